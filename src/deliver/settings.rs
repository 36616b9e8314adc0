//! What a courier must know to reach a WFM system.

use crate::model::Message;
use crate::passcode::Password;
use crate::wire::Destination;
use std::fmt;
use std::sync::Arc;

/// A WFM system and the way to it.
#[derive(Debug, Clone)]
pub struct WfmSettings {
    /// As in isps.cfg.
    pub name: String,
    /// As it stands there; shown, never parsed here.
    pub url: String,
    pub access: Access,
    /// Equal texts mean equal settings: then nothing begins anew. Holds no password.
    pub identity: String,
}

/// Whether the settings say enough to sign in.
#[derive(Debug, Clone)]
pub enum Access {
    /// Something is missing or not filled in; the text says what.
    Missing(Message),
    Ready {
        destination: Box<Destination>,
        user: String,
        password: Secret,
    },
}

/// A password that is opened only when it is needed.
#[derive(Clone)]
pub struct Secret(Arc<Opener>);

type Opener = dyn Fn() -> Result<Password, Message> + Send + Sync;

impl Secret {
    /// `open` gives the password, or says why it cannot (such as a passcode made for another installation).
    pub fn new(open: impl Fn() -> Result<Password, Message> + Send + Sync + 'static) -> Self {
        Self(Arc::new(open))
    }

    pub(super) fn open(&self) -> Result<Password, Message> {
        (self.0)()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
