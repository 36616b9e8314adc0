use super::*;
use crate::console::action::Action;
use crate::console::dialog::Reading;
use crate::console::fixture;
use crate::console::glyphs::GlyphSet;
use crate::console::keys::{Code, find};
use crate::console::theme::Colours;
use crate::console::update::update;
use crate::i18n::Language;
use std::collections::BTreeSet;

fn give(state: &mut State, command: Command) {
    let effects = update(state, Action::Command(command));
    fixture::answer(state, effects, &fixture::snapshot());
}

#[test]
fn every_word_is_there_in_every_language_and_no_letter_is_marked_twice() {
    for language in Language::ALL {
        let look = fixture::look_in(language, GlyphSet::Lines, Colours::None);
        let mut menus = BTreeSet::new();
        for menu in MENUS {
            let words = look.say(menu.words);
            assert_ne!(words, menu.words);
            let letter = marked(&words).1;
            assert!(
                letter.is_some() && menus.insert(letter),
                "{words} in {language:?}"
            );
            let mut letters = BTreeSet::new();
            for item in menu.items {
                match item {
                    Item::Entry { words: key, .. } => {
                        let words = look.say(key);
                        assert_ne!(words, *key);
                        let letter = marked(&words).1;
                        assert!(
                            letter.is_none_or(|letter| letters.insert(letter)),
                            "{words} in {language:?}"
                        );
                    }
                    Item::Heading(key) => assert_ne!(look.say(key), *key),
                    Item::Rule => {}
                }
            }
        }
    }
}

#[test]
fn a_menu_opens_with_its_letter_and_an_entry_with_its_own() {
    let mut state = fixture::running();
    let key = Key {
        code: Code::Character('h'),
        ctrl: false,
        alt: true,
    };
    let menu = MenuDialog::for_key(&state.look, key).unwrap();
    give(&mut state, Command::MenuAt(menu));
    assert_eq!(state.contexts(), [Context::Menu]);
    update(&mut state, Action::Typed(Typed::Character('a')));
    assert!(
        state.layers.len() == 1 && state.layers[0].as_dialog::<Reading>().is_some(),
        "{:?}",
        state.layers
    );
}

#[test]
fn arrows_go_round_and_enter_does_what_is_chosen() {
    let mut state = fixture::running();
    give(&mut state, Command::Menu);
    for _ in 0..MENUS.len() {
        give(&mut state, Command::Later);
    }
    give(&mut state, Command::Up);
    // The last entry of the first menu.
    let effects = update(&mut state, Action::Command(Command::Choose));
    assert_eq!(
        effects,
        [crate::console::effect::Effect::Quit(
            crate::console::Ended::ByPerson
        )]
    );
}

#[test]
fn what_is_not_possible_says_why_and_stays() {
    let mut state = fixture::running();
    give(&mut state, Command::Menu);
    let place = MENUS[0].items.iter().position(|item| {
        matches!(
            item,
            Item::Entry {
                command: Command::CancelImport,
                ..
            }
        )
    });
    let mut menu = MenuDialog::open(0);
    menu.item = place.unwrap();
    let outcome = menu.choose(&state);
    assert!(matches!(outcome.acts.as_slice(), [Act::Say(..)]), "{outcome:?}");
}

#[test]
fn escape_closes_a_menu() {
    let mut state = fixture::running();
    give(&mut state, Command::Menu);
    let back = find(&state.contexts(), Key::plain(Code::Escape)).unwrap();
    give(&mut state, back);
    assert!(state.layers.is_empty());
}
