//! What every command understands.

use crate::console::Colours;
use crate::i18n::{Language, Words};
use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Global {
    /// The installation directory (else XLINK_DIR, else the current folder when it holds the three files, else the
    /// platform's data folder).
    #[arg(long, value_name = "DIR", global = true)]
    pub dir: Option<PathBuf>,
    /// Language of the messages.
    #[arg(long, value_name = "LANG", global = true, value_parser = languages())]
    pub lang: Option<Language>,
    /// No colours (also with NO_COLOR in the environment).
    #[arg(long, global = true)]
    pub no_color: bool,
    /// Colours of the console: terminal (its own 16), dark, light, high-contrast, none. Without it: what was chosen in the
    /// console the last time.
    #[arg(long, value_name = "NAME", global = true, value_parser = themes())]
    pub theme: Option<Colours>,
    /// Plain letters instead of drawn lines.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Look, change nothing.
    #[arg(long, global = true)]
    pub read_only: bool,
    /// Say more; twice: with causes as the program sees them.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

fn themes() -> impl TypedValueParser<Value = Colours> {
    PossibleValuesParser::new(Colours::ALL.map(Colours::name)).try_map(|name| name.parse::<Colours>())
}

fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).try_map(|code| code.parse::<Language>())
}

impl Global {
    /// What a line that the parser does not understand says about folder and language.
    pub(super) fn asked(arguments: &[OsString]) -> Self {
        let value = |name: &str| {
            let mut words = arguments.iter().map(|word| word.to_string_lossy());
            words
                .find_map(|word| word.strip_prefix(&format!("{name}=")).map(str::to_owned))
                .or_else(|| {
                    let at = arguments.iter().position(|word| word == name)?;
                    Some(arguments.get(at + 1)?.to_string_lossy().into_owned())
                })
        };
        Self {
            dir: value("--dir").map(PathBuf::from),
            lang: value("--lang").and_then(|code| code.parse().ok()),
            ..Self::default()
        }
    }

    /// The installation directory (spec page 8), absolute where the system tells the current folder.
    pub fn directory(&self) -> PathBuf {
        let chosen = self
            .dir
            .clone()
            .or_else(|| {
                std::env::var_os("XLINK_DIR")
                    .filter(|dir| !dir.is_empty())
                    .map(PathBuf::from)
            })
            .or_else(|| {
                std::env::current_dir()
                    .ok()
                    .filter(|here| holds_an_installation(here))
            })
            .unwrap_or_else(data_folder);
        std::path::absolute(&chosen).unwrap_or(chosen)
    }

    /// `--lang`, else the installation's `Language`, else the environment.
    pub fn words(&self, of_installation: Option<Language>) -> Words {
        let language = self
            .lang
            .or(of_installation)
            .unwrap_or_else(|| Language::from_environment(|name| std::env::var(name).ok()));
        Words::new(language)
    }

    /// Whether standard error may be coloured.
    pub fn colours(&self) -> bool {
        !self.no_color && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }
}

/// Whether the three files stand in this folder, in any case (spec page 1).
pub(super) fn holds_an_installation(folder: &Path) -> bool {
    files_of_an_installation(folder) == 3
}

/// How many of the three files stand in this folder.
pub(super) fn files_of_an_installation(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().to_lowercase())
        .collect();
    ["isps_ul.ini", "isps.cfg", "acd_map.ini"]
        .iter()
        .filter(|name| names.iter().any(|found| found == *name))
        .count()
}

#[cfg(windows)]
fn data_folder() -> PathBuf {
    std::env::var_os("ProgramData")
        .map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from)
        .join("xlink")
}

#[cfg(target_os = "macos")]
fn data_folder() -> PathBuf {
    PathBuf::from("/Library/Application Support/xlink")
}

#[cfg(not(any(windows, target_os = "macos")))]
fn data_folder() -> PathBuf {
    PathBuf::from("/var/lib/xlink")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_files_in_any_case_make_an_installation() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["ISPS_UL.INI", "isps.cfg"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(!holds_an_installation(folder.path()));
        std::fs::write(folder.path().join("Acd_map.ini"), "").unwrap();
        assert!(holds_an_installation(folder.path()));
    }
}
