//! What a store promises.

use super::super::*;
use super::*;
use crate::model::*;
use crate::server::catalog::CatalogFile;
use jiff::civil::date;
use std::sync::Arc;

const CATALOG: &str = r#"
[[external_system]]
name = "CSV"
type = "csv"
time_zone = "Europe/Berlin"
timelink = true
[[queue]]
id = 1
name = "Cairo"
time_zone = "Africa/Cairo"
value_types = [1003, 1006]
[[queue]]
id = 2
name = "Berlin"
interval = 60
time_zone = "Europe/Berlin"
value_types = [1003]
[[queue]]
id = 3
name = "Closed"
active = false
value_types = [1003]
[[employee]]
id = 17
name = "A. Martin"
external_ids = { CSV = ["1001", "1002"] }
"#;

fn store(folder: &Path) -> SqliteStore {
    let store = SqliteStore::open(folder).unwrap();
    let file = CatalogFile::parse(CATALOG).unwrap();
    store
        .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
        .unwrap();
    store
}

fn value(queue: u32, value_type: u32, start: i64, value: i64) -> IntervalValue {
    IntervalValue {
        key: ValueKey {
            queue: QueueId(queue),
            value_type: ValueTypeId(value_type),
            version: Version::Historical,
            start: UtcSecond(start),
        },
        value: Hundredths(value),
    }
}

fn batch(number: u128, content: PutContent) -> Put {
    Put {
        batch: BatchId(number),
        digest: [number as u8; 32],
        user: "xlink".into(),
        now: UtcSecond(1_000),
        content,
    }
}

fn put_values(
    store: &SqliteStore,
    number: u128,
    values: Vec<IntervalValue>,
) -> crate::wire::PutValuesOutcome {
    let mut outcomes = store.put(&[batch(number, PutContent::Values(values))]).unwrap();
    match outcomes.pop().unwrap() {
        PutOutcome::Values(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

fn put_days(store: &SqliteStore, number: u128, days: Vec<AgentDay>) -> crate::wire::PutActivitiesOutcome {
    let mut outcomes = store.put(&[batch(number, PutContent::Days(days))]).unwrap();
    match outcomes.pop().unwrap() {
        PutOutcome::Days(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

fn all(store: &SqliteStore, queues: &[u32]) -> Vec<(u32, i64, i64)> {
    let mut found = Vec::new();
    let selection = ValueSelection {
        queues: queues.iter().map(|id| QueueId(*id)).collect(),
        value_types: Vec::new(),
        version: None,
        from: UtcSecond(i64::MIN),
        to: UtcSecond(i64::MAX),
    };
    store
        .read_values(&selection, &mut |one| {
            found.push((one.key.queue.0, one.key.start.0, one.value.0));
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

/// 2010-08-01T00:00 in Cairo (+03:00).
const CAIRO: i64 = 1_280_610_000;

#[test]
fn values_are_put_not_added() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let first = put_values(
        &store,
        1,
        vec![value(1, 1003, CAIRO, 500), value(1, 1003, CAIRO + 900, 700)],
    );
    assert_eq!((first.stored, first.unchanged), (2, 0));
    let second = put_values(
        &store,
        2,
        vec![value(1, 1003, CAIRO, 500), value(1, 1003, CAIRO + 900, 800)],
    );
    assert_eq!((second.stored, second.unchanged), (1, 1));
    assert_eq!(all(&store, &[]), [(1, CAIRO, 500), (1, CAIRO + 900, 800)]);
    assert_eq!(all(&store, &[2]), []);
}

#[test]
fn the_same_batch_again_changes_nothing_and_is_answered_as_then() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let first = put_values(
        &store,
        1,
        vec![value(1, 1003, CAIRO, 500), value(9, 1003, CAIRO, 1)],
    );
    put_values(&store, 2, vec![value(1, 1003, CAIRO, 600)]);
    let again = put_values(
        &store,
        1,
        vec![value(1, 1003, CAIRO, 500), value(9, 1003, CAIRO, 1)],
    );
    assert!(again.repeated && !first.repeated);
    assert_eq!((again.stored, &again.refused), (first.stored, &first.refused));
    assert_eq!(
        all(&store, &[]),
        [(1, CAIRO, 600)],
        "an old batch never comes back"
    );
    let mut other = batch(1, PutContent::Values(vec![value(1, 1003, CAIRO, 5)]));
    other.digest = [9; 32];
    assert_eq!(store.put(&[other]).unwrap(), [PutOutcome::OtherContent]);
    assert_eq!(store.forget_batches(UtcSecond(1_001)).unwrap(), 2);
}

#[test]
fn what_is_not_acceptable_is_refused_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let outcome = put_values(
        &store,
        1,
        vec![
            value(1, 1003, CAIRO, 1),
            value(8, 1003, CAIRO, 1),
            value(3, 1003, CAIRO, 1),
            value(1, 1004, CAIRO, 1),
            value(1, 1003, CAIRO + 60, 1),
        ],
    );
    let why: Vec<Refusal> = outcome.refused.iter().map(|refused| refused.why).collect();
    assert_eq!(outcome.stored, 1);
    assert_eq!(
        why,
        [
            Refusal::UnknownQueue,
            Refusal::InactiveQueue,
            Refusal::UnknownValueType,
            Refusal::OffGrid
        ]
    );
    assert_eq!(outcome.revision, store.life().unwrap().revision);
}

#[test]
fn the_grid_is_counted_from_local_midnight_also_when_clocks_change() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    // 2010-10-31 in Berlin has 25 hours, 2010-03-28 has 23; each hour's start is acceptable, nothing in between.
    for (midnight, hours) in [(1_288_476_000_i64, 25_i64), (1_269_730_800, 23)] {
        for hour in 0..hours {
            let at = midnight + hour * 3_600;
            let number = u128::from(at.unsigned_abs());
            let outcome = put_values(
                &store,
                number,
                vec![value(2, 1003, at, 1), value(2, 1003, at + 900, 1)],
            );
            assert_eq!((outcome.stored, outcome.refused.len()), (1, 1), "{at}");
        }
    }
}

fn day(agent: &str, spans: &[(&str, i64, i64)]) -> AgentDay {
    AgentDay {
        system: "csv".into(),
        agent: agent.into(),
        day: date(2010, 8, 1),
        spans: spans
            .iter()
            .map(|(activity, start, end)| AgentSpan {
                activity: (*activity).into(),
                start: UtcSecond(*start),
                end: UtcSecond(*end),
            })
            .collect(),
    }
}

fn days(store: &SqliteStore) -> Vec<StoredDay> {
    let mut found = Vec::new();
    let selection = ActivitySelection {
        system: Some("CSV".into()),
        agents: vec!["1001".into()],
        from: Some(date(2010, 8, 1)),
        to: Some(date(2010, 8, 1)),
        order: DayOrder::Agent,
    };
    store
        .read_activities(&selection, &mut |day| {
            found.push(day);
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

#[test]
fn an_agents_day_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let first = put_days(&store, 1, vec![day("1001", &[("2", 10, 20), ("3", 20, 30)])]);
    assert_eq!((first.stored_days, first.unchanged_days), (1, 0));
    let again = put_days(&store, 2, vec![day("1001", &[("2", 10, 20), ("3", 20, 30)])]);
    assert_eq!((again.stored_days, again.unchanged_days), (0, 1));
    put_days(&store, 3, vec![day("1001", &[("4", 15, 20)])]);
    let stored = days(&store);
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].day.system, "CSV", "as the catalogue writes it");
    assert_eq!(stored[0].day.spans, day("", &[("4", 15, 20)]).spans);
    assert_eq!(stored[0].employee, EmployeeId(17));
    let emptied = put_days(&store, 4, vec![day("1001", &[])]);
    assert_eq!(emptied.stored_days, 1);
    assert!(days(&store).is_empty());
}

#[test]
fn unknown_agents_are_refused_and_new_activities_registered_under_present() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let before = store.life().unwrap().revision;
    let mut elsewhere = day("1001", &[]);
    elsewhere.system = "Mitel".into();
    let outcome = put_days(
        &store,
        1,
        vec![
            day("1001", &[("2", 10, 20)]),
            day("7", &[("9", 10, 20)]),
            elsewhere,
        ],
    );
    let why: Vec<Refusal> = outcome.refused.iter().map(|refused| refused.why).collect();
    assert_eq!(why, [Refusal::UnknownAgent, Refusal::UnknownSystem]);
    assert_eq!(outcome.revision, before + 1);
    assert_eq!(store.life().unwrap().revision, before + 1);
    let catalog = store.catalog().unwrap();
    assert_eq!(
        catalog.activities[0].external["CSV"],
        ["2"],
        "only what was stored is registered"
    );
    assert_eq!(days(&store)[0].activities, [ActivityId::PRESENT]);
    let file = "[[activity]]\nid = 5\nname = \"Break\"\nexternal = { CSV = [\"2\"] }\n";
    let file = CatalogFile::parse(file).unwrap();
    store
        .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
        .unwrap();
    assert_eq!(
        days(&store)[0].activities,
        [ActivityId(5)],
        "as it is assigned now"
    );
}

#[test]
fn applying_a_catalogue_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let catalog = store.catalog().unwrap();
    let file = CatalogFile::parse(CATALOG).unwrap();
    let changed = store
        .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
        .unwrap();
    assert_eq!(changed.things, 0);
    assert_eq!(store.catalog().unwrap(), catalog);
    let moved = "[[employee]]\nid = 16\nname = \"B\"\nexternal_ids = { CSV = [\"1001\"] }\n[[employee]]\nid = 17\nname = \"A. Martin\"\n";
    let file = CatalogFile::parse(moved).unwrap();
    let changed = store
        .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
        .unwrap();
    assert_eq!((changed.things, changed.revision), (2, catalog.revision + 1));
    let wrong = CatalogFile::parse("[[queue]]\nid = 5\nname = \"Q\"\nvalue_types = [7]\n").unwrap();
    store
        .change_catalog(&mut |catalog| wrong.clone().apply_to(catalog))
        .unwrap_err();
    assert_eq!(store.life().unwrap().revision, changed.revision);
}

#[test]
fn another_process_sees_changes_and_writers_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let first = Arc::new(store(folder.path()));
    let second = SqliteStore::open(folder.path()).unwrap();
    let before = second.life().unwrap();
    let writer = Arc::clone(&first);
    let busy = std::thread::spawn(move || {
        for number in 0..40 {
            let values = (0..96)
                .map(|slot| value(1, 1003, CAIRO + slot * 900, i64::from(number)))
                .collect();
            put_values(&writer, u128::from(number as u32) + 100, values);
        }
    });
    for number in 0..10 {
        let text = format!("[[queue]]\nid = {}\nname = \"Q\"\n", 100 + number);
        let file = CatalogFile::parse(&text).unwrap();
        second
            .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
            .unwrap();
    }
    busy.join().unwrap();
    assert_eq!(first.life().unwrap().revision, before.revision + 10);
    assert_eq!(all(&second, &[1]).len(), 96);
}

#[test]
fn a_store_that_was_restored_begins_a_new_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let first = {
        let store = store(folder.path());
        put_values(&store, 1, vec![value(1, 1003, CAIRO, 5)]);
        store.leave_mark().unwrap();
        store.life().unwrap().stamp
    };
    assert_eq!(
        SqliteStore::open(folder.path()).unwrap().life().unwrap().stamp,
        first
    );
    let other = tempfile::tempdir().unwrap();
    std::fs::copy(folder.path().join(FILE_NAME), other.path().join(FILE_NAME)).unwrap();
    let copy = SqliteStore::open(other.path()).unwrap().life().unwrap().stamp;
    assert_eq!(
        (copy.store.as_str(), copy.epoch),
        (first.store.as_str(), first.epoch + 1)
    );
    assert_eq!(
        SqliteStore::open(other.path()).unwrap().life().unwrap().stamp,
        copy,
        "once"
    );
}

#[test]
fn an_older_copy_written_over_the_store_is_recognised_by_its_mark() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    let (old, first) = {
        let store = store(folder.path());
        store.leave_mark().unwrap();
        let stamp = store.life().unwrap().stamp;
        drop(store);
        (std::fs::read(&path).unwrap(), stamp)
    };
    {
        let store = SqliteStore::open(folder.path()).unwrap();
        put_values(&store, 1, vec![value(1, 1003, CAIRO, 5)]);
        store.leave_mark().unwrap();
    }
    // In place: the file keeps its number and its time of creation.
    std::fs::write(&path, old).unwrap();
    let store = SqliteStore::open(folder.path()).unwrap();
    assert_eq!(store.life().unwrap().stamp.epoch, first.epoch + 1);
    assert_eq!(store.renew_epoch().unwrap().stamp.epoch, first.epoch + 2);
}

#[test]
fn a_store_of_a_later_xlink_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(store(folder.path()));
    let connection = rusqlite::Connection::open(folder.path().join(FILE_NAME)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = SqliteStore::open(folder.path()).err().unwrap();
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
}

#[test]
fn ordinary_sql_reads_names_and_decimals() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    put_values(&store, 1, vec![value(1, 1006, CAIRO, 18_050)]);
    put_days(&store, 2, vec![day("1001", &[("2", 10, 20)])]);
    let connection = rusqlite::Connection::open(store.path()).unwrap();
    let row: (String, String, f64, String) = connection
        .query_row(
            "SELECT queue, value_type, value, stored_by FROM interval_values",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .unwrap();
    assert_eq!(
        row,
        (
            "Cairo".into(),
            "Calls Average Handling Time".into(),
            180.5,
            "xlink".into()
        )
    );
    let row: (String, String) = connection
        .query_row("SELECT employee, activity FROM agent_activities", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(row, ("A. Martin".into(), "Present".into()));
}
