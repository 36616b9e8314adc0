//! What happens while the connection holds: the catalogue is watched, the outbox emptied, questions are answered.

use super::drain::{Drain, DrainEnd, in_ledger};
use super::enterprise::{CatalogWatch, Enterprise, RequestError};
use super::link::{Command, ReadRequest};
use super::shared::Shared;
use super::{ReadError, WfmSettings};
use crate::model::{ConnectionPhase, Message, StoreStamp, message};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc, watch};
use tokio::task::JoinHandle;

/// What is in hand when somebody wants to stop gets so long to be answered (spec page 5: at most 10 seconds in all).
const GRACE: Duration = Duration::from_secs(5);

/// Why a session ended.
#[derive(Debug)]
pub(super) enum SessionEnd {
    /// Somebody wants something that this session cannot do.
    Command(Command),
    /// The sign-in ends soon.
    Renew,
    Request(RequestError),
    Ledger(Message),
}

impl From<DrainEnd> for SessionEnd {
    fn from(end: DrainEnd) -> Self {
        match end {
            DrainEnd::Request(error) => Self::Request(error),
            DrainEnd::Ledger(why) => Self::Ledger(why),
            DrainEnd::Stopped => Self::Renew,
        }
    }
}

/// A session that has just signed in.
pub(super) struct Session {
    pub(super) shared: Arc<Shared>,
    pub(super) server: Enterprise,
    pub(super) stamp: StoreStamp,
    pub(super) poked: Arc<Notify>,
    /// Sign in again after this long.
    pub(super) renew: Duration,
}

impl Session {
    /// Reads the catalogue; from then on the connection counts as made.
    pub(super) async fn begin(&self) -> Result<(), SessionEnd> {
        let stamp = self.stamp.clone();
        let another = in_ledger(&self.shared, move |ledger| ledger.adopt_stamp(&stamp)).await?;
        if another {
            tracing::warn!(
                "the WFM answers from another store or an earlier state of it: everything is sent again"
            );
        }
        take_catalog(&self.shared, &self.server).await
    }

    /// Runs until something ends it.
    pub(super) async fn run(
        self,
        commands: &mut mpsc::UnboundedReceiver<Command>,
        settings: &WfmSettings,
    ) -> SessionEnd {
        let watch = match self.server.watch().await {
            Ok(watch) => watch,
            Err(error) => return SessionEnd::Request(error),
        };
        self.shared
            .set_phase(&settings.name, &settings.url, ConnectionPhase::Connected);
        self.shared.attempt_ended();
        let (stop, stopping) = watch::channel(false);
        let drain = Drain {
            shared: Arc::clone(&self.shared),
            server: self.server.clone(),
            poked: Arc::clone(&self.poked),
            stopping,
            stamp: self.stamp.clone(),
        };
        let mut drain = Task(tokio::spawn(drain.run()));
        let watcher = watch_catalog(Arc::clone(&self.shared), self.server.clone(), watch);
        let mut watcher = Task(tokio::spawn(watcher));
        let renew = tokio::time::sleep(self.renew);
        tokio::pin!(renew);
        let end = loop {
            tokio::select! {
                command = commands.recv() => match command {
                    Some(Command::Read(request)) => self.answer(request),
                    Some(Command::Reconfigure(same)) if same.identity == settings.identity => self.shared.hear(),
                    Some(command) => break SessionEnd::Command(command),
                    None => break SessionEnd::Command(Command::Stop),
                },
                ended = &mut drain.0 => {
                    return ended.map_or_else(|error| SessionEnd::Ledger(error.to_string().into()), SessionEnd::from);
                }
                ended = &mut watcher.0 => {
                    return ended.unwrap_or_else(|error| SessionEnd::Ledger(error.to_string().into()));
                }
                () = &mut renew => break SessionEnd::Renew,
            }
        };
        // Finish the write in hand; what is not answered by then travels again under its number.
        stop.send_replace(true);
        let _ = tokio::time::timeout(GRACE, &mut drain.0).await;
        end
    }

    fn answer(&self, request: ReadRequest) {
        let server = self.server.clone();
        tokio::spawn(async move {
            match request {
                ReadRequest::Values {
                    queues,
                    from,
                    to,
                    answer,
                } => {
                    let read = server.values(queues, from, to).await;
                    // Whoever asked may have given up.
                    let _ = answer.send(read.map_err(read_error));
                }
                ReadRequest::Activities {
                    system,
                    first,
                    last,
                    answer,
                } => {
                    let read = server.activities(system, first, last).await;
                    let _ = answer.send(read.map_err(read_error));
                }
            }
        });
    }
}

/// Ends with its owner.
struct Task<T>(JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn read_error(error: RequestError) -> ReadError {
    match error {
        RequestError::TokenEnded => ReadError::Lost(message!("deliver-sign-in-ended", "the sign-in ended")),
        RequestError::Forbidden(why) | RequestError::Unfit(why) => ReadError::Refused(why),
        RequestError::NumberTaken => ReadError::Lost(message!(
            "deliver-not-a-question",
            "the server took something else for a question"
        )),
        RequestError::Lost(why) => ReadError::Lost(why),
    }
}

async fn take_catalog(shared: &Arc<Shared>, server: &Enterprise) -> Result<(), SessionEnd> {
    let catalog = server.catalog().await.map_err(SessionEnd::Request)?;
    let (stamp, revision) = (catalog.stamp.clone(), catalog.revision);
    in_ledger(shared, move |ledger| {
        ledger.adopt_stamp(&stamp)?;
        ledger.catalog_changed(revision)
    })
    .await?;
    shared.set_catalog(catalog);
    Ok(())
}

/// Reads the catalogue again whenever the server says that it is another one; ends with the line.
async fn watch_catalog(shared: Arc<Shared>, server: Enterprise, mut watch: CatalogWatch) -> SessionEnd {
    loop {
        let head = match watch.next().await {
            Ok(head) => head,
            Err(error) => return SessionEnd::Request(error),
        };
        let same = shared
            .catalog()
            .is_some_and(|(catalog, _)| catalog.revision == head.revision && catalog.stamp == head.stamp);
        if same {
            shared.catalog_confirmed();
        } else if let Err(end) = take_catalog(&shared, &server).await {
            return end;
        }
    }
}
