//! Importing by hand: the dialog, its start, its end.

use super::*;

fn form(state: &State) -> Option<&ImportForm> {
    state.layers.last().and_then(Layer::as_dialog)
}

#[test]
fn an_import_dialog_keeps_what_was_typed_when_it_is_closed() {
    let mut state = fixture::running();
    give(&mut state, Command::Import);
    for _ in 0..2 {
        give(&mut state, Command::Erase);
    }
    update(&mut state, Action::Typed(Typed::Text("01\n".into())));
    give(&mut state, Command::Back);
    assert!(state.layers.is_empty());
    give(&mut state, Command::Import);
    let Some(form) = form(&state) else {
        panic!("no dialog")
    };
    assert_eq!(form.first.value(), "2026-03-01");
}

#[test]
fn starting_an_import_asks_the_engine_and_its_end_shows_the_summary() {
    let mut state = fixture::running();
    give(&mut state, Command::Import);
    while form(&state).is_some_and(|form| form.field != Field::Start) {
        give(&mut state, Command::NextField);
    }
    let effects = give(&mut state, Command::Choose);
    assert!(
        matches!(&effects[..], [Effect::StartImport(request)] if request.systems.is_empty()),
        "{effects:?}"
    );
    let Some(Effect::StartImport(request)) = effects.into_iter().next() else {
        panic!("nothing started")
    };
    let outcome = Ok(3);
    update(&mut state, Action::Done(Done::ImportStarted { request, outcome }));
    update(
        &mut state,
        Action::Engine(Event::ImportEnded(Box::new(fixture::summary()))),
    );
    assert_eq!(state.contexts(), [Context::Summary]);
}

#[test]
fn an_import_that_ends_before_its_number_is_known_shows_its_summary_too() {
    let mut state = fixture::running();
    give(&mut state, Command::Import);
    while form(&state).is_some_and(|form| form.field != Field::Start) {
        give(&mut state, Command::NextField);
    }
    let Some(Effect::StartImport(request)) = give(&mut state, Command::Choose).pop() else {
        panic!("nothing started")
    };
    assert_eq!(state.contexts(), [Context::Progress]);
    let ended = Event::ImportEnded(Box::new(fixture::summary()));
    update(&mut state, Action::Engine(ended));
    let outcome = Ok(fixture::summary().number);
    update(&mut state, Action::Done(Done::ImportStarted { request, outcome }));
    assert_eq!(state.contexts(), [Context::Summary]);
    assert_eq!(state.layers.len(), 1);
}

#[test]
fn an_import_that_finds_another_one_running_starts_after_it() {
    let mut importing = fixture::snapshot();
    importing.import = Some(fixture::progress());
    let day = jiff::civil::date(2026, 3, 10);
    let request = crate::engine::ImportRequest {
        what: crate::engine::ImportWhat::Contacts,
        first: day,
        last: day,
        systems: Vec::new(),
    };
    let busy = || Done::ImportStarted {
        request: request.clone(),
        outcome: Err(EngineError::Busy("import 7".into())),
    };
    let mut state = fixture::with(
        fixture::look(),
        Size {
            width: 80,
            height: 24,
        },
        importing,
    );
    assert_eq!(update(&mut state, Action::Done(busy())), []);
    let ended = Event::ImportEnded(Box::new(fixture::summary()));
    let effects = update(&mut state, Action::Engine(ended));
    assert!(
        effects.contains(&Effect::StartImport(request.clone())),
        "{effects:?}"
    );
    // Until then it can be taken back.
    update(&mut state, Action::Done(busy()));
    give(&mut state, Command::CancelImport);
    assert!(state.layers.is_empty() && state.next_import.is_none());
}

#[test]
fn somebody_elses_import_interrupts_nobody() {
    let mut state = fixture::running();
    let summary = fixture::summary();
    update(&mut state, Action::Engine(Event::ImportEnded(Box::new(summary))));
    assert!(state.layers.is_empty());
    assert_eq!(said(&state), "");
    assert!(
        state
            .engine
            .snapshot
            .as_ref()
            .is_some_and(|snapshot| snapshot.last_import.is_some())
    );
}

#[test]
fn a_wrong_date_keeps_the_dialog_open_at_its_field() {
    let mut state = fixture::running();
    give(&mut state, Command::Import);
    update(&mut state, Action::Typed(Typed::Character('x')));
    give(&mut state, Command::PreviousField);
    for _ in 0..2 {
        give(&mut state, Command::PreviousField);
    }
    assert_eq!(give(&mut state, Command::Choose), []);
    let Some(form) = form(&state) else {
        panic!("closed")
    };
    assert_eq!(form.field, Field::First);
}

#[test]
fn gaps_are_jumped_to_and_imported_from_there() {
    let mut state = fixture::running();
    state.pane = Pane::Flow;
    give(&mut state, Command::First);
    give(&mut state, Command::NextGap);
    assert_eq!(state.day.cell().map(|cell| cell.minutes), Some(540));
    give(&mut state, Command::PreviousDay);
    let effects = update(&mut state, Action::Tick(fixture::NOW));
    fixture::answer(&mut state, effects, &fixture::snapshot());
    give(&mut state, Command::Activate);
    let Some(form) = form(&state) else {
        panic!("no dialog")
    };
    assert_eq!(
        (form.first.value(), form.last.value()),
        ("2026-03-09", "2026-03-09")
    );
}

#[test]
fn an_import_of_ones_own_can_be_stopped_before_a_snapshot_shows_it() {
    let mut state = fixture::running();
    give(&mut state, Command::CancelImport);
    assert_eq!(said(&state), "No import is running.");
    state.own_import = Some(7);
    give(&mut state, Command::CancelImport);
    assert_eq!(state.contexts(), [Context::Question]);
}
