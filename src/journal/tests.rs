use super::*;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// 2022-03-17T12:15:48 on the machine's clock, whatever its zone is.
fn clock() -> Clock {
    let civil = jiff::civil::date(2022, 3, 17).at(12, 15, 48, 0);
    let zoned = civil.to_zoned(jiff::tz::TimeZone::system()).unwrap();
    Clock::fixed(UtcSecond(zoned.timestamp().as_second()))
}

fn journal() -> (tempfile::TempDir, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(folder.path(), clock());
    (folder, journal)
}

fn read(folder: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap_or_default()
}

#[test]
fn a_line_is_the_moment_and_the_text() {
    let (folder, journal) = journal();
    journal.console("** ANALYSING MAPFILE STARTED **");
    journal.console("\tR4-System:1001:1016:1009=$350.BAS");
    journal.service("The service started.");
    assert_eq!(
        read(&folder, "isps_ul.log"),
        "03/17/22 12:15:48 > ** ANALYSING MAPFILE STARTED **\n\
         03/17/22 12:15:48 > \tR4-System:1001:1016:1009=$350.BAS\n"
    );
    assert_eq!(
        read(&folder, "isps_uls.log"),
        "03/17/22 12:15:48 > The service started.\n"
    );
}

#[test]
fn nothing_in_a_text_makes_a_second_line_without_its_moment() {
    let (folder, journal) = journal();
    journal.service("queue “a\u{1b}[2J\r\n03/17/22 00:00:00 > forged” is unknown");
    assert_eq!(
        read(&folder, "isps_uls.log"),
        "03/17/22 12:15:48 > queue “a [2J\n03/17/22 12:15:48 > 03/17/22 00:00:00 > forged” is unknown\n"
    );
}

#[test]
fn protocol_0_writes_neither_main_log_but_the_others() {
    let (folder, journal) = journal();
    journal
        .configure(&JournalSettings {
            protocol: false,
            ..Default::default()
        })
        .unwrap();
    journal.service("no");
    journal.console("no");
    journal.write(Log::CallTree, ["SELECT 1: no such table"]);
    journal.write(
        Log::Queue(SystemLog::named("CSV"), "Service 1"),
        ["3 rows", "Calls = 12"],
    );
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["CSV_Service 1.log", "call_tree.log"]);
    assert_eq!(read(&folder, "CSV_Service 1.log").lines().count(), 2);
}

#[test]
fn secrets_are_struck_out_of_every_log() {
    let (folder, journal) = journal();
    journal.hide("hunter22");
    journal.service("driver: login failed for Pwd=hunter22");
    journal.write(Log::CallTree, ["hunter22"]);
    assert_eq!(
        read(&folder, "isps_uls.log"),
        "03/17/22 12:15:48 > driver: login failed for Pwd=***\n"
    );
    assert_eq!(read(&folder, "call_tree.log"), "03/17/22 12:15:48 > ***\n");
    assert_eq!(journal.strike("hunter22?"), "***?");
}

#[test]
fn a_log_dir_that_cannot_be_used_leaves_the_installation_directory() {
    let (folder, journal) = journal();
    let logs = folder.path().join("logs");
    let settings = JournalSettings {
        log_dir: Some(logs.clone()),
        ..Default::default()
    };
    assert_eq!(journal.configure(&settings), Ok(()));
    journal.service("one");
    assert!(logs.join("isps_uls.log").exists());
    let wrong = JournalSettings {
        log_dir: Some("logs".into()),
        ..Default::default()
    };
    assert!(journal.configure(&wrong).is_err());
    journal.service("two");
    assert_eq!(read(&folder, "isps_uls.log"), "03/17/22 12:15:48 > two\n");
}

#[test]
fn the_limit_holds_and_writing_goes_on() {
    let (folder, journal) = journal();
    journal
        .configure(&JournalSettings {
            limit: 2_000,
            ..Default::default()
        })
        .unwrap();
    for number in 0..1_000 {
        journal.service(format!("line {number}"));
    }
    let sizes: Vec<u64> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().metadata().unwrap().len())
        .collect();
    assert_eq!(sizes.len(), 6);
    assert!(sizes.iter().all(|size| *size <= 2_000), "{sizes:?}");
    assert!(read(&folder, "isps_uls.log").ends_with("line 999\n"));
}

#[test]
fn an_unwritable_log_is_told_once_and_its_gap_stands_in_the_log() {
    let (folder, journal) = journal();
    let told = Arc::new(AtomicUsize::new(0));
    let counter = told.clone();
    journal.tell_troubles(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let path = folder.path().join("isps_uls.log");
    fs::create_dir(&path).unwrap();
    journal.service("one");
    journal.service("two");
    assert_eq!(told.load(Ordering::Relaxed), 1);
    assert_eq!(journal.troubles().len(), 1);
    assert_eq!(journal.troubles()[0].lost, 2);
    fs::remove_dir(&path).unwrap();
    journal.service("three");
    let text = read(&folder, "isps_uls.log");
    assert!(
        text.starts_with("03/17/22 12:15:48 > 2 line(s) before this one could not be written: "),
        "{text}"
    );
    assert!(text.ends_with("03/17/22 12:15:48 > three\n"), "{text}");
    assert!(journal.troubles().is_empty());
}

#[test]
fn the_machine_log_holds_the_same_lines_as_json() {
    let (folder, journal) = journal();
    journal
        .configure(&JournalSettings {
            protocol: false,
            ..Default::default()
        })
        .unwrap();
    journal.echo(Echo::Json);
    journal.service("said \"so\"");
    let record: serde_json::Value = serde_json::from_str(&read(&folder, "isps_uls.jsonl")).unwrap();
    assert_eq!(record["log"], "isps_uls.log");
    assert_eq!(record["text"], "said \"so\"");
    let time: jiff::Timestamp = record["time"].as_str().unwrap().parse().unwrap();
    assert_eq!(UtcSecond(time.as_second()), clock().now());
}

#[test]
fn who_changed_which_key_stands_in_the_console_log() {
    let (folder, journal) = journal();
    let who = person();
    assert!(!who.is_empty());
    journal.changed(&Change {
        who: &who,
        file: "isps.cfg",
        section: "IES System WFM",
        key: "Url",
        before: None,
        after: Some("iwfms://wfm.example"),
        value: Shown::Openly,
    });
    let expected = format!(
        "03/17/22 12:15:48 > {who} set Url in [IES System WFM] of isps.cfg to \"iwfms://wfm.example\"\n"
    );
    assert_eq!(read(&folder, "isps_ul.log"), expected);
}
