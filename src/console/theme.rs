//! Colours by meaning. Colour only ever repeats what a sign or a word says already.
//!
//! By default the terminal's own background, text and sixteen colours are used. The other themes bring their own
//! background: only so can a dark one be read in a light terminal.

mod palette;

pub use palette::Depth;

use crate::engine::{Level, StripState};
use palette::Palette;
use ratatui::style::{Color, Modifier, Style};
use std::str::FromStr;

/// How much colour the terminal and the person want: the themes (spec page 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Colours {
    /// `terminal`: the terminal's own sixteen.
    #[default]
    Sixteen,
    /// `dark`: true colours on a dark ground.
    Dark,
    /// `light`: true colours on a light ground.
    Light,
    /// `high-contrast`: black, white and pure colours; nothing dimmed.
    HighContrast,
    /// `none`, `NO_COLOR`, `--no-color`: bold, dim and reversed only.
    None,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is none of the themes terminal, dark, light, high-contrast, none")]
pub struct UnknownTheme(pub String);

impl Colours {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Sixteen,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::None,
    ];

    /// As `--theme` names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sixteen => "terminal",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::None => "none",
        }
    }
}

impl FromStr for Colours {
    type Err = UnknownTheme;

    fn from_str(text: &str) -> Result<Self, UnknownTheme> {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownTheme(text.to_owned()))
    }
}

/// A style for each meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Text and background of everything that has no colour of its own; empty: the terminal's.
    pub ground: Style,
    pub text: Style,
    /// What is there to be looked up, not read.
    pub faint: Style,
    pub strong: Style,
    pub title: Style,
    pub title_focused: Style,
    pub rule: Style,
    pub rule_focused: Style,
    /// The selected row of the focused pane.
    pub selected: Style,
    /// The sign before the selected row.
    pub marker: Style,
    /// What belongs to the selection elsewhere.
    pub related: Style,
    pub key: Style,
    pub good: Style,
    pub warning: Style,
    pub bad: Style,
    pub busy: Style,
    /// Where a search hit.
    pub hit: Style,
    pub bar: Style,
    /// A field that is typed into.
    pub field: Style,
    /// Everything behind a dialog.
    pub receded: Style,
}

impl Theme {
    pub fn of(colours: Colours, depth: Depth) -> Self {
        match colours {
            Colours::None => Self::of_the_terminal(|_| Style::new()),
            Colours::Sixteen => Self::of_the_terminal(|colour| Style::new().fg(colour)),
            Colours::Dark => Self::of_palette(&palette::DARK.at(depth)),
            Colours::Light => Self::of_palette(&palette::LIGHT.at(depth)),
            Colours::HighContrast => Self::in_high_contrast(&palette::HIGH_CONTRAST.at(depth)),
        }
    }

    fn of_the_terminal(colour: impl Fn(Color) -> Style) -> Self {
        let plain = Style::new();
        let (bold, dim) = (
            plain.add_modifier(Modifier::BOLD),
            plain.add_modifier(Modifier::DIM),
        );
        let accent = colour(Color::Cyan);
        Self {
            ground: plain,
            text: plain,
            faint: dim,
            strong: bold,
            title: bold,
            title_focused: accent.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            rule: dim,
            rule_focused: accent,
            // Colours within the row would turn into patches of background.
            selected: plain
                .fg(Color::Reset)
                .remove_modifier(Modifier::DIM)
                .add_modifier(Modifier::REVERSED),
            marker: accent.add_modifier(Modifier::BOLD),
            related: accent.add_modifier(Modifier::BOLD),
            key: accent.add_modifier(Modifier::BOLD),
            good: colour(Color::Green),
            warning: colour(Color::Yellow),
            bad: colour(Color::Red).add_modifier(Modifier::BOLD),
            busy: accent,
            hit: bold.add_modifier(Modifier::UNDERLINED),
            bar: accent,
            field: plain.add_modifier(Modifier::UNDERLINED),
            receded: Style::reset().add_modifier(Modifier::DIM),
        }
    }

    fn of_palette(palette: &Palette) -> Self {
        let ink = |colour: Color| Style::new().fg(colour);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let accent = ink(palette.accent);
        Self {
            ground: ink(palette.text).bg(palette.ground),
            text: ink(palette.text),
            faint: ink(palette.faint),
            strong: ink(palette.text).patch(bold),
            title: ink(palette.text).patch(bold),
            title_focused: ink(palette.on_accent).bg(palette.accent).patch(bold),
            rule: ink(palette.rule),
            rule_focused: accent,
            selected: ink(palette.on_selection).bg(palette.selection),
            marker: accent.patch(bold),
            related: accent.patch(bold),
            key: accent.patch(bold),
            good: ink(palette.good),
            warning: ink(palette.warning),
            bad: ink(palette.bad).patch(bold),
            busy: ink(palette.busy),
            hit: bold.add_modifier(Modifier::UNDERLINED),
            bar: accent,
            field: ink(palette.text).add_modifier(Modifier::UNDERLINED),
            receded: Style::reset().fg(palette.receded).bg(palette.ground),
        }
    }

    fn in_high_contrast(palette: &Palette) -> Self {
        let all = Self::of_palette(palette);
        Self {
            selected: all.selected.add_modifier(Modifier::BOLD),
            bad: all.bad.add_modifier(Modifier::UNDERLINED),
            ..all
        }
    }

    pub fn level(&self, level: Level) -> Style {
        match level {
            Level::Fine => self.good,
            Level::Warning => self.warning,
            Level::Error => self.bad,
        }
    }

    /// One interval of a day strip.
    pub fn strip(&self, state: StripState) -> Style {
        match state {
            StripState::Imported => self.good,
            StripState::Zero | StripState::Future => self.faint,
            StripState::Missing => self.warning,
            StripState::Rejected => self.bad,
            StripState::Pending => self.busy,
        }
    }
}

#[cfg(test)]
mod tests;
