//! How a server proves who it is: its certificate and key.

use super::tls::{Fingerprint, provider};
use crate::model::{Message, Worded, message};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::fmt;
use std::sync::Arc;

/// A certificate (with its chain) and its private key.
pub struct ServerIdentity {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

/// Why a certificate and a key cannot serve.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum IdentityError {
    Certificate(String),
    Key(String),
    Pair(String),
    Make(String),
}

impl Worded for IdentityError {
    fn message(&self) -> Message {
        match self {
            Self::Certificate(why) => message!(
                "identity-certificate",
                "the certificate file holds no certificate in PEM form (“BEGIN CERTIFICATE”): {why}",
                why = why
            ),
            Self::Key(why) => message!(
                "identity-key",
                "the key file holds no private key in PEM form (“BEGIN PRIVATE KEY”): {why}",
                why = why
            ),
            Self::Pair(why) => message!(
                "identity-pair",
                "certificate and key cannot be used together: {why}",
                why = why
            ),
            Self::Make(why) => message!("identity-make", "a certificate cannot be made: {why}", why = why),
        }
    }
}

impl ServerIdentity {
    /// From PEM: the server's certificate first, then its chain; and the private key.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, IdentityError> {
        let chain = CertificateDer::pem_slice_iter(certificates)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| IdentityError::Certificate(error.to_string()))?;
        if chain.is_empty() {
            return Err(IdentityError::Certificate("it is empty of them".into()));
        }
        let key =
            PrivateKeyDer::from_pem_slice(key).map_err(|error| IdentityError::Key(error.to_string()))?;
        let identity = Self { chain, key };
        identity.server_config()?;
        Ok(identity)
    }

    /// A new self-signed certificate for these names, as PEM: certificate and key.
    pub fn self_signed(names: Vec<String>) -> Result<(String, zeroize::Zeroizing<String>), IdentityError> {
        let failed = |error: rcgen::Error| IdentityError::Make(error.to_string());
        let mut parameters = rcgen::CertificateParams::new(names).map_err(failed)?;
        let mut name = rcgen::DistinguishedName::new();
        name.push(rcgen::DnType::CommonName, "xlink Enterprise Server");
        parameters.distinguished_name = name;
        let key = rcgen::KeyPair::generate().map_err(failed)?;
        let certificate = parameters.self_signed(&key).map_err(failed)?;
        Ok((certificate.pem(), zeroize::Zeroizing::new(key.serialize_pem())))
    }

    /// Of the server's own certificate.
    pub fn fingerprint(&self) -> Fingerprint {
        // `from_pem` accepts no empty chain.
        Fingerprint::of(self.chain.first().map(AsRef::as_ref).unwrap_or_default())
    }

    /// Settings for a TLS listener: 1.2 or later, HTTP/2 only.
    pub fn server_config(&self) -> Result<Arc<ServerConfig>, IdentityError> {
        let failed = |error: rustls::Error| IdentityError::Pair(error.to_string());
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(failed)?
            .with_no_client_auth()
            .with_single_cert(self.chain.clone(), self.key.clone_key())
            .map_err(failed)?;
        config.alpn_protocols = vec![b"h2".to_vec()];
        Ok(Arc::new(config))
    }
}

impl fmt::Debug for ServerIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerIdentity({})", self.fingerprint())
    }
}
