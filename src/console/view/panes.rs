//! Titles and the lines between the panes. No frame around the screen: lines stand only where two things meet.

use crate::console::layout::{PaneArea, Panes};
use crate::console::state::{Pane, Shown, State};
use crate::console::widget::{Canvas, Does, text};
use ratatui::layout::Rect;

pub fn draw(state: &State, canvas: &mut Canvas<'_>, panes: &Panes) {
    match panes {
        Panes::TooSmall => {}
        Panes::One(pane, area) => rule(state, canvas, *pane, area),
        Panes::All {
            interface,
            queues,
            assigned,
            flow,
            divider,
            lower_divider,
        } => {
            let lines = [
                (Pane::Interface, interface),
                (Pane::Queues, queues),
                (Pane::Assigned, assigned),
                (Pane::Flow, flow),
            ];
            for (pane, area) in lines {
                rule(state, canvas, pane, area);
            }
            let glyphs = state.look.glyphs;
            let below = divider.bottom();
            vertical(state, canvas, *divider, glyphs.tee_down);
            if let Some(lower) = lower_divider {
                vertical(state, canvas, *lower, glyphs.cross);
            } else {
                junction(state, canvas, divider.x, below, glyphs.tee_up);
            }
        }
    }
}

fn vertical(state: &State, canvas: &mut Canvas<'_>, line: Rect, head: &str) {
    let style = state.look.theme.rule;
    let mut canvas = canvas.at(line);
    canvas.column(0, state.look.glyphs.vertical, style);
    canvas.line(0, 0, 1, head, style);
    canvas.spot_all(|| Does::Divider);
}

/// Where a vertical line meets the title line below, unless a title stands there.
fn junction(state: &State, canvas: &mut Canvas<'_>, x: u16, y: u16, sign: &str) {
    let area = Rect {
        x,
        y,
        width: 1,
        height: 1,
    };
    let horizontal = state.look.glyphs.horizontal;
    let mut canvas = canvas.at(area);
    if canvas.shows(0, 0, horizontal) {
        canvas.line(0, 0, 1, sign, state.look.theme.rule);
    }
}

/// The title line of a pane, with what belongs to its right end.
fn rule(state: &State, canvas: &mut Canvas<'_>, pane: Pane, area: &PaneArea) {
    let look = &state.look;
    let focused = state.pane == pane && state.layers.is_empty();
    let (line, title) = if focused {
        (look.theme.rule_focused, look.theme.title_focused)
    } else {
        (look.theme.rule, look.theme.title)
    };
    let mut canvas = canvas.at(area.rule);
    let width = canvas.width();
    canvas.spot_all(|| Does::Focus(pane));
    canvas.line(0, 0, width, look.glyphs.horizontal, line);
    let name = match pane {
        Pane::Interface => "console-pane-interface",
        Pane::Queues => "console-pane-queues",
        Pane::Assigned => "console-pane-assigned",
        Pane::Flow => "console-pane-flow",
    };
    let mut end = canvas.put(1, 0, &format!(" {} ", look.say(name)), title);
    for (words, style) in remarks(state, pane) {
        end = canvas.put(end, 0, &format!("{words} "), style);
    }
    match pane {
        Pane::Queues => super::queues::headings(state, &mut canvas, end),
        Pane::Assigned => super::assigned::heading(state, &mut canvas, end),
        Pane::Interface | Pane::Flow => {
            let more = more(state, pane, area.body.height);
            let start = width.saturating_sub(text::width(&more) + 1);
            if !more.is_empty() && start > end {
                canvas.put(start, 0, &more, look.theme.faint);
            }
        }
    }
}

/// Which of how many rows is selected, when not all are on screen.
fn more(state: &State, pane: Pane, height: u16) -> String {
    match pane {
        Pane::Interface if state.interface.len() > usize::from(height) => {
            let row = state.interface.offset() + state.interface.selected_on_screen().unwrap_or(0) + 1;
            format!(
                " {}/{} ",
                state.look.count(row as u64),
                state.look.count(state.interface.len() as u64)
            )
        }
        _ => String::new(),
    }
}

/// How many rows of a pane are marked, and how many are not mapped when only those are shown.
fn remarks(state: &State, pane: Pane) -> Vec<(String, ratatui::style::Style)> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut remarks = Vec::new();
    let tree = matches!(pane, Pane::Interface | Pane::Queues);
    if tree && state.shown(pane) == Shown::Unmapped {
        let values = [("count", state.count_shown(pane).into())];
        remarks.push((look.with("mapping-only-unmapped", &values), theme.warning));
    }
    let marked = state.marks.of(pane);
    if marked > 0 {
        let values = [("count", marked.into())];
        remarks.push((look.with("mapping-marked", &values), theme.marker));
    }
    remarks
}
