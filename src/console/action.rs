//! What can happen to the console: the only way its state changes.

use super::command::{Command, Typed};
use super::effect::{Done, Reply};
use super::pointer::Pointer;
use crate::engine::{EngineError, Event};
use crate::mapping::MappingLine;
use crate::model::{Message, UtcSecond};
use ratatui::layout::Size;

/// Something that happened.
#[derive(Debug)]
pub enum Action {
    /// A key that the table knows.
    Command(Command),
    /// Text typed into a field.
    Typed(Typed),
    /// Something with the mouse.
    Pointed(Pointer),
    /// Text pasted where no field takes it.
    StrayPaste,
    Resized(Size),
    /// A second has passed.
    Tick(UtcSecond),
    /// The engine says something.
    Engine(Event),
    /// An effect has its answer.
    Reply(Reply),
    /// What a dialog asked for is done.
    Answer {
        to: u64,
        answer: super::job::Answer,
    },
    /// An edit of the three files, or a command to the engine, is through or refused.
    Done(Done),
    /// acd_map.ini as it stands on disk now, or why it could not be read.
    Mappings(Result<Vec<MappingLine>, Message>),
    /// The engine no longer answers.
    Lost(EngineError),
    /// Another engine answers from now on: the service started or ended.
    Switched,
    /// The program is asked to end from outside: a signal, a line that dropped, a closed console.
    Closing(super::Ended),
}
