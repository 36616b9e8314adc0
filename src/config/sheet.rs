//! One of the files as a form sees it: the values that count, what stands twice or is unknown, and the difference that
//! an edit would make, line by line (spec page 6, *Forms*). Pure: nothing is read or written here.

use super::change::{ChangeSet, SaveError};
use super::installation::{ConfigFile, OpenedFile};
use super::keys::{Key, LOGIN_SECTION, find_key, is_known_of_vendors, tables_of};
use super::section::same_name;
use crate::ini::{Change, Document, Style};

/// What stands in place of a secret.
pub const STRUCK_OUT: &str = "***";

/// A file, read, with the views that a form needs.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub file: ConfigFile,
    pub opened: OpenedFile,
    document: Document,
}

/// A key as it stands in a section.
#[derive(Clone, PartialEq, Eq)]
pub struct Standing {
    /// In the spelling of the file.
    pub key: String,
    pub value: String,
    /// Counted from 1: the line that counts.
    pub line: u32,
    /// How many lines of the section have this key.
    pub times: usize,
}

/// What becomes of one key.
#[derive(Clone, PartialEq, Eq)]
pub struct Wanted {
    pub key: String,
    pub style: Style,
    /// Empty: the line stays, and says nothing.
    pub value: String,
}

/// A line of the difference between a file and the one that would replace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentLine {
    pub sort: Difference,
    /// Counted from 1; of the old file for what goes, else of the new one.
    pub line: u32,
    /// As it stands, secrets struck out.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Stays; shown because it is beside a change.
    Same,
    Goes,
    Comes,
}

impl Sheet {
    pub fn new(file: ConfigFile, opened: OpenedFile) -> Self {
        let document = Document::new(opened.bytes.clone());
        Self {
            file,
            opened,
            document,
        }
    }

    pub fn is_there(&self) -> bool {
        self.opened.fingerprint.is_some()
    }

    pub fn sections(&self) -> Vec<String> {
        self.document.sections()
    }

    pub fn has_section(&self, section: &str) -> bool {
        self.document.has_section(section)
    }

    /// The line that counts for a key, by any of its names; one that is not empty goes before others.
    pub fn standing(&self, section: &str, key: &Key) -> Option<Standing> {
        let all: Vec<Standing> = key
            .names()
            .filter_map(|name| self.standing_as(section, name, key.kind.style()))
            .collect();
        all.into_iter()
            .max_by_key(|standing| (!standing.value.is_empty(), standing.line))
    }

    /// The same for a key that has no description: a line of [DB].
    pub fn standing_as(&self, section: &str, key: &str, style: Style) -> Option<Standing> {
        let entry = self.document.get(section, key, style)?;
        Some(Standing {
            times: self.document.all(section, key, style).len(),
            key: entry.key,
            value: entry.value,
            line: entry.place.line,
        })
    }

    /// The keys of a section, each once, as they stand.
    pub fn keys(&self, section: &str) -> Vec<Standing> {
        let mut seen: Vec<String> = Vec::new();
        let mut keys = Vec::new();
        for entry in self.document.entries(section, Style::Text) {
            let folded = entry.key.to_lowercase();
            if !seen.contains(&folded) {
                seen.push(folded);
                keys.extend(self.standing_as(section, &entry.key, Style::Text));
            }
        }
        keys
    }

    /// Keys of a section that neither its tables nor any vendor's interface know.
    pub fn unknown(&self, section: &str, tables: &[&'static [Key]]) -> Vec<Standing> {
        let mut keys = self.keys(section);
        keys.retain(|standing| {
            find_key(tables, &standing.key).is_none() && !is_known_of_vendors(&standing.key)
        });
        keys
    }

    /// The change of these keys; those that stay as they are take no part.
    pub fn changes(&self, section: &str, wanted: &[Wanted]) -> ChangeSet {
        let mut set = ChangeSet::new(self.file, &self.opened);
        for wanted in wanted {
            let now = self.standing_as(section, &wanted.key, wanted.style);
            let value = wanted.value.trim();
            if now.map_or_else(String::new, |now| now.value) != value {
                set.set(&self.document, section, &wanted.key, Some(value), wanted.style);
            }
        }
        set
    }

    /// What saving would change, with a line of what stays around each change.
    pub fn difference(&self, set: &ChangeSet) -> Result<Vec<DifferentLine>, SaveError> {
        let after = set.applied(self.document.clone())?;
        Ok(self.against(&after))
    }

    /// What this text in the place of the file would change.
    pub fn difference_of(&self, bytes: &[u8]) -> Vec<DifferentLine> {
        self.against(&Document::new(bytes.to_vec()))
    }

    fn against(&self, after: &Document) -> Vec<DifferentLine> {
        let old = shown_lines(self.file, &self.document);
        let new = shown_lines(self.file, after);
        different(&old, &new)
    }

    /// The file without a section: from its header to the next one. Comments directly above the next header stay with it.
    pub fn without(&self, section: &str) -> Result<Vec<u8>, SaveError> {
        let text = self.document.text();
        let lines: Vec<String> = text.lines().map(std::borrow::Cow::into_owned).collect();
        let mut doomed: Vec<usize> = Vec::new();
        let mut inside = false;
        for (at, line) in lines.iter().enumerate() {
            let line = line.trim();
            if line.starts_with('[') {
                if inside {
                    keep_heading_of_next(&lines, &mut doomed);
                }
                let name = line.trim_start_matches('[').split(']').next().unwrap_or_default();
                inside = same_name(name, section);
            }
            if inside {
                doomed.push(at);
            }
        }
        let mut text = text.clone();
        let changes: Vec<Change> = doomed.into_iter().map(|line| Change::Remove { line }).collect();
        text.apply(&changes).map_err(|why| edit_error(section, why))?;
        Ok(text.bytes().to_vec())
    }

    /// The file with a new section at its end: a preset's text, its header with this name.
    pub fn with_section(&self, section: &str, preset: &str) -> Result<Vec<u8>, SaveError> {
        let mut text = self.document.text().clone();
        let last = text.len().checked_sub(1);
        let gap = last.is_some_and(|last| !text.line(last).trim().is_empty());
        let lines = preset.lines().map(|line| match line.starts_with('[') {
            true => format!("[{section}]"),
            false => line.to_owned(),
        });
        let mut changes: Vec<Change> = gap
            .then(String::new)
            .into_iter()
            .chain(lines)
            .map(|text| Change::InsertAfter { line: last, text })
            .collect();
        if last.is_none() {
            // There is no line whose end and encoding could be a model.
            let whole: Vec<String> = changes.drain(..).filter_map(text_of).collect();
            return Ok(format!("{}\r\n", whole.join("\r\n")).into_bytes());
        }
        text.apply(&changes).map_err(|why| edit_error(section, why))?;
        Ok(text.bytes().to_vec())
    }

    /// The lines as they stand, for a view of the whole file.
    pub fn lines(&self) -> Vec<String> {
        self.document
            .text()
            .lines()
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// The file with these lines. The bytes of lines that stay are not touched: encoding, line ends and all.
    pub fn rewritten(&self, lines: &[String]) -> Result<Vec<u8>, SaveError> {
        let plain = |line: String| ShownLine {
            whole: line,
            shown: String::new(),
        };
        let old: Vec<ShownLine> = self.lines().into_iter().map(plain).collect();
        let new: Vec<ShownLine> = lines.iter().cloned().map(plain).collect();
        if old.is_empty() {
            let end = if lines.is_empty() { "" } else { "\r\n" };
            return Ok(format!("{}{end}", lines.join("\r\n")).into_bytes());
        }
        let mut text = self.document.text().clone();
        let changes = changes_between(&old, &new);
        text.apply(&changes).map_err(|why| edit_error("", why))?;
        Ok(text.bytes().to_vec())
    }

    /// Line and column of a key's value, from 1; of the section's header when the key is not there.
    pub fn place(&self, section: &str, key: &str) -> Option<(u32, u32)> {
        let entry = self.document.get(section, key, Style::Text);
        let place = entry
            .map(|entry| entry.place)
            .or_else(|| self.document.section_place(section))?;
        Some((place.line, place.column))
    }

    /// The section that a line stands in, and its key; the key is empty when the line has none. Lines count from 1.
    pub fn at(&self, line: u32) -> Option<(String, String)> {
        self.document.at_line(line)
    }

    /// Whether a key's value must not be seen.
    pub fn is_secret(&self, section: &str, key: &str) -> bool {
        is_secret(self.file, section, key, &self.document)
    }
}

fn edit_error(section: &str, why: crate::ini::TextError) -> SaveError {
    SaveError::Edit {
        section: section.to_owned(),
        key: String::new(),
        why: why.into(),
    }
}

fn text_of(change: Change) -> Option<String> {
    match change {
        Change::InsertAfter { text, .. } => Some(text),
        Change::Replace { .. } | Change::Remove { .. } => None,
    }
}

/// Line by line: what stays is not named, what is beside each other is replaced.
fn changes_between(old: &[ShownLine], new: &[ShownLine]) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut gone, mut come): (Vec<usize>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut at = 0;
    let mut flush = |at: usize, gone: &mut Vec<usize>, come: &mut Vec<&str>| {
        let replaced = gone.len().min(come.len());
        for (line, with) in gone.iter().zip(come.iter()) {
            changes.push(Change::Replace {
                line: *line,
                part: 0..old[*line].whole.len(),
                with: (*with).to_owned(),
            });
        }
        changes.extend(gone.drain(..).skip(replaced).map(|line| Change::Remove { line }));
        let behind = at.checked_sub(1);
        let more = come.drain(..).skip(replaced).map(|text| Change::InsertAfter {
            line: behind,
            text: text.to_owned(),
        });
        changes.extend(more);
    };
    for step in steps(old, new) {
        match step {
            (Difference::Same, _) => {
                flush(at, &mut gone, &mut come);
                at += 1;
            }
            (Difference::Goes, index) => {
                gone.push(index);
                at += 1;
            }
            (Difference::Comes, index) => come.push(&new[index].whole),
        }
    }
    flush(at, &mut gone, &mut come);
    changes
}

/// Comments right above a header belong to what follows.
fn keep_heading_of_next(lines: &[String], doomed: &mut Vec<usize>) {
    while let Some(last) = doomed.last() {
        let line = lines[*last].trim();
        if !line.starts_with([';', '#']) {
            return;
        }
        doomed.pop();
    }
}

/// A line as it is compared and as it is shown.
struct ShownLine {
    whole: String,
    shown: String,
}

/// Whether a key of a section holds a secret.
fn is_secret(file: ConfigFile, section: &str, key: &str, document: &Document) -> bool {
    let described = find_key(tables_of(file, section, document), key);
    let key = key.to_lowercase();
    described.is_some_and(Key::secret)
        || (file == ConfigFile::Main && same_name(section, LOGIN_SECTION))
        || ["password", "pwd", "passcode", "secret"]
            .iter()
            .any(|word| key.contains(word))
}

fn shown_lines(file: ConfigFile, document: &Document) -> Vec<ShownLine> {
    let mut lines: Vec<ShownLine> = document
        .text()
        .lines()
        .map(|line| ShownLine {
            whole: line.to_string(),
            shown: line.into_owned(),
        })
        .collect();
    for section in document.sections() {
        for entry in document.entries(&section, Style::Text) {
            if !is_secret(file, &section, &entry.key, document) {
                continue;
            }
            let at = usize::try_from(entry.place.line).unwrap_or(1).saturating_sub(1);
            if let Some(line) = lines.get_mut(at) {
                line.shown = struck_out(&line.whole, same_name(&section, LOGIN_SECTION));
            }
        }
    }
    lines
}

/// A line without its secret: of a login only the passcode goes.
fn struck_out(line: &str, is_login: bool) -> String {
    let at = match is_login {
        true => line.rfind(',').or_else(|| line.find('=')),
        false => line.find('='),
    };
    match at {
        Some(at) if !line[at + 1..].trim().is_empty() => format!("{}{STRUCK_OUT}", &line[..=at]),
        _ => line.to_owned(),
    }
}

/// Beyond this many comparisons the changed part is told as a whole.
const MOST_COMPARISONS: usize = 4_000_000;

fn different(old: &[ShownLine], new: &[ShownLine]) -> Vec<DifferentLine> {
    let all = steps(old, new).into_iter().map(|(sort, index)| {
        let line = match sort {
            Difference::Goes => &old[index],
            Difference::Same | Difference::Comes => &new[index],
        };
        DifferentLine {
            sort,
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            text: line.shown.clone(),
        }
    });
    near_changes(all.collect())
}

/// How one becomes the other, line by line; places are of the old lines for what goes, else of the new ones.
fn steps(old: &[ShownLine], new: &[ShownLine]) -> Vec<(Difference, usize)> {
    let same = |one: &ShownLine, other: &ShownLine| one.whole == other.whole;
    let head = old
        .iter()
        .zip(new)
        .take_while(|(one, other)| same(one, other))
        .count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(one, other)| same(one, other))
        .count();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let lengths = common(gone, come);
    let at = |i: usize, j: usize| lengths.get(i * (come.len() + 1) + j).copied().unwrap_or(0);
    let mut steps: Vec<(Difference, usize)> = (0..head).map(|index| (Difference::Same, index)).collect();
    let (mut i, mut j) = (0, 0);
    while i < gone.len() || j < come.len() {
        if i < gone.len() && j < come.len() && !lengths.is_empty() && same(&gone[i], &come[j]) {
            steps.push((Difference::Same, head + j));
            (i, j) = (i + 1, j + 1);
        } else if i < gone.len() && (j == come.len() || lengths.is_empty() || at(i + 1, j) >= at(i, j + 1)) {
            steps.push((Difference::Goes, head + i));
            i += 1;
        } else {
            steps.push((Difference::Comes, head + j));
            j += 1;
        }
    }
    steps.extend((new.len() - tail..new.len()).map(|index| (Difference::Same, index)));
    steps
}

/// Lengths of the longest common run of lines from each pair of places on; empty when there would be too many.
fn common(gone: &[ShownLine], come: &[ShownLine]) -> Vec<u32> {
    let width = come.len() + 1;
    if (gone.len() + 1).saturating_mul(width) > MOST_COMPARISONS {
        return Vec::new();
    }
    let mut lengths = vec![0; (gone.len() + 1) * width];
    for i in (0..gone.len()).rev() {
        for j in (0..come.len()).rev() {
            lengths[i * width + j] = if gone[i].whole == come[j].whole {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    lengths
}

/// Of the lines that stay, those directly beside a change.
fn near_changes(all: Vec<DifferentLine>) -> Vec<DifferentLine> {
    let changed: Vec<bool> = all.iter().map(|line| line.sort != Difference::Same).collect();
    let near = |at: usize| (at.saturating_sub(1)..=at + 1).any(|at| changed.get(at) == Some(&true));
    all.into_iter()
        .enumerate()
        .filter(|(at, _)| near(*at))
        .map(|(_, line)| line)
        .collect()
}

#[cfg(test)]
mod tests;
