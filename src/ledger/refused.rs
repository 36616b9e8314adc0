//! Refusals as the ledger keeps them.

use crate::model::Refusal;
use jiff::civil::Date;

/// An agent day that the WFM refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedDay {
    pub system: String,
    pub agent: String,
    pub day: Date,
    pub why: Refusal,
}

const NUMBERS: [(Refusal, i64); 7] = [
    (Refusal::UnknownQueue, 1),
    (Refusal::InactiveQueue, 2),
    (Refusal::UnknownValueType, 3),
    (Refusal::OffGrid, 4),
    (Refusal::UnknownSystem, 5),
    (Refusal::UnknownAgent, 6),
    (Refusal::Other, 0),
];

pub(super) fn refusal_number(refusal: Refusal) -> i64 {
    NUMBERS
        .iter()
        .find(|(known, _)| *known == refusal)
        .map_or(0, |(_, number)| *number)
}

pub(super) fn refusal_from(number: i64) -> Refusal {
    NUMBERS
        .iter()
        .find(|(_, known)| *known == number)
        .map_or(Refusal::Other, |(refusal, _)| *refusal)
}
