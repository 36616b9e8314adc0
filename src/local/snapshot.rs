//! The state of the engine as the main screen shows it.

use super::setup::{Setup, SystemInfo};
use super::{Core, State};
use crate::engine::{
    EngineError, ImportProgress, ImportTrigger, Level, Notice, Outbox, Snapshot, SystemPhase, SystemState,
};
use crate::ledger::{LedgerError, OutboxLevel, OutboxState, UnknownQueue};
use crate::model::{ConnectionPhase, ConnectionState, DataKind, Message, Worded, message};
use crate::time::Zone;
use jiff::civil::Date;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Queue names that no setting lists are told when they came within so many days.
const UNKNOWN_DAYS: i64 = 30;
/// What imports and deliveries said is told for so many seconds.
const LATELY: i64 = 86_400;
/// An automatic import that takes longer shows its progress.
const BRIEF: Duration = Duration::from_secs(1);

impl Core {
    pub(super) fn snapshot(&self) -> Result<Snapshot, EngineError> {
        self.make_snapshot().map_err(super::engine::failed)
    }

    fn make_snapshot(&self) -> Result<Snapshot, LedgerError> {
        let (setup, planned) = (self.setup(), self.planned());
        let now = self.clock.now();
        let outbox = self.ledger.outbox()?;
        let limit = setup.general().outbox_max_bytes;
        let counters = self
            .courier()
            .map(|courier| courier.counters())
            .unwrap_or_default();
        let connections = self.connections(&setup);
        let mut notices = setup.notices.clone();
        notices.extend(planned.notices.iter().cloned());
        notices.extend(outbox_notice(&outbox, limit));
        notices.extend(self.journal.troubles().iter().map(|trouble| Notice {
            level: Level::Warning,
            place: trouble.file.display().to_string(),
            text: trouble.message(),
            hint: Message::default(),
        }));
        let systems = self.systems(&setup)?;
        let catalog_read = self
            .courier()
            .and_then(|courier| courier.catalog())
            .map(|(_, read)| read);
        let flow = self.meter().flow(counters, Instant::now());
        let schedule = self.schedule();
        let state = self.state();
        let since = now.0 - LATELY;
        let lately = state
            .lately
            .iter()
            .filter(|(at, notice)| at.0 >= since && notice.level > Level::Fine);
        notices.extend(lately.map(|(_, notice)| notice.clone()));
        Ok(Snapshot {
            taken: now,
            directory: self.installation.directory().display().to_string(),
            host: self.host.clone(),
            connections,
            catalog_revision: setup.catalog.as_ref().map(|catalog| catalog.revision),
            catalog_read,
            systems,
            import: shown(&state),
            last_import: state.last_import.clone(),
            flow,
            outbox: Outbox {
                values: outbox.values,
                agent_days: outbox.agent_days,
                oldest: outbox.oldest,
                bytes: outbox.bytes,
                limit_bytes: limit,
            },
            schedule,
            mappings_revision: self.mappings_revision.load(Ordering::Relaxed),
            mappings: planned.mapped.len() as u64,
            notices,
        })
    }

    /// The WFM system in use first; further ones are named, nothing goes there.
    fn connections(&self, setup: &Setup) -> Vec<ConnectionState> {
        let first = self.courier().map(|courier| courier.state());
        let others = setup
            .settings
            .wfm_systems
            .iter()
            .skip(1)
            .map(|system| ConnectionState {
                name: system.name.clone(),
                url: system
                    .address
                    .server()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                phase: ConnectionPhase::NotConfigured {
                    missing: message!(
                        "local-first-only",
                        "this build delivers to the first WFM system of isps.cfg only"
                    ),
                },
                since: self.clock.now(),
            });
        first.into_iter().chain(others).collect()
    }

    fn systems(&self, setup: &Setup) -> Result<Vec<SystemState>, LedgerError> {
        let today = self.machine.date_of(self.clock.now());
        let since = today
            .checked_sub(jiff::Span::new().days(UNKNOWN_DAYS))
            .unwrap_or(Date::MIN);
        let unknown = self.ledger.unknown_queues(since)?;
        setup
            .infos
            .iter()
            .map(|info| self.system(setup, info, &unknown))
            .collect()
    }

    fn system(
        &self,
        setup: &Setup,
        info: &SystemInfo,
        unknown: &[UnknownQueue],
    ) -> Result<SystemState, LedgerError> {
        let now = self.clock.now();
        let zones = self.planned().zones.get(&info.name).cloned().unwrap_or_default();
        let of_contacts = zones.first().unwrap_or(&self.machine).date_of(now);
        let of_agents = setup
            .system_named(&info.name)
            .map_or_else(Zone::utc, |system| system.zone.clone())
            .date_of(now);
        let contacts = self
            .ledger
            .system_counts(&info.name, DataKind::Contacts, of_contacts)?;
        let agents = self
            .ledger
            .system_counts(&info.name, DataKind::Activities, of_agents)?;
        let state = self.state();
        let phase = match (setup.off.get(&info.name), state.failed.get(&info.name)) {
            (Some(why), _) => SystemPhase::Off { why: why.clone() },
            _ if state.reading.as_deref() == Some(&info.name) && shown(&state).is_some() => {
                SystemPhase::Reading
            }
            (None, Some(why)) => SystemPhase::Failed { why: why.clone() },
            (None, None) => SystemPhase::Idle,
        };
        Ok(SystemState {
            name: info.name.clone(),
            interface: info.interface.clone(),
            phonelink: info.phonelink,
            timelink: info.timelink,
            phase,
            last_rows: contacts.last_rows.max(agents.last_rows),
            rows_today: contacts.rows + agents.rows,
            rejected_today: contacts.rejected + agents.rejected,
            unknown_queues: unknown
                .iter()
                .filter(|queue| queue.system == info.name)
                .map(|queue| (queue.name.clone(), queue.rows))
                .collect(),
        })
    }
}

/// The running import. One that started by itself and is over in a moment is not told, so that nothing flickers.
fn shown(state: &State) -> Option<ImportProgress> {
    let since = state.import_since.map(|since| since.elapsed());
    let import = state.import.as_ref();
    import
        .filter(|import| import.trigger == ImportTrigger::Manual || since.is_some_and(|since| since >= BRIEF))
        .cloned()
}

fn outbox_notice(outbox: &OutboxState, limit: u64) -> Option<Notice> {
    let (level, text) = match outbox.level(limit) {
        OutboxLevel::Room => return None,
        OutboxLevel::Near => (
            Level::Warning,
            message!("local-outbox-near", "the outbox is nearly full"),
        ),
        OutboxLevel::Full => (
            Level::Error,
            message!(
                "local-outbox-full",
                "the outbox is full: imports pause until there is room"
            ),
        ),
    };
    Some(Notice {
        level,
        place: "OutboxMaxSize".to_owned(),
        text,
        hint: message!(
            "local-outbox-hint",
            "let the WFM server be reached again, or raise OutboxMaxSize in [General]"
        ),
    })
}
