//! Commands of the main screen.

use super::deed::{Deed, deed, stuck_connection};
use super::{copying, dialogs, mapping, preferences, today};
use crate::console::command::Command;
use crate::console::dialog::{ImportForm, Layer, Page, Question, Reading, ScriptDialog, Search};
use crate::console::effect::Effect;
use crate::console::look::Look;
use crate::console::state::tree::Way;
use crate::console::state::{
    Arrangement, InterfaceKey, Marks, Note, Pane, QueuesKey, State, SystemTree, gap_after,
};
use crate::engine::{ImportWhat, Level};
use jiff::civil::Date;

pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    if let Some(effects) = super::opens::open(state, command) {
        return effects;
    }
    match command {
        Command::Quit => return super::quit(state),
        Command::Help => return open(state, Page::Help),
        Command::About => return open(state, Page::About),
        Command::FlowPane => state.pane = Pane::Flow,
        Command::Assign => return mapping::assign(state),
        Command::Problems => return open(state, Page::Problems),
        Command::Back if state.arrangement == Arrangement::Zoomed => state.arrangement = Arrangement::Whole,
        // Nothing is marked any more.
        Command::Back => {
            state.searched.clear();
            state.marks = Marks::default();
        }
        Command::NextPane => state.pane = state.pane.next(),
        Command::PreviousPane => state.pane = state.pane.previous(),
        Command::Zoom => {
            state.arrangement = match state.arrangement {
                Arrangement::Whole => Arrangement::Zoomed,
                Arrangement::Zoomed => Arrangement::Whole,
            };
        }
        Command::Activate => return activate(state),
        Command::Remove => return mapping::remove(state),
        Command::EditScript => return script(state),
        Command::Undo => return mapping::undo(state),
        Command::Redo => return mapping::redo(state),
        Command::Mark => state.mark(),
        Command::MarkRange => state.mark_range(),
        Command::OnlyUnmapped => mapping::turn_shown(state),
        Command::Search => state.layers.push(Layer::Search(Search::new(state.pane))),
        Command::SearchNext => search(state, Way::Forward),
        Command::SearchPrevious => search(state, Way::Backward),
        Command::Import => {
            let today = today(state);
            return open_import(state, today, today, None);
        }
        Command::ImportCalls | Command::ImportAgents => {
            let what = match command {
                Command::ImportAgents => ImportWhat::Activities,
                _ => ImportWhat::Contacts,
            };
            let today = today(state);
            return open_import(state, today, today, Some(what));
        }
        Command::CancelImport if state.next_import.take().is_some() => {
            state.say(Level::Fine, state.look.say("console-import-not-next"));
        }
        Command::CancelImport => {
            let question = cancel_question(&state.look);
            return dialogs::open(state, Box::new(question));
        }
        Command::Hold => {
            let held = state
                .engine
                .snapshot
                .as_ref()
                .is_some_and(|snapshot| snapshot.schedule.held);
            return vec![Effect::Hold(!held)];
        }
        Command::SignIn => {
            let name = stuck_connection(state).map(str::to_owned);
            return name.map(Effect::SignIn).into_iter().collect();
        }
        Command::Copy => return copying::row(state),
        Command::Mouse => return preferences::toggle_mouse(state),
        Command::Narrower => state.share = state.share.moved_by(-2, state.size.width),
        Command::Wider => state.share = state.share.moved_by(2, state.size.width),
        Command::Reload => return reload(state),
        other => moving(state, other),
    }
    Vec::new()
}

fn open(state: &mut State, page: Page) -> Vec<Effect> {
    dialogs::open(state, Box::new(Reading::new(page)))
}

fn moving(state: &mut State, command: Command) {
    match state.pane {
        Pane::Interface | Pane::Queues => in_tree(state, command),
        Pane::Assigned => {
            let last = state.assigned().len().saturating_sub(1);
            state.assigned_row = match command {
                Command::Up => state.assigned_row.saturating_sub(1),
                Command::Down => (state.assigned_row + 1).min(last),
                Command::First => 0,
                Command::Last => last,
                _ => state.assigned_row,
            };
        }
        Pane::Flow => in_day(state, command),
    }
}

fn in_tree(state: &mut State, command: Command) {
    let page = isize::try_from(state.areas().body(state.pane).height)
        .unwrap_or(1)
        .max(2)
        - 1;
    macro_rules! tree {
        ($tree:expr) => {
            match command {
                Command::Up => $tree.move_by(-1),
                Command::Down => $tree.move_by(1),
                Command::PageUp => $tree.move_by(-page),
                Command::PageDown => $tree.move_by(page),
                Command::First => $tree.first(),
                Command::Last => $tree.last(),
                Command::Fold => $tree.fold(),
                Command::Unfold => $tree.unfold(),
                Command::ExpandAll => $tree.set_all_below(true),
                Command::CollapseAll => $tree.set_all_below(false),
                _ => {}
            }
        };
    }
    match state.pane {
        Pane::Interface => tree!(state.interface),
        _ => tree!(state.queues),
    }
}

fn in_day(state: &mut State, command: Command) {
    let today = today(state);
    let hour = state.day.hour();
    match command {
        Command::Earlier => state.day.move_by(-1),
        Command::Later => state.day.move_by(1),
        Command::Up => state.day.move_by(-hour),
        Command::Down => state.day.move_by(hour),
        Command::First => state.day.move_by(isize::MIN),
        Command::Last => state.day.move_by(isize::MAX),
        Command::PreviousDay => state.day.turn(-1, today),
        Command::NextDay => state.day.turn(1, today),
        Command::Today => state.day.chosen = None,
        Command::NextGap => {
            let gap = state
                .day
                .known()
                .and_then(|strip| gap_after(strip, state.day.cursor));
            state.day.cursor = gap.unwrap_or(state.day.cursor);
        }
        _ => {}
    }
}

/// Goes to the next hit of what was last searched for.
pub fn search(state: &mut State, way: Way) {
    let text = state.searched.clone();
    let found = match state.pane {
        Pane::Interface => state.interface.search(&text, way, false),
        Pane::Queues => state.queues.search(&text, way, false),
        Pane::Assigned | Pane::Flow => return,
    };
    if !found {
        let text = state.look.with("console-not-found", &[("text", text.into())]);
        state.say(Level::Warning, text);
    }
}

fn activate(state: &mut State) -> Vec<Effect> {
    match deed(state) {
        Deed::Nothing => {}
        Deed::Fold => {
            match state.pane {
                Pane::Interface => state.interface.toggle(),
                _ => state.queues.toggle(),
            };
        }
        Deed::Assign => return mapping::assign(state),
        Deed::Why => return explain(state),
        Deed::Script => return script(state),
        Deed::Remove => return mapping::remove(state),
        Deed::ImportDay => {
            let day = state.day.chosen.unwrap_or_else(|| today(state));
            return open_import(state, day, day, None);
        }
    }
    Vec::new()
}

fn script(state: &mut State) -> Vec<Effect> {
    let Some(key) = state.current else {
        return Vec::new();
    };
    match ScriptDialog::of(state, key) {
        Some(dialog) => {
            // Who presses Enter to select a value type for an assignment comes here.
            if dialog.is_bare() {
                state.say(Level::Fine, state.look.say("editor-bare"));
            }
            dialogs::open(state, Box::new(dialog))
        }
        None => Vec::new(),
    }
}

/// Shows a sentence of a tree whole, with what to do.
fn explain(state: &mut State) -> Vec<Effect> {
    let (title, text) = match state.pane {
        Pane::Interface => {
            let Some(node) = state.interface.selected_node() else {
                return Vec::new();
            };
            let InterfaceKey::Note(system, note) = &node.key else {
                return Vec::new();
            };
            let hint = match note {
                Note::Why => "console-why-hint",
                Note::UnknownQueues => "console-unknown-queues-hint",
                Note::Nothing => "console-no-systems-hint",
                Note::Asked | Note::Hint => "",
            };
            (system.clone(), (node.name.clone(), hint))
        }
        _ => {
            let Some(node) = state.queues.selected_node() else {
                return Vec::new();
            };
            let QueuesKey::Note(system, _) = &node.key else {
                return Vec::new();
            };
            (system.clone(), (node.name.clone(), ""))
        }
    };
    let (mut text, hint) = text;
    if !hint.is_empty() {
        text = format!("{text}\n\n{}", state.look.say(hint));
    }
    let title = if title.is_empty() {
        state.look.say("console-why-title")
    } else {
        title
    };
    open(state, Page::Text { title, text })
}

fn open_import(state: &mut State, first: Date, last: Date, what: Option<ImportWhat>) -> Vec<Effect> {
    let fresh = ImportForm::for_days(state, first, last);
    let kept = state.draft.take().filter(|draft| {
        let names = |form: &ImportForm| {
            form.systems
                .iter()
                .map(|(name, _)| name.clone())
                .collect::<Vec<_>>()
        };
        state.pane != Pane::Flow && names(draft) == names(&fresh)
    });
    let mut form = kept.unwrap_or(fresh);
    form.begin(what);
    dialogs::open(state, Box::new(form))
}

/// Before an import is stopped.
pub fn cancel_question(look: &Look) -> Question {
    Question::new(
        look.say("console-cancel-title"),
        look.say("console-cancel-text"),
        look.say("console-cancel-yes"),
        Effect::CancelImport,
    )
}

fn reload(state: &mut State) -> Vec<Effect> {
    let systems: Vec<String> = state
        .engine
        .snapshot
        .iter()
        .flat_map(|snapshot| &snapshot.systems)
        .map(|each| each.name.clone())
        .collect();
    let mut effects = vec![Effect::Reload, Effect::Mappings, Effect::Catalog];
    for system in systems {
        if !matches!(state.engine.trees.get(&system), Some(SystemTree::Known(_))) {
            state.engine.trees.insert(system.clone(), SystemTree::Asked);
        }
        effects.push(Effect::Tree {
            system,
            refresh: true,
        });
    }
    state.rebuild_trees();
    effects
}
