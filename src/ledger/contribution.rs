//! What each file added to each interval, for sources whose files tell only what is new (`FilesAreIncrements`).

use super::day::read_date;
use super::error::Trouble;
use super::{Ledger, LedgerError};
use crate::model::{IntervalLength, MetricPath, UtcSecond};
use jiff::civil::Date;
use rusqlite::{Transaction, params};
use std::collections::BTreeSet;

/// What one file added to one interval of one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// SHA-256 of the file's content: the same content contributes once, under whatever name.
    pub hash: String,
    pub metric: MetricPath,
    pub start: UtcSecond,
    /// The interval's length: queues on different grids may share a metric.
    pub length: IntervalLength,
    /// The sum, minimum or maximum over the file's rows; for a mean the sum of value × weight.
    pub amount: f64,
    /// How many cells went in, or their weight.
    pub weight: f64,
}

impl Ledger {
    /// Everything that files, gone or present, contributed to some days of a system, by day.
    pub fn contributions(
        &self,
        system: &str,
        first: Date,
        last: Date,
    ) -> Result<Vec<(Date, Contribution)>, LedgerError> {
        self.read(|transaction| {
            let mut query = transaction.prepare_cached(
                "SELECT day, hash, path, start, minutes, amount, weight
                 FROM contribution JOIN metric ON metric.number = contribution.metric
                 WHERE system = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day",
            )?;
            let mut rows = query.query([system, &first.to_string(), &last.to_string()])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let minutes: u16 = row.get(4)?;
                let contribution = Contribution {
                    hash: row.get(1)?,
                    metric: MetricPath::new(row.get::<_, String>(2)?),
                    start: UtcSecond(row.get(3)?),
                    length: IntervalLength::new(minutes)
                        .map_err(|error| Trouble::Damaged(error.to_string()))?,
                    amount: row.get(5)?,
                    weight: row.get(6)?,
                };
                found.push((read_date(row, 0)?, contribution));
            }
            Ok(found)
        })
    }
}

/// Replaces what the same files contributed to the day before.
pub(super) fn write(
    transaction: &Transaction<'_>,
    system: &str,
    day: Date,
    contributions: &[Contribution],
) -> Result<(), Trouble> {
    let day = day.to_string();
    let hashes: BTreeSet<&str> = contributions.iter().map(|one| one.hash.as_str()).collect();
    let mut delete = transaction
        .prepare_cached("DELETE FROM contribution WHERE system = ?1 AND day = ?2 AND hash = ?3")?;
    for hash in hashes {
        delete.execute([system, &day, hash])?;
    }
    let mut name = transaction.prepare_cached(
        "INSERT INTO metric (path) VALUES (?1) ON CONFLICT (path) DO UPDATE SET path = ?1 RETURNING number",
    )?;
    let mut insert = transaction
        .prepare_cached("INSERT OR REPLACE INTO contribution VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    let mut last: Option<(&MetricPath, i64)> = None;
    for one in contributions {
        let metric = match last {
            Some((path, number)) if path == &one.metric => number,
            _ => name.query_row([one.metric.as_str()], |row| row.get(0))?,
        };
        last = Some((&one.metric, metric));
        insert.execute(params![
            system,
            day,
            one.hash,
            metric,
            one.start.0,
            one.length.minutes(),
            one.amount,
            one.weight
        ])?;
    }
    Ok(())
}
