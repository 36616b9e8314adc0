//! A process that records and acknowledges without a pause is killed at random moments, again and again; whatever it
//! had said is there, nothing is half done, and in the end the WFM has exactly what was wanted (spec page 4).

use jiff::civil::date;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use xlink::ledger::{Batch, BatchContent, BatchLimits, BatchReply, DayResult, Ledger};
use xlink::model::{
    DataKind, Hundredths, IntervalValue, QueueId, StoreStamp, UtcSecond, ValueKey, ValueTypeId, Version,
};

const SEED: u64 = 20_260_302;
const FOLDER: &str = "XLINK_TEST_FOLDER";
const FIRST: &str = "XLINK_TEST_FIRST_STEP";
const MIDNIGHT: i64 = 1_772_409_600;

type Values = BTreeMap<ValueKey, i64>;

fn scramble(mut state: u64) -> u64 {
    state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// What the import of a step computes: some forty of a hundred keys, with values that often come back.
fn values_of_step(step: u64) -> Vec<IntervalValue> {
    (0..100_u64)
        .filter(|key| scramble(SEED ^ (step << 8) ^ key) % 5 < 2)
        .map(|key| IntervalValue {
            key: ValueKey {
                queue: QueueId(1 + (key % 4) as u32),
                value_type: ValueTypeId(7),
                version: Version::Historical,
                start: UtcSecond(MIDNIGHT + (key / 4) as i64 * 900),
            },
            value: Hundredths((scramble(step ^ (key << 20)) % 4) as i64),
        })
        .collect()
}

fn wanted_after(step: Option<u64>) -> Values {
    let mut wanted = Values::new();
    for step in (0..).take(step.map_or(0, |step| step as usize + 1)) {
        wanted.extend(
            values_of_step(step)
                .iter()
                .map(|value| (value.key, value.value.0)),
        );
    }
    wanted
}

fn record(ledger: &Ledger, step: u64) {
    let day = DayResult {
        day: date(2026, 3, 2),
        kind: DataKind::Contacts,
        began: UtcSecond(MIDNIGHT),
        ended: UtcSecond(MIDNIGHT + step as i64),
        systems: Vec::new(),
        values: values_of_step(step),
        rejected_values: Vec::new(),
        agent_days: Vec::new(),
    };
    ledger.record(&day).expect("records");
}

/// What a WFM durably does with a batch: once, and the same batch again nothing.
fn put(wfm: &mut Connection, batch: &Batch) {
    let BatchContent::Values(values) = &batch.content else {
        panic!("no agents here");
    };
    let content = format!("{values:?}");
    let transaction = wfm.transaction().expect("begins");
    let known: Option<String> = transaction
        .query_row(
            "SELECT content FROM batch WHERE id = ?1",
            [batch.id.to_string()],
            |row| row.get(0),
        )
        .optional()
        .expect("asks");
    match known {
        Some(known) => assert_eq!(known, content, "one number, one content"),
        None => {
            transaction
                .execute(
                    "INSERT INTO batch VALUES (?1, ?2)",
                    params![batch.id.to_string(), content],
                )
                .expect("stores");
            for IntervalValue { key, value } in values {
                transaction
                    .execute(
                        "INSERT OR REPLACE INTO value VALUES (?1, ?2, ?3)",
                        params![key.queue.0, key.start.0, value.0],
                    )
                    .expect("stores");
            }
        }
    }
    transaction.commit().expect("commits");
}

fn open_wfm(folder: &Path) -> Connection {
    let wfm = Connection::open(folder.join("wfm.db")).expect("opens");
    wfm.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE IF NOT EXISTS batch (id TEXT PRIMARY KEY, content TEXT);
         CREATE TABLE IF NOT EXISTS value (queue INTEGER, start INTEGER, value INTEGER, PRIMARY KEY (queue, start));",
    )
    .expect("makes tables");
    wfm
}

fn deliver_one(ledger: &Ledger, wfm: &mut Connection) -> bool {
    let limits = BatchLimits {
        values: 17,
        agent_days: 1,
        agent_bytes: 1,
    };
    let open = ledger.open_batches().expect("reads").into_iter().next();
    let Some(batch) = open.or_else(|| ledger.next_batch(limits).expect("takes")) else {
        return false;
    };
    put(wfm, &batch);
    let reply = BatchReply {
        stamp: StoreStamp {
            store: "store".to_owned(),
            epoch: 1,
        },
        revision: 1,
        refused_values: Vec::new(),
        refused_days: Vec::new(),
    };
    ledger.acknowledge(batch.id, &reply).expect("acknowledges");
    true
}

/// The process that is killed: the test below starts it.
#[test]
#[ignore = "the victim of the test below"]
fn victim() {
    let (Ok(folder), Ok(first)) = (std::env::var(FOLDER), std::env::var(FIRST)) else {
        return;
    };
    let folder = Path::new(&folder);
    let ledger = Ledger::open(&folder.join("state")).expect("ledger");
    let mut wfm = open_wfm(folder);
    let first: u64 = first.parse().expect("a number");
    for step in first.. {
        record(&ledger, step);
        println!("recorded {step}");
        std::io::stdout().flush().expect("says so");
        deliver_one(&ledger, &mut wfm);
    }
}

/// Lets the victim run for some steps, then kills it. Returns the last step that it said was recorded.
fn run_and_kill(folder: &Path, first: u64, steps: u64, spin: u64) -> u64 {
    let mut victim = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "victim", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(victim.stdout.take().expect("piped")).lines();
    let mut said = |at_least: Option<u64>| {
        let mut last = None;
        for line in lines.by_ref() {
            let line = line.expect("reads");
            let Some((_, number)) = line.rsplit_once("recorded ") else {
                continue;
            };
            last = Some(number.parse::<u64>().expect("a number"));
            if at_least.is_some() && last >= at_least {
                break;
            }
        }
        last
    };
    let reached = said(Some(first + steps)).expect("the victim records");
    for _ in 0..spin {
        std::hint::spin_loop();
    }
    victim.kill().expect("kills");
    victim.wait().expect("is gone");
    said(None).unwrap_or(reached)
}

fn wanted_in(state: &Path) -> Values {
    let ledger = Connection::open(state.join("ledger.db")).expect("opens");
    let mut query = ledger
        .prepare("SELECT queue, start, wanted FROM cell")
        .expect("asks");
    let rows = query.query_map([], |row| {
        let key = ValueKey {
            queue: QueueId(row.get(0)?),
            value_type: ValueTypeId(7),
            version: Version::Historical,
            start: UtcSecond(row.get(1)?),
        };
        Ok((key, row.get(2)?))
    });
    rows.expect("asks").collect::<Result<_, _>>().expect("reads")
}

#[test]
fn killed_at_random_moments_the_ledger_keeps_its_word() {
    let folder = tempfile::tempdir().expect("temp folder");
    let state = folder.path().join("state");
    let mut next = 0;
    for round in 0..20 {
        let chance = scramble(SEED + round);
        let last = run_and_kill(folder.path(), next, chance % 8, (chance >> 8) % 3_000_000);
        let found = wanted_in(&state);
        assert!(
            found == wanted_after(Some(last)) || found == wanted_after(Some(last + 1)),
            "round {round}: after step {last} the ledger is neither whole nor untouched"
        );
        // The step that was cut off is done again: it changes nothing if it was done.
        next = last + 1;
    }
    let ledger = Ledger::open(&state).expect("ledger");
    record(&ledger, next);
    let mut wfm = open_wfm(folder.path());
    while deliver_one(&ledger, &mut wfm) {}
    let mut query = wfm
        .prepare("SELECT queue, start, value FROM value")
        .expect("asks");
    let stored: BTreeMap<(u32, i64), i64> = query
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
        .expect("asks")
        .collect::<Result<_, _>>()
        .expect("reads");
    let wanted: BTreeMap<(u32, i64), i64> = wanted_after(Some(next))
        .iter()
        .map(|(key, value)| ((key.queue.0, key.start.0), *value))
        .collect();
    assert_eq!(stored, wanted);
}
