//! A bar that fills.

use super::Canvas;
use crate::console::look::Look;

/// Draws a bar of `cells` cells for a share of 0.0 to 1.0.
pub fn progress_bar(canvas: &mut Canvas<'_>, look: &Look, x: u16, y: u16, cells: u16, share: f64) {
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let full = (f64::from(cells) * share).floor() as u16;
    canvas.line(x, y, full, look.glyphs.bar_full, look.theme.bar);
    canvas.line(x + full, y, cells - full, look.glyphs.bar_empty, look.theme.faint);
}
