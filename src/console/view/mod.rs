//! `view`: the state → one frame. Pure, and never fails, whatever the size. One file for each visible thing.

mod assigned;
mod bottom;
mod flow;
mod interface;
mod panes;
mod queues;
mod row;
mod stages;
mod strip;
mod summary;
mod top;
mod verdict;

#[cfg(test)]
pub use bottom::shown_keys;
pub use strip::day as day_strip;
pub use strip::interval_text;
pub use summary::lines as summary_lines;
pub use verdict::import_kind;

use super::dialog::Layer;
use super::layout::{Panes, SMALLEST};
use super::state::{Pane, State};
use super::widget::{Canvas, Does, Spot, text};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// Draws everything. The real cursor goes to the row or field that has the focus: screen readers follow it.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::new(frame.buffer_mut(), area, state.look.glyphs.ellipsis);
    let cursor = screen(state, &mut canvas);
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

/// Everything that can be clicked, as it is drawn now; of two that overlap, the later lies above.
pub fn spots(state: &State) -> Vec<Spot> {
    let area = Rect::from((Position::ORIGIN, state.size));
    let (mut buffer, spots) = (Buffer::empty(area), RefCell::new(Vec::new()));
    let canvas = Canvas::new(&mut buffer, area, state.look.glyphs.ellipsis);
    everything(state, &mut canvas.noting(&spots));
    spots.into_inner()
}

/// The screen's lines.
#[cfg(test)]
pub fn text_of(state: &State) -> Vec<String> {
    let area = Rect::from((Position::ORIGIN, state.size));
    let mut buffer = Buffer::empty(area);
    screen(state, &mut Canvas::new(&mut buffer, area, "…"));
    let rows = buffer.content().chunks(usize::from(area.width).max(1));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
        .collect()
}

fn screen(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let cursor = everything(state, canvas);
    canvas.ground(state.look.theme.ground);
    cursor
}

fn everything(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let areas = state.areas();
    if areas.panes == Panes::TooSmall {
        too_small(state, canvas);
        return None;
    }
    top::draw(state, &mut canvas.at(areas.top));
    panes::draw(state, canvas, &areas.panes);
    let mut cursor = None;
    for pane in Pane::ALL {
        let body = areas.body(pane);
        if body.is_empty() {
            continue;
        }
        let mut canvas = canvas.at(body);
        canvas.spot_all(|| Does::Focus(pane));
        let at = match pane {
            Pane::Interface => interface::draw(state, &mut canvas),
            Pane::Queues => queues::draw(state, &mut canvas),
            Pane::Assigned => assigned::draw(state, &mut canvas),
            Pane::Flow => flow::draw(state, &mut canvas),
        };
        if pane == state.pane {
            cursor = at;
        }
    }
    // Below a layer nothing can be clicked but the keys of the bottom line, which are the layer's.
    if !state.layers.is_empty() {
        canvas.cover_spots();
    }
    bottom::message(state, &mut canvas.at(areas.message));
    let typing = bottom::keys(state, &mut canvas.at(areas.keys));
    cursor = typing.or(cursor);
    if state.layers.iter().any(recedes) {
        canvas.recede(areas.message.y, state.look.theme.receded);
    }
    if let Some((top, below)) = state.layers.split_last() {
        for layer in below {
            self::layer(state, layer, &mut canvas.silent());
        }
        cursor = match top {
            Layer::Search(_) => cursor,
            top => layer(state, top, canvas),
        };
    }
    bottom::long_message(state, canvas, areas.message);
    cursor
}

fn recedes(layer: &Layer) -> bool {
    match layer {
        Layer::Search(_) => false,
        Layer::Dialog(open) => open.dialog.recedes(),
    }
}

fn layer(state: &State, layer: &Layer, canvas: &mut Canvas<'_>) -> Option<Position> {
    match layer {
        Layer::Search(_) => None,
        Layer::Dialog(open) => open.dialog.draw(state, canvas),
    }
}

fn too_small(state: &State, canvas: &mut Canvas<'_>) {
    let values = [
        ("width", state.size.width.into()),
        ("height", state.size.height.into()),
        ("least-width", SMALLEST.width.into()),
        ("least-height", SMALLEST.height.into()),
    ];
    let words = state.look.with("console-too-small", &values);
    for (line, y) in text::wrap(&words, canvas.width()).iter().zip(0..) {
        canvas.put(0, y, line, state.look.theme.text);
    }
}

/// The first of these texts that fits in so many cells, else the last.
fn fitting(texts: Vec<String>, cells: u16) -> String {
    let last = texts.last().cloned().unwrap_or_default();
    texts
        .into_iter()
        .find(|each| text::width(each) <= cells)
        .unwrap_or(last)
}

#[cfg(test)]
mod tests;
