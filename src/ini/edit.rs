//! Changing one value: its bytes and nothing else (spec page 1, *Edit in place*).

use super::document::{Document, folded};
use super::line::{self, Line, Style};
use super::text::{Change, Text, TextError};
use crate::model::{Message, Worded, message};
use std::ops::Range;

/// Why a value was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum EditError {
    Text(#[from] TextError),
    /// However it is quoted, it would be read back as something else.
    NotReadable(String),
    Name(String),
}

impl Worded for EditError {
    fn message(&self) -> Message {
        match self {
            Self::Text(why) => why.message(),
            Self::NotReadable(text) => message!(
                "ini-not-readable",
                "the value “{text}” cannot be written so that it is read back the same",
                text = text
            ),
            Self::Name(text) => message!(
                "ini-name",
                "“{text}” cannot be the name of a section or key",
                text = text
            ),
        }
    }
}

impl Document {
    /// Changes the value that counts, or adds the key behind the last one of its section, or the section at the end.
    /// Blanks around the value are not part of it.
    pub fn set(&mut self, section: &str, key: &str, value: &str, style: Style) -> Result<(), EditError> {
        let value = value.trim();
        // Emptied, an earlier line of the same key would count: none of them may.
        while value.is_empty()
            && let Some((at, _, raw)) = self.counting_line(section, key, style)
            && !line::counting(&self.text.line(at), raw.clone(), style).is_empty()
        {
            self.set_line(at, raw, value, style)?;
        }
        match self.counting_line(section, key, style) {
            Some((at, _, raw)) => self.set_line(at, raw, value, style),
            None => self.add(section, key, value, style),
        }
    }

    /// Takes out every line with this key in this section.
    pub fn remove(&mut self, section: &str, key: &str) -> Result<(), EditError> {
        let wanted = folded(key);
        let changes: Vec<Change> = self
            .entry_lines(section)
            .filter(|(at, key, _)| folded(&self.text.line(*at)[key.clone()]) == wanted)
            .map(|(line, _, _)| Change::Remove { line })
            .collect();
        self.apply(&changes)
    }

    fn set_line(&mut self, at: usize, raw: Range<usize>, value: &str, style: Style) -> Result<(), EditError> {
        let text = self.text.line(at).into_owned();
        let counting = line::counting(&text, raw.clone(), style);
        if text[counting.clone()] == *value {
            return Ok(());
        }
        let with_quotes = if text[..counting.start].ends_with('"') && counting.start > raw.start {
            counting.start - 1..counting.end + 1
        } else {
            counting.clone()
        };
        // As it was quoted before; apart from a comment behind; plain; in quotes: the first that reads back the same.
        let attempts = [
            (counting.clone(), value.to_owned()),
            (counting, format!("{value} ")),
            (with_quotes.clone(), value.to_owned()),
            (with_quotes, format!("\"{value}\"")),
        ];
        for (part, with) in attempts {
            let mut line = text.clone();
            line.replace_range(part.clone(), &with);
            if reads_back(&line, value, style) {
                return self.apply(&[Change::Replace { line: at, part, with }]);
            }
        }
        Err(EditError::NotReadable(value.to_owned()))
    }

    fn add(&mut self, section: &str, key: &str, value: &str, style: Style) -> Result<(), EditError> {
        let key = key.trim();
        let section = section.trim();
        let header = format!("[{section}]");
        if !is_section(&header, section) {
            return Err(EditError::Name(section.to_owned()));
        }
        let of_section: Vec<_> = self.entry_lines(section).collect();
        let model = of_section.last().cloned().or_else(|| self.last_entry());
        let all_quoted = !of_section.is_empty()
            && of_section
                .iter()
                .all(|(at, _, value)| line::is_wrapped(&self.text.line(*at)[value.clone()]));
        let line = self.styled(model, all_quoted, key, value, style)?;
        let behind = of_section
            .last()
            .map(|(at, _, _)| *at)
            .or_else(|| self.header_line(section));
        let changes = match behind {
            Some(at) => vec![Change::InsertAfter {
                line: Some(at),
                text: line,
            }],
            None => self.new_section(header, line),
        };
        self.apply(&changes)
    }

    fn new_section(&self, header: String, line: String) -> Vec<Change> {
        let last = self.text.len().checked_sub(1);
        let gap = last.is_some_and(|last| !self.text.line(last).trim().is_empty());
        let blank = gap.then(String::new);
        blank
            .into_iter()
            .chain([header, line])
            .map(|text| Change::InsertAfter { line: last, text })
            .collect()
    }

    /// A new line in the manner of another one: its indent, its blanks around the equal sign, its quotes.
    fn styled(
        &self,
        model: Option<(usize, Range<usize>, Range<usize>)>,
        all_quoted: bool,
        key: &str,
        value: &str,
        style: Style,
    ) -> Result<String, EditError> {
        let mut start = format!("{key}=");
        let mut quoted = all_quoted;
        if let Some((at, model_key, model_value)) = model {
            let text = self.text.line(at);
            let between = &text[model_key.end..];
            let equal = between.find('=').unwrap_or(0);
            let before = aligned(&text[model_key.clone()], &between[..equal], key);
            let rest = &between[equal + 1..];
            let after = &rest[..rest.len() - rest.trim_start().len()];
            // Behind an empty value stand no blanks that mean anything.
            let after = if model_value.is_empty() { "" } else { after };
            start = format!("{}{key}{before}={after}", &text[..model_key.start]);
            quoted |= style == Style::Text && line::is_wrapped(&text[model_value]);
        }
        let plain = format!("{start}{value}");
        let wrapped = format!("{start}\"{value}\"");
        let attempts = if quoted {
            [wrapped, plain]
        } else {
            [plain, wrapped]
        };
        let line = attempts.into_iter().find(|line| reads_back(line, value, style));
        let line = line.ok_or_else(|| EditError::NotReadable(value.to_owned()))?;
        match line::parse(&line) {
            Line::Entry { key: read, .. } if line[read.clone()] == *key => Ok(line),
            Line::Blank | Line::Comment | Line::Section { .. } | Line::Entry { .. } | Line::Broken { .. } => {
                Err(EditError::Name(key.to_owned()))
            }
        }
    }

    fn last_entry(&self) -> Option<(usize, Range<usize>, Range<usize>)> {
        self.lines
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, parsed)| match &parsed.line {
                Line::Entry { key, value } => Some((at, key.clone(), value.clone())),
                Line::Blank | Line::Comment | Line::Section { .. } | Line::Broken { .. } => None,
            })
    }

    /// The last header of this section.
    fn header_line(&self, section: &str) -> Option<usize> {
        let wanted = folded(section);
        self.lines.iter().rposition(|parsed| {
            matches!(parsed.line, Line::Section { .. }) && parsed.section.as_deref() == Some(&wanted)
        })
    }

    fn apply(&mut self, changes: &[Change]) -> Result<(), EditError> {
        let mut text: Text = self.text.clone();
        text.apply(changes)?;
        *self = Self::of(text);
        Ok(())
    }
}

/// Blanks before the equal sign: where several stand, the signs stand in one column.
fn aligned(model_key: &str, blanks: &str, key: &str) -> String {
    let (model, own) = (model_key.chars().count(), key.chars().count());
    let wide = blanks.chars().all(|blank| blank == ' ') && blanks.len() > 1;
    if wide {
        " ".repeat((model + blanks.len()).saturating_sub(own).max(1))
    } else {
        blanks.to_owned()
    }
}

fn reads_back(line: &str, value: &str, style: Style) -> bool {
    match line::parse(line) {
        Line::Entry { value: raw, .. } => line[line::counting(line, raw, style)] == *value,
        Line::Blank | Line::Comment | Line::Section { .. } | Line::Broken { .. } => false,
    }
}

fn is_section(header: &str, name: &str) -> bool {
    matches!(line::parse(header), Line::Section { name: read } if header[read.clone()] == *name && !name.is_empty())
}
