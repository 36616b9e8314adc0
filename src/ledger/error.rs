use crate::files::FileError;
use std::path::PathBuf;

/// Why the ledger could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Another process owns this installation's ledger (spec page 4: one process, one ledger).
    #[error(
        "the import state in {} is in use by another xlink{}: stop it, or let it do the work",
        folder.display(),
        owner(*pid)
    )]
    InUse { folder: PathBuf, pid: Option<u32> },
    #[error("the import state cannot be kept: {0}")]
    File(#[from] FileError),
    /// The database was made by a later xlink.
    #[error(
        "{} was written by a newer xlink (layout {found}, this program knows {ours}): run the newer program, or restore a backup",
        path.display()
    )]
    Newer { path: PathBuf, found: i64, ours: i64 },
    #[error("the import state {} cannot be read or written: {why}; check free space and rights", path.display())]
    Database { path: PathBuf, why: String },
    /// Something stands in the database that this program cannot have written.
    #[error("the import state {} is damaged: {what}; restore a backup of the installation", path.display())]
    Damaged { path: PathBuf, what: String },
}

fn owner(pid: Option<u32>) -> String {
    pid.map(|pid| format!(" (process {pid})")).unwrap_or_default()
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
