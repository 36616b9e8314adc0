//! `xlink wfm values`

use super::dates::Days;
use super::output::{Cell, Format, Table};
use super::place::Place;
use crate::cli::{Global, Status};
use crate::model::{Catalog, Queue, QueueId, UtcSecond, ValueTypeId};
use crate::server::store::ValueSelection;
use crate::time::Zone;
use jiff::civil::Date;
use std::collections::HashMap;
use std::io;
use std::ops::ControlFlow;

/// The interval values that the server holds.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  xlink wfm values --queue 1002 --from 2026-03-01 --to 2026-03-01 --data /srv/wfm"
)]
pub(super) struct Args {
    /// Only this queue; may be given several times.
    #[arg(long, value_name = "ID")]
    queue: Vec<QueueId>,
    /// Only this value type; may be given several times.
    #[arg(long, value_name = "ID")]
    value_type: Vec<ValueTypeId>,
    #[command(flatten)]
    days: Days,
    #[command(flatten)]
    format: Format,
}

/// A contract (spec page 8); `xlink import --dry-run --values` writes the same.
pub(crate) const COLUMNS: &[&str] = &[
    "queue_id",
    "queue",
    "value_type_id",
    "value_type",
    "version",
    "interval_start",
    "value",
];

pub(super) fn run(global: &Global, place: &Place, args: &Args) -> color_eyre::Result<Status> {
    let days = args.days.read(global)?;
    let store = place.open(global)?;
    let catalog = store.catalog()?;
    let names: HashMap<ValueTypeId, &str> = catalog
        .value_types
        .iter()
        .map(|value_type| (value_type.id, value_type.name.as_str()))
        .collect();
    let mut table = Table::on_stdout(&args.format, COLUMNS)?;
    for queue in wanted(&catalog, &args.queue) {
        let zone = Zone::named(&queue.time_zone)?;
        let (from, to) = range(&zone, days);
        let selection = ValueSelection {
            queues: vec![queue.id],
            value_types: args.value_type.clone(),
            version: None,
            from,
            to,
        };
        let mut written = Ok(());
        store.read_values(&selection, &mut |stored| {
            written = table.row(vec![
                Cell::number(queue.id.0),
                Cell::text(&queue.name),
                Cell::number(stored.key.value_type.0),
                Cell::text(names.get(&stored.key.value_type).copied().unwrap_or_default()),
                Cell::text(stored.key.version.name()),
                Cell::text(zone.format(stored.key.start)),
                Cell::decimal(stored.value.to_string()),
            ]);
            go_on(&written)
        })?;
        written?;
    }
    table.finish()?;
    Ok(Status::Done)
}

/// In the order of their IDs.
fn wanted<'a>(catalog: &'a Catalog, ids: &'a [QueueId]) -> impl Iterator<Item = &'a Queue> {
    catalog
        .queues
        .iter()
        .filter(move |queue| ids.is_empty() || ids.contains(&queue.id))
}

/// From the first day's first instant to the last day's end.
fn range(zone: &Zone, (from, to): (Option<Date>, Option<Date>)) -> (UtcSecond, UtcSecond) {
    (
        from.map_or(UtcSecond(i64::MIN), |day| zone.day(day).start),
        to.map_or(UtcSecond(i64::MAX), |day| zone.day(day).end),
    )
}

pub(super) fn go_on(written: &io::Result<()>) -> ControlFlow<()> {
    match written {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}
