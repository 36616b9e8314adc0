//! The first rows of the newest file, as they would be read.

use super::activity::ActivityPlan;
use super::contact::plan::{self, Plan};
use super::moment::{Scale, When};
use super::open::{Opened, Shape};
use super::record::Record;
use super::stream::{Step, Stream};
use super::{listing, text_of};
use crate::config::external::{CsvActivities, CsvContacts};
use crate::files;
use crate::model::{FileStamp, UtcSecond};
use crate::source::{ContactRequest, DayRange, FileState, PreviewRow, SourceError, SourceTree};
use crate::time::Zone;
use jiff::civil::Date;

pub(super) fn contacts(
    settings: &CsvContacts,
    scale: &Scale,
    rows: usize,
) -> Result<Vec<PreviewRow>, SourceError> {
    let tree = SourceTree {
        system: String::new(),
        queues: plan::queues(settings),
        metrics: plan::metrics(settings),
    };
    let (queues, metrics): (Vec<usize>, Vec<usize>) = (
        (0..tree.queues.len()).collect(),
        (0..tree.metrics.len()).collect(),
    );
    let request = ContactRequest {
        days: DayRange {
            first: Date::MIN,
            last: Date::MAX,
        },
        tree: &tree,
        queues: &queues,
        metrics: &metrics,
    };
    let plan = Plan::new(settings, scale, &request);
    let mut trial = plan.trial();
    first_rows(&settings.source, plan.shape(), rows, |record| {
        let (queue, when) = trial(record)?;
        Ok((queue, shown(when, scale)))
    })
}

pub(super) fn activities(
    settings: &CsvActivities,
    plan: &ActivityPlan,
    rows: usize,
) -> Result<Vec<PreviewRow>, SourceError> {
    let mut reader = plan.rows();
    first_rows(&settings.source, plan.shape, rows, |record| {
        let row = reader.read(record, 0)?;
        Ok((row.record.agent, shown(row.start, &plan.scale)))
    })
}

/// Civil time as it stands after the shift, or with the offset of the source's zone.
fn shown(when: When, scale: &Scale) -> String {
    match scale {
        Scale::Zone(zone) => zone.format_seconds(UtcSecond(when.at)),
        Scale::Shift(_) => {
            let text = Zone::utc().format_seconds(UtcSecond(when.at));
            text.trim_end_matches("+00:00").to_owned()
        }
    }
}

fn first_rows(
    folder: &std::path::Path,
    shape: Shape,
    rows: usize,
    mut read: impl FnMut(&Record) -> Result<(String, String), super::fault::Fault>,
) -> Result<Vec<PreviewRow>, SourceError> {
    let mut listed = listing::list(folder)?;
    listed.sort_by_key(|file| std::cmp::Reverse(file.modified));
    let mut preview = Vec::new();
    for stamp in &listed {
        if preview.len() >= rows {
            break;
        }
        let file = listing::name(stamp);
        let opened = open(stamp, shape)?;
        let mut stream = Stream::new(&opened, shape.header_lines);
        while preview.len() < rows {
            let step = stream
                .next()
                .map_err(|why| trouble(stamp, &files::in_words(&why)))?;
            let row = match step {
                Step::End => break,
                Step::Row { line } => PreviewRow {
                    file: file.clone(),
                    line,
                    cells: stream
                        .record
                        .cells()
                        .map(|cell| text_of(cell).into_owned())
                        .collect(),
                    reading: read(&stream.record).map_err(|fault| fault.to_string()),
                },
                Step::Broken { line, why, found } => PreviewRow {
                    file: file.clone(),
                    line,
                    cells: vec![text_of(&found).into_owned()],
                    reading: Err(why.in_words()),
                },
            };
            preview.push(row);
        }
    }
    Ok(preview)
}

fn open(stamp: &FileStamp, shape: Shape) -> Result<Opened, SourceError> {
    Opened::open(stamp, shape).map_err(|state| match state {
        FileState::Failed(why) => trouble(stamp, &why),
        FileState::Growing | FileState::Read | FileState::Duplicate(_) => {
            trouble(stamp, "another program is writing it")
        }
    })
}

fn trouble(stamp: &FileStamp, why: &str) -> SourceError {
    SourceError::Other(format!("cannot read {}: {why}", stamp.path.display()))
}
