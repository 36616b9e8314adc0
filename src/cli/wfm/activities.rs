//! `xlink wfm activities`

use super::dates::Days;
use super::output::{Cell, Format, Table};
use super::place::Place;
use super::values::go_on;
use crate::cli::{Global, Status};
use crate::model::{ActivityId, EmployeeId};
use crate::server::store::{ActivitySelection, DayOrder, StoredDay};
use crate::time::Zone;
use jiff::civil::Date;
use std::collections::HashMap;
use std::io::{self, Write};

/// The agent activities that the server holds, chosen by their start.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink wfm activities --from 2026-03-01 --to 2026-03-07 --data /srv/wfm")]
pub(super) struct Args {
    #[command(flatten)]
    days: Days,
    #[command(flatten)]
    format: Format,
}

/// A contract (spec page 8).
const COLUMNS: &[&str] = &[
    "employee_id",
    "employee",
    "external_id",
    "system",
    "activity_id",
    "activity",
    "external_activity",
    "start",
    "end",
];

struct Names {
    employees: HashMap<EmployeeId, String>,
    activities: HashMap<ActivityId, String>,
    zones: HashMap<String, Zone>,
}

pub(super) fn run(global: &Global, place: &Place, args: &Args) -> color_eyre::Result<Status> {
    let days = args.days.read(global)?;
    let store = place.open(global)?;
    let catalog = store.catalog()?;
    let names = Names {
        employees: catalog
            .employees
            .into_iter()
            .map(|one| (one.id, one.name))
            .collect(),
        activities: catalog
            .activities
            .into_iter()
            .map(|one| (one.id, one.name))
            .collect(),
        zones: catalog
            .external_systems
            .into_iter()
            .map(|system| Ok((system.name, Zone::named(&system.time_zone)?)))
            .collect::<color_eyre::Result<_>>()?,
    };
    // A span belongs to the day on which it was imported; its start may lie on a neighbouring one when the system's zone
    // was changed since.
    let selection = ActivitySelection {
        system: None,
        agents: Vec::new(),
        from: days.0.map(|day| day.yesterday().unwrap_or(day)),
        to: days.1.map(|day| day.tomorrow().unwrap_or(day)),
        order: DayOrder::Employee,
    };
    let mut table = Table::on_stdout(&args.format, COLUMNS)?;
    let mut written = Ok(());
    store.read_activities(&selection, &mut |day| {
        written = rows(&mut table, &names, &day, days);
        go_on(&written)
    })?;
    written?;
    table.finish()?;
    Ok(Status::Done)
}

fn rows<W: Write>(
    table: &mut Table<W>,
    names: &Names,
    stored: &StoredDay,
    (from, to): (Option<Date>, Option<Date>),
) -> io::Result<()> {
    let utc = Zone::utc();
    let zone = names.zones.get(&stored.day.system).unwrap_or(&utc);
    for (span, activity) in stored.day.spans.iter().zip(&stored.activities) {
        let day = zone.date_of(span.start);
        if from.is_some_and(|from| day < from) || to.is_some_and(|to| day > to) {
            continue;
        }
        table.row(vec![
            Cell::number(stored.employee.0),
            Cell::text(names.employees.get(&stored.employee).map_or("", String::as_str)),
            Cell::text(&stored.day.agent),
            Cell::text(&stored.day.system),
            Cell::number(activity.0),
            Cell::text(names.activities.get(activity).map_or("", String::as_str)),
            Cell::text(&span.activity),
            Cell::text(zone.format_seconds(span.start)),
            Cell::text(zone.format_seconds(span.end)),
        ])?;
    }
    Ok(())
}
