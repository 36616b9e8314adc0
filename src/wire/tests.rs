//! What leaves as a message comes back as it was; what makes no sense is refused by name.

use super::*;
use crate::model::*;

fn value(queue: u32, start: i64, value: i64) -> IntervalValue {
    IntervalValue {
        key: ValueKey {
            queue: QueueId(queue),
            value_type: ValueTypeId(1003),
            version: Version::Historical,
            start: UtcSecond(start),
        },
        value: Hundredths(value),
    }
}

#[test]
fn values_travel_in_series_and_come_back() {
    let values = [value(1, 900, 5), value(1, 1800, -7), value(2, 900, i64::MAX)];
    let series = values_to_series(&values);
    assert_eq!(series.len(), 2);
    assert_eq!(values_from_series(&series).unwrap(), values);
}

#[test]
fn a_series_without_a_value_for_each_start_is_refused() {
    let mut series = values_to_series(&[value(7, 900, 5)]);
    series[0].starts.push(1800);
    let error = values_from_series(&series).unwrap_err();
    assert_eq!(
        error,
        WireError::Mismatched {
            queue: 7,
            starts: 2,
            values: 1
        }
    );
}

#[test]
fn an_unknown_version_and_an_impossible_moment_are_refused() {
    let mut series = values_to_series(&[value(7, 900, 5)]);
    series[0].version = 9;
    assert!(matches!(
        values_from_series(&series),
        Err(WireError::Unknown { number: 9, .. })
    ));
    series[0].version = 0;
    assert!(values_from_series(&series).is_err());
    assert!(values_from_series(&values_to_series(&[value(7, i64::MAX, 5)])).is_err());
}

#[test]
fn a_batch_number_has_sixteen_bytes() {
    let batch = BatchId(0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10);
    assert_eq!(batch_bytes(batch)[..2], [1, 2]);
    assert_eq!(batch_id(&batch_bytes(batch)), Ok(batch));
    assert_eq!(batch_id(&[1, 2, 3]), Err(WireError::BatchId(3)));
}

fn day(spans: &[(&str, i64, i64)]) -> v1::AgentDay {
    v1::AgentDay {
        system: " CSV ".into(),
        agent: " 1001".into(),
        day: "2010-08-01".into(),
        spans: spans
            .iter()
            .map(|(activity, start, end)| v1::AgentSpan {
                activity: (*activity).into(),
                start: *start,
                end: *end,
            })
            .collect(),
    }
}

#[test]
fn an_agents_day_is_trimmed_and_held_in_order() {
    let read = agent_day(day(&[("2 ", 10, 20), ("3", 20, 30)])).unwrap();
    assert_eq!((read.system.as_str(), read.agent.as_str()), ("CSV", "1001"));
    assert_eq!(read.spans[0].activity, "2");
    assert_eq!(v1::AgentDay::from(&read).day, "2010-08-01");
    for (senseless, why) in [
        (day(&[("2", 10, 10)]), AgentDayError::NoLength),
        (day(&[("2", 10, 20), ("3", 19, 30)]), AgentDayError::Overlap),
        (day(&[(" ", 10, 20)]), AgentDayError::Empty("activity")),
        (day(&[("2", 10, i64::MAX)]), AgentDayError::OutOfRange),
    ] {
        let error = agent_day(senseless).unwrap_err();
        assert!(
            matches!(&error, WireError::AgentDay { why: found, .. } if *found == why),
            "{error}"
        );
    }
    let mut other = day(&[]);
    other.day = "01.08.2010".into();
    assert!(matches!(agent_day(other), Err(WireError::Day(_))));
}

pub(crate) fn catalog() -> Catalog {
    let queue = |id: u32, parent: u32| Queue {
        id: QueueId(id),
        parent: QueueId(parent),
        name: format!("Queue {id}"),
        short_name: "Q".into(),
        active: true,
        interval: IntervalLength::QUARTER,
        time_zone: "Europe/Berlin".into(),
        value_types: vec![ValueTypeId(1003)],
    };
    Catalog {
        stamp: StoreStamp {
            store: "abc".into(),
            epoch: 3,
        },
        revision: 12,
        external_systems: vec![ExternalSystem {
            name: "CSV".into(),
            interface: "csv".into(),
            phonelink: true,
            timelink: false,
            active: true,
            time_zone: "UTC".into(),
        }],
        queues: vec![queue(1, 0), queue(2, 1), queue(3, 1)],
        value_types: vec![ValueType {
            id: ValueTypeId(1003),
            name: "Calls Offered".into(),
            unit: Unit::Count,
            decimals: 0,
        }],
        activities: vec![Activity {
            id: ActivityId(2),
            name: "Break".into(),
            external: [("CSV".to_owned(), vec!["2".to_owned(), "3".to_owned()])].into(),
        }],
        employees: vec![Employee {
            id: EmployeeId(17),
            name: "A. Martin".into(),
            external_ids: [("CSV".to_owned(), vec!["1001".to_owned()])].into(),
        }],
    }
}

#[test]
fn a_catalogue_travels_in_parts_and_comes_back() {
    let catalog = catalog();
    let parts = catalog_parts(&catalog, 2);
    assert_eq!(parts.len(), 5);
    let mut reader = CatalogReader::default();
    for part in parts {
        reader.add(part).unwrap();
    }
    assert_eq!(reader.finish().unwrap(), catalog);
}

#[test]
fn a_catalogue_without_its_head_is_refused() {
    let mut reader = CatalogReader::default();
    let last = catalog_parts(&catalog(), 10).pop().unwrap();
    assert_eq!(reader.add(last), Err(WireError::Missing("head")));
    assert!(CatalogReader::default().finish().is_err());
}

#[test]
fn a_queue_whose_interval_divides_no_day_is_refused() {
    let mut queue = v1::Queue::from(&catalog().queues[0]);
    queue.interval = 7;
    assert!(matches!(
        Queue::try_from(queue.clone()),
        Err(WireError::Interval { queue: 1, .. })
    ));
    queue.interval = 70_000;
    assert!(Queue::try_from(queue).is_err());
}

#[test]
fn answers_come_back_as_they_were() {
    let outcome = PutValuesOutcome {
        stamp: catalog().stamp,
        stored: 5,
        unchanged: 2,
        refused: vec![RefusedValue {
            key: value(9, 901, 0).key,
            why: Refusal::OffGrid,
        }],
        repeated: true,
        revision: 8,
    };
    let reply = v1::PutValuesReply::from(&outcome);
    assert_eq!(PutValuesOutcome::try_from(reply.clone()).unwrap(), outcome);
    let mut of_a_newer_server = reply;
    of_a_newer_server.refused[0].why = 99;
    let read = PutValuesOutcome::try_from(of_a_newer_server).unwrap();
    assert_eq!(read.refused[0].why, Refusal::Other);
}
