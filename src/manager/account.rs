//! The account that an installation belongs to: the service runs as it (spec page 1).

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// An account with its groups, as the system's own list tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Empty when the number has no name on this machine.
    pub name: String,
    pub user: u32,
    pub group: u32,
    pub groups: Vec<u32>,
}

impl Account {
    /// The owner of a directory.
    ///
    /// # Errors
    /// The directory cannot be looked at.
    pub fn owner(directory: &Path) -> std::io::Result<Self> {
        let meta = std::fs::metadata(directory)?;
        Ok(named(meta.uid()).unwrap_or_else(|| Self {
            name: String::new(),
            user: meta.uid(),
            group: meta.gid(),
            groups: vec![meta.gid()],
        }))
    }

    /// Its name, else its number.
    pub fn label(&self) -> String {
        match self.name.is_empty() {
            true => self.user.to_string(),
            false => self.name.clone(),
        }
    }
}

fn named(user: u32) -> Option<Account> {
    let mut buffer = vec![0_u8; 16 << 10];
    loop {
        let mut entry = MaybeUninit::<libc::passwd>::uninit();
        let mut found = std::ptr::null_mut();
        // SAFETY: `entry` has room for one entry, `buffer` for as many bytes as is said, and both outlive the call.
        let error = unsafe {
            libc::getpwuid_r(
                user,
                entry.as_mut_ptr(),
                buffer.as_mut_ptr().cast(),
                buffer.len(),
                &mut found,
            )
        };
        match error {
            0 if !found.is_null() => {
                // SAFETY: without an error and with a result the call filled `entry`; its name points into `buffer`.
                let (name, group) = unsafe {
                    let entry = entry.assume_init();
                    (CStr::from_ptr(entry.pw_name).to_owned(), entry.pw_gid)
                };
                let groups = groups_of(&name, group);
                return Some(Account {
                    name: name.to_string_lossy().into_owned(),
                    user,
                    group,
                    groups,
                });
            }
            libc::ERANGE if buffer.len() < 1 << 20 => buffer.resize(buffer.len() * 4, 0),
            _ => return None,
        }
    }
}

#[cfg(target_os = "macos")]
type GroupNumber = libc::c_int;
#[cfg(not(target_os = "macos"))]
type GroupNumber = libc::gid_t;

#[cfg(target_os = "macos")]
fn plain(group: GroupNumber) -> u32 {
    group as u32
}

#[cfg(not(target_os = "macos"))]
fn plain(group: GroupNumber) -> u32 {
    group
}

fn groups_of(name: &CString, group: u32) -> Vec<u32> {
    let mut groups: Vec<GroupNumber> = vec![0; 64];
    for _ in 0..6 {
        let mut count = libc::c_int::try_from(groups.len()).unwrap_or(libc::c_int::MAX);
        // SAFETY: `name` ends with 0 and `groups` has room for `count` numbers; both outlive the call.
        let result = unsafe {
            libc::getgrouplist(
                name.as_ptr(),
                group as GroupNumber,
                groups.as_mut_ptr(),
                &mut count,
            )
        };
        if result >= 0 {
            groups.truncate(usize::try_from(count).unwrap_or(0));
            return groups.into_iter().map(plain).collect();
        }
        groups.resize(groups.len() * 4, 0);
    }
    vec![group]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_the_root_folder_is_root() {
        let root = Account::owner(Path::new("/")).unwrap();
        assert_eq!((root.label().as_str(), root.user), ("root", 0));
        assert!(root.groups.contains(&0));
    }
}
