use super::palette::of_index;
use super::*;

fn styles(theme: &Theme) -> [Style; 19] {
    [
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
        theme.receded,
    ]
}

#[test]
fn without_colours_no_style_names_one() {
    for style in styles(&Theme::of(Colours::None, Depth::True)) {
        assert!(matches!(style.fg, None | Some(Color::Reset)), "{style:?}");
        assert!(matches!(style.bg, None | Some(Color::Reset)), "{style:?}");
    }
}

#[test]
fn by_default_the_background_is_the_terminals_own() {
    for style in styles(&Theme::of(Colours::default(), Depth::True)) {
        assert!(matches!(style.bg, None | Some(Color::Reset)), "{style:?}");
        assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))));
    }
}

#[test]
fn a_terminal_of_256_colours_is_asked_for_no_other() {
    for colours in [Colours::Dark, Colours::Light, Colours::HighContrast] {
        for style in styles(&Theme::of(colours, Depth::Indexed)) {
            assert!(!matches!(style.fg, Some(Color::Rgb(..))), "{style:?}");
            assert!(!matches!(style.bg, Some(Color::Rgb(..))), "{style:?}");
        }
    }
}

/// The relative luminance of WCAG 2.
fn luminance(colour: Color) -> f64 {
    let parts = match colour {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index) => of_index(index),
        other => panic!("{other:?} differs from terminal to terminal"),
    };
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2 asks 4.5 of text, and 7 where contrast is to be high.
#[test]
fn everything_that_is_read_stands_out_from_its_ground() {
    for (colours, least) in [
        (Colours::Dark, 4.5),
        (Colours::Light, 4.5),
        (Colours::HighContrast, 7.0),
    ] {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = Theme::of(colours, depth);
            let rules = [theme.rule, theme.receded];
            for style in styles(&theme).into_iter().filter(|style| !rules.contains(style)) {
                let over = theme.ground.patch(style);
                let found = contrast(over.fg.unwrap(), over.bg.unwrap());
                assert!(found >= least, "{colours:?} {depth:?}: {found:.1} in {style:?}");
            }
        }
    }
}

#[test]
fn high_contrast_dims_nothing() {
    for style in styles(&Theme::of(Colours::HighContrast, Depth::True)) {
        assert!(!style.add_modifier.contains(Modifier::DIM));
    }
}

#[test]
fn themes_are_found_by_their_names() {
    for colours in Colours::ALL {
        assert_eq!(colours.name().parse(), Ok(colours));
    }
    assert_eq!(" High-Contrast ".parse(), Ok(Colours::HighContrast));
    let error = "pink".parse::<Colours>().unwrap_err().to_string();
    assert!(
        Colours::ALL.iter().all(|colours| error.contains(colours.name())),
        "{error}"
    );
}

#[test]
fn true_colours_are_used_where_they_are_announced() {
    let depth = |pairs: &'static [(&str, &str)]| {
        Depth::of(move |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    };
    assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Indexed);
    assert_eq!(depth(&[("COLORTERM", "")]), Depth::Indexed);
    assert_eq!(depth(&[("COLORTERM", "TrueColor")]), Depth::True);
    assert_eq!(depth(&[("COLORTERM", "24bit")]), Depth::True);
    assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::True);
    assert_eq!(depth(&[("WT_SESSION", "8f3a")]), Depth::True);
}
