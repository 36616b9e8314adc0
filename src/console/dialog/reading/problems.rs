//! What is wrong, and what to do.

use crate::console::state::State;
use crate::console::widget::{StyledLine, text};
use crate::engine::Level;

/// More than this nobody reads one by one; `xlink check` lists them all.
const MOST: usize = 200;

pub fn lines(state: &State, width: u16) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut lines = Vec::new();
    let problems = state.problems();
    for problem in problems.iter().take(MOST) {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        let sign = look.glyphs.level(problem.level);
        let word = match problem.level {
            Level::Error => "console-level-error",
            Level::Warning => "console-level-warning",
            Level::Fine => "console-level-fine",
        };
        let mut head = vec![(format!("{sign} {}", look.say(word)), theme.level(problem.level))];
        if !problem.place.is_empty() {
            head.push((format!("  {}", problem.place), theme.strong));
        }
        lines.push(head);
        for line in text::wrap(&look.tell(&problem.text), width.saturating_sub(2)) {
            lines.push(vec![(format!("  {line}"), theme.text)]);
        }
        if problem.hint.is_empty() {
            continue;
        }
        let hint = text::wrap(&look.tell(&problem.hint), width.saturating_sub(4));
        for (line, index) in hint.into_iter().zip(0..) {
            let sign = if index == 0 { look.glyphs.arrow } else { " " };
            lines.push(vec![(format!("  {sign} "), theme.key), (line, theme.text)]);
        }
    }
    if lines.is_empty() {
        lines.push(vec![(look.say("console-no-problems"), theme.text)]);
    }
    if let Some(more) = problems.len().checked_sub(MOST).filter(|more| *more > 0) {
        let words = look.with("console-more", &[("count", more.into())]);
        lines.extend([Vec::new(), vec![(words, theme.faint)]]);
    }
    lines
}
