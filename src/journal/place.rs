//! Where the logs stand: the installation directory, or what `LogDir` says.

use crate::files::reason;
use crate::model::{Message, Worded, message};
use std::fs;
use std::path::{Path, PathBuf};

/// Why `LogDir` does not serve (spec page 1: a warning, and the installation directory serves).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct UnusableLogDir {
    pub folder: PathBuf,
    pub why: Message,
}

impl Worded for UnusableLogDir {
    fn message(&self) -> Message {
        let Self { folder, why } = self;
        message!(
            "journal-unusable-log-dir",
            "LogDir = {folder} cannot be used: {why}. The logs are written to the installation directory. Name a folder that exists, by its whole path",
            folder = folder.display(),
            why = why
        )
    }
}

/// Judges `LogDir` and makes its last folder if only that is missing. Quotes around the value are no part of it.
pub(super) fn judge(log_dir: &Path) -> Result<PathBuf, UnusableLogDir> {
    let text = log_dir.to_string_lossy();
    let folder = PathBuf::from(text.trim().trim_matches('"'));
    let unusable = |why: Message| UnusableLogDir {
        folder: folder.clone(),
        why,
    };
    if !folder.is_absolute() {
        return Err(unusable(message!(
            "journal-not-absolute",
            "it is no absolute path on this system"
        )));
    }
    match fs::metadata(&folder) {
        Ok(found) if found.is_dir() => Ok(folder),
        Ok(_) => Err(unusable(message!("journal-not-a-folder", "it is not a folder"))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => match fs::create_dir(&folder) {
            Ok(()) => Ok(folder),
            Err(error) => Err(unusable(message!(
                "journal-not-made",
                "it does not exist, and making it failed ({why})",
                why = reason(&error),
            ))),
        },
        Err(error) => Err(unusable(reason(&error))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_system_serves() {
        let folder = tempfile::tempdir().unwrap();
        let logs = folder.path().join("logs");
        assert_eq!(judge(&logs), Ok(logs.clone()));
        assert_eq!(judge(Path::new(&format!("\"{}\"", logs.display()))), Ok(logs));
    }

    #[test]
    fn anything_else_is_said_and_does_not_serve() {
        let folder = tempfile::tempdir().unwrap();
        let foreign = if cfg!(windows) {
            "/var/log"
        } else {
            r"C:\Xlink\Logs"
        };
        let message = judge(Path::new(foreign)).unwrap_err().to_string();
        assert!(message.contains("no absolute path on this system"), "{message}");
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(judge(&file).unwrap_err().why.english(), "it is not a folder");
        assert!(judge(&folder.path().join("no/such")).is_err());
    }
}
