//! Everything in an installation belongs to the owner of its directory (spec page 1, *What xlink itself keeps*).

use super::FileError;
use std::path::Path;

/// Gives a file or folder that an administrator's process has just made to the owner of the folder it stands in. Does
/// nothing for any other account, which cannot give things away.
#[cfg(unix)]
pub fn adopt(path: &Path) -> Result<(), FileError> {
    use std::os::unix::fs::{MetadataExt, lchown};
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let owner = std::fs::metadata(folder).map_err(FileError::io("read the owner of", folder))?;
    let own = std::fs::symlink_metadata(path).map_err(FileError::io("read the owner of", path))?;
    if (own.uid(), own.gid()) == (owner.uid(), owner.gid()) {
        return Ok(());
    }
    lchown(path, Some(owner.uid()), Some(owner.gid())).map_err(FileError::io("change the owner of", path))
}

/// On Windows a new file takes the rights of its folder by itself.
#[cfg(not(unix))]
pub fn adopt(_path: &Path) -> Result<(), FileError> {
    Ok(())
}
