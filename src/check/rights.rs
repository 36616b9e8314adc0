//! The rights of this account on the files and on the key.

use super::{Row, Step};
use crate::config::{ConfigFile, Installation};
use crate::files;
use crate::model::{Worded, message};
use crate::passcode::InstallationKey;

pub(super) fn rights(installation: &Installation) -> Vec<Row> {
    if !installation.directory().is_dir() {
        return Vec::new();
    }
    let mut rows: Vec<Row> = ConfigFile::ALL
        .into_iter()
        .filter_map(|file| installation.path(file).ok().filter(|path| path.exists()))
        .filter_map(|path| files::ensure_writable(&path).err())
        .map(|error| {
            let hint = message!(
                "check-not-writable-hint",
                "the console cannot save changes with this account; importing is not concerned"
            );
            Row::warning(
                Step::Rights,
                error.path().display().to_string(),
                error.message(),
                hint,
            )
        })
        .collect();
    rows.extend(key(installation));
    rows.extend(shadow(installation));
    if rows.is_empty() {
        rows.push(Row::fine(
            Step::Rights,
            "",
            message!(
                "check-rights-fine",
                "this account may change the three files, and the key is its owner's alone"
            ),
        ));
    }
    rows
}

/// The key opens every passcode: nobody but its owner may read it.
#[cfg(unix)]
fn key(installation: &Installation) -> Option<Row> {
    use std::os::unix::fs::PermissionsExt;
    let path = InstallationKey::path(&installation.state());
    let mode = path.metadata().ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then(|| {
        let place = path.display().to_string();
        let found = message!(
            "check-key-open",
            "others than its owner may use the key (mode {mode})",
            mode = format!("{mode:o}"),
        );
        let hint = message!(
            "check-key-open-hint",
            "chmod 600 {place}, and make new passcodes",
            place = &place,
        );
        Row::error(Step::Rights, place, found, hint)
    })
}

/// On Windows the key is protected for the machine (DPAPI) and by the folder's access list.
#[cfg(not(unix))]
fn key(installation: &Installation) -> Option<Row> {
    let path = InstallationKey::path(&installation.state());
    let error = InstallationKey::read(&installation.state())
        .err()
        .filter(|_| path.exists())?;
    Some(Row::error(
        Step::Rights,
        path.display().to_string(),
        error.message(),
        message!("check-key-unread-hint", "run the check as an administrator"),
    ))
}

/// Windows keeps a private copy of a file that a program without rights "wrote" below Program Files; the service never
/// sees it.
#[cfg(windows)]
fn shadow(installation: &Installation) -> Option<Row> {
    let path = installation.path(ConfigFile::Main).ok()?;
    let below_drive: std::path::PathBuf = path
        .components()
        .filter(|part| matches!(part, std::path::Component::Normal(_)))
        .collect();
    let copy = std::path::PathBuf::from(std::env::var_os("LOCALAPPDATA")?)
        .join("VirtualStore")
        .join(below_drive);
    copy.exists().then(|| {
        let found = message!(
            "check-shadow",
            "a VirtualStore copy shadows the real file for this account: the service reads another one"
        );
        Row::warning(
            Step::Rights,
            copy.display().to_string(),
            found,
            message!(
                "check-shadow-hint",
                "bring its changes into the real file, then delete the copy"
            ),
        )
    })
}

#[cfg(not(windows))]
fn shadow(_installation: &Installation) -> Option<Row> {
    None
}
