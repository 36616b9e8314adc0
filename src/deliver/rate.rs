//! How fast something flows, over the last ten seconds.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_secs(10);

#[derive(Debug, Default)]
pub(super) struct Rate {
    recent: VecDeque<(Instant, u64)>,
    total: u64,
}

impl Rate {
    pub(super) fn add(&mut self, count: u64, now: Instant) {
        self.total += count;
        self.recent.push_back((now, count));
        self.forget(now);
    }

    pub(super) fn total(&self) -> u64 {
        self.total
    }

    pub(super) fn per_second(&mut self, now: Instant) -> f64 {
        self.forget(now);
        let sum: u64 = self.recent.iter().map(|(_, count)| count).sum();
        sum as f64 / WINDOW.as_secs_f64()
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_stays_and_the_rate_fades() {
        let mut rate = Rate::default();
        let start = Instant::now();
        rate.add(50, start);
        rate.add(50, start + Duration::from_secs(5));
        assert_eq!(rate.per_second(start + Duration::from_secs(5)), 10.0);
        assert_eq!(rate.per_second(start + Duration::from_secs(12)), 5.0);
        assert_eq!(rate.per_second(start + Duration::from_secs(60)), 0.0);
        assert_eq!(rate.total(), 100);
    }
}
