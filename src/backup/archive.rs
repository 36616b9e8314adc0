//! Writing an archive.

use super::seal::{Sealed, seal};
use super::{BackupError, CATALOG, HEAD, LAYOUT, LEDGER, MAX_FILE};
use crate::files::{self, Rights};
use crate::ledger;
use crate::passcode::{InstallationKey, KeyError, Password};
use crate::time::Clock;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The first entry of an archive.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub layout: u32,
    pub program: String,
    /// Seconds since 1970.
    pub made: i64,
    pub files: Vec<Entry>,
    /// The installation's key, or nothing sealed where it had none.
    pub key: Sealed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}

/// What the key is bound to: exactly these files.
pub(super) fn bound(files: &[Entry]) -> Vec<u8> {
    let lines: Vec<String> = files
        .iter()
        .map(|entry| format!("{} {} {}", entry.sha256, entry.size, entry.name))
        .collect();
    lines.join("\n").into_bytes()
}

/// Makes a backup of the installation in `target`, which must not exist, and returns the names of what is in it. The
/// ledger is copied as it stands at one moment, also while the service runs.
pub fn write(
    directory: &Path,
    target: &Path,
    passphrase: &Password,
    clock: &Clock,
) -> Result<Vec<String>, BackupError> {
    if target.exists() {
        return Err(BackupError::Exists(target.into()));
    }
    let mut parts = configuration(directory)?;
    if parts.is_empty() {
        return Err(BackupError::NoInstallation(directory.into()));
    }
    let state = directory.join("state");
    let copy = Scratch(target.with_extension("ledger.part"));
    if copy.0.exists() {
        files::remove(&copy.0)?;
    }
    if ledger::copy_out(&state, &copy.0)? {
        parts.push((LEDGER.to_owned(), copy.0.clone()));
    }
    let catalog = state.join("catalog.json");
    if catalog.exists() {
        parts.push((CATALOG.to_owned(), catalog));
    }
    let files = parts
        .iter()
        .map(|(name, path)| digest(name, path))
        .collect::<Result<Vec<_>, _>>()?;
    let head = Head {
        layout: LAYOUT,
        program: format!("xlink {}", env!("CARGO_PKG_VERSION")),
        made: clock.now().0,
        key: seal(&key(&state)?, &bound(&files), passphrase)?,
        files,
    };
    let written = pack(target, &head, &parts);
    if written.is_err() {
        // Half an archive is worse than none; the reason to tell is the first one.
        let _ = files::remove(target);
    }
    written.map(|()| parts.into_iter().map(|(name, _)| name).collect())
}

/// The three files, isps_ulx.ini and every script, in the spelling they have.
fn configuration(directory: &Path) -> Result<Vec<(String, PathBuf)>, BackupError> {
    let entries = std::fs::read_dir(directory).map_err(|why| BackupError::Archive {
        path: directory.into(),
        why,
    })?;
    let mut parts: Vec<(String, PathBuf)> = entries
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, path)| is_configuration(name) && path.is_file())
        .collect();
    parts.sort();
    Ok(parts)
}

pub(super) fn is_configuration(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(
        name.as_str(),
        "isps_ul.ini" | "isps_ulx.ini" | "isps.cfg" | "acd_map.ini"
    ) || (name.ends_with(".bas") && !name.contains(['/', '\\']))
}

fn key(state: &Path) -> Result<Zeroizing<Vec<u8>>, BackupError> {
    match InstallationKey::read(state) {
        Ok(key) => Ok(Zeroizing::new(key.bytes().to_vec())),
        Err(KeyError::Missing(_)) => Ok(Zeroizing::new(Vec::new())),
        Err(error) => Err(error.into()),
    }
}

fn digest(name: &str, path: &Path) -> Result<Entry, BackupError> {
    let failed = |why| BackupError::Archive {
        path: path.into(),
        why,
    };
    let mut file = File::open(path).map_err(failed)?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => break,
            read => {
                hash.update(&buffer[..read]);
                size += read as u64;
            }
        }
    }
    if name != LEDGER && size > MAX_FILE {
        return Err(BackupError::TooLarge(path.into()));
    }
    Ok(Entry {
        name: name.to_owned(),
        size,
        sha256: hex::encode(hash.finalize()),
    })
}

fn pack(target: &Path, head: &Head, parts: &[(String, PathBuf)]) -> Result<(), BackupError> {
    files::write_new(target, &[], Rights::OwnerOnly)?;
    let file = files::open_append(target)?;
    let failed = |why: std::io::Error| BackupError::Archive {
        path: target.into(),
        why,
    };
    let mut archive = tar::Builder::new(file);
    let text = serde_json::to_vec_pretty(head).map_err(|why| failed(why.into()))?;
    append(&mut archive, HEAD, text.len() as u64, head.made, &text[..]).map_err(failed)?;
    for ((name, path), entry) in parts.iter().zip(&head.files) {
        let failed = |why: std::io::Error| BackupError::Archive {
            path: path.clone(),
            why,
        };
        let mut file = File::open(path).map_err(failed)?;
        file.rewind().map_err(failed)?;
        append(&mut archive, name, entry.size, head.made, file.take(entry.size)).map_err(failed)?;
    }
    let mut file = archive.into_inner().map_err(failed)?;
    file.flush().and_then(|()| file.sync_all()).map_err(failed)
}

fn append(
    archive: &mut tar::Builder<File>,
    name: &str,
    size: u64,
    made: i64,
    content: impl Read,
) -> std::io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(made).unwrap_or_default());
    archive.append_data(&mut header, name, content)
}

/// A file that goes when this goes.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.0.exists() {
            let _ = files::remove(&self.0);
        }
    }
}
