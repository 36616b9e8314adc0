//! A line that is typed into.

use super::Canvas;
use crate::console::command::{Command, Typed};
use crate::console::look::Look;
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::{Input, InputRequest};

/// Whether what is typed can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reveal {
    Shown,
    /// A password: one sign for each character.
    Hidden,
}

/// Editing that every field knows; false when the command is none of it.
pub fn edit(input: &mut Input, command: Command) -> bool {
    let request = match command {
        Command::Erase => InputRequest::DeletePrevChar,
        Command::EraseForward => InputRequest::DeleteNextChar,
        Command::CursorLeft => InputRequest::GoToPrevChar,
        Command::CursorRight => InputRequest::GoToNextChar,
        Command::CursorStart => InputRequest::GoToStart,
        Command::CursorEnd => InputRequest::GoToEnd,
        _ => return false,
    };
    input.handle(request);
    true
}

/// Text typed into a field, one character or a paste with its line breaks taken out.
pub fn type_into(input: &mut Input, typed: &Typed) {
    let mut insert = |character: char| {
        input.handle(InputRequest::InsertChar(character));
    };
    match typed {
        Typed::Character(character) => insert(*character),
        Typed::Text(text) => text.chars().filter(|each| !each.is_control()).for_each(insert),
    }
}

/// Draws a field of so many cells; the part around the cursor is shown. Returns the cursor of the focused field.
pub fn draw(
    look: &Look,
    canvas: &mut Canvas<'_>,
    (x, y, cells): (u16, u16, u16),
    (input, reveal): (&Input, Reveal),
    (focused, style): (bool, Style),
) -> Option<Position> {
    let style = if focused {
        look.theme.field.patch(look.theme.related).patch(style)
    } else {
        look.theme.field.patch(style)
    };
    canvas.line(x, y, cells, " ", style);
    let (shown, column) = match reveal {
        Reveal::Shown => {
            let scroll = input.visual_scroll(usize::from(cells.saturating_sub(1)));
            (
                skip_cells(input.value(), scroll),
                input.visual_cursor() - scroll.min(input.visual_cursor()),
            )
        }
        Reveal::Hidden => {
            let scroll = (input.cursor() + 1).saturating_sub(usize::from(cells));
            let length = input.value().chars().count().saturating_sub(scroll);
            ("*".repeat(length), input.cursor() - scroll.min(input.cursor()))
        }
    };
    canvas.put_within(x, y, cells, &shown, style);
    if !focused {
        return None;
    }
    let column = u16::try_from(column).unwrap_or(0);
    canvas.position(x + column.min(cells.saturating_sub(1)), y)
}

/// What is left of a text without its first cells.
pub fn skip_cells(text: &str, cells: usize) -> String {
    let mut used = 0;
    text.chars()
        .skip_while(|character| {
            let skip = used < cells;
            used += unicode_width::UnicodeWidthChar::width(*character).unwrap_or(0);
            skip
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(value: &str, reveal: Reveal) -> (String, Option<Position>) {
        let area = Rect::new(0, 0, 6, 1);
        let mut buffer = Buffer::empty(area);
        let look = crate::console::fixture::look();
        let mut canvas = Canvas::new(&mut buffer, area, look.glyphs.ellipsis);
        let input = Input::new(value.to_owned());
        let cursor = draw(
            &look,
            &mut canvas,
            (0, 0, 6),
            (&input, reveal),
            (true, Style::new()),
        );
        let row = buffer
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        (row, cursor)
    }

    #[test]
    fn the_part_around_the_cursor_is_shown() {
        assert_eq!(
            drawn("abc", Reveal::Shown),
            ("abc   ".into(), Some(Position::new(3, 0)))
        );
        assert_eq!(
            drawn("abcdefgh", Reveal::Shown),
            ("defgh ".into(), Some(Position::new(5, 0)))
        );
    }

    #[test]
    fn a_password_shows_its_length_only() {
        assert_eq!(
            drawn("secret12", Reveal::Hidden),
            ("***** ".into(), Some(Position::new(5, 0)))
        );
    }

    #[test]
    fn line_breaks_of_a_paste_are_taken_out() {
        let mut input = Input::default();
        type_into(&mut input, &Typed::Text("one\r\ntwo".into()));
        assert_eq!(input.value(), "onetwo");
    }
}
