//! The way to the WFM: address, port, TLS, clock, sign-in, catalogue.

use super::{Row, Step};
use crate::config::{Settings, WfmSystem};
use crate::deliver;
use crate::model::Catalog;
use crate::passcode::{InstallationKey, Password, open};
use crate::time::{Clock, Zone};
use crate::wire::v1::enterprise_client::EnterpriseClient;
use crate::wire::{
    CatalogReader, CertificateProblem, ConnectError, Destination, HelloError, Seen, SignInError, Token,
    hello, sign_in, v1,
};
use std::path::Path;
use std::time::Duration;
use tonic::transport::Channel;

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Clocks that differ more than this make people doubt the data (and certificates).
const CLOCK_DIFFERENCE: i64 = 60;
/// Before a certificate ends, somebody should hear of it.
const EXPIRES_SOON: i64 = 30 * 86_400;

/// Everything up to the catalogue, which is returned when it was read. `by_hand`: a password that was refused before is
/// tried again.
pub(super) fn wfm(
    settings: &Settings,
    system: &WfmSystem,
    state: &Path,
    clock: &Clock,
    by_hand: bool,
) -> (Vec<Row>, Option<Catalog>) {
    let destination = match deliver::destination(system) {
        Ok(destination) => destination,
        Err(why) => {
            let hint = "`xlink config set isps.cfg` or the console's Settings mend it";
            return (vec![Row::error(Step::Address, &system.name, why, hint)], None);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(why) => {
            let found = format!("the network cannot be used: {why}");
            return (vec![Row::error(Step::Address, &system.name, found, "")], None);
        }
    };
    let mut way = Way {
        name: &system.name,
        destination: &destination,
        clock,
        by_hand,
        rows: Vec::new(),
    };
    let catalog = runtime.block_on(way.walk(settings, state));
    (way.rows, catalog)
}

struct Way<'a> {
    name: &'a str,
    destination: &'a Destination,
    clock: &'a Clock,
    /// A person asks: then a password that was refused before is tried all the same.
    by_hand: bool,
    rows: Vec<Row>,
}

impl Way<'_> {
    /// Each step only when the one before it held; `None` as soon as one does not.
    async fn walk(&mut self, settings: &Settings, state: &Path) -> Option<Catalog> {
        let seen = self.line().await?;
        self.encryption(&seen);
        let channel = self.greeting().await?;
        let token = self.signing_in(&channel, settings, state).await?;
        self.catalog(channel, token).await
    }

    fn at(&self) -> String {
        self.destination.address.authority()
    }

    async fn line(&mut self) -> Option<Seen> {
        match self.destination.open().await {
            Ok((_, seen)) => {
                let found = format!("{} resolves to {}", self.destination.address.host, seen.peer.ip());
                self.rows.push(Row::fine(Step::Address, self.name, found));
                let found = format!("port {} answers", self.destination.address.port);
                self.rows.push(Row::fine(Step::Port, self.name, found));
                Some(seen)
            }
            Err(error) => {
                let (step, hint) = self.what_to_do(&error);
                let found = match step {
                    Step::Port => format!("Enterprise Server 1 not available: {error}"),
                    _ => error.to_string(),
                };
                self.rows.push(Row::error(step, self.name, found, hint));
                None
            }
        }
    }

    fn what_to_do(&self, error: &ConnectError) -> (Step, String) {
        let at = self.at();
        match error {
            ConnectError::Resolve { .. } => (
                Step::Address,
                "look at the name in Url of isps.cfg and at this machine's name server".into(),
            ),
            ConnectError::Port { why, .. } if why.contains("refused") => (
                Step::Port,
                format!(
                    "the machine is there, but nothing listens at {at}: the server is stopped, or the port in Url is another one (45054; 80 for tenants before 2019)"
                ),
            ),
            ConnectError::Port { .. } | ConnectError::Timeout { .. } => (
                Step::Port,
                format!(
                    "no answer at all: a firewall on the way drops the line to {at}, at this end (outgoing) or at the server's (incoming)"
                ),
            ),
            ConnectError::Proxy { .. } => (
                Step::Port,
                "look at Proxy in isps.cfg or https_proxy in the environment".into(),
            ),
            ConnectError::Certificate { problem, .. } => (Step::Tls, certificate_hint(problem)),
            ConnectError::Tls { .. } => (
                Step::Tls,
                "is it iwfm:// (plain) instead of iwfms:// (TLS)? Is TLS 1.2 allowed there?".into(),
            ),
            ConnectError::NotOurProtocol { .. } => (Step::Port, NOT_OURS.into()),
            ConnectError::Settings(_) => (Step::Address, "mend it in isps.cfg".into()),
        }
    }

    fn encryption(&mut self, seen: &Seen) {
        let Some(tls) = &seen.tls else {
            let hint = "on your own network this is the original's default; across others use iwfms://";
            let found = "the line is not encrypted (iwfm://)";
            // A loopback line never leaves the machine.
            let row = match seen.peer.ip().is_loopback() {
                true => Row::fine(Step::Tls, self.name, found),
                false => Row::warning(Step::Tls, self.name, found, hint),
            };
            return self.rows.push(row);
        };
        let until = tls
            .not_after
            .map(|end| Zone::machine().format(end))
            .unwrap_or_default();
        let found = format!("{}, certificate of {} until {until}", tls.version, tls.subject);
        let soon = tls
            .not_after
            .is_some_and(|end| end.0 - self.clock.now().0 < EXPIRES_SOON);
        self.rows.push(match soon {
            true => Row::warning(
                Step::Tls,
                self.name,
                found,
                "have the certificate renewed on the server",
            ),
            false => Row::fine(Step::Tls, self.name, found),
        });
    }

    async fn greeting(&mut self) -> Option<Channel> {
        let client = concat!("xlink ", env!("CARGO_PKG_VERSION"), " check");
        let channel = match self.destination.channel().await {
            Ok(channel) => channel,
            Err(error) => {
                let (step, hint) = self.what_to_do(&error);
                self.rows
                    .push(Row::error(step, self.name, error.to_string(), hint));
                return None;
            }
        };
        match hello(&channel, client, PATIENCE).await {
            Ok(hello) => {
                self.clocks(hello.now.0);
                Some(channel)
            }
            Err(error) => {
                let hint = match &error {
                    HelloError::NotOurProtocol(_) => NOT_OURS,
                    HelloError::Silent => {
                        "something at the server's end takes connections and does not answer: is the port a web server's?"
                    }
                    _ => "try again; if it stays, look at the server's own log",
                };
                self.rows
                    .push(Row::error(Step::Port, self.name, error.to_string(), hint));
                None
            }
        }
    }

    fn clocks(&mut self, theirs: i64) {
        let difference = theirs - self.clock.now().0;
        let found = match difference {
            0 => "the clocks of this machine and the server agree".to_owned(),
            _ => format!(
                "the server's clock is {} s {}",
                difference.abs(),
                if difference > 0 { "ahead" } else { "behind" }
            ),
        };
        self.rows.push(match difference.abs() > CLOCK_DIFFERENCE {
            true => Row::warning(
                Step::Clock,
                self.name,
                found,
                "let both machines take their time from the same source (NTP)",
            ),
            false => Row::fine(Step::Clock, self.name, found),
        });
    }

    async fn signing_in(&mut self, channel: &Channel, settings: &Settings, state: &Path) -> Option<Token> {
        let login = settings.login(self.name).filter(|login| login.gap().is_none())?;
        // A passcode that does not open has its own row; nothing is sent then, so that no user gets locked.
        let password: Password = open(&InstallationKey::read(state).ok()?, login.passcode.reveal()).ok()?;
        let user = &login.user;
        let identity = deliver::wfm_settings(settings, state)
            .into_iter()
            .find(|wfm| wfm.name == self.name)
            .map(|wfm| wfm.identity)
            .unwrap_or_default();
        if !self.by_hand
            && let Some(why) = deliver::refused_before(state, &identity)
        {
            let hint = format!("`xlink passcode --set {}` takes the password anew", self.name);
            self.rows.push(Row::error(Step::SignIn, self.name, why, hint));
            return None;
        }
        let (found, hint) = match sign_in(channel, user, password.reveal()).await {
            Ok(token) if token.may_import => {
                deliver::forget_refusal(state, &identity);
                self.rows.push(Row::fine(
                    Step::SignIn,
                    self.name,
                    format!("{user} is signed in and may import"),
                ));
                return Some(token);
            }
            Ok(_) => (
                format!("{user} may not import"),
                "give the user the import right on the WFM server".to_owned(),
            ),
            Err(SignInError::Refused) => {
                let why = format!("{} ({user})", SignInError::Refused);
                deliver::remember_refusal(state, &identity, &why, self.clock.now());
                (
                    format!("the server refuses {user}: user or password is wrong, or the user is locked"),
                    format!(
                        "`xlink passcode --set {}` takes the password anew (five wrong ones in a row lock the user); `xlink wfm user unlock {user}` on the server lifts a lock",
                        self.name
                    ),
                )
            }
            Err(SignInError::Locked) => (
                format!("{user} is locked after too many wrong passwords"),
                format!("`xlink wfm user unlock {user}` on the server lifts the lock"),
            ),
            Err(error) => (error.to_string(), "try again in a moment".to_owned()),
        };
        self.rows.push(Row::error(Step::SignIn, self.name, found, hint));
        None
    }

    async fn catalog(&mut self, channel: Channel, token: Token) -> Option<Catalog> {
        match tokio::time::timeout(PATIENCE, read_catalog(channel, token)).await {
            Ok(Ok(catalog)) => {
                let found = format!(
                    "{} queues, {} value types, {} external systems, {} employees",
                    catalog.queues.len(),
                    catalog.value_types.len(),
                    catalog.external_systems.len(),
                    catalog.employees.len()
                );
                let row = match catalog.queues.is_empty() {
                    true => Row::warning(
                        Step::Catalog,
                        self.name,
                        found,
                        "create queues on the WFM server: there is nothing to import into",
                    ),
                    false => Row::fine(Step::Catalog, self.name, found),
                };
                self.rows.push(row);
                Some(catalog)
            }
            Ok(Err(why)) => {
                self.rows.push(Row::error(
                    Step::Catalog,
                    self.name,
                    why,
                    "look at the server's own log",
                ));
                None
            }
            Err(_) => {
                let found = format!("the catalogue did not come within {} s", PATIENCE.as_secs());
                self.rows.push(Row::error(
                    Step::Catalog,
                    self.name,
                    found,
                    "try again; look at the server's own log",
                ));
                None
            }
        }
    }
}

const NOT_OURS: &str = "the original's vendor never published its protocol: xlink delivers to an Enterprise Server of its own (`xlink wfm serve`); see “The wire format” in the README";

fn certificate_hint(problem: &CertificateProblem) -> String {
    match problem {
        CertificateProblem::Chain => "name the private authority in SSLCACertificate, or pin the certificate with SSLFingerprint",
        CertificateProblem::Name => "use the name in Url that the certificate was made for, or pin the certificate with SSLFingerprint",
        CertificateProblem::Expired => "have the certificate renewed on the server",
        CertificateProblem::NotYetValid => "set the clocks of both machines right",
        CertificateProblem::Fingerprint { .. } => "if the server's certificate was renewed, put the new fingerprint into SSLFingerprint; if nobody renewed it, somebody stands in between",
        CertificateProblem::Other(_) => "look at the certificate on the server",
    }
    .to_owned()
}

async fn read_catalog(channel: Channel, token: Token) -> Result<Catalog, String> {
    let mut client =
        EnterpriseClient::with_interceptor(channel, token).max_decoding_message_size(64 * 1024 * 1024);
    let said = |status: tonic::Status| format!("the catalogue cannot be read: {}", status.message());
    let mut parts = client
        .read_catalog(v1::ReadCatalogRequest {})
        .await
        .map_err(said)?
        .into_inner();
    let mut reader = CatalogReader::default();
    while let Some(part) = parts.message().await.map_err(said)? {
        reader.add(part).map_err(|error| error.to_string())?;
    }
    reader.finish().map_err(|error| error.to_string())
}
