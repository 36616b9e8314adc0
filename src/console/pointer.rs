//! What the mouse did, where it is the console's: see [`Mouse`](super::memory::Mouse).

use ratatui::layout::Position;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    Press,
    /// A second press on the same cell soon after the first.
    PressAgain,
    /// Moved with the button down.
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    pub gesture: Gesture,
    pub at: Position,
}

/// Two presses within this time are a double-click.
const DOUBLE: Duration = Duration::from_millis(450);

/// Tells a double-click from two clicks.
#[derive(Debug, Default)]
pub struct Clicks {
    last: Option<(Position, Instant)>,
}

impl Clicks {
    pub fn press(&mut self, at: Position, now: Instant) -> Gesture {
        let again = self
            .last
            .is_some_and(|(before, when)| before == at && now.duration_since(when) <= DOUBLE);
        // A third press begins anew.
        self.last = (!again).then_some((at, now));
        if again {
            Gesture::PressAgain
        } else {
            Gesture::Press
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_on_one_cell_soon_after_each_other_are_a_double_click() {
        let (mut clicks, start) = (Clicks::default(), Instant::now());
        let here = Position::new(3, 4);
        let after = |milliseconds| start + Duration::from_millis(milliseconds);
        assert_eq!(clicks.press(here, start), Gesture::Press);
        assert_eq!(clicks.press(here, after(300)), Gesture::PressAgain);
        assert_eq!(clicks.press(here, after(400)), Gesture::Press, "the third");
        assert_eq!(clicks.press(Position::new(4, 4), after(450)), Gesture::Press);
        assert_eq!(clicks.press(Position::new(4, 4), after(2_000)), Gesture::Press);
    }
}
