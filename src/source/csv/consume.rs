//! Moving or deleting files that are done (spec page 2, `DeleteImportFiles`).

use super::listing;
use crate::config::external::AfterImport;
use crate::files;
use crate::model::FileStamp;
use crate::source::Consumed;
use std::path::{Path, PathBuf};

/// Moves or deletes each of these files that is still as it was read.
pub(super) fn consume(
    after: AfterImport,
    source: &Path,
    destination: Option<&Path>,
    stamps: &[FileStamp],
) -> Vec<Consumed> {
    let one = |stamp: &FileStamp| -> Result<Option<PathBuf>, String> {
        // The list comes from a ledger; nothing outside the folder is ever touched.
        if stamp.path.parent() != Some(source) {
            return Err(format!("it does not stand in {}", source.display()));
        }
        if !listing::is_unchanged(stamp) {
            return Err("it was changed since it was read, and is read again".to_owned());
        }
        match (after, destination) {
            (AfterImport::Leave, _) => Err("the settings leave files where they are".to_owned()),
            (AfterImport::Delete, _) => files::remove(&stamp.path)
                .map(|()| None)
                .map_err(|e| e.to_string()),
            (AfterImport::Move, None) => Err("no Destination is set to move it to".to_owned()),
            (AfterImport::Move, Some(folder)) if same_folder(folder, source) => {
                Err("Destination is the source folder itself: it would be read again".to_owned())
            }
            (AfterImport::Move, Some(folder)) => files::transfer(&stamp.path, folder)
                .map(Some)
                .map_err(|error| error.to_string()),
        }
    };
    stamps
        .iter()
        .map(|stamp| Consumed {
            stamp: stamp.clone(),
            outcome: one(stamp),
        })
        .collect()
}

pub(super) fn same_folder(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
