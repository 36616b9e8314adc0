//! The plan of one window of days, laid out for reading: which lanes and columns each system needs, and where each
//! parameter finds its cells.

use super::{Parameter, Plan, Target};
use crate::import::intervals::{Grid, Lane, Layout};
use crate::source::{Aggregation, DayRange, TimeScale};
use std::collections::{BTreeMap, BTreeSet};

/// Where a parameter finds its cells: the system's reading, a lane in its layout, and a requested metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed {
    pub system: usize,
    pub lane: usize,
    pub metric: usize,
}

/// One system's part of a window.
#[derive(Debug)]
pub struct SystemRequest {
    /// Indices into the tree's queues, ascending.
    pub queues: Vec<usize>,
    /// Indices into the tree's metrics, ascending.
    pub metrics: Vec<usize>,
}

/// How the targets of a plan hang on the readings of a window.
#[derive(Debug)]
pub struct Wiring {
    /// By index of the system; only needed ones.
    pub requests: BTreeMap<usize, SystemRequest>,
    /// For each target of the plan, its parameters' feeds; `None`: never has a row.
    pub feeds: Vec<Vec<Option<Feed>>>,
}

type GridKey = (String, u16);

fn grid_key(target: &Target) -> GridKey {
    (target.zone.name().to_owned(), target.length.minutes())
}

/// The grids of a plan, each once.
fn grids(plan: &Plan) -> BTreeMap<GridKey, &Target> {
    plan.targets
        .iter()
        .map(|target| (grid_key(target), target))
        .collect()
}

impl Wiring {
    /// Lays out a window; the layouts come by index of the system.
    pub fn new(
        plan: &Plan,
        days: DayRange,
        scale: &dyn Fn(usize) -> TimeScale,
    ) -> (Self, BTreeMap<usize, Layout>) {
        let keys: Vec<GridKey> = grids(plan).into_keys().collect();
        let index: BTreeMap<&GridKey, usize> = keys.iter().zip(0..).collect();
        let mut lanes: BTreeMap<usize, BTreeSet<Lane>> = BTreeMap::new();
        let mut metrics: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for target in &plan.targets {
            let grid = index[&grid_key(target)];
            for parameter in &target.parameters {
                if let Parameter::Metric { system, at } = *parameter {
                    lanes.entry(system).or_default().insert(Lane {
                        queue: at.queue,
                        grid,
                    });
                    metrics.entry(system).or_default().insert(at.metric);
                }
            }
        }
        let mut requests = BTreeMap::new();
        let mut layouts = BTreeMap::new();
        let mut made: BTreeMap<bool, Vec<Grid>> = BTreeMap::new();
        for (system, lanes) in &lanes {
            let tree = &plan.systems[*system].tree;
            let metrics: Vec<usize> = metrics[system].iter().copied().collect();
            let aggregations: Vec<Aggregation> = metrics
                .iter()
                .map(|metric| tree.metrics[*metric].aggregation)
                .collect();
            let scale = scale(*system);
            let grids = made.entry(scale == TimeScale::Instant).or_insert_with(|| {
                grids(plan)
                    .values()
                    .map(|target| Grid::new(&target.zone, target.length, days, scale))
                    .collect()
            });
            let layout = Layout::new(
                tree.queues.len(),
                grids.clone(),
                lanes.iter().copied(),
                &aggregations,
            );
            requests.insert(
                *system,
                SystemRequest {
                    queues: layout.queues(),
                    metrics,
                },
            );
            layouts.insert(*system, layout);
        }
        let feed = |target: &Target, parameter: &Parameter| match *parameter {
            Parameter::Gone => None,
            Parameter::Metric { system, at } => {
                let lane = Lane {
                    queue: at.queue,
                    grid: index[&grid_key(target)],
                };
                Some(Feed {
                    system,
                    lane: layouts[&system].lane(lane)?,
                    metric: requests[&system].metrics.binary_search(&at.metric).ok()?,
                })
            }
        };
        let feeds = plan
            .targets
            .iter()
            .map(|target| {
                target
                    .parameters
                    .iter()
                    .map(|parameter| feed(target, parameter))
                    .collect()
            })
            .collect();
        (Self { requests, feeds }, layouts)
    }

    /// How many cells one day of this plan has at most (25 hours), over all systems.
    pub fn cells_of_a_day(plan: &Plan) -> usize {
        let mut lanes: BTreeSet<(usize, usize, GridKey)> = BTreeSet::new();
        let mut widths: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for target in &plan.targets {
            for parameter in &target.parameters {
                if let Parameter::Metric { system, at } = *parameter {
                    lanes.insert((system, at.queue, grid_key(target)));
                    widths.entry(system).or_default().insert(at.metric);
                }
            }
        }
        lanes
            .iter()
            .map(|(system, _, (_, minutes))| {
                let width: usize = widths[system]
                    .iter()
                    .map(
                        |metric| match plan.systems[*system].tree.metrics[*metric].aggregation {
                            Aggregation::Mean => 2,
                            Aggregation::Sum | Aggregation::Minimum | Aggregation::Maximum => 1,
                        },
                    )
                    .sum();
                1500 / usize::from(*minutes).max(1) * width
            })
            .sum()
    }
}
