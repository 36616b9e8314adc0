//! Which files of a folder are read (spec page 2, CSV interface).

use super::limits;
use crate::model::{FileStamp, message};
use crate::source::SourceError;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The regular files directly in `folder`, by name.
pub(super) fn list(folder: &Path) -> Result<Vec<FileStamp>, SourceError> {
    let failed = |why: std::io::Error| SourceError::Folder {
        path: folder.to_owned(),
        why: crate::files::reason(&why),
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !is_taken(&entry.file_name()) {
            continue;
        }
        // A file that went away since is not there; a link is what it points to.
        let Ok(metadata) = std::fs::metadata(entry.path()) else {
            continue;
        };
        if !metadata.is_file() {
            continue;
        }
        if files.len() == limits::FILES {
            return Err(SourceError::Folder {
                path: folder.to_owned(),
                why: message!(
                    "source-too-many-files",
                    "it holds more than {limit} files; move those that are done elsewhere",
                    limit = limits::FILES,
                ),
            });
        }
        files.push(stamp(entry.path().as_path(), &metadata));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Names that begin with `.` or `~` or end in `.tmp` or `.part` are other programs' unfinished business.
fn is_taken(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    !(name.starts_with(['.', '~']) || name.ends_with(".tmp") || name.ends_with(".part"))
}

pub(super) fn stamp(path: &Path, metadata: &Metadata) -> FileStamp {
    let modified = metadata
        .modified()
        .map_or(0, |at| match at.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
            Err(before) => -i128::try_from(before.duration().as_nanos()).unwrap_or(i128::MAX),
        });
    FileStamp {
        path: path.to_owned(),
        size: metadata.len(),
        modified,
    }
}

/// Whether the file is still in the state that was listed.
pub(super) fn is_unchanged(listed: &FileStamp) -> bool {
    std::fs::metadata(&listed.path).is_ok_and(|now| stamp(&listed.path, &now) == *listed)
}

/// The file's name, for messages.
pub(super) fn name(stamp: &FileStamp) -> String {
    let name = stamp.path.file_name().unwrap_or(stamp.path.as_os_str());
    name.to_string_lossy().into_owned()
}
