//! From a telephone system's files to the WFM's queues: the real programs, a real server, exact sums.
//!
//! The bank's calls are beside the project and not part of it; where they are absent, the same test on generated data
//! still runs.

mod import;
mod wfm;

use import::{Joined, Values, assert_same, copy_all, values};
use jiff::civil::date;
use std::path::{Path, PathBuf};
use xlink::demo::bulk;
use xlink::time::{Zone, days_since_1970};

const ZONE: &str = "Asia/Jerusalem";
const METRICS: [&str; 5] = ["Offered", "Answered", "Abandoned", "WaitTime", "TalkTime"];

/// A civil time of the queue as `xlink wfm values` shows it.
fn shown(zone: &Zone, day: jiff::civil::Date, minutes: i64) -> String {
    zone.format(zone.place(days_since_1970(day) * 86_400 + minutes * 60).at)
}

fn count(summary: &serde_json::Value, name: &str) -> u64 {
    summary[name]
        .as_u64()
        .unwrap_or_else(|| panic!("{name} in {summary}"))
}

fn generated(size: bulk::Size, extra: &str) -> (Joined, Values) {
    let section = bulk::section(size, Path::new("calls")) + extra;
    let joined = Joined::new(&bulk::catalog(size, ZONE), &section, &bulk::mappings(size));
    let expected = bulk::write(&joined.installation().join("calls"), size).unwrap();
    let zone = Zone::named(ZONE).unwrap();
    let mut all = Values::new();
    for interval in expected.intervals() {
        for (metric, total) in METRICS.iter().zip(interval.totals) {
            let start = shown(&zone, interval.day, i64::from(interval.minutes));
            let key = (bulk::queue_name(interval.queue), (*metric).to_owned(), start);
            // In the night when an hour is left out, its rows count in the hour after.
            let before: u64 = all.get(&key).map_or(0, |value| value.parse().unwrap());
            all.insert(key, (before + total).to_string());
        }
    }
    (joined, all)
}

const SIZE: bulk::Size = bulk::Size {
    rows: 5_000,
    queues: 4,
    first_day: date(2026, 3, 26),
    days: 4,
    seed: 7,
};

#[test]
fn generated_calls_arrive_exactly_and_again_change_nothing() {
    let (joined, expected) = generated(SIZE, "");
    let dry = joined.installation().join("dry.csv");
    let line = ["-p", "-d", "2026-03-26", "-L", "4"];
    let preview = joined.import(&["-p", "-d", "03/26/2026", "-L", "4", "--dry-run"], 0);
    assert_eq!(
        count(&preview, "rows"),
        SIZE.rows,
        "without a catalogue a dry run goes on"
    );
    assert!(joined.values().is_empty(), "a dry run delivers nothing");

    let summary = joined.import(&line, 0);
    assert_same(&joined.values(), &expected);
    assert_eq!(count(&summary, "rows"), SIZE.rows);
    assert_eq!(count(&summary, "written"), expected.len() as u64);
    assert_eq!(count(&summary, "waiting"), 0);

    let again = joined.import(&line, 0);
    assert_eq!(
        (count(&again, "written"), count(&again, "unchanged")),
        (0, expected.len() as u64)
    );
    assert_same(&joined.values(), &expected);

    joined.import(
        &[&line[..], &["--dry-run", "--values", dry.to_str().unwrap()]].concat(),
        0,
    );
    assert_eq!(std::fs::read_to_string(dry).unwrap(), joined.values_csv());
}

#[test]
fn a_manual_import_repairs_what_the_wfm_has_otherwise() {
    let (mut joined, expected) = generated(
        bulk::Size {
            days: 1,
            rows: 300,
            ..SIZE
        },
        "",
    );
    let line = ["-p", "-d", "2026-03-26"];
    joined.import(&line, 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let ((name, _, start), _) = expected
        .iter()
        .find(|((_, metric, _), _)| metric == "Offered")
        .unwrap();
    let queue = bulk::QUEUE
        + (0..SIZE.queues)
            .find(|index| bulk::queue_name(*index) == *name)
            .unwrap();
    let start: jiff::Timestamp = start.parse().unwrap();
    runtime.block_on(async {
        let mut client = joined.served.client().await;
        let mut wrong = wfm::value(queue, start.as_second(), 99_900);
        wrong.key.value_type = xlink::model::ValueTypeId(bulk::VALUE_TYPE);
        assert!(wfm::put(&mut client, 1, &[wrong]).await.refused.is_empty());
    });
    assert_ne!(joined.values(), expected);
    let repaired = joined.import(&line, 0);
    assert_same(&joined.values(), &expected);
    assert_eq!(count(&repaired, "waiting"), 0);
    joined.served.kill();
}

#[test]
fn files_are_moved_once_everything_in_them_is_confirmed() {
    let mut section = bulk::section(SIZE, Path::new("calls"));
    section = section.replace("DeleteImportFiles=0", "DeleteImportFiles=1\nDestination=done");
    let joined = Joined::new(&bulk::catalog(SIZE, ZONE), &section, &bulk::mappings(SIZE));
    let calls = joined.installation().join("calls");
    bulk::write(&calls, SIZE).unwrap();
    let bad = calls.join("calls_2026-03-27.csv");
    let text = std::fs::read_to_string(&bad).unwrap();
    std::fs::write(&bad, text + "Queue 001;27.03.2026;08:00:00;1;1.234;1;0;0;0\r\n").unwrap();

    let summary = joined.import(&["-p", "-d", "2026-03-26", "-L", "3"], 1);
    assert_eq!(count(&summary, "rejected_rows"), 1);
    let left = names(&calls);
    let why = "one row was not understood; the other file's day was not imported";
    assert_eq!(left, ["calls_2026-03-27.csv", "calls_2026-03-29.csv"], "{why}");
    assert_eq!(
        names(&joined.installation().join("done")),
        ["calls_2026-03-26.csv", "calls_2026-03-28.csv"]
    );
    let log = std::fs::read_to_string(joined.installation().join("DeleteImportFiles.log")).unwrap();
    assert!(
        log.contains("calls_2026-03-28.csv: imported and confirmed: moved to"),
        "{log}"
    );

    let other_days = joined.import(&["-p", "-d", "2026-03-29"], 0);
    assert_eq!(count(&other_days, "rejected_rows"), 0);
    assert_eq!(
        names(&calls),
        ["calls_2026-03-27.csv"],
        "a clean reading of another day does not clear the bad row"
    );
}

#[test]
fn files_that_tell_only_what_is_new_add_up() {
    let one = bulk::Size {
        queues: 1,
        days: 1,
        rows: 0,
        ..SIZE
    };
    let section = bulk::section(one, Path::new("calls"));
    let section = section.replace("DeleteImportFiles=0", "DeleteImportFiles=2\nFilesAreIncrements=1");
    let joined = Joined::new(&bulk::catalog(one, ZONE), &section, &bulk::mappings(one));
    let write = |name: &str, offered: u32| {
        let text = format!(
            "head\r\n{};26.03.2026;08:00:00;1;{offered};1;0;5;7\r\n",
            bulk::queue_name(0)
        );
        std::fs::write(joined.installation().join("calls").join(name), text).unwrap();
    };
    let offered = |joined: &Joined| {
        let values = joined.values();
        values
            .iter()
            .find(|((_, metric, _), _)| metric == "Offered")
            .map(|(_, value)| value.clone())
    };
    let line = ["-p", "-d", "2026-03-26"];
    write("a.csv", 3);
    joined.import(&line, 0);
    assert_eq!(offered(&joined).as_deref(), Some("3"));
    assert!(names(&joined.installation().join("calls")).is_empty());
    write("b.csv", 4);
    joined.import(&line, 0);
    assert_eq!(offered(&joined).as_deref(), Some("7"));
    write("same-as-b.csv", 4);
    joined.import(&line, 0);
    assert_eq!(
        offered(&joined).as_deref(),
        Some("7"),
        "the same content counts once"
    );
}

#[test]
fn null_values_are_written_for_intervals_that_have_ended() {
    let (joined, expected) = generated(
        bulk::Size {
            queues: 1,
            days: 1,
            rows: 20,
            ..SIZE
        },
        "",
    );
    joined.general("WriteAlways=1");
    joined.import(&["-p", "-d", "2026-03-26", "-L", "2"], 0);
    let found = joined.values();
    assert_eq!(
        found.len(),
        96 * METRICS.len(),
        "a day without any row is left alone"
    );
    assert!(
        found
            .iter()
            .all(|(key, value)| expected.get(key).map_or("0", String::as_str) == value)
    );
}

#[test]
fn without_the_server_values_wait_and_the_status_says_so() {
    let (mut joined, expected) = generated(
        bulk::Size {
            days: 1,
            rows: 300,
            ..SIZE
        },
        "",
    );
    let line = ["-p", "-d", "2026-03-26", "--wait", "1"];
    let never = joined.run(&["import", "--cancel"]);
    assert_eq!(never.status.code(), Some(2), "no service runs");
    joined.import(&["-p", "-d", "2026-03-27"], 0);
    joined.served.kill();
    let summary = joined.import(&line, 1);
    assert_eq!(count(&summary, "waiting"), expected.len() as u64);
    assert!(joined.values().is_empty());
}

#[test]
fn wrong_usage_and_unknown_systems_are_said() {
    let (joined, _) = generated(
        bulk::Size {
            days: 1,
            rows: 1,
            ..SIZE
        },
        "",
    );
    assert_eq!(
        joined.run(&["import", "-p", "-d", "13/01/2026"]).status.code(),
        Some(64)
    );
    assert_eq!(
        joined
            .run(&["import", "-p", "-d", "01/13/2026", "--lang", "fr"])
            .status
            .code(),
        Some(64)
    );
    let unknown = joined.run(&["import", "-p", "-d", "2026-03-26", "--system", "Nobody"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Nobody"));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn bank() -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/bank")).to_path_buf();
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: the bank's data is not beside the project");
    None
}

const QUEUES: [&str; 6] = [
    "Call Back",
    "Internet",
    "New Customers",
    "Private English",
    "Private Standard",
    "Stock Exchange",
];

/// Two agents of the bank's are left out: 1001 and 1002 are nobody.
fn bank_catalog() -> String {
    let mut text = format!(
        "[[external_system]]\nname = \"CSV\"\ntype = \"csv\"\ntime_zone = \"{ZONE}\"\nphonelink = true\ntimelink = true\n"
    );
    for (id, metric) in (1..).zip(METRICS) {
        text += &format!("[[value_type]]\nid = {id}\nname = \"{metric}\"\nunit = \"count\"\n");
    }
    for (id, queue) in (11..).zip(QUEUES) {
        text += &format!(
            "[[queue]]\nid = {id}\nname = \"{queue}\"\ninterval = 15\ntime_zone = \"{ZONE}\"\nvalue_types = [1,2,3,4,5]\n"
        );
    }
    for id in 1003..=1040 {
        text += &format!(
            "[[employee]]\nid = {id}\nname = \"Agent {id}\"\nexternal_ids = {{ CSV = [\"{id}\"] }}\n"
        );
    }
    text
}

const BANK_SECTION: &str = "[CSV]\nSource=calls\nActivitySource=agents\nSeparatorCharacter=3\nHeaderLines=1\n\
ColumnNames=Queue;Date;Time;CallId;Offered;Answered;Abandoned;WaitTime;TalkTime\nGroupColumn=1\n\
Groups=Call Back;Internet;New Customers;Private English;Private Standard;Stock Exchange;\n\
DateColumn=2\nTimeColumn=3\nDateOrder=dmy\nActivitySeparatorCharacter=3\nActivityHeaderLines=1\nAgentColumn=1\n\
ActivityColumn=2\nActivityIdentifiers=1\nActivityDescriptions=Call\nActivityDateOrder=dmy\n\
ActivityStartTimeStampColumn=3\nActivityEndTimeStampColumn=4\nActivityTimeSpanType=1\n";

fn bank_joined(bank: &Path) -> Joined {
    let lines = (11..).zip(QUEUES).flat_map(|(id, queue)| {
        (1..)
            .zip(METRICS)
            .map(move |(value_type, metric)| format!("WFM:0:{id}:{value_type}=CSV:{queue}:{metric}\r\n"))
    });
    let joined = Joined::new(&bank_catalog(), BANK_SECTION, &lines.collect::<String>());
    copy_all(&bank.join("calls"), &joined.installation().join("calls"));
    copy_all(&bank.join("agents"), &joined.installation().join("agents"));
    joined
}

fn bank_expected(bank: &Path) -> Values {
    let zone = Zone::named(ZONE).unwrap();
    let mut reader = csv::Reader::from_path(bank.join("expected_15min.csv")).unwrap();
    let mut all = Values::new();
    for record in reader.records() {
        let record = record.unwrap();
        let at: jiff::civil::DateTime = record[1].parse().unwrap();
        let start = shown(
            &zone,
            at.date(),
            i64::from(at.hour()) * 60 + i64::from(at.minute()),
        );
        for (metric, value) in METRICS.iter().zip(record.iter().skip(2)) {
            all.insert(
                (record[0].to_owned(), (*metric).to_owned(), start.clone()),
                value.to_owned(),
            );
        }
    }
    all
}

#[test]
fn the_banks_calls_arrive_exactly_and_again_change_nothing() {
    let Some(bank) = bank() else { return };
    let joined = bank_joined(&bank);
    let expected = bank_expected(&bank);
    let line = ["-p", "-d", "2010-08-01", "-L", "15"];
    let summary = joined.import(&line, 0);
    assert_eq!(count(&summary, "rows"), 23_668);
    assert_same(&joined.values(), &expected);
    let again = joined.import(&line, 0);
    assert_eq!(
        (count(&again, "written"), count(&again, "unchanged")),
        (0, expected.len() as u64)
    );
    assert_same(&joined.values(), &expected);
}

#[test]
fn the_banks_agents_arrive_and_unknown_ones_are_listed() {
    let Some(bank) = bank() else { return };
    let joined = bank_joined(&bank);
    let line = ["-t", "-d", "2010-08-01", "-L", "15"];
    let summary = joined.import(&line, 0);
    assert_eq!(count(&summary, "unknown_agents"), 2);
    assert_eq!(count(&summary, "dropped_spans"), dropped(&bank));
    let activities = joined.activities();
    assert_eq!(activities.len() as u64, count(&summary, "spans"));
    assert!(activities.iter().all(|row| row[2] != "1001" && row[2] != "1002"));
    assert!(
        activities.iter().all(|row| row[4] == "1" && row[6] == "1"),
        "Present until somebody assigns it"
    );
    let seen = joined.run(&["agents", "--unknown", "--json"]);
    let seen: serde_json::Value = serde_json::from_slice(&seen.stdout).unwrap();
    let ids: Vec<&str> = seen
        .as_array()
        .unwrap()
        .iter()
        .map(|agent| agent["agent"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["1001", "1002"]);
    let again = joined.import(&line, 0);
    assert_eq!(count(&again, "spans"), count(&summary, "spans"));
    assert_eq!(joined.activities(), activities);
}

/// Records of no length, of agents who are somebody.
fn dropped(bank: &Path) -> u64 {
    let mut dropped = 0;
    for entry in std::fs::read_dir(bank.join("agents")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let rows = text
            .lines()
            .skip(1)
            .map(|line| line.split(';').collect::<Vec<_>>());
        dropped += rows
            .filter(|row| row[2] == row[3] && row[0] != "1001" && row[0] != "1002")
            .count() as u64;
    }
    dropped
}

#[test]
fn the_form_of_values_is_read_as_it_is_written() {
    let text = "queue_id,queue,value_type_id,value_type,version,interval_start,value\n1,\"A, B\",2,C,Historical,2010-08-01T06:45+03:00,1.5\n";
    let key = (
        "A, B".to_owned(),
        "C".to_owned(),
        "2010-08-01T06:45+03:00".to_owned(),
    );
    assert_eq!(values(text), Values::from([(key, "1.5".to_owned())]));
}

#[test]
fn a_system_that_another_installation_serves_is_no_warning() {
    let catalog = format!(
        "{}\n[[external_system]]\nname = \"Elsewhere\"\ntype = \"csv\"\nphonelink = true\n",
        wfm::CATALOG
    );
    let section = "[CSV]\nSource=calls\nSeparatorCharacter=3\nColumnNames=Queue;Date;Time;Offered\nGroupColumn=1\n\
        Groups=Hotline\nDateColumn=2\nTimeColumn=3\nDateOrder=ymd\n";
    let joined = Joined::new(&catalog, section, "WFM:0:1002:1003=CSV:Hotline:Offered\n");
    std::fs::write(
        joined.installation().join("calls/a.csv"),
        "Hotline;2010-08-01;09:00;12\n",
    )
    .unwrap();
    joined.import(&["-p", "-d", "2010-08-01"], 0);
    joined.import(&["-p", "-d", "2010-08-01", "--system", "Elsewhere"], 1);
}
