//! Importing call data.

use super::observe::{Progressor, Reading, Rejected, Stretch, Tally};
use super::sums::Sums;
use super::{Order, Stop, System, World, chosen, room_in_outbox, windows};
use crate::engine::{ImportPhase, Level};
use crate::import::compute::{self, Windows};
use crate::import::intervals::{Accumulator, Layout, dates, days_of_window};
use crate::import::plan::{Materials, Plan, SystemTree, Wiring, same_name};
use crate::model::{DataKind, UtcSecond, Worded, message};
use crate::source::{ContactRequest, DayRange, ReadReport, SourceError};
use std::collections::BTreeMap;

/// What stays the same through all windows.
pub(super) struct Contacts<'a, 'b> {
    pub world: &'b World<'a>,
    pub plan: Plan,
    /// By index in the plan.
    pub systems: BTreeMap<usize, &'b System>,
    /// What is imported; the others are only read for value types that need them too.
    pub chosen: BTreeMap<String, &'b System>,
}

/// What was read of a window.
pub(super) struct WindowRead {
    pub days: DayRange,
    pub began: UtcSecond,
    pub wiring: Wiring,
    pub windows: Windows,
    /// By index of the system: its report and its first rejected rows. One that failed is not there.
    pub reports: BTreeMap<usize, (ReadReport, Vec<Rejected>)>,
}

pub(super) fn run(
    world: &World<'_>,
    order: &Order,
    sums: &mut Sums,
    progress: &Progressor<'_>,
) -> Result<(), Stop> {
    let chosen = chosen(world, order, sums, |system| system.contacts);
    let plan = plan(world, order, sums);
    let find = |name: &str| {
        world
            .systems
            .iter()
            .find(|system| system.contacts && same_name(&system.name, name))
    };
    let systems = plan
        .needed()
        .into_iter()
        .filter_map(|index| Some((index, find(&plan.systems[index].name)?)))
        .collect();
    let contacts = Contacts {
        world,
        plan,
        systems,
        chosen,
    };
    contacts.note_unmapped(sums);
    if contacts.systems.is_empty() {
        return Ok(());
    }
    let mut first = 0;
    for days in windows(order.days, days_of_window(Wiring::cells_of_a_day(&contacts.plan))) {
        room_in_outbox(world)?;
        let count = dates(days).count();
        let (reading, rest) = progress.window(0, first, count);
        let mut read = contacts.read(days, sums, progress, reading, first)?;
        contacts.add_increments(&mut read)?;
        for (index, day) in dates(days).enumerate() {
            if progress.observer().cancelled() {
                return Err(Stop::Cancelled);
            }
            room_in_outbox(world)?;
            progress.day(ImportPhase::Scripting, day, first + index, "");
            contacts.record(&read, index, day, sums, progress)?;
            progress.advance(rest.part(index, count), 1.0);
        }
        first += count;
    }
    Ok(())
}

/// The plan of this order, with everything that cannot be planned noted.
fn plan(world: &World<'_>, order: &Order, sums: &mut Sums) -> Plan {
    let mut trees: BTreeMap<String, SystemTree> = BTreeMap::new();
    for name in world.off.keys() {
        trees.insert(
            name.clone(),
            SystemTree {
                tree: None,
                interval: None,
            },
        );
    }
    for system in world.systems.iter().filter(|system| system.contacts) {
        let tree = match system.source.tree() {
            Ok(tree) => Some(std::sync::Arc::new(tree)),
            Err(error) => {
                sums.failed(&system.name, error.message(), "");
                None
            }
        };
        trees.insert(
            system.name.clone(),
            SystemTree {
                tree,
                interval: system.interval,
            },
        );
    }
    let plan = Plan::make(&Materials {
        wfm: world.wfm,
        catalog: world.catalog,
        lines: world.mappings,
        file: world.mapping_file,
        systems: &trees,
        script: world.script,
        machine: world.machine,
    });
    let plan = if order.systems.is_empty() {
        plan
    } else {
        plan.only(&order.systems)
    };
    for notice in &plan.notices {
        sums.notice(notice.clone());
    }
    for (system, count) in &plan.blocked {
        let text = message!(
            "import-blocked",
            "{count} value types get nothing, because this external system cannot be read",
            count = *count,
        );
        sums.note(Level::Warning, system, text, "");
    }
    plan
}

impl Contacts<'_, '_> {
    fn note_unmapped(&self, sums: &mut Sums) {
        for name in self.chosen.keys() {
            if !self.systems.values().any(|system| system.name == *name)
                && !self.plan.blocked.contains_key(name)
            {
                let text = message!(
                    "import-unmapped",
                    "none of its value types is mapped: it is not read"
                );
                let hint = message!(
                    "import-unmapped-hint",
                    "assign value types in the console, or with `xlink map`"
                );
                sums.note(Level::Fine, name, text, hint);
            }
        }
    }

    /// Reads each system once for these days.
    fn read(
        &self,
        days: DayRange,
        sums: &mut Sums,
        progress: &Progressor<'_>,
        stretch: Stretch,
        first: usize,
    ) -> Result<WindowRead, Stop> {
        let scale = |system: usize| self.systems[&system].source.scale(DataKind::Contacts);
        let (wiring, layouts) = Wiring::new(&self.plan, days, &scale);
        let mut read = WindowRead {
            days,
            began: progress.now(),
            wiring,
            windows: Windows::new(),
            reports: BTreeMap::new(),
        };
        let count = layouts.len();
        for (part, (index, layout)) in layouts.into_iter().enumerate() {
            let Some(system) = self.systems.get(&index) else {
                continue;
            };
            progress.day(ImportPhase::Reading, days.first, first, &system.name);
            progress.observer().reading(Some(&system.name));
            let done = self.read_system(
                &mut read,
                index,
                layout,
                sums,
                progress,
                stretch.part(part, count),
            );
            progress.observer().reading(None);
            done?;
        }
        Ok(read)
    }

    fn read_system(
        &self,
        read: &mut WindowRead,
        index: usize,
        layout: Layout,
        sums: &mut Sums,
        progress: &Progressor<'_>,
        stretch: Stretch,
    ) -> Result<(), Stop> {
        let (system, request) = (self.systems[&index], &read.wiring.requests[&index]);
        let request = ContactRequest {
            days: read.days,
            tree: &self.plan.systems[index].tree,
            queues: &request.queues,
            metrics: &request.metrics,
        };
        let sink = Accumulator::new(layout, system.source.files_are_increments());
        let watch = Reading::new(progress, stretch);
        match system.source.read_contacts(&request, &sink, &watch) {
            Ok(report) => {
                let rejected = watch.rejected();
                let window = sink.finish();
                progress.observer().read(&system.name, Ok(()));
                note_hours(sums, &system.name, &window);
                let told = sums.read(
                    &system.name,
                    DataKind::Contacts,
                    &report,
                    &rejected,
                    self.world.ledger,
                )?;
                progress.observer().flowed(Tally {
                    rows: report.rows,
                    rejected_rows: told,
                    ..Tally::default()
                });
                progress.change(|state| state.rows += report.rows);
                read.windows.insert(index, window);
                read.reports.insert(index, (report, rejected));
                progress.advance(stretch, 1.0);
                Ok(())
            }
            Err(SourceError::Cancelled) => Err(Stop::Cancelled),
            Err(error) => {
                progress.observer().read(&system.name, Err(error.message()));
                sums.failed(
                    &system.name,
                    error.message(),
                    message!(
                        "import-unread-hint",
                        "nothing is written for the value types that need it"
                    ),
                );
                Ok(())
            }
        }
    }

    fn add_increments(&self, read: &mut WindowRead) -> Result<(), Stop> {
        let Some(ledger) = self.world.ledger else {
            return Ok(());
        };
        for (index, window) in &mut read.windows {
            if self.systems[index].source.files_are_increments() {
                let metrics = &read.wiring.requests[index].metrics;
                let report = &read.reports[index].0;
                let system = &self.plan.systems[*index];
                super::increments::add_earlier(ledger, system, metrics, window, report, read.days)?;
            }
        }
        Ok(())
    }

    /// Computes one day and records it.
    fn record(
        &self,
        read: &WindowRead,
        index: usize,
        day: jiff::civil::Date,
        sums: &mut Sums,
        progress: &Progressor<'_>,
    ) -> Result<(), Stop> {
        // First, so that what the WFM has of files that are gone counts as told.
        if let Some(ledger) = self.world.ledger {
            self.read_back(ledger, day, progress.now())?;
        }
        let nulls = self.nulls(read, index, day)?;
        let now = progress.now();
        let mut values = compute::day(&self.plan, &read.wiring, &read.windows, index, &nulls, now);
        values.values.sort_unstable_by_key(|value| value.key);
        sums.summary().intervals += values.intervals;
        sums.rejected_values(day, &values.rejected, self.world.ledger)?;
        if !values.left_out.is_empty() {
            let text = message!(
                "import-left-out",
                "{count} value types got nothing on {day}: a system they need could not be read",
                count = values.left_out.len(),
                day = day,
            );
            sums.note(Level::Error, "", text, "");
        }
        let mut tally = Tally {
            intervals: values.intervals,
            script_values: values.values.len() as u64,
            rejected_values: values.rejected.len() as u64,
            ..Tally::default()
        };
        if let Some(take) = self.world.values {
            take(&values.values);
        }
        progress.change(|state| state.values += tally.script_values);
        super::protocol::contacts(self, read, index, day);
        if let Some(ledger) = self.world.ledger {
            tally.queued = self.keep(ledger, read, (index, day), values, sums, progress)?;
        } else {
            sums.summary().written += tally.script_values;
        }
        progress.observer().flowed(tally);
        Ok(())
    }
}

/// Rows in hours that a clock shows twice or not at all are said in the summary.
fn note_hours(sums: &mut Sums, system: &str, window: &crate::import::intervals::Window) {
    if window.repeated() > 0 {
        let text = message!(
            "import-hour-twice",
            "{count} rows lie in the hour that occurs twice: they count in the first",
            count = window.repeated(),
        );
        sums.note(Level::Fine, system, text, "");
    }
    if window.skipped() > 0 {
        let text = message!(
            "import-hour-skipped",
            "{count} rows lie in the hour that does not exist: they count in the hour after",
            count = window.skipped(),
        );
        sums.note(Level::Fine, system, text, "");
    }
}
