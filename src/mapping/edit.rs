//! Adding and removing mappings; every other byte stays.

use super::file::MapFile;
use super::line::{Left, MappingLine, split, target_of};
use crate::ini::{Change, Text, TextError};
use crate::model::{MappingTarget, Message, Worded, message};
use std::collections::HashMap;

/// Why a mapping was not changed. Nothing was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum MapError {
    Text(#[from] TextError),
    Exists(Left),
    NotReadable(String),
    /// A line that is not (or no longer) where it was: another program changed the file.
    Changed(String),
}

impl Worded for MapError {
    fn message(&self) -> Message {
        match self {
            Self::Text(why) => why.message(),
            Self::Exists(text) => message!(
                "mapping-exists",
                "{text} is mapped to that path already",
                text = text.to_string()
            ),
            Self::NotReadable(text) => message!(
                "mapping-not-readable",
                "“{text}” cannot stand in a mapping line so that it is read back the same",
                text = text
            ),
            Self::Changed(line) => message!(
                "mapping-changed",
                "acd_map.ini was changed meanwhile: “{line}” does not stand where it stood; nothing was changed",
                line = line
            ),
        }
    }
}

impl MapFile {
    /// Adds mappings, each behind the last line of its left side, else at the end.
    pub fn add(&mut self, additions: &[(Left, MappingTarget)]) -> Result<(), MapError> {
        let mut of_left: HashMap<Left, Vec<&MappingLine>> = HashMap::new();
        for line in self.lines() {
            of_left.entry(folded(&line.left())).or_default().push(line);
        }
        let mut changes = Vec::with_capacity(additions.len());
        for (left, target) in additions {
            let same = of_left.get(&folded(left)).map_or(&[][..], Vec::as_slice);
            if same.iter().any(|line| line.target == *target) {
                return Err(MapError::Exists(left.clone()));
            }
            let line = MappingLine {
                line: 0,
                system: left.system.clone(),
                parent: left.parent,
                queue: left.queue,
                value_type: left.value_type,
                target: target.clone(),
            };
            let behind = same.last().map(|line| index(line.line));
            changes.push(Change::InsertAfter {
                line: behind.or_else(|| self.text.len().checked_sub(1)),
                text: readable(&line)?,
            });
        }
        self.apply(&changes)
    }

    /// Takes out the lines of a left side: all of them, or the one that leads to `path`. Tells which went.
    pub fn remove(&mut self, left: &Left, path: Option<&str>) -> Result<Vec<MappingLine>, MapError> {
        let target = path.map(target_of);
        let gone: Vec<MappingLine> = self
            .lines()
            .iter()
            .filter(|line| is_same(&line.left(), left))
            .filter(|line| target.as_ref().is_none_or(|target| line.target == *target))
            .cloned()
            .collect();
        self.take_out(gone.iter().map(|line| line.line))?;
        Ok(gone)
    }

    /// Takes out these lines, counted from 1.
    pub fn take_out(&mut self, lines: impl IntoIterator<Item = u32>) -> Result<(), MapError> {
        let changes: Vec<Change> = lines
            .into_iter()
            .map(|line| Change::Remove { line: index(line) })
            .collect();
        self.apply(&changes)
    }

    /// Puts another parent into these lines.
    pub(super) fn set_parents(&mut self, corrections: &[(MappingLine, Left)]) -> Result<(), MapError> {
        let changes: Vec<Change> = corrections
            .iter()
            .filter_map(|(line, right)| {
                let parts = split(&self.text.line(index(line.line)))?;
                Some(Change::Replace {
                    line: index(line.line),
                    part: parts.parent,
                    with: right.parent.to_string(),
                })
            })
            .collect();
        self.apply(&changes)
    }

    pub(super) fn apply(&mut self, changes: &[Change]) -> Result<(), MapError> {
        let mut text: Text = self.text.clone();
        text.apply(changes)?;
        *self = Self::of(text);
        Ok(())
    }
}

fn is_same(one: &Left, other: &Left) -> bool {
    folded(one) == folded(other)
}

/// Systems are matched without regard to case.
pub(super) fn folded(left: &Left) -> Left {
    Left {
        system: left.system.trim().to_lowercase(),
        ..left.clone()
    }
}

pub(super) fn index(line: u32) -> usize {
    line as usize - 1
}

/// The line's text, when it means what it should.
pub(super) fn readable(line: &MappingLine) -> Result<String, MapError> {
    let text = line.to_string();
    let same = split(&text).is_some_and(|parts| {
        parts.left == line.left()
            && target_of(&text[parts.right..]) == line.target
            && !text[parts.right..].trim().is_empty()
    });
    let is_comment = text.starts_with([';', '#']);
    if same && !is_comment && text.trim() == text {
        Ok(text)
    } else {
        Err(MapError::NotReadable(text))
    }
}
