//! The top line: where, whether the service runs, whether the WFM is connected, when data last came.

use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::{Link, Rights, State};
use crate::console::widget::{Canvas, Does, text};
use crate::engine::{ConnectionPhase, Host};
use ratatui::style::Style;

/// A sign, words from long to short, and the sign's style.
struct Part {
    sign: &'static str,
    words: Vec<String>,
    style: Style,
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    let width = canvas.width();
    let name_end = canvas.put(1, 0, "xlink", theme.strong);
    canvas.spot(0, 0, name_end + 1, || Does::command(Command::Menu));
    let parts = [service(state), connection(state), data(state)];
    let mut end = width.saturating_sub(1);
    // Half the line at least is for what changes; the directory takes what is left.
    let room = width.saturating_sub(name_end + 14);
    let level = (0..3)
        .find(|level| parts_width(&parts, *level) <= room)
        .unwrap_or(2);
    for part in parts.iter().rev() {
        let words = part
            .words
            .get(level)
            .or(part.words.last())
            .cloned()
            .unwrap_or_default();
        let start = end.saturating_sub(text::width(&words) + 2);
        canvas.put(start, 0, part.sign, part.style);
        canvas.put(start + 2, 0, &words, theme.text);
        end = start.saturating_sub(3);
    }
    let mut left = name_end + 2;
    if state.rights == Rights::ReadOnly {
        left = canvas.put_within(
            left,
            0,
            end.saturating_sub(left),
            &look.say("console-read-only-tag"),
            theme.warning,
        ) + 2;
    }
    let directory = text::cut_front(&state.directory, end.saturating_sub(left), look.glyphs.ellipsis);
    canvas.put(left, 0, &directory, theme.faint);
}

fn parts_width(parts: &[Part], level: usize) -> u16 {
    parts
        .iter()
        .map(|part| {
            part.words
                .get(level)
                .or(part.words.last())
                .map_or(0, |words| text::width(words) + 5)
        })
        .sum()
}

fn said(look: &Look, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| look.say(key)).collect()
}

fn service(state: &State) -> Part {
    let (look, theme) = (&state.look, &state.look.theme);
    let (sign, style, keys) = match (&state.engine.link, &state.engine.snapshot) {
        (Link::Lost(_), _) => (
            look.glyphs.bad,
            theme.bad,
            ["console-top-service-lost", "console-top-service-lost-short"],
        ),
        (_, Some(snapshot)) => match snapshot.host {
            Host::Service { .. } => (
                look.glyphs.good,
                theme.good,
                ["console-top-service", "console-top-service-short"],
            ),
            Host::InProcess | Host::Nobody => (
                look.glyphs.quiet,
                theme.warning,
                ["console-top-in-process", "console-top-in-process-short"],
            ),
        },
        (_, None) => (look.glyphs.busy, theme.busy, ["console-asking", "console-asking"]),
    };
    Part {
        sign,
        words: said(look, &keys),
        style,
    }
}

fn connection(state: &State) -> Part {
    let (look, theme) = (&state.look, &state.look.theme);
    let Some(wfm) = state.engine.wfm() else {
        let words = match state.engine.nobody() {
            Some(_) => said(look, &["console-top-wfm-unknown"]),
            None => said(look, &["console-top-no-wfm"]),
        };
        return Part {
            sign: look.glyphs.quiet,
            words,
            style: theme.warning,
        };
    };
    let (sign, style, key) = match &wfm.phase {
        ConnectionPhase::Connected => (look.glyphs.good, theme.good, "console-top-connected"),
        ConnectionPhase::Connecting => (look.glyphs.busy, theme.busy, "console-top-connecting"),
        ConnectionPhase::Away { .. } => (look.glyphs.warning, theme.warning, "console-top-away"),
        ConnectionPhase::Refused { .. } => (look.glyphs.bad, theme.bad, "console-top-refused"),
        ConnectionPhase::NotConfigured { .. } => {
            (look.glyphs.quiet, theme.warning, "console-top-not-configured")
        }
    };
    let words = look.with(key, &[("name", wfm.name.clone().into())]);
    Part {
        sign,
        words: vec![words],
        style,
    }
}

fn data(state: &State) -> Part {
    let (look, theme) = (&state.look, &state.look.theme);
    match state.engine.last_rows() {
        Some(at) => {
            let moment = look.moment(at, state.now);
            let words = look.with("console-top-data", &[("at", moment.clone().into())]);
            Part {
                sign: look.glyphs.good,
                words: vec![words.clone(), words, moment],
                style: theme.good,
            }
        }
        None => {
            let words = said(look, &["console-top-no-data"]);
            Part {
                sign: look.glyphs.quiet,
                words,
                style: theme.faint,
            }
        }
    }
}
