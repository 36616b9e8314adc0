//! Days of the calendar, without any zone.

use jiff::civil::Date;

/// Seconds of a civil day.
pub const DAY: i64 = 86_400;

/// The order of day, month and year in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    Dmy,
    Mdy,
    Ymd,
}

/// Days from 1970-01-01 to this date; negative before.
pub fn days_since_1970(date: Date) -> i64 {
    days_of(
        i64::from(date.year()),
        i64::from(date.month()),
        i64::from(date.day()),
    )
}

/// The same for a valid year, month and day.
pub(super) fn days_of(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March put the leap day at their end; 146,097 days make 400 years.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days after 1970-01-01; beyond what a [`Date`] holds, the nearest it does.
pub fn date_from_days(days: i64) -> Date {
    let first = days_since_1970(Date::MIN);
    let last = days_since_1970(Date::MAX);
    let days = days.clamp(first, last) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    // The clamp above keeps all three within what a date holds.
    Date::new(year as i16, month as i8, day as i8).unwrap_or(Date::ZERO)
}

/// Sunday is 1, Saturday is 7: the script's `Weekday` (spec page 3).
pub fn weekday(date: Date) -> u8 {
    // 1970-01-01 was a Thursday.
    (days_since_1970(date) + 4).rem_euclid(7) as u8 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days_since_1970(date(1970, 1, 1)), 0);
        assert_eq!(days_since_1970(date(1969, 12, 31)), -1);
        assert_eq!(days_since_1970(date(2000, 2, 29)), 11_016);
        assert_eq!(date_from_days(i64::MAX), Date::MAX);
        assert_eq!(date_from_days(i64::MIN), Date::MIN);
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let mut expected = date(1799, 12, 31);
        for days in days_since_1970(expected)..days_since_1970(date(2200, 1, 1)) {
            assert_eq!(date_from_days(days), expected);
            assert_eq!(days_since_1970(expected), days);
            expected = expected.tomorrow().unwrap();
        }
    }

    #[test]
    fn sunday_is_the_first_day() {
        assert_eq!(weekday(date(2010, 8, 1)), 1);
        assert_eq!(weekday(date(2010, 8, 2)), 2);
        assert_eq!(weekday(date(2026, 11, 28)), 7);
        assert_eq!(weekday(date(1965, 1, 3)), 1);
    }
}
