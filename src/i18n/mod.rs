//! Words in three languages.
//!
//! Lower rooms return typed messages; the screen and the command line ask here for the words. The texts stand in
//! `src/i18n/<language>/<room>.ftl` (Fluent) and are part of the program, so nothing can be missing at run time; a test
//! holds the three languages against each other.

mod language;

pub use language::{Language, UnknownLanguage};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// One file per room and language.
const TEXTS: [(Language, &[(&str, &str)]); 3] = [
    (
        Language::English,
        &[
            ("cli", include_str!("en/cli.ftl")),
            ("config", include_str!("en/config.ftl")),
            ("console", include_str!("en/console.ftl")),
            ("demo", include_str!("en/demo.ftl")),
            ("menu", include_str!("en/menu.ftl")),
            ("queues", include_str!("en/queues.ftl")),
            ("findings", include_str!("en/findings.ftl")),
            ("service", include_str!("en/service.ftl")),
            ("import", include_str!("en/import.ftl")),
            ("tree", include_str!("en/tree.ftl")),
        ],
    ),
    (
        Language::French,
        &[
            ("cli", include_str!("fr/cli.ftl")),
            ("config", include_str!("fr/config.ftl")),
            ("console", include_str!("fr/console.ftl")),
            ("demo", include_str!("fr/demo.ftl")),
            ("menu", include_str!("fr/menu.ftl")),
            ("queues", include_str!("fr/queues.ftl")),
            ("findings", include_str!("fr/findings.ftl")),
            ("service", include_str!("fr/service.ftl")),
            ("import", include_str!("fr/import.ftl")),
            ("tree", include_str!("fr/tree.ftl")),
        ],
    ),
    (
        Language::German,
        &[
            ("cli", include_str!("de/cli.ftl")),
            ("config", include_str!("de/config.ftl")),
            ("console", include_str!("de/console.ftl")),
            ("demo", include_str!("de/demo.ftl")),
            ("menu", include_str!("de/menu.ftl")),
            ("queues", include_str!("de/queues.ftl")),
            ("findings", include_str!("de/findings.ftl")),
            ("service", include_str!("de/service.ftl")),
            ("import", include_str!("de/import.ftl")),
            ("tree", include_str!("de/tree.ftl")),
        ],
    ),
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[(Language, Bundle); 3]> =
    LazyLock::new(|| TEXTS.map(|(language, files)| (language, bundle(language, files))));

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

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = BUNDLES
            .iter()
            .find(|(language, _)| *language == self.language)
            .map(|(_, bundle)| bundle);
        let Some((bundle, pattern)) =
            bundle.and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)))
        else {
            return key.to_owned();
        };
        let mut faults = Vec::new();
        bundle
            .format_pattern(pattern, arguments, &mut faults)
            .into_owned()
    }
}

#[cfg(test)]
mod tests;
