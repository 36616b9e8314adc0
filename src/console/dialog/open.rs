//! A dialog on the stack, and what it can want.

use super::{Dialog, ImportForm};
use crate::console::command::Command;
use crate::console::effect::{Effect, ValueTypeKey};
use crate::console::job::Job;
use crate::console::memory::Preference;
use crate::console::state::Past;
use crate::engine::Level;
use crate::model::Message;

/// A dialog that is open. Its number brings answers to it, even when something else has come to lie above it.
#[derive(Debug)]
pub struct Open {
    pub number: u64,
    pub dialog: Box<dyn Dialog>,
}

impl Clone for Open {
    fn clone(&self) -> Self {
        Self {
            number: self.number,
            dialog: self.dialog.boxed(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Stay,
    Close,
}

/// One thing a dialog wants done.
#[derive(Debug)]
pub enum Act {
    Do(Effect),
    /// It changed the mappings: this can be taken back.
    Did(Past, Vec<Message>),
    /// Done behind; the answer comes back to this dialog.
    Ask(Job),
    /// Above this dialog, or in its place when it closes.
    Open(Box<dyn Dialog>),
    /// A question before something is lost; «Yes» comes back as [`Dialog::confirmed`] with the mark.
    Confirm {
        title: String,
        text: String,
        yes: String,
        mark: u8,
    },
    /// A question of the dialog of this number was answered with «Yes».
    Confirmed(u64, u8),
    /// What was typed into the import dialog, for when it opens again.
    Keep(Box<ImportForm>),
    /// As if given on the main screen; for dialogs that close.
    Command(Command),
    /// The main screen goes to a value type of a queue.
    Show(ValueTypeKey),
    /// To the terminal's clipboard.
    Copy(String),
    /// How the console looks from now on, until something else is tried.
    Try(Preference),
    /// The same, and for the next time too.
    Prefer(Preference),
    /// In the message line.
    Say(Level, String),
}

/// What became of something that was handed to a dialog.
#[derive(Debug)]
pub struct Outcome {
    pub after: After,
    pub acts: Vec<Act>,
}

impl Outcome {
    pub fn stay() -> Self {
        Self {
            after: After::Stay,
            acts: Vec::new(),
        }
    }

    pub fn close() -> Self {
        Self {
            after: After::Close,
            acts: Vec::new(),
        }
    }

    pub fn and(mut self, act: Act) -> Self {
        self.acts.push(act);
        self
    }

    pub fn ask(job: Job) -> Self {
        Self::stay().and(Act::Ask(job))
    }
}
