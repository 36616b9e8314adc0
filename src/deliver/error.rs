use crate::model::ConnectionState;

/// Why values could not be read back from the WFM.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no connection now; the state says why.
    #[error("the WFM system {} is not connected", .0.name)]
    NotConnected(ConnectionState),
    #[error("the WFM system did not answer: {0}")]
    Lost(String),
    #[error("the WFM system refuses to be read: {0}")]
    Refused(String),
}
