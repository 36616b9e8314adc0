//! A password in memory: wiped when dropped, never shown.

use std::fmt;
use zeroize::Zeroizing;

/// A password or passphrase.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// One line from a reader: only the line end is removed, blanks belong to the password (spec page 5).
    ///
    /// # Errors
    /// The reader's, or more than [`super::MAX_PASSWORD`] bytes without a line end.
    pub fn from_line(reader: impl std::io::BufRead) -> std::io::Result<Self> {
        use std::io::BufRead;
        let mut line = Zeroizing::new(String::with_capacity(super::MAX_PASSWORD + 3));
        std::io::BufReader::new(reader.take(super::MAX_PASSWORD as u64 + 2)).read_line(&mut line)?;
        let text = line.strip_suffix('\n').unwrap_or(&line);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.len() > super::MAX_PASSWORD {
            let why = format!("the password is longer than {} bytes", super::MAX_PASSWORD);
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, why));
        }
        Ok(Self::new(text.to_owned()))
    }

    /// The password itself; keep it short-lived.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Shows nothing of the password, not even its length.
impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// From here on this process leaves no core dump, in which passwords could be found.
#[cfg(unix)]
pub fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    if let Err(why) = setrlimit(Resource::Core, none) {
        tracing::debug!("core dumps stay as the system sets them: {why}");
    }
}

/// Windows writes memory dumps only when an administrator set that up.
#[cfg(not(unix))]
pub fn no_core_dumps() {}
