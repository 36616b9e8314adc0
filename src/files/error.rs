//! What can go wrong at the file edge, in words.

use std::io;
use std::path::{Path, PathBuf};

/// A file that could not be had, and why.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("cannot {doing} {}: {}", path.display(), in_words(why))]
    Io {
        /// “read”, “write”, “lock” …
        doing: &'static str,
        path: PathBuf,
        #[source]
        why: io::Error,
    },
    /// Spec page 1: two files that differ in case only are an error that names both.
    #[error(
        "{} and {} differ in upper and lower case only: keep one of them and move the other away",
        first.display(),
        second.display()
    )]
    TwoSpellings { first: PathBuf, second: PathBuf },
    #[error("{} is write-protected: take the protection away, or use an account that may write it", path.display())]
    ReadOnly { path: PathBuf },
    /// Another program wrote the file since it was read; nothing was overwritten.
    #[error("{} was changed by another program since it was read: nothing was overwritten", path.display())]
    Changed { path: PathBuf },
    #[error("{} is in use by another xlink (rc=32)", path.display())]
    InUse { path: PathBuf },
}

impl FileError {
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |why| Self::Io { doing, path, why }
    }

    /// The file it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::ReadOnly { path }
            | Self::Changed { path }
            | Self::InUse { path }
            | Self::TwoSpellings { first: path, .. } => path,
        }
    }

    /// Whether the file is simply not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io { why, .. } if why.kind() == io::ErrorKind::NotFound)
    }
}

/// The system's reason in plain words.
pub fn in_words(why: &io::Error) -> String {
    let text = match why.kind() {
        io::ErrorKind::NotFound => "it does not exist",
        io::ErrorKind::PermissionDenied => "access denied (rc=5): this account has no right to it",
        io::ErrorKind::AlreadyExists => "it exists already",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::QuotaExceeded => "the account's share of the disk is used up",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is write-protected",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "a part of its path is not a folder",
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "another program holds it open (rc=32)"
        }
        _ if cfg!(windows) && why.raw_os_error() == Some(32) => "another program holds it open (rc=32)",
        _ => return why.to_string(),
    };
    text.to_owned()
}
