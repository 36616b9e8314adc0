//! One row of a tree: the sign of the selection, indentation, the fold, the name.

use crate::console::look::Look;
use crate::console::state::Pane;
use crate::console::state::tree::{Folding, Needle, Row};
use crate::console::widget::{Canvas, Does, text};
use ratatui::style::Style;

/// How the rows of one tree are drawn.
pub struct RowStyle<'a> {
    pub look: &'a Look,
    pub pane: Pane,
    pub focused: bool,
    /// What was last searched for, to be marked in the names.
    pub needle: Option<Needle>,
}

/// What stands in a row beside its place in the tree.
pub struct Label<'a> {
    pub text: &'a str,
    pub style: Style,
    /// In the column of the fold, for rows without one.
    pub sign: &'static str,
    pub sign_style: Style,
    /// The column behind the last that the name may use.
    pub end: u16,
}

/// Which rows of the screen a row of the tree takes.
#[derive(Debug, Clone, Copy)]
pub struct Lines {
    pub y: u16,
    pub height: u16,
}

/// How many rows each of the visible rows takes: sentences may run on into rows that would stay empty.
pub fn heights<'a, K: 'a>(
    rows: impl Iterator<Item = Row<'a, K>>,
    is_note: impl Fn(&K) -> bool,
    width: u16,
    height: u16,
) -> Vec<u16> {
    let rows: Vec<Row<'_, K>> = rows.collect();
    let mut spare = height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let lines = |row: &Row<'_, K>| {
        let room = width.saturating_sub(note_start(row.node.depth, width));
        u16::try_from(text::wrap(&row.node.name, room).len()).unwrap_or(1)
    };
    rows.iter()
        .map(|row| {
            let more = if is_note(&row.node.key) {
                (lines(row) - 1).min(spare)
            } else {
                0
            };
            spare -= more;
            1 + more
        })
        .collect()
}

/// The column in which the name of a row begins.
fn note_start(depth: u16, width: u16) -> u16 {
    // Deep trees in narrow panes keep room for the names.
    3 + (depth * 2).min(width / 3)
}

impl RowStyle<'_> {
    /// A sentence over several rows.
    pub fn draw_note<K>(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        row: &Row<'_, K>,
        label: &Label<'_>,
        height: u16,
    ) {
        let start = note_start(row.node.depth, canvas.width());
        let room = canvas.width().saturating_sub(start);
        let mut lines = text::wrap(label.text, room);
        let hidden = lines.split_off(lines.len().min(usize::from(height)));
        if let (Some(last), false) = (lines.last_mut(), hidden.is_empty()) {
            *last = format!("{last} {}", hidden.join(" "));
        }
        canvas.put(start - 2, y, label.sign, label.sign_style);
        for (line, y) in lines.iter().zip(y..) {
            canvas.put_within(start, y, room, line, label.style);
            canvas.spot(0, y, u16::MAX, || Does::Row(self.pane, row.place));
            if row.selected {
                canvas.put(0, y, self.look.glyphs.selected, self.look.theme.marker);
                self.select(canvas, y, row);
            }
        }
    }

    pub fn draw<K>(&self, canvas: &mut Canvas<'_>, y: u16, row: &Row<'_, K>, label: &Label<'_>) {
        let (glyphs, theme) = (self.look.glyphs, &self.look.theme);
        let (sign, sign_style) = match row.fold {
            Folding::Open => (glyphs.open, theme.faint),
            Folding::Closed => (glyphs.closed, theme.faint),
            Folding::Leaf => (label.sign, label.sign_style),
        };
        let start = note_start(row.node.depth, canvas.width());
        canvas.put(start - 2, y, sign, sign_style);
        canvas.spot(0, y, u16::MAX, || Does::Row(self.pane, row.place));
        if row.fold != Folding::Leaf {
            canvas.spot(start - 2, y, 2, || Does::Fold(self.pane, row.place));
        }
        canvas.put_within(start, y, label.end.saturating_sub(start), label.text, label.style);
        if let Some(needle) = &self.needle
            && needle.is_in(&row.node.name)
        {
            let cells = text::width(label.text).min(label.end.saturating_sub(start));
            canvas.restyle(start, y, cells, theme.hit);
        }
        if row.selected {
            canvas.put(0, y, glyphs.selected, theme.marker);
        }
    }

    /// Lays the selection over a row that is drawn.
    pub fn select<K>(&self, canvas: &mut Canvas<'_>, y: u16, row: &Row<'_, K>) {
        if row.selected && self.focused {
            let width = canvas.width();
            canvas.restyle(1, y, width.saturating_sub(1), self.look.theme.selected);
        }
    }
}
