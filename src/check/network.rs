//! The way to the WFM: address, port, TLS, clock, sign-in, catalogue.

use super::{Mend, Row, Step};
use crate::config::{Settings, WfmSystem};
use crate::deliver;
use crate::model::{Catalog, Message, Worded, message};
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
            let hint = message!(
                "check-address-hint",
                "`xlink config set isps.cfg` or the console's Settings mend it"
            );
            let row = Row::error(Step::Address, &system.name, why, hint);
            return (vec![row.mended(Mend::connection(system, "Url"))], None);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(why) => {
            let found = message!(
                "check-no-network",
                "the network cannot be used: {why}",
                why = why.to_string()
            );
            return (vec![Row::error(Step::Address, &system.name, found, "")], None);
        }
    };
    let mut way = Way {
        system,
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
    system: &'a WfmSystem,
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
                let address = &self.destination.address;
                let found = message!(
                    "check-address-fine",
                    "{host} resolves to {address}",
                    host = &address.host,
                    address = seen.peer.ip(),
                );
                let url = Mend::connection(self.system, "Url");
                let row = Row::fine(Step::Address, self.name, found);
                self.rows.push(row.mended(url.clone()));
                let port = address.port.to_string();
                let found = message!("check-port-fine", "port {port} answers", port = port);
                self.rows
                    .push(Row::fine(Step::Port, self.name, found).mended(url));
                Some(seen)
            }
            Err(error) => {
                let (step, hint) = self.what_to_do(&error);
                let found = match step {
                    // The original's own words (spec page 5).
                    Step::Port => message!(
                        "check-port-closed",
                        "Enterprise Server 1 not available: {why}",
                        why = error.message(),
                    ),
                    _ => error.message(),
                };
                let row = Row::error(step, self.name, found, hint);
                self.rows.push(row.mended(Mend::of_connect(self.system, &error)));
                None
            }
        }
    }

    fn what_to_do(&self, error: &ConnectError) -> (Step, Message) {
        let at = self.at();
        match error {
            ConnectError::Resolve { .. } => (
                Step::Address,
                message!(
                    "check-resolve-hint",
                    "look at the name in Url of isps.cfg and at this machine's name server"
                ),
            ),
            ConnectError::Port { why, .. } if why.english().contains("refused") => (
                Step::Port,
                message!(
                    "check-refused-hint",
                    "the machine is there, but nothing listens at {at}: the server is stopped, or the port in Url is another one (45054; 80 for tenants before 2019)",
                    at = at,
                ),
            ),
            ConnectError::Port { .. } | ConnectError::Timeout { .. } => (
                Step::Port,
                message!(
                    "check-silent-hint",
                    "no answer at all: a firewall on the way drops the line to {at}, at this end (outgoing) or at the server's (incoming)",
                    at = at,
                ),
            ),
            ConnectError::Proxy { .. } => (
                Step::Port,
                message!(
                    "check-proxy-hint",
                    "look at Proxy in isps.cfg or https_proxy in the environment"
                ),
            ),
            ConnectError::Certificate { problem, .. } => (Step::Tls, certificate_hint(problem)),
            ConnectError::Tls { .. } => (
                Step::Tls,
                message!(
                    "check-tls-hint",
                    "is it iwfm:// (plain) instead of iwfms:// (TLS)? Is TLS 1.2 allowed there?"
                ),
            ),
            ConnectError::NotOurProtocol { .. } => (Step::Port, not_ours()),
            ConnectError::Settings(_) => (
                Step::Address,
                message!("check-settings-hint", "mend it in isps.cfg"),
            ),
        }
    }

    fn encryption(&mut self, seen: &Seen) {
        let Some(tls) = &seen.tls else {
            let hint = message!(
                "check-plain-hint",
                "on your own network this is the original's default; across others use iwfms://"
            );
            let found = message!("check-plain", "the line is not encrypted (iwfm://)");
            // A loopback line never leaves the machine.
            let row = match seen.peer.ip().is_loopback() {
                true => Row::fine(Step::Tls, self.name, found),
                false => Row::warning(Step::Tls, self.name, found, hint),
            };
            return self.rows.push(row.mended(Mend::connection(self.system, "Url")));
        };
        let until = tls
            .not_after
            .map(|end| Zone::machine().format(end))
            .unwrap_or_default();
        let found = message!(
            "check-tls-fine",
            "{version}, certificate of {subject} until {until}",
            version = tls.version.to_string(),
            subject = &tls.subject,
            until = until,
        );
        let soon = tls
            .not_after
            .is_some_and(|end| end.0 - self.clock.now().0 < EXPIRES_SOON);
        self.rows.push(match soon {
            true => Row::warning(
                Step::Tls,
                self.name,
                found,
                message!(
                    "check-tls-soon-hint",
                    "have the certificate renewed on the server"
                ),
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
                let row = Row::error(step, self.name, error.message(), hint);
                self.rows.push(row.mended(Mend::of_connect(self.system, &error)));
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
                    HelloError::NotOurProtocol(_) => not_ours(),
                    HelloError::Silent => message!(
                        "check-hello-silent-hint",
                        "something at the server's end takes connections and does not answer: is the port a web server's?"
                    ),
                    _ => message!(
                        "check-hello-hint",
                        "try again; if it stays, look at the server's own log"
                    ),
                };
                let row = Row::error(Step::Port, self.name, error.message(), hint);
                self.rows.push(row.mended(Mend::connection(self.system, "Url")));
                None
            }
        }
    }

    fn clocks(&mut self, theirs: i64) {
        let difference = theirs - self.clock.now().0;
        let found = match difference {
            0 => message!(
                "check-clock-fine",
                "the clocks of this machine and the server agree"
            ),
            1.. => message!(
                "check-clock-ahead",
                "the server's clock is {seconds} s ahead",
                seconds = difference,
            ),
            _ => message!(
                "check-clock-behind",
                "the server's clock is {seconds} s behind",
                seconds = difference.abs(),
            ),
        };
        self.rows.push(match difference.abs() > CLOCK_DIFFERENCE {
            true => Row::warning(
                Step::Clock,
                self.name,
                found,
                message!(
                    "check-clock-hint",
                    "let both machines take their time from the same source (NTP)"
                ),
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
            let hint = message!(
                "check-refused-before-hint",
                "`xlink passcode --set {name}` takes the password anew",
                name = self.name,
            );
            let row = Row::error(Step::SignIn, self.name, why, hint);
            self.rows.push(row.mended(Mend::Passcode(self.name.to_owned())));
            return None;
        }
        let (found, hint, mend) = match sign_in(channel, user, password.reveal()).await {
            Ok(token) if token.may_import => {
                deliver::forget_refusal(state, &identity);
                self.rows.push(Row::fine(
                    Step::SignIn,
                    self.name,
                    message!(
                        "check-signed-in",
                        "{user} is signed in and may import",
                        user = user
                    ),
                ));
                return Some(token);
            }
            Ok(_) => (
                message!("check-no-right", "{user} may not import", user = user),
                message!(
                    "check-no-right-hint",
                    "give the user the import right on the WFM server"
                ),
                Mend::Elsewhere,
            ),
            Err(SignInError::Refused) => {
                deliver::remember_refusal(
                    state,
                    &identity,
                    SignInError::Refused.of_user(user),
                    self.clock.now(),
                );
                (
                    message!(
                        "check-sign-in-refused",
                        "the server refuses {user}: user or password is wrong, or the user is locked",
                        user = user,
                    ),
                    message!(
                        "check-sign-in-refused-hint",
                        "`xlink passcode --set {name}` takes the password anew (five wrong ones in a row lock the user); `xlink wfm user unlock {user}` on the server lifts a lock",
                        name = self.name,
                        user = user,
                    ),
                    Mend::Login(self.name.to_owned()),
                )
            }
            Err(SignInError::Locked) => (
                message!(
                    "check-locked",
                    "{user} is locked after too many wrong passwords",
                    user = user,
                ),
                message!(
                    "check-locked-hint",
                    "`xlink wfm user unlock {user}` on the server lifts the lock",
                    user = user,
                ),
                Mend::Elsewhere,
            ),
            Err(error) => (
                error.message(),
                message!("check-sign-in-hint", "try again in a moment"),
                Mend::SignIn,
            ),
        };
        let row = Row::error(Step::SignIn, self.name, found, hint);
        self.rows.push(row.mended(mend));
        None
    }

    async fn catalog(&mut self, channel: Channel, token: Token) -> Option<Catalog> {
        match tokio::time::timeout(PATIENCE, read_catalog(channel, token)).await {
            Ok(Ok(catalog)) => {
                let found = message!(
                    "check-catalog-fine",
                    "queues: {queues}, value types: {value_types}, external systems: {systems}, employees: {employees}",
                    queues = catalog.queues.len(),
                    value_types = catalog.value_types.len(),
                    systems = catalog.external_systems.len(),
                    employees = catalog.employees.len(),
                );
                let row = match catalog.queues.is_empty() {
                    true => Row::warning(
                        Step::Catalog,
                        self.name,
                        found,
                        message!(
                            "check-no-queues-hint",
                            "create queues on the WFM server: there is nothing to import into"
                        ),
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
                    message!("check-catalog-hint", "look at the server's own log"),
                ));
                None
            }
            Err(_) => {
                let found = message!(
                    "check-catalog-late",
                    "the catalogue did not come within {seconds} s",
                    seconds = PATIENCE.as_secs(),
                );
                self.rows.push(Row::error(
                    Step::Catalog,
                    self.name,
                    found,
                    message!(
                        "check-catalog-late-hint",
                        "try again; look at the server's own log"
                    ),
                ));
                None
            }
        }
    }
}

fn not_ours() -> Message {
    message!(
        "check-not-ours-hint",
        "the original's vendor never published its protocol: xlink delivers to an Enterprise Server of its own (`xlink wfm serve`); see “The wire format” in the README"
    )
}

fn certificate_hint(problem: &CertificateProblem) -> Message {
    match problem {
        CertificateProblem::Chain => message!(
            "check-chain-hint",
            "name the private authority in SSLCACertificate, or pin the certificate with SSLFingerprint"
        ),
        CertificateProblem::Name => message!(
            "check-name-hint",
            "use the name in Url that the certificate was made for, or pin the certificate with SSLFingerprint"
        ),
        CertificateProblem::Expired => message!(
            "check-tls-soon-hint",
            "have the certificate renewed on the server"
        ),
        CertificateProblem::NotYetValid => {
            message!("check-not-yet-hint", "set the clocks of both machines right")
        }
        CertificateProblem::Fingerprint { .. } => message!(
            "check-fingerprint-hint",
            "if the server's certificate was renewed, put the new fingerprint into SSLFingerprint; if nobody renewed it, somebody stands in between"
        ),
        CertificateProblem::Other(_) => {
            message!("check-certificate-hint", "look at the certificate on the server")
        }
    }
}

async fn read_catalog(channel: Channel, token: Token) -> Result<Catalog, Message> {
    let mut client =
        EnterpriseClient::with_interceptor(channel, token).max_decoding_message_size(64 * 1024 * 1024);
    let said = |status: tonic::Status| {
        message!(
            "check-catalog-unread",
            "the catalogue cannot be read: {why}",
            why = status.message(),
        )
    };
    let mut parts = client
        .read_catalog(v1::ReadCatalogRequest {})
        .await
        .map_err(said)?
        .into_inner();
    let mut reader = CatalogReader::default();
    while let Some(part) = parts.message().await.map_err(said)? {
        reader.add(part).map_err(|error| error.message())?;
    }
    reader.finish().map_err(|error| error.message())
}
