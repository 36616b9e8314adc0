//! Lines that cannot be understood, or that name what does not exist (any more).

use super::line::MappingLine;
use super::resolve::{Resolver, system_of};
use crate::config::{Finding, Level, Template, same_name};
use crate::model::{Catalog, Queue, QueueId};
use crate::source::SourceTree;
use std::collections::HashMap;

macro_rules! templates {
    ($($name:ident $id:literal $text:literal, $hint:literal;)*) => {
        $(pub(super) const $name: &Template = &Template { id: $id, text: $text, hint: $hint };)*
        /// Every template of this room, so that a test can hold the languages against it.
        pub const TEMPLATES: &[&Template] = &[$($name),*];
    };
}

templates! {
    BROKEN_LINE "map-broken-line" "this line cannot be understood: expected WFM:parent:queue:valuetype=path or =$1.BAS", "mend it, or put `;` in front to make it a comment; it is kept as it is";
    NO_TARGET "map-no-target" "nothing stands behind the equal sign", "name a path of the left tree (`xlink tree` shows them) or a script";
    OTHER_WFM "map-other-wfm" "“{name}” is no WFM system of isps.cfg: the line has no effect", "correct the name in front of the first colon";
    NO_QUEUE "map-no-queue" "the queue {queue} does not exist on the WFM server (any more)", "remove the line with `xlink map remove {left}`";
    INACTIVE_QUEUE "map-inactive-queue" "the queue “{queue}” is inactive and receives nothing", "";
    NO_VALUE_TYPE "map-no-value-type" "the queue “{queue}” has no value type {value_type} (any more)", "remove the line with `xlink map remove {left}`";
    OTHER_PARENT "map-other-parent" "the line names the parent {parent}, but the parent of “{queue}” is {present}", "`xlink map correct` mends it";
    NO_SYSTEM "map-no-system" "“{path}” names no external system of the WFM server", "correct the name in front of the first colon";
    NO_METRIC "map-no-metric" "“{path}” does not exist in the external system (any more)", "`xlink tree` shows what does";
    TWICE "map-twice" "this line stands here a second time: its values would count twice", "remove one of them";
    NO_SCRIPT "map-no-script" "the script {script} does not exist", "make it with the console, or remove the line: the default script sums the parameters";
    TWO_SCRIPTS "map-two-scripts" "{left} has another script in line {line}, which counts", "remove one of them";
}

/// What is known of the world outside the file. What is not known is not judged.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// Names of the WFM systems.
    pub wfm: &'a [String],
    /// A WFM system's name and its catalogue; lines of other systems are not held against it.
    pub catalog: Option<(&'a str, &'a Catalog)>,
    /// Trees of external systems that could be read.
    pub trees: &'a [SourceTree],
    /// Names of the files in the installation directory.
    pub files: Option<&'a [String]>,
}

/// Holds every line against what exists. `file` is the name on disk.
pub fn judge(lines: &[MappingLine], file: &str, world: &World<'_>) -> Vec<Finding> {
    let resolvers: HashMap<&str, Resolver<'_>> = world
        .trees
        .iter()
        .map(|tree| (tree.system.as_str(), Resolver::new(tree)))
        .collect();
    let mut judge = Judge {
        file,
        world,
        resolvers,
        queues: world
            .catalog
            .iter()
            .flat_map(|(_, catalog)| &catalog.queues)
            .map(|queue| (queue.id, queue))
            .collect(),
        findings: Vec::new(),
    };
    for line in lines {
        judge.left(line);
        judge.right(line);
    }
    judge.repeated(lines);
    judge.findings
}

struct Judge<'a> {
    file: &'a str,
    world: &'a World<'a>,
    resolvers: HashMap<&'a str, Resolver<'a>>,
    /// Those of the catalogue.
    queues: HashMap<QueueId, &'a Queue>,
    findings: Vec<Finding>,
}

impl Judge<'_> {
    fn warn(&mut self, line: u32, template: &'static Template, values: Vec<(&'static str, String)>) {
        self.findings.push(Finding::new(
            Level::Warning,
            self.file,
            Some((line, 1)),
            template,
            values,
        ));
    }

    fn left(&mut self, line: &MappingLine) {
        if !self.world.wfm.is_empty() && !self.world.wfm.iter().any(|name| same_name(name, &line.system)) {
            self.warn(line.line, OTHER_WFM, vec![("name", line.system.clone())]);
            return;
        }
        if !self
            .world
            .catalog
            .is_some_and(|(name, _)| same_name(name, &line.system))
        {
            return;
        }
        let left = || ("left", line.left().to_string());
        let Some(queue) = self.queues.get(&line.queue).copied() else {
            let values = vec![("queue", line.queue.to_string()), left()];
            self.warn(line.line, NO_QUEUE, values);
            return;
        };
        let name = || ("queue", queue.name.clone());
        if !queue.active {
            self.warn(line.line, INACTIVE_QUEUE, vec![name()]);
        }
        if !queue.value_types.contains(&line.value_type) {
            let values = vec![name(), ("value_type", line.value_type.to_string()), left()];
            self.warn(line.line, NO_VALUE_TYPE, values);
        }
        if queue.parent != line.parent {
            let values = vec![
                ("parent", line.parent.to_string()),
                name(),
                ("present", queue.parent.to_string()),
            ];
            self.warn(line.line, OTHER_PARENT, values);
        }
    }

    fn right(&mut self, line: &MappingLine) {
        if let (Some(script), Some(files)) = (line.script(), self.world.files)
            && !files.iter().any(|file| same_name(file, script))
        {
            self.warn(line.line, NO_SCRIPT, vec![("script", script.to_owned())]);
        }
        let Some(path) = line.metric() else {
            return;
        };
        let of_trees = system_of(path, self.resolvers.keys().copied());
        let missing = match (of_trees, self.world.catalog) {
            (Some(system), _) if self.resolvers[system].resolve(path).is_none() => Some(NO_METRIC),
            (None, Some((_, catalog))) => {
                let systems = catalog.external_systems.iter().map(|system| system.name.as_str());
                system_of(path, systems).is_none().then_some(NO_SYSTEM)
            }
            (Some(_), _) | (None, None) => None,
        };
        if let Some(template) = missing {
            self.warn(line.line, template, vec![("path", path.to_string())]);
        }
    }

    fn repeated(&mut self, lines: &[MappingLine]) {
        let mut seen = std::collections::HashSet::new();
        let mut scripts: HashMap<String, &MappingLine> = HashMap::new();
        for line in lines {
            if !seen.insert(line.to_string()) {
                self.warn(line.line, TWICE, Vec::new());
                continue;
            }
            if line.script().is_some()
                && let Some(earlier) = scripts.insert(line.left().to_string().to_lowercase(), line)
            {
                let values = vec![("left", line.left().to_string()), ("line", line.line.to_string())];
                self.warn(earlier.line, TWO_SCRIPTS, values);
            }
        }
    }
}
