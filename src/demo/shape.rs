//! When people call: how a week and a day look.

/// The rhythm of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rhythm {
    /// Never closed: quieter at night and on Sundays.
    RoundTheClock,
    /// Monday to Friday from 8 to 18, a peak in the morning and a smaller one in the afternoon.
    Office,
    /// Monday to Saturday from 8 to 20, busiest towards the evening.
    Shop,
}

/// Weight of each hour of the day.
const ROUND_THE_CLOCK: [f64; 24] = [
    0.86, 0.80, 0.76, 0.75, 0.76, 0.82, 0.92, 1.05, 1.25, 1.42, 1.48, 1.42, 1.28, 1.28, 1.32, 1.36, 1.38,
    1.40, 1.34, 1.22, 1.12, 1.04, 0.98, 0.92,
];
const OFFICE: [f64; 24] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.8, 3.0, 3.3, 2.9, 2.0, 1.9, 2.5, 2.6, 2.2, 1.5, 0.0, 0.0, 0.0,
    0.0, 0.0, 0.0,
];
const SHOP: [f64; 24] = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.9, 1.4, 1.9, 2.1, 2.0, 1.8, 1.8, 2.0, 2.3, 2.7, 2.7, 2.0, 0.0,
    0.0, 0.0, 0.0,
];

/// Weight of each day, Sunday first.
const WEEK_ROUND_THE_CLOCK: [f64; 7] = [0.86, 1.12, 1.04, 1.0, 1.01, 1.05, 0.92];
const WEEK_OFFICE: [f64; 7] = [0.0, 1.28, 1.08, 1.0, 0.98, 0.9, 0.0];
const WEEK_SHOP: [f64; 7] = [0.0, 1.05, 0.95, 0.95, 1.0, 1.1, 1.2];

impl Rhythm {
    /// Share of an ordinary day's contacts that come in one minute. `weekday` counts from Sunday = 1; `minutes` since
    /// midnight.
    pub fn weight(self, weekday: u8, minutes: u16) -> f64 {
        let (day, week) = match self {
            Self::RoundTheClock => (&ROUND_THE_CLOCK, &WEEK_ROUND_THE_CLOCK),
            Self::Office => (&OFFICE, &WEEK_OFFICE),
            Self::Shop => (&SHOP, &WEEK_SHOP),
        };
        let hour = usize::from(minutes / 60).min(23);
        let (now, next) = (day[hour], day[(hour + 1) % 24]);
        // Between two open hours the load glides; opening and closing are sudden.
        let glide = f64::from(minutes % 60) / 60.0;
        let level = if now > 0.0 && next > 0.0 {
            now + (next - now) * glide
        } else {
            now
        };
        let sum: f64 = day.iter().sum();
        level / sum / 60.0 * week[usize::from(weekday.clamp(1, 7)) - 1]
    }

    /// How busy it is compared with the busiest minute of the day, 0 to 1.
    pub fn pressure(self, minutes: u16) -> f64 {
        let day = match self {
            Self::RoundTheClock => &ROUND_THE_CLOCK,
            Self::Office => &OFFICE,
            Self::Shop => &SHOP,
        };
        let highest = day.iter().copied().fold(0.0, f64::max);
        day[usize::from(minutes / 60).min(23)] / highest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_adds_up() {
        for (rhythm, weekday) in [(Rhythm::RoundTheClock, 4), (Rhythm::Office, 4), (Rhythm::Shop, 5)] {
            let sum: f64 = (0..1440).map(|minutes| rhythm.weight(weekday, minutes)).sum();
            assert!((0.9..1.1).contains(&sum), "{rhythm:?}: {sum}");
        }
    }

    #[test]
    fn somebody_always_calls_round_the_clock_and_nobody_in_a_closed_office() {
        for weekday in 1..=7 {
            assert!((0..1440).all(|minutes| Rhythm::RoundTheClock.weight(weekday, minutes) > 0.0));
        }
        assert_eq!(Rhythm::Office.weight(1, 600), 0.0);
        assert_eq!(Rhythm::Office.weight(3, 7 * 60 + 59), 0.0);
    }
}
