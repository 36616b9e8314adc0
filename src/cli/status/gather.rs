//! Where the answers come from: the service while it runs, else what it left on disk. Nothing is changed by asking.

use super::report::{Connection, Outbox, QueueRow, Report, Service, instant};
use crate::cli::engine;
use crate::config::{Installation, WfmAddress};
use crate::control::Client;
use crate::engine::{Engine, EngineError, Host, LiveState, LiveValue};
use crate::ledger::{Cell, CellState, Ledger, LedgerError, Target};
use crate::manager::Phase;
use crate::mapping::{MapStore, Mappings};
use crate::model::{Catalog, Hundredths, Queue, QueueId, UtcSecond, ValueTypeId};
use crate::time::{Clock, Zone};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

pub(super) fn report(directory: &Path) -> color_eyre::Result<Report> {
    match engine::service_patiently(directory) {
        Ok(Some(client)) => match of_service(directory, &client) {
            // It has just ended.
            Err(EngineError::Unreachable(_)) => without_service(directory),
            other => Ok(other?),
        },
        Ok(None) => without_service(directory),
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
        Host::InProcess | Host::Nobody => Service {
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

/// Value types asked for at once.
const AT_ONCE: usize = 5_000;

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
    let todays = Todays::of(catalog, now);
    let mut values: HashMap<QueueId, Vec<(LiveValue, u64)>> = HashMap::new();
    for keys in keys.chunks(AT_ONCE) {
        let live = client.live(keys)?;
        let mapped: Vec<(QueueId, ValueTypeId)> = live
            .iter()
            .filter(|value| is_mapped(value.state))
            .map(|value| (value.queue, value.value_type))
            .collect();
        let gaps = todays.gaps(client, &mapped)?;
        for value in live {
            let gaps = gaps
                .get(&(value.queue, value.value_type))
                .copied()
                .unwrap_or_default();
            values.entry(value.queue).or_default().push((value, gaps));
        }
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

/// Each queue's own today: at most three dates, all over the world.
struct Todays {
    of: HashMap<QueueId, Date>,
}

impl Todays {
    fn of(catalog: &Catalog, now: UtcSecond) -> Self {
        let mut zones: HashMap<&str, Date> = HashMap::new();
        let mut of_zone = |queue| *zones.entry(zone_name(queue)).or_insert_with(|| today(queue, now));
        Self {
            of: catalog
                .queues
                .iter()
                .map(|queue| (queue.id, of_zone(queue)))
                .collect(),
        }
    }

    /// How many intervals of its queue's today each value type lacks.
    fn gaps(
        &self,
        client: &Client,
        keys: &[(QueueId, ValueTypeId)],
    ) -> Result<HashMap<(QueueId, ValueTypeId), u64>, EngineError> {
        let dates: BTreeSet<Date> = keys
            .iter()
            .filter_map(|(queue, _)| self.of.get(queue))
            .copied()
            .collect();
        let mut gaps = HashMap::new();
        for date in dates {
            let of_date: Vec<(QueueId, ValueTypeId)> = keys
                .iter()
                .filter(|(queue, _)| self.of.get(queue) == Some(&date))
                .copied()
                .collect();
            for grid in client.days(&of_date, date, date)? {
                let missing = grid.days.iter().map(|day| u64::from(day.missing)).sum();
                gaps.insert((grid.queue, grid.value_type), missing);
            }
        }
        Ok(gaps)
    }
}

fn zone_name(queue: &Queue) -> &str {
    &queue.time_zone
}

fn is_mapped(state: LiveState) -> bool {
    !matches!(state, LiveState::NotMapped | LiveState::Inactive)
}

fn zone(queue: &Queue) -> Zone {
    Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc())
}

fn today(queue: &Queue, now: UtcSecond) -> Date {
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
        let ended: Vec<UtcSecond> = day
            .intervals(queue.interval)
            .filter(|interval| interval.end <= now)
            .map(|interval| interval.start)
            .collect();
        let stretch = |kind: &ValueTypeId| Target {
            queue: queue.id,
            value_type: *kind,
            from: day.start,
            to: day.end,
        };
        let stretches: Vec<Target> = queue.value_types.iter().map(stretch).collect();
        let mut values = Vec::new();
        ledger.scan(&stretches, |stretch, cells, rejected| {
            let is_mapped = mappings
                .get(queue.id, stretch.value_type)
                .is_some_and(|mapping| !mapping.metrics.is_empty());
            let known = |start: &UtcSecond| {
                let cell = cells.binary_search_by_key(start, |cell: &Cell| cell.start);
                cell.is_ok() || rejected.binary_search(start).is_ok()
            };
            let gaps = match is_mapped && queue.active {
                true => ended.iter().filter(|start| !known(start)).count() as u64,
                false => 0,
            };
            values.push((live(queue, stretch.value_type, is_mapped, cells), gaps));
        })?;
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
