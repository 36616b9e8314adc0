//! Any text of an installation edited as a whole: scripts, and the three files as they are. Lines that were not touched
//! keep their bytes, new ones take the file's encoding and line ends (spec pages 1 and 3).

use super::installation::{Installation, OpenedFile, Replaced};
use crate::files::{self, FileError, Fingerprint};
use crate::ini::{self, Text, TextError};
use crate::model::{Message, Worded};
use similar::{ChangeTag, TextDiff};
use std::collections::VecDeque;
use std::io;

/// A text as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    opened: OpenedFile,
    text: Text,
}

/// Why a text was not saved. The file is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum SaveTextError {
    File(#[from] FileError),
    Text(#[from] TextError),
}

impl Worded for SaveTextError {
    fn message(&self) -> Message {
        match self {
            Self::File(why) => why.message(),
            Self::Text(why) => why.message(),
        }
    }
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineChange {
    Kept(String),
    Gone(String),
    New(String),
}

/// How the lines of one text become those of another.
pub fn line_changes(before: &str, after: &str) -> Vec<LineChange> {
    let diff = TextDiff::from_lines(before, after);
    let changes = diff.iter_all_changes().map(|change| {
        let line = change.value().trim_end_matches(['\n', '\r']).to_owned();
        match change.tag() {
            ChangeTag::Equal => LineChange::Kept(line),
            ChangeTag::Delete => LineChange::Gone(line),
            ChangeTag::Insert => LineChange::New(line),
        }
    });
    changes.collect()
}

impl TextFile {
    /// A file of this name that nobody read: for tests and situations on a screen.
    #[cfg(test)]
    pub fn with_content(name: &str, bytes: Vec<u8>) -> Self {
        let opened = OpenedFile {
            path: name.into(),
            fingerprint: Some(Fingerprint::of(&bytes)),
            bytes: bytes.clone(),
        };
        Self {
            opened,
            text: Text::new(bytes),
        }
    }

    pub fn name(&self) -> String {
        self.opened.name()
    }

    pub fn is_there(&self) -> bool {
        self.opened.fingerprint.is_some()
    }

    /// Its lines with `\n` between them and behind the last.
    pub fn content(&self) -> String {
        self.text.lines().map(|line| format!("{line}\n")).collect()
    }

    /// The same file with other lines. Whether the last line has an end stays as it is.
    fn with(&self, content: &str) -> Result<Text, TextError> {
        let mut text = self.text.clone();
        let mut content = content.replace("\r\n", "\n");
        if !content.is_empty() && !content.ends_with('\n') {
            content.push('\n');
        }
        let mut changes = Vec::new();
        let mut at: usize = 0;
        // Lines that went and into whose place none has come yet.
        let mut gone = VecDeque::new();
        for change in line_changes(&self.content(), &content) {
            match change {
                LineChange::Kept(_) => {
                    changes.extend(gone.drain(..).map(|line| ini::Change::Remove { line }));
                    at += 1;
                }
                LineChange::Gone(_) => {
                    gone.push_back(at);
                    at += 1;
                }
                LineChange::New(with) => changes.push(match gone.pop_front() {
                    Some(line) => ini::Change::Replace {
                        line,
                        part: 0..self.text.line(line).len(),
                        with,
                    },
                    None => ini::Change::InsertAfter {
                        line: at.checked_sub(1),
                        text: with,
                    },
                }),
            }
        }
        changes.extend(gone.into_iter().map(|line| ini::Change::Remove { line }));
        text.apply(&changes)?;
        Ok(text)
    }
}

impl Installation {
    /// A text file of the installation; one that is not there is empty.
    ///
    /// # Errors
    /// Also for a name with a folder in it.
    pub fn text_file(&self, name: &str) -> Result<TextFile, FileError> {
        let place = self.directory().join(name);
        if name.contains(['/', '\\']) || name.is_empty() {
            let why = io::Error::new(io::ErrorKind::InvalidInput, "a name without a folder is needed");
            return Err(FileError::Io {
                doing: "open",
                path: place,
                why,
            });
        }
        let path = files::find(self.directory(), name)?.unwrap_or(place);
        let bytes = files::read_if_there(&path)?;
        let opened = OpenedFile {
            fingerprint: bytes.as_deref().map(Fingerprint::of),
            bytes: bytes.unwrap_or_default(),
            path,
        };
        Ok(TextFile {
            text: Text::new(opened.bytes.clone()),
            opened,
        })
    }

    /// Saves other lines in a file's place, keeping a dated copy of the one that was read.
    ///
    /// # Errors
    /// [`FileError::Changed`] when another program changed it since.
    pub fn save_text_file(&self, file: &TextFile, content: &str) -> Result<Replaced, SaveTextError> {
        let text = file.with(content)?;
        Ok(self.replace(&file.opened, text.bytes())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn saved(before: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("$1.BAS"), before).unwrap();
        let installation = Installation::open(folder.path());
        let file = installation.text_file("$1.bas").unwrap();
        assert_eq!(file.name(), "$1.BAS");
        installation
            .save_text_file(&file, &edit(&file.content()))
            .unwrap();
        std::fs::read(folder.path().join("$1.BAS")).unwrap()
    }

    #[test]
    fn untouched_lines_keep_their_bytes_and_new_ones_take_the_files_form() {
        let after = saved(b"Dim a\r\n' caf\xE9\nb = 1\r\nc", |text| {
            text.replace("b = 1", "b = 2\nd = 'é'")
        });
        assert_eq!(after, b"Dim a\r\n' caf\xE9\nb = 2\r\nd = '\xE9'\r\nc");
        assert_eq!(
            saved(b"a\r\nb\r\n", |text| format!("{text}c")),
            b"a\r\nb\r\nc\r\n"
        );
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let installation = Installation::open(folder.path());
        let file = installation.text_file("$1.BAS").unwrap();
        assert!(!file.is_there());
        std::fs::write(folder.path().join("$1.BAS"), "theirs").unwrap();
        let error = installation.save_text_file(&file, "ours\n").unwrap_err();
        assert!(
            matches!(error, SaveTextError::File(FileError::Changed { .. })),
            "{error}"
        );
        assert!(installation.text_file("../$1.BAS").is_err());
    }

    #[test]
    fn a_character_that_the_file_lacks_is_refused() {
        let text = Text::new(b"caf\xE9\n".to_vec());
        let opened = OpenedFile {
            path: "x".into(),
            bytes: Vec::new(),
            fingerprint: None,
        };
        let file = TextFile { opened, text };
        assert!(file.with("café\n漢\n").is_err());
    }

    proptest! {
        #[test]
        fn any_lines_become_any_others(before in "[a-c\n]{0,12}", after in "[a-c\n]{0,12}") {
            let opened = OpenedFile { path: "x".into(), bytes: Vec::new(), fingerprint: None };
            let file = TextFile { opened, text: Text::new(before.into_bytes()) };
            let text = file.with(&after).unwrap();
            let ours: Vec<_> = text.lines().collect();
            // An empty last line without an end is no line.
            let ours = ours.join("\n");
            prop_assert_eq!(ours.trim_end(), after.trim_end());
        }
    }
}
