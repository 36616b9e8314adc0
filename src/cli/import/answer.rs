//! The summary in words or as JSON, and the exit status.

use super::{Status, Terms};
use crate::cli::here::notice_line;
use crate::cli::machines::for_machines;
use crate::engine::{ImportOutcome, ImportSummary};
use crate::i18n::Words;
use crate::model::{ConnectionPhase, ConnectionState};
use std::io::Write;

/// How the delivery stood when the command stopped waiting.
pub(super) struct Delivered {
    pub waiting: u64,
    pub refused: u64,
    pub connection: ConnectionState,
}

/// Rejections shown in words; the JSON has more.
const SHOWN: usize = 20;

pub(super) fn print(
    terms: &Terms<'_>,
    mut summary: ImportSummary,
    delivered: Delivered,
) -> color_eyre::Result<Status> {
    summary.waiting = delivered.waiting;
    summary.rejected_values += delivered.refused;
    if summary.outcome == ImportOutcome::Done && delivered.waiting + delivered.refused > 0 {
        summary.outcome = ImportOutcome::DoneWithWarnings;
    }
    show(terms, &summary)?;
    if delivered.waiting > 0 {
        let why = why(terms.words, &delivered.connection);
        remark!(
            "{}",
            terms.words.with(
                "import-waiting",
                &[("values", delivered.waiting.into()), ("why", why.into())]
            )
        );
    }
    Ok(status(&summary))
}

fn why(words: Words, connection: &ConnectionState) -> String {
    let words = match &connection.phase {
        ConnectionPhase::Connected => words.say("status-connected"),
        ConnectionPhase::Connecting => words.say("status-connecting"),
        ConnectionPhase::NotConfigured { missing } => words.tell(missing),
        ConnectionPhase::Refused { why } | ConnectionPhase::Away { why, .. } => words.tell(why),
    };
    format!("{} {}: {words}", connection.name, connection.url)
}

pub(super) fn status(summary: &ImportSummary) -> Status {
    match summary.outcome {
        ImportOutcome::Done => Status::Done,
        ImportOutcome::DoneWithWarnings => Status::Warnings,
        ImportOutcome::Cancelled | ImportOutcome::Failed => Status::Failed,
    }
}

/// The summary on standard output; what went wrong on standard error.
pub(super) fn show(terms: &Terms<'_>, summary: &ImportSummary) -> color_eyre::Result<()> {
    let mut out = std::io::stdout().lock();
    if terms.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&for_machines(summary)?)?)?;
        return Ok(());
    }
    for line in lines(terms.words, summary) {
        writeln!(out, "{line}")?;
    }
    for row in summary.rejections.iter().take(SHOWN) {
        let column = row.column.map(|column| format!(":{column}")).unwrap_or_default();
        let why = terms.words.tell(&row.why);
        remark!("{}:{}{column}: {why} “{}”", row.place, row.line, row.found);
    }
    for value in summary.value_rejections.iter().take(SHOWN) {
        remark!("{}: {}", value.place, terms.words.tell(&value.why));
    }
    for note in &summary.notes {
        remark!("{}", notice_line(terms.words, note));
    }
    Ok(())
}

fn lines(words: Words, summary: &ImportSummary) -> Vec<String> {
    let a_day = summary.first == summary.last;
    let outcome = match summary.outcome {
        ImportOutcome::Done if a_day => "import-done-day",
        ImportOutcome::Done => "import-done",
        ImportOutcome::DoneWithWarnings if a_day => "import-done-day-with-warnings",
        ImportOutcome::DoneWithWarnings => "import-done-with-warnings",
        ImportOutcome::Cancelled => "import-cancelled",
        ImportOutcome::Failed => "import-failed",
    };
    let seconds = format!("{:.1}", summary.seconds);
    let mut lines = vec![words.with(
        outcome,
        &[
            ("first", summary.first.to_string().into()),
            ("last", summary.last.to_string().into()),
            ("seconds", seconds.into()),
        ],
    )];
    let mut say = |key: &str, count: u64| lines.push(words.with(key, &[("count", count.into())]));
    say("import-rows", summary.rows);
    for (key, count) in [
        ("import-rejected-rows", summary.rejected_rows),
        ("import-unmapped-rows", summary.unmapped_rows),
        ("import-intervals", summary.intervals),
        ("import-written", summary.written),
        ("import-unchanged", summary.unchanged),
        ("import-rejected-values", summary.rejected_values),
        ("import-agent-days", summary.agent_days),
        ("import-spans", summary.spans),
        ("import-dropped-spans", summary.dropped_spans),
        ("import-unknown-agents", summary.unknown_agents),
    ] {
        if count > 0 {
            say(key, count);
        }
    }
    for (system, name, rows) in &summary.unknown_queues {
        let values = [
            ("system", system.as_str().into()),
            ("name", name.as_str().into()),
            ("count", (*rows).into()),
        ];
        lines.push(words.with("import-unknown-queue", &values));
    }
    lines
}
