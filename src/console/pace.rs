//! When to draw: soon after a key, once a second for what is live, never without a change.

use std::time::{Duration, Instant};

/// What changed the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A person did something.
    Person,
    /// An answer came.
    Answer,
    /// Live numbers.
    Live,
}

/// How fast the line to the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// At most ten frames a second.
    Local,
    /// Over SSH: at most four.
    Remote,
}

/// Answers this long after a key belong to it.
const ATTENTION: Duration = Duration::from_secs(2);
const LIVE: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy)]
pub struct Pace {
    gap: Duration,
    drawn: Option<Instant>,
    /// The last frame that answered a person.
    answered: Option<Instant>,
    person: Instant,
    /// A person did something that no frame shows yet.
    owed: bool,
    due: Option<Instant>,
}

impl Pace {
    pub fn new(line: Line, now: Instant) -> Self {
        let gap = match line {
            Line::Local => Duration::from_millis(100),
            Line::Remote => Duration::from_millis(250),
        };
        Self {
            gap,
            drawn: None,
            answered: None,
            person: now,
            owed: false,
            due: Some(now),
        }
    }

    /// Notes a change.
    pub fn changed(&mut self, cause: Cause, now: Instant) {
        let (last, gap) = match cause {
            Cause::Person => {
                (self.person, self.owed) = (now, true);
                // What was drawn by itself meanwhile holds no key up.
                (self.answered, self.gap)
            }
            Cause::Answer if now.duration_since(self.person) < ATTENTION => (self.drawn, self.gap),
            Cause::Answer | Cause::Live => (self.drawn, LIVE),
        };
        let due = last.map_or(now, |last| now.max(last + gap));
        self.due = Some(self.due.map_or(due, |earlier| earlier.min(due)));
    }

    /// When the next frame is due; `None`: nothing changed.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    pub fn drawn(&mut self, now: Instant) {
        self.drawn = Some(now);
        if std::mem::take(&mut self.owed) {
            self.answered = Some(now);
        }
        self.due = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, milliseconds: u64) -> Instant {
        start + Duration::from_millis(milliseconds)
    }

    #[test]
    fn without_a_change_nothing_is_drawn() {
        let start = Instant::now();
        let mut pace = Pace::new(Line::Local, start);
        assert_eq!(pace.due(), Some(start));
        pace.drawn(start);
        assert_eq!(pace.due(), None);
    }

    #[test]
    fn a_key_after_a_rest_is_answered_at_once_and_a_burst_ten_times_a_second() {
        let start = Instant::now();
        let mut pace = Pace::new(Line::Local, start);
        pace.drawn(start);
        pace.changed(Cause::Person, after(start, 500));
        assert_eq!(pace.due(), Some(after(start, 500)));
        pace.drawn(after(start, 500));
        pace.changed(Cause::Person, after(start, 520));
        assert_eq!(pace.due(), Some(after(start, 600)));
    }

    #[test]
    fn a_key_does_not_wait_for_the_frame_that_answers_the_one_before() {
        let start = Instant::now();
        let mut pace = Pace::new(Line::Local, start);
        pace.drawn(start);
        pace.changed(Cause::Person, after(start, 500));
        pace.drawn(after(start, 500));
        pace.changed(Cause::Answer, after(start, 520));
        assert_eq!(pace.due(), Some(after(start, 600)));
        pace.drawn(after(start, 600));
        pace.changed(Cause::Person, after(start, 630));
        assert_eq!(pace.due(), Some(after(start, 630)));
    }

    #[test]
    fn live_numbers_are_drawn_once_a_second() {
        let start = Instant::now();
        let mut pace = Pace::new(Line::Remote, start);
        pace.drawn(after(start, 5_000));
        pace.changed(Cause::Live, after(start, 5_100));
        assert_eq!(pace.due(), Some(after(start, 6_000)));
        pace.changed(Cause::Answer, after(start, 5_200));
        assert_eq!(pace.due(), Some(after(start, 6_000)));
        pace.changed(Cause::Person, after(start, 5_300));
        assert_eq!(pace.due(), Some(after(start, 5_300)));
    }

    #[test]
    fn over_ssh_four_frames_a_second_are_the_most() {
        let start = Instant::now();
        let mut pace = Pace::new(Line::Remote, start);
        pace.changed(Cause::Person, start);
        pace.drawn(start);
        pace.changed(Cause::Person, after(start, 10));
        assert_eq!(pace.due(), Some(after(start, 250)));
    }
}
