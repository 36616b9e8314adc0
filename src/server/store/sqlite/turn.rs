//! Writers of one store wait for each other, and each gets its turn: within a process by number, between processes by a
//! lock file that tells the one who writes all the time that somebody waits.

use super::super::StoreError;
use super::PATIENCE;
use crate::files::{FileError, adopt};
use std::fs::File;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a writer steps back when another process waits; the other one looks more often than that.
const STEP_BACK: Duration = Duration::from_millis(20);

pub(super) struct Turns {
    numbers: Mutex<Numbers>,
    bell: Condvar,
    /// Held shared by whoever waits for another process.
    waiting: File,
}

#[derive(Default)]
struct Numbers {
    next: u64,
    serving: u64,
}

/// The right to write; ends when dropped.
pub(super) struct Turn<'a>(&'a Turns);

/// Somebody waits for another process; ends when dropped.
pub(super) struct Waiting<'a>(&'a File);

impl Turns {
    pub fn new(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            numbers: Mutex::default(),
            bell: Condvar::new(),
            waiting: open_lock(&folder.join("waiting.lock"))?,
        })
    }

    /// Waits until every writer of this process that came before has ended.
    pub fn take(&self) -> Turn<'_> {
        let mut numbers = self.numbers();
        let mine = numbers.next;
        numbers.next += 1;
        while numbers.serving != mine {
            numbers = self.bell.wait(numbers).unwrap_or_else(PoisonError::into_inner);
        }
        Turn(self)
    }

    /// Says to other processes that this one waits. Only whoever has the turn may call it.
    pub fn wait(&self) -> Result<Waiting<'_>, StoreError> {
        match self.waiting.lock_shared() {
            Ok(()) => Ok(Waiting(&self.waiting)),
            Err(error) => Err(StoreError::Database(format!(
                "its lock file cannot be locked: {error}"
            ))),
        }
    }

    /// After a commit: lets others go first who wait in other processes. Only whoever has the turn may call it.
    pub fn step_back(&self) {
        match self.waiting.try_lock() {
            // An unlock cannot fail on a lock that is held.
            Ok(()) => drop(self.waiting.unlock()),
            Err(_) => std::thread::sleep(STEP_BACK),
        }
    }

    fn numbers(&self) -> MutexGuard<'_, Numbers> {
        self.numbers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.numbers().serving += 1;
        self.0.bell.notify_all();
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        // An unlock cannot fail on a lock that is held.
        let _ = self.0.unlock();
    }
}

/// Windows locks only what was opened to be read or written anywhere, not to be appended to.
fn open_lock(path: &Path) -> Result<File, StoreError> {
    let is_new = !path.exists();
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|why| FileError::Io {
            doing: "open the lock",
            path: path.to_owned(),
            why,
        })?;
    if is_new {
        adopt(path)?;
    }
    Ok(file)
}

/// SQLite asks this while another process writes; true means: try again.
pub(super) fn busy(times: i32) -> bool {
    const PAUSE: Duration = Duration::from_millis(5);
    std::thread::sleep(PAUSE);
    Duration::from_millis(5 * u64::from(times.unsigned_abs())) < PATIENCE
}
