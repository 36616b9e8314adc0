//! Importing agent data (spec page 4, TimeLink).

use super::observe::{Progressor, Reading, Rejected, Tally};
use super::sums::Sums;
use super::{Order, Stop, System, World, chosen, files, room_in_outbox, windows};
use crate::engine::{ImportPhase, Level};
use crate::import::intervals::dates;
use crate::import::plan::same_name;
use crate::import::timelink::{Collector, Rules, Spans};
use crate::ledger::{DayResult, Ledger, SystemDay};
use crate::model::{Catalog, DataKind, Message, UtcSecond, Worded, message};
use crate::source::{ActivityRequest, DayRange, ReadReport, SourceError};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Days that are read at once: their records are held in memory.
const WINDOW_DAYS: usize = 7;

pub(super) fn run(
    world: &World<'_>,
    order: &Order,
    sums: &mut Sums,
    progress: &Progressor<'_>,
) -> Result<(), Stop> {
    let chosen = chosen(world, order, sums, |system| system.activities);
    let pass = usize::from(order.what == crate::engine::ImportWhat::Both);
    let mut first = 0;
    for days in windows(order.days, WINDOW_DAYS) {
        let count = dates(days).count();
        let (reading, rest) = progress.window(pass, first, count);
        for (part, system) in chosen.values().enumerate() {
            room_in_outbox(world)?;
            progress.day(ImportPhase::Reading, days.first, first, &system.name);
            progress.observer().reading(Some(&system.name));
            let part = reading.part(part, chosen.len());
            let read = read(world, system, days, sums, progress, Reading::new(progress, part));
            progress.observer().reading(None);
            let Some(read) = read? else { continue };
            for (index, day) in dates(days).enumerate() {
                if progress.observer().cancelled() {
                    return Err(Stop::Cancelled);
                }
                progress.day(ImportPhase::Delivering, day, first + index, &system.name);
                read.record(world, system, day, sums, progress)?;
            }
        }
        progress.advance(rest, 1.0);
        first += count;
    }
    Ok(())
}

/// What was read of one system's window of days.
struct Read {
    days: DayRange,
    began: UtcSecond,
    spans: Spans,
    report: ReadReport,
    rejected: Vec<Rejected>,
    known: BTreeSet<String>,
}

/// `None`: the system could not be read, and that was said.
fn read(
    world: &World<'_>,
    system: &System,
    days: DayRange,
    sums: &mut Sums,
    progress: &Progressor<'_>,
    watch: Reading<'_, '_>,
) -> Result<Option<Read>, Stop> {
    let began = progress.now();
    let rules = Rules {
        zone: system.zone.clone(),
        scale: system.source.scale(DataKind::Activities),
        days,
        minimum: system.minimum_activity,
        maximum: system.maximum_activity,
        now: began,
    };
    let known = world
        .catalog
        .map(|catalog| ids_of(catalog, &system.name))
        .unwrap_or_default();
    let mut collector = Collector::new(rules, known.iter().cloned());
    let request = ActivityRequest { days };
    match system
        .source
        .read_activities(&request, &mut |record| collector.take(&record), &watch)
    {
        Ok(report) => {
            let rejected = watch.rejected();
            let spans = collector.finish();
            progress.observer().read(&system.name, Ok(()));
            let told = sums.read(
                &system.name,
                DataKind::Activities,
                &report,
                &rejected,
                world.ledger,
            )?;
            progress.observer().flowed(Tally {
                rows: report.rows,
                rejected_rows: told,
                ..Tally::default()
            });
            progress.change(|state| state.rows += report.rows);
            note(sums, &system.name, &spans);
            Ok(Some(Read {
                days,
                began,
                spans,
                report,
                rejected,
                known,
            }))
        }
        Err(SourceError::Cancelled) => Err(Stop::Cancelled),
        Err(error) => {
            progress.observer().read(&system.name, Err(error.message()));
            sums.failed(
                &system.name,
                error.message(),
                message!("import-no-agent-data", "no agent data of it was imported"),
            );
            Ok(None)
        }
    }
}

/// The agents' IDs in one external system that belong to an employee.
fn ids_of(catalog: &Catalog, system: &str) -> BTreeSet<String> {
    let of_employee = |employee: &crate::model::Employee| {
        let ids: Vec<String> = employee
            .external_ids
            .iter()
            .filter(|(name, _)| same_name(name, system))
            .flat_map(|(_, ids)| ids.iter().map(|id| id.trim().to_owned()))
            .collect();
        ids
    };
    catalog.employees.iter().flat_map(of_employee).collect()
}

fn note(sums: &mut Sums, system: &str, spans: &Spans) {
    sums.summary().dropped_spans += spans.dropped;
    let mut say = |count: u64, text: fn(u64) -> Message| {
        if count > 0 {
            sums.note(Level::Fine, system, text(count), "");
        }
    };
    say(spans.ignored, |count| {
        message!(
            "import-ignored-spans",
            "{count} activities outside the limits of duration were ignored",
            count = count,
        )
    });
    say(spans.repeated, |count| {
        message!(
            "import-records-twice",
            "{count} records lie in the hour that occurs twice: they count in the first",
            count = count,
        )
    });
    say(spans.skipped, |count| {
        message!(
            "import-records-skipped",
            "{count} records lie in the hour that does not exist: they count in the hour after",
            count = count,
        )
    });
}

impl Read {
    fn record(
        &self,
        world: &World<'_>,
        system: &System,
        day: Date,
        sums: &mut Sums,
        progress: &Progressor<'_>,
    ) -> Result<(), Stop> {
        let agent_days = self.spans.agent_days(&system.name, day);
        let mut agents = BTreeMap::new();
        for ((agent, date), seen) in &self.spans.seen {
            if *date == day {
                agents.insert(agent.clone(), seen.records);
                if !self.known.contains(agent) {
                    sums.unknown_agent(&system.name, agent);
                }
            }
        }
        sums.agent_days(day, agent_days.len() as u64);
        let summary = sums.summary();
        summary.agent_days += agent_days.len() as u64;
        summary.spans += agent_days.iter().map(|day| day.spans.len() as u64).sum::<u64>();
        super::protocol::activities(world, system, day, &agent_days);
        let Some(ledger) = world.ledger else { return Ok(()) };
        let queued = self.keep(ledger, system, day, agent_days, agents, progress)?;
        progress.observer().flowed(Tally {
            queued,
            ..Tally::default()
        });
        Ok(())
    }

    fn keep(
        &self,
        ledger: &Ledger,
        system: &System,
        day: Date,
        agent_days: Vec<crate::model::AgentDay>,
        agents: BTreeMap<String, u64>,
        progress: &Progressor<'_>,
    ) -> Result<u64, Stop> {
        let by_day = files::rejected_by_day(&self.report, self.days, &self.rejected);
        let rejected_rows = by_day.get(&day).cloned().unwrap_or_default();
        let rows = files::rows_of(&self.report, day).unwrap_or_else(|| agents.values().sum());
        if files::untold(&self.report, rows) && agent_days.is_empty() {
            return Ok(0);
        }
        let of_system = SystemDay {
            system: system.name.clone(),
            complete: files::sound(&self.report) && system.zone.day(day).end <= self.began,
            rows,
            rejected: rejected_rows.len() as u64,
            rejected_rows,
            agents,
            files: files::noted(&self.report, self.days, day, system.consumes_activities),
            ..SystemDay::default()
        };
        let recorded = ledger.record(&DayResult {
            day,
            kind: DataKind::Activities,
            began: self.began,
            ended: progress.now(),
            systems: vec![of_system],
            values: Vec::new(),
            rejected_values: Vec::new(),
            agent_days,
        })?;
        progress.observer().recorded(&BTreeSet::new());
        Ok(recorded.agent_days_written)
    }
}
