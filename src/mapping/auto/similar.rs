//! Names that are only similar. Every queue is held against every queue of the sources, so that is done in two steps:
//! roughly against all, then thoroughly against the few that have most in common.

use super::exact::Found;
use super::names::{Name, percent};
use super::{Doubt, Likeness, Proposal, Sides};
use crate::mapping::line::Left;
use crate::mapping::mappings::Mappings;
use crate::mapping::resolve::Resolver;
use crate::model::{MetricPath, Queue, QueueId, ValueTypeId};
use crate::source::TreeMatch;
use std::collections::{HashMap, HashSet};

/// Queues less alike than this are not proposed, in per cent.
const QUEUE: u8 = 80;
/// The same for value types.
const VALUE: u8 = 84;
/// What has less in common than this is not looked at.
const ROUGHLY: f64 = 0.4;
/// So many queues of the sources are looked at thoroughly for each queue.
const CANDIDATES: usize = 12;

/// A queue of an external system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    offer: usize,
    queue: usize,
}

/// A place that a queue may come from.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: Place,
    share: f64,
    /// The queue's other value types come from there.
    beside: bool,
}

struct Sources {
    /// One or two names for each: with all its levels, and the last alone.
    names: Vec<(Place, Vec<Name>)>,
    /// Places that a queue of the same name has.
    taken: HashMap<Place, QueueId>,
}

/// For value types that nothing is mapped to and that have no proposal yet; the most alike first.
pub(super) fn similar(sides: Sides<'_>, exact: &[Found]) -> Vec<Proposal> {
    let done: HashSet<(QueueId, ValueTypeId)> = exact
        .iter()
        .map(|found| (found.left.queue, found.left.value_type))
        .collect();
    let sources = Sources::of(sides, exact);
    let resolvers: Vec<Resolver<'_>> = sides.offers.iter().map(Resolver::of).collect();
    let mut used: HashMap<QueueId, HashSet<(Place, usize)>> = HashMap::new();
    for found in exact {
        let place = Place {
            offer: found.offer,
            queue: found.at.queue,
        };
        used.entry(found.left.queue)
            .or_default()
            .insert((place, found.at.metric));
    }
    for mapping in sides.mapped.iter() {
        for (_, path) in &mapping.metrics {
            if let Some((place, metric)) = place_of(path, &resolvers) {
                used.entry(mapping.left.queue)
                    .or_default()
                    .insert((place, metric));
            }
        }
    }
    let mut values = Values::of(sides);
    let none = HashSet::new();
    let mut proposals = Vec::new();
    for queue in sides.catalog.queues.iter().filter(|queue| queue.active) {
        let open: Vec<ValueTypeId> = queue
            .value_types
            .iter()
            .filter(|id| !done.contains(&(queue.id, **id)) && !sides.is_mapped(queue.id, **id))
            .copied()
            .collect();
        if open.is_empty() {
            continue;
        }
        let used = used.get(&queue.id).unwrap_or(&none);
        let candidates = candidates(queue, used, &sources);
        let fits = fits(&open, &candidates, used, &mut values);
        proposals.extend(one_to_one(queue, fits, sides));
    }
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.likeness.percent()));
    proposals
}

fn place_of(path: &MetricPath, resolvers: &[Resolver<'_>]) -> Option<(Place, usize)> {
    resolvers.iter().enumerate().find_map(|(offer, resolver)| {
        let TreeMatch { queue, metric } = resolver.resolve(path)?;
        Some((Place { offer, queue }, metric))
    })
}

impl Sources {
    fn of(sides: Sides<'_>, exact: &[Found]) -> Self {
        let mut names = Vec::new();
        for (offer, content) in sides.offers.iter().enumerate() {
            for (queue, levels) in content.queues.iter().enumerate() {
                let mut of_queue = vec![Name::of(&levels.join(" "))];
                if let [_, .., last] = levels.as_slice() {
                    of_queue.push(Name::of(last));
                }
                names.push((Place { offer, queue }, of_queue));
            }
        }
        let place = |found: &Found| Place {
            offer: found.offer,
            queue: found.at.queue,
        };
        Self {
            names,
            taken: exact
                .iter()
                .map(|found| (place(found), found.left.queue))
                .collect(),
        }
    }
}

/// Where a queue may come from: where it comes from already, else what is called like it.
fn candidates(queue: &Queue, used: &HashSet<(Place, usize)>, sources: &Sources) -> Vec<Candidate> {
    let places: HashSet<Place> = used.iter().map(|(place, _)| *place).collect();
    if !places.is_empty() {
        // Fed by several, nobody can tell which of them.
        let only = (places.len() == 1).then(|| places.into_iter().next()).flatten();
        let candidate = only.map(|place| Candidate {
            place,
            share: 1.0,
            beside: true,
        });
        return candidate.into_iter().collect();
    }
    let mine = Name::of(&queue.name);
    let mut rough: Vec<(f64, &(Place, Vec<Name>))> = sources
        .names
        .iter()
        .filter(|(place, _)| sources.taken.get(place).is_none_or(|by| *by == queue.id))
        .filter_map(|source| {
            let share = source.1.iter().map(|name| mine.roughly(name)).fold(0.0, f64::max);
            (share >= ROUGHLY).then_some((share, source))
        })
        .collect();
    rough.sort_by(|one, other| other.0.total_cmp(&one.0));
    let thorough = rough.into_iter().take(CANDIDATES).map(|(_, (place, names))| {
        let shares = names.iter().map(|name| mine.share(name));
        Candidate {
            place: *place,
            share: shares.fold(0.0, f64::max),
            beside: false,
        }
    });
    let mut found: Vec<Candidate> = thorough
        .filter(|candidate| percent(candidate.share) >= QUEUE)
        .collect();
    // A queue comes from one queue of a system, so of each system the most alike counts.
    let mut most: HashMap<usize, f64> = HashMap::new();
    for candidate in &found {
        let best = most.entry(candidate.place.offer).or_default();
        *best = candidate.share.max(*best);
    }
    found.retain(|candidate| {
        most.get(&candidate.place.offer)
            .is_some_and(|best| candidate.share >= *best)
    });
    found
}

/// The metrics of each external system that a value type may be, the most alike first; worked out once.
struct Values {
    metrics: Vec<Vec<Name>>,
    names: HashMap<ValueTypeId, Name>,
    known: HashMap<(ValueTypeId, usize), Vec<(usize, u8)>>,
}

impl Values {
    fn of(sides: Sides<'_>) -> Self {
        let names = |metrics: &Vec<String>| metrics.iter().map(|metric| Name::of(metric)).collect();
        let value_types = &sides.catalog.value_types;
        Self {
            metrics: sides.offers.iter().map(|offer| names(&offer.metrics)).collect(),
            names: value_types
                .iter()
                .map(|each| (each.id, Name::of(&each.name)))
                .collect(),
            known: HashMap::new(),
        }
    }

    fn alike(&mut self, value_type: ValueTypeId, offer: usize) -> &[(usize, u8)] {
        let (names, metrics) = (&self.names, &self.metrics[offer]);
        self.known.entry((value_type, offer)).or_insert_with(|| {
            let Some(name) = names.get(&value_type) else {
                return Vec::new();
            };
            let mut alike: Vec<(usize, u8)> = metrics
                .iter()
                .enumerate()
                .map(|(at, metric)| (at, name.likeness_of_value(metric)))
                .filter(|(_, percent)| *percent >= VALUE)
                .collect();
            alike.sort_by_key(|(_, percent)| std::cmp::Reverse(*percent));
            alike
        })
    }
}

/// A metric that a value type may be.
#[derive(Debug, Clone, Copy)]
struct Fit {
    value_type: ValueTypeId,
    percent: u8,
    candidate: Candidate,
    metric: usize,
}

/// The metrics of all candidates that the queue does not use yet.
fn fits(
    open: &[ValueTypeId],
    candidates: &[Candidate],
    used: &HashSet<(Place, usize)>,
    values: &mut Values,
) -> Vec<Fit> {
    let mut fits = Vec::new();
    for value_type in open {
        for candidate in candidates {
            let alike = values.alike(*value_type, candidate.place.offer);
            let unused = alike
                .iter()
                .filter(|(metric, _)| !used.contains(&(candidate.place, *metric)));
            fits.extend(unused.map(|(metric, percent)| Fit {
                value_type: *value_type,
                percent: together(candidate.share, *percent),
                candidate: *candidate,
                metric: *metric,
            }));
        }
    }
    fits
}

/// As alike as queue and value type together.
fn together(queue: f64, value: u8) -> u8 {
    percent(queue * f64::from(value) / 100.0)
}

/// Within a queue each value type gets one metric, and each metric is proposed once: the most alike first.
fn one_to_one(queue: &Queue, mut fits: Vec<Fit>, sides: Sides<'_>) -> Vec<Proposal> {
    fits.sort_by_key(|fit| std::cmp::Reverse(fit.percent));
    let mut proposals: Vec<(ValueTypeId, Proposal)> = Vec::new();
    let mut taken: HashSet<(Place, usize)> = HashSet::new();
    // Of queues that are just as alike, all its value types come from one.
    let mut chosen: HashMap<usize, Place> = HashMap::new();
    for fit in &fits {
        let place = fit.candidate.place;
        let done = proposals.iter().any(|(id, _)| *id == fit.value_type);
        let elsewhere = chosen.get(&place.offer).is_some_and(|chosen| *chosen != place);
        if done || elsewhere || taken.contains(&(place, fit.metric)) {
            continue;
        }
        let as_well = fits.iter().filter(|other| {
            other.value_type == fit.value_type
                && other.percent == fit.percent
                && !taken.contains(&(other.candidate.place, other.metric))
        });
        let rivals = as_well.count() - 1;
        taken.insert((place, fit.metric));
        chosen.insert(place.offer, place);
        let proposal = Proposal {
            left: Left {
                system: sides.wfm.to_owned(),
                parent: queue.parent,
                queue: queue.id,
                value_type: fit.value_type,
            },
            path: sides.offers[place.offer].path(TreeMatch {
                queue: place.queue,
                metric: fit.metric,
            }),
            likeness: if fit.candidate.beside {
                Likeness::Beside(fit.percent)
            } else {
                // Two names that fit this well and are not the same are still not the same.
                Likeness::Similar(fit.percent.min(99))
            },
            doubt: (rivals > 0).then_some(Doubt::Rivals(rivals)),
        };
        proposals.push((fit.value_type, proposal));
    }
    proposals.into_iter().map(|(_, proposal)| proposal).collect()
}

/// Marks proposals whose metric feeds something else too.
pub(super) fn say_doubts(proposals: &mut [Proposal], mapped: &Mappings) {
    let mut owners: HashMap<MetricPath, Vec<Left>> = HashMap::new();
    for proposal in proposals.iter() {
        owners
            .entry(proposal.path.clone())
            .or_default()
            .push(proposal.left.clone());
    }
    let fed: HashMap<&MetricPath, &Left> = mapped
        .iter()
        .flat_map(|mapping| mapping.metrics.iter().map(|(_, path)| (path, &mapping.left)))
        .collect();
    for proposal in proposals {
        let others = owners.get(&proposal.path);
        let other = others.and_then(|owners| owners.iter().find(|left| **left != proposal.left));
        if let Some(left) = fed.get(&proposal.path) {
            proposal.doubt = Some(Doubt::Mapped((*left).clone()));
        } else if let Some(left) = other {
            proposal.doubt = Some(Doubt::Proposed(left.clone()));
        }
    }
}
