//! What flows through the pipe, and how fast.

use crate::deliver::Counters;
use crate::engine::Flow;
use crate::import::run::Tally;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Rates are over this long.
const WINDOW: Duration = Duration::from_secs(10);

#[derive(Debug, Default)]
pub(super) struct Meter {
    total: Tally,
    recent: VecDeque<(Instant, Tally)>,
}

impl Meter {
    pub(super) fn add(&mut self, tally: Tally, now: Instant) {
        let total = &mut self.total;
        total.rows += tally.rows;
        total.rejected_rows += tally.rejected_rows;
        total.intervals += tally.intervals;
        total.script_values += tally.script_values;
        total.rejected_values += tally.rejected_values;
        total.queued += tally.queued;
        self.recent.push_back((now, tally));
        self.forget(now);
    }

    fn forget(&mut self, now: Instant) {
        while self
            .recent
            .front()
            .is_some_and(|(at, _)| now.duration_since(*at) > WINDOW)
        {
            self.recent.pop_front();
        }
    }

    /// Since the engine started; `delivered` are the courier's.
    pub(super) fn flow(&mut self, delivered: Counters, now: Instant) -> Flow {
        self.forget(now);
        let per_second = |count: fn(&Tally) -> u64| {
            let sum: u64 = self.recent.iter().map(|(_, tally)| count(tally)).sum();
            sum as f64 / WINDOW.as_secs_f64()
        };
        Flow {
            rows: self.total.rows,
            rejected_rows: self.total.rejected_rows,
            intervals: self.total.intervals,
            script_values: self.total.script_values,
            rejected_values: self.total.rejected_values,
            queued: self.total.queued,
            acknowledged: delivered.acknowledged,
            refused: delivered.refused,
            rows_per_second: per_second(|tally| tally.rows),
            values_per_second: per_second(|tally| tally.script_values),
            acknowledged_per_second: delivered.acknowledged_per_second,
        }
    }

    /// Whether anything moved lately, so that rates are still falling.
    pub(super) fn is_live(&mut self, now: Instant) -> bool {
        self.forget(now);
        !self.recent.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_fade_and_totals_stay() {
        let mut meter = Meter::default();
        let start = Instant::now();
        meter.add(
            Tally {
                rows: 100,
                script_values: 20,
                ..Tally::default()
            },
            start,
        );
        let flow = meter.flow(Counters::default(), start + Duration::from_secs(1));
        assert_eq!(
            (flow.rows, flow.rows_per_second, flow.values_per_second),
            (100, 10.0, 2.0)
        );
        let later = start + Duration::from_secs(11);
        assert!(!meter.is_live(later));
        let flow = meter.flow(Counters::default(), later);
        assert_eq!((flow.rows, flow.rows_per_second), (100, 0.0));
    }
}
