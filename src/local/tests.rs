//! The engine with real files, a real ledger and no WFM server.

use super::*;
use crate::engine::{
    DayMark, Engine, EngineError, ImportOutcome, ImportRequest, ImportWhat, LiveState, StripState,
    SystemPhase,
};
use crate::ledger::KeptCatalog;
use crate::model::{
    ExternalSystem, Hundredths, IntervalLength, Queue, QueueId, StoreStamp, Unit, ValueType, ValueTypeId,
};
use jiff::civil::{Date, date};
use std::path::Path;
use std::time::Duration;

pub(super) const TODAY: Date = date(2026, 5, 20);
pub(super) const KEY: (QueueId, ValueTypeId) = (QueueId(10), ValueTypeId(1));

pub(super) fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

/// An hour of a local day.
pub(super) fn at(day: Date, hour: i64) -> UtcSecond {
    UtcSecond(berlin().day(day).start.0 + hour * 3600)
}

pub(super) fn catalog() -> Catalog {
    Catalog {
        stamp: StoreStamp {
            store: "s".to_owned(),
            epoch: 1,
        },
        revision: 4,
        external_systems: vec![ExternalSystem {
            name: "CSV".to_owned(),
            interface: "csv".to_owned(),
            phonelink: true,
            timelink: false,
            active: true,
            time_zone: "Europe/Berlin".to_owned(),
        }],
        queues: vec![Queue {
            id: KEY.0,
            parent: QueueId(1),
            name: "Hotline".to_owned(),
            short_name: "HL".to_owned(),
            active: true,
            interval: IntervalLength::new(60).unwrap(),
            time_zone: "Europe/Berlin".to_owned(),
            value_types: vec![KEY.1],
        }],
        value_types: vec![ValueType {
            id: KEY.1,
            name: "Calls".to_owned(),
            unit: Unit::Count,
            decimals: 0,
        }],
        activities: Vec::new(),
        employees: Vec::new(),
    }
}

pub(super) const SECTION: &str = "Source=calls\nSeparatorCharacter=3\nHeaderLines=0\nColumnNames=Q;D;T;Calls\nGroupColumn=1\nGroups=A\n\
DateColumn=2\nTimeColumn=3\nDateOrder=dmy\n";

pub(super) struct Bench {
    pub folder: tempfile::TempDir,
    pub clock: Clock,
}

impl Bench {
    pub fn new(general: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bench = Self {
            folder,
            clock: Clock::fixed(at(TODAY, 9)),
        };
        std::fs::create_dir(bench.path("calls")).unwrap();
        bench.write("isps_Ul.ini", &format!("[General]\n{general}\n[CSV]\n{SECTION}"));
        bench.write("acd_map.ini", "WFM:1:10:1=CSV:A:Calls\r\n");
        bench
    }

    pub fn with_catalog(self) -> Self {
        let kept = KeptCatalog {
            read: self.clock.now(),
            catalog: catalog(),
        };
        Ledger::open(&self.path("state"))
            .unwrap()
            .keep_catalog(&kept)
            .unwrap();
        self
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub fn calls(&self, file: &str, day: Date, hour: u8, calls: u32) {
        let text = format!("A;{};{hour:02}:00;{calls}\n", day.strftime("%d.%m.%Y"));
        self.write(&format!("calls/{file}"), &text);
    }

    pub fn open(&self) -> LocalEngine {
        let options = Options {
            directory: self.folder.path().to_owned(),
            clock: self.clock.clone(),
            host: Host::InProcess,
        };
        LocalEngine::open(options).unwrap()
    }
}

/// Waits for the summary.
pub(super) fn ended(engine: &LocalEngine, number: u64) -> ImportSummary {
    for _ in 0..3000 {
        let found = engine.summary(number).unwrap();
        // The next import may begin only once the engine has put this one away.
        if let Some(summary) = found.filter(|_| engine.core.state().import.is_none()) {
            return summary;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("import {number} does not end");
}

pub(super) fn request(first: Date, last: Date) -> ImportRequest {
    ImportRequest {
        what: ImportWhat::Contacts,
        first,
        last,
        systems: Vec::new(),
    }
}

#[test]
fn without_a_catalogue_there_are_trees_and_no_imports() {
    let bench = Bench::new("");
    let engine = bench.open();
    let tree = engine.tree("csv", false).unwrap();
    assert_eq!(
        tree.children[0].children[0].path.as_ref().unwrap().as_str(),
        "CSV:A:Calls"
    );
    assert!(matches!(
        engine.start_import(&request(TODAY, TODAY)),
        Err(EngineError::Failed(_))
    ));
    assert_eq!(engine.next_due(), Due::Never);
    let snapshot = engine.snapshot().unwrap();
    assert_eq!(snapshot.catalog_revision, None);
    assert_eq!(snapshot.systems[0].interface, "csv");
    assert!(engine.tree("Nobody", false).is_err());
}

#[test]
fn a_second_engine_of_the_same_installation_is_refused() {
    let bench = Bench::new("");
    let _engine = bench.open();
    let options = Options {
        directory: bench.folder.path().to_owned(),
        clock: bench.clock.clone(),
        host: Host::InProcess,
    };
    let refused = LocalEngine::open(options).map(|_| ()).map_err(EngineError::from);
    assert!(matches!(refused, Err(EngineError::InUse(_))), "{refused:?}");
}

#[test]
fn a_manual_import_shows_in_live_values_and_the_strip_of_the_day() {
    let bench = Bench::new("").with_catalog();
    bench.calls("a.csv", TODAY, 7, 12);
    let engine = bench.open();
    let events = engine.subscribe().unwrap();
    assert_eq!(engine.live(&[KEY]).unwrap()[0].state, LiveState::Quiet);
    let number = engine.start_import(&request(TODAY, TODAY)).unwrap();
    let summary = ended(&engine, number);
    assert_eq!(
        (summary.outcome, summary.written, summary.waiting),
        (ImportOutcome::Done, 1, 1)
    );
    let live = &engine.live(&[KEY]).unwrap()[0];
    assert_eq!(live.state, LiveState::Pending);
    assert_eq!(live.today, Some(Hundredths(1200)));
    assert_eq!(live.last, Some((at(TODAY, 7), Hundredths(1200))));
    assert_eq!((live.hours.len(), live.hours[7]), (24, Some(Hundredths(1200))));
    let strip = engine.day_strip(KEY.0, KEY.1, TODAY).unwrap();
    let states: Vec<StripState> = strip.cells.iter().map(|cell| cell.state).collect();
    assert_eq!(
        (states.len(), states[7], states[8], states[9]),
        (24, StripState::Pending, StripState::Missing, StripState::Future)
    );
    let snapshot = engine.snapshot().unwrap();
    assert_eq!(
        (snapshot.flow.rows, snapshot.outbox.values, snapshot.mappings),
        (1, 1, 1)
    );
    assert_eq!(snapshot.systems[0].rows_today, 1);
    engine.stop();
    assert!(events.iter().any(|event| matches!(event, Event::ImportEnded(_))));
}

#[test]
fn rows_of_an_earlier_day_are_the_last_that_came() {
    let bench = Bench::new("").with_catalog();
    let before = date(2026, 5, 18);
    bench.calls("a.csv", before, 7, 12);
    let engine = bench.open();
    assert_eq!(engine.snapshot().unwrap().systems[0].last_rows, None);
    let number = engine.start_import(&request(before, before)).unwrap();
    ended(&engine, number);
    let system = engine.snapshot().unwrap().systems[0].clone();
    assert_eq!(
        (system.rows_today, system.last_rows),
        (0, Some(bench.clock.now()))
    );
    engine.stop();
}

#[test]
fn the_automatic_import_takes_today_first_and_catches_up_later() {
    let bench = Bench::new("AutoImportPhoneLink=every 15 +00:05").with_catalog();
    bench.calls("before.csv", date(2026, 5, 18), 7, 99);
    bench.calls("a.csv", TODAY, 7, 1);
    let engine = bench.open();
    let first = engine.start_due().unwrap().unwrap();
    let summary = ended(&engine, first);
    assert_eq!((summary.first, summary.last, summary.written), (TODAY, TODAY, 1));
    assert_eq!(engine.start_due().unwrap(), None);
    assert_eq!(engine.next_due(), Due::At(UtcSecond(at(TODAY, 9).0 + 300)));

    let later = date(2026, 5, 23);
    bench.clock.set(at(later, 10));
    bench.calls("b.csv", date(2026, 5, 22), 7, 5);
    engine.hold(true).unwrap();
    assert_eq!(engine.start_due().unwrap(), None);
    engine.hold(false).unwrap();
    let caught = ended(&engine, engine.start_due().unwrap().unwrap());
    assert_eq!((caught.first, caught.last, caught.written), (TODAY, later, 1));
    let complete: Vec<Date> = engine
        .core
        .ledger
        .days("CSV", DataKind::Contacts, TODAY, later)
        .unwrap()
        .into_iter()
        .filter(|day| day.complete)
        .map(|day| day.day)
        .collect();
    assert_eq!(complete, [TODAY, date(2026, 5, 21), date(2026, 5, 22)]);

    bench.clock.advance(900);
    let again = ended(&engine, engine.start_due().unwrap().unwrap());
    assert_eq!(
        (again.first, again.last, again.written),
        (date(2026, 5, 22), later, 0),
        "the last 24 hours"
    );
    engine.stop();
}

#[test]
fn new_files_bring_their_days_along() {
    let bench = Bench::new("AutoImportPhoneLink=every 15").with_catalog();
    bench.calls("a.csv", TODAY, 7, 1);
    let engine = bench.open();
    ended(&engine, engine.start_due().unwrap().unwrap());
    bench.clock.advance(900);
    bench.calls("late.csv", date(2026, 5, 10), 7, 6);
    bench.calls("old.csv", date(2026, 4, 1), 7, 6);
    ended(&engine, engine.start_due().unwrap().unwrap());
    let strip = engine.day_strip(KEY.0, KEY.1, date(2026, 5, 10)).unwrap();
    assert_eq!(strip.cells[7].value, Some(Hundredths(600)));
    let notices = engine.snapshot().unwrap().notices;
    assert!(
        notices
            .iter()
            .any(|notice| notice.text.english().contains("2026-04-01")),
        "{notices:?}"
    );
    engine.stop();
}

#[test]
fn a_file_that_grew_is_read_once_and_its_other_days_come_with_the_next_run() {
    let bench = Bench::new("AutoImportPhoneLink=every 15").with_catalog();
    bench.calls("a.csv", TODAY, 7, 1);
    let engine = bench.open();
    let run = || ended(&engine, engine.start_due().unwrap().unwrap());
    run();
    let later = date(2026, 5, 23);
    bench.clock.set(at(later, 10));
    bench.write("calls/b.csv", "A;23.05.2026;07:00;5\n");
    assert_eq!(run().written, 1);
    bench.clock.advance(900);
    bench.write("calls/b.csv", "A;23.05.2026;07:00;5\nA;21.05.2026;07:00;8\n");
    let grown = run();
    assert_eq!((grown.first, grown.written), (date(2026, 5, 22), 0));
    bench.clock.advance(900);
    let next = run();
    assert_eq!((next.first, next.written), (date(2026, 5, 21), 1));
    bench.clock.advance(900);
    assert_eq!(run().first, date(2026, 5, 22), "and that was all");
    engine.stop();
}

#[test]
fn an_import_that_starts_by_itself_tells_only_what_is_new() {
    let bench = Bench::new("AutoImportPhoneLink=every 15").with_catalog();
    let broken = "A;20.05.2026;07:00;1.284\n";
    bench.write("calls/a.csv", &format!("A;20.05.2026;08:00;3\n{broken}"));
    bench.write("acd_map.ini", "WFM:1:10:1=CSV:A:Calls\nWFM:1:99:1=CSV:A:Calls\n");
    let engine = bench.open();
    let run = || {
        let summary = ended(&engine, engine.start_due().unwrap().unwrap());
        bench.clock.advance(900);
        (summary.outcome, summary.rejected_rows, summary.notes.len())
    };
    assert_eq!(run(), (ImportOutcome::DoneWithWarnings, 1, 1));
    assert_eq!(run(), (ImportOutcome::Done, 0, 0));
    bench.write("calls/a.csv", &format!("A;20.05.2026;08:00;3\n{broken}{broken}"));
    assert_eq!(run(), (ImportOutcome::DoneWithWarnings, 1, 0));
    let number = engine.start_import(&request(TODAY, TODAY)).unwrap();
    let by_hand = ended(&engine, number);
    assert_eq!(
        (by_hand.rejected_rows, by_hand.notes.len()),
        (2, 1),
        "who asks hears all"
    );
    engine.stop();
}

#[test]
fn a_section_in_error_keeps_its_last_good_settings() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    bench.write("isps_Ul.ini", "[CSV]\nSource=calls\nGroupColumn=x\n");
    let notices = engine.reload().unwrap();
    assert!(
        notices
            .iter()
            .any(|notice| notice.hint.english().contains("last good settings")),
        "{notices:?}"
    );
    assert!(engine.tree("CSV", true).is_ok());
    drop(engine);
    let engine = bench.open();
    let phase = engine.snapshot().unwrap().systems[0].phase.clone();
    assert!(matches!(phase, SystemPhase::Off { .. }), "{phase:?}");
}

#[test]
fn changed_mappings_are_taken_over_and_told() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    let events = engine.subscribe().unwrap();
    let before = engine.snapshot().unwrap().mappings_revision;
    bench.write("acd_map.ini", "WFM:1:10:1=CSV:Z:Calls\n");
    let notices = engine.reload().unwrap();
    assert!(
        notices
            .iter()
            .any(|notice| notice.place.starts_with("acd_map.ini:1")),
        "{notices:?}"
    );
    assert_eq!(engine.snapshot().unwrap().mappings_revision, before + 1);
    assert!(events.try_iter().any(|event| event == Event::MappingsChanged));
}

#[test]
fn a_manual_import_takes_over_what_was_just_written() {
    let bench = Bench::new("").with_catalog();
    bench.write("acd_map.ini", "");
    bench.write("calls/a.csv", "A;20.05.2026;08:00;3\n");
    let engine = bench.open();
    bench.write("acd_map.ini", "WFM:1:10:1=CSV:A:Calls\n");
    let number = engine.start_import(&request(TODAY, TODAY)).unwrap();
    assert_eq!(ended(&engine, number).rows, 1);
    assert_eq!(engine.snapshot().unwrap().mappings, 1);
}

#[test]
fn without_a_service_changed_files_are_noticed_all_the_same() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    let events = engine.subscribe().unwrap();
    bench.write("acd_map.ini", "WFM:1:10:1=CSV:Z:Calls\n");
    let until = std::time::Instant::now() + Duration::from_secs(30);
    let told =
        std::iter::from_fn(|| events.recv_deadline(until).ok()).any(|event| event == Event::MappingsChanged);
    assert!(told);
}

#[test]
fn wrong_parents_are_corrected_on_demand_and_logged() {
    let bench = Bench::new("").with_catalog();
    bench.write("acd_map.ini", "WFM:7:10:1=CSV:A:Calls\r\n");
    let engine = bench.open();
    let lines = engine.correct_mappings().unwrap();
    assert!(
        lines.contains(&"\tWFM:1:10:1=CSV:A:Calls".to_owned()),
        "{lines:?}"
    );
    assert_eq!(
        std::fs::read_to_string(bench.path("acd_map.ini")).unwrap(),
        "WFM:1:10:1=CSV:A:Calls\r\n"
    );
    let log = std::fs::read_to_string(bench.path("isps_ul.log")).unwrap();
    assert!(log.contains(" > ** ANALYSING MAPFILE STARTED **"), "{log}");
    assert!(log.contains(" > \tWFM:7:10:1=CSV:A:Calls"), "{log}");
    engine.stop();
}

#[test]
fn automatic_correction_mends_at_start() {
    let bench = Bench::new("AutomaticMappingCorrection=1").with_catalog();
    bench.write("acd_map.ini", "WFM:7:10:1=CSV:A:Calls\n");
    let engine = bench.open();
    let mended = || std::fs::read_to_string(bench.path("acd_map.ini")).unwrap() == "WFM:1:10:1=CSV:A:Calls\n";
    for _ in 0..1000 {
        if mended() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(mended());
    engine.stop();
}

#[test]
fn unknown_systems_and_queues_are_said() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    let somebody = ImportRequest {
        systems: vec!["Nobody".to_owned()],
        ..request(TODAY, TODAY)
    };
    assert!(matches!(
        engine.start_import(&somebody),
        Err(EngineError::NotFound(_))
    ));
    assert!(matches!(
        engine.start_import(&request(TODAY, date(2026, 5, 1))),
        Err(EngineError::Invalid(_))
    ));
    assert!(matches!(
        engine.day_strip(QueueId(99), KEY.1, TODAY),
        Err(EngineError::NotFound(_))
    ));
    assert!(matches!(
        engine.test_source("Nobody"),
        Err(EngineError::NotFound(_))
    ));
    assert!(Path::exists(&bench.path("state/ledger.db")));
}

#[test]
fn days_are_told_for_queues_that_exist_and_ranges_that_make_sense() {
    let bench = Bench::new("").with_catalog();
    bench.calls("a.csv", TODAY, 7, 12);
    let engine = bench.open();
    ended(&engine, engine.start_import(&request(TODAY, TODAY)).unwrap());
    let yesterday = TODAY.yesterday().unwrap();
    let keys = [(QueueId(99), KEY.1), KEY];
    let grids = engine.days(&keys, yesterday, TODAY).unwrap();
    assert_eq!(
        (grids.len(), grids[0].queue, grids[0].first),
        (1, KEY.0, yesterday)
    );
    let told: Vec<(DayMark, u16, Option<Hundredths>)> = grids[0]
        .days
        .iter()
        .map(|day| (day.state, day.missing, day.total))
        .collect();
    let today = (DayMark::Gaps, 8, Some(Hundredths(1200)));
    assert_eq!(told, [(DayMark::None, 24, None), today]);
    for (first, last) in [(TODAY, yesterday), (date(2020, 1, 1), TODAY)] {
        assert!(matches!(
            engine.days(&keys, first, last),
            Err(EngineError::Invalid(_))
        ));
    }
}
