//! Mapping correction: lines whose parent is not the queue's any more (spec page 4).

use super::edit::MapError;
use super::file::MapFile;
use super::line::{Left, MappingLine};
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

fn of_value_type(lines: &[&MappingLine], parent: QueueId) -> Vec<Corrected> {
    let owned = |lines: Vec<&&MappingLine>| lines.into_iter().map(|line| (*line).clone()).collect::<Vec<_>>();
    let (valid, wrong): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.parent == parent);
    if wrong.is_empty() {
        return Vec::new();
    }
    if !valid.is_empty() {
        return vec![Corrected::Removed {
            wrong: owned(wrong),
            valid: owned(valid),
        }];
    }
    // Of several wrong parents the first one counts, as in an import; the others would add up with it.
    let first = wrong[0].parent;
    let (kept, others): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|line| line.parent == first);
    let kept: Vec<Corrected> = owned(kept)
        .into_iter()
        .map(|before| Corrected::Updated {
            after: MappingLine {
                parent,
                ..before.clone()
            },
            before,
        })
        .collect();
    if others.is_empty() {
        return kept;
    }
    let valid = kept
        .iter()
        .filter_map(|corrected| match corrected {
            Corrected::Updated { after, .. } => Some(after.clone()),
            Corrected::Removed { .. } => None,
        })
        .collect();
    let removed = Corrected::Removed {
        wrong: owned(others),
        valid,
    };
    kept.into_iter().chain([removed]).collect()
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
