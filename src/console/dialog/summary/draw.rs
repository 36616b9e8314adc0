//! Three parts side by side: numbers, days, rows left out.

use super::{Part, SummaryDialog};
use crate::console::command::Command;
use crate::console::state::State;
use crate::console::view;
use crate::console::widget::{Canvas, Does, text, window};
use crate::engine::{DaySums, ImportSummary, Rejection};
use ratatui::layout::{Position, Rect};

/// Rows below the rejected rows: a blank one, whose it is, the reason in two lines.
const BELOW: u16 = 4;

pub fn width(state: &State) -> u16 {
    state.size.width.saturating_sub(6).min(120)
}

fn height(state: &State) -> u16 {
    state.size.height.saturating_sub(6).min(40)
}

/// How many rows of the part are in view.
pub fn rows(dialog: &SummaryDialog, state: &State) -> usize {
    let around = match dialog.part {
        Part::Numbers => 2,
        Part::Days => 3,
        Part::Rows => 2 + BELOW,
    };
    usize::from(height(state).saturating_sub(around)).max(1)
}

pub fn draw(dialog: &SummaryDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let title = look.say("console-summary-title");
    let inside = window::open(canvas, look, &title, width(state), height(state));
    parts(dialog, state, &mut canvas.at(inside));
    let body = window::rows(inside, 2, inside.height);
    let mut canvas = canvas.at(body);
    let cursor = match dialog.part {
        Part::Numbers => numbers(dialog, state, &mut canvas),
        Part::Days => days(dialog, state, &mut canvas),
        Part::Rows => self::rejections(dialog, state, &mut canvas),
    };
    cursor.or_else(|| canvas.position(0, 0))
}

fn parts(dialog: &SummaryDialog, state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    let summary = &dialog.summary;
    let mut x = 0;
    for (index, part) in Part::ALL.into_iter().enumerate() {
        let words = match part {
            Part::Numbers => look.say("imports-numbers"),
            Part::Days => look.with("imports-days", &[("count", summary.days.len().into())]),
            Part::Rows => {
                let number = look.count(summary.rejected_rows);
                look.with("imports-rows", &[("number", number.into())])
            }
        };
        let style = if part == dialog.part {
            theme.title_focused
        } else {
            theme.text
        };
        let from = Part::ALL
            .iter()
            .position(|each| *each == dialog.part)
            .unwrap_or(0);
        canvas.spot(x, 0, text::width(&words) + 2, || Does::Commands {
            press: Does::steps(from, index, (Command::PreviousField, Command::NextField)),
            again: Vec::new(),
        });
        x = canvas.put(x, 0, &format!(" {words} "), style) + 1;
    }
}

fn numbers(dialog: &SummaryDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let lines = view::summary_lines(state, &dialog.summary, canvas.width());
    let rows = usize::from(canvas.height());
    for (line, y) in lines.iter().skip(dialog.list.selected).take(rows).zip(0..) {
        let mut x = 0;
        for (part, style) in line {
            x = canvas.put(x, y, part, *style);
        }
    }
    canvas.position(0, 0)
}

const COLUMNS: [&str; 5] = [
    "imports-column-written",
    "imports-column-unchanged",
    "imports-column-waiting",
    "imports-column-rejected",
    "imports-column-rows",
];

fn figures(day: &DaySums) -> [u64; 5] {
    [
        day.written + day.agent_days,
        day.unchanged,
        day.waiting,
        day.rejected_values,
        day.rejected_rows,
    ]
}

fn days(dialog: &SummaryDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    let summary = &dialog.summary;
    if summary.days.is_empty() {
        canvas.put(0, 0, &look.say("console-summary-nothing"), theme.text);
        return None;
    }
    let cells = canvas.width().saturating_sub(12) / 5;
    let end = |index: usize| 11 + cells * (index as u16 + 1);
    for (index, key) in COLUMNS.iter().enumerate() {
        let words = look.say(key);
        let words = text::cut(&words, cells.saturating_sub(1), look.glyphs.ellipsis);
        canvas.put_right(end(index), 0, &words, theme.faint);
    }
    let area = canvas.area();
    let list = Rect {
        y: area.y + 1.min(area.height),
        height: area.height.saturating_sub(1),
        ..area
    };
    let count = summary.days.len();
    dialog
        .list
        .draw(look, &mut canvas.at(list), count, true, |index, area| {
            let Some(day) = summary.days.get(index) else {
                return;
            };
            area.put(0, 0, &day.day.to_string(), theme.text);
            for (index, figure) in figures(day).into_iter().enumerate() {
                let style = match (index, figure) {
                    (_, 0) => theme.faint,
                    (2.., _) => theme.warning,
                    _ => theme.text,
                };
                area.put_right(end(index), 0, &look.count(figure), style);
            }
        })
}

fn rejections(dialog: &SummaryDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    let rows = dialog.rejections();
    let in_view = self::rows(dialog, state);
    let shown = u16::try_from(in_view).unwrap_or(u16::MAX);
    if rows.is_empty() {
        canvas.put(0, 0, &look.say("imports-none-left-out"), theme.text);
    }
    let list = Rect {
        height: shown.min(canvas.height()),
        ..canvas.area()
    };
    let cursor = dialog
        .list
        .draw(look, &mut canvas.at(list), rows.len(), true, |index, area| {
            let Some(row) = rows.get(index) else { return };
            let end = area.put_within(0, 0, area.width() / 2, &place(row), theme.warning);
            area.put(end + 2, 0, &reason(state, row), theme.text);
        });
    let filter = [dialog.system.clone(), dialog.day.map(|day| day.to_string())];
    let filter: Vec<String> = filter.into_iter().flatten().collect();
    let hidden = dialog.summary.rejected_rows
        - (dialog.summary.rejections.len() as u64).min(dialog.summary.rejected_rows);
    let mut notes = vec![dialog.list.place(rows.len(), in_view)];
    if !filter.is_empty() {
        notes.push(look.with("imports-only", &[("what", filter.join(", ").into())]));
    }
    if hidden > 0 {
        notes.push(look.with("console-more", &[("count", hidden.into())]));
    }
    notes.retain(|note| !note.is_empty());
    canvas.put_right(canvas.width(), shown, &notes.join("  "), theme.faint);
    if let Some(row) = rows.get(dialog.list.selected) {
        let day = row.day.map_or_else(String::new, |day| day.to_string());
        let path = if row.path.is_empty() {
            &row.place
        } else {
            &row.path
        };
        let origin = format!("{}  {day}  {path}:{}", row.system, row.line);
        canvas.put(0, shown + 1, &origin, theme.faint);
        let lines = text::wrap(&reason(state, row), canvas.width());
        for (line, y) in lines.iter().take(2).zip(shown + 2..) {
            canvas.put(0, y, line, theme.strong);
        }
    }
    cursor
}

/// File, line and column: `calls.csv:118:3`.
pub fn place(row: &Rejection) -> String {
    let column = row.column.map_or_else(String::new, |column| format!(":{column}"));
    format!("{}:{}{column}", row.place, row.line)
}

fn reason(state: &State, row: &Rejection) -> String {
    format!("{}: {}", state.look.tell(&row.why), row.found)
}

/// A rejected row as it is copied.
pub fn row_text(state: &State, row: &Rejection) -> String {
    format!("{} {} {}", row.system, place(row), reason(state, row))
}

/// The days as lines of tab-separated figures, for a spreadsheet.
pub fn days_text(state: &State, summary: &ImportSummary) -> String {
    let heads: Vec<String> = COLUMNS.iter().map(|key| state.look.say(key)).collect();
    let mut lines = vec![format!("\t{}", heads.join("\t"))];
    lines.extend(summary.days.iter().map(|day| {
        let figures = figures(day).map(|figure| figure.to_string());
        format!("{}\t{}", day.day, figures.join("\t"))
    }));
    lines.join("\n")
}
