//! What a person chose for the console, remembered for the next time: theme, language, mouse (spec page 6).
//!
//! It stands in the console's own file in the person's own folder, never in the three files; it is written when
//! something is chosen, never at start or exit.

use super::theme::Colours;
use crate::files;
use crate::i18n::Language;
use crate::model::{Message, Worded, message};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Something a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preference {
    Theme(Colours),
    Language(Language),
    Mouse(Mouse),
}

/// Whose the mouse is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Mouse {
    /// The terminal's: text can be marked and copied as ever.
    #[default]
    Terminal,
    /// The console's: click, double-click, wheel, dragging the divider.
    Console,
}

/// What was chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    pub theme: Option<Colours>,
    pub language: Option<Language>,
    pub mouse: Option<Mouse>,
}

/// The console's own file.
#[derive(Debug, Default)]
pub struct Memory {
    /// `None`: this person has no folder for it; then nothing is remembered.
    file: Option<PathBuf>,
    chosen: Chosen,
    fault: Option<Message>,
    /// One choice is written after the other.
    writing: Mutex<()>,
}

const THEME: &str = "theme";
const LANGUAGE: &str = "language";
const MOUSE: &str = "mouse";

impl Memory {
    /// Where this person's choices stand: `~/.local/state/xlink/console.toml`, and its like elsewhere.
    pub fn usual_file() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "xlink")?;
        let folder = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        Some(folder.join("console.toml"))
    }

    /// Reads it. One that cannot be read or understood counts as none, and [`Self::fault`] says so.
    pub fn read(file: Option<PathBuf>) -> Self {
        let (chosen, fault) = match file.as_deref().map(table) {
            None => (Chosen::default(), None),
            Some(Ok(table)) => understood(&table),
            Some(Err(why)) => (Chosen::default(), Some(why)),
        };
        Self {
            file,
            chosen,
            fault,
            writing: Mutex::default(),
        }
    }

    pub fn chosen(&self) -> Chosen {
        self.chosen
    }

    /// The file, and what is wrong in it.
    pub fn fault(&self) -> Option<(&Path, &Message)> {
        Some((self.file.as_deref()?, self.fault.as_ref()?))
    }

    /// Writes one choice down. Other choices, those of another console meanwhile included, stay as they are.
    ///
    /// # Errors
    /// Why it will not be remembered.
    pub fn keep(&self, preference: Preference) -> Result<(), Message> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let _one_at_a_time = self.writing.lock();
        // One that nobody can read is written anew.
        let mut table = table(file).unwrap_or_default();
        let (key, value): (&str, toml::Value) = match preference {
            Preference::Theme(theme) => (THEME, theme.name().into()),
            Preference::Language(language) => (LANGUAGE, language.code().into()),
            Preference::Mouse(mouse) => (MOUSE, (mouse == Mouse::Console).into()),
        };
        if table.get(key) == Some(&value) {
            return Ok(());
        }
        table.insert(key.to_owned(), value);
        let write = || {
            if let Some(folder) = file.parent() {
                files::create_folder(folder)?;
            }
            files::replace(file, table.to_string().as_bytes(), None, files::Rights::OwnerOnly)
        };
        write().map_err(|error: files::FileError| error.message())
    }
}

fn table(file: &Path) -> Result<toml::Table, Message> {
    let bytes = files::read_if_there(file).map_err(|error| error.message())?;
    let broken = || message!("console-memory-broken", "it is not what xlink wrote");
    let text = String::from_utf8(bytes.unwrap_or_default()).map_err(|_| broken())?;
    text.parse().map_err(|_: toml::de::Error| broken())
}

/// What can be understood of it; the rest is a fault.
fn understood(table: &toml::Table) -> (Chosen, Option<Message>) {
    let text = |key: &str| table.get(key)?.as_str();
    let mouse = table.get(MOUSE).and_then(toml::Value::as_bool);
    let chosen = Chosen {
        theme: text(THEME).and_then(|name| name.parse().ok()),
        language: text(LANGUAGE).and_then(|code| code.parse().ok()),
        mouse: mouse.map(|mine| if mine { Mouse::Console } else { Mouse::Terminal }),
    };
    let fault = [
        (THEME, chosen.theme.is_none()),
        (LANGUAGE, chosen.language.is_none()),
        (MOUSE, chosen.mouse.is_none()),
    ]
    .into_iter()
    .find_map(|(key, missing)| {
        let value = table.get(key).filter(|_| missing)?;
        Some(message!(
            "console-memory-value",
            "{key} = {value} is none of the choices",
            key = key,
            value = value.to_string()
        ))
    });
    (chosen, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(content: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/xlink/console.toml");
        if !content.is_empty() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, content).unwrap();
        }
        (folder, file)
    }

    #[test]
    fn what_was_chosen_is_there_the_next_time() {
        let (_folder, file) = with("");
        let memory = Memory::read(Some(file.clone()));
        assert_eq!((memory.chosen(), memory.fault()), (Chosen::default(), None));
        assert!(!file.exists(), "nothing is written before something is chosen");
        for preference in [
            Preference::Theme(Colours::Dark),
            Preference::Language(Language::French),
            Preference::Mouse(Mouse::Console),
            Preference::Theme(Colours::Light),
        ] {
            memory.keep(preference).unwrap();
        }
        let chosen = Chosen {
            theme: Some(Colours::Light),
            language: Some(Language::French),
            mouse: Some(Mouse::Console),
        };
        assert_eq!(Memory::read(Some(file)).chosen(), chosen);
    }

    #[test]
    fn choices_of_another_console_and_of_a_later_version_stay() {
        let (_folder, file) = with("font = \"large\"\n");
        let one = Memory::read(Some(file.clone()));
        let other = Memory::read(Some(file.clone()));
        one.keep(Preference::Theme(Colours::Dark)).unwrap();
        other.keep(Preference::Mouse(Mouse::Console)).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        for line in ["font = \"large\"", "theme = \"dark\"", "mouse = true"] {
            assert!(text.contains(line), "{text}");
        }
    }

    #[test]
    fn a_choice_made_again_writes_nothing() {
        let (_folder, file) = with("# mine\ntheme = \"dark\"\n");
        let memory = Memory::read(Some(file.clone()));
        memory.keep(Preference::Theme(Colours::Dark)).unwrap();
        assert!(std::fs::read_to_string(&file).unwrap().starts_with("# mine"));
    }

    #[test]
    fn a_broken_file_is_passed_over_and_said() {
        for content in [
            "theme = ",
            "\u{0}",
            "theme = 7",
            "mouse = \"on\"",
            "language = \"tlh\"",
        ] {
            let (_folder, file) = with(content);
            let memory = Memory::read(Some(file.clone()));
            assert_eq!(memory.chosen(), Chosen::default(), "{content}");
            assert!(memory.fault().is_some(), "{content}");
            memory.keep(Preference::Theme(Colours::None)).unwrap();
            let theme = Memory::read(Some(file)).chosen().theme;
            assert_eq!(theme, Some(Colours::None), "{content}");
        }
        let (_folder, file) = with("theme = \"dark\"\nmouse = 3\n");
        let theme = Memory::read(Some(file)).chosen().theme;
        assert_eq!(theme, Some(Colours::Dark), "what is right counts");
    }

    #[test]
    fn without_a_folder_nothing_is_remembered_and_nothing_fails() {
        assert_eq!(Memory::read(None).keep(Preference::Mouse(Mouse::Console)), Ok(()));
    }
}
