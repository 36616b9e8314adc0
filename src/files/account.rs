//! Names of accounts, as the system's own list tells: who owns an installation, who changed something.

use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;

/// An account of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEntry {
    pub name: CString,
    /// Its first group.
    pub group: u32,
}

/// The account with this number; `None` when the system knows none.
pub fn account(number: u32) -> Option<AccountEntry> {
    let mut buffer = vec![0_u8; 16 << 10];
    loop {
        let mut entry = MaybeUninit::<libc::passwd>::uninit();
        let mut found = std::ptr::null_mut();
        // SAFETY: `entry` has room for one entry, `buffer` for as many bytes as is said, and both outlive the call.
        let error = unsafe {
            libc::getpwuid_r(
                number,
                entry.as_mut_ptr(),
                buffer.as_mut_ptr().cast(),
                buffer.len(),
                &mut found,
            )
        };
        match error {
            0 if !found.is_null() => {
                // SAFETY: without an error and with a result the call filled `entry`; its name points into `buffer`.
                return Some(unsafe {
                    let entry = entry.assume_init();
                    AccountEntry {
                        name: CStr::from_ptr(entry.pw_name).to_owned(),
                        group: entry.pw_gid,
                    }
                });
            }
            libc::ERANGE if buffer.len() < 1 << 20 => buffer.resize(buffer.len() * 4, 0),
            _ => return None,
        }
    }
}

/// The name of the account with this number, else words with the number.
pub fn account_label(number: u32) -> String {
    let name = account(number).map(|entry| entry.name.to_string_lossy().into_owned());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| format!("account {number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_account_has_its_name_and_an_unknown_one_its_number() {
        assert_eq!(account_label(0), "root");
        assert_eq!(account_label(3_999_999_999), "account 3999999999");
    }
}
