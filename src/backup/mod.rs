//! An installation as one file, and back: what a move to another server needs (spec page 5).
//!
//! The file is a plain tar archive: the configuration can be looked into with any tool. Its first entry says what
//! follows, with a digest of each; the key of the installation is sealed under the passphrase (Argon2id,
//! XChaCha20-Poly1305) together with that list, so a changed archive does not open.

mod archive;
mod restore;
mod seal;

pub use archive::write;
pub use restore::{Backup, Restored, read};

use crate::files::FileError;
use crate::ledger::LedgerError;
use crate::model::{Message, Worded, message};
use crate::passcode::KeyError;
use std::path::PathBuf;

/// Layout of the archive.
const LAYOUT: u32 = 1;
const HEAD: &str = "xlink-backup.json";
const LEDGER: &str = "state/ledger.db";
const CATALOG: &str = "state/catalog.json";
/// More is no configuration file.
const MAX_FILE: u64 = 64 * 1024 * 1024;

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum BackupError {
    Exists(PathBuf),
    NoInstallation(PathBuf),
    NotABackup { path: PathBuf, why: Message },
    Newer { path: PathBuf, found: u32 },
    Sealed(PathBuf),
    EmptyPassphrase,
    WouldOverwrite { path: PathBuf, there: Vec<String> },
    TooLarge(PathBuf),
    Archive { path: PathBuf, why: std::io::Error },
    Cipher(String),
    File(#[from] FileError),
    Key(#[from] KeyError),
    Ledger(#[from] LedgerError),
}

impl Worded for BackupError {
    fn message(&self) -> Message {
        match self {
            Self::Exists(path) => message!(
                "backup-exists",
                "{path} exists already: name a file that does not, nothing was overwritten",
                path = path.display()
            ),
            Self::NoInstallation(path) => message!(
                "backup-no-installation",
                "{path} holds none of the files of an installation: name it with --dir",
                path = path.display()
            ),
            Self::NotABackup { path, why } => message!(
                "backup-not-a-backup",
                "{path} is not a backup of xlink: {why}",
                path = path.display(),
                why = why
            ),
            Self::Newer { path, found } => message!(
                "backup-newer",
                "{path} was made by a newer xlink (layout {found}, this program knows {known}): use the newer program",
                path = path.display(),
                found = *found,
                known = LAYOUT
            ),
            Self::Sealed(path) => message!(
                "backup-sealed",
                "the passphrase is wrong, or {path} was changed since it was made",
                path = path.display()
            ),
            Self::EmptyPassphrase => message!(
                "backup-empty-passphrase",
                "an empty passphrase protects nothing: type one"
            ),
            Self::WouldOverwrite { path, there } => message!(
                "backup-would-overwrite",
                "{there} would be overwritten by {path}: restore into another folder, or say --overwrite (what is there is kept as dated copies)",
                there = list(there),
                path = path.display()
            ),
            Self::TooLarge(path) => message!(
                "backup-too-large",
                "{path} is larger than a configuration file can be",
                path = path.display()
            ),
            Self::Archive { path, why } => message!(
                "backup-archive",
                "cannot read or write {path}: {why}",
                path = path.display(),
                why = crate::files::reason(why)
            ),
            Self::Cipher(why) => message!("backup-cipher", "cannot seal the key: {why}", why = why),
            Self::File(why) => why.message(),
            Self::Key(why) => why.message(),
            Self::Ledger(why) => why.message(),
        }
    }
}

fn list(names: &[String]) -> String {
    names.join(", ")
}

#[cfg(test)]
mod tests;
