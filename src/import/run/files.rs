//! From a reading's report to what the ledger keeps of its files and days.

use super::observe::Rejected;
use crate::ledger::ReadFile;
use crate::model::RejectedRow;
use crate::source::{DayRange, FileRead, FileState, ReadReport};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Whether everything that the source had was read: no file failed, none is still being written.
pub(super) fn whole(report: &ReadReport) -> bool {
    let taken = |file: &FileRead| matches!(file.state, FileState::Read | FileState::Duplicate(_));
    report.files.iter().all(taken)
}

/// Whether nothing went wrong; a file that is still being written is nothing wrong, it comes next time.
pub(super) fn sound(report: &ReadReport) -> bool {
    !report
        .files
        .iter()
        .any(|file| matches!(file.state, FileState::Failed(_)))
}

/// Whether a day's rows may all stand in a file that was still being written: then nothing is known of the day, and what
/// earlier imports told of it stays.
pub(super) fn untold(report: &ReadReport, rows: u64) -> bool {
    rows == 0 && report.files.iter().any(|file| file.state == FileState::Growing)
}

/// Rows of this day as the files tell; `None` for a database.
pub(super) fn rows_of(report: &ReadReport, day: Date) -> Option<u64> {
    let read = report.files.iter().filter(|file| file.state == FileState::Read);
    (!report.files.is_empty()).then(|| read.filter_map(|file| file.days.get(&day)).sum())
}

/// The files that a day's recording notes: those that tell of it, and with the window's first day all of them, so that
/// the ledger knows which files it has seen.
pub(super) fn noted(report: &ReadReport, days: DayRange, day: Date, consume: bool) -> Vec<ReadFile> {
    let original = |file: &FileRead| match file.state {
        FileState::Read => Some(file.days.clone()),
        // Its content is its twin's.
        FileState::Duplicate(twin) => report.files.get(twin).map(|twin| twin.days.clone()),
        FileState::Growing | FileState::Failed(_) => None,
    };
    report
        .files
        .iter()
        .filter_map(|file| Some((file, original(file)?)))
        .filter(|(_, told)| day == days.first || told.contains_key(&day))
        .map(|(file, told)| ReadFile {
            stamp: file.stamp.clone(),
            hash: file.hash.clone(),
            clean: file.rejected == 0,
            consume,
            days: told,
        })
        .collect()
}

/// Rejected rows by the day they are shown with: their own, else the last day of the window that their file tells of.
pub(super) fn rejected_by_day(
    report: &ReadReport,
    days: DayRange,
    rejected: &[Rejected],
) -> BTreeMap<Date, Vec<RejectedRow>> {
    let mut of_file: BTreeMap<String, Date> = BTreeMap::new();
    for file in &report.files {
        let name = file
            .stamp
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let last = file.days.range(days.first..=days.last).next_back();
        of_file.insert(name, last.map_or(days.last, |(day, _)| *day));
    }
    let last_of_file = |row: &RejectedRow| {
        let name = std::path::Path::new(&row.place).file_name().unwrap_or_default();
        of_file.get(&*name.to_string_lossy()).copied()
    };
    let mut by_day: BTreeMap<Date, Vec<RejectedRow>> = BTreeMap::new();
    for Rejected { row, day } in rejected {
        let day = day.or_else(|| last_of_file(row)).unwrap_or(days.last);
        by_day.entry(day).or_default().push(row.clone());
    }
    by_day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_rejected_row_is_shown_with_its_own_day_where_that_is_known() {
        let days = DayRange {
            first: date(2026, 3, 1),
            last: date(2026, 3, 3),
        };
        let row = |line, day| Rejected {
            row: RejectedRow {
                place: "a.csv".to_owned(),
                line,
                column: None,
                found: String::new(),
                why: String::new().into(),
            },
            day,
        };
        let rows = [row(1, Some(days.first)), row(2, None)];
        let by_day = rejected_by_day(&ReadReport::default(), days, &rows);
        assert_eq!(by_day[&days.first][0].line, 1);
        assert_eq!(by_day[&days.last][0].line, 2, "its moment could not be read");
    }

    #[test]
    fn a_file_that_is_still_being_written_says_nothing_of_its_day() {
        let mut report = ReadReport::default();
        assert!(!untold(&report, 0), "a day without rows is one");
        report.files.push(FileRead {
            stamp: crate::model::FileStamp {
                path: "a.csv".into(),
                size: 1,
                modified: 1,
            },
            state: FileState::Growing,
            hash: None,
            rows: 0,
            rejected: 0,
            passed_over: 0,
            days: BTreeMap::new(),
        });
        assert!(untold(&report, 0));
        assert!(!untold(&report, 3), "other files told of it");
    }
}
