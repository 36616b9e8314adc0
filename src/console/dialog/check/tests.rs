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
fn rows_arrive_one_by_one_and_only_problems_can_be_shown() {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Check));
    let [Effect::Job { to, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let job::Answer::Check(Answer::Report(report)) = fixture::check_answer() else {
        panic!("no report")
    };
    let shown = |state: &State| {
        let Some(Layer::Dialog(open)) = state.layers.last() else {
            panic!("no dialog")
        };
        format!("{:?}", open.dialog).matches("Row {").count()
    };
    for (row, count) in report.rows.iter().zip(1..) {
        let answer = job::Answer::Check(Answer::Row(row.clone()));
        update(&mut state, Action::Answer { to: *to, answer });
        assert_eq!(shown(&state), count);
    }
}

#[test]
fn enter_on_a_script_or_mapping_goes_to_its_value_type() {
    for (step, place) in [
        (check::Step::Scripts, "$12.BAS:7:9"),
        (check::Step::Mappings, "acd_map.ini:7"),
    ] {
        let mut state = fixture::running();
        let effects = update(&mut state, Action::Command(Command::Check));
        let [Effect::Job { to, .. }] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        let row = Row {
            step,
            level: Level::Error,
            place: place.into(),
            found: "wrong".into(),
            hint: "mend it".into(),
        };
        let report = Report { rows: vec![row] };
        let answer = job::Answer::Check(Answer::Report(report));
        update(&mut state, Action::Answer { to: *to, answer });
        update(&mut state, Action::Command(Command::Choose));
        assert!(state.layers.is_empty());
        assert_eq!(state.queues.selected_names().last(), Some(&"Calls Offered"));
    }
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
