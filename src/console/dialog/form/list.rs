//! A list edited as a list: one entry a row.

use crate::console::command::{Command, Typed};
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, List, window};
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typing {
    Nothing,
    /// A new entry, behind the selected one.
    New,
    /// The selected entry is another one.
    Other,
}

#[derive(Debug, Clone)]
pub struct ListEditor {
    title: String,
    items: Vec<String>,
    /// Names that the files hold and the list does not.
    found: Vec<String>,
    list: List,
    typing: Typing,
    input: Input,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    Going,
    Done(Vec<String>),
    /// Some of the names found shall be picked.
    Pick(Vec<String>),
}

impl ListEditor {
    pub fn new(title: String, items: Vec<String>, found: Vec<String>) -> Self {
        let found = found.into_iter().filter(|name| !items.contains(name)).collect();
        Self {
            title,
            items,
            found,
            list: List::default(),
            typing: Typing::Nothing,
            input: Input::default(),
        }
    }

    pub fn is_typed(&self) -> bool {
        self.typing != Typing::Nothing
    }

    pub fn offers(&self, command: Command) -> bool {
        match command {
            Command::Remove | Command::MoveUp | Command::MoveDown | Command::Choose => !self.items.is_empty(),
            Command::Sort => self.items.len() > 1,
            Command::Found => !self.found.is_empty(),
            _ => true,
        }
    }

    /// Names that were picked go to the end.
    pub fn add(&mut self, names: Vec<String>) {
        self.found.retain(|name| !names.contains(name));
        self.items.extend(names);
        self.list.selected = self.items.len().saturating_sub(1);
    }

    pub fn command(&mut self, command: Command, rows: usize) -> Edited {
        if self.is_typed() {
            self.while_typing(command);
            return Edited::Going;
        }
        let (at, last) = (self.list.selected, self.items.len().saturating_sub(1));
        match command {
            Command::Back => return Edited::Done(self.items.clone()),
            Command::Add => self.begin(Typing::New, ""),
            Command::Choose if self.items.is_empty() => self.begin(Typing::New, ""),
            Command::Choose => {
                let now = self.items.get(at).cloned().unwrap_or_default();
                self.begin(Typing::Other, &now);
            }
            Command::Found if !self.found.is_empty() => return Edited::Pick(self.found.clone()),
            Command::Remove if at < self.items.len() => {
                self.items.remove(at);
            }
            Command::MoveUp if at > 0 && at < self.items.len() => {
                self.items.swap(at, at - 1);
                self.list.selected = at - 1;
            }
            Command::MoveDown if at < last => {
                self.items.swap(at, at + 1);
                self.list.selected = at + 1;
            }
            Command::Sort => self.items.sort_by_key(|item| item.to_lowercase()),
            other => {
                self.list.go(other, self.items.len(), rows);
            }
        }
        self.list.settle(self.items.len(), rows);
        Edited::Going
    }

    fn begin(&mut self, typing: Typing, text: &str) {
        self.typing = typing;
        self.input = Input::new(text.to_owned());
    }

    fn while_typing(&mut self, command: Command) {
        match command {
            Command::Back => self.typing = Typing::Nothing,
            Command::Choose => {
                let text = self.input.value().to_owned();
                self.take(&text);
                // One after another is typed; an empty one ends it.
                match self.typing {
                    Typing::New if !text.trim().is_empty() => self.begin(Typing::New, ""),
                    _ => self.typing = Typing::Nothing,
                }
            }
            other => {
                field::edit(&mut self.input, other);
            }
        }
    }

    /// Entries, as they are typed or pasted: line ends, semicolons and tabs stand between them.
    fn take(&mut self, text: &str) {
        let names = text
            .split(['\n', '\r', ';', '\t'])
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(str::to_owned).collect();
        let at = self.list.selected.min(self.items.len().saturating_sub(1));
        if self.typing == Typing::Other && at < self.items.len() {
            self.items.splice(at..=at, names);
            return;
        }
        let behind = if self.items.is_empty() { 0 } else { at + 1 };
        let count = names.len();
        self.items.splice(behind..behind, names);
        self.list.selected = (behind + count).saturating_sub(1);
    }

    pub fn typed(&mut self, typed: &Typed) {
        match typed {
            Typed::Text(text) if self.typing == Typing::New && text.contains(['\n', '\r', ';', '\t']) => {
                let before = self.input.value().to_owned();
                self.take(&format!("{before}{text}"));
                self.begin(Typing::New, "");
            }
            _ => field::type_into(&mut self.input, typed),
        }
    }

    pub fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(10)).clamp(1, 20)
    }

    pub fn settle(&mut self, state: &State) {
        self.list.settle(self.items.len(), Self::rows(state));
    }

    pub fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let rows = u16::try_from(Self::rows(state)).unwrap_or(20);
        let inside = window::open(canvas, look, &self.title, 56, rows + 2);
        let mut area = inside;
        area.height = area.height.saturating_sub(2);
        if self.items.is_empty() {
            canvas
                .at(area)
                .put(0, 0, &look.say("form-list-empty"), look.theme.faint);
        }
        let cursor = self.list.draw(
            look,
            &mut canvas.at(area),
            self.items.len(),
            !self.is_typed(),
            |index, row| {
                let number = format!("{:>3}  ", index + 1);
                let x = row.put(0, 0, &number, look.theme.faint);
                if let Some(item) = self.items.get(index) {
                    row.put(x, 0, item, look.theme.text);
                }
            },
        );
        let mut below = canvas.at(window::rows(inside, area.height, inside.height));
        let y = below.height().saturating_sub(1);
        if self.is_typed() {
            let words = look.say(if self.typing == Typing::New {
                "form-list-new"
            } else {
                "form-list-other"
            });
            let x = below.put(0, y, &words, look.theme.strong) + 1;
            let cells = below.width().saturating_sub(x);
            let shown = (&self.input, Reveal::Shown);
            return field::draw(look, &mut below, (x, y, cells), shown, (true, Style::new()));
        }
        let place = self.list.place(self.items.len(), rows.into());
        below.put_right(below.width(), y, &place, look.theme.faint);
        if !self.found.is_empty() {
            let words = look.with("form-list-found", &[("count", self.found.len().into())]);
            below.put(0, y, &words, look.theme.warning);
        }
        cursor.or_else(|| below.position(0, y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(items: &[&str]) -> ListEditor {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        ListEditor::new(String::new(), items, vec!["Neu".to_owned(), "a".to_owned()])
    }

    #[test]
    fn entries_come_go_and_move() {
        let mut list = editor(&["b", "a", "c"]);
        list.command(Command::MoveDown, 10);
        list.command(Command::Remove, 10);
        list.command(Command::Sort, 10);
        assert_eq!(
            list.command(Command::Back, 10),
            Edited::Done(vec!["a".into(), "c".into()])
        );
        assert_eq!(list.command(Command::Found, 10), Edited::Pick(vec!["Neu".into()]));
    }

    #[test]
    fn many_are_pasted_at_once() {
        let mut list = editor(&["a"]);
        list.command(Command::Add, 10);
        list.typed(&Typed::Text("x\r\ny; z\n".into()));
        assert!(list.is_typed(), "the next one can be typed");
        list.command(Command::Back, 10);
        let all = ["a", "x", "y", "z"].map(str::to_owned).to_vec();
        assert_eq!(list.command(Command::Back, 10), Edited::Done(all));
    }

    #[test]
    fn an_entry_is_typed_anew() {
        let mut list = editor(&["a", "c"]);
        list.command(Command::Down, 10);
        list.command(Command::Choose, 10);
        list.typed(&Typed::Character('d'));
        list.command(Command::Choose, 10);
        assert_eq!(
            list.command(Command::Back, 10),
            Edited::Done(vec!["a".into(), "cd".into()])
        );
    }
}
