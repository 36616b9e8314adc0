use super::*;
use crate::source::ActivityRecord;
use jiff::civil::date;
use proptest::prelude::*;

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

/// Civil seconds of a day and time.
fn civil(day: Date, time: &str) -> i64 {
    let parts: Vec<i64> = time.split(':').map(|part| part.parse().unwrap()).collect();
    let midnight = crate::time::days_since_1970(day) * 86_400;
    midnight + parts[0] * 3600 + parts[1] * 60 + parts.get(2).unwrap_or(&0)
}

const DAY: Date = date(2026, 5, 5);

fn record(start: &str, end: Option<&str>, activity: &str) -> ActivityRecord {
    ActivityRecord {
        agent: "1001".to_owned(),
        activity: activity.to_owned(),
        start: civil(DAY, start),
        end: end.map(|end| civil(DAY, end)),
        log_off: activity == "off",
        file: 0,
    }
}

fn rules(first: Date, last: Date, now: UtcSecond) -> Rules {
    Rules {
        zone: berlin(),
        scale: TimeScale::Civil,
        days: DayRange { first, last },
        minimum: 0,
        maximum: 0,
        now,
    }
}

/// A week later.
fn later() -> UtcSecond {
    berlin().place(civil(date(2026, 5, 12), "12:00")).at
}

fn collect(rules: Rules, records: &[ActivityRecord]) -> Spans {
    let mut collector = Collector::new(rules, ["1001".to_owned(), " 1002 ".to_owned()]);
    records.iter().for_each(|record| collector.take(record));
    collector.finish()
}

/// `08:00-09:00 call` of one day.
fn shown(spans: &Spans, day: Date) -> Vec<String> {
    let zone = berlin();
    let time = |at: UtcSecond| {
        let seconds = zone.civil_seconds(at) - civil(day, "00:00");
        format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    };
    let of_day = spans
        .days
        .get(&("1001".to_owned(), day))
        .cloned()
        .unwrap_or_default();
    of_day
        .iter()
        .map(|s| format!("{}-{} {}", time(s.start), time(s.end), s.activity))
        .collect()
}

fn one_day(records: &[ActivityRecord]) -> Vec<String> {
    shown(&collect(rules(DAY, DAY, later()), records), DAY)
}

#[test]
fn the_later_start_ends_the_earlier_one() {
    let found = one_day(&[
        record("08:00", Some("10:00"), "call"),
        record("08:30", Some("09:00"), "wrap"),
        record("11:00", Some("12:00"), "call"),
    ]);
    assert_eq!(
        found,
        ["08:00-08:30 call", "08:30-09:00 wrap", "11:00-12:00 call"]
    );
}

#[test]
fn records_come_in_any_order() {
    let found = one_day(&[
        record("09:00", None, "wrap"),
        record("10:00", None, "off"),
        record("08:00", None, "call"),
    ]);
    assert_eq!(found, ["08:00-09:00 call", "09:00-10:00 wrap"]);
}

#[test]
fn a_log_off_ends_and_is_not_stored() {
    let found = one_day(&[
        record("08:00", Some("18:00"), "ready"),
        record("12:00", Some("12:30"), "off"),
        record("13:00", None, "ready"),
        record("17:00", None, "off"),
    ]);
    assert_eq!(found, ["08:00-12:00 ready", "13:00-17:00 ready"]);
}

#[test]
fn an_open_span_on_a_past_day_ends_at_its_midnight() {
    let spans = collect(
        rules(DAY, DAY.tomorrow().unwrap(), later()),
        &[record("22:00", None, "ready")],
    );
    assert_eq!(shown(&spans, DAY), ["22:00-24:00 ready"]);
    assert!(shown(&spans, DAY.tomorrow().unwrap()).is_empty());
}

#[test]
fn an_open_span_of_today_ends_now() {
    let now = berlin().place(civil(DAY, "08:40")).at;
    let spans = collect(rules(DAY, DAY, now), &[record("08:00", None, "ready")]);
    assert_eq!(shown(&spans, DAY), ["08:00-08:40 ready"]);
}

#[test]
fn the_neighbouring_day_tells_what_follows() {
    let tomorrow = DAY.tomorrow().unwrap();
    let mut off = record("06:00", None, "off");
    off.start += 86_400;
    let night = [record("22:00", None, "ready"), off];
    for (first, last) in [(DAY, DAY), (tomorrow, tomorrow), (DAY, tomorrow)] {
        let spans = collect(rules(first, last, later()), &night);
        let expected = |day, text: &str| {
            if (first..=last).contains(&day) {
                vec![text.to_owned()]
            } else {
                vec![]
            }
        };
        assert_eq!(shown(&spans, DAY), expected(DAY, "22:00-24:00 ready"));
        assert_eq!(shown(&spans, tomorrow), expected(tomorrow, "00:00-06:00 ready"));
    }
}

#[test]
fn what_follows_only_days_later_does_not_fill_the_days_between() {
    let mut far = record("06:00", None, "off");
    far.start += 3 * 86_400;
    let spans = collect(
        rules(DAY, date(2026, 5, 9), later()),
        &[record("22:00", None, "ready"), far],
    );
    assert_eq!(shown(&spans, DAY), ["22:00-24:00 ready"]);
    assert!(shown(&spans, DAY.tomorrow().unwrap()).is_empty());
}

#[test]
fn spans_are_cut_at_local_midnight() {
    let mut long = record("20:00", None, "ready");
    long.end = Some(long.start + 30 * 3600);
    let spans = collect(rules(DAY, date(2026, 5, 8), later()), &[long]);
    assert_eq!(shown(&spans, DAY), ["20:00-24:00 ready"]);
    assert_eq!(shown(&spans, date(2026, 5, 6)), ["00:00-24:00 ready"]);
    assert_eq!(shown(&spans, date(2026, 5, 7)), ["00:00-02:00 ready"]);
}

#[test]
fn records_of_no_length_are_dropped_and_counted() {
    let records = [
        record("08:00", Some("09:00"), "call"),
        record("08:30", Some("08:30"), "wrap"),
        record("10:00", None, "call"),
        record("10:00", None, "wrap"),
        record("11:00", None, "off"),
    ];
    let spans = collect(rules(DAY, DAY, later()), &records);
    assert_eq!(shown(&spans, DAY), ["08:00-09:00 call", "10:00-11:00 wrap"]);
    assert_eq!(spans.dropped, 2);
}

#[test]
fn the_same_record_in_two_files_counts_once() {
    let twice = [
        record("08:00", Some("09:00"), "call"),
        record("08:00", Some("09:00"), "call"),
    ];
    let spans = collect(rules(DAY, DAY, later()), &twice);
    assert_eq!(shown(&spans, DAY), ["08:00-09:00 call"]);
    assert_eq!(spans.dropped, 0);
}

#[test]
fn too_short_and_too_long_are_ignored() {
    let mut rules = rules(DAY, DAY, later());
    (rules.minimum, rules.maximum) = (60, 7200);
    let records = [
        record("08:00:00", Some("08:00:59"), "a"),
        record("09:00", Some("09:01"), "b"),
        record("10:00", Some("12:00"), "c"),
        record("13:00", Some("15:00:01"), "d"),
    ];
    let spans = collect(rules, &records);
    assert_eq!(shown(&spans, DAY), ["09:00-09:01 b", "10:00-12:00 c"]);
    assert_eq!((spans.ignored, spans.dropped), (2, 0));
}

#[test]
fn unknown_agents_are_counted_and_import_nothing() {
    let mut stranger = record("08:00", Some("09:00"), "call");
    stranger.agent = "7777".to_owned();
    let mut known = record("08:00", Some("09:00"), " call ");
    known.agent = " 1002".to_owned();
    let spans = collect(rules(DAY, DAY, later()), &[stranger.clone(), stranger, known]);
    let keys: Vec<_> = spans.days.keys().map(|(agent, _)| agent.as_str()).collect();
    assert_eq!(keys, ["1002"]);
    assert_eq!(spans.days[&("1002".to_owned(), DAY)][0].activity, "call");
    assert_eq!(spans.seen[&("7777".to_owned(), DAY)].records, 2);
}

#[test]
fn a_day_whose_records_all_fall_away_is_emptied() {
    let spans = collect(
        rules(DAY, DAY, later()),
        &[record("08:00", Some("08:00"), "call")],
    );
    let days = spans.agent_days("CSV", DAY);
    assert_eq!(days.len(), 1);
    assert!(days[0].spans.is_empty());
}

fn any_record() -> impl Strategy<Value = ActivityRecord> {
    let start = -86_400i64..3 * 86_400;
    (
        0u8..3,
        start,
        prop::option::of(0i64..100_000),
        0u8..4,
        any::<bool>(),
    )
        .prop_map(|(agent, start, length, activity, off)| {
            let start = civil(DAY, "00:00") + start;
            ActivityRecord {
                agent: format!("100{agent}"),
                activity: activity.to_string(),
                start,
                end: length.map(|length| start + length),
                log_off: off && activity == 0,
                file: 0,
            }
        })
}

proptest! {
    #[test]
    fn spans_never_overlap_and_stay_on_their_day(records in prop::collection::vec(any_record(), 0..60)) {
        let spans = collect(rules(DAY, DAY.tomorrow().unwrap(), later()), &records);
        for ((_, date), of_day) in &spans.days {
            let day = berlin().day(*date);
            prop_assert!(of_day.iter().all(|s| s.start < s.end && day.start <= s.start && s.end <= day.end));
            prop_assert!(of_day.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }

    /// Importing two days at once gives what importing each by itself gives.
    #[test]
    fn days_are_independent(records in prop::collection::vec(any_record(), 0..60)) {
        let tomorrow = DAY.tomorrow().unwrap();
        let both = collect(rules(DAY, tomorrow, later()), &records);
        for day in [DAY, tomorrow] {
            let alone = collect(rules(day, day, later()), &records);
            let of_day: BTreeMap<_, _> = both.days.iter().filter(|((_, d), _)| *d == day).collect();
            let alone: BTreeMap<_, _> = alone.days.iter().collect();
            prop_assert_eq!(of_day, alone);
        }
    }
}
