//! How long to wait before the next attempt.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(300);

/// Doubles from one second to five minutes, without end (spec page 4).
#[derive(Debug, Default)]
pub(super) struct Backoff {
    attempts: u32,
}

impl Backoff {
    /// The next pause; up to a fifth shorter by chance, so that many installations do not come back in one moment.
    pub(super) fn pause(&mut self, chance: u32) -> Duration {
        let whole = FIRST.saturating_mul(1 << self.attempts.min(9)).min(LONGEST);
        self.attempts = self.attempts.saturating_add(1);
        let share = f64::from(chance) / f64::from(u32::MAX);
        whole.mul_f64(1.0 - 0.2 * share)
    }

    /// The connection held: the next loss begins anew.
    pub(super) fn reset(&mut self) {
        self.attempts = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_minutes_and_never_end() {
        let mut backoff = Backoff::default();
        let pauses: Vec<u64> = (0..12).map(|_| backoff.pause(0).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        backoff.reset();
        assert_eq!(backoff.pause(0), Duration::from_secs(1));
    }

    #[test]
    fn chance_shortens_by_a_fifth_at_most() {
        assert_eq!(Backoff::default().pause(u32::MAX), Duration::from_millis(800));
    }
}
