//! The report for people.

use super::report::{Connection, QueueRow, Report};
use crate::i18n::Words;

pub(super) fn text(report: &Report, words: Words) -> String {
    let mut lines = vec![service(report, words)];
    lines.extend(
        report
            .connections
            .iter()
            .map(|connection| self::connection(connection, words)),
    );
    if let Some(import) = &report.import {
        let percent = format!("{:.0}", 100.0 * import.fraction);
        lines.push(words.with(
            "status-import",
            &[
                ("day", import.day.to_string().into()),
                ("system", import.system.clone().into()),
                ("percent", percent.into()),
            ],
        ));
    }
    if report.held {
        lines.push(words.say("status-held"));
    }
    let oldest = report.outbox.oldest.clone().unwrap_or_else(|| "-".to_owned());
    let values = report.outbox.values.to_string();
    lines.push(words.with(
        "status-outbox",
        &[("values", values.into()), ("oldest", oldest.into())],
    ));
    lines.extend(report.notices.iter().map(|notice| {
        let (text, hint) = (words.tell(&notice.text), words.tell(&notice.hint));
        let hint = if hint.is_empty() {
            String::new()
        } else {
            format!(" ({hint})")
        };
        format!("! {} {text}{hint}", notice.place)
    }));
    if !report.queues.is_empty() {
        lines.push(String::new());
        lines.extend(queues(&report.queues, words));
    }
    lines.join("\n") + "\n"
}

fn service(report: &Report, words: Words) -> String {
    let key = match report.service.state {
        "running" => "service-running",
        "stopped" => "service-stopped",
        _ => "service-not-installed",
    };
    let values = [
        ("directory", report.directory.clone().into()),
        ("manager", report.service.manager.clone().into()),
    ];
    words.with(key, &values)
}

fn connection(connection: &Connection, words: Words) -> String {
    let state = words.say(&format!("status-{}", connection.state));
    let why = if connection.why.is_empty() {
        String::new()
    } else {
        format!(": {}", words.tell(&connection.why))
    };
    format!("{} {}  {state}{why}", connection.name, connection.url)
}

/// One line for each queue that is mapped, or has values.
fn queues(queues: &[QueueRow], words: Words) -> Vec<String> {
    let mut rows = vec![[
        words.say("status-queue"),
        words.say("status-last"),
        words.say("status-gaps"),
        String::new(),
    ]];
    rows.extend(queues.iter().map(|queue| {
        let values = queue.value_types.iter().filter_map(|value| {
            value
                .last
                .as_ref()
                .map(|last| format!("{} {} ({})", value.name, last.value, value.state))
        });
        let last = queue.last_interval.clone().unwrap_or_else(|| "-".to_owned());
        [
            queue.name.clone(),
            last,
            queue.gaps.to_string(),
            values.collect::<Vec<_>>().join(", "),
        ]
    }));
    let width = |column: usize| {
        let widths = rows
            .iter()
            .map(|row| unicode_width::UnicodeWidthStr::width(row[column].as_str()));
        widths.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let padded = |text: &str, width: usize| {
        let blanks = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text));
        format!("{text}{}", " ".repeat(blanks))
    };
    rows.iter()
        .map(|[name, last, gaps, values]| {
            let columns = [
                padded(name, widths[0]),
                padded(last, widths[1]),
                padded(gaps, widths[2]),
                values.clone(),
            ];
            columns.join("  ").trim_end().to_owned()
        })
        .collect()
}
