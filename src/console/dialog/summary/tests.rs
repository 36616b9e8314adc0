//! The parts, the filters, the way to the file.

use crate::console::action::Action;
use crate::console::command::Command;
use crate::console::dialog::{Layer, LinesJob};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::job::Job;
use crate::console::state::State;
use crate::console::update::update;
use crate::console::view;

fn opened() -> State {
    let mut snapshot = fixture::snapshot();
    snapshot.last_import = Some(fixture::summary());
    let mut state = fixture::with(fixture::look(), fixture::running().size, snapshot);
    give(&mut state, Command::LastImport);
    state
}

fn give(state: &mut State, command: Command) -> Vec<Effect> {
    update(state, Action::Command(command))
}

fn shown(state: &State) -> String {
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| view::view(state, frame)).unwrap();
    terminal.backend().to_string()
}

#[test]
fn every_day_has_its_figures() {
    let mut state = opened();
    give(&mut state, Command::NextField);
    let screen = shown(&state);
    for words in ["2026-03-01", "2026-03-02", "11,516", "unchanged"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn rejected_rows_are_filtered_by_system_and_day() {
    let mut state = opened();
    give(&mut state, Command::PreviousField);
    let screen = shown(&state);
    assert!(screen.contains("calls-2026-03-02.csv:118:3") && screen.contains("q_2026-03-03.csv:7:5"));
    give(&mut state, Command::FilterSystem);
    assert!(!shown(&state).contains("q_2026-03-03.csv:7:5"));
    give(&mut state, Command::FilterSystem);
    assert!(!shown(&state).contains("calls-2026-03-02.csv:118:3"));
    give(&mut state, Command::FilterSystem);
    give(&mut state, Command::FilterDay);
    assert!(shown(&state).contains("only 2026-03-02"));
}

#[test]
fn enter_leads_to_the_file_and_line() {
    let mut state = opened();
    give(&mut state, Command::PreviousField);
    give(&mut state, Command::Down);
    let effects = give(&mut state, Command::Choose);
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Job {
            job: Job::Lines(job), ..
        } => Some(job),
        _ => None,
    });
    let Some(LinesJob::Lines { path, line }) = asked else {
        panic!("{effects:?}")
    };
    assert_eq!((path.as_str(), *line), ("/mnt/acd/mitel/q_2026-03-03.csv", 7));
    give(&mut state, Command::Back);
    assert!(matches!(&state.layers[..], [Layer::Dialog(_)]));
}

#[test]
fn a_row_is_copied_with_its_place_and_reason() {
    let mut state = opened();
    give(&mut state, Command::PreviousField);
    let effects = give(&mut state, Command::Copy);
    assert_eq!(
        effects[0],
        Effect::Copy("CSV calls-2026-03-02.csv:118:3 is not a time of day: 25:61".into())
    );
}
