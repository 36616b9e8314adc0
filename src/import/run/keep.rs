//! Recording one day of call data in the ledger.

use super::contacts::{Contacts, WindowRead};
use super::nulls::{DayNulls, Told};
use super::observe::Progressor;
use super::sums::Sums;
use super::{Stop, files, increments};
use crate::engine::Level;
use crate::import::compute::DayValues;
use crate::ledger::{DayResult, Ledger, Recorded, SystemDay, Target};
use crate::model::{DataKind, QueueId, UtcSecond, message};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

impl Contacts<'_, '_> {
    /// Which intervals without source data become 0 on this day.
    pub(super) fn nulls(&self, read: &WindowRead, index: usize, day: Date) -> Result<DayNulls, Stop> {
        let mut told = BTreeMap::new();
        for (system, window) in &read.windows {
            let report = &read.reports[system].0;
            let gone = match self.world.ledger.filter(|_| self.world.write_always) {
                Some(ledger) => {
                    ledger.consumed_rows(&self.systems[system].name, DataKind::Contacts, day)? > 0
                }
                None => false,
            };
            let rows = files::rows_of(report, day).unwrap_or(0) + window.rows_of_day(index) > 0;
            told.insert(
                *system,
                Told {
                    rows: files::whole(report) && (rows || gone),
                    gone,
                },
            );
        }
        Ok(DayNulls::new(
            self.world.write_always,
            told,
            &self.plan.targets,
            day,
            self.world.ledger,
        )?)
    }

    /// Records the day; returns how many values went into the outbox.
    pub(super) fn keep(
        &self,
        ledger: &Ledger,
        read: &WindowRead,
        (index, day): (usize, Date),
        values: DayValues,
        sums: &mut Sums,
        progress: &Progressor<'_>,
    ) -> Result<u64, Stop> {
        let left_out: BTreeSet<usize> = values.left_out.iter().copied().collect();
        let result = DayResult {
            day,
            kind: DataKind::Contacts,
            began: read.began,
            ended: progress.now(),
            systems: self.system_days(read, index, day, &left_out),
            values: values.values,
            rejected_values: values.rejected,
            agent_days: Vec::new(),
        };
        let recorded = ledger.record(&result)?;
        sums.recorded(day, &recorded);
        self.note_fallen(ledger, day, &recorded, sums)?;
        let queues: BTreeSet<QueueId> = result.values.iter().map(|value| value.key.queue).collect();
        progress.observer().recorded(&queues);
        Ok(recorded.written)
    }

    /// A manual import holds the ledger against what the WFM really has.
    pub(super) fn read_back(&self, ledger: &Ledger, day: Date, now: UtcSecond) -> Result<(), Stop> {
        let Some(read_back) = self.world.read_back else {
            return Ok(());
        };
        let queues: BTreeSet<QueueId> = self.plan.targets.iter().map(|target| target.queue).collect();
        let days = self.plan.targets.iter().map(|target| target.zone.day(day));
        let (Some(from), Some(to)) = (
            days.clone().map(|day| day.start).min(),
            days.map(|day| day.end).max(),
        ) else {
            return Ok(());
        };
        let queues: Vec<QueueId> = queues.into_iter().collect();
        if let Some(there) = read_back(&queues, from, to) {
            ledger.reconcile(&there, now)?;
        }
        Ok(())
    }

    fn system_days(
        &self,
        read: &WindowRead,
        index: usize,
        day: Date,
        left_out: &BTreeSet<usize>,
    ) -> Vec<SystemDay> {
        read.reports
            .iter()
            .filter(|(system, _)| self.chosen.contains_key(&self.systems[system].name))
            .filter(|(system, (report, _))| {
                let rows = || read.windows[system].rows_of_day(index);
                !files::untold(report, files::rows_of(report, day).unwrap_or_else(rows))
            })
            .map(|(system, (report, rejected))| {
                let setup = self.systems[system];
                let of_system = |number: &usize| self.plan.targets[*number].systems().contains(system);
                let numbers: Vec<usize> = (0..self.plan.targets.len()).filter(of_system).collect();
                let targets: Vec<Target> = numbers
                    .iter()
                    .filter(|number| !left_out.contains(number))
                    .map(|number| {
                        let target = &self.plan.targets[*number];
                        let local = target.zone.day(day);
                        Target {
                            queue: target.queue,
                            value_type: target.value_type,
                            from: local.start,
                            to: local.end,
                        }
                    })
                    .collect();
                let computed = targets.len() == numbers.len();
                let over = numbers
                    .iter()
                    .all(|number| self.plan.targets[*number].zone.day(day).end <= read.began);
                let by_day = files::rejected_by_day(report, read.days, rejected);
                let rejected_rows = by_day.get(&day).cloned().unwrap_or_default();
                let window = &read.windows[system];
                let is_last = day == read.days.last;
                SystemDay {
                    system: setup.name.clone(),
                    complete: computed && over && files::sound(report),
                    rows: files::rows_of(report, day).unwrap_or_else(|| window.rows_of_day(index)),
                    rejected: rejected_rows.len() as u64,
                    rejected_rows,
                    unknown_queues: if is_last {
                        report.unknown_queues.clone()
                    } else {
                        BTreeMap::new()
                    },
                    agents: BTreeMap::new(),
                    files: files::noted(report, read.days, day, self.may_consume(*system, computed)),
                    targets,
                    contributions: if setup.source.files_are_increments() {
                        let metrics = &read.wiring.requests[system].metrics;
                        increments::of_day(&self.plan.systems[*system], metrics, window, report, index)
                    } else {
                        Vec::new()
                    },
                }
            })
            .collect()
    }

    /// Files stay while a value that they lead to could not come about.
    fn may_consume(&self, system: usize, computed: bool) -> bool {
        let setup = self.systems[&system];
        setup.consumes_contacts && computed && !self.plan.withheld.contains(&setup.name)
    }

    /// A value that falls after a file went may mean that each file tells only what is new (spec page 2).
    fn note_fallen(
        &self,
        ledger: &Ledger,
        day: Date,
        recorded: &Recorded,
        sums: &mut Sums,
    ) -> Result<(), Stop> {
        if recorded.fallen.is_empty() {
            return Ok(());
        }
        for system in self
            .chosen
            .values()
            .filter(|system| !system.source.files_are_increments())
        {
            if ledger.consumed_rows(&system.name, DataKind::Contacts, day)? > 0 {
                let text = message!(
                    "import-fallen",
                    "{count} values of {day} fell below what earlier files told, which are gone since",
                    count = recorded.fallen.len(),
                    day = day,
                );
                let hint = message!(
                    "import-fallen-hint",
                    "if each file tells only what is new, set FilesAreIncrements=1 in the system's section"
                );
                sums.note(Level::Warning, &system.name, text, hint);
            }
        }
        Ok(())
    }
}
