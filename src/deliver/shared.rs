//! What the courier's thread tells everybody else.

use super::rate::Rate;
use crate::ledger::{KeptCatalog, Ledger, OutboxState};
use crate::model::{Catalog, ConnectionPhase, ConnectionState, QueueId, UtcSecond};
use crate::time::Clock;
use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// What happened on the way to the WFM. Handlers run on the courier's thread and must be short.
#[derive(Debug, Clone)]
pub enum CourierEvent {
    /// The connection's state changed.
    Connection(ConnectionState),
    /// The WFM's catalogue is another one.
    Catalog(Arc<Catalog>),
    /// The WFM acknowledged or refused values of these queues; agent days name none.
    Delivered(BTreeSet<QueueId>),
}

/// What was delivered since the courier started; rates per second, over the last 10 seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counters {
    pub acknowledged: u64,
    pub refused: u64,
    pub acknowledged_per_second: f64,
}

/// How waiting for an empty outbox ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drained {
    /// Everything is acknowledged or refused.
    Empty,
    /// There was no contact for as long as the caller would wait, or there never can be; so much still waits.
    Waiting(OutboxState, ConnectionState),
    /// The caller had enough.
    Cancelled,
}

pub(super) struct Shared {
    pub(super) ledger: Arc<Ledger>,
    pub(super) clock: Clock,
    told: Mutex<Told>,
    changed: Condvar,
    handler: Box<dyn Fn(CourierEvent) + Send + Sync>,
}

struct Told {
    connection: ConnectionState,
    catalog: Option<Arc<Catalog>>,
    catalog_read: Option<UtcSecond>,
    acknowledged: Rate,
    refused: u64,
    /// Tickets of wishes for an attempt to connect; starting is the first one.
    asked: u64,
    /// The newest ticket that the link has taken up.
    heard: u64,
    /// The newest ticket whose attempt has ended, well or not.
    answered: u64,
}

impl Shared {
    pub(super) fn new(
        ledger: Arc<Ledger>,
        clock: Clock,
        connection: ConnectionState,
        handler: Box<dyn Fn(CourierEvent) + Send + Sync>,
    ) -> Self {
        let kept = ledger.kept_catalog();
        let told = Told {
            connection,
            catalog_read: kept.as_ref().map(|kept| kept.read),
            catalog: kept.map(|kept| Arc::new(kept.catalog)),
            acknowledged: Rate::default(),
            refused: 0,
            asked: 1,
            heard: 1,
            answered: 0,
        };
        Self {
            ledger,
            clock,
            told: Mutex::new(told),
            changed: Condvar::new(),
            handler,
        }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        // Every change below is whole in itself.
        self.told.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(super) fn connection(&self) -> ConnectionState {
        self.told().connection.clone()
    }

    /// Notes a phase; its beginning stays when it only goes on.
    pub(super) fn set_phase(&self, name: &str, url: &str, phase: ConnectionPhase) {
        let connection = {
            let mut told = self.told();
            let same =
                told.connection.name == name && told.connection.url == url && told.connection.phase == phase;
            if same {
                return;
            }
            told.connection = ConnectionState {
                name: name.to_owned(),
                url: url.to_owned(),
                phase,
                since: self.clock.now(),
            };
            told.connection.clone()
        };
        self.changed.notify_all();
        (self.handler)(CourierEvent::Connection(connection));
    }

    /// A wish for an attempt to connect; returns its ticket.
    pub(super) fn ask(&self) -> u64 {
        let mut told = self.told();
        told.asked += 1;
        told.asked
    }

    /// The link has taken up one wish more.
    pub(super) fn hear(&self) {
        self.told().heard += 1;
        self.changed.notify_all();
    }

    /// No wish is on its way to the link.
    pub(super) fn all_heard(&self) -> bool {
        let told = self.told();
        told.heard == told.asked
    }

    /// An attempt to connect has ended; its outcome is the phase.
    pub(super) fn attempt_ended(&self) {
        let mut told = self.told();
        told.answered = told.heard;
        drop(told);
        self.changed.notify_all();
    }

    pub(super) fn catalog(&self) -> Option<(Arc<Catalog>, UtcSecond)> {
        let told = self.told();
        told.catalog.clone().zip(told.catalog_read)
    }

    /// The server confirmed this catalogue just now.
    pub(super) fn set_catalog(&self, catalog: Catalog) {
        let read = self.clock.now();
        let catalog = Arc::new(catalog);
        let changed = {
            let mut told = self.told();
            let changed = told.catalog.as_ref() != Some(&catalog);
            told.catalog = Some(Arc::clone(&catalog));
            told.catalog_read = Some(read);
            changed
        };
        self.keep_catalog();
        if changed {
            self.changed.notify_all();
            (self.handler)(CourierEvent::Catalog(catalog));
        }
    }

    /// The server said that the catalogue is still the same.
    pub(super) fn catalog_confirmed(&self) {
        self.told().catalog_read = Some(self.clock.now());
    }

    /// Writes the catalogue and the time it was last confirmed to the state folder.
    pub(super) fn keep_catalog(&self) {
        let Some((catalog, read)) = self.catalog() else {
            return;
        };
        let kept = KeptCatalog {
            read,
            catalog: Catalog::clone(&catalog),
        };
        if let Err(error) = self.ledger.keep_catalog(&kept) {
            // The next start has an older one or none, and asks the server anyway.
            tracing::warn!("the catalogue was not kept: {error}");
        }
    }

    pub(super) fn delivered(&self, acknowledged: u64, refused: u64, queues: BTreeSet<QueueId>) {
        {
            let mut told = self.told();
            told.acknowledged.add(acknowledged, Instant::now());
            told.refused += refused;
        }
        self.changed.notify_all();
        (self.handler)(CourierEvent::Delivered(queues));
    }

    pub(super) fn counters(&self) -> Counters {
        let mut told = self.told();
        Counters {
            acknowledged: told.acknowledged.total(),
            refused: told.refused,
            acknowledged_per_second: told.acknowledged.per_second(Instant::now()),
        }
    }

    /// Waits until the attempt that this ticket asked for has ended.
    pub(super) fn wait_answer(&self, ticket: u64, patience: Duration) -> ConnectionState {
        let end = Instant::now() + patience;
        let mut told = self.told();
        while told.answered < ticket {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let woken = self.changed.wait_timeout(told, left);
            told = woken.unwrap_or_else(|poisoned| poisoned.into_inner()).0;
        }
        told.connection.clone()
    }

    /// Waits a moment, or until something changed.
    pub(super) fn wait_change(&self, longest: Duration) {
        let told = self.told();
        drop(self.changed.wait_timeout(told, longest));
    }
}
