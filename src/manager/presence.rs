//! Whether a service of an installation runs: a lock that it holds as long as it lives, and its process number.

use crate::files::{self, FileError, LockFile, Rights};
use std::path::{Path, PathBuf};
use std::time::Duration;

const LOCK: &str = "service.lock";
const PID: &str = "service.pid";
const STOP: &str = "service.stop";

/// Held by the running service of an installation.
#[derive(Debug)]
pub struct Presence {
    pid: PathBuf,
    stop: PathBuf,
    _lock: LockFile,
}

impl Presence {
    /// Takes the installation for this process.
    ///
    /// # Errors
    /// [`FileError::InUse`] when a service of this installation runs already.
    pub fn take(directory: &Path) -> Result<Self, FileError> {
        let state = directory.join("state");
        files::create_private_folder(&state)?;
        // Somebody who asks whether a service runs holds the lock for a moment.
        let lock = LockFile::wait(&state.join(LOCK), Duration::from_secs(2))?;
        let presence = Self {
            pid: state.join(PID),
            stop: state.join(STOP),
            _lock: lock,
        };
        presence.forget();
        Ok(presence)
    }

    /// Says that the service is ready: whoever started it waits for this.
    ///
    /// # Errors
    /// `state/service.pid` cannot be written.
    pub fn ready(&self) -> Result<(), FileError> {
        files::replace(
            &self.pid,
            format!("{}\n", std::process::id()).as_bytes(),
            None,
            Rights::Usual,
        )
    }

    /// Whether somebody asked the service to stop, where the system has no signals.
    pub fn stop_asked(&self) -> bool {
        self.stop.exists()
    }

    fn forget(&self) {
        for left in [&self.pid, &self.stop] {
            if left.exists()
                && let Err(error) = files::remove(left)
            {
                tracing::warn!("{error}");
            }
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.forget();
    }
}

/// Whether a service of this installation runs, under whatever manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    No,
    /// It lives, and is ready when its process number is known.
    Yes(Option<u32>),
}

/// Whether a service of this installation runs.
///
/// # Errors
/// This account may not look into the state folder.
pub fn running(directory: &Path) -> Result<Running, FileError> {
    let state = directory.join("state");
    let lock = state.join(LOCK);
    if !lock.try_exists().map_err(|why| FileError::Io {
        doing: "read",
        path: lock.clone(),
        why,
    })? {
        return Ok(Running::No);
    }
    match LockFile::take(&lock) {
        Ok(_) => Ok(Running::No),
        Err(FileError::InUse { .. }) => Ok(Running::Yes(pid(directory))),
        Err(error) => Err(error),
    }
}

/// The process number that the service wrote when it was ready.
fn pid(directory: &Path) -> Option<u32> {
    let bytes = files::read_if_there(&directory.join("state").join(PID)).ok()??;
    std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
}

/// Asks the service to stop, where the system has no signals.
#[cfg(not(unix))]
pub(super) fn ask_to_stop(directory: &Path) -> Result<(), FileError> {
    files::replace(&directory.join("state").join(STOP), b"", None, Rights::Usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_there_as_long_as_it_lives() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(running(folder.path()).unwrap(), Running::No);
        let presence = Presence::take(folder.path()).unwrap();
        assert_eq!(running(folder.path()).unwrap(), Running::Yes(None));
        presence.ready().unwrap();
        assert_eq!(
            running(folder.path()).unwrap(),
            Running::Yes(Some(std::process::id()))
        );
        assert!(matches!(
            Presence::take(folder.path()),
            Err(FileError::InUse { .. })
        ));
        drop(presence);
        assert_eq!(running(folder.path()).unwrap(), Running::No);
        assert!(!folder.path().join("state").join(PID).exists());
    }

    #[test]
    fn a_number_left_by_a_killed_service_means_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::mem::forget(Presence::take(folder.path()).map(|it| it.ready()).unwrap());
        std::fs::write(folder.path().join("state").join(PID), "1\n").unwrap();
        assert_eq!(running(folder.path()).unwrap(), Running::No);
    }
}
