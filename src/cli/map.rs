//! `xlink map`: the mappings of acd_map.ini (spec pages 1, 4 and 8).

mod auto;
mod left;
mod replace;
mod trees;

pub(super) use left::read as left;

use super::config::tell_copy;
use super::here::{Here, here, may_change, tell};
use super::{Global, Status};
use crate::config::{ConfigFile, Replaced};
use crate::journal::{Log, Shown};
use crate::mapping::{
    MapError, MapFile, MapStore, MappingLine, Reach, World, correct, judge, log_lines, system_of, target_of,
};
use crate::model::{Catalog, MappingTarget, MetricPath};
use crate::source::{self, SourceTree};
use color_eyre::eyre::bail;

/// Shows and changes the mappings: which metric of an external system becomes which value type of which WFM queue.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Every mapping, as it stands in acd_map.ini.
    #[command(after_help = "Example:\n  xlink map list --json")]
    List {
        /// With the names of queues and value types, for machines.
        #[arg(long)]
        json: bool,
    },
    /// Adds a mapping.
    #[command(
        after_help = "Examples:\n  xlink map add WFM:0:1002:1003 \"CSV:Service 1:Calls\"\n  xlink map add \"Hotline/Calls Offered\" \"CSV:Service 1:Calls\""
    )]
    Add {
        /// WFM:parent:queue:valuetype, or queue name/value type name.
        left: String,
        /// A path of the left tree, as `xlink tree` shows it, or a script such as $1.BAS.
        path: String,
    },
    /// Removes a mapping, or all of a value type with its script's line.
    #[command(after_help = "Example:\n  xlink map remove WFM:0:1002:1003 \"CSV:Service 1:Calls\"")]
    Remove {
        /// WFM:parent:queue:valuetype, or queue name/value type name.
        left: String,
        /// One path or script only; without it: everything that is mapped there.
        path: Option<String>,
    },
    /// Proposes mappings one to one, by name.
    #[command(after_help = "Examples:\n  xlink map auto\n  xlink map auto --similar\n  xlink map auto --yes")]
    Auto {
        /// Adds all proposals, except those that need a look first.
        #[arg(long)]
        yes: bool,
        /// Similar names too: abbreviations, other words for the same, other languages.
        #[arg(long)]
        similar: bool,
    },
    /// Puts NEW where OLD stands in the paths of metrics.
    #[command(
        after_help = "Examples:\n  xlink map replace \"CSV:\" \"New CSV:\"\n  xlink map replace --in queue Hotline \"Service 1\""
    )]
    Replace {
        /// What stands there now.
        old: String,
        /// What shall stand there.
        new: String,
        /// In which level of the paths.
        #[arg(long = "in", value_enum, default_value = "path")]
        level: replace::Level,
    },
    /// Mends mappings whose parent queue changed.
    #[command(after_help = "Example:\n  xlink map correct")]
    Correct,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let here = here(global)?;
    if let Command::List { json } = args.command {
        return list(&here, json);
    }
    if !matches!(args.command, Command::Auto { yes: false, .. }) {
        may_change(global)?;
        here.installation.ensure_writable(ConfigFile::Mappings)?;
    }
    match args.command {
        Command::List { json } => list(&here, json),
        Command::Add { left, path } => add(&here, &left, &path),
        Command::Remove { left, path } => remove(&here, &left, path.as_deref()),
        Command::Auto { yes, similar: false } => auto::run(&here, yes, Reach::Exact),
        Command::Auto { yes, similar: true } => auto::run(&here, yes, Reach::Similar),
        Command::Replace { old, new, level } => replace::run(&here, (&old, &new), level),
        Command::Correct => correct_all(&here),
    }
}

/// A mapping for machines.
#[derive(serde::Serialize)]
struct Listed<'a> {
    line: u32,
    left: String,
    system: &'a str,
    parent: u32,
    queue: u32,
    value_type: u32,
    /// `None`: the catalogue does not know it.
    queue_name: Option<&'a str>,
    value_type_name: Option<&'a str>,
    path: Option<&'a str>,
    script: Option<&'a str>,
}

fn list(here: &Here, json: bool) -> color_eyre::Result<Status> {
    let store = MapStore::open(&here.installation)?;
    if !store.is_there() {
        let name = ConfigFile::Mappings.name();
        bail!("{}", here.words.with("config-no-file", &[("file", name.into())]));
    }
    let catalog = here.known_catalog()?;
    if json {
        let listed: Vec<Listed<'_>> = store
            .file
            .lines()
            .iter()
            .map(|line| listed(line, catalog.as_ref()))
            .collect();
        tell(serde_json::to_string_pretty(&listed)?)?;
    } else {
        store.file.lines().iter().try_for_each(tell)?;
    }
    Ok(judged(here, &store, catalog.as_ref(), None, &[]))
}

fn listed<'a>(line: &'a MappingLine, catalog: Option<&'a Catalog>) -> Listed<'a> {
    Listed {
        line: line.line,
        left: line.left().to_string(),
        system: &line.system,
        parent: line.parent.0,
        queue: line.queue.0,
        value_type: line.value_type.0,
        queue_name: catalog
            .and_then(|catalog| catalog.queue(line.queue))
            .map(|queue| queue.name.as_str()),
        value_type_name: catalog
            .and_then(|catalog| catalog.value_type(line.value_type))
            .map(|value_type| value_type.name.as_str()),
        path: line.metric().map(MetricPath::as_str),
        script: line.script(),
    }
}

/// Says what is wrong with the lines (those that are `about` it only, when that is given) on standard error.
/// `trees`: of external systems that could be read; what they do not hold is said too.
fn judged(
    here: &Here,
    store: &MapStore,
    catalog: Option<&Catalog>,
    about: Option<&dyn Fn(&MappingLine) -> bool>,
    trees: &[SourceTree],
) -> Status {
    let file = store.name();
    let wfm: Vec<String> = here
        .settings
        .wfm_systems
        .iter()
        .map(|system| system.name.clone())
        .collect();
    let world = World {
        wfm: &wfm,
        catalog: wfm.first().map(String::as_str).zip(catalog),
        trees,
        files: None,
    };
    let lines: Vec<MappingLine> = store
        .file
        .lines()
        .iter()
        .filter(|line| about.is_none_or(|about| about(line)))
        .cloned()
        .collect();
    let mut findings = if about.is_none() {
        store.file.troubles(&file)
    } else {
        Vec::new()
    };
    findings.extend(judge(&lines, &file, &world));
    for finding in &findings {
        let (text, hint) = (here.words.tell(&finding.text), here.words.tell(&finding.hint));
        remark!("{}: {text}", finding.place());
        if !hint.is_empty() {
            remark!("  {hint}");
        }
    }
    if findings.is_empty() {
        Status::Done
    } else {
        Status::Warnings
    }
}

/// Edits the file, writes down who changed what, and says where the version before went.
fn edited<T>(
    here: &Here,
    edit: impl Fn(&mut MapFile) -> Result<T, MapError>,
    changes: impl Fn(&T) -> Vec<(Option<String>, Option<String>)>,
) -> color_eyre::Result<T> {
    let (done, Replaced { path, copy }) = MapStore::edit(&here.installation, edit)?;
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for (before, after) in changes(&done) {
        let line = before.as_deref().or(after.as_deref()).unwrap_or_default();
        let key = line.split_once('=').map_or(line, |(left, _)| left).to_owned();
        here.changed(
            (&file, "", &key),
            before.as_deref(),
            after.as_deref(),
            Shown::Openly,
        );
    }
    tell_copy(here, copy.as_deref());
    Ok(done)
}

fn add(here: &Here, left: &str, path: &str) -> color_eyre::Result<Status> {
    let catalog = here.known_catalog()?;
    let left = left::read(here, catalog.as_ref(), left)?;
    let target = target_of(path);
    let line = MappingLine {
        line: 0,
        system: left.system.clone(),
        parent: left.parent,
        queue: left.queue,
        value_type: left.value_type,
        target: target.clone(),
    };
    let edit = |file: &mut MapFile| match file.add(&[(left.clone(), target.clone())]) {
        Ok(()) => Ok(true),
        Err(MapError::Exists(_)) => Ok(false),
        Err(error) => Err(error),
    };
    let text = line.to_string();
    let added = edited(here, edit, |added| {
        if *added {
            vec![(None, Some(text.clone()))]
        } else {
            Vec::new()
        }
    })?;
    let key = if added { "map-added" } else { "map-there" };
    tell(here.words.with(key, &[("line", text.as_str().into())]))?;
    Ok(judged(
        here,
        &MapStore::open(&here.installation)?,
        catalog.as_ref(),
        Some(&|line: &MappingLine| line.left() == left),
        &trees_of(here, catalog.as_ref(), &target),
    ))
}

/// The tree of the external system that a target names, as far as it can be read.
fn trees_of(here: &Here, catalog: Option<&Catalog>, target: &MappingTarget) -> Vec<SourceTree> {
    let MappingTarget::Metric(path) = target else {
        return Vec::new();
    };
    let names = here.settings.systems();
    let Some(name) = system_of(path, names.iter().map(String::as_str)) else {
        return Vec::new();
    };
    let interface = catalog
        .and_then(|catalog| catalog.external_system(name))
        .map(|system| system.interface.as_str());
    let settings = here.settings.external(name, interface).ok();
    let source = settings.and_then(|settings| source::open(&settings).ok());
    source.and_then(|source| source.tree().ok()).into_iter().collect()
}

fn remove(here: &Here, left: &str, path: Option<&str>) -> color_eyre::Result<Status> {
    let catalog = here.known_catalog()?;
    let left = left::read(here, catalog.as_ref(), left)?;
    let removed = edited(
        here,
        |file| file.remove(&left, path),
        |removed| {
            removed
                .iter()
                .map(|line| (Some(line.to_string()), None))
                .collect()
        },
    )?;
    if removed.is_empty() {
        let what = match path {
            Some(path) => format!("{left}={path}"),
            None => left.to_string(),
        };
        bail!("{}", here.words.with("map-none", &[("what", what.into())]));
    }
    for line in &removed {
        tell(
            here.words
                .with("map-removed", &[("line", line.to_string().into())]),
        )?;
    }
    Ok(Status::Done)
}

/// The log's lines are the original's in every language; they stand on standard output as well.
fn correct_all(here: &Here) -> color_eyre::Result<Status> {
    let catalog = here.catalog()?;
    let wfm = here.wfm()?;
    let (correction, replaced) = MapStore::edit(&here.installation, |file| correct(file, wfm, &catalog))?;
    let lines = log_lines(&correction, &replaced.path, replaced.copy.as_deref());
    here.journal().write(Log::Console, &lines);
    lines.iter().try_for_each(tell)?;
    Ok(Status::Done)
}
