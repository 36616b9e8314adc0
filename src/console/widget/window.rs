//! The frame of a dialog, in the middle of the screen.

use super::{Canvas, text};
use crate::console::look::Look;
use ratatui::layout::Rect;

/// Clears and frames a window that holds so many cells and rows, as far as the screen does. Returns the area inside,
/// with a blank column on both sides.
pub fn open(canvas: &mut Canvas<'_>, look: &Look, title: &str, width: u16, height: u16) -> Rect {
    let screen = canvas.area();
    let width = width.saturating_add(4).min(screen.width.saturating_sub(2)).max(6);
    let height = height
        .saturating_add(2)
        .min(screen.height.saturating_sub(2))
        .max(3);
    let area = Rect {
        x: screen.x + screen.width.saturating_sub(width) / 2,
        y: screen.y + screen.height.saturating_sub(height) / 2,
        width,
        height,
    }
    .intersection(screen);
    frame(&mut canvas.at(area), look, title)
}

/// Clears and frames a whole canvas, with a title when there is one. Returns the area inside, with a blank column on
/// both sides.
pub fn frame(canvas: &mut Canvas<'_>, look: &Look, title: &str) -> Rect {
    let area = canvas.area();
    let (style, [top_left, top_right, bottom_left, bottom_right]) =
        (look.theme.rule_focused, look.glyphs.corners);
    canvas.clear();
    let (right, bottom) = (area.width.saturating_sub(1), area.height.saturating_sub(1));
    for y in [0, bottom] {
        canvas.line(0, y, area.width, look.glyphs.horizontal, style);
    }
    canvas.column(0, look.glyphs.vertical, style);
    canvas.column(right, look.glyphs.vertical, style);
    for (x, y, corner) in [
        (0, 0, top_left),
        (right, 0, top_right),
        (0, bottom, bottom_left),
        (right, bottom, bottom_right),
    ] {
        canvas.line(x, y, 1, corner, style);
    }
    if !title.is_empty() {
        let title = text::cut(title, area.width.saturating_sub(6), look.glyphs.ellipsis);
        canvas.put_within(
            2,
            0,
            area.width.saturating_sub(4),
            &format!(" {title} "),
            look.theme.title_focused,
        );
    }
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// So many rows of an area, counted from its first, as far as it reaches.
pub fn rows(area: Rect, from: u16, height: u16) -> Rect {
    let from = from.min(area.height);
    Rect {
        y: area.y + from,
        height: height.min(area.height - from),
        ..area
    }
}
