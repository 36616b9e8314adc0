//! What a look at the beginning of an external system's files shows, before anything is imported.

use super::Message;
use super::UtcSecond;
use serde::{Deserialize, Serialize};

/// A file that an import would read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleFile {
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// When it was last changed.
    pub changed: UtcSecond,
    pub state: SampleState,
    /// How its text is put together; `None`: it was not opened, or holds nothing.
    pub form: Option<FileForm>,
}

/// How an import would find a file right now (spec page 2, CSV interface).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SampleState {
    Ready,
    /// It changed while it was looked at, or another program has locked it: it waits for the next import.
    Growing,
    /// The same content as this file: it counts once.
    SameAs(String),
    /// Not readable, and why.
    Failed(Message),
}

/// What was recognised of a file's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileForm {
    /// As administrators know it: `UTF-8`, `Windows-1252`, `UTF-16LE`.
    pub encoding: String,
    /// With a byte order mark in front.
    pub mark: bool,
    pub separator: char,
    /// The separator was found from the rows; the settings name none.
    pub separator_found: bool,
}

/// A column of the newest file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleColumn {
    /// Counted from 1.
    pub number: u16,
    /// What stands above it in the file; empty when nothing does.
    pub header: String,
    /// The first different values, shortened.
    pub samples: Vec<String>,
    pub looks: Looks,
}

/// What the values of a column could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Looks {
    Empty,
    /// Date and time together.
    Moment,
    Date,
    /// A time of day, or a duration.
    Time,
    Number,
    Text,
}
