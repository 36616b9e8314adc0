//! Locks on a file beside the thing that they guard, so that replacing the thing does not replace the lock.

use super::{FileError, adopt};
use std::fs::{File, TryLockError};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Holds a lock until dropped, also when the process is killed. The file itself stays.
#[derive(Debug)]
pub struct LockFile {
    path: PathBuf,
    /// The lock lives as long as this handle.
    file: File,
}

impl LockFile {
    /// Takes the lock if it is free.
    ///
    /// # Errors
    /// [`FileError::InUse`] when another process (or another part of this one) holds it.
    pub fn take(path: &Path) -> Result<Self, FileError> {
        let is_new = !path.exists();
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(FileError::io("open the lock", path))?;
        if is_new {
            adopt(path)?;
        }
        match file.try_lock() {
            Ok(()) => Ok(Self {
                path: path.to_owned(),
                file,
            }),
            Err(TryLockError::WouldBlock) => Err(FileError::InUse {
                path: path.to_owned(),
            }),
            Err(TryLockError::Error(why)) => Err(FileError::io("lock", path)(why)),
        }
    }

    /// Takes the lock, waiting for at most `patience`.
    pub fn wait(path: &Path, patience: Duration) -> Result<Self, FileError> {
        let deadline = Instant::now() + patience;
        loop {
            match Self::take(path) {
                Err(FileError::InUse { .. }) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                outcome => return outcome,
            }
        }
    }

    /// Leaves this process's number in the file, for those who find it locked.
    pub fn sign(&self) -> Result<(), FileError> {
        let mut file = &self.file;
        let mut write = || -> std::io::Result<()> {
            self.file.set_len(0)?;
            file.rewind()?;
            writeln!(file, "{}", std::process::id())
        };
        write().map_err(FileError::io("write", &self.path))
    }

    /// The process that signed last. `None`: nobody did, or the system lets nobody read a locked file (Windows).
    pub fn signed_by(path: &Path) -> Option<u32> {
        std::fs::read_to_string(path).ok()?.trim().parse().ok()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}
