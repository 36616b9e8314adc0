//! Reading acd_map.ini and the trees, and making the edits.

use crate::console::desk::{Desk, Edited, Files};
use crate::console::job::Hands;
use crate::console::look::Look;
use crate::engine::TreeNode;
use crate::mapping::{
    Correction, MapEdit, MapFile, MapStore, MappingLine, Mappings, Offer, Proposal, Reach, Sides, Trace,
    correct, propose,
};
use crate::model::{Catalog, Message, Worded};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Holds the names of the WFM system's queues against those of these external systems.
    Propose {
        wfm: String,
        catalog: Arc<Catalog>,
        systems: Vec<String>,
    },
    /// The lines of acd_map.ini, and the trees of these external systems.
    Read {
        systems: Vec<String>,
    },
    /// What a correction would do.
    Misplaced {
        wfm: String,
        catalog: Arc<Catalog>,
    },
    Edit(MapEdit),
    /// Done by whoever holds the installation: the service, or this process.
    Correct {
        wfm: String,
        catalog: Arc<Catalog>,
    },
}

#[derive(Debug)]
pub enum Answer {
    Proposed(Result<(Vec<Proposal>, Vec<Unread>), Message>),
    Read(Result<Box<Ground>, Message>),
    Misplaced(Result<Correction, Message>),
    Edited(Result<Edited, Message>),
    Corrected(Result<Done, Message>),
}

/// An external system whose tree cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    pub system: String,
    pub why: Message,
}

impl Unread {
    /// The words of this key about it.
    pub fn words(&self, key: &str, look: &Look) -> String {
        let values = [
            ("name", self.system.as_str().into()),
            ("why", look.tell(&self.why).into()),
        ];
        look.with(key, &values)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    pub lines: Vec<MappingLine>,
    pub offers: Vec<Offer>,
    pub unread: Vec<Unread>,
}

/// What a correction did.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// As they stand in the log.
    pub lines: Vec<String>,
    /// `None`: somebody else changed the file in the same moment, so it cannot be taken back line by line.
    pub trace: Option<Trace>,
}

impl Job {
    pub fn changes(&self) -> bool {
        match self {
            Self::Propose { .. } | Self::Read { .. } | Self::Misplaced { .. } => false,
            Self::Edit(_) | Self::Correct { .. } => true,
        }
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Propose {
                wfm,
                catalog,
                systems,
            } => Answer::Proposed(proposals(hands, &wfm, &catalog, &systems)),
            Self::Read { systems } => Answer::Read(read(hands).map(|file| {
                let (offers, unread) = offers(hands, &systems);
                Box::new(Ground {
                    lines: file.lines().to_vec(),
                    offers,
                    unread,
                })
            })),
            Self::Misplaced { wfm, catalog } => Answer::Misplaced(
                read(hands)
                    .and_then(|mut file| correct(&mut file, &wfm, &catalog).map_err(|why| why.message())),
            ),
            Self::Edit(edit) => {
                let files = Files::new(hands.installation.directory().to_owned());
                Answer::Edited(files.edit(&edit))
            }
            Self::Correct { wfm, catalog } => Answer::Corrected(corrected(hands, &wfm, &catalog)),
        }
    }
}

fn read(hands: &Hands) -> Result<MapFile, Message> {
    let store = MapStore::open(&hands.installation).map_err(|why| why.message())?;
    Ok(store.file)
}

fn proposals(
    hands: &Hands,
    wfm: &str,
    catalog: &Catalog,
    systems: &[String],
) -> Result<(Vec<Proposal>, Vec<Unread>), Message> {
    let file = read(hands)?;
    let (offers, unread) = offers(hands, systems);
    let sides = Sides {
        catalog,
        wfm,
        mapped: &Mappings::of(file.lines(), wfm, Some(catalog)),
        offers: &offers,
    };
    Ok((propose(sides, Reach::Similar), unread))
}

/// What the engine knows of the trees; it keeps them, so that asking costs little.
fn offers(hands: &Hands, systems: &[String]) -> (Vec<Offer>, Vec<Unread>) {
    let engine = hands.engine();
    let (mut offers, mut unread) = (Vec::new(), Vec::new());
    for system in systems {
        match engine.tree(system, false) {
            Ok(tree) => offers.push(offer(system, &tree)),
            Err(why) => unread.push(Unread {
                system: system.clone(),
                why: why.message(),
            }),
        }
    }
    (offers, unread)
}

/// The names of a tree: what has metrics below it is a queue, and every queue has the same ones.
pub fn offer(system: &str, tree: &TreeNode) -> Offer {
    let mut offer = Offer {
        system: system.to_owned(),
        ..Offer::default()
    };
    for child in &tree.children {
        queues(child, &mut Vec::new(), &mut offer);
    }
    offer
}

fn queues(node: &TreeNode, above: &mut Vec<String>, offer: &mut Offer) {
    above.push(node.name.clone());
    let metrics = node.children.iter().filter(|child| child.path.is_some());
    if metrics.clone().next().is_some() {
        offer.queues.push(above.clone());
        if offer.metrics.is_empty() {
            offer.metrics = metrics.map(|metric| metric.name.clone()).collect();
        }
    }
    for child in node.children.iter().filter(|child| child.path.is_none()) {
        queues(child, above, offer);
    }
    above.pop();
}

fn corrected(hands: &Hands, wfm: &str, catalog: &Catalog) -> Result<Done, Message> {
    let before = read(hands)?;
    let mut expected = before.clone();
    correct(&mut expected, wfm, catalog).map_err(|why| why.message())?;
    let lines = hands.engine().correct_mappings().map_err(|why| why.message())?;
    let after = read(hands)?;
    let ours = after.bytes() == expected.bytes();
    Ok(Done {
        lines,
        trace: ours.then(|| Trace::between(&before, &after)),
    })
}
