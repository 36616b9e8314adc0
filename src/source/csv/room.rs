//! May this account write in a folder, and how much room is there?

use crate::files::reason;
use crate::model::Message;
use std::io;
use std::path::Path;

/// # Errors
/// Why not.
pub(super) fn is_writable(folder: &Path) -> Result<(), Message> {
    match std::fs::metadata(folder) {
        Err(why) => return Err(reason(&why)),
        Ok(there) if !there.is_dir() => return Err(reason(&io::ErrorKind::NotADirectory.into())),
        Ok(_) => {}
    }
    may_write(folder)
}

#[cfg(unix)]
fn may_write(folder: &Path) -> Result<(), Message> {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).map_err(|why| reason(&why.into()))
}

/// Rights on Windows are not to be computed; making a file shows them. Its name is one that no import reads.
#[cfg(windows)]
fn may_write(folder: &Path) -> Result<(), Message> {
    use crate::model::Worded;
    let trial = folder.join(format!("~xlink-{}.tmp", std::process::id()));
    crate::files::open_new(&trial).map_err(|error| error.message())?;
    crate::files::remove(&trial).map_err(|error| error.message())
}

/// Bytes that this account may still write there; `None` when the system does not tell.
#[cfg(unix)]
pub(super) fn free_bytes(folder: &Path) -> Option<u64> {
    let told = rustix::fs::statvfs(folder).ok()?;
    Some(told.f_bavail.saturating_mul(told.f_frsize))
}

#[cfg(windows)]
pub(super) fn free_bytes(folder: &Path) -> Option<u64> {
    use std::os::windows::ffi::OsStrExt;
    use windows_sys::Win32::Storage::FileSystem::GetDiskFreeSpaceExW;
    let path: Vec<u16> = folder.as_os_str().encode_wide().chain([0]).collect();
    let mut free = 0;
    // SAFETY: `path` ends with a zero and lives through the call, `free` is written to, the others may be null.
    let told = unsafe {
        GetDiskFreeSpaceExW(
            path.as_ptr(),
            &mut free,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
        )
    };
    (told != 0).then_some(free)
}
