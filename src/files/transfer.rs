//! Moving, copying, deleting and appending: what import files, aliases and logs need.

use super::replace::{folder_of, sync_folder};
use super::{FileError, adopt};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

pub fn remove(path: &Path) -> Result<(), FileError> {
    std::fs::remove_file(path).map_err(FileError::io("delete", path))
}

/// Copies a file to a name that must be free; what is there is never overwritten. The copy reaches the disk before this
/// returns and keeps the original's permissions.
pub fn copy_new(from: &Path, to: &Path) -> Result<(), FileError> {
    let mut source = File::open(from).map_err(FileError::io("read", from))?;
    let mut options = File::options();
    options.write(true).create_new(true);
    // Until it has the original's permissions nobody else may look.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut target = options.open(to).map_err(FileError::io("make", to))?;
    let copied = io::copy(&mut source, &mut target).and_then(|_| {
        if cfg!(unix) {
            target.set_permissions(source.metadata()?.permissions())?;
        }
        target.sync_all()
    });
    if let Err(why) = copied {
        drop(target);
        // The half copy is ours, and the first reason is the one to tell.
        let _ = std::fs::remove_file(to);
        return Err(FileError::io("write", to)(why));
    }
    adopt(to)?;
    sync_folder(folder_of(to)).map_err(FileError::io("write", to))
}

/// Copies a file into a folder under its own name, or, when that is taken, the first free `name (2).ext`.
pub fn duplicate_new(from: &Path, folder: &Path) -> Result<PathBuf, FileError> {
    let mut number = 1;
    loop {
        let to = folder.join(numbered(from, number));
        match copy_new(from, &to) {
            Err(FileError::Io { why, .. }) if why.kind() == io::ErrorKind::AlreadyExists => number += 1,
            outcome => return outcome.map(|()| to),
        }
    }
}

/// Moves a file into a folder, across disks too, and tells where it went. Nothing there is overwritten: a name that is
/// taken becomes `name (2).ext`.
pub fn transfer(from: &Path, folder: &Path) -> Result<PathBuf, FileError> {
    let mut number = 1;
    loop {
        let to = folder.join(numbered(from, number));
        match rename_new(from, &to) {
            Ok(()) => {
                sync_folder(folder).map_err(FileError::io("write", &to))?;
                return Ok(to);
            }
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(why) if why.kind() == io::ErrorKind::CrossesDevices || cannot_link(&why) => {
                let to = duplicate_new(from, folder)?;
                remove(from)?;
                return Ok(to);
            }
            Err(why) => return Err(FileError::io("move", from)(why)),
        }
    }
}

/// Renames without overwriting: a hard link refuses a name that is taken, a plain rename would not.
#[cfg(unix)]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::hard_link(from, to)?;
    std::fs::remove_file(from)
}

#[cfg(not(unix))]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(from, to)
}

/// File systems without hard links, and accounts that may not link what they do not own.
fn cannot_link(why: &io::Error) -> bool {
    cfg!(unix)
        && matches!(
            why.kind(),
            io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
        )
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    if number == 1 {
        return name.into();
    }
    let mut next = path.file_stem().unwrap_or_default().to_owned();
    next.push(format!(" ({number})"));
    if let Some(extension) = path.extension() {
        next.push(".");
        next.push(extension);
    }
    next.into()
}

/// A second name for a program: a symbolic link, or a copy on Windows (spec page 8, `init`). The name must be free.
pub fn link_or_copy(program: &Path, name: &Path) -> Result<(), FileError> {
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(program, name).map_err(FileError::io("make the link", name))?;
        adopt(name)
    }
    #[cfg(not(unix))]
    copy_new(program, name)
}

/// Opens a file for appending, making it when it is not there; for logs and lists.
pub fn open_append(path: &Path) -> Result<File, FileError> {
    let is_new = !path.exists();
    let file = File::options()
        .append(true)
        .create(true)
        .open(path)
        .map_err(FileError::io("write", path))?;
    if is_new {
        adopt(path)?;
    }
    Ok(file)
}

/// Opens a file for writing from its beginning, making or emptying it: for what is written in one go and asked for by
/// name on the command line.
pub fn open_new(path: &Path) -> Result<File, FileError> {
    let file = File::create(path).map_err(FileError::io("write", path))?;
    adopt(path)?;
    Ok(file)
}

/// Puts a finished file in the place of another of the same folder, which may be there or not.
pub fn rename_over(from: &Path, to: &Path) -> Result<(), FileError> {
    std::fs::rename(from, to).map_err(FileError::io("write", to))?;
    adopt(to)?;
    sync_folder(folder_of(to)).map_err(FileError::io("write", to))
}
