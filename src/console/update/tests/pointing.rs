//! The mouse and the clipboard (spec page 6): everything goes by what is drawn.

use super::*;
use crate::console::memory::{Mouse, Preference};
use crate::console::pointer::{Gesture, Pointer};
use crate::console::state::Drag;
use crate::console::view;
use crate::console::widget::Does;
use ratatui::layout::Position;

/// A console that has the mouse.
fn with_mouse(size: (u16, u16)) -> State {
    let mut state = fixture::running_at(fixture::look(), Size::new(size.0, size.1));
    state.mouse.owner = Mouse::Console;
    state
}

fn point(state: &mut State, gesture: Gesture, at: Position) -> Vec<Effect> {
    update(state, Action::Pointed(Pointer { gesture, at }))
}

fn click(state: &mut State, at: Position) -> Vec<Effect> {
    let effects = point(state, Gesture::Press, at);
    assert_eq!(point(state, Gesture::Release, at), []);
    effects
}

/// Where the topmost spot is that fits.
fn place(state: &State, fits: impl Fn(&Does) -> bool) -> Position {
    let spots = view::spots(state);
    let spot = spots.iter().rev().find(|spot| fits(&spot.does));
    let spot = spot.unwrap_or_else(|| panic!("nothing of it can be clicked in {spots:#?}"));
    // Not on the sign at the row's beginning.
    Position::new(spot.area.right() - 1, spot.area.y)
}

/// Where words are drawn.
fn words(state: &State, words: &str) -> Position {
    let text = view::text_of(state);
    let found = text.iter().enumerate().find_map(|(y, line)| {
        let at = line.find(words)?;
        Some(Position::new(line[..at].chars().count() as u16, y as u16))
    });
    found.unwrap_or_else(|| panic!("{words} is not in\n{}", text.join("\n")))
}

#[test]
fn a_click_selects_and_focuses() {
    let mut state = with_mouse((80, 24));
    let at = place(&state, |does| *does == Does::Assigned(1));
    click(&mut state, at);
    assert_eq!((state.pane, state.assigned_row), (Pane::Assigned, 1));
    let at = place(&state, |does| *does == Does::Interval(20));
    click(&mut state, at);
    assert_eq!((state.pane, state.day.cursor), (Pane::Flow, 20));
    let at = words(&state, "Réclamations");
    click(&mut state, at);
    assert_eq!(state.pane, Pane::Queues);
    assert_eq!(state.queues.selected_names().last(), Some(&"Réclamations"));
    let at = words(&state, "Service 2");
    click(&mut state, at);
    assert_eq!(state.pane, Pane::Interface);
    assert_eq!(state.interface.selected_names().last(), Some(&"Service 2"));
}

#[test]
fn a_double_click_does_what_enter_does() {
    let mut state = with_mouse((120, 36));
    at_metric(&mut state, "CSV:Service 3:Calls");
    state.pane = Pane::Queues;
    update(&mut state, Action::Tick(fixture::NOW));
    let row = state.interface.selected_on_screen().unwrap();
    let at = place(&state, |does| *does == Does::Row(Pane::Interface, row));
    assert_eq!(click(&mut state, at), []);
    assert_eq!(
        point(&mut state, Gesture::PressAgain, at),
        [assigning(1003, "CSV:Service 3:Calls")]
    );
}

#[test]
fn a_click_on_the_sign_opens_and_closes() {
    let mut state = with_mouse((80, 24));
    let before = state.interface.len();
    let spots = view::spots(&state);
    let sign = spots
        .iter()
        .find(|spot| matches!(spot.does, Does::Fold(Pane::Interface, _)))
        .unwrap();
    let at = Position::new(sign.area.x, sign.area.y);
    click(&mut state, at);
    assert!(state.interface.len() < before);
    point(&mut state, Gesture::PressAgain, at);
    assert_eq!(state.interface.len(), before);
}

#[test]
fn the_wheel_scrolls_what_is_below_the_pointer_and_leaves_the_focus() {
    let mut state = with_mouse((80, 24));
    state.pane = Pane::Queues;
    state.interface.first();
    state.interface.set_all_below(true);
    update(&mut state, Action::Tick(fixture::NOW));
    let at = place(&state, |does| matches!(does, Does::Row(Pane::Interface, 4)));
    for _ in 0..3 {
        point(&mut state, Gesture::WheelDown, at);
    }
    assert_eq!((state.interface.offset(), state.pane), (9, Pane::Queues));
    for _ in 0..9 {
        point(&mut state, Gesture::WheelUp, at);
    }
    assert_eq!(state.interface.offset(), 0);
    give(&mut state, Command::Help);
    point(&mut state, Gesture::WheelDown, at);
    assert!(
        reading(&state).is_some_and(|reading| reading.scroll == 3),
        "{:?}",
        state.layers
    );
}

#[test]
fn the_line_between_the_trees_is_dragged() {
    for size in [(80, 24), (200, 60)] {
        let mut state = with_mouse(size);
        let at = place(&state, |does| *does == Does::Divider);
        point(&mut state, Gesture::Press, at);
        assert_eq!(state.mouse.drag, Drag::Divider);
        for x in [30, 41] {
            point(&mut state, Gesture::Drag, Position::new(x, 9));
            let divider = place(&state, |does| *does == Does::Divider);
            assert_eq!(divider.x, x);
        }
        point(&mut state, Gesture::Release, Position::new(41, 9));
        point(&mut state, Gesture::Drag, Position::new(25, 9));
        assert_eq!(place(&state, |does| *does == Does::Divider).x, 41);
        give(&mut state, Command::Narrower);
        assert_eq!(place(&state, |does| *does == Does::Divider).x, 39);
        give(&mut state, Command::Wider);
        assert_eq!(place(&state, |does| *does == Does::Divider).x, 41);
    }
}

#[test]
fn keys_of_the_bottom_line_are_buttons() {
    let mut state = with_mouse((80, 24));
    let at = words(&state, "help");
    click(&mut state, at);
    assert!(reading(&state).is_some());
    let at = place(&state, |does| *does == Does::command(Command::Back));
    click(&mut state, at);
    assert!(state.layers.is_empty());
}

#[test]
fn below_a_dialog_nothing_can_be_clicked() {
    let mut state = with_mouse((120, 36));
    let at = words(&state, "Réclamations");
    give(&mut state, Command::Help);
    let before = state.queues.selected_names().join(" ");
    click(&mut state, at);
    assert_eq!(state.queues.selected_names().join(" "), before);
    assert_eq!(state.layers.len(), 1);
}

#[test]
fn menus_and_answers_can_be_clicked() {
    let mut state = with_mouse((80, 24));
    let at = words(&state, "xlink");
    click(&mut state, at);
    let at = words(&state, "View");
    click(&mut state, at);
    let at = words(&state, "Flow");
    click(&mut state, at);
    assert_eq!((state.pane, state.layers.len()), (Pane::Flow, 0));
    state.pane = Pane::Assigned;
    give(&mut state, Command::Remove);
    let at = words(&state, "[ Remove");
    let effects = click(&mut state, at);
    assert!(matches!(effects.as_slice(), [Effect::Map(_)]), "{effects:?}");
    give(&mut state, Command::Remove);
    let at = words(&state, "[ No");
    assert_eq!(click(&mut state, at), []);
    assert!(state.layers.is_empty());
}

#[test]
fn the_import_dialog_is_filled_in_by_clicking() {
    let mut state = with_mouse((80, 24));
    give(&mut state, Command::Import);
    let at = words(&state, "Mitel");
    click(&mut state, at);
    let Some(form) = state.layers.last().and_then(Layer::as_dialog::<ImportForm>) else {
        panic!("{:?}", state.layers)
    };
    assert_eq!(form.field, Field::System(1));
    assert_eq!(form.chosen_systems(), ["CSV"]);
    let at = words(&state, "[ Start");
    let effects = click(&mut state, at);
    assert!(
        matches!(effects.as_slice(), [Effect::StartImport(_)]),
        "{effects:?}"
    );
}

#[test]
fn buttons_of_the_script_editor_can_be_clicked() {
    let mut state = with_mouse((80, 24));
    let effects = give(&mut state, Command::Activate);
    fixture::answer(&mut state, effects, &fixture::snapshot());
    assert_eq!(state.layers.len(), 1);
    let at = words(&state, "[ Cancel");
    click(&mut state, at);
    assert!(state.layers.is_empty(), "{:?}", state.layers);
}

#[test]
fn what_the_terminal_still_sends_after_it_got_its_mouse_back_does_nothing() {
    let mut state = with_mouse((80, 24));
    assert_eq!(
        give(&mut state, Command::Mouse),
        [Effect::Remember(Preference::Mouse(Mouse::Terminal))]
    );
    let at = words(&state, "Réclamations");
    let before = state.queues.selected_names().join(" ");
    click(&mut state, at);
    assert_eq!(state.queues.selected_names().join(" "), before);
}

#[test]
fn every_spot_lies_on_the_screen_and_none_fails() {
    for state in everywhere() {
        let mut state = state;
        state.mouse.owner = Mouse::Console;
        for (spot, place) in view::spots(&state).into_iter().zip(0..) {
            assert!(spot.area.right() <= 80 && spot.area.bottom() <= 24, "{spot:?}");
            // Neighbours do much the same.
            if place % 5 != 0 {
                continue;
            }
            let mut state = state.clone();
            let at = Position::new(spot.area.x, spot.area.y);
            point(&mut state, Gesture::Press, at);
            point(&mut state, Gesture::PressAgain, at);
        }
    }
}

#[test]
fn the_focused_row_is_copied_and_stands_alone_below() {
    let mut state = fixture::running();
    at_metric(&mut state, "CSV:Service 3:Calls");
    assert_eq!(
        give(&mut state, Command::Copy),
        [Effect::Copy("CSV:Service 3:Calls".into())]
    );
    let shown = view::text_of(&state);
    assert_eq!(shown[23].trim_end(), "CSV:Service 3:Calls");
    assert!(shown[22].contains("Copied (19 characters)"), "{}", shown[22]);
    give(&mut state, Command::Down);
    assert!(
        view::text_of(&state)[23].contains("quit"),
        "the next key takes it away"
    );
    state.pane = Pane::Queues;
    assert_eq!(
        give(&mut state, Command::Copy),
        [Effect::Copy("Hotline · Calls Offered".into())]
    );
    state.pane = Pane::Flow;
    give(&mut state, Command::First);
    let effects = give(&mut state, Command::Copy);
    assert!(
        matches!(effects.as_slice(), [Effect::Copy(text)] if text.starts_with("Hotline · Calls Offered 2026-03-10 00:00")),
        "{effects:?}"
    );
}

#[test]
fn what_is_read_is_copied_whole_and_too_much_is_refused() {
    let mut state = fixture::running();
    let read = |state: &mut State, text: String| {
        state.layers.clear();
        let title = "$12.BAS".into();
        let page = Reading::new(Page::Text { title, text });
        open_dialog(state, Box::new(page));
    };
    read(&mut state, "Result = Para1\n\tEnd".into());
    assert_eq!(
        give(&mut state, Command::Copy),
        [Effect::Copy("Result = Para1\n\tEnd".into())]
    );
    read(&mut state, "x".repeat(80_000));
    assert_eq!(give(&mut state, Command::Copy), []);
    assert!(said(&state).contains("Too long"));
}

fn reading(state: &State) -> Option<&Reading> {
    state.layers.last().and_then(Layer::as_dialog)
}
