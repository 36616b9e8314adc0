//! acd_map.ini of an installation: read, changed, saved by the rules of spec page 1.

use super::edit::MapError;
use super::file::MapFile;
use crate::config::{ConfigFile, Installation, OpenedFile, Replaced};
use crate::files::FileError;
use crate::model::{Message, Worded};

/// The file as it was read from an installation.
#[derive(Debug, Clone)]
pub struct MapStore {
    pub file: MapFile,
    opened: OpenedFile,
}

#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum SaveMapError {
    File(#[from] FileError),
    Map(#[from] MapError),
}

impl Worded for SaveMapError {
    fn message(&self) -> Message {
        match self {
            Self::File(why) => why.message(),
            Self::Map(why) => why.message(),
        }
    }
}

impl MapStore {
    /// A file that is not there is empty.
    pub fn open(installation: &Installation) -> Result<Self, FileError> {
        let opened = installation.read(ConfigFile::Mappings)?;
        Ok(Self {
            file: MapFile::new(opened.bytes.clone()),
            opened,
        })
    }

    /// Its name as it stands on disk.
    pub fn name(&self) -> String {
        self.opened.name()
    }

    pub fn is_there(&self) -> bool {
        self.opened.fingerprint.is_some()
    }

    /// Saves the file, keeping a dated copy of the one that was read.
    ///
    /// # Errors
    /// [`FileError::Changed`] when another program changed it since.
    pub fn save(&mut self, installation: &Installation) -> Result<Replaced, FileError> {
        let replaced = installation.replace(&self.opened, self.file.bytes())?;
        self.opened = installation.read(ConfigFile::Mappings)?;
        Ok(replaced)
    }

    /// Makes an edit on the file as it is on disk now, and saves it. When another program changes the file in between,
    /// the edit is made anew on what that program left.
    pub fn edit<T>(
        installation: &Installation,
        edit: impl Fn(&mut MapFile) -> Result<T, MapError>,
    ) -> Result<(T, Replaced), SaveMapError> {
        let mut attempts = 3;
        loop {
            attempts -= 1;
            let mut store = Self::open(installation)?;
            let done = edit(&mut store.file)?;
            match store.save(installation) {
                Err(FileError::Changed { .. }) if attempts > 0 => {}
                saved => return Ok((done, saved?)),
            }
        }
    }
}
