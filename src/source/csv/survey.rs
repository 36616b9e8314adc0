//! Which days new files tell of (spec page 2: the automatic import also takes the days that it finds in new files).

use super::activity::{self, ActivityPlan};
use super::contact;
use super::contact::plan::{self, Plan};
use super::moment::Scale;
use super::{limits, listing};
use crate::config::external::{CsvActivities, CsvContacts};
use crate::model::{FileStamp, RejectedRow};
use crate::source::{
    ContactBlock, ContactPart, ContactRequest, ContactSink, DayRange, FileDays, FileState, ReadReport,
    SourceError, SourceTree, Watch,
};
use jiff::civil::Date;

/// No day is asked for: rows are only counted.
const NO_DAY: DayRange = DayRange {
    first: Date::MIN,
    last: Date::MIN,
};

pub(super) fn contacts(
    settings: &CsvContacts,
    scale: &Scale,
    known: &dyn Fn(&FileStamp) -> bool,
    watch: &dyn Watch,
) -> Result<Vec<FileDays>, SourceError> {
    let tree = SourceTree {
        system: String::new(),
        queues: plan::queues(settings),
        metrics: Vec::new(),
    };
    let request = ContactRequest {
        days: NO_DAY,
        tree: &tree,
        queues: &[],
        metrics: &[],
    };
    let plan = Plan::new(settings, scale, &request);
    let files = unknown(&settings.source, known)?;
    let report = contact::read(&contact::Job {
        plan: &plan,
        files: &files,
        sink: &Nowhere,
        watch: &Silent(watch),
        hashes: false,
        chunk: limits::CHUNK,
    })?;
    Ok(days_of(report))
}

pub(super) fn activities(
    settings: &CsvActivities,
    plan: &ActivityPlan,
    known: &dyn Fn(&FileStamp) -> bool,
    watch: &dyn Watch,
) -> Result<Vec<FileDays>, SourceError> {
    let files = unknown(&settings.source, known)?;
    let report = activity::read(plan, &files, NO_DAY, false, &mut |_| {}, &Silent(watch))?;
    Ok(days_of(report))
}

fn unknown(
    folder: &std::path::Path,
    known: &dyn Fn(&FileStamp) -> bool,
) -> Result<Vec<FileStamp>, SourceError> {
    let mut files = listing::list(folder)?;
    files.retain(|file| !known(file));
    Ok(files)
}

/// Files that cannot be read now are looked at again next time.
fn days_of(report: ReadReport) -> Vec<FileDays> {
    report
        .files
        .into_iter()
        .filter(|file| matches!(file.state, FileState::Read | FileState::Duplicate(_)))
        .map(|file| FileDays {
            stamp: file.stamp,
            days: file.days,
        })
        .collect()
}

/// Takes rows and forgets them.
struct Nowhere;

impl ContactSink for Nowhere {
    fn open(&self, _file: usize) -> Box<dyn ContactPart + '_> {
        Box::new(Self)
    }
}

impl ContactPart for Nowhere {
    fn rows(&mut self, _block: &ContactBlock) {}
    fn close(self: Box<Self>) {}
}

/// Rejected rows are told when they are imported.
struct Silent<'a>(&'a dyn Watch);

impl Watch for Silent<'_> {
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }

    fn progress(&self, done: u64, total: u64) {
        self.0.progress(done, total);
    }

    fn rejected(&self, _row: RejectedRow, _day: Option<Date>) {}
}
