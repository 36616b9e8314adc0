//! A page on the screen: its lines in their styles, and how far it scrolls.

use super::{Page, Reading, about, help, problems};
use crate::console::state::State;
use crate::console::widget::window;
use crate::console::widget::{Canvas, StyledLine, text};
use ratatui::layout::{Position, Size};

const WIDEST: u16 = 100;

fn inner_size(state: &State, lines: usize) -> Size {
    let Size { width, height } = state.size;
    let lines = u16::try_from(lines).unwrap_or(u16::MAX);
    // One row stays free for the place in a long text.
    let most = height.saturating_sub(7).max(1);
    Size {
        width: width.saturating_sub(8).clamp(1, WIDEST),
        height: lines.clamp(1, most),
    }
}

fn lines(state: &State, page: &Page) -> Vec<StyledLine> {
    let width = inner_size(state, 0).width;
    match page {
        Page::Help => help::lines(state, width),
        Page::Problems => problems::lines(state, width),
        Page::About => about::lines(state, width),
        Page::Text { text, .. } => text::wrap(text, width)
            .into_iter()
            .map(|line| vec![(line, state.look.theme.text)])
            .collect(),
    }
}

fn title(state: &State, page: &Page) -> String {
    match page {
        Page::Help => state.look.say("console-help-title"),
        Page::Problems => state.look.say("console-problems-title"),
        Page::About => state.look.say("about-title"),
        Page::Text { title, .. } => title.clone(),
    }
}

/// The whole page as plain text, for copying.
pub fn text(state: &State, reading: &Reading) -> String {
    if let Page::Text { text, .. } = &reading.page {
        return text.clone();
    }
    let lines = lines(state, &reading.page);
    let lines = lines.iter().map(|line| {
        let line: String = line.iter().map(|(part, _)| part.as_str()).collect();
        format!("{}\n", line.trim_end())
    });
    lines.collect()
}

/// How many lines one screen of a page shows.
pub fn page(state: &State) -> usize {
    usize::from(inner_size(state, usize::MAX).height)
}

/// The furthest that a page can be scrolled.
pub fn furthest(state: &State, reading: &Reading) -> usize {
    lines(state, &reading.page).len().saturating_sub(page(state))
}

pub fn draw(state: &State, reading: &Reading, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let lines = lines(state, &reading.page);
    let size = inner_size(state, lines.len());
    let longest = lines
        .iter()
        .map(|line| line.iter().map(|(part, _)| text::width(part)).sum())
        .max();
    let title = title(state, &reading.page);
    let width = longest
        .unwrap_or(0)
        .max(text::width(&title) + 4)
        .clamp(24, size.width.max(24));
    let inside = window::open(canvas, look, &title, width, size.height + 1);
    let mut canvas = canvas.at(inside);
    let rows = canvas.height().saturating_sub(1);
    for (line, y) in lines.iter().skip(reading.scroll).take(rows.into()).zip(0..) {
        let mut x = 0;
        for (part, style) in line {
            x = canvas.put(x, y, part, *style);
        }
    }
    if lines.len() > usize::from(rows) {
        let last = (reading.scroll + usize::from(rows)).min(lines.len());
        let place = format!("{}-{last}/{}", reading.scroll + 1, lines.len());
        canvas.put_right(canvas.width(), rows, &place, look.theme.faint);
    }
    canvas.position(0, 0)
}
