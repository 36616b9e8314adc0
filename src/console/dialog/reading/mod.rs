//! Something to read, longer than a line: the help, the problems, a script, a reason.

mod about;
mod draw;
mod help;
mod problems;

use super::{Act, Dialog, Outcome};
use crate::console::command::Command;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::Canvas;
use ratatui::layout::Position;

/// What is read. The text itself is made from the state while it is drawn, so it is never out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Help,
    Problems,
    /// What this is, and which version.
    About,
    /// A heading and paragraphs.
    Text {
        title: String,
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub page: Page,
    /// The first line shown.
    pub scroll: usize,
}

impl Reading {
    pub fn new(page: Page) -> Self {
        Self { page, scroll: 0 }
    }
}

impl Dialog for Reading {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Reading]
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        let page = draw::page(state).max(2) - 1;
        self.scroll = match command {
            Command::Back => return Outcome::close(),
            Command::Copy => return Outcome::stay().and(Act::Copy(draw::text(state, self))),
            Command::Up => self.scroll.saturating_sub(1),
            Command::Down => self.scroll + 1,
            Command::PageUp => self.scroll.saturating_sub(page),
            Command::PageDown => self.scroll + page,
            Command::First => 0,
            Command::Last => usize::MAX,
            _ => self.scroll,
        };
        Outcome::stay()
    }

    /// It scrolls no further than to its end, whatever the size.
    fn settle(&mut self, state: &State) {
        self.scroll = self.scroll.min(draw::furthest(state, self));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(state, self, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
