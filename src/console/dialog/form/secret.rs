//! The passcode dialog: a password twice, hidden unless somebody wants to see it, and a passcode out (spec page 6).
//!
//! What is typed stands in memory that is wiped, is never moved by growing, and is in no message.

use crate::console::command::{Command, Typed};
use crate::console::state::State;
use crate::console::widget::{Canvas, Does, button, text, window};
use crate::engine::Passcode;
use crate::model::Message;
use crate::passcode::{MAX_PASSWORD, Password};
use ratatui::layout::Position;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A line whose text is wiped. It is typed at its end only.
#[derive(Clone)]
struct SecretLine(Zeroizing<String>);

impl Default for SecretLine {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(MAX_PASSWORD + 4)))
    }
}

/// Shows nothing, not even its length.
impl fmt::Debug for SecretLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretLine(…)")
    }
}

impl SecretLine {
    fn insert(&mut self, typed: &Typed) {
        let mut push = |character: char| {
            // Beyond the capacity it would move and leave a copy behind.
            if !character.is_control() && self.0.len() + character.len_utf8() <= MAX_PASSWORD {
                self.0.push(character);
            }
        };
        match typed {
            Typed::Character(character) => push(*character),
            Typed::Text(text) => text.chars().for_each(push),
        }
    }

    fn erase(&mut self) {
        self.0.pop();
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    First,
    Second,
    Show,
    Make,
    Insert,
    Cancel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Hidden,
    Shown,
}

#[derive(Debug, Clone)]
enum Made {
    NotYet,
    Making,
    Passcode(Passcode),
    Failed(Message),
    /// The two differ, or there is none: the words' key.
    Wrong(&'static str),
}

#[derive(Debug, Clone)]
pub struct PasscodeForm {
    first: SecretLine,
    second: SecretLine,
    sight: Sight,
    stop: Stop,
    made: Made,
}

impl Default for PasscodeForm {
    fn default() -> Self {
        Self {
            first: SecretLine::default(),
            second: SecretLine::default(),
            sight: Sight::Hidden,
            stop: Stop::First,
            made: Made::NotYet,
        }
    }
}

/// What became of a key.
#[derive(Debug)]
pub enum Secret {
    Going,
    Closed,
    Make(Password),
    Insert(Zeroizing<String>),
}

impl PasscodeForm {
    fn stops(&self) -> Vec<Stop> {
        let last: &[Stop] = match self.made {
            Made::Passcode(_) => &[Stop::Insert, Stop::Cancel],
            _ => &[Stop::Make, Stop::Cancel],
        };
        [&[Stop::First, Stop::Second, Stop::Show], last].concat()
    }

    pub fn is_typed(&self) -> bool {
        matches!(self.stop, Stop::First | Stop::Second)
    }

    fn line(&mut self) -> Option<&mut SecretLine> {
        match self.stop {
            Stop::First => Some(&mut self.first),
            Stop::Second => Some(&mut self.second),
            _ => None,
        }
    }

    pub fn typed(&mut self, typed: &Typed) {
        if let Some(line) = self.line() {
            line.insert(typed);
            self.made = Made::NotYet;
        }
    }

    fn go(&mut self, forth: bool) {
        let stops = self.stops();
        let at = stops.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if forth { 1 } else { stops.len() - 1 };
        self.stop = stops[(at + step) % stops.len()];
    }

    pub fn command(&mut self, command: Command) -> Secret {
        match command {
            Command::Back => return Secret::Closed,
            Command::NextField => self.go(true),
            Command::PreviousField => self.go(false),
            Command::Erase => {
                if let Some(line) = self.line() {
                    line.erase();
                    self.made = Made::NotYet;
                }
            }
            Command::Tick | Command::Earlier | Command::Later if self.stop == Stop::Show => self.look_again(),
            Command::Earlier => self.go(false),
            Command::Later => self.go(true),
            Command::Choose => return self.chosen(),
            _ => {}
        }
        Secret::Going
    }

    fn look_again(&mut self) {
        self.sight = match self.sight {
            Sight::Hidden => Sight::Shown,
            Sight::Shown => Sight::Hidden,
        };
    }

    fn chosen(&mut self) -> Secret {
        match self.stop {
            Stop::First => self.go(true),
            Stop::Show => self.look_again(),
            Stop::Cancel => return Secret::Closed,
            Stop::Insert => {
                if let Made::Passcode(passcode) = &self.made {
                    return Secret::Insert(Zeroizing::new(passcode.reveal().to_owned()));
                }
            }
            Stop::Second | Stop::Make => return self.make(),
        }
        Secret::Going
    }

    fn make(&mut self) -> Secret {
        if self.first.0.is_empty() {
            self.made = Made::Wrong("form-password-missing");
            self.stop = Stop::First;
        } else if self.first.0 != self.second.0 {
            self.made = Made::Wrong("form-passwords-differ");
            self.stop = Stop::Second;
        } else if !matches!(self.made, Made::Making) {
            self.made = Made::Making;
            return Secret::Make(Password::new(self.first.0.to_string()));
        }
        Secret::Going
    }

    /// The passcode is there, or why not. The password is not needed any more.
    pub fn made(&mut self, made: Result<Passcode, Message>) {
        self.made = match made {
            Ok(passcode) => {
                for line in [&mut self.first, &mut self.second] {
                    line.0.zeroize();
                    *line = SecretLine::default();
                }
                self.sight = Sight::Hidden;
                self.stop = Stop::Insert;
                Made::Passcode(passcode)
            }
            Err(why) => Made::Failed(why),
        };
    }

    pub fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let inside = window::open(canvas, look, &look.say("form-passcode-title"), 66, 10);
        let mut canvas = canvas.at(inside);
        let labels = [look.say("form-password"), look.say("form-password-again")];
        let label = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 1;
        let mut cursor = None;
        let cells = canvas.width().saturating_sub(label);
        for (y, (words, line, stop)) in [
            (&labels[0], &self.first, Stop::First),
            (&labels[1], &self.second, Stop::Second),
        ]
        .into_iter()
        .enumerate()
        {
            let y = u16::try_from(y).unwrap_or(0);
            canvas.put(0, y, words, look.theme.text);
            canvas.spot(0, y, u16::MAX, || self.spot(stop, &[]));
            canvas.line(label, y, cells, " ", look.theme.field);
            let shown = match self.sight {
                Sight::Hidden => "*".repeat(line.0.chars().count()),
                Sight::Shown => line.0.to_string(),
            };
            let wide = text::width(&shown);
            let shown = text::cut_front(&shown, cells.saturating_sub(1), look.glyphs.ellipsis);
            canvas.put_within(label, y, cells, &shown, look.theme.field);
            if self.stop == stop {
                let x = label + wide.min(cells.saturating_sub(1));
                cursor = canvas.position(x, y);
            }
        }
        let tick = if self.sight == Sight::Shown {
            "[x] "
        } else {
            "[ ] "
        };
        let style = if self.stop == Stop::Show {
            look.theme.selected
        } else {
            look.theme.text
        };
        let words = format!("{tick}{}", look.say("form-password-show"));
        let end = canvas.put(label, 2, &words, style);
        canvas.spot(label, 2, end.saturating_sub(label), || {
            self.spot(Stop::Show, &[Command::Tick])
        });
        if self.stop == Stop::Show {
            cursor = canvas.position(label, 2);
        }
        self.outcome(state, &mut canvas);
        let stops = self.stops();
        let words: Vec<String> = stops[3..]
            .iter()
            .map(|stop| look.say(stop_words(*stop)))
            .collect();
        let focused = stops[3..].iter().position(|stop| *stop == self.stop);
        button::row(look, &mut canvas, &words, focused, |index| {
            self.spot(stops[3 + index], &[Command::Choose])
        })
        .or(cursor)
    }

    /// A press brings the focus to a stop, and does more there.
    fn spot(&self, to: Stop, more: &[Command]) -> Does {
        Does::field(&self.stops(), &self.stop, &to, more)
    }

    fn outcome(&self, state: &State, canvas: &mut Canvas<'_>) {
        let look = &state.look;
        let (words, style) = match &self.made {
            Made::NotYet => (look.say("form-passcode-help"), look.theme.faint),
            Made::Making => (look.say("form-passcode-making"), look.theme.busy),
            Made::Passcode(passcode) => (
                look.with("form-passcode-made", &[("passcode", passcode.reveal().into())]),
                look.theme.good,
            ),
            Made::Failed(why) => (look.tell(why), look.theme.bad),
            Made::Wrong(words) => (look.say(words), look.theme.bad),
        };
        for (line, y) in text::wrap(&words, canvas.width()).iter().take(4).zip(4..) {
            canvas.put(0, y, line, style);
        }
    }
}

fn stop_words(stop: Stop) -> &'static str {
    match stop {
        Stop::Make => "form-passcode-make",
        Stop::Insert => "form-passcode-insert",
        _ => "form-cancel",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_in(form: &mut PasscodeForm, text: &str) {
        text.chars().for_each(|each| form.typed(&Typed::Character(each)));
    }

    #[test]
    fn a_password_is_typed_twice_and_made_once() {
        let mut form = PasscodeForm::default();
        type_in(&mut form, "geheim");
        form.command(Command::Choose);
        type_in(&mut form, "geheil");
        assert!(matches!(form.command(Command::Choose), Secret::Going));
        assert!(matches!(form.made, Made::Wrong("form-passwords-differ")));
        form.command(Command::Erase);
        type_in(&mut form, "m");
        let Secret::Make(password) = form.command(Command::Choose) else {
            panic!("{form:?}")
        };
        assert_eq!(password.reveal(), "geheim");
        form.made(Ok(Passcode::new("AB12")));
        assert!(form.first.0.is_empty() && form.second.0.is_empty());
        assert!(
            matches!(form.command(Command::Choose), Secret::Insert(passcode) if passcode.as_str() == "AB12")
        );
    }

    #[test]
    fn nothing_of_it_shows() {
        let mut form = PasscodeForm::default();
        type_in(&mut form, "geheim");
        assert!(!format!("{form:?}").contains("geheim"));
        form.made(Ok(Passcode::new("AB12")));
        assert!(!format!("{form:?}").contains("AB12"));
    }

    #[test]
    fn nobody_has_a_password_of_more_than_1024_bytes() {
        let mut form = PasscodeForm::default();
        let before = form.first.0.as_ptr();
        form.typed(&Typed::Text("ü".repeat(2000)));
        assert_eq!(form.first.0.len(), MAX_PASSWORD);
        assert_eq!(form.first.0.as_ptr(), before, "it never moved");
    }
}
