//! How patient a connection is.

use std::time::Duration;

/// Patience with a line and with a sign-in, as values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// A request that is not answered for so long was lost with its line.
    pub answer: Duration,
    /// The server speaks at least every 20 seconds (`WatchCatalog`): silence for longer than this means a dead line.
    pub silence: Duration,
    /// A sign-in that ended so soon will end as soon again: that is a failure, not its age.
    pub brief: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(60),
            silence: Duration::from_secs(50),
            brief: Duration::from_secs(10),
        }
    }
}

impl Pace {
    /// When to sign in again before the sign-in ends by itself.
    pub(super) fn renewal(&self, lifetime: Duration) -> Duration {
        lifetime.mul_f64(0.8).max(self.brief)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_renewed_before_it_ends() {
        let pace = Pace::default();
        assert_eq!(pace.renewal(Duration::from_secs(3600)), Duration::from_secs(2880));
        assert_eq!(
            pace.renewal(Duration::from_secs(1)),
            pace.brief,
            "not in a circle"
        );
    }
}
