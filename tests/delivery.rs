//! From the ledger to the real Enterprise Server: over lines that break, to servers that die, with passwords that are
//! wrong (spec page 4, “Delivery”; page 7).

#[path = "support/fault_proxy.rs"]
mod fault_proxy;
#[path = "delivery/line.rs"]
mod line;
#[path = "delivery/restore.rs"]
mod restore;
#[path = "support/wfm_server.rs"]
mod wfm_server;

use fault_proxy::{FaultProxy, scramble};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use wfm_server::{PASSWORD, USER, WfmServer, apply, open, prepare, serve_if_asked, stored};
use xlink::deliver::{Access, Courier, Drained, ReadError, Secret, WfmSettings};
use xlink::ledger::{DayResult, Ledger, Recorded};
use xlink::model::{
    AgentDay, AgentSpan, ConnectionPhase, DataKind, Hundredths, IntervalValue, QueueId, UtcSecond, ValueKey,
    ValueTypeId, Version,
};
use xlink::passcode::Password;
use xlink::server::store::Store;
use xlink::time::Clock;
use xlink::wire::{Destination, Trust};

const SEED: u64 = 7_431;
/// 2026-03-02T00:00Z
const MIDNIGHT: i64 = 1_772_409_600;
const PATIENCE: Duration = Duration::from_secs(60);

struct Site {
    folder: tempfile::TempDir,
    ledger: Arc<Ledger>,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("temp folder");
        let ledger = Arc::new(Ledger::open(&folder.path().join("state")).expect("ledger"));
        Self { folder, ledger }
    }

    /// The folder of a WFM server with catalogue and user.
    fn store(&self, name: &str) -> PathBuf {
        let data = self.folder.path().join(name);
        prepare(&data);
        data
    }

    fn courier(&self, settings: WfmSettings) -> Courier {
        Courier::start(Arc::clone(&self.ledger), Clock::system(), settings, |_| {}).expect("starts")
    }

    fn record(&self, values: Vec<IntervalValue>) -> Recorded {
        self.ledger.record(&day(values, Vec::new())).expect("records")
    }
}

fn day(values: Vec<IntervalValue>, agent_days: Vec<AgentDay>) -> DayResult {
    DayResult {
        day: date(2026, 3, 2),
        kind: DataKind::Contacts,
        began: UtcSecond(MIDNIGHT),
        ended: UtcSecond(MIDNIGHT),
        systems: Vec::new(),
        values,
        rejected_values: Vec::new(),
        agent_days,
    }
}

fn settings(address: SocketAddr, password: &'static str) -> WfmSettings {
    let url = format!("iwfm://{address}");
    let destination = Destination {
        address: url.parse().expect("an address"),
        trust: Trust::System,
        proxy: None,
        connect_timeout: Duration::from_secs(10),
    };
    WfmSettings {
        name: "WFM".to_owned(),
        identity: format!("{url} {password}"),
        url,
        access: Access::Ready {
            destination: Box::new(destination),
            user: USER.to_owned(),
            password: Secret::new(move || Ok(Password::new(password.to_owned()))),
        },
    }
}

fn value(queue: u32, value_type: u32, interval: i64, value: i64) -> IntervalValue {
    IntervalValue {
        key: ValueKey {
            queue: QueueId(queue),
            value_type: ValueTypeId(value_type),
            version: Version::Historical,
            start: UtcSecond(MIDNIGHT + interval * 900),
        },
        value: Hundredths(value),
    }
}

/// What the import of a step computes: some of ten days' intervals of all queues.
fn step(number: u64) -> Vec<IntervalValue> {
    let mut values = Vec::new();
    for place in 0..7_680_u64 {
        let chance = scramble(SEED ^ number << 32 ^ place);
        if chance.is_multiple_of(3) {
            let (queue, value_type) = (1 + place % 4, 7 + place / 4 % 2);
            values.push(value(
                queue as u32,
                value_type as u32,
                (place / 8) as i64,
                (chance >> 20) as i64 % 1_000_000,
            ));
        }
    }
    values
}

/// What the store must hold after these recordings.
fn expected<'a>(
    recordings: impl IntoIterator<Item = &'a Vec<IntervalValue>>,
) -> BTreeMap<ValueKey, Hundredths> {
    recordings
        .into_iter()
        .flatten()
        .map(|value| (value.key, value.value))
        .collect()
}

fn drain(courier: &Courier) {
    let drained = courier
        .wait_drained(PATIENCE, &|| false)
        .expect("the ledger works");
    assert_eq!(drained, Drained::Empty);
}

/// Waits until `holds`, asking for a sign-in whenever the courier would wait, as a person would.
fn hurry(courier: &Courier, holds: impl Fn() -> bool) {
    while !holds() {
        match courier.state().phase {
            ConnectionPhase::Away { .. } => drop(courier.sign_in()),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// The process that the tests below talk to, and kill.
#[test]
#[ignore = "the server of the other tests"]
fn the_wfm_server() {
    serve_if_asked();
}

#[test]
fn what_was_recorded_arrives_and_only_what_changed_travels_again() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, PASSWORD));
    let first = step(1);
    assert_eq!(site.record(first.clone()).written, first.len() as u64);
    drain(&courier);
    assert_eq!(stored(&data), expected([&first]));
    assert_eq!(courier.counters().acknowledged, first.len() as u64);

    let again = site.record(first.clone());
    assert_eq!((again.written, again.unchanged), (0, first.len() as u64));
    drain(&courier);
    assert_eq!(courier.counters().acknowledged, first.len() as u64);

    let changed = vec![value(1, 7, 0, 123_456)];
    site.record(changed.clone());
    drain(&courier);
    assert_eq!(stored(&data), expected([&first, &changed]));
    assert_eq!(courier.counters().acknowledged, first.len() as u64 + 1);
}

#[test]
fn twenty_cut_connections_lose_nothing_and_double_nothing() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let proxy = FaultProxy::start(server.address, SEED, 60_000);
    proxy.set_faulty(true);
    let courier = site.courier(settings(proxy.address, PASSWORD));
    let mut recordings = Vec::new();
    while proxy.cuts() < 20 {
        let values = step(recordings.len() as u64);
        site.record(values.clone());
        recordings.push(values);
        courier.poke();
        let cuts = proxy.cuts();
        hurry(&courier, || {
            proxy.cuts() > cuts || site.ledger.outbox().expect("counts").is_empty()
        });
    }
    proxy.set_faulty(false);
    courier.sign_in();
    drain(&courier);
    assert_eq!(stored(&data), expected(&recordings));
}

#[test]
fn a_server_killed_again_and_again_has_everything_in_the_end() {
    let site = Site::new();
    let data = site.store("wfm");
    let mut server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, PASSWORD));
    let mut recordings = Vec::new();
    for round in 0..8 {
        let acknowledged = courier.counters().acknowledged;
        let values = step(round);
        site.record(values.clone());
        recordings.push(values);
        courier.poke();
        if round % 2 == 0 {
            // In the midst of it, as soon as the connection stands.
            hurry(&courier, || courier.state().phase == ConnectionPhase::Connected);
        } else {
            hurry(&courier, || courier.counters().acknowledged > acknowledged);
        }
        server.kill_and_restart(None);
    }
    courier.sign_in();
    drain(&courier);
    assert_eq!(stored(&data), expected(&recordings));
}

#[test]
fn a_wrong_password_is_tried_once_until_somebody_asks() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, "wrong"));
    let refused = |state: xlink::model::ConnectionState| {
        assert!(
            matches!(&state.phase, ConnectionPhase::Refused { why } if !why.english().contains("wrong")),
            "{state:?}"
        );
    };
    refused(courier.wait_first_attempt(PATIENCE));
    site.record(step(1));
    courier.poke();
    let drained = courier.wait_drained(PATIENCE, &|| false).expect("works");
    assert!(matches!(drained, Drained::Waiting(outbox, _) if outbox.values > 0));
    // The same settings again change nothing; a person may ask.
    courier.reconfigure(settings(server.address, "wrong"));
    for _ in 0..3 {
        refused(courier.sign_in());
    }
    // Four wrong ones so far: a fifth would lock the user.
    courier.reconfigure(settings(server.address, PASSWORD));
    drain(&courier);
    assert_eq!(courier.state().phase, ConnectionPhase::Connected);
    assert_eq!(stored(&data), expected([&step(1)]));
}

#[test]
fn another_store_and_another_life_of_it_are_sent_everything() {
    let site = Site::new();
    let (first, second) = (site.store("first"), site.store("second"));
    let one = WfmServer::start(&first, None);
    let two = WfmServer::start(&second, None);
    let proxy = FaultProxy::start(one.address, SEED, 1);
    let courier = site.courier(settings(proxy.address, PASSWORD));
    let values = step(1);
    site.record(values.clone());
    drain(&courier);
    proxy.set_target(two.address);
    drop(one);
    hurry(&courier, || {
        courier.counters().acknowledged == 2 * values.len() as u64
    });
    assert_eq!(stored(&second), expected([&values]));

    // Restored from a backup while we look on.
    open(&second).renew_epoch().expect("a new life");
    hurry(&courier, || {
        courier.counters().acknowledged == 3 * values.len() as u64
    });
    drain(&courier);
}

#[test]
fn a_batch_larger_than_the_server_takes_now_travels_in_pieces() {
    let site = Site::new();
    let data = site.store("wfm");
    let mut server = WfmServer::start(&data, None);
    let proxy = FaultProxy::start(server.address, SEED, 5_000);
    proxy.set_faulty(true);
    let courier = site.courier(settings(proxy.address, PASSWORD));
    let values = step(1);
    site.record(values.clone());
    courier.poke();
    hurry(&courier, || {
        !site.ledger.open_batches().expect("reads").is_empty()
    });
    // It stands in the ledger now and may have arrived or not.
    server.kill_and_restart(Some(100));
    proxy.set_faulty(false);
    courier.sign_in();
    drain(&courier);
    assert_eq!(stored(&data), expected([&values]));
}

#[test]
fn a_refused_value_goes_when_the_catalogue_takes_it() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, PASSWORD));
    let values = vec![value(1, 7, 0, 100), value(5, 7, 0, 500)];
    site.record(values.clone());
    drain(&courier);
    assert_eq!(courier.counters().refused, 1);
    assert_eq!(stored(&data), expected([&values[..1].to_vec()]));

    apply(
        &data,
        "[[queue]]\nid = 5\nname = \"Five\"\ninterval = 15\ntime_zone = \"UTC\"\nvalue_types = [7]\n",
    );
    hurry(&courier, || site.ledger.outbox().expect("counts").refused == 0);
    let (catalog, _) = courier.catalog().expect("a catalogue");
    assert!(catalog.queue(QueueId(5)).is_some());
    drain(&courier);
    assert_eq!(stored(&data), expected([&values]));
    courier.stop();
    assert!(
        site.ledger
            .kept_catalog()
            .expect("kept")
            .catalog
            .queue(QueueId(5))
            .is_some()
    );
}

#[test]
fn what_the_wfm_has_is_read_back_and_not_sent_again() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, PASSWORD));
    site.record(step(1));
    drain(&courier);
    courier.stop();

    // An installation that knows nothing of it, as after a move.
    let moved = Site::new();
    let courier = moved.courier(settings(server.address, PASSWORD));
    courier.wait_first_attempt(PATIENCE);
    let queues = (1..=4).map(QueueId).collect();
    let read = courier
        .read_values(queues, UtcSecond(MIDNIGHT), UtcSecond(MIDNIGHT + 960 * 900))
        .expect("reads");
    assert_eq!(read.values.len(), step(1).len());
    moved.ledger.reconcile(&read, UtcSecond(MIDNIGHT)).expect("works");
    let recorded = moved.record(step(1));
    assert_eq!((recorded.written, recorded.unchanged), (0, step(1).len() as u64));
    assert_eq!(courier.counters().acknowledged, 0);
}

#[test]
fn agent_days_arrive_and_unknown_agents_are_refused() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start(&data, None);
    let courier = site.courier(settings(server.address, PASSWORD));
    let agent_day = |agent: &str| AgentDay {
        system: "CSV".to_owned(),
        agent: agent.to_owned(),
        day: date(2026, 3, 2),
        spans: vec![AgentSpan {
            activity: "2".to_owned(),
            start: UtcSecond(MIDNIGHT + 3600),
            end: UtcSecond(MIDNIGHT + 7200),
        }],
    };
    site.ledger
        .record(&day(Vec::new(), vec![agent_day("4711"), agent_day("9999")]))
        .expect("records");
    drain(&courier);
    let counters = courier.counters();
    assert_eq!((counters.acknowledged, counters.refused), (1, 1));
    let read = courier
        .read_activities("CSV", date(2026, 3, 2), date(2026, 3, 2))
        .expect("reads");
    assert_eq!(read, [agent_day("4711")]);
}

#[test]
fn a_host_that_speaks_something_else_is_told_apart_from_one_that_is_away() {
    let site = Site::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("listens");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            use std::io::{Read, Write};
            let Ok(mut stream) = stream else { return };
            let _ = stream.read(&mut [0; 1024]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    let courier = site.courier(settings(address, PASSWORD));
    let state = courier.wait_first_attempt(PATIENCE);
    let ConnectionPhase::Away { why, .. } = &state.phase else {
        panic!("{state:?}")
    };
    assert!(why.english().contains("does not speak xlink's protocol"), "{why}");
    drop(courier);

    let closed = TcpListener::bind("127.0.0.1:0")
        .expect("listens")
        .local_addr()
        .expect("an address");
    let courier = site.courier(settings(closed, PASSWORD));
    let state = courier.wait_first_attempt(PATIENCE);
    let ConnectionPhase::Away { why, .. } = &state.phase else {
        panic!("{state:?}")
    };
    assert!(why.english().contains("does not answer"), "{why}");
    let read = courier.read_values(vec![QueueId(1)], UtcSecond(0), UtcSecond(1));
    assert!(matches!(read, Err(ReadError::NotConnected(_))), "{read:?}");
}

#[test]
fn without_settings_it_waits_for_them_and_a_silent_host_does_not_keep_it_from_stopping() {
    let site = Site::new();
    let silent = TcpListener::bind("127.0.0.1:0").expect("listens");
    let address = silent.local_addr().expect("an address");
    let mut missing = settings(address, PASSWORD);
    missing.access = Access::Missing("isps.cfg still holds iwfm-xxxx".into());
    missing.identity = "none".to_owned();
    let courier = site.courier(missing);
    let state = courier.wait_first_attempt(PATIENCE);
    assert!(
        matches!(state.phase, ConnectionPhase::NotConfigured { .. }),
        "{state:?}"
    );
    courier.reconfigure(settings(address, PASSWORD));
    hurry(&courier, || courier.state().phase == ConnectionPhase::Connecting);
    courier.stop();
}
