//! `--dry-run`: reads, puts into intervals and runs scripts; touches neither ledger nor files nor network.

use super::planned;
use super::setup::Setup;
use crate::config::Installation;
use crate::engine::{ImportRequest, ImportSummary, ImportTrigger};
use crate::import::run::{self, Observer, Order, TakeValues, World};
use crate::ledger::KeptCatalog;
use crate::model::Catalog;
use crate::source::DayRange;
use crate::time::{Clock, Zone};
use std::path::Path;
use std::sync::Arc;

/// What a dry run found.
pub struct DryRun {
    pub summary: ImportSummary,
    /// The catalogue that was used: the one last read, if there ever was one.
    pub catalog: Option<Arc<Catalog>>,
}

/// Imports without leaving a trace. `values` takes the values of each day as they are computed.
pub fn dry_run(
    directory: &Path,
    clock: &Clock,
    request: &ImportRequest,
    observer: &dyn Observer,
    values: Option<&TakeValues<'_>>,
) -> DryRun {
    let installation = Installation::open(directory).with_clock(clock.clone());
    let catalog = KeptCatalog::of(&installation.state()).map(|kept| Arc::new(kept.catalog));
    let setup = Setup::read(&installation, catalog.clone(), None);
    let machine = Zone::machine();
    let script = |file: &str| planned::script(&installation, file);
    let world = World {
        wfm: &setup.wfm,
        catalog: catalog.as_deref(),
        mappings: &setup.mapping_lines,
        mapping_file: &setup.mapping_file,
        script: &script,
        systems: &setup.systems,
        off: &setup.off,
        elsewhere: &setup.elsewhere,
        write_always: setup.general().write_always,
        outbox_limit: u64::MAX,
        ledger: None,
        journal: None,
        clock,
        observer,
        read_back: None,
        values,
        machine: &machine,
    };
    let order = Order {
        number: 0,
        what: request.what,
        trigger: ImportTrigger::Manual,
        days: DayRange {
            first: request.first,
            last: request.last,
        },
        systems: request.systems.iter().cloned().collect(),
    };
    DryRun {
        summary: run::run(&world, &order),
        catalog,
    }
}
