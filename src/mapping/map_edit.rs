//! An edit of acd_map.ini as a console asks for it, made on the file as it stands then.

use super::edit::{MapError, folded, index};
use super::file::MapFile;
use super::line::{Left, MappingLine, split, target_of};
use super::store::{MapStore, SaveMapError};
use super::trace::Trace;
use crate::config::{ConfigFile, Installation};
use crate::ini::Change;
use crate::model::{MappingTarget, MetricPath};
use std::collections::HashSet;

/// One edit, whatever it touches: it is saved as one, and taken back as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapEdit {
    Add(Vec<(Left, MappingTarget)>),
    Remove(Vec<(Left, MappingTarget)>),
    /// These lines get other paths.
    Repath(Vec<(MappingLine, MetricPath)>),
    /// An earlier edit, taken back or done again.
    Retrace(Trace),
}

impl MapEdit {
    pub fn apply(&self, file: &mut MapFile) -> Result<(), MapError> {
        match self {
            Self::Add(additions) => file.add(additions),
            Self::Remove(targets) => remove(file, targets),
            Self::Repath(lines) => repath(file, lines),
            Self::Retrace(trace) => file.retrace(trace),
        }
    }

    /// Makes the edit on the installation's file, and tells what it did.
    pub fn perform(&self, installation: &Installation) -> Result<Trace, SaveMapError> {
        installation.ensure_writable(ConfigFile::Mappings)?;
        let edit = |file: &mut MapFile| {
            let before = file.clone();
            self.apply(file)?;
            Ok(Trace::between(&before, file))
        };
        MapStore::edit(installation, edit).map(|(trace, _)| trace)
    }

    /// The left sides that it names.
    pub fn lefts(&self) -> Vec<Left> {
        match self {
            Self::Add(targets) | Self::Remove(targets) => {
                targets.iter().map(|(left, _)| left.clone()).collect()
            }
            Self::Repath(lines) => lines.iter().map(|(line, _)| line.left()).collect(),
            Self::Retrace(trace) => trace
                .lines()
                .filter_map(|(_, line)| Some(split(line)?.left))
                .collect(),
        }
    }
}

fn remove(file: &mut MapFile, targets: &[(Left, MappingTarget)]) -> Result<(), MapError> {
    let wanted: HashSet<(Left, &MappingTarget)> = targets
        .iter()
        .map(|(left, target)| (folded(left), target))
        .collect();
    let gone: Vec<u32> = file
        .lines()
        .iter()
        .filter(|line| wanted.contains(&(folded(&line.left()), &line.target)))
        .map(|line| line.line)
        .collect();
    if let (true, Some((left, target))) = (gone.is_empty(), targets.first()) {
        return Err(MapError::Changed(text(left, target)));
    }
    file.take_out(gone)
}

fn text(left: &Left, target: &MappingTarget) -> String {
    match target {
        MappingTarget::Metric(path) => format!("{left}={path}"),
        MappingTarget::Script(name) => format!("{left}={name}"),
    }
}

fn repath(file: &mut MapFile, lines: &[(MappingLine, MetricPath)]) -> Result<(), MapError> {
    let mut changes = Vec::with_capacity(lines.len());
    for (line, path) in lines {
        let content = file.text.line(index(line.line)).into_owned();
        let right = split(&content)
            .filter(|parts| folded(&parts.left) == folded(&line.left()))
            .map(|parts| parts.right)
            .filter(|right| target_of(&content[*right..]) == line.target)
            .ok_or_else(|| MapError::Changed(line.to_string()))?;
        if path.as_str().trim().is_empty() || target_of(path.as_str()) != MappingTarget::Metric(path.clone())
        {
            return Err(MapError::NotReadable(format!("{}={path}", line.left())));
        }
        let start = content.len() - content[right..].trim_start().len();
        changes.push(Change::Replace {
            line: index(line.line),
            part: start..content.trim_end().len(),
            with: path.to_string(),
        });
    }
    file.apply(&changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_changed_in_place_and_nothing_else() {
        let mut file = MapFile::new(b"; a\r\nW:1:2:3 = Old:x \r\nW:1:2:4=Old:x\n".to_vec());
        let lines: Vec<_> = file.lines().to_vec();
        let edit = MapEdit::Repath(vec![(lines[0].clone(), MetricPath::new("New:y"))]);
        edit.apply(&mut file).unwrap();
        assert_eq!(file.bytes(), b"; a\r\nW:1:2:3 = New:y \r\nW:1:2:4=Old:x\n");
        assert!(matches!(edit.apply(&mut file), Err(MapError::Changed(_))));
    }
}
