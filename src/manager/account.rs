//! The account that an installation belongs to: the service runs as it (spec page 1).

use crate::files;
use std::ffi::CString;
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
    let entry = files::account(user)?;
    let groups = groups_of(&entry.name, entry.group);
    Some(Account {
        name: entry.name.to_string_lossy().into_owned(),
        user,
        group: entry.group,
        groups,
    })
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
