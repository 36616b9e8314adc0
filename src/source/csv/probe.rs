//! Is everything working? Rights, space and the columns of the first rows, without reading everything.

use super::activity::ActivityPlan;
use super::consume::same_folder;
use super::contact::plan;
use super::moment::Scale;
use super::{listing, room, trial};
use crate::config::external::{AfterImport, CsvActivities, CsvContacts, DateOrder, MomentColumns};
use crate::model::{DataKind, Message, RejectedRow, SampleState, Worded, message};
use crate::source::{SourceError, SourceFinding, Trial, TrialReading, TrialRequest, TrialRow, Watch};
use crate::time::recognise;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows that are tried.
const ROWS: usize = 20;

/// The keys of one kind of data, as they stand in the section.
struct Keys {
    source: &'static str,
    destination: &'static str,
    after: &'static str,
    zone: &'static str,
}

const CONTACTS: Keys = Keys {
    source: "Source",
    destination: "Destination",
    after: "DeleteImportFiles",
    zone: "TimeZone",
};

const ACTIVITIES: Keys = Keys {
    source: "ActivitySource",
    destination: "ActivityDestination",
    after: "DeleteActivityImportFiles",
    zone: "TimeZone_TimeLink",
};

pub(super) fn contacts(settings: &CsvContacts, scale: &Scale) -> Vec<SourceFinding> {
    let keys = &CONTACTS;
    let destination = settings.destination.as_deref();
    let mut findings = folders(keys, settings.after, &settings.source, destination);
    if settings.groups.iter().all(|name| name.trim().is_empty()) {
        findings.push(warning(
            message!("source-no-groups", "Groups names no queue"),
            message!(
                "source-no-groups-hint",
                "name the queues in Groups, semicolon separated: only those are imported"
            ),
        ));
    }
    let queues: Vec<usize> = (0..plan::queues(settings).len()).collect();
    let metrics: Vec<usize> = (0..plan::metrics(settings).len()).collect();
    let request = TrialRequest {
        kind: DataKind::Contacts,
        queues: &queues,
        metrics: &metrics,
        rows: ROWS,
    };
    let few = Few::default();
    let rows = trial::contacts(settings, scale, &request, &mut |_| few.count(), &few);
    findings.extend(first_rows(
        keys,
        rows,
        scale,
        settings.moment,
        settings.date_order,
    ));
    findings
}

pub(super) fn activities(settings: &CsvActivities, plan: &ActivityPlan) -> Vec<SourceFinding> {
    let keys = &ACTIVITIES;
    let destination = settings.destination.as_deref();
    let mut findings = folders(keys, settings.after, &settings.source, destination);
    let request = TrialRequest {
        kind: DataKind::Activities,
        queues: &[],
        metrics: &[],
        rows: ROWS,
    };
    let few = Few::default();
    let rows = trial::activities(settings, plan, &request, &mut |_| few.count(), &few);
    findings.extend(first_rows(
        keys,
        rows,
        &plan.scale,
        settings.start,
        settings.date_order,
    ));
    findings
}

fn folders(keys: &Keys, after: AfterImport, source: &Path, destination: Option<&Path>) -> Vec<SourceFinding> {
    let mut findings = Vec::new();
    let size = match listing::list(source) {
        Ok(files) => {
            let size = files.iter().map(|file| file.size).sum();
            findings.push(fine(message!(
                "source-files",
                "{key} {folder}: {count} files",
                key = keys.source,
                folder = source.display(),
                count = files.len(),
            )));
            size
        }
        Err(error) => {
            findings.push(failed(
                error.message(),
                message!(
                    "source-folder-hint",
                    "correct {key}, or give the service's account the right to read there",
                    key = keys.source,
                ),
            ));
            0
        }
    };
    if after == AfterImport::Leave {
        return findings;
    }
    if source.is_dir()
        && let Err(why) = room::is_writable(source)
    {
        findings.push(failed(
            message!(
                "source-cannot-leave",
                "files cannot leave {folder}: {why}",
                folder = source.display(),
                why = why,
            ),
            message!(
                "source-cannot-leave-hint",
                "give the service's account the right to write there, or set {key} to 0",
                key = keys.after,
            ),
        ));
    }
    if after == AfterImport::Move {
        findings.extend(destination_of(keys, source, destination, size));
    }
    findings
}

fn destination_of(
    keys: &Keys,
    source: &Path,
    destination: Option<&Path>,
    size: u64,
) -> Option<SourceFinding> {
    let Some(folder) = destination else {
        return Some(warning(
            message!(
                "source-move-nowhere",
                "{after} is 1 (move), and no {destination} is set: files stay",
                after = keys.after,
                destination = keys.destination,
            ),
            message!(
                "source-move-nowhere-hint",
                "set {destination}, or {after} to 0 (leave) or 2 (delete)",
                destination = keys.destination,
                after = keys.after,
            ),
        ));
    };
    if same_folder(folder, source) {
        return Some(failed(
            message!(
                "source-into-itself",
                "{key} is the source folder itself",
                key = keys.destination,
            ),
            message!(
                "source-into-itself-hint",
                "choose another folder for {key}",
                key = keys.destination,
            ),
        ));
    }
    if let Err(why) = room::is_writable(folder) {
        return Some(failed(
            message!(
                "source-destination",
                "{key} {folder}: {why}",
                key = keys.destination,
                folder = folder.display(),
                why = why,
            ),
            message!(
                "source-destination-hint",
                "make the folder, and give the service's account the right to write there"
            ),
        ));
    }
    match room::free_bytes(folder) {
        Some(free) if free < size => Some(warning(
            message!(
                "source-little-room",
                "{key} {folder} has {free} MB free, the files to move have {size} MB",
                key = keys.destination,
                folder = folder.display(),
                free = free >> 20,
                size = size >> 20,
            ),
            message!("source-little-room-hint", "make room there"),
        )),
        _ => Some(fine(format!("{} {}", keys.destination, folder.display()).into())),
    }
}

/// Stops a trial after the rows that are tried.
#[derive(Default)]
struct Few(AtomicUsize);

impl Few {
    fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Watch for Few {
    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= ROWS
    }
    fn progress(&self, _: u64, _: u64) {}
    fn rejected(&self, _: RejectedRow, _: Option<jiff::civil::Date>) {}
}

/// Why a row would not lead anywhere.
fn fault_of(row: &TrialRow) -> Option<Message> {
    match &row.reading {
        TrialReading::Rejected {
            column: Some(column),
            found,
            why,
        } => Some(message!(
            "source-fault",
            "column {column}: “{found}” {why}",
            column = *column,
            found = found,
            why = why,
        )),
        TrialReading::Rejected { why, .. } => Some(why.clone()),
        TrialReading::Contact(contact) if contact.queue.is_none() => Some(message!(
            "source-unlisted-queue",
            "“{name}” is not one of the queues that the settings list",
            name = &contact.name,
        )),
        TrialReading::Contact(_) | TrialReading::Activity(_) | TrialReading::Unread => None,
    }
}

/// Files whose rows nobody can see.
fn closed(trial: &Trial) -> Option<SourceFinding> {
    trial.files.iter().find_map(|file| {
        let why = match &file.state {
            SampleState::Failed(why) => why.clone(),
            SampleState::Growing if file.form.is_none() => {
                message!("source-being-written", "another program is writing it")
            }
            _ => return None,
        };
        let found = message!(
            "source-file",
            "cannot read {path}: {why}",
            path = &file.name,
            why = why,
        );
        Some(warning(
            found,
            message!("source-unread-hint", "close the other program, or try again"),
        ))
    })
}

fn first_rows(
    keys: &Keys,
    trial: Result<Trial, SourceError>,
    scale: &Scale,
    moment: MomentColumns,
    order: DateOrder,
) -> Vec<SourceFinding> {
    let trial = match trial {
        Ok(trial) => trial,
        // The folder's own finding says so already.
        Err(SourceError::Folder { .. }) => return Vec::new(),
        Err(error) => {
            return vec![warning(
                error.message(),
                message!("source-try-again", "try again"),
            )];
        }
    };
    let mut findings: Vec<SourceFinding> = closed(&trial).into_iter().collect();
    let rows = &trial.rows;
    let bad: Vec<(&TrialRow, Message)> = rows
        .iter()
        .filter_map(|row| Some((row, fault_of(row)?)))
        .collect();
    match bad.first() {
        _ if rows.is_empty() => {}
        None => findings.push(fine(message!(
            "source-rows-fine",
            "the first {count} rows are understood",
            count = rows.len(),
        ))),
        Some((first, why)) => findings.push(warning(
            message!(
                "source-rows-bad",
                "{bad} of the first {count} rows are not understood, for example {file} line {line}: {why}",
                bad = bad.len(),
                count = rows.len(),
                file = &first.file,
                line = first.line,
                why = why,
            ),
            message!(
                "source-rows-bad-hint",
                "compare the columns, the separator and the date's order in the section with the file"
            ),
        )),
    }
    if matches!(scale, Scale::Shift(_))
        && let MomentColumns::One(column) = moment
    {
        let with_offset = |row: &&TrialRow| {
            let cell = row.cells.get(column.index()).map_or("", String::as_str);
            recognise::moment(cell.as_bytes(), order).is_some_and(|found| found.offset.is_some())
        };
        if let Some(row) = rows.iter().find(with_offset) {
            findings.push(warning(
                message!(
                    "source-offset-ignored",
                    "the timestamps tell their offset ({found}), which is ignored",
                    found = row.cells.get(column.index()).map_or("", String::as_str),
                ),
                message!(
                    "source-offset-ignored-hint",
                    "set {key} to the zone's name, such as Europe/Paris, to have it honoured",
                    key = keys.zone,
                ),
            ));
        }
    }
    findings
}

fn fine(found: Message) -> SourceFinding {
    SourceFinding {
        error: false,
        found,
        hint: Message::default(),
    }
}

fn warning(found: Message, hint: Message) -> SourceFinding {
    SourceFinding {
        error: false,
        found,
        hint,
    }
}

fn failed(found: Message, hint: Message) -> SourceFinding {
    SourceFinding {
        error: true,
        found,
        hint,
    }
}
