//! Takes the blocks of one reading and holds what they add up to.

use super::cells::{self, Chunk, DayCells};
use super::grid::{GridDay, INDEX, NOWHERE, REPEATED, SKIPPED};
use super::sparse::{Contribution, SparseRow};
use super::{Layout, Slot};
use crate::source::{Aggregation, ContactBlock, ContactPart, ContactSink};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The sink of one reading of one source. Parts fill their own cells and are added up when they are closed.
#[derive(Debug)]
pub struct Accumulator {
    layout: Layout,
    /// Whether each file is also kept by itself (`FilesAreIncrements`).
    by_file: bool,
    totals: Mutex<Totals>,
}

#[derive(Debug, Default)]
struct Totals {
    chunks: Vec<Option<Chunk>>,
    files: BTreeMap<usize, Contribution>,
    counts: Counts,
    /// Rows by `grid × days + day`.
    rows_of_day: Vec<u64>,
}

/// What rows came to beside their values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    outside: u64,
    repeated: u64,
    skipped: u64,
}

impl Accumulator {
    pub fn new(layout: Layout, by_file: bool) -> Self {
        let totals = Totals {
            chunks: vec![None; layout.keys()],
            rows_of_day: vec![0; layout.grids.len() * layout.days],
            ..Totals::default()
        };
        Self {
            layout,
            by_file,
            totals: Mutex::new(totals),
        }
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    fn totals(&mut self) -> &mut Totals {
        self.totals.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the reading.
    pub fn finish(mut self) -> Window {
        let totals = std::mem::take(self.totals());
        Window {
            layout: self.layout,
            totals,
        }
    }
}

impl ContactSink for Accumulator {
    fn open(&self, file: usize) -> Box<dyn ContactPart + '_> {
        Box::new(Part::new(self, file))
    }
}

/// What one reading came to: the cells of a window of days.
#[derive(Debug)]
pub struct Window {
    layout: Layout,
    totals: Totals,
}

impl Window {
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What was told of this lane (by its index in the layout) on the day with this index in the window.
    pub fn day(&self, lane: usize, day: usize) -> DayCells<'_> {
        DayCells::new(
            &self.layout,
            self.totals.chunks[self.layout.key(lane, day)].as_ref(),
        )
    }

    /// The day with this index as the lane's grid has it.
    pub fn grid_day(&self, lane: usize, day: usize) -> &GridDay {
        &self.layout.grids[self.layout.lanes[lane].grid].days()[day]
    }

    /// Rows that fell on the day with this index, on whichever grid saw most of them.
    pub fn rows_of_day(&self, day: usize) -> u64 {
        let days = self.layout.days;
        (0..self.layout.grids.len())
            .map(|grid| self.totals.rows_of_day[grid * days + day])
            .max()
            .unwrap_or(0)
    }

    /// Rows of days outside the window.
    pub fn outside(&self) -> u64 {
        self.totals.counts.outside
    }

    /// Rows in an hour that occurs twice; they count in the first.
    pub fn repeated(&self) -> u64 {
        self.totals.counts.repeated
    }

    /// Rows in an hour that does not exist; they count in the hour after.
    pub fn skipped(&self) -> u64 {
        self.totals.counts.skipped
    }

    /// What each file told, where files are kept by themselves.
    pub fn files(&self) -> &BTreeMap<usize, Contribution> {
        &self.totals.files
    }

    /// Adds what an earlier file contributed (`FilesAreIncrements`).
    pub fn add(&mut self, told: SparseRow) {
        let width = self.layout.width;
        let key = self.layout.key(told.lane, told.day);
        let Some(slot) = self.layout.slots.get(told.metric) else {
            return;
        };
        let chunk = self.totals.chunks[key].get_or_insert_with(|| empty(self.layout.cells_of(key)));
        if let Some(into) = chunk.get_mut(told.interval * width..(told.interval + 1) * width) {
            let mut from = vec![f64::NAN; width];
            from[slot.offset] = told.amount;
            if slot.is_mean() {
                from[slot.offset + 1] = told.weight;
            }
            cells::merge(into, &from, &self.layout.slots);
        }
    }
}

fn empty(cells: usize) -> Chunk {
    vec![f64::NAN; cells].into_boxed_slice()
}

/// The day that the last row on a grid fell on.
#[derive(Debug, Clone, Copy)]
struct Cursor {
    from: i64,
    to: i64,
    /// Index in the window; `None`: outside of it.
    day: Option<usize>,
}

struct Part<'a> {
    of: &'a Accumulator,
    file: usize,
    cursors: Vec<Cursor>,
    chunks: Vec<Option<Chunk>>,
    rows_of_day: Vec<u64>,
    counts: Counts,
    only_sums: bool,
}

impl<'a> Part<'a> {
    fn new(of: &'a Accumulator, file: usize) -> Self {
        let layout = &of.layout;
        Self {
            of,
            file,
            cursors: vec![
                Cursor {
                    from: 0,
                    to: 0,
                    day: None
                };
                layout.grids.len()
            ],
            chunks: vec![None; layout.keys()],
            rows_of_day: vec![0; layout.grids.len() * layout.days],
            counts: Counts::default(),
            only_sums: layout
                .slots
                .iter()
                .all(|slot| slot.aggregation == Aggregation::Sum),
        }
    }

    /// Where a row's cells stand: the key of their chunk and the interval. `None`: not in this window.
    #[inline(always)]
    fn place(&mut self, lane: usize, at: i64, first: bool) -> Option<(usize, usize)> {
        let layout = &self.of.layout;
        let grid = layout.lanes[lane].grid;
        let mut cursor = self.cursors[grid];
        if at < cursor.from || at >= cursor.to {
            cursor = seek(layout, grid, at);
            self.cursors[grid] = cursor;
        }
        let Some(day) = cursor.day else {
            self.counts.outside += u64::from(first);
            return None;
        };
        let minute = (at - cursor.from) as u32 / 60;
        let entry = layout.grids[grid].days()[day].minutes[minute as usize];
        if entry & !INDEX != 0 {
            self.counts.repeated += u64::from(first && entry & REPEATED != 0);
            self.counts.skipped += u64::from(first && entry & SKIPPED != 0);
        }
        let interval = entry & INDEX;
        if interval == NOWHERE {
            self.counts.outside += u64::from(first);
            return None;
        }
        self.rows_of_day[grid * layout.days + day] += 1;
        Some((layout.key(lane, day), usize::from(interval)))
    }
}

/// The day of the window that holds this moment, or the time before or after all of them.
#[cold]
fn seek(layout: &Layout, grid: usize, at: i64) -> Cursor {
    let days = layout.grids[grid].days();
    let next = days.partition_point(|day| day.to <= at);
    match days.get(next) {
        Some(day) if day.from <= at => Cursor {
            from: day.from,
            to: day.to,
            day: Some(next),
        },
        Some(day) => {
            let from = next.checked_sub(1).map_or(i64::MIN, |before| days[before].to);
            Cursor {
                from,
                to: day.from,
                day: None,
            }
        }
        None => Cursor {
            from: days.last().map_or(i64::MIN, |day| day.to),
            to: i64::MAX,
            day: None,
        },
    }
}

impl ContactPart for Part<'_> {
    fn rows(&mut self, block: &ContactBlock) {
        let of = self.of;
        let layout = &of.layout;
        let rows = block.queues.len().min(block.times.len());
        let columns: Vec<(Slot, &[f64], &[f64])> = layout
            .slots
            .iter()
            .zip(&block.columns)
            .map(|(slot, column)| (*slot, &column.values[..rows], &column.weights[..]))
            .collect();
        for (row, (&queue, &at)) in block.queues.iter().zip(&block.times).enumerate() {
            let Some(&(first, end)) = layout.of_queue.get(queue as usize) else {
                continue;
            };
            for lane in first..end {
                let Some((key, interval)) = self.place(lane as usize, at, lane == first) else {
                    continue;
                };
                let chunk = match &mut self.chunks[key] {
                    Some(chunk) => chunk,
                    none => none.insert(empty(layout.cells_of(key))),
                };
                let start = interval * layout.width;
                let told = &mut chunk[start..start + layout.width];
                if self.only_sums {
                    for (cell, (_, values, _)) in told.iter_mut().zip(&columns) {
                        let value = values[row];
                        if !value.is_nan() {
                            cells::add(cell, value);
                        }
                    }
                } else {
                    for (slot, values, weights) in &columns {
                        let weight = if weights.is_empty() { 1.0 } else { weights[row] };
                        cells::take(told, *slot, values[row], weight);
                    }
                }
            }
        }
    }

    fn close(self: Box<Self>) {
        let layout = &self.of.layout;
        let mut totals = self.of.totals.lock().unwrap_or_else(PoisonError::into_inner);
        totals.counts.outside += self.counts.outside;
        totals.counts.repeated += self.counts.repeated;
        totals.counts.skipped += self.counts.skipped;
        for (total, rows) in totals.rows_of_day.iter_mut().zip(&self.rows_of_day) {
            *total += rows;
        }
        if self.of.by_file {
            let contribution = totals.files.entry(self.file).or_default();
            for (key, chunk) in self.chunks.iter().enumerate() {
                let Some(chunk) = chunk else { continue };
                contribution.take(layout, key, chunk);
            }
        }
        for (total, chunk) in totals.chunks.iter_mut().zip(self.chunks) {
            match (total.as_mut(), chunk) {
                (_, None) => {}
                (None, chunk) => *total = chunk,
                (Some(into), Some(from)) => {
                    let width = layout.width;
                    for (into, from) in into.chunks_exact_mut(width).zip(from.chunks_exact(width)) {
                        cells::merge(into, from, &layout.slots);
                    }
                }
            }
        }
    }
}
