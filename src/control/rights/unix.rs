//! Accounts and groups as Unix knows them.

use super::{GROUP, Person, Registration};
use crate::model::{Message, message};
use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::StreamCommon;
use std::ffi::CString;

/// Groups whose members administer the machine: they can become root at any time.
const ADMINISTRATORS: &[&str] = &["sudo", "wheel", "admin"];

/// Who is at the other end, as the kernel tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::control) struct Peer {
    pub user: u32,
    pub groups: Vec<u32>,
}

impl Peer {
    pub fn of(stream: &Stream) -> std::io::Result<Self> {
        let credentials = stream.peer_creds()?;
        let unknown = || std::io::Error::other("the system does not tell who is at the other end");
        let user = credentials.euid().ok_or_else(unknown)?;
        let mut groups: Vec<u32> = credentials.groups().unwrap_or_default().to_vec();
        groups.extend(credentials.egid());
        groups.extend(peer_groups(stream));
        Ok(Self { user, groups })
    }
}

/// Whether the peer may use the channel; else why not, and what to do.
pub(in crate::control) fn judge(peer: &Peer, owner: u32, registration: &Registration) -> Result<(), Message> {
    let own = rustix::process::geteuid().as_raw();
    if peer.user == 0 || peer.user == own || peer.user == owner {
        return Ok(());
    }
    if registration
        .people
        .iter()
        .any(|person| person.id == peer.user.to_string())
    {
        return Ok(());
    }
    let admitted = ADMINISTRATORS
        .iter()
        .chain([&GROUP])
        .filter_map(|name| group(name));
    if registration.system && admitted.into_iter().any(|group| peer.groups.contains(&group)) {
        return Ok(());
    }
    Err(match registration.system {
        true => message!(
            "control-not-among",
            "the channel is open to the service's account, administrators and the group {group}; account {account} is none of them. Add it to the group {group} and log in anew",
            group = GROUP,
            account = peer.user.to_string(),
        ),
        false => message!(
            "control-not-admitted",
            "the channel is not open to account {account}. Have an administrator run `xlink register --system`, or run `sudo xlink register --user` yourself",
            account = peer.user.to_string(),
        ),
    })
}

pub(super) fn group_exists(name: &str) -> bool {
    group(name).is_some()
}

/// Who runs this command; under sudo, who called it.
pub(super) fn caller() -> Result<Person, String> {
    let own = rustix::process::getuid().as_raw();
    let named = |variable| {
        std::env::var(variable)
            .ok()
            .filter(|text: &String| !text.is_empty())
    };
    let called = named("SUDO_UID")
        .filter(|_| own == 0)
        .and_then(|id| id.parse::<u32>().ok());
    let name = match called {
        Some(_) => named("SUDO_USER"),
        None => named("USER").or_else(|| named("LOGNAME")),
    };
    let id = called.unwrap_or(own);
    Ok(Person {
        name: name.unwrap_or_else(|| crate::files::account_label(id)),
        id: id.to_string(),
    })
}

/// The number of a group of this machine, wherever its accounts come from.
fn group(name: &str) -> Option<u32> {
    let name = CString::new(name).ok()?;
    let mut buffer = vec![0_u8; 16 << 10];
    loop {
        let mut entry = std::mem::MaybeUninit::<libc::group>::uninit();
        let mut found = std::ptr::null_mut();
        // SAFETY: `name` ends with 0, `entry` has room for one group, `buffer` for as many bytes as is said, and all of
        // them outlive the call.
        let error = unsafe {
            libc::getgrnam_r(
                name.as_ptr(),
                entry.as_mut_ptr(),
                buffer.as_mut_ptr().cast(),
                buffer.len(),
                &mut found,
            )
        };
        match error {
            // SAFETY: without an error and with a result, the call filled `entry`.
            0 if !found.is_null() => return Some(unsafe { entry.assume_init() }.gr_gid),
            // A group of very many members needs more room.
            libc::ERANGE if buffer.len() < 4 << 20 => buffer.resize(buffer.len() * 4, 0),
            _ => return None,
        }
    }
}

/// The peer's supplementary groups when it connected.
#[cfg(target_os = "linux")]
fn peer_groups(stream: &Stream) -> Vec<u32> {
    use std::os::fd::{AsFd, AsRawFd};
    let Stream::UdSocket(socket) = stream;
    let mut groups = vec![0_u32; 64];
    loop {
        let mut bytes = libc::socklen_t::try_from(groups.len() * 4).unwrap_or(libc::socklen_t::MAX);
        // SAFETY: `groups` has room for `bytes` bytes, both outlive the call, and the descriptor is open while `stream`
        // is borrowed.
        let result = unsafe {
            let descriptor = socket.as_fd().as_raw_fd();
            let room = groups.as_mut_ptr().cast();
            libc::getsockopt(
                descriptor,
                libc::SOL_SOCKET,
                libc::SO_PEERGROUPS,
                room,
                &mut bytes,
            )
        };
        let count = bytes as usize / 4;
        if result == 0 {
            groups.truncate(count);
            return groups;
        }
        if std::io::Error::last_os_error().raw_os_error() != Some(libc::ERANGE) || count <= groups.len() {
            return Vec::new();
        }
        groups.resize(count, 0);
    }
}

#[cfg(not(target_os = "linux"))]
fn peer_groups(_: &Stream) -> Vec<u32> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: u32 = 4_000_001;
    const STRANGER: u32 = 4_000_002;

    fn peer(user: u32, groups: &[u32]) -> Peer {
        Peer {
            user,
            groups: groups.to_vec(),
        }
    }

    #[test]
    fn by_default_the_service_s_account_only() {
        let nobody = Registration::default();
        assert!(judge(&peer(0, &[]), OWNER, &nobody).is_ok());
        assert!(judge(&peer(OWNER, &[]), OWNER, &nobody).is_ok());
        let why = judge(&peer(STRANGER, &[]), OWNER, &nobody).unwrap_err();
        assert!(why.english().contains("register"), "{why}");
    }

    #[test]
    fn register_admits_that_person() {
        let person = Person {
            id: STRANGER.to_string(),
            name: "martin".to_owned(),
        };
        let registration = Registration {
            people: vec![person],
            ..Default::default()
        };
        assert!(judge(&peer(STRANGER, &[]), OWNER, &registration).is_ok());
        assert!(judge(&peer(STRANGER + 1, &[]), OWNER, &registration).is_err());
    }

    #[test]
    fn system_global_admits_administrators_and_nobody_else() {
        let registration = Registration {
            system: true,
            ..Default::default()
        };
        assert!(judge(&peer(STRANGER, &[4_000_000]), OWNER, &registration).is_err());
        if let Some(sudo) = group("sudo") {
            assert!(judge(&peer(STRANGER, &[sudo]), OWNER, &registration).is_ok());
            assert!(judge(&peer(STRANGER, &[sudo]), OWNER, &Registration::default()).is_err());
        }
    }

    #[test]
    fn groups_are_found_by_name() {
        let root = if cfg!(target_os = "macos") {
            "wheel"
        } else {
            "root"
        };
        assert_eq!(group(root), Some(0));
        assert!(!group_exists("no-such-group-here"));
    }
}
