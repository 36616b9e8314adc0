//! A button of a dialog.

use super::{Canvas, text};
use crate::console::look::Look;
use ratatui::layout::Position;

/// A button; the focused one is reversed and marked. Returns the column behind it.
pub fn button(look: &Look, canvas: &mut Canvas<'_>, x: u16, y: u16, words: &str, focused: bool) -> u16 {
    let style = if focused {
        look.theme.title_focused
    } else {
        look.theme.text
    };
    canvas.put(x, y, &format!("[ {words} ]"), style)
}

/// The first column and the cells of each button of a row.
pub fn places(words: &[String]) -> Vec<(u16, u16)> {
    let mut x = 0_u16;
    let place = |words: &String| {
        let (start, cells) = (x, text::width(words).saturating_add(4));
        x = start.saturating_add(cells).saturating_add(2);
        (start, cells)
    };
    words.iter().map(place).collect()
}

/// Buttons side by side in the last row. `focused` is the place of the one that has the focus; its cursor is returned.
pub fn row(
    look: &Look,
    canvas: &mut Canvas<'_>,
    words: &[String],
    focused: Option<usize>,
) -> Option<Position> {
    let y = canvas.height().saturating_sub(1);
    let mut x = 0;
    let mut cursor = None;
    for (index, words) in words.iter().enumerate() {
        let here = focused == Some(index);
        if here {
            cursor = canvas.position(x, y);
        }
        x = button(look, canvas, x, y, words, here) + 2;
    }
    cursor
}
