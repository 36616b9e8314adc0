//! Looks at the store several times a second: other processes change catalogue and users, and clients want to know
//! within 2 seconds (spec page 7).

use super::serve::told_to_stop;
use super::store::{Life, Store, StoreError};
use super::tokens::Tokens;
use crate::model::{Catalog, UtcSecond};
use crate::time::Clock;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;

const LOOK: Duration = Duration::from_millis(250);
const MARK: Duration = Duration::from_secs(10);
const FORGET: Duration = Duration::from_secs(6 * 3_600);
/// A batch is not sent again after so long.
const REMEMBER_DAYS: i64 = 30;

/// What the watcher works on.
pub(super) struct Watcher {
    pub store: Arc<dyn Store>,
    pub tokens: Arc<Tokens>,
    pub clock: Clock,
    pub news: watch::Sender<Life>,
}

impl Watcher {
    /// Runs until told to stop.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let watcher = Arc::new(self);
        let mut state = State {
            marked: Instant::now(),
            forgotten: None,
            silent: false,
        };
        loop {
            let next = Arc::clone(&watcher);
            state = match tokio::task::spawn_blocking(move || next.look(state)).await {
                Ok(state) => state,
                Err(_) => return,
            };
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = told_to_stop(&mut stop) => return,
            }
        }
    }

    fn look(&self, mut state: State) -> State {
        match self.store.life() {
            Ok(life) => {
                state.silent = false;
                let before = self.news.borrow().clone();
                if before.users_revision != life.users_revision {
                    self.tokens.judge_again(&*self.store);
                }
                if before != life {
                    self.news.send_replace(life);
                }
            }
            Err(error) => state.complain(&error),
        }
        if state.marked.elapsed() >= MARK {
            state.marked = Instant::now();
            if let Err(error) = self.store.leave_mark() {
                state.complain(&error);
            }
        }
        if state.forgotten.is_none_or(|at| at.elapsed() >= FORGET) {
            state.forgotten = Some(Instant::now());
            let before = UtcSecond(self.clock.now().0 - REMEMBER_DAYS * 86_400);
            if let Err(error) = self.store.forget_batches(before) {
                state.complain(&error);
            }
        }
        state
    }
}

struct State {
    marked: Instant,
    forgotten: Option<Instant>,
    /// The same trouble was said already.
    silent: bool,
}

impl State {
    fn complain(&mut self, error: &StoreError) {
        if !self.silent {
            tracing::error!("the store cannot be looked at: {error}");
            self.silent = true;
        }
    }
}

/// The catalogue, read anew only when its revision changed.
pub(super) struct CatalogCache {
    store: Arc<dyn Store>,
    kept: Mutex<Option<Arc<Catalog>>>,
}

impl CatalogCache {
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self {
            store,
            kept: Mutex::default(),
        }
    }

    /// Blocks while it reads.
    pub fn current(&self) -> Result<Arc<Catalog>, StoreError> {
        let life = self.store.life()?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(catalog) = &*kept
            && catalog.revision == life.revision
            && catalog.stamp == life.stamp
        {
            return Ok(Arc::clone(catalog));
        }
        let catalog = Arc::new(self.store.catalog()?);
        *kept = Some(Arc::clone(&catalog));
        Ok(catalog)
    }
}
