use super::*;
use crate::check::Level;
use crate::console::action::Action;
use crate::console::dialog::Layer;
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::update::update;

#[test]
fn a_check_runs_when_the_dialog_opens_and_again_on_demand() {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Check));
    let [
        Effect::Job {
            to,
            job: job::Job::Check(Job::Run),
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(update(&mut state, Action::Command(Command::Again)), []);
    let answer = fixture::check_answer();
    update(&mut state, Action::Answer { to: *to, answer });
    let said = state.message.as_ref().unwrap();
    assert_eq!(
        (said.level, said.text.as_str()),
        (Level::Error, "1 error, 1 warning.")
    );
    let effects = update(&mut state, Action::Command(Command::Again));
    assert!(matches!(effects.as_slice(), [Effect::Job { .. }]), "{effects:?}");
}

#[test]
fn an_answer_for_a_dialog_that_was_closed_is_dropped() {
    let mut state = fixture::running();
    update(&mut state, Action::Command(Command::Check));
    update(&mut state, Action::Command(Command::Back));
    let answer = fixture::check_answer();
    assert_eq!(update(&mut state, Action::Answer { to: 1, answer }), []);
    assert!(state.layers.is_empty());
}

#[test]
fn an_answer_reaches_its_dialog_below_another_layer() {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Check));
    let [Effect::Job { to, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let page = crate::console::dialog::Page::Help;
    state
        .layers
        .push(Layer::Reading(crate::console::dialog::Reading::new(page)));
    let answer = fixture::check_answer();
    update(&mut state, Action::Answer { to: *to, answer });
    assert!(matches!(
        state.layers.as_slice(),
        [Layer::Dialog(_), Layer::Reading(_)]
    ));
}
