//! Where the channel is.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The places where the service of an installation listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    directory: PathBuf,
}

impl Address {
    /// Of the installation in this directory.
    pub fn of(directory: &Path) -> Self {
        let directory = std::fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned());
        Self { directory }
    }

    /// The installation directory, links resolved.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Tells installations apart where their whole path cannot stand.
    pub(super) fn hash(&self) -> String {
        // Windows paths name the same folder in any case.
        let text = self.directory.to_string_lossy();
        let text = if cfg!(windows) {
            text.to_lowercase()
        } else {
            text.into_owned()
        };
        hex::encode(&Sha256::digest(text.as_bytes())[..10])
    }
}

#[cfg(windows)]
impl Address {
    /// The pipe's name; who may open it is the pipe's own matter.
    pub(super) fn pipe(&self) -> PathBuf {
        PathBuf::from(format!(r"\\.\pipe\isps-xlink-{}", self.hash()))
    }
}

/// Longer paths do not fit into a socket's address (108 bytes on Linux, 104 on macOS, the last one 0).
#[cfg(unix)]
const LONGEST: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

#[cfg(unix)]
const SOCKET: &str = "control.sock";

#[cfg(unix)]
impl Address {
    /// The socket that only the installation's owner and root reach, in `state`.
    pub(super) fn private(&self) -> PathBuf {
        let socket = self.directory.join("state").join(SOCKET);
        self.short_enough(socket)
            .unwrap_or_else(|| runtime_folder(self.owner()).join(self.short_name()))
    }

    /// The socket that everybody may knock at once somebody is registered: who is let in is judged there.
    pub(super) fn shared(&self) -> PathBuf {
        let socket = self.directory.join("ixculcmm").join(SOCKET);
        self.short_enough(socket)
            .unwrap_or_else(|| open_folder(self.owner()).join(self.short_name()))
    }

    /// Whether a folder was made for sockets alone, and thus may get the rights the socket needs.
    pub(super) fn is_own_folder(&self, folder: &Path) -> bool {
        folder == self.directory.join("ixculcmm") || folder == open_folder(self.owner())
    }

    /// The account that the installation directory belongs to.
    pub(super) fn owner(&self) -> u32 {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(&self.directory).map_or_else(|_| rustix::process::geteuid().as_raw(), |it| it.uid())
    }

    fn short_enough(&self, path: PathBuf) -> Option<PathBuf> {
        (path.as_os_str().len() <= LONGEST).then_some(path)
    }

    fn short_name(&self) -> String {
        format!("{}.sock", self.hash())
    }
}

/// The runtime folder of an account: found from the account alone, so that the service and the console, which may have
/// other environments, agree.
#[cfg(unix)]
fn runtime_folder(account: u32) -> PathBuf {
    let own = match account {
        0 => PathBuf::from("/run"),
        _ => PathBuf::from(format!("/run/user/{account}")),
    };
    if own.is_dir() {
        own.join("isps-xlink")
    } else {
        open_folder(account)
    }
}

#[cfg(unix)]
fn open_folder(account: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/isps-xlink-{account}"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_socket_stands_in_the_state_folder() {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::of(folder.path());
        assert_eq!(address.private(), address.directory().join("state/control.sock"));
        assert_eq!(
            address.shared(),
            address.directory().join("ixculcmm/control.sock")
        );
    }

    #[test]
    fn a_path_too_long_moves_under_a_hash_of_the_directory() {
        let folder = tempfile::tempdir().unwrap();
        let deep = |name: &str| {
            let deep = folder.path().join("x".repeat(60)).join(name.repeat(60));
            std::fs::create_dir_all(&deep).unwrap();
            Address::of(&deep)
        };
        let (one, other) = (deep("y"), deep("z"));
        for path in [one.private(), one.shared()] {
            assert!(path.as_os_str().len() <= LONGEST, "{}", path.display());
            assert!(!path.starts_with(folder.path()));
        }
        assert_ne!(one.private(), other.private());
        assert_eq!(one.private(), Address::of(one.directory()).private());
    }
}
