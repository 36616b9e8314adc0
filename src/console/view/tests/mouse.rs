//! The mouse in every dialog: whatever looks like a button is one, and does what Enter on it does.

use super::*;
use crate::console::keys::{Code, Key, find};
use crate::console::memory::Mouse;
use crate::console::pointer::{Gesture, Pointer};
use ratatui::layout::Position;

const SIZE: (u16, u16) = (80, 24);

fn with_mouse(mut state: State) -> State {
    state.mouse.owner = Mouse::Console;
    // What is said belongs to the last command, of which one way takes more.
    state.message = None;
    state
}

fn point(state: &mut State, gesture: Gesture, at: Position) -> Vec<Effect> {
    update(state, Action::Pointed(Pointer { gesture, at }))
}

fn cursor(state: &State) -> Option<Position> {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::from((Position::ORIGIN, state.size)));
    let area = *buffer.area();
    screen(state, &mut Canvas::new(&mut buffer, area, "…"))
}

/// Everything that is seen, and what is on the stack.
fn seen(state: &State) -> String {
    format!("{}{:?}", text_of(state).join("\n"), state.layers)
}

/// What became of it; how far a form is scrolled is no part of that.
fn outcome(state: &State) -> (usize, Vec<crate::console::keys::Context>, Option<&str>) {
    let said = state.message.as_ref().map(|message| message.text.as_str());
    (state.layers.len(), state.contexts(), said)
}

/// Where “[ ” begins something that ends with “ ]”, above the last two lines.
fn buttons(state: &State) -> Vec<Position> {
    let mut found = Vec::new();
    for (y, line) in text_of(state).iter().enumerate().take(usize::from(SIZE.1) - 2) {
        for (x, _) in line.match_indices("[ ") {
            let rest = &line[x..];
            let is_button = rest
                .find(']')
                .is_some_and(|end| rest[..end].ends_with(' ') && end > 3);
            let column = line[..x].chars().count();
            if is_button {
                found.push(Position::new(column as u16, y as u16));
            }
        }
    }
    found
}

/// What the Tab key, and where there is none the arrow, means.
fn onwards(state: &State) -> Command {
    [Code::Tab, Code::Right]
        .into_iter()
        .find_map(|code| find(&state.contexts(), Key::plain(code)))
        .unwrap_or(Command::NextField)
}

#[test]
fn a_click_on_a_button_does_what_enter_on_it_does() {
    let mut pressed = 0;
    for (name, state) in states(SIZE) {
        if state.layers.is_empty() {
            continue;
        }
        let state = with_mouse(state);
        for at in buttons(&state) {
            let mut clicked = state.clone();
            let effects = point(&mut clicked, Gesture::Press, at);
            let mut keyed = state.clone();
            for _ in 0..60 {
                if cursor(&keyed) == Some(at) {
                    break;
                }
                let onwards = onwards(&keyed);
                update(&mut keyed, Action::Command(onwards));
            }
            if cursor(&keyed) != Some(at) {
                // It belongs to what lies below.
                assert_eq!(effects, [], "{name} at {at}");
                assert_eq!(seen(&clicked), seen(&state), "{name}: no way leads to {at}");
                continue;
            }
            let same = update(&mut keyed, Action::Command(Command::Choose));
            assert_eq!(format!("{effects:?}"), format!("{same:?}"), "{name} at {at}");
            assert_eq!(outcome(&clicked), outcome(&keyed), "{name} at {at}");
            pressed += 1;
        }
    }
    assert!(pressed > 30, "{pressed} buttons");
}

/// A press on a row or field brings the cursor there, unless it does more.
#[test]
fn a_click_on_a_row_or_field_goes_there() {
    let mut gone = 0;
    for (name, state) in states(SIZE) {
        let state = with_mouse(state);
        let Some(Layer::Dialog(_)) = state.layers.last() else {
            continue;
        };
        // A palette's cursor stays where one types, a chart's below the bars.
        let menu = name.starts_with("menu") || name == "palette" || name.starts_with("chart");
        for spot in spots(&state) {
            let at = Position::new(spot.area.x, spot.area.y);
            // The keys of the bottom line.
            if at.y >= SIZE.1 - 2 {
                continue;
            }
            let Does::Commands { press, .. } = &spot.does else {
                panic!("{name}: {spot:?} belongs to the main screen")
            };
            let moves = |command: &Command| {
                matches!(
                    command,
                    Command::Up | Command::Down | Command::NextField | Command::PreviousField
                )
            };
            // Tabs show another page; a menu's entries are done at once.
            if menu || name.starts_with("summary") || !press.iter().all(moves) {
                continue;
            }
            let mut clicked = state.clone();
            point(&mut clicked, Gesture::Press, at);
            let now = cursor(&clicked);
            assert_eq!(
                now.map(|now| now.y),
                Some(at.y),
                "{name}: {spot:?} led to {now:?}"
            );
            gone += 1;
        }
    }
    assert!(gone > 100, "{gone} rows and fields");
}

#[test]
fn a_double_click_chooses_a_row() {
    let mut state = with_mouse(answered(fixture::running(), Command::Log));
    let mut keyed = state.clone();
    update(&mut keyed, Action::Command(Command::Down));
    update(&mut keyed, Action::Command(Command::Choose));
    let at = spots(&state)
        .into_iter()
        .filter(|spot| matches!(&spot.does, Does::Commands { again, .. } if *again == [Command::Choose]))
        .nth(1);
    let at = at.unwrap().area.as_position();
    point(&mut state, Gesture::Press, at);
    point(&mut state, Gesture::PressAgain, at);
    assert_eq!(seen(&state), seen(&keyed));
    assert_eq!(state.layers.len(), 2);
}

/// The wheel moves something in every dialog that has more to show or a field to go to.
#[test]
fn the_wheel_moves_in_every_dialog() {
    // Two answers, bars without rows, one row or none, and texts that are seen whole.
    const STILL: [&str; 10] = [
        "question",
        "correct-question",
        "byname-looking",
        "replace-empty",
        "replace-none",
        "progress",
        "form-connections",
        "form-names",
        "about",
        "problems",
    ];
    let mut wrong = Vec::new();
    for (name, state) in states(SIZE) {
        let Some(Layer::Dialog(_)) = state.layers.last() else {
            continue;
        };
        let mut state = with_mouse(state);
        let before = (seen(&state), cursor(&state));
        let at = Position::new(40, 12);
        for gesture in [Gesture::WheelDown, Gesture::WheelUp] {
            point(&mut state, gesture, at);
            if (seen(&state), cursor(&state)) != before {
                break;
            }
        }
        // A short difference is seen whole.
        if state.contexts() == [crate::console::keys::Context::Review] {
            continue;
        }
        let moved = (seen(&state), cursor(&state)) != before;
        wrong.extend((moved == STILL.contains(&name)).then_some(name));
    }
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn a_click_in_a_text_puts_the_cursor_there() {
    let mut state = with_mouse(fixture::running());
    let effects = update(&mut state, Action::Command(Command::Activate));
    fixture::answer(&mut state, effects, &fixture::snapshot());
    let lines = text_of(&state);
    let (y, line) = lines
        .iter()
        .enumerate()
        .find(|(_, line)| line.contains("If Para2"))
        .unwrap();
    let byte = line.find("Para2").unwrap();
    let at = Position::new(line[..byte].chars().count() as u16, y as u16);
    point(&mut state, Gesture::Press, at);
    assert_eq!(cursor(&state), Some(at));
    // From another field too, and behind the end of a line to its end.
    update(&mut state, Action::Command(Command::NextField));
    assert_ne!(cursor(&state), Some(at));
    point(&mut state, Gesture::Press, Position::new(70, at.y));
    let end = cursor(&state).unwrap();
    assert_eq!((end.y, end.x > at.x, end.x < 70), (at.y, true, true));
}
