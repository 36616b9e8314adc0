mod importing;
mod mapping;
mod pointing;
mod read_only;

use super::*;
use crate::console::command::Typed;
use crate::console::dialog::{Answer, Field, ImportForm, Layer, Page, Question, Reading};
use crate::console::effect::{Done, MapWish, Reply};
use crate::console::fixture;
use crate::console::keys::{Context, bindings};
use crate::console::state::{InterfaceKey, Link, MappingsView, Pane};
use crate::engine::{ConnectionPhase, EngineError, Event, Host};
use crate::mapping::MapEdit;
use crate::model::{MappingTarget, MetricPath, QueueId, ValueTypeId};
use ratatui::layout::Size;

fn give(state: &mut State, command: Command) -> Vec<Effect> {
    update(state, Action::Command(command))
}

fn said(state: &State) -> &str {
    state.message.as_ref().map_or("", |message| message.text.as_str())
}

fn at_metric(state: &mut State, path: &str) {
    state.pane = Pane::Interface;
    assert!(
        state
            .interface
            .select_key(&InterfaceKey::Metric(MetricPath::new(path))),
        "{path}"
    );
}

fn left(value_type: u32) -> crate::console::effect::LeftSide {
    crate::console::effect::LeftSide {
        system: "WFM".into(),
        parent: QueueId(1),
        queue: QueueId(1002),
        value_type: ValueTypeId(value_type),
    }
}

/// The edit that assigns to the Hotline's value type.
fn assigning(value_type: u32, path: &str) -> Effect {
    let names = [(1003, "Calls Offered"), (1012, "Service Level")];
    let name = names.iter().find(|(id, _)| *id == value_type).unwrap().1;
    let addition = (left(value_type), MappingTarget::Metric(MetricPath::new(path)));
    let words = format!("{path} is now assigned to Hotline · {name}.");
    Effect::Map(MapWish::fresh(MapEdit::Add(vec![addition]), words))
}

fn removing(value_type: u32, path: &str) -> Effect {
    let line = (left(value_type), MappingTarget::Metric(MetricPath::new(path)));
    let words = format!("{path} was removed.");
    Effect::Map(MapWish::fresh(MapEdit::Remove(vec![line]), words))
}

#[test]
fn enter_on_the_left_assigns_to_what_is_selected_on_the_right() {
    let mut state = fixture::running();
    at_metric(&mut state, "CSV:Service 3:Calls");
    assert_eq!(
        give(&mut state, Command::Activate),
        [assigning(1003, "CSV:Service 3:Calls")]
    );
}

#[test]
fn a_value_type_that_was_never_mapped_gets_its_parent_from_the_catalogue() {
    let mut state = fixture::running();
    state
        .queues
        .select_key(&QueuesKey::ValueType(QueueId(1002), ValueTypeId(1012)));
    update(&mut state, Action::Tick(fixture::NOW));
    at_metric(&mut state, "CSV:Service 3:Calls");
    let effects = give(&mut state, Command::Activate);
    assert_eq!(effects[0], assigning(1012, "CSV:Service 3:Calls"));
}

#[test]
fn assigning_twice_is_said_and_not_done() {
    let mut state = fixture::running();
    at_metric(&mut state, "CSV:Service 1:Calls");
    assert_eq!(give(&mut state, Command::Activate), []);
    assert!(said(&state).contains("already assigned"), "{}", said(&state));
}

#[test]
fn removing_asks_first_and_no_is_focused() {
    for command in [Command::Remove, Command::Activate] {
        let mut state = fixture::running();
        state.pane = Pane::Assigned;
        give(&mut state, Command::Down);
        assert_eq!(give(&mut state, command), []);
        assert!(
            state
                .layers
                .last()
                .and_then(Layer::as_dialog::<Question>)
                .is_some_and(|question| question.answer == Answer::No)
        );
        assert_eq!(give(&mut state, Command::Choose), []);
        assert!(state.layers.is_empty());
        give(&mut state, command);
        give(&mut state, Command::Other);
        assert_eq!(
            give(&mut state, Command::Choose),
            [removing(1003, "CSV:Service 2:Calls")]
        );
    }
}

#[test]
fn after_an_edit_the_file_is_read_again() {
    let mut state = fixture::running();
    let Effect::Map(wish) = assigning(1003, "CSV:Service 3:Calls") else {
        panic!("an edit");
    };
    let outcome = Ok(crate::console::desk::Edited {
        trace: crate::mapping::Trace::default(),
        warnings: Vec::new(),
    });
    let done = Done::Mapped {
        wish: wish.clone(),
        outcome,
    };
    assert_eq!(update(&mut state, Action::Done(done)), [Effect::Mappings]);
    assert!(said(&state).contains("Hotline"));
    let failed = Done::Mapped {
        wish,
        outcome: Err("acd_map.ini is read-only".into()),
    };
    update(&mut state, Action::Done(failed));
    assert_eq!(said(&state), "acd_map.ini is read-only");
}

/// Every situation in which keys of a context count.
fn everywhere() -> Vec<State> {
    let mut states = Vec::new();
    for pane in Pane::ALL {
        let mut importing = fixture::snapshot();
        importing.import = Some(fixture::progress());
        let mut refused = fixture::snapshot();
        refused.connections = vec![fixture::connection(ConnectionPhase::Refused { why: "no".into() })];
        for snapshot in [fixture::snapshot(), importing, refused, fixture::bare_snapshot()] {
            let mut state = fixture::with(
                fixture::look(),
                Size {
                    width: 80,
                    height: 24,
                },
                snapshot.clone(),
            );
            state.pane = pane;
            states.push(state);
        }
        let mut state = fixture::running();
        at_metric(&mut state, "CSV:Service 3:Calls");
        state.pane = pane;
        states.push(state);
    }
    for command in [
        Command::Menu,
        Command::Palette,
        Command::Check,
        Command::Log,
        Command::Activities,
        Command::UnknownAgents,
        Command::ServiceStatus,
        Command::FirstSteps,
        Command::Backup,
        Command::Restore,
        Command::Activate,
        Command::Gaps,
        Command::Chart,
        Command::LastImport,
        Command::Progress,
    ] {
        let mut snapshot = fixture::snapshot();
        snapshot.last_import = Some(fixture::summary());
        snapshot.import = Some(fixture::progress());
        let mut state = fixture::with(fixture::look(), fixture::running().size, snapshot);
        fixture::open(&mut state);
        let effects = give(&mut state, command);
        fixture::perform(&mut state, effects);
        states.push(state);
    }
    let day = jiff::civil::date(2026, 3, 10);
    for field in [
        Field::What,
        Field::Quick,
        Field::First,
        Field::Start,
        Field::Close,
        Field::System(0),
        Field::All,
    ] {
        let mut state = fixture::running();
        let mut form = ImportForm::new(day, day, day, vec!["CSV".into()]);
        form.field = field;
        open_dialog(&mut state, Box::new(form));
        states.push(state);
    }
    for effect in [Effect::CancelImport, removing(1003, "CSV:Service 1:Calls")] {
        let mut state = fixture::running();
        let mut question = Question::new("?".into(), "?".into(), "Yes".into(), effect);
        question.answer = Answer::Yes;
        open_dialog(&mut state, Box::new(question));
        states.push(state);
    }
    let forms = crate::console::dialog::form::tests::situations(&fixture::running);
    states.extend(forms.into_iter().map(|(_, state)| state));
    let mappings = crate::console::dialog::mapping_situations(&fixture::running);
    states.extend(mappings.into_iter().map(|(_, state)| state));
    states
}

#[test]
fn read_only_lets_no_command_of_the_table_change_anything() {
    let mut met = std::collections::BTreeSet::new();
    let everywhere = everywhere();
    for (rights, expected) in [(Rights::Full, true), (Rights::ReadOnly, false)] {
        let mut changed = false;
        for binding in bindings() {
            for state in &everywhere {
                let mut state = state.clone();
                state.rights = rights;
                if !state.contexts().contains(&binding.context) {
                    continue;
                }
                met.insert(binding.context);
                let effects = give(&mut state, binding.command);
                changed |= effects.iter().any(Effect::changes);
                assert!(
                    expected || !effects.iter().any(Effect::changes),
                    "{binding:?}: {effects:?}"
                );
            }
        }
        assert_eq!(changed, expected);
    }
    let untested: Vec<_> = Context::ALL
        .into_iter()
        .filter(|context| !met.contains(context))
        .collect();
    assert_eq!(
        untested,
        [Context::Search, Context::Reading],
        "these lead to no effect at all"
    );
}

#[test]
fn quitting_asks_only_when_something_would_be_lost() {
    let mut state = fixture::running();
    assert_eq!(give(&mut state, Command::Quit), [Effect::Quit(Ended::ByPerson)]);
    let mut snapshot = fixture::snapshot();
    snapshot.import = Some(fixture::progress());
    let mut state = fixture::with(fixture::look(), state.size, snapshot.clone());
    assert_eq!(
        give(&mut state, Command::Quit),
        [Effect::Quit(Ended::ByPerson)],
        "the service goes on"
    );
    snapshot.host = Host::InProcess;
    let mut state = fixture::with(fixture::look(), state.size, snapshot);
    assert_eq!(give(&mut state, Command::Quit), []);
    give(&mut state, Command::Other);
    assert_eq!(give(&mut state, Command::Choose), [Effect::Quit(Ended::ByPerson)]);
}

#[test]
fn escape_only_ever_steps_back() {
    for mut state in everywhere() {
        let layers = state.layers.len();
        // What lies above a form goes first; what was changed in it is asked about.
        for _ in 0..3 {
            let effects = give(&mut state, Command::Back);
            assert!(!effects.iter().any(Effect::changes), "{effects:?}");
            if state.layers.len() < layers || state.contexts() == [Context::Review] {
                break;
            }
        }
        assert!(
            state.layers.len() == layers.saturating_sub(1)
                || state.contexts() == [Context::Review]
                || matches!(state.layers.last(), Some(Layer::Dialog(_))),
        );
    }
}

#[test]
fn the_first_look_is_at_a_value_type_that_is_mapped() {
    let state = fixture::with(
        fixture::look(),
        Size {
            width: 80,
            height: 24,
        },
        fixture::snapshot(),
    );
    assert_eq!(
        state.queues.selected_names(),
        ["WFM", "Customer Care", "Hotline", "Calls Offered"]
    );
    assert!(!state.assigned().is_empty() && state.day.known().is_some());
}

#[test]
fn a_search_moves_with_every_letter_and_goes_on_with_n() {
    let mut state = fixture::running();
    give(&mut state, Command::First);
    give(&mut state, Command::Search);
    for letter in "récl".chars() {
        update(&mut state, Action::Typed(Typed::Character(letter)));
    }
    give(&mut state, Command::Accept);
    assert_eq!(state.queues.selected_names().last(), Some(&"Réclamations"));
    state.searched = "calls".into();
    give(&mut state, Command::SearchNext);
    assert_eq!(
        state.queues.selected_names(),
        ["WFM", "Customer Care", "Réclamations", "Calls Offered"]
    );
}

#[test]
fn live_values_are_asked_for_what_is_on_screen_only() {
    let mut state = fixture::running();
    update(&mut state, Action::Engine(Event::ValuesChanged(vec![])));
    let effects = update(&mut state, Action::Tick(fixture::NOW));
    let Some(Effect::Live(keys)) = effects.iter().find(|effect| matches!(effect, Effect::Live(_))) else {
        panic!("{effects:?}")
    };
    assert!(!keys.is_empty() && keys.len() <= 10, "{keys:?}");
    assert_eq!(
        update(&mut state, Action::Tick(fixture::NOW)),
        [],
        "one question at a time"
    );
}

#[test]
fn a_quiet_second_asks_nothing() {
    let mut state = fixture::running();
    assert_eq!(update(&mut state, Action::Tick(fixture::NOW)), []);
}

#[test]
fn a_lost_service_is_said_and_the_next_engine_is_asked_for_everything() {
    let mut state = fixture::running();
    update(
        &mut state,
        Action::Lost(EngineError::Unreachable("it has ended".into())),
    );
    assert!(matches!(state.engine.link, Link::Lost(_)) && said(&state).contains("it has ended"));
    assert_eq!(give(&mut state, Command::Import), []);
    assert!(state.layers.is_empty());
    let mut here = fixture::snapshot();
    here.host = Host::InProcess;
    let effects = update(&mut state, Action::Switched);
    assert!(effects.contains(&Effect::Snapshot));
    fixture::answer(&mut state, effects, &here);
    assert!(said(&state).contains("does the work itself"), "{}", said(&state));
    assert_eq!(state.engine.link, Link::Answering);
}

#[test]
fn an_unreadable_mapping_file_is_a_problem_and_blocks_edits() {
    let mut state = fixture::running();
    update(&mut state, Action::Mappings(Err("no rights".into())));
    assert!(matches!(state.mappings, MappingsView::Failed(_)));
    assert!(
        state
            .problems()
            .iter()
            .any(|problem| problem.place == "acd_map.ini")
    );
    at_metric(&mut state, "CSV:Service 3:Calls");
    assert_eq!(give(&mut state, Command::Activate), []);
    assert!(said(&state).contains("can't be changed"));
}

#[test]
fn an_answer_for_a_day_no_longer_looked_at_is_dropped() {
    let mut state = fixture::running();
    let strip = fixture::day_strip(15);
    let key = (QueueId(1003), ValueTypeId(1003));
    let before = state.day.known().cloned();
    update(
        &mut state,
        Action::Reply(Reply::DayStrip {
            key,
            day: strip.day,
            strip: Ok(strip),
        }),
    );
    assert_eq!(state.day.known(), before.as_ref());
}

#[test]
fn a_stray_paste_does_nothing_and_says_so() {
    let mut state = fixture::running();
    assert_eq!(update(&mut state, Action::StrayPaste), []);
    assert!(said(&state).contains("Nothing was done"));
}

#[test]
fn ten_thousand_queues_are_taken_in_their_stride() {
    let mut catalog = fixture::catalog();
    let queue = catalog.queues[1].clone();
    catalog.queues = (1..=10_000)
        .map(|id| crate::model::Queue {
            id: QueueId(id),
            parent: QueueId(id / 10),
            value_types: (1..=10).map(ValueTypeId).collect(),
            ..queue.clone()
        })
        .collect();
    let mut state = fixture::running();
    update(
        &mut state,
        Action::Reply(Reply::Catalog(Ok(Some(catalog.into())))),
    );
    state.pane = Pane::Queues;
    give(&mut state, Command::First);
    give(&mut state, Command::ExpandAll);
    assert_eq!(state.queues.len(), 110_001);
    give(&mut state, Command::Last);
    let effects = give(&mut state, Command::Up);
    assert!(
        effects
            .iter()
            .all(|effect| !matches!(effect, Effect::Live(keys) if keys.len() > 20))
    );
}

#[test]
fn a_warning_of_the_left_tree_is_a_problem_with_a_hint() {
    let state = fixture::running();
    let told: Vec<String> = state
        .problems()
        .iter()
        .filter(|problem| problem.place == "CSV")
        .map(|problem| state.look.tell(&problem.text))
        .collect();
    assert_eq!(
        told,
        ["3 rows were rejected today.", "1 name not in Groups: Service 9"]
    );
    assert!(state.problems().iter().all(|problem| !problem.hint.is_empty()));
}

#[test]
fn what_nobody_reads_is_not_called_missing() {
    let why = EngineError::Unreachable("nobody works here".to_owned().into());
    let absent = crate::engine::Absent::new(
        "/srv/xlink".into(),
        why,
        "start the service".to_owned(),
        fixture::NOW,
    );
    let snapshot = crate::engine::Engine::snapshot(&absent).unwrap();
    let mut state = fixture::with(fixture::look(), Size::new(80, 24), snapshot);
    state.engine.catalog = None;
    state.rebuild_trees();
    let screen = crate::console::view::text_of(&state).join("\n");
    assert!(screen.contains("nobody works here"), "{screen}");
    for untrue in ["names none", "no WFM set up", "No external system is known"] {
        assert!(!screen.contains(untrue), "{untrue}: {screen}");
    }
}

#[test]
fn a_message_too_long_for_its_line_is_shown_whole() {
    let mut state = fixture::running();
    state.size = Size::new(80, 24);
    let text = "isps_Ul.ini is write-protected: take the protection away, or use an account that may write into this folder.";
    state.say(Level::Error, text.to_owned());
    let lines = crate::console::view::text_of(&state);
    let shown: Vec<&str> = lines[21..23]
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect();
    assert_eq!(shown[1..].join(" "), text);
    give(&mut state, Command::Other);
    assert!(
        crate::console::view::text_of(&state)[21].contains("imported"),
        "the legend is back"
    );
}
