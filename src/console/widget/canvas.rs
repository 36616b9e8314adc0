//! A rectangle of the screen that can be drawn on without leaving it: at no size can drawing fail.

use super::spot::{Does, Spot};
use super::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use std::cell::RefCell;

pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    ellipsis: &'static str,
    /// Where what can be clicked is noted; `None`: nobody asks.
    spots: Option<&'a RefCell<Vec<Spot>>>,
}

impl<'a> Canvas<'a> {
    pub fn new(buffer: &'a mut Buffer, area: Rect, ellipsis: &'static str) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            buffer,
            area,
            ellipsis,
            spots: None,
        }
    }

    /// Notes from now on what can be clicked.
    pub fn noting(self, spots: &'a RefCell<Vec<Spot>>) -> Self {
        Self {
            spots: Some(spots),
            ..self
        }
    }

    /// Where nothing can be clicked.
    pub fn silent(&mut self) -> Canvas<'_> {
        Canvas::new(self.buffer, self.area, self.ellipsis)
    }

    /// Whether anybody asks what can be clicked.
    pub fn notes_spots(&self) -> bool {
        self.spots.is_some()
    }

    /// Cells of a row that can be clicked.
    pub fn spot(&self, x: u16, y: u16, cells: u16, does: impl FnOnce() -> Does) {
        let Some((spots, at)) = self.spots.zip(self.position(x, y)) else {
            return;
        };
        let width = cells.min(self.area.width - x);
        let area = Rect::new(at.x, at.y, width, 1);
        spots.borrow_mut().push(Spot { area, does: does() });
    }

    /// The whole of it can be clicked.
    pub fn spot_all(&self, does: impl FnOnce() -> Does) {
        if let Some(spots) = self.spots {
            let (area, does) = (self.area, does());
            spots.borrow_mut().push(Spot { area, does });
        }
    }

    /// What was noted so far lies below something.
    pub fn cover_spots(&self) {
        if let Some(spots) = self.spots {
            spots.borrow_mut().clear();
        }
    }

    pub fn area(&self) -> Rect {
        self.area
    }

    pub fn width(&self) -> u16 {
        self.area.width
    }

    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Another rectangle of the same screen.
    pub fn at(&mut self, area: Rect) -> Canvas<'_> {
        let spots = self.spots;
        Canvas {
            spots,
            ..Canvas::new(self.buffer, area, self.ellipsis)
        }
    }

    /// The place on the screen of a cell of this canvas.
    pub fn position(&self, x: u16, y: u16) -> Option<Position> {
        (x < self.area.width && y < self.area.height).then(|| Position::new(self.area.x + x, self.area.y + y))
    }

    /// Writes what fits between `x` and the right edge; returns the column behind it.
    pub fn put(&mut self, x: u16, y: u16, words: &str, style: Style) -> u16 {
        self.put_within(x, y, u16::MAX, words, style)
    }

    /// Writes at most `cells` cells, with an ellipsis when the text is longer; returns the column behind it.
    pub fn put_within(&mut self, x: u16, y: u16, cells: u16, words: &str, style: Style) -> u16 {
        let Some(at) = self.position(x, y) else {
            return x;
        };
        let cells = cells.min(self.area.width - x);
        let words = text::cut(words, cells, self.ellipsis);
        // What stood here before leaves no colour behind.
        for column in at.x..at.x + text::width(&words).min(cells) {
            self.buffer[(column, at.y)].reset();
        }
        let (end, _) = self
            .buffer
            .set_stringn(at.x, at.y, words.as_ref(), usize::from(cells), style);
        end - self.area.x
    }

    /// Writes so that the text ends before `end`; returns its first column.
    pub fn put_right(&mut self, end: u16, y: u16, words: &str, style: Style) -> u16 {
        let end = end.min(self.area.width);
        let start = end.saturating_sub(text::width(words));
        self.put_within(start, y, end - start, words, style);
        start
    }

    /// Fills cells of a row with one sign.
    pub fn line(&mut self, x: u16, y: u16, cells: u16, sign: &str, style: Style) {
        for column in x..x.saturating_add(cells).min(self.area.width) {
            if let Some(at) = self.position(column, y) {
                self.buffer[at].set_symbol(sign).set_style(style);
            }
        }
    }

    pub fn column(&mut self, x: u16, sign: &str, style: Style) {
        for row in 0..self.area.height {
            if let Some(at) = self.position(x, row) {
                self.buffer[at].set_symbol(sign).set_style(style);
            }
        }
    }

    /// Whether a cell shows this sign.
    pub fn shows(&self, x: u16, y: u16, sign: &str) -> bool {
        self.position(x, y)
            .is_some_and(|at| self.buffer[at].symbol() == sign)
    }

    /// Lays a style over cells of a row without touching their text.
    pub fn restyle(&mut self, x: u16, y: u16, cells: u16, style: Style) {
        for column in x..x.saturating_add(cells).min(self.area.width) {
            if let Some(at) = self.position(column, y) {
                self.buffer[at].set_style(style);
            }
        }
    }

    /// Lays one style over the first rows, so that what is drawn above stands out.
    pub fn recede(&mut self, rows: u16, style: Style) {
        for at in (0..rows.min(self.area.height)).flat_map(|y| (0..self.area.width).map(move |x| (x, y))) {
            if let Some(at) = self.position(at.0, at.1) {
                self.buffer[at].set_style(style);
            }
        }
    }

    /// Gives every cell that has no colour of its own the theme's.
    pub fn ground(&mut self, ground: Style) {
        if ground.fg.is_none() && ground.bg.is_none() {
            return;
        }
        for row in self.area.rows() {
            for at in row.positions() {
                let cell = &mut self.buffer[at];
                if cell.fg == Color::Reset {
                    cell.fg = ground.fg.unwrap_or(Color::Reset);
                }
                if cell.bg == Color::Reset {
                    cell.bg = ground.bg.unwrap_or(Color::Reset);
                }
            }
        }
    }

    /// Blanks the whole rectangle.
    pub fn clear(&mut self) {
        for row in self.area.rows() {
            for at in row.positions() {
                self.buffer[at].reset();
            }
        }
    }
}
