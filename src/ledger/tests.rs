//! The ledger as page 4 wants it: nothing lost, nothing doubled, only what changed travels.

use super::*;
use crate::model::{
    AgentDay, AgentSpan, BatchId, DataKind, FileStamp, Hundredths, IntervalValue, QueueId, Refusal,
    RefusedValue, RejectedValue, StoreStamp, UtcSecond, ValueKey, ValueTypeId, Version,
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

mod bookkeeping;
mod forget;
mod property;

const LIMITS: BatchLimits = BatchLimits {
    values: 1000,
    agent_days: 100,
    agent_bytes: 1 << 20,
};
const DAY: Date = date(2026, 3, 2);
const MIDNIGHT: i64 = 1_772_409_600;

struct Room {
    ledger: Ledger,
    _folder: tempfile::TempDir,
}

fn room() -> Room {
    let folder = tempfile::tempdir().expect("temp folder");
    let ledger = Ledger::open(&folder.path().join("state")).expect("ledger");
    Room {
        ledger,
        _folder: folder,
    }
}

fn value(queue: u32, interval: i64, value: i64) -> IntervalValue {
    let key = ValueKey {
        queue: QueueId(queue),
        value_type: ValueTypeId(7),
        version: Version::Historical,
        start: UtcSecond(MIDNIGHT + interval * 900),
    };
    IntervalValue {
        key,
        value: Hundredths(value),
    }
}

fn day_of(values: &[IntervalValue]) -> DayResult {
    DayResult {
        day: DAY,
        kind: DataKind::Contacts,
        began: UtcSecond(MIDNIGHT + 1000),
        ended: UtcSecond(MIDNIGHT + 1010),
        systems: Vec::new(),
        values: values.to_vec(),
        rejected_values: Vec::new(),
        agent_days: Vec::new(),
    }
}

fn system(file: Option<ReadFile>) -> SystemDay {
    SystemDay {
        system: "CSV".to_owned(),
        complete: true,
        rows: 3,
        files: file.into_iter().collect(),
        targets: vec![Target {
            queue: QueueId(1),
            value_type: ValueTypeId(7),
            from: UtcSecond(MIDNIGHT),
            to: UtcSecond(MIDNIGHT + 86400),
        }],
        ..SystemDay::default()
    }
}

fn file(name: &str, days: &[Date]) -> ReadFile {
    ReadFile {
        stamp: FileStamp {
            path: name.into(),
            size: 10,
            modified: 1_700_000_000_000_000_001,
        },
        hash: Some("00ff".to_owned()),
        clean: true,
        consume: true,
        days: days.iter().map(|day| (*day, 3)).collect(),
    }
}

fn stamp(epoch: u64) -> StoreStamp {
    StoreStamp {
        store: "store".to_owned(),
        epoch,
    }
}

fn reply(epoch: u64, refused: &[ValueKey]) -> BatchReply {
    let refused = refused.iter().map(|key| RefusedValue {
        key: *key,
        why: Refusal::InactiveQueue,
    });
    BatchReply {
        stamp: stamp(epoch),
        revision: 5,
        refused_values: refused.collect(),
        refused_days: Vec::new(),
    }
}

fn values_of(batch: &Batch) -> Vec<IntervalValue> {
    match &batch.content {
        BatchContent::Values(values) => values.clone(),
        BatchContent::AgentDays(_) => panic!("agent days came first"),
    }
}

fn next(ledger: &Ledger) -> Batch {
    ledger
        .next_batch(LIMITS)
        .expect("works")
        .expect("something waits")
}

fn deliver_all(ledger: &Ledger) {
    while let Some(batch) = ledger.next_batch(LIMITS).expect("works") {
        ledger.acknowledge(batch.id, &reply(1, &[])).expect("works");
    }
}

#[test]
fn only_what_changed_travels_again() {
    let Room { ledger, _folder } = room();
    let first = ledger
        .record(&day_of(&[value(1, 0, 100), value(1, 1, 200)]))
        .expect("records");
    assert_eq!((first.written, first.unchanged), (2, 0));
    deliver_all(&ledger);
    assert!(ledger.outbox().expect("counts").is_empty());

    let second = ledger
        .record(&day_of(&[value(1, 0, 100), value(1, 1, 250)]))
        .expect("records");
    assert_eq!((second.written, second.unchanged), (1, 1));
    assert_eq!(values_of(&next(&ledger)), [value(1, 1, 250)]);
}

#[test]
fn one_entry_per_key_and_the_newer_replaces_the_older() {
    let Room { ledger, _folder } = room();
    for number in [1, 2, 3] {
        ledger.record(&day_of(&[value(1, 0, number)])).expect("records");
    }
    assert_eq!(ledger.outbox().expect("counts").values, 1);
    assert_eq!(values_of(&next(&ledger)), [value(1, 0, 3)]);
}

#[test]
fn a_value_that_returns_to_the_confirmed_one_does_not_travel() {
    let Room { ledger, _folder } = room();
    ledger.record(&day_of(&[value(1, 0, 1)])).expect("records");
    deliver_all(&ledger);
    ledger.record(&day_of(&[value(1, 0, 2)])).expect("records");
    let back = ledger.record(&day_of(&[value(1, 0, 1)])).expect("records");
    assert_eq!(back.unchanged, 1);
    assert_eq!(back.fallen, [value(1, 0, 1).key]);
    assert_eq!(ledger.next_batch(LIMITS).expect("works"), None);
    assert!(ledger.outbox().expect("counts").is_empty());
}

#[test]
fn a_value_that_changes_under_way_travels_after_the_answer() {
    let Room { ledger, _folder } = room();
    ledger.record(&day_of(&[value(1, 0, 1)])).expect("records");
    deliver_all(&ledger);
    ledger.record(&day_of(&[value(1, 0, 2)])).expect("records");
    let under_way = next(&ledger);
    // Back to what is confirmed, but the WFM may already hold the other one.
    ledger.record(&day_of(&[value(1, 0, 1)])).expect("records");
    assert_eq!(
        ledger.next_batch(LIMITS).expect("works"),
        None,
        "the key is under way"
    );
    assert_eq!(ledger.outbox().expect("counts").values, 1);
    ledger.acknowledge(under_way.id, &reply(1, &[])).expect("works");
    assert_eq!(values_of(&next(&ledger)), [value(1, 0, 1)]);
}

#[test]
fn an_open_batch_travels_again_under_its_number_after_a_crash() {
    let folder = tempfile::tempdir().expect("temp folder");
    let ledger = Ledger::open(folder.path()).expect("ledger");
    ledger.record(&day_of(&[value(1, 0, 1)])).expect("records");
    let batch = next(&ledger);
    ledger.record(&day_of(&[value(1, 0, 9)])).expect("records");
    drop(ledger);
    let ledger = Ledger::open(folder.path()).expect("ledger");
    assert_eq!(
        ledger.open_batches().expect("works"),
        std::slice::from_ref(&batch)
    );
    assert_eq!(ledger.outbox().expect("counts").values, 1);
    ledger.acknowledge(batch.id, &reply(1, &[])).expect("works");
    assert_eq!(
        ledger.acknowledge(batch.id, &reply(1, &[])).expect("works"),
        Settled::default()
    );
    assert_eq!(values_of(&next(&ledger)), [value(1, 0, 9)]);
}

#[test]
fn a_batch_that_the_server_cannot_take_waits_again() {
    let Room { ledger, _folder } = room();
    ledger
        .record(&day_of(&[value(1, 0, 1), value(1, 1, 2)]))
        .expect("records");
    let large = next(&ledger);
    ledger.release(large.id).expect("works");
    let small = ledger
        .next_batch(BatchLimits { values: 1, ..LIMITS })
        .expect("works")
        .expect("waits");
    assert_ne!(small.id, large.id);
    assert_eq!(values_of(&small), [value(1, 0, 1)]);
}

#[test]
fn the_refused_wait_for_another_catalogue() {
    let Room { ledger, _folder } = room();
    ledger
        .record(&day_of(&[value(1, 0, 1), value(2, 0, 2)]))
        .expect("records");
    let batch = next(&ledger);
    let settled = ledger
        .acknowledge(batch.id, &reply(1, &[value(2, 0, 2).key]))
        .expect("works");
    assert_eq!((settled.acknowledged, settled.refused), (1, 1));
    let recorded = ledger.record(&day_of(&[value(2, 0, 3)])).expect("records");
    assert_eq!(recorded.refused, 1);
    assert_eq!(ledger.next_batch(LIMITS).expect("works"), None);
    assert_eq!(ledger.outbox().expect("counts").refused, 1);
    let shown = ledger
        .cells(QueueId(2), ValueTypeId(7), UtcSecond(0), UtcSecond(i64::MAX))
        .expect("works");
    assert_eq!(shown[0].state, CellState::Refused(Refusal::InactiveQueue));

    assert_eq!(
        ledger.catalog_changed(5).expect("works"),
        0,
        "the same revision frees nothing"
    );
    assert_eq!(ledger.catalog_changed(6).expect("works"), 1);
    assert_eq!(values_of(&next(&ledger)), [value(2, 0, 3)]);
}

#[test]
fn another_store_or_epoch_voids_the_confirmations() {
    let Room { ledger, _folder } = room();
    ledger
        .record(&day_of(&[value(1, 0, 1), value(1, 1, 2)]))
        .expect("records");
    deliver_all(&ledger);
    assert!(!ledger.adopt_stamp(&stamp(1)).expect("works"));
    assert!(ledger.adopt_stamp(&stamp(2)).expect("works"));
    assert_eq!(ledger.outbox().expect("counts").values, 2);
    assert_eq!(values_of(&next(&ledger)), [value(1, 0, 1), value(1, 1, 2)]);
}

#[test]
fn a_manual_import_sends_nothing_when_the_wfm_agrees_and_repairs_when_not() {
    let Room { ledger, _folder } = room();
    let read = |values: &[IntervalValue]| ReadBack {
        stamp: stamp(1),
        queues: vec![QueueId(1)],
        from: UtcSecond(MIDNIGHT),
        to: UtcSecond(MIDNIGHT + 86400),
        values: values.to_vec(),
    };
    // A ledger that knows nothing, as after a move to another machine.
    let there = [value(1, 0, 1), value(1, 1, 2), value(1, 2, 3)];
    let found = ledger
        .reconcile(&read(&there), UtcSecond(MIDNIGHT))
        .expect("works");
    assert_eq!(found.foreign, 3);
    let recorded = ledger
        .record(&day_of(&[value(1, 0, 1), value(1, 1, 5)]))
        .expect("records");
    assert_eq!((recorded.written, recorded.unchanged), (1, 1));
    assert_eq!(values_of(&next(&ledger)), [value(1, 1, 5)]);
    let open = ledger.open_batches().expect("works");
    ledger.acknowledge(open[0].id, &reply(1, &[])).expect("works");

    // Somebody changed one value there, and one is gone.
    let found = ledger
        .reconcile(&read(&[value(1, 1, 99)]), UtcSecond(MIDNIGHT))
        .expect("works");
    assert_eq!((found.equal, found.different), (0, 2));
    assert_eq!(values_of(&next(&ledger)), [value(1, 0, 1), value(1, 1, 5)]);
    // What xlink never computed is never sent, not even to another store.
    ledger.adopt_stamp(&stamp(2)).expect("works");
    assert_eq!(ledger.outbox().expect("counts").values, 2);
}
