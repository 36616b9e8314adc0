//! A bounded look at the beginning of the newest files of a folder.

use super::columns::{self, Sampled};
use super::fault::{Fault, shorten_to};
use super::open::{Opened, Shape};
use super::record::Record;
use super::stream::{Step, Stream};
use super::tally::UnknownNames;
use super::{duplicates, limits, listing, text_of};
use crate::files::{self, Encoding};
use crate::model::{FileForm, FileStamp, SampleFile, SampleState, UtcSecond, message};
use crate::source::{FileState, SourceError, Trial, TrialReading, TrialRow, Watch};
use std::io;
use std::path::Path;

/// What to look at, and how rows are judged.
pub(super) struct Look<'a> {
    pub folder: &'a Path,
    pub shape: Shape,
    /// `None`: nobody said yet, so that columns are told from where the header seems to end.
    pub header_lines: Option<u32>,
    /// Rows wanted one by one.
    pub rows: usize,
    pub judge: &'a mut dyn FnMut(&Record) -> TrialReading,
    pub each: &'a mut dyn FnMut(&TrialReading),
    pub watch: &'a dyn Watch,
}

impl Look<'_> {
    pub fn run(self) -> Result<Trial, SourceError> {
        let mut listed = listing::list(self.folder)?;
        let (file_count, bytes) = (listed.len(), listed.iter().map(|file| file.size).sum());
        listed.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
        listed.truncate(limits::TRIAL_FILES);
        let mut walk = Walk {
            trial: Trial {
                folder: self.folder.to_owned(),
                file_count: file_count as u64,
                bytes,
                whole: file_count <= limits::TRIAL_OPENED,
                ..Trial::default()
            },
            unlisted: UnknownNames::default(),
            bytes_left: limits::TRIAL_BYTES,
            rows_left: limits::TRIAL_ROWS,
            text_left: limits::TRIAL_TEXT,
            sampled: None,
            look: self,
        };
        walk.files(&listed);
        let Walk {
            mut trial,
            unlisted,
            sampled,
            ..
        } = walk;
        if let Some(sampled) = sampled {
            (trial.columns, trial.header_lines, trial.date_orders) =
                (sampled.columns, sampled.header_lines, sampled.date_orders);
        }
        trial.unlisted = unlisted.into_names();
        Ok(trial)
    }
}

struct Walk<'a> {
    look: Look<'a>,
    trial: Trial,
    unlisted: UnknownNames,
    bytes_left: u64,
    rows_left: u64,
    /// Bytes of text that may still be shown.
    text_left: usize,
    sampled: Option<Sampled>,
}

impl Walk<'_> {
    fn files(&mut self, listed: &[FileStamp]) {
        let opened = &listed[..listed.len().min(limits::TRIAL_OPENED)];
        let twins = self.twins(opened);
        for (index, stamp) in listed.iter().enumerate() {
            let mut file = SampleFile {
                name: listing::name(stamp),
                size: stamp.size,
                changed: UtcSecond(i64::try_from(stamp.modified.div_euclid(1_000_000_000)).unwrap_or(0)),
                state: SampleState::Ready,
                form: None,
            };
            if index < opened.len() && !self.look.watch.cancelled() {
                match twins[index] {
                    Some(first) => file.state = SampleState::SameAs(listing::name(&listed[first])),
                    None => self.file(stamp, &mut file),
                }
            } else {
                self.trial.whole = false;
            }
            self.trial.files.push(file);
        }
        // Between the listing and now.
        for (file, stamp) in self.trial.files.iter_mut().zip(listed) {
            if file.state == SampleState::Ready
                && !self.look.watch.cancelled()
                && !listing::is_unchanged(stamp)
            {
                file.state = SampleState::Growing;
            }
        }
    }

    /// For each file an earlier one with the same content; only small ones are compared.
    fn twins(&self, files: &[FileStamp]) -> Vec<Option<usize>> {
        let small: Vec<usize> = (0..files.len())
            .filter(|index| files[*index].size <= limits::TRIAL_TWIN)
            .collect();
        let stamps: Vec<FileStamp> = small.iter().map(|index| files[*index].clone()).collect();
        let mut twins = vec![None; files.len()];
        for (index, twin) in small
            .iter()
            .zip(duplicates::find(&stamps, || self.look.watch.cancelled()))
        {
            twins[*index] = twin.of.map(|of| small[of]);
        }
        twins
    }

    fn file(&mut self, stamp: &FileStamp, file: &mut SampleFile) {
        let opened = match Opened::open(stamp, self.look.shape) {
            Ok(opened) => opened,
            Err(state) => {
                file.state = match state {
                    FileState::Failed(why) => SampleState::Failed(why),
                    FileState::Growing | FileState::Read | FileState::Duplicate(_) => SampleState::Growing,
                };
                return;
            }
        };
        if !self.look.watch.may_show(opened.file(), &stamp.path) {
            file.state = SampleState::Failed(message!(
                "source-own-file",
                "it belongs to xlink itself and is not shown"
            ));
            return;
        }
        if opened.size > opened.mark {
            file.form = Some(FileForm {
                encoding: match opened.encoding {
                    Encoding::Ascii => "ASCII".to_owned(),
                    other => other.name().to_owned(),
                },
                mark: opened.mark > 0,
                separator: char::from(opened.separator),
                separator_found: self.look.shape.separator.is_none(),
            });
        }
        if let Err(why) = self.rows(&opened, &file.name) {
            file.state = SampleState::Failed(files::reason(&why));
        } else if !opened.is_whole(stamp) {
            file.state = SampleState::Growing;
        }
    }

    fn rows(&mut self, opened: &Opened, file: &str) -> io::Result<()> {
        if self.sampled.is_none() {
            self.sampled = columns::sample(opened, self.look.header_lines)?;
        }
        let mut stream = Stream::new(opened, self.look.shape.header_lines);
        let mut told = 0;
        loop {
            if self.rows_left == 0 || self.bytes_left == 0 || self.look.watch.cancelled() {
                self.trial.whole = false;
                return Ok(());
            }
            let step = stream.next()?;
            self.bytes_left = self.bytes_left.saturating_sub(stream.place() - told);
            told = stream.place();
            match step {
                Step::End => return Ok(()),
                Step::Row { line } => {
                    let reading = (self.look.judge)(&stream.record);
                    self.take(file, line, reading, &mut stream.record.cells());
                }
                Step::Broken { line, why, found } => {
                    let fault = Fault::broken(why, &found);
                    self.take(file, line, fault.into(), &mut std::iter::once(&found[..]));
                }
            }
        }
    }

    fn take(&mut self, file: &str, line: u64, reading: TrialReading, cells: &mut dyn Iterator<Item = &[u8]>) {
        self.rows_left -= 1;
        if let TrialReading::Contact(contact) = &reading
            && contact.queue.is_none()
        {
            self.unlisted.add(&contact.name, 1);
        }
        (self.look.each)(&reading);
        let rejected = matches!(reading, TrialReading::Rejected { .. });
        let list = if self.trial.rows.len() < self.look.rows && self.text_left > 0 {
            &mut self.trial.rows
        } else if rejected && self.trial.rejected_later.len() < limits::TRIAL_REJECTED {
            &mut self.trial.rejected_later
        } else {
            return;
        };
        let cells: Vec<String> = cells
            .take(limits::TRIAL_COLUMNS)
            .map(|cell| shorten_to(&text_of(cell), limits::TRIAL_CELL))
            .collect();
        let text: usize = cells.iter().map(String::len).sum();
        self.text_left = self.text_left.saturating_sub(text);
        list.push(TrialRow {
            file: file.to_owned(),
            line,
            cells,
            reading,
        });
    }
}
