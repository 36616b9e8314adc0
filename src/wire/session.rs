//! The beginning of every session: greeting and sign-in.

use super::connect::{connect_error, root_cause};
use super::error::{ConnectError, WireError};
use super::v1::enterprise_client::EnterpriseClient;
use super::values::stamp;
use super::{PROTOCOL_VERSION, v1};
use crate::model::{Message, StoreStamp, UtcSecond, Worded, message};
use std::fmt;
use std::time::Duration;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::Interceptor;
use tonic::transport::Channel;
use tonic::{Code, Request, Status};

/// What the server says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hello {
    /// Program and version.
    pub server: String,
    pub limits: v1::Limits,
    pub stamp: StoreStamp,
    /// The server's clock.
    pub now: UtcSecond,
}

/// Why the greeting led nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum HelloError {
    Connect(#[from] ConnectError),
    Away(Message),
    Silent,
    /// The vendor's own host, a web server, anything else (spec page 5, check).
    NotOurProtocol(Message),
    Version {
        theirs: Vec<u32>,
    },
    Wire(#[from] WireError),
}

impl Worded for HelloError {
    fn message(&self) -> Message {
        match self {
            Self::Connect(why) => why.message(),
            Self::Away(why) => message!("hello-away", "the line broke: {why}", why = why),
            Self::Silent => message!("hello-silent", "it took the connection and does not answer"),
            Self::NotOurProtocol(why) => message!(
                "hello-not-our-protocol",
                "this host does not speak xlink's protocol: {why}",
                why = why
            ),
            Self::Version { theirs } => message!(
                "hello-version",
                "the server speaks versions {theirs} of the protocol, this xlink speaks {ours}: bring both to one version",
                theirs = format!("{theirs:?}"),
                ours = PROTOCOL_VERSION
            ),
            Self::Wire(why) => why.message(),
        }
    }
}

/// Greets the server; nobody needs to be signed in. `client` names program and version.
pub async fn hello(channel: &Channel, client: &str, patience: Duration) -> Result<Hello, HelloError> {
    let request = v1::HelloRequest {
        versions: vec![PROTOCOL_VERSION],
        client: client.to_owned(),
    };
    let mut enterprise = EnterpriseClient::new(channel.clone());
    let reply = tokio::time::timeout(patience, enterprise.hello(request))
        .await
        .map_err(|_| HelloError::Silent)?
        .map_err(|status| not_greeted(&status))?
        .into_inner();
    if reply.version != PROTOCOL_VERSION {
        return Err(HelloError::Version {
            theirs: reply.versions,
        });
    }
    Ok(Hello {
        server: reply.server,
        limits: reply.limits.ok_or(WireError::Missing("limits"))?,
        stamp: stamp(reply.stamp)?,
        now: UtcSecond(reply.now),
    })
}

fn not_greeted(status: &Status) -> HelloError {
    if let Some(known) = connect_error(status) {
        return match known {
            ConnectError::NotOurProtocol { why, .. } => HelloError::NotOurProtocol(why),
            other => other.into(),
        };
    }
    let why = root_cause(status);
    let protocol = ["http2 error", "protocol", "frame", "preface", "unspecific"]
        .iter()
        .any(|word| why.to_lowercase().contains(word));
    match status.code() {
        Code::Unimplemented | Code::Internal | Code::Unknown => HelloError::NotOurProtocol(why.into()),
        Code::Unavailable | Code::Cancelled if protocol => HelloError::NotOurProtocol(why.into()),
        _ => HelloError::Away(why.into()),
    }
}

/// Why a sign-in failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum SignInError {
    /// Not to be tried again until the configuration changes or a person asks (spec page 4).
    Refused,
    /// Five wrong passwords in a row: an administrator must unlock the name.
    Locked,
    Busy(Message),
    Away(Message),
}

impl Worded for SignInError {
    fn message(&self) -> Message {
        match self {
            Self::Refused => message!("sign-in-refused", "the server refuses user and passcode"),
            Self::Locked => message!(
                "sign-in-locked",
                "the user is locked after too many wrong passwords"
            ),
            Self::Busy(why) => message!("sign-in-busy", "the server is busy: {why}", why = why),
            Self::Away(why) => message!("sign-in-away", "the line broke: {why}", why = why),
        }
    }
}

impl SignInError {
    /// The same with the user's name, for who has several.
    pub fn of_user(&self, user: &str) -> Message {
        message!(
            "deliver-refused-user",
            "{why} ({user})",
            why = self.message(),
            user = user,
        )
    }
}

/// Proof of a sign-in, for the requests that follow. Shows nowhere.
#[derive(Clone)]
pub struct Token {
    bearer: MetadataValue<Ascii>,
    /// It ends after this long; then sign in again.
    pub lifetime: Duration,
    pub may_import: bool,
    pub may_administer: bool,
}

/// Signs in with a password.
pub async fn sign_in(channel: &Channel, user: &str, password: &str) -> Result<Token, SignInError> {
    let request = v1::SignInRequest {
        user: user.to_owned(),
        password: password.to_owned(),
    };
    let reply = EnterpriseClient::new(channel.clone())
        .sign_in(request)
        .await
        .map_err(|status| match status.code() {
            Code::Unauthenticated => SignInError::Refused,
            Code::PermissionDenied => SignInError::Locked,
            Code::ResourceExhausted => SignInError::Busy(status.message().into()),
            _ => SignInError::Away(root_cause(&status).into()),
        })?
        .into_inner();
    let mut bearer: MetadataValue<Ascii> = format!("Bearer {}", reply.token)
        .parse()
        .map_err(|_| SignInError::Away(message!("wire-odd-token", "the server's token cannot be used")))?;
    bearer.set_sensitive(true);
    Ok(Token {
        bearer,
        lifetime: Duration::from_secs(reply.expires_in_seconds.into()),
        may_import: reply.may_import,
        may_administer: reply.may_administer,
    })
}

/// `EnterpriseClient::with_interceptor(channel, token)` signs every request.
impl Interceptor for Token {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request
            .metadata_mut()
            .insert("authorization", self.bearer.clone());
        Ok(request)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(ends after {:?})", self.lifetime)
    }
}
