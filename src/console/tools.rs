//! What only the command line's room can do: services, the channel, backups, the sample files. The console asks for it
//! through this trait, so that its dialogs and the commands do the same.

use crate::manager;
use crate::model::Message;
use crate::passcode::Password;
use std::path::{Path, PathBuf};

/// What is done to the service (spec page 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceDeed {
    Install,
    Remove,
    Start,
    Stop,
    Restart,
    /// Opens the channel to the machine's administrators (`register --system`).
    Register,
}

/// How the service of the installation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceState {
    pub status: manager::Status,
    /// Whether it is registered with a manager.
    pub installed: bool,
    /// The manager that an installation would use on this machine.
    pub would_use: manager::Kind,
    /// The channel is open to the machine's administrators.
    pub system_global: bool,
    /// How many people were admitted by name.
    pub people: usize,
}

/// What a backup holds, and what of it stands in the installation with another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupContent {
    pub files: Vec<String>,
    pub overwrites: Vec<String>,
}

/// What was put in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    pub files: Vec<String>,
    /// Dated copies of what was there before.
    pub kept: Vec<PathBuf>,
}

pub trait Tools: Send + Sync {
    /// # Errors
    /// The manager does not answer, or this account may not look.
    fn service(&self) -> Result<ServiceState, Message>;

    /// Does it, and says the lines that the command prints.
    ///
    /// # Errors
    /// The step that failed, why, and what to do.
    fn serve(&self, deed: ServiceDeed, say: &mut dyn FnMut(&str)) -> Result<(), Message>;

    /// Makes a backup; returns the names of what is in it.
    ///
    /// # Errors
    /// The file exists, or something cannot be read or written.
    fn backup(&self, file: &Path, passphrase: &Password) -> Result<Vec<String>, Message>;

    /// Looks into a backup; nothing is written.
    ///
    /// # Errors
    /// It is none, or the passphrase is wrong.
    fn look_into(&self, file: &Path, passphrase: &Password) -> Result<BackupContent, Message>;

    /// Puts a backup in place; what is replaced is kept as dated copies.
    ///
    /// # Errors
    /// The service runs, or something cannot be written.
    fn restore(&self, file: &Path, passphrase: &Password) -> Result<PutBack, Message>;

    /// Makes the three files, samples and aliases, as far as they are missing; returns what was done in lines.
    ///
    /// # Errors
    /// The folder cannot be written.
    fn init(&self) -> Result<Vec<String>, Message>;
}
