//! What can go wrong in a store.

use crate::files::FileError;
use crate::server::catalog::CatalogError;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot open the store {}: {why}", path.display())]
    Open { path: PathBuf, why: String },
    /// Made by a later xlink.
    #[error(
        "the store {} has form {found}, this xlink knows forms up to {known}: use the newer xlink that made it",
        path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// Another writer did not end in time.
    #[error("another program has been writing to the store for {0} seconds; try again when it has ended")]
    Busy(u64),
    #[error("the store's disk is full")]
    Full,
    #[error("the store: {0}")]
    Database(String),
    /// What is stored cannot be understood; somebody else has written to it.
    #[error("the store holds something that cannot be understood: {0}")]
    Content(String),
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Busy(super::sqlite::PATIENCE.as_secs())
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            _ => Self::Database(error.to_string()),
        }
    }
}
