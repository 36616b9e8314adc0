use super::*;
use crate::console::action::Action;
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::state::Rights;
use crate::console::update::update;

fn give(state: &mut State, command: Command) -> Vec<Effect> {
    update(state, Action::Command(command))
}

#[test]
fn a_theme_is_tried_while_moving_and_esc_goes_back() {
    let mut state = fixture::running();
    let before = state.look.theme;
    assert_eq!(give(&mut state, Command::Theme), []);
    assert_eq!(give(&mut state, Command::Down), [], "nothing is remembered yet");
    assert_eq!(state.look.colours, Colours::Dark);
    assert_ne!(state.look.theme, before);
    assert_eq!(give(&mut state, Command::Back), []);
    assert_eq!((state.look.theme, state.layers.len()), (before, 0));
}

#[test]
fn enter_keeps_and_remembers_what_is_tried() {
    let mut state = fixture::running();
    give(&mut state, Command::Theme);
    give(&mut state, Command::Last);
    assert_eq!(
        give(&mut state, Command::Choose),
        [Effect::Remember(Preference::Theme(Colours::None))]
    );
    assert_eq!((state.look.colours, state.layers.len()), (Colours::None, 0));
}

#[test]
fn the_language_of_everything_on_screen_changes_at_once() {
    let mut state = fixture::with(
        fixture::look(),
        ratatui::layout::Size::new(80, 24),
        fixture::bare_snapshot(),
    );
    let english = state.queues.selected_names().join("");
    give(&mut state, Command::Language);
    give(&mut state, Command::Last);
    assert_eq!(state.look.words.language(), Language::German);
    assert_eq!(state.look.count(12_431), "12.431");
    assert_eq!(
        give(&mut state, Command::Choose),
        [Effect::Remember(Preference::Language(Language::German))]
    );
    give(&mut state, Command::Down);
    assert_ne!(state.queues.selected_names().join(""), english);
}

#[test]
fn a_read_only_console_tries_and_remembers_nothing() {
    let mut state = fixture::running();
    state.rights = Rights::ReadOnly;
    give(&mut state, Command::Theme);
    give(&mut state, Command::Down);
    assert_eq!(give(&mut state, Command::Choose), []);
    assert_eq!(state.look.colours, Colours::Dark);
    assert_eq!(
        state.message, None,
        "it was not refused: it counts for this session"
    );
}
