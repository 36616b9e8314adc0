//! From the settings of an external system to a source that can be read.

use crate::config::ExternalSettings;
use crate::config::external::{AfterImport, CommonSettings};
use crate::model::{IntervalLength, Message, Worded};
use crate::source::{Source, SourceError};
use std::path::PathBuf;
use std::sync::Arc;

/// A source, and what an import must know beside it.
pub(super) struct Opened {
    pub source: Arc<dyn Source>,
    pub contacts: bool,
    pub activities: bool,
    pub interval: Option<IntervalLength>,
    pub minimum_activity: u32,
    pub maximum_activity: u32,
    pub consumes_contacts: bool,
    pub consumes_activities: bool,
    /// Folder and addition to the name of its own logs.
    pub protocol: Option<(Option<PathBuf>, Option<String>)>,
}

/// Opening reads nothing yet.
///
/// # Errors
/// Why it cannot be read with these settings, or by this build.
pub(super) fn open(settings: ExternalSettings) -> Result<Opened, Message> {
    let source = crate::source::open(&settings).map_err(|error| error.message())?;
    let csv = match settings {
        ExternalSettings::Csv(csv) => csv,
        ExternalSettings::Unsupported { interface } => {
            return Err(SourceError::Unsupported { interface }.message());
        }
    };
    let common: CommonSettings = csv.common;
    let consumes = |after: AfterImport| after != AfterImport::Leave;
    let (contacts, activities) = (csv.contacts.is_some(), csv.activities.is_some());
    let consumes_contacts = csv
        .contacts
        .as_ref()
        .is_some_and(|contacts| consumes(contacts.after));
    let consumes_activities = csv
        .activities
        .as_ref()
        .is_some_and(|activities| consumes(activities.after));
    Ok(Opened {
        source: Arc::from(source),
        contacts,
        activities,
        interval: common.interval,
        minimum_activity: common.minimum_activity_duration,
        maximum_activity: common.maximum_activity_duration,
        consumes_contacts,
        consumes_activities,
        protocol: common.protocol.then_some((common.log_dir, common.log_file)),
    })
}

/// What a section's own keys say: its interface, and whether it brings call data and agent data.
pub(super) fn kinds(settings: &ExternalSettings) -> (String, bool, bool) {
    match settings {
        ExternalSettings::Csv(csv) => ("csv".to_owned(), csv.contacts.is_some(), csv.activities.is_some()),
        ExternalSettings::Unsupported { interface } => (interface.clone(), true, true),
    }
}
