//! One client's line, and accepting many of them.

use super::metrics::Metrics;
use super::serve::told_to_stop;
use crate::wire::Stream;
use rustls::ServerConfig;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio_rustls::TlsAcceptor;
use tonic::transport::server::Connected;

/// Whoever has not shaken hands by then never will.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// What every request of one line shares.
#[derive(Clone)]
pub(super) struct LineInfo {
    pub peer: SocketAddr,
    /// One permit for each request at once.
    pub requests: Arc<Semaphore>,
}

/// An accepted line.
pub(super) struct Line {
    stream: Stream,
    info: LineInfo,
    metrics: Arc<Metrics>,
    _slot: OwnedSemaphorePermit,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.metrics.line_closed();
    }
}

impl Connected for Line {
    type ConnectInfo = LineInfo;

    fn connect_info(&self) -> LineInfo {
        self.info.clone()
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// How lines are accepted.
pub(super) struct Door {
    pub tls: Option<Arc<ServerConfig>>,
    pub requests: u32,
    pub connections: u32,
    pub metrics: Arc<Metrics>,
}

impl Door {
    /// Accepts until told to stop. Handshakes run beside each other, so a slow one holds up nobody.
    pub async fn open(
        self,
        listener: TcpListener,
        lines: mpsc::Sender<io::Result<Line>>,
        mut stop: watch::Receiver<bool>,
    ) {
        let door = Arc::new(self);
        let slots = Arc::new(Semaphore::new(door.connections as usize));
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = told_to_stop(&mut stop) => return,
            };
            let (tcp, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!("a connection could not be accepted: {error}");
                    // Out of handles, mostly: others must end first.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let Ok(slot) = Arc::clone(&slots).try_acquire_owned() else {
                tracing::warn!(%peer, "refused: there are {} connections already", door.connections);
                continue;
            };
            let (door, lines) = (Arc::clone(&door), lines.clone());
            tokio::spawn(async move {
                match tokio::time::timeout(HANDSHAKE, door.shake_hands(tcp)).await {
                    Ok(Ok(stream)) => {
                        door.metrics.line_opened();
                        let line = Line {
                            stream,
                            info: LineInfo {
                                peer,
                                requests: Arc::new(Semaphore::new(door.requests as usize)),
                            },
                            metrics: Arc::clone(&door.metrics),
                            _slot: slot,
                        };
                        // Nobody takes it any more when the server stops.
                        let _ = lines.send(Ok(line)).await;
                    }
                    Ok(Err(error)) => tracing::info!(%peer, "no encrypted line: {error}"),
                    Err(_) => tracing::info!(%peer, "no handshake within {} seconds", HANDSHAKE.as_secs()),
                }
            });
        }
    }

    async fn shake_hands(&self, tcp: TcpStream) -> io::Result<Stream> {
        tcp.set_nodelay(true)?;
        match &self.tls {
            None => Ok(Box::new(tcp)),
            Some(config) => Ok(Box::new(TlsAcceptor::from(Arc::clone(config)).accept(tcp).await?)),
        }
    }
}
