//! What the last import did: numbers first, then everything that was left out, with its place.

use crate::console::state::State;
use crate::console::widget::StyledLine;
use crate::console::widget::text;
use crate::engine::{ImportOutcome, ImportSummary, Level};

pub fn lines(state: &State, summary: &ImportSummary, width: u16) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut lines = heading(state, summary);
    lines.extend(numbers(state, summary));
    let mut section = |title: &str, rows: Vec<(String, String)>, more: u64| {
        if rows.is_empty() {
            return;
        }
        lines.push(Vec::new());
        lines.push(vec![(look.say(title), theme.strong)]);
        for (place, words) in rows {
            let room = width.saturating_sub(2);
            for (line, index) in text::wrap(&format!("{place}  {words}"), room)
                .into_iter()
                .zip(0..)
            {
                match line.strip_prefix(place.as_str()).filter(|_| index == 0) {
                    Some(rest) => lines.push(vec![
                        (format!("  {place}"), theme.warning),
                        (rest.to_owned(), theme.text),
                    ]),
                    None => lines.push(vec![(format!("  {line}"), theme.text)]),
                }
            }
        }
        if more > 0 {
            let words = look.with("console-more", &[("count", more.into())]);
            lines.push(vec![(format!("  {words}"), theme.faint)]);
        }
    };
    let rejected = summary.rejections.iter().map(|row| {
        let column = row.column.map_or_else(String::new, |column| format!(":{column}"));
        (
            format!("{}:{}{column}", row.place, row.line),
            format!("{}: {}", look.tell(&row.why), row.found),
        )
    });
    let hidden = summary
        .rejected_rows
        .saturating_sub(summary.rejections.len() as u64);
    section("console-summary-rejected-rows", rejected.collect(), hidden);
    let values = summary.value_rejections.iter().map(|value| {
        let name = state.name_of((value.queue, value.value_type));
        (
            format!("{name} {}", state.interval_start(value.queue, value.start)),
            format!("{}: {}", value.place, look.tell(&value.why)),
        )
    });
    let hidden = summary
        .rejected_values
        .saturating_sub(summary.value_rejections.len() as u64);
    section("console-summary-rejected-values", values.collect(), hidden);
    let unknown = summary.unknown_queues.iter().map(|(system, name, rows)| {
        let values = [("count", (*rows).into()), ("number", look.count(*rows).into())];
        (format!("{system}: {name}"), look.with("console-rows", &values))
    });
    section("console-summary-unknown-queues", unknown.collect(), 0);
    let notes = summary.notes.iter().map(|note| {
        let mut words = look.tell(&note.text);
        if !note.hint.is_empty() {
            words = format!("{words} {} {}", look.glyphs.arrow, look.tell(&note.hint));
        }
        (note.place.clone(), words)
    });
    section("console-summary-notes", notes.collect(), 0);
    lines
}

fn heading(state: &State, summary: &ImportSummary) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let (level, words) = match summary.outcome {
        ImportOutcome::Done => (Level::Fine, "console-import-done"),
        ImportOutcome::DoneWithWarnings => (Level::Warning, "console-summary-warnings"),
        ImportOutcome::Cancelled => (Level::Warning, "console-import-cancelled"),
        ImportOutcome::Failed => (Level::Error, "console-summary-failed"),
    };
    let sign = look.glyphs.level(level);
    let days = if summary.first == summary.last {
        summary.first.to_string()
    } else {
        format!("{} - {}", summary.first, summary.last)
    };
    let started = look.moment(summary.started, state.now);
    let lasted = if summary.seconds < 10.0 {
        format!("{:.1} s", summary.seconds)
    } else {
        look.duration(summary.seconds as u64)
    };
    vec![
        vec![
            (format!("{sign} "), theme.level(level)),
            (look.say(words), theme.strong),
        ],
        vec![(format!("  {days}  {started}  {lasted}"), theme.faint)],
        Vec::new(),
    ]
}

fn numbers(state: &State, summary: &ImportSummary) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let counts = [
        ("console-summary-rows", summary.rows, Level::Fine),
        ("console-summary-rejected", summary.rejected_rows, Level::Warning),
        ("console-summary-unmapped", summary.unmapped_rows, Level::Fine),
        ("console-summary-intervals", summary.intervals, Level::Fine),
        ("console-summary-written", summary.written, Level::Fine),
        ("console-summary-unchanged", summary.unchanged, Level::Fine),
        (
            "console-summary-values-rejected",
            summary.rejected_values,
            Level::Warning,
        ),
        ("console-summary-waiting", summary.waiting, Level::Warning),
        ("console-summary-agent-days", summary.agent_days, Level::Fine),
        (
            "console-summary-unknown-agents",
            summary.unknown_agents,
            Level::Warning,
        ),
    ];
    let shown: Vec<_> = counts.into_iter().filter(|(_, count, _)| *count > 0).collect();
    let column = shown
        .iter()
        .map(|(_, count, _)| text::width(&look.count(*count)))
        .max()
        .unwrap_or(0);
    let mut lines: Vec<StyledLine> = shown
        .into_iter()
        .map(|(key, count, level)| {
            let number = look.count(count);
            let pad = usize::from(column.saturating_sub(text::width(&number)));
            let style = if level == Level::Fine {
                theme.strong
            } else {
                theme.warning
            };
            vec![
                (format!("  {}{number}", " ".repeat(pad)), style),
                (
                    format!("  {}", look.with(key, &[("count", count.into())])),
                    theme.text,
                ),
            ]
        })
        .collect();
    if lines.is_empty() {
        lines.push(vec![(
            format!("  {}", look.say("console-summary-nothing")),
            theme.text,
        )]);
    }
    lines
}
