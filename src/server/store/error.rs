//! What can go wrong in a store.

use crate::files::FileError;
use crate::model::{Message, Worded, message};
use crate::server::catalog::CatalogError;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum StoreError {
    Open {
        path: PathBuf,
        why: String,
    },
    /// Made by a later xlink.
    Newer {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    /// Another writer did not end in time.
    Busy(u64),
    Full,
    Database(String),
    /// What is stored cannot be understood; somebody else has written to it.
    Content(String),
    Catalog(#[from] CatalogError),
    File(#[from] FileError),
}

impl Worded for StoreError {
    fn message(&self) -> Message {
        match self {
            Self::Open { path, why } => message!(
                "server-store-open",
                "cannot open the store {path}: {why}",
                path = path.display(),
                why = why
            ),
            Self::Newer { path, found, known } => message!(
                "server-store-newer",
                "the store {path} has form {found}, this xlink knows forms up to {known}: use the newer xlink that made it",
                path = path.display(),
                found = *found,
                known = *known
            ),
            Self::Busy(count) => message!(
                "server-store-busy",
                "another program has been writing to the store for {count} seconds; try again when it has ended",
                count = *count
            ),
            Self::Full => message!("server-store-full", "the store's disk is full"),
            Self::Database(why) => message!("server-store-database", "the store: {why}", why = why),
            Self::Content(why) => message!(
                "server-store-content",
                "the store holds something that cannot be understood: {why}",
                why = why
            ),
            Self::Catalog(why) => why.message(),
            Self::File(why) => why.message(),
        }
    }
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
