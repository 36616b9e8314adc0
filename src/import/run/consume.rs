//! Files that may go: moved or deleted once everything that came of them is confirmed (spec page 2).

use super::System;
use crate::engine::{Level, Notice};
use crate::journal::{Journal, Log};
use crate::ledger::{Ledger, LedgerError};
use crate::model::{DataKind, FileStamp, Message, message};
use crate::time::Clock;

/// Moves or deletes what may go now. Called after deliveries and at start, so that files whose values were confirmed
/// only after a restart go too. Returns what a person should know.
pub fn consume(
    systems: &[System],
    ledger: &Ledger,
    clock: &Clock,
    journal: &Journal,
) -> Result<Vec<Notice>, LedgerError> {
    let mut notices = Vec::new();
    for system in systems {
        for kind in [DataKind::Contacts, DataKind::Activities] {
            let wanted = match kind {
                DataKind::Contacts => system.contacts && system.consumes_contacts,
                DataKind::Activities => system.activities && system.consumes_activities,
            };
            if wanted {
                of_kind(system, kind, ledger, clock, &mut notices)?;
            }
        }
    }
    let gone = notices.iter().filter(|notice| notice.level == Level::Fine);
    journal.write(
        Log::DeleteImportFiles,
        gone.map(|notice| format!("{}: {}", notice.place, notice.text)),
    );
    Ok(notices)
}

fn of_kind(
    system: &System,
    kind: DataKind,
    ledger: &Ledger,
    clock: &Clock,
    notices: &mut Vec<Notice>,
) -> Result<(), LedgerError> {
    let files = ledger.consumable_files(&system.name, kind)?;
    if files.is_empty() {
        return Ok(());
    }
    let mut gone: Vec<FileStamp> = Vec::new();
    for consumed in system.source.consume(kind, &files) {
        let place = consumed.stamp.path.display().to_string();
        let notice = match consumed.outcome {
            Ok(to) => {
                gone.push(consumed.stamp);
                let text = match to {
                    Some(to) => message!(
                        "import-moved",
                        "imported and confirmed: moved to {path}",
                        path = to.display(),
                    ),
                    None => message!("import-deleted", "imported and confirmed: deleted"),
                };
                Notice {
                    level: Level::Fine,
                    place,
                    text,
                    hint: Message::default(),
                }
            }
            Err(why) => Notice {
                level: Level::Warning,
                place,
                text: message!(
                    "import-stays",
                    "the file is imported and confirmed, but stays: {why}",
                    why = why,
                ),
                hint: message!(
                    "import-stays-hint",
                    "let this account move or delete files in the source folder"
                ),
            },
        };
        notices.push(notice);
    }
    ledger.mark_consumed(&system.name, kind, &gone, clock.now())
}
