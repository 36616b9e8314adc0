//! Saving what somebody changed: the file is read again, and only the changed keys are put into it (spec page 1).

use super::installation::{ConfigFile, Installation, OpenedFile, Replaced};
use crate::files::{FileError, Fingerprint};
use crate::ini::{Document, EditError, Style};
use crate::model::{Message, Worded, message};
use std::fmt;

/// One value, before and after. It may be a secret: `Debug` shows the place alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    pub section: String,
    pub key: String,
    pub style: Style,
    /// The value when the edit began; `None`: the key was not there.
    pub before: Option<String>,
    /// `None`: take the key out.
    pub after: Option<String>,
}

/// What an edit of one file wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    pub file: ConfigFile,
    /// The content when the edit began; `None`: there was no file.
    pub seen: Option<Fingerprint>,
    pub changes: Vec<Change>,
}

/// The same key changed on disk meanwhile. It may be a secret: `Debug` shows the place alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Conflict {
    pub section: String,
    pub key: String,
    pub before: Option<String>,
    /// What stands on disk now.
    pub theirs: Option<String>,
    pub ours: Option<String>,
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Change([{}] {})", self.section, self.key)
    }
}

impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Conflict([{}] {})", self.section, self.key)
    }
}

/// What to do when the same key changed on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnConflict {
    /// Save nothing, and tell.
    Ask,
    /// A person has seen the difference and wants his own.
    Overwrite,
}

/// A file was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub replaced: Replaced,
    /// Another program had changed other keys meanwhile; its changes were kept.
    pub changed_meanwhile: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum SaveError {
    File(#[from] FileError),
    Edit {
        section: String,
        key: String,
        #[source]
        why: EditError,
    },
    Conflict(Vec<Conflict>),
}

impl Worded for SaveError {
    fn message(&self) -> Message {
        match self {
            Self::File(why) => why.message(),
            Self::Edit { section, key, why } => message!(
                "config-save-edit",
                "cannot set {key} in [{section}]: {why}",
                key = key,
                section = section,
                why = why.message()
            ),
            Self::Conflict(conflicts) => message!(
                "config-save-conflict",
                "{count} of the changed keys were changed by another program too, the first is {key} in [{section}]: nothing was saved",
                count = conflicts.len(),
                key = conflicts.first().map_or("", |conflict| &conflict.key),
                section = conflicts.first().map_or("", |conflict| &conflict.section)
            ),
        }
    }
}

impl ChangeSet {
    pub fn new(file: ConfigFile, opened: &OpenedFile) -> Self {
        Self {
            file,
            seen: opened.fingerprint,
            changes: Vec::new(),
        }
    }

    /// Adds a change of a value that is now as `document` has it.
    pub fn set(&mut self, document: &Document, section: &str, key: &str, value: Option<&str>, style: Style) {
        self.changes.push(Change {
            section: section.to_owned(),
            key: key.to_owned(),
            style,
            before: document.get(section, key, style).map(|entry| entry.value),
            after: value.map(|value| value.trim().to_owned()),
        });
    }

    fn conflicts(&self, now: &Document) -> Vec<Conflict> {
        self.changes
            .iter()
            .filter_map(|change| {
                let theirs = now
                    .get(&change.section, &change.key, change.style)
                    .map(|entry| entry.value);
                let touched = theirs != change.before && theirs != change.after;
                touched.then(|| Conflict {
                    section: change.section.clone(),
                    key: change.key.clone(),
                    before: change.before.clone(),
                    theirs,
                    ours: change.after.clone(),
                })
            })
            .collect()
    }

    /// The file as it will stand.
    pub fn applied(&self, mut document: Document) -> Result<Document, SaveError> {
        for change in &self.changes {
            let made = match &change.after {
                Some(value) => document.set(&change.section, &change.key, value, change.style),
                None => document.remove(&change.section, &change.key),
            };
            made.map_err(|why| SaveError::Edit {
                section: change.section.clone(),
                key: change.key.clone(),
                why,
            })?;
        }
        Ok(document)
    }
}

impl Installation {
    /// Reads the file again, puts the changed keys into it and replaces it, keeping a dated copy.
    ///
    /// # Errors
    /// [`SaveError::Conflict`] when a changed key is not what it was when the edit began; nothing is saved then.
    pub fn save(&self, set: &ChangeSet, on_conflict: OnConflict) -> Result<Saved, SaveError> {
        let _lock = self.lock()?;
        let opened = self.read(set.file)?;
        let document = Document::new(opened.bytes.clone());
        let changed_meanwhile = opened.fingerprint != set.seen;
        if changed_meanwhile && on_conflict == OnConflict::Ask {
            let conflicts = set.conflicts(&document);
            if !conflicts.is_empty() {
                return Err(SaveError::Conflict(conflicts));
            }
        }
        let document = set.applied(document)?;
        let replaced = self.replace_locked(&opened, document.bytes())?;
        Ok(Saved {
            replaced,
            changed_meanwhile,
        })
    }
}
