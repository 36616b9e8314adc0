//! A choice about the console itself, tried while moving over the answers: theme, language.

use super::{Act, Dialog, Outcome};
use crate::console::command::Command;
use crate::console::keys::Context;
use crate::console::look::Look;
use crate::console::memory::Preference;
use crate::console::state::State;
use crate::console::theme::Colours;
use crate::console::widget::{Canvas, List, text, window};
use crate::i18n::Language;
use ratatui::layout::Position;

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The words' key.
    title: &'static str,
    answers: Vec<Preference>,
    /// What was chosen before; Esc goes back to it.
    before: usize,
    list: List,
}

impl Choice {
    pub fn theme(look: &Look) -> Self {
        let answers = Colours::ALL.map(Preference::Theme).to_vec();
        Self::among("choice-theme", answers, Preference::Theme(look.colours))
    }

    pub fn language(look: &Look) -> Self {
        let answers = Language::ALL.map(Preference::Language).to_vec();
        let now = Preference::Language(look.words.language());
        Self::among("choice-language", answers, now)
    }

    fn among(title: &'static str, answers: Vec<Preference>, now: Preference) -> Self {
        let before = answers.iter().position(|answer| *answer == now).unwrap_or(0);
        let mut list = List::default();
        list.selected = before;
        Self {
            title,
            answers,
            before,
            list,
        }
    }

    fn at(&self, place: usize) -> Option<Preference> {
        self.answers.get(place).copied()
    }
}

/// A language is called what its speakers call it: whoever opened a foreign one finds home.
fn name(look: &Look, answer: Preference) -> String {
    match answer {
        Preference::Language(Language::English) => "English".to_owned(),
        Preference::Language(Language::French) => "Français".to_owned(),
        Preference::Language(Language::German) => "Deutsch".to_owned(),
        Preference::Theme(colours) => look.say(&format!("theme-{}", colours.name())),
        Preference::Mouse(_) => String::new(),
    }
}

impl Dialog for Choice {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        command != Command::Again
    }

    /// The rest of the screen shows what is being tried.
    fn recedes(&self) -> bool {
        false
    }

    fn command(&mut self, command: Command, _: &State) -> Outcome {
        let closing = |preference: Option<Preference>, act: fn(Preference) -> Act| match preference {
            Some(preference) => Outcome::close().and(act(preference)),
            None => Outcome::close(),
        };
        match command {
            Command::Back => closing(self.at(self.before), Act::Try),
            Command::Choose => closing(self.at(self.list.selected), Act::Prefer),
            other => {
                let count = self.answers.len();
                let moved = self.list.go(other, count, count);
                match self.at(self.list.selected).filter(|_| moved) {
                    Some(answer) => Outcome::stay().and(Act::Try(answer)),
                    None => Outcome::stay(),
                }
            }
        }
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::ENTRIES
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let names: Vec<String> = self.answers.iter().map(|answer| name(look, *answer)).collect();
        let hint = text::wrap(&look.say("choice-hint"), 44);
        let widest = names.iter().chain(&hint).map(|line| text::width(line)).max();
        let count = u16::try_from(names.len()).unwrap_or(u16::MAX);
        let below = u16::try_from(hint.len()).unwrap_or(0) + 1;
        let width = widest.unwrap_or(0) + 4;
        let inside = window::open(canvas, look, &look.say(self.title), width, count + below);
        let mut rows = inside;
        rows.height = rows.height.min(count);
        let cursor = self
            .list
            .draw(look, &mut canvas.at(rows), names.len(), true, |index, row| {
                let chosen = index == self.list.selected;
                let sign = if chosen {
                    look.glyphs.chosen
                } else {
                    look.glyphs.unchosen
                };
                let words = names.get(index).map_or("", String::as_str);
                row.put(0, 0, &format!("({sign}) {words}"), look.theme.text);
            });
        let mut canvas = canvas.at(inside);
        for (line, y) in hint.iter().zip(count + 1..) {
            canvas.put(0, y, line, look.theme.faint);
        }
        cursor
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests;
