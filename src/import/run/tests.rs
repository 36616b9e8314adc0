//! Whole imports with real files, a real ledger and no WFM.

use super::*;
use crate::config::Installation;
use crate::engine::ImportOutcome;
use crate::ledger::OutboxState;
use crate::mapping::MapFile;
use crate::model::{DataKind, Employee, EmployeeId, Queue, StoreStamp, Unit, ValueType, ValueTypeId};
use jiff::civil::date;
use std::path::Path;

const DAY: jiff::civil::Date = date(2026, 5, 5);

/// An installation folder with the sections and mappings of a test.
struct Bench {
    folder: tempfile::TempDir,
    ledger: Option<Ledger>,
    clock: Clock,
    catalog: Catalog,
    mappings: String,
    systems: Vec<System>,
    write_always: bool,
    outbox_limit: u64,
}

fn catalog() -> Catalog {
    let queue = |id: u32| Queue {
        id: QueueId(id),
        parent: QueueId::NONE,
        name: format!("Queue {id}"),
        short_name: String::new(),
        active: true,
        interval: IntervalLength::QUARTER,
        time_zone: "Europe/Berlin".to_owned(),
        value_types: vec![ValueTypeId(1)],
    };
    Catalog {
        stamp: StoreStamp {
            store: "s".to_owned(),
            epoch: 1,
        },
        revision: 1,
        external_systems: Vec::new(),
        queues: (1..=3).map(queue).collect(),
        value_types: vec![ValueType {
            id: ValueTypeId(1),
            name: "Calls".to_owned(),
            unit: Unit::Count,
            decimals: 0,
        }],
        activities: Vec::new(),
        employees: vec![Employee {
            id: EmployeeId(1),
            name: "A. Martin".to_owned(),
            external_ids: BTreeMap::from([("One".to_owned(), vec!["1001".to_owned()])]),
        }],
    }
}

impl Bench {
    /// Systems `One` and `Two`, each with its folder and the queues A and B.
    fn new(extra: &str, mappings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let section = |name: &str| {
            format!(
                "[{name}]\nSource={name}\nDestination=done\nSeparatorCharacter=3\nHeaderLines=0\nColumnNames=Q;D;T;Calls\nGroupColumn=1\n\
                 Groups=A;B\nDateColumn=2\nTimeColumn=3\nDateOrder=dmy\n{extra}\n"
            )
        };
        let agents = "ActivitySource=agents\nAgentColumn=1\nActivityColumn=2\nActivityDateOrder=ymd\nActivitySeparatorCharacter=3\n\
             ActivityStartTimeStampColumn=3\nActivityEndTimeStampColumn=4\nActivityTimeSpanType=1\n";
        let text = format!("{}{agents}{}", section("One"), section("Two"));
        std::fs::write(folder.path().join("isps_Ul.ini"), text).unwrap();
        for name in ["One", "Two", "agents", "done"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let clock = Clock::fixed(berlin.day(date(2026, 5, 20)).start);
        let (settings, _) = Installation::open(folder.path()).load();
        let system = |name: &str| System {
            name: name.to_owned(),
            source: Arc::from(crate::source::open(&settings.external(name, Some("csv")).unwrap()).unwrap()),
            contacts: true,
            activities: name == "One",
            zone: berlin.clone(),
            interval: None,
            minimum_activity: 0,
            maximum_activity: 0,
            consumes_contacts: extra.contains("DeleteImportFiles"),
            consumes_activities: false,
            protocol: None,
        };
        let systems = vec![system("One"), system("Two")];
        let ledger = Some(Ledger::open(&folder.path().join("state")).unwrap());
        Self {
            folder,
            ledger,
            clock,
            catalog: catalog(),
            mappings: mappings.to_owned(),
            systems,
            write_always: false,
            outbox_limit: u64::MAX,
        }
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.path().join(path), text).unwrap();
    }

    fn ledger(&self) -> &Ledger {
        self.ledger.as_ref().unwrap()
    }

    fn run_watched(&self, order: &Order, observer: &dyn Observer) -> ImportSummary {
        let file = MapFile::new(self.mappings.clone().into_bytes());
        run(
            &World {
                wfm: "WFM",
                catalog: Some(&self.catalog),
                mappings: file.lines(),
                mapping_file: "acd_map.ini",
                script: &|name| match name {
                    "$1.BAS" => {
                        Ok("Dim Result As Long\nSub Main()\nResult = 100 / (Para1 - 5)\nEnd Sub".to_owned())
                    }
                    _ => Err("no such file".into()),
                },
                systems: &self.systems,
                off: &BTreeMap::new(),
                elsewhere: &BTreeSet::new(),
                write_always: self.write_always,
                outbox_limit: self.outbox_limit,
                ledger: self.ledger.as_ref(),
                journal: None,
                clock: &self.clock,
                observer,
                read_back: None,
                values: None,
                machine: &Zone::utc(),
            },
            order,
        )
    }

    fn import(&self, days: u32, systems: &[&str]) -> ImportSummary {
        self.run_watched(&order(ImportWhat::Contacts, days, systems), &Silent)
    }

    /// Minutes and values of a queue's day.
    fn values(&self, queue: u32) -> Vec<(i64, i64)> {
        let day = Zone::named("Europe/Berlin").unwrap().day(DAY);
        let cells = self
            .ledger()
            .cells(QueueId(queue), ValueTypeId(1), day.start, day.end)
            .unwrap();
        cells
            .iter()
            .map(|cell| ((cell.start.0 - day.start.0) / 60, cell.value.0))
            .collect()
    }

    fn complete(&self, system: &str) -> Vec<jiff::civil::Date> {
        let days = self
            .ledger()
            .days(system, DataKind::Contacts, date(2026, 1, 1), date(2026, 12, 31))
            .unwrap();
        days.into_iter()
            .filter(|day| day.complete)
            .map(|day| day.day)
            .collect()
    }
}

fn order(what: ImportWhat, days: u32, systems: &[&str]) -> Order {
    let last = DAY
        .checked_add(jiff::Span::new().days(i64::from(days) - 1))
        .unwrap();
    Order {
        number: 1,
        what,
        trigger: ImportTrigger::Manual,
        days: DayRange { first: DAY, last },
        systems: systems.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn said(summary: &ImportSummary) -> String {
    summary
        .notes
        .iter()
        .map(|note| format!("{}: {}\n", note.place, note.text))
        .collect()
}

const SHARED: &str =
    "WFM:0:1:1=One:A:Calls\nWFM:0:1:1=Two:A:Calls\nWFM:0:2:1=One:B:Calls\nWFM:0:3:1=Two:B:Calls\n";

#[test]
fn a_missing_parameter_is_zero_and_systems_add_up() {
    let bench = Bench::new("", SHARED);
    bench.write(
        "One/a.csv",
        "A;05.05.2026;08:00;3\nA;05.05.2026;08:05;1\nB;05.05.2026;09:00;0\n",
    );
    bench.write(
        "Two/a.csv",
        "A;05.05.2026;08:10;2\nA;05.05.2026;10:00;7\nB;06.05.2026;08:00;9\n",
    );
    let summary = bench.import(1, &[]);
    assert_eq!(summary.outcome, ImportOutcome::Done, "{}", said(&summary));
    assert_eq!(bench.values(1), [(480, 600), (600, 700)]);
    assert_eq!(bench.values(2), [(540, 0)], "0 is a value");
    assert_eq!(bench.values(3), []);
    assert_eq!((summary.intervals, summary.written), (3, 3));
    assert_eq!(bench.complete("One"), [DAY]);
    assert_eq!(bench.complete("Two"), [DAY]);
    let again = bench.import(1, &[]);
    assert_eq!((again.written, again.unchanged), (0, 3));
}

#[test]
fn if_one_system_fails_nothing_is_written_for_what_it_shares() {
    let bench = Bench::new("", SHARED);
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\nB;05.05.2026;09:00;4\n");
    std::fs::remove_dir(bench.folder.path().join("Two")).unwrap();
    let summary = bench.import(1, &[]);
    assert_eq!(summary.outcome, ImportOutcome::DoneWithWarnings);
    assert_eq!(bench.values(1), []);
    assert_eq!(bench.values(2), [(540, 400)]);
    assert!(
        said(&summary).contains("got nothing on 2026-05-05"),
        "{}",
        said(&summary)
    );
    assert!(
        bench.complete("One").is_empty(),
        "what it shares is missing, so the day is tried again"
    );
}

#[test]
fn some_systems_only_read_the_others_for_what_they_share() {
    let bench = Bench::new("", SHARED);
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\nB;05.05.2026;09:00;4\n");
    bench.write("Two/a.csv", "A;05.05.2026;08:10;2\nB;05.05.2026;08:00;9\n");
    bench.import(1, &["two"]);
    assert_eq!(
        (bench.values(1), bench.values(2), bench.values(3)),
        (vec![(480, 500)], vec![], vec![(480, 900)])
    );
    assert_eq!(bench.complete("Two"), [DAY]);
    assert!(bench.complete("One").is_empty());
}

#[test]
fn a_rejected_value_leaves_the_others_alone() {
    let bench = Bench::new("", "WFM:0:1:1=One:A:Calls\nWFM:0:1:1=$1.BAS\n");
    bench.write("One/a.csv", "A;05.05.2026;08:00;5\nA;05.05.2026;08:15;6\n");
    let summary = bench.import(1, &[]);
    assert_eq!(summary.outcome, ImportOutcome::DoneWithWarnings);
    assert_eq!(bench.values(1), [(495, 100)]);
    let rejected = &summary.value_rejections[0];
    assert_eq!(
        (rejected.place.as_str(), rejected.why.english()),
        ("$1.BAS:3", "division by zero")
    );
    assert_eq!(summary.rejected_values, 1);
}

#[test]
fn rejected_rows_are_told_with_their_place_and_unknown_queues_by_name() {
    let bench = Bench::new("", "WFM:0:1:1=One:A:Calls\n");
    bench.write(
        "One/a.csv",
        "A;05.05.2026;08:00;3\nA;05.05.2026;8 o'clock;3\nC;05.05.2026;08:00;1\nB;05.05.2026;08:00;1\n",
    );
    let summary = bench.import(1, &[]);
    assert_eq!((summary.rejected_rows, summary.rejections.len()), (1, 1));
    assert_eq!(summary.rejections[0].line, 2);
    assert_eq!(summary.unknown_queues, [("One".to_owned(), "C".to_owned(), 1)]);
    assert_eq!(summary.unmapped_rows, 2);
}

#[test]
fn a_rejected_row_is_told_with_its_own_day() {
    let bench = Bench::new("TimeZone=Europe/Berlin", "WFM:0:1:1=One:A:Calls\n");
    bench.write("One/a.csv", "A;04.05.2026;08:00;1.284\nA;05.05.2026;08:00;3\n");
    let of_day = |day| {
        let ledger = bench.ledger.as_ref().unwrap();
        ledger
            .rejected_rows("One", DataKind::Contacts, day, day, 9)
            .unwrap()
            .len()
    };
    assert_eq!(
        bench.import(1, &[]).rejected_rows,
        0,
        "nobody asked for the day before"
    );
    let before = DAY.yesterday().unwrap();
    let mut order = order(ImportWhat::Contacts, 2, &[]);
    order.days.first = before;
    order.days.last = DAY;
    assert_eq!(bench.run_watched(&order, &Silent).rejected_rows, 1);
    assert_eq!((of_day(before), of_day(DAY)), (1, 0));
}

struct AfterFirstDay;

impl Observer for AfterFirstDay {
    fn cancelled(&self) -> bool {
        RECORDED.with(|recorded| recorded.get()) > 0
    }
    fn progress(&self, _: &crate::engine::ImportProgress) {}
    fn flowed(&self, _: Tally) {}
    fn recorded(&self, _: &BTreeSet<QueueId>) {
        RECORDED.with(|recorded| recorded.set(recorded.get() + 1));
    }
    fn reading(&self, _: Option<&str>) {}
    fn read(&self, _: &str, _: Result<(), Message>) {}
}

thread_local! {
    static RECORDED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

#[test]
fn cancelling_leaves_whole_days_behind() {
    let bench = Bench::new("", "WFM:0:1:1=One:A:Calls\n");
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\nA;06.05.2026;08:00;4\n");
    let summary = bench.run_watched(&order(ImportWhat::Contacts, 2, &[]), &AfterFirstDay);
    assert_eq!(summary.outcome, ImportOutcome::Cancelled);
    assert_eq!(bench.values(1), [(480, 300)]);
    assert_eq!(bench.complete("One"), [DAY]);
}

#[test]
fn a_full_outbox_pauses_the_import() {
    let mut bench = Bench::new("", "WFM:0:1:1=One:A:Calls\n");
    bench.outbox_limit = 1;
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\nA;06.05.2026;08:00;4\n");
    let summary = bench.import(2, &[]);
    assert_eq!(summary.outcome, ImportOutcome::Failed);
    assert!(said(&summary).contains("the outbox is full"));
    let OutboxState { values, .. } = bench.ledger().outbox().unwrap();
    assert_eq!(values, 1);
    assert_eq!(bench.complete("One"), [DAY], "the day that was done stays done");
}

#[test]
fn null_values_need_a_whole_reading_with_a_row_of_the_day() {
    let mut bench = Bench::new("", "WFM:0:1:1=One:A:Calls\nWFM:0:2:1=Two:A:Calls\n");
    bench.write_always = true;
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\n");
    bench.import(1, &[]);
    let values = bench.values(1);
    assert_eq!(values.len(), 96);
    assert!(
        values
            .iter()
            .all(|(minute, value)| *value == if *minute == 480 { 300 } else { 0 })
    );
    assert_eq!(bench.values(2), [], "Two had no row of this day");
}

#[test]
fn null_values_end_where_now_is() {
    let mut bench = Bench::new("", "WFM:0:1:1=One:A:Calls\n");
    bench.write_always = true;
    let day = Zone::named("Europe/Berlin").unwrap().day(DAY);
    bench.clock.set(UtcSecond(day.start.0 + 3600 + 60));
    bench.write("One/a.csv", "A;05.05.2026;00:05;3\n");
    bench.import(1, &[]);
    assert_eq!(bench.values(1), [(0, 300), (15, 0), (30, 0), (45, 0)]);
    assert!(bench.complete("One").is_empty(), "the day is not over");
}

#[test]
fn agents_become_days_and_unknown_ones_are_listed() {
    let bench = Bench::new("", "");
    bench.write(
        "agents/a.csv",
        "1001;7;2026-05-05 08:00:00;2026-05-05 09:00:00\n1001;8;2026-05-05 08:30:00;2026-05-05 08:30:00\n\
         7777;7;2026-05-05 08:00:00;2026-05-05 09:00:00\n",
    );
    let summary = bench.run_watched(&order(ImportWhat::Activities, 1, &[]), &Silent);
    assert_eq!(summary.outcome, ImportOutcome::Done, "{}", said(&summary));
    assert_eq!(
        (
            summary.agent_days,
            summary.spans,
            summary.dropped_spans,
            summary.unknown_agents
        ),
        (1, 1, 1, 1)
    );
    let stored = bench.ledger().agent_day("One", "1001", DAY).unwrap().unwrap();
    assert_eq!(stored.spans.len(), 1);
    assert_eq!(bench.ledger().agent_day("One", "7777", DAY).unwrap(), None);
    let seen: Vec<(String, u64)> = bench
        .ledger()
        .seen_agents()
        .unwrap()
        .into_iter()
        .map(|seen| (seen.agent, seen.records))
        .collect();
    assert_eq!(seen, [("1001".to_owned(), 2), ("7777".to_owned(), 1)]);
}

#[test]
fn a_row_that_every_window_rejects_counts_once() {
    let bench = Bench::new("", "");
    bench.write(
        "agents/a.csv",
        "1001;7;someday;2026-05-05 09:00:00\n1001;7;2026-05-05 08:00:00;2026-05-05 09:00:00\n",
    );
    let summary = bench.run_watched(&order(ImportWhat::Activities, 8, &[]), &Silent);
    assert_eq!((summary.rejected_rows, summary.rejections.len()), (1, 1));
    assert_eq!(summary.spans, 1);
}

#[test]
fn a_dry_run_leaves_no_trace() {
    let mut bench = Bench::new("DeleteImportFiles=2", "WFM:0:1:1=One:A:Calls\n");
    bench.ledger = None;
    bench.write("One/a.csv", "A;05.05.2026;08:00;3\n");
    let before = std::fs::read(bench.folder.path().join("state/ledger.db")).unwrap();
    let summary = bench.import(1, &[]);
    assert_eq!((summary.outcome, summary.written), (ImportOutcome::Done, 1));
    assert_eq!(
        std::fs::read(bench.folder.path().join("state/ledger.db")).unwrap(),
        before
    );
    assert!(Path::exists(&bench.folder.path().join("One/a.csv")));
}

#[test]
fn long_ranges_make_several_windows() {
    let range = DayRange {
        first: date(2026, 2, 27),
        last: date(2026, 3, 3),
    };
    let found: Vec<(i8, i8)> = windows(range, 2)
        .iter()
        .map(|days| (days.first.day(), days.last.day()))
        .collect();
    assert_eq!(found, [(27, 28), (1, 2), (3, 3)]);
}
