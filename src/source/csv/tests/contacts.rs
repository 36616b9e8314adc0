//! Rows of call data: times, names, cells, days.

use super::*;
use crate::source::{Aggregation, TreeMatch};

const HEADER: &str = "Queue;Date;Time;CallsOffered;CallsHandled;AHT\r\n";

fn rows(lines: &str) -> Outcome {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{lines}"));
    place.read()
}

#[test]
fn the_example_of_the_page_is_read() {
    let outcome = rows("UHD_DE_IN;23.12.2014;08:15;1;1;180\r\n");
    let row = outcome.row();
    assert_eq!(shown(row.at), "2014-12-23T08:15:00");
    assert_eq!(
        (row.queue, &row.values[..]),
        (0, &[Some(1.0), Some(1.0), Some(180.0)][..])
    );
    assert_eq!(
        outcome.report.files[0].days,
        BTreeMap::from([(date(2014, 12, 23), 1)])
    );
    assert_eq!((outcome.report.rows, outcome.report.rejected), (1, 0));
}

#[test]
fn the_tree_has_every_named_column_that_is_not_group_or_time() {
    let tree = Place::example().source().tree().unwrap();
    let metrics: Vec<(&str, Aggregation)> = tree
        .metrics
        .iter()
        .map(|metric| (metric.name.as_str(), metric.aggregation))
        .collect();
    assert_eq!(
        metrics,
        [
            ("CallsOffered", Aggregation::Sum),
            ("CallsHandled", Aggregation::Sum),
            ("AHT", Aggregation::Mean)
        ]
    );
    assert_eq!(tree.queues.len(), 2, "a trailing semicolon is harmless");
    assert_eq!(
        tree.path(TreeMatch { queue: 1, metric: 2 }).as_str(),
        "CSV:UHD_EN_IN:AHT"
    );
}

#[test]
fn sub_groups_stand_under_every_group() {
    let place = Place::example().contacts(|contacts| {
        contacts.column_names = names("Site;Queue;Stamp;Calls");
        contacts.sub_group_column = Some(column(2));
        contacts.groups = names("North;South");
        contacts.sub_groups = names("Sales;Help;");
        contacts.moment = MomentColumns::One(column(3));
        contacts.aht_columns.clear();
    });
    let tree = place.source().tree().unwrap();
    assert_eq!(
        tree.path(TreeMatch { queue: 2, metric: 0 }).as_str(),
        "CSV:South:Sales:Calls"
    );
    place.file(
        "a.csv",
        "h\nSouth;Help;01.08.2010 08:00:00;7\nNorth;Other;01.08.2010 08:00:00;7\nNorth;;01.08.2010 08:00:00;7\n",
    );
    let outcome = place.read();
    assert_eq!(
        (outcome.row().queue, &outcome.row().values[..]),
        (3, &[Some(7.0)][..])
    );
    assert_eq!(
        outcome.report.unknown_queues,
        BTreeMap::from([("North:Other".to_owned(), 1)])
    );
    assert_eq!(outcome.places(), [(4, Some(2), "")]);
}

#[test]
fn names_are_trimmed_and_case_sensitive_and_unknown_ones_are_counted() {
    let outcome = rows(
        " UHD_EN_IN ;1.8.2010;8;1;1;1\r\nuhd_en_in;1.8.2010;8;1;1;1\r\nNew;1.8.2010;8;1;1;1\r\nNew;1.8.2010;8;x;1;1\r\n",
    );
    assert_eq!(outcome.row().queue, 1);
    let unknown: Vec<(&str, u64)> = outcome
        .report
        .unknown_queues
        .iter()
        .map(|(name, rows)| (name.as_str(), *rows))
        .collect();
    assert_eq!(unknown, [("New", 2), ("uhd_en_in", 1)]);
    assert_eq!(outcome.report.rejected, 0, "only mapped metrics are parsed");
}

#[test]
fn a_bad_row_is_rejected_by_itself_with_its_place() {
    let outcome = rows(
        "UHD_DE_IN;23.12.2014;08:15;1;1;180\r\n\
         UHD_DE_IN;32.12.2014;08:15;1;1;180\r\n\
         UHD_DE_IN;23.12.2014;25:15;1;1;180\r\n\
         UHD_DE_IN;23.12.2014;08:15;1.234;1;180\r\n\
         UHD_DE_IN;23.12.2014;08:15;1;one;180\r\n\
         UHD_DE_IN;23.12.2014;08:15;1;1;3:00\r\n\
         UHD_DE_IN;23.12.2014;08:15;1;1\r\n\
         ;23.12.2014;08:15;1;1;180\r\n\
         \r\n\
         ;;;;;\r\n\
         UHD_DE_IN;23.12.2014;08:30;1;1;180;extra;columns\r\n",
    );
    assert_eq!(outcome.times(), ["2014-12-23T08:15:00", "2014-12-23T08:30:00"]);
    assert_eq!(
        outcome.places(),
        [
            (3, Some(2), "32.12.2014"),
            (4, Some(3), "25:15"),
            (5, Some(4), "1.234"),
            (6, Some(5), "one"),
            (7, Some(6), "3:00"),
            (8, None, "UHD_DE_IN | 23.12.2014 | 08:15 | 1 | 1"),
            (9, Some(1), ""),
        ]
    );
    assert!(outcome.rejected.iter().all(|row| row.place == "a.csv"));
    assert_eq!(
        outcome.rejected[5].why.english(),
        "the row has 5 columns, 6 are needed"
    );
    assert_eq!((outcome.report.rows, outcome.report.rejected), (2, 7));
}

#[test]
fn an_empty_cell_is_no_value_and_nought_is_one() {
    let outcome = rows("UHD_DE_IN;23.12.2014;08:15;;0;\r\n");
    assert_eq!(outcome.row().values, [None, Some(0.0), None]);
}

#[test]
fn fractions_are_cut_but_for_handling_times() {
    let outcome =
        rows("UHD_DE_IN;23.12.2014;08:15;1,7;-2.9;0:03:00\r\nUHD_DE_IN;23.12.2014;08:16;1;1;180,25\r\n");
    assert_eq!(outcome.rows[0].values, [Some(1.0), Some(-2.0), Some(180.0)]);
    assert_eq!(outcome.rows[1].values[2], Some(180.25));
}

#[test]
fn a_mean_may_be_weighted() {
    let place = Place::example().contacts(|contacts| contacts.aht_weight_column = Some(column(5)));
    place.file(
        "a.csv",
        format!("{HEADER}UHD_DE_IN;23.12.2014;08:15;3;2;180\nUHD_DE_IN;23.12.2014;08:16;3;;180\n"),
    );
    let outcome = place.read();
    assert_eq!(outcome.rows[0].weights, [Some(2.0)]);
    assert_eq!(outcome.rows[1].weights, [None]);
}

#[test]
fn twenty_four_counts_for_the_next_day() {
    let outcome = rows("UHD_DE_IN;31.12.2014;24:00;1;1;1\r\n");
    assert_eq!(outcome.times(), ["2015-01-01T00:00:00"]);
    assert_eq!(
        outcome.report.files[0].days,
        BTreeMap::from([(date(2015, 1, 1), 1)])
    );
}

#[test]
fn only_rows_of_the_days_are_handed_on_and_all_are_counted() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!(
            "{HEADER}UHD_DE_IN;1.8.2010;8;1;1;1\nUHD_DE_IN;2.8.2010;8;1;1;1\nUHD_DE_IN;3.8.2010;8;bad;1;1\n"
        ),
    );
    let days = DayRange {
        first: date(2010, 8, 2),
        last: date(2010, 8, 2),
    };
    let outcome = place.read_days(days);
    assert_eq!(outcome.times(), ["2010-08-02T08:00:00"]);
    assert_eq!(outcome.report.files[0].days.len(), 3);
    assert_eq!((outcome.report.files[0].rows, outcome.report.rows), (3, 1));
}

#[test]
fn what_nobody_asked_for_is_passed_over_unparsed() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!("{HEADER}UHD_DE_IN;1.8.2010;8;1;x;1\nUHD_EN_IN;1.8.2010;8;x;x;x\n"),
    );
    let outcome = place.read_some(ALL, &[0], &[0]);
    assert_eq!(outcome.row().values, [Some(1.0)]);
    assert_eq!(
        (outcome.report.files[0].passed_over, outcome.report.rejected),
        (1, 0)
    );
}

#[test]
fn a_fixed_shift_ignores_offsets_in_the_text() {
    let place = Place::example()
        .contacts(|contacts| {
            contacts.moment = MomentColumns::One(column(2));
            contacts.column_names = names("Queue;Stamp;Calls");
            contacts.aht_columns.clear();
        })
        .zone(SourceZone::Shift(2 * 3600));
    place.file(
        "a.csv",
        "h\nUHD_DE_IN;2010-08-01T23:00:00Z;1\nUHD_DE_IN;2010-08-01T10:00:00+05:00;1\n",
    );
    let outcome = place.read();
    assert_eq!(place.source().scale(DataKind::Contacts), TimeScale::Civil);
    assert_eq!(outcome.times(), ["2010-08-01T12:00:00", "2010-08-02T01:00:00"]);
}

#[test]
fn a_named_zone_makes_instants_and_honours_offsets() {
    let place = Place::example()
        .contacts(|contacts| {
            contacts.moment = MomentColumns::One(column(2));
            contacts.column_names = names("Queue;Stamp;Calls");
            contacts.aht_columns.clear();
        })
        .zone(SourceZone::Named("Europe/Paris".to_owned()));
    place.file(
        "a.csv",
        "h\nUHD_DE_IN;2026-07-01 12:00:00;1\nUHD_DE_IN;2026-07-01T12:00:00Z;1\nUHD_DE_IN;2026-10-25 02:30:00;1\n\
         UHD_DE_IN;2026-03-29 02:30:00;1\nUHD_DE_IN;2026-10-25T02:30:00+01:00;1\n",
    );
    let outcome = place.read();
    assert_eq!(place.source().scale(DataKind::Contacts), TimeScale::Instant);
    assert_eq!(place.source().zone_name(DataKind::Contacts), Some("Europe/Paris"));
    assert_eq!(
        outcome.times(),
        [
            "2026-03-29T01:30:00",
            "2026-07-01T10:00:00",
            "2026-07-01T12:00:00",
            "2026-10-25T00:30:00",
            "2026-10-25T01:30:00",
        ]
    );
    assert_eq!(
        outcome.report.ambiguous_rows, 2,
        "what tells its offset is not ambiguous"
    );
}

#[test]
fn instants_bring_the_neighbouring_days_too() {
    let place = Place::example().zone(SourceZone::Named("Europe/Paris".to_owned()));
    let lines: String = (1..=5)
        .map(|day| format!("UHD_DE_IN;{day}.8.2010;8;1;1;1\n"))
        .collect();
    place.file("a.csv", format!("{HEADER}{lines}"));
    let day = date(2010, 8, 3);
    let outcome = place.read_days(DayRange {
        first: day,
        last: day,
    });
    assert_eq!(outcome.rows.len(), 3);
    assert_eq!(outcome.report.rows, 1);
}

#[test]
fn a_zone_that_nobody_knows_is_refused() {
    let place = Place::example().zone(SourceZone::Named("Europe/Nowhere".to_owned()));
    let error = CsvSource::new(place.settings.clone()).unwrap_err().to_string();
    assert!(error.contains("Europe/Nowhere"), "{error}");
}
