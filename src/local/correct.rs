//! `AutomaticMappingCorrection`: lines whose parent is not the queue's any more (spec page 4).

use super::Core;
use crate::config::ConfigFile;
use crate::engine::EngineError;
use crate::mapping::{MapStore, correct, log_lines};
use crate::model::message;

impl Core {
    /// At start and when the catalogue changed, if the settings want it.
    pub(super) fn correct_if_wanted(&self) {
        if !self.setup().general().automatic_mapping_correction || self.catalog().is_none() {
            return;
        }
        if let Err(error) = self.correct() {
            self.journal
                .console(format!("Mapping correction failed: {error}"));
        }
    }

    /// Mends the file, and tells the lines of the log. Nothing wrong: the file is not touched.
    pub(super) fn correct(&self) -> Result<Vec<String>, EngineError> {
        let setup = self.setup();
        let catalog = setup.catalog.as_deref().ok_or_else(|| {
            EngineError::Failed(message!(
                "local-nothing-to-hold",
                "the WFM's catalogue was never read, so nothing can be held against it"
            ))
        })?;
        let path = self
            .installation
            .path(ConfigFile::Mappings)
            .map_err(super::engine::failed)?;
        let (correction, replaced) =
            MapStore::edit(&self.installation, |file| correct(file, &setup.wfm, catalog))
                .map_err(super::engine::failed)?;
        let lines = log_lines(&correction, &path, replaced.copy.as_deref());
        if !correction.is_empty() {
            self.journal.write(crate::journal::Log::Console, &lines);
            self.reload(None);
        }
        Ok(lines)
    }
}
