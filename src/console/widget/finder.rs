//! What a list or log is searched for: typed after `/`, kept until Esc.

use super::{Canvas, field, text};
use crate::console::command::{Command, Typed};
use crate::console::keys::Context;
use crate::console::look::Look;
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;

#[derive(Debug, Clone, Default)]
pub struct Finder {
    input: Input,
    phase: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    #[default]
    Resting,
    Typing,
}

/// What became of a command that was offered to the finder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It was none for it.
    Nothing,
    /// It was for it, and the text is the same.
    Kept,
    Changed,
    /// Enter: the text stands.
    Accepted,
}

impl Finder {
    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_typing(&self) -> bool {
        self.phase == Phase::Typing
    }

    pub fn contexts(&self) -> Vec<Context> {
        if self.is_typing() {
            vec![Context::Filter]
        } else {
            vec![Context::Finder, Context::List]
        }
    }

    /// `/` begins, Enter keeps what was typed, Esc forgets it: while typing, and once more when it was kept.
    pub fn command(&mut self, command: Command) -> Heard {
        match (self.phase, command) {
            (Phase::Resting, Command::Search) => {
                self.phase = Phase::Typing;
                Heard::Kept
            }
            (Phase::Resting, Command::Back) if !self.text().is_empty() => self.forget(),
            (Phase::Resting, _) => Heard::Nothing,
            (Phase::Typing, Command::Back) => self.forget(),
            (Phase::Typing, Command::Choose) => {
                self.phase = Phase::Resting;
                Heard::Accepted
            }
            (Phase::Typing, other) => {
                let before = self.text().to_owned();
                match field::edit(&mut self.input, other) {
                    true if before != self.text() => Heard::Changed,
                    true => Heard::Kept,
                    false => Heard::Nothing,
                }
            }
        }
    }

    fn forget(&mut self) -> Heard {
        let had = !self.text().is_empty();
        *self = Self::default();
        if had { Heard::Changed } else { Heard::Kept }
    }

    pub fn typed(&mut self, typed: &Typed) {
        if self.is_typing() {
            field::type_into(&mut self.input, typed);
        }
    }

    /// Whether a text holds what is searched for, in any case; everything does while nothing is.
    pub fn is_in(&self, text: &str) -> bool {
        self.text().is_empty() || find(text, self.text()).is_some()
    }

    /// Its own line: while typing the field, else the text that is kept. Returns the field's cursor.
    pub fn draw(&self, look: &Look, canvas: &mut Canvas<'_>, y: u16) -> Option<Position> {
        if !self.is_typing() && self.text().is_empty() {
            return None;
        }
        let words = look.say("console-search");
        let x = canvas.put(0, y, &words, look.theme.strong) + 1;
        if !self.is_typing() {
            canvas.put(x, y, self.text(), look.theme.hit);
            return None;
        }
        let cells = canvas.width().saturating_sub(x).min(32);
        let shown = (&self.input, field::Reveal::Shown);
        field::draw(look, canvas, (x, y, cells), shown, (true, Style::new()))
    }

    /// Marks every place in a drawn text where it stands.
    pub fn mark(&self, look: &Look, canvas: &mut Canvas<'_>, (x, y): (u16, u16), drawn: &str) {
        let mut from = 0;
        while let Some((start, end)) = find(&drawn[from..], self.text()) {
            let before = text::width(&drawn[..from + start]);
            let cells = text::width(&drawn[from + start..from + end]);
            canvas.restyle(x + before, y, cells, look.theme.hit);
            from += end;
        }
    }
}

/// Where a text stands in another, in any case: the places of its first byte and behind its last.
fn find(text: &str, needle: &str) -> Option<(usize, usize)> {
    let needle: Vec<char> = needle.chars().flat_map(char::to_lowercase).collect();
    if needle.is_empty() {
        return None;
    }
    text.char_indices().find_map(|(start, _)| {
        let mut wanted = needle.iter();
        for (at, each) in text[start..].char_indices() {
            for lower in each.to_lowercase() {
                if wanted.next() != Some(&lower) {
                    return None;
                }
            }
            if wanted.len() == 0 {
                return Some((start, start + at + each.len_utf8()));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_in_any_case_and_cut_between_characters() {
        assert_eq!(find("Die RÉCLAMATIONS", "récl"), Some((4, 9)));
        assert_eq!(find("aab", "AB"), Some((1, 3)));
        assert_eq!(find("ab", "abc"), None);
        assert_eq!(find("ab", ""), None);
    }

    #[test]
    fn escape_forgets_what_was_typed_and_enter_keeps_it() {
        let mut finder = Finder::default();
        assert_eq!(finder.command(Command::Back), Heard::Nothing);
        assert_eq!(finder.command(Command::Search), Heard::Kept);
        finder.typed(&Typed::Text("wfm".into()));
        assert_eq!(finder.contexts(), [Context::Filter]);
        assert_eq!(finder.command(Command::Choose), Heard::Accepted);
        assert!(finder.is_in("The WFM server"));
        assert_eq!(finder.command(Command::Back), Heard::Changed);
        assert!(finder.text().is_empty() && finder.is_in("anything"));
    }
}
