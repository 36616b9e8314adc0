//! What is wrong with a file, where, and what to do.

use std::fmt;

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
    /// In English.
    pub text: String,
    /// What to do, in English; may be empty.
    pub hint: String,
    /// Its kind, for other languages.
    pub template: &'static Template,
    /// The values in its words.
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    pub fn new(
        level: Level,
        file: &str,
        place: Option<(u32, u32)>,
        template: &'static Template,
        values: Vec<(&'static str, String)>,
    ) -> Self {
        Self {
            level,
            file: file.to_owned(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            text: filled(template.text, &values),
            hint: filled(template.hint, &values),
            template,
            values,
        }
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
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.text)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

/// Puts the values into a template's text.
pub(super) fn filled(text: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(name),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
