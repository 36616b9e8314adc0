//! The help of the commands (`--help`). Its English stands where the commands are described; these are the other
//! languages, read when somebody asks for help and not before.

use super::{Bundle, Language, bundle};

/// One language's words of the help.
pub struct Help {
    bundle: Option<Bundle>,
    french: bool,
}

impl Help {
    pub fn new(language: Language) -> Self {
        let text = match language {
            Language::English => None,
            Language::French => Some(include_str!("fr/help.ftl")),
            Language::German => Some(include_str!("de/help.ftl")),
        };
        Self {
            bundle: text.map(|text| bundle(language, &[("help", text)])),
            french: language == Language::French,
        }
    }

    /// `None`: the English words are to be said.
    pub fn say(&self, key: &str) -> Option<String> {
        let bundle = self.bundle.as_ref()?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut faults);
        Some(match self.french {
            true => kept_together(&text),
            false => text.into_owned(),
        })
    }
}

/// With blanks that break no line where French sets one before `;` and its like.
fn kept_together(text: &str) -> String {
    let mut text = text.replace("« ", "«\u{a0}");
    for sign in [';', ':', '?', '!', '»'] {
        text = text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    text
}
