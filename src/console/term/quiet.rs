//! A backend that writes each frame in one piece, a large one inside a synchronized update, and nothing for an unchanged
//! one.

use super::pen::Pen;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::{cursor, terminal};
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

/// A frame of so many bytes arrives in one piece anyway.
const SMALL: usize = 512;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Shown,
}

pub struct Quiet<W: Write> {
    pen: Pen,
    out: W,
    cursor: Cursor,
}

impl<W: Write> Quiet<W> {
    /// For a blank screen of this size.
    pub fn new(out: W, size: Size) -> Self {
        Self {
            pen: Pen::new(size),
            out,
            cursor: Cursor::Unknown,
        }
    }

    /// Says something to the terminal that changes nothing on the screen, between two frames.
    pub fn tell(&mut self, sequence: &str) -> io::Result<()> {
        self.out.write_all(sequence.as_bytes())?;
        self.out.flush()
    }
}

impl<W: Write> Backend for Quiet<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.pen.put(x, y, cell);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor != Cursor::Hidden {
            self.cursor = Cursor::Hidden;
            self.pen.control("\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor != Cursor::Shown {
            self.cursor = Cursor::Shown;
            self.pen.control("\x1b[?25h");
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        cursor::position()
            .map(|(x, y)| Position { x, y })
            .map_err(io::Error::other)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.pen.go(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.pen.clear(self.size()?);
        Ok(())
    }

    /// The console only ever clears everything; a part of the screen is as good as all of it, since what was shown is
    /// drawn anew afterwards.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        let ink = self.pen.take();
        if ink.is_empty() {
            return Ok(());
        }
        let frame = if ink.len() > SMALL {
            [BEGIN, &ink, END].concat()
        } else {
            ink
        };
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(quiet: &mut Quiet<Vec<u8>>) -> Vec<u8> {
        std::mem::take(&mut quiet.out)
    }

    fn frame(quiet: &mut Quiet<Vec<u8>>, cells: &[Cell]) -> Vec<u8> {
        quiet
            .draw(cells.iter().zip(3..).map(|(cell, x)| (x, 1, cell)))
            .unwrap();
        quiet.show_cursor().unwrap();
        quiet.set_cursor_position((0, 1)).unwrap();
        quiet.flush().unwrap();
        written(quiet)
    }

    #[test]
    fn a_large_frame_goes_out_in_one_synchronized_piece() {
        let mut quiet = Quiet::new(Vec::new(), Size::new(800, 24));
        let bytes = frame(&mut quiet, &vec![Cell::new("x"); SMALL]);
        assert!(bytes.starts_with(BEGIN.as_bytes()) && bytes.ends_with(END.as_bytes()));
        assert!(bytes.contains(&b'x'));
    }

    #[test]
    fn an_unchanged_frame_writes_nothing_and_a_small_one_little() {
        let mut quiet = Quiet::new(Vec::new(), Size::new(800, 24));
        frame(&mut quiet, &[Cell::new("x")]);
        assert_eq!(frame(&mut quiet, &[]), b"");
        assert_eq!(frame(&mut quiet, &[Cell::new("y")]), b"   y\r");
    }
}
