//! One thread writes. Batches that wait while it does share the next commit, so the disk is asked once for many.

use super::metrics::Metrics;
use super::store::{Put, PutContent, PutOutcome, Store, StoreError};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};

/// Batches that may wait; a further request waits before it is taken.
const WAITING: usize = 64;
/// A commit takes no more than this many values and spans, so that nobody waits long.
const PER_COMMIT: usize = 200_000;

type Answer = oneshot::Sender<Result<PutOutcome, Arc<StoreError>>>;

struct Job {
    put: Put,
    answer: Answer,
}

enum Order {
    Write(Job),
    /// Whatever was ordered before is still written.
    End,
}

/// Why a batch was not stored.
#[derive(Debug, Clone)]
pub(super) enum NotPut {
    Store(Arc<StoreError>),
    Stopping,
}

/// Hands batches to the writing thread.
#[derive(Clone)]
pub(super) struct Writer(mpsc::Sender<Order>);

impl Writer {
    pub fn start(store: Arc<dyn Store>, metrics: Arc<Metrics>) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (sender, orders) = mpsc::channel(WAITING);
        let thread = std::thread::Builder::new()
            .name("wfm-writer".into())
            .spawn(move || write(&*store, &metrics, orders))?;
        Ok((Self(sender), thread))
    }

    /// Returns when the batch is on the disk.
    pub async fn put(&self, put: Put) -> Result<PutOutcome, NotPut> {
        let (answer, outcome) = oneshot::channel();
        let order = Order::Write(Job { put, answer });
        self.0.send(order).await.map_err(|_| NotPut::Stopping)?;
        match outcome.await {
            Ok(outcome) => outcome.map_err(NotPut::Store),
            Err(_) => Err(NotPut::Stopping),
        }
    }

    /// The thread ends when everything ordered so far is on the disk.
    pub async fn end(&self) {
        // It may have ended already.
        let _ = self.0.send(Order::End).await;
    }
}

fn write(store: &dyn Store, metrics: &Metrics, mut orders: mpsc::Receiver<Order>) {
    let mut last = false;
    while !last && let Some(Order::Write(first)) = orders.blocking_recv() {
        let mut size = weight(&first.put);
        let mut group = vec![first];
        while size < PER_COMMIT
            && !last
            && let Ok(next) = orders.try_recv()
        {
            match next {
                Order::Write(job) => {
                    size += weight(&job.put);
                    group.push(job);
                }
                Order::End => last = true,
            }
        }
        let (puts, answers): (Vec<Put>, Vec<Answer>) =
            group.into_iter().map(|job| (job.put, job.answer)).unzip();
        let began = Instant::now();
        let outcome = store.put(&puts);
        metrics.committed(began.elapsed(), puts.len());
        match outcome {
            Ok(outcomes) => {
                for (outcome, answer) in outcomes.into_iter().zip(answers) {
                    // Whoever asked may be gone; the batch is stored all the same.
                    let _ = answer.send(Ok(outcome));
                }
            }
            Err(error) if puts.len() == 1 => refuse(error, answers),
            // One of them may be to blame: each by itself.
            Err(_) => {
                for (put, answer) in puts.iter().zip(answers) {
                    match store.put(std::slice::from_ref(put)) {
                        Ok(mut outcomes) => drop(outcomes.pop().map(|outcome| answer.send(Ok(outcome)))),
                        Err(error) => refuse(error, vec![answer]),
                    }
                }
            }
        }
    }
}

fn weight(put: &Put) -> usize {
    match &put.content {
        PutContent::Values(values) => values.len(),
        PutContent::Days(days) => days.iter().map(|day| day.spans.len() + 1).sum(),
    }
}

fn refuse(error: StoreError, answers: Vec<Answer>) {
    tracing::error!("a batch cannot be stored: {error}");
    let error = Arc::new(error);
    for answer in answers {
        let _ = answer.send(Err(Arc::clone(&error)));
    }
}
