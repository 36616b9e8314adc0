//! What the console does to the files itself: reads and edits acd_map.ini, reads scripts.

use super::effect::LeftSide;
use crate::config::{ConfigFile, Installation};
use crate::mapping::{MapStore, MappingLine};
use crate::model::{MappingTarget, Message, MetricPath, Worded};
use std::path::PathBuf;

/// The files of an installation, as far as the console works on them.
pub trait Desk: Send + Sync {
    /// The lines of acd_map.ini; none when there is no file.
    fn mappings(&self) -> Result<Vec<MappingLine>, Message>;

    /// Adds a line.
    fn assign(&self, left: &LeftSide, path: &MetricPath) -> Result<(), Message>;

    /// Takes the line out.
    fn remove(&self, left: &LeftSide, path: &MetricPath) -> Result<(), Message>;
}

/// The files in an installation directory, edited by the rules of spec page 1.
pub struct Files {
    installation: Installation,
}

impl Files {
    pub fn new(directory: PathBuf) -> Self {
        Self {
            installation: Installation::open(directory),
        }
    }
}

impl Desk for Files {
    fn mappings(&self) -> Result<Vec<MappingLine>, Message> {
        let store = MapStore::open(&self.installation).map_err(|error| error.message())?;
        Ok(store.file.lines().to_vec())
    }

    fn assign(&self, left: &LeftSide, path: &MetricPath) -> Result<(), Message> {
        let addition = [(left.clone(), MappingTarget::Metric(path.clone()))];
        self.installation
            .ensure_writable(ConfigFile::Mappings)
            .map_err(|error| error.message())?;
        MapStore::edit(&self.installation, |file| file.add(&addition))
            .map(|_| ())
            .map_err(|error| error.message())
    }

    fn remove(&self, left: &LeftSide, path: &MetricPath) -> Result<(), Message> {
        self.installation
            .ensure_writable(ConfigFile::Mappings)
            .map_err(|error| error.message())?;
        MapStore::edit(&self.installation, |file| file.remove(left, Some(path.as_str())))
            .map(|_| ())
            .map_err(|error| error.message())
    }
}
