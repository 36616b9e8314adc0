//! The full-screen console (spec page 6).
//!
//! ```text
//! input thread ─┐
//! engine events ├► Action ─► update(&mut State, Action) ─► [Effect] ─► workers ─► Action
//! clock, signals┘                 view(&State, frame) ◄─ when something changed
//! ```
//! [`update`](update::update) and [`view`](view::view) are pure. Keys stand in one table ([`keys`]); dialogs are a stack
//! of layers; effects are carried out on worker threads, so nothing on screen ever waits for a file or the network.

mod action;
mod command;
mod custody;
mod desk;
mod dialog;
mod effect;
mod glyphs;
mod job;
pub mod keys;
mod layout;
mod link;
mod look;
mod mappings;
mod memory;
mod pace;
mod pointer;
mod read_only;
mod running;
mod state;
mod term;
mod theme;
mod tools;
mod update;
mod view;
mod widget;
mod worker;

#[cfg(test)]
mod fixture;

pub use command::Command;
pub use custody::Custody;
pub use glyphs::GlyphSet;
pub use link::{Reconnect, Search};
pub use look::Look;
pub use memory::{Chosen, Memory, Mouse, Preference};
pub use pace::Line;
pub use running::line;
pub use state::Rights;
pub use theme::{Colours, UnknownTheme};
pub use tools::{BackupContent, PutBack, ServiceDeed, ServiceState, Tools};

use crate::i18n::Words;
use crate::model::{Message, Worded, message};
use crate::time::Clock;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything the console is opened with.
pub struct Setup {
    /// Finds who answers: the service behind the channel, or xlink in this process; and finds another when the service
    /// starts or ends while the console is open.
    pub reconnect: Reconnect,
    /// Says when `reconnect` is to find no engine in this process, and when it is worth asking again.
    pub custody: Arc<Custody>,
    /// Services, backups, sample files.
    pub tools: Arc<dyn Tools>,
    /// The installation directory; it may be empty or not exist.
    pub directory: PathBuf,
    pub words: Words,
    pub glyphs: GlyphSet,
    pub colours: Colours,
    pub rights: Rights,
    /// What the person chose the last time.
    pub memory: Memory,
    /// See [`line`].
    pub line: Line,
    pub clock: Clock,
    /// The zone of this machine, in which moments are shown.
    pub zone: jiff::tz::TimeZone,
}

/// How the console ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody quit.
    ByPerson,
    /// SIGTERM or SIGINT.
    BySignal,
    /// The line to the terminal is gone: hang-up, end of input, closed window or pipe.
    LineDropped,
}

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ConsoleError {
    NoTerminal,
    Terminal(#[source] std::io::Error),
}

impl Worded for ConsoleError {
    fn message(&self) -> Message {
        match self {
            Self::NoTerminal => message!(
                "console-no-terminal",
                "the console needs a terminal, and this is none: run it in one, or use the commands (`xlink --help`)"
            ),
            Self::Terminal(why) => message!(
                "console-terminal",
                "the terminal cannot be used: {why}",
                why = crate::files::reason(why)
            ),
        }
    }
}

/// Opens the console and stays until it is left. The terminal is given back whatever happens, a panic included.
pub fn run(setup: Setup) -> Result<Ended, ConsoleError> {
    let desk = Arc::new(desk::Files::new(setup.directory.clone()));
    running::run(setup, desk)
}
