//! Days held against each other.

use super::series::{Series, top};
use crate::console::fixture;
use crate::model::Hundredths;

#[test]
fn the_axis_ends_at_a_round_number() {
    for (highest, expected) in [
        (0, 100),
        (99, 100),
        (150, 200),
        (201, 300),
        (301, 500),
        (501, 700),
        (701, 1_000),
        (4_650, 5_000),
    ] {
        assert_eq!(top(highest), expected, "{highest}");
    }
    assert_eq!(top(i64::MAX), i64::MAX);
}

#[test]
fn days_are_held_against_each_other_by_the_time_of_day() {
    let day = fixture::day_strip(15);
    let mut short = day.clone();
    // A day without the hour from two to three.
    short.cells.retain(|cell| !(120..180).contains(&cell.minutes));
    let along = Series::along(&day, &short);
    let at = |minutes: usize| along.together(minutes / 15, minutes / 15 + 1, true);
    assert_eq!(at(120), None);
    assert_eq!(at(600), Some(Hundredths(3_100)));
}

#[test]
fn the_mean_is_of_what_is_known() {
    let day = fixture::day_strip(15);
    let whole = Series::along(&day, &day);
    assert_eq!(Series::mean(&[&whole, &Series::default()]), whole);
    assert!(Series::mean(&[]).is_empty());
}

#[test]
fn several_intervals_add_up_or_are_averaged() {
    let day = fixture::day_strip(15);
    let series = Series::along(&day, &day);
    assert_eq!(series.together(40, 44, true), Some(Hundredths(12_400)));
    assert_eq!(series.together(40, 44, false), Some(Hundredths(3_100)));
    assert_eq!(series.together(36, 38, true), None, "missing");
}

#[test]
fn only_what_both_days_know_is_compared() {
    let mut day = fixture::day_strip(15);
    let other = day.clone();
    day.cells.iter_mut().skip(44).for_each(|cell| cell.value = None);
    let (day, other) = (Series::along(&day, &day), Series::along(&other, &other));
    assert_eq!(other.together_where(&day, true), day.together(0, 96, true));
}
