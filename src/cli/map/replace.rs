//! `xlink map replace`: one text in the place of another in the paths, as when the ACD is another one.

use super::trees;
use crate::cli::Status;
use crate::cli::here::{Here, tell};
use crate::mapping::{
    Known, MapEdit, MapError, MapFile, MapStore, Offer, PathPart, Replace, Replacement, replacements,
    system_of,
};
use std::collections::HashSet;

/// The level of a path, as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Level {
    /// Anywhere in the path.
    Path,
    /// In the external system's name.
    System,
    /// In the queue's name.
    Queue,
    /// In the metric's name.
    Metric,
}

impl From<Level> for PathPart {
    fn from(level: Level) -> Self {
        match level {
            Level::Path => Self::Whole,
            Level::System => Self::System,
            Level::Queue => Self::Queue,
            Level::Metric => Self::Metric,
        }
    }
}

/// Replaces, tells the new lines, and says what of them leads nowhere.
pub(super) fn run(here: &Here, (old, new): (&str, &str), level: Level) -> color_eyre::Result<Status> {
    let catalog = here.known_catalog()?;
    let systems = here.settings.systems();
    let replace = Replace {
        old,
        new,
        part: level.into(),
    };
    let trees = match &catalog {
        Some(catalog) => {
            let named = named(here, replace, &systems)?;
            trees::read(here, catalog, |name| named.contains(&name.to_lowercase())).0
        }
        None => Vec::new(),
    };
    let offers: Vec<Offer> = trees.iter().map(Offer::from).collect();
    let known = Known {
        systems: &systems,
        offers: &offers,
    };
    let edit = |file: &mut MapFile| -> Result<Vec<Replacement>, MapError> {
        let found = replacements(file.lines(), replace, known);
        let lines = found.iter().map(|each| (each.line.clone(), each.after.clone()));
        MapEdit::Repath(lines.collect()).apply(file)?;
        Ok(found)
    };
    let replaced = super::edited(here, edit, |replaced| {
        let change = |each: &Replacement| (Some(each.line.to_string()), Some(after(each)));
        replaced.iter().map(change).collect()
    })?;
    for each in &replaced {
        tell(after(each))?;
    }
    let values = [("count", replaced.len().into())];
    remark!("{}", here.words.with("map-replaced", &values));
    if replaced.is_empty() {
        return Ok(Status::Warnings);
    }
    let lines: HashSet<u32> = replaced.iter().map(|each| each.line.line).collect();
    let store = MapStore::open(&here.installation)?;
    let about = |line: &crate::mapping::MappingLine| lines.contains(&line.line);
    Ok(super::judged(
        here,
        &store,
        catalog.as_ref(),
        Some(&about),
        &trees,
    ))
}

/// The systems that the paths name, before or after: only their trees are needed.
fn named(here: &Here, replace: Replace<'_>, systems: &[String]) -> color_eyre::Result<HashSet<String>> {
    let store = MapStore::open(&here.installation)?;
    let anywhere = Replace {
        part: PathPart::Whole,
        ..replace
    };
    let known = Known { systems, offers: &[] };
    let rough = replacements(store.file.lines(), anywhere, known);
    let paths = rough
        .iter()
        .flat_map(|each| each.line.metric().into_iter().chain([&each.after]));
    let named = paths.filter_map(|path| system_of(path, systems.iter().map(String::as_str)));
    Ok(named.map(str::to_lowercase).collect())
}

fn after(replacement: &Replacement) -> String {
    format!("{}={}", replacement.line.left(), replacement.after)
}
