//! From the catalogue, the mappings and the sources' trees: which metric feeds which value type (spec page 4).
//!
//! A pure step: what cannot be planned becomes a notice with its line in acd_map.ini, and everything else goes on.

#[cfg(test)]
mod tests;
mod wire;

pub use wire::{Feed, SystemRequest, Wiring};

use crate::config;
use crate::engine::{Level, Notice};
use crate::mapping::{self, Mapping, MappingLine, Mappings, Resolver};
use crate::model::{
    Catalog, IntervalLength, Message, MetricPath, Queue, QueueId, ValueTypeId, Worded, message,
};
use crate::script::{Program, default_script};
use crate::source::{SourceTree, TreeMatch};
use crate::time::Zone;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A script that is ready to run.
#[derive(Debug)]
pub struct Script {
    pub program: Program,
    /// Its file, or what stands for the default script.
    pub name: String,
}

/// Where one parameter of a script comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// A metric of the system with this index in [`Plan::systems`].
    Metric { system: usize, at: TreeMatch },
    /// Its line names what does not exist (any more): it never has a row.
    Gone,
}

/// A value type of a queue that has mappings, and how its values come about.
#[derive(Debug, Clone)]
pub struct Target {
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub zone: Zone,
    pub length: IntervalLength,
    /// In mapping order: `Para1`, `Para2`, …
    pub parameters: Vec<Parameter>,
    pub script: Arc<Script>,
}

impl Target {
    /// The systems, by index, that must have been read before it can be computed.
    pub fn systems(&self) -> BTreeSet<usize> {
        let system = |parameter: &Parameter| match parameter {
            Parameter::Metric { system, .. } => Some(*system),
            Parameter::Gone => None,
        };
        self.parameters.iter().filter_map(system).collect()
    }
}

/// A system of the plan.
#[derive(Debug, Clone)]
pub struct PlannedSystem {
    pub name: String,
    pub tree: Arc<SourceTree>,
}

/// Everything an import of contacts needs to know before it reads.
#[derive(Debug, Default)]
pub struct Plan {
    pub systems: Vec<PlannedSystem>,
    pub targets: Vec<Target>,
    /// Value types that get nothing because this system cannot be read.
    pub blocked: BTreeMap<String, u64>,
    /// Systems with a mapped value type that cannot be computed: their files must stay.
    pub withheld: BTreeSet<String>,
    pub notices: Vec<Notice>,
}

/// A system's tree, as far as there is one.
#[derive(Debug, Clone)]
pub struct SystemTree {
    /// `None`: it cannot be read, and that was said.
    pub tree: Option<Arc<SourceTree>>,
    /// The source's own granularity, where it is told.
    pub interval: Option<IntervalLength>,
}

/// What a plan is made of.
pub struct Materials<'a> {
    /// Name of the WFM system, as it stands on the left of a mapping.
    pub wfm: &'a str,
    pub catalog: Option<&'a Catalog>,
    /// In the file's order.
    pub lines: &'a [MappingLine],
    /// The name of acd_map.ini as it stands on disk.
    pub file: &'a str,
    /// The systems that bring contacts, by name.
    pub systems: &'a BTreeMap<String, SystemTree>,
    /// The text of a script file of the installation, or why it cannot be read.
    pub script: &'a dyn Fn(&str) -> Result<String, Message>,
    /// The zone of queues when there is no catalogue.
    pub machine: &'a Zone,
}

/// The grid of a queue: its zone and interval length.
struct QueueGrid {
    zone: Zone,
    length: IntervalLength,
}

impl Plan {
    pub fn make(materials: &Materials<'_>) -> Self {
        let mut plan = Self {
            notices: judged(materials),
            ..Self::default()
        };
        let mut resolvers = Vec::new();
        for (name, system) in materials.systems {
            if let Some(tree) = &system.tree {
                plan.systems.push(PlannedSystem {
                    name: name.clone(),
                    tree: tree.clone(),
                });
                resolvers.push(Resolver::new(tree));
            }
        }
        let scripts = BTreeMap::new();
        let mut planner = Planner {
            materials,
            resolvers,
            scripts,
            zones: BTreeMap::new(),
            queues: materials
                .catalog
                .iter()
                .flat_map(|catalog| &catalog.queues)
                .map(|queue| (queue.id, queue))
                .collect(),
            plan,
        };
        for mapping in Mappings::of(materials.lines, materials.wfm, materials.catalog).iter() {
            planner.value_type(mapping);
        }
        planner.plan
    }

    /// The plan for some systems only: value types that lead to none of them are left out, and the other systems stay
    /// for those value types that need them too (spec page 4, `--system`).
    pub fn only(mut self, systems: &BTreeSet<String>) -> Self {
        let chosen: BTreeSet<usize> = (0..self.systems.len())
            .filter(|index| {
                systems
                    .iter()
                    .any(|name| same_name(name, &self.systems[*index].name))
            })
            .collect();
        self.targets
            .retain(|target| !target.systems().is_disjoint(&chosen));
        self.blocked
            .retain(|name, _| systems.iter().any(|chosen| same_name(chosen, name)));
        self
    }

    /// The systems that have anything to bring.
    pub fn needed(&self) -> BTreeSet<usize> {
        self.targets.iter().flat_map(Target::systems).collect()
    }
}

/// External systems are matched without regard to case.
pub(in crate::import) fn same_name(one: &str, other: &str) -> bool {
    config::same_name(one, other)
}

/// What is wrong with the lines themselves, each with its place in acd_map.ini.
fn judged(materials: &Materials<'_>) -> Vec<Notice> {
    let trees = materials
        .systems
        .values()
        .filter_map(|system| system.tree.as_deref().cloned());
    let world = mapping::World {
        wfm: &[materials.wfm.to_owned()],
        catalog: materials.catalog.map(|catalog| (materials.wfm, catalog)),
        trees: &trees.collect::<Vec<_>>(),
        files: None,
    };
    let notice = |finding: config::Finding| Notice {
        level: match finding.level {
            config::Level::Warning => Level::Warning,
            config::Level::Error => Level::Error,
        },
        place: finding.place(),
        text: finding.text,
        hint: finding.hint,
    };
    mapping::judge(materials.lines, materials.file, &world)
        .into_iter()
        .map(notice)
        .collect()
}

struct Planner<'a> {
    materials: &'a Materials<'a>,
    /// By index of the system.
    resolvers: Vec<Resolver<'a>>,
    /// By file name, or by number of parameters for default scripts.
    scripts: BTreeMap<String, Option<Arc<Script>>>,
    zones: BTreeMap<String, Option<Zone>>,
    /// Those of the catalogue.
    queues: HashMap<QueueId, &'a Queue>,
    plan: Plan,
}

impl Planner<'_> {
    fn warn(&mut self, line: u32, text: Message, hint: Message) {
        let place = format!("{}:{line}", self.materials.file);
        self.plan.notices.push(Notice {
            level: Level::Warning,
            place,
            text,
            hint,
        });
    }

    fn value_type(&mut self, mapping: &Mapping) {
        let Some((line, _)) = mapping.metrics.first() else {
            return;
        };
        let (queue, value_type) = (mapping.left.queue, mapping.left.value_type);
        let Some(grid) = self.grid(queue, value_type, *line) else {
            return;
        };
        let mut parameters = Vec::with_capacity(mapping.metrics.len());
        let mut blocked = BTreeSet::new();
        for (_, path) in &mapping.metrics {
            match self.parameter(path) {
                Ok(parameter) => parameters.push(parameter),
                Err(system) => {
                    blocked.insert(system);
                }
            }
        }
        if !blocked.is_empty() {
            for system in blocked {
                *self.plan.blocked.entry(system).or_default() += 1;
            }
            self.withhold(&parameters);
            return;
        }
        if parameters.iter().all(|parameter| *parameter == Parameter::Gone) {
            return;
        }
        let Some(script) = self.script(mapping.script.as_ref(), parameters.len()) else {
            self.withhold(&parameters);
            return;
        };
        self.warn_if_coarse(&parameters, grid.length, *line);
        self.plan.targets.push(Target {
            queue,
            value_type,
            zone: grid.zone,
            length: grid.length,
            parameters,
            script,
        });
    }

    fn withhold(&mut self, parameters: &[Parameter]) {
        for parameter in parameters {
            if let Parameter::Metric { system, .. } = parameter {
                self.plan.withheld.insert(self.plan.systems[*system].name.clone());
            }
        }
    }

    /// A source coarser than the queue is a warning, and its value stands at its own start (spec page 2).
    fn warn_if_coarse(&mut self, parameters: &[Parameter], length: IntervalLength, line: u32) {
        for parameter in parameters {
            let Parameter::Metric { system, .. } = parameter else {
                continue;
            };
            let name = self.plan.systems[*system].name.clone();
            let Some(interval) = self
                .materials
                .systems
                .get(&name)
                .and_then(|system| system.interval)
            else {
                continue;
            };
            if interval > length {
                let text = message!(
                    "import-coarse",
                    "“{name}” tells of {minutes} minutes at once, the queue has intervals of {length}: each value stands at its own start",
                    name = name,
                    minutes = interval.minutes(),
                    length = length.minutes(),
                );
                let hint = message!(
                    "import-coarse-hint",
                    "let the source export finer intervals, or give the queue longer ones"
                );
                self.warn(line, text, hint);
                return;
            }
        }
    }

    /// `None`: the queue or value type gets nothing; why was said when the lines were judged.
    fn grid(&mut self, queue: QueueId, value_type: ValueTypeId, line: u32) -> Option<QueueGrid> {
        if self.materials.catalog.is_none() {
            return Some(QueueGrid {
                zone: self.materials.machine.clone(),
                length: IntervalLength::QUARTER,
            });
        }
        let found = self.queues.get(&queue).copied().filter(|found| found.active)?;
        if !found.value_types.contains(&value_type) {
            return None;
        }
        let zone = self.zone(&found.time_zone);
        if zone.is_none() {
            let text = message!(
                "import-unknown-zone",
                "the queue “{queue}” has the time zone “{zone}”, which this system does not know",
                queue = &found.name,
                zone = &found.time_zone,
            );
            let hint = message!(
                "import-unknown-zone-hint",
                "give the queue an IANA time zone, such as Europe/Paris, on the WFM server"
            );
            self.warn(line, text, hint);
        }
        Some(QueueGrid {
            zone: zone?,
            length: found.interval,
        })
    }

    fn zone(&mut self, name: &str) -> Option<Zone> {
        let known = self.zones.entry(name.to_owned());
        known.or_insert_with(|| Zone::named(name).ok()).clone()
    }

    /// `Err`: the system that cannot be read.
    fn parameter(&self, path: &MetricPath) -> Result<Parameter, String> {
        let found =
            self.resolvers.iter().enumerate().find_map(|(system, resolver)| {
                resolver.resolve(path).map(|at| Parameter::Metric { system, at })
            });
        if let Some(parameter) = found {
            return Ok(parameter);
        }
        let names = |name: &str| {
            let mut colons = path.as_str().match_indices(':');
            colons.any(|(colon, _)| same_name(&path.as_str()[..colon], name))
        };
        let off = self
            .materials
            .systems
            .iter()
            .find(|(name, system)| system.tree.is_none() && names(name));
        off.map_or(Ok(Parameter::Gone), |(name, _)| Err(name.clone()))
    }

    fn script(&mut self, named: Option<&(u32, String)>, parameters: usize) -> Option<Arc<Script>> {
        let key = match named {
            Some((_, file)) => file.to_lowercase(),
            None => format!("\u{0}{parameters}"),
        };
        if let Some(known) = self.scripts.get(&key) {
            return known.clone();
        }
        let script = match named {
            None => self.compile(
                "default script",
                &default_script(u32::try_from(parameters).unwrap_or(u32::MAX)),
            ),
            Some((line, file)) => match (self.materials.script)(file) {
                Ok(text) => self.compile(file, &text),
                Err(why) => {
                    let text = message!(
                        "import-script-unread",
                        "the script {file} cannot be read: {why}",
                        file = file,
                        why = why,
                    );
                    let hint = message!(
                        "import-script-unread-hint",
                        "nothing is written for its value types until this is mended"
                    );
                    self.warn(*line, text, hint);
                    None
                }
            },
        };
        self.scripts.insert(key, script.clone());
        script
    }

    fn compile(&mut self, file: &str, text: &str) -> Option<Arc<Script>> {
        match Program::compile(text) {
            Ok(program) => Some(Arc::new(Script {
                program,
                name: file.to_owned(),
            })),
            Err(error) => {
                self.plan.notices.push(Notice {
                    level: Level::Error,
                    place: format!("{file}:{}:{}", error.line, error.column),
                    text: error.fault.message(),
                    hint: message!(
                        "import-script-wrong-hint",
                        "nothing is written for its value types until the script is mended"
                    ),
                });
                None
            }
        }
    }
}
