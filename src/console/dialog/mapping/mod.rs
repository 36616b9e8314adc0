//! What changes many mappings at once: Map by Name, Find and Replace, Correct Mappings (spec page 6).

mod by_name;
mod correct;
mod replace;
#[cfg(test)]
mod situations;
mod ticks;
mod work;

pub use by_name::ByNameDialog;
pub use correct::CorrectDialog;
pub use replace::ReplaceDialog;
#[cfg(test)]
pub use situations::{answered, situations};
pub use work::{Answer, Job};

use crate::console::desk::Edited;
use crate::console::dialog::{Act, Outcome};
use crate::console::state::{Past, State};

/// The external systems whose call data can be mapped.
fn systems(state: &State) -> Vec<String> {
    let systems = state
        .engine
        .snapshot
        .iter()
        .flat_map(|snapshot| &snapshot.systems);
    systems
        .filter(|system| system.phonelink)
        .map(|system| system.name.clone())
        .collect()
}

/// The name of the WFM system that the mappings are for.
fn wfm(state: &State) -> String {
    state.engine.wfm_name().unwrap_or_else(|| "WFM".to_owned())
}

/// The edit is through: it is told, and can be taken back.
fn done(words: String, edited: Edited) -> Outcome {
    let past = Past {
        words,
        trace: edited.trace,
    };
    Outcome::close().and(Act::Did(past, edited.warnings))
}

#[cfg(test)]
mod tests;
