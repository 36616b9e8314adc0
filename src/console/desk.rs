//! What the console does to the files itself: reads and edits acd_map.ini, reads scripts.

use super::effect::LeftSide;
use crate::config::{ConfigFile, Installation};
use crate::mapping::{MapStore, MappingLine};
use crate::model::{MappingTarget, MetricPath};
use std::path::PathBuf;

/// The files of an installation, as far as the console works on them. Errors are sentences for the screen.
pub trait Desk: Send + Sync {
    /// The lines of acd_map.ini; none when there is no file.
    fn mappings(&self) -> Result<Vec<MappingLine>, String>;

    /// Adds a line.
    fn assign(&self, left: &LeftSide, path: &MetricPath) -> Result<(), String>;

    /// Takes the line out.
    fn remove(&self, left: &LeftSide, path: &MetricPath) -> Result<(), String>;

    /// The script of this name, or the default script for so many parameters.
    fn script(&self, name: Option<&str>, parameters: u32) -> Result<String, String>;
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
    fn mappings(&self) -> Result<Vec<MappingLine>, String> {
        let store = MapStore::open(&self.installation).map_err(|error| error.to_string())?;
        Ok(store.file.lines().to_vec())
    }

    fn assign(&self, left: &LeftSide, path: &MetricPath) -> Result<(), String> {
        let addition = [(left.clone(), MappingTarget::Metric(path.clone()))];
        self.installation
            .ensure_writable(ConfigFile::Mappings)
            .map_err(|error| error.to_string())?;
        MapStore::edit(&self.installation, |file| file.add(&addition))
            .map(|_| ())
            .map_err(|error| error.to_string())
    }

    fn remove(&self, left: &LeftSide, path: &MetricPath) -> Result<(), String> {
        self.installation
            .ensure_writable(ConfigFile::Mappings)
            .map_err(|error| error.to_string())?;
        MapStore::edit(&self.installation, |file| file.remove(left, Some(path.as_str())))
            .map(|_| ())
            .map_err(|error| error.to_string())
    }

    fn script(&self, name: Option<&str>, parameters: u32) -> Result<String, String> {
        let Some(name) = name else {
            return Ok(crate::script::default_script(parameters));
        };
        match self.installation.script(name) {
            Ok(Some(text)) => Ok(text),
            Ok(None) => Err(format!(
                "{name} is not in {}",
                self.installation.directory().display()
            )),
            Err(error) => Err(error.to_string()),
        }
    }
}
