//! Accounts as Windows knows them, and the pipe's own list of rights.

use super::{GROUP, Person, Registration};
use std::ptr::null_mut;
use windows_sys::Win32::Foundation::{CloseHandle, HANDLE, LocalFree};
use windows_sys::Win32::Security::Authorization::ConvertSidToStringSidW;
use windows_sys::Win32::Security::{
    GetTokenInformation, LookupAccountNameW, PSID, SID_NAME_USE, TOKEN_QUERY, TOKEN_USER, TokenUser,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

/// Reading and writing, without the right to make another instance of the pipe and so pose as the service.
const CLIENT: &str = "0x12019b";

/// The pipe's rights in Windows' own notation: SYSTEM and the service's account may do all, the others talk.
pub(in crate::control) fn pipe_rights(registration: &Registration) -> String {
    let mut rights = String::from("D:P(A;;GA;;;SY)(A;;GA;;;OW)");
    if let Ok(own) = own_sid() {
        rights.push_str(&format!("(A;;GA;;;{own})"));
    }
    for person in &registration.people {
        // A damaged file must not smuggle rights in.
        if person.id.starts_with("S-1-") && person.id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        {
            rights.push_str(&format!("(A;;{CLIENT};;;{})", person.id));
        }
    }
    if registration.system {
        rights.push_str(&format!("(A;;{CLIENT};;;BA)"));
        if let Some(group) = sid_of(GROUP) {
            rights.push_str(&format!("(A;;{CLIENT};;;{group})"));
        }
    }
    rights
}

pub(super) fn group_exists(name: &str) -> bool {
    sid_of(name).is_some()
}

pub(super) fn caller() -> Result<Person, String> {
    let id = own_sid().map_err(|error| error.to_string())?;
    let name = std::env::var("USERNAME").unwrap_or_else(|_| id.clone());
    Ok(Person { id, name })
}

/// The SID of the account that this process runs as.
fn own_sid() -> std::io::Result<String> {
    let mut token: HANDLE = null_mut();
    // SAFETY: `token` has room for a handle; it is closed below on every way.
    if unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &mut token) } == 0 {
        return Err(std::io::Error::last_os_error());
    }
    // Room for a TOKEN_USER and the largest SID, aligned for the pointer in it.
    let mut room = [0_u64; 32];
    let size = u32::try_from(size_of_val(&room)).unwrap_or(u32::MAX);
    let mut used = 0;
    // SAFETY: `room` is `size` bytes and outlives the call.
    let told = unsafe { GetTokenInformation(token, TokenUser, room.as_mut_ptr().cast(), size, &mut used) };
    let failure = std::io::Error::last_os_error();
    // SAFETY: the handle was opened above and is not used after this.
    unsafe { CloseHandle(token) };
    if told == 0 {
        return Err(failure);
    }
    // SAFETY: the call filled `room` with a TOKEN_USER whose SID stands in `room` too.
    let sid = unsafe { (*room.as_ptr().cast::<TOKEN_USER>()).User.Sid };
    text_of(sid)
}

/// The SID of an account or group of this machine or its domain.
fn sid_of(name: &str) -> Option<String> {
    let name: Vec<u16> = name.encode_utf16().chain([0]).collect();
    let (mut sid, mut sid_size) = ([0_u64; 16], 128_u32);
    let (mut domain, mut domain_size) = ([0_u16; 256], 256_u32);
    let mut kind: SID_NAME_USE = 0;
    // SAFETY: `name` ends with 0, and the rooms are as large as is said.
    let found = unsafe {
        LookupAccountNameW(
            std::ptr::null(),
            name.as_ptr(),
            sid.as_mut_ptr().cast(),
            &mut sid_size,
            domain.as_mut_ptr(),
            &mut domain_size,
            &mut kind,
        )
    };
    (found != 0)
        .then(|| text_of(sid.as_mut_ptr().cast()).ok())
        .flatten()
}

fn text_of(sid: PSID) -> std::io::Result<String> {
    let mut text: *mut u16 = null_mut();
    // SAFETY: `sid` points to a valid SID (both callers got it from the system).
    if unsafe { ConvertSidToStringSidW(sid, &mut text) } == 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: the call gave a text that ends with 0; it is freed once, after it was copied.
    unsafe {
        let length = (0..).take_while(|&at| *text.add(at) != 0).count();
        let copied = String::from_utf16_lossy(std::slice::from_raw_parts(text, length));
        LocalFree(text.cast());
        Ok(copied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_account_has_a_sid() {
        assert!(caller().unwrap().id.starts_with("S-1-"));
    }

    #[test]
    fn rights_name_only_whom_register_admitted() {
        let person = |id: &str| Person {
            id: id.to_owned(),
            name: String::new(),
        };
        let people = vec![person("S-1-5-21-7"), person("WD)(A;;GA;;;WD")];
        let rights = pipe_rights(&Registration {
            people,
            ..Default::default()
        });
        assert!(rights.contains("(A;;0x12019b;;;S-1-5-21-7)"), "{rights}");
        assert!(!rights.contains("WD") && !rights.contains(";BA)"), "{rights}");
        assert!(
            pipe_rights(&Registration {
                system: true,
                ..Default::default()
            })
            .contains("(A;;0x12019b;;;BA)")
        );
    }
}
