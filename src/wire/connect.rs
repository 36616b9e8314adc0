//! Opens a line to a WFM server: address, proxy, TLS, HTTP/2.

use super::address::{Address, Security, joined};
use super::error::ConnectError;
use super::proxy::Proxy;
use super::tls::{Fingerprint, Trust, handshake_error};
use crate::model::{Message, UtcSecond, message};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use tonic::transport::{Channel, Endpoint, Uri};
use x509_parser::prelude::{FromDer, X509Certificate};

/// How long a silent line is believed to live.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
const KEEP_ALIVE_ANSWER: Duration = Duration::from_secs(10);
/// Big enough that batches and catalogues do not wait for acknowledgements on long lines.
const WINDOW: u32 = 4 * 1024 * 1024;

/// Both ways of a line, whatever is in between.
pub trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// An open line.
pub type Stream = Box<dyn Duplex>;

/// A WFM server and the way to it (spec page 1, isps.cfg).
#[derive(Debug, Clone)]
pub struct Destination {
    pub address: Address,
    pub trust: Trust,
    pub proxy: Option<Proxy>,
    /// For name, line, proxy and TLS together.
    pub connect_timeout: Duration,
}

/// What was met on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Who answered: the server, or the proxy.
    pub peer: SocketAddr,
    pub tls: Option<SeenTls>,
}

/// An accepted encrypted line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenTls {
    /// `1.2` or `1.3`
    pub version: &'static str,
    pub fingerprint: Fingerprint,
    /// Whom the certificate names.
    pub subject: String,
    /// When it ends; `None` when its own text cannot be read.
    pub not_after: Option<UtcSecond>,
}

impl Destination {
    /// Opens one line, encrypted where the address says so. For inspection; [`Self::channel`] is for talking.
    pub async fn open(&self) -> Result<(Stream, Seen), ConnectError> {
        let deadline = Instant::now() + self.connect_timeout;
        let (tcp, peer) = self.line(deadline).await?;
        match self.address.security {
            Security::Plain => Ok((Box::new(tcp), Seen { peer, tls: None })),
            Security::Tls => {
                let (stream, tls) = timeout_at(deadline, self.encrypt(tcp))
                    .await
                    .map_err(|_| self.too_late(&self.address.authority()))??;
                Ok((stream, Seen { peer, tls: Some(tls) }))
            }
        }
    }

    /// A line to the server, through the proxy if there is one, without any encryption yet.
    pub(super) async fn line(&self, deadline: Instant) -> Result<(TcpStream, SocketAddr), ConnectError> {
        let (host, port) = match &self.proxy {
            Some(proxy) => (proxy.host.as_str(), proxy.port),
            None => (self.address.host.as_str(), self.address.port),
        };
        let addresses =
            timeout_at(deadline, resolve(host, port))
                .await
                .map_err(|_| ConnectError::Resolve {
                    host: host.to_owned(),
                    why: message!(
                        "wire-no-answer",
                        "no answer within {seconds} seconds",
                        seconds = self.connect_timeout.as_secs(),
                    ),
                })??;
        let (mut tcp, peer) = self.dial(&joined(host, port), &addresses, deadline).await?;
        if let Some(proxy) = &self.proxy {
            timeout_at(deadline, proxy.pass(&mut tcp, &self.address.authority()))
                .await
                .map_err(|_| self.too_late(&proxy.authority()))?
                .map_err(|why| ConnectError::Proxy {
                    proxy: proxy.authority(),
                    why,
                })?;
        }
        Ok((tcp, peer))
    }

    pub(super) fn too_late(&self, at: &str) -> ConnectError {
        ConnectError::Timeout {
            at: at.to_owned(),
            seconds: self.connect_timeout.as_secs(),
        }
    }

    /// The host as TLS checks it.
    pub(super) fn server_name(&self) -> Result<ServerName<'static>, ConnectError> {
        let host = &self.address.host;
        ServerName::try_from(host.clone()).map_err(|_| {
            ConnectError::Settings(message!(
                "connect-not-a-name",
                "“{host}” is not a name that TLS can check",
                host = host,
            ))
        })
    }

    /// A channel for the generated client. It opens a new line by itself when the old one breaks; the first is open
    /// when this returns.
    pub async fn channel(&self) -> Result<Channel, ConnectError> {
        let endpoint = self.endpoint()?;
        let way = Arc::new(self.clone());
        let connector = tower::service_fn(move |_: Uri| {
            let way = Arc::clone(&way);
            async move { way.open().await.map(|(stream, _)| TokioIo::new(stream)) }
        });
        endpoint
            .connect_with_connector(connector)
            .await
            .map_err(|error| match connect_error(&error) {
                Some(known) => known,
                None => ConnectError::NotOurProtocol {
                    host: self.address.host.clone(),
                    why: root_cause(&error).into(),
                },
            })
    }

    fn endpoint(&self) -> Result<Endpoint, ConnectError> {
        let uri = |scheme| {
            Uri::builder()
                .scheme(scheme)
                .authority(self.address.authority())
                .path_and_query("/")
                .build()
                .map_err(|error| {
                    ConnectError::Settings(message!(
                        "connect-not-an-address",
                        "{address} cannot be used as an address: {why}",
                        address = self.address.to_string(),
                        why = error.to_string(),
                    ))
                })
        };
        let scheme = match self.address.security {
            Security::Tls => "https",
            Security::Plain => "http",
        };
        // The line is encrypted below the endpoint, which must not try it a second time.
        Ok(Endpoint::from(uri("http")?)
            .origin(uri(scheme)?)
            .http2_keep_alive_interval(KEEP_ALIVE)
            .keep_alive_timeout(KEEP_ALIVE_ANSWER)
            .keep_alive_while_idle(true)
            .initial_stream_window_size(WINDOW)
            .initial_connection_window_size(WINDOW))
    }

    async fn dial(
        &self,
        at: &str,
        addresses: &[SocketAddr],
        deadline: Instant,
    ) -> Result<(TcpStream, SocketAddr), ConnectError> {
        let mut failed = ConnectError::Resolve {
            host: at.to_owned(),
            why: message!("wire-no-address", "the name has no address"),
        };
        for (tried, address) in addresses.iter().enumerate() {
            // A dead first address (often IPv6) must leave time for the others.
            let left = deadline.saturating_duration_since(Instant::now());
            let share = left / u32::try_from(addresses.len() - tried).unwrap_or(u32::MAX);
            failed = match timeout_at(Instant::now() + share, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    // Small requests wait for nothing; a line that cannot promise it still works.
                    let _ = stream.set_nodelay(true);
                    return Ok((stream, *address));
                }
                Ok(Err(error)) => ConnectError::Port {
                    at: at.to_owned(),
                    why: reason(&error),
                },
                Err(_) => ConnectError::Timeout {
                    at: at.to_owned(),
                    seconds: self.connect_timeout.as_secs(),
                },
            };
        }
        Err(failed)
    }

    async fn encrypt(&self, tcp: TcpStream) -> Result<(Stream, SeenTls), ConnectError> {
        let host = &self.address.host;
        let name = self.server_name()?;
        let connector = TlsConnector::from(Arc::new(self.trust.client_config()?));
        let stream = connector
            .connect(name, tcp)
            .await
            .map_err(|error| handshake_error(host, &error))?;
        let (_, session) = stream.get_ref();
        let seen = seen_tls(session);
        if session.alpn_protocol() != Some(b"h2") {
            return Err(ConnectError::NotOurProtocol {
                host: host.clone(),
                why: message!("wire-no-http2", "it offers no HTTP/2"),
            });
        }
        Ok((Box::new(stream), seen))
    }
}

fn seen_tls(session: &rustls::ClientConnection) -> SeenTls {
    let certificate = session
        .peer_certificates()
        .and_then(<[_]>::first)
        .map(|certificate| certificate.as_ref())
        .unwrap_or_default();
    let parsed = X509Certificate::from_der(certificate)
        .ok()
        .map(|(_, parsed)| parsed);
    SeenTls {
        version: version_of(session),
        fingerprint: Fingerprint::of(certificate),
        subject: parsed
            .as_ref()
            .map(|parsed| parsed.subject().to_string())
            .unwrap_or_default(),
        not_after: parsed.map(|parsed| UtcSecond(parsed.validity().not_after.timestamp())),
    }
}

pub(super) fn version_of(session: &rustls::ClientConnection) -> &'static str {
    match session.protocol_version() {
        Some(rustls::ProtocolVersion::TLSv1_2) => "1.2",
        _ => "1.3",
    }
}

async fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, ConnectError> {
    match tokio::net::lookup_host((host, port)).await {
        Ok(addresses) => Ok(addresses.collect()),
        Err(error) => Err(ConnectError::Resolve {
            host: host.to_owned(),
            why: error.to_string().into(),
        }),
    }
}

fn reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => message!(
            "files-nobody-listens",
            "nothing listens there (connection refused)"
        ),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            message!("wire-no-way", "there is no way to that network from here")
        }
        _ => Message::from(error.to_string()),
    }
}

/// Our own word, wherever it stands in the chain of causes.
pub(super) fn connect_error(error: &(dyn std::error::Error + 'static)) -> Option<ConnectError> {
    causes(error).find_map(|cause| cause.downcast_ref::<ConnectError>().cloned())
}

pub(super) fn causes<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| error.source())
}

pub(super) fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}
