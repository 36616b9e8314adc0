//! Everything the screen is drawn from.
//!
//! Three parts: what the engine last said (replaced whole), what stands in acd_map.ini, and how a person looks at it
//! (focus, two trees, the day, a stack of layers). Modes are enums.

mod day;
mod engine;
mod history;
mod interface;
mod live;
mod marks;
mod message;
mod mouse;
mod queues;
pub mod tree;

pub use day::{DayView, Strip, gap_after};
pub use engine::{EngineView, Link, SystemTree};
pub use history::{History, Past};
pub use interface::{InterfaceKey, Note};
pub use live::LiveCache;
pub use marks::{Marks, Shown};
pub use message::Message;
pub use mouse::{Drag, MouseView};
pub use queues::QueuesKey;

use super::dialog::{ImportForm, Layer};
use super::effect::{LeftSide, ValueTypeKey};
use super::keys::Context;
use super::layout::{self, Areas, Share};
use super::look::Look;
use super::mappings::Mappings;
use crate::engine::{EngineError, ImportRequest, Level, Notice, TreeNode};
use crate::mapping::MappingLine;
use crate::model::{Catalog, MetricPath, QueueId, UtcSecond, Worded};
use ratatui::layout::Size;
use std::borrow::Cow;
use std::sync::Arc;
use tree::Tree;

/// A part of the main screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    Interface,
    Queues,
    Assigned,
    Flow,
}

impl Pane {
    /// In the order of the Tab key.
    pub const ALL: [Self; 4] = [Self::Interface, Self::Queues, Self::Assigned, Self::Flow];

    pub fn next(self) -> Self {
        match self {
            Self::Interface => Self::Queues,
            Self::Queues => Self::Assigned,
            Self::Assigned => Self::Flow,
            Self::Flow => Self::Interface,
        }
    }

    pub fn previous(self) -> Self {
        self.next().next().next()
    }

    pub fn context(self) -> Context {
        match self {
            Self::Interface | Self::Queues => Context::Tree,
            Self::Assigned => Context::Assigned,
            Self::Flow => Context::Flow,
        }
    }
}

/// How the main screen is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// All panes.
    Whole,
    /// Only the focused one.
    Zoomed,
}

/// What is done once, when the console opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLook {
    Due,
    Taken,
}

/// Whether the console may change anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    Full,
    /// `--read-only`
    ReadOnly,
}

/// acd_map.ini as last read.
#[derive(Debug, Clone, PartialEq)]
pub enum MappingsView {
    Asked,
    Known(Box<Mappings>),
    /// Why it could not be read.
    Failed(crate::model::Message),
}

#[derive(Clone)]
pub struct State {
    pub look: Look,
    pub rights: Rights,
    /// The installation directory, as it is shown.
    pub directory: String,
    pub size: Size,
    pub now: UtcSecond,
    pub engine: EngineView,
    pub mappings: MappingsView,
    pub pane: Pane,
    pub arrangement: Arrangement,
    pub share: Share,
    pub mouse: MouseView,
    pub interface: Tree<InterfaceKey>,
    pub queues: Tree<QueuesKey>,
    /// The value type whose mapping and day are shown.
    pub current: Option<ValueTypeKey>,
    /// The selected line of the mapping.
    pub assigned_row: usize,
    pub marks: Marks,
    /// What was done to the mappings since the console opened.
    pub history: History,
    pub shown_left: Shown,
    pub shown_right: Shown,
    pub day: DayView,
    pub live: LiveCache,
    pub layers: Vec<Layer>,
    /// How many dialogs were opened so far: their numbers.
    pub dialogs: u64,
    pub message: Option<Message>,
    pub first_look: FirstLook,
    /// Whether somebody new was led to the first steps already.
    pub first_steps: FirstLook,
    /// What was last searched for.
    pub searched: String,
    /// What an import dialog held when it was closed.
    pub draft: Option<ImportForm>,
    /// The number of an import that this console started and whose summary it will show.
    pub own_import: Option<u64>,
    /// An import that starts as soon as the one that runs has ended.
    pub next_import: Option<ImportRequest>,
}

impl State {
    pub fn new(look: Look, rights: Rights, directory: String, size: Size, now: UtcSecond) -> Self {
        let mut state = Self {
            look,
            rights,
            directory,
            size,
            now,
            engine: EngineView::default(),
            mappings: MappingsView::Asked,
            pane: Pane::Queues,
            arrangement: Arrangement::Whole,
            share: Share::default(),
            mouse: MouseView::default(),
            interface: Tree::default(),
            queues: Tree::default(),
            current: None,
            assigned_row: 0,
            marks: Marks::default(),
            history: History::default(),
            shown_left: Shown::All,
            shown_right: Shown::All,
            day: DayView::default(),
            live: LiveCache::default(),
            layers: Vec::new(),
            dialogs: 0,
            message: None,
            first_look: FirstLook::Due,
            first_steps: FirstLook::Due,
            searched: String::new(),
            draft: None,
            own_import: None,
            next_import: None,
        };
        state.rebuild_trees();
        state
    }

    /// Makes both trees anew from what the engine said.
    pub fn rebuild_trees(&mut self) {
        self.rebuild_interface();
        self.rebuild_queues();
    }

    pub fn areas(&self) -> Areas {
        let zoomed = match self.arrangement {
            Arrangement::Whole => None,
            Arrangement::Zoomed => Some(self.pane),
        };
        layout::areas(self.size, zoomed, self.share)
    }

    /// The contexts whose keys count now, the one that is asked first in front.
    pub fn contexts(&self) -> Vec<Context> {
        match self.layers.last() {
            Some(layer) => layer.contexts(),
            None => vec![self.pane.context(), Context::Screen],
        }
    }

    pub fn catalog(&self) -> Option<&Arc<Catalog>> {
        self.engine.catalog.as_ref()
    }

    pub fn mapped(&self) -> Option<&Mappings> {
        match &self.mappings {
            MappingsView::Known(mappings) => Some(mappings),
            MappingsView::Asked | MappingsView::Failed(_) => None,
        }
    }

    pub fn is_mapped(&self, key: ValueTypeKey) -> bool {
        self.mapped().is_some_and(|mappings| mappings.is_mapped(key))
    }

    /// Whether any value type on the right uses this one of an external system.
    pub fn is_used(&self, path: &MetricPath) -> bool {
        self.mapped()
            .is_some_and(|mappings| !mappings.users(path).is_empty())
    }

    /// The metrics of the current value type, as Para1, Para2, …
    pub fn assigned(&self) -> Vec<&MetricPath> {
        match (self.current, self.mapped()) {
            (Some(key), Some(mappings)) => mappings.metrics(key).collect(),
            _ => Vec::new(),
        }
    }

    /// What lines of acd_map.ini mean for the WFM system in view.
    pub fn understand(&self, lines: Vec<MappingLine>) -> Mappings {
        let wfm = self.engine.wfm_name().unwrap_or_else(|| "WFM".to_owned());
        Mappings::new(lines, &wfm, self.catalog().map(Arc::as_ref))
    }

    /// The same lines under what the engine says now.
    pub fn understand_anew(&mut self) {
        if let MappingsView::Known(mappings) = &mut self.mappings {
            let wfm = self.engine.wfm_name().unwrap_or_else(|| "WFM".to_owned());
            let lines = std::mem::take(mappings.as_mut());
            **mappings = lines.anew(&wfm, self.engine.catalog.as_deref());
        }
    }

    /// The left side of a line for a value type: as its present lines have it, else as the catalogue says.
    pub fn left_side(&self, key: ValueTypeKey) -> Option<LeftSide> {
        let (queue, value_type) = key;
        if let Some(left) = self.mapped().and_then(|mappings| mappings.left(key)) {
            return Some(left);
        }
        let parent = self.catalog()?.queue(queue)?.parent;
        Some(LeftSide {
            system: self.engine.wfm_name()?,
            parent,
            queue,
            value_type,
        })
    }

    /// “Hotline · Calls Offered”.
    pub fn name_of(&self, key: ValueTypeKey) -> String {
        let catalog = self.catalog();
        let queue = catalog.and_then(|catalog| catalog.queue(key.0));
        let value_type = catalog.and_then(|catalog| catalog.value_type(key.1));
        format!(
            "{} {} {}",
            queue.map_or_else(|| key.0.to_string(), |queue| queue.name.clone()),
            self.look.glyphs.dot,
            value_type.map_or_else(|| key.1.to_string(), |value_type| value_type.name.clone()),
        )
    }

    /// Whether an external system has a value type of this path, as far as the trees are known.
    pub fn has_metric(&self, path: &MetricPath) -> bool {
        let trees = &self.engine.trees;
        let mut owners = trees
            .iter()
            .filter(|(system, _)| path.below(system).is_some())
            .peekable();
        let Some(snapshot) = self
            .engine
            .snapshot
            .as_ref()
            .filter(|snapshot| !snapshot.systems.is_empty())
        else {
            return true;
        };
        if owners.peek().is_none() {
            return snapshot
                .systems
                .iter()
                .any(|system| path.below(&system.name).is_some());
        }
        owners.any(|(system, tree)| match tree {
            SystemTree::Known(tree) => path.below(system).is_some_and(|below| holds(tree, below)),
            SystemTree::Asked | SystemTree::Failed(_) => true,
        })
    }

    /// The start of an interval at its queue: `2026-03-10 09:15`.
    pub fn interval_start(&self, queue: QueueId, at: UtcSecond) -> String {
        let zone = self
            .catalog()
            .and_then(|catalog| catalog.queue(queue))
            .map(|queue| queue.time_zone.as_str());
        let zone = zone.and_then(|name| jiff::tz::TimeZone::get(name).ok());
        let zone = zone.unwrap_or_else(|| self.look.zone.clone());
        jiff::Timestamp::from_second(at.0).map_or_else(
            |_| String::new(),
            |at| at.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string(),
        )
    }

    /// How many decimals the values of a value type show.
    pub fn decimals(&self, key: ValueTypeKey) -> u8 {
        self.catalog()
            .and_then(|catalog| catalog.value_type(key.1))
            .map_or(0, |value_type| value_type.decimals)
    }

    /// What is wrong right now, the worst first: the engine's notices and the console's own.
    pub fn problems(&self) -> Vec<Cow<'_, Notice>> {
        let mut problems: Vec<_> = self.each_problem().collect();
        problems.sort_by_key(|notice| std::cmp::Reverse(notice.level));
        problems
    }

    /// The first of them, and how many there are. There may be thousands, and this is asked with every frame.
    pub fn worst_problem(&self) -> Option<(Cow<'_, Notice>, usize)> {
        let mut count = 0;
        let mut worst: Option<Cow<'_, Notice>> = None;
        for problem in self.each_problem() {
            count += 1;
            if worst.as_ref().is_none_or(|worst| worst.level < problem.level) {
                worst = Some(problem);
            }
        }
        Some((worst?, count))
    }

    pub fn has_problems(&self) -> bool {
        self.each_problem().next().is_some()
    }

    fn each_problem(&self) -> impl Iterator<Item = Cow<'_, Notice>> {
        let lost = match &self.engine.link {
            Link::Lost(why) => Some(Notice {
                level: Level::Error,
                place: String::new(),
                text: self
                    .look
                    .with("console-service-lost", &[("why", self.look.tell(why).into())])
                    .into(),
                hint: self.look.say("console-service-lost-hint").into(),
            }),
            Link::Asking | Link::Answering => None,
        };
        let unread = match &self.mappings {
            MappingsView::Failed(why) => Some(Notice {
                level: Level::Error,
                place: "acd_map.ini".to_owned(),
                text: why.clone(),
                hint: self.look.say("console-mappings-unread-hint").into(),
            }),
            MappingsView::Asked | MappingsView::Known(_) => None,
        };
        let engine = self.engine.snapshot.iter().flat_map(|snapshot| &snapshot.notices);
        let engine = engine.filter(|notice| notice.level > Level::Fine);
        let own = lost.into_iter().chain(unread).map(Cow::Owned);
        own.chain(engine.map(Cow::Borrowed))
            .chain(self.sources_problems().map(Cow::Owned))
    }

    /// What the left tree warns of, so that nothing is called right while a warning stands there.
    fn sources_problems(&self) -> impl Iterator<Item = Notice> {
        let systems = self.engine.snapshot.iter().flat_map(|snapshot| &snapshot.systems);
        systems.flat_map(|system| {
            let warning = |text: String, hint: &str| Notice {
                level: Level::Warning,
                place: system.name.clone(),
                text: text.into(),
                hint: self.look.say(hint).into(),
            };
            let rejected = (system.rejected_today > 0).then(|| {
                let count = system.rejected_today;
                let values = [("count", count.into()), ("number", self.look.count(count).into())];
                warning(
                    self.look.with("console-rejected-today", &values),
                    "console-rejected-today-hint",
                )
            });
            let unknown = (!system.unknown_queues.is_empty())
                .then(|| warning(self.unknown_queues(system), "console-unknown-queues-hint"));
            rejected.into_iter().chain(unknown)
        })
    }

    /// Whether nothing was set up yet: somebody new needs to be led.
    pub fn is_fresh(&self) -> bool {
        self.engine.snapshot.as_ref().is_some_and(|snapshot| {
            let set_up = |connection: &crate::engine::ConnectionState| {
                !matches!(
                    connection.phase,
                    crate::engine::ConnectionPhase::NotConfigured { .. }
                )
            };
            // Somebody else works here, and lets nobody look.
            let kept_out = snapshot
                .notices
                .iter()
                .any(|notice| EngineError::is_of_another(&notice.text));
            // Without the right to change anything nobody can be led through an installation.
            self.rights == Rights::Full
                && snapshot.host == crate::engine::Host::InProcess
                && snapshot.mappings == 0
                && snapshot.systems.is_empty()
                && !snapshot.connections.iter().any(set_up)
                && !kept_out
        })
    }

    /// Says what a lower room tells.
    pub fn tell(&mut self, level: Level, told: &impl Worded) {
        let text = self.look.tell(told);
        self.say(level, text);
    }

    pub fn say(&mut self, level: Level, text: String) {
        self.message = Some(Message {
            level,
            text,
            line: None,
        });
    }
}

/// Only branches on the way to the path are walked.
fn holds(node: &TreeNode, path: &str) -> bool {
    node.children
        .iter()
        .any(|child| match path.strip_prefix(child.name.as_str()) {
            Some("") => child.path.is_some(),
            Some(rest) => rest.strip_prefix(':').is_some_and(|below| holds(child, below)),
            None => false,
        })
}
