//! One section of a file while it is read: typed values, and what is wrong with them.

use super::finding::{Finding, Level, Template};
use super::keys::{Key, find_key};
use super::template as t;
use super::value::{Wrong, choice};
use crate::ini::{Document, Entry, Style};
use crate::model::MessageValue;

/// Names of systems and sections are matched without regard to case.
pub fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

pub(super) struct Section<'a> {
    pub(super) document: &'a Document,
    /// The file's name as it stands on disk.
    pub(super) file: &'a str,
    pub(super) name: &'a str,
    tables: Vec<&'static [Key]>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Section<'a> {
    pub(super) fn new(
        document: &'a Document,
        file: &'a str,
        name: &'a str,
        tables: &[&'static [Key]],
    ) -> Self {
        Self {
            document,
            file,
            name,
            tables: tables.to_vec(),
            findings: Vec::new(),
        }
    }

    fn describe(&self, key: &str) -> Option<&'static Key> {
        find_key(&self.tables, key)
    }

    /// The limits of a number, as its description has them.
    pub(super) fn limits(&self, key: &str) -> (u32, u32) {
        match self.describe(key).map(|key| key.kind) {
            Some(super::keys::Kind::Number { min, max }) => (min, max),
            _ => (0, u32::MAX),
        }
    }

    /// The line that counts for this key, by any of its names, when it is not empty.
    pub(super) fn entry(&self, key: &str) -> Option<Entry> {
        let described = self.describe(key);
        let style = described.map_or(Style::Text, |key| key.kind.style());
        let names = described.map_or_else(|| vec![key], |key| key.names().collect());
        names
            .into_iter()
            .filter_map(|name| self.document.get(self.name, name, style))
            .filter(|entry| !entry.value.is_empty())
            .max_by_key(|entry| entry.place)
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.entry(key).map(|entry| entry.value)
    }

    /// A value, understood. A wrong one is an error, and counts as absent.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        parse: impl FnOnce(&str, &str) -> Result<T, Wrong>,
    ) -> Option<T> {
        self.read_as(Level::Error, key, parse)
    }

    pub(super) fn read_as<T>(
        &mut self,
        level: Level,
        key: &str,
        parse: impl FnOnce(&str, &str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        match parse(&entry.key, &entry.value) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.wrong(level, &entry, wrong);
                None
            }
        }
    }

    /// One of the choices that the key's description names.
    pub(super) fn choice(&mut self, key: &str) -> Option<&'static str> {
        let described = self.describe(key)?;
        self.read(key, |key, value| choice(described, key, value))
    }

    /// Says that a key which must be there is not.
    pub(super) fn require<T>(&mut self, key: &str, value: Option<T>) -> Option<T> {
        // A wrong value has been reported already.
        if value.is_none() && self.entry(key).is_none() {
            let help = self.describe(key).map(Key::explained).unwrap_or_default();
            let values = vec![
                ("section", self.name.into()),
                ("key", key.into()),
                ("help", help.into()),
            ];
            self.report_told(Level::Error, None, t::KEY_MISSING, values);
        }
        value
    }

    pub(super) fn warn(
        &mut self,
        entry: &Entry,
        template: &'static Template,
        values: Vec<(&'static str, String)>,
    ) {
        self.report(Level::Warning, Some(entry), template, values);
    }

    pub(super) fn report(
        &mut self,
        level: Level,
        entry: Option<&Entry>,
        template: &'static Template,
        values: Vec<(&'static str, String)>,
    ) {
        let values = values.into_iter().map(|(name, value)| (name, value.into()));
        self.report_told(level, entry, template, values.collect());
    }

    pub(super) fn wrong(&mut self, level: Level, entry: &Entry, wrong: Wrong) {
        self.report_told(level, Some(entry), wrong.template, wrong.values);
    }

    fn report_told(
        &mut self,
        level: Level,
        entry: Option<&Entry>,
        template: &'static Template,
        values: Vec<(&'static str, MessageValue)>,
    ) {
        let place = entry
            .map(|entry| entry.place)
            .or_else(|| self.document.section_place(self.name));
        let place = place.map(|place| (place.line, place.column));
        self.findings
            .push(Finding::with(level, self.file, place, template, values));
    }

    pub(super) fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Error)
    }

    /// Reports keys that stand twice and keys that nobody knows.
    pub(super) fn judge(&mut self, tables: &[&'static [Key]], is_known: &dyn Fn(&str) -> bool) {
        let entries = self.document.entries(self.name, Style::Text);
        let mut seen: Vec<String> = Vec::new();
        for entry in &entries {
            let folded = entry.key.to_lowercase();
            if seen.contains(&folded) {
                continue;
            }
            let same: Vec<&Entry> = entries
                .iter()
                .filter(|other| other.key.to_lowercase() == folded)
                .collect();
            let described = find_key(tables, &entry.key);
            if same.len() > 1 {
                self.twice(entry, same.len(), described);
            }
            if described.is_none() && !is_known(&entry.key) {
                let values = vec![("key", entry.key.clone()), ("section", self.name.to_owned())];
                self.warn(entry, t::UNKNOWN_KEY, values);
            }
            seen.push(folded);
        }
    }

    fn twice(&mut self, entry: &Entry, count: usize, described: Option<&'static Key>) {
        let style = described.map_or(Style::Text, |key| key.kind.style());
        let Some(counts) = self.document.get(self.name, &entry.key, style) else {
            return;
        };
        let value = match described {
            Some(key) if key.secret() => "…".to_owned(),
            _ => counts.value.clone(),
        };
        let values = vec![
            ("key", counts.key.clone()),
            ("section", self.name.to_owned()),
            ("count", count.to_string()),
            ("line", counts.place.line.to_string()),
            ("value", value),
        ];
        self.warn(&counts, t::DUPLICATE_KEY, values);
    }
}
