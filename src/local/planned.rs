//! The plan as the screen needs it: what is mapped, what is a mean, and what is wrong with mappings and scripts.

use super::setup::Setup;
use crate::config::Installation;
use crate::engine::{Level, Notice};
use crate::import::plan::{Materials, Parameter, Plan, SystemTree};
use crate::mapping::Mappings;
use crate::model::{Message, QueueId, ValueTypeId, Worded, message};
use crate::source::Aggregation;
use crate::time::Zone;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

#[derive(Debug, Default)]
pub(super) struct Planned {
    pub mapped: HashSet<(QueueId, ValueTypeId)>,
    /// Value types that come of a mean.
    pub means: HashSet<(QueueId, ValueTypeId)>,
    /// By system: the zones of the queues it feeds.
    pub zones: BTreeMap<String, Vec<Zone>>,
    pub notices: Vec<Notice>,
}

impl Planned {
    pub(super) fn make(setup: &Setup, installation: &Installation, machine: &Zone) -> Self {
        let mut notices = Vec::new();
        let systems = trees(setup, &mut notices);
        let plan = Plan::make(&Materials {
            wfm: &setup.wfm,
            catalog: setup.catalog.as_deref(),
            lines: &setup.mapping_lines,
            file: &setup.mapping_file,
            systems: &systems,
            script: &|file| script(installation, file),
            machine,
        });
        notices.extend(plan.notices.iter().cloned());
        let mappings = Mappings::of(&setup.mapping_lines, &setup.wfm, setup.catalog.as_deref());
        let with_metrics = mappings.iter().filter(|mapping| !mapping.metrics.is_empty());
        Self {
            mapped: with_metrics
                .map(|mapping| (mapping.left.queue, mapping.left.value_type))
                .collect(),
            means: means(&plan),
            zones: zones(&plan),
            notices,
        }
    }
}

/// The trees of the systems that bring contacts; one that cannot be read is noted.
pub(super) fn trees(setup: &Setup, notices: &mut Vec<Notice>) -> BTreeMap<String, SystemTree> {
    let mut systems: BTreeMap<String, SystemTree> = BTreeMap::new();
    for system in setup.systems.iter().filter(|system| system.contacts) {
        let tree = match system.source.tree() {
            Ok(tree) => Some(Arc::new(tree)),
            Err(error) => {
                notices.push(Notice {
                    level: Level::Error,
                    place: system.name.clone(),
                    text: error.message(),
                    hint: Message::default(),
                });
                None
            }
        };
        systems.insert(
            system.name.clone(),
            SystemTree {
                tree,
                interval: system.interval,
            },
        );
    }
    for name in setup.off.keys() {
        systems.insert(
            name.clone(),
            SystemTree {
                tree: None,
                interval: None,
            },
        );
    }
    systems
}

/// The text of a script file, or why there is none.
pub(super) fn script(installation: &Installation, file: &str) -> Result<String, Message> {
    match installation.script(file) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(message!(
            "local-no-script",
            "there is no such file in the installation directory"
        )),
        Err(error) => Err(error.message()),
    }
}

fn means(plan: &Plan) -> HashSet<(QueueId, ValueTypeId)> {
    let is_mean = |parameter: &Parameter| match *parameter {
        Parameter::Metric { system, at } => {
            plan.systems[system].tree.metrics[at.metric].aggregation == Aggregation::Mean
        }
        Parameter::Gone => false,
    };
    let targets = plan
        .targets
        .iter()
        .filter(|target| target.script.program.is_ratio() || target.parameters.iter().any(is_mean));
    targets.map(|target| (target.queue, target.value_type)).collect()
}

fn zones(plan: &Plan) -> BTreeMap<String, Vec<Zone>> {
    let mut zones: BTreeMap<String, Vec<Zone>> = BTreeMap::new();
    for target in &plan.targets {
        for system in target.systems().into_iter().collect::<BTreeSet<_>>() {
            let of_system = zones.entry(plan.systems[system].name.clone()).or_default();
            if !of_system.iter().any(|zone| zone.name() == target.zone.name()) {
                of_system.push(target.zone.clone());
            }
        }
    }
    zones
}
