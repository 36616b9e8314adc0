//! `WriteAlways`: which intervals without source data are written as 0 (spec page 4).

use crate::import::compute::Nulls;
use crate::import::plan::Target;
use crate::ledger::{Ledger, LedgerError};
use crate::model::{QueueId, UtcSecond, ValueKey, ValueTypeId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What is known of one system's day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// It was read completely and yielded at least one row of this day, in files that are gone since if need be.
    pub rows: bool,
    /// Some of its rows came in files that are gone since.
    pub gone: bool,
}

pub(super) struct DayNulls {
    on: bool,
    systems: BTreeMap<usize, Told>,
    before: HashSet<(QueueId, ValueTypeId, UtcSecond)>,
}

impl DayNulls {
    pub(super) fn new(
        on: bool,
        systems: BTreeMap<usize, Told>,
        targets: &[Target],
        day: Date,
        ledger: Option<&Ledger>,
    ) -> Result<Self, LedgerError> {
        let mut before = HashSet::new();
        let gone: BTreeSet<usize> = systems
            .iter()
            .filter(|(_, told)| told.gone)
            .map(|(index, _)| *index)
            .collect();
        if let Some(ledger) = ledger.filter(|_| on && !gone.is_empty()) {
            for target in targets
                .iter()
                .filter(|target| !target.systems().is_disjoint(&gone))
            {
                let local = target.zone.day(day);
                for cell in ledger.cells(target.queue, target.value_type, local.start, local.end)? {
                    before.insert((target.queue, target.value_type, cell.start));
                }
            }
        }
        Ok(Self { on, systems, before })
    }
}

impl Nulls for DayNulls {
    fn wanted(&self, target: &Target) -> bool {
        let told = |system: &usize| self.systems.get(system).is_some_and(|told| told.rows);
        self.on && target.systems().iter().all(told)
    }

    fn told_before(&self, key: &ValueKey) -> bool {
        self.before.contains(&(key.queue, key.value_type, key.start))
    }
}
