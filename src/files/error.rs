//! What can go wrong at the file edge, in words.

use crate::model::{Message, Worded, message};
use std::io;
use std::path::{Path, PathBuf};

/// A file that could not be had, and why.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum FileError {
    Io {
        /// “read”, “write”, “lock” …
        doing: &'static str,
        path: PathBuf,
        #[source]
        why: io::Error,
    },
    /// Spec page 1: two files that differ in case only are an error that names both.
    TwoSpellings {
        first: PathBuf,
        second: PathBuf,
    },
    ReadOnly {
        path: PathBuf,
    },
    /// Another program wrote the file since it was read; nothing was overwritten.
    Changed {
        path: PathBuf,
    },
    InUse {
        path: PathBuf,
    },
}

impl Worded for FileError {
    fn message(&self) -> Message {
        match self {
            Self::Io { doing, path, why } => message!(
                "files-io",
                "cannot {doing} {path}: {why}",
                doing = self::doing(doing),
                path = path.display(),
                why = reason(why)
            ),
            Self::TwoSpellings { first, second } => message!(
                "files-two-spellings",
                "{first} and {second} differ in upper and lower case only: keep one of them and move the other away",
                first = first.display(),
                second = second.display()
            ),
            Self::ReadOnly { path } => message!(
                "files-read-only",
                "{path} is write-protected: take the protection away, or use an account that may write it",
                path = path.display()
            ),
            Self::Changed { path } => message!(
                "files-changed",
                "{path} was changed by another program since it was read: nothing was overwritten",
                path = path.display()
            ),
            Self::InUse { path } => message!(
                "files-in-use",
                "{path} is in use by another xlink (rc=32)",
                path = path.display()
            ),
        }
    }
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

/// What could not be done, as [`FileError::Io`] names it.
fn doing(english: &'static str) -> Message {
    match english {
        "read" => message!("files-doing-read", "read"),
        "write" => message!("files-doing-write", "write"),
        "make" => message!("files-doing-make", "make"),
        "move" => message!("files-doing-move", "move"),
        "delete" => message!("files-doing-delete", "delete"),
        "lock" => message!("files-doing-lock", "lock"),
        "open the lock" => message!("files-doing-open-lock", "open the lock"),
        "make the folder" => message!("files-doing-make-folder", "make the folder"),
        "remove the folder" => message!("files-doing-remove-folder", "remove the folder"),
        "read the folder" => message!("files-doing-read-folder", "read the folder"),
        "write into the folder" => message!("files-doing-write-into", "write into the folder"),
        "follow the link" => message!("files-doing-follow", "follow the link"),
        "follow the links of" => message!("files-doing-follow-links", "follow the links of"),
        "read the owner of" => message!("files-doing-read-owner", "read the owner of"),
        "change the owner of" => message!("files-doing-change-owner", "change the owner of"),
        "make the link" => message!("files-doing-make-link", "make the link"),
        other => Message::from(other),
    }
}

/// The system's reason in plain words.
pub fn reason(why: &io::Error) -> Message {
    let held_open = || message!("files-held-open", "another program holds it open (rc=32)");
    match why.kind() {
        io::ErrorKind::NotFound => message!("files-not-found", "it does not exist"),
        io::ErrorKind::PermissionDenied => message!(
            "files-denied",
            "access denied (rc=5): this account has no right to it"
        ),
        io::ErrorKind::AlreadyExists => message!("files-exists", "it exists already"),
        io::ErrorKind::StorageFull => message!("files-disk-full", "the disk is full"),
        io::ErrorKind::QuotaExceeded => {
            message!("files-quota", "the account's share of the disk is used up")
        }
        io::ErrorKind::ReadOnlyFilesystem => message!("files-disk-read-only", "the disk is write-protected"),
        io::ErrorKind::IsADirectory => message!("files-is-folder", "it is a folder"),
        io::ErrorKind::NotADirectory => {
            message!("files-not-a-folder", "a part of its path is not a folder")
        }
        io::ErrorKind::ConnectionRefused => message!(
            "files-nobody-listens",
            "nothing listens there (connection refused)"
        ),
        io::ErrorKind::TimedOut => message!("files-timed-out", "no answer in time"),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
            message!("files-line-cut", "the other side ended the line")
        }
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => held_open(),
        _ if cfg!(windows) && why.raw_os_error() == Some(32) => held_open(),
        _ => Message::from(why.to_string()),
    }
}

/// [`reason`] in English, for logs.
pub fn in_words(why: &io::Error) -> String {
    reason(why).to_string()
}
