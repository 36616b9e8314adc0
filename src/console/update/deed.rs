//! What Enter does where the focus is, and why a command is not possible right now. The bottom line shows only what is.

use crate::console::command::Command;
use crate::console::state::{InterfaceKey, Link, Pane, QueuesKey, Rights, State, gap_after};
use crate::engine::ConnectionPhase;

/// What Enter does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Nothing,
    Fold,
    /// The selected value type on the left becomes a parameter of the current one on the right.
    Assign,
    /// The sentence in the tree is shown whole.
    Why,
    Script,
    Remove,
    /// The import dialog for the day in view.
    ImportDay,
}

impl Deed {
    /// The words' key for the bottom line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "console-do-activate",
            Self::Fold => "console-deed-fold",
            Self::Assign => "console-deed-assign",
            Self::Why => "console-deed-why",
            Self::Script => "console-deed-script",
            Self::Remove => "console-do-remove",
            Self::ImportDay => "console-deed-import-day",
        }
    }

    fn changes(self) -> bool {
        matches!(self, Self::Assign | Self::Remove | Self::ImportDay)
    }
}

pub fn deed(state: &State) -> Deed {
    match state.pane {
        Pane::Interface => match state.interface.selected_node().map(|node| &node.key) {
            Some(InterfaceKey::Metric(_)) => Deed::Assign,
            Some(InterfaceKey::Note(..)) => Deed::Why,
            Some(InterfaceKey::System(_) | InterfaceKey::Queue(_)) => Deed::Fold,
            None => Deed::Nothing,
        },
        Pane::Queues => match state.queues.selected_node().map(|node| &node.key) {
            Some(QueuesKey::ValueType(..)) => Deed::Script,
            Some(QueuesKey::Note(..)) => Deed::Why,
            Some(QueuesKey::Folder(_) | QueuesKey::Queue(_)) => Deed::Fold,
            None => Deed::Nothing,
        },
        Pane::Assigned if state.assigned().is_empty() => Deed::Nothing,
        Pane::Assigned => Deed::Remove,
        Pane::Flow => Deed::ImportDay,
    }
}

/// Why a command is not possible on the main screen right now, as a key of the words; `None`: it is.
pub fn obstacle(state: &State, command: Command) -> Option<&'static str> {
    let changes = match command {
        Command::Activate => deed(state).changes(),
        other => matches!(
            other,
            Command::Assign
                | Command::Remove
                | Command::Undo
                | Command::Redo
                | Command::MapByName
                | Command::FindReplace
                | Command::CorrectMappings
                | Command::ImportCalls
                | Command::ImportAgents
                | Command::Import
                | Command::NewSection
                | Command::CancelImport
                | Command::Hold
                | Command::SignIn
                | Command::Reload
                | Command::Backup
                | Command::Restore
                | Command::ServiceInstall
                | Command::ServiceRemove
                | Command::ServiceStart
                | Command::ServiceStop
                | Command::ServiceRestart
                | Command::ServiceRegister
        ),
    };
    if changes && state.rights == Rights::ReadOnly {
        return Some("console-read-only");
    }
    let asks_engine = matches!(
        command,
        Command::Import
            | Command::ImportCalls
            | Command::ImportAgents
            | Command::CancelImport
            | Command::Hold
            | Command::SignIn
            | Command::Reload
            | Command::Gaps
            | Command::Chart
            | Command::MapByName
            | Command::FindReplace
            | Command::CorrectMappings
    ) || command == Command::Activate && deed(state) == Deed::ImportDay;
    if asks_engine && state.engine.link != Link::Answering {
        return Some("console-not-reachable");
    }
    match command {
        Command::Activate => match deed(state) {
            Deed::Assign if state.current.is_none() => Some("console-no-value-type"),
            Deed::Assign | Deed::Remove if state.mapped().is_none() => Some("console-mappings-unread"),
            Deed::Nothing if state.pane == Pane::Assigned => Some("console-nothing-assigned"),
            _ => None,
        },
        Command::Assign => match state.interface.selected_node().map(|node| &node.key) {
            Some(InterfaceKey::Metric(_)) if state.current.is_none() => Some("console-no-value-type"),
            Some(InterfaceKey::Metric(_)) if state.mapped().is_none() => Some("console-mappings-unread"),
            Some(InterfaceKey::Metric(_)) => None,
            _ if !state.marks.metrics.is_empty() && state.mapped().is_some() && state.current.is_some() => {
                None
            }
            _ => Some("console-no-metric"),
        },
        Command::Remove if state.mapped().is_none() => Some("console-mappings-unread"),
        Command::Remove => (!super::mapping::removable(state)).then_some("console-nothing-assigned"),
        Command::Undo => (!state.history.can_undo()).then_some("mapping-nothing-to-undo"),
        Command::Redo => (!state.history.can_redo()).then_some("mapping-nothing-to-redo"),
        Command::EditScript if state.current.is_none() => Some("console-no-value-type"),
        Command::EditScript if state.mapped().is_none() => Some("console-mappings-unread"),
        Command::MapByName | Command::FindReplace | Command::CorrectMappings => {
            super::mapping::obstacle(state, command)
        }
        Command::CancelImport => {
            // One of one's own that was accepted may not stand in a snapshot yet.
            let none = !state.engine.importing() && state.next_import.is_none() && state.own_import.is_none();
            none.then_some("console-no-import")
        }
        Command::SignIn => stuck_connection(state)
            .is_none()
            .then_some("console-sign-in-needless"),
        Command::LastImport => {
            let last = state
                .engine
                .snapshot
                .as_ref()
                .and_then(|snapshot| snapshot.last_import.as_ref());
            last.is_none().then_some("console-no-last-import")
        }
        Command::Copy => super::copying::text(state)
            .is_none()
            .then_some("console-nothing-to-copy"),
        Command::Progress => {
            let none = !state.engine.importing() && state.next_import.is_none();
            none.then_some("console-no-import")
        }
        Command::Gaps => state.catalog().is_none().then_some("gaps-no-catalog"),
        Command::Chart if state.catalog().is_none() => Some("gaps-no-catalog"),
        Command::Chart => state.current.is_none().then_some("chart-no-value-type"),
        Command::Problems => (!state.has_problems()).then_some("console-no-problems"),
        Command::SearchNext | Command::SearchPrevious => {
            state.searched.is_empty().then_some("console-nothing-searched")
        }
        Command::NextGap => {
            let gap = state
                .day
                .known()
                .and_then(|strip| gap_after(strip, state.day.cursor));
            gap.is_none().then_some("console-no-gap")
        }
        Command::NextDay | Command::Today => state.day.chosen.is_none().then_some("console-no-later-day"),
        _ => None,
    }
}

/// The name of a WFM system that refused the sign-in or is not reachable.
pub fn stuck_connection(state: &State) -> Option<&str> {
    let stuck = state.engine.connections().iter().find(|connection| {
        matches!(
            connection.phase,
            ConnectionPhase::Refused { .. } | ConnectionPhase::Away { .. }
        )
    });
    stuck.map(|connection| connection.name.as_str())
}
