//! Who may hold the installation's ledger in this process: the console's engine, or something that needs it more.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// What the tools tell those who look for an engine. Whoever sees that something changed also sees what: hence the strict
/// order.
#[derive(Debug, Default)]
pub struct Custody {
    /// How many ask for it now: a deed and a restore may do so at the same time.
    hands_off: AtomicUsize,
    changes: AtomicU64,
}

/// Keeps the console's engine away from the ledger as long as it lives.
#[derive(Debug)]
pub struct HandsOff<'a>(&'a Custody);

impl Custody {
    /// From now on no engine of this process may hold the ledger.
    pub fn hands_off(&self) -> HandsOff<'_> {
        self.hands_off.fetch_add(1, Ordering::SeqCst);
        self.changed();
        HandsOff(self)
    }

    pub fn is_hands_off(&self) -> bool {
        self.hands_off.load(Ordering::SeqCst) > 0
    }

    /// Something came about that another engine may follow from: it is looked for at once.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
    }

    /// Grows with every change.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }
}

impl Drop for HandsOff<'_> {
    fn drop(&mut self) {
        self.0.hands_off.fetch_sub(1, Ordering::SeqCst);
        self.0.changed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_are_off_as_long_as_somebody_asks_for_it() {
        let custody = Custody::default();
        let asked = custody.hands_off();
        assert!(custody.is_hands_off());
        let before = custody.changes();
        drop(asked);
        assert!(!custody.is_hands_off() && custody.changes() > before);
    }

    #[test]
    fn who_is_done_first_takes_nothing_from_the_other() {
        let custody = Custody::default();
        let (restore, start) = (custody.hands_off(), custody.hands_off());
        drop(restore);
        assert!(custody.is_hands_off());
        drop(start);
        assert!(!custody.is_hands_off());
    }
}
