//! What an import tells while it runs, and what it asks.

use super::Order;
use crate::engine::{ImportPhase, ImportProgress};
use crate::import::intervals::dates;
use crate::model::{Message, QueueId, RejectedRow, UtcSecond};
use crate::source::Watch;
use crate::time::Clock;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// Counts of what just flowed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub rows: u64,
    pub rejected_rows: u64,
    pub intervals: u64,
    pub script_values: u64,
    pub rejected_values: u64,
    pub queued: u64,
}

/// Who watches an import.
pub trait Observer: Sync {
    /// True once somebody cancelled.
    fn cancelled(&self) -> bool;
    /// Called often; who shows it chooses how often.
    fn progress(&self, progress: &ImportProgress);
    fn flowed(&self, tally: Tally);
    /// A day was recorded; these queues have other values now.
    fn recorded(&self, queues: &BTreeSet<QueueId>);
    /// Which system is being read; `None`: none any more.
    fn reading(&self, system: Option<&str>);
    /// How the reading of a system ended.
    fn read(&self, system: &str, outcome: Result<(), Message>);
}

/// Watches nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Observer for Silent {
    fn cancelled(&self) -> bool {
        false
    }
    fn progress(&self, _: &ImportProgress) {}
    fn flowed(&self, _: Tally) {}
    fn recorded(&self, _: &BTreeSet<QueueId>) {}
    fn reading(&self, _: Option<&str>) {}
    fn read(&self, _: &str, _: Result<(), Message>) {}
}

/// The progress of an import that is about to begin.
pub fn at_start(order: &Order, started: UtcSecond) -> ImportProgress {
    let days = dates(order.days).count();
    ImportProgress {
        number: order.number,
        what: order.what,
        trigger: order.trigger.clone(),
        first: order.days.first,
        last: order.days.last,
        day: order.days.first,
        day_index: 0,
        days: u32::try_from(days).unwrap_or(u32::MAX),
        phase: ImportPhase::Reading,
        system: String::new(),
        day_fraction: 0.0,
        fraction: 0.0,
        seconds_left: None,
        rows: 0,
        values: 0,
        started,
    }
}

/// How much of a window's work its reading is; the rest is scripts and recording.
const READING: f64 = 0.7;

/// Knows how far an import is.
pub(super) struct Progressor<'a> {
    observer: &'a dyn Observer,
    clock: &'a Clock,
    began: std::time::Instant,
    /// How many passes over the days there are: call data, agent data.
    passes: f64,
    state: Mutex<ImportProgress>,
}

/// A stretch of the whole work: from 0.0 to 1.0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    from: f64,
    to: f64,
}

impl Stretch {
    fn at(self, fraction: f64) -> f64 {
        self.from + (self.to - self.from) * fraction.clamp(0.0, 1.0)
    }

    /// One of `parts` equal parts.
    pub(super) fn part(self, index: usize, parts: usize) -> Self {
        let at = |index: usize| self.at(index as f64 / parts.max(1) as f64);
        Self {
            from: at(index),
            to: at(index + 1),
        }
    }
}

impl<'a> Progressor<'a> {
    pub(super) fn new(
        observer: &'a dyn Observer,
        order: &Order,
        started: UtcSecond,
        clock: &'a Clock,
    ) -> Self {
        let passes = if order.what == crate::engine::ImportWhat::Both {
            2.0
        } else {
            1.0
        };
        let state = at_start(order, started);
        let this = Self {
            observer,
            clock,
            began: std::time::Instant::now(),
            passes,
            state: Mutex::new(state),
        };
        this.change(|_| {});
        this
    }

    pub(super) fn observer(&self) -> &'a dyn Observer {
        self.observer
    }

    pub(super) fn now(&self) -> UtcSecond {
        self.clock.now()
    }

    pub(super) fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// The work of some days (by index) in one of the passes: reading, and the rest.
    pub(super) fn window(&self, pass: usize, first: usize, days: usize) -> (Stretch, Stretch) {
        let all = f64::from(self.lock().days.max(1));
        let at = |index: f64| (pass as f64 + index / all) / self.passes;
        let (from, to) = (at(first as f64), at((first + days) as f64));
        let middle = from + (to - from) * READING;
        (Stretch { from, to: middle }, Stretch { from: middle, to })
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut ImportProgress)) {
        let mut state = self.lock();
        change(&mut state);
        let fraction = state.fraction;
        let seconds = self.seconds();
        state.seconds_left =
            (fraction > 0.02 && seconds > 1.0).then(|| (seconds / fraction * (1.0 - fraction)) as u64);
        self.observer.progress(&state);
    }

    /// How far the stretch is.
    pub(super) fn advance(&self, stretch: Stretch, fraction: f64) {
        self.change(|state| {
            state.fraction = stretch.at(fraction);
            let in_pass = (state.fraction * self.passes).fract() * f64::from(state.days.max(1));
            state.day_fraction = in_pass.fract();
        });
    }

    pub(super) fn day(&self, phase: ImportPhase, day: Date, index: usize, system: &str) {
        self.change(|state| {
            state.phase = phase;
            state.day = day;
            state.day_index = u32::try_from(index).unwrap_or(u32::MAX);
            system.clone_into(&mut state.system);
        });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, ImportProgress> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A rejected row, and its own day where that could be read.
#[derive(Debug, Clone)]
pub(super) struct Rejected {
    pub row: RejectedRow,
    pub day: Option<Date>,
}

/// How many rejected rows of one reading are kept with their places.
pub(super) const KEPT_REJECTIONS: usize = 1000;

/// Watches the reading of one source.
pub(super) struct Reading<'a, 'b> {
    progress: &'b Progressor<'a>,
    stretch: Stretch,
    rejected: Mutex<Vec<Rejected>>,
}

impl<'a, 'b> Reading<'a, 'b> {
    pub(super) fn new(progress: &'b Progressor<'a>, stretch: Stretch) -> Self {
        Self {
            progress,
            stretch,
            rejected: Mutex::default(),
        }
    }

    /// The first rejected rows.
    pub(super) fn rejected(self) -> Vec<Rejected> {
        self.rejected.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Reading<'_, '_> {
    fn cancelled(&self) -> bool {
        self.progress.observer.cancelled()
    }

    fn progress(&self, done: u64, total: u64) {
        if total > 0 {
            self.progress.advance(self.stretch, done as f64 / total as f64);
        }
    }

    fn rejected(&self, row: RejectedRow, day: Option<Date>) {
        let mut rejected = self.rejected.lock().unwrap_or_else(PoisonError::into_inner);
        if rejected.len() < KEPT_REJECTIONS {
            rejected.push(Rejected { row, day });
        }
    }
}
