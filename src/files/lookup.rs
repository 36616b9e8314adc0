//! File names are matched without regard to case on every platform; an existing spelling is kept (spec page 1).

use super::FileError;
use std::io;
use std::path::{Path, PathBuf};

/// The file of this name in a folder, in whatever spelling it has. `None` when it is not there, or the folder is not.
///
/// # Errors
/// [`FileError::TwoSpellings`] when two files differ in case only, and whatever keeps the folder from being read.
pub fn find(folder: &Path, name: &str) -> Result<Option<PathBuf>, FileError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(why) => return Err(FileError::io("read the folder", folder)(why)),
    };
    let wanted = name.to_lowercase();
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(FileError::io("read the folder", folder))?;
        if entry.file_name().to_string_lossy().to_lowercase() == wanted {
            found.push(entry.path());
        }
    }
    found.sort();
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(first), Some(second)) => Err(FileError::TwoSpellings { first, second }),
        (first, _) => Ok(first),
    }
}
/// The names of what lies in a folder.
pub fn names(folder: &Path) -> Result<Vec<String>, FileError> {
    let entries = std::fs::read_dir(folder).map_err(FileError::io("read the folder", folder))?;
    entries
        .map(|entry| {
            let entry = entry.map_err(FileError::io("read the folder", folder))?;
            Ok(entry.file_name().to_string_lossy().into_owned())
        })
        .collect()
}
