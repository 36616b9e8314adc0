//! The themes that bring their own colours, and what they become where the terminal knows only 256.

use ratatui::style::Color;

/// How many colours the terminal says it can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The 256 of xterm: what is taken when nothing more is announced.
    #[default]
    Indexed,
    /// Red, green and blue, 8 bits each.
    True,
}

impl Depth {
    /// From the environment: `COLORTERM`, a terminal type that ends in `-direct`, or Windows Terminal.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is = |name: &str, wanted: &[&str]| {
            variable(name).is_some_and(|value| wanted.contains(&value.to_ascii_lowercase().as_str()))
        };
        let direct = variable("TERM").is_some_and(|terminal| terminal.ends_with("-direct"));
        let windows_terminal = variable("WT_SESSION").is_some_and(|session| !session.is_empty());
        if is("COLORTERM", &["truecolor", "24bit"]) || direct || windows_terminal {
            Self::True
        } else {
            Self::Indexed
        }
    }
}

/// One theme's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Palette {
    pub ground: Color,
    pub text: Color,
    pub faint: Color,
    pub rule: Color,
    pub receded: Color,
    pub accent: Color,
    pub on_accent: Color,
    pub selection: Color,
    pub on_selection: Color,
    pub good: Color,
    pub warning: Color,
    pub bad: Color,
    pub busy: Color,
}

const fn rgb(colour: u32) -> Color {
    Color::Rgb((colour >> 16) as u8, (colour >> 8) as u8, colour as u8)
}

pub(super) const DARK: Palette = Palette {
    ground: rgb(0x1b1e24),
    text: rgb(0xd6dae0),
    faint: rgb(0x969eac),
    rule: rgb(0x4f5766),
    receded: rgb(0x767e8c),
    accent: rgb(0x62c4d2),
    on_accent: rgb(0x14171c),
    selection: rgb(0x2c4a5e),
    on_selection: rgb(0xf4f7fa),
    good: rgb(0x8cc265),
    warning: rgb(0xe5c060),
    bad: rgb(0xf58a92),
    busy: rgb(0x7ab6f7),
};

pub(super) const LIGHT: Palette = Palette {
    ground: rgb(0xfbfbf8),
    text: rgb(0x20242b),
    faint: rgb(0x5d646f),
    rule: rgb(0xb2b7bf),
    receded: rgb(0x878d97),
    accent: rgb(0x006478),
    on_accent: rgb(0xffffff),
    selection: rgb(0xc9e2ec),
    on_selection: rgb(0x0e1217),
    good: rgb(0x2a6b1c),
    warning: rgb(0x7a5300),
    bad: rgb(0xa81c24),
    busy: rgb(0x1c57aa),
};

pub(super) const HIGH_CONTRAST: Palette = Palette {
    ground: rgb(0x000000),
    text: rgb(0xffffff),
    faint: rgb(0xdadada),
    rule: rgb(0xffffff),
    receded: rgb(0xb2b2b2),
    accent: rgb(0x00ffff),
    on_accent: rgb(0x000000),
    selection: rgb(0xffff00),
    on_selection: rgb(0x000000),
    good: rgb(0x00ff00),
    warning: rgb(0xffff00),
    bad: rgb(0xff8787),
    busy: rgb(0x00ffff),
};

impl Palette {
    pub(super) fn at(&self, depth: Depth) -> Self {
        let colour = |colour: Color| match (depth, colour) {
            (Depth::Indexed, Color::Rgb(red, green, blue)) => Color::Indexed(nearest([red, green, blue])),
            _ => colour,
        };
        Self {
            ground: colour(self.ground),
            text: colour(self.text),
            faint: colour(self.faint),
            rule: colour(self.rule),
            receded: colour(self.receded),
            accent: colour(self.accent),
            on_accent: colour(self.on_accent),
            selection: colour(self.selection),
            on_selection: colour(self.on_selection),
            good: colour(self.good),
            warning: colour(self.warning),
            bad: colour(self.bad),
            busy: colour(self.busy),
        }
    }
}

/// The colour of an index from 16 on: a cube of six steps a side, then 24 greys. The first sixteen are everyone's own.
pub(super) fn of_index(index: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match index.checked_sub(232) {
        Some(grey) => [8 + 10 * grey; 3],
        None => {
            let place = usize::from(index.saturating_sub(16));
            [STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6]]
        }
    }
}

fn nearest(wanted: [u8; 3]) -> u8 {
    let distance = |index: &u8| -> u32 {
        let parts = of_index(*index).into_iter().zip(wanted);
        parts
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    (16..=255).min_by_key(distance).unwrap_or(16)
}
