//! A backup of an earlier moment, restored beside a WFM that has gone on since (spec page 4, “Delivery”; page 5,
//! `xlink restore`).

use super::wfm_server::{PASSWORD, WfmServer, open, prepare, stored};
use super::{MIDNIGHT, day, drain, settings, value};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xlink::backup;
use xlink::deliver::Courier;
use xlink::ledger::{BatchLimits, Ledger};
use xlink::model::{AgentDay, AgentSpan, UtcSecond};
use xlink::passcode::Password;
use xlink::server::store::{ActivitySelection, DayOrder, Store};
use xlink::time::Clock;

fn record(ledger: &Ledger, values: &[(i64, i64)], agent_minutes: Option<i64>) {
    let agent_days = agent_minutes.map(|minutes| AgentDay {
        system: "CSV".to_owned(),
        agent: "4711".to_owned(),
        day: jiff::civil::date(2026, 3, 2),
        spans: vec![AgentSpan {
            activity: "1".to_owned(),
            start: UtcSecond(MIDNIGHT),
            end: UtcSecond(MIDNIGHT + minutes * 60),
        }],
    });
    let values = values
        .iter()
        .map(|&(interval, hundredths)| value(1, 7, interval, hundredths));
    let result = day(values.collect(), agent_days.into_iter().collect());
    ledger.record(&result).expect("records");
}

/// Delivers everything that waits, and ends.
fn deliver(ledger: &Arc<Ledger>, server: &WfmServer) {
    let settings = settings(server.address, PASSWORD);
    let courier = Courier::start(Arc::clone(ledger), Clock::system(), settings, |_| {}).expect("starts");
    drain(&courier);
}

/// What the WFM has of the intervals, in order, and how many minutes the agent was there.
fn there(data: &Path) -> (Vec<(i64, i64)>, Option<i64>) {
    let values = stored(data)
        .iter()
        .map(|(key, value)| ((key.start.0 - MIDNIGHT) / 900, value.0))
        .collect();
    let mut minutes = None;
    let all = ActivitySelection {
        system: None,
        agents: Vec::new(),
        from: None,
        to: None,
        order: DayOrder::Agent,
    };
    open(data)
        .read_activities(&all, &mut |stored| {
            let span = stored.day.spans.first();
            minutes = span.map(|span| (span.end.0 - span.start.0) / 60);
            std::ops::ControlFlow::Continue(())
        })
        .expect("reads");
    (values, minutes)
}

struct Site {
    folder: tempfile::TempDir,
    server: WfmServer,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("temp folder");
        let data = folder.path().join("wfm");
        prepare(&data);
        let server = WfmServer::start(&data, None);
        Self { folder, server }
    }

    fn ledger(&self) -> Arc<Ledger> {
        Arc::new(Ledger::open(&self.folder.path().join("xlink/state")).expect("ledger"))
    }

    fn there(&self) -> (Vec<(i64, i64)>, Option<i64>) {
        there(&self.folder.path().join("wfm"))
    }

    /// Three values and an agent's day are with the WFM; then one value and the day are in an open batch each, with a
    /// newer value computed meanwhile, and another value waits. Of that, a backup.
    fn backed_up(&self) -> Arc<Ledger> {
        let ledger = self.ledger();
        record(&ledger, &[(0, 100), (1, 200), (2, 300)], Some(10));
        deliver(&ledger, &self.server);
        let limits = BatchLimits {
            values: 1000,
            agent_days: 100,
            agent_bytes: 1 << 20,
        };
        record(&ledger, &[(1, 250)], Some(20));
        ledger.next_batch(limits).expect("works").expect("the value");
        ledger
            .next_batch(limits)
            .expect("works")
            .expect("the agent's day");
        record(&ledger, &[(1, 260), (3, 400)], None);
        let (installation, file) = (self.folder.path().join("xlink"), self.file());
        std::fs::write(installation.join("isps.cfg"), "[IES System WFM]\n").expect("writes");
        backup::write(&installation, &file, &passphrase(), &Clock::system()).expect("a backup");
        ledger
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("old.tar")
    }

    fn restored(&self, before: Arc<Ledger>) -> Arc<Ledger> {
        drop(before);
        backup::read(&self.file(), &passphrase())
            .and_then(|backup| backup.restore(&self.folder.path().join("xlink"), true, &Clock::system()))
            .expect("restored");
        let ledger = self.ledger();
        assert_eq!(
            ledger.open_batches().expect("works"),
            [],
            "nothing goes on under an old number"
        );
        assert_eq!(ledger.outbox().expect("works").values, 2, "and nothing is lost");
        ledger
    }
}

fn passphrase() -> Password {
    Password::new("moving".to_owned())
}

#[test]
fn what_waited_in_a_backup_arrives_when_the_wfm_never_got_it() {
    let site = Site::new();
    let ledger = site.backed_up();
    let ledger = site.restored(ledger);
    deliver(&ledger, &site.server);
    let expected = vec![(0, 100), (1, 260), (2, 300), (3, 400)];
    assert_eq!(site.there(), (expected, Some(20)));
}

#[test]
fn a_restored_backup_takes_nothing_back_that_the_wfm_got_since() {
    let site = Site::new();
    let ledger = site.backed_up();
    deliver(&ledger, &site.server);
    record(&ledger, &[(1, 270), (2, 310), (3, 410), (4, 500)], Some(30));
    deliver(&ledger, &site.server);
    let newest = (vec![(0, 100), (1, 270), (2, 310), (3, 410), (4, 500)], Some(30));
    assert_eq!(site.there(), newest);

    let ledger = site.restored(ledger);
    deliver(&ledger, &site.server);
    assert_eq!(
        site.there(),
        newest,
        "the WFM is right about what was stored after the backup"
    );

    // The source is asked again, and says what it said: also where the backup believed that nothing had changed.
    let again = [(0, 100), (1, 270), (2, 300), (3, 400)];
    record(&ledger, &again, Some(20));
    deliver(&ledger, &site.server);
    let computed = vec![(0, 100), (1, 270), (2, 300), (3, 400), (4, 500)];
    assert_eq!(site.there(), (computed, Some(20)));
    record(&ledger, &again, Some(20));
    assert!(
        ledger.outbox().expect("works").is_empty(),
        "nothing travels twice"
    );
}
