//! Looking at a server's certificate whoever signed it, so that a person can decide. Nothing is said on such a line.

use super::address::Security;
use super::connect::{Destination, version_of};
use super::error::{CertificateProblem, ConnectError};
use super::tls::{Fingerprint, Trust, certificate_problem, client_config, handshake_error, provider};
use crate::model::UtcSecond;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, SignatureScheme};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};

/// What was met at the other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// Who took the line: the server, or the proxy.
    pub peer: SocketAddr,
    /// `None`: the address is one of a plain line.
    pub tls: Option<InspectedTls>,
}

/// A certificate as the server showed it; that it holds the key was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectedTls {
    /// `1.2` or `1.3`
    pub version: &'static str,
    pub fingerprint: Fingerprint,
    pub subject: String,
    pub issuer: String,
    /// Names and addresses that it was made for.
    pub names: Vec<String>,
    /// `None` when the certificate's own text cannot be read.
    pub not_before: Option<UtcSecond>,
    pub not_after: Option<UtcSecond>,
    /// What each way of trusting says: the machine's own first, then the destination's if it is another one.
    pub judged: Vec<Judged>,
    /// It offers HTTP/2, as every Enterprise Server does.
    pub http2: bool,
}

/// What one way of trusting says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub by: TrustKind,
    pub problem: Option<CertificateProblem>,
}

/// The ways of [`Trust`] by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrustKind {
    System,
    Authority,
    Fingerprint,
}

impl Trust {
    pub fn kind(&self) -> TrustKind {
        match self {
            Self::System => TrustKind::System,
            Self::Authority(_) => TrustKind::Authority,
            Self::Fingerprint(_) => TrustKind::Fingerprint,
        }
    }
}

impl Destination {
    /// Opens a line, looks at the server's certificate and closes it. A certificate that nobody trusts is no failure
    /// here: its verdicts say so.
    pub async fn inspect(&self) -> Result<Inspected, ConnectError> {
        let deadline = Instant::now() + self.connect_timeout;
        let (tcp, peer) = self.line(deadline).await?;
        if self.address.security == Security::Plain {
            return Ok(Inspected { peer, tls: None });
        }
        let recorder = Arc::new(Recorder::new(&self.trust)?);
        let connector = TlsConnector::from(Arc::new(client_config(recorder.clone())?));
        let stream = timeout_at(deadline, connector.connect(self.server_name()?, tcp))
            .await
            .map_err(|_| self.too_late(&self.address.authority()))?
            .map_err(|error| handshake_error(&self.address.host, &error))?;
        let (_, session) = stream.get_ref();
        let certificate = session
            .peer_certificates()
            .and_then(<[_]>::first)
            .map(|certificate| certificate.as_ref())
            .unwrap_or_default();
        let mut tls = read(certificate);
        tls.version = version_of(session);
        tls.http2 = session.alpn_protocol() == Some(b"h2");
        tls.judged = recorder.judged();
        Ok(Inspected { peer, tls: Some(tls) })
    }
}

/// What a certificate says of itself.
fn read(certificate: &[u8]) -> InspectedTls {
    let parsed = X509Certificate::from_der(certificate)
        .ok()
        .map(|(_, parsed)| parsed);
    let text = |of: &dyn Fn(&X509Certificate<'_>) -> String| parsed.as_ref().map(of).unwrap_or_default();
    let at = |of: &dyn Fn(&X509Certificate<'_>) -> i64| parsed.as_ref().map(|parsed| UtcSecond(of(parsed)));
    InspectedTls {
        version: "",
        fingerprint: Fingerprint::of(certificate),
        subject: text(&|parsed| parsed.subject().to_string()),
        issuer: text(&|parsed| parsed.issuer().to_string()),
        names: parsed.as_ref().map(names).unwrap_or_default(),
        not_before: at(&|parsed| parsed.validity().not_before.timestamp()),
        not_after: at(&|parsed| parsed.validity().not_after.timestamp()),
        judged: Vec::new(),
        http2: false,
    }
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let Ok(Some(alternative)) = certificate.subject_alternative_name() else {
        return Vec::new();
    };
    let name = |name: &GeneralName<'_>| match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => address(bytes).map(|address| address.to_string()),
        _ => None,
    };
    alternative.value.general_names.iter().filter_map(name).collect()
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    match bytes.len() {
        4 => <[u8; 4]>::try_from(bytes).ok().map(IpAddr::from),
        _ => <[u8; 16]>::try_from(bytes).ok().map(IpAddr::from),
    }
}

/// One who would have to trust a certificate; `Err`: this machine cannot ask it.
type Judge = Result<Arc<dyn ServerCertVerifier>, ConnectError>;

/// Lets every certificate pass, and notes what those say who would have to trust it.
#[derive(Debug)]
struct Recorder {
    judges: Vec<(TrustKind, Judge)>,
    judged: Mutex<Vec<Judged>>,
    provider: Arc<CryptoProvider>,
}

impl Recorder {
    /// # Errors
    /// The destination's own way of trusting cannot be used.
    fn new(trust: &Trust) -> Result<Self, ConnectError> {
        let mut judges = vec![(TrustKind::System, Trust::System.verifier())];
        if *trust != Trust::System {
            judges.push((trust.kind(), Ok(trust.verifier()?)));
        }
        Ok(Self {
            judges,
            judged: Mutex::default(),
            provider: provider(),
        })
    }

    fn judged(&self) -> Vec<Judged> {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let problem = |judge: &Judge| match judge {
            Err(error) => Some(CertificateProblem::Other(error.to_string())),
            Ok(judge) => {
                let said = judge.verify_server_cert(certificate, intermediates, name, ocsp, now);
                said.err().map(|error| match error {
                    rustls::Error::InvalidCertificate(problem) => certificate_problem(&problem),
                    other => CertificateProblem::Other(other.to_string()),
                })
            }
        };
        let judged = self.judges.iter().map(|(by, judge)| Judged {
            by: *by,
            problem: problem(judge),
        });
        *self.judged.lock().unwrap_or_else(PoisonError::into_inner) = judged.collect();
        Ok(ServerCertVerified::assertion())
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
