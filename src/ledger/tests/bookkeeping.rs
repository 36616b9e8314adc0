//! Files, days, agents and what else one day of an import leaves behind.

use super::*;

#[test]
fn a_file_goes_only_when_everything_in_it_is_confirmed() {
    let Room { ledger, _folder } = room();
    let next_day = DAY.tomorrow().expect("a date");
    let both = file("both.csv", &[DAY, next_day]);
    let mut result = day_of(&[value(1, 0, 1)]);
    result.systems = vec![system(Some(both.clone()))];
    ledger.record(&result).expect("records");
    let consumable = || ledger.consumable_files("CSV", DataKind::Contacts).expect("works");
    deliver_all(&ledger);
    assert_eq!(consumable(), [], "its second day was not imported");
    let known = ledger.files("CSV", DataKind::Contacts).expect("works");
    assert_eq!(known[0].days_left().collect::<Vec<_>>(), [next_day]);

    result.day = next_day;
    result.values = vec![value(1, 5, 1)];
    ledger.record(&result).expect("records");
    assert_eq!(consumable(), [], "a value waits");
    deliver_all(&ledger);
    assert_eq!(consumable(), std::slice::from_ref(&both.stamp));

    // A later import leaves another value waiting: not this file's business. One that is not mapped is neither.
    ledger
        .record(&day_of(&[value(2, 0, 1), value(1, 0, 8)]))
        .expect("records");
    assert_eq!(consumable(), std::slice::from_ref(&both.stamp));
    ledger
        .mark_consumed("CSV", DataKind::Contacts, &[both.stamp], UtcSecond(MIDNIGHT))
        .expect("works");
    assert_eq!(consumable(), []);
    assert_eq!(
        ledger
            .consumed_rows("CSV", DataKind::Contacts, DAY)
            .expect("works"),
        3
    );
}

#[test]
fn a_file_that_grew_is_known_in_its_newest_state_only() {
    let Room { ledger, _folder } = room();
    let old = file("today.csv", &[DAY]);
    let mut grown = old.clone();
    grown.stamp.size += 100;
    for state in [&old, &grown] {
        let mut result = day_of(&[value(1, 0, 1)]);
        result.systems = vec![system(Some(state.clone()))];
        ledger.record(&result).expect("records");
    }
    deliver_all(&ledger);
    let consumable = ledger.consumable_files("CSV", DataKind::Contacts).expect("works");
    assert_eq!(consumable, std::slice::from_ref(&grown.stamp));
    assert_eq!(ledger.files("CSV", DataKind::Contacts).expect("works").len(), 1);
}

#[test]
fn rejected_rows_rejected_values_and_refusals_keep_a_file() {
    let Room { ledger, _folder } = room();
    let consumable = || {
        ledger
            .consumable_files("CSV", DataKind::Contacts)
            .expect("works")
            .len()
    };
    let mut result = day_of(&[value(1, 0, 1)]);
    result.systems = vec![system(Some(ReadFile {
        clean: false,
        ..file("a.csv", &[DAY])
    }))];
    ledger.record(&result).expect("records");
    deliver_all(&ledger);
    assert_eq!(consumable(), 0, "a row was not understood");

    result.systems = vec![system(Some(file("a.csv", &[DAY])))];
    let rejected = RejectedValue {
        queue: QueueId(1),
        value_type: ValueTypeId(7),
        start: UtcSecond(MIDNIGHT + 900),
        place: "1.BAS:2".to_owned(),
        why: "division by zero".into(),
    };
    result.rejected_values = vec![rejected.clone()];
    ledger.record(&result).expect("records");
    assert_eq!(consumable(), 0, "a script rejected a value");
    let all = (UtcSecond(0), UtcSecond(i64::MAX));
    assert_eq!(
        ledger
            .rejected_values(QueueId(1), ValueTypeId(7), all.0, all.1)
            .expect("works"),
        [rejected]
    );

    result.rejected_values.clear();
    result.values.push(value(1, 1, 4));
    ledger.record(&result).expect("records");
    assert_eq!(
        ledger
            .rejected_values(QueueId(1), ValueTypeId(7), all.0, all.1)
            .expect("works"),
        []
    );
    let batch = next(&ledger);
    ledger
        .acknowledge(batch.id, &reply(1, &[value(1, 1, 4).key]))
        .expect("works");
    assert_eq!(consumable(), 0, "the WFM refused a value");
    ledger.catalog_changed(6).expect("works");
    deliver_all(&ledger);
    assert_eq!(consumable(), 1);
}

#[test]
fn collecting_the_same_day_again_counts_nothing_twice() {
    let Room { ledger, _folder } = room();
    let mut result = day_of(&[]);
    let mut part = system(Some(file("a.csv", &[DAY])));
    part.agents = BTreeMap::from([("4711".to_owned(), 5)]);
    part.unknown_queues = BTreeMap::from([("Nobody".to_owned(), 2)]);
    part.contributions = vec![Contribution {
        hash: "00ff".to_owned(),
        metric: crate::model::MetricPath::new("CSV:Service 1:Calls"),
        start: UtcSecond(MIDNIGHT),
        length: crate::model::IntervalLength::QUARTER,
        amount: 12.0,
        weight: 4.0,
    }];
    result.systems = vec![part.clone()];
    for _ in 0..3 {
        ledger.record(&result).expect("records");
    }
    assert_eq!(ledger.seen_agents().expect("works")[0].records, 5);
    assert_eq!(ledger.unknown_queues(DAY).expect("works")[0].rows, 2);
    assert_eq!(ledger.files("CSV", DataKind::Contacts).expect("works").len(), 1);
    let contributions = ledger.contributions("CSV", DAY, DAY).expect("works");
    assert_eq!(contributions, [(DAY, part.contributions[0].clone())]);
    // The name is listed now: it vanishes with the next import of the day.
    result.systems[0].unknown_queues.clear();
    result.kind = DataKind::Activities;
    ledger.record(&result).expect("records");
    assert_eq!(
        ledger.unknown_queues(DAY).expect("works").len(),
        1,
        "agent data has no say in it"
    );
    result.kind = DataKind::Contacts;
    ledger.record(&result).expect("records");
    assert_eq!(ledger.unknown_queues(DAY).expect("works"), []);
}

#[test]
fn a_complete_day_stays_complete() {
    let Room { ledger, _folder } = room();
    assert!(!ledger.ever_imported("CSV", DataKind::Contacts).expect("works"));
    assert_eq!(
        ledger
            .last_complete_day("CSV", DataKind::Contacts)
            .expect("works"),
        None
    );
    let mut result = day_of(&[]);
    result.systems = vec![system(None)];
    ledger.record(&result).expect("records");
    result.systems[0].complete = false;
    result.systems[0].rows = 0;
    ledger.record(&result).expect("records");
    assert_eq!(
        ledger
            .last_complete_day("CSV", DataKind::Contacts)
            .expect("works"),
        Some(DAY)
    );
    let days = ledger.days("CSV", DataKind::Contacts, DAY, DAY).expect("works");
    assert!(days[0].complete && days[0].had_rows && days[0].rows == 0);
    assert_eq!(
        ledger
            .last_complete_day("CSV", DataKind::Activities)
            .expect("works"),
        None
    );
}

#[test]
fn agent_days_travel_when_they_changed() {
    let Room { ledger, _folder } = room();
    let day = |end: i64| AgentDay {
        system: "CSV".to_owned(),
        agent: "4711".to_owned(),
        day: DAY,
        spans: vec![AgentSpan {
            activity: "2".to_owned(),
            start: UtcSecond(MIDNIGHT),
            end: UtcSecond(end),
        }],
    };
    let mut result = day_of(&[]);
    result.agent_days = vec![day(MIDNIGHT + 60)];
    assert_eq!(ledger.record(&result).expect("records").agent_days_written, 1);
    assert_eq!(ledger.outbox().expect("counts").agent_days, 1);
    let batch = next(&ledger);
    assert_eq!(batch.content, BatchContent::AgentDays(vec![day(MIDNIGHT + 60)]));
    ledger.acknowledge(batch.id, &reply(1, &[])).expect("works");
    assert_eq!(ledger.record(&result).expect("records").agent_days_unchanged, 1);
    assert_eq!(ledger.next_batch(LIMITS).expect("works"), None);
    result.agent_days = vec![day(MIDNIGHT + 120)];
    ledger.record(&result).expect("records");
    assert_eq!(
        next(&ledger).content,
        BatchContent::AgentDays(vec![day(MIDNIGHT + 120)])
    );
}

#[test]
fn a_second_owner_is_told_who_the_first_one_is() {
    let folder = tempfile::tempdir().expect("temp folder");
    let ledger = Ledger::open(folder.path()).expect("ledger");
    match Ledger::open(folder.path()) {
        Err(LedgerError::InUse { pid, .. }) if cfg!(unix) => assert_eq!(pid, Some(std::process::id())),
        Err(LedgerError::InUse { .. }) => {}
        other => panic!("{other:?}"),
    }
    drop(ledger);
    Ledger::open(folder.path()).expect("free again");
}

#[test]
fn a_newer_layout_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("temp folder");
    drop(Ledger::open(folder.path()).expect("ledger"));
    let database = rusqlite::Connection::open(folder.path().join("ledger.db")).expect("opens");
    database
        .execute_batch("PRAGMA user_version = 99")
        .expect("writes");
    drop(database);
    let error = Ledger::open(folder.path()).expect_err("newer");
    assert!(error.to_string().contains("newer xlink"), "{error}");
}

#[test]
fn the_outbox_says_when_it_is_near_and_full() {
    let at = |bytes| {
        OutboxState {
            bytes,
            ..OutboxState::default()
        }
        .level(1000)
    };
    assert_eq!(
        (at(799), at(800), at(999), at(1000)),
        (
            OutboxLevel::Room,
            OutboxLevel::Near,
            OutboxLevel::Near,
            OutboxLevel::Full
        )
    );
}

#[test]
fn whoever_only_looks_takes_no_lock_and_makes_nothing() {
    let folder = tempfile::tempdir().expect("temp folder");
    let state = folder.path().join("state");
    assert!(Ledger::look(&state).expect("looks").is_none());
    assert!(!state.exists());
    let owner = Ledger::open(&state).expect("opens");
    owner.record(&day_of(&[value(1, 0, 1)])).expect("records");
    let look = Ledger::look(&state).expect("looks").expect("there is one");
    assert_eq!(look.outbox().expect("counts").values, 1);
    assert!(look.record(&day_of(&[value(1, 0, 2)])).is_err(), "it only looks");
    drop(owner);
    let later = Ledger::open(&state).expect("the one who looks is in nobody's way");
    assert_eq!(later.outbox().expect("counts").values, 1);
    drop((later, look));
    let closed = Ledger::look(&state).expect("looks").expect("there is one");
    assert_eq!(closed.outbox().expect("counts").values, 1);
}
