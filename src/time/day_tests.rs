use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn minutes(length: u16) -> IntervalLength {
    IntervalLength::new(length).unwrap()
}

fn hours(day: &LocalDay) -> f64 {
    (day.end.0 - day.start.0) as f64 / 3600.0
}

#[test]
fn days_have_23_24_or_25_hours() {
    let paris = zone("Europe/Paris");
    assert_eq!(hours(&paris.day(date(2026, 3, 28))), 24.0);
    assert_eq!(hours(&paris.day(date(2026, 3, 29))), 23.0);
    assert_eq!(hours(&paris.day(date(2026, 10, 25))), 25.0);
}

#[test]
fn a_short_day_leaves_out_the_hour_that_does_not_exist() {
    let day = zone("Europe/Paris").day(date(2026, 3, 29));
    let starts: Vec<u16> = day.intervals(minutes(60)).map(|i| i.minutes).collect();
    assert_eq!(starts.len(), 23);
    assert_eq!(starts[..4], [0, 60, 180, 240]);
    assert_eq!(day.intervals(minutes(15)).count(), 92);
}

#[test]
fn a_long_day_has_the_repeated_hour_twice() {
    let day = zone("Europe/Paris").day(date(2026, 10, 25));
    let intervals: Vec<Interval> = day.intervals(minutes(60)).collect();
    let starts: Vec<u16> = intervals.iter().map(|i| i.minutes).collect();
    assert_eq!(starts.len(), 25);
    assert_eq!(starts[..5], [0, 60, 120, 120, 180]);
    assert_eq!(intervals[3].start.0 - intervals[2].start.0, 3600);
    assert_eq!(day.count(minutes(15)), 100);
}

#[test]
fn a_day_without_midnight_begins_at_one() {
    for (name, day) in [
        ("Africa/Cairo", date(2024, 4, 26)),
        ("America/Havana", date(2024, 3, 10)),
        ("America/Santiago", date(2024, 9, 8)),
    ] {
        let zone = zone(name);
        let day = zone.day(day);
        assert_eq!(hours(&day), 23.0, "{name}");
        let first = day.intervals(minutes(15)).next().unwrap();
        assert_eq!((first.start, first.minutes), (day.start, 60), "{name}");
        assert_eq!(zone.date_of(day.start), day.date);
        assert_eq!(
            zone.date_of(UtcSecond(day.start.0 - 1)),
            day.date.yesterday().unwrap()
        );
    }
}

#[test]
fn cairo_goes_back_before_midnight_and_havana_after_it() {
    assert_eq!(hours(&zone("Africa/Cairo").day(date(2024, 10, 31))), 25.0);
    let havana = zone("America/Havana").day(date(2024, 11, 3));
    assert_eq!(hours(&havana), 25.0);
    let starts: Vec<u16> = havana.intervals(minutes(30)).map(|i| i.minutes).collect();
    assert_eq!(starts[..5], [0, 30, 0, 30, 60]);
}

#[test]
fn lord_howe_moves_by_half_an_hour() {
    let zone = zone("Australia/Lord_Howe");
    let forward = zone.day(date(2024, 10, 6));
    assert_eq!(hours(&forward), 23.5);
    let starts: Vec<u16> = forward.intervals(minutes(60)).map(|i| i.minutes).collect();
    assert_eq!(starts[..4], [0, 60, 150, 180]);
    let back = zone.day(date(2024, 4, 7));
    assert_eq!(hours(&back), 24.5);
    let intervals: Vec<Interval> = back.intervals(minutes(60)).collect();
    assert_eq!(intervals[1].end.0 - intervals[1].start.0, 5400);
    let halves: Vec<u16> = back.intervals(minutes(30)).map(|i| i.minutes).collect();
    assert_eq!(halves[..6], [0, 30, 60, 90, 90, 120]);
}

#[test]
fn clocks_that_go_back_over_midnight_make_days_without_overlap() {
    // 2010-11-07: at 00:01 back to 23:01 of the day before.
    let zone = zone("America/St_Johns");
    let (before, day) = (zone.day(date(2010, 11, 6)), zone.day(date(2010, 11, 7)));
    assert_eq!(before.end, day.start);
    assert_eq!(hours(&before), 24.0);
    assert_eq!(hours(&day), 25.0);
    assert_eq!(zone.date_of(UtcSecond(day.start.0 + 600)), day.date);
    assert_eq!(day.count(minutes(1)), 25 * 60);
}

#[test]
fn a_date_that_a_zone_left_out_has_no_length() {
    let zone = zone("Pacific/Apia");
    let day = zone.day(date(2011, 12, 30));
    assert_eq!(day.start, day.end);
    assert_eq!(day.intervals(minutes(15)).count(), 0);
    assert_eq!(day.end, zone.day(date(2011, 12, 31)).start);
}

#[test]
fn the_repeated_hour_counts_in_the_first_and_the_skipped_in_the_next() {
    let paris = zone("Europe/Paris");
    let civil = |day, hour: i64, minute: i64| days_since_1970(day) * DAY + hour * 3600 + minute * 60;
    let long = date(2026, 10, 25);
    let placed = paris.day(long).place(civil(long, 2, 30));
    assert_eq!(placed.kind, PlacedKind::Repeated);
    assert_eq!(paris.format(placed.at), "2026-10-25T02:30+02:00");
    let short = date(2026, 3, 29);
    let placed = paris.day(short).place(civil(short, 2, 30));
    assert_eq!(placed.kind, PlacedKind::Skipped);
    assert_eq!(paris.format(placed.at), "2026-03-29T03:30+02:00");
    let placed = paris.day(short).place(civil(short, 3, 30));
    assert_eq!(placed.kind, PlacedKind::Plain);
}

#[test]
fn an_instant_outside_of_the_day_has_no_index() {
    let day = zone("Europe/Paris").day(date(2026, 3, 29));
    assert_eq!(day.index_of(UtcSecond(day.start.0 - 1), minutes(15)), None);
    assert_eq!(day.index_of(day.end, minutes(15)), None);
    assert_eq!(day.index_of(day.start, minutes(15)), Some(0));
    assert_eq!(day.index_of(UtcSecond(day.end.0 - 1), minutes(15)), Some(91));
}

const ZONES: [&str; 9] = [
    "Europe/Paris",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Havana",
    "America/St_Johns",
    "Africa/Casablanca",
    "Pacific/Apia",
    "UTC",
];

proptest! {
    /// Days follow each other; intervals fill each day; index, date and placing agree.
    #[test]
    fn intervals_fill_every_day(which in 0..ZONES.len(), days in 10_000_i64..22_000, length in prop::sample::select(vec![1_u16, 5, 10, 15, 20, 30, 60, 480, 1440]), at in 0.0..1.0_f64) {
        let zone = zone(ZONES[which]);
        let day = zone.day(super::super::date_from_days(days));
        prop_assert_eq!(day.end, zone.day(super::super::date_from_days(days + 1)).start);
        let intervals: Vec<Interval> = day.intervals(minutes(length)).collect();
        prop_assert_eq!(intervals.len(), day.count(minutes(length)));
        let mut expected = day.start;
        for (index, interval) in intervals.iter().enumerate() {
            prop_assert_eq!(interval.start, expected);
            prop_assert!(interval.end > interval.start);
            prop_assert_eq!(day.index_of(interval.start, minutes(length)), Some(index));
            prop_assert_eq!(day.index_of(UtcSecond(interval.end.0 - 1), minutes(length)), Some(index));
            expected = interval.end;
        }
        prop_assert!(intervals.is_empty() || expected == day.end);
        if day.start < day.end {
            let instant = UtcSecond(day.start.0 + ((day.end.0 - day.start.0) as f64 * at) as i64);
            prop_assert_eq!(zone.date_of(instant), day.date);
            let civil = zone.civil_seconds(instant);
            let placed = zone.place(civil);
            prop_assert!(placed.at == instant || placed.kind == PlacedKind::Repeated);
            if civil.div_euclid(DAY) == days {
                prop_assert_eq!(day.place(civil), placed);
            }
        }
    }
}
