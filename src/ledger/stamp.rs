//! Whose confirmations count: the store's stamp and the catalogue's revision (spec page 4).

use super::error::Trouble;
use super::schema::{REFUSED, RESTORED, WAITING};
use super::store::{meta, new_recording, set_meta};
use super::{Ledger, LedgerError};
use crate::model::StoreStamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Cells voided in one transaction, so that nobody waits long for the ledger.
const STRIDE: i64 = 50_000;

impl Ledger {
    /// The store whose confirmations count; `None`: none ever answered.
    pub fn stamp(&self) -> Result<Option<StoreStamp>, LedgerError> {
        self.read(|transaction| read_stamp(transaction))
    }

    /// The WFM answered as this store in this life of it. Another than before voids all confirmations: everything
    /// waits again, refusals included. True: it was another one.
    pub fn adopt_stamp(&self, stamp: &StoreStamp) -> Result<bool, LedgerError> {
        let changed = self.write(|transaction| {
            let before = read_stamp(transaction)?;
            if before.as_ref() == Some(stamp) {
                return Ok(false);
            }
            set_meta(transaction, "store", &stamp.store)?;
            set_meta(transaction, "epoch", &stamp.epoch.to_string())?;
            if before.is_some() {
                let newest: i64 =
                    transaction
                        .query_row("SELECT coalesce(max(at), 0) FROM recording", [], |row| row.get(0))?;
                let recording = new_recording(transaction, newest)?;
                set_meta(transaction, "voiding", &recording.to_string())?;
                set_meta(transaction, "voided to", "-1 -1 -1 0")?;
            }
            Ok(before.is_some())
        })?;
        if changed {
            self.finish_voiding()?;
        }
        Ok(changed)
    }

    /// The catalogue is at this revision now: what was refused at another one waits again.
    pub fn catalog_changed(&self, revision: u64) -> Result<u64, LedgerError> {
        self.write_counting(|transaction| {
            set_meta(transaction, "revision", &revision.to_string())?;
            let mut freed = [0, 0];
            for (freed, table) in freed.iter_mut().zip(["cell", "agent_day"]) {
                *freed = transaction
                    .prepare_cached(&format!(
                        "UPDATE {table} SET batch = ?2, refusal = NULL, refused_at = NULL WHERE batch = ?3 AND refused_at <> ?1"
                    ))?
                    .execute([revision_number(revision), WAITING, REFUSED])?;
            }
            let [values, days] = freed;
            Ok(((values + days) as u64, values as i64))
        })
    }

    /// Carries on what a change of the store began, also after a crash in the middle of it.
    pub(super) fn finish_voiding(&self) -> Result<(), LedgerError> {
        if !self.read(|transaction| voiding(transaction))? {
            return Ok(());
        }
        while self.write_counting(|transaction| {
            let (more, grown) = void_some(transaction)?;
            Ok((more, grown))
        })? {}
        Ok(())
    }
}

pub(super) fn revision_number(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}

/// The catalogue's revision as last read.
pub(super) fn known_revision(connection: &Connection) -> Result<Option<u64>, Trouble> {
    let found = meta(connection, "revision")?;
    found
        .map(|text| {
            text.parse()
                .map_err(|_| Trouble::Damaged(format!("catalogue revision “{text}”")))
        })
        .transpose()
}

fn read_stamp(connection: &Connection) -> Result<Option<StoreStamp>, Trouble> {
    let (Some(store), Some(epoch)) = (meta(connection, "store")?, meta(connection, "epoch")?) else {
        return Ok(None);
    };
    let epoch = epoch
        .parse()
        .map_err(|_| Trouble::Damaged(format!("store epoch “{epoch}”")))?;
    Ok(Some(StoreStamp { store, epoch }))
}

/// True while confirmations of an earlier store still stand somewhere.
pub(super) fn voiding(connection: &Connection) -> Result<bool, Trouble> {
    Ok(meta(connection, "voiding")?.is_some())
}

type Place = (i64, i64, i64, i64);

/// Voids the next stretch of cells; says whether there are more, and by how much the outbox grew. Open batches keep travelling under their numbers: the new
/// store answers them as its own.
fn void_some(transaction: &Transaction<'_>) -> Result<(bool, i64), Trouble> {
    let (Some(recording), Some(done)) = (meta(transaction, "voiding")?, meta(transaction, "voided to")?)
    else {
        return Ok((false, 0));
    };
    let damaged = || Trouble::Damaged("the mark of a change of store".to_owned());
    let recording: i64 = recording.parse().map_err(|_| damaged())?;
    let numbers: Vec<i64> = done.split(' ').filter_map(|part| part.parse().ok()).collect();
    let [queue, value_type, version, start] = numbers[..] else {
        return Err(damaged());
    };
    let from = (queue, value_type, version, start);
    let last: Option<Place> = transaction
        .prepare_cached(
            "SELECT queue, value_type, version, start FROM cell WHERE (queue, value_type, version, start) > (?1, ?2, ?3, ?4)
             ORDER BY queue, value_type, version, start LIMIT 1 OFFSET ?5",
        )?
        .query_row(params![from.0, from.1, from.2, from.3, STRIDE], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let to = last.unwrap_or((i64::MAX, i64::MAX, i64::MAX, i64::MAX));
    let grown = void_cells(transaction, recording, from, to)?;
    if last.is_some() {
        set_meta(
            transaction,
            "voided to",
            &format!("{} {} {} {}", to.0, to.1, to.2, to.3),
        )?;
        return Ok((true, grown));
    }
    void_agent_days(transaction, recording)?;
    transaction.execute("DELETE FROM meta WHERE name IN ('voiding', 'voided to')", [])?;
    Ok((false, grown))
}

/// Returns how many values wait that did not before.
fn void_cells(transaction: &Transaction<'_>, recording: i64, from: Place, to: Place) -> Result<i64, Trouble> {
    let within = "(queue, value_type, version, start) > (?1, ?2, ?3, ?4) AND (queue, value_type, version, start) <= (?5, ?6, ?7, ?8)";
    let run = |sql: String| -> Result<usize, Trouble> {
        let place = params![from.0, from.1, from.2, from.3, to.0, to.1, to.2, to.3];
        Ok(transaction.prepare_cached(&sql)?.execute(place)?)
    };
    // What xlink never computed was only read, and is not its to send.
    run(format!("DELETE FROM cell WHERE {within} AND wanted IS NULL"))?;
    run(format!(
        "UPDATE cell SET confirmed = NULL WHERE {within} AND batch >= {WAITING} AND confirmed IS NOT NULL"
    ))?;
    run(format!(
        "UPDATE cell SET confirmed = NULL, sent = NULL, batch = {WAITING} WHERE {within} AND batch = {RESTORED}"
    ))?;
    let grown = run(format!(
        "UPDATE cell SET confirmed = NULL, since = coalesce(since, {recording}), batch = {WAITING}, refusal = NULL,
            refused_at = NULL WHERE {within} AND (batch IS NULL OR batch = {REFUSED})"
    ))?;
    Ok(grown as i64)
}

fn void_agent_days(transaction: &Transaction<'_>, recording: i64) -> Result<(), Trouble> {
    transaction
        .prepare_cached(
            "UPDATE agent_day SET confirmed = NULL, since = coalesce(since, ?1),
                batch = CASE WHEN batch > 0 THEN batch ELSE 0 END, refusal = NULL, refused_at = NULL",
        )?
        .execute([recording])?;
    Ok(())
}
