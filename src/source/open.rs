//! From settings to a source.

use super::csv::CsvSource;
use super::{Source, SourceError};
use crate::config::external::ExternalSettings;

/// The external system that these settings describe.
///
/// # Errors
/// [`SourceError::Unsupported`] for an interface that this build cannot read, [`SourceError::Settings`] when the section
/// does not say enough.
pub fn open(settings: &ExternalSettings) -> Result<Box<dyn Source>, SourceError> {
    match settings {
        ExternalSettings::Csv(settings) => Ok(Box::new(CsvSource::new((**settings).clone())?)),
        ExternalSettings::Unsupported { interface } => Err(SourceError::Unsupported {
            interface: interface.clone(),
        }),
    }
}
