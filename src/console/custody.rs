//! Who may hold the installation's ledger in this process: the console's engine, or something that needs it more.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What the tools tell those who look for an engine.
#[derive(Debug, Default)]
pub struct Custody {
    hands_off: AtomicBool,
    changes: AtomicU64,
}

/// Keeps the console's engine away from the ledger as long as it lives.
#[derive(Debug)]
pub struct HandsOff<'a>(&'a Custody);

impl Custody {
    /// From now on no engine of this process may hold the ledger.
    pub fn hands_off(&self) -> HandsOff<'_> {
        self.hands_off.store(true, Ordering::Relaxed);
        self.changed();
        HandsOff(self)
    }

    pub fn is_hands_off(&self) -> bool {
        self.hands_off.load(Ordering::Relaxed)
    }

    /// Something came about that another engine may follow from: it is looked for at once.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// Grows with every change.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }
}

impl Drop for HandsOff<'_> {
    fn drop(&mut self) {
        self.0.hands_off.store(false, Ordering::Relaxed);
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
}
