//! One import: days oldest first, each day every system once (spec page 4).
//!
//! A range of days is cut into windows that memory can hold; in each window every file is read once. What comes of a day
//! is recorded whole in the ledger, day by day, so an import that is cancelled or killed leaves whole days behind.

mod activities;
mod consume;
mod contacts;
mod files;
mod increments;
mod keep;
mod nulls;
mod observe;
mod protocol;
mod sums;

#[cfg(test)]
mod tests;

pub use consume::consume;
pub use observe::{Observer, Silent, Tally, at_start};

use super::plan::same_name;
use crate::engine::{ImportOutcome, ImportSummary, ImportTrigger, ImportWhat, Level};
use crate::journal::Journal;
use crate::ledger::{Ledger, LedgerError, OutboxLevel, ReadBack};
use crate::mapping::MappingLine;
use crate::model::{Catalog, IntervalLength, IntervalValue, Message, QueueId, UtcSecond, Worded, message};
use crate::source::{DayRange, Source};
use crate::time::{Clock, Zone};
use observe::Progressor;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use sums::Sums;

/// An external system as an import sees it.
#[derive(Clone)]
pub struct System {
    pub name: String,
    pub source: Arc<dyn Source>,
    /// It brings call data.
    pub contacts: bool,
    /// It brings agent data.
    pub activities: bool,
    /// The zone of its agent data.
    pub zone: Zone,
    /// The source's own granularity, where it is told.
    pub interval: Option<IntervalLength>,
    /// Seconds; 0: no limit.
    pub minimum_activity: u32,
    pub maximum_activity: u32,
    /// Its files are moved or deleted once everything in them is confirmed.
    pub consumes_contacts: bool,
    pub consumes_activities: bool,
    /// `Protocol=1`: where its own logs go.
    pub protocol: Option<Protocol>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    pub folder: Option<PathBuf>,
    pub addition: Option<String>,
}

/// Reads back what the WFM has of these queues from one moment to another; `None` while it is away.
pub type ReadBackFrom<'a> = dyn Fn(&[QueueId], UtcSecond, UtcSecond) -> Option<ReadBack> + Sync + 'a;

/// Takes the values of each day as they are computed (`--values`).
pub type TakeValues<'a> = dyn Fn(&[IntervalValue]) + Sync + 'a;

/// Everything an import works with.
pub struct World<'a> {
    /// Name of the WFM system.
    pub wfm: &'a str,
    pub catalog: Option<&'a Catalog>,
    pub mappings: &'a [MappingLine],
    /// Name of acd_map.ini as it stands on disk.
    pub mapping_file: &'a str,
    /// The text of a script file, or why it cannot be read.
    pub script: &'a dyn Fn(&str) -> Result<String, Message>,
    pub systems: &'a [System],
    /// Systems that are off, and why.
    pub off: &'a BTreeMap<String, Message>,
    /// Those of them that have no section here: another installation may serve them, so only who asks for one by name
    /// hears of it. Value types that are mapped to one are told all the same.
    pub elsewhere: &'a BTreeSet<String>,
    /// `WriteAlways`
    pub write_always: bool,
    /// `OutboxMaxSize` in bytes.
    pub outbox_limit: u64,
    /// `None`: a dry run, which leaves no trace.
    pub ledger: Option<&'a Ledger>,
    pub journal: Option<&'a Journal>,
    pub clock: &'a Clock,
    pub observer: &'a dyn Observer,
    /// Set for manual imports.
    pub read_back: Option<&'a ReadBackFrom<'a>>,
    pub values: Option<&'a TakeValues<'a>>,
    /// The queues' zone without a catalogue.
    pub machine: &'a Zone,
}

/// What to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub number: u64,
    pub what: ImportWhat,
    pub trigger: ImportTrigger,
    pub days: DayRange,
    /// Empty: all.
    pub systems: BTreeSet<String>,
}

impl Order {
    fn chooses(&self, system: &str) -> bool {
        self.systems.is_empty() || self.systems.iter().any(|name| same_name(name, system))
    }
}

/// Why an import ended before its last day.
#[derive(Debug)]
enum Stop {
    Cancelled,
    Failed { text: Message, hint: Message },
}

impl From<LedgerError> for Stop {
    fn from(error: LedgerError) -> Self {
        Self::Failed {
            text: error.message(),
            hint: Message::default(),
        }
    }
}

/// Imports. Everything that went wrong stands in the summary; nothing stops the rest but a cancellation, a ledger that
/// cannot be written, and a full outbox.
pub fn run(world: &World<'_>, order: &Order) -> ImportSummary {
    let started = world.clock.now();
    let mut sums = Sums::new(order, started);
    let progress = Progressor::new(world.observer, order, started, world.clock);
    let ended = (|| -> Result<(), Stop> {
        if matches!(order.what, ImportWhat::Contacts | ImportWhat::Both) {
            contacts::run(world, order, &mut sums, &progress)?;
        }
        if matches!(order.what, ImportWhat::Activities | ImportWhat::Both) {
            activities::run(world, order, &mut sums, &progress)?;
        }
        Ok(())
    })();
    match ended {
        Ok(()) => {}
        Err(Stop::Cancelled) => sums.end(ImportOutcome::Cancelled),
        Err(Stop::Failed { text, hint }) => {
            sums.note(Level::Error, "", text, hint);
            sums.end(ImportOutcome::Failed);
        }
    }
    sums.finish(world, progress.seconds())
}

/// An import pauses while the outbox is full; what it misses is caught up (spec page 4).
fn room_in_outbox(world: &World<'_>) -> Result<(), Stop> {
    let Some(ledger) = world.ledger else { return Ok(()) };
    match ledger.outbox()?.level(world.outbox_limit) {
        OutboxLevel::Room | OutboxLevel::Near => Ok(()),
        OutboxLevel::Full => Err(Stop::Failed {
            text: message!(
                "import-outbox-full",
                "the outbox is full: the import pauses here, and the days left are caught up"
            ),
            hint: message!(
                "import-outbox-hint",
                "let the WFM server be reached again, or raise OutboxMaxSize in [General]"
            ),
        }),
    }
}

/// The days of a range in pieces of at most `days`.
fn windows(range: DayRange, days: usize) -> Vec<DayRange> {
    let all: Vec<_> = super::intervals::dates(range).collect();
    let piece = |days: &[jiff::civil::Date]| {
        Some(DayRange {
            first: *days.first()?,
            last: *days.last()?,
        })
    };
    all.chunks(days.max(1)).filter_map(piece).collect()
}

/// The systems that an order means, by name; those that are off are noted.
fn chosen<'a>(
    world: &World<'a>,
    order: &Order,
    sums: &mut Sums,
    brings: impl Fn(&System) -> bool,
) -> BTreeMap<String, &'a System> {
    for name in &order.systems {
        let known = world.systems.iter().any(|system| same_name(name, &system.name));
        if !known && !world.off.keys().any(|off| same_name(name, off)) {
            sums.failed(
                name,
                message!(
                    "import-no-system",
                    "there is no external system “{name}”",
                    name = name,
                ),
                message!("import-no-system-hint", "see `xlink tree` for the names"),
            );
        }
    }
    let meant =
        |name: &str| order.chooses(name) && !(order.systems.is_empty() && world.elsewhere.contains(name));
    for (name, why) in world.off.iter().filter(|(name, _)| meant(name)) {
        sums.off(name, why);
    }
    world
        .systems
        .iter()
        .filter(|system| order.chooses(&system.name) && brings(system))
        .map(|system| (system.name.clone(), system))
        .collect()
}
