//! Where everything stands, at every size. The same answer serves drawing and scrolling.

use super::state::Pane;
use ratatui::layout::{Rect, Size};

/// Smaller than this, the console only says so.
pub const SMALLEST: Size = Size {
    width: 60,
    height: 16,
};

/// A pane: its title line and what is below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaneArea {
    pub rule: Rect,
    pub body: Rect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panes {
    TooSmall,
    /// Only one.
    One(Pane, PaneArea),
    /// The trees above, the mapping and the flow below: beneath each other, or side by side.
    All {
        interface: PaneArea,
        queues: PaneArea,
        assigned: PaneArea,
        flow: PaneArea,
        /// The line between the trees: column, first row, rows.
        divider: Rect,
        /// The line between mapping and flow where they stand side by side.
        lower_divider: Option<Rect>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    pub top: Rect,
    pub panes: Panes,
    pub message: Rect,
    pub keys: Rect,
}

impl Areas {
    /// The body of a pane; empty when it is not on screen.
    pub fn body(&self, pane: Pane) -> Rect {
        match self.panes {
            Panes::One(shown, area) if shown == pane => area.body,
            Panes::TooSmall | Panes::One(..) => Rect::ZERO,
            Panes::All {
                interface,
                queues,
                assigned,
                flow,
                ..
            } => match pane {
                Pane::Interface => interface.body,
                Pane::Queues => queues.body,
                Pane::Assigned => assigned.body,
                Pane::Flow => flow.body,
            },
        }
    }
}

/// How much of the width the left tree has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    thousandths: u16,
}

impl Default for Share {
    fn default() -> Self {
        Self { thousandths: 375 }
    }
}

impl Share {
    /// The least that each tree needs.
    const LEAST: (u16, u16) = (20, 36);

    /// The column of the line between the trees.
    fn column(self, width: u16) -> u16 {
        let column = u32::from(width) * u32::from(self.thousandths) / 1_000;
        let (left, right) = Self::LEAST;
        (column as u16).clamp(left, width.saturating_sub(right + 1).max(left))
    }

    /// With the line at this column.
    pub fn moved_to(self, column: u16, width: u16) -> Self {
        let width = u32::from(width.max(1));
        // Rounded up, so that the line comes to stand where it was put.
        let thousandths = (u32::from(column) * 1_000).div_ceil(width).min(1_000) as u16;
        let there = Self { thousandths }.column(width as u16);
        Self {
            thousandths: (u32::from(there) * 1_000).div_ceil(width) as u16,
        }
    }

    /// With the line so many columns further right.
    pub fn moved_by(self, columns: i16, width: u16) -> Self {
        self.moved_to(self.column(width).saturating_add_signed(columns), width)
    }
}

pub fn areas(size: Size, zoomed: Option<Pane>, share: Share) -> Areas {
    let row = |y: u16| {
        Rect::new(
            0,
            y.min(size.height.saturating_sub(1)),
            size.width,
            1.min(size.height),
        )
    };
    let (top, message, keys) = (
        row(0),
        row(size.height.saturating_sub(2)),
        row(size.height.saturating_sub(1)),
    );
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return Areas {
            top,
            panes: Panes::TooSmall,
            message,
            keys,
        };
    }
    let middle = Rect::new(0, 1, size.width, size.height - 3);
    let panes = match zoomed {
        Some(pane) => Panes::One(pane, pane_area(middle)),
        None if size.width >= 150 => beside(middle, share),
        None => beneath(middle, share),
    };
    Areas {
        top,
        panes,
        message,
        keys,
    }
}

fn pane_area(area: Rect) -> PaneArea {
    let rule = Rect {
        height: 1.min(area.height),
        ..area
    };
    let body = Rect {
        y: area.y + rule.height,
        height: area.height - rule.height,
        ..area
    };
    PaneArea { rule, body }
}

/// How many rows the flow takes below its title.
fn flow_rows(height: u16) -> u16 {
    match height {
        0..18 => 3,
        18..24 => 6,
        24..33 => 7,
        33..45 => 9,
        _ => 11,
    }
}

fn assigned_rows(height: u16) -> u16 {
    match height {
        0..18 => 1,
        18..27 => 2,
        27..33 => 3,
        33..45 => 4,
        _ => 8,
    }
}

fn trees(area: Rect, share: Share) -> (PaneArea, PaneArea, Rect) {
    let left = share.column(area.width);
    let interface = pane_area(Rect { width: left, ..area });
    let divider = Rect {
        x: left,
        width: 1,
        ..area
    };
    let queues = pane_area(Rect {
        x: left + 1,
        width: area.width - left - 1,
        ..area
    });
    (interface, queues, divider)
}

fn beneath(area: Rect, share: Share) -> Panes {
    let screen = area.height + 3;
    let flow_height = flow_rows(screen) + 1;
    let assigned_height = assigned_rows(screen) + 1;
    let trees_height = area.height - flow_height - assigned_height;
    let upper = Rect {
        height: trees_height,
        ..area
    };
    let (interface, queues, divider) = trees(upper, share);
    let assigned = pane_area(Rect {
        y: area.y + trees_height,
        height: assigned_height,
        ..area
    });
    let flow = pane_area(Rect {
        y: area.y + trees_height + assigned_height,
        height: flow_height,
        ..area
    });
    Panes::All {
        interface,
        queues,
        assigned,
        flow,
        divider,
        lower_divider: None,
    }
}

fn beside(area: Rect, share: Share) -> Panes {
    let screen = area.height + 3;
    let lower_height = flow_rows(screen) + 1;
    let trees_height = area.height - lower_height;
    let upper = Rect {
        height: trees_height,
        ..area
    };
    let (interface, queues, divider) = trees(upper, share);
    let lower = Rect {
        y: area.y + trees_height,
        height: lower_height,
        ..area
    };
    let left = interface.rule.width;
    let assigned = pane_area(Rect { width: left, ..lower });
    let flow = pane_area(Rect {
        x: left + 1,
        width: lower.width - left - 1,
        ..lower
    });
    let lower_divider = Some(Rect {
        x: left,
        width: 1,
        ..lower
    });
    Panes::All {
        interface,
        queues,
        assigned,
        flow,
        divider,
        lower_divider,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_between_the_trees_stands_where_it_is_put_as_far_as_both_have_room() {
        for width in SMALLEST.width..=200 {
            for column in 0..width {
                let share = Share::default().moved_to(column, width);
                assert_eq!(
                    share.column(width),
                    column.clamp(20, width - 37),
                    "{column}/{width}"
                );
                assert_eq!(share.moved_by(0, width), share);
            }
        }
        let wide = Share::default().moved_to(80, 120);
        assert_eq!((wide.column(120), wide.column(60)), (80, 23));
    }

    #[test]
    fn panes_share_the_screen_without_overlap() {
        let shares = [0, 375, 1_000].map(|thousandths| Share { thousandths });
        for (share, width) in shares
            .into_iter()
            .flat_map(|share| (SMALLEST.width..=200).map(move |width| (share, width)))
        {
            for height in SMALLEST.height..=60 {
                let areas = areas(Size { width, height }, None, share);
                let Panes::All {
                    interface,
                    queues,
                    assigned,
                    flow,
                    ..
                } = areas.panes
                else {
                    panic!("{width}x{height} shows no panes")
                };
                let rectangles: Vec<Rect> = [interface, queues, assigned, flow]
                    .into_iter()
                    .flat_map(|pane| [pane.rule, pane.body])
                    .chain([areas.top, areas.message, areas.keys])
                    .collect();
                for (index, one) in rectangles.iter().enumerate() {
                    assert!(one.right() <= width && one.bottom() <= height && one.height > 0);
                    for other in &rectangles[index + 1..] {
                        assert!(
                            one.intersection(*other).is_empty(),
                            "{width}x{height}: {one} {other}"
                        );
                    }
                }
                assert!(interface.body.height >= 3, "{width}x{height}");
            }
        }
    }

    #[test]
    fn at_80_by_24_the_trees_have_nine_rows() {
        assert_eq!(
            areas(
                Size {
                    width: 80,
                    height: 24
                },
                None,
                Share::default(),
            )
            .body(Pane::Queues)
            .height,
            9
        );
    }
}
