use crate::files::FileError;
use crate::model::{Message, Worded, message};
use std::path::PathBuf;

/// Why the ledger could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum LedgerError {
    /// Another process owns this installation's ledger (spec page 4: one process, one ledger).
    InUse {
        folder: PathBuf,
        pid: Option<u32>,
    },
    File(#[from] FileError),
    /// The database was made by a later xlink.
    Newer {
        path: PathBuf,
        found: i64,
        ours: i64,
    },
    Database {
        path: PathBuf,
        why: String,
    },
    /// Something stands in the database that this program cannot have written.
    Damaged {
        path: PathBuf,
        what: String,
    },
}

impl Worded for LedgerError {
    fn message(&self) -> Message {
        match self {
            Self::InUse {
                folder,
                pid: Some(pid),
            } => message!(
                "ledger-in-use-by",
                "the import state in {folder} is in use by another xlink (process {pid}): stop it, or let it do the work",
                folder = folder.display(),
                pid = pid.to_string()
            ),
            Self::InUse { folder, pid: None } => message!(
                "ledger-in-use",
                "the import state in {folder} is in use by another xlink: stop it, or let it do the work",
                folder = folder.display()
            ),
            Self::File(why) => message!(
                "ledger-file",
                "the import state cannot be kept: {why}",
                why = why.message()
            ),
            Self::Newer { path, found, ours } => message!(
                "ledger-newer",
                "{path} was written by a newer xlink (layout {found}, this program knows {ours}): run the newer program, or restore a backup",
                path = path.display(),
                found = *found,
                ours = *ours
            ),
            Self::Database { path, why } => message!(
                "ledger-database",
                "the import state {path} cannot be read or written: {why}; check free space and rights",
                path = path.display(),
                why = why
            ),
            Self::Damaged { path, what } => message!(
                "ledger-damaged",
                "the import state {path} is damaged: {what}; restore a backup of the installation",
                path = path.display(),
                what = what
            ),
        }
    }
}

/// What goes wrong inside one operation; the ledger adds the place.
#[derive(Debug)]
pub(super) enum Trouble {
    Sql(rusqlite::Error),
    Damaged(String),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}
