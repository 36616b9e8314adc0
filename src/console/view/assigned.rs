//! The mapping of the current value type: its parameters in order, and its script.

use crate::console::state::{MappingsView, Pane, State};
use crate::console::widget::{Canvas, Does, text};
use ratatui::layout::Position;

/// Which value type, and its script, on the pane's title line.
pub fn heading(state: &State, canvas: &mut Canvas<'_>, behind: u16) {
    let Some(key) = state.current else { return };
    let (look, theme) = (&state.look, &state.look.theme);
    let width = canvas.width();
    let room = width.saturating_sub(behind + 3);
    let name = state.name_of(key);
    let script = match state.mapped().filter(|mappings| mappings.is_mapped(key)) {
        Some(mappings) => match mappings.script(key) {
            Some(name) => look.with("console-script-file", &[("name", name.to_owned().into())]),
            None => look.say("console-script-default"),
        },
        None => String::new(),
    };
    let end = canvas.put_within(behind, 0, room, &format!(" {name} "), theme.related);
    let start = width.saturating_sub(text::width(&script) + 3);
    if !script.is_empty() && start > end + 1 {
        canvas.put(start, 0, &format!(" {script} "), theme.faint);
    }
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let lines = state.assigned();
    if lines.is_empty() {
        let words = match (&state.mappings, state.current) {
            (MappingsView::Asked, _) => look.say("console-asking"),
            (MappingsView::Failed(why), _) => look.tell(why),
            (MappingsView::Known(_), None) => look.say("console-assigned-none-chosen"),
            (MappingsView::Known(_), Some(_)) => look.say("console-assigned-empty"),
        };
        for (line, y) in text::wrap(&words, canvas.width().saturating_sub(2))
            .iter()
            .zip(0..)
        {
            canvas.put(1, y, line, look.theme.faint);
        }
        return canvas.position(0, 0);
    }
    let height = usize::from(canvas.height()).max(1);
    let first = state.assigned_row.saturating_sub(height - 1);
    let number_width = text::width(&format!("Para{}", lines.len()));
    for ((index, path), y) in lines.iter().enumerate().skip(first).take(height).zip(0..) {
        let x = canvas.put(1, y, &format!("Para{}", index + 1), look.theme.related);
        let x = x.max(1 + number_width) + 2;
        let (sign, style) = known(state, path);
        let end = canvas.width().saturating_sub(1);
        canvas.put_within(x, y, end.saturating_sub(x), path.as_str(), style);
        if !sign.is_empty() {
            canvas.put_right(end, y, &sign, look.theme.warning);
        }
        canvas.spot(0, y, u16::MAX, || Does::Assigned(index));
        if state.marks.lines.contains(*path) {
            canvas.put(0, y, look.glyphs.ticked, look.theme.marker);
        }
        if index == state.assigned_row {
            if !state.marks.lines.contains(*path) {
                canvas.put(0, y, look.glyphs.selected, look.theme.marker);
            }
            if state.pane == Pane::Assigned {
                let width = canvas.width();
                canvas.restyle(1, y, width.saturating_sub(1), look.theme.selected);
            }
        }
    }
    let hidden = lines.len().saturating_sub(first + height);
    if hidden > 0 {
        let words = look.with("console-more", &[("count", hidden.into())]);
        let (end, last) = (canvas.width().saturating_sub(1), canvas.height() - 1);
        canvas.put_right(end, last, &format!(" {words}"), look.theme.faint);
    }
    canvas.position(0, u16::try_from(state.assigned_row - first).unwrap_or(0))
}

/// Says so when no external system has a value type of this path any more.
fn known(state: &State, path: &crate::model::MetricPath) -> (String, ratatui::style::Style) {
    if state.has_metric(path) {
        (String::new(), state.look.theme.text)
    } else {
        let words = format!(
            " {} {}",
            state.look.glyphs.warning,
            state.look.say("console-path-unknown")
        );
        (words, state.look.theme.text)
    }
}
