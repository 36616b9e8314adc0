//! A line that falls silent, and sign-ins that end: the courier notices, and goes on by itself (spec page 4, “Delivery”;
//! page 7, a token ends).

use super::fault_proxy::FaultProxy;
use super::wfm_server::{PASSWORD, WfmServer, stored};
use super::{Site, drain, expected, settings, step};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use xlink::deliver::{Courier, CourierEvent, Pace};
use xlink::model::ConnectionPhase;
use xlink::time::Clock;

/// Every phase of the connection since the start.
#[derive(Clone, Default)]
struct Phases(Arc<Mutex<Vec<ConnectionPhase>>>);

impl Phases {
    fn all(&self) -> Vec<ConnectionPhase> {
        self.0.lock().expect("a lock").clone()
    }

    fn connected(&self) -> usize {
        let all = self.all();
        all.iter()
            .filter(|phase| **phase == ConnectionPhase::Connected)
            .count()
    }
}

fn courier(site: &Site, address: SocketAddr, pace: Pace) -> (Courier, Phases) {
    let phases = Phases::default();
    let heard = phases.clone();
    let handler = move |event| {
        if let CourierEvent::Connection(state) = event {
            heard.0.lock().expect("a lock").push(state.phase);
        }
    };
    let (ledger, settings) = (Arc::clone(&site.ledger), settings(address, PASSWORD));
    let courier = Courier::start_with(ledger, Clock::system(), settings, pace, handler).expect("starts");
    (courier, phases)
}

fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < deadline, "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_line_that_falls_silent_is_given_up_and_made_anew() {
    let site = Site::new();
    let data = site.store("wfm");
    let notice = Duration::from_millis(50);
    let server = WfmServer::start_hasty(&data, Duration::from_secs(3600), notice);
    let proxy = FaultProxy::start(server.address, 1, u64::MAX);
    let pace = Pace {
        silence: Duration::from_secs(1),
        ..Pace::default()
    };
    let (courier, phases) = courier(&site, proxy.address, pace);
    site.record(step(1));
    drain(&courier);

    proxy.set_mute(true);
    site.record(step(2));
    courier.poke();
    let silent = |phase: &ConnectionPhase| matches!(phase, ConnectionPhase::Away { why, .. } if why.english().contains("nothing was heard"));
    eventually("the silence", || phases.all().iter().any(silent));
    proxy.set_mute(false);
    // What was still trying on the mute line shall not be waited for.
    proxy.cut();
    drain(&courier);
    assert_eq!(stored(&data), expected([&step(1), &step(2)]));
    assert!(phases.connected() >= 2);
}

#[test]
fn a_sign_in_that_ends_is_renewed_and_nobody_notices() {
    let site = Site::new();
    let data = site.store("wfm");
    let server = WfmServer::start_hasty(&data, Duration::from_secs(2), Duration::from_millis(50));
    let proxy = FaultProxy::start(server.address, 1, u64::MAX);
    let pace = Pace {
        brief: Duration::from_millis(100),
        ..Pace::default()
    };
    let (courier, phases) = courier(&site, proxy.address, pace);
    let mut recorded = Vec::new();
    for round in 1..=3 {
        recorded.push(step(round));
        site.record(step(round));
        drain(&courier);
        eventually("another sign-in", || proxy.accepted() > round);
    }
    drain(&courier);
    assert_eq!(stored(&data), expected(&recorded));
    let left = phases
        .all()
        .into_iter()
        .filter(|phase| *phase != ConnectionPhase::Connected);
    assert_eq!(left.count(), 0, "{:?}", phases.all());
}
