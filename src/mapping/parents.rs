//! Which lines of a value type count when they name several parents: one rule, for importing and for correcting, so that
//! a correction never changes a value (spec page 4).

use super::line::MappingLine;
use crate::model::QueueId;

/// The parents whose lines count for one value type of one queue.
///
/// - A line that maps a metric counts if it names the queue's present parent; if none does, those of the first parent
///   named with a metric count. A script alone maps nothing, so it draws no metrics away from where they stand.
/// - A script belongs to the metrics of its own left side (spec page 1): one left over from an earlier parent is not run
///   on metrics that were mapped anew, which then have the default script (spec page 3). When the metrics stand with
///   another parent, a script that names the present one counts before theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parents {
    pub metrics: QueueId,
    pub script: QueueId,
}

impl Parents {
    /// `lines`: all of one value type, in the file's order. `present`: the queue's parent in the catalogue; `None`:
    /// unknown, then the first parent named counts. `None` without lines.
    pub fn of(lines: &[&MappingLine], present: Option<QueueId>) -> Option<Self> {
        let preferred = |counts: &dyn Fn(&MappingLine) -> bool| {
            let mut named = lines.iter().filter(|line| counts(line)).map(|line| line.parent);
            let first = named.clone().next();
            present
                .filter(|present| named.any(|parent| parent == *present))
                .or(first)
        };
        let mapped = preferred(&|line| line.metric().is_some());
        let metrics = mapped.or_else(|| preferred(&|_| true))?;
        let of_present = |present: &QueueId| {
            lines
                .iter()
                .any(|line| line.script().is_some() && line.parent == *present)
        };
        Some(Self {
            metrics,
            script: present.filter(of_present).unwrap_or(metrics),
        })
    }

    pub fn count(&self, line: &MappingLine) -> bool {
        let parent = match line.script() {
            Some(_) => self.script,
            None => self.metrics,
        };
        line.parent == parent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::MapFile;

    fn parents(text: &str, present: Option<u32>) -> Option<(u32, u32)> {
        let file = MapFile::new(text.as_bytes().to_vec());
        let lines: Vec<&MappingLine> = file.lines().iter().collect();
        Parents::of(&lines, present.map(QueueId)).map(|parents| (parents.metrics.0, parents.script.0))
    }

    const MOVED: &str = "W:7:2:3=A:old\nW:7:2:3=$7.BAS\n";

    #[test]
    fn the_present_parent_counts_and_its_metrics_take_no_script_of_another() {
        assert_eq!(parents(&format!("{MOVED}W:1:2:3=A:new\n"), Some(1)), Some((1, 1)));
        let both = format!("{MOVED}W:1:2:3=A:new\nW:1:2:3=$1.BAS\n");
        assert_eq!(parents(&both, Some(1)), Some((1, 1)));
        assert_eq!(parents(&both, Some(7)), Some((7, 7)));
    }

    #[test]
    fn lines_of_another_parent_count_when_there_are_no_others() {
        assert_eq!(parents(MOVED, Some(1)), Some((7, 7)));
        assert_eq!(
            parents(&format!("{MOVED}W:8:2:3=A:x\nW:8:2:3=$8.BAS\n"), Some(1)),
            Some((7, 7))
        );
    }

    #[test]
    fn a_script_alone_maps_nothing_and_leaves_the_metrics_where_they_stand() {
        assert_eq!(
            parents(&format!("W:1:2:3=$1.BAS\n{MOVED}"), Some(1)),
            Some((7, 1))
        );
        assert_eq!(parents("W:8:2:3=$8.BAS\nW:7:2:3=A:x\n", Some(1)), Some((7, 7)));
        assert_eq!(parents("W:8:2:3=$8.BAS\n", Some(1)), Some((8, 8)));
    }

    #[test]
    fn without_a_catalogue_the_first_parent_named_counts() {
        assert_eq!(parents(&format!("{MOVED}W:1:2:3=A:x\n"), None), Some((7, 7)));
        assert_eq!(parents("", Some(1)), None);
    }
}
