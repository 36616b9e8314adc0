//! Mapping correction: lines whose parent is not the queue's any more (spec page 4).

use super::edit::MapError;
use super::file::MapFile;
use super::line::{Left, MappingLine};
use super::parents::Parents;
use crate::config::same_name;
use crate::model::{Catalog, QueueId, ValueTypeId};
use std::collections::HashMap;
use std::path::Path;

/// One thing that was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrected {
    /// The value type is mapped with the right parent as well: the wrong lines go.
    Removed {
        wrong: Vec<MappingLine>,
        valid: Vec<MappingLine>,
    },
    /// It stood with a wrong parent only: the parent is corrected.
    Updated { before: MappingLine, after: MappingLine },
}

/// What a correction does, in the order of the lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    pub corrected: Vec<Corrected>,
}

impl Correction {
    pub fn is_empty(&self) -> bool {
        self.corrected.is_empty()
    }
}

/// Holds every line of the WFM system `wfm` against its queues and mends the file. Queues that the catalogue does not
/// know are left alone.
pub fn correct(file: &mut MapFile, wfm: &str, catalog: &Catalog) -> Result<Correction, MapError> {
    let parents: HashMap<QueueId, QueueId> = catalog
        .queues
        .iter()
        .map(|queue| (queue.id, queue.parent))
        .collect();
    let mut order: Vec<(QueueId, ValueTypeId)> = Vec::new();
    let mut groups: HashMap<(QueueId, ValueTypeId), Vec<&MappingLine>> = HashMap::new();
    for line in file.lines().iter().filter(|line| same_name(&line.system, wfm)) {
        let key = (line.queue, line.value_type);
        let group = groups.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(line);
    }
    let mut correction = Correction::default();
    for key in order {
        if let Some(parent) = parents.get(&key.0) {
            correction.corrected.extend(of_value_type(&groups[&key], *parent));
        }
    }
    let mut gone = Vec::new();
    let mut moved: Vec<(MappingLine, Left)> = Vec::new();
    for corrected in &correction.corrected {
        match corrected {
            Corrected::Removed { wrong, .. } => gone.extend(wrong.iter().map(|line| line.line)),
            Corrected::Updated { before, after } => moved.push((before.clone(), after.left())),
        }
    }
    // The parents first: taking lines out changes the others' numbers.
    file.set_parents(&moved)?;
    file.take_out(gone)?;
    Ok(correction)
}

/// What counts in an import stays and gets the right parent; what does not count would add up with it, and goes.
fn of_value_type(lines: &[&MappingLine], present: QueueId) -> Vec<Corrected> {
    let Some(parents) = Parents::of(lines, Some(present)) else {
        return Vec::new();
    };
    let mut corrected = Vec::new();
    let (mut valid, mut wrong) = (Vec::new(), Vec::new());
    for line in lines.iter().map(|line| (*line).clone()) {
        if line.parent == present {
            valid.push(line);
        } else if parents.count(&line) {
            let after = MappingLine {
                parent: present,
                ..line.clone()
            };
            valid.push(after.clone());
            corrected.push(Corrected::Updated { before: line, after });
        } else {
            wrong.push(line);
        }
    }
    if !wrong.is_empty() {
        corrected.push(Corrected::Removed { wrong, valid });
    }
    corrected
}

/// The lines of isps_ul.log, each to stand behind a time, exactly as the original writes them. `copy`: the dated copy
/// that was made of the file.
pub fn log_lines(correction: &Correction, file: &Path, copy: Option<&Path>) -> Vec<String> {
    let mut lines = vec!["** ANALYSING MAPFILE STARTED **".to_owned()];
    let indented = |line: &MappingLine| format!("\t{line}");
    for corrected in &correction.corrected {
        match corrected {
            Corrected::Removed { wrong, valid } => {
                lines.push("Invalid Mapping(s) detected and automatically removed:".to_owned());
                lines.extend(wrong.iter().map(indented));
                lines.push("The following valid mapping was identified:".to_owned());
                lines.extend(valid.iter().map(indented));
            }
            Corrected::Updated { before, after } => {
                lines.push("Invalid Mapping detected and automatically corrected:".to_owned());
                lines.push(indented(before));
                lines.push("Updated to:".to_owned());
                lines.push(indented(after));
            }
        }
    }
    if let Some(copy) = copy {
        lines.push(format!(
            "The file '{}' has been backed up to the file '{}'",
            file.display(),
            copy.display()
        ));
    }
    lines.push("** ANALYSING MAPFILE COMPLETED **".to_owned());
    lines
}
