//! Moving or deleting files that are done (spec page 2, `DeleteImportFiles`).

use super::listing;
use crate::config::external::AfterImport;
use crate::files;
use crate::model::{FileStamp, Message, Worded, message};
use crate::source::Consumed;
use std::path::{Path, PathBuf};

/// Moves or deletes each of these files that is still as it was read.
pub(super) fn consume(
    after: AfterImport,
    source: &Path,
    destination: Option<&Path>,
    stamps: &[FileStamp],
) -> Vec<Consumed> {
    let one = |stamp: &FileStamp| -> Result<Option<PathBuf>, Message> {
        // The list comes from a ledger; nothing outside the folder is ever touched.
        if stamp.path.parent() != Some(source) {
            return Err(message!(
                "source-elsewhere",
                "it does not stand in {folder}",
                folder = source.display(),
            ));
        }
        if !listing::is_unchanged(stamp) {
            return Err(message!(
                "source-changed-since",
                "it was changed since it was read, and is read again"
            ));
        }
        match (after, destination) {
            (AfterImport::Leave, _) => Err(message!(
                "source-leave-files",
                "the settings leave files where they are"
            )),
            (AfterImport::Delete, _) => files::remove(&stamp.path)
                .map(|()| None)
                .map_err(|error| error.message()),
            (AfterImport::Move, None) => Err(message!(
                "source-no-destination",
                "no Destination is set to move it to"
            )),
            (AfterImport::Move, Some(folder)) if same_folder(folder, source) => Err(message!(
                "source-same-folder",
                "Destination is the source folder itself: it would be read again"
            )),
            (AfterImport::Move, Some(folder)) => files::transfer(&stamp.path, folder)
                .map(Some)
                .map_err(|error| error.message()),
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
