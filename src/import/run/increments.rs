//! `FilesAreIncrements`: a value is the sum over what each file told, also of files that are gone since (spec page 2).

use crate::import::intervals::{SparseRow, Window};
use crate::import::plan::PlannedSystem;
use crate::ledger::{Contribution, Ledger, LedgerError};
use crate::model::{IntervalLength, MetricPath, UtcSecond};
use crate::source::{DayRange, FileState, ReadReport, TreeMatch};
use std::collections::{BTreeSet, HashMap};

/// The name under which a lane's metric is kept. The zone belongs to it: the same civil row is another moment on the
/// grid of a queue in another zone.
fn kept_name(system: &PlannedSystem, window: &Window, lane: usize, metric: usize) -> MetricPath {
    let layout = window.layout();
    let lane = layout.lanes()[lane];
    let path = system.tree.path(TreeMatch {
        queue: lane.queue,
        metric,
    });
    let zone = layout.grids()[lane.grid].zone().name();
    MetricPath::new(format!("{path} @ {zone}"))
}

/// What the files of this reading told of one day.
pub(super) fn of_day(
    system: &PlannedSystem,
    metrics: &[usize],
    window: &Window,
    report: &ReadReport,
    day: usize,
) -> Vec<Contribution> {
    let layout = window.layout();
    let mut found = Vec::new();
    for (index, file) in report.files.iter().enumerate() {
        let (Some(hash), Some(told)) = (&file.hash, window.files().get(&index)) else {
            continue;
        };
        for row in told.of_day(layout, day) {
            let grid = &layout.grids()[layout.lanes()[row.lane].grid];
            found.push(Contribution {
                hash: hash.clone(),
                metric: kept_name(system, window, row.lane, metrics[row.metric]),
                start: grid.days()[day].intervals()[row.interval].start,
                length: grid.length(),
                amount: row.amount,
                weight: row.weight,
            });
        }
    }
    found
}

/// Adds to a window what other files told of its days before.
pub(super) fn add_earlier(
    ledger: &Ledger,
    system: &PlannedSystem,
    metrics: &[usize],
    window: &mut Window,
    report: &ReadReport,
    days: DayRange,
) -> Result<(), LedgerError> {
    let read = report.files.iter().filter(|file| file.state == FileState::Read);
    let present: BTreeSet<&str> = read.filter_map(|file| file.hash.as_deref()).collect();
    let earlier = ledger.contributions(&system.name, days.first, days.last)?;
    let mut lanes: HashMap<(MetricPath, IntervalLength), (usize, usize)> = HashMap::new();
    for lane in 0..window.layout().lanes().len() {
        let length = window.layout().grids()[window.layout().lanes()[lane].grid].length();
        for (index, metric) in metrics.iter().enumerate() {
            lanes.insert((kept_name(system, window, lane, *metric), length), (lane, index));
        }
    }
    let mut places: HashMap<(usize, UtcSecond), (usize, usize)> = HashMap::new();
    for (index, grid) in window.layout().grids().iter().enumerate() {
        for (day, of_day) in grid.days().iter().enumerate() {
            for (interval, of_interval) in of_day.intervals().iter().enumerate() {
                places.insert((index, of_interval.start), (day, interval));
            }
        }
    }
    for (_, one) in earlier {
        if present.contains(one.hash.as_str()) {
            continue;
        }
        let Some(&(lane, metric)) = lanes.get(&(one.metric, one.length)) else {
            continue;
        };
        let grid = window.layout().lanes()[lane].grid;
        if let Some(&(day, interval)) = places.get(&(grid, one.start)) {
            window.add(SparseRow {
                lane,
                day,
                interval,
                metric,
                amount: one.amount,
                weight: one.weight,
            });
        }
    }
    Ok(())
}
