//! Whatever happens in whatever order: at the end the WFM has exactly what was wanted.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// A WFM that does what page 7 says, and can be restored from a backup.
#[derive(Clone, Default)]
struct Wfm {
    values: BTreeMap<ValueKey, i64>,
    inactive: BTreeSet<QueueId>,
    answered: HashMap<BatchId, (BatchContent, BatchReply)>,
    epoch: u64,
    revision: u64,
}

impl Wfm {
    fn put(&mut self, batch: &Batch) -> BatchReply {
        if let Some((content, reply)) = self.answered.get(&batch.id) {
            assert_eq!(content, &batch.content, "one number, one content");
            return reply.clone();
        }
        let mut reply = reply(self.epoch, &[]);
        reply.revision = self.revision;
        for value in values_of(batch) {
            if self.inactive.contains(&value.key.queue) {
                reply.refused_values.push(RefusedValue {
                    key: value.key,
                    why: Refusal::InactiveQueue,
                });
            } else {
                self.values.insert(value.key, value.value.0);
            }
        }
        self.answered
            .insert(batch.id, (batch.content.clone(), reply.clone()));
        reply
    }
}

#[derive(Debug, Clone)]
enum Step {
    Record(Vec<(u32, i64, i64)>),
    /// The batch arrives and the answer comes back.
    Deliver(u32),
    /// It arrives, the answer is lost.
    LoseAnswer(u32),
    /// It never arrives.
    LoseBatch(u32),
    /// The process ends at once and starts again.
    Crash,
    BackUp,
    Restore,
    /// An administrator switches a queue off or on.
    Switch(u32),
    /// A manual import reads back.
    ReadBack,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let value = (1_u32..4, 0_i64..4, 0_i64..3);
    let step = prop_oneof![
        6 => prop::collection::vec(value, 1..6).prop_map(Step::Record),
        6 => (1_u32..5).prop_map(Step::Deliver),
        2 => (1_u32..5).prop_map(Step::LoseAnswer),
        2 => (1_u32..5).prop_map(Step::LoseBatch),
        2 => Just(Step::Crash),
        1 => Just(Step::BackUp),
        1 => Just(Step::Restore),
        1 => (1_u32..4).prop_map(Step::Switch),
        1 => Just(Step::ReadBack),
    ];
    prop::collection::vec(step, 1..40)
}

fn take(ledger: &Ledger, values: u32) -> Option<Batch> {
    let open = ledger.open_batches().expect("works").into_iter().next();
    open.or_else(|| {
        ledger
            .next_batch(BatchLimits { values, ..LIMITS })
            .expect("works")
    })
}

fn greet(ledger: &Ledger, wfm: &Wfm) {
    ledger.adopt_stamp(&stamp(wfm.epoch)).expect("works");
    ledger.catalog_changed(wfm.revision).expect("works");
}

fn counts_are_true(ledger: &Ledger, folder: &std::path::Path) {
    let database = rusqlite::Connection::open(folder.join("ledger.db")).expect("opens");
    let counted: i64 = database
        .query_row("SELECT count(*) FROM cell WHERE batch >= 0", [], |row| row.get(0))
        .expect("counts");
    assert_eq!(
        ledger.outbox().expect("counts").values,
        u64::try_from(counted).expect("positive")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_doubled(steps in steps()) {
        let folder = tempfile::tempdir().expect("temp folder");
        let mut ledger = Ledger::open(folder.path()).expect("ledger");
        let mut wfm = Wfm { epoch: 1, ..Wfm::default() };
        let mut backup = wfm.clone();
        let mut wanted: BTreeMap<ValueKey, i64> = BTreeMap::new();
        greet(&ledger, &wfm);
        for step in steps {
            match step {
                Step::Record(values) => {
                    let values: Vec<_> = values.iter().map(|(queue, at, what)| value(*queue, *at, *what)).collect();
                    wanted.extend(values.iter().map(|value| (value.key, value.value.0)));
                    ledger.record(&day_of(&values)).expect("records");
                }
                Step::Deliver(size) => {
                    if let Some(batch) = take(&ledger, size) {
                        let reply = wfm.put(&batch);
                        ledger.acknowledge(batch.id, &reply).expect("works");
                    }
                }
                Step::LoseAnswer(size) => {
                    if let Some(batch) = take(&ledger, size) {
                        wfm.put(&batch);
                    }
                }
                Step::LoseBatch(size) => {
                    take(&ledger, size);
                }
                Step::Crash => {
                    drop(ledger);
                    ledger = Ledger::open(folder.path()).expect("ledger");
                }
                Step::BackUp => backup = wfm.clone(),
                Step::Restore => {
                    let (epoch, revision) = (wfm.epoch + 1, wfm.revision + 1);
                    wfm = Wfm { epoch, revision, ..backup.clone() };
                    greet(&ledger, &wfm);
                }
                Step::Switch(queue) => {
                    if !wfm.inactive.remove(&QueueId(queue)) {
                        wfm.inactive.insert(QueueId(queue));
                    }
                    wfm.revision += 1;
                    greet(&ledger, &wfm);
                }
                Step::ReadBack => {
                    let read = ReadBack {
                        stamp: stamp(wfm.epoch),
                        queues: (1..4).map(QueueId).collect(),
                        from: UtcSecond(0),
                        to: UtcSecond(i64::MAX),
                        values: wfm.values.iter().map(|(key, v)| IntervalValue { key: *key, value: Hundredths(*v) }).collect(),
                    };
                    ledger.reconcile(&read, UtcSecond(MIDNIGHT)).expect("works");
                }
            }
            counts_are_true(&ledger, folder.path());
        }
        wfm.inactive.clear();
        wfm.revision += 1;
        greet(&ledger, &wfm);
        let mut rounds = 0;
        while let Some(batch) = take(&ledger, 3) {
            let reply = wfm.put(&batch);
            ledger.acknowledge(batch.id, &reply).expect("works");
            rounds += 1;
            prop_assert!(rounds < 1000, "the outbox never empties");
        }
        prop_assert_eq!(&wfm.values, &wanted);
        let outbox = ledger.outbox().expect("counts");
        prop_assert_eq!((outbox.values, outbox.refused, outbox.oldest), (0, 0, None));
    }
}
