//! Sections and keys of an INI file, as views of its lines.

use super::line::{self, Broken, Line, Style};
use super::text::Text;
use crate::files::Encoding;
use std::ops::Range;

/// An INI file. Reading never changes it; see `edit.rs` for what does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub(super) text: Text,
    pub(super) lines: Vec<Parsed>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parsed {
    pub(super) line: Line,
    /// Lower-case name of the section it stands in; `None` before the first one and below a broken header.
    pub(super) section: Option<String>,
}

/// Line and column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

/// One `key=value` line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As it stands.
    pub key: String,
    /// What counts of the value, by the style asked for.
    pub value: String,
    /// Where the value begins.
    pub place: Place,
}

/// A line that is kept but says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    Broken {
        place: Place,
        why: Broken,
        text: String,
    },
    /// `key=value` before the first section.
    Outside {
        place: Place,
        key: String,
    },
}

impl Document {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self::of(Text::new(bytes))
    }

    pub(super) fn of(text: Text) -> Self {
        let mut section = None;
        let lines = text
            .lines()
            .map(|content| {
                let line = line::parse(&content);
                match &line {
                    Line::Section { name } => section = Some(folded(&content[name.clone()])),
                    Line::Broken {
                        why: Broken::NoBracket | Broken::BehindBracket,
                        ..
                    } => section = None,
                    Line::Blank | Line::Comment | Line::Entry { .. } | Line::Broken { .. } => {}
                }
                Parsed {
                    line,
                    section: section.clone(),
                }
            })
            .collect();
        Self { text, lines }
    }

    pub fn bytes(&self) -> &[u8] {
        self.text.bytes()
    }

    pub fn encoding(&self) -> Encoding {
        self.text.encoding()
    }

    /// The file's lines as they stand.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Names of the sections, each once, in order and spelling of their first header.
    pub fn sections(&self) -> Vec<String> {
        let mut seen = Vec::new();
        let mut names = Vec::new();
        for (at, parsed) in self.lines.iter().enumerate() {
            if let Line::Section { name } = &parsed.line {
                let name = self.text.line(at)[name.clone()].to_owned();
                if !seen.contains(&folded(&name)) {
                    seen.push(folded(&name));
                    names.push(name);
                }
            }
        }
        names
    }

    pub fn has_section(&self, section: &str) -> bool {
        self.header(section).is_some()
    }

    /// Where a section first begins.
    pub fn section_place(&self, section: &str) -> Option<Place> {
        self.header(section).map(|at| self.place(at, 0))
    }

    fn header(&self, section: &str) -> Option<usize> {
        let wanted = folded(section);
        self.lines.iter().position(|parsed| {
            matches!(parsed.line, Line::Section { .. }) && parsed.section.as_deref() == Some(&wanted)
        })
    }

    /// The section that a line stands in and its key, in their spelling; the key is empty when the line has none. Lines
    /// count from 1.
    pub fn at_line(&self, line: u32) -> Option<(String, String)> {
        let at = usize::try_from(line).ok()?.checked_sub(1)?;
        let parsed = self.lines.get(at)?;
        let section = parsed.section.as_ref()?;
        let name = self
            .sections()
            .into_iter()
            .find(|name| folded(name) == *section)?;
        let key = match &parsed.line {
            Line::Entry { key, .. } => self.text.line(at)[key.clone()].to_owned(),
            Line::Blank | Line::Comment | Line::Section { .. } | Line::Broken { .. } => String::new(),
        };
        Some((name, key))
    }

    /// Every line of this section, in order, duplicates too.
    pub fn entries(&self, section: &str, style: Style) -> Vec<Entry> {
        self.entry_lines(section)
            .map(|(at, key, value)| self.entry(at, key, value, style))
            .collect()
    }

    /// Every line with this key in this section, in order.
    pub fn all(&self, section: &str, key: &str, style: Style) -> Vec<Entry> {
        self.lines_of(section, key)
            .map(|(at, key, value)| self.entry(at, key, value, style))
            .collect()
    }

    /// The line that counts: the last one that is not empty, else the last one.
    pub fn get(&self, section: &str, key: &str, style: Style) -> Option<Entry> {
        let (at, key, value) = self.counting_line(section, key, style)?;
        Some(self.entry(at, key, value, style))
    }

    /// What cannot be understood, in order.
    pub fn troubles(&self) -> Vec<Trouble> {
        let mut headed = false;
        let mut troubles = Vec::new();
        for (at, parsed) in self.lines.iter().enumerate() {
            let text = self.text.line(at);
            match &parsed.line {
                Line::Broken { at: column, why } => {
                    headed |= matches!(why, Broken::NoBracket | Broken::BehindBracket);
                    troubles.push(Trouble::Broken {
                        place: self.place(at, *column),
                        why: *why,
                        text: text.trim().to_owned(),
                    });
                }
                Line::Section { .. } => headed = true,
                Line::Entry { key, .. } if !headed => troubles.push(Trouble::Outside {
                    place: self.place(at, key.start),
                    key: text[key.clone()].to_owned(),
                }),
                Line::Entry { .. } | Line::Blank | Line::Comment => {}
            }
        }
        troubles
    }

    pub(super) fn counting_line(
        &self,
        section: &str,
        key: &str,
        style: Style,
    ) -> Option<(usize, Range<usize>, Range<usize>)> {
        let mut last = None;
        for (at, key, value) in self.lines_of(section, key) {
            let is_empty = line::counting(&self.text.line(at), value.clone(), style).is_empty();
            if !is_empty || last.as_ref().is_none_or(|(_, empty)| *empty) {
                last = Some(((at, key, value), is_empty));
            }
        }
        last.map(|(found, _)| found)
    }

    fn lines_of(
        &self,
        section: &str,
        key: &str,
    ) -> impl Iterator<Item = (usize, Range<usize>, Range<usize>)> {
        let wanted = folded(key);
        self.entry_lines(section)
            .filter(move |(at, key, _)| folded(&self.text.line(*at)[key.clone()]) == wanted)
    }

    pub(super) fn entry_lines(
        &self,
        section: &str,
    ) -> impl Iterator<Item = (usize, Range<usize>, Range<usize>)> {
        let wanted = folded(section);
        self.lines.iter().enumerate().filter_map(move |(at, parsed)| {
            if parsed.section.as_deref() != Some(wanted.as_str()) {
                return None;
            }
            match &parsed.line {
                Line::Entry { key, value } => Some((at, key.clone(), value.clone())),
                Line::Blank | Line::Comment | Line::Section { .. } | Line::Broken { .. } => None,
            }
        })
    }

    fn entry(&self, at: usize, key: Range<usize>, value: Range<usize>, style: Style) -> Entry {
        let text = self.text.line(at);
        let counting = line::counting(&text, value, style);
        Entry {
            key: text[key].to_owned(),
            place: self.place(at, counting.start),
            value: text[counting].to_owned(),
        }
    }

    fn place(&self, line: usize, byte: usize) -> Place {
        let column = self.text.line(line)[..byte].chars().count() + 1;
        Place {
            line: number(line + 1),
            column: number(column),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Section and key names are matched without regard to case.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
