//! The catalogue file (TOML; spec page 8).

use super::entry::{ActivityEntry, EmployeeEntry, ExternalSystemEntry, QueueEntry, ValueTypeEntry};
use super::merge;
use super::rules::CatalogError;
use crate::model::{Catalog, Message, Worded, message};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Things to be in the catalogue. What a file does not name stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogFile {
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "value_type")]
    pub value_types: Vec<ValueTypeEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "queue")]
    pub queues: Vec<QueueEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "external_system")]
    pub external_systems: Vec<ExternalSystemEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "activity")]
    pub activities: Vec<ActivityEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "employee")]
    pub employees: Vec<EmployeeEntry>,
}

/// The file is not as spec page 8 describes it; the text names line and column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct CatalogFileError(String);

impl Worded for CatalogFileError {
    fn message(&self) -> Message {
        let Self(why) = self;
        message!(
            "server-catalog-file",
            "the catalogue file is not understood: {why}",
            why = why
        )
    }
}

impl CatalogFile {
    pub fn parse(text: &str) -> Result<Self, CatalogFileError> {
        toml::from_str(text).map_err(|error| CatalogFileError(error.to_string().trim_end().to_owned()))
    }

    /// The whole catalogue, as [`Self::parse`] reads it.
    pub fn of(catalog: &Catalog) -> Self {
        Self {
            value_types: catalog.value_types.iter().cloned().map(Into::into).collect(),
            queues: catalog.queues.iter().cloned().map(Into::into).collect(),
            external_systems: catalog.external_systems.iter().cloned().map(Into::into).collect(),
            activities: catalog.activities.iter().cloned().map(Into::into).collect(),
            employees: catalog.employees.iter().cloned().map(Into::into).collect(),
        }
    }

    /// As text.
    pub fn render(&self) -> Result<String, CatalogFileError> {
        toml::to_string(self).map_err(|error| CatalogFileError(error.to_string()))
    }

    /// Puts everything in it into the catalogue; the result is judged by [`super::check`].
    pub fn apply_to(self, catalog: &mut Catalog) -> Result<(), CatalogError> {
        self.refuse_doubles()?;
        for entry in self.external_systems {
            merge::external_system(catalog, entry.into());
        }
        for entry in self.value_types {
            merge::value_type(catalog, entry.into());
        }
        for entry in self.queues {
            merge::queue(catalog, entry.into());
        }
        for entry in self.activities {
            merge::activity(catalog, entry.into());
        }
        for entry in self.employees {
            merge::employee(catalog, entry.into());
        }
        Ok(())
    }

    /// A file that says two things of one is a slip; which one was meant cannot be known.
    fn refuse_doubles(&self) -> Result<(), CatalogError> {
        once("queue", self.queues.iter().map(|entry| entry.id.to_string()))?;
        once(
            "value type",
            self.value_types.iter().map(|entry| entry.id.to_string()),
        )?;
        once(
            "external system",
            self.external_systems
                .iter()
                .map(|entry| entry.name.trim().to_lowercase()),
        )?;
        once(
            "activity",
            self.activities.iter().map(|entry| entry.id.to_string()),
        )?;
        once(
            "employee",
            self.employees.iter().map(|entry| entry.id.to_string()),
        )?;
        let externals = self.activities.iter().flat_map(|entry| {
            entry.external.iter().flat_map(|(system, ids)| {
                ids.iter()
                    .map(move |id| format!("{} of {}", id.trim(), system.trim().to_lowercase()))
            })
        });
        once("external activity", externals)
    }
}

fn once(what: &'static str, names: impl Iterator<Item = String>) -> Result<(), CatalogError> {
    let mut seen = BTreeSet::new();
    for name in names {
        if seen.contains(&name) {
            return Err(CatalogError::Twice { what, name });
        }
        seen.insert(name);
    }
    Ok(())
}
