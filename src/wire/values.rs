//! Interval values on the wire: series of one queue, value type and version.

use super::batch::{batch_bytes, refusal};
use super::{error::WireError, v1};
use crate::model::{
    BatchId, Hundredths, IntervalValue, QueueId, RefusedValue, StoreStamp, UtcSecond, ValueKey, ValueTypeId,
    Version,
};

/// Year 1 to year 9998: what every calendar can show in every zone.
pub(super) const MOMENTS: std::ops::RangeInclusive<i64> = -62_135_510_400..=253_370_764_799;

/// What the server did with a batch of values.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PutValuesOutcome {
    pub stamp: StoreStamp,
    pub stored: u32,
    pub unchanged: u32,
    pub refused: Vec<RefusedValue>,
    /// The batch had been stored before; the counts are those of the first time.
    pub repeated: bool,
    /// Of the catalogue against which it was judged.
    pub revision: u64,
}

/// Neighbours of one queue, value type and version share a series; sorted values make few.
pub fn values_to_series(values: &[IntervalValue]) -> Vec<v1::ValueSeries> {
    let same = |a: &IntervalValue, b: &IntervalValue| {
        (a.key.queue, a.key.value_type, a.key.version) == (b.key.queue, b.key.value_type, b.key.version)
    };
    values
        .chunk_by(same)
        .map(|series| {
            let key = series[0].key;
            v1::ValueSeries {
                queue: key.queue.0,
                value_type: key.value_type.0,
                version: v1::Version::from(key.version).into(),
                starts: series.iter().map(|value| value.key.start.0).collect(),
                values: series.iter().map(|value| value.value.0).collect(),
            }
        })
        .collect()
}

pub fn values_from_series(series: &[v1::ValueSeries]) -> Result<Vec<IntervalValue>, WireError> {
    let mut values = Vec::with_capacity(series.iter().map(|one| one.starts.len()).sum());
    for one in series {
        if one.starts.len() != one.values.len() {
            return Err(WireError::Mismatched {
                queue: one.queue,
                starts: one.starts.len(),
                values: one.values.len(),
            });
        }
        let version = version(one.version)?;
        for (start, value) in one.starts.iter().zip(&one.values) {
            let start = moment("the start", *start)?;
            values.push(IntervalValue {
                key: ValueKey {
                    queue: QueueId(one.queue),
                    value_type: ValueTypeId(one.value_type),
                    version,
                    start,
                },
                value: Hundredths(*value),
            });
        }
    }
    Ok(values)
}

pub fn values_request(batch: BatchId, values: &[IntervalValue]) -> v1::PutValuesRequest {
    v1::PutValuesRequest {
        batch: batch_bytes(batch),
        series: values_to_series(values),
    }
}

pub(super) fn moment(what: &'static str, second: i64) -> Result<UtcSecond, WireError> {
    if MOMENTS.contains(&second) {
        Ok(UtcSecond(second))
    } else {
        Err(WireError::OutOfRange { what, number: second })
    }
}

/// From the number in a message.
fn version(number: i32) -> Result<Version, WireError> {
    v1::Version::try_from(number)
        .ok()
        .and_then(|version| Version::try_from(version).ok())
        .ok_or(WireError::Unknown {
            what: "version",
            number,
        })
}

impl From<Version> for v1::Version {
    fn from(version: Version) -> Self {
        match version {
            Version::Historical => Self::Historical,
            Version::Standard => Self::Standard,
        }
    }
}

impl TryFrom<v1::Version> for Version {
    type Error = WireError;

    fn try_from(version: v1::Version) -> Result<Self, WireError> {
        match version {
            v1::Version::Historical => Ok(Self::Historical),
            v1::Version::Standard => Ok(Self::Standard),
            v1::Version::Unspecified => Err(WireError::Missing("version")),
        }
    }
}

impl From<StoreStamp> for v1::Stamp {
    fn from(stamp: StoreStamp) -> Self {
        Self {
            store: stamp.store,
            epoch: stamp.epoch,
        }
    }
}

pub(super) fn stamp(stamp: Option<v1::Stamp>) -> Result<StoreStamp, WireError> {
    match stamp {
        Some(stamp) if !stamp.store.is_empty() => Ok(StoreStamp {
            store: stamp.store,
            epoch: stamp.epoch,
        }),
        _ => Err(WireError::Missing("store")),
    }
}

impl From<&PutValuesOutcome> for v1::PutValuesReply {
    fn from(outcome: &PutValuesOutcome) -> Self {
        Self {
            stamp: Some(outcome.stamp.clone().into()),
            stored: outcome.stored,
            unchanged: outcome.unchanged,
            refused: outcome
                .refused
                .iter()
                .map(|refused| v1::RefusedValue {
                    queue: refused.key.queue.0,
                    value_type: refused.key.value_type.0,
                    version: v1::Version::from(refused.key.version).into(),
                    start: refused.key.start.0,
                    why: v1::Refusal::from(refused.why).into(),
                })
                .collect(),
            repeated_batch: outcome.repeated,
            revision: outcome.revision,
        }
    }
}

impl TryFrom<v1::PutValuesReply> for PutValuesOutcome {
    type Error = WireError;

    fn try_from(reply: v1::PutValuesReply) -> Result<Self, WireError> {
        let refused = reply
            .refused
            .into_iter()
            .map(|refused| {
                Ok(RefusedValue {
                    key: ValueKey {
                        queue: QueueId(refused.queue),
                        value_type: ValueTypeId(refused.value_type),
                        version: version(refused.version)?,
                        start: moment("the start", refused.start)?,
                    },
                    why: refusal(refused.why),
                })
            })
            .collect::<Result<_, WireError>>()?;
        Ok(Self {
            stamp: stamp(reply.stamp)?,
            stored: reply.stored,
            unchanged: reply.unchanged,
            refused,
            repeated: reply.repeated_batch,
            revision: reply.revision,
        })
    }
}
