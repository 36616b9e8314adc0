//! What grows: logs and the outbox.

use super::{Mend, Row, Step};
use crate::config::{Installation, Settings};
use crate::engine::Snapshot;
use crate::model::message;
use crate::time::{Clock, Zone};

/// The largest log files. Rotation keeps each within its limit; older ones of the original know none.
pub(super) fn logs(installation: &Installation, settings: &Settings) -> Vec<Row> {
    let folder = settings
        .general
        .log_dir
        .as_deref()
        .filter(|folder| folder.is_dir());
    let folder = folder.unwrap_or(installation.directory());
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut sizes: Vec<(u64, String)> = entries
        .filter_map(|entry| {
            Some((
                entry.metadata().ok()?.len(),
                entry.file_name().to_string_lossy().into_owned(),
            ))
        })
        .filter(|(_, name)| name.to_lowercase().ends_with(".log"))
        .collect();
    sizes.sort();
    let all: u64 = sizes.iter().map(|(size, _)| size).sum();
    let limit = settings.general.log_max_bytes;
    let oversized = sizes.last().filter(|(size, _)| *size > limit.saturating_mul(2));
    vec![match oversized {
        Some((size, name)) => Row::warning(
            Step::Logs,
            name,
            message!(
                "check-log-oversized",
                "is {size} KB, far over LogMaxFileSize ({limit} KB)",
                size = size / 1024,
                limit = limit / 1024,
            ),
            message!(
                "check-log-oversized-hint",
                "it was not written by this xlink: move it away"
            ),
        )
        .mended(Mend::Elsewhere),
        None => Row::fine(
            Step::Logs,
            folder.display().to_string(),
            message!(
                "check-logs-fine",
                "{count} log files, {all} KB in all, each at most {limit} KB",
                count = sizes.len(),
                all = all / 1024,
                limit = limit / 1024,
            ),
        ),
    }]
}

/// Age and size of what waits for the WFM.
pub(super) fn outbox(snapshot: Option<&Snapshot>, clock: &Clock) -> Vec<Row> {
    /// What waits longer than this is stuck.
    const STUCK: i64 = 15 * 60;
    let Some(outbox) = snapshot.map(|snapshot| snapshot.outbox) else {
        return Vec::new();
    };
    let waiting = outbox.values + outbox.agent_days;
    let Some(oldest) = outbox.oldest.filter(|_| waiting > 0) else {
        return vec![Row::fine(
            Step::Outbox,
            "",
            message!("check-outbox-empty", "empty: the WFM has everything"),
        )];
    };
    let found = message!(
        "check-outbox-waiting",
        "{count} values wait, the oldest since {oldest}",
        count = waiting,
        oldest = Zone::machine().format_seconds(oldest),
    );
    let near = outbox.limit_bytes > 0 && outbox.bytes * 10 >= outbox.limit_bytes * 8;
    vec![if near {
        Row::error(
            Step::Outbox,
            "",
            message!(
                "check-outbox-full",
                "{found}; the outbox is nearly full",
                found = found,
            ),
            message!(
                "check-outbox-full-hint",
                "bring the WFM back, or raise OutboxMaxSize: when it is full, imports pause and are caught up later"
            ),
        )
        .mended(Mend::general("OutboxMaxSize"))
    } else if clock.now().0 - oldest.0 > STUCK {
        Row::warning(
            Step::Outbox,
            "",
            found,
            message!(
                "check-outbox-stuck-hint",
                "the rows about the WFM above say what keeps it away; nothing is lost"
            ),
        )
    } else {
        Row::fine(Step::Outbox, "", found)
    }]
}
