//! `xlink tree` (spec page 8): the external systems with their queues and value types.

use super::{Global, Status};
use crate::config::{Installation, Settings};
use crate::control::Client;
use crate::engine::{Engine, TreeNode};
use crate::i18n::Words;
use crate::ledger::KeptCatalog;
use crate::model::{Catalog, Message, Worded, message};
use crate::{files, local, source};
use color_eyre::eyre::bail;
use serde::Serialize;
use std::io::Write;

/// The external systems with their queues and value types; paths as they stand in acd_map.ini. A system that cannot be
/// read says why in its place.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink tree\n  xlink tree --system CSV\n  xlink tree --json")]
pub struct Args {
    /// This external system alone.
    #[arg(long, value_name = "NAME")]
    system: Option<String>,
    /// For machines: a list of external systems, each with its tree or why there is none.
    #[arg(long)]
    json: bool,
}

/// One external system as `--json` tells it.
#[derive(Debug, Serialize)]
struct SystemTree {
    system: String,
    /// Its queues, level by level; value types carry their path.
    tree: Option<TreeNode>,
    /// Why there is no tree.
    error: Option<Message>,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    if !directory.is_dir() {
        bail!(super::here::no_installation(&directory));
    }
    let installation = Installation::open(directory);
    let (settings, _) = installation.load();
    let language = settings
        .general
        .language
        .and_then(|code| code.code().parse().ok());
    let words = global.words(language);
    let catalog = catalog(&installation)?;
    let names = names(&settings, catalog.as_ref(), args.system.as_deref());
    if let (Some(name), []) = (&args.system, &names[..]) {
        let known = all_names(&settings, catalog.as_ref()).join(", ");
        bail!(
            "{}",
            words.with(
                "tree-unknown-system",
                &[("name", name.into()), ("known", known.into())]
            )
        );
    }
    // Drivers and shares belong to the service's account, so it is asked where it runs.
    let service = Client::connect(installation.directory()).ok();
    let systems: Vec<SystemTree> = names
        .into_iter()
        .map(|system| {
            let tree = match &service {
                Some(service) => service.tree(&system, true).map_err(|error| error.message()),
                None => here(&settings, catalog.as_ref(), &system),
            };
            let (tree, error) = match tree {
                Ok(tree) => (Some(tree), None),
                Err(why) => (None, Some(why)),
            };
            SystemTree { system, tree, error }
        })
        .collect();
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&super::machines::for_machines(&systems)?)?
        )?;
    } else if systems.is_empty() {
        writeln!(out, "{}", words.say("tree-no-system"))?;
    } else {
        systems
            .iter()
            .try_for_each(|system| print(&mut out, system, words))?;
    }
    let failed = systems.iter().any(|system| system.error.is_some());
    Ok(if failed { Status::Warnings } else { Status::Done })
}

/// The catalogue as last read, if there ever was one.
fn catalog(installation: &Installation) -> color_eyre::Result<Option<Catalog>> {
    let bytes = files::read_if_there(&installation.state().join("catalog.json"))?;
    let kept = bytes.and_then(|bytes| serde_json::from_slice::<KeptCatalog>(&bytes).ok());
    Ok(kept.map(|kept| kept.catalog))
}

/// External systems of the catalogue first, then those that have a section only.
fn all_names(settings: &Settings, catalog: Option<&Catalog>) -> Vec<String> {
    let of_catalog = catalog.into_iter().flat_map(|catalog| &catalog.external_systems);
    let mut names: Vec<String> = of_catalog.map(|system| system.name.clone()).collect();
    for name in settings.systems() {
        if !names.iter().any(|known| is_same(known, &name)) {
            names.push(name);
        }
    }
    names
}

fn names(settings: &Settings, catalog: Option<&Catalog>, wanted: Option<&str>) -> Vec<String> {
    let mut names = all_names(settings, catalog);
    names.retain(|name| wanted.is_none_or(|wanted| is_same(wanted, name)));
    names
}

/// Sections are matched without regard to case.
fn is_same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Reads the tree in this process.
fn here(settings: &Settings, catalog: Option<&Catalog>, name: &str) -> Result<TreeNode, Message> {
    let interface = catalog.and_then(|catalog| catalog.external_system(name));
    let interface = interface.map(|system| system.interface.as_str());
    let external = settings.external(name, interface).map_err(|findings| {
        let told: Vec<Message> = findings.iter().map(Worded::message).collect();
        message!("local-findings", "{findings}", findings = told)
    })?;
    let tree = source::open(&external).and_then(|source| source.tree());
    tree.map(|tree| local::tree_of(&tree))
        .map_err(|error| error.message())
}

fn print(out: &mut impl Write, system: &SystemTree, words: Words) -> std::io::Result<()> {
    writeln!(out, "{}", system.system)?;
    if let Some(why) = &system.error {
        writeln!(
            out,
            "  {}",
            words.with("tree-unreadable", &[("why", words.tell(why).into())])
        )?;
    }
    match &system.tree {
        None => Ok(()),
        Some(tree) if tree.children.is_empty() => writeln!(out, "  {}", words.say("tree-no-queue")),
        Some(tree) => tree
            .children
            .iter()
            .try_for_each(|child| print_node(out, child, 1)),
    }
}

/// A value type is shown by its path, ready to be copied; all above it by its name.
fn print_node(out: &mut impl Write, node: &TreeNode, depth: usize) -> std::io::Result<()> {
    let indent = "  ".repeat(depth);
    match &node.path {
        Some(path) => writeln!(out, "{indent}{path}"),
        None => writeln!(out, "{indent}{}", node.name),
    }?;
    node.children
        .iter()
        .try_for_each(|child| print_node(out, child, depth + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    const FILE: &str = "[General]\nProtocol=0\n\
        [CSV]\nSource=in\nGroupColumn=1\nSubGroupColumn=2\nGroups=North;South\nSubGroups=Sales;Help\nDateColumn=3\nTimeColumn=4\nDateOrder=dmy\nColumnNames=Site;Queue;Date;Time;Calls;AHT\nAHTColumn=6\n\
        [Old]\nQueueSQL=select 1\n";

    fn shown(system: &SystemTree) -> String {
        let mut out = Vec::new();
        print(&mut out, system, Words::new(Language::English)).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn settings() -> Settings {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("isps_Ul.ini"), FILE).unwrap();
        Installation::open(folder.path()).load().0
    }

    #[test]
    fn a_system_is_shown_with_its_paths() {
        let settings = settings();
        assert_eq!(names(&settings, None, None), ["CSV", "Old"]);
        assert_eq!(names(&settings, None, Some("csv")), ["CSV"]);
        let tree = here(&settings, None, "CSV").unwrap();
        let system = SystemTree {
            system: "CSV".to_owned(),
            tree: Some(tree),
            error: None,
        };
        assert_eq!(
            shown(&system),
            "CSV\n  North\n    Sales\n      CSV:North:Sales:Calls\n      CSV:North:Sales:AHT\n    Help\n      \
             CSV:North:Help:Calls\n      CSV:North:Help:AHT\n  South\n    Sales\n      CSV:South:Sales:Calls\n      \
             CSV:South:Sales:AHT\n    Help\n      CSV:South:Help:Calls\n      CSV:South:Help:AHT\n"
        );
    }

    #[test]
    fn a_system_that_cannot_be_read_says_why_in_its_place() {
        let why = here(&settings(), None, "Old").unwrap_err();
        assert!(why.english().contains("universal"), "{why}");
        let system = SystemTree {
            system: "Old".to_owned(),
            tree: None,
            error: Some(why.clone()),
        };
        assert!(shown(&system).starts_with("Old\n  ") && shown(&system).contains(why.english()));
    }
}
