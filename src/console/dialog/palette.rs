//! The command palette: every menu entry by its name (Ctrl+P).

use super::menu::choose;
use super::menu::table::{Item, MENUS, marked};
use super::{Dialog, Outcome};
use crate::console::command::{Command, Typed};
use crate::console::keys::{self, Context};
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::update::obstacle;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, List, window};
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;

#[derive(Debug, Clone, Default)]
pub struct Palette {
    input: Input,
    list: List,
}

struct Entry {
    name: String,
    command: Command,
}

const WIDTH: u16 = 64;
const ROWS: u16 = 12;

/// “File > Start Import > Import Call Data…”
fn entries(look: &Look) -> Vec<Entry> {
    let plain = |words: &str| marked(&look.say(words)).0;
    let mut entries = Vec::new();
    for menu in MENUS {
        let mut heading = None;
        for item in menu.items {
            match item {
                Item::Rule => heading = None,
                Item::Heading(words) => heading = Some(plain(words)),
                Item::Entry { words, command } => {
                    let mut path = vec![plain(menu.words)];
                    path.extend(heading.clone());
                    path.push(plain(words));
                    entries.push(Entry {
                        name: path.join(" > "),
                        command: *command,
                    });
                }
            }
        }
    }
    entries
}

/// Whether every word of what was typed stands in the name, in any case.
fn fits(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    typed
        .to_lowercase()
        .split_whitespace()
        .all(|word| name.contains(word))
}

impl Palette {
    /// What fits and is possible now.
    fn found(&self, state: &State) -> Vec<Entry> {
        let mut found = entries(&state.look);
        let typed = self.input.value().trim().to_lowercase();
        found.retain(|entry| {
            fits(&entry.name, self.input.value()) && obstacle(state, entry.command).is_none()
        });
        // Who typed a whole name means that entry, not a longer name with it inside.
        found.sort_by_key(|entry| {
            let name = entry.name.rsplit(" > ").next().unwrap_or_default();
            name.trim_end_matches('…').to_lowercase() != typed
        });
        found
    }

    fn rows(state: &State) -> usize {
        usize::from(ROWS.min(state.size.height.saturating_sub(6))).max(1)
    }
}

impl Dialog for Palette {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Filter]
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        let found = self.found(state);
        match command {
            Command::Back => return Outcome::close(),
            Command::Choose => {
                return match found.get(self.list.selected) {
                    Some(entry) => choose(entry.command, state),
                    None => Outcome::stay(),
                };
            }
            other => {
                if !self.list.go(other, found.len(), Self::rows(state)) && field::edit(&mut self.input, other)
                {
                    self.list = List::default();
                }
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        field::type_into(&mut self.input, typed);
        self.list = List::default();
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.found(state).len(), Self::rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let found = self.found(state);
        let height = u16::try_from(Self::rows(state)).unwrap_or(ROWS) + 1;
        let inside = window::open(canvas, look, &look.say("palette-title"), WIDTH, height);
        let mut canvas = canvas.at(inside);
        let width = canvas.width();
        let shown = (&self.input, Reveal::Shown);
        let cursor = field::draw(look, &mut canvas, (0, 0, width), shown, (true, Style::new()));
        let below = window::rows(inside, 1, inside.height);
        let mut canvas = canvas.at(below);
        if found.is_empty() {
            canvas.put(0, 0, &look.say("palette-nothing"), look.theme.faint);
        }
        self.list
            .draw(look, &mut canvas, found.len(), true, |index, row| {
                let Some(entry) = found.get(index) else { return };
                let key = keys::shown_for(entry.command).map_or_else(String::new, |key| key.name(look));
                let start = row.put_right(row.width(), 0, &key, look.theme.key);
                row.put_within(0, 0, start.saturating_sub(1), &entry.name, look.theme.text);
            });
        cursor
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::action::Action;
    use crate::console::fixture;
    use crate::console::state::Pane;
    use crate::console::update::update;

    #[test]
    fn words_in_any_order_and_case_find_an_entry() {
        assert!(fits("File > Start Import > Import Call Data…", "call FILE"));
        assert!(!fits("File > Exit", "call"));
    }

    #[test]
    fn enter_does_what_was_found() {
        let mut state = fixture::running();
        for action in [
            Action::Command(Command::Palette),
            Action::Typed(Typed::Text("view flow".into())),
            Action::Command(Command::Choose),
        ] {
            update(&mut state, action);
        }
        assert!(state.layers.is_empty());
        assert_eq!(state.pane, Pane::Flow);
    }

    #[test]
    fn only_what_is_possible_is_offered() {
        let state = fixture::running();
        let offered = Palette::default().found(&state);
        assert!(offered.iter().all(|entry| entry.command != Command::CancelImport));
        assert!(offered.iter().any(|entry| entry.command == Command::Quit));
    }
}
