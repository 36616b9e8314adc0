//! Where the answers come from: the service while it runs, else what it left on disk. Nothing is changed by asking.

use super::report::{Connection, Outbox, QueueRow, Report, Service, instant};
use crate::config::{Installation, WfmAddress};
use crate::control::Client;
use crate::engine::{Engine, EngineError, Host, LiveState, LiveValue, StripState};
use crate::ledger::{Cell, CellState, Ledger, LedgerError};
use crate::manager::Phase;
use crate::mapping::{MapStore, Mappings};
use crate::model::{Catalog, Hundredths, Queue, QueueId, UtcSecond, ValueTypeId};
use crate::time::{Clock, Zone};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn report(directory: &Path) -> color_eyre::Result<Report> {
    match Client::connect(directory) {
        Ok(client) => match of_service(directory, &client) {
            // It has just ended.
            Err(EngineError::Unreachable(_)) => without_service(directory),
            other => Ok(other?),
        },
        Err(EngineError::Unreachable(_)) => without_service(directory),
        Err(error) => Err(error.into()),
    }
}

fn of_service(directory: &Path, client: &Client) -> Result<Report, EngineError> {
    let snapshot = client.snapshot()?;
    let catalog = client.catalog()?;
    let connections: Vec<Connection> = snapshot.connections.iter().map(Connection::of).collect();
    let service = match snapshot.host {
        Host::Service {
            pid,
            since,
            version,
            manager,
        } => Service {
            state: Phase::Running(Some(pid)).name(),
            manager,
            pid: Some(pid),
            since: Some(instant(since)),
            version: Some(version),
        },
        // Nothing but a service listens on the channel.
        Host::InProcess => Service {
            state: Phase::Running(None).name(),
            manager: String::new(),
            pid: None,
            since: None,
            version: None,
        },
    };
    Ok(Report {
        directory: directory.display().to_string(),
        service,
        connection: first(&connections),
        connections,
        queues: match catalog {
            Some(catalog) => queues_of_service(client, &catalog, snapshot.taken)?,
            None => Vec::new(),
        },
        outbox: Outbox {
            values: snapshot.outbox.values,
            agent_days: snapshot.outbox.agent_days,
            oldest: snapshot.outbox.oldest.map(instant),
            bytes: snapshot.outbox.bytes,
            limit_bytes: snapshot.outbox.limit_bytes,
        },
        held: snapshot.schedule.held,
        import: snapshot.import,
        last_import: snapshot.last_import,
        notices: snapshot.notices,
    })
}

fn first(connections: &[Connection]) -> Connection {
    let none = || Connection::none("not-configured", "", "");
    connections.first().cloned().unwrap_or_else(none)
}

fn queues_of_service(
    client: &Client,
    catalog: &Catalog,
    now: UtcSecond,
) -> Result<Vec<QueueRow>, EngineError> {
    let keys: Vec<(QueueId, ValueTypeId)> = catalog
        .queues
        .iter()
        .flat_map(|queue| queue.value_types.iter().map(|kind| (queue.id, *kind)))
        .collect();
    let mut values: BTreeMap<QueueId, Vec<(LiveValue, u64)>> = BTreeMap::new();
    for value in client.live(&keys)? {
        let gaps = match (is_mapped(value.state), catalog.queue(value.queue)) {
            (true, Some(queue)) => {
                let strip = client.day_strip(value.queue, value.value_type, today(queue, now))?;
                strip
                    .cells
                    .iter()
                    .filter(|cell| cell.state == StripState::Missing)
                    .count() as u64
            }
            _ => 0,
        };
        values.entry(value.queue).or_default().push((value, gaps));
    }
    let row = |queue: &Queue| {
        QueueRow::of(
            catalog,
            queue,
            values.get(&queue.id).map_or(&[][..], Vec::as_slice),
        )
    };
    Ok(catalog.queues.iter().map(row).collect())
}

fn is_mapped(state: LiveState) -> bool {
    !matches!(state, LiveState::NotMapped | LiveState::Inactive)
}

fn zone(queue: &Queue) -> Zone {
    Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc())
}

fn today(queue: &Queue, now: UtcSecond) -> jiff::civil::Date {
    zone(queue).date_of(now)
}

fn without_service(directory: &Path) -> color_eyre::Result<Report> {
    let status = crate::cli::service::of(directory, None)?;
    let installation = Installation::open(directory);
    let (settings, _) = installation.load();
    let connections: Vec<Connection> = settings
        .wfm_systems
        .iter()
        .map(|system| match &system.address {
            WfmAddress::Server(url) => Connection::none("no-service", &system.name, &url.to_string()),
            WfmAddress::NotConfigured => Connection::none("not-configured", &system.name, ""),
            WfmAddress::Unusable(text) => Connection::none("not-configured", &system.name, text),
        })
        .collect();
    let mut report = Report {
        directory: directory.display().to_string(),
        service: Service {
            state: status.phase.name(),
            manager: status.manager.name().to_owned(),
            pid: None,
            since: None,
            version: None,
        },
        connection: first(&connections),
        connections,
        queues: Vec::new(),
        outbox: Outbox {
            limit_bytes: settings.general.outbox_max_bytes,
            ..Outbox::default()
        },
        held: false,
        import: None,
        last_import: None,
        notices: Vec::new(),
    };
    // Whoever asks how things stand makes nothing, and keeps no service from starting.
    let Some(ledger) = Ledger::look(&installation.state())? else {
        return Ok(report);
    };
    let outbox = ledger.outbox()?;
    report.outbox.values = outbox.values;
    report.outbox.agent_days = outbox.agent_days;
    report.outbox.oldest = outbox.oldest.map(instant);
    report.outbox.bytes = outbox.bytes;
    if let Some(kept) = ledger.kept_catalog() {
        let lines = MapStore::open(&installation)
            .map(|store| store.file.lines().to_vec())
            .unwrap_or_default();
        let wfm = settings.wfm_systems.first().map_or("WFM", |system| &system.name);
        let mappings = Mappings::of(&lines, wfm, Some(&kept.catalog));
        report.queues = queues_of_ledger(&ledger, &kept.catalog, &mappings)?;
    }
    Ok(report)
}

fn queues_of_ledger(
    ledger: &Ledger,
    catalog: &Catalog,
    mappings: &Mappings,
) -> Result<Vec<QueueRow>, LedgerError> {
    let now = Clock::system().now();
    let mut rows = Vec::new();
    for queue in &catalog.queues {
        let day = zone(queue).day(today(queue, now));
        let mut values = Vec::new();
        for kind in &queue.value_types {
            let cells = ledger.cells(queue.id, *kind, day.start, day.end)?;
            let is_mapped = mappings
                .get(queue.id, *kind)
                .is_some_and(|mapping| !mapping.metrics.is_empty());
            let ended = day
                .intervals(queue.interval)
                .filter(|interval| interval.end <= now);
            let missing = |start| {
                cells
                    .binary_search_by_key(&start, |cell: &Cell| cell.start)
                    .is_err()
            };
            let gaps = ended.filter(|interval| missing(interval.start)).count() as u64;
            let gaps = if is_mapped && queue.active { gaps } else { 0 };
            values.push((live(queue, *kind, is_mapped, &cells), gaps));
        }
        rows.push(QueueRow::of(catalog, queue, &values));
    }
    Ok(rows)
}

/// What the ledger alone tells; a mean is not told from a sum here, so no total is given.
fn live(queue: &Queue, value_type: ValueTypeId, is_mapped: bool, cells: &[Cell]) -> LiveValue {
    let any = |wanted: fn(&CellState) -> bool| cells.iter().any(|cell| wanted(&cell.state));
    let state = if !queue.active {
        LiveState::Inactive
    } else if !is_mapped {
        LiveState::NotMapped
    } else if any(|state| matches!(state, CellState::Refused(_))) {
        LiveState::Rejected
    } else if any(|state| *state == CellState::Pending) {
        LiveState::Pending
    } else if cells.is_empty() {
        LiveState::Quiet
    } else {
        LiveState::Delivered
    };
    let last: Option<(UtcSecond, Hundredths)> = cells.last().map(|cell| (cell.start, cell.value));
    LiveValue {
        queue: queue.id,
        value_type,
        state,
        last,
        today: None,
        is_mean: false,
        hours: Vec::new(),
    }
}
