//! Cells: what the rows of one interval add up to.

use super::{Layout, Slot};
use crate::source::Aggregation;

/// The cells of one (lane, local day): `intervals × width` numbers, `NaN` where nothing was told.
pub(super) type Chunk = Box<[f64]>;

/// Adds `value` to a cell; an empty one takes it as it is.
#[inline(always)]
pub(super) fn add(cell: &mut f64, value: f64) {
    *cell = if cell.is_nan() { value } else { *cell + value };
}

/// Takes one cell of a row; `NaN` is no value.
#[inline(always)]
pub(super) fn take(cells: &mut [f64], slot: Slot, value: f64, weight: f64) {
    if value.is_nan() {
        return;
    }
    let at = slot.offset;
    match slot.aggregation {
        Aggregation::Sum => add(&mut cells[at], value),
        Aggregation::Mean => {
            // A cell whose weight is not told weighs nothing, yet it is a value.
            let weight = if weight.is_nan() { 0.0 } else { weight };
            add(&mut cells[at], value * weight);
            add(&mut cells[at + 1], weight);
        }
        // `f64::min` and `max` pass over an empty cell, which is `NaN`.
        Aggregation::Minimum => cells[at] = cells[at].min(value),
        Aggregation::Maximum => cells[at] = cells[at].max(value),
    }
}

/// Puts what one interval holds to what another holds.
pub(super) fn merge(into: &mut [f64], from: &[f64], slots: &[Slot]) {
    for slot in slots {
        let at = slot.offset;
        match slot.aggregation {
            Aggregation::Sum | Aggregation::Mean => {
                for at in at..at + Slot::width(slot.aggregation) {
                    if !from[at].is_nan() {
                        add(&mut into[at], from[at]);
                    }
                }
            }
            Aggregation::Minimum => into[at] = into[at].min(from[at]),
            Aggregation::Maximum => into[at] = into[at].max(from[at]),
        }
    }
}

/// What a metric came to; `None` when no row told of it.
pub(super) fn value(cells: &[f64], slot: Slot) -> Option<f64> {
    let first = cells[slot.offset];
    if first.is_nan() {
        return None;
    }
    Some(match slot.aggregation {
        Aggregation::Mean => match cells[slot.offset + 1] {
            // Values that weigh nothing, such as an average time over no calls: told, and nothing.
            0.0 => 0.0,
            weight => first / weight,
        },
        Aggregation::Sum | Aggregation::Minimum | Aggregation::Maximum => first,
    })
}

/// What was told of one lane through one local day.
#[derive(Debug, Clone, Copy)]
pub struct DayCells<'a> {
    layout: &'a Layout,
    chunk: Option<&'a Chunk>,
}

impl<'a> DayCells<'a> {
    pub(super) fn new(layout: &'a Layout, chunk: Option<&'a Chunk>) -> Self {
        Self { layout, chunk }
    }

    /// Whether any row told of this day.
    pub fn is_empty(&self) -> bool {
        self.chunk.is_none()
    }

    /// What the requested metric with this index came to in this interval of the day.
    pub fn value(&self, interval: usize, metric: usize) -> Option<f64> {
        let width = self.layout.width;
        let cells = self.chunk?.get(interval * width..(interval + 1) * width)?;
        value(cells, *self.layout.slots.get(metric)?)
    }
}
