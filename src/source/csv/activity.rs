//! Reading agent data (spec page 2, the `Activity…` keys).

use super::duplicates;
use super::fault::Fault;
use super::listing;
use super::moment::{MomentReader, Reading, Scale, When};
use super::open::{Opened, Shape, state_of};
use super::record::Record;
use super::stream::{Step, Stream};
use super::tally::{DayTally, Rejections};
use crate::config::external::{ActivityEnd, Column, CsvActivities, MomentColumns};
use crate::model::{FileStamp, Message, message};
use crate::source::{ActivityRecord, DayRange, FileRead, FileState, ReadReport, SourceError, Watch};
use crate::time::{days_since_1970, recognise};
use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;

/// What is to be done with each cell of a row of agent data.
#[derive(Debug)]
pub(super) struct ActivityPlan {
    agent: Column,
    activity: Column,
    start: MomentReader,
    end: End,
    log_offs: HashSet<String>,
    pub shape: Shape,
    pub scale: Scale,
}

#[derive(Debug)]
enum End {
    Duration(Column),
    Moment(Box<MomentReader>),
    Next,
}

/// One row, understood.
#[derive(Debug)]
pub(super) struct ActivityRow {
    pub record: ActivityRecord,
    pub start: When,
    /// Local day of its end, or of its start when it is open.
    last_day: i64,
    ambiguous: bool,
}

impl ActivityPlan {
    pub fn new(settings: &CsvActivities, scale: &Scale) -> Result<Self, SourceError> {
        let reader = |columns: MomentColumns, format: Option<&str>, key: &str| {
            Reading::new(settings.date_order, format, columns, key)
                .map(|reading| MomentReader::new(columns, reading, scale.clone()))
        };
        let end = match &settings.end {
            ActivityEnd::Duration(column) => End::Duration(*column),
            ActivityEnd::Next => End::Next,
            ActivityEnd::Moment { columns, format } => End::Moment(Box::new(reader(
                *columns,
                format.as_deref(),
                "ActivityEndTimeStampFormat",
            )?)),
        };
        let log_offs = settings.log_off_activities.iter().map(|id| id.trim().to_owned());
        Ok(Self {
            agent: settings.agent_column,
            activity: settings.activity_column,
            start: reader(
                settings.start,
                settings.start_format.as_deref(),
                "ActivityStartTimeStampFormat",
            )?,
            end,
            log_offs: log_offs.filter(|id| !id.is_empty()).collect(),
            scale: scale.clone(),
            shape: Shape {
                separator: settings.separator,
                header_lines: settings.header_lines,
                columns: columns_needed(settings),
            },
        })
    }

    /// A reader of rows, with caches of its own.
    pub fn rows(&self) -> ActivityRows<'_> {
        ActivityRows {
            plan: self,
            start: self.start.clone(),
            end: match &self.end {
                End::Moment(reader) => Some((**reader).clone()),
                End::Duration(_) | End::Next => None,
            },
        }
    }
}

/// Every named column has to be there, and every column that a setting names by its position.
fn columns_needed(settings: &CsvActivities) -> usize {
    let columns = |moment: MomentColumns| match moment {
        MomentColumns::One(both) => [Some(both), None],
        MomentColumns::Two { date, time } => [Some(date), Some(time)],
    };
    let end = match &settings.end {
        ActivityEnd::Duration(column) => [Some(*column), None],
        ActivityEnd::Moment { columns: both, .. } => columns(*both),
        ActivityEnd::Next => [None, None],
    };
    let named = settings
        .column_names
        .iter()
        .rposition(|name| !name.trim().is_empty())
        .map_or(0, |last| last + 1);
    columns(settings.start)
        .into_iter()
        .chain(end)
        .chain([Some(settings.agent_column), Some(settings.activity_column)])
        .flatten()
        .map(|column| column.index() + 1)
        .fold(named, usize::max)
}

pub(super) struct ActivityRows<'a> {
    plan: &'a ActivityPlan,
    start: MomentReader,
    end: Option<MomentReader>,
}

impl ActivityRows<'_> {
    pub fn read(&mut self, record: &Record, file: usize) -> Result<ActivityRow, Fault> {
        let plan = self.plan;
        if record.len() < plan.shape.columns {
            return Err(Fault::missing_columns(record, plan.shape.columns));
        }
        let id = |column: Column, empty: fn() -> Message| {
            let cell = super::trim(record.cell(column.index()));
            if cell.is_empty() {
                return Err(Fault::new(column, cell, empty()));
            }
            // IDs compare as trimmed text.
            Ok(super::text_of(cell).trim().to_owned())
        };
        let (agent, activity) = (
            id(plan.agent, || {
                message!("source-empty-agent", "the agent's ID is empty")
            })?,
            id(plan.activity, || {
                message!("source-empty-activity", "the activity's ID is empty")
            })?,
        );
        let start = self.start.read(record)?;
        let end = self.end_of(record, start).map_err(|fault| fault.on(start.day))?;
        let log_off = plan.log_offs.contains(&activity);
        Ok(ActivityRow {
            last_day: end.map_or(start.day, |end| end.day),
            ambiguous: start.ambiguous || end.is_some_and(|end| end.ambiguous),
            record: ActivityRecord {
                agent,
                activity,
                start: start.at,
                end: end.map(|end| end.at),
                log_off,
                file,
            },
            start,
        })
    }

    /// An empty end is not told: the agent's next record ends it.
    fn end_of(&mut self, record: &Record, start: When) -> Result<Option<When>, Fault> {
        let end = match (&self.plan.end, &mut self.end) {
            (End::Next, _) => return Ok(None),
            (End::Duration(column), _) => {
                let cell = super::trim(record.cell(column.index()));
                if cell.is_empty() {
                    return Ok(None);
                }
                let seconds = recognise::duration(cell).ok_or_else(|| {
                    let why = message!(
                        "source-not-a-duration",
                        "not a duration: expected seconds or h:mm:ss"
                    );
                    Fault::new(*column, cell, why)
                })?;
                // Longer than any span of work; the cast below is exact.
                if seconds > 1e9 {
                    let why = message!("source-long-duration", "too long a duration");
                    return Err(Fault::new(*column, cell, why));
                }
                let seconds = seconds as i64;
                When {
                    at: start.at + seconds,
                    day: start.day + seconds / 86_400,
                    ambiguous: false,
                }
            }
            (End::Moment(_), Some(reader)) => {
                if reader.is_empty(record) {
                    return Ok(None);
                }
                reader.read(record)?
            }
            (End::Moment(_), None) => return Ok(None),
        };
        if end.at < start.at {
            let column = match (&self.plan.end, self.end.as_ref().map(MomentReader::columns)) {
                (_, Some(MomentColumns::One(column) | MomentColumns::Two { time: column, .. })) => column,
                (End::Duration(column), None) => *column,
                _ => self.plan.activity,
            };
            let cell = record.cell(column.index());
            let why = message!("source-ends-early", "the activity ends before it starts");
            return Err(Fault::new(column, cell, why));
        }
        Ok(Some(end))
    }
}

/// Reads these files one after another. Records of the requested days and their neighbours go to `sink`, file by file,
/// once a file was read whole.
pub(super) fn read(
    plan: &ActivityPlan,
    files: &[FileStamp],
    days: DayRange,
    hashes: bool,
    sink: &mut dyn FnMut(ActivityRecord),
    watch: &dyn Watch,
) -> Result<ReadReport, SourceError> {
    let twins = duplicates::find(files, || watch.cancelled());
    let total: u64 = files.iter().map(|file| file.size).sum();
    let mut done = 0;
    let mut report = ReadReport::default();
    for (index, stamp) in files.iter().enumerate() {
        let first = twins[index]
            .of
            .filter(|of| report.files[*of].state == FileState::Read);
        if let Some(of) = first {
            let days = report.files[of].days.clone();
            report
                .files
                .push(file_read(stamp, FileState::Duplicate(of), days));
        } else {
            let mut reading = FileReading {
                plan,
                index,
                asked: days_since_1970(days.first)..=days_since_1970(days.last),
                kept: Vec::new(),
                days: DayTally::default(),
                rows: 0,
                rows_of_days: 0,
                ambiguous: 0,
                rejections: Rejections::default(),
            };
            let mut hash = twins[index].hash.clone();
            let before = done;
            let state = reading.read(stamp, hashes.then_some(&mut hash), &mut |place| {
                watch.progress((before + place).min(total), total);
                !watch.cancelled()
            })?;
            let read = reading.count(stamp, state, hash, &mut report, sink, watch);
            report.files.push(read);
        }
        done += stamp.size;
        watch.progress(done, total);
    }
    report.rejected = report.files.iter().map(|file| file.rejected).sum();
    Ok(report)
}

fn file_read(stamp: &FileStamp, state: FileState, days: BTreeMap<jiff::civil::Date, u64>) -> FileRead {
    FileRead {
        stamp: stamp.clone(),
        state,
        hash: None,
        rows: 0,
        rejected: 0,
        passed_over: 0,
        days,
    }
}

/// What one file tells, until it is known to be whole.
struct FileReading<'a> {
    plan: &'a ActivityPlan,
    index: usize,
    asked: RangeInclusive<i64>,
    kept: Vec<ActivityRecord>,
    days: DayTally,
    rows: u64,
    rows_of_days: u64,
    ambiguous: u64,
    rejections: Rejections,
}

impl FileReading<'_> {
    fn read(
        &mut self,
        stamp: &FileStamp,
        hash: Option<&mut Option<String>>,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<FileState, SourceError> {
        let opened = match Opened::open(stamp, self.plan.shape) {
            Ok(opened) => opened,
            Err(state) => return Ok(state),
        };
        match self.rows(&opened, progress) {
            Ok(true) => {}
            Ok(false) => return Err(SourceError::Cancelled),
            Err(why) => return Ok(state_of(&why)),
        }
        if let Some(hash @ None) = hash {
            match opened.hash() {
                Ok(found) => *hash = Some(found),
                Err(why) => return Ok(state_of(&why)),
            }
        }
        Ok(if opened.is_whole(stamp) {
            FileState::Read
        } else {
            FileState::Growing
        })
    }

    /// False when cancelled.
    fn rows(&mut self, opened: &Opened, progress: &mut dyn FnMut(u64) -> bool) -> std::io::Result<bool> {
        let mut rows = self.plan.rows();
        let mut stream = Stream::new(opened, self.plan.shape.header_lines);
        let mut told = None;
        loop {
            match stream.next()? {
                Step::Row { line } => match rows.read(&stream.record, self.index) {
                    Ok(row) => self.take(row),
                    Err(fault) => self.reject(fault, line),
                },
                Step::Broken { line, why, found } => {
                    self.rejections.add(0, line - 1, || Fault::broken(why, &found));
                }
                Step::End => return Ok(true),
            }
            if told != Some(stream.place()) {
                told = Some(stream.place());
                if !progress(stream.place()) {
                    return Ok(false);
                }
            }
        }
    }

    /// A row of a day that nobody asked for is judged and told when somebody does.
    fn reject(&mut self, fault: Fault, line: u64) {
        match fault.day.filter(|day| !self.asked.contains(day)) {
            Some(day) => {
                self.rows += 1;
                self.days.add(day);
            }
            None => self.rejections.add(0, line - 1, || fault),
        }
    }

    fn take(&mut self, row: ActivityRow) {
        self.rows += 1;
        self.days.add(row.start.day);
        let (first, last) = (*self.asked.start(), *self.asked.end());
        let asked = self.asked.contains(&row.start.day);
        self.rows_of_days += u64::from(asked);
        self.ambiguous += u64::from(asked && row.ambiguous);
        if row.last_day >= first - 1 && row.start.day <= last + 1 {
            self.kept.push(row.record);
        }
    }

    fn count(
        self,
        stamp: &FileStamp,
        state: FileState,
        hash: Option<String>,
        report: &mut ReadReport,
        sink: &mut dyn FnMut(ActivityRecord),
        watch: &dyn Watch,
    ) -> FileRead {
        let mut read = file_read(stamp, state, BTreeMap::new());
        read.hash = hash;
        if read.state == FileState::Read {
            read.rows = self.rows;
            read.rejected = self.rejections.count;
            self.days.add_to(&mut read.days);
            report.rows += self.rows_of_days;
            report.ambiguous_rows += self.ambiguous;
            self.kept.into_iter().for_each(sink);
            for (row, day) in self.rejections.into_rows(&listing::name(stamp), &[1]) {
                watch.rejected(row, day);
            }
        }
        read
    }
}
