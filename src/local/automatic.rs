//! What is due by itself. The service's scheduler asks; the answer is planned by the pure room `import::schedule`.

use super::runner::Job;
use super::setup::Setup;
use super::{Core, LocalEngine};
use crate::config::AutoImport;
use crate::engine::{Automatic, EngineError, ImportTrigger, ImportWhat, Level, Notice, Schedule};
use crate::import::run::{Order, System, at_start};
use crate::import::schedule::{self, LocalNow, Reach, Standing};
use crate::ledger::LedgerError;
use crate::model::{DataKind, FileStamp, Message, RejectedRow, UtcSecond, message};
use crate::source::Watch;
use crate::time::Zone;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::Instant;

const KINDS: [DataKind; 2] = [DataKind::Contacts, DataKind::Activities];

/// When the next automatic import is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// None is set, or imports are held, or there is no catalogue yet.
    Never,
    At(UtcSecond),
}

impl LocalEngine {
    /// When to call [`Self::start_due`] next. It changes with the settings, when an import ends, and when imports are
    /// held or resumed.
    pub fn next_due(&self) -> Due {
        let core = &self.core;
        if core.state().held || core.catalog().is_none() {
            return Due::Never;
        }
        let setup = core.setup();
        let next = KINDS
            .into_iter()
            .filter_map(|kind| core.next_run(&setup, kind))
            .min();
        next.map_or(Due::Never, Due::At)
    }

    /// Starts the automatic imports that are due now; `None`: nothing is, or one is running still.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn start_due(&self) -> Result<Option<u64>, EngineError> {
        let core = &self.core;
        if core.state().held || core.state().import.is_some() || core.catalog().is_none() {
            return Ok(None);
        }
        let (setup, now) = (core.setup(), core.clock.now());
        let mut orders = Vec::new();
        for kind in KINDS {
            if core.next_run(&setup, kind).is_some_and(|next| next <= now) {
                orders.extend(
                    core.due_orders(&setup, kind, now)
                        .map_err(super::engine::failed)?,
                );
                core.state().last_run.insert(kind, now);
            }
        }
        let Some(first) = orders.first() else {
            return Ok(None);
        };
        let number = first.number;
        match core.begin(orders) {
            Ok(()) => Ok(Some(number)),
            // Somebody was faster; what is due stays incomplete and comes with the next one.
            Err(EngineError::Busy(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Core {
    /// Makes these orders the running import.
    pub(super) fn begin(&self, orders: Vec<Order>) -> Result<(), EngineError> {
        let Some(first) = orders.first() else {
            return Ok(());
        };
        let mut state = self.state();
        if let Some(running) = &state.import {
            return Err(EngineError::Busy(named(running)));
        }
        state.import = Some(at_start(first, self.clock.now()));
        state.import_since = Some(Instant::now());
        self.cancelled.store(false, Ordering::SeqCst);
        drop(state);
        self.jobs
            .send(Job::Import(orders))
            .map_err(|_| EngineError::Failed(message!("local-stopping", "the engine is stopping")))?;
        self.touch();
        Ok(())
    }

    pub(super) fn schedule(&self) -> Schedule {
        let setup = self.setup();
        let held = self.state().held;
        let of_kind = |kind| Automatic {
            setting: setup.rhythm(kind).to_string(),
            next: if held { None } else { self.next_run(&setup, kind) },
        };
        Schedule {
            held,
            contacts: of_kind(DataKind::Contacts),
            activities: of_kind(DataKind::Activities),
        }
    }

    fn next_run(&self, setup: &Setup, kind: DataKind) -> Option<UtcSecond> {
        let (now, rhythm) = (self.clock.now(), setup.rhythm(kind));
        let (last, hurry) = {
            let state = self.state();
            (state.last_run.get(&kind).copied(), state.hurry)
        };
        if let (Some(last), Some(seconds), AutoImport::Every { .. }) = (last, hurry, &rhythm) {
            return Some(UtcSecond(last.0 + i64::from(seconds)));
        }
        // Asked every second; only a daily rhythm must look into the ledger, once after the start.
        let asks = last.is_none() && matches!(rhythm, AutoImport::Daily { .. });
        let missed = asks && self.missed(setup, kind, now).unwrap_or(false);
        schedule::next_run(&rhythm, last, missed, now, &self.machine)
    }

    /// Whether days before yesterday's end were left behind by systems that had begun.
    fn missed(&self, setup: &Setup, kind: DataKind, now: UtcSecond) -> Result<bool, LedgerError> {
        let reach = reach(setup);
        for system in of_kind(setup, kind) {
            let standing = self.standing(system, kind)?;
            for zone in self.zones(system, kind) {
                let local = LocalNow::of(
                    &zone,
                    now,
                    Reach {
                        recollect_hours: 0,
                        ..reach
                    },
                );
                let due = schedule::days(&setup.rhythm(kind), &standing, local, reach, &BTreeSet::new());
                if standing.first.is_some() && due.iter().any(|day| *day < local.today) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn standing(&self, system: &System, kind: DataKind) -> Result<Standing, LedgerError> {
        let days = self.ledger.days(&system.name, kind, date(1, 1, 1), Date::MAX)?;
        Ok(Standing {
            first: days.first().map(|state| state.day),
            complete: days
                .iter()
                .filter(|state| state.complete)
                .map(|state| state.day)
                .collect(),
        })
    }

    /// The zones in which it is “today” for this kind of data.
    fn zones(&self, system: &System, kind: DataKind) -> Vec<Zone> {
        match kind {
            DataKind::Contacts => self
                .planned()
                .zones
                .get(&system.name)
                .cloned()
                .unwrap_or_default(),
            DataKind::Activities => vec![system.zone.clone()],
        }
    }

    fn due_orders(&self, setup: &Setup, kind: DataKind, now: UtcSecond) -> Result<Vec<Order>, LedgerError> {
        let reach = reach(setup);
        let mut due: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
        let mut recollect_from = Date::MAX;
        for system in of_kind(setup, kind) {
            let zones = self.zones(system, kind);
            if zones.is_empty() {
                continue;
            }
            let standing = self.standing(system, kind)?;
            let often = matches!(setup.rhythm(kind), AutoImport::Every { .. });
            let growing = standing.first.filter(|_| often).map(|first| Growing {
                first,
                collected_from: collected_from(&zones, now, reach),
            });
            let found = self.days_of_new_files(system, kind, growing)?;
            for zone in zones {
                let local = LocalNow::of(&zone, now, reach);
                recollect_from = recollect_from.min(local.recollect_from);
                let days = schedule::days(&setup.rhythm(kind), &standing, local, reach, &found);
                due.entry(system.name.clone()).or_default().extend(days);
                if standing.first.is_some() {
                    self.list_too_old(system, &schedule::too_old(local, reach, &found));
                }
            }
        }
        schedule::legs(&due)
            .into_iter()
            .map(|leg| {
                Ok(Order {
                    number: self.ledger.new_import()?,
                    what: match kind {
                        DataKind::Contacts => ImportWhat::Contacts,
                        DataKind::Activities => ImportWhat::Activities,
                    },
                    trigger: if leg.days.last < recollect_from {
                        ImportTrigger::CatchUp
                    } else {
                        ImportTrigger::Automatic
                    },
                    days: leg.days,
                    systems: leg.systems,
                })
            })
            .collect()
    }

    /// What files that the ledger does not know tell of. A folder that cannot be read is said by the import itself.
    ///
    /// A file that only grew and told of no day before `growing` is not read beforehand: the import that follows reads
    /// it anyway and notes all its days. Those that it left are found here at the next run, minutes later.
    fn days_of_new_files(
        &self,
        system: &System,
        kind: DataKind,
        growing: Option<Growing>,
    ) -> Result<BTreeSet<Date>, LedgerError> {
        let files = self.ledger.files(&system.name, kind)?;
        let known: BTreeSet<_> = files.iter().map(|file| &file.stamp).collect();
        let mut found = BTreeSet::new();
        let mut read_anyway = BTreeSet::new();
        if let Some(Growing {
            first,
            collected_from,
        }) = growing
        {
            let states = self.ledger.days(&system.name, kind, first, Date::MAX)?;
            // A row that was not understood keeps its day open with the file, and is no reason to read it again.
            let rejected: BTreeSet<Date> = states
                .iter()
                .filter(|state| state.rejected > 0)
                .map(|state| state.day)
                .collect();
            for file in files.iter().filter(|file| file.consumed.is_none()) {
                let left = file.days_left();
                found.extend(left.filter(|day| *day >= first && !rejected.contains(day)));
                if file.days.keys().all(|day| *day >= collected_from) {
                    read_anyway.insert(&file.stamp.path);
                }
            }
        }
        let watch = Quiet { core: self };
        let is_known = |stamp: &FileStamp| known.contains(stamp) || read_anyway.contains(&stamp.path);
        let new = system.source.survey(kind, &is_known, &watch).unwrap_or_default();
        found.extend(new.into_iter().flat_map(|file| file.days.into_keys()));
        Ok(found)
    }

    fn list_too_old(&self, system: &System, days: &BTreeSet<Date>) {
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return;
        };
        self.note(Notice {
            level: Level::Warning,
            place: system.name.clone(),
            text: message!(
                "local-too-old",
                "new files tell of {count} days from {first} to {last}, further back than CatchUpDays",
                count = days.len(),
                first = first,
                last = last,
            ),
            hint: message!("local-too-old-hint", "import them by hand"),
        });
    }
}

/// What is known of days when files may have grown.
#[derive(Debug, Clone, Copy)]
struct Growing {
    /// The first day that was ever imported.
    first: Date,
    /// From here on every run collects each day anyway.
    collected_from: Date,
}

fn collected_from(zones: &[Zone], now: UtcSecond, reach: Reach) -> Date {
    let from = zones
        .iter()
        .map(|zone| LocalNow::of(zone, now, reach).recollect_from);
    from.max().unwrap_or(Date::MAX)
}

fn of_kind(setup: &Setup, kind: DataKind) -> impl Iterator<Item = &System> {
    setup.systems.iter().filter(move |system| match kind {
        DataKind::Contacts => system.contacts,
        DataKind::Activities => system.activities,
    })
}

fn reach(setup: &Setup) -> Reach {
    Reach {
        catch_up_days: setup.general().catch_up_days,
        recollect_hours: setup.general().recollect_hours,
    }
}

/// `import 7 of call data, 2026-05-01 to 2026-05-03`
pub(super) fn named(import: &crate::engine::ImportProgress) -> Message {
    let what = match import.what {
        ImportWhat::Contacts => message!("local-call-data", "call data"),
        ImportWhat::Activities => message!("local-agent-data", "agent data"),
        ImportWhat::Both => message!("local-both-data", "call and agent data"),
    };
    message!(
        "local-import",
        "import {number} of {what}, {first} to {last}",
        number = import.number.to_string(),
        what = what,
        first = import.first,
        last = import.last,
    )
}

struct Quiet<'a> {
    core: &'a Core,
}

impl Watch for Quiet<'_> {
    fn cancelled(&self) -> bool {
        self.core.stopping.load(Ordering::SeqCst)
    }
    fn progress(&self, _: u64, _: u64) {}
    fn rejected(&self, _: RejectedRow, _: Option<Date>) {}
}
