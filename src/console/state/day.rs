//! The day of the current value type, interval by interval.

use crate::console::effect::ValueTypeKey;
use crate::engine::{DayStrip, StripCell, StripState};
use crate::model::{Message, UtcSecond};
use jiff::ToSpan;
use jiff::civil::Date;

/// The strip as last asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Strip {
    #[default]
    None,
    Asked,
    Known(DayStrip),
    Failed(Message),
}

/// Which day is looked at, and where in it.
#[derive(Debug, Clone, Default)]
pub struct DayView {
    pub strip: Strip,
    /// The day chosen; `None`: today.
    pub chosen: Option<Date>,
    /// The selected interval.
    pub cursor: usize,
    /// What `strip` answers, or will.
    asked: Option<(ValueTypeKey, Date)>,
    stale: bool,
}

impl DayView {
    pub fn known(&self) -> Option<&DayStrip> {
        match &self.strip {
            Strip::Known(strip) => Some(strip),
            Strip::None | Strip::Asked | Strip::Failed(_) => None,
        }
    }

    pub fn cell(&self) -> Option<&StripCell> {
        self.known()?.cells.get(self.cursor)
    }

    /// Whether an interval ended between two moments: what was to come may be missing now.
    pub fn interval_ended(&self, before: UtcSecond, now: UtcSecond) -> bool {
        let seconds = self.known().map_or(900, |strip| strip.interval.seconds().max(1));
        before.0.div_euclid(seconds) != now.0.div_euclid(seconds)
    }

    /// Values of its queue changed.
    pub fn changed(&mut self) {
        self.stale = true;
    }

    /// What to ask for: at once when another value type or day is looked at, and once a second when values changed.
    pub fn wanted(
        &mut self,
        key: Option<ValueTypeKey>,
        today: Date,
        second: bool,
    ) -> Option<(ValueTypeKey, Date)> {
        let Some(key) = key else {
            self.strip = Strip::None;
            self.asked = None;
            return None;
        };
        let wanted = (key, self.chosen.unwrap_or(today));
        if self.asked == Some(wanted) {
            let again = self.stale && second && self.strip != Strip::Asked;
            self.stale &= !again;
            return again.then_some(wanted);
        }
        let same_key = self.asked.is_some_and(|(asked, _)| asked == key);
        if !same_key || self.known().is_none() {
            self.strip = Strip::Asked;
        }
        self.asked = Some(wanted);
        self.stale = false;
        Some(wanted)
    }

    /// Takes an answer, unless something else is looked at by now. A new day is entered at its newest interval.
    pub fn arrived(&mut self, key: ValueTypeKey, day: Date, strip: Result<DayStrip, Message>) {
        if self.asked != Some((key, day)) {
            return;
        }
        let other_day = self
            .known()
            .is_none_or(|known| (known.queue, known.value_type, known.day) != (key.0, key.1, day));
        self.strip = match strip {
            Ok(strip) => Strip::Known(strip),
            Err(why) => Strip::Failed(why),
        };
        if other_day {
            self.cursor = self.known().map_or(0, newest);
        }
        let last = self
            .known()
            .map_or(0, |strip| strip.cells.len().saturating_sub(1));
        self.cursor = self.cursor.min(last);
    }

    pub fn forget_questions(&mut self) {
        self.asked = None;
    }

    pub fn move_by(&mut self, intervals: isize) {
        let last = self
            .known()
            .map_or(0, |strip| strip.cells.len().saturating_sub(1));
        self.cursor = self.cursor.saturating_add_signed(intervals).min(last);
    }

    /// Intervals in an hour, at least one.
    pub fn hour(&self) -> isize {
        self.known().map_or(1, |strip| {
            (60 / isize::try_from(strip.interval.minutes()).unwrap_or(60)).max(1)
        })
    }

    /// Looks at another day; not beyond today.
    pub fn turn(&mut self, days: i32, today: Date) {
        let from = self.chosen.unwrap_or(today);
        let to = from.checked_add(days.days()).unwrap_or(from).min(today);
        self.chosen = (to < today).then_some(to);
    }
}

/// The last interval that has ended.
fn newest(strip: &DayStrip) -> usize {
    strip
        .cells
        .iter()
        .rposition(|cell| cell.state != StripState::Future)
        .unwrap_or(0)
}

/// The next interval after `from` that is missing or rejected, going round; `None`: the day has none.
pub fn gap_after(strip: &DayStrip, from: usize) -> Option<usize> {
    let count = strip.cells.len();
    (1..=count).map(|step| (from + step) % count).find(|index| {
        matches!(
            strip.cells[*index].state,
            StripState::Missing | StripState::Rejected
        )
    })
}
