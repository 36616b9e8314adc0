//! The end of an import as lines of `isps_uls.log`. They are the same in every language: logs are searched.

use crate::engine::{ImportOutcome, ImportSummary, ImportTrigger, ImportWhat, Level, Notice};

/// Rejected rows named one by one; the first line counts them all.
const MOST_REJECTIONS: usize = 20;

pub(super) fn import(summary: &ImportSummary) -> Vec<String> {
    let what = match summary.what {
        ImportWhat::Contacts => "call data",
        ImportWhat::Activities => "agent data",
        ImportWhat::Both => "call data and agent data",
    };
    let trigger = match summary.trigger {
        ImportTrigger::Automatic => "automatic",
        ImportTrigger::CatchUp => "catching up",
        ImportTrigger::Manual => "by hand",
    };
    let outcome = match summary.outcome {
        ImportOutcome::Done => "done",
        ImportOutcome::DoneWithWarnings => "done with warnings",
        ImportOutcome::Cancelled => "cancelled",
        ImportOutcome::Failed => "failed",
    };
    let days = match summary.first == summary.last {
        true => summary.first.to_string(),
        false => format!("{} to {}", summary.first, summary.last),
    };
    let mut lines = vec![format!(
        "Import {} of {what}, {days} ({trigger}): {outcome} in {:.1} s. Rows {}, rejected {}, not mapped {}; intervals {}; \
         values written {}, unchanged {}, rejected {}, waiting {}; agent days {}, unknown agents {}.",
        summary.number,
        summary.seconds,
        summary.rows,
        summary.rejected_rows,
        summary.unmapped_rows,
        summary.intervals,
        summary.written,
        summary.unchanged,
        summary.rejected_values,
        summary.waiting,
        summary.agent_days,
        summary.unknown_agents,
    )];
    lines.extend(summary.rejections.iter().take(MOST_REJECTIONS).map(|row| {
        let column = row
            .column
            .map_or_else(String::new, |column| format!(", column {column}"));
        format!(
            "\t{} line {}{column}: \"{}\": {}",
            row.place, row.line, row.found, row.why
        )
    }));
    if summary.rejected_rows > MOST_REJECTIONS as u64 {
        lines.push(format!(
            "\tand {} more rejected rows",
            summary.rejected_rows - MOST_REJECTIONS as u64
        ));
    }
    lines.extend(summary.notes.iter().map(|note| format!("\t{}", notice(note))));
    lines
}

/// What a person should read, with its place and what to do.
fn notice(notice: &Notice) -> String {
    let level = match notice.level {
        Level::Fine => "",
        Level::Warning => "Warning: ",
        Level::Error => "Error: ",
    };
    let place = if notice.place.is_empty() {
        String::new()
    } else {
        format!("{}: ", notice.place)
    };
    let hint = if notice.hint.is_empty() {
        String::new()
    } else {
        format!(" ({})", notice.hint)
    };
    format!("{level}{place}{}{hint}", notice.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Rejection;
    use crate::model::{RejectedRow, UtcSecond};

    #[test]
    fn an_import_ends_in_one_line_and_its_rejections() {
        let row = RejectedRow {
            place: "calls.csv".to_owned(),
            line: 7,
            column: Some(3),
            found: "25:61".to_owned(),
            why: "not a time".into(),
        };
        let day = jiff::civil::date(2026, 3, 1);
        let summary = ImportSummary {
            number: 4,
            what: ImportWhat::Contacts,
            trigger: ImportTrigger::Automatic,
            first: day,
            last: day,
            outcome: ImportOutcome::DoneWithWarnings,
            started: UtcSecond(0),
            seconds: 1.25,
            rows: 100,
            rejected_rows: 25,
            unmapped_rows: 0,
            intervals: 96,
            written: 90,
            unchanged: 6,
            rejected_values: 0,
            waiting: 0,
            agent_days: 0,
            spans: 0,
            dropped_spans: 0,
            unknown_agents: 0,
            days: vec![],
            rejections: vec![
                Rejection {
                    row,
                    system: "CSV".to_owned(),
                    day: None,
                    path: String::new(),
                };
                25
            ],
            value_rejections: vec![],
            unknown_queues: vec![],
            notes: vec![],
        };
        let lines = import(&summary);
        assert!(
            lines[0].starts_with(
                "Import 4 of call data, 2026-03-01 (automatic): done with warnings in 1.2 s. Rows 100"
            ),
            "{}",
            lines[0]
        );
        assert_eq!(lines[1], "\tcalls.csv line 7, column 3: \"25:61\": not a time");
        assert_eq!(lines.last().unwrap(), "\tand 5 more rejected rows");
    }
}
