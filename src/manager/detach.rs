//! Starting a process that outlives whoever started it.

use super::Kind;
use super::Plan;
#[cfg(windows)]
use crate::files;
#[cfg(unix)]
use std::ffi::{CStr, CString};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where the last words of a detached service stand.
pub(super) fn last_words(directory: &Path) -> PathBuf {
    directory.join("state").join("service.err")
}

/// Starts `xlink service run` without a terminal, without anything inherited, and as the owner of the installation.
pub(super) fn detach(plan: &Plan) -> io::Result<Child> {
    let mut command = Command::new(&plan.program);
    command
        .args(plan.command_line(Kind::Standalone))
        .current_dir(&plan.directory)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    leave(&mut command, &plan.directory)?;
    command.spawn()
}

/// The end of what it said on standard error.
pub(super) fn read_last_words(directory: &Path) -> String {
    use std::io::{Read, Seek, SeekFrom};
    const MOST: u64 = 4_000;
    let mut text = Vec::new();
    if let Ok(mut file) = File::open(last_words(directory)) {
        let length = file.metadata().map_or(0, |meta| meta.len());
        // What cannot be read is not told; the reason why the service ended is then the caller's only word.
        let _ = file
            .seek(SeekFrom::Start(length.saturating_sub(MOST)))
            .and_then(|_| file.read_to_end(&mut text));
    }
    String::from_utf8_lossy(&text).trim().to_owned()
}

#[cfg(unix)]
fn leave(command: &mut Command, directory: &Path) -> io::Result<()> {
    use super::account::Account;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::process::CommandExt;
    let owner = Account::owner(directory)?;
    let change = rustix::process::geteuid().is_root() && owner.user != 0;
    if change {
        // What the environment says of root is not the owner's.
        command
            .env("USER", owner.label())
            .env("LOGNAME", owner.label())
            .env_remove("HOME");
    }
    let words = CString::new(last_words(directory).as_os_str().as_bytes()).map_err(io::Error::other)?;
    let before_start = move || {
        // The session of the terminal must not end it.
        rustix::process::setsid()?;
        if change {
            become_account(&owner)?;
        }
        speak_into(&words)?;
        close_inherited()
    };
    // SAFETY: between fork and exec the closure makes system calls only; it allocates nothing and takes no lock (its
    // values were made before).
    unsafe { command.pre_exec(before_start) };
    Ok(())
}

/// Standard error becomes the file of the last words. The service's own account opens it: root following a link that the
/// owner laid there could empty any file.
#[cfg(unix)]
fn speak_into(words: &CStr) -> io::Result<()> {
    let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_TRUNC | libc::O_NOFOLLOW;
    // SAFETY: plain system calls; `words` ends with 0 and outlives them, and the handle is checked before its use.
    let done = unsafe {
        let file = libc::open(words.as_ptr(), flags, 0o600);
        file >= 0 && libc::dup2(file, 2) >= 0
    };
    if done {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(unix)]
fn become_account(owner: &super::account::Account) -> io::Result<()> {
    let count = owner.groups.len();
    // SAFETY: `groups` holds `count` numbers and outlives the call.
    let set = unsafe { libc::setgroups(count as _, owner.groups.as_ptr()) };
    // SAFETY: plain calls without pointers; groups first, for afterwards they could not be changed any more.
    if set != 0 || unsafe { libc::setgid(owner.group) } != 0 || unsafe { libc::setuid(owner.user) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// Marks every handle but the three standard ones to be closed by the start of the new program.
#[cfg(unix)]
fn close_inherited() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        const CLOSE_RANGE_CLOEXEC: libc::c_uint = 4;
        // SAFETY: a system call without pointers.
        let closed =
            unsafe { libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, CLOSE_RANGE_CLOEXEC) };
        if closed == 0 {
            return Ok(());
        }
    }
    // Systems without that call (Linux before 5.11, macOS).
    for handle in 3..65_536 {
        // SAFETY: a system call without pointers; a number that is no open handle is refused, which is fine.
        unsafe { libc::fcntl(handle, libc::F_SETFD, libc::FD_CLOEXEC) };
    }
    Ok(())
}

#[cfg(windows)]
fn leave(command: &mut Command, directory: &Path) -> io::Result<()> {
    use std::os::windows::process::CommandExt;
    const DETACHED_PROCESS: u32 = 0x0000_0008;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
    let words = files::open_new(&last_words(directory)).map_err(io::Error::other)?;
    command
        .stderr(Stdio::from(words))
        .creation_flags(DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP);
    Ok(())
}
