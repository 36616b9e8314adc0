//! The first rows as an import would take them, and the files and columns around them.

use super::*;
use crate::config::external::CsvOutline;
use crate::model::{Looks, SampleState};
use crate::source::{TrialContact, TrialRow};

const ROW: &str = "UHD_DE_IN;23.12.2014;08:15;1;1;180\n";

fn request<'a>(queues: &'a [usize], metrics: &'a [usize], rows: usize) -> TrialRequest<'a> {
    TrialRequest {
        kind: DataKind::Contacts,
        queues,
        metrics,
        rows,
    }
}

fn tried(place: &Place, request: &TrialRequest<'_>) -> Trial {
    place
        .source()
        .trial(request, &mut |_| {}, &Listener::default())
        .unwrap()
}

fn contact(row: &TrialRow) -> &TrialContact {
    match &row.reading {
        TrialReading::Contact(contact) => contact,
        other => panic!("{other:?}"),
    }
}

fn glance_at(place: &Place, header_lines: Option<u32>) -> Trial {
    let outline = CsvOutline {
        source: None,
        separator: None,
        header_lines,
        column_names: Vec::new(),
    };
    glance(&place.dir.path().join("in"), &outline, 5, &Listener::default()).unwrap()
}

#[test]
fn rows_are_told_one_by_one() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!("h\n{ROW}Other;23.12.2014;08:15;1;1;180\nUHD_DE_IN;x;08:15;1;1;180\n{ROW}"),
    );
    let trial = tried(&place, &request(&[0, 1], &[0, 1, 2], 3));
    assert_eq!(trial.rows.len(), 3);
    let first = contact(&trial.rows[0]);
    assert_eq!(
        (trial.rows[0].line, trial.rows[0].cells[1].as_str()),
        (2, "23.12.2014")
    );
    assert_eq!(
        (first.queue, super::shown(first.at)),
        (Some(0), "2014-12-23T08:15:00".to_owned())
    );
    assert_eq!(first.cells[2].value, Ok(Some(180.0)));
    let other = contact(&trial.rows[1]);
    assert_eq!((other.queue, other.name.as_str()), (None, "Other"));
    assert_eq!(trial.unlisted, BTreeMap::from([("Other".to_owned(), 1)]));
    let TrialReading::Rejected { column, found, why } = &trial.rows[2].reading else {
        panic!("{:?}", trial.rows[2]);
    };
    assert_eq!((*column, found.as_str()), (Some(2), "x"));
    assert!(why.english().contains("not a date"), "{why}");
    assert!(trial.whole);
}

#[test]
fn a_metric_that_nobody_maps_rejects_nothing_and_is_named() {
    let place = Place::example();
    place.file("a.csv", "h\nUHD_DE_IN;23.12.2014;08:15;1;x;180\n");
    let trial = tried(&place, &request(&[0], &[0], 5));
    assert_eq!(
        contact(&trial.rows[0]).cells[1].value,
        Err(crate::source::csv::number::NumberFault::NotANumber.message())
    );
    let trial = tried(&place, &request(&[0], &[1], 5));
    assert!(matches!(
        trial.rows[0].reading,
        TrialReading::Rejected { column: Some(5), .. }
    ));
}

#[test]
fn rows_rejected_further_on_are_told_too() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!("h\n{}UHD_DE_IN;x;08:15;1;1;180\n{ROW}", ROW.repeat(500)),
    );
    let mut seen = 0;
    let trial = place
        .source()
        .trial(&request(&[0], &[0], 2), &mut |_| seen += 1, &Listener::default())
        .unwrap();
    assert_eq!((trial.rows.len(), seen), (2, 502));
    assert_eq!(trial.rejected_later[0].line, 502);
}

#[test]
fn files_are_told_newest_first_with_what_an_import_would_make_of_them() {
    let place = Place::example();
    let at = |path: &Path, seconds: u64| {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        std::fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(time)
            .unwrap();
    };
    at(&place.file("old.csv", format!("h\n{ROW}")), 1_000);
    at(&place.file("twin.csv", format!("h\n{ROW}")), 2_000);
    at(&place.file("new.csv", format!("h\n{ROW}{ROW}")), 3_000);
    place.file("empty.tmp", "x");
    let trial = tried(&place, &request(&[0], &[0], 9));
    let told: Vec<(&str, &SampleState)> = trial
        .files
        .iter()
        .map(|file| (file.name.as_str(), &file.state))
        .collect();
    assert_eq!(
        told,
        [
            ("new.csv", &SampleState::Ready),
            ("twin.csv", &SampleState::Ready),
            ("old.csv", &SampleState::SameAs("twin.csv".to_owned())),
        ]
    );
    assert_eq!(trial.rows.len(), 3, "a twin counts once");
    assert_eq!((trial.file_count, trial.files[0].changed.0), (3, 3_000));
}

#[test]
fn a_file_that_changes_meanwhile_is_growing() {
    let place = Place::example();
    let path = place.file("a.csv", format!("h\n{ROW}"));
    let mut grown = false;
    let trial = place
        .source()
        .trial(
            &request(&[0], &[0], 5),
            &mut |_| {
                if !std::mem::replace(&mut grown, true) {
                    std::fs::write(&path, format!("h\n{ROW}{ROW}{ROW}")).unwrap();
                }
            },
            &Listener::default(),
        )
        .unwrap();
    assert_eq!(trial.files[0].state, SampleState::Growing);
}

#[test]
fn without_any_settings_there_are_files_columns_and_samples() {
    let place = Place::example();
    place.file(
        "a.csv",
        &encoding_rs::WINDOWS_1252
            .encode(
                "Queue\tDatum\tZeit\tGespräche\nMüller\t23.12.2014\t08:15\t4\nMüller\t24.12.2014\t08:30\t5\n",
            )
            .0,
    );
    let trial = glance_at(&place, None);
    let form = trial.files[0].form.clone().unwrap();
    assert_eq!((form.separator, form.separator_found), ('\t', true));
    assert_eq!(form.encoding, "Windows-1252");
    assert_eq!(trial.header_lines, 1);
    let told: Vec<(&str, Looks)> = trial
        .columns
        .iter()
        .map(|column| (column.header.as_str(), column.looks))
        .collect();
    assert_eq!(
        told,
        [
            ("Queue", Looks::Text),
            ("Datum", Looks::Date),
            ("Zeit", Looks::Time),
            ("Gespräche", Looks::Number)
        ]
    );
    assert_eq!(trial.columns[0].samples, ["Müller"]);
    assert_eq!(trial.columns[3].samples, ["4", "5"]);
    assert_eq!(trial.date_orders, [DateOrder::Dmy]);
    assert_eq!(trial.rows[1].cells[0], "Müller");
    assert!(matches!(trial.rows[1].reading, TrialReading::Unread));
}

#[test]
fn a_header_that_was_named_is_used_as_it_is() {
    let place = Place::example();
    place.file("a.csv", "Report of 2014\n\nQueue;Date\nA;23.12.2014\n");
    let trial = glance_at(&place, Some(3));
    assert_eq!(trial.columns[0].header, "Queue");
    assert_eq!(trial.rows[0].line, 4);
}

#[test]
fn a_big_file_is_never_read_whole() {
    let place = Place::example();
    place.file("a.csv", format!("h\n{}", ROW.repeat(400_000)));
    let mut seen = 0_u64;
    let trial = place
        .source()
        .trial(&request(&[0], &[0], 10), &mut |_| seen += 1, &Listener::default())
        .unwrap();
    assert_eq!((trial.rows.len(), seen), (10, limits::TRIAL_ROWS));
    assert!(!trial.whole);
}

#[test]
fn long_cells_are_shortened() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!("h\n{};23.12.2014;08:15;1;1;180\n", "x".repeat(200_000)),
    );
    let trial = tried(&place, &request(&[0], &[0], 10));
    assert_eq!(trial.rows[0].cells[0].chars().count(), limits::TRIAL_CELL + 1);
}

#[test]
fn agent_data_are_tried_too() {
    let place = Place::agents().zone(SourceZone::Named("Europe/Paris".to_owned()));
    place.file(
        "a.csv",
        "h\n7;1;01.08.2010 08:00;\n7;99;01.08.2010 09:00;\n;1;01.08.2010 09:00;\n",
    );
    let trial = tried(
        &place,
        &TrialRequest {
            kind: DataKind::Activities,
            queues: &[],
            metrics: &[],
            rows: 9,
        },
    );
    let TrialReading::Activity(first) = &trial.rows[0].reading else {
        panic!("{:?}", trial.rows[0]);
    };
    assert_eq!(
        (first.agent.as_str(), first.start, first.end),
        ("7", 1_280_642_400, None)
    );
    assert!(matches!(&trial.rows[1].reading, TrialReading::Activity(record) if record.log_off));
    assert!(matches!(
        trial.rows[2].reading,
        TrialReading::Rejected { column: Some(1), .. }
    ));
}
