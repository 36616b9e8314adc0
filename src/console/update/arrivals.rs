//! What comes from the engine and from effects.

use super::dialogs;
use crate::console::dialog::{Layer, SummaryDialog};
use crate::console::effect::{Done, Effect, Reply};
use crate::console::state::{Link, MappingsView, Shown, State, SystemTree};
use crate::engine::{
    ConnectionPhase, EngineError, Event, Host, ImportOutcome, ImportSummary, Level, Snapshot, SystemPhase,
};
use crate::mapping::MappingLine;
use crate::model::{Message, Worded};
use std::sync::Arc;

pub fn event(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Snapshot(snapshot) => return self::snapshot(state, snapshot),
        Event::CatalogChanged => return ask_catalog(state),
        Event::MappingsChanged => return vec![Effect::Mappings],
        Event::ValuesChanged(queues) => {
            state.live.changed(&queues);
            if queues.is_empty() || state.current.is_some_and(|(queue, _)| queues.contains(&queue)) {
                state.day.changed();
            }
        }
        Event::ImportEnded(summary) => {
            let mut effects = import_ended(state, &summary);
            effects.extend(start_next(state));
            return effects;
        }
        Event::Notice(notice) => {
            let text = state.look.sentence(&notice);
            state.say(notice.level, text);
        }
    }
    Vec::new()
}

pub fn reply(state: &mut State, reply: Reply) -> Vec<Effect> {
    match reply {
        Reply::Snapshot(Ok(snapshot)) => return self::snapshot(state, snapshot),
        Reply::Snapshot(Err(why)) => return lost(state, why),
        Reply::Catalog(catalog) => {
            state.engine.catalog_asked = false;
            if let Ok(catalog) = catalog {
                state.engine.catalog = catalog;
                state.live.changed(&[]);
                state.understand_anew();
                state.rebuild_trees();
            }
        }
        Reply::Tree { system, tree } => {
            let tree = match tree {
                Ok(tree) => SystemTree::Known(Arc::new(tree)),
                Err(why) => SystemTree::Failed(why.message()),
            };
            state.engine.trees.insert(system, tree);
            state.rebuild_interface();
        }
        Reply::Live {
            asked,
            values: Ok(values),
        } => state.live.arrived(&asked, values),
        Reply::Live {
            asked,
            values: Err(_),
        } => state.live.failed(&asked),
        Reply::DayStrip { key, day, strip } => {
            state.day.arrived(key, day, strip.map_err(|why| why.message()));
        }
    }
    Vec::new()
}

fn snapshot(state: &mut State, snapshot: Box<Snapshot>) -> Vec<Effect> {
    if std::mem::take(&mut state.engine.announce) {
        let told = match snapshot.host {
            Host::Service { .. } => Some((Level::Fine, "console-now-service")),
            Host::InProcess => Some((Level::Warning, "console-now-in-process")),
            // Its notice says why.
            Host::Nobody => None,
        };
        if let Some((level, words)) = told {
            state.say(level, state.look.say(words));
        }
    }
    let before = state.engine.snapshot.replace(snapshot);
    state.engine.link = Link::Answering;
    let Some(now) = &state.engine.snapshot else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    let before = before.as_deref();
    if before.is_none_or(|before| before.mappings_revision != now.mappings_revision) {
        effects.push(Effect::Mappings);
    }
    let other_catalog = before.is_none_or(|before| before.catalog_revision != now.catalog_revision);
    // A system that went on or off may have another tree now.
    let turned: Vec<String> = now
        .systems
        .iter()
        .filter(|system| {
            let phase = before.and_then(|before| before.systems.iter().find(|each| each.name == system.name));
            phase.is_some_and(|then| broken(&then.phase) != broken(&system.phase))
        })
        .map(|system| system.name.clone())
        .collect();
    let same_trees = before.is_some_and(|before| {
        let shown = |snapshot: &Snapshot| {
            let systems = snapshot.systems.iter();
            let systems: Vec<_> = systems
                .map(|each| (each.name.clone(), why(&each.phase), each.unknown_queues.len()))
                .collect();
            let connections = snapshot.connections.iter();
            let connections: Vec<_> = connections
                .map(|each| (each.name.clone(), each.phase.clone()))
                .collect();
            (systems, connections)
        };
        shown(before) == shown(now)
    });
    for system in turned {
        state.engine.trees.remove(&system);
    }
    if !same_trees {
        state.understand_anew();
        state.rebuild_trees();
    }
    if other_catalog {
        effects.extend(ask_catalog(state));
    }
    effects.extend(ended_meanwhile(state));
    if !state.engine.importing() {
        effects.extend(start_next(state));
    }
    effects
}

/// Starts the import that waited for another one's end.
fn start_next(state: &mut State) -> Vec<Effect> {
    state
        .next_import
        .take()
        .map(Effect::StartImport)
        .into_iter()
        .collect()
}

fn broken(phase: &SystemPhase) -> bool {
    why(phase).is_some()
}

fn why(phase: &SystemPhase) -> Option<Message> {
    match phase {
        SystemPhase::Off { why } | SystemPhase::Failed { why } => Some(why.clone()),
        SystemPhase::Idle | SystemPhase::Reading => None,
    }
}

fn ask_catalog(state: &mut State) -> Vec<Effect> {
    if std::mem::replace(&mut state.engine.catalog_asked, true) {
        return Vec::new();
    }
    vec![Effect::Catalog]
}

pub fn mappings(state: &mut State, lines: Result<Vec<MappingLine>, Message>) {
    state.mappings = match lines {
        Ok(lines) => MappingsView::Known(Box::new(state.understand(lines))),
        Err(why) => MappingsView::Failed(why),
    };
    if (state.shown_left, state.shown_right) != (Shown::All, Shown::All) {
        state.rebuild_trees();
    }
    state.live.changed(&[]);
}

fn import_ended(state: &mut State, summary: &ImportSummary) -> Vec<Effect> {
    state.live.changed(&[]);
    state.day.changed();
    if let Some(snapshot) = &mut state.engine.snapshot {
        snapshot.last_import = Some(summary.clone());
        if snapshot
            .import
            .as_ref()
            .is_some_and(|import| import.number == summary.number)
        {
            snapshot.import = None;
        }
    }
    // Others' imports, and the many automatic ones, are seen in the flow; they interrupt nobody.
    if state.own_import != Some(summary.number) {
        return Vec::new();
    }
    state.own_import = None;
    state.message = None;
    close_progress(state);
    if let (true, Some(dialog)) = (state.layers.is_empty(), SummaryDialog::of_last(state)) {
        return dialogs::open(state, Box::new(dialog));
    }
    let (level, words) = match summary.outcome {
        ImportOutcome::Done => (Level::Fine, "console-import-done"),
        ImportOutcome::DoneWithWarnings => (Level::Warning, "console-import-done-warnings"),
        ImportOutcome::Cancelled => (Level::Warning, "console-import-cancelled"),
        ImportOutcome::Failed => (Level::Error, "console-import-failed"),
    };
    state.say(level, state.look.say(words));
    Vec::new()
}

/// A short import can end before it is known which one it was.
fn ended_meanwhile(state: &mut State) -> Vec<Effect> {
    let last = state
        .engine
        .snapshot
        .as_ref()
        .and_then(|snapshot| snapshot.last_import.as_ref());
    match last
        .filter(|summary| state.own_import == Some(summary.number))
        .cloned()
    {
        Some(summary) => import_ended(state, &summary),
        None => Vec::new(),
    }
}

/// Nothing is waited for any more.
fn close_progress(state: &mut State) {
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::Dialog(open) if open.dialog.watches_imports()));
}

pub fn done(state: &mut State, done: Done) -> Vec<Effect> {
    let fine = |state: &mut State, text: String| state.say(Level::Fine, text);
    match done {
        Done::Mapped { wish, outcome } => return super::mapping::done(state, wish, outcome),
        Done::ImportStarted {
            request,
            outcome: Err(EngineError::Busy(_)),
        } => {
            state.next_import = Some(request);
            fine(state, state.look.say("console-import-next"));
        }
        Done::ImportStarted {
            outcome: Ok(number), ..
        } => {
            state.own_import = Some(number);
            fine(state, state.look.say("console-import-started"));
            return ended_meanwhile(state);
        }
        Done::ImportCancelled(Ok(())) => fine(state, state.look.say("console-import-cancelling")),
        Done::Held(true, Ok(())) => fine(state, state.look.say("console-held")),
        Done::Held(false, Ok(())) => fine(state, state.look.say("console-resumed")),
        Done::SignedIn(Ok(connection)) => match connection.phase {
            ConnectionPhase::Connected => {
                let values = [("name", connection.name.into())];
                fine(state, state.look.with("console-signed-in", &values));
            }
            ConnectionPhase::Refused { why } | ConnectionPhase::Away { why, .. } => {
                state.tell(Level::Error, &why)
            }
            ConnectionPhase::NotConfigured { missing } => state.tell(Level::Warning, &missing),
            ConnectionPhase::Connecting => fine(state, state.look.say("console-connecting")),
        },
        Done::Reloaded(Ok(notices)) => match notices.iter().max_by_key(|notice| notice.level) {
            Some(worst) if worst.level > Level::Fine => {
                let text = state.look.sentence(worst);
                state.say(worst.level, text);
            }
            _ => fine(state, state.look.say("console-reloaded")),
        },
        Done::ImportStarted {
            outcome: Err(why), ..
        } => {
            close_progress(state);
            state.tell(Level::Error, &why);
        }
        Done::ImportCancelled(Err(why))
        | Done::Held(_, Err(why))
        | Done::SignedIn(Err(why))
        | Done::Reloaded(Err(why)) => state.tell(Level::Error, &why),
        Done::Remembered(Ok(())) => {}
        Done::Remembered(Err(why)) => {
            let text = state
                .look
                .with("console-not-remembered", &[("why", state.look.tell(&why).into())]);
            state.say(Level::Warning, text);
        }
    }
    Vec::new()
}

pub fn lost(state: &mut State, why: EngineError) -> Vec<Effect> {
    if !matches!(state.engine.link, Link::Lost(_)) {
        let told = state.look.tell(&why);
        let text = state.look.with("console-service-lost", &[("why", told.into())]);
        state.say(Level::Error, text);
    }
    state.engine.forget_questions();
    state.engine.link = Link::Lost(why);
    Vec::new()
}

/// Another engine answers: everything is asked anew, and the person is told who it is once that is known.
pub fn switched(state: &mut State) -> Vec<Effect> {
    state.engine.forget_questions();
    state.live.forget_questions();
    state.day.forget_questions();
    state.engine.snapshot = None;
    state.engine.announce = true;
    vec![Effect::Snapshot, Effect::Mappings]
}
