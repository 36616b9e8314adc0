//! Is everything working? Rights, space and the columns of the first rows, without reading everything.

use super::activity::ActivityPlan;
use super::consume::same_folder;
use super::contact::plan;
use super::moment::Scale;
use super::{listing, room, trial};
use crate::config::external::{AfterImport, CsvActivities, CsvContacts, DateOrder, MomentColumns};
use crate::model::{DataKind, RejectedRow, SampleState};
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
            "Groups names no queue".to_owned(),
            "name the queues in Groups, semicolon separated: only those are imported",
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
            findings.push(fine(format!(
                "{} {}: {} files",
                keys.source,
                source.display(),
                files.len()
            )));
            size
        }
        Err(error) => {
            findings.push(failed(
                error.to_string(),
                format!(
                    "correct {}, or give the service's account the right to read there",
                    keys.source
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
            format!("files cannot leave {}: {why}", source.display()),
            format!(
                "give the service's account the right to write there, or set {} to 0",
                keys.after
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
            format!(
                "{} is 1 (move), and no {} is set: files stay",
                keys.after, keys.destination
            ),
            &format!(
                "set {}, or {} to 0 (leave) or 2 (delete)",
                keys.destination, keys.after
            ),
        ));
    };
    if same_folder(folder, source) {
        return Some(failed(
            format!("{} is the source folder itself", keys.destination),
            format!("choose another folder for {}", keys.destination),
        ));
    }
    if let Err(why) = room::is_writable(folder) {
        return Some(failed(
            format!("{} {}: {why}", keys.destination, folder.display()),
            "make the folder, and give the service's account the right to write there".to_owned(),
        ));
    }
    match room::free_bytes(folder) {
        Some(free) if free < size => Some(warning(
            format!(
                "{} {} has {} MB free, the files to move have {} MB",
                keys.destination,
                folder.display(),
                free >> 20,
                size >> 20
            ),
            "make room there",
        )),
        _ => Some(fine(format!("{} {}", keys.destination, folder.display()))),
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
    fn rejected(&self, _: RejectedRow) {}
}

/// Why a row would not lead anywhere.
fn fault_of(row: &TrialRow) -> Option<String> {
    match &row.reading {
        TrialReading::Rejected {
            column: Some(column),
            found,
            why,
        } => Some(format!("column {column}: “{found}” {why}")),
        TrialReading::Rejected { why, .. } => Some(why.clone()),
        TrialReading::Contact(contact) if contact.queue.is_none() => Some(format!(
            "“{}” is not one of the queues that the settings list",
            contact.name
        )),
        TrialReading::Contact(_) | TrialReading::Activity(_) | TrialReading::Unread => None,
    }
}

/// Files whose rows nobody can see.
fn closed(trial: &Trial) -> Option<SourceFinding> {
    trial.files.iter().find_map(|file| {
        let why = match &file.state {
            SampleState::Failed(why) => why.as_str(),
            SampleState::Growing if file.form.is_none() => "another program is writing it",
            _ => return None,
        };
        let found = format!("cannot read {}: {why}", file.name);
        Some(warning(found, "close the other program, or try again"))
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
        Err(error) => return vec![warning(error.to_string(), "try again")],
    };
    let mut findings: Vec<SourceFinding> = closed(&trial).into_iter().collect();
    let rows = &trial.rows;
    let bad: Vec<(&TrialRow, String)> = rows
        .iter()
        .filter_map(|row| Some((row, fault_of(row)?)))
        .collect();
    match bad.first() {
        _ if rows.is_empty() => {}
        None => findings.push(fine(format!("the first {} rows are understood", rows.len()))),
        Some((first, why)) => findings.push(warning(
            format!(
                "{} of the first {} rows are not understood, for example {} line {}: {why}",
                bad.len(),
                rows.len(),
                first.file,
                first.line,
            ),
            "compare the columns, the separator and the date's order in the section with the file",
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
                format!(
                    "the timestamps tell their offset ({}), which is ignored",
                    row.cells.get(column.index()).map_or("", String::as_str)
                ),
                &format!(
                    "set {} to the zone's name, such as Europe/Paris, to have it honoured",
                    keys.zone
                ),
            ));
        }
    }
    findings
}

fn fine(found: String) -> SourceFinding {
    SourceFinding {
        error: false,
        found,
        hint: String::new(),
    }
}

fn warning(found: String, hint: &str) -> SourceFinding {
    SourceFinding {
        error: false,
        found,
        hint: hint.to_owned(),
    }
}

fn failed(found: String, hint: String) -> SourceFinding {
    SourceFinding {
        error: true,
        found,
        hint,
    }
}
