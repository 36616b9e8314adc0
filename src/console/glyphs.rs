//! Every sign the console draws, in one table with two columns.
//!
//! The first column keeps to what Windows consoles and PuTTY's usual fonts have: box drawing, blocks, a few shapes.
//! No braille, no emoji, no private-use icons. Every sign is one cell wide.

use crate::engine::{Level, StripState};

/// Which column of the table is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GlyphSet {
    /// Lines, blocks and shapes.
    #[default]
    Lines,
    /// `--ascii`: for terminals and screen readers without line drawing.
    Ascii,
}

/// One column of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub horizontal: &'static str,
    pub vertical: &'static str,
    /// A vertical line begins below a horizontal one.
    pub tee_down: &'static str,
    /// A vertical line ends at a horizontal one.
    pub tee_up: &'static str,
    /// A vertical line crosses a horizontal one.
    pub cross: &'static str,
    /// Corners of a dialog: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// The selected row.
    pub selected: &'static str,
    pub open: &'static str,
    pub closed: &'static str,
    /// A mapped value type.
    pub mapped: &'static str,
    pub good: &'static str,
    pub quiet: &'static str,
    pub warning: &'static str,
    pub bad: &'static str,
    pub busy: &'static str,
    /// Between two stages of the pipe; repeated as a line with this head.
    pub arrow: &'static str,
    /// In place of the arrow's head where nothing passes.
    pub blocked: &'static str,
    pub ellipsis: &'static str,
    pub bar_full: &'static str,
    pub bar_empty: &'static str,
    /// Before a mean.
    pub mean: &'static str,
    /// Between the parts of a name.
    pub dot: &'static str,
    pub ticked: &'static str,
    pub unticked: &'static str,
    pub chosen: &'static str,
    pub unchosen: &'static str,
    /// Keys whose names are signs: up, down, left, right.
    pub arrows: [&'static str; 4],
    /// Heights from the lowest to the highest.
    pub spark: [&'static str; 8],
    imported: &'static str,
    zero: &'static str,
    missing: &'static str,
    rejected: &'static str,
    pending: &'static str,
    future: &'static str,
}

static LINES: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    tee_down: "┬",
    tee_up: "┴",
    cross: "┼",
    corners: ["┌", "┐", "└", "┘"],
    selected: "▌",
    open: "▼",
    closed: "►",
    mapped: "•",
    good: "●",
    quiet: "○",
    warning: "▲",
    bad: "×",
    busy: "◊",
    arrow: "►",
    blocked: "×",
    ellipsis: "…",
    bar_full: "█",
    bar_empty: "░",
    mean: "ø",
    dot: "·",
    ticked: "■",
    unticked: "□",
    chosen: "●",
    unchosen: "○",
    arrows: ["↑", "↓", "←", "→"],
    spark: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    imported: "■",
    zero: "□",
    missing: "-",
    rejected: "×",
    pending: "»",
    future: "·",
};

static ASCII: Glyphs = Glyphs {
    horizontal: "-",
    vertical: "|",
    tee_down: "+",
    tee_up: "+",
    cross: "+",
    corners: ["+", "+", "+", "+"],
    selected: ">",
    open: "-",
    closed: "+",
    mapped: "*",
    good: "*",
    quiet: "o",
    warning: "!",
    bad: "X",
    busy: "~",
    arrow: ">",
    blocked: "x",
    ellipsis: "~",
    bar_full: "#",
    bar_empty: ".",
    mean: "~",
    dot: "/",
    ticked: "x",
    unticked: " ",
    chosen: "o",
    unchosen: " ",
    arrows: ["Up", "Down", "Left", "Right"],
    spark: ["_", ".", ",", "-", "=", "+", "*", "#"],
    imported: "#",
    zero: "0",
    missing: "-",
    rejected: "X",
    pending: ">",
    future: ".",
};

impl Glyphs {
    pub fn of(set: GlyphSet) -> &'static Self {
        match set {
            GlyphSet::Lines => &LINES,
            GlyphSet::Ascii => &ASCII,
        }
    }

    /// How well something is.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Fine => self.good,
            Level::Warning => self.warning,
            Level::Error => self.bad,
        }
    }

    /// One interval of a day strip.
    pub fn strip(&self, state: StripState) -> &'static str {
        match state {
            StripState::Imported => self.imported,
            StripState::Zero => self.zero,
            StripState::Missing => self.missing,
            StripState::Rejected => self.rejected,
            StripState::Pending => self.pending,
            StripState::Future => self.future,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn all(glyphs: &Glyphs) -> Vec<&'static str> {
        let mut all = vec![
            glyphs.horizontal,
            glyphs.vertical,
            glyphs.tee_down,
            glyphs.tee_up,
            glyphs.cross,
            glyphs.selected,
            glyphs.open,
            glyphs.closed,
            glyphs.mapped,
            glyphs.good,
            glyphs.quiet,
            glyphs.warning,
            glyphs.bad,
            glyphs.busy,
            glyphs.arrow,
            glyphs.blocked,
            glyphs.ellipsis,
            glyphs.bar_full,
            glyphs.bar_empty,
            glyphs.mean,
            glyphs.dot,
            glyphs.ticked,
            glyphs.unticked,
            glyphs.chosen,
            glyphs.unchosen,
            glyphs.imported,
            glyphs.zero,
            glyphs.missing,
            glyphs.rejected,
            glyphs.pending,
            glyphs.future,
        ];
        all.extend(glyphs.corners);
        all.extend(glyphs.spark);
        all
    }

    #[test]
    fn every_sign_is_one_cell_wide() {
        for sign in all(&LINES).into_iter().chain(all(&ASCII)) {
            assert_eq!(sign.width(), 1, "{sign:?}");
        }
    }

    #[test]
    fn the_ascii_column_is_ascii() {
        assert!(all(&ASCII).into_iter().chain(ASCII.arrows).all(str::is_ascii));
    }

    #[test]
    fn no_sign_is_braille_an_emoji_or_private() {
        for sign in all(&LINES) {
            let first = sign.chars().next().map_or(0, u32::from);
            assert!(
                !(0x2800..=0x28ff).contains(&first)
                    && !(0xe000..=0xf8ff).contains(&first)
                    && first < 0x1_0000,
                "{sign}"
            );
        }
    }

    #[test]
    fn the_states_of_an_interval_differ_in_shape() {
        use StripState::*;
        for glyphs in [&LINES, &ASCII] {
            let mut signs: Vec<_> = [Imported, Zero, Missing, Rejected, Pending, Future]
                .map(|state| glyphs.strip(state))
                .into();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 6);
        }
    }
}
