//! Folders that xlink makes.

use super::{FileError, adopt};
use std::path::Path;

/// Makes a folder and those above it, each belonging to the owner of the one above. An existing one is left as it is.
pub fn create_folder(path: &Path) -> Result<(), FileError> {
    if path.is_dir() || path.as_os_str().is_empty() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        create_folder(parent)?;
    }
    match std::fs::create_dir(path) {
        Ok(()) => adopt(path),
        Err(_) if path.is_dir() => Ok(()),
        Err(why) => Err(FileError::io("make the folder", path)(why)),
    }
}

/// The same, for its owner alone (mode 0700). On Windows the folder keeps the rights it inherits, which the
/// installation's folder decides; what is secret in it is encrypted for the machine besides.
pub fn create_private_folder(path: &Path) -> Result<(), FileError> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        create_folder(parent)?;
    }
    match make_private(path) {
        Ok(()) => adopt(path),
        Err(_) if path.is_dir() => Ok(()),
        Err(why) => Err(FileError::io("make the folder", path)(why)),
    }
}

/// Removes a folder with everything in it. One that is not there is fine.
pub fn remove_folder(path: &Path) -> Result<(), FileError> {
    match std::fs::remove_dir_all(path) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
            Err(FileError::io("remove the folder", path)(why))
        }
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn make_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir(path)
}
