use super::*;
use jiff::civil::date;

const REACH: Reach = Reach {
    catch_up_days: 14,
    recollect_hours: 24,
};
const QUARTERLY: AutoImport = AutoImport::Every {
    minutes: 15,
    reference: 5,
};
const NIGHTLY: AutoImport = AutoImport::Daily { at: 120 };

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

fn at(day: Date, hour: i64, minute: i64) -> UtcSecond {
    berlin().place(civil_midnight(day) + hour * 3600 + minute * 60).at
}

fn none() -> BTreeSet<Date> {
    BTreeSet::new()
}

fn range(first: Date, last: Date) -> BTreeSet<Date> {
    dates(DayRange { first, last }).collect()
}

fn local(hour: i64) -> LocalNow {
    LocalNow::of(&berlin(), at(date(2026, 5, 20), hour, 0), REACH)
}

#[test]
fn every_quarter_hour_with_a_reference_time() {
    let day = date(2026, 5, 20);
    for (after, next) in [
        ((8, 0), (8, 5)),
        ((8, 5), (8, 20)),
        ((8, 34), (8, 35)),
        ((8, 51), (9, 5)),
    ] {
        let found = next_moment(&QUARTERLY, at(day, after.0, after.1), &berlin());
        assert_eq!(found, Some(at(day, next.0, next.1)));
    }
    assert_eq!(
        next_moment(&QUARTERLY, at(day, 23, 50), &berlin()),
        Some(at(date(2026, 5, 21), 0, 5))
    );
}

#[test]
fn a_step_that_does_not_divide_the_day_begins_anew_each_day() {
    let rhythm = AutoImport::Every {
        minutes: 7 * 60,
        reference: 60,
    };
    let day = date(2026, 5, 20);
    assert_eq!(
        next_moment(&rhythm, at(day, 0, 0), &berlin()),
        Some(at(day, 1, 0))
    );
    assert_eq!(
        next_moment(&rhythm, at(day, 22, 0), &berlin()),
        Some(at(date(2026, 5, 21), 1, 0))
    );
}

#[test]
fn daily_at_its_time_and_on_the_day_it_does_not_exist_an_hour_later() {
    let day = date(2026, 5, 20);
    assert_eq!(
        next_moment(&NIGHTLY, at(day, 1, 0), &berlin()),
        Some(at(day, 2, 0))
    );
    assert_eq!(
        next_moment(&NIGHTLY, at(day, 2, 0), &berlin()),
        Some(at(date(2026, 5, 21), 2, 0))
    );
    let change = date(2026, 3, 29);
    assert_eq!(
        next_moment(&NIGHTLY, at(change, 0, 0), &berlin()),
        Some(at(change, 3, 0))
    );
}

#[test]
fn an_import_that_was_due_while_nothing_ran_is_due_at_once() {
    let day = date(2026, 5, 20);
    let now = at(day, 9, 0);
    let due = |rhythm, last, missed| next_run(&rhythm, last, missed, now, &berlin());
    assert_eq!(due(AutoImport::None, None, true), None);
    assert_eq!(due(QUARTERLY, None, false), Some(now));
    assert!(due(QUARTERLY, Some(at(day, 8, 40)), false).is_some_and(|next| next <= now));
    assert_eq!(due(QUARTERLY, Some(at(day, 8, 59)), false), Some(at(day, 9, 5)));
    assert_eq!(due(NIGHTLY, None, true), Some(now));
    assert_eq!(due(NIGHTLY, None, false), Some(at(date(2026, 5, 21), 2, 0)));
}

#[test]
fn the_first_start_imports_its_one_day_only() {
    let found = range(date(2026, 5, 10), date(2026, 5, 20));
    let standing = Standing::default();
    assert_eq!(
        days(&QUARTERLY, &standing, local(9), REACH, &found),
        BTreeSet::from([date(2026, 5, 20)])
    );
    assert_eq!(
        days(&NIGHTLY, &standing, local(9), REACH, &found),
        BTreeSet::from([date(2026, 5, 19)])
    );
    assert_eq!(
        days(&AutoImport::None, &standing, local(9), REACH, &found),
        none()
    );
}

#[test]
fn missed_days_are_caught_up_back_to_the_last_complete_one() {
    let standing = Standing {
        first: Some(date(2026, 5, 1)),
        complete: range(date(2026, 5, 1), date(2026, 5, 16)),
    };
    let due = days(&QUARTERLY, &standing, local(9), REACH, &none());
    assert_eq!(due, range(date(2026, 5, 17), date(2026, 5, 20)));
}

#[test]
fn catching_up_goes_back_fourteen_days_at_most() {
    let standing = Standing {
        first: Some(date(2026, 1, 1)),
        complete: none(),
    };
    let due = days(&NIGHTLY, &standing, local(9), REACH, &none());
    assert_eq!(due, range(date(2026, 5, 6), date(2026, 5, 19)));
}

#[test]
fn the_last_hours_are_collected_again() {
    let standing = Standing {
        first: Some(date(2026, 5, 1)),
        complete: range(date(2026, 5, 1), date(2026, 5, 19)),
    };
    let due = days(&QUARTERLY, &standing, local(9), REACH, &none());
    assert_eq!(due, range(date(2026, 5, 19), date(2026, 5, 20)));
    let not_again = Reach {
        recollect_hours: 0,
        ..REACH
    };
    let now = LocalNow::of(&berlin(), at(date(2026, 5, 20), 9, 0), not_again);
    assert_eq!(
        days(&QUARTERLY, &standing, now, not_again, &none()),
        BTreeSet::from([date(2026, 5, 20)])
    );
}

#[test]
fn nothing_before_the_first_day_is_collected_again() {
    let standing = Standing {
        first: Some(date(2026, 5, 20)),
        complete: none(),
    };
    assert_eq!(
        days(&QUARTERLY, &standing, local(0), REACH, &none()),
        BTreeSet::from([date(2026, 5, 20)])
    );
}

#[test]
fn new_files_bring_their_days_and_older_ones_are_listed() {
    let standing = Standing {
        first: Some(date(2026, 5, 1)),
        complete: range(date(2026, 5, 1), date(2026, 5, 19)),
    };
    let found = BTreeSet::from([date(2026, 4, 1), date(2026, 5, 10), date(2026, 6, 1)]);
    let due = days(&QUARTERLY, &standing, local(9), REACH, &found);
    assert_eq!(
        due,
        BTreeSet::from([date(2026, 5, 10), date(2026, 5, 19), date(2026, 5, 20)])
    );
    assert_eq!(
        too_old(local(9), REACH, &found),
        BTreeSet::from([date(2026, 4, 1)])
    );
}

#[test]
fn today_is_the_zones() {
    let now = at(date(2026, 5, 20), 0, 30);
    let today = |name: &str| LocalNow::of(&Zone::named(name).unwrap(), now, REACH).today;
    assert_eq!(today("Europe/Berlin"), date(2026, 5, 20));
    assert_eq!(today("America/New_York"), date(2026, 5, 19));
}

#[test]
fn days_in_a_row_with_the_same_systems_are_one_leg() {
    let due = BTreeMap::from([
        ("A".to_owned(), range(date(2026, 5, 1), date(2026, 5, 4))),
        (
            "B".to_owned(),
            BTreeSet::from([date(2026, 5, 4), date(2026, 5, 8)]),
        ),
    ]);
    let shown: Vec<_> = legs(&due)
        .into_iter()
        .map(|leg| {
            (
                leg.days.first.day(),
                leg.days.last.day(),
                leg.systems.into_iter().collect::<String>(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (1, 3, "A".to_owned()),
            (4, 4, "AB".to_owned()),
            (8, 8, "B".to_owned())
        ]
    );
}
