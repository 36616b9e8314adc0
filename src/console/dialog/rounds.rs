//! What is looked at every few seconds as long as a dialog is open.

/// Says when it is time to look again.
#[derive(Debug, Clone, Copy)]
pub struct Rounds {
    every: u8,
    passed: u8,
    look: Look,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    None,
    UnderWay,
}

impl Rounds {
    pub fn every(seconds: u8) -> Self {
        Self {
            every: seconds,
            passed: 0,
            look: Look::None,
        }
    }

    /// A second has passed: whether it is time. One look is waited for before the next begins, so that one that hangs
    /// takes no worker from others.
    pub fn is_due(&mut self) -> bool {
        self.passed = self.passed.saturating_add(1);
        self.passed >= self.every && self.look == Look::None
    }

    /// A look begins.
    pub fn begin(&mut self) {
        self.passed = 0;
        self.look = Look::UnderWay;
    }

    /// It is through, however it ended.
    pub fn end(&mut self) {
        self.look = Look::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_is_waited_for_before_the_next() {
        let mut rounds = Rounds::every(2);
        assert!(!rounds.is_due());
        assert!(rounds.is_due());
        rounds.begin();
        assert!(!(0..10).any(|_| rounds.is_due()), "it hangs");
        rounds.end();
        assert!(rounds.is_due());
        rounds.begin();
        rounds.end();
        assert!(!rounds.is_due());
    }
}
