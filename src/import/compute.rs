//! From a day's cells to a day's values: for each value type and interval the script runs on its parameters.

use super::intervals::{GridDay, Window};
use super::plan::{Feed, Plan, Target, Wiring};
use crate::model::{Hundredths, IntervalValue, RejectedValue, UtcSecond, ValueKey, Version, Worded};
use crate::script::Inputs;
use crate::time::weekday;
use std::collections::BTreeMap;

/// The windows of all systems that were read, by index of the system. One that failed is not there.
pub type Windows = BTreeMap<usize, Window>;

/// When and where an interval without source data is written as 0 (`WriteAlways`, spec page 4).
pub trait Nulls: Sync {
    /// Whether intervals of this value type and day that no row told of are written as 0: the switch is on, and each of
    /// its systems was read completely and yielded a row of this day.
    fn wanted(&self, target: &Target) -> bool;
    /// Whether an earlier import got a value here from files that are gone since: then the interval has source data.
    fn told_before(&self, key: &ValueKey) -> bool;
}

/// `WriteAlways=0`
pub struct NoNulls;

impl Nulls for NoNulls {
    fn wanted(&self, _: &Target) -> bool {
        false
    }

    fn told_before(&self, _: &ValueKey) -> bool {
        true
    }
}

/// What one day came to.
#[derive(Debug, Default)]
pub struct DayValues {
    pub values: Vec<IntervalValue>,
    pub rejected: Vec<RejectedValue>,
    /// Intervals with source data, over all value types.
    pub intervals: u64,
    /// Indices of the targets that could not be computed because a system of theirs failed.
    pub left_out: Vec<usize>,
}

impl DayValues {
    fn absorb(&mut self, other: Self) {
        self.values.extend(other.values);
        self.rejected.extend(other.rejected);
        self.left_out.extend(other.left_out);
        self.intervals += other.intervals;
    }
}

/// Computes the day with this index in the windows. Works on as many threads as the machine has cores.
pub fn day(
    plan: &Plan,
    wiring: &Wiring,
    windows: &Windows,
    day: usize,
    nulls: &dyn Nulls,
    now: UtcSecond,
) -> DayValues {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = plan.targets.len().div_ceil(threads).max(1);
    let work = |first: usize, targets: &[Target]| {
        let mut values = DayValues::default();
        for (offset, target) in targets.iter().enumerate() {
            let index = first + offset;
            match Job::new(target, &wiring.feeds[index], windows, day) {
                Some(job) => job.run(nulls, now, &mut values),
                None => values.left_out.push(index),
            }
        }
        values
    };
    if plan.targets.len() <= share {
        return work(0, &plan.targets);
    }
    std::thread::scope(|scope| {
        let handles: Vec<_> = plan
            .targets
            .chunks(share)
            .enumerate()
            .map(|(chunk, targets)| scope.spawn(move || work(chunk * share, targets)))
            .collect();
        let mut all = DayValues::default();
        for handle in handles {
            match handle.join() {
                Ok(values) => all.absorb(values),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// One value type on one day.
struct Job<'a> {
    target: &'a Target,
    feeds: Vec<Option<(super::intervals::DayCells<'a>, usize)>>,
    grid_day: &'a GridDay,
}

impl<'a> Job<'a> {
    /// `None`: a system that it needs was not read.
    fn new(target: &'a Target, feeds: &[Option<Feed>], windows: &'a Windows, day: usize) -> Option<Self> {
        let mut grid_day = None;
        let mut cells = Vec::with_capacity(feeds.len());
        for feed in feeds {
            let Some(feed) = feed else {
                cells.push(None);
                continue;
            };
            let window = windows.get(&feed.system)?;
            grid_day = Some(window.grid_day(feed.lane, day));
            cells.push(Some((window.day(feed.lane, day), feed.metric)));
        }
        Some(Self {
            target,
            feeds: cells,
            grid_day: grid_day?,
        })
    }

    fn run(&self, nulls: &dyn Nulls, now: UtcSecond, out: &mut DayValues) {
        let nulls_wanted = nulls.wanted(self.target);
        let nothing_told = self.feeds.iter().flatten().all(|(cells, _)| cells.is_empty());
        if nothing_told && !nulls_wanted {
            return;
        }
        let weekday = weekday(self.grid_day.date());
        let mut parameters = vec![0.0; self.feeds.len()];
        for (index, interval) in self.grid_day.intervals().iter().enumerate() {
            let mut told = false;
            for (parameter, feed) in parameters.iter_mut().zip(&self.feeds) {
                let value = feed
                    .as_ref()
                    .and_then(|(cells, metric)| cells.value(index, *metric));
                told |= value.is_some();
                *parameter = value.unwrap_or(0.0);
            }
            let key = ValueKey {
                queue: self.target.queue,
                value_type: self.target.value_type,
                version: Version::Historical,
                start: interval.start,
            };
            if told {
                out.intervals += 1;
                let inputs = Inputs {
                    parameters: &parameters,
                    weekday,
                    minutes: interval.minutes,
                };
                self.run_script(key, &inputs, out);
            } else if nulls_wanted && interval.end <= now && !nulls.told_before(&key) {
                out.values.push(IntervalValue {
                    key,
                    value: Hundredths::ZERO,
                });
            }
        }
    }

    fn run_script(&self, key: ValueKey, inputs: &Inputs<'_>, out: &mut DayValues) {
        let script = &self.target.script;
        match script.program.run(inputs) {
            Ok(value) => out.values.push(IntervalValue { key, value }),
            Err(error) => out.rejected.push(RejectedValue {
                queue: key.queue,
                value_type: key.value_type,
                start: key.start,
                place: format!("{}:{}", script.name, error.line),
                why: error.why.message(),
            }),
        }
    }
}
