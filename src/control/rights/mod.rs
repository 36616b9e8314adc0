//! Who may use the channel: the service's account always, and whom `xlink register` admitted (spec page 5).

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{Peer, judge};
#[cfg(windows)]
pub(super) use windows::pipe_rights;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use crate::files::{self, FileError, Rights};
use crate::model::{Message, Worded, message};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The group that `register --system` admits besides the administrators, where it exists.
pub const GROUP: &str = "xlink";

/// Whom to admit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Whoever runs the command; under sudo, whoever called it.
    User,
    /// SYSTEM GLOBAL: the administrators of this machine and the group `xlink`.
    System,
}

/// What `register` did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admitted {
    Person(String),
    /// Whether the group `xlink` exists on this machine.
    System {
        group_exists: bool,
    },
}

/// Whom `register` admitted so far; kept in `state/channel.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Administrators and the group `xlink`.
    #[serde(default)]
    pub system: bool,
    #[serde(default)]
    pub people: Vec<Person>,
}

/// An account, by the number that the system knows it by and its name then, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// User ID; under Windows the SID.
    pub id: String,
    pub name: String,
}

/// Why whom to admit could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum RegistrationError {
    Denied(PathBuf),
    File(#[from] FileError),
    Damaged { file: PathBuf, why: serde_json::Error },
    Nobody(String),
}

impl Worded for RegistrationError {
    fn message(&self) -> Message {
        match self {
            Self::Denied(path) => message!(
                "control-registration-denied",
                "access denied (rc=5): {path} belongs to another account. Run the command as the owner of the installation directory or as an administrator",
                path = path.display()
            ),
            Self::File(why) => why.message(),
            Self::Damaged { file, why } => message!(
                "control-registration-damaged",
                "{file} cannot be understood ({why}): delete it and register again",
                file = file.display(),
                why = why.to_string()
            ),
            Self::Nobody(why) => message!(
                "control-registration-nobody",
                "the system does not tell who runs this command: {why}",
                why = why
            ),
        }
    }
}

impl Registration {
    /// Where it is kept.
    pub fn file(directory: &Path) -> PathBuf {
        directory.join("state").join("channel.json")
    }

    /// As it stands; nobody when it was never made.
    ///
    /// # Errors
    /// The file is there and cannot be read or understood.
    pub fn load(directory: &Path) -> Result<Self, RegistrationError> {
        let file = Self::file(directory);
        match files::read_if_there(&file).map_err(denied)? {
            Some(bytes) => {
                serde_json::from_slice(&bytes).map_err(|why| RegistrationError::Damaged { file, why })
            }
            None => Ok(Self::default()),
        }
    }

    /// Admits more people and keeps that. A running service takes it over within seconds.
    ///
    /// # Errors
    /// The state folder cannot be written, or the system does not tell who asks.
    pub fn admit(directory: &Path, scope: Scope) -> Result<Admitted, RegistrationError> {
        let mut registration = Self::load(directory)?;
        let admitted = match scope {
            Scope::System => {
                registration.system = true;
                Admitted::System {
                    group_exists: system::group_exists(GROUP),
                }
            }
            Scope::User => {
                let person = system::caller().map_err(RegistrationError::Nobody)?;
                registration.people.retain(|known| known.id != person.id);
                registration.people.push(person.clone());
                Admitted::Person(person.name)
            }
        };
        registration.save(directory)?;
        Ok(admitted)
    }

    fn save(&self, directory: &Path) -> Result<(), RegistrationError> {
        let file = Self::file(directory);
        let bytes = serde_json::to_vec_pretty(self).map_err(|why| RegistrationError::Damaged {
            file: file.clone(),
            why,
        })?;
        files::create_private_folder(&directory.join("state"))
            .and_then(|()| files::replace(&file, &bytes, None, Rights::Usual))
            .map_err(denied)
    }

    /// Whether anybody but the service's account is admitted.
    pub fn admits_others(&self) -> bool {
        self.system || !self.people.is_empty()
    }
}

fn denied(error: FileError) -> RegistrationError {
    match &error {
        FileError::Io { path, why, .. } if why.kind() == std::io::ErrorKind::PermissionDenied => {
            RegistrationError::Denied(path.clone())
        }
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_registers_is_admitted_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            Registration::load(folder.path()).unwrap(),
            Registration::default()
        );
        for _ in 0..2 {
            assert!(matches!(
                Registration::admit(folder.path(), Scope::User).unwrap(),
                Admitted::Person(_)
            ));
        }
        let registration = Registration::load(folder.path()).unwrap();
        assert_eq!(registration.people.len(), 1);
        assert!(registration.admits_others() && !registration.system);
    }

    #[test]
    fn system_global_is_kept_beside_people() {
        let folder = tempfile::tempdir().unwrap();
        Registration::admit(folder.path(), Scope::User).unwrap();
        Registration::admit(folder.path(), Scope::System).unwrap();
        let registration = Registration::load(folder.path()).unwrap();
        assert!(registration.system);
        assert_eq!(registration.people.len(), 1);
    }

    #[test]
    fn a_damaged_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        Registration::admit(folder.path(), Scope::System).unwrap();
        std::fs::write(Registration::file(folder.path()), "{").unwrap();
        let message = Registration::load(folder.path()).unwrap_err().to_string();
        assert!(message.contains("channel.json"), "{message}");
    }
}
