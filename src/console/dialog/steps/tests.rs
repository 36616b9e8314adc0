use super::*;
use crate::console::action::Action;
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::update::update;
use ratatui::layout::Size;

const SIZE: Size = Size {
    width: 80,
    height: 24,
};

fn fresh() -> State {
    let mut state = fixture::with(fixture::look(), SIZE, fixture::bare_snapshot());
    update(&mut state, Action::Command(Command::FirstSteps));
    state
}

#[test]
fn somebody_new_is_led_to_the_first_steps() {
    let state = fixture::with(fixture::look(), SIZE, fixture::bare_snapshot());
    assert!(state.is_fresh() && !fixture::running().is_fresh());
}

fn opening(rights: Rights, snapshot: crate::engine::Snapshot) -> State {
    let mut state = State::new(fixture::look(), rights, "/srv/xlink".into(), SIZE, fixture::NOW);
    let reply = crate::console::effect::Reply::Snapshot(Ok(Box::new(snapshot)));
    update(&mut state, Action::Reply(reply));
    state
}

fn shows_steps(state: &State) -> bool {
    let top = state.layers.last();
    top.is_some_and(|layer| layer.as_dialog::<StepsDialog>().is_some())
}

#[test]
fn they_open_by_themselves_where_nothing_was_set_up_and_only_once() {
    let mut state = opening(Rights::Full, fixture::bare_snapshot());
    assert!(shows_steps(&state));
    update(&mut state, Action::Command(Command::Back));
    let reply = crate::console::effect::Reply::Snapshot(Ok(Box::new(fixture::bare_snapshot())));
    update(&mut state, Action::Reply(reply));
    update(&mut state, Action::Tick(fixture::NOW));
    assert!(state.layers.is_empty());
    // Nobody who may only look, or is set up, or is kept out by somebody who works there.
    assert!(!shows_steps(&opening(Rights::ReadOnly, fixture::bare_snapshot())));
    assert!(!shows_steps(&opening(Rights::Full, fixture::snapshot())));
    let mut kept_out = fixture::bare_snapshot();
    kept_out.connections.clear();
    let why = crate::engine::EngineError::InUse("xlink serve".into());
    kept_out.notices[0].text = crate::model::Worded::message(&why);
    assert!(!shows_steps(&opening(Rights::Full, kept_out)));
}

#[test]
fn a_service_that_runs_unregistered_needs_no_installation() {
    let told = |installed: bool, phase: Phase| {
        let mut state = fixture::running();
        if let Some(snapshot) = &mut state.engine.snapshot
            && let Host::Service { manager, .. } = &mut snapshot.host
        {
            *manager = "foreground".into();
        }
        update(&mut state, Action::Command(Command::FirstSteps));
        let number = state.dialogs;
        let mut service = fixture::service();
        (service.installed, service.status.phase) = (installed, phase);
        let facts = Facts {
            missing: Vec::new(),
            connection: true,
            login: Ok(()),
            service: Ok(service),
        };
        let answer = job::Answer::Steps(Answer::Facts(Box::new(facts)));
        update(&mut state, Action::Answer { to: number, answer });
        for _ in 0..STEPS.len() {
            update(&mut state, Action::Command(Command::Up));
        }
        for _ in STEPS.iter().take_while(|step| **step != Step::Install) {
            update(&mut state, Action::Command(Command::Down));
        }
        crate::console::view::text_of(&state).join("\n")
    };
    let runs = told(false, Phase::Running(Some(4711)));
    let line = runs
        .lines()
        .find(|line| line.contains("Install the service"))
        .unwrap();
    assert!(line.contains("runs, not registered"), "{line}");
    assert!(runs.contains("in the foreground"), "{runs}");
    let stopped = told(false, Phase::NotInstalled);
    let line = stopped
        .lines()
        .find(|line| line.contains("Install the service"))
        .unwrap();
    assert!(line.contains("next"), "{line}");
    let installed = told(true, Phase::Running(None));
    let line = installed
        .lines()
        .find(|line| line.contains("Install the service"))
        .unwrap();
    assert!(line.contains("done"), "{line}");
}

#[test]
fn the_first_step_makes_the_files() {
    let mut state = fresh();
    let number = state.dialogs;
    let facts = Facts {
        missing: vec!["isps.cfg"],
        connection: false,
        login: Err(None),
        service: Err("nobody".into()),
    };
    let answer = job::Answer::Steps(Answer::Facts(Box::new(facts)));
    update(&mut state, Action::Answer { to: number, answer });
    let effects = update(&mut state, Action::Command(Command::Choose));
    let init = |effect: &Effect| {
        matches!(
            effect,
            Effect::Job {
                job: job::Job::Steps(Job::Init),
                ..
            }
        )
    };
    assert!(effects.iter().any(init), "{effects:?}");
    state.rights = Rights::ReadOnly;
    let effects = update(&mut state, Action::Command(Command::Choose));
    assert!(!effects.iter().any(init));
}

#[test]
fn a_step_that_is_done_leads_on_to_the_next() {
    let mut state = fresh();
    let number = state.dialogs;
    let facts = |connection: bool| {
        let facts = Facts {
            missing: Vec::new(),
            connection,
            login: Err(None),
            service: Err("nobody".into()),
        };
        let answer = job::Answer::Steps(Answer::Facts(Box::new(facts)));
        Action::Answer { to: number, answer }
    };
    let selected = |state: &State| {
        let steps = state
            .layers
            .last()
            .and_then(|layer| layer.as_dialog::<StepsDialog>());
        steps.map(|steps| STEPS[steps.list.selected])
    };
    update(&mut state, facts(false));
    assert_eq!(selected(&state), Some(Step::Connection));
    // Somebody who looks at a step that is done stays there.
    update(&mut state, Action::Command(Command::Up));
    assert_eq!(selected(&state), Some(Step::Files));
    update(&mut state, Action::Command(Command::Down));
    update(&mut state, facts(true));
    assert_eq!(selected(&state), Some(Step::Login));
}
