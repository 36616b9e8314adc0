//! A row for each value type, a column for each day; what the selected day lacks stands below in words.

use super::{Below, DAYS, GapsDialog};
use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::view::day_strip;
use crate::console::widget::{Canvas, Does, text, window};
use crate::engine::{DayCell, DayMark, StripState};
use jiff::ToSpan;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// Rows above the list: which days, weekdays, days of the month.
const ABOVE: u16 = 3;
/// Rows below it: the selected day in words, what the signs mean.
const BELOW: u16 = 3;
/// Rows of the day's intervals.
const STRIP: u16 = 4;

const MARKS: [(DayMark, &str); 6] = [
    (DayMark::Complete, "gaps-complete"),
    (DayMark::Gaps, "gaps-missing"),
    (DayMark::Rejected, "gaps-rejected"),
    (DayMark::Pending, "gaps-pending"),
    (DayMark::None, "gaps-none"),
    (DayMark::Future, "gaps-future"),
];

fn strip_rows(dialog: &GapsDialog, state: &State) -> u16 {
    match dialog.below {
        Below::Open { .. } if state.size.height >= 20 => STRIP,
        Below::Open { .. } | Below::Closed => 0,
    }
}

fn inner_height(state: &State) -> u16 {
    state.size.height.saturating_sub(6)
}

/// How many value types are in view.
pub fn rows(dialog: &GapsDialog, state: &State) -> usize {
    let rest = ABOVE + BELOW + strip_rows(dialog, state);
    usize::from(inner_height(state).saturating_sub(rest)).max(1)
}

/// Where the grid begins, and how wide a day is.
#[derive(Clone, Copy)]
struct Columns {
    start: u16,
    cells: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let cells = if width >= 110 { 5 } else { 3 };
        let grid = cells * DAYS as u16;
        Self {
            start: width.saturating_sub(grid).max(8),
            cells,
        }
    }

    fn at(self, day: usize) -> u16 {
        self.start + self.cells * day as u16
    }
}

pub fn draw(dialog: &GapsDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let inside = window::open(
        canvas,
        look,
        &look.say("gaps-title"),
        canvas.width().saturating_sub(6).min(150),
        inner_height(state),
    );
    if dialog.keys.is_empty() {
        let words = text::wrap(&look.say("gaps-nothing-mapped"), inside.width);
        for (line, y) in words.iter().zip(0..) {
            canvas.at(inside).put(0, y, line, look.theme.text);
        }
        return canvas.at(inside).position(0, 0);
    }
    let columns = Columns::of(inside.width);
    heading(dialog, state, &mut canvas.at(inside), columns);
    let count = dialog.keys.len();
    let rows = (rows(dialog, state) as u16).min(inside.height.saturating_sub(ABOVE));
    let list = window::rows(inside, ABOVE, rows);
    let mut cursor = dialog
        .list
        .draw(look, &mut canvas.at(list), count, true, |index, area| {
            row(dialog, state, index, columns, area);
        });
    if let Some(at) = cursor.as_mut() {
        at.x = (inside.x + columns.at(dialog.column)).min(inside.right().saturating_sub(1));
        mark_selected(dialog, state, &mut canvas.at(list), at.y - list.y, columns);
    }
    let below = window::rows(inside, ABOVE + rows, inside.height);
    self::below(dialog, state, &mut canvas.at(below));
    cursor
}

/// Which days, and where in the list; weekdays over days of the month.
fn heading(dialog: &GapsDialog, state: &State, canvas: &mut Canvas<'_>, columns: Columns) {
    let (look, theme) = (&state.look, &state.look.theme);
    let values = [
        ("first", dialog.first().to_string().into()),
        ("last", dialog.last.to_string().into()),
    ];
    let end = canvas.put(0, 0, &look.with("gaps-range", &values), theme.strong);
    if dialog.seeking {
        canvas.put(end + 2, 0, &look.say("gaps-seeking"), theme.busy);
    }
    let place = dialog.list.place(dialog.keys.len(), rows(dialog, state));
    canvas.put_right(canvas.width(), 0, &place, theme.faint);
    let names = look.say("gaps-weekdays");
    let names: Vec<&str> = names.split(' ').collect();
    for index in 0..DAYS {
        let Ok(day) = dialog.first().checked_add((index as i64).days()) else {
            continue;
        };
        let x = columns.at(index);
        let style = if index == dialog.column {
            theme.title_focused
        } else {
            theme.faint
        };
        let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
        canvas.put(x, 1, names.get(weekday).unwrap_or(&""), style);
        canvas.put(x, 2, &format!("{:02}", day.day()), style);
    }
}

fn row(dialog: &GapsDialog, state: &State, index: usize, columns: Columns, area: &mut Canvas<'_>) {
    let theme = &state.look.theme;
    let Some(key) = dialog.keys.get(index) else {
        return;
    };
    area.put_within(
        0,
        0,
        columns.start.saturating_sub(1),
        &state.name_of(*key),
        theme.text,
    );
    let Some(days) = dialog.grids.get(key) else {
        area.put(columns.start, 0, &state.look.say("console-asking"), theme.faint);
        return;
    };
    for (column, cell) in days.iter().take(DAYS).enumerate() {
        let (words, style) = sign(&state.look, cell, columns.cells);
        area.put(columns.at(column), 0, &words, style);
        area.spot(columns.at(column), 0, columns.cells - 1, || {
            let way = (Command::Earlier, Command::Later);
            let turn = Does::steps(dialog.column, column, way);
            dialog.list.press(index, &turn).and_again(Command::Choose)
        });
    }
}

/// One day in the grid: a sign, or how many intervals are missing.
fn sign(look: &Look, cell: &DayCell, cells: u16) -> (String, Style) {
    let strip = |state: StripState| (look.glyphs.strip(state).to_owned(), look.theme.strip(state));
    match cell.state {
        DayMark::Complete => strip(StripState::Imported),
        DayMark::Pending => strip(StripState::Pending),
        DayMark::None => strip(StripState::Missing),
        DayMark::Future => strip(StripState::Future),
        DayMark::Gaps => {
            let words = match cell.missing {
                100.. if cells < 5 => "++".to_owned(),
                missing => missing.to_string(),
            };
            (words, look.theme.warning)
        }
        DayMark::Rejected => {
            let (sign, style) = strip(StripState::Rejected);
            let count = match cell.rejected {
                10.. if cells < 5 => "+".to_owned(),
                rejected => rejected.to_string(),
            };
            (format!("{sign}{count}"), style)
        }
    }
}

/// The selected row is reversed; its selected day stands out of it.
fn mark_selected(dialog: &GapsDialog, state: &State, list: &mut Canvas<'_>, y: u16, columns: Columns) {
    let theme = &state.look.theme;
    let style = theme
        .title_focused
        .remove_modifier(Modifier::REVERSED)
        .add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    list.restyle(columns.at(dialog.column), y, columns.cells - 1, style);
}

fn below(dialog: &GapsDialog, state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    let (words, style) = match &dialog.trouble {
        Some(why) => (look.tell(why), theme.bad),
        None => (details(dialog, state, canvas.width()), theme.strong),
    };
    canvas.put(0, 1, &words, style);
    let mut y = 2;
    if let (Below::Open { strip, .. }, STRIP) = (&dialog.below, strip_rows(dialog, state)) {
        let area = canvas.area();
        let part = Rect {
            y: area.y + 2.min(area.height),
            height: STRIP.min(area.height.saturating_sub(2)),
            ..area
        };
        match strip {
            None => {
                canvas.put(0, 2, &look.say("console-asking"), theme.faint);
            }
            Some(Err(why)) => {
                canvas.put(0, 2, &look.tell(why), theme.bad);
            }
            Some(Ok(strip)) => day_strip(look, &mut canvas.at(part), strip),
        }
        y += STRIP;
    }
    legend(look, canvas, y);
}

/// The selected day in words; without the value type's name, which stands above, where they would not fit.
fn details(dialog: &GapsDialog, state: &State, cells: u16) -> String {
    let look = &state.look;
    let day = dialog.day().to_string();
    let name = dialog.key().map_or_else(String::new, |key| state.name_of(key));
    let Some(cell) = dialog.cell() else {
        return format!("{day}  {name}");
    };
    let values = [
        ("ended", cell.ended.into()),
        ("missing", cell.missing.into()),
        ("rejected", cell.rejected.into()),
        ("pending", cell.pending.into()),
    ];
    let mut parts = Vec::new();
    match cell.state {
        DayMark::Future => parts.push("gaps-of-future"),
        DayMark::None => parts.push("gaps-of-none"),
        DayMark::Complete => parts.push("gaps-of-complete"),
        DayMark::Gaps | DayMark::Pending | DayMark::Rejected => {
            parts.extend((cell.missing > 0).then_some("gaps-of-missing"));
            parts.extend((cell.rejected > 0).then_some("gaps-of-rejected"));
            parts.extend((cell.pending > 0).then_some("gaps-of-pending"));
        }
    }
    let parts: Vec<String> = parts.into_iter().map(|key| look.with(key, &values)).collect();
    let total = match (cell.total, dialog.key()) {
        (Some(total), Some(key)) => {
            let total = look.value(total, state.decimals(key));
            format!("  {}", look.with("gaps-total", &[("total", total.into())]))
        }
        _ => String::new(),
    };
    let told = format!("{}{total}", parts.join(", "));
    let whole = format!("{day}  {name}: {told}");
    if text::width(&whole) <= cells {
        return whole;
    }
    format!("{day}: {told}")
}

fn legend(look: &Look, canvas: &mut Canvas<'_>, y: u16) {
    let mut x = 0;
    for (mark, words) in MARKS {
        let cell = DayCell {
            state: mark,
            ended: 96,
            missing: 12,
            rejected: 3,
            pending: 0,
            total: None,
        };
        let (sign, style) = sign(look, &cell, 3);
        let words = look.say(words);
        if x + text::width(&sign) + 1 + text::width(&words) > canvas.width() {
            break;
        }
        x = canvas.put(x, y, &sign, style) + 1;
        x = canvas.put(x, y, &words, look.theme.faint) + 2;
    }
}
