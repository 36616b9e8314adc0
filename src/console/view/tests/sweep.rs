//! Every screen at every size from 1×1 to 200×60, in every language, glyph set and theme, without a panic (spec page 6).
//!
//! All of it would be some 40 million frames. So every size is drawn, each with one of the situations in turn; and every
//! situation in every language and glyph set meets sizes at which something changes: where a layout begins or ends,
//! a column comes or goes, a dialog begins to be cut. Themes change no letter, which is tested by itself, so they are
//! drawn at fewer sizes.

use super::*;
use ratatui::layout::Rect;

/// Widths and heights around which something is laid out otherwise.
const WIDTHS: [u16; 27] = [
    1, 2, 3, 5, 8, 13, 20, 24, 28, 40, 52, 59, 60, 61, 66, 72, 79, 80, 81, 97, 108, 120, 124, 149, 150, 180,
    200,
];
const HEIGHTS: [u16; 19] = [
    1, 2, 3, 5, 8, 12, 15, 16, 17, 18, 20, 23, 24, 27, 32, 33, 36, 45, 60,
];

/// A screen of its own for all of them: making one anew for each frame takes longer than drawing.
struct Sweep {
    buffer: Buffer,
}

impl Sweep {
    fn new() -> Self {
        Self {
            buffer: Buffer::empty(Rect::new(0, 0, 200, 60)),
        }
    }

    fn draw(&mut self, state: &mut State, width: u16, height: u16) {
        state.size = Size { width, height };
        crate::console::update::settle_for_tests(state);
        let area = Rect::new(0, 0, width, height);
        screen(state, &mut Canvas::new(&mut self.buffer, area, "…"));
    }
}

fn everything_in(languages: &[Language], glyphs: &[GlyphSet], colours: &[Colours]) -> Vec<State> {
    let mut states = Vec::new();
    for language in languages {
        for glyphs in glyphs {
            for colours in colours {
                let look = fixture::look_in(*language, *glyphs, *colours);
                let size = Size::new(80, 24);
                states.extend(situations(&look, size).into_iter().map(|(_, state)| state));
            }
        }
    }
    states
}

const GLYPHS: [GlyphSet; 2] = [GlyphSet::Lines, GlyphSet::Ascii];

/// One situation at each size, another one at the next; after a few columns each was drawn in each language.
#[test]
fn every_size_from_1_by_1_to_200_by_60_is_drawn() {
    let mut all = everything_in(&Language::ALL, &GLYPHS, &[Colours::Sixteen]);
    let count = all.len();
    let mut sweep = Sweep::new();
    for (width, height) in (1..=200).flat_map(|width| (1..=60).map(move |height| (width, height))) {
        let place = usize::from(width * 61 + height * 7);
        sweep.draw(&mut all[place % count], width, height);
    }
}

/// In a thread of its own each, by language.
fn every_situation_where_something_changes(language: Language) {
    let mut sweep = Sweep::new();
    let all = everything_in(&[language], &GLYPHS, &[Colours::Sixteen]);
    for (mut state, turn) in all.into_iter().zip(0..) {
        let sizes = WIDTHS
            .into_iter()
            .flat_map(|width| HEIGHTS.map(|height| (width, height)));
        // Every other pair, and the others with the next situation: each width and each height with every one of them.
        for ((width, height), _) in sizes.zip(0..).filter(|(_, pair)| (pair + turn) % 2 == 0) {
            sweep.draw(&mut state, width, height);
        }
    }
}

#[test]
fn every_english_screen_is_drawn_where_something_changes() {
    every_situation_where_something_changes(Language::English);
}

#[test]
fn every_french_screen_is_drawn_where_something_changes() {
    every_situation_where_something_changes(Language::French);
}

#[test]
fn every_german_screen_is_drawn_where_something_changes() {
    every_situation_where_something_changes(Language::German);
}

#[test]
fn every_theme_is_drawn_at_the_edges() {
    let mut sweep = Sweep::new();
    let edges = [
        (1, 1),
        (59, 24),
        (60, 16),
        (80, 24),
        (120, 36),
        (150, 33),
        (200, 60),
    ];
    for mut state in everything_in(&Language::ALL, &GLYPHS, &Colours::ALL) {
        for (width, height) in edges {
            sweep.draw(&mut state, width, height);
        }
    }
}

/// State is never told by colour alone: what is read is the same in every theme, and without any.
#[test]
fn themes_change_no_letter() {
    for size in [Size::new(80, 24), Size::new(120, 36)] {
        let of = |colours| {
            let look = fixture::look_in(Language::English, GlyphSet::Lines, colours);
            situations(&look, size)
        };
        let plain = of(Colours::None);
        for colours in Colours::ALL {
            for ((name, state), (_, without)) in of(colours).iter().zip(&plain) {
                // These show which theme is chosen.
                if *name != "theme" {
                    assert_eq!(
                        text(&drawn(state)),
                        text(&drawn(without)),
                        "{name} in {colours:?}"
                    );
                }
            }
        }
    }
}

/// A theme with a ground of its own leaves no cell in the terminal's colours.
#[test]
fn the_ground_of_a_theme_covers_everything() {
    use ratatui::style::Color;
    for colours in [Colours::Dark, Colours::Light, Colours::HighContrast] {
        let look = fixture::look_in(Language::English, GlyphSet::Lines, colours).on(Depth::True);
        for (name, state) in situations(&look, Size::new(80, 24)) {
            for cell in drawn(&state).content() {
                let own = matches!((cell.fg, cell.bg), (Color::Rgb(..), Color::Rgb(..)));
                assert!(own, "{name} in {colours:?}: {cell:?}");
            }
        }
    }
}

/// A window that is dragged through sizes takes every situation with it.
#[test]
fn resizing_is_followed_in_every_situation() {
    let sizes = [
        (200, 60),
        (61, 17),
        (1, 1),
        (80, 24),
        (2, 60),
        (200, 1),
        (120, 33),
    ];
    for mut state in everything_in(&[Language::German], &GLYPHS, &[Colours::Sixteen]) {
        for size in sizes {
            state = resized(state, size);
            drawn(&state);
        }
    }
}
