//! What is due by itself. The service's scheduler asks; the answer is planned by the pure room `import::schedule`.

use super::runner::Job;
use super::setup::Setup;
use super::{Core, LocalEngine};
use crate::config::AutoImport;
use crate::engine::{Automatic, EngineError, ImportTrigger, ImportWhat, Level, Notice, Schedule};
use crate::import::run::{Order, System, at_start};
use crate::import::schedule::{self, LocalNow, Reach, Standing};
use crate::ledger::LedgerError;
use crate::model::{DataKind, Message, RejectedRow, UtcSecond, message};
use crate::source::Watch;
use crate::time::Zone;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

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
        let last = self.state().last_run.get(&kind).copied();
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
            let found = self.days_of_new_files(system, kind)?;
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
    fn days_of_new_files(&self, system: &System, kind: DataKind) -> Result<BTreeSet<Date>, LedgerError> {
        let known: BTreeSet<_> = self
            .ledger
            .files(&system.name, kind)?
            .into_iter()
            .map(|file| file.stamp)
            .collect();
        let watch = Quiet { core: self };
        let files = system
            .source
            .survey(kind, &|stamp| known.contains(stamp), &watch)
            .unwrap_or_default();
        Ok(files.into_iter().flat_map(|file| file.days.into_keys()).collect())
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
    fn rejected(&self, _: RejectedRow) {}
}
