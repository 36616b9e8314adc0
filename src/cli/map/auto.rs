//! `xlink map auto`: proposals by name.

use super::trees::{self, Read};
use crate::cli::Status;
use crate::cli::here::{Here, tell};
use crate::cli::queues;
use crate::mapping::{
    Doubt, Left, Likeness, MapError, MapFile, MapStore, Mappings, Offer, Proposal, Reach, Sides, propose,
};
use crate::model::{Catalog, MappingTarget};

/// Lists the proposals; with `yes` adds them, except those that need a look first.
pub(super) fn run(here: &Here, yes: bool, reach: Reach) -> color_eyre::Result<Status> {
    // Not as last read: queues and systems that were just made are what somebody wants to map.
    let (catalog, _) = queues::catalog(&here.installation, &here.settings, here.words)?;
    let wfm = here.wfm()?.to_owned();
    let (trees, read) = trees::read(here, &catalog, |_| true);
    let offers: Vec<Offer> = trees.iter().map(Offer::from).collect();
    let made = |file: &MapFile| {
        let mapped = Mappings::of(file.lines(), &wfm, Some(&catalog));
        let sides = Sides {
            catalog: &catalog,
            wfm: &wfm,
            mapped: &mapped,
            offers: &offers,
        };
        propose(sides, reach)
    };
    let proposals = match yes {
        true => added(here, made)?,
        false => made(&MapStore::open(&here.installation)?.file),
    };
    let (sure, doubtful): (Vec<&Proposal>, Vec<&Proposal>) =
        proposals.iter().partition(|proposal| proposal.doubt.is_none());
    for proposal in &sure {
        say(here, &catalog, proposal)?;
    }
    for proposal in doubtful.iter().filter(|_| !yes) {
        say(here, &catalog, proposal)?;
    }
    let (key, count) = if yes {
        ("map-auto-added", sure.len())
    } else {
        ("map-auto-proposed", proposals.len())
    };
    let command = match reach {
        Reach::Exact => "xlink map auto --yes",
        Reach::Similar => "xlink map auto --similar --yes",
    };
    let values = [("count", count.into()), ("command", command.into())];
    remark!("{}", here.words.with(key, &values));
    if yes && !doubtful.is_empty() {
        let values = [("count", doubtful.len().into())];
        remark!("{}", here.words.with("map-auto-doubtful", &values));
    }
    let warned = read == Read::NotAll || yes && !doubtful.is_empty();
    Ok(if warned { Status::Warnings } else { Status::Done })
}

/// Adds those of the proposals that need no look first; returns all of them.
fn added(here: &Here, made: impl Fn(&MapFile) -> Vec<Proposal>) -> color_eyre::Result<Vec<Proposal>> {
    let edit = |file: &mut MapFile| -> Result<Vec<Proposal>, MapError> {
        let proposals = made(file);
        let target = |proposal: &Proposal| MappingTarget::Metric(proposal.path.clone());
        let additions: Vec<_> = sure(&proposals)
            .map(|proposal| (proposal.left.clone(), target(proposal)))
            .collect();
        file.add(&additions)?;
        Ok(proposals)
    };
    super::edited(here, edit, |proposals| {
        sure(proposals)
            .map(|proposal| (None, Some(line(proposal))))
            .collect()
    })
}

fn sure(proposals: &[Proposal]) -> impl Iterator<Item = &Proposal> {
    proposals.iter().filter(|proposal| proposal.doubt.is_none())
}

/// The line, behind a comment that says why when the names are not the same: both could stand in acd_map.ini.
fn say(here: &Here, catalog: &Catalog, proposal: &Proposal) -> color_eyre::Result<()> {
    let values = [
        ("name", name(catalog, &proposal.left).into()),
        ("percent", usize::from(proposal.likeness.percent()).into()),
    ];
    let why = match proposal.likeness {
        Likeness::Exact => None,
        Likeness::Similar(_) => Some("map-auto-similar"),
        Likeness::Beside(_) => Some("map-auto-beside"),
    };
    if let Some(why) = why {
        tell(format!("; {}", here.words.with(why, &values)))?;
    }
    let doubt = match &proposal.doubt {
        None => None,
        Some(Doubt::Mapped(other)) => Some(("map-auto-fed", name(catalog, other), 0)),
        Some(Doubt::Proposed(other)) => Some(("map-auto-twice", name(catalog, other), 0)),
        Some(Doubt::Rivals(count)) => Some(("map-auto-rivals", String::new(), *count)),
    };
    if let Some((key, other, count)) = doubt {
        let values = [("name", other.into()), ("count", count.into())];
        tell(format!("; {}", here.words.with(key, &values)))?;
    }
    Ok(tell(line(proposal))?)
}

/// “Hotline/Calls Offered”, as `xlink map add` takes it.
fn name(catalog: &Catalog, left: &Left) -> String {
    let queue = catalog.queue(left.queue).map(|queue| queue.name.as_str());
    let value_type = catalog.value_type(left.value_type).map(|each| each.name.as_str());
    match (queue, value_type) {
        (Some(queue), Some(value_type)) => format!("{queue}/{value_type}"),
        _ => left.to_string(),
    }
}

fn line(proposal: &Proposal) -> String {
    format!("{}={}", proposal.left, proposal.path)
}
