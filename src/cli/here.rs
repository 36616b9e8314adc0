//! The installation that a command works on: its files, words, log and what is known of the WFM.

use super::{Global, Usage};
use crate::config::{ConfigFile, General, Installation, LanguageCode, Settings};
use crate::engine::{Level, Notice};
use crate::files;
use crate::i18n::{Language, Words};
use crate::journal::{Change, Journal, JournalSettings, Shown, person};
use crate::ledger::KeptCatalog;
use crate::model::{Catalog, Message, message};
use crate::time::Clock;
use color_eyre::eyre::{self, bail};
use std::path::Path;

pub(super) struct Here {
    pub installation: Installation,
    pub settings: Settings,
    pub words: Words,
}

/// Opens the installation that `--dir`, the environment or the current folder names.
///
/// # Errors
/// There is no such folder.
pub(super) fn here(global: &Global) -> eyre::Result<Here> {
    let directory = global.directory();
    if !directory.is_dir() {
        bail!(no_installation(&directory));
    }
    let installation = Installation::open(directory);
    let (settings, _) = installation.load();
    let words = global.words(settings.general.language.map(language));
    Ok(Here {
        installation,
        settings,
        words,
    })
}

/// A notice for a person: place, words, what to do.
pub(super) fn notice_line(words: Words, notice: &Notice) -> String {
    let place = match notice.place.as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    };
    let hint = match notice.hint.is_empty() || notice.level == Level::Fine {
        true => String::new(),
        false => format!(" ({})", words.tell(&notice.hint)),
    };
    format!("{place}{}{hint}", words.tell(&notice.text))
}

pub(super) fn no_installation(directory: &Path) -> Message {
    message!(
        "cli-no-installation-at",
        "there is no installation at {directory}: make one with `xlink init {directory}`, or name it with --dir",
        directory = directory.display(),
    )
}

/// What changes something is not done under `--read-only`.
pub(super) fn read_only() -> Message {
    message!(
        "cli-read-only",
        "--read-only changes nothing, and this command does"
    )
}

fn language(code: LanguageCode) -> Language {
    match code {
        LanguageCode::English => Language::English,
        LanguageCode::French => Language::French,
        LanguageCode::German => Language::German,
    }
}

/// A line on standard output. Whoever stops reading has seen enough: that is no reason to panic.
pub(super) fn tell(line: impl std::fmt::Display) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout().lock(), "{line}")
}

/// A line on standard error, for whoever reads it: see `remark!`.
pub(super) fn remark(line: std::fmt::Arguments<'_>) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Refuses what would change something under `--read-only`.
pub(super) fn may_change(global: &Global) -> Result<(), Usage> {
    if global.read_only {
        return Err(Usage::new(read_only()));
    }
    Ok(())
}

impl Here {
    /// The journal as `[General]` wants it.
    pub fn journal(&self) -> Journal {
        let journal = Journal::open(self.installation.directory(), Clock::system());
        let General {
            protocol,
            log_dir,
            log_max_bytes,
            ..
        } = &self.settings.general;
        let settings = JournalSettings {
            protocol: *protocol,
            log_dir: log_dir.clone(),
            limit: *log_max_bytes,
        };
        if let Err(unusable) = journal.configure(&settings) {
            remark!("{unusable}");
        }
        journal
    }

    /// Writes down who changed what.
    pub fn changed(
        &self,
        (file, section, key): (&str, &str, &str),
        before: Option<&str>,
        after: Option<&str>,
        value: Shown,
    ) {
        let who = person();
        self.journal().changed(&Change {
            who: &who,
            file,
            section,
            key,
            before,
            after,
            value,
        });
    }

    /// The WFM's catalogue as last read; `None` when it never was.
    pub fn known_catalog(&self) -> eyre::Result<Option<Catalog>> {
        let Some(text) = files::read_if_there(&self.installation.state().join("catalog.json"))? else {
            return Ok(None);
        };
        let kept: KeptCatalog = serde_json::from_slice(&text)?;
        Ok(Some(kept.catalog))
    }

    /// The same, for what cannot do without.
    pub fn catalog(&self) -> eyre::Result<Catalog> {
        match self.known_catalog()? {
            Some(catalog) => Ok(catalog),
            None => bail!("{}", self.words.say("catalog-unknown")),
        }
    }

    /// The WFM system that the catalogue belongs to: the first of isps.cfg.
    pub fn wfm(&self) -> eyre::Result<&str> {
        match self.settings.wfm_systems.first() {
            Some(system) => Ok(&system.name),
            None => bail!(
                "{}",
                self.words
                    .with("wfm-none", &[("file", ConfigFile::Connection.name().into())])
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config, mapping};

    #[test]
    fn every_finding_has_its_words_in_every_language_and_english_is_what_the_templates_say() {
        let words = Words::new(Language::English);
        let missing = |language: Language, key: &str| Words::new(language).say(key) == key;
        for template in config::TEMPLATES.iter().chain(mapping::TEMPLATES) {
            let names = template.text.split('{').chain(template.hint.split('{')).skip(1);
            // Each value stands for its own name in braces: what comes out is the template itself.
            let values: Vec<(&'static str, String)> = names
                .filter_map(|part| part.split_once('}'))
                .map(|(name, _)| (name, format!("{{{name}}}")))
                .collect();
            assert_eq!(
                words.tell(&template.message(&values)),
                template.text,
                "{}",
                template.id
            );
            for language in Language::ALL {
                assert!(
                    !missing(language, &format!("finding-{}", template.id)),
                    "{}",
                    template.id
                );
            }
            if !template.hint.is_empty() {
                assert_eq!(
                    words.tell(&template.hint(&values)),
                    template.hint,
                    "{}",
                    template.id
                );
            }
        }
    }
}
