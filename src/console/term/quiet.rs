//! A backend that writes each frame in one piece, inside a synchronized update, and nothing for an unchanged one.

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What a frame is written into before it goes out.
#[derive(Clone, Default)]
struct Ink(Rc<RefCell<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Shown,
}

pub struct Quiet<W: Write> {
    inner: CrosstermBackend<Ink>,
    ink: Ink,
    out: W,
    cursor: Cursor,
    at: Option<Position>,
}

impl<W: Write> Quiet<W> {
    pub fn new(out: W) -> Self {
        let ink = Ink::default();
        Self {
            inner: CrosstermBackend::new(ink.clone()),
            ink,
            out,
            cursor: Cursor::Unknown,
            at: None,
        }
    }
}

impl<W: Write> Backend for Quiet<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.at = None;
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Shown {
            return Ok(());
        }
        self.cursor = Cursor::Shown;
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at == Some(position) {
            return Ok(());
        }
        self.at = Some(position);
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.at = None;
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.at = None;
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut ink = self.ink.0.borrow_mut();
        if ink.is_empty() {
            return Ok(());
        }
        let frame = [BEGIN, ink.as_slice(), END].concat();
        ink.clear();
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(quiet: &mut Quiet<Vec<u8>>) -> Vec<u8> {
        std::mem::take(&mut quiet.out)
    }

    fn frame(quiet: &mut Quiet<Vec<u8>>, cell: Option<&Cell>) -> Vec<u8> {
        quiet.draw(cell.into_iter().map(|cell| (3, 1, cell))).unwrap();
        quiet.show_cursor().unwrap();
        quiet.set_cursor_position((0, 1)).unwrap();
        quiet.flush().unwrap();
        written(quiet)
    }

    #[test]
    fn a_frame_goes_out_in_one_synchronized_piece() {
        let mut quiet = Quiet::new(Vec::new());
        let bytes = frame(&mut quiet, Some(&Cell::new("x")));
        assert!(bytes.starts_with(BEGIN) && bytes.ends_with(END));
        assert!(bytes.contains(&b'x'));
    }

    #[test]
    fn an_unchanged_frame_writes_nothing() {
        let mut quiet = Quiet::new(Vec::new());
        frame(&mut quiet, Some(&Cell::new("x")));
        assert_eq!(frame(&mut quiet, None), b"");
        assert_ne!(frame(&mut quiet, Some(&Cell::new("y"))), b"");
    }
}
