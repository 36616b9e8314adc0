//! Colours by meaning. The terminal's own background and text colour stay; colour only ever repeats what a sign or a
//! word says already.

use crate::engine::{Level, StripState};
use ratatui::style::{Color, Modifier, Style};

/// How much colour the terminal and the person want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// `NO_COLOR`, `--no-color`: bold, dim and reversed only.
    None,
    /// The terminal's own sixteen.
    #[default]
    Sixteen,
}

/// A style for each meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
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
}

impl Theme {
    pub fn of(colours: Colours) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let colour = |colour: Color| match colours {
            Colours::None => plain,
            Colours::Sixteen => plain.fg(colour),
        };
        Self {
            text: plain,
            faint: plain.add_modifier(Modifier::DIM),
            strong: bold,
            title: bold,
            title_focused: colour(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            rule: plain.add_modifier(Modifier::DIM),
            rule_focused: colour(Color::Cyan),
            // Colours within the row would turn into patches of background.
            selected: plain
                .fg(Color::Reset)
                .remove_modifier(Modifier::DIM)
                .add_modifier(Modifier::REVERSED),
            marker: colour(Color::Cyan).add_modifier(Modifier::BOLD),
            related: colour(Color::Cyan).add_modifier(Modifier::BOLD),
            key: colour(Color::Cyan).add_modifier(Modifier::BOLD),
            good: colour(Color::Green),
            warning: colour(Color::Yellow),
            bad: colour(Color::Red).add_modifier(Modifier::BOLD),
            busy: colour(Color::Cyan),
            hit: bold.add_modifier(Modifier::UNDERLINED),
            bar: colour(Color::Cyan),
            field: plain.add_modifier(Modifier::UNDERLINED),
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
mod tests {
    use super::*;

    #[test]
    fn without_colours_no_style_names_one() {
        let theme = Theme::of(Colours::None);
        for style in [
            theme.text,
            theme.faint,
            theme.strong,
            theme.title,
            theme.title_focused,
            theme.rule,
            theme.rule_focused,
            theme.selected,
            theme.marker,
            theme.related,
            theme.key,
            theme.good,
            theme.warning,
            theme.bad,
            theme.busy,
            theme.hit,
            theme.bar,
            theme.field,
        ] {
            assert!(matches!((style.fg, style.bg), (None | Some(Color::Reset), None)));
        }
    }

    #[test]
    fn the_background_is_the_terminals_own() {
        let theme = Theme::of(Colours::Sixteen);
        for style in [
            theme.text,
            theme.selected,
            theme.title_focused,
            theme.field,
            theme.bar,
        ] {
            assert_eq!(style.bg, None);
        }
    }
}
