//! What stands above the main screen: a stack of layers. The topmost gets the key first; below it nothing moves.
//!
//! All but the line in which a search is typed are a [`Dialog`]: one folder or file with its state, what its keys do, what it asks of files and engine
//! ([`Job`]) and how it is drawn. Dialogs are pure like `update` and `view`: they are handed the state, and return what
//! is to be done.

mod activities;
mod agents;
mod archive;
mod chart;
mod check;
mod choice;
pub(super) mod form;
mod gaps;
mod import;
mod log;
mod mapping;
pub mod menu;
mod open;
mod palette;
mod progress;
mod question;
mod raw;
mod reading;
mod review;
mod rounds;
mod script;
mod search;
mod service;
mod steps;
mod summary;

#[cfg(test)]
pub use activities::Named as NamedActivity;
pub use activities::{ActivitiesDialog, Answer as ActivitiesAnswer, Job as ActivitiesJob};
pub use agents::{AgentsDialog, Answer as AgentsAnswer, Job as AgentsJob};
pub use archive::{Answer as ArchiveAnswer, ArchiveDialog, Job as ArchiveJob};
pub use chart::{Answer as ChartAnswer, ChartDialog, Job as ChartJob};
pub use check::{Answer as CheckAnswer, CheckDialog, Job as CheckJob};
pub use choice::Choice;
pub use form::{Answer as FormAnswer, Chooser, FormDialog, Job as FormJob, Subject, open_for};
pub use gaps::{Answer as GapsAnswer, GapsDialog, Job as GapsJob};
#[cfg(test)]
pub use import::Field;
pub use import::ImportForm;
pub use log::{Answer as LogAnswer, Job as LogJob, LogList};
pub use mapping::{Answer as MappingAnswer, ByNameDialog, CorrectDialog, Job as MappingJob, ReplaceDialog};
#[cfg(test)]
pub use mapping::{answered as mapping_answer, situations as mapping_situations};
pub use menu::MenuDialog;
pub use open::{Act, After, Open, Outcome};
pub use palette::Palette;
pub use progress::ProgressDialog;
#[cfg(test)]
pub use question::Answer;
pub use question::{Question, Then};
pub use raw::RawDialog;
pub use reading::{Page, Reading};
pub use script::{Answer as ScriptAnswer, Job as ScriptJob, ScriptDialog};
pub use search::{Found, Search};
pub use service::{Answer as ServiceAnswer, Job as ServiceJob, ServiceDialog};
#[cfg(test)]
pub use steps::Facts;
pub use steps::{Answer as StepsAnswer, Job as StepsJob, StepsDialog};
pub use summary::{Answer as LinesAnswer, Job as LinesJob, SummaryDialog};

use super::command::{Command, Typed};
use super::job;
use super::keys::Context;
use super::state::State;
use super::widget::Canvas;
use ratatui::layout::Position;
use std::any::Any;
use std::fmt;

/// What a notch of the wheel does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wheel {
    pub up: Command,
    pub down: Command,
    pub times: u8,
}

impl Wheel {
    /// Some rows of a list or text.
    pub const ROWS: Self = Self {
        up: Command::Up,
        down: Command::Down,
        times: 3,
    };
    /// One entry of what has few.
    pub const ENTRIES: Self = Self {
        times: 1,
        ..Self::ROWS
    };
    /// To the next field.
    pub const FIELDS: Self = Self {
        up: Command::PreviousField,
        down: Command::NextField,
        times: 1,
    };
    /// Some columns.
    pub const COLUMNS: Self = Self {
        up: Command::Earlier,
        down: Command::Later,
        times: 3,
    };
}

/// A layer that does everything itself. It is handed the state without itself in it.
pub trait Dialog: Any + fmt::Debug + Send {
    /// Whose keys count, the one that is asked first in front.
    fn contexts(&self) -> Vec<Context>;

    /// Whether a command does something right now: the bottom line leaves the others out.
    fn offers(&self, command: Command, state: &State) -> bool {
        let _ = (command, state);
        true
    }

    /// What a key does right now, in the bottom line, where that says more than the table.
    fn words(&self, command: Command, state: &State) -> Option<&'static str> {
        let _ = (command, state);
        None
    }

    /// It was just opened: what it asks first.
    fn opened(&mut self, state: &State) -> Outcome {
        let _ = state;
        Outcome::stay()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome;

    fn typed(&mut self, typed: &Typed, state: &State) -> Outcome {
        let _ = (typed, state);
        Outcome::stay()
    }

    /// A job that it asked for is done.
    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        let _ = (answer, state);
        Outcome::stay()
    }

    /// A question that it asked ([`Act::Confirm`]) was answered with «Yes».
    fn confirmed(&mut self, mark: u8, state: &State) -> Outcome {
        let _ = (mark, state);
        Outcome::stay()
    }

    /// What lay above it is closed.
    fn uncovered(&mut self, state: &State) -> Outcome {
        let _ = state;
        Outcome::stay()
    }

    /// A second has passed.
    fn tick(&mut self, state: &State) -> Outcome {
        let _ = state;
        Outcome::stay()
    }

    /// Something happened: what is shown stays within its bounds, whatever the size.
    fn settle(&mut self, state: &State) {
        let _ = state;
    }

    /// Whether everything behind it steps back while it is open.
    fn recedes(&self) -> bool {
        true
    }

    /// Whether it waits for the end of an import, and closes with it.
    fn watches_imports(&self) -> bool {
        false
    }

    fn wheel(&self) -> Wheel {
        Wheel::ROWS
    }

    /// Returns where the cursor is: screen readers follow it.
    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position>;

    fn boxed(&self) -> Box<dyn Dialog>;
}

#[derive(Debug, Clone)]
pub enum Layer {
    /// Typed into the bottom line; the tree above moves along.
    Search(Search),
    Dialog(Open),
}

impl Layer {
    pub fn contexts(&self) -> Vec<Context> {
        match self {
            Self::Search(_) => vec![Context::Search],
            Self::Dialog(open) => open.dialog.contexts(),
        }
    }

    /// The dialog of this kind that it is.
    #[cfg(test)]
    pub fn as_dialog<T: Dialog>(&self) -> Option<&T> {
        match self {
            Self::Search(_) => None,
            Self::Dialog(open) => open.dialog.as_ref().kind(),
        }
    }
}

#[cfg(test)]
impl dyn Dialog {
    /// The dialog of this kind that it is.
    pub fn kind<T: Dialog>(&self) -> Option<&T> {
        let any: &dyn Any = self;
        any.downcast_ref()
    }
}

/// A text to be read above a dialog.
fn read(title: String, text: String) -> Act {
    Act::Open(Box::new(Reading::new(Page::Text { title, text })))
}
