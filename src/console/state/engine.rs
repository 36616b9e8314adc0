//! What the engine last said.

use crate::engine::{ConnectionPhase, ConnectionState, EngineError, Host, Notice, Snapshot, TreeNode};
use crate::model::{Catalog, Message, UtcSecond};
use std::collections::HashMap;
use std::sync::Arc;

/// Whether the engine answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Link {
    /// Asked, no answer yet.
    #[default]
    Asking,
    Answering,
    Lost(EngineError),
}

/// The left tree of one external system.
#[derive(Debug, Clone, PartialEq)]
pub enum SystemTree {
    Asked,
    Known(Arc<TreeNode>),
    Failed(Message),
}

#[derive(Debug, Clone, Default)]
pub struct EngineView {
    pub link: Link,
    pub snapshot: Option<Box<Snapshot>>,
    pub catalog: Option<Arc<Catalog>>,
    /// A catalogue was asked for and has not come.
    pub catalog_asked: bool,
    /// The engine was changed: the next snapshot says who it is.
    pub announce: bool,
    /// By the external system's name.
    pub trees: HashMap<String, SystemTree>,
}

impl EngineView {
    /// Another engine answers: nothing asked of the old one will come.
    pub fn forget_questions(&mut self) {
        self.link = Link::Asking;
        self.catalog_asked = false;
        self.trees.retain(|_, tree| matches!(tree, SystemTree::Known(_)));
    }

    pub fn connections(&self) -> &[ConnectionState] {
        self.snapshot
            .as_ref()
            .map_or(&[], |snapshot| snapshot.connections.as_slice())
    }

    /// The WFM system that the catalogue is of: the connected one, else the first.
    pub fn wfm(&self) -> Option<&ConnectionState> {
        let connections = self.connections();
        let connected = connections
            .iter()
            .find(|each| each.phase == ConnectionPhase::Connected);
        connected.or_else(|| connections.first())
    }

    pub fn wfm_name(&self) -> Option<String> {
        self.wfm().map(|wfm| wfm.name.clone())
    }

    /// When rows last came from any external system.
    pub fn last_rows(&self) -> Option<UtcSecond> {
        let systems = &self.snapshot.as_ref()?.systems;
        systems.iter().filter_map(|system| system.last_rows).max()
    }

    /// Where no engine works on the installation: why, and what to do.
    pub fn nobody(&self) -> Option<&Notice> {
        let snapshot = self.snapshot.as_ref()?;
        let notice = snapshot.notices.first();
        notice.filter(|_| snapshot.host == Host::Nobody)
    }

    pub fn works_in_this_process(&self) -> bool {
        self.snapshot
            .as_ref()
            .is_some_and(|snapshot| snapshot.host == Host::InProcess)
    }

    pub fn importing(&self) -> bool {
        self.snapshot
            .as_ref()
            .is_some_and(|snapshot| snapshot.import.is_some())
    }
}
