use super::*;
use crate::check::{Level, Mend};
use crate::config::ConfigFile;
use crate::console::action::Action;
use crate::console::dialog::{Layer, Page, Reading};
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

/// The check with this one row.
fn with_row(mend: Mend, level: Level) -> State {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Check));
    let [Effect::Job { to, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let row = Row {
        step: check::Step::Settings,
        level,
        place: "somewhere".into(),
        found: "wrong".into(),
        hint: "mend it".into(),
        mend,
    };
    let answer = job::Answer::Check(Answer::Report(Report { rows: vec![row] }));
    update(&mut state, Action::Answer { to: *to, answer });
    state
}

fn key(file: ConfigFile, section: &str, key: &str) -> Mend {
    Mend::Key {
        file,
        section: section.into(),
        key: key.into(),
    }
}

fn raw(line: u32) -> Mend {
    let file = ConfigFile::Main;
    Mend::Line { file, line }
}

/// Everything that a row can name, what the bottom line says of it, and what opens; “”: the main screen.
fn ways() -> Vec<(Mend, &'static str, &'static str)> {
    use ConfigFile::{Connection, Main};
    let wfm = || "WFM".to_owned();
    vec![
        (Mend::Elsewhere, "check-way-none", "Reading"),
        (Mend::Init, "check-way-steps", "StepsDialog"),
        (key(Main, "General", "LogDir"), "check-way-form", "General"),
        (key(Main, "CSV", "Groups"), "check-way-form", "Groups"),
        (
            key(Connection, "IES System WFM", "Url"),
            "check-way-form",
            "IES System WFM",
        ),
        (key(Connection, "", ""), "check-way-form", "Connections"),
        (raw(12), "check-way-line", "RawDialog"),
        (raw(0), "check-way-file", "RawDialog"),
        (Mend::Login(wfm()), "check-way-login", "Login(\"WFM\")"),
        (Mend::Login(String::new()), "check-way-login", "Logins"),
        (Mend::Passcode(wfm()), "check-way-passcode", "wanted: Passcode"),
        // Nobody waits for a sign-in while the WFM is connected.
        (Mend::SignIn, "check-way-none", "Reading"),
        (Mend::System("CSV".into()), "check-way-form", "name: \"CSV\""),
        (Mend::Sections, "check-way-systems", "sort: Systems"),
        (Mend::NewSection, "check-way-section", "sort: Presets"),
        (Mend::Mapping { line: 7 }, "check-way-mapping", ""),
        (Mend::Mapping { line: 0 }, "check-way-mapping", ""),
        (Mend::Mapping { line: 99 }, "check-way-line", "RawDialog"),
        (Mend::Script("$12.BAS".into()), "check-way-script", "ScriptDialog"),
        (Mend::Script("$99.BAS".into()), "check-way-none", "Reading"),
        (Mend::Service, "check-way-service", "ServiceDialog"),
        (Mend::Channel, "check-way-channel", "ServiceDialog"),
    ]
}

#[test]
fn every_row_leads_to_where_it_is_mended_and_the_bottom_line_says_where() {
    for (mend, words, opens) in ways() {
        let mut state = with_row(mend.clone(), Level::Error);
        let said = state.look.say(words);
        let lines = crate::console::view::text_of(&state);
        let bottom = lines.last().unwrap();
        assert!(bottom.contains(&said), "{mend:?}: {said} in {bottom}");
        let not_here = lines.join("\n").contains(&state.look.say("check-not-here"));
        assert_eq!(not_here, words == "check-way-none", "{mend:?}");
        update(&mut state, Action::Command(Command::Choose));
        let top = state.layers.last().map(|layer| format!("{layer:?}"));
        match opens {
            "" => assert_eq!(top, None, "{mend:?}"),
            name => assert!(
                top.as_ref().is_some_and(|top| top.contains(name)),
                "{mend:?}: {top:?}"
            ),
        }
    }
}

/// Whoever adds a kind of row says here how it is mended.
#[test]
fn every_kind_of_row_is_among_the_ways() {
    let number = |mend: &Mend| match mend {
        Mend::Elsewhere => 0,
        Mend::Init => 1,
        Mend::Key { .. } => 2,
        Mend::Line { .. } => 3,
        Mend::Login(_) => 4,
        Mend::Passcode(_) => 5,
        Mend::SignIn => 6,
        Mend::System(_) => 7,
        Mend::Sections => 8,
        Mend::NewSection => 9,
        Mend::Mapping { .. } => 10,
        Mend::Script(_) => 11,
        Mend::Service => 12,
        Mend::Channel => 13,
    };
    let mut seen: Vec<u8> = ways().iter().map(|(mend, ..)| number(mend)).collect();
    seen.dedup();
    assert_eq!(seen, (0..=13).collect::<Vec<_>>());
}

#[test]
fn a_mapping_is_shown_on_the_main_screen() {
    let mut state = with_row(Mend::Mapping { line: 7 }, Level::Error);
    update(&mut state, Action::Command(Command::Choose));
    assert_eq!(state.queues.selected_names().last(), Some(&"Calls Offered"));
}

#[test]
fn a_sign_in_is_tried_again_when_the_wfm_waits_for_one() {
    let mut state = with_row(Mend::SignIn, Level::Error);
    let refused = crate::engine::ConnectionPhase::Refused { why: "no".into() };
    state.engine.snapshot.as_mut().unwrap().connections = vec![fixture::connection(refused)];
    let effects = update(&mut state, Action::Command(Command::Choose));
    assert!(matches!(effects.as_slice(), [Effect::SignIn(_)]), "{effects:?}");
    assert!(state.layers.is_empty());
}

#[test]
fn leaving_what_mends_checks_again_and_keeps_the_row() {
    let mut state = with_row(raw(12), Level::Error);
    update(&mut state, Action::Command(Command::Choose));
    let effects = update(&mut state, Action::Command(Command::Back));
    let [
        Effect::Job {
            to,
            job: job::Job::Check(Job::Run),
        },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let answer = fixture::check_answer();
    update(&mut state, Action::Answer { to: *to, answer });
    // What was only read has changed nothing.
    let mut state = with_row(Mend::Elsewhere, Level::Error);
    update(&mut state, Action::Command(Command::Choose));
    assert_eq!(update(&mut state, Action::Command(Command::Back)), []);
}

#[test]
fn a_check_that_was_under_way_is_done_anew_after_mending() {
    let mut state = with_row(raw(12), Level::Error);
    let effects = update(&mut state, Action::Command(Command::Again));
    let [Effect::Job { to, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let to = *to;
    let job::Answer::Check(Answer::Report(mut report)) = fixture::check_answer() else {
        panic!("no report")
    };
    let row = report.rows.swap_remove(0);
    let answer = job::Answer::Check(Answer::Row(row));
    update(&mut state, Action::Answer { to, answer });
    update(&mut state, Action::Command(Command::Choose));
    assert_eq!(update(&mut state, Action::Command(Command::Back)), []);
    let answer = fixture::check_answer();
    let effects = update(&mut state, Action::Answer { to, answer });
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
    let page = Reading::new(Page::Help);
    crate::console::update::open_for_tests(&mut state, Box::new(page));
    let answer = fixture::check_answer();
    update(&mut state, Action::Answer { to: *to, answer });
    let said = state.message.as_ref().map(|message| message.text.as_str());
    assert_eq!((state.layers.len(), said), (2, Some("1 error, 1 warning.")));
}

#[test]
fn the_worst_row_is_selected_when_the_check_is_through() {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Check));
    let [Effect::Job { to, .. }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    let answer = fixture::check_answer();
    let job::Answer::Check(Answer::Report(report)) = &answer else {
        panic!("no report")
    };
    let worst = report.rows.iter().find(|row| row.level == Level::Error).unwrap();
    let told = draw::found(&state, worst);
    update(&mut state, Action::Answer { to: *to, answer });
    let effects = update(&mut state, Action::Command(Command::Copy));
    assert!(
        matches!(effects.as_slice(), [Effect::Copy(text)] if text.starts_with(&told)),
        "{effects:?}"
    );
}
