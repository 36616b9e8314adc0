//! Starts and stops an Enterprise Server.

use super::accounts::{Accounts, PasswordError};
use super::limits::Limits;
use super::line::Door;
use super::metrics::{Metrics, router};
use super::service::Service;
use super::store::{Store, StoreError};
use super::tokens::Tokens;
use super::watcher::{CatalogCache, Watcher};
use super::writer::Writer;
use crate::model::{Message, Worded, message};
use crate::time::Clock;
use crate::wire::v1::enterprise_server::EnterpriseServer;
use crate::wire::{IdentityError, ServerIdentity};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::Server;

/// Requests under way have so long to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(5);
const KEEP_ALIVE: Duration = Duration::from_secs(20);
const WINDOW: u32 = 4 * 1024 * 1024;

/// How to serve.
#[derive(Debug)]
pub struct Options {
    /// Port 0: any free one.
    pub listen: SocketAddr,
    /// `None`: plain.
    pub identity: Option<ServerIdentity>,
    /// Where metrics and health are told.
    pub metrics: Option<SocketAddr>,
    pub limits: Limits,
    pub clock: Clock,
}

/// Why a server could not start, or ended by itself.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ServeError {
    Listen { address: SocketAddr, why: io::Error },
    Identity(#[from] IdentityError),
    Store(#[from] StoreError),
    Start(String),
    Ended(String),
}

impl Worded for ServeError {
    fn message(&self) -> Message {
        match self {
            Self::Listen { address, why } => message!(
                "server-listen",
                "cannot listen on {address}: {why}",
                address = address.to_string(),
                why = crate::files::reason(why)
            ),
            Self::Identity(why) => why.message(),
            Self::Store(why) => why.message(),
            Self::Start(why) => message!("server-start", "the server cannot start: {why}", why = why),
            Self::Ended(why) => message!("server-ended", "the server ended by itself: {why}", why = why),
        }
    }
}

impl From<PasswordError> for ServeError {
    fn from(error: PasswordError) -> Self {
        Self::Start(error.to_string())
    }
}

/// A server at work. Dropping it does not stop it; [`Running::stop`] does.
pub struct Running {
    /// Where it listens, with the port it was given.
    pub address: SocketAddr,
    pub metrics: Option<SocketAddr>,
    store: Arc<dyn Store>,
    stop: watch::Sender<bool>,
    service: JoinHandle<Result<(), tonic::transport::Error>>,
    others: Vec<JoinHandle<()>>,
    writer: Writer,
    writing: thread::JoinHandle<()>,
}

/// Starts a server; connections are accepted when this returns.
pub async fn start(store: Arc<dyn Store>, options: Options) -> Result<Running, ServeError> {
    let Options {
        limits, ref clock, ..
    } = options;
    let listener = listen(options.listen).await?;
    let address = listener
        .local_addr()
        .map_err(|why| cannot_listen(options.listen, why))?;
    let tls = options
        .identity
        .as_ref()
        .map(ServerIdentity::server_config)
        .transpose()?;
    let (stop, stopping) = watch::channel(false);
    let (news, life) = watch::channel(store.life()?);
    let metrics = Arc::new(Metrics::default());
    let tokens = Arc::new(Tokens::default());
    let (writer, writing) = Writer::start(Arc::clone(&store), Arc::clone(&metrics))
        .map_err(|error| ServeError::Start(error.to_string()))?;
    let service = Service {
        accounts: Arc::new(Accounts::new(
            Arc::clone(&store),
            clock.clone(),
            limits.wrong_passwords,
        )?),
        tokens: Arc::clone(&tokens),
        catalog: Arc::new(CatalogCache::new(Arc::clone(&store))),
        writer: writer.clone(),
        metrics: Arc::clone(&metrics),
        limits,
        clock: clock.clone(),
        news: life,
        stop: stopping.clone(),
        store: Arc::clone(&store),
    };
    let (metrics_address, mut others) = match options.metrics {
        Some(at) => {
            let (at, task) = tell_metrics(at, &metrics, &store, stopping.clone()).await?;
            (Some(at), vec![task])
        }
        None => (None, Vec::new()),
    };
    let (lines, incoming) = mpsc::channel(1);
    let door = Door {
        tls,
        requests: limits.requests,
        connections: limits.connections,
        metrics,
    };
    others.push(tokio::spawn(door.open(listener, lines, stopping.clone())));
    let watcher = Watcher {
        store: Arc::clone(&store),
        tokens,
        clock: clock.clone(),
        news,
    };
    others.push(tokio::spawn(watcher.run(stopping.clone())));
    Ok(Running {
        address,
        metrics: metrics_address,
        store,
        stop,
        service: tokio::spawn(answer(service, limits, incoming, stopping)),
        others,
        writer,
        writing,
    })
}

async fn answer(
    service: Service,
    limits: Limits,
    incoming: mpsc::Receiver<io::Result<super::line::Line>>,
    mut stopping: watch::Receiver<bool>,
) -> Result<(), tonic::transport::Error> {
    let enterprise = EnterpriseServer::new(service).max_decoding_message_size(limits.message_bytes as usize);
    Server::builder()
        // Beyond our own limit, so that whoever passes it hears the reason.
        .max_concurrent_streams(limits.requests.saturating_mul(2))
        .http2_keepalive_interval(Some(KEEP_ALIVE))
        .http2_keepalive_timeout(Some(KEEP_ALIVE))
        .http2_max_header_list_size(16 * 1024)
        .initial_stream_window_size(WINDOW)
        .initial_connection_window_size(WINDOW)
        .add_service(enterprise)
        .serve_with_incoming_shutdown(ReceiverStream::new(incoming), async move {
            told_to_stop(&mut stopping).await;
        })
        .await
}

async fn tell_metrics(
    at: SocketAddr,
    metrics: &Arc<Metrics>,
    store: &Arc<dyn Store>,
    mut stopping: watch::Receiver<bool>,
) -> Result<(SocketAddr, JoinHandle<()>), ServeError> {
    let listener = listen(at).await?;
    let address = listener.local_addr().map_err(|why| cannot_listen(at, why))?;
    let router = router(Arc::clone(metrics), Arc::clone(store));
    let task = tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(async move {
            told_to_stop(&mut stopping).await;
        });
        if let Err(error) = served.await {
            tracing::error!("metrics are not told any more: {error}");
        }
    });
    Ok((address, task))
}

/// Returns when the server stops.
pub(super) async fn told_to_stop(stopping: &mut watch::Receiver<bool>) {
    // Should the sender be gone, nobody can tell any more: that is the end too.
    let _ = stopping.wait_for(|stop| *stop).await;
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address)
        .await
        .map_err(|why| cannot_listen(address, why))
}

fn cannot_listen(address: SocketAddr, why: io::Error) -> ServeError {
    ServeError::Listen { address, why }
}

impl Running {
    /// Returns when the server ends by itself, which it does not in health.
    pub async fn ended(&mut self) -> ServeError {
        match (&mut self.service).await {
            Ok(Ok(())) => ServeError::Ended("it was told to".into()),
            Ok(Err(error)) => ServeError::Ended(error.to_string()),
            Err(error) => ServeError::Ended(error.to_string()),
        }
    }

    /// Ends what is under way (for at most 5 seconds), writes what was taken, and notes how far the store has come.
    pub async fn stop(self) -> Result<(), ServeError> {
        self.stop.send_replace(true);
        let mut service = self.service;
        if tokio::time::timeout(FAREWELL, &mut service).await.is_err() {
            service.abort();
            // Aborted or ended meanwhile: both are the end.
            let _ = service.await;
        }
        for task in self.others {
            if tokio::time::timeout(FAREWELL, task).await.is_err() {
                tracing::warn!("a part of the server did not end in time");
            }
        }
        self.writer.end().await;
        let store = self.store;
        let writing = self.writing;
        let last = tokio::task::spawn_blocking(move || {
            let written = writing.join();
            store.leave_mark().map(|()| written.is_ok())
        });
        match last.await {
            Ok(Ok(true)) => Ok(()),
            Ok(Err(error)) => Err(error.into()),
            _ => Err(ServeError::Ended("its writer failed".into())),
        }
    }
}
