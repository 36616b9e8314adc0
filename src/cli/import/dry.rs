//! `--dry-run`: nothing is delivered, nothing is touched.

use super::interrupt::Interrupt;
use super::progress::Bars;
use super::values;
use super::{Status, Terms, answer};
use crate::engine::ImportProgress;
use crate::import::run::{Observer, TakeValues, Tally};
use crate::local::dry_run;
use crate::model::{IntervalValue, Message, QueueId};
use crate::time::Clock;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

struct Watching {
    interrupt: Interrupt,
    bars: Bars,
}

impl Observer for Watching {
    fn cancelled(&self) -> bool {
        self.interrupt.happened()
    }
    fn progress(&self, progress: &ImportProgress) {
        self.bars.show(progress);
    }
    fn flowed(&self, _: Tally) {}
    fn recorded(&self, _: &BTreeSet<QueueId>) {}
    fn reading(&self, _: Option<&str>) {}
    fn read(&self, _: &str, _: Result<(), Message>) {}
}

pub(super) fn run(terms: &Terms<'_>, file: Option<&Path>) -> color_eyre::Result<Status> {
    let watching = Watching {
        interrupt: Interrupt::listen(),
        bars: Bars::new(terms),
    };
    let kept: Mutex<Vec<IntervalValue>> = Mutex::default();
    let keep = |values: &[IntervalValue]| {
        kept.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(values)
    };
    let wanted: Option<&TakeValues<'_>> = if file.is_some() { Some(&keep) } else { None };
    let found = dry_run(
        &terms.directory,
        &Clock::system(),
        &terms.request,
        &watching,
        wanted,
    );
    watching.bars.finish();
    if let Some(file) = file {
        let values = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        values::write(file, values, found.catalog.as_deref())?;
    }
    answer::show(terms, &found.summary)?;
    Ok(answer::status(&found.summary))
}
