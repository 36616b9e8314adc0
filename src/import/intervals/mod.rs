//! Rows into intervals: the hot path of an import.
//!
//! A [`Layout`] says once, before any row is read, which queue of a source fills which *lanes*: a lane is one source
//! queue on one [`Grid`] (the time zone and interval length of WFM queues). Several WFM queues with the same grid share a
//! lane; a source queue that feeds queues with different grids has several. An [`Accumulator`] takes the rows.
//!
//! A row then costs an index into the lanes, a comparison with the day in hand, and one table look-up for its interval;
//! nothing is hashed and nothing is locked. Cells are kept in one piece per (lane, local day), made when its first row
//! comes, so memory grows with what is told and never with the number of rows.

mod accumulate;
mod cells;
mod grid;
mod sparse;
#[cfg(test)]
mod tests;

pub use accumulate::{Accumulator, Window};
pub use cells::DayCells;
pub(in crate::import) use grid::civil_midnight;
pub use grid::{Grid, GridDay, dates};
pub use sparse::{Contribution, SparseRow};

use crate::source::Aggregation;

/// A window holds at most about this many cells (spec: some 4 million); longer ranges make several windows.
pub const WINDOW_CELLS: usize = 4_000_000;

/// One source queue on one grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lane {
    /// Index into the source tree's queues.
    pub queue: usize,
    /// Index into the layout's grids.
    pub grid: usize,
}

/// Where a metric's parts stand in a row of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    aggregation: Aggregation,
    offset: usize,
}

impl Slot {
    /// A mean needs its sum and its weight.
    fn width(aggregation: Aggregation) -> usize {
        match aggregation {
            Aggregation::Mean => 2,
            Aggregation::Sum | Aggregation::Minimum | Aggregation::Maximum => 1,
        }
    }

    fn is_mean(self) -> bool {
        self.aggregation == Aggregation::Mean
    }
}

/// What goes where during one reading of one source.
#[derive(Debug)]
pub struct Layout {
    grids: Vec<Grid>,
    lanes: Vec<Lane>,
    /// For each queue of the tree its lanes: first, and one past the last.
    of_queue: Vec<(u32, u32)>,
    slots: Vec<Slot>,
    /// Cells of one interval.
    width: usize,
    days: usize,
}

impl Layout {
    /// `queues` is the number of queues in the source's tree; `lanes` in any order; `metrics` as requested of the source.
    /// All grids tell of the same days.
    pub fn new(
        queues: usize,
        grids: Vec<Grid>,
        lanes: impl IntoIterator<Item = Lane>,
        metrics: &[Aggregation],
    ) -> Self {
        let mut lanes: Vec<Lane> = lanes.into_iter().collect();
        lanes.sort_unstable();
        lanes.dedup();
        let mut of_queue = vec![(0, 0); queues];
        for (index, lane) in (0u32..).zip(&lanes) {
            let range = &mut of_queue[lane.queue];
            if range.1 == 0 {
                range.0 = index;
            }
            range.1 = index + 1;
        }
        let mut width = 0;
        let slots = metrics
            .iter()
            .map(|&aggregation| {
                let offset = width;
                width += Slot::width(aggregation);
                Slot { aggregation, offset }
            })
            .collect();
        let days = grids.first().map_or(0, |grid| grid.days().len());
        Self {
            grids,
            lanes,
            of_queue,
            slots,
            width,
            days,
        }
    }

    pub fn grids(&self) -> &[Grid] {
        &self.grids
    }

    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// The queues that are asked for, ascending.
    pub fn queues(&self) -> Vec<usize> {
        let mut queues: Vec<usize> = self.lanes.iter().map(|lane| lane.queue).collect();
        queues.dedup();
        queues
    }

    /// Index of a lane; `None` when nothing was laid out for it.
    pub fn lane(&self, lane: Lane) -> Option<usize> {
        self.lanes.binary_search(&lane).ok()
    }

    /// Cells of one interval (a mean counts twice).
    pub fn width(&self) -> usize {
        self.width
    }

    fn key(&self, lane: usize, day: usize) -> usize {
        lane * self.days + day
    }

    fn keys(&self) -> usize {
        self.lanes.len() * self.days
    }

    /// How many cells the day of this key has.
    fn cells_of(&self, key: usize) -> usize {
        let (lane, day) = (key / self.days, key % self.days);
        self.grids[self.lanes[lane].grid].days()[day].intervals().len() * self.width
    }
}

/// How many days a window may hold when one day has so many cells; at least one.
pub fn days_of_window(cells_of_a_day: usize) -> usize {
    (WINDOW_CELLS / cells_of_a_day.max(1)).max(1)
}
