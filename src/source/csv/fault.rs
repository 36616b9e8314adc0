//! Why one row is left out.

use super::limits;
use super::record::{Broken, Record};
use crate::config::external::Column;
use crate::model::{Message, RejectedRow, Worded, message};

/// What is wrong with a row; its place is added by whoever knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Counted from 1.
    pub column: Option<u16>,
    pub found: String,
    pub why: Message,
    /// The row's own day, in days since 1970, where its moment could be read.
    pub day: Option<i64>,
}

impl Fault {
    pub fn new(column: Column, found: &[u8], why: impl Into<Message>) -> Self {
        Self {
            column: Some(column.0.get()),
            found: shorten(&super::text_of(found)),
            why: why.into(),
            day: None,
        }
    }

    /// The row as a whole is to blame.
    pub fn of_row(found: &[u8], why: impl Into<Message>) -> Self {
        Self {
            column: None,
            found: shorten(&super::text_of(&found[..found.len().min(4 * limits::FOUND)])),
            why: why.into(),
            day: None,
        }
    }

    /// The row cannot be cut into cells.
    pub fn broken(why: Broken, found: &[u8]) -> Self {
        Self {
            column: why.column().and_then(|column| u16::try_from(column + 1).ok()),
            ..Self::of_row(found, why.message())
        }
    }

    pub fn missing_columns(record: &Record, needed: usize) -> Self {
        let shown: Vec<&[u8]> = record.cells().take(limits::FOUND).collect();
        let why = message!(
            "source-missing-columns",
            "the row has {count} columns, {needed} are needed",
            count = record.len(),
            needed = needed,
        );
        Self::of_row(&shown.join(&b" | "[..]), why)
    }

    /// The row is of this day, in days since 1970.
    pub fn on(self, day: i64) -> Self {
        Self {
            day: Some(day),
            ..self
        }
    }

    pub fn at(self, place: &str, line: u64) -> RejectedRow {
        RejectedRow {
            place: place.to_owned(),
            line,
            column: self.column,
            found: self.found,
            why: self.why,
        }
    }
}

impl Worded for Fault {
    fn message(&self) -> Message {
        match self.column {
            Some(column) => message!(
                "source-fault",
                "column {column}: “{found}” {why}",
                column = column,
                found = &self.found,
                why = &self.why,
            ),
            None => self.why.clone(),
        }
    }
}

fn shorten(text: &str) -> String {
    shorten_to(text, limits::FOUND)
}

/// So many characters of a text, and a sign where there are more.
pub(super) fn shorten_to(text: &str, characters: usize) -> String {
    let text = text.trim_end();
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
