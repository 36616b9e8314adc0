//! Reading and writing the script's file, and the line of acd_map.ini that names it.

use crate::config::{ConfigFile, Installation, SaveTextError, TextFile};
use crate::console::effect::LeftSide;
use crate::console::job::Hands;
use crate::files::FileError;
use crate::mapping::{MapEdit, MapStore, Trace};
use crate::model::{MappingTarget, Message, Worded};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    Read(String),
    Save {
        file: Arc<TextFile>,
        text: String,
    },
    /// Makes the next `$<n>.BAS` and the line that names it.
    Make {
        left: LeftSide,
        text: String,
    },
}

#[derive(Debug)]
pub enum Answer {
    Read(Result<Arc<TextFile>, Message>),
    /// Under this name; with what it did to acd_map.ini, when a line was added.
    Saved(String, Option<Trace>),
    /// Somebody else changed it: as it is now.
    Changed(Arc<TextFile>),
    NotSaved(Message),
}

impl Job {
    pub fn changes(&self) -> bool {
        match self {
            Self::Read(_) => false,
            Self::Save { .. } | Self::Make { .. } => true,
        }
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        let installation = &hands.installation;
        match self {
            Self::Read(name) => Answer::Read(
                installation
                    .text_file(&name)
                    .map(Arc::new)
                    .map_err(|why| why.message()),
            ),
            Self::Save { file, text } => match installation.save_text_file(&file, &text) {
                Ok(_) => Answer::Saved(file.name(), None),
                Err(SaveTextError::File(FileError::Changed { .. })) => {
                    match installation.text_file(&file.name()) {
                        Ok(theirs) => Answer::Changed(Arc::new(theirs)),
                        Err(why) => Answer::NotSaved(why.message()),
                    }
                }
                Err(why) => Answer::NotSaved(why.message()),
            },
            Self::Make { left, text } => match make(installation, &left, &text) {
                Ok((name, trace)) => Answer::Saved(name, Some(trace)),
                Err(why) => Answer::NotSaved(why),
            },
        }
    }
}

/// The file first: a line never names a script that is not there.
fn make(installation: &Installation, left: &LeftSide, text: &str) -> Result<(String, Trace), Message> {
    installation
        .ensure_writable(ConfigFile::Mappings)
        .map_err(|why| why.message())?;
    let store = MapStore::open(installation).map_err(|why| why.message())?;
    let names = installation.names().map_err(|why| why.message())?;
    let name = store.file.next_script(names.iter().map(String::as_str));
    let file = installation.text_file(&name).map_err(|why| why.message())?;
    installation
        .save_text_file(&file, text)
        .map_err(|why| why.message())?;
    let addition = vec![(left.clone(), MappingTarget::Script(name.clone()))];
    let added = MapEdit::Add(addition).perform(installation);
    added.map(|trace| (name, trace)).map_err(|why| why.message())
}
