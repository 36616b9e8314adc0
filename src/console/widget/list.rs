//! Rows of which one is selected and as many are shown as there is room for.

use super::{Canvas, Does};
use crate::console::command::Command;
use crate::console::look::Look;
use ratatui::layout::Position;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    pub selected: usize,
    /// The first row shown.
    offset: usize,
}

impl List {
    /// Moves the selection among `count` rows of which `page` fit on the screen; false when the command moves nothing.
    pub fn go(&mut self, command: Command, count: usize, page: usize) -> bool {
        let last = count.saturating_sub(1);
        let page = page.max(2) - 1;
        self.selected = match command {
            Command::Up => self.selected.saturating_sub(1),
            Command::Down => self.selected.saturating_add(1).min(last),
            Command::PageUp => self.selected.saturating_sub(page),
            Command::PageDown => self.selected.saturating_add(page).min(last),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        };
        true
    }

    /// Keeps the selection among the rows, and in view.
    pub fn settle(&mut self, count: usize, rows: usize) {
        let rows = rows.max(1);
        self.selected = self.selected.min(count.saturating_sub(1));
        self.offset = self.offset.min(count.saturating_sub(rows)).min(self.selected);
        self.offset = self.offset.max((self.selected + 1).saturating_sub(rows));
    }

    /// A press on a row: it is selected, and more is done with it.
    pub fn press(&self, index: usize, more: &[Command]) -> Does {
        let mut press = Does::steps(self.selected, index, (Command::Up, Command::Down));
        press.extend(more);
        Does::Commands {
            press,
            again: Vec::new(),
        }
    }

    /// The rows in view.
    pub fn visible(&self, count: usize, rows: usize) -> std::ops::Range<usize> {
        let mut view = *self;
        view.settle(count, rows);
        view.offset..(view.offset + rows).min(count)
    }

    /// Draws the rows in view, each by `row` on a canvas one row high; the selected one is reversed when the list has the
    /// focus. Which part is shown stands at the right of the last row when not all is. What a
    /// row itself lets be clicked goes before its selection. Returns the selected row's cursor.
    pub fn draw(
        &self,
        look: &Look,
        canvas: &mut Canvas<'_>,
        count: usize,
        focused: bool,
        mut row: impl FnMut(usize, &mut Canvas<'_>),
    ) -> Option<Position> {
        let mut view = *self;
        let rows = usize::from(canvas.height());
        view.settle(count, rows);
        let mut cursor = None;
        for (index, y) in (view.offset..count).take(rows).zip(0..) {
            let mut area = canvas.area();
            area.y += y;
            area.height = 1;
            if focused {
                canvas.spot(0, y, u16::MAX, || {
                    view.press(index, &[]).and_again(Command::Choose)
                });
            }
            row(index, &mut canvas.at(area));
            if index != view.selected {
                continue;
            }
            let style = if focused {
                look.theme.selected
            } else {
                look.theme.strong
            };
            canvas.restyle(0, y, canvas.width(), style);
            if focused {
                cursor = canvas.position(0, y);
            }
        }
        cursor
    }

    /// “12-34/80” when not all of `count` rows fit into `rows`, else nothing.
    pub fn place(&self, count: usize, rows: usize) -> String {
        let mut view = *self;
        view.settle(count, rows);
        if count <= rows {
            return String::new();
        }
        format!("{}-{}/{count}", view.offset + 1, (view.offset + rows).min(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_among_the_rows_and_in_view() {
        let mut list = List::default();
        assert!(list.go(Command::PageDown, 100, 10));
        assert_eq!(list.selected, 9);
        list.settle(100, 5);
        assert_eq!(list.place(100, 5), "6-10/100");
        list.settle(3, 5);
        assert_eq!((list.selected, list.place(3, 5).as_str()), (2, ""));
        list.settle(0, 5);
        assert_eq!(list.selected, 0);
        assert!(!list.go(Command::Choose, 3, 5));
    }
}
