//! What the gaps ask of the engine.

use super::is_gap;
use crate::console::effect::ValueTypeKey;
use crate::console::job::Hands;
use crate::engine::{DayGrid, DayStrip, EngineError};
use crate::model::{Message, Worded};
use jiff::civil::Date;
use std::sync::Arc;

/// Value types asked for at once while a gap is sought.
const AT_ONCE: usize = 200;

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    Days {
        keys: Vec<ValueTypeKey>,
        first: Date,
        last: Date,
    },
    Day {
        key: ValueTypeKey,
        day: Date,
    },
    /// The next gap in the rows behind `after`, going round to it.
    Seek {
        keys: Arc<Vec<ValueTypeKey>>,
        after: usize,
        first: Date,
        last: Date,
    },
}

#[derive(Debug)]
pub enum Answer {
    Days {
        keys: Vec<ValueTypeKey>,
        first: Date,
        grids: Result<Vec<DayGrid>, Message>,
    },
    Day {
        key: ValueTypeKey,
        day: Date,
        strip: Result<DayStrip, Message>,
    },
    /// The row, and the day counted from the first.
    Sought(Result<Option<(usize, usize)>, Message>),
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        let engine = hands.engine();
        match self {
            Self::Days { keys, first, last } => {
                let grids = engine.days(&keys, first, last).map_err(|why| why.message());
                Answer::Days { keys, first, grids }
            }
            Self::Day { key, day } => {
                let strip = engine.day_strip(key.0, key.1, day);
                let strip = strip.map_err(|why| why.message());
                Answer::Day { key, day, strip }
            }
            Self::Seek {
                keys,
                after,
                first,
                last,
            } => {
                let days = |keys: &[ValueTypeKey]| engine.days(keys, first, last);
                Answer::Sought(seek(&keys, after, days).map_err(|why| why.message()))
            }
        }
    }
}

/// The first gap in the rows behind `after`, going round; the row itself comes last, from its first day on.
pub fn seek(
    keys: &[ValueTypeKey],
    after: usize,
    mut days: impl FnMut(&[ValueTypeKey]) -> Result<Vec<DayGrid>, EngineError>,
) -> Result<Option<(usize, usize)>, EngineError> {
    let split = (after + 1).min(keys.len());
    for (part, base) in [(&keys[split..], split), (&keys[..split], 0)] {
        for (chunk, start) in part.chunks(AT_ONCE).zip((base..).step_by(AT_ONCE)) {
            for grid in days(chunk)? {
                let key = (grid.queue, grid.value_type);
                let row = chunk.iter().position(|each| *each == key);
                if let (Some(row), Some(column)) = (row, grid.days.iter().position(is_gap)) {
                    return Ok(Some((start + row, column)));
                }
            }
        }
    }
    Ok(None)
}
