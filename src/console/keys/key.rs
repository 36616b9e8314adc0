//! One key as the console knows it.

use crate::console::look::Look;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Character(char),
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Function(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

impl Key {
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    pub const fn character(character: char) -> Self {
        Self::plain(Code::Character(character))
    }

    pub const fn ctrl(character: char) -> Self {
        Self {
            code: Code::Character(character),
            ctrl: true,
            alt: false,
        }
    }

    /// The key of a terminal event. Releases are none: Windows sends every key twice. AltGr arrives as Ctrl+Alt with a
    /// character, which is text.
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let mut ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let mut alt = event.modifiers.contains(KeyModifiers::ALT);
        let code = match event.code {
            KeyCode::Char(character) => {
                if ctrl && alt {
                    (ctrl, alt) = (false, false);
                }
                let character = if ctrl {
                    character.to_ascii_lowercase()
                } else {
                    character
                };
                Code::Character(character)
            }
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Escape,
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::BackTab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(number) => Code::Function(number),
            _ => return None,
        };
        Some(Self { code, ctrl, alt })
    }

    /// The character that this key types into a field.
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Character(character) if !self.ctrl && !self.alt && !character.is_control() => {
                Some(character)
            }
            _ => None,
        }
    }

    /// The letter that is held together with Alt, in lower case.
    pub fn alt_letter(self) -> Option<char> {
        match self.code {
            Code::Character(character) if self.alt && !self.ctrl => character.to_lowercase().next(),
            _ => None,
        }
    }

    pub fn is_text(self) -> bool {
        self.text().is_some()
    }

    /// Its name as the bottom line and the help show it.
    pub fn name(self, look: &Look) -> String {
        let [up, down, left, right] = look.glyphs.arrows;
        let name = match self.code {
            Code::Character(' ') => look.say("console-key-space"),
            Code::Character(character) if self.ctrl => character.to_ascii_uppercase().to_string(),
            Code::Character(character) => character.to_string(),
            Code::Enter => look.say("console-key-enter"),
            Code::Escape => "Esc".to_owned(),
            Code::Tab => "Tab".to_owned(),
            Code::BackTab => look.say("console-key-backtab"),
            Code::Backspace => look.say("console-key-backspace"),
            Code::Delete => look.say("console-key-delete"),
            Code::Up => up.to_owned(),
            Code::Down => down.to_owned(),
            Code::Left => left.to_owned(),
            Code::Right => right.to_owned(),
            Code::Home => look.say("console-key-home"),
            Code::End => look.say("console-key-end"),
            Code::PageUp => look.say("console-key-page-up"),
            Code::PageDown => look.say("console-key-page-down"),
            Code::Function(number) => format!("F{number}"),
        };
        match (self.ctrl, self.alt) {
            (true, _) => format!("{}+{name}", look.say("console-key-ctrl")),
            (false, true) => format!("Alt+{name}"),
            (false, false) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> KeyEvent {
        KeyEvent::new_with_kind(code, modifiers, kind)
    }

    #[test]
    fn a_release_is_no_key() {
        let release = event(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Key::from_event(&release), None);
    }

    #[test]
    fn altgr_is_text() {
        let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let key = Key::from_event(&event(KeyCode::Char('@'), modifiers, KeyEventKind::Press));
        assert_eq!(key.and_then(Key::text), Some('@'));
    }

    #[test]
    fn control_with_a_letter_is_not_text() {
        let key = Key::from_event(&event(
            KeyCode::Char('C'),
            KeyModifiers::CONTROL,
            KeyEventKind::Press,
        ));
        assert_eq!(key, Some(Key::ctrl('c')));
        assert_eq!(key.and_then(Key::text), None);
    }

    #[test]
    fn shift_and_tab_is_the_tab_backwards() {
        for (code, modifiers) in [
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::Tab, KeyModifiers::SHIFT),
        ] {
            let key = Key::from_event(&event(code, modifiers, KeyEventKind::Press));
            assert_eq!(key, Some(Key::plain(Code::BackTab)));
        }
    }
}
