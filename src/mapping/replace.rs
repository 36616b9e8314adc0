//! One text in the place of another in the paths of many lines: what would change, before it is changed.

use super::edit::{folded, readable};
use super::line::{Left, MappingLine};
use super::offer::Offer;
use super::resolve::{Resolver, below_system, system_of};
use crate::model::{MappingTarget, MetricPath};
use std::collections::HashMap;
use std::ops::Range;

/// Where in a path the text is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PathPart {
    #[default]
    Whole,
    /// The external system's name.
    System,
    /// The queue's names, with the colons between them.
    Queue,
    Metric,
}

/// What is to be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replace<'a> {
    pub old: &'a str,
    pub new: &'a str,
    pub part: PathPart,
}

/// What is known of the external systems.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The names of all of them.
    pub systems: &'a [String],
    /// Those whose trees could be read.
    pub offers: &'a [Offer],
}

/// One line that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pub line: MappingLine,
    pub after: MetricPath,
    pub verdict: Verdict,
}

/// What the new path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    There,
    /// The tree of the system does not have it.
    NoMetric,
    /// It names no external system.
    NoSystem,
    /// The tree of the system is not known.
    NoTree,
    /// The value type would have the path twice: its values would count twice.
    Twice,
    /// It cannot stand in a line so that it is read back the same.
    Unreadable,
}

/// The lines whose paths have `old` in this part, with what they would become.
pub fn replacements(lines: &[MappingLine], replace: Replace<'_>, known: Known<'_>) -> Vec<Replacement> {
    if replace.old.is_empty() || replace.old == replace.new {
        return Vec::new();
    }
    let ground = Ground::of(known);
    let mut replaced: Vec<Replacement> = lines
        .iter()
        .filter_map(|line| {
            let path = line.metric().filter(|path| path.as_str().contains(replace.old))?;
            let part = ground.part(path, replace.part);
            let (text, rest) = (path.as_str(), part.end);
            let inside = text[part.clone()].replace(replace.old, replace.new);
            let after = MetricPath::new(format!("{}{inside}{}", &text[..part.start], &text[rest..]));
            (after != *path).then(|| Replacement {
                verdict: ground.verdict(line, &after),
                line: line.clone(),
                after,
            })
        })
        .collect();
    say_twice(lines, &mut replaced);
    replaced
}

fn say_twice(lines: &[MappingLine], replaced: &mut [Replacement]) {
    let mut changed = replaced.iter().peekable();
    let mut counts: HashMap<(Left, MetricPath), usize> = HashMap::new();
    for line in lines {
        let change = changed.next_if(|change| change.line.line == line.line);
        let path = change.map(|change| &change.after).or(line.metric());
        if let Some(path) = path {
            *counts.entry((folded(&line.left()), path.clone())).or_default() += 1;
        }
    }
    for change in replaced {
        let key = (folded(&change.line.left()), change.after.clone());
        if change.verdict != Verdict::Unreadable && counts.get(&key).is_some_and(|count| *count > 1) {
            change.verdict = Verdict::Twice;
        }
    }
}

struct Ground<'a> {
    systems: &'a [String],
    resolvers: Vec<(&'a str, Resolver<'a>)>,
}

impl<'a> Ground<'a> {
    fn of(known: Known<'a>) -> Self {
        let offers = known.offers.iter();
        Self {
            systems: known.systems,
            resolvers: offers
                .map(|offer| (offer.system.as_str(), Resolver::of(offer)))
                .collect(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let of_trees = self.resolvers.iter().map(|(system, _)| *system);
        self.systems.iter().map(String::as_str).chain(of_trees)
    }

    /// Matched with the tree's names; where there is no tree, the first colon behind the system and the last one divide.
    fn part(&self, path: &MetricPath, part: PathPart) -> Range<usize> {
        let text = path.as_str();
        let (first, last) = self
            .resolvers
            .iter()
            .find_map(|(_, resolver)| resolver.divide(path))
            .map_or_else(|| self.guess(path), |divided| divided.colons);
        match part {
            PathPart::Whole => 0..text.len(),
            PathPart::System => 0..first,
            PathPart::Queue => (first + 1).min(last)..last,
            PathPart::Metric => (last + 1).min(text.len())..text.len(),
        }
    }

    fn guess(&self, path: &MetricPath) -> (usize, usize) {
        let text = path.as_str();
        let below = system_of(path, self.names()).and_then(|system| below_system(text, system));
        let first = match below {
            Some(below) => text.len() - below.len() - 1,
            None => text.find(':').unwrap_or(text.len()),
        };
        let last = text.rfind(':').unwrap_or(text.len());
        (first, last.max(first))
    }

    fn verdict(&self, line: &MappingLine, after: &MetricPath) -> Verdict {
        let changed = MappingLine {
            target: MappingTarget::Metric(after.clone()),
            ..line.clone()
        };
        if readable(&changed).is_err() {
            return Verdict::Unreadable;
        }
        let Some(system) = system_of(after, self.names()) else {
            return Verdict::NoSystem;
        };
        let mut resolvers = self.resolvers.iter();
        match resolvers.find(|(name, _)| crate::config::same_name(name, system)) {
            None => Verdict::NoTree,
            Some((_, resolver)) if resolver.resolve(after).is_some() => Verdict::There,
            Some(_) => Verdict::NoMetric,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{MapEdit, MapError, MapFile};

    const MAP: &str = "; Calls\r\nWFM:1:2:3 = Old:Calls:Calls \r\nWFM:1:2:4=Old:Calls in:Calls=10:20\r\n\
        WFM:1:2:3=$1.BAS\r\nWFM:1:5:3=Far:Calls:Calls\r\n";

    fn offer(system: &str, queues: &[&str], metrics: &[&str]) -> Offer {
        Offer {
            system: system.to_owned(),
            queues: queues.iter().map(|name| vec![(*name).to_owned()]).collect(),
            metrics: metrics.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn found(map: &str, old: &str, new: &str, part: PathPart) -> Vec<(String, Verdict)> {
        let file = MapFile::new(map.as_bytes().to_vec());
        let offers = [
            offer("Old", &["Calls", "Calls in"], &["Calls", "Calls=10:20"]),
            offer("New", &["Calls"], &["Calls"]),
        ];
        let systems = ["Old", "New", "Far"].map(str::to_owned);
        let known = Known {
            systems: &systems,
            offers: &offers,
        };
        replacements(file.lines(), Replace { old, new, part }, known)
            .into_iter()
            .map(|each| (each.after.to_string(), each.verdict))
            .collect()
    }

    #[test]
    fn another_acd_takes_the_place_of_the_old_one() {
        assert_eq!(
            found(MAP, "Old", "New", PathPart::System),
            [
                ("New:Calls:Calls".into(), Verdict::There),
                ("New:Calls in:Calls=10:20".into(), Verdict::NoMetric),
            ]
        );
        assert_eq!(found(MAP, "Far", "Gone", PathPart::Whole)[0].1, Verdict::NoSystem);
        assert_eq!(found(MAP, "Calls", "x", PathPart::System), []);
    }

    #[test]
    fn parts_are_matched_with_the_tree_and_never_simply_split() {
        let after = |part| -> Vec<String> {
            let found = found(MAP, "Calls", "x", part).into_iter();
            found.map(|(after, _)| after).collect()
        };
        assert_eq!(
            after(PathPart::Metric),
            ["Old:Calls:x", "Old:Calls in:x=10:20", "Far:Calls:x"]
        );
        assert_eq!(
            after(PathPart::Queue),
            ["Old:x:Calls", "Old:x in:Calls=10:20", "Far:x:Calls"]
        );
        assert_eq!(after(PathPart::Whole), ["Old:x:x", "Old:x in:x=10:20", "Far:x:x"]);
    }

    #[test]
    fn what_a_new_path_leads_to_is_said() {
        assert_eq!(
            found(MAP, "Far:Calls", "Far:y", PathPart::Whole)[0].1,
            Verdict::NoTree
        );
        let twice = "W:1:2:3=Old:Calls:Calls\nW:1:2:3=Old:Calls in:Calls\n";
        assert_eq!(
            found(twice, " in", "", PathPart::Queue),
            [("Old:Calls:Calls".into(), Verdict::Twice)]
        );
        assert_eq!(
            found("W:1:2:3=Old:a:b\n", "Old:a:b", "$7.BAS", PathPart::Whole),
            [("$7.BAS".into(), Verdict::Unreadable)]
        );
        assert_eq!(
            found("W:1:2:3=Old:a:b\n", "Old:a:b", "", PathPart::Whole)[0].1,
            Verdict::Unreadable
        );
        assert_eq!(found(MAP, "", "x", PathPart::Whole), []);
    }

    #[test]
    fn only_the_bytes_of_the_paths_change() {
        let mut file = MapFile::new(MAP.as_bytes().to_vec());
        let known = Known {
            systems: &[],
            offers: &[],
        };
        let replace = Replace {
            old: "Old:",
            new: "Neu: ",
            part: PathPart::Whole,
        };
        let lines = replacements(file.lines(), replace, known);
        let edit = MapEdit::Repath(lines.into_iter().map(|each| (each.line, each.after)).collect());
        edit.apply(&mut file).unwrap();
        assert_eq!(
            String::from_utf8_lossy(file.bytes()),
            MAP.replace("Old:", "Neu: ")
        );
        assert!(matches!(edit.apply(&mut file), Err(MapError::Changed(_))));
    }
}
