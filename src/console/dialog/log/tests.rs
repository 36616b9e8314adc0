use super::*;
use crate::console::action::Action;
use crate::console::dialog::{Layer, Page, Reading};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::update::update;
use std::fs;
use std::path::Path;

/// Answers the jobs of logs from real files, as the worker would.
fn settle(state: &mut State, effects: Vec<Effect>) {
    let mut effects = effects;
    for _ in 0..1_000 {
        let jobs: Vec<_> = effects
            .drain(..)
            .filter_map(|effect| match effect {
                Effect::Job {
                    to,
                    job: job::Job::Log(job),
                } => Some((to, job)),
                _ => None,
            })
            .collect();
        if jobs.is_empty() {
            return;
        }
        for (to, job) in jobs {
            let Job::Read {
                path,
                place,
                lines,
                wanted,
                head,
                purpose,
            } = job
            else {
                continue;
            };
            let page = read_log(&path, place, lines, &wanted, &head).map_err(|why| why.to_string().into());
            let answer = job::Answer::Log(Answer::Page {
                purpose,
                wanted,
                page,
            });
            effects.extend(update(state, Action::Answer { to, answer }));
        }
    }
    panic!("it reads without end");
}

fn give(state: &mut State, command: Command) {
    let effects = update(state, Action::Command(command));
    settle(state, effects);
}

fn tick(state: &mut State) {
    let effects = update(state, Action::Tick(fixture::NOW));
    settle(state, effects);
}

fn opened(path: &Path) -> State {
    let mut state = fixture::running();
    update(&mut state, Action::Command(Command::Log));
    let number = state.dialogs;
    let file = LogFile {
        path: path.to_owned(),
        name: "isps_uls.log".into(),
        bytes: 0,
        changed: None,
    };
    let answer = job::Answer::Log(Answer::Files(vec![file]));
    update(&mut state, Action::Answer { to: number, answer });
    give(&mut state, Command::Choose);
    state
}

/// The selected line.
fn line(state: &State) -> String {
    let Some(Layer::Dialog(open)) = state.layers.last() else {
        panic!("no dialog is open")
    };
    let shown = format!("{:?}", open.dialog);
    let selected = shown.split("list: List { selected: ").nth(1).unwrap();
    let selected: usize = selected.split(',').next().unwrap().parse().unwrap();
    let lines: Vec<&str> = shown.split("text: \"").skip(1).collect();
    lines[selected].split('"').next().unwrap().to_owned()
}

fn numbered(lines: std::ops::Range<u32>) -> String {
    lines
        .map(|number| format!("03/17/22 12:15:48 > line {number}\n"))
        .collect()
}

#[test]
fn a_log_is_followed_until_somebody_scrolls_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    fs::write(&path, numbered(0..3_000)).unwrap();
    let mut state = opened(&path);
    assert!(line(&state).ends_with("line 2999"));
    fs::write(&path, numbered(0..3_005)).unwrap();
    tick(&mut state);
    assert!(line(&state).ends_with("line 3004"));
    give(&mut state, Command::Up);
    fs::write(&path, numbered(0..3_010)).unwrap();
    tick(&mut state);
    assert!(line(&state).ends_with("line 3003"));
    give(&mut state, Command::Last);
    assert!(line(&state).ends_with("line 3009"));
}

#[test]
fn every_line_is_reached_from_end_to_beginning_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    fs::write(&path, numbered(0..9_000)).unwrap();
    let mut state = opened(&path);
    for _ in 0..8_999 {
        give(&mut state, Command::Up);
    }
    assert!(line(&state).ends_with("line 0"));
    for _ in 0..8_999 {
        give(&mut state, Command::Down);
    }
    assert!(line(&state).ends_with("line 8999"));
    give(&mut state, Command::First);
    assert!(line(&state).ends_with("line 0"));
}

#[test]
fn a_search_goes_beyond_what_is_held_and_a_filter_leaves_the_rest_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    fs::write(&path, numbered(0..20_000)).unwrap();
    let mut state = opened(&path);
    give(&mut state, Command::First);
    give(&mut state, Command::Search);
    update(&mut state, Action::Typed(Typed::Text("LINE 1777".into())));
    give(&mut state, Command::Choose);
    assert!(line(&state).ends_with("line 1777"));
    give(&mut state, Command::SearchNext);
    assert!(line(&state).ends_with("line 17770"));
    give(&mut state, Command::SearchPrevious);
    assert!(line(&state).ends_with("line 1777"));
    give(&mut state, Command::OnlyHits);
    give(&mut state, Command::Down);
    assert!(line(&state).ends_with("line 17770"));
    give(&mut state, Command::Down);
    assert!(line(&state).ends_with("line 17771"));
}

#[test]
fn a_log_that_is_set_aside_meanwhile_goes_on_with_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    fs::write(&path, numbered(0..3_000)).unwrap();
    let mut state = opened(&path);
    fs::rename(&path, folder.path().join("isps_uls.log.1")).unwrap();
    fs::write(&path, "03/18/22 00:00:00 > the new one\n").unwrap();
    tick(&mut state);
    assert!(line(&state).ends_with("the new one"));
    assert!(state.message.as_ref().unwrap().text.contains("isps_uls.log"));
}

#[test]
fn a_log_that_is_away_says_why_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    let mut state = opened(&path);
    fs::write(&path, "there\n").unwrap();
    tick(&mut state);
    assert_eq!(line(&state), "there");
}

#[test]
fn enter_shows_a_line_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("isps_uls.log");
    fs::write(&path, "x".repeat(1_000) + "\n").unwrap();
    let mut state = opened(&path);
    give(&mut state, Command::Choose);
    let Some(reading) = state.layers.last().and_then(Layer::as_dialog::<Reading>) else {
        panic!("nothing to read")
    };
    assert!(matches!(&reading.page, Page::Text { text, .. } if text.len() == 1_000));
}
