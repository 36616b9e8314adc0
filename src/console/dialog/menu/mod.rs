//! The menus: F10, `m`, or Alt and the marked letter.

mod draw;
pub mod table;

use super::{Act, Dialog, Outcome};
use crate::console::command::{Command, Typed};
use crate::console::keys::{Context, Key};
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::update::obstacle;
use crate::console::widget::Canvas;
use ratatui::layout::Position;
use table::{Item, MENUS, Menu, marked};

/// One menu is always open; left and right go to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuDialog {
    menu: usize,
    /// Which of the menu's items.
    item: usize,
}

impl MenuDialog {
    pub fn open(menu: usize) -> Self {
        let mut dialog = Self { menu, item: 0 };
        dialog.item = dialog.first();
        dialog
    }

    /// The menu whose marked letter this key asks for.
    pub fn for_key(look: &Look, key: Key) -> Option<usize> {
        let letter = key.alt_letter()?;
        MENUS
            .iter()
            .position(|menu| marked(&look.say(menu.words)).1 == Some(letter))
    }

    fn menu(&self) -> &'static Menu {
        &MENUS[self.menu.min(MENUS.len() - 1)]
    }

    /// The places of the entries among the items.
    fn entries(&self) -> Vec<usize> {
        let items = self.menu().items.iter().enumerate();
        items
            .filter(|(_, item)| matches!(item, Item::Entry { .. }))
            .map(|(index, _)| index)
            .collect()
    }

    fn first(&self) -> usize {
        self.entries().first().copied().unwrap_or(0)
    }

    fn step(&mut self, steps: isize) {
        let entries = self.entries();
        let at = entries.iter().position(|item| *item == self.item).unwrap_or(0);
        let count = isize::try_from(entries.len()).unwrap_or(1).max(1);
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(count);
        self.item = entries
            .get(usize::try_from(to).unwrap_or(0))
            .copied()
            .unwrap_or(0);
    }

    fn turn(&mut self, steps: isize) {
        let count = isize::try_from(MENUS.len()).unwrap_or(1);
        let to = (isize::try_from(self.menu).unwrap_or(0) + steps).rem_euclid(count);
        *self = Self::open(usize::try_from(to).unwrap_or(0));
    }

    /// What is not possible stays, and says why.
    fn choose(&self, state: &State) -> Outcome {
        match self.menu().items.get(self.item) {
            Some(Item::Entry { command, .. }) => choose(*command, state),
            _ => Outcome::stay(),
        }
    }
}

/// Closes and carries the command out, or stays and says why it is not possible.
pub fn choose(command: Command, state: &State) -> Outcome {
    match obstacle(state, command) {
        Some(why) => Outcome::stay().and(Act::Say(crate::engine::Level::Warning, state.look.say(why))),
        None => Outcome::close().and(Act::Command(command)),
    }
}

impl Dialog for MenuDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Menu]
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::Choose => return self.choose(state),
            Command::Up => self.step(-1),
            Command::Down => self.step(1),
            Command::First => self.item = self.first(),
            Command::Last => self.item = self.entries().last().copied().unwrap_or(0),
            Command::Earlier => self.turn(-1),
            Command::Later => self.turn(1),
            Command::MenuAt(menu) => *self = Self::open(menu),
            _ => {}
        }
        Outcome::stay()
    }

    /// A letter goes to the entry that has it marked, and chooses it.
    fn typed(&mut self, typed: &Typed, state: &State) -> Outcome {
        let Typed::Character(letter) = typed else {
            return Outcome::stay();
        };
        let letter = letter.to_lowercase().next();
        let found = self.menu().items.iter().position(
            |item| matches!(item, Item::Entry { words, .. } if marked(&state.look.say(words)).1 == letter),
        );
        match found {
            Some(item) => {
                self.item = item;
                self.choose(state)
            }
            None => Outcome::stay(),
        }
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::ENTRIES
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(self, state, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests;
