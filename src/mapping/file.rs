//! acd_map.ini as it stands on disk, and what its lines say.

use super::findings::{BROKEN_LINE, NO_TARGET};
use super::line::{MappingLine, script_number, split, target_of};
use crate::config::{Finding, Level};
use crate::ini::Text;

/// The file. Reading never changes it; `edit.rs` has what does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFile {
    pub(super) text: Text,
    lines: Vec<MappingLine>,
    /// Lines that are kept and say nothing, with the column from which on.
    broken: Vec<(u32, u32, bool)>,
}

impl MapFile {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self::of(Text::new(bytes))
    }

    pub(super) fn of(text: Text) -> Self {
        let mut lines = Vec::new();
        let mut broken = Vec::new();
        for (number, content) in (1..).zip(text.lines()) {
            let trimmed = content.trim();
            if trimmed.is_empty() || trimmed.starts_with([';', '#']) {
                continue;
            }
            match split(&content) {
                Some(parts) if !content[parts.right..].trim().is_empty() => lines.push(MappingLine {
                    line: number,
                    target: target_of(&content[parts.right..]),
                    system: parts.left.system,
                    parent: parts.left.parent,
                    queue: parts.left.queue,
                    value_type: parts.left.value_type,
                }),
                Some(_) => broken.push((number, column(&content, content.trim_end().len()), true)),
                None => broken.push((
                    number,
                    column(&content, content.len() - content.trim_start().len()),
                    false,
                )),
            }
        }
        Self { text, lines, broken }
    }

    pub fn bytes(&self) -> &[u8] {
        self.text.bytes()
    }

    /// Every line that maps something, in the file's order.
    pub fn lines(&self) -> &[MappingLine] {
        &self.lines
    }

    /// Lines that cannot be understood; they are kept as they are. `file` is the name on disk.
    pub fn troubles(&self, file: &str) -> Vec<Finding> {
        self.broken
            .iter()
            .map(|(line, column, no_target)| {
                let template = if *no_target { NO_TARGET } else { BROKEN_LINE };
                Finding::new(Level::Warning, file, Some((*line, *column)), template, Vec::new())
            })
            .collect()
    }

    /// The name of the next script: numbers count up with the files that exist, and with those that lines name.
    /// `existing` are the names of the files in the installation directory.
    pub fn next_script<'a>(&self, existing: impl IntoIterator<Item = &'a str>) -> String {
        let of_lines = self
            .lines
            .iter()
            .filter_map(MappingLine::script)
            .filter_map(script_number);
        let highest = of_lines
            .chain(existing.into_iter().filter_map(script_number))
            .max();
        format!("${}.BAS", highest.map_or(1, |number| number + 1))
    }
}

fn column(text: &str, byte: usize) -> u32 {
    u32::try_from(text[..byte].chars().count() + 1).unwrap_or(u32::MAX)
}
