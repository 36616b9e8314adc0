//! Bars of the day, a sign where the other day stood; below, the numbers at the cursor.

use super::series::{Series, top};
use super::{Against, ChartDialog, Days, Known};
use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::{Canvas, Does, text, window};
use crate::engine::StripState;
use crate::model::Hundredths;
use jiff::ToSpan;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// Rows below the bars: the line, the hours, a blank one, and the numbers with their heading.
const BELOW: u16 = 7;

/// How the day lies on the columns of the screen.
#[derive(Debug, Clone, Copy)]
struct Scale {
    /// Intervals in one column.
    merged: usize,
    columns: usize,
    /// Cells of one column.
    cells: u16,
    /// Cells of the numbers at the axis.
    axis: u16,
}

impl Scale {
    fn of(days: &Days, width: u16, axis: u16) -> Self {
        let per_hour = usize::from((60 / days.strip.interval.minutes()).max(1));
        let count = days.strip.cells.len().max(1);
        let room = usize::from(width.saturating_sub(axis)).max(1);
        let merged = (1..=per_hour)
            .filter(|merged| per_hour.is_multiple_of(*merged))
            .find(|merged| count.div_ceil(*merged) <= room)
            .unwrap_or(per_hour);
        let columns = count.div_ceil(merged);
        Self {
            merged,
            columns,
            cells: u16::try_from((room / columns).clamp(1, 3)).unwrap_or(1),
            axis,
        }
    }

    fn x(self, column: usize) -> u16 {
        self.axis.saturating_add(
            self.cells
                .saturating_mul(u16::try_from(column).unwrap_or(u16::MAX)),
        )
    }

    fn of_column(self, series: &Series, column: usize, adds_up: bool) -> Option<Hundredths> {
        series.together(column * self.merged, (column + 1) * self.merged, adds_up)
    }
}

fn inner(state: &State) -> (u16, u16) {
    (
        state.size.width.saturating_sub(6).min(150),
        state.size.height.saturating_sub(6).min(40),
    )
}

/// How many intervals an arrow key moves: one column.
pub fn step(dialog: &ChartDialog, state: &State) -> usize {
    match &dialog.known {
        Known::Days(days) => scale(dialog, state, days, inner(state).0).merged,
        Known::Asked | Known::Failed(_) => 1,
    }
}

fn scale(dialog: &ChartDialog, state: &State, days: &Days, width: u16) -> Scale {
    let axis = |scale: Scale| {
        let top = highest(dialog, days, scale);
        text::width(&number(dialog, state, Hundredths(top))) + 2
    };
    let first = Scale::of(days, width, 8);
    Scale::of(days, width, axis(first))
}

/// Where the axis ends, in hundredths.
fn highest(dialog: &ChartDialog, days: &Days, scale: Scale) -> i64 {
    let all = [&days.day, against(dialog, days)];
    let values = all.into_iter().flat_map(|series| {
        (0..scale.columns).filter_map(move |column| scale.of_column(series, column, dialog.adds_up))
    });
    top(values.map(|value| value.0).max().unwrap_or(0))
}

fn against<'a>(dialog: &ChartDialog, days: &'a Days) -> &'a Series {
    match dialog.against {
        Against::LastWeek => &days.last_week,
        Against::Mean => &days.mean,
    }
}

fn number(dialog: &ChartDialog, state: &State, value: Hundredths) -> String {
    state.look.value(value, state.decimals(dialog.key))
}

pub fn draw(dialog: &ChartDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    let (width, height) = inner(state);
    let inside = window::open(canvas, look, &state.name_of(dialog.key), width, height);
    let mut canvas = canvas.at(inside);
    let days = match &dialog.known {
        Known::Days(days) => days,
        Known::Asked => {
            canvas.put(0, 0, &look.say("console-asking"), theme.faint);
            return canvas.position(0, 0);
        }
        Known::Failed(why) => {
            for (line, y) in text::wrap(&look.tell(why), inside.width).iter().zip(0..) {
                canvas.put(0, y, line, theme.bad);
            }
            return canvas.position(0, 0);
        }
    };
    let scale = scale(dialog, state, days, inside.width);
    legend(dialog, state, days, &mut canvas, scale);
    let height = inside.height.saturating_sub(1 + BELOW);
    let plot = Rect {
        y: inside.y + 1.min(inside.height),
        height,
        ..inside
    };
    bars(dialog, state, days, &mut canvas.at(plot), scale);
    let cursor = axis(dialog, look, days, &mut canvas, 1 + height, scale);
    numbers(dialog, state, days, &mut canvas, 4 + height, scale);
    cursor.or_else(|| canvas.position(0, 0))
}

/// The day, and what the sign in the drawing stands for.
fn legend(dialog: &ChartDialog, state: &State, days: &Days, canvas: &mut Canvas<'_>, scale: Scale) {
    let (look, theme) = (&state.look, &state.look.theme);
    let x = canvas.put(0, 0, look.glyphs.bar_full, theme.bar) + 1;
    let x = canvas.put(x, 0, &dated(dialog, state), theme.strong) + 2;
    let x = canvas.put(x, 0, look.glyphs.quiet, theme.warning) + 1;
    let words = match dialog.against {
        Against::LastWeek => last_week(dialog, look),
        Against::Mean => look.with("chart-mean", &[("count", days.of.into())]),
    };
    let empty = against(dialog, days).is_empty();
    let words = if empty {
        format!("{words}: {}", look.say("chart-unknown"))
    } else {
        words
    };
    let end = canvas.put(x, 0, &words, theme.text);
    canvas.spot(x, 0, end.saturating_sub(x), || Does::command(Command::Choose));
    let minutes = scale.merged * usize::from(days.strip.interval.minutes());
    let per = look.with("chart-per", &[("minutes", minutes.into())]);
    canvas.put_right(canvas.width(), 0, &per, theme.faint);
}

fn dated(dialog: &ChartDialog, state: &State) -> String {
    match dialog.day == dialog.today {
        true => format!("{} {}", state.look.say("console-today"), dialog.day),
        false => dialog.day.to_string(),
    }
}

fn last_week(dialog: &ChartDialog, look: &Look) -> String {
    let day = dialog.day.checked_sub(1.week()).unwrap_or(dialog.day);
    look.with("chart-week-before", &[("day", day.to_string().into())])
}

fn bars(dialog: &ChartDialog, state: &State, days: &Days, canvas: &mut Canvas<'_>, scale: Scale) {
    let (look, theme) = (&state.look, &state.look.theme);
    let rows = canvas.height();
    if rows == 0 {
        return;
    }
    let top = highest(dialog, days, scale).max(1);
    for (value, y) in [(top, 0), (top / 2, rows / 2), (0, rows - 1)] {
        if value > 0 && y + 1 < rows || value == 0 {
            let words = number(dialog, state, Hundredths(value));
            canvas.put_right(scale.axis.saturating_sub(2), y, &words, theme.faint);
        }
        canvas.put(scale.axis.saturating_sub(1), y, look.glyphs.vertical, theme.rule);
    }
    let eighths = |value: Hundredths| {
        let share = value.0.clamp(0, top) as f64 / top as f64;
        (share * f64::from(rows) * 8.0).round() as u16
    };
    let width = if scale.cells > 2 {
        scale.cells - 1
    } else {
        scale.cells
    };
    for column in 0..scale.columns {
        let x = scale.x(column);
        let height = scale.of_column(&days.day, column, dialog.adds_up).map(&eighths);
        for row in 0..rows {
            let part = height.unwrap_or(0).saturating_sub(row * 8).min(8);
            if part > 0 {
                let sign = look.glyphs.spark[usize::from(part - 1)];
                canvas.line(x, rows - 1 - row, width, sign, theme.bar);
            }
        }
        if let Some(other) = scale.of_column(against(dialog, days), column, dialog.adds_up) {
            let row = (eighths(other) / 8).min(rows - 1);
            let covered = height.unwrap_or(0) >= (row + 1) * 8;
            let style = if covered {
                theme.bar.add_modifier(Modifier::REVERSED)
            } else {
                theme.warning
            };
            canvas.line(x + (width - 1) / 2, rows - 1 - row, 1, look.glyphs.quiet, style);
        }
    }
}

/// The line below the bars with what is missing, and the hours; the cursor's time of day stands among them.
fn axis(
    dialog: &ChartDialog,
    look: &Look,
    days: &Days,
    canvas: &mut Canvas<'_>,
    y: u16,
    scale: Scale,
) -> Option<Position> {
    let theme = &look.theme;
    let end = scale.x(scale.columns);
    canvas.line(
        scale.axis,
        y,
        end.saturating_sub(scale.axis),
        look.glyphs.horizontal,
        theme.rule,
    );
    let minutes = days.strip.interval.minutes().max(1);
    let per_hour = usize::from((60 / minutes).max(1)).div_ceil(scale.merged);
    let hours = if usize::from(scale.cells) * per_hour >= 3 {
        1
    } else {
        2
    };
    let at = dialog.cursor / scale.merged;
    let start = scale
        .x(at)
        .saturating_sub(2)
        .min(canvas.width().saturating_sub(5));
    // The time at the cursor needs room: no hour stands against it.
    let near = |x: u16| x + 2 >= start && x <= start + 5;
    for column in 0..scale.columns {
        let press = || Does::steps(at, column, (Command::Earlier, Command::Later));
        // The whole column, from the legend to the hours.
        for y in 1..=y + 1 {
            canvas.spot(scale.x(column), y, scale.cells, || Does::Commands {
                press: press(),
                again: Vec::new(),
            });
        }
        let first = column * scale.merged;
        let group = days.strip.cells.iter().skip(first).take(scale.merged);
        let wrong = group
            .map(|cell| cell.state)
            .find(|state| matches!(state, StripState::Missing | StripState::Rejected));
        if let Some(state) = wrong {
            canvas.put_within(
                scale.x(column),
                y,
                1,
                look.glyphs.strip(state),
                theme.strip(state),
            );
        }
        if column % (per_hour * hours) == 0
            && !near(scale.x(column))
            && let Some(cell) = days.strip.cells.get(first)
        {
            let hour = format!("{:02}", cell.minutes / 60);
            canvas.put(scale.x(column), y + 1, &hour, theme.faint);
        }
    }
    let column = dialog.cursor / scale.merged;
    let cell = days.strip.cells.get(column * scale.merged)?;
    let time = format!("{:02}:{:02}", cell.minutes / 60, cell.minutes % 60);
    let x = scale.x(column);
    canvas.put(x, y, look.glyphs.tee_up, theme.marker);
    canvas.put(start, y + 1, &time, theme.title_focused);
    canvas.position(x, y + 1)
}

/// At the cursor, until now and in all: the day, the week before, the mean.
fn numbers(dialog: &ChartDialog, state: &State, days: &Days, canvas: &mut Canvas<'_>, y: u16, scale: Scale) {
    let (look, theme) = (&state.look, &state.look.theme);
    let column = dialog.cursor / scale.merged;
    let at = |series: &Series| scale.of_column(series, column, dialog.adds_up);
    let whole = |series: &Series| series.together(0, days.strip.cells.len(), dialog.adds_up);
    let shared = |series: &Series| series.together_where(&days.day, dialog.adds_up);
    let time = days
        .strip
        .cells
        .get(column * scale.merged)
        .map_or_else(String::new, |cell| {
            format!("{:02}:{:02}", cell.minutes / 60, cell.minutes % 60)
        });
    let rows = [
        (time, [at(&days.day), at(&days.last_week), at(&days.mean)]),
        (
            look.say("chart-so-far"),
            [whole(&days.day), shared(&days.last_week), shared(&days.mean)],
        ),
        (
            look.say("chart-whole-day"),
            [None, whole(&days.last_week), whole(&days.mean)],
        ),
    ];
    let heads = [
        dated(dialog, state),
        last_week(dialog, look),
        look.with("chart-mean", &[("count", days.of.into())]),
    ];
    let label = rows
        .iter()
        .map(|(words, _)| text::width(words))
        .max()
        .unwrap_or(0)
        + 2;
    let columns = columns(&heads, label, canvas.width());
    for (head, (x, cells)) in heads.iter().zip(columns) {
        canvas.put_within(x, y - 1, cells, head, theme.faint);
    }
    for ((words, values), y) in rows.iter().zip(y..) {
        canvas.put(0, y, words, theme.faint);
        for ((value, (x, cells)), index) in values.iter().zip(columns).zip(0..) {
            let Some(value) = value else { continue };
            let difference = match (index, values[0]) {
                (1.., Some(day)) => difference(look, day, *value),
                _ => String::new(),
            };
            let words = format!("{}{difference}", number(dialog, state, *value));
            let style = if index == 0 { theme.strong } else { theme.text };
            canvas.put_within(x, y, cells, &words, style);
        }
    }
}

/// Where each column begins behind the labels, and its cells: what is over after the heads goes to all alike. Where the
/// heads are too wide, all columns are alike.
fn columns(heads: &[String; 3], label: u16, width: u16) -> [(u16, u16); 3] {
    let room = width.saturating_sub(label);
    let wanted = heads.each_ref().map(|head| text::width(head).max(14) + 2);
    let over = room.checked_sub(wanted.iter().sum());
    let cells = wanted.map(|wanted| over.map_or(room / 3, |over| wanted + over / 3));
    let mut x = label;
    cells.map(|cells| {
        let from = x;
        x += cells;
        (from, cells.saturating_sub(1))
    })
}

/// How much more or less the day has than the other: ` (+11 %)`.
fn difference(look: &Look, day: Hundredths, other: Hundredths) -> String {
    if other.0 == 0 {
        return String::new();
    }
    let share = (day.0 as f64 - other.0 as f64) / other.0.unsigned_abs() as f64 * 100.0;
    let percent = format!("{share:+.0}");
    // Not a minus before nothing.
    let percent = if percent == "-0" { "+0".to_owned() } else { percent };
    format!(
        "  {}",
        look.with("chart-difference", &[("percent", percent.into())])
    )
}
