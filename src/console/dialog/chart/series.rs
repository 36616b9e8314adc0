//! Values along the intervals of a day.

use crate::engine::DayStrip;
use crate::model::Hundredths;
use std::collections::HashMap;

/// One value for each interval of the day that is looked at, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Series(Vec<Option<i64>>);

impl Series {
    /// Another day's values at the same times of day: a day of 23 or 25 hours has other places for them.
    pub fn along(day: &DayStrip, other: &DayStrip) -> Self {
        let mut at: HashMap<u16, Vec<Option<i64>>> = HashMap::new();
        for cell in other.cells.iter().rev() {
            let value = cell.value.map(|value| value.0);
            at.entry(cell.minutes).or_default().push(value);
        }
        let values = day.cells.iter().map(|cell| {
            let found = at.get_mut(&cell.minutes)?;
            // The hour that occurs twice is held against the one there is.
            match found.len() {
                0 => None,
                1 => found[0],
                _ => found.pop().flatten(),
            }
        });
        Self(values.collect())
    }

    /// The mean where at least one is known.
    pub fn mean(all: &[&Self]) -> Self {
        let longest = all.iter().map(|series| series.0.len()).max().unwrap_or(0);
        let values = (0..longest).map(|index| {
            let known = all.iter().filter_map(|series| *series.0.get(index)?);
            average(known)
        });
        Self(values.collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The intervals `from..to` together: their sum when they add up, else their mean.
    pub fn together(&self, from: usize, to: usize, adds_up: bool) -> Option<Hundredths> {
        let known = self.0.get(from..to.min(self.0.len()))?.iter().flatten().copied();
        let value = if adds_up {
            known.reduce(i64::saturating_add)
        } else {
            average(known)
        };
        value.map(Hundredths)
    }

    /// The same, but only of the intervals that `other` knows too: what can be compared.
    pub fn together_where(&self, other: &Self, adds_up: bool) -> Option<Hundredths> {
        let both = self.0.iter().zip(&other.0);
        let shared = both.map(|(value, known)| known.and(*value)).collect();
        Self(shared).together(0, self.0.len(), adds_up)
    }
}

fn average(values: impl Iterator<Item = i64>) -> Option<i64> {
    let (mut sum, mut count) = (0_i128, 0_i128);
    for value in values {
        (sum, count) = (sum + i128::from(value), count + 1);
    }
    if count == 0 {
        return None;
    }
    i64::try_from((2 * sum + count).div_euclid(2 * count)).ok()
}

/// A round number not below the highest value: where the axis ends.
pub fn top(highest: i64) -> i64 {
    let mut step = 100_i64;
    loop {
        for factor in [1, 2, 5] {
            let Some(top) = step.checked_mul(factor) else {
                return i64::MAX;
            };
            if top >= highest {
                return top;
            }
            // Between 2 and 5, and 5 and 10, the steps would waste half of the height.
            let finer = match factor {
                2 => step.saturating_mul(3),
                5 => step.saturating_mul(7),
                _ => step.saturating_add(step / 2),
            };
            if finer >= highest && factor > 1 {
                return finer;
            }
        }
        let Some(next) = step.checked_mul(10) else {
            return i64::MAX;
        };
        step = next;
    }
}
