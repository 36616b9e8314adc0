//! `xlink wfm serve`

use super::place::Place;
use super::self_signed;
use crate::cli::edge::Above;
use crate::cli::here::read_only;
use crate::cli::{Global, Status, Usage};
use crate::files::{self, FileError, LockFile};
use crate::model::message;
use crate::server::store::{Store, sqlite::SqliteStore};
use crate::server::{Limits, Options, Running, start};
use crate::time::Clock;
use crate::wire::{DEFAULT_PORT, ServerIdentity};
use color_eyre::eyre::bail;
use std::io::Write;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs the Enterprise Server until it is told to stop (Ctrl+C, or the system's signal to end). Standard output holds, with
/// TLS, `SHA-256 AA:BB:…`; with --metrics, `metrics on ADDR:PORT`; and, once connections are accepted, `listening on …`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  xlink wfm serve --self-signed --data /srv/wfm\n  xlink wfm serve --listen 0.0.0.0:45054 --cert server.pem --key server.key --metrics 127.0.0.1:9464"
)]
pub(super) struct Args {
    /// Where to listen; port 0: any free one.
    #[arg(long, value_name = "ADDR:PORT", default_value_t = format!("0.0.0.0:{DEFAULT_PORT}"))]
    listen: String,
    /// Certificate of the server and its chain, PEM.
    #[arg(long, value_name = "PEM", requires = "key", conflicts_with_all = ["self_signed", "plain"])]
    cert: Option<PathBuf>,
    /// Its private key, PEM.
    #[arg(long, value_name = "PEM", requires = "cert", conflicts_with_all = ["self_signed", "plain"])]
    key: Option<PathBuf>,
    /// A certificate made by the server itself and kept in the data folder; clients trust its fingerprint.
    #[arg(long, conflicts_with = "plain")]
    self_signed: bool,
    /// Without encryption (iwfm://).
    #[arg(long)]
    plain: bool,
    /// Where to tell health and metrics (Prometheus); a local address.
    #[arg(long, value_name = "ADDR:PORT")]
    metrics: Option<String>,
}

pub(super) fn run(global: &Global, place: &Place, args: Args) -> color_eyre::Result<Status> {
    if args.cert.is_none() && !args.self_signed && !args.plain {
        let words = message!(
            "wfm-how-to-serve",
            "say how to serve: --cert PEM --key PEM, --self-signed, or --plain"
        );
        return Err(Usage::new(words).into());
    }
    if global.read_only {
        bail!(read_only());
    }
    let listen = address(&args.listen)?;
    let metrics = args.metrics.as_deref().map(address).transpose()?;
    let folder = place.folder(global)?;
    log_to_standard_error(global.verbose);
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&folder)?);
    let _lock = lock(&folder)?;
    let identity = identity(&args, &folder, listen)?;
    let fingerprint = identity.as_ref().map(ServerIdentity::fingerprint);
    let options = Options {
        listen,
        identity,
        metrics,
        limits: Limits::default(),
        clock: Clock::system(),
    };
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .above(|| message!("wfm-no-threads", "cannot start the server's threads"))?
        .block_on(async {
            // Listened for before anything is said: whoever reads the last line may stop the server at once.
            let stop = told_to_stop()?;
            let running = start(store, options).await?;
            if let Some(fingerprint) = fingerprint {
                say(&format!("SHA-256 {fingerprint}"))?;
            }
            if let Some(at) = running.metrics {
                say(&format!("metrics on {at}"))?;
            }
            let scheme = if fingerprint.is_some() { "iwfms" } else { "iwfm" };
            say(&format!("listening on {scheme}://{}", running.address))?;
            until(stop, running).await
        })
}

async fn until(stop: impl Future<Output = ()>, mut running: Running) -> color_eyre::Result<Status> {
    tokio::select! {
        () = stop => {
            running.stop().await?;
            Ok(Status::Done)
        }
        error = running.ended() => Err(error.into()),
    }
}

fn say(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// A second server on one store would answer with tokens and limits of its own.
fn lock(folder: &Path) -> color_eyre::Result<LockFile> {
    match LockFile::take(&folder.join("serve.lock")) {
        Ok(lock) => Ok(lock),
        Err(FileError::InUse { .. }) => bail!(message!(
            "wfm-serves-already",
            "a server serves {folder} already; stop it first, or serve another --data folder",
            folder = folder.display(),
        )),
        Err(error) => Err(error.into()),
    }
}

fn identity(args: &Args, folder: &Path, listen: SocketAddr) -> color_eyre::Result<Option<ServerIdentity>> {
    match (&args.cert, &args.key) {
        (Some(cert), Some(key)) => {
            let pem = zeroize::Zeroizing::new(files::read(key)?);
            let identity = ServerIdentity::from_pem(&files::read(cert)?, &pem).above(|| {
                message!(
                    "wfm-cannot-serve",
                    "{cert} and {key} cannot serve",
                    cert = cert.display(),
                    key = key.display(),
                )
            })?;
            Ok(Some(identity))
        }
        _ if args.self_signed => self_signed::identity(folder, listen.ip()).map(Some),
        _ => Ok(None),
    }
}

fn address(text: &str) -> color_eyre::Result<SocketAddr> {
    let wrong = || {
        Usage::new(message!(
            "wfm-not-listening",
            "“{text}” is not an address to listen on: expected ADDR:PORT, such as 0.0.0.0:{port}",
            text = text,
            port = DEFAULT_PORT.to_string(),
        ))
    };
    match text.to_socket_addrs() {
        Ok(mut found) => found.next().ok_or_else(|| wrong().into()),
        Err(_) => Err(wrong().into()),
    }
}

fn log_to_standard_error(verbose: u8) {
    let level = match verbose {
        0 => "warn,xlink=info",
        1 => "info,xlink=debug",
        _ => "debug",
    };
    let subscriber = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .with_env_filter(tracing_subscriber::EnvFilter::new(level));
    if let Err(error) = subscriber.try_init() {
        tracing::debug!("the log goes where it went before: {error}");
    }
}

/// Ends when the system or a person asks the server to stop.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut end, mut interrupt, mut hang_up) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::hangup())?,
    );
    Ok(async move {
        tokio::select! {
            _ = end.recv() => {}
            _ = interrupt.recv() => {}
            _ = hang_up.recv() => {}
        }
    })
}

#[cfg(windows)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_shutdown};
    let (mut stop, mut interrupt, mut close, mut shutdown) =
        (ctrl_break()?, ctrl_c()?, ctrl_close()?, ctrl_shutdown()?);
    Ok(async move {
        tokio::select! {
            _ = stop.recv() => {}
            _ = interrupt.recv() => {}
            _ = close.recv() => {}
            _ = shutdown.recv() => {}
        }
    })
}
