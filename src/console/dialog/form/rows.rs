//! The live reading: what the first rows of an external system would come to, as the form stands (spec page 6).

use super::field::Field;
use super::subject::is_of_agents;
use super::{FormDialog, Job, Outcome, Subject};
use crate::console::state::State;
use crate::engine::{Draft, EngineError, Looks, Preview, PreviewRequest};
use crate::model::DataKind;
use std::sync::Arc;

/// Rows asked for one by one.
const ROWS: u32 = 50;

#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// What was asked last; nothing is asked twice.
    asked: Option<PreviewRequest>,
    waiting: Waiting,
    found: Option<Result<Arc<Preview>, EngineError>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Waiting {
    #[default]
    Idle,
    Asked,
}

impl Rows {
    pub fn preview(&self) -> Option<&Preview> {
        self.found.as_ref()?.as_ref().ok().map(Arc::as_ref)
    }

    pub fn trouble(&self) -> Option<&EngineError> {
        self.found.as_ref()?.as_ref().err()
    }

    pub fn is_waiting(&self) -> bool {
        self.waiting == Waiting::Asked
    }

    pub fn arrived(&mut self, found: Result<Box<Preview>, EngineError>) {
        self.waiting = Waiting::Idle;
        self.found = Some(found.map(|preview| Arc::new(*preview)));
    }

    pub fn failed(&mut self) {
        self.waiting = Waiting::Idle;
    }
}

impl FormDialog {
    /// Whether the first rows of its source are shown beside it.
    pub fn shows_rows(&self) -> bool {
        matches!(&self.subject, Subject::System(system) if system.is_csv_or_unknown())
    }

    /// Asks for the rows again when the form says something else by now. Called once a second at most, and one
    /// question at a time, so that typing asks for nothing.
    pub fn rows_anew(&mut self) -> Outcome {
        let Subject::System(system) = &self.subject else {
            return Outcome::stay();
        };
        if self.rows.is_waiting() || self.sheet.is_none() || !system.is_csv_or_unknown() {
            return Outcome::stay();
        }
        let request = PreviewRequest {
            draft: Draft::new(system.name.clone(), self.draft().keys),
            kind: self.kind(),
            interface: (!system.interface.is_empty()).then(|| system.interface.clone()),
            rows: ROWS,
        };
        if self.rows.asked.as_ref() == Some(&request) {
            return Outcome::stay();
        }
        self.rows.asked = Some(request.clone());
        self.rows.waiting = Waiting::Asked;
        Self::ask(Job::Preview(request))
    }

    /// Call data or agent data, as the focus is.
    fn kind(&self) -> DataKind {
        let of_agents = |field: &Field| field.described.is_some_and(|key| is_of_agents(key.name));
        let focused = self.focused().map(|index| of_agents(&self.fields[index]));
        let calls = self
            .fields
            .iter()
            .any(|field| field.key == "Source" && !field.raw().is_empty());
        match (focused, &self.subject) {
            (Some(true), _) => DataKind::Activities,
            (Some(false), _) if calls => DataKind::Contacts,
            (_, Subject::System(system)) if !system.phonelink => DataKind::Activities,
            (None, _) => self
                .rows
                .asked
                .as_ref()
                .map_or(DataKind::Contacts, |asked| asked.kind),
            _ => DataKind::Contacts,
        }
    }

    /// Names that the files hold and the list of this key may want.
    pub fn names_found(&self, key: &str) -> Vec<String> {
        let Some(preview) = self.preview() else {
            return Vec::new();
        };
        match key.to_lowercase().as_str() {
            "groups" => {
                let unlisted = preview.unlisted.iter().map(|(name, _)| name.clone());
                let unlisted: Vec<String> = unlisted.collect();
                if unlisted.is_empty() {
                    self.samples_of("GroupColumn")
                } else {
                    unlisted
                }
            }
            "subgroups" => self.samples_of("SubGroupColumn"),
            "activityidentifiers" | "logoffactivities" => self.samples_of("ActivityColumn"),
            "columnnames" | "activitycolumnnames" => preview
                .columns
                .iter()
                .map(|column| column.header.clone())
                .filter(|header| !header.is_empty())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The values that the first rows have in the column which another key names.
    fn samples_of(&self, key: &str) -> Vec<String> {
        let field = self
            .fields
            .iter()
            .find(|field| field.key.eq_ignore_ascii_case(key));
        let number: Option<u16> = field.and_then(|field| field.raw().parse().ok());
        self.preview()
            .and_then(|preview| {
                preview
                    .columns
                    .iter()
                    .find(|column| Some(column.number) == number)
            })
            .map(|column| column.samples.clone())
            .unwrap_or_default()
    }

    /// The columns of the newest file, to choose from.
    pub fn columns(&self, state: &State) -> Vec<(String, String)> {
        let Some(preview) = self.preview() else {
            return Vec::new();
        };
        preview
            .columns
            .iter()
            .map(|column| {
                let looks = state.look.say(match column.looks {
                    Looks::Empty => "form-looks-empty",
                    Looks::Moment => "form-looks-moment",
                    Looks::Date => "form-looks-date",
                    Looks::Time => "form-looks-time",
                    Looks::Number => "form-looks-number",
                    Looks::Text => "form-looks-text",
                });
                let words = format!(
                    "{:>2}  {}  ({looks})  {}",
                    column.number,
                    column.header,
                    column.samples.join(", ")
                );
                (column.number.to_string(), words)
            })
            .collect()
    }
}
