//! The first rows of an external system as they would be imported if its section stood like a draft.
//!
//! The rows are judged by the source's own rules, and the mappings by the very plan that an import makes, so that both
//! say the same. The look itself is bounded by the source in rows and bytes, and here in time: a share that hangs costs
//! a thread until it answers, never the caller.

mod activities;
mod contacts;
mod guard;
#[cfg(test)]
mod tests;

use super::{Core, setup};
use crate::config::external::{CsvDraft, Draft, draft};
use crate::config::{ExternalSettings, Finding};
use crate::engine::{
    EngineError, Level, MOST_PREVIEW_ROWS, Notice, Preview, PreviewCounts, PreviewRequest, PreviewRow,
    RowOutcome,
};
use crate::files;
use crate::model::{Catalog, DataKind, Message, Worded, message};
use crate::source::csv::glance;
use crate::source::{Source, SourceError, Trial, TrialReading, TrialRow};
use crate::time::DateOrder;
use guard::Guard;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// After so long the folder is taken for one that hangs.
const PATIENCE: Duration = Duration::from_secs(20);
/// Looks at once, those at folders that hang included.
const AT_ONCE: usize = 4;

/// Looks on a thread of its own.
pub(super) fn preview(core: &Arc<Core>, request: &PreviewRequest) -> Result<Preview, EngineError> {
    let seat = Seat::take(core).ok_or_else(|| {
        EngineError::Failed(message!(
            "local-previews",
            "other previews are under way, or wait for a folder that does not answer"
        ))
    })?;
    let (answer, answered) = crossbeam_channel::bounded(1);
    let request = request.clone();
    std::thread::Builder::new()
        .name("preview".to_owned())
        .spawn(move || {
            let made = make(&seat.0, &request);
            // Whoever asked may have given up.
            let _ = answer.send(made);
        })
        .map_err(|why| EngineError::Failed(files::reason(&why)))?;
    answered.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Err(EngineError::Failed(message!(
            "local-folder-silent",
            "the folder did not answer within {seconds} s: is the share there?",
            seconds = PATIENCE.as_secs(),
        )))
    })
}

/// A place among those who look, given back when dropped.
struct Seat(Arc<Core>);

impl Seat {
    fn take(core: &Arc<Core>) -> Option<Self> {
        let taken = core.previews.fetch_add(1, Ordering::SeqCst);
        let seat = Self(core.clone());
        (taken < AT_ONCE).then_some(seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.previews.fetch_sub(1, Ordering::SeqCst);
    }
}

fn make(core: &Core, request: &PreviewRequest) -> Result<Preview, EngineError> {
    let setup = core.setup();
    let (system, kind) = (request.draft.name.as_str(), request.kind);
    let catalog = setup.catalog.as_deref();
    let described = catalog.and_then(|catalog| catalog.external_system(system));
    let of_catalog = described.map(|described| described.interface.as_str());
    let read = draft(
        system,
        request.interface.as_deref().or(of_catalog),
        &request.draft.keys,
        kind,
        core.installation.directory(),
    );
    let read = match read {
        Draft::Csv(read) => *read,
        Draft::Unsupported { interface } => {
            return Err(EngineError::Invalid(
                SourceError::Unsupported { interface }.message(),
            ));
        }
    };
    let mut notices: Vec<Notice> = of_the_server(catalog, system, kind).into_iter().collect();
    notices.extend(read.findings.iter().map(|(key, finding)| about(key, finding)));
    let rows = request.rows.min(MOST_PREVIEW_ROWS) as usize;
    let mut look = Looked {
        rows,
        watch: Guard::new(&core.installation),
        notices,
        kind,
    };
    Ok(match source_of(&read, &mut look.notices) {
        Some(source) => match kind {
            DataKind::Contacts => contacts::preview(core, &setup, system, source.as_ref(), look),
            DataKind::Activities => activities::preview(&setup, system, source.as_ref(), &read, look),
        },
        None => look.at_a_glance(&read),
    })
}

/// A source that understands rows, when the draft says enough for one.
fn source_of(read: &CsvDraft, notices: &mut Vec<Notice>) -> Option<Box<dyn Source>> {
    let settings = ExternalSettings::Csv(Box::new(read.settings.clone()?));
    match crate::source::open(&settings) {
        Ok(source) => Some(source),
        Err(error) => {
            notices.push(error_notice(String::new(), error.message()));
            None
        }
    }
}

/// Why nothing would be imported however well the section stands.
fn of_the_server(catalog: Option<&Catalog>, system: &str, kind: DataKind) -> Option<Notice> {
    let warning = |text: Message, hint: Message| Notice {
        level: Level::Warning,
        place: system.to_owned(),
        text,
        hint,
    };
    let Some(catalog) = catalog else {
        return Some(warning(
            message!(
                "local-nothing-known",
                "the WFM's catalogue was never read: queues, agents and zones are unknown here"
            ),
            message!("local-nothing-known-hint", "connect to the WFM server once"),
        ));
    };
    let Some(described) = catalog.external_system(system) else {
        return Some(warning(
            message!(
                "local-unknown-system",
                "the WFM server knows no external system of this name: nothing of it is imported"
            ),
            message!(
                "local-unknown-system-hint",
                "create it on the WFM server under exactly this name"
            ),
        ));
    };
    let (flag, brings) = match kind {
        DataKind::Contacts => ("PhoneLink", described.phonelink),
        DataKind::Activities => ("TimeLink", described.timelink),
    };
    if !described.active {
        Some(warning(
            message!(
                "local-inactive-there",
                "it is inactive on the WFM server: nothing of it is imported"
            ),
            message!("local-inactive-there-hint", "make it active there"),
        ))
    } else if !brings {
        Some(warning(
            message!(
                "local-kind-off",
                "{flag} is off for it on the WFM server: nothing of this kind is imported",
                flag = flag,
            ),
            message!("local-kind-off-hint", "switch it on there"),
        ))
    } else {
        None
    }
}

fn about(key: &str, finding: &Finding) -> Notice {
    Notice {
        place: key.to_owned(),
        ..setup::notice(finding.clone())
    }
}

fn error_notice(place: String, text: Message) -> Notice {
    Notice {
        level: Level::Error,
        place,
        text,
        hint: Message::default(),
    }
}

/// What every look needs.
struct Looked {
    kind: DataKind,
    rows: usize,
    watch: Guard,
    notices: Vec<Notice>,
}

impl Looked {
    /// Files, columns and rows as they stand.
    fn at_a_glance(self, read: &CsvDraft) -> Preview {
        let trial = match &read.outline.source {
            Some(folder) => glance(folder, &read.outline, self.rows, &self.watch),
            None => Ok(Trial::default()),
        };
        let has_folder = read.outline.source.is_some();
        let mut preview = self.preview(trial, PreviewCounts::default(), &mut |_| RowOutcome::Unread);
        preview.judged = false;
        if !has_folder {
            preview.folder = None;
        }
        preview
    }

    /// Puts a trial into words for the screen. A folder that cannot be read is a notice.
    fn preview(
        mut self,
        trial: Result<Trial, SourceError>,
        counts: PreviewCounts,
        outcome: &mut dyn FnMut(TrialReading) -> RowOutcome,
    ) -> Preview {
        let trial = trial.unwrap_or_else(|error| {
            let key = match self.kind {
                DataKind::Contacts => "Source",
                DataKind::Activities => "ActivitySource",
            };
            self.notices.push(error_notice(key.to_owned(), error.message()));
            match error {
                SourceError::Folder { path, .. } => Trial {
                    folder: path,
                    ..Trial::default()
                },
                _ => Trial::default(),
            }
        });
        let mut row = |row: TrialRow| PreviewRow {
            file: row.file,
            line: row.line,
            cells: row.cells,
            outcome: match row.reading {
                TrialReading::Rejected { column, found, why } => RowOutcome::Rejected { column, found, why },
                reading => outcome(reading),
            },
        };
        Preview {
            kind: self.kind,
            folder: Some(trial.folder.display().to_string()),
            files: trial.files,
            file_count: trial.file_count,
            bytes: trial.bytes,
            columns: trial.columns,
            header_lines: trial.header_lines,
            date_orders: trial.date_orders.into_iter().map(order).collect(),
            judged: true,
            rows: trial.rows.into_iter().map(&mut row).collect(),
            rejected_later: trial.rejected_later.into_iter().map(&mut row).collect(),
            counts,
            unlisted: by_rows(trial.unlisted.into_iter().collect()),
            whole: trial.whole,
            notices: self.notices,
        }
    }
}

/// As it stands in `DateOrder`.
fn order(order: DateOrder) -> String {
    match order {
        DateOrder::Dmy => "dmy",
        DateOrder::Mdy => "mdy",
        DateOrder::Ymd => "ymd",
    }
    .to_owned()
}

/// The most frequent first.
fn by_rows(mut names: Vec<(String, u64)>) -> Vec<(String, u64)> {
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    names
}
