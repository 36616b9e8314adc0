//! Many lines that are typed into: scripts, raw files.

use super::{Canvas, Does};
use crate::console::command::{Command, Typed};
use crate::console::look::Look;
use ratatui::layout::Position;
use ratatui_textarea::{CursorMove, TextArea};

/// A text and the cursor in it, with its own undo.
#[derive(Debug, Clone)]
pub struct Editor {
    area: TextArea<'static>,
}

impl Editor {
    pub fn new(text: &str) -> Self {
        let lines = text
            .split('\n')
            .map(|line| line.trim_end_matches('\r').to_owned())
            .collect();
        let mut area = TextArea::new(lines);
        area.set_max_histories(500);
        area.set_tab_length(4);
        Self { area }
    }

    /// The text with `\n` between lines.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// Line and column of the cursor, from 0, in characters.
    pub fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    /// Puts the cursor at a line and column, both from 0; beyond the end: at the end.
    pub fn go(&mut self, line: usize, column: usize) {
        let number = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
        self.area
            .move_cursor(CursorMove::Jump(number(line), number(column)));
    }

    /// Carries out what every text knows; false when the command is none of it.
    pub fn command(&mut self, command: Command, page: usize) -> bool {
        let area = &mut self.area;
        match command {
            Command::Up => area.move_cursor(CursorMove::Up),
            Command::Down => area.move_cursor(CursorMove::Down),
            Command::CursorLeft => area.move_cursor(CursorMove::Back),
            Command::CursorRight => area.move_cursor(CursorMove::Forward),
            Command::CursorStart => area.move_cursor(CursorMove::Head),
            Command::CursorEnd => area.move_cursor(CursorMove::End),
            Command::First => area.move_cursor(CursorMove::Top),
            Command::Last => area.move_cursor(CursorMove::Bottom),
            Command::PageUp => (0..page.max(2) - 1).for_each(|_| area.move_cursor(CursorMove::Up)),
            Command::PageDown => (0..page.max(2) - 1).for_each(|_| area.move_cursor(CursorMove::Down)),
            Command::NewLine => area.insert_newline(),
            Command::Erase => drop(area.delete_char()),
            Command::EraseForward => drop(area.delete_next_char()),
            Command::Undo => drop(area.undo()),
            Command::Redo => drop(area.redo()),
            _ => return false,
        }
        true
    }

    /// Text typed or pasted; line breaks of a paste stay, other control characters do not.
    pub fn typed(&mut self, typed: &Typed) {
        match typed {
            Typed::Character(character) => self.area.insert_char(*character),
            Typed::Text(text) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                let text: String = text
                    .chars()
                    .filter(|character| matches!(character, '\n' | '\t') || !character.is_control())
                    .collect();
                self.area.insert_str(text);
            }
        }
    }

    /// Draws the part around the cursor, with line numbers. A press puts the cursor there, after `focus` has brought the
    /// keys here. Returns the cursor.
    pub fn draw(
        &self,
        look: &Look,
        canvas: &mut Canvas<'_>,
        focused: bool,
        focus: &Does,
    ) -> Option<Position> {
        let (line, column) = self.cursor();
        let rows = usize::from(canvas.height()).max(1);
        let (margin, skip) = self.margin_and_skip(canvas.width());
        let first = scroll(line, rows);
        let before = self
            .lines()
            .get(line)
            .map_or_else(String::new, |text| shown(text, column));
        let at = usize::from(super::text::width(&before));
        for ((number, text), y) in self.lines().iter().enumerate().skip(first).take(rows).zip(0..) {
            let label = format!("{:>width$}", number + 1, width = usize::from(margin - 2));
            canvas.put(0, y, &label, look.theme.faint);
            let text: String = super::field::skip_cells(&shown(text, usize::MAX), skip);
            canvas.put_within(margin, y, u16::MAX, &text, look.theme.text);
            if canvas.notes_spots() {
                self.row_spots(canvas, (margin, y), number, skip, focus);
            }
        }
        if !focused {
            return None;
        }
        let x = margin + u16::try_from(at - skip).unwrap_or(0);
        canvas.position(x, u16::try_from(line - first).unwrap_or(0))
    }

    /// Each cell of a row leads to its character; what is behind the text, to its end.
    fn row_spots(
        &self,
        canvas: &Canvas<'_>,
        (margin, y): (u16, u16),
        number: usize,
        skip: usize,
        focus: &Does,
    ) {
        let Some(line) = self.lines().get(number) else {
            return;
        };
        let to = |column: usize| {
            let way = Does::steps(self.cursor().0, number, (Command::Up, Command::Down));
            let mut press = match focus {
                Does::Commands { press, .. } => press.clone(),
                _ => Vec::new(),
            };
            press.extend(way);
            press.push(Command::CursorStart);
            press.extend(vec![Command::CursorRight; column]);
            Does::Commands {
                press,
                again: Vec::new(),
            }
        };
        let length = line.chars().count();
        canvas.spot(0, y, u16::MAX, || to(length));
        for column in 0..length {
            let cell = usize::from(super::text::width(&shown(line, column)));
            let x = cell.checked_sub(skip).and_then(|x| u16::try_from(x).ok());
            if let Some(x) = x
                .and_then(|x| x.checked_add(margin))
                .filter(|x| *x < canvas.width())
            {
                let wide = super::text::width(&shown(line, column + 1));
                let cells = wide.saturating_sub(u16::try_from(cell).unwrap_or(wide)).max(1);
                canvas.spot(x, y, cells, || to(column));
            }
        }
    }

    /// The cell in which a place of the text (line and column from 0) is drawn on so large a canvas; `None`: out of view.
    pub fn place_of(&self, line: usize, column: usize, width: u16, height: u16) -> Option<(u16, u16)> {
        let y = self.row_of(line, height)?;
        let (margin, skip) = self.margin_and_skip(width);
        let before = shown(self.lines().get(line)?, column);
        let at = usize::from(super::text::width(&before)).checked_sub(skip)?;
        let x = margin + u16::try_from(at).ok()?;
        (x < width).then_some((x, y))
    }

    /// The cells of the line numbers, and how many of the text are left out on the left so that the cursor is in view.
    fn margin_and_skip(&self, width: u16) -> (u16, usize) {
        let digits = u16::try_from(self.lines().len().to_string().len())
            .unwrap_or(1)
            .max(3);
        let margin = digits + 2;
        let room = usize::from(width.saturating_sub(margin)).max(1);
        let (line, column) = self.cursor();
        let before = self
            .lines()
            .get(line)
            .map_or_else(String::new, |text| shown(text, column));
        (
            margin,
            (usize::from(super::text::width(&before)) + 1).saturating_sub(room),
        )
    }

    /// The row, within so many, in which a line (from 0) is drawn; `None`: it is out of view.
    pub fn row_of(&self, line: usize, rows: u16) -> Option<u16> {
        let rows = usize::from(rows).max(1);
        let row = line.checked_sub(scroll(self.cursor().0, rows))?;
        u16::try_from(row).ok().filter(|row| usize::from(*row) < rows)
    }
}

/// The first line shown: whole pages, so that the text does not creep with every step.
fn scroll(line: usize, rows: usize) -> usize {
    let step = (rows / 2).max(1);
    if line < rows {
        0
    } else {
        (line - rows) / step * step + step
    }
}

/// The first characters of a line as they are drawn.
fn shown(text: &str, characters: usize) -> String {
    text.chars()
        .take(characters)
        .collect::<String>()
        .replace('\t', "    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_can_be_taken_back() {
        let mut editor = Editor::new("a\r\nb");
        assert_eq!(editor.text(), "a\nb");
        editor.go(1, 9);
        editor.typed(&Typed::Text("c\r\nd\u{7}".into()));
        assert_eq!(editor.text(), "a\nbc\nd");
        assert_eq!(editor.cursor(), (2, 1));
        while editor.text() != "a\nb" {
            assert!(editor.command(Command::Undo, 10));
        }
        assert!(!editor.command(Command::Choose, 10));
    }

    #[test]
    fn the_cursor_is_always_in_view() {
        for rows in 1..20_u16 {
            for line in 0..100 {
                let mut editor = Editor::new(&"x\n".repeat(100));
                editor.go(line, 0);
                assert!(editor.row_of(line, rows).is_some(), "line {line} of {rows} rows");
            }
        }
    }
}
