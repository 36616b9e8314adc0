//! A look at a WFM server, and one sign-in, beside the connection that runs (spec pages 1, 5 and 7).

use super::configured::identity_of;
use super::{destination, forget_refusal, remember_refusal};
use crate::config::{WfmAddress, WfmSystem};
use crate::engine::{
    CertificateFault, LineTrouble, PasscodeFault, Probe, ProbedServer, ProbedTls, SignInTrial, TroubleKind,
    TrustedBy, Verdict,
};
use crate::model::{Message, Worded, message};
use crate::passcode::{InstallationKey, PasscodeError, Password, open, recognise};
use crate::time::Clock;
use crate::wire::{
    CertificateProblem, ConnectError, Destination, Hello, HelloError, InspectedTls, SignInError, Token,
    TrustKind, hello, sign_in,
};
use std::path::Path;
use std::time::Duration;
use tonic::transport::Channel;

/// How a server's log names us.
const CLIENT: &str = concat!("xlink ", env!("CARGO_PKG_VERSION"), " settings");
/// A person waits: nobody waits longer for a line, whatever `ConnectTimeout` says.
const LONGEST: Duration = Duration::from_secs(30);
/// How long the server may take for one answer.
const ANSWER: Duration = Duration::from_secs(15);

/// Looks at the server of these settings. Nobody is signed in.
pub fn probe(system: &WfmSystem, clock: &Clock) -> Probe {
    let mut probe = Probe {
        address: match &system.address {
            WfmAddress::Server(url) => url.to_string(),
            WfmAddress::NotConfigured => String::new(),
            WfmAddress::Unusable(text) => text.clone(),
        },
        peer: None,
        tls: None,
        server: None,
        trouble: None,
    };
    let done =
        way_to(system).and_then(|way| on_a_runtime(look(&way, &mut probe, clock)).and_then(|looked| looked));
    probe.trouble = done.err();
    probe
}

/// Signs in once. A refusal is remembered, so that nothing tries this passcode again by itself once it is saved.
/// `state`: the installation's state folder, where its key lies.
pub fn try_sign_in(
    system: &WfmSystem,
    user: &str,
    passcode: &str,
    state: &Path,
    clock: &Clock,
) -> SignInTrial {
    let password = match password(passcode, state) {
        Ok(password) => password,
        Err((fault, why)) => return SignInTrial::Passcode { fault, why },
    };
    let way = match way_to(system) {
        Ok(way) => way,
        Err(trouble) => return SignInTrial::NotReached(trouble),
    };
    let identity = identity_of(system, user, passcode, &way.trust);
    match on_a_runtime(knock(&way, user, &password)).and_then(|knocked| knocked) {
        Err(trouble) => SignInTrial::NotReached(trouble),
        Ok(Ok(token)) => {
            forget_refusal(state, &identity);
            SignInTrial::Welcome {
                may_import: token.may_import,
                may_administer: token.may_administer,
            }
        }
        Ok(Err(error @ SignInError::Refused)) => {
            remember_refusal(state, &identity, error.of_user(user), clock.now());
            SignInTrial::Refused
        }
        Ok(Err(SignInError::Locked)) => SignInTrial::Locked,
        Ok(Err(SignInError::Busy(why))) => SignInTrial::Busy { why },
        Ok(Err(error @ SignInError::Away(_))) => {
            SignInTrial::NotReached(trouble(TroubleKind::Broken, error.message()))
        }
    }
}

fn password(passcode: &str, state: &Path) -> Result<Password, (PasscodeFault, Message)> {
    let wrong = |error: PasscodeError| {
        let fault = match error {
            PasscodeError::Foreign => PasscodeFault::Foreign,
            PasscodeError::OtherInstallation => PasscodeFault::OtherInstallation,
            PasscodeError::Damaged => PasscodeFault::Damaged,
            _ => PasscodeFault::NotAPasscode,
        };
        (fault, error.message())
    };
    // A text that is no passcode of ours is told as such, key or no key.
    recognise(passcode).map_err(wrong)?;
    let key = InstallationKey::read(state).map_err(|error| (PasscodeFault::Key, error.message()))?;
    open(&key, passcode).map_err(wrong)
}

fn trouble(kind: TroubleKind, why: Message) -> LineTrouble {
    LineTrouble { kind, why }
}

fn way_to(system: &WfmSystem) -> Result<Destination, LineTrouble> {
    let way = destination(system).map_err(|why| trouble(TroubleKind::Settings, why))?;
    Ok(Destination {
        connect_timeout: way.connect_timeout.min(LONGEST),
        ..way
    })
}

/// Runs this on a runtime of its own, beside the courier's.
fn on_a_runtime<T>(work: impl Future<Output = T>) -> Result<T, LineTrouble> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|why| {
            let why = message!(
                "deliver-no-network",
                "the network cannot be used: {why}",
                why = why.to_string(),
            );
            trouble(TroubleKind::Broken, why)
        })?;
    let done = runtime.block_on(work);
    // A name server that does not answer must not hold up whoever asked.
    runtime.shutdown_background();
    Ok(done)
}

async fn look(way: &Destination, probe: &mut Probe, clock: &Clock) -> Result<(), LineTrouble> {
    let inspected = way.inspect().await.map_err(of_line)?;
    probe.peer = Some(inspected.peer.to_string());
    if let Some(tls) = inspected.tls {
        let host = way.address.host.clone();
        let of_choice = tls.judged.iter().find(|judged| judged.by == way.trust.kind());
        let refused = match of_choice.and_then(|judged| judged.problem.clone()) {
            Some(problem) => Some(ConnectError::Certificate { host, problem }),
            None if !tls.http2 => Some(ConnectError::NotOurProtocol {
                host,
                why: message!("wire-no-http2", "it offers no HTTP/2"),
            }),
            None => None,
        };
        probe.tls = Some(told(tls, by(way.trust.kind())));
        if let Some(refused) = refused {
            return Err(of_line(refused));
        }
    }
    let (_, hello) = greet(way).await?;
    probe.server = Some(ProbedServer {
        program: hello.server,
        clock_ahead: hello.now.0 - clock.now().0,
    });
    Ok(())
}

async fn greet(way: &Destination) -> Result<(Channel, Hello), LineTrouble> {
    let channel = way.channel().await.map_err(of_line)?;
    let hello = hello(&channel, CLIENT, ANSWER).await.map_err(of_greeting)?;
    Ok((channel, hello))
}

/// The one attempt; the outer error is a server that was not reached, so that nothing was sent.
async fn knock(
    way: &Destination,
    user: &str,
    password: &Password,
) -> Result<Result<Token, SignInError>, LineTrouble> {
    let (channel, _) = greet(way).await?;
    let signed_in = tokio::time::timeout(ANSWER, sign_in(&channel, user, password.reveal())).await;
    Ok(signed_in.unwrap_or_else(|_| {
        let why = message!(
            "deliver-no-answer",
            "no answer for {seconds} seconds",
            seconds = ANSWER.as_secs(),
        );
        Err(SignInError::Away(why))
    }))
}

fn of_line(error: ConnectError) -> LineTrouble {
    let kind = match &error {
        ConnectError::Settings(_) => TroubleKind::Settings,
        ConnectError::Resolve { .. } => TroubleKind::Name,
        ConnectError::Port { why, .. } if why.english().contains("refused") => TroubleKind::NothingListens,
        ConnectError::Port { .. } => TroubleKind::NoWay,
        ConnectError::Timeout { .. } => TroubleKind::NoAnswer,
        ConnectError::Proxy { .. } => TroubleKind::Proxy,
        ConnectError::Certificate { .. } => TroubleKind::Certificate,
        ConnectError::Tls { .. } => TroubleKind::Tls,
        ConnectError::NotOurProtocol { .. } => TroubleKind::NotOurProtocol,
    };
    trouble(kind, error.message())
}

fn of_greeting(error: HelloError) -> LineTrouble {
    match error {
        HelloError::Connect(error) => of_line(error),
        HelloError::NotOurProtocol(_) | HelloError::Wire(_) => {
            trouble(TroubleKind::NotOurProtocol, error.message())
        }
        HelloError::Version { .. } => trouble(TroubleKind::Version, error.message()),
        HelloError::Away(_) | HelloError::Silent => trouble(TroubleKind::Broken, error.message()),
    }
}

fn by(kind: TrustKind) -> TrustedBy {
    match kind {
        TrustKind::System => TrustedBy::System,
        TrustKind::Authority => TrustedBy::Authority,
        TrustKind::Fingerprint => TrustedBy::Pin,
    }
}

fn told(tls: InspectedTls, counts: TrustedBy) -> ProbedTls {
    ProbedTls {
        version: tls.version.to_owned(),
        fingerprint: tls.fingerprint.to_string(),
        self_signed: tls.subject == tls.issuer,
        subject: tls.subject,
        issuer: tls.issuer,
        names: tls.names,
        not_before: tls.not_before,
        not_after: tls.not_after,
        verdicts: tls
            .judged
            .into_iter()
            .map(|judged| Verdict {
                by: by(judged.by),
                problem: judged.problem.map(fault),
            })
            .collect(),
        counts,
    }
}

fn fault(problem: CertificateProblem) -> CertificateFault {
    match problem {
        CertificateProblem::Chain => CertificateFault::Chain,
        CertificateProblem::Name => CertificateFault::Name,
        CertificateProblem::Expired => CertificateFault::Expired,
        CertificateProblem::NotYetValid => CertificateFault::NotYetValid,
        CertificateProblem::Fingerprint { expected, .. } => CertificateFault::Fingerprint { expected },
        CertificateProblem::Other(why) => CertificateFault::Other { why: why.into() },
    }
}
