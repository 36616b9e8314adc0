//! `xlink map auto`: proposals by name.

use crate::cli::Status;
use crate::cli::here::{Here, tell};
use crate::cli::queues;
use crate::config::Level;
use crate::mapping::{MapError, MapFile, MapStore, Mappings, Proposal, propose};
use crate::model::{Catalog, MappingTarget, Message, Worded, message};
use crate::source::{self, SourceTree};

/// Lists the proposals; with `yes` adds them all.
pub(super) fn run(here: &Here, yes: bool) -> color_eyre::Result<Status> {
    // Not as last read: queues and systems that were just made are what somebody wants to map.
    let (catalog, _) = queues::catalog(&here.installation, &here.settings, here.words)?;
    let wfm = here.wfm()?.to_owned();
    let (trees, unread) = trees(here, &catalog);
    let made = |file: &MapFile| {
        let mapped = Mappings::of(file.lines(), &wfm, Some(&catalog));
        propose(&catalog, &wfm, &mapped, &trees)
    };
    let proposals = if yes {
        let edit = |file: &mut MapFile| -> Result<Vec<Proposal>, MapError> {
            let proposals = made(file);
            let additions: Vec<_> = proposals
                .iter()
                .map(|proposal| {
                    (
                        proposal.left.clone(),
                        MappingTarget::Metric(proposal.path.clone()),
                    )
                })
                .collect();
            file.add(&additions)?;
            Ok(proposals)
        };
        super::edited(here, edit, |proposals| {
            proposals
                .iter()
                .map(|proposal| (None, Some(line(proposal))))
                .collect()
        })?
    } else {
        made(&MapStore::open(&here.installation)?.file)
    };
    for proposal in &proposals {
        tell(line(proposal))?;
    }
    let key = if yes {
        "map-auto-added"
    } else {
        "map-auto-proposed"
    };
    remark!("{}", here.words.with(key, &[("count", proposals.len().into())]));
    Ok(if unread { Status::Warnings } else { Status::Done })
}

fn line(proposal: &Proposal) -> String {
    format!("{}={}", proposal.left, proposal.path)
}

/// The trees of the external systems that bring calls, and whether one could not be read; that is said.
fn trees(here: &Here, catalog: &Catalog) -> (Vec<SourceTree>, bool) {
    let mut trees = Vec::new();
    let mut unread = false;
    for system in catalog
        .external_systems
        .iter()
        .filter(|system| system.active && system.phonelink)
    {
        let settings = here.settings.external(&system.name, Some(&system.interface));
        let tree = settings
            .map_err(|findings| {
                let errors = findings.iter().filter(|finding| finding.level == Level::Error);
                let told: Vec<Message> = errors.map(Worded::message).collect();
                message!("local-findings", "{findings}", findings = told)
            })
            .and_then(|settings| source::open(&settings).map_err(|error| error.message()))
            .and_then(|source| source.tree().map_err(|error| error.message()));
        match tree {
            Ok(tree) => trees.push(tree),
            Err(why) => {
                unread = true;
                let values = [
                    ("name", system.name.as_str().into()),
                    ("why", here.words.tell(&why).into()),
                ];
                remark!("{}", here.words.with("map-auto-unread", &values));
            }
        }
    }
    (trees, unread)
}
