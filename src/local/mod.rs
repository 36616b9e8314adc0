//! The engine in this process: it owns an installation's ledger, the way to the WFM and the sources, and imports.
//!
//! The service puts it behind the channel and lets its scheduler ask for what is due; the console and the command line
//! use it as it is when no service runs. One import runs at a time, on a thread of its own.

mod automatic;
mod correct;
mod days;
mod dry;
mod engine;
mod flow;
mod hub;
mod lines;
mod live;
mod open;
mod planned;
mod preview;
mod runner;
mod setup;
mod snapshot;
mod sources;
mod trees;
mod watcher;

#[cfg(test)]
mod tests;

pub use automatic::Due;
pub use dry::{DryRun, dry_run};
pub use open::{OpenError, Options};
pub use trees::node as tree_of;

use crate::config::{Installation, Look, look_at_configuration};
use crate::deliver::Courier;
use crate::engine::{Event, Host, ImportProgress, ImportSummary, Notice, TreeNode};
use crate::journal::Journal;
use crate::ledger::Ledger;
use crate::model::{Catalog, ConnectionPhase, ConnectionState, DataKind, Message, UtcSecond};
use crate::time::{Clock, Zone};
use flow::Meter;
use hub::Hub;
use planned::Planned;
use runner::Job;
use setup::Setup;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Instant;

/// How many summaries of past imports are kept for those who ask.
const KEPT_SUMMARIES: usize = 100;

/// The engine of one installation in this process. Dropping it stops it.
pub struct LocalEngine {
    core: Arc<Core>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// What all threads of the engine share.
struct Core {
    installation: Installation,
    clock: Clock,
    machine: Zone,
    journal: Journal,
    host: Host,
    ledger: Arc<Ledger>,
    /// Set once, right after the rest: its events come here.
    courier: OnceLock<Courier>,
    hub: Hub,
    setup: RwLock<Arc<Setup>>,
    planned: RwLock<Arc<Planned>>,
    /// Held while the files are read anew, so that two readings do not cross.
    reloading: Mutex<()>,
    /// The files as they looked when they were last read.
    seen: Mutex<Option<Look>>,
    state: Mutex<State>,
    meter: Mutex<Meter>,
    trees: Mutex<BTreeMap<String, TreeNode>>,
    jobs: crossbeam_channel::Sender<Job>,
    /// Something to show changed.
    dirty: crossbeam_channel::Sender<()>,
    /// Catalogues that came; taken over beside the courier's thread.
    catalogs: crossbeam_channel::Sender<Arc<Catalog>>,
    /// A look for files that may go is ordered already.
    consuming: AtomicBool,
    cancelled: AtomicBool,
    stopping: AtomicBool,
    mappings_revision: AtomicU64,
    /// How many look at an external system's first rows right now.
    previews: AtomicUsize,
    /// Held during a sign-in that somebody tries: two at once could lock a user twice as fast.
    trying: Mutex<()>,
}

/// What changes while the engine runs.
#[derive(Default)]
struct State {
    /// The import that runs or is about to.
    import: Option<ImportProgress>,
    import_since: Option<Instant>,
    last_import: Option<ImportSummary>,
    summaries: VecDeque<(u64, ImportSummary)>,
    /// The system that is being read.
    reading: Option<String>,
    /// Systems whose last reading failed, and why.
    failed: BTreeMap<String, Message>,
    held: bool,
    /// When the last automatic import of each kind began.
    last_run: BTreeMap<DataKind, UtcSecond>,
    /// Place and text of warnings that automatic imports gave, and when last.
    warned: HashMap<(String, String), UtcSecond>,
    /// Seconds between automatic imports, in the settings' place; see [`LocalEngine::hurry`].
    hurry: Option<u32>,
    /// What imports and deliveries said lately: files that went, days that lie too far back.
    lately: VecDeque<(UtcSecond, Notice)>,
}

impl Core {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn meter(&self) -> MutexGuard<'_, Meter> {
        self.meter.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn trees(&self) -> MutexGuard<'_, BTreeMap<String, TreeNode>> {
        self.trees.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn setup(&self) -> Arc<Setup> {
        self.setup.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn planned(&self) -> Arc<Planned> {
        self.planned
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn courier(&self) -> Option<&Courier> {
        self.courier.get()
    }

    fn catalog(&self) -> Option<Arc<Catalog>> {
        self.setup().catalog.clone()
    }

    /// Has the files looked at that may be moved or deleted, once.
    fn order_consume(&self) {
        if !self.consuming.swap(true, Ordering::SeqCst) {
            let _ = self.jobs.send(Job::Consume);
        }
    }

    fn touch(&self) {
        // A full channel means somebody is told already.
        let _ = self.dirty.try_send(());
    }

    fn tell(&self, event: &Event) {
        self.hub.tell(event);
        self.touch();
    }

    fn note(&self, notice: Notice) {
        const KEPT: usize = 50;
        let mut state = self.state();
        let known = state.lately.iter().position(|(_, known)| *known == notice);
        if let Some(known) = known {
            state.lately.remove(known);
        }
        state.lately.push_back((self.clock.now(), notice.clone()));
        while state.lately.len() > KEPT {
            state.lately.pop_front();
        }
        drop(state);
        // An import every quarter of an hour must not say the same thing every quarter of an hour.
        if known.is_none() {
            self.tell(&Event::Notice(notice));
        }
    }

    fn seen(&self) -> MutexGuard<'_, Option<Look>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the files anew if somebody wrote them since.
    fn take_over_changes(&self) {
        let now = look_at_configuration(self.installation.directory());
        let changed = now.is_some() && now != *self.seen();
        if changed {
            self.reload(None);
        }
    }

    /// Reads the files anew and takes over what they say. `catalog`: another one is known now.
    fn reload(&self, catalog: Option<Arc<Catalog>>) {
        let _one_at_a_time = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        // Before they are read: what is written meanwhile is read once more.
        let look = look_at_configuration(self.installation.directory());
        let before = self.setup();
        let catalog = catalog.or_else(|| before.catalog.clone());
        let setup = Arc::new(Setup::read(&self.installation, catalog, Some(&before)));
        let planned = Arc::new(Planned::make(&setup, &self.installation, &self.machine));
        let mapped_anew = setup.mapping_lines != before.mapping_lines;
        self.configure(&setup);
        *self.setup.write().unwrap_or_else(PoisonError::into_inner) = setup;
        *self.planned.write().unwrap_or_else(PoisonError::into_inner) = planned;
        // Only now: who finds the files seen goes on with what they say.
        *self.seen() = look;
        self.trees().clear();
        if mapped_anew {
            self.mappings_revision.fetch_add(1, Ordering::Relaxed);
            self.tell(&Event::MappingsChanged);
        }
        self.touch();
    }
}

impl LocalEngine {
    /// Imports what is due every so many seconds instead of every so many minutes: for a demo, whose day must be seen to
    /// pass.
    pub fn hurry(&self, seconds: u32) {
        self.core.state().hurry = Some(seconds.max(1));
    }

    /// The files as they looked when they were last read.
    pub fn seen(&self) -> Option<Look> {
        self.core.seen().clone()
    }

    /// The logs of this installation.
    pub fn journal(&self) -> &Journal {
        &self.core.journal
    }

    /// Waits until the first attempt to reach the WFM has ended, well or not, and its catalogue is in use.
    pub fn wait_first_contact(&self, patience: std::time::Duration) -> ConnectionState {
        let Some(courier) = self.core.courier() else {
            return ConnectionState {
                name: self.core.setup().wfm.clone(),
                url: String::new(),
                phase: ConnectionPhase::Connecting,
                since: self.core.clock.now(),
            };
        };
        let state = courier.wait_first_attempt(patience);
        if let Some((catalog, _)) = courier.catalog()
            && self.core.catalog().is_none_or(|used| used != catalog)
        {
            self.core.reload(Some(catalog));
        }
        state
    }

    /// Moves or deletes the files that may go now.
    pub fn consume_files(&self) {
        self.core.consume();
    }

    /// Finishes the write in hand, keeps the outbox and ends all threads; a few seconds at most.
    pub fn stop(&self) {
        self.core.stopping.store(true, Ordering::SeqCst);
        self.core.cancelled.store(true, Ordering::SeqCst);
        let _ = self.core.jobs.send(Job::Stop);
        self.core.touch();
        if let Some(courier) = self.core.courier() {
            courier.stop();
        }
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        for thread in threads.drain(..) {
            // A panic there was reported there.
            let _ = thread.join();
        }
        self.core.hub.close();
    }
}

impl Drop for LocalEngine {
    fn drop(&mut self) {
        self.stop();
    }
}
