//! What this is, which version, and which engine answers.

use crate::console::state::State;
use crate::console::widget::{StyledLine, text};
use crate::engine::Host;

pub fn lines(state: &State, width: u16) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let version = env!("CARGO_PKG_VERSION");
    let mut lines = vec![vec![(format!("xlink {version}"), theme.strong)]];
    let mut add = |words: String, style| {
        lines.push(Vec::new());
        lines.extend(
            text::wrap(&words, width)
                .into_iter()
                .map(|line| vec![(line, style)]),
        );
    };
    add(look.say("about-what"), theme.text);
    let host = state.engine.snapshot.as_ref().map(|snapshot| &snapshot.host);
    let engine = match host {
        Some(Host::Service { version, manager, .. }) => {
            let values = [
                ("version", version.clone().into()),
                ("manager", manager.clone().into()),
            ];
            look.with("about-service", &values)
        }
        Some(Host::InProcess) => look.say("about-in-process"),
        Some(Host::Nobody) | None => look.say("about-nobody"),
    };
    add(engine, theme.text);
    add(
        look.with(
            "about-directory",
            &[("directory", state.directory.clone().into())],
        ),
        theme.text,
    );
    add(look.say("about-licence"), theme.faint);
    lines
}
