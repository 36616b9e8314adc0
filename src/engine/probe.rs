//! A look at a WFM server before anything is saved: is it there, who is it, and does it let this user in
//! (spec pages 1, 5 and 7).

use super::Draft;
use crate::model::{Message, UtcSecond};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was met on the way to an address. No user and no password was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// As it was understood, `iwfms://host:port`; empty when it names none.
    pub address: String,
    /// Address and port that took the line: the server's, or the proxy's.
    pub peer: Option<String>,
    /// What the server showed in the TLS handshake, accepted or not; `None`: not that far, or a plain line.
    pub tls: Option<ProbedTls>,
    /// What an Enterprise Server said of itself. It is greeted only when its certificate is accepted.
    pub server: Option<ProbedServer>,
    /// Where the way ended too early; `None`: an Enterprise Server answers, and everything is well.
    pub trouble: Option<LineTrouble>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProbedServer {
    /// Program and version.
    pub program: String,
    /// Seconds by which its clock is ahead of this machine's; negative: behind.
    pub clock_ahead: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProbedTls {
    /// `1.2` or `1.3`
    pub version: String,
    /// SHA-256 of the certificate: `AA:BB:…`, 32 upper-case pairs, as `SSLFingerprint` takes it.
    pub fingerprint: String,
    /// Whom it names, and who signed it.
    pub subject: String,
    pub issuer: String,
    /// Names and addresses for which it was made.
    pub names: Vec<String>,
    pub not_before: Option<UtcSecond>,
    pub not_after: Option<UtcSecond>,
    /// It signed itself.
    pub self_signed: bool,
    /// What each way of trusting says; the machine's own first.
    pub verdicts: Vec<Verdict>,
    /// The way that the settings choose; the others are for comparison.
    pub counts: TrustedBy,
}

impl ProbedTls {
    /// Why the way that the settings choose does not accept it; `None`: it does.
    pub fn problem(&self) -> Option<&CertificateFault> {
        let of_choice = self.verdicts.iter().find(|verdict| verdict.by == self.counts);
        of_choice.and_then(|verdict| verdict.problem.as_ref())
    }
}

/// How a certificate can be trusted (spec page 1, isps.cfg).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrustedBy {
    /// The authorities that this machine trusts.
    System,
    /// `SSLCACertificate`
    Authority,
    /// `SSLFingerprint`
    Pin,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub by: TrustedBy,
    /// `None`: trusted.
    pub problem: Option<CertificateFault>,
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateFault {
    /// Nobody who is trusted has signed it.
    Chain,
    /// Made for another name.
    Name,
    Expired,
    NotYetValid,
    /// Another certificate than the pinned one.
    Fingerprint {
        expected: String,
    },
    Other {
        why: Message,
    },
}

/// Why the way to a server ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTrouble {
    pub kind: TroubleKind,
    /// With hosts and reasons; never with a secret.
    pub why: Message,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TroubleKind {
    /// The settings cannot be used: no address, an authority's file that cannot be read.
    Settings,
    /// The host's name has no address.
    Name,
    /// The machine is there, and nothing listens at that port.
    NothingListens,
    /// Nobody answers in time: a firewall, a wrong host.
    NoAnswer,
    /// There is no way to that network.
    NoWay,
    Proxy,
    /// The certificate is not accepted.
    Certificate,
    /// No TLS there, or none that both speak.
    Tls,
    /// Something answers, and it is no Enterprise Server.
    NotOurProtocol,
    /// An Enterprise Server of another version.
    Version,
    /// The line broke, or the server fell silent.
    Broken,
}

/// A sign-in with what is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInRequest {
    /// The section of isps.cfg; without keys, as it is saved under this name.
    pub wfm: Draft,
    pub user: String,
    pub passcode: Passcode,
}

/// A passcode on its way; `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passcode(String);

impl Passcode {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The passcode itself: for the one place that opens it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passcode(…)")
    }
}

/// How the one attempt went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInTrial {
    Welcome {
        /// Without this right nothing can be delivered.
        may_import: bool,
        may_administer: bool,
    },
    /// User or password is wrong, or the user is locked; nobody is told which. Five in a row lock the user.
    Refused,
    /// Locked after too many wrong passwords, until an administrator unlocks it.
    Locked,
    /// The server has no time for it now.
    Busy { why: Message },
    /// Nothing was sent: the passcode gives no password here.
    Passcode { fault: PasscodeFault, why: Message },
    /// The server was not reached, or fell silent before it answered.
    NotReached(LineTrouble),
}

/// Why a passcode gives no password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasscodeFault {
    /// Empty, a placeholder, or no passcode at all.
    NotAPasscode,
    /// Made by the original's program, whose method is unpublished.
    Foreign,
    OtherInstallation,
    Damaged,
    /// This installation's key is missing or cannot be read.
    Key,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_shows() {
        let request = SignInRequest {
            wfm: Draft::new(
                "WFM",
                vec![("Proxy".to_owned(), "http://me:geheim@p:1".to_owned())],
            ),
            user: "xlink".to_owned(),
            passcode: Passcode::new("584C01AABB"),
        };
        let shown = format!(
            "{request:?} {:?}",
            super::super::Question::TrySignIn(request.clone())
        );
        assert!(!shown.contains("584C01") && !shown.contains("geheim"), "{shown}");
    }
}
