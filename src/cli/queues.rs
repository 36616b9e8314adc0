//! `xlink queues` (spec page 8): the WFM's queues and value types, with mapped or not.

use super::{Global, Status};
use crate::check;
use crate::config::{Installation, Settings};
use crate::control::Client;
use crate::engine::Engine;
use crate::files;
use crate::i18n::Words;
use crate::ledger::KeptCatalog;
use crate::mapping::{MapStore, Mapping, Mappings};
use crate::model::{Catalog, Queue, QueueId, ValueType};
use crate::time::{Clock, Zone};
use color_eyre::eyre::bail;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// The queues of the WFM, each below its parent, with their value types and what is mapped to them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink queues\n  xlink queues --json")]
pub struct Args {
    /// For machines: a list of queues, each with its value types.
    #[arg(long)]
    json: bool,
}

/// A queue as `--json` tells it.
#[derive(Debug, Serialize)]
struct QueueLine<'a> {
    id: u32,
    parent: u32,
    name: &'a str,
    short_name: &'a str,
    active: bool,
    interval: u16,
    time_zone: &'a str,
    value_types: Vec<ValueTypeLine<'a>>,
    /// How many queues stand above it.
    #[serde(skip)]
    depth: usize,
}

#[derive(Debug, Serialize)]
struct ValueTypeLine<'a> {
    id: u32,
    name: &'a str,
    mapped: bool,
    /// Paths in the order of `Para1`, `Para2`, …
    metrics: Vec<&'a str>,
    script: Option<&'a str>,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    if !directory.is_dir() {
        bail!(super::here::no_installation(&directory));
    }
    let installation = Installation::open(directory);
    let (settings, _) = installation.load();
    let words = global.words(
        settings
            .general
            .language
            .and_then(|code| code.code().parse().ok()),
    );
    let Some(system) = settings.wfm_systems.first().map(|system| system.name.clone()) else {
        bail!("{}", words.say("queues-no-wfm"));
    };
    let (catalog, status) = catalog(&installation, &settings, words)?;
    let file = MapStore::open(&installation)?.file;
    let mappings = Mappings::of(file.lines(), &system, Some(&catalog));
    let lines = lines(&catalog, &mappings);
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&lines)?)?;
    } else {
        lines.iter().try_for_each(|queue| print(&mut out, queue, words))?;
    }
    Ok(status)
}

/// From the service when one runs, else from the server itself, else as last read (and then said so).
pub(super) fn catalog(
    installation: &Installation,
    settings: &Settings,
    words: Words,
) -> color_eyre::Result<(Catalog, Status)> {
    if let Ok(service) = Client::connect(installation.directory())
        && let Ok(Some(catalog)) = service.catalog()
    {
        return Ok((Catalog::clone(&catalog), Status::Done));
    }
    let state = installation.state();
    let mut why = Vec::new();
    if let Some(system) = settings.wfm_systems.first() {
        let (rows, read) = check::ask_wfm(settings, system, &state, &Clock::system());
        if let Some(catalog) = read {
            return Ok((catalog, Status::Done));
        }
        why = rows
            .into_iter()
            .filter(|row| row.level == check::Level::Error)
            .collect();
    }
    let why: Vec<String> = why.into_iter().map(|row| words.tell(&row.found)).collect();
    let kept = files::read_if_there(&state.join("catalog.json"))?
        .and_then(|bytes| serde_json::from_slice::<KeptCatalog>(&bytes).ok());
    match kept {
        Some(kept) => {
            let read = Zone::machine().format(kept.read);
            let said = words.with(
                "queues-as-last-read",
                &[("read", read.into()), ("why", why.join("; ").into())],
            );
            remark!("{said}");
            Ok((kept.catalog, Status::Warnings))
        }
        None => bail!(
            "{}",
            words.with("queues-never-read", &[("why", why.join("; ").into())])
        ),
    }
}

/// Each queue below its parent; those whose parent is not there stand at the top.
fn lines<'a>(catalog: &'a Catalog, mappings: &'a Mappings) -> Vec<QueueLine<'a>> {
    let known: BTreeSet<QueueId> = catalog.queues.iter().map(|queue| queue.id).collect();
    let mut below: BTreeMap<QueueId, Vec<&Queue>> = BTreeMap::new();
    for queue in &catalog.queues {
        let parent = if known.contains(&queue.parent) {
            queue.parent
        } else {
            QueueId::NONE
        };
        below.entry(parent).or_default().push(queue);
    }
    let mut lines = Vec::with_capacity(catalog.queues.len());
    let mut top = Some(QueueId::NONE);
    // What forms a circle in a foreign catalogue is reached from nowhere: then it begins somewhere.
    while let Some(parent) = top {
        let mut waiting: Vec<(&Queue, usize)> = taken(&mut below, parent, 0);
        while let Some((queue, depth)) = waiting.pop() {
            lines.push(line(catalog, mappings, queue, depth));
            waiting.extend(taken(&mut below, queue.id, depth + 1));
        }
        top = below.keys().next().copied();
    }
    lines
}

/// Last first, because they are taken from the end.
fn taken<'a>(
    below: &mut BTreeMap<QueueId, Vec<&'a Queue>>,
    parent: QueueId,
    depth: usize,
) -> Vec<(&'a Queue, usize)> {
    let queues = below.remove(&parent).unwrap_or_default();
    queues.into_iter().rev().map(|queue| (queue, depth)).collect()
}

fn line<'a>(catalog: &'a Catalog, mappings: &'a Mappings, queue: &'a Queue, depth: usize) -> QueueLine<'a> {
    let value_types = queue.value_types.iter().filter_map(|id| catalog.value_type(*id));
    QueueLine {
        id: queue.id.0,
        parent: queue.parent.0,
        name: &queue.name,
        short_name: &queue.short_name,
        active: queue.active,
        interval: queue.interval.minutes(),
        time_zone: &queue.time_zone,
        value_types: value_types
            .map(|value_type| value_type_line(value_type, mappings.get(queue.id, value_type.id)))
            .collect(),
        depth,
    }
}

fn value_type_line<'a>(value_type: &'a ValueType, mapping: Option<&'a Mapping>) -> ValueTypeLine<'a> {
    let metrics: Vec<&str> = mapping
        .map(|mapping| mapping.metrics.iter().map(|(_, path)| path.as_str()).collect())
        .unwrap_or_default();
    ValueTypeLine {
        id: value_type.id.0,
        name: &value_type.name,
        mapped: !metrics.is_empty(),
        metrics,
        script: mapping
            .and_then(|mapping| mapping.script.as_ref())
            .map(|(_, file)| file.as_str()),
    }
}

fn print(out: &mut impl Write, queue: &QueueLine<'_>, words: Words) -> std::io::Result<()> {
    let indent = "  ".repeat(queue.depth);
    let inactive = match queue.active {
        true => String::new(),
        false => format!("  {}", words.say("queues-inactive")),
    };
    writeln!(out, "{indent}{}  {}{inactive}", queue.id, queue.name)?;
    for value_type in &queue.value_types {
        let mapped = match (value_type.mapped, value_type.script) {
            (false, _) => words.say("queues-not-mapped"),
            (true, None) => value_type.metrics.join(", "),
            (true, Some(script)) => format!("{}  [{script}]", value_type.metrics.join(", ")),
        };
        writeln!(
            out,
            "{indent}    {}  {}: {mapped}",
            value_type.id, value_type.name
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::MapFile;
    use crate::server::catalog::CatalogFile;

    fn catalog() -> Catalog {
        let text = "[[queue]]\nid = 5\nname = \"Child\"\nparent = 9\nvalue_types = [1003]\n\
                    [[queue]]\nid = 9\nname = \"Top\"\nactive = false\nvalue_types = [1003, 1004]\n\
                    [[queue]]\nid = 11\nname = \"Lost\"\nparent = 77\n";
        let folder = tempfile::tempdir().unwrap();
        let store = crate::server::store::sqlite::SqliteStore::open(folder.path()).unwrap();
        let file = CatalogFile::parse(text).unwrap();
        use crate::server::store::Store;
        store
            .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
            .unwrap();
        store.catalog().unwrap()
    }

    #[test]
    fn queues_stand_below_their_parents_with_what_is_mapped() {
        let catalog = catalog();
        let file = MapFile::new(
            b"WFM:0:9:1003=CSV:Service 1:Calls\nWFM:0:9:1003=$3.BAS\nWFM:9:5:1003=$4.BAS\n".to_vec(),
        );
        let mappings = Mappings::of(file.lines(), "WFM", Some(&catalog));
        let mut text = Vec::new();
        for queue in lines(&catalog, &mappings) {
            print(&mut text, &queue, Words::new(crate::i18n::Language::English)).unwrap();
        }
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "9  Top  (inactive)\n\
             \u{20}   1003  Calls Offered: CSV:Service 1:Calls  [$3.BAS]\n\
             \u{20}   1004  Calls Answered: not mapped\n\
             \u{20} 5  Child\n\
             \u{20}     1003  Calls Offered: not mapped\n\
             11  Lost\n"
        );
    }

    #[test]
    fn machines_read_a_list_of_queues() {
        let catalog = catalog();
        let file = MapFile::new(b"WFM:9:5:1003=CSV:A:Calls\nWFM:9:5:1003=CSV:B:Calls\n".to_vec());
        let mappings = Mappings::of(file.lines(), "WFM", Some(&catalog));
        let json = serde_json::to_value(lines(&catalog, &mappings)).unwrap();
        assert_eq!(json[1]["id"], 5);
        assert_eq!(json[1]["parent"], 9);
        let value_type = &json[1]["value_types"][0];
        assert_eq!(
            (&value_type["mapped"], &value_type["metrics"][1]),
            (&true.into(), &"CSV:B:Calls".into())
        );
        assert_eq!(json[0]["value_types"][0]["mapped"], false);
    }
}
