//! Which store is meant.

use crate::cli::Global;
use crate::cli::here::read_only;
use crate::model::message;
use crate::server::store::{Store, sqlite::SqliteStore};
use color_eyre::eyre::bail;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// Data folder of the store (SQLite; made when it is not there). Without it: `wfm` in the installation directory.
    #[arg(long, value_name = "DIR", global = true, conflicts_with = "database")]
    data: Option<PathBuf>,
    /// The store in PostgreSQL, postgres://…
    #[arg(long, value_name = "URL", global = true)]
    database: Option<String>,
}

impl Place {
    /// The data folder.
    pub fn folder(&self, global: &Global) -> color_eyre::Result<PathBuf> {
        if self.database.is_some() {
            bail!(message!(
                "wfm-no-postgres",
                "this build has no PostgreSQL store yet: use --data DIR (SQLite in one file), or a later build of xlink"
            ));
        }
        let folder = self
            .data
            .clone()
            .unwrap_or_else(|| global.directory().join("wfm"));
        Ok(std::path::absolute(&folder).unwrap_or(folder))
    }

    /// Opens the store to look at it.
    pub fn open(&self, global: &Global) -> color_eyre::Result<Arc<dyn Store>> {
        Ok(Arc::new(SqliteStore::open(&self.folder(global)?)?))
    }

    /// Opens the store to change it.
    pub fn open_to_change(&self, global: &Global) -> color_eyre::Result<Arc<dyn Store>> {
        if global.read_only {
            bail!(read_only());
        }
        self.open(global)
    }
}
