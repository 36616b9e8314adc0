//! Lines to read, and buttons below them: a difference, a conflict, what a test found, a question.

use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::{Canvas, Does, button, text, window};
use ratatui::layout::Position;
use ratatui::style::Style;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Text,
    Faint,
    Strong,
    Good,
    Warning,
    Bad,
}

/// `P`: what its buttons do.
#[derive(Debug, Clone)]
pub struct Review<P> {
    title: String,
    lines: Vec<(String, Tone)>,
    /// Lines are broken between words; else they are cut.
    wraps: bool,
    scroll: usize,
    buttons: Vec<(P, &'static str)>,
    at: usize,
}

impl<P: Clone> Review<P> {
    /// The last button has the focus: the one that loses nothing.
    pub fn new(title: String, lines: Vec<(String, Tone)>, buttons: Vec<(P, &'static str)>) -> Self {
        Self {
            title,
            lines,
            wraps: true,
            scroll: 0,
            at: buttons.len().saturating_sub(1),
            buttons,
        }
    }

    /// With the first button focused: the one that somebody just asked for, or a «No» that stands in front.
    pub fn first_focused(mut self) -> Self {
        self.at = 0;
        self
    }

    /// Lines that keep their places.
    pub fn in_place(mut self) -> Self {
        self.wraps = false;
        self
    }

    fn shown(&self, width: u16) -> Vec<(String, Tone)> {
        if !self.wraps {
            return self.lines.clone();
        }
        self.lines
            .iter()
            .flat_map(|(line, tone)| text::wrap(line, width).into_iter().map(|line| (line, *tone)))
            .collect()
    }

    fn room(state: &State) -> (u16, u16) {
        (
            state.size.width.saturating_sub(6),
            state.size.height.saturating_sub(8),
        )
    }

    /// What was pressed, if anything; `leave`: what Esc presses.
    pub fn command(&mut self, command: Command, leave: P, state: &State) -> Option<P> {
        let (_, rows) = Self::room(state);
        let page = usize::from(rows).saturating_sub(3).max(1);
        let count = self.buttons.len().max(1);
        match command {
            Command::Back => return Some(leave),
            Command::Choose => return self.buttons.get(self.at).map(|(press, _)| press.clone()),
            Command::Earlier | Command::PreviousField => self.at = (self.at + count - 1) % count,
            Command::Later | Command::NextField => self.at = (self.at + 1) % count,
            Command::Up => self.scroll = self.scroll.saturating_sub(1),
            Command::Down => self.scroll += 1,
            Command::PageUp => self.scroll = self.scroll.saturating_sub(page),
            Command::PageDown => self.scroll += page,
            Command::First => self.scroll = 0,
            Command::Last => self.scroll = usize::MAX,
            _ => {}
        }
        self.settle(state);
        None
    }

    pub fn settle(&mut self, state: &State) {
        let (width, rows) = Self::room(state);
        let last = self
            .shown(width)
            .len()
            .saturating_sub(usize::from(rows.saturating_sub(2)).max(1));
        self.scroll = self.scroll.min(last);
    }

    pub fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let (width, rows) = Self::room(state);
        let lines = self.shown(width);
        let widest = lines.iter().map(|(line, _)| text::width(line)).max().unwrap_or(0);
        let buttons: Vec<String> = self.buttons.iter().map(|(_, words)| look.say(words)).collect();
        let bar: u16 = buttons.iter().map(|words| text::width(words) + 6).sum();
        let wanted = widest.max(bar).max(text::width(&self.title) + 4).min(width);
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2)
            .min(rows);
        let inside = window::open(canvas, look, &self.title, wanted, height);
        let mut canvas = canvas.at(inside);
        let room = canvas.height().saturating_sub(2);
        for ((line, tone), y) in lines.iter().skip(self.scroll).take(room.into()).zip(0..) {
            canvas.put(0, y, line, tone.style(look));
        }
        if lines.len() > usize::from(room) {
            let last = (self.scroll + usize::from(room)).min(lines.len());
            let place = format!("{}-{last}/{}", self.scroll + 1, lines.len());
            let y = canvas.height().saturating_sub(2);
            canvas.put_right(canvas.width(), y, &place, look.theme.faint);
        }
        button::row(look, &mut canvas, &buttons, Some(self.at), |index| {
            Does::stop(self.at, index, &[Command::Choose])
        })
    }
}

impl Tone {
    pub fn style(self, look: &Look) -> Style {
        match self {
            Self::Text => look.theme.text,
            Self::Faint => look.theme.faint,
            Self::Strong => look.theme.strong,
            Self::Good => look.theme.good,
            Self::Warning => look.theme.warning,
            Self::Bad => look.theme.bad,
        }
    }
}
