//! Emptying the outbox: several batches under way, each until it is answered.

use super::enterprise::{Enterprise, RequestError};
use super::shared::Shared;
use crate::ledger::{Batch, BatchContent, BatchLimits, BatchReply, Ledger, LedgerError, RefusedDay};
use crate::model::{Message, Refusal, RefusedValue, StoreStamp, Worded};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// Someone's poke may be lost with a crash of the caller; look anyway.
const LOOK: Duration = Duration::from_secs(5);

/// Why sending ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DrainEnd {
    /// The wish to stop was seen, and everything in hand is answered.
    Stopped,
    Request(RequestError),
    /// The ledger itself cannot be read or written.
    Ledger(Message),
}

impl From<LedgerError> for DrainEnd {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error.message())
    }
}

/// What sending needs.
pub(super) struct Drain {
    pub(super) shared: Arc<Shared>,
    pub(super) server: Enterprise,
    pub(super) poked: Arc<Notify>,
    /// True: take nothing new.
    pub(super) stopping: watch::Receiver<bool>,
    /// The store that greeted us; whose refusals of unfit values are noted.
    pub(super) stamp: StoreStamp,
}

type Answered = (Batch, Result<BatchReply, RequestError>);

impl Drain {
    /// Sends until something fails or the wish to stop comes. What was under way when the last connection broke goes
    /// first, under its old numbers.
    pub(super) async fn run(mut self) -> DrainEnd {
        match self.send_all().await {
            Ok(()) => DrainEnd::Stopped,
            Err(end) => end,
        }
    }

    async fn send_all(&mut self) -> Result<(), DrainEnd> {
        self.judge_restored().await?;
        let mut limits = self.server.batch_limits();
        let mut again: VecDeque<Batch> = in_ledger(&self.shared, |ledger| ledger.open_batches())
            .await?
            .into();
        let mut under_way: JoinSet<Answered> = JoinSet::new();
        loop {
            self.fill(&mut under_way, &mut again, limits).await?;
            if under_way.is_empty() {
                if *self.stopping.borrow() {
                    return Ok(());
                }
                tokio::select! {
                    () = self.poked.notified() => {}
                    _ = self.stopping.changed() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
                continue;
            }
            let Some(joined) = under_way.join_next().await else {
                continue;
            };
            let (batch, answer) = joined.map_err(|error| DrainEnd::Ledger(error.to_string().into()))?;
            match answer {
                Ok(reply) => self.acknowledge(batch, reply).await?,
                Err(RequestError::NumberTaken) => self.release(batch).await?,
                Err(RequestError::Unfit(why)) => {
                    limits = self.make_fit(batch, &why, limits).await?;
                }
                Err(error) => return Err(DrainEnd::Request(error)),
            }
        }
    }

    /// Holds what waited in a restored backup against what the WFM has now, before any of it travels.
    async fn judge_restored(&self) -> Result<(), DrainEnd> {
        while let Some(asked) = in_ledger(&self.shared, |ledger| ledger.restored_values()).await? {
            let queues = asked.queues.iter().copied().collect();
            let read = self.server.values(asked.queues, asked.from, asked.to).await;
            let read = read.map_err(DrainEnd::Request)?;
            let now = self.shared.clock.now();
            in_ledger(&self.shared, move |ledger| ledger.reconcile(&read, now)).await?;
            self.shared.delivered(0, 0, queues);
        }
        while let Some((system, day)) = in_ledger(&self.shared, |ledger| ledger.restored_agent_days()).await?
        {
            let there = self.server.activities(system.clone(), day, day).await;
            let there = match there {
                // The WFM knows no such system any more, so it has nothing of it.
                Err(RequestError::Unfit(_)) => Vec::new(),
                there => there.map_err(DrainEnd::Request)?,
            };
            in_ledger(&self.shared, move |ledger| {
                ledger.judge_agent_days(&system, day, &there)
            })
            .await?;
        }
        Ok(())
    }

    async fn fill(
        &mut self,
        under_way: &mut JoinSet<Answered>,
        again: &mut VecDeque<Batch>,
        limits: BatchLimits,
    ) -> Result<(), DrainEnd> {
        while under_way.len() < self.server.batches_at_once() && !*self.stopping.borrow() {
            let batch = match again.pop_front() {
                Some(batch) => Some(batch),
                None => in_ledger(&self.shared, move |ledger| ledger.next_batch(limits)).await?,
            };
            let Some(batch) = batch else { break };
            if !self.server.takes(&batch) {
                self.release(batch).await?;
                continue;
            }
            let server = self.server.clone();
            under_way.spawn(async move {
                let answer = server.put(&batch).await;
                (batch, answer)
            });
        }
        Ok(())
    }

    async fn acknowledge(&self, batch: Batch, reply: BatchReply) -> Result<(), DrainEnd> {
        let settled = in_ledger(&self.shared, move |ledger| ledger.acknowledge(batch.id, &reply)).await?;
        self.shared
            .delivered(settled.acknowledged, settled.refused, settled.queues);
        Ok(())
    }

    /// A batch that the server refused whole travels again in halves, until the one thing it cannot take stands alone
    /// and is noted as refused.
    async fn make_fit(
        &self,
        batch: Batch,
        why: &Message,
        limits: BatchLimits,
    ) -> Result<BatchLimits, DrainEnd> {
        tracing::warn!("the WFM does not take batch {}: {why}", batch.id);
        let size = match &batch.content {
            BatchContent::Values(values) => values.len(),
            BatchContent::AgentDays(days) => days.len(),
        };
        if size <= 1 {
            let reply = self.refusal_of(&batch);
            self.acknowledge(batch, reply).await?;
            return Ok(self.server.batch_limits());
        }
        self.release(batch).await?;
        let half = u32::try_from(size / 2).unwrap_or(u32::MAX);
        Ok(BatchLimits {
            values: limits.values.min(half),
            agent_days: limits.agent_days.min(half),
            ..limits
        })
    }

    /// Its content travels again under other numbers.
    async fn release(&self, batch: Batch) -> Result<(), DrainEnd> {
        in_ledger(&self.shared, move |ledger| ledger.release(batch.id)).await
    }

    fn refusal_of(&self, batch: &Batch) -> BatchReply {
        let why = Refusal::Other;
        let (mut refused_values, mut refused_days) = (Vec::new(), Vec::new());
        match &batch.content {
            BatchContent::Values(values) => {
                refused_values.extend(values.iter().map(|value| RefusedValue { key: value.key, why }));
            }
            BatchContent::AgentDays(days) => {
                refused_days.extend(days.iter().map(|day| RefusedDay {
                    system: day.system.clone(),
                    agent: day.agent.clone(),
                    day: day.day,
                    why,
                }));
            }
        }
        let revision = self.shared.catalog().map_or(0, |(catalog, _)| catalog.revision);
        BatchReply {
            stamp: self.stamp.clone(),
            revision,
            refused_values,
            refused_days,
        }
    }
}

/// The ledger waits for the disk: never on the thread that keeps the line alive.
pub(super) async fn in_ledger<T: Send + 'static>(
    shared: &Arc<Shared>,
    work: impl FnOnce(&Ledger) -> Result<T, LedgerError> + Send + 'static,
) -> Result<T, DrainEnd> {
    let ledger = Arc::clone(&shared.ledger);
    match tokio::task::spawn_blocking(move || work(&ledger)).await {
        Ok(answer) => Ok(answer?),
        Err(error) => Err(DrainEnd::Ledger(error.to_string().into())),
    }
}
