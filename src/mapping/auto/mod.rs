//! Mapping by name: proposals, one to one. The same names first; on demand what is only similar too.

mod exact;
mod names;
mod similar;
mod words;

use super::line::Left;
use super::mappings::Mappings;
use super::offer::Offer;
use crate::model::{Catalog, MetricPath, QueueId, ValueTypeId};
pub use names::bare;

/// A mapping that names suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub left: Left,
    pub path: MetricPath,
    pub likeness: Likeness,
    pub doubt: Option<Doubt>,
}

/// Why it is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// So alike are the names of queue and value type, in per cent.
    Similar(u8),
    /// The other value types of the queue come from there; so alike is the value type's name.
    Beside(u8),
    /// The same names.
    Exact,
}

impl Likeness {
    pub fn percent(self) -> u8 {
        match self {
            Self::Similar(percent) | Self::Beside(percent) => percent,
            Self::Exact => 100,
        }
    }
}

/// What to look at before it is assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The metric is mapped to this one already.
    Mapped(Left),
    /// The metric is proposed for this one as well.
    Proposed(Left),
    /// So many others of the external systems fit as well.
    Rivals(usize),
}

/// How far proposals go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Exact,
    /// What is only similar as well.
    Similar,
}

/// What names are held against each other.
#[derive(Debug, Clone, Copy)]
pub struct Sides<'a> {
    pub catalog: &'a Catalog,
    /// The WFM system's name.
    pub wfm: &'a str,
    pub mapped: &'a Mappings,
    pub offers: &'a [Offer],
}

impl Sides<'_> {
    /// Whether a value type gets values from somewhere already.
    fn is_mapped(&self, queue: QueueId, value_type: ValueTypeId) -> bool {
        let mapping = self.mapped.get(queue, value_type);
        mapping.is_some_and(|mapping| !mapping.metrics.is_empty())
    }
}

/// Proposals for value types of active queues that nothing is mapped to. First the same names, in the order of the
/// catalogue: the metric of the same name in the source's queue of the same name. Blanks, signs and case do not count
/// (`Calls Offered` is `CallsOffered`); a name that fits several things fits none. Then, on demand, what is similar, the
/// most alike first; where a metric is mapped or proposed twice, that is said.
pub fn propose(sides: Sides<'_>, reach: Reach) -> Vec<Proposal> {
    let exact = exact::exact(sides);
    let mut proposals: Vec<Proposal> = exact
        .iter()
        .map(|found| Proposal {
            left: found.left.clone(),
            path: sides.offers[found.offer].path(found.at),
            likeness: Likeness::Exact,
            doubt: None,
        })
        .collect();
    if reach == Reach::Similar {
        proposals.extend(similar::similar(sides, &exact));
        similar::say_doubts(&mut proposals, sides.mapped);
    }
    proposals
}

#[cfg(test)]
mod tests;
