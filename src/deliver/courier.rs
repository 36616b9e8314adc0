//! The courier as others see it.

use super::backoff::Backoff;
use super::link::{Command, Link, ReadRequest};
use super::shared::Shared;
use super::{Access, Counters, CourierEvent, Drained, Pace, ReadError, WfmSettings};
use crate::ledger::{Ledger, LedgerError, OutboxState, ReadBack};
use crate::model::{AgentDay, Catalog, ConnectionPhase, ConnectionState, QueueId, UtcSecond};
use crate::time::Clock;
use jiff::civil::Date;
use std::io;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::{Notify, mpsc, oneshot};

/// How long a person who asks for a sign-in waits for its outcome.
const PATIENCE: Duration = Duration::from_secs(60);
/// A waiter looks at least this often.
const LOOK: Duration = Duration::from_millis(200);

/// Keeps the connection to the WFM and empties the outbox, on a thread of its own. Dropping stops it.
pub struct Courier {
    shared: Arc<Shared>,
    commands: mpsc::UnboundedSender<Command>,
    poked: Arc<Notify>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Courier {
    /// Starts connecting at once. `handler` hears of everything that happens, on the courier's thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        ledger: Arc<Ledger>,
        clock: Clock,
        settings: WfmSettings,
        handler: impl Fn(CourierEvent) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::start_with(ledger, clock, settings, Pace::default(), handler)
    }

    /// The same with another patience.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start_with(
        ledger: Arc<Ledger>,
        clock: Clock,
        settings: WfmSettings,
        pace: Pace,
        handler: impl Fn(CourierEvent) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let phase = match &settings.access {
            Access::Missing(text) => ConnectionPhase::NotConfigured {
                missing: text.clone(),
            },
            Access::Ready { .. } => ConnectionPhase::Connecting,
        };
        let connection = ConnectionState {
            name: settings.name.clone(),
            url: settings.url.clone(),
            phase,
            since: clock.now(),
        };
        let shared = Arc::new(Shared::new(ledger, clock, connection, Box::new(handler)));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(4)
            .thread_name("courier-io")
            .enable_all()
            .build()?;
        let (commands, received) = mpsc::unbounded_channel();
        let poked = Arc::new(Notify::new());
        let link = Link {
            shared: Arc::clone(&shared),
            settings,
            commands: received,
            poked: Arc::clone(&poked),
            backoff: Backoff::default(),
            pace,
            by_hand: false,
        };
        let thread = std::thread::Builder::new()
            .name("courier".to_owned())
            .spawn(move || {
                runtime.block_on(link.run());
                // Nothing is left but what was cut off; whatever it had in hand travels again.
                runtime.shutdown_timeout(Duration::from_secs(1));
            })?;
        Ok(Self {
            shared,
            commands,
            poked,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// How the connection stands.
    pub fn state(&self) -> ConnectionState {
        self.shared.connection()
    }

    /// The WFM's catalogue as last read, if only from the state folder, and when the server last confirmed it.
    pub fn catalog(&self) -> Option<(Arc<Catalog>, UtcSecond)> {
        self.shared.catalog()
    }

    pub fn counters(&self) -> Counters {
        self.shared.counters()
    }

    /// Something was recorded: look into the outbox now.
    pub fn poke(&self) {
        self.poked.notify_one();
    }

    /// Takes over other settings; the same ones change nothing. A refused sign-in is tried again with others.
    pub fn reconfigure(&self, settings: WfmSettings) {
        self.shared.ask();
        self.tell(Command::Reconfigure(Box::new(settings)));
    }

    /// Signs in anew, also after a refusal, and returns how it went.
    pub fn sign_in(&self) -> ConnectionState {
        let ticket = self.shared.ask();
        if self.tell(Command::SignIn) {
            self.shared.wait_answer(ticket, PATIENCE)
        } else {
            self.state()
        }
    }

    /// Waits until the first attempt to connect has ended, well or not.
    pub fn wait_first_attempt(&self, patience: Duration) -> ConnectionState {
        self.shared.wait_answer(1, patience)
    }

    /// Waits until the outbox is empty. Gives up after `patience` without contact, at once when contact needs a person
    /// (a refused sign-in, missing settings), and when `cancelled` says so.
    pub fn wait_drained(
        &self,
        patience: Duration,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Drained, LedgerError> {
        self.poke();
        let mut contact = Instant::now();
        loop {
            let outbox = self.shared.ledger.outbox()?;
            if outbox.is_empty() {
                return Ok(Drained::Empty);
            }
            if cancelled() {
                return Ok(Drained::Cancelled);
            }
            let all_heard = self.shared.all_heard();
            let state = self.state();
            let hopeless = match state.phase {
                ConnectionPhase::Connected => {
                    contact = Instant::now();
                    false
                }
                ConnectionPhase::Refused { .. } | ConnectionPhase::NotConfigured { .. } => all_heard,
                ConnectionPhase::Connecting | ConnectionPhase::Away { .. } => contact.elapsed() >= patience,
            };
            if hopeless {
                return Ok(Drained::Waiting(outbox, state));
            }
            self.shared.wait_change(LOOK);
        }
    }

    /// Waits a moment for what was just recorded to be acknowledged: at most so long, and not at all without contact.
    /// Returns what waits then.
    pub fn settle(&self, longest: Duration) -> Result<OutboxState, LedgerError> {
        self.poke();
        let end = Instant::now() + longest;
        loop {
            let outbox = self.shared.ledger.outbox()?;
            let contact = self.state().phase == ConnectionPhase::Connected;
            let left = end.saturating_duration_since(Instant::now());
            if outbox.is_empty() || !contact || left.is_zero() {
                return Ok(outbox);
            }
            self.shared.wait_change(left.min(LOOK));
        }
    }

    /// What the WFM holds of these queues' historical values with `from <= start < to`, for the strip of the day and
    /// for [`Ledger::reconcile`].
    pub fn read_values(
        &self,
        queues: Vec<QueueId>,
        from: UtcSecond,
        to: UtcSecond,
    ) -> Result<ReadBack, ReadError> {
        self.ask(|answer| ReadRequest::Values {
            queues,
            from,
            to,
            answer,
        })
    }

    /// The agent days of one system that the WFM holds, both days inclusive.
    pub fn read_activities(&self, system: &str, first: Date, last: Date) -> Result<Vec<AgentDay>, ReadError> {
        self.ask(|answer| ReadRequest::Activities {
            system: system.to_owned(),
            first,
            last,
            answer,
        })
    }

    /// Finishes the write in hand, keeps the outbox, ends the thread; a few seconds at most.
    pub fn stop(&self) {
        self.tell(Command::Stop);
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        // The last owner may let go inside a handler, on that very thread; it ends by itself then.
        if let Some(thread) = thread
            && thread.thread().id() != std::thread::current().id()
        {
            // A panic there was reported there.
            let _ = thread.join();
        }
    }

    fn ask<T>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<T, ReadError>>) -> ReadRequest,
    ) -> Result<T, ReadError> {
        let (answer, answered) = oneshot::channel();
        self.tell(Command::Read(request(answer)));
        answered
            .blocking_recv()
            .unwrap_or_else(|_| Err(ReadError::NotConnected(self.state())))
    }

    /// False: after `stop` nobody listens, and nobody needs to.
    fn tell(&self, command: Command) -> bool {
        self.commands.send(command).is_ok()
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.stop();
    }
}
