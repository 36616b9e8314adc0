//! The trees of the external systems that bring calls, read here; what cannot be read is said.

use crate::cli::here::Here;
use crate::config::Level;
use crate::model::{Catalog, Message, Worded, message};
use crate::source::{self, SourceTree};

/// Whether everything that was wanted could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Everything,
    NotAll,
}

/// Those of the catalogue's active systems that `wanted` names.
pub(super) fn read(here: &Here, catalog: &Catalog, wanted: impl Fn(&str) -> bool) -> (Vec<SourceTree>, Read) {
    let mut trees = Vec::new();
    let mut read = Read::Everything;
    for system in catalog
        .external_systems
        .iter()
        .filter(|system| system.active && system.phonelink && wanted(&system.name))
    {
        match tree(here, &system.name, &system.interface) {
            Ok(tree) => trees.push(tree),
            Err(why) => {
                read = Read::NotAll;
                let values = [
                    ("name", system.name.as_str().into()),
                    ("why", here.words.tell(&why).into()),
                ];
                remark!("{}", here.words.with("map-auto-unread", &values));
            }
        }
    }
    (trees, read)
}

fn tree(here: &Here, name: &str, interface: &str) -> Result<SourceTree, Message> {
    let settings = here.settings.external(name, Some(interface));
    settings
        .map_err(|findings| {
            let errors = findings.iter().filter(|finding| finding.level == Level::Error);
            let told: Vec<Message> = errors.map(Worded::message).collect();
            message!("local-findings", "{findings}", findings = told)
        })
        .and_then(|settings| source::open(&settings).map_err(|error| error.message()))
        .and_then(|source| source.tree().map_err(|error| error.message()))
}
