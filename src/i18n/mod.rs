//! Words in three languages.
//!
//! Lower rooms return typed messages ([`Message`]); the screen and the command line ask here for the words. The texts stand in
//! `src/i18n/<language>/<room>.ftl` (Fluent) and are part of the program, so nothing can be missing at run time; a test
//! holds the three languages against each other.

mod help;
mod language;

pub use help::Help;
pub use language::{Language, UnknownLanguage};

use crate::model::{Message, MessageValue};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;

/// The rooms that have texts: one file per room and language.
macro_rules! texts {
    ($($room:literal)*) => {
        [
            (Language::English, &[$(($room, include_str!(concat!("en/", $room, ".ftl")))),*]),
            (Language::French, &[$(($room, include_str!(concat!("fr/", $room, ".ftl")))),*]),
            (Language::German, &[$(($room, include_str!(concat!("de/", $room, ".ftl")))),*]),
        ]
    };
}

/// Language → room → its texts.
const TEXTS: [(Language, &[(&str, &str)]); 3] = texts!(
    "agents"
    "backup"
    "check"
    "cli"
    "config"
    "console"
    "control"
    "days"
    "deliver"
    "demo"
    "editor"
    "engine"
    "files"
    "findings"
    "forms"
    "import"
    "imports"
    "keys"
    "ledger"
    "local"
    "log"
    "look"
    "manager"
    "mapping"
    "menu"
    "passcode"
    "queues"
    "script"
    "server"
    "service"
    "source"
    "steps"
    "time"
    "tree"
    "wfm"
    "wire"
);

type Bundle = FluentBundle<FluentResource>;

/// Each language is read when it is first spoken: nobody waits for the other two.
static BUNDLES: [OnceLock<Bundle>; 3] = [const { OnceLock::new() }; 3];

fn spoken(language: Language) -> Option<&'static Bundle> {
    let place = TEXTS.iter().position(|(each, _)| *each == language)?;
    let (_, files) = TEXTS.get(place)?;
    Some(BUNDLES.get(place)?.get_or_init(|| bundle(language, files)))
}

/// A faulty text file is a fault of the program itself; the test `every_text_is_valid` keeps it from shipping. Here the
/// faulty entry is left out, and its key is shown in its place.
fn bundle(language: Language, files: &[(&str, &str)]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // Marks around inserted values confuse terminals and searches.
    bundle.set_use_isolating(false);
    for (_, text) in files {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The words of one language. Cheap to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

/// A value put into a text: a number (for plural forms) or a word.
pub type Value<'a> = FluentValue<'a>;

impl Words {
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    pub fn language(self) -> Language {
        self.language
    }

    /// The text of `key`. An unknown key is shown as it is, so that a fault is seen and nothing fails.
    pub fn say(self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text of `key` with values put in: `words.with("rows-read", &[("count", 12.into())])`.
    pub fn with(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        self.format(key, Some(&arguments))
    }

    /// A message of a lower room in these words; its English where this program does not know its key.
    pub fn tell(self, message: &Message) -> String {
        if message.key().is_empty() {
            return message.english().to_owned();
        }
        let mut arguments = FluentArgs::with_capacity(message.values().len());
        for (name, value) in message.values() {
            arguments.set(name.as_ref(), self.value(value));
        }
        self.known(message.key(), Some(&arguments))
            .unwrap_or_else(|| message.english().to_owned())
    }

    fn value(self, value: &MessageValue) -> Value<'_> {
        match value {
            MessageValue::Text(text) => text.as_str().into(),
            MessageValue::Number(number) => (*number).into(),
            MessageValue::Message(message) => self.tell(message).into(),
            MessageValue::List(messages) => {
                let told: Vec<String> = messages.iter().map(|message| self.tell(message)).collect();
                told.join(", ").into()
            }
        }
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        self.known(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    fn known(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = spoken(self.language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut faults);
        Some(text.into_owned())
    }
}

#[cfg(test)]
mod tests;
