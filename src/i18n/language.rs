//! Which language, and how it is chosen.

use crate::model::{Message, Worded, message};
use std::str::FromStr;
use unic_langid::LanguageIdentifier;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    English,
    French,
    German,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct UnknownLanguage(pub String);

impl Worded for UnknownLanguage {
    fn message(&self) -> Message {
        let Self(text) = self;
        message!(
            "i18n-unknown-language",
            "“{text}” is none of the languages en, fr, de",
            text = text
        )
    }
}

impl Language {
    pub const ALL: [Self; 3] = [Self::English, Self::French, Self::German];

    /// As `Language` in isps_Ul.ini and `--lang` name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        LanguageIdentifier::from_bytes(self.code().as_bytes()).unwrap_or_default()
    }

    /// What the environment says, English when it says nothing that is known. The first of these that is set decides,
    /// as for every program: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .and_then(|value| value.get(..2).and_then(|code| code.parse().ok()))
            .unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownLanguage(text.to_owned()))
    }
}
