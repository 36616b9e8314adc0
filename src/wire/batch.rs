//! A batch's number on the wire: 16 bytes, the most significant first.

use super::error::WireError;
use crate::model::{BatchId, Refusal};

pub fn batch_bytes(batch: BatchId) -> Vec<u8> {
    batch.0.to_be_bytes().to_vec()
}

pub fn batch_id(bytes: &[u8]) -> Result<BatchId, WireError> {
    let bytes = bytes.try_into().map_err(|_| WireError::BatchId(bytes.len()))?;
    Ok(BatchId(u128::from_be_bytes(bytes)))
}

impl From<Refusal> for super::v1::Refusal {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownQueue => Self::UnknownQueue,
            Refusal::InactiveQueue => Self::InactiveQueue,
            Refusal::UnknownValueType => Self::UnknownValueType,
            Refusal::OffGrid => Self::OffGrid,
            Refusal::UnknownSystem => Self::UnknownSystem,
            Refusal::UnknownAgent => Self::UnknownAgent,
            Refusal::Other => Self::Unspecified,
        }
    }
}

/// A word that this version does not know is still a refusal.
impl From<super::v1::Refusal> for Refusal {
    fn from(refusal: super::v1::Refusal) -> Self {
        use super::v1::Refusal as Wire;
        match refusal {
            Wire::UnknownQueue => Self::UnknownQueue,
            Wire::InactiveQueue => Self::InactiveQueue,
            Wire::UnknownValueType => Self::UnknownValueType,
            Wire::OffGrid => Self::OffGrid,
            Wire::UnknownSystem => Self::UnknownSystem,
            Wire::UnknownAgent => Self::UnknownAgent,
            Wire::Unspecified => Self::Other,
        }
    }
}

/// From the number in a message.
pub(super) fn refusal(number: i32) -> Refusal {
    super::v1::Refusal::try_from(number).map_or(Refusal::Other, Refusal::from)
}
