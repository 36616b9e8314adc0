use crate::model::{ConnectionState, Message, Worded, message};

/// Why values could not be read back from the WFM.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum ReadError {
    /// There is no connection now; the state says why.
    NotConnected(ConnectionState),
    Lost(Message),
    Refused(Message),
}

impl Worded for ReadError {
    fn message(&self) -> Message {
        match self {
            Self::NotConnected(state) => message!(
                "deliver-read-not-connected",
                "the WFM system {name} is not connected",
                name = &state.name
            ),
            Self::Lost(why) => message!(
                "deliver-read-lost",
                "the WFM system did not answer: {why}",
                why = why
            ),
            Self::Refused(why) => message!(
                "deliver-read-refused",
                "the WFM system refuses to be read: {why}",
                why = why
            ),
        }
    }
}
