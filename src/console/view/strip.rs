//! The day of the current value type as a strip of intervals.

use crate::console::look::Look;
use crate::console::state::{Pane, State, Strip};
use crate::console::widget::{Canvas, Does, text};
use crate::engine::{DayStrip, StripCell, StripState};
use crate::model::Hundredths;
use ratatui::layout::Position;
use ratatui::style::Modifier;

const STATES: [(StripState, &str); 6] = [
    (StripState::Imported, "console-strip-imported"),
    (StripState::Zero, "console-strip-zero"),
    (StripState::Missing, "console-strip-missing"),
    (StripState::Rejected, "console-strip-rejected"),
    (StripState::Pending, "console-strip-pending"),
    (StripState::Future, "console-strip-future"),
];

/// How a day is broken into rows: hours stand apart, and where it is too long several intervals share a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Folded {
    /// Intervals in one cell.
    merged: usize,
    /// Cells in an hour.
    hour: usize,
    /// Hours in a row.
    hours: usize,
    rows: usize,
    /// The first column.
    start: u16,
}

/// Cells for the hour at the beginning of a row.
const LABEL: u16 = 4;

impl Folded {
    fn of(strip: &DayStrip, width: u16, most_rows: u16) -> Self {
        let per_hour = (60 / usize::from(strip.interval.minutes())).max(1);
        let hours = strip.cells.len().div_ceil(per_hour).max(1);
        let width = usize::from(width);
        let most_rows = usize::from(most_rows).clamp(1, 4);
        // A single row has its hours below, several have theirs in front.
        let start = |rows: usize| if rows > 1 { LABEL } else { 0 };
        let cells = |merged: usize, rows: usize| {
            hours.div_ceil(rows) * (per_hour / merged + 1) - 1 + usize::from(start(rows))
        };
        let choices = (1..=per_hour).filter(|merged| per_hour % merged == 0);
        let mut all = choices.flat_map(|merged| (1..=most_rows).map(move |rows| (merged, rows)));
        let (merged, rows) = all
            .find(|(merged, rows)| cells(*merged, *rows) <= width)
            .unwrap_or((per_hour, most_rows));
        // Where there is room, it stands below the other lines' beginning.
        let indent = u16::from(rows == 1 && cells(merged, rows) < width);
        Self {
            merged,
            hour: per_hour / merged,
            hours: hours.div_ceil(rows),
            rows,
            start: start(rows) + indent,
        }
    }

    fn in_row(self) -> usize {
        self.hours * self.hour * self.merged
    }

    /// The row and column of an interval.
    fn place(self, index: usize) -> (u16, u16) {
        let (row, within) = (index / self.in_row(), index % self.in_row());
        let cell = within / self.merged;
        (row as u16, self.start + (cell + cell / self.hour) as u16)
    }
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    header(state, canvas);
    let strip = match &state.day.strip {
        Strip::Known(strip) => strip,
        Strip::None => return None,
        Strip::Asked => {
            canvas.put(1, 1, &look.say("console-asking"), look.theme.faint);
            return None;
        }
        Strip::Failed(why) => {
            let x = canvas.put(1, 1, look.glyphs.warning, look.theme.warning) + 1;
            canvas.put(x, 1, &look.tell(why), look.theme.text);
            return None;
        }
    };
    let body = canvas.height().saturating_sub(1);
    let legend = u16::from(body >= 3);
    let folded = Folded::of(strip, canvas.width(), (body - legend).min(2));
    let rows = folded.rows as u16;
    // A single row with room around shows its hours below, and above the values as a small chart.
    let scale = u16::from(rows == 1 && body >= 2 + legend);
    let chart = u16::from(rows == 1 && body >= 3 + legend);
    if chart == 1 {
        chart_row(look, canvas, strip, folded, 1);
    }
    let selected = Selected {
        index: state.day.cursor,
        focused: state.pane == Pane::Flow,
    };
    let cursor = cells(look, canvas, strip, folded, 1 + chart, Some(selected));
    if scale == 1 {
        scale_row(look, canvas, strip, folded, 2 + chart);
    }
    let below = 1 + chart + rows + scale;
    if below < canvas.height() {
        self::legend(look, canvas, below);
    }
    cursor
}

/// The interval that has the cursor.
#[derive(Debug, Clone, Copy)]
struct Selected {
    index: usize,
    focused: bool,
}

/// A day outside the flow pane: its intervals and what they mean. Nothing is selected.
pub fn day(look: &Look, canvas: &mut Canvas<'_>, strip: &DayStrip) {
    let folded = Folded::of(strip, canvas.width(), canvas.height().saturating_sub(2).min(2));
    cells(look, canvas, strip, folded, 0, None);
    let mut y = folded.rows as u16;
    if folded.rows == 1 {
        scale_row(look, canvas, strip, folded, y);
        y += 1;
    }
    legend(look, canvas, y);
}

/// Which value type and day; at the right the selected interval, or what the day lacks.
fn header(state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    let Some(key) = state.current else {
        canvas.put(1, 0, &look.say("console-strip-none-chosen"), theme.faint);
        return;
    };
    let width = canvas.width();
    let (right, style) = match (state.day.cell(), state.pane) {
        (Some(cell), Pane::Flow) => (selected(state, cell), theme.strong),
        _ => (lacks(state), theme.warning),
    };
    let room = width.saturating_sub(text::width(&right) + 4);
    let end = canvas.put_within(1, 0, room, &state.name_of(key), theme.strong);
    let day = state.day.chosen.map_or_else(
        || {
            format!(
                "{} {}",
                look.say("console-today"),
                super::super::update::today(state)
            )
        },
        |day| day.to_string(),
    );
    let zone = state
        .day
        .known()
        .map(|strip| strip.time_zone.clone())
        .unwrap_or_default();
    let when = super::fitting(
        vec![format!("{day} {zone}"), day, String::new()],
        room.saturating_sub(end + 1),
    );
    canvas.put(end + 2, 0, &when, theme.faint);
    canvas.put_right(width.saturating_sub(1), 0, &right, style);
}

fn selected(state: &State, cell: &StripCell) -> String {
    let look = &state.look;
    let word = STATES
        .iter()
        .find(|(each, _)| *each == cell.state)
        .map_or("", |(_, word)| *word);
    let value = match (cell.value, state.current) {
        (Some(value), Some(key)) => look.value(value, state.decimals(key)),
        _ => String::new(),
    };
    format!(
        "{:02}:{:02}  {value} {}",
        cell.minutes / 60,
        cell.minutes % 60,
        look.say(word)
    )
}

/// The selected interval in words, for copying: “Hotline · Calls 2026-03-10 14:15 42 imported”.
pub fn interval_text(state: &State) -> Option<String> {
    let (key, strip, cell) = (state.current?, state.day.known()?, state.day.cell()?);
    Some(format!(
        "{} {} {}",
        state.name_of(key),
        strip.day,
        selected(state, cell).replace("  ", " ")
    ))
}

fn lacks(state: &State) -> String {
    let Some(strip) = state.day.known() else {
        return String::new();
    };
    let count = |wanted: StripState| strip.cells.iter().filter(|cell| cell.state == wanted).count();
    let parts: Vec<String> = [
        (StripState::Missing, "console-strip-missing"),
        (StripState::Rejected, "console-strip-rejected"),
        (StripState::Pending, "console-strip-pending"),
    ]
    .into_iter()
    .map(|(wanted, word)| (count(wanted), word))
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {}", state.look.say(word)))
    .collect();
    parts.join(", ")
}

/// The state that a cell shows for several intervals: the one that most needs a look.
fn worst(cells: &[StripCell]) -> StripState {
    let rank = |state: &StripState| match state {
        StripState::Rejected => 5,
        StripState::Missing => 4,
        StripState::Pending => 3,
        StripState::Imported => 2,
        StripState::Zero => 1,
        StripState::Future => 0,
    };
    cells
        .iter()
        .map(|cell| cell.state)
        .max_by_key(rank)
        .unwrap_or(StripState::Future)
}

fn cells(
    look: &Look,
    canvas: &mut Canvas<'_>,
    strip: &DayStrip,
    folded: Folded,
    y: u16,
    selected: Option<Selected>,
) -> Option<Position> {
    let theme = &look.theme;
    for (group, index) in strip
        .cells
        .chunks(folded.merged)
        .zip((0..).step_by(folded.merged))
    {
        let (row, column) = folded.place(index);
        if folded.rows > 1 && index % folded.in_row() == 0 {
            canvas.put(1, y + row, &format!("{:02}", group[0].minutes / 60), theme.faint);
        }
        let shown = worst(group);
        let here = selected.filter(|selected| {
            selected.focused && index <= selected.index && selected.index < index + folded.merged
        });
        let style = if here.is_some() {
            theme
                .strip(shown)
                .remove_modifier(Modifier::DIM)
                .add_modifier(Modifier::REVERSED | Modifier::BOLD)
        } else {
            theme.strip(shown)
        };
        canvas.put(column, y + row, look.glyphs.strip(shown), style);
        if selected.is_some() {
            canvas.spot(column, y + row, 1, || Does::Interval(index));
        }
    }
    let (row, column) = folded.place(selected?.index);
    canvas.position(column, y + row)
}

fn chart_row(look: &Look, canvas: &mut Canvas<'_>, strip: &DayStrip, folded: Folded, y: u16) {
    let values: Vec<Option<Hundredths>> = strip.cells.iter().map(|cell| cell.value).collect();
    let columns = values.len().div_ceil(folded.merged);
    let levels = crate::console::widget::levels(&values, columns);
    for (level, index) in levels.into_iter().zip((0..).step_by(folded.merged)) {
        if let Some(level) = level {
            let (_, column) = folded.place(index);
            canvas.put(
                column,
                y,
                look.glyphs.spark[usize::from(level - 1).min(7)],
                look.theme.bar,
            );
        }
    }
}

/// The hours below a single row.
fn scale_row(look: &Look, canvas: &mut Canvas<'_>, strip: &DayStrip, folded: Folded, y: u16) {
    let step = if folded.hour >= 2 { 1 } else { 2 };
    for index in (0..strip.cells.len()).step_by(folded.hour * folded.merged * step) {
        let (_, column) = folded.place(index);
        canvas.put(
            column,
            y,
            &format!("{:02}", strip.cells[index].minutes / 60),
            look.theme.faint,
        );
    }
}

fn legend(look: &Look, canvas: &mut Canvas<'_>, y: u16) {
    let mut x = 1;
    for (state, word) in STATES {
        let word = look.say(word);
        if x + text::width(&word) + 2 > canvas.width() {
            break;
        }
        x = canvas.put(x, y, look.glyphs.strip(state), look.theme.strip(state)) + 1;
        x = canvas.put(x, y, &word, look.theme.faint) + 3;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::fixture;

    #[test]
    fn a_day_of_quarters_takes_two_rows_at_80_and_one_at_120() {
        let strip = fixture::day_strip(15);
        let narrow = Folded::of(&strip, 80, 2);
        assert_eq!((narrow.merged, narrow.rows, narrow.hours), (1, 2, 12));
        assert_eq!(
            (Folded::of(&strip, 124, 2).rows, Folded::of(&strip, 120, 2).rows),
            (1, 1)
        );
        assert_eq!(narrow.place(0), (0, 4));
        assert_eq!(narrow.place(4), (0, 9));
        assert_eq!(narrow.place(48), (1, 4));
    }

    #[test]
    fn a_day_of_minutes_is_merged_until_it_fits() {
        let strip = fixture::day_strip(1);
        let folded = Folded::of(&strip, 80, 2);
        assert_eq!(60 / folded.merged, folded.hour);
        for index in 0..strip.cells.len() {
            let (row, column) = folded.place(index);
            assert!(row < 2 && column < 80, "{index}: {row} {column}");
        }
    }

    #[test]
    fn a_cell_of_several_intervals_shows_the_worst() {
        let mut strip = fixture::day_strip(15);
        strip.cells[0].state = StripState::Imported;
        strip.cells[1].state = StripState::Missing;
        strip.cells[2].state = StripState::Zero;
        assert_eq!(worst(&strip.cells[..3]), StripState::Missing);
    }
}
