//! Many value types at once, each through its own stretch of time.

use super::day::Target;
use super::display::{Cell, read_cell};
use super::error::Trouble;
use super::{Ledger, LedgerError};
use crate::model::UtcSecond;
use rusqlite::{Transaction, params};

/// Stretches read in one transaction, so that nobody waits long for the ledger.
const AT_ONCE: usize = 1000;

impl Ledger {
    /// Reads the historical values of many stretches in one pass. `each` hears, stretch by stretch in their order, the
    /// cells and the starts that scripts rejected, both in order.
    pub fn scan(
        &self,
        stretches: &[Target],
        mut each: impl FnMut(&Target, &[Cell], &[UtcSecond]),
    ) -> Result<(), LedgerError> {
        let (mut cells, mut rejected) = (Vec::new(), Vec::new());
        for some in stretches.chunks(AT_ONCE) {
            self.read(|transaction| {
                let any_rejected = any_rejected(transaction, some)?;
                let mut query = transaction.prepare_cached(
                    "SELECT start, coalesce(wanted, confirmed), batch, refusal FROM cell
                     WHERE queue = ?1 AND value_type = ?2 AND version = 0 AND start >= ?3 AND start < ?4
                     AND coalesce(wanted, confirmed) IS NOT NULL ORDER BY start",
                )?;
                let mut rejections = transaction.prepare_cached(
                    "SELECT start FROM rejected_value
                     WHERE queue = ?1 AND value_type = ?2 AND start >= ?3 AND start < ?4 ORDER BY start",
                )?;
                for stretch in some {
                    let key = params![
                        stretch.queue.0,
                        stretch.value_type.0,
                        stretch.from.0,
                        stretch.to.0
                    ];
                    cells.clear();
                    let mut rows = query.query(key)?;
                    while let Some(row) = rows.next()? {
                        cells.push(read_cell(row)?);
                    }
                    rejected.clear();
                    if any_rejected {
                        let mut rows = rejections.query(key)?;
                        while let Some(row) = rows.next()? {
                            rejected.push(UtcSecond(row.get(0)?));
                        }
                    }
                    each(stretch, &cells, &rejected);
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Whether any script rejected anything in this time; mostly none did, and nobody has to ask for each stretch.
fn any_rejected(transaction: &Transaction<'_>, stretches: &[Target]) -> Result<bool, Trouble> {
    let from = stretches.iter().map(|stretch| stretch.from.0).min().unwrap_or(0);
    let to = stretches.iter().map(|stretch| stretch.to.0).max().unwrap_or(0);
    Ok(transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM rejected_value WHERE start >= ?1 AND start < ?2)")?
        .query_row([from, to], |row| row.get(0))?)
}
