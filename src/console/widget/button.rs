//! A button of a dialog.

use super::{Canvas, Does, text};
use crate::console::look::Look;
use ratatui::layout::Position;

/// A button; the focused one is reversed and marked. Returns the column behind it.
fn button(look: &Look, canvas: &mut Canvas<'_>, x: u16, y: u16, words: &str, focused: bool) -> u16 {
    let style = if focused {
        look.theme.title_focused
    } else {
        look.theme.text
    };
    canvas.put(x, y, &format!("[ {words} ]"), style)
}

/// Buttons side by side in the last row. `focused` is the place of the one that has the focus; its cursor is returned.
/// A press on a button does what `does` says of its place.
pub fn row(
    look: &Look,
    canvas: &mut Canvas<'_>,
    words: &[String],
    focused: Option<usize>,
    does: impl Fn(usize) -> Does,
) -> Option<Position> {
    let y = canvas.height().saturating_sub(1);
    let between = between(words, canvas.width());
    let mut x = 0;
    let mut cursor = None;
    for (index, words) in words.iter().enumerate() {
        let here = focused == Some(index);
        if here {
            cursor = canvas.position(x, y);
        }
        let end = button(look, canvas, x, y, words, here);
        canvas.spot(x, y, end.saturating_sub(x), || does(index));
        x = end.saturating_add(between);
    }
    cursor
}

/// The cells between two buttons: fewer where they would not fit otherwise.
fn between(words: &[String], width: u16) -> u16 {
    let own: u16 = words
        .iter()
        .map(|words| text::width(words).saturating_add(4))
        .sum();
    let gaps = u16::try_from(words.len().saturating_sub(1)).unwrap_or(0);
    if own.saturating_add(2 * gaps) > width {
        1
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_buttons_stand_closer() {
        let words = [
            "Speichern",
            "Ausfüllen",
            "Zeilen",
            "Testen",
            "Rohtext",
            "Schließen",
        ]
        .map(str::to_owned);
        assert_eq!((between(&words, 80), between(&words, 76)), (2, 1));
    }
}
