//! Where data came from: the kind of data, and the state of a file.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Which of the two kinds of data is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DataKind {
    /// PhoneLink: countable contacts.
    Contacts,
    /// TimeLink: what agents did.
    Activities,
}

/// Which file, and which state of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileStamp {
    pub path: PathBuf,
    pub size: u64,
    /// Nanoseconds since 1970, as the file system tells.
    pub modified: i128,
}
