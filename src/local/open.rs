//! Opening the engine of an installation.

use super::flow::Meter;
use super::hub::Hub;
use super::planned::Planned;
use super::runner::{self, Job};
use super::setup::Setup;
use super::{Core, LocalEngine, State, watcher};
use crate::config::{Installation, Settings, look_at_configuration};
use crate::deliver::{Access, Courier, CourierEvent, WfmSettings, wfm_settings};
use crate::engine::{EngineError, Event, Host};
use crate::journal::{Journal, JournalSettings};
use crate::ledger::{Ledger, LedgerError};
use crate::model::{Message, Worded, message};
use crate::time::{Clock, Zone};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize};
use std::sync::{Arc, Mutex, OnceLock, RwLock, Weak};

/// How the engine is run.
pub struct Options {
    pub directory: PathBuf,
    pub clock: Clock,
    pub host: Host,
}

/// Why the engine could not start.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum OpenError {
    Ledger(#[from] LedgerError),
    Thread(#[from] std::io::Error),
}

impl Worded for OpenError {
    fn message(&self) -> Message {
        match self {
            Self::Ledger(why) => why.message(),
            Self::Thread(why) => message!(
                "local-thread",
                "the system gives no thread: {why}",
                why = crate::files::reason(why)
            ),
        }
    }
}

impl From<OpenError> for EngineError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Ledger(error @ LedgerError::InUse { .. }) => Self::InUse(error.message()),
            other => Self::Failed(other.message()),
        }
    }
}

impl LocalEngine {
    /// Takes the ledger of the installation, connects to its WFM, and imports what it is asked to. No schedule runs by
    /// itself: see [`LocalEngine::start_due`].
    ///
    /// # Errors
    /// [`LedgerError::InUse`] while another process owns the ledger.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        let Options {
            directory,
            clock,
            host,
        } = options;
        let installation = Installation::open(&directory).with_clock(clock.clone());
        let ledger = Arc::new(Ledger::open(&installation.state())?);
        let machine = Zone::machine();
        let kept = ledger.kept_catalog().map(|kept| Arc::new(kept.catalog));
        let seen = look_at_configuration(&directory);
        let setup = Setup::read(&installation, kept, None);
        let planned = Planned::make(&setup, &installation, &machine);
        let (jobs, received) = crossbeam_channel::unbounded();
        let (dirty, touched) = crossbeam_channel::bounded(1);
        let (catalogs, catalogs_came) = crossbeam_channel::unbounded();
        let core = Arc::new(Core {
            journal: Journal::open(&directory, clock.clone()),
            installation,
            clock,
            machine,
            host,
            ledger,
            courier: OnceLock::new(),
            hub: Hub::default(),
            setup: RwLock::new(Arc::new(setup)),
            planned: RwLock::new(Arc::new(planned)),
            reloading: Mutex::new(()),
            seen: Mutex::new(seen),
            state: Mutex::new(State::default()),
            meter: Mutex::new(Meter::default()),
            trees: Mutex::new(BTreeMap::new()),
            jobs,
            dirty,
            catalogs,
            consuming: AtomicBool::new(false),
            cancelled: AtomicBool::new(false),
            stopping: AtomicBool::new(false),
            mappings_revision: AtomicU64::new(1),
            previews: AtomicUsize::new(0),
            trying: Mutex::new(()),
        });
        let setup = core.setup();
        core.configure(&setup);
        let courier = courier(&core, &setup)?;
        // Nobody else sets it.
        let _ = core.courier.set(courier);
        let runner = runner::start(core.clone(), received)?;
        let watcher = watcher::start(core.clone(), touched, catalogs_came)?;
        let engine = Self {
            core,
            threads: Mutex::new(vec![runner, watcher]),
        };
        // Files whose values were confirmed only after a restart may go now; wrong parents are mended at start.
        engine.core.order_consume();
        let _ = engine.core.jobs.send(Job::Correct);
        Ok(engine)
    }
}

/// The courier's events reach the engine as long as there is one.
fn courier(core: &Arc<Core>, setup: &Setup) -> std::io::Result<Courier> {
    let weak: Weak<Core> = Arc::downgrade(core);
    let settings = wfm(core, setup);
    Courier::start(core.ledger.clone(), core.clock.clone(), settings, move |event| {
        let Some(core) = weak.upgrade() else { return };
        match event {
            CourierEvent::Connection(_) => core.touch(),
            // Reading files takes too long for the courier's thread.
            CourierEvent::Catalog(catalog) => {
                let _ = core.catalogs.send(catalog);
            }
            CourierEvent::Delivered(queues) => {
                // Agent days name no queue, and an empty list would mean all of them.
                if queues.is_empty() {
                    core.touch();
                } else {
                    core.tell(&Event::ValuesChanged(queues.into_iter().collect()));
                }
                core.order_consume();
            }
        }
    })
}

/// The first WFM system of isps.cfg; this build delivers to one.
fn wfm(core: &Core, setup: &Setup) -> WfmSettings {
    let all = wfm_settings(&setup.settings, &core.installation.state());
    all.into_iter().next().unwrap_or_else(|| WfmSettings {
        name: setup.wfm.clone(),
        url: String::new(),
        access: Access::Missing(message!(
            "local-no-wfm-system",
            "isps.cfg names no WFM system: it needs a section [IES System WFM] with Url"
        )),
        identity: String::new(),
    })
}

impl Core {
    /// Takes over what concerns the logs and the way to the WFM.
    pub(super) fn configure(&self, setup: &Setup) {
        let general = setup.general();
        let unusable = self.journal.configure(&JournalSettings {
            protocol: general.protocol,
            log_dir: general.log_dir.clone(),
            limit: general.log_max_bytes,
        });
        if let Err(error) = unusable {
            self.journal.service(error.to_string());
        }
        secrets(&setup.settings).for_each(|secret| self.journal.hide(secret));
        if let Some(courier) = self.courier() {
            courier.reconfigure(wfm(self, setup));
        }
    }
}

/// What must never stand in a log: passcodes, and passwords of proxies.
fn secrets(settings: &Settings) -> impl Iterator<Item = &str> {
    let passcodes = settings.logins.iter().map(|login| login.passcode.reveal());
    let proxies = settings
        .wfm_systems
        .iter()
        .filter_map(|system| system.proxy.as_ref());
    let passwords = proxies.filter_map(|proxy| {
        let (login, _) = proxy.reveal().rsplit_once('@')?;
        Some(login.rsplit_once(':')?.1)
    });
    passcodes
        .filter(|passcode| crate::passcode::is_ours(passcode))
        .chain(passwords)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passcodes_and_passwords_of_proxies_are_secrets_and_placeholders_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let key = crate::passcode::InstallationKey::read_or_make(&folder.path().join("state")).unwrap();
        let password = crate::passcode::Password::new("hunter22".to_owned());
        let passcode = crate::passcode::make(&key, &password).unwrap();
        let login =
            format!("[DB]\n1=WFM,0,xlink,{passcode}\n2=B,0,xlink@xxxx.com,<password from generator>\n");
        std::fs::write(folder.path().join("isps_Ul.ini"), login).unwrap();
        let connection = "[IES System WFM]\nUrl = iwfm://wfm\nProxy = http://me:let-me-out@proxy:3128\n";
        std::fs::write(folder.path().join("isps.cfg"), connection).unwrap();
        let (settings, _) = Installation::open(folder.path()).load();
        assert_eq!(
            secrets(&settings).collect::<Vec<_>>(),
            [passcode.as_str(), "let-me-out"]
        );
    }
}
