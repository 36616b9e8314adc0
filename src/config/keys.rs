//! One description per key: what feeds the parser, the findings, the samples, the help and the forms.

use crate::ini::Style;
use crate::model::{Message, message};

/// A key of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Which table describes it: a name may stand in several.
    pub table: &'static str,
    /// As samples write it; files may write it in any case.
    pub name: &'static str,
    /// Other names of the same thing, met in existing files.
    pub aliases: &'static [&'static str],
    pub kind: Kind,
    /// What counts when the key is absent or empty; `None`: nothing.
    pub default: Option<&'static str>,
    /// One line in English.
    pub help: &'static str,
    /// Not in the original.
    pub ours: bool,
}

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Several texts, semicolon separated.
    List,
    Folder,
    File,
    Sql,
    /// 0 or 1.
    Switch,
    Number {
        min: u32,
        max: u32,
    },
    /// A value and what it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// Minutes of an interval; informative.
    Interval,
    Column,
    /// One column or several, `5;6`.
    Columns,
    Separator,
    Zone,
    Schedule,
    Url,
    Fingerprint,
    /// Holds a password: never shown.
    Proxy,
    /// A passcode, or an obscured password: never shown.
    Password,
}

impl Key {
    pub(super) const fn new(table: &'static str, name: &'static str, kind: Kind, help: &'static str) -> Self {
        Self {
            table,
            name,
            aliases: &[],
            kind,
            default: None,
            help,
            ours: false,
        }
    }

    pub(super) const fn or(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    pub(super) const fn also(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub(super) const fn ours(mut self) -> Self {
        self.ours = true;
        self
    }

    /// Whether this is the key's name, or another one it has.
    pub fn is_named(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name.trim()))
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// The key of the words that a form calls it by; other words about it have theirs behind it.
    pub fn words(&self) -> String {
        format!("key-{}-{}", self.table, self.name.to_lowercase())
    }

    /// What it is for.
    pub fn explained(&self) -> Message {
        Message::new(format!("{}-help", self.words()), self.help.to_owned(), Vec::new())
    }

    /// What one of its choices means; `None`: it has no such choice.
    pub fn meaning(&self, value: &str) -> Option<Message> {
        let known = self.choices().iter();
        let (choice, english) = { known }.find(|(choice, _)| choice.eq_ignore_ascii_case(value))?;
        let key = format!("{}-{choice}", self.words());
        Some(Message::new(key, (*english).to_owned(), Vec::new()))
    }

    pub fn choices(&self) -> &'static [(&'static str, &'static str)] {
        match self.kind {
            Kind::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// Every choice with its meaning.
    pub(super) fn choices_told(&self) -> Vec<Message> {
        let choices = self.choices().iter();
        let told = choices.map(|(choice, _)| {
            message!(
                "config-choice",
                "{choice} ({meaning})",
                choice = *choice,
                meaning = self.meaning(choice).unwrap_or_default(),
            )
        });
        told.collect()
    }

    /// Whether its value must not be seen.
    pub fn secret(&self) -> bool {
        matches!(self.kind, Kind::Password | Kind::Proxy)
    }
}

impl Kind {
    /// Whether a comment may stand behind the value (spec page 1: numbers, switches and choices only).
    pub fn style(self) -> Style {
        match self {
            Self::Switch
            | Self::Number { .. }
            | Self::Choice(_)
            | Self::Interval
            | Self::Column
            | Self::Zone
            | Self::Schedule
            | Self::Fingerprint => Style::Scalar,
            // Columns and separators may themselves be semicolons: their own reading knows the comment.
            Self::Text
            | Self::List
            | Self::Folder
            | Self::File
            | Self::Sql
            | Self::Columns
            | Self::Separator
            | Self::Url
            | Self::Proxy
            | Self::Password => Style::Text,
        }
    }
}

pub use super::table::{
    COMMON, CSV, GENERAL, GENERAL_SECTION, LOGIN_SECTION, TABLES, UNIVERSAL, WFM, find_key,
    is_known_of_vendors, tables_of,
};
