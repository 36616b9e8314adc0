//! A small engine for the channel to carry.

use crate::engine::*;
use crate::model::{Catalog, Hundredths, QueueId, UtcSecond, ValueTypeId};
use crossbeam_channel::{Receiver, Sender, unbounded};
use jiff::civil::Date;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// Counts what it is asked and tells what it is told to.
#[derive(Default)]
pub(super) struct Small {
    pub asked: AtomicU64,
    pub held: Mutex<bool>,
    pub subscribers: Mutex<Vec<Sender<Event>>>,
    /// `tree` waits here until somebody sends.
    pub gate: Mutex<Option<Receiver<()>>>,
}

impl Small {
    pub fn tell(&self, event: &Event) {
        self.subscribers
            .lock()
            .unwrap()
            .retain(|to| to.send(event.clone()).is_ok());
    }
}

impl Engine for Small {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Ok(state(self.asked.load(Ordering::SeqCst)))
    }
    fn subscribe(&self) -> Result<Receiver<Event>, EngineError> {
        let (events, received) = unbounded();
        self.subscribers.lock().unwrap().push(events);
        Ok(received)
    }
    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        Ok(None)
    }
    fn tree(&self, system: &str, _: bool) -> Result<TreeNode, EngineError> {
        let gate = self.gate.lock().unwrap().take();
        gate.map(|gate| gate.recv());
        Err(EngineError::NotFound(
            format!("no external system “{system}”").into(),
        ))
    }
    fn live(&self, keys: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        let value = |&(queue, value_type): &(QueueId, ValueTypeId)| LiveValue {
            queue,
            value_type,
            state: LiveState::Quiet,
            last: None,
            today: None,
            is_mean: false,
            hours: vec![None; 24],
        };
        Ok(keys.iter().map(value).collect())
    }
    fn day_strip(&self, queue: QueueId, _: ValueTypeId, _: Date) -> Result<DayStrip, EngineError> {
        Err(EngineError::NotFound(queue.to_string().into()))
    }
    fn days(&self, _: &[(QueueId, ValueTypeId)], _: Date, _: Date) -> Result<Vec<DayGrid>, EngineError> {
        Ok(vec![grid()])
    }
    fn start_import(&self, request: &ImportRequest) -> Result<u64, EngineError> {
        match request.systems.is_empty() {
            true => Ok(7),
            false => Err(EngineError::Busy("import 6".into())),
        }
    }
    fn cancel_import(&self) -> Result<(), EngineError> {
        Ok(())
    }
    fn summary(&self, _: u64) -> Result<Option<ImportSummary>, EngineError> {
        Ok(None)
    }
    fn hold(&self, held: bool) -> Result<(), EngineError> {
        *self.held.lock().unwrap() = held;
        Ok(())
    }
    fn reload(&self) -> Result<Vec<Notice>, EngineError> {
        Ok(vec![notice("read")])
    }
    fn correct_mappings(&self) -> Result<Vec<String>, EngineError> {
        Ok(vec!["** ANALYSING MAPFILE STARTED **".to_owned()])
    }
    fn test_source(&self, _: &str) -> Result<Vec<Notice>, EngineError> {
        Ok(vec![])
    }
    fn preview(&self, request: &PreviewRequest) -> Result<Preview, EngineError> {
        Ok(preview(request))
    }
    fn sign_in(&self, wfm: &str) -> Result<ConnectionState, EngineError> {
        Ok(ConnectionState {
            name: wfm.to_owned(),
            url: String::new(),
            phase: ConnectionPhase::Connected,
            since: UtcSecond(0),
        })
    }
    fn probe(&self, wfm: &Draft) -> Result<Probe, EngineError> {
        Ok(probe(wfm))
    }
    fn try_sign_in(&self, request: &SignInRequest) -> Result<SignInTrial, EngineError> {
        Ok(match request.passcode.reveal() {
            "right" => SignInTrial::Welcome {
                may_import: true,
                may_administer: false,
            },
            _ => SignInTrial::Refused,
        })
    }
    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        Ok(vec![])
    }
}

pub(super) fn notice(text: &str) -> Notice {
    Notice {
        level: Level::Fine,
        place: String::new(),
        text: text.into(),
        hint: "".into(),
    }
}

pub(super) fn probe(wfm: &Draft) -> Probe {
    Probe {
        address: format!("iwfm://{}:45054", wfm.name),
        peer: None,
        tls: None,
        server: None,
        trouble: Some(LineTrouble {
            kind: TroubleKind::NothingListens,
            why: "connection refused".into(),
        }),
    }
}

pub(super) fn grid() -> DayGrid {
    DayGrid {
        queue: QueueId(1),
        value_type: ValueTypeId(2),
        first: jiff::civil::date(2026, 3, 1),
        days: vec![DayCell {
            state: DayMark::Gaps,
            ended: 96,
            missing: 3,
            rejected: 0,
            pending: 1,
            total: Some(Hundredths(1200)),
        }],
        is_mean: false,
    }
}

pub(super) fn preview(request: &PreviewRequest) -> Preview {
    Preview {
        kind: request.kind,
        folder: Some(request.draft.name.clone()),
        files: vec![],
        file_count: 0,
        bytes: 0,
        columns: vec![],
        header_lines: 1,
        date_orders: vec![],
        judged: true,
        notices: vec![],
        rows: vec![],
        rejected_later: vec![],
        counts: PreviewCounts::default(),
        unlisted: vec![],
        whole: true,
    }
}

pub(super) fn state(number: u64) -> Snapshot {
    let automatic = Automatic {
        setting: "none".to_owned(),
        next: None,
    };
    Snapshot {
        taken: UtcSecond(number as i64),
        directory: "/srv/xlink".to_owned(),
        host: Host::InProcess,
        connections: vec![],
        catalog_revision: None,
        catalog_read: None,
        systems: vec![],
        import: None,
        last_import: None,
        flow: Flow::default(),
        outbox: Outbox::default(),
        schedule: Schedule {
            held: false,
            contacts: automatic.clone(),
            activities: automatic,
        },
        mappings_revision: 0,
        mappings: 0,
        notices: vec![],
    }
}
