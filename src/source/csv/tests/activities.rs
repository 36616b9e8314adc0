//! Agent data.

use super::*;
use crate::source::ActivityRecord;

fn read(place: &Place) -> (Vec<ActivityRecord>, Outcome) {
    read_days(place, ALL)
}

fn read_days(place: &Place, days: DayRange) -> (Vec<ActivityRecord>, Outcome) {
    let (mut records, watch) = (Vec::new(), Listener::default());
    let mut sink = |record| records.push(record);
    let report = place
        .source()
        .read_activities(&ActivityRequest { days }, &mut sink, &watch)
        .unwrap();
    (records, Outcome::new(report, Collector::default(), watch))
}

/// `agent/activity start–end`
fn told(records: &[ActivityRecord]) -> Vec<String> {
    let told = |record: &ActivityRecord| {
        let end = record
            .end
            .map_or("…".to_owned(), |end| shown(end)[11..].to_owned());
        let off = if record.log_off { " off" } else { "" };
        format!(
            "{}/{} {}–{end}{off}",
            record.agent,
            record.activity,
            &shown(record.start)[11..]
        )
    };
    records.iter().map(told).collect()
}

#[test]
fn start_and_end_are_read() {
    let place = Place::agents();
    place.file(
        "a.csv",
        "h\n 1002 ; 1 ;01.08.2010 06:59:54;01.08.2010 07:00:30\n1003;2;01.08.2010 07:00;\n1003;99;01.08.2010 08:00;01.08.2010 08:00\n",
    );
    let (records, outcome) = read(&place);
    assert_eq!(
        told(&records),
        [
            "1002/1 06:59:54–07:00:30",
            "1003/2 07:00:00–…",
            "1003/99 08:00:00–08:00:00 off"
        ]
    );
    assert_eq!((outcome.report.rows, outcome.report.rejected), (3, 0));
    assert_eq!(place.source().activities(), [("1".to_owned(), "Call".to_owned())]);
}

#[test]
fn start_and_duration_are_read() {
    let place = Place::agents().activities(|set| set.end = ActivityEnd::Duration(column(4)));
    place.file(
        "a.csv",
        "h\n1;1;01.08.2010 08:00:00;90\n1;1;01.08.2010 09:00:00;0:01:30\n1;1;01.08.2010 10:00;1,5\n1;1;01.08.2010 11:00;\n\
         1;1;01.08.2010 12:00;1.234\n1;1;01.08.2010 12:00;soon\n",
    );
    let (records, outcome) = read(&place);
    assert_eq!(
        told(&records),
        [
            "1/1 08:00:00–08:01:30",
            "1/1 09:00:00–09:01:30",
            "1/1 10:00:00–10:00:01",
            "1/1 11:00:00–…"
        ]
    );
    assert_eq!(outcome.places(), [(6, Some(4), "1.234"), (7, Some(4), "soon")]);
}

#[test]
fn the_start_alone_is_read() {
    let place = Place::agents().activities(|set| {
        set.end = ActivityEnd::Next;
        set.column_names = names("Agent;Activity;Start");
    });
    place.file("a.csv", "h\n1;1;01.08.2010 08:00:00\n1;0;01.08.2010 09:00:00\n");
    assert_eq!(told(&read(&place).0), ["1/1 08:00:00–…", "1/0 09:00:00–… off"]);
}

#[test]
fn two_columns_and_formats_go_pairwise() {
    let place = Place::agents().activities(|set| {
        set.column_names = names("Agent;Activity;SD;ST;ED;ET");
        set.start = MomentColumns::Two {
            date: column(3),
            time: column(4),
        };
        set.start_format = Some("yyyy-mm-dd;HH:MM:SS".to_owned());
        set.end = ActivityEnd::Moment {
            columns: MomentColumns::Two {
                date: column(5),
                time: column(6),
            },
            format: None,
        };
    });
    place.file(
        "a.csv",
        "h\n1;1;2010-08-01;08:00:00;1.8.2010;8:30 AM\n1;1;01.08.2010;08:00:00;;\n",
    );
    let (records, outcome) = read(&place);
    assert_eq!(told(&records), ["1/1 08:00:00–08:30:00"]);
    assert_eq!(outcome.places(), [(3, Some(3), "01.08.2010")]);
}

#[test]
fn one_format_serves_one_column() {
    let place = Place::agents().activities(|set| {
        set.start_format = Some("yyyymmddHHMMSS".to_owned());
        set.end = ActivityEnd::Moment {
            columns: MomentColumns::One(column(4)),
            format: Some("dd/mm/yyyy;HH:MM:SS".to_owned()),
        };
    });
    place.file("a.csv", "h\n1;1;20100801080000;01/08/2010 08:30:00\n");
    assert_eq!(told(&read(&place).0), ["1/1 08:00:00–08:30:00"]);
}

#[test]
fn a_format_that_cannot_be_is_refused_with_its_key() {
    for format in ["HH:MM", "yyyy-qq", "a;b;c"] {
        let place = Place::agents().activities(|set| set.start_format = Some(format.to_owned()));
        let error = CsvSource::new(place.settings.clone()).unwrap_err().to_string();
        assert!(error.contains("ActivityStartTimeStampFormat"), "{error}");
    }
}

#[test]
fn bad_rows_are_rejected_one_by_one() {
    let place = Place::agents();
    place.file(
        "a.csv",
        "h\n1;1;01.08.2010 08:00;01.08.2010 07:59\n;1;01.08.2010 08:00;\n1;;01.08.2010 08:00;\n1;1;gone;\n1;1\n\
         2;1;01.08.2010 08:00;01.08.2010 09:00\n",
    );
    let (records, outcome) = read(&place);
    assert_eq!(told(&records), ["2/1 08:00:00–09:00:00"]);
    assert_eq!(
        outcome.places(),
        [
            (2, Some(4), "01.08.2010 07:59"),
            (3, Some(1), ""),
            (4, Some(2), ""),
            (5, Some(3), "gone"),
            (6, None, "1 | 1")
        ]
    );
}

#[test]
fn the_neighbouring_days_come_along() {
    let place = Place::agents();
    let lines: String = (1..=7)
        .map(|day| format!("1;1;0{day}.08.2010 08:00;0{day}.08.2010 09:00\n"))
        .collect();
    place.file(
        "a.csv",
        format!("h\n{lines}2;1;01.08.2010 08:00;07.08.2010 09:00\n"),
    );
    let day = date(2010, 8, 4);
    let (records, outcome) = read_days(
        &place,
        DayRange {
            first: day,
            last: day,
        },
    );
    assert_eq!(records.len(), 4, "three days, and one record over all");
    assert_eq!(outcome.report.rows, 1);
    assert_eq!(outcome.report.files[0].days.len(), 7);
}

#[test]
fn agent_data_have_a_clock_of_their_own() {
    let mut place = Place::agents().zone(SourceZone::Shift(3600));
    place.settings.common.time_zone = SourceZone::Shift(0);
    place.file("a.csv", "h\n1;1;01.08.2010 08:00;01.08.2010 09:00\n");
    assert_eq!(told(&read(&place).0), ["1/1 09:00:00–10:00:00"]);
    let place = place.zone(SourceZone::Named("Europe/Paris".to_owned()));
    assert_eq!(place.source().scale(DataKind::Activities), TimeScale::Instant);
    assert_eq!(told(&read(&place).0), ["1/1 06:00:00–07:00:00"]);
}

#[test]
fn twins_count_once_and_surveys_tell_days() {
    let place = Place::agents();
    place.file("a.csv", "h\n1;1;01.08.2010 08:00;01.08.2010 09:00\n");
    place.file("b.csv", "h\n1;1;01.08.2010 08:00;01.08.2010 09:00\n");
    let (records, outcome) = read(&place);
    assert_eq!(records.len(), 1);
    assert_eq!(outcome.report.files[1].state, FileState::Duplicate(0));
    let survey = place
        .source()
        .survey(DataKind::Activities, &|_| false, &Listener::default())
        .unwrap();
    assert_eq!(survey[0].days, BTreeMap::from([(date(2010, 8, 1), 1)]));
}

#[test]
fn the_bank_s_agents_are_read() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/bank/agents"));
    if !folder.exists() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    let place = Place::agents().activities(|set| set.source = folder.to_owned());
    let (records, outcome) = read(&place);
    assert_eq!(outcome.report.rejected, 0, "{:?}", outcome.rejected.first());
    assert_eq!(records.len() as u64, outcome.report.rows);
    assert!(records.len() > 10_000);
}
