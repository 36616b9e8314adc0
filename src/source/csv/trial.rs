//! The first rows as an import would take them: by the very rules of the import, row by row.

use super::activity::ActivityPlan;
use super::contact::plan::{self, Named, Plan};
use super::fault::Fault;
use super::look::Look;
use super::moment::Scale;
use super::open::Shape;
use crate::config::external::{CsvActivities, CsvContacts, CsvOutline};
use crate::source::{
    ContactRequest, DayRange, SourceError, SourceTree, Trial, TrialContact, TrialReading, TrialRequest, Watch,
};
use jiff::civil::Date;
use std::path::Path;

/// Whatever day a row is of, it is judged.
const ANY_DAY: DayRange = DayRange {
    first: Date::MIN,
    last: Date::MAX,
};

impl From<Fault> for TrialReading {
    fn from(fault: Fault) -> Self {
        Self::Rejected {
            column: fault.column,
            found: fault.found,
            why: fault.why,
        }
    }
}

pub(super) fn contacts(
    settings: &CsvContacts,
    scale: &Scale,
    request: &TrialRequest<'_>,
    each: &mut dyn FnMut(&TrialReading),
    watch: &dyn Watch,
) -> Result<Trial, SourceError> {
    let tree = SourceTree {
        system: String::new(),
        queues: plan::queues(settings),
        metrics: plan::metrics(settings),
    };
    let asked = |queues, metrics| ContactRequest {
        days: ANY_DAY,
        tree: &tree,
        queues,
        metrics,
    };
    let all: Vec<usize> = (0..tree.metrics.len()).collect();
    let plan = Plan::new(settings, scale, &asked(request.queues, request.metrics));
    let whole = Plan::new(settings, scale, &asked(&[], &all));
    let mut moments = plan.moments();
    Look {
        folder: &settings.source,
        shape: plan.shape(),
        header_lines: Some(settings.header_lines),
        rows: request.rows,
        judge: &mut |record| match plan.take(record, &mut moments, |_, _, _| {}) {
            Err(fault) => fault.into(),
            Ok(taken) => TrialReading::Contact(TrialContact {
                name: plan.name_of(record),
                queue: match taken.named {
                    Named::Queue(queue) => Some(queue as usize),
                    Named::Unknown(_) => None,
                },
                at: taken.when.at,
                day: taken.when.day,
                ambiguous: taken.when.ambiguous,
                cells: whole.cells(record),
            }),
        },
        each,
        watch,
    }
    .run()
}

pub(super) fn activities(
    settings: &CsvActivities,
    plan: &ActivityPlan,
    request: &TrialRequest<'_>,
    each: &mut dyn FnMut(&TrialReading),
    watch: &dyn Watch,
) -> Result<Trial, SourceError> {
    let mut reader = plan.rows();
    Look {
        folder: &settings.source,
        shape: plan.shape,
        header_lines: Some(settings.header_lines),
        rows: request.rows,
        judge: &mut |record| match reader.read(record, 0) {
            Err(fault) => fault.into(),
            Ok(row) => TrialReading::Activity(row.record),
        },
        each,
        watch,
    }
    .run()
}

/// Looks into a folder whose rows nobody can understand yet: its files, their columns, and the first rows as they stand.
///
/// # Errors
/// The folder cannot be read.
pub fn glance(
    folder: &Path,
    outline: &CsvOutline,
    rows: usize,
    watch: &dyn Watch,
) -> Result<Trial, SourceError> {
    Look {
        folder,
        shape: Shape {
            separator: outline.separator,
            header_lines: outline.header_lines.unwrap_or(0),
            columns: outline.column_names.len(),
        },
        header_lines: outline.header_lines,
        rows,
        judge: &mut |_| TrialReading::Unread,
        each: &mut |_| {},
        watch,
    }
    .run()
}
