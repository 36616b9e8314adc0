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
pub enum BackupError {
    #[error("{} exists already: name a file that does not, nothing was overwritten", .0.display())]
    Exists(PathBuf),
    #[error("{} holds none of the files of an installation: name it with --dir", .0.display())]
    NoInstallation(PathBuf),
    #[error("{} is not a backup of xlink: {why}", path.display())]
    NotABackup { path: PathBuf, why: String },
    #[error("{} was made by a newer xlink (layout {found}, this program knows {LAYOUT}): use the newer program", path.display())]
    Newer { path: PathBuf, found: u32 },
    #[error("the passphrase is wrong, or {} was changed since it was made", .0.display())]
    Sealed(PathBuf),
    #[error("an empty passphrase protects nothing: type one")]
    EmptyPassphrase,
    #[error("{} would be overwritten by {}: restore into another folder, or say --overwrite (what is there is kept as dated copies)", list(.there), path.display())]
    WouldOverwrite { path: PathBuf, there: Vec<String> },
    #[error("{} is larger than a configuration file can be", .0.display())]
    TooLarge(PathBuf),
    #[error("cannot read or write {}: {why}", path.display())]
    Archive { path: PathBuf, why: std::io::Error },
    #[error("cannot seal the key: {0}")]
    Cipher(String),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

fn list(names: &[String]) -> String {
    names.join(", ")
}

#[cfg(test)]
mod tests;
