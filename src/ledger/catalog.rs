//! `state/catalog.json`: the WFM's catalogue as last read, for when the WFM is away (spec pages 1 and 4).

use super::{Ledger, LedgerError};
use crate::files::{self, Rights};
use crate::model::{Catalog, UtcSecond};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The catalogue as last read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCatalog {
    /// When the server last confirmed it.
    pub read: UtcSecond,
    pub catalog: Catalog,
}

impl Ledger {
    /// Replaces the kept catalogue.
    pub fn keep_catalog(&self, kept: &KeptCatalog) -> Result<(), LedgerError> {
        let path = self.folder().join("catalog.json");
        let text = serde_json::to_vec_pretty(kept).map_err(|error| LedgerError::Damaged {
            path: path.clone(),
            what: error.to_string(),
        })?;
        Ok(files::replace(&path, &text, None, Rights::OwnerOnly)?)
    }

    /// The kept catalogue; `None` when there is none. One that cannot be read counts as none: the WFM is asked anyway.
    pub fn kept_catalog(&self) -> Option<KeptCatalog> {
        KeptCatalog::of(self.folder())
    }
}

impl KeptCatalog {
    /// The one kept in this state folder, without owning the ledger: for what leaves no trace.
    pub fn of(state: &Path) -> Option<Self> {
        let text = files::read_if_there(&state.join("catalog.json")).ok()??;
        serde_json::from_slice(&text).ok()
    }
}
