//! The clock as a value: what needs the time is given a clock, and tests give it theirs.

use crate::model::UtcSecond;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time. Clones tell the same time.
#[derive(Clone)]
pub struct Clock(Face);

#[derive(Clone)]
enum Face {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Face::System)
    }

    /// A clock that stands until it is [`set`](Self::set).
    pub fn fixed(at: UtcSecond) -> Self {
        Self(Face::Fixed(Arc::new(AtomicI64::new(at.0))))
    }

    pub fn now(&self) -> UtcSecond {
        match &self.0 {
            Face::System => UtcSecond(jiff::Timestamp::now().as_second()),
            Face::Fixed(at) => UtcSecond(at.load(Ordering::SeqCst)),
        }
    }

    /// Sets a fixed clock and all its clones; the machine's clock stays as it is.
    pub fn set(&self, at: UtcSecond) {
        if let Face::Fixed(fixed) = &self.0 {
            fixed.store(at.0, Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock and all its clones by so many seconds; the machine's clock stays as it is.
    pub fn advance(&self, seconds: i64) {
        if let Face::Fixed(fixed) = &self.0 {
            fixed.fetch_add(seconds, Ordering::SeqCst);
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Face::System => f.write_str("Clock::system"),
            Face::Fixed(_) => write!(f, "Clock::fixed({})", self.now().0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_by_hand() {
        let clock = Clock::fixed(UtcSecond(100));
        let clone = clock.clone();
        clock.advance(5);
        assert_eq!(clone.now(), UtcSecond(105));
        clone.set(UtcSecond(7));
        assert_eq!(clock.now(), UtcSecond(7));
    }

    #[test]
    fn the_machine_clock_cannot_be_set() {
        let clock = Clock::system();
        clock.set(UtcSecond(0));
        assert!(clock.now() > UtcSecond(1_700_000_000));
    }
}
