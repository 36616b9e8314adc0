//! The iwfm protocol: generated messages, the way between them and the model, and how to reach a server.
//!
//! `proto/iwfm.proto` describes the protocol for everybody. Here: [`Destination`] opens a connection (TLS, pinned
//! fingerprints, proxies), the conversions turn messages into the model's nouns and refuse what makes no sense.

mod address;
mod agents;
mod batch;
mod catalog;
mod connect;
mod error;
mod identity;
mod inspect;
mod proxy;
mod session;
mod tls;
mod values;

#[cfg(test)]
mod tests;

pub use address::{Address, AddressError, Security};
pub use agents::{AgentDayError, PutActivitiesOutcome, RefusedDay, activities_request, agent_day};
pub use batch::{batch_bytes, batch_id};
pub use catalog::{CatalogHead, CatalogReader, catalog_parts};
pub use connect::{Destination, Seen, SeenTls, Stream};
pub use error::{CertificateProblem, ConnectError, WireError};
pub use identity::{IdentityError, ServerIdentity};
pub use inspect::{Inspected, InspectedTls, Judged, TrustKind};
pub use proxy::{Proxy, ProxyError};
pub use session::{Hello, HelloError, SignInError, Token, hello, sign_in};
pub use tls::{Fingerprint, FingerprintError, Trust};
pub use values::{PutValuesOutcome, values_from_series, values_request, values_to_series};

/// Generated from `proto/iwfm.proto`.
#[allow(
    clippy::all,
    clippy::allow_attributes_without_reason,
    missing_docs,
    reason = "generated code"
)]
pub mod v1 {
    tonic::include_proto!("iwfm.v1");
}

/// The protocol version this xlink speaks.
pub const PROTOCOL_VERSION: u32 = 1;

/// Port when an address names none (spec page 1).
pub const DEFAULT_PORT: u16 = 45054;
