//! What a preview tells is what an import does.

use crate::engine::*;
use crate::ledger::{KeptCatalog, Ledger};
use crate::local::tests::{Bench, KEY, SECTION, TODAY, catalog, ended, request};
use crate::model::{DataKind, Employee, EmployeeId, UtcSecond};
use std::collections::BTreeMap;

fn keys(section: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (key, value) = line.split_once('=').unwrap();
        (key.to_owned(), value.to_owned())
    };
    section.lines().map(pair).collect()
}

fn asked(system: &str, section: &str, kind: DataKind) -> PreviewRequest {
    PreviewRequest {
        draft: Draft::new(system, keys(section)),
        kind,
        interface: None,
        rows: 100,
    }
}

fn contact(row: &PreviewRow) -> &ContactRow {
    match &row.outcome {
        RowOutcome::Contact(contact) => contact,
        other => panic!("{other:?}"),
    }
}

fn of_key<'a>(preview: &'a Preview, place: &str) -> Option<&'a Notice> {
    preview.notices.iter().find(|notice| notice.place == place)
}

const ROWS: &str = "A;20.05.2026;00:00;5\nA;20.05.2026;01:00;x\nB;20.05.2026;01:00;7\nA;99.05.2026;02:00;1\n\
A;20.05.2026\nA;20.05.2026;07:59;4\nA;20.05.2026;07:00;\n\"A;20.05.2026;07:00;1\nA;20.05.2026;03:00;1.234\n";

#[test]
fn rows_are_imported_and_rejected_as_the_preview_said() {
    let bench = Bench::new("").with_catalog();
    bench.write("calls/a.csv", ROWS);
    let engine = bench.open();
    let preview = engine
        .preview(&asked("CSV", SECTION, DataKind::Contacts))
        .unwrap();
    let number = engine.start_import(&request(TODAY, TODAY)).unwrap();
    let summary = ended(&engine, number);

    let told: Vec<(u64, Option<u16>, &str, &str)> = preview
        .rows
        .iter()
        .filter_map(|row| match &row.outcome {
            RowOutcome::Rejected { column, found, why } => {
                Some((row.line, *column, found.as_str(), why.english()))
            }
            _ => None,
        })
        .collect();
    let done: Vec<(u64, Option<u16>, &str, &str)> = summary
        .rejections
        .iter()
        .map(|row| (row.line, row.column, row.found.as_str(), row.why.english()))
        .collect();
    assert_eq!(told, done);
    assert_eq!(told.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 4, 5, 8, 9]);
    let counts = preview.counts;
    assert_eq!(counts.rejected, summary.rejected_rows);
    assert_eq!(
        counts.imported + counts.unlisted + counts.not_mapped,
        summary.rows
    );
    assert_eq!(preview.unlisted, [("B".to_owned(), 1)]);
    assert_eq!(summary.unknown_queues, [("CSV".to_owned(), "B".to_owned(), 1)]);

    let mut sums: BTreeMap<UtcSecond, f64> = BTreeMap::new();
    for cell in preview.rows.iter().filter_map(|row| match &row.outcome {
        RowOutcome::Contact(row) => row.metrics.first(),
        _ => None,
    }) {
        for feed in &cell.feeds {
            assert_eq!((feed.queue, feed.value_type, feed.parameter), (KEY.0, KEY.1, 1));
            assert_eq!(feed.day, TODAY);
            *sums.entry(feed.start).or_default() += cell.value.unwrap_or_default();
        }
    }
    let strip = engine.day_strip(KEY.0, KEY.1, TODAY).unwrap();
    let written: BTreeMap<UtcSecond, f64> = strip
        .cells
        .iter()
        .filter_map(|cell| Some((cell.start, cell.value?.0 as f64 / 100.0)))
        .collect();
    assert_eq!(sums, written);
}

#[test]
fn a_draft_is_read_as_it_stands_not_as_the_file_does() {
    let bench = Bench::new("").with_catalog();
    std::fs::create_dir(bench.path("other")).unwrap();
    bench.write("other/a.csv", "Queue;Day;Time;Calls\nB;2026-05-20;08:15;7\n");
    let engine = bench.open();
    let section = SECTION
        .replace("Source=calls", "Source=other")
        .replace("Groups=A", "Groups=A;B")
        .replace("HeaderLines=0", "HeaderLines=1")
        .replace("DateOrder=dmy", "DateOrder=ymd");
    let preview = engine
        .preview(&asked("CSV", &section, DataKind::Contacts))
        .unwrap();
    let row = contact(&preview.rows[0]);
    assert_eq!((row.fate, row.queue.as_str()), (ContactFate::NotMapped, "CSV:B"));
    assert_eq!((row.moment.as_str(), row.day), ("2026-05-20T08:15:00", TODAY));
    assert_eq!(row.metrics[0].path.as_str(), "CSV:B:Calls");
    assert_eq!((row.metrics[0].value, row.metrics[0].column), (Some(7.0), 4));
    assert_eq!(preview.columns[3].header, "Calls");
    assert!(preview.notices.is_empty(), "{:?}", preview.notices);
    // A metric under another name leaves the mapping behind.
    let renamed = section.replace("T;Calls", "T;Anrufe");
    let preview = engine
        .preview(&asked("CSV", &renamed, DataKind::Contacts))
        .unwrap();
    assert!(
        of_key(&preview, "acd_map.ini:1:1").is_some(),
        "{:?}",
        preview.notices
    );
}

#[test]
fn a_folder_alone_shows_files_columns_and_rows() {
    let bench = Bench::new("").with_catalog();
    bench.write("calls/a.csv", ROWS);
    let engine = bench.open();
    let preview = engine
        .preview(&asked("CSV", "Source=calls", DataKind::Contacts))
        .unwrap();
    assert!(!preview.judged);
    assert_eq!((preview.files[0].name.as_str(), preview.file_count), ("a.csv", 1));
    assert_eq!(preview.columns[0].samples, ["A", "B"]);
    assert_eq!(preview.rows[0].cells, ["A", "20.05.2026", "00:00", "5"]);
    assert_eq!(preview.rows[0].outcome, RowOutcome::Unread);
    for key in ["ColumnNames", "GroupColumn", "DateColumn", "Groups"] {
        assert!(of_key(&preview, key).is_some(), "{key}");
    }
    let nothing = engine
        .preview(&asked("CSV", "Groups=A", DataKind::Contacts))
        .unwrap();
    assert_eq!((nothing.folder.as_deref(), nothing.files.len()), (None, 0));
    assert!(of_key(&nothing, "Source").is_some());
}

#[test]
fn what_cannot_work_is_said() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    let nowhere = SECTION.replace("Source=calls", "Source=nowhere");
    let preview = engine
        .preview(&asked("CSV", &nowhere, DataKind::Contacts))
        .unwrap();
    assert_eq!(
        of_key(&preview, "Source").map(|notice| notice.level),
        Some(Level::Error)
    );
    let unknown = engine
        .preview(&asked("New", SECTION, DataKind::Contacts))
        .unwrap();
    assert!(
        of_key(&unknown, "New")
            .unwrap()
            .text
            .english()
            .contains("knows no external system")
    );
    let no_agents = engine
        .preview(&asked("CSV", "ActivitySource=calls", DataKind::Activities))
        .unwrap();
    assert!(
        of_key(&no_agents, "CSV")
            .unwrap()
            .text
            .english()
            .contains("TimeLink")
    );
    let universal = PreviewRequest {
        interface: Some("universal".to_owned()),
        ..asked("CSV", SECTION, DataKind::Contacts)
    };
    assert!(matches!(engine.preview(&universal), Err(EngineError::Invalid(_))));
}

const AGENTS: &str = "ActivitySource=calls\nAgentColumn=1\nActivityColumn=2\nActivityStartTimeStampColumn=3\n\
ActivityEndTimeStampColumn=4\nActivityDateOrder=ymd\nActivityIdentifiers=1\nActivityDescriptions=Gespräch\n\
LogOffActivities=9\nMinimumActivityDuration=60";

#[test]
fn agents_are_told_by_name() {
    let bench = Bench::new("");
    let mut with_agents = catalog();
    with_agents.external_systems[0].timelink = true;
    with_agents.employees.push(Employee {
        id: EmployeeId(17),
        name: "A. Martin".to_owned(),
        external_ids: BTreeMap::from([("csv".to_owned(), vec![" 1001".to_owned()])]),
    });
    Ledger::open(&bench.path("state"))
        .unwrap()
        .keep_catalog(&KeptCatalog {
            read: bench.clock.now(),
            catalog: with_agents,
        })
        .unwrap();
    bench.write(
        "calls/a.csv",
        "1001;1;2026-05-20 08:00;2026-05-20 09:00\n1001;1;2026-05-20 09:00;2026-05-20 09:00\n\
1001;1;2026-05-20 10:00;2026-05-20 10:00:30\n1001;9;2026-05-20 11:00;\n77;1;2026-05-20 08:00;\nx;1;soon;\n",
    );
    let engine = bench.open();
    let preview = engine
        .preview(&asked("CSV", AGENTS, DataKind::Activities))
        .unwrap();
    let rows: Vec<&ActivityRow> = preview
        .rows
        .iter()
        .filter_map(|row| match &row.outcome {
            RowOutcome::Activity(row) => Some(row),
            _ => None,
        })
        .collect();
    let fates: Vec<ActivityFate> = rows.iter().map(|row| row.fate).collect();
    assert_eq!(
        fates,
        [
            ActivityFate::Imported,
            ActivityFate::NoLength,
            ActivityFate::OutsideLimits,
            ActivityFate::LogOff,
            ActivityFate::UnknownAgent
        ]
    );
    assert_eq!(rows[0].employee.as_deref(), Some("A. Martin"));
    assert_eq!((rows[0].activity_name.as_str(), rows[0].day), ("Gespräch", TODAY));
    // 08:00 in Berlin, the zone of the system's agent data.
    assert_eq!(rows[0].start, crate::local::tests::at(TODAY, 8));
    let counts = preview.counts;
    assert_eq!(
        (
            counts.imported,
            counts.ignored,
            counts.log_offs,
            counts.unknown_agents,
            counts.rejected
        ),
        (1, 2, 1, 1, 1)
    );
}

#[cfg(unix)]
#[test]
fn the_key_and_the_passcodes_are_not_shown() {
    let bench = Bench::new("").with_catalog();
    let engine = bench.open();
    let key = crate::passcode::InstallationKey::read_or_make(&bench.path("state"));
    assert!(key.is_ok());
    std::os::unix::fs::symlink(bench.path("state/key"), bench.path("calls/a.csv")).unwrap();
    std::fs::hard_link(bench.path("isps_Ul.ini"), bench.path("calls/b.csv")).unwrap();
    bench.write("calls/c.csv", ROWS);
    for folder in ["state", ".", "calls"] {
        let source = format!("Source={folder}");
        let preview = engine
            .preview(&asked("CSV", &source, DataKind::Contacts))
            .unwrap();
        assert!(!preview.files.is_empty());
        for file in &preview.files {
            let is_theirs = file.name == "c.csv";
            assert_eq!(file.state == SampleState::Ready, is_theirs, "{file:?}");
        }
        assert!(preview.rows.iter().all(|row| row.file == "c.csv"));
    }
}
