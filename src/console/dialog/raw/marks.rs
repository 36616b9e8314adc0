//! What is laid over the text and below it: keys of the form, findings, buttons.

use super::{FINDINGS, Focus, RawDialog};
use crate::config::{Level as Grade, same_name};
use crate::console::command::Command;
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, button, text};
use ratatui::layout::Position;
use ratatui::style::Style;

impl RawDialog {
    /// The keys of the form's section, and the lines that something is wrong with.
    pub(super) fn highlight(&self, state: &State, area: &mut Canvas<'_>) {
        let look = &state.look;
        let (width, height) = (area.width(), area.height());
        let mut inside = false;
        for (at, line) in self.editor.lines().iter().enumerate() {
            let trimmed = line.trim();
            if let Some(name) = trimmed.strip_prefix('[') {
                inside = same_name(name.split(']').next().unwrap_or_default(), &self.section);
            }
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            let found = self.findings.iter().find(|finding| finding.line == Some(number));
            if let (Some(finding), Some(y)) = (found, self.editor.row_of(at, height)) {
                let style = if finding.level == Grade::Error {
                    look.theme.bad
                } else {
                    look.theme.warning
                };
                area.restyle(0, y, 4, style);
            }
            let is_entry = inside && !trimmed.starts_with([';', '#', '[']);
            let Some(key) = line.split_once('=').map(|(key, _)| key).filter(|_| is_entry) else {
                continue;
            };
            let blanks = key.chars().count() - key.trim_start().chars().count();
            if let Some((x, y)) = self.editor.place_of(at, blanks, width, height) {
                area.restyle(x, y, text::width(key.trim()), look.theme.related);
            }
        }
    }

    /// What is wrong on the cursor's line first, then the rest in order.
    pub(super) fn draw_findings(&self, state: &State, area: &mut Canvas<'_>) {
        let look = &state.look;
        area.line(0, 0, area.width(), look.glyphs.horizontal, look.theme.rule);
        let count = look.with("form-findings", &[("count", self.findings.len().into())]);
        area.put(2, 0, &format!(" {count} "), look.theme.faint);
        let here = u32::try_from(self.editor.cursor().0 + 1).ok();
        let (on_line, others): (Vec<_>, Vec<_>) =
            self.findings.iter().partition(|finding| finding.line == here);
        for (finding, y) in on_line.into_iter().chain(others).zip(1..FINDINGS) {
            let (sign, style) = match finding.level {
                Grade::Error => (look.glyphs.bad, look.theme.bad),
                Grade::Warning => (look.glyphs.warning, look.theme.warning),
            };
            area.put(0, y, &format!("{sign} {}", look.tell(finding)), style);
        }
    }

    /// A press brings the focus to a stop, and does more there.
    pub(super) fn spot(&self, state: &State, to: Focus, more: &[Command]) -> Does {
        Does::field(&Self::stops(state), &self.focus, &to, more)
    }

    pub(super) fn bar(&self, state: &State, area: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let stops = Self::stops(state);
        let buttons: Vec<Focus> = stops
            .into_iter()
            .filter(|stop| matches!(stop, Focus::Save | Focus::Close))
            .collect();
        let words = |stop: &Focus| {
            look.say(if *stop == Focus::Save {
                "form-save"
            } else {
                "form-close"
            })
        };
        let words: Vec<String> = buttons.iter().map(words).collect();
        let focused = buttons.iter().position(|stop| *stop == self.focus);
        let taken: u16 = words.iter().map(|word| text::width(word) + 6).sum();
        let cursor = button::row(look, area, &words, focused, |index| {
            self.spot(state, buttons[index], &[Command::Choose])
        });
        let x = area.put(taken + 1, 0, &look.say("form-find"), look.theme.text) + 1;
        let cells = area.width().saturating_sub(x).min(30);
        let focused = self.focus == Focus::Find;
        area.spot(taken + 1, 0, u16::MAX, || self.spot(state, Focus::Find, &[]));
        let input = (&self.find, Reveal::Shown);
        field::draw(look, area, (x, 0, cells), input, (focused, Style::new())).or(cursor)
    }
}
