//! The tables, and how an older layout becomes the present one.

use super::error::Trouble;
use rusqlite::Connection;

/// The layout this program writes (`PRAGMA user_version`).
pub(super) const LAYOUT: i64 = 1;

/// `cell.batch` and `agent_day.batch` of what waits for a batch; a positive number is an open batch.
pub(super) const WAITING: i64 = 0;
/// `cell.batch` and `agent_day.batch` of what the WFM refused.
pub(super) const REFUSED: i64 = -1;
/// `cell.batch` and `agent_day.batch` of what waited in a restored backup: the WFM is asked before anything is sent.
/// `confirmed` and `sent` stay as the backup has them, to judge the answer by.
pub(super) const RESTORED: i64 = -2;

/// Each step leads from the layout with its index to the next one.
const STEPS: [&str; 1] = [FIRST];

const FIRST: &str = "
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row per recorded day of an import; `number` orders them.
CREATE TABLE recording (number INTEGER PRIMARY KEY, at INTEGER NOT NULL);

-- wanted: what the WFM shall have; NULL: xlink never computed it, the WFM was read. confirmed: what the WFM said.
-- since: the oldest recording that is not confirmed. batch: NULL settled, 0 waits, >0 in this open batch, -1 refused, -2 restored.
-- sent: the value that travels in the open batch. All times are seconds since 1970, values hundredths.
CREATE TABLE cell (
    queue INTEGER NOT NULL, value_type INTEGER NOT NULL, version INTEGER NOT NULL, start INTEGER NOT NULL,
    wanted INTEGER, confirmed INTEGER, since INTEGER, batch INTEGER, sent INTEGER, refusal INTEGER, refused_at INTEGER,
    PRIMARY KEY (queue, value_type, version, start)
) WITHOUT ROWID;
CREATE INDEX cell_outbox ON cell (batch, since) WHERE batch IS NOT NULL;

CREATE TABLE agent_day (
    system TEXT NOT NULL, agent TEXT NOT NULL, day TEXT NOT NULL,
    wanted TEXT NOT NULL, confirmed TEXT, since INTEGER, batch INTEGER, sent TEXT, refusal INTEGER, refused_at INTEGER,
    PRIMARY KEY (system, agent, day)
) WITHOUT ROWID;
CREATE INDEX agent_day_outbox ON agent_day (batch, since) WHERE batch IS NOT NULL;
CREATE INDEX agent_day_by_day ON agent_day (system, day);

-- kind: 0 values, 1 agent days.
CREATE TABLE batch (number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL);

-- What was imported of which day. kind: 0 contacts, 1 activities. complete stays once it is 1.
-- targets: pairs of (queue, value type) that were computed, as 32-bit numbers; starts_at and ends_at bound their starts.
CREATE TABLE day (
    system TEXT NOT NULL, kind INTEGER NOT NULL, day TEXT NOT NULL,
    recording INTEGER NOT NULL, began INTEGER NOT NULL, ended INTEGER NOT NULL,
    complete INTEGER NOT NULL, rows INTEGER NOT NULL, rejected INTEGER NOT NULL, had_rows INTEGER NOT NULL,
    starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, targets BLOB NOT NULL,
    PRIMARY KEY (system, kind, day)
) WITHOUT ROWID;

CREATE TABLE rejected_row (
    system TEXT NOT NULL, kind INTEGER NOT NULL, day TEXT NOT NULL, position INTEGER NOT NULL,
    place TEXT NOT NULL, line INTEGER NOT NULL, at_column INTEGER, found TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (system, kind, day, position)
) WITHOUT ROWID;

CREATE TABLE rejected_value (
    queue INTEGER NOT NULL, value_type INTEGER NOT NULL, start INTEGER NOT NULL, place TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (queue, value_type, start)
) WITHOUT ROWID;
CREATE INDEX rejected_value_by_start ON rejected_value (start);

CREATE TABLE seen_agent (
    system TEXT NOT NULL, agent TEXT NOT NULL, day TEXT NOT NULL, records INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    PRIMARY KEY (system, agent, day)
) WITHOUT ROWID;

CREATE TABLE unknown_queue (
    system TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, rows INTEGER NOT NULL,
    PRIMARY KEY (system, day, name)
) WITHOUT ROWID;

-- path: the file's path as the system writes it. clean: every row of it was understood.
CREATE TABLE file (
    number INTEGER PRIMARY KEY, system TEXT NOT NULL, kind INTEGER NOT NULL, path BLOB NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, hash TEXT, clean INTEGER NOT NULL, consumed INTEGER,
    UNIQUE (system, kind, path, size, modified)
);
-- recording: the last one that imported this day from this file; NULL: not yet.
CREATE TABLE file_day (
    file INTEGER NOT NULL REFERENCES file (number) ON DELETE CASCADE, day TEXT NOT NULL,
    rows INTEGER NOT NULL, recording INTEGER,
    PRIMARY KEY (file, day)
) WITHOUT ROWID;

-- What each file added to each interval of a metric (FilesAreIncrements).
CREATE TABLE metric (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE contribution (
    system TEXT NOT NULL, day TEXT NOT NULL, hash TEXT NOT NULL, metric INTEGER NOT NULL REFERENCES metric (number),
    start INTEGER NOT NULL, minutes INTEGER NOT NULL, amount REAL NOT NULL, weight REAL NOT NULL,
    PRIMARY KEY (system, day, hash, metric, minutes, start)
) WITHOUT ROWID;
";

/// Brings the database to [`LAYOUT`]. `Ok(Err(found))`: a newer program made it, nothing was touched.
pub(super) fn prepare(connection: &mut Connection) -> Result<Result<(), i64>, Trouble> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = match usize::try_from(found) {
        Ok(done) if done <= STEPS.len() => done,
        _ => return Ok(Err(found)),
    };
    for (index, step) in STEPS.iter().enumerate().skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.execute_batch(&format!("PRAGMA user_version = {}", index + 1))?;
        transaction.commit()?;
    }
    Ok(Ok(()))
}
