//! The key of an installation: 32 random bytes in `state/key`, readable by its owner only; on Windows protected for the
//! machine as well (spec pages 1 and 5).

use super::protect;
use crate::files::{self, FileError, Rights};
use crate::model::{Message, Worded, message};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const LENGTH: usize = 32;

/// An installation's key.
#[derive(Clone)]
pub struct InstallationKey(Zeroizing<[u8; LENGTH]>);

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum KeyError {
    Missing(PathBuf),
    NotAKey(PathBuf),
    Protection { path: PathBuf, why: String },
    File(#[from] FileError),
    NoRandomNumbers(String),
}

impl Worded for KeyError {
    fn message(&self) -> Message {
        match self {
            Self::Missing(path) => message!(
                "passcode-key-missing",
                "this installation has no key yet ({path} is missing): make a passcode with `xlink passcode`",
                path = path.display()
            ),
            Self::NotAKey(path) => message!(
                "passcode-key-not-a-key",
                "{path} is not a key of xlink: restore it with `xlink restore`, or move it away and make new passcodes",
                path = path.display()
            ),
            Self::Protection { path, why } => message!(
                "passcode-key-protection",
                "{path} cannot be opened on this machine: {why}",
                path = path.display(),
                why = why
            ),
            Self::File(why) => why.message(),
            Self::NoRandomNumbers(why) => message!(
                "passcode-no-random-numbers",
                "the system has no random numbers: {why}",
                why = why
            ),
        }
    }
}

impl InstallationKey {
    /// Where the key of an installation stands.
    pub fn path(state: &Path) -> PathBuf {
        state.join("key")
    }

    /// Reads the key from the installation's state folder.
    pub fn read(state: &Path) -> Result<Self, KeyError> {
        let path = Self::path(state);
        let stored =
            Zeroizing::new(files::read_if_there(&path)?.ok_or_else(|| KeyError::Missing(path.clone()))?);
        let bytes = protect::open(&stored).map_err(|why| KeyError::Protection {
            path: path.clone(),
            why,
        })?;
        Self::from_bytes(&bytes).ok_or(KeyError::NotAKey(path))
    }

    /// Reads the key, or makes it when there is none. Two processes that make it at once end with the same.
    pub fn read_or_make(state: &Path) -> Result<Self, KeyError> {
        match Self::read(state) {
            Err(KeyError::Missing(path)) => {
                files::create_private_folder(state)?;
                let mut bytes = Zeroizing::new([0; LENGTH]);
                getrandom::fill(&mut *bytes).map_err(|why| KeyError::NoRandomNumbers(why.to_string()))?;
                match Self(bytes).write_new(state) {
                    Err(_) if path.exists() => Self::read(state),
                    written => written.and_then(|()| Self::read(state)),
                }
            }
            read => read,
        }
    }

    /// Writes this key into a state folder that has none.
    ///
    /// # Errors
    /// An existing key is never overwritten.
    pub fn write_new(&self, state: &Path) -> Result<(), KeyError> {
        let path = Self::path(state);
        let stored = protect::seal(&*self.0).map_err(|why| KeyError::Protection {
            path: path.clone(),
            why,
        })?;
        files::write_new(&path, &stored, Rights::OwnerOnly)?;
        files::adopt(&path)?;
        Ok(())
    }

    /// A key out of a backup; `None` when it has another length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The key itself: for ciphers and for the backup, which seals it under a passphrase.
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// A short name that tells keys apart and says nothing about them.
    pub(super) fn name(&self) -> [u8; super::KEY_NAME] {
        let digest = Sha256::new_with_prefix(b"xlink key name 1")
            .chain_update(&self.0[..])
            .finalize();
        let mut name = [0; super::KEY_NAME];
        name.copy_from_slice(&digest[..super::KEY_NAME]);
        name
    }
}

impl fmt::Debug for InstallationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InstallationKey({})", hex::encode(self.name()))
    }
}
