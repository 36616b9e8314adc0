//! Files with separated columns (spec page 2, CSV interface): call data and agent data.

mod activity;
mod columns;
mod consume;
mod contact;
mod duplicates;
mod fault;
mod limits;
mod listing;
mod look;
mod moment;
mod names;
mod number;
mod open;
mod probe;
mod record;
mod room;
mod separator;
mod stream;
mod survey;
mod tally;
#[cfg(test)]
mod tests;
mod trial;

pub use trial::glance;

use super::{
    ActivityRecord, ActivityRequest, Consumed, ContactRequest, ContactSink, DataKind, FileDays, FileStamp,
    ReadReport, Source, SourceError, SourceFinding, SourceTree, TimeScale, Trial, TrialReading, TrialRequest,
    Watch,
};
use crate::config::external::{AfterImport, CsvActivities, CsvContacts, CsvSettings};
use crate::model::{Message, message};
use activity::ActivityPlan;
use contact::plan::{self, Plan};
use moment::Scale;
use std::borrow::Cow;

/// One external system whose data come as files.
#[derive(Debug)]
pub struct CsvSource {
    settings: CsvSettings,
    contact_scale: Scale,
    activity_scale: Scale,
    activities: Option<ActivityPlan>,
}

impl CsvSource {
    /// # Errors
    /// [`SourceError::Settings`] when a zone's name or a timestamp format is not understood.
    pub fn new(settings: CsvSettings) -> Result<Self, SourceError> {
        let contact_scale = Scale::new(&settings.common.time_zone)?;
        let activity_scale = Scale::new(&settings.common.time_zone_timelink)?;
        let activities = settings
            .activities
            .as_ref()
            .map(|activities| ActivityPlan::new(activities, &activity_scale))
            .transpose()?;
        Ok(Self {
            settings,
            contact_scale,
            activity_scale,
            activities,
        })
    }

    fn contacts(&self) -> Result<&CsvContacts, SourceError> {
        self.settings.contacts.as_ref().ok_or_else(|| {
            self.lacking(message!(
                "source-no-call-data",
                "no call data are set up: Source, GroupColumn and the date's columns are missing"
            ))
        })
    }

    fn agent_data(&self) -> Result<(&CsvActivities, &ActivityPlan), SourceError> {
        self.settings
            .activities
            .as_ref()
            .zip(self.activities.as_ref())
            .ok_or_else(|| {
                self.lacking(message!(
                    "source-no-agent-data",
                    "no agent data are set up: ActivitySource and the activity columns are missing"
                ))
            })
    }

    fn lacking(&self, what: Message) -> SourceError {
        SourceError::Settings(message!(
            "source-section",
            "[{section}]: {what}",
            section = &self.settings.common.name,
            what = what,
        ))
    }

    fn scale_of(&self, kind: DataKind) -> &Scale {
        match kind {
            DataKind::Contacts => &self.contact_scale,
            DataKind::Activities => &self.activity_scale,
        }
    }
}

impl Source for CsvSource {
    fn tree(&self) -> Result<SourceTree, SourceError> {
        let contacts = self.contacts()?;
        Ok(SourceTree {
            system: self.settings.common.name.clone(),
            queues: plan::queues(contacts),
            metrics: plan::metrics(contacts),
        })
    }

    fn scale(&self, kind: DataKind) -> TimeScale {
        self.scale_of(kind).time_scale()
    }

    fn zone_name(&self, kind: DataKind) -> Option<&str> {
        self.scale_of(kind).zone().map(crate::time::Zone::name)
    }

    fn files_are_increments(&self) -> bool {
        self.settings
            .contacts
            .as_ref()
            .is_some_and(|contacts| contacts.files_are_increments)
    }

    fn read_contacts(
        &self,
        request: &ContactRequest<'_>,
        sink: &dyn ContactSink,
        watch: &dyn Watch,
    ) -> Result<ReadReport, SourceError> {
        let contacts = self.contacts()?;
        let files = listing::list(&contacts.source)?;
        let plan = Plan::new(contacts, &self.contact_scale, request);
        contact::read(&contact::Job {
            plan: &plan,
            files: &files,
            sink,
            watch,
            hashes: contacts.files_are_increments || contacts.after != AfterImport::Leave,
            chunk: limits::CHUNK,
        })
    }

    fn read_activities(
        &self,
        request: &ActivityRequest,
        sink: &mut dyn FnMut(ActivityRecord),
        watch: &dyn Watch,
    ) -> Result<ReadReport, SourceError> {
        let (settings, plan) = self.agent_data()?;
        let files = listing::list(&settings.source)?;
        let hashes = settings.after != AfterImport::Leave;
        activity::read(plan, &files, request.days, hashes, sink, watch)
    }

    fn activities(&self) -> Vec<(String, String)> {
        let settings = self.settings.activities.as_ref();
        settings.map_or_else(Vec::new, |settings| settings.activities.clone())
    }

    fn survey(
        &self,
        kind: DataKind,
        known: &dyn Fn(&FileStamp) -> bool,
        watch: &dyn Watch,
    ) -> Result<Vec<FileDays>, SourceError> {
        match kind {
            DataKind::Contacts => survey::contacts(self.contacts()?, &self.contact_scale, known, watch),
            DataKind::Activities => {
                let (settings, plan) = self.agent_data()?;
                survey::activities(settings, plan, known, watch)
            }
        }
    }

    fn consume(&self, kind: DataKind, files: &[FileStamp]) -> Vec<Consumed> {
        let (after, source, destination) = match (kind, &self.settings.contacts, &self.settings.activities) {
            (DataKind::Contacts, Some(set), _) => (set.after, &set.source, set.destination.as_deref()),
            (DataKind::Activities, _, Some(set)) => (set.after, &set.source, set.destination.as_deref()),
            _ => return Vec::new(),
        };
        consume::consume(after, source, destination, files)
    }

    fn probe(&self) -> Vec<SourceFinding> {
        let mut findings = Vec::new();
        if let Some(contacts) = &self.settings.contacts {
            findings.extend(probe::contacts(contacts, &self.contact_scale));
        }
        if let (Some(settings), Some(plan)) = (&self.settings.activities, &self.activities) {
            findings.extend(probe::activities(settings, plan));
        }
        findings
    }

    fn trial(
        &self,
        request: &TrialRequest<'_>,
        each: &mut dyn FnMut(&TrialReading),
        watch: &dyn Watch,
    ) -> Result<Trial, SourceError> {
        match request.kind {
            DataKind::Contacts => {
                trial::contacts(self.contacts()?, &self.contact_scale, request, each, watch)
            }
            DataKind::Activities => {
                let (settings, plan) = self.agent_data()?;
                trial::activities(settings, plan, request, each, watch)
            }
        }
    }
}

/// A cell without the blanks around it.
fn trim(cell: &[u8]) -> &[u8] {
    cell.trim_ascii()
}

/// A cell's text: UTF-8 where it is valid, else Windows-1252.
fn text_of(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}
