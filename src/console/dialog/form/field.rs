//! One value of a form: how it is typed or chosen, what it says, and what is wrong with it.

use super::compose;
use crate::config::{Key, Kind, Standing, Style, WfmUrl, check};
use crate::console::command::Command;
use crate::console::look::Look;
use std::fmt;
use tui_input::Input;
use zeroize::Zeroizing;

/// Which part of a key's value a field holds: some values are put together from several fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// Of `Url`.
    Host,
    Scheme,
    Port,
    /// Of a line of [DB].
    User,
    Passcode,
    /// Of an automatic import.
    Mode,
    Minutes,
    Offset,
    At,
}

/// How a value is entered. It may be a secret: `Debug` shows the sort alone.
#[derive(Clone)]
pub enum Control {
    Line(Input),
    /// Typed, and not shown.
    Hidden(Input),
    /// Raw values, of which one is chosen; an empty one is the absent key.
    Choice {
        options: Vec<String>,
        at: usize,
    },
    List {
        items: Vec<String>,
        /// The file's way to end a list with a semicolon is kept.
        ends_with_semicolon: bool,
    },
    /// Made in a dialog of its own.
    Passcode(Zeroizing<String>),
    /// A key that xlink does not know: shown, and left alone.
    Unknown(String),
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Line(_) => "Line",
            Self::Hidden(_) => "Hidden",
            Self::Choice { .. } => "Choice",
            Self::List { .. } => "List",
            Self::Passcode(_) => "Passcode",
            Self::Unknown(_) => "Unknown",
        })
    }
}

#[derive(Clone)]
pub struct Field {
    /// The key as the file spells it.
    pub key: String,
    pub described: Option<&'static Key>,
    pub part: Part,
    /// The words' key of its label; with `-help` behind, of its help.
    pub words: String,
    pub control: Control,
    /// What the control said when it was read.
    was: Zeroizing<String>,
    /// The whole value when it was read.
    pub original: Zeroizing<String>,
    /// Where it stands; `None`: nowhere yet.
    pub line: Option<u32>,
    pub times: usize,
    /// Above it, when it begins a group.
    pub heading: Option<&'static str>,
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({} {:?})", self.key, self.control)
    }
}

impl Field {
    /// A key's whole value.
    pub fn whole(key: &'static Key, standing: Option<Standing>) -> Self {
        let value = standing.as_ref().map_or("", |standing| standing.value.as_str());
        let control = control_of(key, value);
        Self::new(key.name, Some(key), Part::Whole, key.words(), control, standing)
    }

    /// A part of a value, which is typed or chosen by itself.
    pub fn part(
        key: (&str, Option<&'static Key>),
        part: Part,
        words: &str,
        control: Control,
        standing: Option<Standing>,
    ) -> Self {
        Self::new(key.0, key.1, part, words.to_owned(), control, standing)
    }

    /// A key that nobody knows.
    pub fn unknown(standing: Standing) -> Self {
        let control = Control::Unknown(standing.value.clone());
        let key = standing.key.clone();
        Self::new(&key, None, Part::Whole, String::new(), control, Some(standing))
    }

    fn new(
        key: &str,
        described: Option<&'static Key>,
        part: Part,
        words: String,
        control: Control,
        standing: Option<Standing>,
    ) -> Self {
        let mut field = Self {
            key: standing.as_ref().map_or(key, |standing| &standing.key).to_owned(),
            described,
            part,
            words,
            control,
            was: Zeroizing::default(),
            line: standing.as_ref().map(|standing| standing.line),
            times: standing.as_ref().map_or(0, |standing| standing.times),
            original: Zeroizing::new(standing.map_or_else(String::new, |standing| standing.value)),
            heading: None,
        };
        field.was = field.raw();
        field
    }

    pub fn under(mut self, heading: &'static str) -> Self {
        self.heading = Some(heading);
        self
    }

    /// What the control says now, as the file would have it.
    pub fn raw(&self) -> Zeroizing<String> {
        Zeroizing::new(match &self.control {
            Control::Line(input) | Control::Hidden(input) => input.value().trim().to_owned(),
            Control::Choice { options, at } => options.get(*at).cloned().unwrap_or_default(),
            Control::List {
                items,
                ends_with_semicolon,
            } => {
                let end = if *ends_with_semicolon && !items.is_empty() {
                    ";"
                } else {
                    ""
                };
                format!("{}{end}", items.join(";"))
            }
            Control::Passcode(passcode) => return passcode.clone(),
            Control::Unknown(value) => value.clone(),
        })
    }

    pub fn changed(&self) -> bool {
        self.raw() != self.was
    }

    pub fn style(&self) -> Style {
        self.described.map_or(Style::Text, |key| key.kind.style())
    }

    /// Puts something in, as if it had been typed or chosen.
    pub fn put(&mut self, value: &str) {
        match &mut self.control {
            Control::Line(input) | Control::Hidden(input) => *input = Input::new(value.to_owned()),
            Control::Choice { options, at } => {
                let known = options
                    .iter()
                    .position(|option| option.eq_ignore_ascii_case(value));
                *at = known.unwrap_or_else(|| {
                    options.push(value.to_owned());
                    options.len() - 1
                });
            }
            Control::List { items, .. } => *items = items_of(value),
            Control::Passcode(passcode) => *passcode = Zeroizing::new(value.to_owned()),
            Control::Unknown(_) => {}
        }
    }

    pub fn is_typed(&self) -> bool {
        matches!(self.control, Control::Line(_) | Control::Hidden(_))
    }

    pub fn input(&mut self) -> Option<&mut Input> {
        match &mut self.control {
            Control::Line(input) | Control::Hidden(input) => Some(input),
            _ => None,
        }
    }

    /// Another choice; true when there is one.
    pub fn shift(&mut self, command: Command) -> bool {
        let Control::Choice { options, at } = &mut self.control else {
            return false;
        };
        let count = options.len().max(1);
        *at = match command {
            Command::Earlier => (*at + count - 1) % count,
            _ => (*at + 1) % count,
        };
        true
    }

    /// What is wrong with it as it stands, in words.
    pub fn fault(&self, look: &Look) -> Option<String> {
        let raw = self.raw();
        if matches!(self.control, Control::Unknown(_)) || raw.is_empty() && self.part == Part::Whole {
            return None;
        }
        let bad = |key: &str| Some(look.say(key));
        let schedule = |text: String| match text.parse::<crate::config::AutoImport>() {
            Ok(_) => None,
            Err(()) => bad(match self.part {
                Part::Minutes => "form-bad-minutes",
                _ => "form-bad-time",
            }),
        };
        match self.part {
            Part::Whole => match self.described.map(|key| check(key, &raw)) {
                Some(Err(wrong)) => Some(look.tell(&wrong)),
                _ => None,
            },
            Part::Host if raw.is_empty() => bad("form-host-missing"),
            Part::Host if compose::address_of(&raw).is_none() => bad("form-bad-host"),
            Part::User if raw.is_empty() => bad("form-user-missing"),
            Part::User if raw.contains([',', '\n']) => bad("form-bad-user"),
            Part::Minutes => schedule(format!("every {}", raw.as_str())),
            Part::Offset if raw.is_empty() => None,
            Part::Offset => schedule(format!("every 1 +{}", raw.trim_start_matches('+'))),
            Part::At => schedule(format!("daily {}", raw.as_str())),
            Part::Host | Part::Scheme | Part::Port | Part::User | Part::Passcode | Part::Mode => None,
        }
    }

    /// Its label.
    pub fn label(&self, look: &Look) -> String {
        match self.words.is_empty() {
            true => self.key.clone(),
            false => look.say(&self.words),
        }
    }

    /// One line about what it is for.
    pub fn help(&self, look: &Look) -> String {
        if matches!(self.control, Control::Unknown(_)) {
            return look.say("form-unknown-help");
        }
        look.say(&format!("{}-help", self.words))
    }
}

/// The control that fits a kind of value.
fn control_of(key: &Key, value: &str) -> Control {
    let chosen = |mut options: Vec<String>| {
        options.insert(0, String::new());
        let at = options
            .iter()
            .position(|option| option.eq_ignore_ascii_case(value))
            .unwrap_or_else(|| {
                options.push(value.to_owned());
                options.len() - 1
            });
        Control::Choice { options, at }
    };
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match key.kind {
        Kind::Switch => chosen(texts(&["0", "1"])),
        Kind::Choice(choices) => chosen(choices.iter().map(|(choice, _)| (*choice).to_owned()).collect()),
        Kind::Interval => chosen(texts(&["1", "5", "10", "15", "20", "30", "60"])),
        Kind::Separator => chosen(texts(&["3", "2", "4", "0", "1"])),
        Kind::List => Control::List {
            items: items_of(value),
            ends_with_semicolon: value.ends_with(';'),
        },
        Kind::Password | Kind::Proxy => Control::Hidden(Input::new(value.to_owned())),
        _ => Control::Line(Input::new(value.to_owned())),
    }
}

/// A list's entries, trimmed; those at the end that are empty are none.
pub fn items_of(value: &str) -> Vec<String> {
    let mut items: Vec<String> = value.split(';').map(|item| item.trim().to_owned()).collect();
    while items.last().is_some_and(String::is_empty) {
        items.pop();
    }
    items
}

/// What a choice means, in words; an empty one is what counts without the key.
pub fn choice_words(field: &Field, option: &str, look: &Look) -> String {
    let meaning = |option: &str| meaning_of(field, option, look);
    if !option.is_empty() {
        return meaning(option);
    }
    match (
        field.described.map(|key| key.kind),
        field.described.and_then(|key| key.default),
    ) {
        (Some(Kind::Separator), _) => look.say("form-found-from-file"),
        (_, Some(default)) => look.with("form-by-default", &[("value", meaning(default).into())]),
        (_, None) => look.say("form-not-set"),
    }
}

fn meaning_of(field: &Field, option: &str, look: &Look) -> String {
    let known = |key: String| {
        let said = look.say(&key);
        (said != key).then_some(said)
    };
    match (field.part, field.described.map(|key| key.kind)) {
        (Part::Scheme, _) => look.say(if option == "iwfms" {
            "form-iwfms"
        } else {
            "form-iwfm"
        }),
        (Part::Port, _) => match option {
            "45054" => look.say("form-port-usual"),
            "80" => look.say("form-port-old"),
            other => other.to_owned(),
        },
        (Part::Mode, _) => look.say(match option {
            "every" => "form-mode-every",
            "daily" => "form-mode-daily",
            _ => "form-mode-none",
        }),
        (_, Some(Kind::Switch)) => match option {
            "0" => look.say("form-off"),
            "1" => look.say("form-on"),
            other => other.to_owned(),
        },
        (_, Some(Kind::Interval)) => format!("{option} min"),
        (_, Some(Kind::Separator)) => {
            known(format!("form-separator-{option}")).unwrap_or_else(|| option.to_owned())
        }
        (_, Some(Kind::Choice(_))) => match field.described.and_then(|key| key.meaning(option)) {
            Some(meaning) => format!("{} ({option})", look.tell(&meaning)),
            None => option.to_owned(),
        },
        _ => option.to_owned(),
    }
}

/// What was pasted as an address, as its parts; `None`: it is no whole address.
pub fn whole_address(text: &str) -> Option<WfmUrl> {
    let text = text.trim();
    text.contains("://").then(|| WfmUrl::from_input(text)).flatten()
}
