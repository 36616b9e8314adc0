//! Whom a client trusts.

use super::error::{CertificateProblem, ConnectError};
use crate::model::{Message, Worded, message};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// SHA-256 of a certificate in DER.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// A text that is not a fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct FingerprintError {
    pub text: String,
}

impl Worded for FingerprintError {
    fn message(&self) -> Message {
        let Self { text } = self;
        message!(
            "wire-fingerprint",
            "“{text}” is not a SHA-256 fingerprint: expected 32 pairs of hexadecimal digits, with or without colons",
            text = text
        )
    }
}

impl Fingerprint {
    /// Of a certificate in DER.
    pub fn of(certificate: &[u8]) -> Self {
        Self(Sha256::digest(certificate).into())
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let wrong = || FingerprintError {
            text: text.to_owned(),
        };
        let digits: String = text.trim().chars().filter(|c| *c != ':').collect();
        let bytes = hex::decode(digits).map_err(|_| wrong())?;
        bytes.try_into().map(Self).map_err(|_| wrong())
    }
}

/// `AA:BB:…`, 32 upper-case pairs.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pairs: Vec<String> = self.0.iter().map(|byte| format!("{byte:02X}")).collect();
        f.pad(&pairs.join(":"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// How a server proves who it is (spec page 1, isps.cfg).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Trust {
    /// The authorities that this machine trusts.
    #[default]
    System,
    /// `SSLCACertificate`: a private authority, or several, as PEM. They replace the machine's.
    Authority(Vec<u8>),
    /// `SSLFingerprint`: exactly this certificate; its chain, name and expiry do not matter.
    Fingerprint(Fingerprint),
}

/// The one provider of cryptography of the whole program.
pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

impl Trust {
    /// Settings for a client; `h2` is offered, as gRPC asks.
    pub(super) fn client_config(&self) -> Result<ClientConfig, ConnectError> {
        client_config(self.verifier()?)
    }

    pub(super) fn verifier(&self) -> Result<Arc<dyn ServerCertVerifier>, ConnectError> {
        match self {
            Self::System => match rustls_platform_verifier::Verifier::new(provider()) {
                Ok(verifier) => Ok(Arc::new(verifier)),
                Err(error) => Err(ConnectError::Settings(message!(
                    "connect-no-roots",
                    "the machine's trusted certificates cannot be read: {why}",
                    why = error.to_string(),
                ))),
            },
            Self::Authority(pem) => {
                let roots = authorities(pem)?;
                match WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider()).build() {
                    Ok(verifier) => Ok(verifier),
                    Err(error) => Err(ConnectError::Settings(message!(
                        "connect-authority-unusable",
                        "the file of SSLCACertificate cannot be used: {why}",
                        why = error.to_string(),
                    ))),
                }
            }
            Self::Fingerprint(expected) => Ok(Arc::new(Pinned {
                expected: *expected,
                provider: provider(),
            })),
        }
    }
}

/// Settings for a client that asks this verifier.
pub(super) fn client_config(verifier: Arc<dyn ServerCertVerifier>) -> Result<ClientConfig, ConnectError> {
    let builder = ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()
        .map_err(|error| {
            ConnectError::Settings(message!(
                "connect-no-tls",
                "TLS cannot be set up: {why}",
                why = error.to_string(),
            ))
        })?;
    let mut config = builder
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec()];
    Ok(config)
}

fn authorities(pem: &[u8]) -> Result<RootCertStore, ConnectError> {
    let unusable = |why: Message| {
        ConnectError::Settings(message!(
            "connect-no-authority",
            "the file of SSLCACertificate holds no certificate that can be used: {why}",
            why = why,
        ))
    };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|error| unusable(error.to_string().into()))?;
        roots
            .add(certificate)
            .map_err(|error| unusable(error.to_string().into()))?;
    }
    if roots.is_empty() {
        return Err(unusable(message!(
            "connect-no-begin",
            "it has no “BEGIN CERTIFICATE”"
        )));
    }
    Ok(roots)
}

/// Accepts one certificate and no other. That the server holds its key is still proved in the handshake.
#[derive(Debug)]
struct Pinned {
    expected: Fingerprint,
    provider: Arc<CryptoProvider>,
}

/// Travels through rustls so that the message can name both fingerprints.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WrongFingerprint(CertificateProblem);

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let found = Fingerprint::of(certificate);
        if found == self.expected {
            return Ok(ServerCertVerified::assertion());
        }
        let problem = CertificateProblem::Fingerprint {
            expected: self.expected.to_string(),
            found: found.to_string(),
        };
        let other = rustls::OtherError(Arc::new(WrongFingerprint(problem)));
        Err(CertificateError::Other(other).into())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

/// Says what a failed handshake means.
pub(super) fn handshake_error(host: &str, error: &std::io::Error) -> ConnectError {
    let host = host.to_owned();
    let Some(inner) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>())
    else {
        let why = match error.kind() {
            std::io::ErrorKind::UnexpectedEof => message!(
                "wire-handshake-closed",
                "the server closed the line during the handshake"
            ),
            _ => Message::from(error.to_string()),
        };
        return ConnectError::Tls { host, why };
    };
    match inner {
        rustls::Error::InvalidCertificate(problem) => ConnectError::Certificate {
            host,
            problem: certificate_problem(problem),
        },
        rustls::Error::InvalidMessage(_) => ConnectError::Tls {
            host,
            why: message!(
                "wire-not-tls",
                "the server does not answer in TLS; perhaps it wants iwfm:// (plain)"
            ),
        },
        rustls::Error::AlertReceived(rustls::AlertDescription::NoApplicationProtocol) => {
            ConnectError::NotOurProtocol {
                host,
                why: message!("wire-no-http2", "it offers no HTTP/2"),
            }
        }
        other => ConnectError::Tls {
            host,
            why: other.to_string().into(),
        },
    }
}

pub(super) fn certificate_problem(problem: &CertificateError) -> CertificateProblem {
    use CertificateError as E;
    match problem {
        E::Expired | E::ExpiredContext { .. } => CertificateProblem::Expired,
        E::NotValidYet | E::NotValidYetContext { .. } => CertificateProblem::NotYetValid,
        E::NotValidForName | E::NotValidForNameContext { .. } => CertificateProblem::Name,
        E::UnknownIssuer | E::BadSignature => CertificateProblem::Chain,
        E::Other(other) => match other.0.downcast_ref::<WrongFingerprint>() {
            Some(WrongFingerprint(problem)) => problem.clone(),
            None => CertificateProblem::Other(other.0.to_string()),
        },
        other => CertificateProblem::Other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_with_and_without_colons_in_either_case() {
        let fingerprint = Fingerprint::of(b"certificate");
        let shown = fingerprint.to_string();
        assert_eq!(shown.len(), 95);
        assert_eq!(shown, shown.to_uppercase());
        for text in [shown.clone(), shown.to_lowercase(), shown.replace(':', "")] {
            assert_eq!(text.parse::<Fingerprint>().unwrap(), fingerprint);
        }
        assert!(shown[3..].parse::<Fingerprint>().is_err());
        assert!("zz".repeat(32).parse::<Fingerprint>().is_err());
    }

    #[test]
    fn a_file_without_certificates_is_no_authority() {
        let error = Trust::Authority(b"hello".to_vec()).client_config().unwrap_err();
        assert!(error.to_string().contains("SSLCACertificate"), "{error}");
    }
}
