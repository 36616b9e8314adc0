//! The pipe from the sources to the WFM, where it is stuck, the running import, and the day of the current value type.

use super::{stages, strip, verdict};
use crate::console::state::State;
use crate::console::widget::Canvas;
use ratatui::layout::{Position, Rect};

/// The rows of the pane from top to bottom, by its height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    /// Names and counts, and from three on rates.
    stages: u16,
    /// A blank row around the verdict.
    air: u16,
    verdict: u16,
}

impl Rows {
    fn of(height: u16) -> Self {
        match height {
            0..9 => Self {
                stages: 2,
                air: 0,
                verdict: 1,
            },
            9..11 => Self {
                stages: 3,
                air: 0,
                verdict: 1,
            },
            _ => Self {
                stages: 3,
                air: 1,
                verdict: 1,
            },
        }
    }
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = canvas.area();
    let rows = Rows::of(area.height);
    let part = |y: u16, height: u16| {
        let y = y.min(area.height);
        Rect {
            y: area.y + y,
            height: height.min(area.height - y),
            ..area
        }
    };
    stages::draw(state, &mut canvas.at(part(0, rows.stages)));
    let at = rows.stages + rows.air;
    verdict::draw(state, &mut canvas.at(part(at, rows.verdict)));
    let at = at + rows.verdict + rows.air;
    let rest = part(at, area.height);
    if rest.is_empty() {
        None
    } else {
        strip::draw(state, &mut canvas.at(rest))
    }
}
