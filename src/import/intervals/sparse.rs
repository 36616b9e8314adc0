//! What one file told, in few words: only the intervals that have something.

use super::Layout;
use super::cells::{self, Chunk};

/// Everything one file told of a window (`FilesAreIncrements`, spec page 2).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contribution {
    rows: Vec<Place>,
    /// `width` numbers for each of `rows`.
    cells: Vec<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    lane: u32,
    day: u32,
    interval: u32,
}

/// What a file told of one metric in one interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SparseRow {
    /// Index of the lane in the layout.
    pub lane: usize,
    /// Index of the day in the window.
    pub day: usize,
    pub interval: usize,
    /// Index of the metric among the requested ones.
    pub metric: usize,
    /// The sum, least or greatest; for a mean the sum of value × weight.
    pub amount: f64,
    /// For a mean the sum of the weights; else 1.
    pub weight: f64,
}

impl Contribution {
    /// Takes what a part told of one lane and day.
    pub(super) fn take(&mut self, layout: &Layout, key: usize, chunk: &Chunk) {
        let (lane, day) = ((key / layout.days) as u32, (key % layout.days) as u32);
        for (interval, told) in (0u32..).zip(chunk.chunks_exact(layout.width)) {
            if told.iter().all(|cell| cell.is_nan()) {
                continue;
            }
            self.rows.push(Place { lane, day, interval });
            self.cells.extend_from_slice(told);
        }
    }

    /// Everything told of the day with this index, each interval and metric once.
    pub fn of_day(&self, layout: &Layout, day: usize) -> Vec<SparseRow> {
        let width = layout.width;
        let mut places: Vec<usize> = (0..self.rows.len())
            .filter(|index| self.rows[*index].day as usize == day)
            .collect();
        places.sort_by_key(|index| (self.rows[*index].lane, self.rows[*index].interval));
        let mut told: Vec<SparseRow> = Vec::new();
        let mut whole: Vec<f64> = Vec::new();
        let same = |a: &usize, b: &usize| {
            (self.rows[*a].lane, self.rows[*a].interval) == (self.rows[*b].lane, self.rows[*b].interval)
        };
        for group in places.chunk_by(same) {
            whole.clear();
            whole.resize(width, f64::NAN);
            for index in group {
                cells::merge(
                    &mut whole,
                    &self.cells[index * width..(index + 1) * width],
                    &layout.slots,
                );
            }
            let place = self.rows[group[0]];
            for (metric, slot) in layout.slots.iter().enumerate() {
                let amount = whole[slot.offset];
                if !amount.is_nan() {
                    told.push(SparseRow {
                        lane: place.lane as usize,
                        day,
                        interval: place.interval as usize,
                        metric,
                        amount,
                        weight: if slot.is_mean() {
                            whole[slot.offset + 1]
                        } else {
                            1.0
                        },
                    });
                }
            }
        }
        told
    }
}
