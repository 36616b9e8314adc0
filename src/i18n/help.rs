//! The help of the commands (`--help`). Its English stands where the commands are described; these are the other
//! languages, read when somebody asks for help and not before.

use super::{Bundle, Language, bundle};

/// One language's words of the help.
pub struct Help(Option<Bundle>);

impl Help {
    pub fn new(language: Language) -> Self {
        let text = match language {
            Language::English => return Self(None),
            Language::French => include_str!("fr/help.ftl"),
            Language::German => include_str!("de/help.ftl"),
        };
        Self(Some(bundle(language, &[("help", text)])))
    }

    /// `None`: the English words are to be said.
    pub fn say(&self, key: &str) -> Option<String> {
        let bundle = self.0.as_ref()?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        Some(bundle.format_pattern(pattern, None, &mut faults).into_owned())
    }
}
