//! What is wrong with a file, where, and what to do.

use crate::model::{Message, MessageValue, Worded, displayed, message};
use std::borrow::Cow;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Works, but somebody should look.
    Warning,
    /// What it is about is off until it is mended.
    Error,
}

/// The words of a kind of finding, in English; `{name}` stands for a value. Other languages have it by its ID
/// (`finding-<id>` and `finding-<id>-hint` in the room `i18n`).
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    pub id: &'static str,
    pub text: &'static str,
    /// What to do; may be empty.
    pub hint: &'static str,
}

impl Template {
    /// Its text with the values in it.
    pub fn message(&self, values: &[(&'static str, String)]) -> Message {
        self.told(&plain(values))
    }

    pub(super) fn told(&self, values: &[(&'static str, MessageValue)]) -> Message {
        told(format!("finding-{}", self.id), self.text, values)
    }

    /// What to do; may be empty.
    pub fn hint(&self, values: &[(&'static str, String)]) -> Message {
        self.hint_told(&plain(values))
    }

    pub(super) fn hint_told(&self, values: &[(&'static str, MessageValue)]) -> Message {
        match self.hint.is_empty() {
            true => Message::default(),
            false => told(format!("finding-{}-hint", self.id), self.hint, values),
        }
    }
}

fn plain(values: &[(&'static str, String)]) -> Vec<(&'static str, MessageValue)> {
    let values = values.iter();
    values.map(|(name, value)| (*name, value.into())).collect()
}

fn told(key: String, english: &str, values: &[(&'static str, MessageValue)]) -> Message {
    let named = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()));
    Message::new(key, filled(english, values), named.collect())
}

/// Something found while reading the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    /// The file's name as it stands on disk.
    pub file: String,
    /// Counted from 1; `None`: the whole file.
    pub line: Option<u32>,
    /// Counted from 1, in characters.
    pub column: Option<u32>,
    pub text: Message,
    /// What to do; may be empty.
    pub hint: Message,
}

impl Finding {
    pub fn new(
        level: Level,
        file: &str,
        place: Option<(u32, u32)>,
        template: &'static Template,
        values: Vec<(&'static str, String)>,
    ) -> Self {
        let values = values.into_iter().map(|(name, value)| (name, value.into()));
        Self::with(level, file, place, template, values.collect())
    }

    /// The same with values that are messages themselves.
    pub(super) fn with(
        level: Level,
        file: &str,
        place: Option<(u32, u32)>,
        template: &'static Template,
        values: Vec<(&'static str, MessageValue)>,
    ) -> Self {
        Self {
            level,
            file: file.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            text: template.told(&values),
            hint: template.hint_told(&values),
        }
    }

    /// The ID of its [`Template`].
    pub fn id(&self) -> &str {
        let key = self.text.key();
        key.strip_prefix("finding-").unwrap_or(key)
    }

    /// One of the values in its words.
    pub fn value(&self, name: &str) -> Option<&str> {
        let mut values = self.text.values().iter();
        values.find_map(|(known, value)| match value {
            MessageValue::Text(text) if known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// `isps_Ul.ini:12:7`, as far as it is known.
    pub fn place(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            (Some(line), None) => format!("{}:{line}", self.file),
            (None, _) => self.file.clone(),
        }
    }
}

/// `isps_Ul.ini:12:7: text (hint)`
impl Worded for Finding {
    fn message(&self) -> Message {
        match self.hint.is_empty() {
            true => message!(
                "config-finding",
                "{place}: {text}",
                place = self.place(),
                text = &self.text
            ),
            false => message!(
                "config-finding-hint",
                "{place}: {text} ({hint})",
                place = self.place(),
                text = &self.text,
                hint = &self.hint,
            ),
        }
    }
}

displayed!(Finding);
/// Puts the values into a template's text.
fn filled(text: &str, values: &[(&'static str, MessageValue)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(&value.to_string()),
            None => filled.push_str(name),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
