//! What a person chooses about the console itself.

use crate::console::effect::Effect;
use crate::console::memory::{Mouse, Preference};
use crate::console::state::{Rights, State};
use crate::engine::Level;

/// From now on, and remembered for the next time. A console that may change nothing remembers nothing.
pub fn choose(state: &mut State, preference: Preference) -> Vec<Effect> {
    apply(state, preference);
    match state.rights {
        Rights::Full => vec![Effect::Remember(preference)],
        Rights::ReadOnly => Vec::new(),
    }
}

/// From now on in this console.
pub fn apply(state: &mut State, preference: Preference) {
    match preference {
        Preference::Theme(colours) => state.look.recolour(colours),
        Preference::Language(language) => {
            state.look.speak(language);
            // What was said in the other language.
            state.message = None;
            state.rebuild_trees();
        }
        Preference::Mouse(mouse) => state.mouse.owner = mouse,
    }
}

/// The mouse changes hands.
pub fn toggle_mouse(state: &mut State) -> Vec<Effect> {
    let (mouse, words) = match state.mouse.owner {
        Mouse::Terminal => (Mouse::Console, "console-mouse-on"),
        Mouse::Console => (Mouse::Terminal, "console-mouse-off"),
    };
    let effects = choose(state, Preference::Mouse(mouse));
    state.say(Level::Fine, state.look.say(words));
    effects
}
