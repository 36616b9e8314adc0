//! Where the screen can be clicked. Whatever draws something clickable says so while it draws: what is seen and what
//! answers are one.

use crate::console::command::Command;
use crate::console::state::Pane;
use ratatui::layout::Rect;

/// A place on the screen and what a press on it does. Of two that overlap, the later counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub area: Rect,
    pub does: Does,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// A pane gets the focus.
    Focus(Pane),
    /// A row of a tree, counted from the first on screen, is selected.
    Row(Pane, usize),
    /// The sign before such a row: it opens or closes.
    Fold(Pane, usize),
    /// A line of the mapping is selected.
    Assigned(usize),
    /// An interval of the day is selected.
    Interval(usize),
    /// The line between the two trees, to be dragged.
    Divider,
    /// Commands to whatever has the keys, and more of them on a double-click.
    Commands {
        press: Vec<Command>,
        again: Vec<Command>,
    },
}

impl Does {
    pub fn command(command: Command) -> Self {
        Self::Commands {
            press: vec![command],
            again: Vec::new(),
        }
    }

    /// From the field that has the focus to another in the order of the Tab key, and what is done there.
    pub fn field<T: PartialEq>(stops: &[T], focus: &T, to: &T, more: &[Command]) -> Self {
        let place = |stop: &T| stops.iter().position(|each| each == stop).unwrap_or(0);
        Self::stop(place(focus), place(to), more)
    }

    /// The same by the places in the order of the Tab key.
    pub fn stop(focus: usize, to: usize, more: &[Command]) -> Self {
        let way = (Command::PreviousField, Command::NextField);
        let mut press = Self::steps(focus, to, way);
        press.extend(more);
        Self::Commands {
            press,
            again: Vec::new(),
        }
    }

    /// What a double-click does besides.
    pub fn and_again(mut self, command: Command) -> Self {
        if let Self::Commands { again, .. } = &mut self {
            again.push(command);
        }
        self
    }

    /// From one row or field to another: so many times one way or the other.
    pub fn steps(from: usize, to: usize, (back, forth): (Command, Command)) -> Vec<Command> {
        match to.checked_sub(from) {
            Some(steps) => vec![forth; steps],
            None => vec![back; from - to],
        }
    }
}
