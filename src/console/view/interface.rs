//! The left tree.

use super::row::{Label, Lines, RowStyle, heights};
use crate::console::state::tree::{Needle, Row};
use crate::console::state::{InterfaceKey, Note, Pane, State};
use crate::console::widget::{Canvas, text};
use crate::engine::{SystemPhase, SystemState};
use ratatui::layout::Position;
use ratatui::style::Style;

pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let canvas_height = canvas.height();
    let style = RowStyle {
        look: &state.look,
        pane: Pane::Interface,
        focused: state.pane == Pane::Interface,
        needle: (!state.searched.is_empty() && state.pane == Pane::Interface)
            .then(|| Needle::new(&state.searched)),
    };
    let rows = || state.interface.visible(canvas_height.into());
    let heights = heights(
        rows(),
        |key| matches!(key, InterfaceKey::Note(..)),
        canvas.width(),
        canvas_height,
    );
    let mut cursor = None;
    let mut y = 0;
    for (row, height) in rows().zip(heights) {
        if row.selected {
            cursor = canvas.position(0, y);
        }
        draw_row(state, canvas, &style, Lines { y, height }, &row);
        y += height;
    }
    cursor
}

fn draw_row(
    state: &State,
    canvas: &mut Canvas<'_>,
    style: &RowStyle<'_>,
    lines: Lines,
    row: &Row<'_, InterfaceKey>,
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
        InterfaceKey::System(name) => {
            label.style = theme.strong;
            if let Some(system) = system(state, name) {
                let longest = width.saturating_sub(text::width(name) + 6);
                let (words, style) = system_state(state, system, longest);
                label.end = canvas
                    .put_right(width.saturating_sub(1), y, &words, style)
                    .saturating_sub(1);
            }
        }
        InterfaceKey::Queue(_) => {}
        InterfaceKey::Metric(path) => {
            if let Some(mappings) = state.mapped() {
                if !mappings.users(path).is_empty() {
                    (label.sign, label.sign_style) = (glyphs.mapped, theme.related);
                }
                if state.marks.metrics.contains(path) {
                    (label.sign, label.sign_style) = (glyphs.ticked, theme.marker);
                }
                let parameter = state.current.and_then(|key| mappings.parameter(key, path));
                if let Some(number) = parameter {
                    let words = format!("Para{number}");
                    label.style = theme.related;
                    label.end = canvas
                        .put_right(width.saturating_sub(1), y, &words, theme.related)
                        .saturating_sub(1);
                }
            }
        }
        InterfaceKey::Note(_, note) => {
            (label.sign, label.sign_style, label.style) = match note {
                Note::Why => (glyphs.bad, theme.bad, theme.text),
                Note::UnknownQueues => (glyphs.warning, theme.warning, theme.text),
                Note::Asked => (glyphs.busy, theme.busy, theme.faint),
                Note::Nothing => (glyphs.quiet, theme.text, theme.text),
                Note::Hint => (glyphs.arrow, theme.key, theme.text),
            };
            return style.draw_note(canvas, y, row, &label, lines.height);
        }
    }
    style.draw(canvas, y, row, &label);
    style.select(canvas, y, row);
}

fn system<'a>(state: &'a State, name: &str) -> Option<&'a SystemState> {
    state
        .engine
        .snapshot
        .as_ref()?
        .systems
        .iter()
        .find(|system| system.name == name)
}

/// How a source is, in a sign and words that fit.
fn system_state(state: &State, system: &SystemState, cells: u16) -> (String, Style) {
    let (look, theme) = (&state.look, &state.look.theme);
    let rows = look.with(
        "console-rows-today",
        &[
            ("count", system.rows_today.into()),
            ("number", look.count(system.rows_today).into()),
        ],
    );
    let (sign, style, words) = match &system.phase {
        SystemPhase::Off { .. } => (
            look.glyphs.quiet,
            theme.warning,
            vec![look.say("console-system-off")],
        ),
        SystemPhase::Failed { .. } => (
            look.glyphs.bad,
            theme.bad,
            vec![look.say("console-system-failed")],
        ),
        SystemPhase::Reading => (
            look.glyphs.busy,
            theme.busy,
            vec![look.say("console-system-reading")],
        ),
        SystemPhase::Idle if system.rejected_today > 0 => {
            let rejected = look.with(
                "console-rejected",
                &[
                    ("count", system.rejected_today.into()),
                    ("number", look.count(system.rejected_today).into()),
                ],
            );
            (
                look.glyphs.warning,
                theme.warning,
                vec![format!("{rows}, {rejected}"), rejected],
            )
        }
        SystemPhase::Idle if system.rows_today == 0 => (
            look.glyphs.quiet,
            theme.faint,
            vec![look.say("console-system-quiet")],
        ),
        SystemPhase::Idle => {
            let at = system
                .last_rows
                .map(|at| look.moment(at, state.now))
                .unwrap_or_default();
            let short = look.short_count(system.rows_today, 6);
            (
                look.glyphs.good,
                theme.good,
                vec![format!("{rows} {} {at}", look.glyphs.dot), rows, short],
            )
        }
    };
    let words = words
        .into_iter()
        .map(|each| format!("{sign} {each}"))
        .chain([sign.to_owned()]);
    (super::fitting(words.collect(), cells), style)
}
