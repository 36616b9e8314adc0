//! The right tree with its live columns.

use super::row::{Label, Lines, RowStyle, heights};
use crate::console::effect::ValueTypeKey;
use crate::console::state::tree::{Needle, Row};
use crate::console::state::{Note, Pane, QueuesKey, State};
use crate::console::widget::{Canvas, levels, text};
use crate::engine::{ConnectionPhase, LiveState, LiveValue, StripState};
use crate::model::QueueId;
use ratatui::layout::Position;
use ratatui::style::Style;

/// Widths of the live columns; 0: not shown.
struct Columns {
    time: u16,
    last: u16,
    today: u16,
    spark: u16,
    state: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        match width {
            0..40 => Self {
                time: 0,
                last: 5,
                today: 6,
                spark: 0,
                state: 1,
            },
            40..62 => Self {
                time: 0,
                last: 5,
                today: 6,
                spark: 8,
                state: 1,
            },
            // The names come first: the state is a sign alone until they have room.
            62..72 => Self {
                time: 0,
                last: 7,
                today: 9,
                spark: 8,
                state: 1,
            },
            72..100 => Self {
                time: 0,
                last: 7,
                today: 9,
                spark: 12,
                state: 13,
            },
            _ => Self {
                time: 5,
                last: 8,
                today: 10,
                spark: 24,
                state: 14,
            },
        }
    }

    /// The first column of each, from the right edge: time, last, today, spark, state.
    fn starts(&self, width: u16) -> [u16; 5] {
        let state = width.saturating_sub(self.state + 1);
        let spark = if self.spark == 0 {
            state
        } else {
            state.saturating_sub(self.spark + 1)
        };
        let today = spark.saturating_sub(self.today + 2);
        let last = today.saturating_sub(self.last + 1);
        let time = if self.time == 0 {
            last
        } else {
            last.saturating_sub(self.time + 1)
        };
        [time, last, today, spark, state]
    }
}

/// The columns' names, on the pane's title line.
pub fn headings(state: &State, canvas: &mut Canvas<'_>, behind: u16) {
    let width = canvas.width();
    let columns = Columns::of(width);
    let [time, last, today, spark, word] = columns.starts(width);
    let (look, faint) = (&state.look, state.look.theme.faint);
    let mut put = |start: u16, end: u16, key: &str, right: bool| {
        let words = look.say(key);
        let cells = text::width(&words);
        let start = if right { end.saturating_sub(cells) } else { start };
        if start > behind + 1 && cells <= end.saturating_sub(start) {
            canvas.put(start - 1, 0, &format!(" {words} "), faint);
        }
    };
    put(time, last + columns.last, "console-column-last", true);
    put(today, today + columns.today, "console-column-today", true);
    if columns.spark > 0 {
        put(spark, spark + columns.spark, "console-column-day", false);
    }
    if columns.state > 1 {
        put(word, width, "console-column-state", false);
    }
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let canvas_height = canvas.height();
    let style = RowStyle {
        look: &state.look,
        pane: Pane::Queues,
        focused: state.pane == Pane::Queues,
        needle: (!state.searched.is_empty() && state.pane == Pane::Queues)
            .then(|| Needle::new(&state.searched)),
    };
    let columns = Columns::of(canvas.width());
    let rows = || state.queues.visible(canvas_height.into());
    let heights = heights(
        rows(),
        |key| matches!(key, QueuesKey::Note(..)),
        canvas.width(),
        canvas_height,
    );
    let mut cursor = None;
    let mut y = 0;
    for (row, height) in rows().zip(heights) {
        if row.selected {
            cursor = canvas.position(0, y);
        }
        draw_row(state, canvas, &style, &columns, Lines { y, height }, &row);
        y += height;
    }
    cursor
}

fn draw_row(
    state: &State,
    canvas: &mut Canvas<'_>,
    style: &RowStyle<'_>,
    columns: &Columns,
    lines: Lines,
    row: &Row<'_, QueuesKey>,
) {
    let (glyphs, theme) = (state.look.glyphs, &state.look.theme);
    let (width, y) = (canvas.width(), lines.y);
    let mut label = Label {
        text: &row.node.name,
        style: theme.text,
        sign: " ",
        sign_style: theme.text,
        end: width,
    };
    match &row.node.key {
        QueuesKey::Folder(name) => {
            label.style = theme.strong;
            let longest = width.saturating_sub(text::width(name) + 6);
            let (words, style) = folder_state(state, name, longest);
            label.end = canvas
                .put_right(width.saturating_sub(1), y, &words, style)
                .saturating_sub(1);
        }
        QueuesKey::Queue(queue) => label.end = queue_state(state, canvas, columns, y, *queue),
        QueuesKey::ValueType(queue, value_type) => {
            let key = (*queue, *value_type);
            if state.is_mapped(key) {
                (label.sign, label.sign_style) = (glyphs.mapped, theme.related);
            } else {
                label.style = theme.faint;
            }
            if state.current == Some(key) && state.pane != Pane::Queues {
                label.style = theme.related;
            }
            if state.marks.value_types.contains(&key) {
                (label.sign, label.sign_style) = (glyphs.ticked, theme.marker);
            }
            label.end = columns.starts(width)[0].saturating_sub(1);
            live(state, canvas, columns, y, key);
        }
        QueuesKey::Note(_, note) => {
            (label.sign, label.sign_style, label.style) = match note {
                Note::Why => (glyphs.warning, theme.warning, theme.text),
                Note::Hint => (glyphs.arrow, theme.key, theme.text),
                Note::Asked => (glyphs.busy, theme.busy, theme.faint),
                Note::Nothing | Note::UnknownQueues => (glyphs.quiet, theme.text, theme.text),
            };
            return style.draw_note(canvas, y, row, &label, lines.height);
        }
    }
    style.draw(canvas, y, row, &label);
    style.select(canvas, y, row);
}

/// A folder says how old the catalogue is when the WFM is away.
fn folder_state(state: &State, name: &str, cells: u16) -> (String, Style) {
    let (look, theme) = (&state.look, &state.look.theme);
    let connection = state.engine.connections().iter().find(|each| each.name == name);
    let read = state
        .engine
        .snapshot
        .as_ref()
        .and_then(|snapshot| snapshot.catalog_read);
    match (connection.map(|each| &each.phase), read, state.catalog()) {
        (Some(ConnectionPhase::Connected), ..) => {
            let queues = state.catalog().map_or(0, |catalog| catalog.queues.len());
            let values = [
                ("count", queues.into()),
                ("number", look.count(queues as u64).into()),
            ];
            (
                super::fitting(
                    vec![look.with("console-queue-count", &values), String::new()],
                    cells,
                ),
                theme.faint,
            )
        }
        (_, Some(read), Some(_)) => {
            let at = look.moment(read, state.now);
            let words = look.with("console-catalog-of", &[("at", at.clone().into())]);
            (
                super::fitting(vec![words, at, String::new()], cells),
                theme.warning,
            )
        }
        _ => (String::new(), theme.faint),
    }
}

/// How many of a queue's value types are mapped. Returns where its name must end.
fn queue_state(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, y: u16, id: QueueId) -> u16 {
    let (look, theme) = (&state.look, &state.look.theme);
    let width = canvas.width();
    let Some(queue) = state.catalog().and_then(|catalog| catalog.queue(id)) else {
        return width;
    };
    let mapped = queue
        .value_types
        .iter()
        .filter(|each| state.is_mapped((id, **each)))
        .count();
    let all = queue.value_types.len();
    let (words, style) = if !queue.active {
        (look.say("console-live-inactive"), theme.faint)
    } else if all == 0 {
        return width;
    } else if columns.state > 1 {
        let values = [("mapped", mapped.into()), ("all", all.into())];
        (look.with("console-mapped-of", &values), theme.faint)
    } else {
        (format!("{mapped}/{all}"), theme.faint)
    };
    let start = if columns.state > 1 {
        let start = columns.starts(width)[4];
        canvas.put_within(start, y, width.saturating_sub(start), &words, style);
        start
    } else {
        canvas.put_right(width.saturating_sub(1), y, &words, style)
    };
    start.saturating_sub(1)
}

fn live(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, y: u16, key: ValueTypeKey) {
    let Some(value) = state.live.of(key) else {
        return;
    };
    let (look, theme) = (&state.look, &state.look.theme);
    let width = canvas.width();
    let [time, last, today, spark, word] = columns.starts(width);
    let decimals = state.decimals(key);
    let number = |value| look.value(value, decimals);
    if let Some((at, newest)) = value.last {
        if columns.time > 0 {
            let queue = state.catalog().and_then(|catalog| catalog.queue(key.0));
            let clock = queue.map_or_else(String::new, |queue| look.clock_at(at, &queue.time_zone));
            canvas.put_within(time, y, columns.time, &clock, theme.faint);
        }
        right(
            state,
            canvas,
            last + columns.last,
            columns.last,
            y,
            &number(newest),
        );
    }
    if let Some(total) = value.today {
        let mean = if value.is_mean { look.glyphs.mean } else { "" };
        right(
            state,
            canvas,
            today + columns.today,
            columns.today,
            y,
            &format!("{mean}{}", number(total)),
        );
    }
    sparkline(state, canvas, columns, spark, y, value);
    let (sign, style, words) = live_state(state, value.state);
    if columns.state > 1 {
        let x = canvas.put(word, y, sign, style);
        let calm = matches!(
            value.state,
            LiveState::NotMapped | LiveState::Quiet | LiveState::Inactive
        );
        let style = if calm { theme.faint } else { theme.text };
        canvas.put_within(x + 1, y, columns.state - 2, &look.say(words), style);
    } else {
        canvas.put(word, y, sign, style);
    }
}

/// A number that ends before `end`; one too long for its column loses its fraction, then its exactness.
fn right(state: &State, canvas: &mut Canvas<'_>, end: u16, cells: u16, y: u16, number: &str) {
    let point = state.look.say("console-number-point");
    let whole = number.split(point.as_str()).next().unwrap_or(number).to_owned();
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let short = state
        .look
        .short_count(digits.parse().unwrap_or(u64::MAX), cells.into());
    let words = super::fitting(vec![number.to_owned(), whole, short], cells);
    canvas.put_right(end, y, &words, state.look.theme.text);
}

fn sparkline(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, x: u16, y: u16, value: &LiveValue) {
    if columns.spark == 0 {
        return;
    }
    let (glyphs, theme) = (state.look.glyphs, &state.look.theme);
    for (level, column) in levels(&value.hours, columns.spark.into())
        .into_iter()
        .zip(x..x + columns.spark)
    {
        if let Some(level) = level {
            canvas.put(column, y, glyphs.spark[usize::from(level - 1).min(7)], theme.bar);
        }
    }
}

fn live_state(state: &State, live: LiveState) -> (&'static str, Style, &'static str) {
    let (glyphs, theme) = (state.look.glyphs, &state.look.theme);
    match live {
        LiveState::NotMapped => (" ", theme.faint, "console-live-not-mapped"),
        LiveState::Quiet => (glyphs.quiet, theme.faint, "console-live-quiet"),
        LiveState::Delivered => (glyphs.good, theme.good, "console-live-delivered"),
        LiveState::Pending => (
            glyphs.strip(StripState::Pending),
            theme.busy,
            "console-live-pending",
        ),
        LiveState::Rejected => (
            glyphs.strip(StripState::Rejected),
            theme.bad,
            "console-live-rejected",
        ),
        LiveState::Inactive => (glyphs.dot, theme.faint, "console-live-inactive"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_room_beside_the_live_columns() {
        for width in 40..200 {
            let name = Columns::of(width).starts(width)[0];
            let least = if width < 62 { 15 } else { 26 };
            assert!(name >= least, "{name} cells of {width} for the name");
        }
    }
}
