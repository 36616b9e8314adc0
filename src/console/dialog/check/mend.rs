//! From a finding to where it is mended.

use super::{Act, Outcome};
use crate::check::{Row, Step};
use crate::console::command::Command;
use crate::console::effect::ValueTypeKey;
use crate::console::state::State;

/// `None`: there is nothing to go to.
pub fn way(state: &State, row: &Row) -> Option<Outcome> {
    match row.step {
        Step::Mappings | Step::Scripts => {
            let key = value_type(state, &row.place)?;
            Some(Outcome::close().and(Act::Show(key)))
        }
        Step::SignIn if crate::console::update::obstacle(state, Command::SignIn).is_none() => {
            Some(Outcome::close().and(Act::Command(Command::SignIn)))
        }
        _ => None,
    }
}

/// What a line of acd_map.ini (`acd_map.ini:14`) or a script (`$12.BAS:7:9`) belongs to.
fn value_type(state: &State, place: &str) -> Option<ValueTypeKey> {
    let mappings = state.mapped()?;
    let (name, rest) = place.split_once(':').unwrap_or((place, ""));
    if name.to_lowercase().ends_with(".bas") {
        return mappings.with_script(name);
    }
    let line = rest.split(':').next()?.trim().parse().ok()?;
    mappings.at_line(line)
}
