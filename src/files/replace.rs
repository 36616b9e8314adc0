//! Reading a file, and replacing it so that it is the old one or the new one and never half of either.

use super::{FileError, Fingerprint, adopt};
use atomic_write_file::AtomicWriteFile;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Who may read a file that xlink makes. An existing file keeps the rights it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// As the system gives to new files.
    Usual,
    /// Its owner alone (mode 0600).
    OwnerOnly,
}

pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    std::fs::read(path).map_err(FileError::io("read", path))
}

/// `None` when there is no such file.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, FileError> {
    match read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.is_missing() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether this account can replace the file, told before an edit begins (spec page 1).
pub fn ensure_writable(path: &Path) -> Result<(), FileError> {
    let target = resolve(path)?;
    match std::fs::metadata(&target) {
        Ok(meta) if meta.permissions().readonly() => {
            return Err(FileError::ReadOnly {
                path: path.to_owned(),
            });
        }
        Ok(_) => {
            File::options()
                .append(true)
                .open(&target)
                .map_err(FileError::io("write", path))?;
        }
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(FileError::io("write", path)(why)),
    }
    folder_writable(folder_of(&target))
}

#[cfg(unix)]
fn folder_writable(folder: &Path) -> Result<(), FileError> {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)
        .map_err(|why| FileError::io("write into the folder", folder)(why.into()))
}

/// On Windows only the attempt tells; the replacing itself says so then.
#[cfg(not(unix))]
fn folder_writable(folder: &Path) -> Result<(), FileError> {
    match std::fs::metadata(folder) {
        Ok(_) => Ok(()),
        Err(why) => Err(FileError::io("write into the folder", folder)(why)),
    }
}

/// Replaces the content of a file, or makes it: a temporary file beside it, flushed to disk, renamed over it. A symbolic
/// link stays one. Owner and permissions of an existing file are kept; `rights` are a new file's.
///
/// `expected` is the content that the caller saw; `None` replaces whatever is there.
///
/// # Errors
/// [`FileError::Changed`] when the file is not what `expected` says any more, [`FileError::ReadOnly`], or the system's.
pub fn replace(
    path: &Path,
    bytes: &[u8],
    expected: Option<Fingerprint>,
    rights: Rights,
) -> Result<(), FileError> {
    let target = resolve(path)?;
    let old = match std::fs::metadata(&target) {
        Ok(meta) => Some(meta),
        Err(why) if why.kind() == io::ErrorKind::NotFound => None,
        Err(why) => return Err(FileError::io("write", path)(why)),
    };
    if old.as_ref().is_some_and(|meta| meta.permissions().readonly()) {
        return Err(FileError::ReadOnly {
            path: path.to_owned(),
        });
    }
    if let Some(expected) = expected
        && read_if_there(&target)?.map(|bytes| Fingerprint::of(&bytes)) != Some(expected)
    {
        return Err(FileError::Changed {
            path: path.to_owned(),
        });
    }
    let write = || write_over(&target, bytes, old.is_none() && rights == Rights::OwnerOnly);
    patiently(write).map_err(FileError::io("write", path))?;
    if old.is_none() {
        adopt(&target)?;
    }
    sync_folder(folder_of(&target)).map_err(FileError::io("write", path))
}

#[cfg(unix)]
fn write_over(target: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut file = AtomicWriteFile::options().open(target)?;
    if private {
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    file.write_all(bytes)?;
    file.commit()
}

/// A plain rename would give the file the rights of the temporary one; the system's own replacing keeps the old ones.
#[cfg(windows)]
fn write_over(target: &Path, bytes: &[u8], _private: bool) -> io::Result<()> {
    if !target.exists() {
        let mut file = AtomicWriteFile::open(target)?;
        file.write_all(bytes)?;
        return file.commit();
    }
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", hex::encode(random)));
    let temporary = target.with_file_name(name);
    let mut file = File::options().write(true).create_new(true).open(&temporary)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let replaced = written.and_then(|()| replace_keeping_rights(target, &temporary));
    if replaced.is_err() {
        // Ours, and the first reason is the one to tell.
        let _ = std::fs::remove_file(&temporary);
    }
    replaced
}

#[cfg(windows)]
fn replace_keeping_rights(target: &Path, temporary: &Path) -> io::Result<()> {
    use std::os::windows::ffi::OsStrExt;
    use windows_sys::Win32::Storage::FileSystem::{REPLACEFILE_WRITE_THROUGH, ReplaceFileW};
    let wide = |path: &Path| -> Vec<u16> { path.as_os_str().encode_wide().chain([0]).collect() };
    let (target, temporary) = (wide(target), wide(temporary));
    // SAFETY: both names end with a zero and live until the call returns; every other pointer may be null.
    let done = unsafe {
        ReplaceFileW(
            target.as_ptr(),
            temporary.as_ptr(),
            std::ptr::null(),
            REPLACEFILE_WRITE_THROUGH,
            std::ptr::null(),
            std::ptr::null(),
        )
    };
    if done == 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// On Windows a scanner or editor that holds the file open refuses for a moment.
fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let mut waits = if cfg!(windows) { 10 } else { 0 };
    loop {
        match attempt() {
            Err(why) if waits > 0 && matches!(why.raw_os_error(), Some(5 | 32 | 33)) => {
                waits -= 1;
                std::thread::sleep(Duration::from_millis(100));
            }
            outcome => return outcome,
        }
    }
}

/// Makes a file that must not exist yet.
///
/// # Errors
/// An existing file is left alone and reported.
pub fn write_new(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), FileError> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if rights == Rights::OwnerOnly {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = rights;
    let mut file = options.open(path).map_err(FileError::io("make", path))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(why) = written {
        drop(file);
        // The half file is ours, and the first reason is the one to tell.
        let _ = std::fs::remove_file(path);
        return Err(FileError::io("write", path)(why));
    }
    adopt(path)?;
    sync_folder(folder_of(path)).map_err(FileError::io("write", path))
}

/// The file behind symbolic links; a link to nothing is followed too, so that the link stays.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, FileError> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        match std::fs::read_link(&target) {
            Ok(_) if !may_follow(&target) => {
                let why = "this link and what it leads to belong to different accounts: run the command as the link's owner";
                return Err(FileError::io("follow the link", &target)(io::Error::other(why)));
            }
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(FileError::io("follow the links of", path)(io::Error::other(
        "the links lead in a circle",
    )))
}

/// Root in somebody else's installation follows no link of theirs to what is not theirs: it could lead anywhere.
#[cfg(unix)]
fn may_follow(link: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    if !rustix::process::geteuid().is_root() {
        return true;
    }
    let owner = std::fs::symlink_metadata(link).map(|meta| meta.uid());
    let target = std::fs::metadata(link).map(|meta| meta.uid());
    match (owner, target) {
        (Ok(0), _) => true,
        (Ok(owner), Ok(target)) => owner == target,
        _ => false,
    }
}

#[cfg(not(unix))]
fn may_follow(_: &Path) -> bool {
    true
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the rename itself durable.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network shares know no such thing; the file's own content is safe already.
        Err(why)
            if matches!(
                why.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        // A folder that may be written but not listed cannot be opened.
        Err(why) if why.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        outcome => outcome,
    }
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
