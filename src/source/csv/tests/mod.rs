//! The CSV part of spec page 2, line by line, on real files.

mod activities;
mod agree;
mod contacts;
mod files;
mod presets;
mod probe;
mod trial;

use super::*;
use crate::config::external::{ActivityEnd, Column, CommonSettings, DateOrder, MomentColumns, SourceZone};
use crate::model::RejectedRow;
use crate::source::{ContactBlock, ContactPart, DayRange, FileState};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

pub(super) fn column(number: u16) -> Column {
    Column(std::num::NonZeroU16::new(number).unwrap())
}

pub(super) fn names(text: &str) -> Vec<String> {
    text.split(';').map(str::to_owned).collect()
}

/// A folder with files, and the source that reads it.
pub(super) struct Place {
    pub dir: TempDir,
    pub settings: CsvSettings,
}

impl Place {
    /// As the example of page 2: `Queue;Date;Time;CallsOffered;CallsHandled;AHT`.
    pub fn example() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["in", "out"] {
            std::fs::create_dir(dir.path().join(folder)).unwrap();
        }
        let contacts = CsvContacts {
            source: dir.path().join("in"),
            destination: Some(dir.path().join("out")),
            separator: Some(b';'),
            after: AfterImport::Leave,
            header_lines: 1,
            column_names: names("Queue;Date;Time;CallsOffered;CallsHandled;AHT"),
            group_column: column(1),
            groups: names("UHD_DE_IN;UHD_EN_IN;"),
            sub_group_column: None,
            sub_groups: Vec::new(),
            moment: MomentColumns::Two {
                date: column(2),
                time: column(3),
            },
            date_order: DateOrder::Dmy,
            aht_columns: vec![column(6)],
            aht_weight_column: None,
            files_are_increments: false,
        };
        Self {
            settings: CsvSettings {
                common: common(),
                contacts: Some(contacts),
                activities: None,
            },
            dir,
        }
    }

    /// `Agent;Activity;Start;End`
    pub fn agents() -> Self {
        let mut place = Self::example();
        place.settings.contacts = None;
        place.settings.activities = Some(CsvActivities {
            source: place.dir.path().join("in"),
            destination: Some(place.dir.path().join("out")),
            separator: Some(b';'),
            after: AfterImport::Leave,
            header_lines: 1,
            column_names: names("Agent;Activity;Start;End"),
            agent_column: column(1),
            activity_column: column(2),
            activities: vec![("1".to_owned(), "Call".to_owned())],
            log_off_activities: names("0; 99 ;"),
            date_order: DateOrder::Dmy,
            start: MomentColumns::One(column(3)),
            start_format: None,
            end: ActivityEnd::Moment {
                columns: MomentColumns::One(column(4)),
                format: None,
            },
        });
        place
    }

    pub fn contacts(mut self, change: impl FnOnce(&mut CsvContacts)) -> Self {
        change(self.settings.contacts.as_mut().unwrap());
        self
    }

    pub fn activities(mut self, change: impl FnOnce(&mut CsvActivities)) -> Self {
        change(self.settings.activities.as_mut().unwrap());
        self
    }

    pub fn zone(mut self, zone: SourceZone) -> Self {
        self.settings.common.time_zone = zone.clone();
        self.settings.common.time_zone_timelink = zone;
        self
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join("in").join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn out(&self) -> PathBuf {
        self.dir.path().join("out")
    }

    pub fn source(&self) -> CsvSource {
        CsvSource::new(self.settings.clone()).unwrap()
    }

    /// Reads everything of a generous range of days, all queues, all metrics.
    pub fn read(&self) -> Outcome {
        self.read_days(ALL)
    }

    pub fn read_days(&self, days: DayRange) -> Outcome {
        let tree = self.source().tree().unwrap();
        let queues: Vec<usize> = (0..tree.queues.len()).collect();
        let metrics: Vec<usize> = (0..tree.metrics.len()).collect();
        self.read_some(days, &queues, &metrics)
    }

    pub fn read_some(&self, days: DayRange, queues: &[usize], metrics: &[usize]) -> Outcome {
        let source = self.source();
        let tree = source.tree().unwrap();
        let (sink, watch) = (Collector::default(), Listener::default());
        let request = ContactRequest {
            days,
            tree: &tree,
            queues,
            metrics,
        };
        let report = source.read_contacts(&request, &sink, &watch).unwrap();
        Outcome::new(report, sink, watch)
    }
}

pub(super) const ALL: DayRange = DayRange {
    first: date(2000, 1, 1),
    last: date(2099, 12, 31),
};

fn common() -> CommonSettings {
    CommonSettings {
        name: "CSV".to_owned(),
        interval: None,
        time_zone: SourceZone::Shift(0),
        time_zone_timelink: SourceZone::Shift(0),
        protocol: false,
        log_dir: None,
        log_file: None,
        minimum_activity_duration: 0,
        maximum_activity_duration: 0,
    }
}

/// What a reading came to.
#[derive(Debug)]
pub(super) struct Outcome {
    pub report: ReadReport,
    /// Sorted by file, time and queue.
    pub rows: Vec<Row>,
    pub rejected: Vec<RejectedRow>,
}

/// An empty cell is `None`.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub(super) struct Row {
    pub file: usize,
    pub at: i64,
    pub queue: u32,
    pub values: Vec<Option<f64>>,
    pub weights: Vec<Option<f64>>,
}

impl Outcome {
    pub fn new(report: ReadReport, sink: Collector, watch: Listener) -> Self {
        let mut rows = sink.rows.into_inner().unwrap();
        rows.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let rejected = watch.rejected.into_inner().unwrap();
        Self {
            report,
            rows,
            rejected,
        }
    }

    /// The only row.
    pub fn row(&self) -> &Row {
        assert_eq!(self.rows.len(), 1, "{self:#?}");
        &self.rows[0]
    }

    /// Line, column and found of each rejected row.
    pub fn places(&self) -> Vec<(u64, Option<u16>, &str)> {
        self.rejected
            .iter()
            .map(|row| (row.line, row.column, row.found.as_str()))
            .collect()
    }

    pub fn times(&self) -> Vec<String> {
        self.rows.iter().map(|row| shown(row.at)).collect()
    }
}

/// `2010-08-01T06:45:10`
pub(super) fn shown(at: i64) -> String {
    let text = crate::time::Zone::utc().format_seconds(crate::model::UtcSecond(at));
    text.trim_end_matches("+00:00").to_owned()
}

#[derive(Debug, Default)]
pub(super) struct Collector {
    pub rows: Mutex<Vec<Row>>,
}

struct Collected<'a> {
    of: &'a Collector,
    file: usize,
    rows: Vec<Row>,
}

impl ContactSink for Collector {
    fn open(&self, file: usize) -> Box<dyn ContactPart + '_> {
        Box::new(Collected {
            of: self,
            file,
            rows: Vec::new(),
        })
    }
}

impl ContactPart for Collected<'_> {
    fn rows(&mut self, block: &ContactBlock) {
        let told = |number: f64| (!number.is_nan()).then_some(number);
        for row in 0..block.queues.len() {
            self.rows.push(Row {
                file: self.file,
                at: block.times[row],
                queue: block.queues[row],
                values: block
                    .columns
                    .iter()
                    .map(|column| told(column.values[row]))
                    .collect(),
                weights: block
                    .columns
                    .iter()
                    .flat_map(|column| column.weights.get(row).map(|weight| told(*weight)))
                    .collect(),
            });
        }
    }

    fn close(self: Box<Self>) {
        self.of.rows.lock().unwrap().extend(self.rows);
    }
}

#[derive(Default)]
pub(super) struct Listener {
    pub rejected: Mutex<Vec<RejectedRow>>,
    pub cancelled: AtomicBool,
    /// Done when progress is first told.
    pub at_progress: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Watch for Listener {
    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    fn progress(&self, done: u64, total: u64) {
        assert!(done <= total, "{done} of {total}");
        if let Some(act) = self.at_progress.lock().unwrap().take() {
            act();
        }
    }

    fn rejected(&self, row: RejectedRow, _: Option<jiff::civil::Date>) {
        self.rejected.lock().unwrap().push(row);
    }
}
