//! Reading an archive and putting it in place.

use super::archive::{Entry, Head, bound, is_configuration};
use super::seal::open;
use super::{BackupError, CATALOG, HEAD, LAYOUT, LEDGER, MAX_FILE};
use crate::files::{self, Rights};
use crate::ledger;
use crate::model::{Message, message};
use crate::passcode::{InstallationKey, KeyError, Password};
use crate::time::{Clock, Zone};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// An archive whose passphrase was right.
#[derive(Debug)]
pub struct Backup {
    path: PathBuf,
    files: Vec<Entry>,
    key: Option<InstallationKey>,
}

/// What was put in place, and what was there before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Restored {
    pub files: Vec<String>,
    /// Dated copies of what was overwritten.
    pub kept: Vec<PathBuf>,
}

/// Opens an archive; nothing is written.
pub fn read(path: &Path, passphrase: &Password) -> Result<Backup, BackupError> {
    let not = |why: Message| BackupError::NotABackup {
        path: path.into(),
        why,
    };
    let head = head(path)?;
    if head.layout != LAYOUT {
        return Err(BackupError::Newer {
            path: path.into(),
            found: head.layout,
        });
    }
    let known = |name: &str| is_configuration(name) || name == LEDGER || name == CATALOG;
    if let Some(odd) = head.files.iter().find(|entry| !known(&entry.name)) {
        return Err(not(message!(
            "backup-odd-file",
            "it holds “{name}”",
            name = &odd.name
        )));
    }
    let secret: Zeroizing<Vec<u8>> =
        open(&head.key, &bound(&head.files), passphrase).ok_or_else(|| BackupError::Sealed(path.into()))?;
    let key = match secret.is_empty() {
        true => None,
        false => Some(
            InstallationKey::from_bytes(&secret)
                .ok_or_else(|| not(message!("backup-key-length", "its key has the wrong length")))?,
        ),
    };
    Ok(Backup {
        path: path.into(),
        files: head.files,
        key,
    })
}

fn head(path: &Path) -> Result<Head, BackupError> {
    let failed = |why| BackupError::Archive {
        path: path.into(),
        why,
    };
    let not = |why: Message| BackupError::NotABackup {
        path: path.into(),
        why,
    };
    let mut archive = tar::Archive::new(File::open(path).map_err(failed)?);
    let first = archive.entries().map_err(failed)?.next();
    let Some(Ok(entry)) = first else {
        return Err(not(message!("backup-no-archive", "it is no tar archive")));
    };
    if entry.path().ok().as_deref() != Some(Path::new(HEAD)) {
        return Err(not(message!(
            "backup-no-head",
            "it does not begin with {name}",
            name = HEAD,
        )));
    }
    let mut text = Vec::new();
    entry.take(MAX_FILE).read_to_end(&mut text).map_err(failed)?;
    // The layout is looked at first, so that a newer archive is called newer and not broken.
    let layout =
        serde_json::from_slice::<serde_json::Value>(&text).map_err(|why| not(why.to_string().into()))?;
    match layout
        .get("layout")
        .and_then(serde_json::Value::as_u64)
        .and_then(|found| u32::try_from(found).ok())
    {
        Some(found) if found != LAYOUT => Err(BackupError::Newer {
            path: path.into(),
            found,
        }),
        _ => serde_json::from_slice(&text).map_err(|why| not(why.to_string().into())),
    }
}

impl Backup {
    /// The names of the files in it.
    pub fn names(&self) -> Vec<String> {
        self.files.iter().map(|entry| entry.name.clone()).collect()
    }

    /// What of this archive stands in `directory` with another content.
    pub fn would_overwrite(&self, directory: &Path) -> Result<Vec<String>, BackupError> {
        let mut there = Vec::new();
        for entry in &self.files {
            if let Some(found) = place(directory, &entry.name)?.filter(|found| found.exists())
                && digest(&found)? != entry.sha256
            {
                there.push(entry.name.clone());
            }
        }
        match (&self.key, InstallationKey::read(&directory.join("state"))) {
            (Some(ours), Ok(theirs)) if ours.bytes() != theirs.bytes() => there.push("state/key".to_owned()),
            (None, _) | (_, Ok(_) | Err(KeyError::Missing(_))) => {}
            (Some(_), Err(_)) => there.push("state/key".to_owned()),
        }
        Ok(there)
    }

    /// Puts everything in place. Existing files of another content are replaced only when `overwrite` says so, and are
    /// kept as dated copies.
    ///
    /// # Errors
    /// Each file is checked against its digest before anything is written.
    pub fn restore(&self, directory: &Path, overwrite: bool, clock: &Clock) -> Result<Restored, BackupError> {
        let there = self.would_overwrite(directory)?;
        if !there.is_empty() && !overwrite {
            return Err(BackupError::WouldOverwrite {
                path: self.path.clone(),
                there,
            });
        }
        self.each(|_, content| std::io::copy(content, &mut std::io::sink()).map(drop))?;
        let state = directory.join("state");
        files::create_folder(directory)?;
        files::create_private_folder(&state)?;
        let mut restored = Restored::default();
        for name in &there {
            if let Some(found) = place(directory, name)? {
                restored.kept.push(set_aside(&found, clock)?);
            }
        }
        self.restore_key(&state, there.iter().any(|name| name == "state/key"))?;
        let scratch = state.join("ledger.restored");
        self.each(|entry, content| write(directory, &scratch, entry, content))?;
        if self.files.iter().any(|entry| entry.name == LEDGER) {
            ledger::copy_in(&state, &scratch)?;
        }
        restored.files = self.files.iter().map(|entry| entry.name.clone()).collect();
        Ok(restored)
    }

    fn restore_key(&self, state: &Path, replace: bool) -> Result<(), BackupError> {
        let Some(key) = &self.key else { return Ok(()) };
        let path = InstallationKey::path(state);
        if replace {
            files::remove(&path)?;
        }
        if !path.exists() {
            key.write_new(state)?;
        }
        Ok(())
    }

    /// Goes through the archive; every entry must be the one that the head tells of.
    fn each(
        &self,
        mut visit: impl FnMut(&Entry, &mut dyn Read) -> std::io::Result<()>,
    ) -> Result<(), BackupError> {
        let failed = |why| BackupError::Archive {
            path: self.path.clone(),
            why,
        };
        let not = |why: Message| BackupError::NotABackup {
            path: self.path.clone(),
            why,
        };
        let mut archive = tar::Archive::new(File::open(&self.path).map_err(failed)?);
        let mut entries = archive.entries().map_err(failed)?.skip(1);
        for expected in &self.files {
            let found = entries.next().ok_or_else(|| {
                not(message!(
                    "backup-file-missing",
                    "{name} is missing",
                    name = &expected.name
                ))
            })?;
            let mut content = Checked {
                inner: found.map_err(failed)?.take(expected.size),
                hash: Sha256::new(),
            };
            visit(expected, &mut content).map_err(failed)?;
            if hex::encode(content.hash.finalize()) != expected.sha256 {
                return Err(not(message!(
                    "backup-file-changed",
                    "{name} was changed",
                    name = &expected.name
                )));
            }
        }
        Ok(())
    }
}

/// Hashes what passes through.
struct Checked<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

fn write(directory: &Path, scratch: &Path, entry: &Entry, content: &mut dyn Read) -> std::io::Result<()> {
    if entry.name == LEDGER {
        if scratch.exists() {
            files::remove(scratch).map_err(std::io::Error::other)?;
        }
        files::write_new(scratch, &[], Rights::OwnerOnly).map_err(std::io::Error::other)?;
        let mut file = files::open_append(scratch).map_err(std::io::Error::other)?;
        std::io::copy(content, &mut file)?;
        file.flush()?;
        return file.sync_all();
    }
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes)?;
    let path = match place(directory, &entry.name).map_err(std::io::Error::other)? {
        Some(path) => path,
        None => directory.join(&entry.name),
    };
    let rights = if entry.name == CATALOG {
        Rights::OwnerOnly
    } else {
        Rights::Usual
    };
    files::replace(&path, &bytes, None, rights).map_err(std::io::Error::other)
}

/// Where a file of the archive stands, in the spelling that it has there.
fn place(directory: &Path, name: &str) -> Result<Option<PathBuf>, BackupError> {
    match name.strip_prefix("state/") {
        Some(name) => Ok(Some(directory.join("state").join(name)).filter(|path| path.exists())),
        None => Ok(files::find(directory, name)?),
    }
}

fn set_aside(path: &Path, clock: &Clock) -> Result<PathBuf, BackupError> {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let end = path
        .extension()
        .map(|end| format!(".{}", end.to_string_lossy()))
        .unwrap_or_default();
    let stamp = Zone::machine().copy_time(clock.now());
    let copy = path.with_file_name(format!("{stem}{stamp}{end}"));
    files::copy_new(path, &copy)?;
    Ok(copy)
}

fn digest(path: &Path) -> Result<String, BackupError> {
    let failed = |why| BackupError::Archive {
        path: path.into(),
        why,
    };
    let mut hashed = Checked {
        inner: File::open(path).map_err(failed)?,
        hash: Sha256::new(),
    };
    std::io::copy(&mut hashed, &mut std::io::sink()).map_err(failed)?;
    Ok(hex::encode(hashed.hash.finalize()))
}
