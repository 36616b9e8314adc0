//! Where an Enterprise Server keeps everything. One trait, so that every kind of store behaves the same.

mod error;
mod judge;
pub mod sqlite;
mod types;

pub use error::StoreError;
pub use judge::Judge;
pub use types::{
    Account, ActivitySelection, Changed, Counts, DayOrder, Life, Put, PutContent, PutOutcome, StoredDay,
    StoredValue, User, ValueSelection,
};

use super::catalog::CatalogError;
use crate::model::{Catalog, UtcSecond};
use std::ops::ControlFlow;

/// A store. Calls block; every writing call is durable when it returns. Several processes may have the same store open:
/// their writers wait for each other.
pub trait Store: Send + Sync {
    /// Which store of which life this is, and the revision of its catalogue and of its users. Cheap: asked several times
    /// a second.
    fn life(&self) -> Result<Life, StoreError>;

    /// The whole catalogue at one moment.
    fn catalog(&self) -> Result<Catalog, StoreError>;

    /// Changes the catalogue in one transaction: `change` gets it as it is and leaves it as it shall be. It may add and
    /// change things, never remove one. The outcome is judged as a whole; when it cannot stand, nothing changes.
    fn change_catalog(
        &self,
        change: &mut dyn FnMut(&mut Catalog) -> Result<(), CatalogError>,
    ) -> Result<Changed, StoreError>;

    /// Stores these batches, each as a whole, all in one commit. A batch that was stored before is answered as then.
    fn put(&self, batches: &[Put]) -> Result<Vec<PutOutcome>, StoreError>;

    /// Values in the order of their keys. `sink` may stop the reading.
    fn read_values(
        &self,
        selection: &ValueSelection,
        sink: &mut dyn FnMut(StoredValue) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// Agent days. `sink` may stop the reading.
    fn read_activities(
        &self,
        selection: &ActivitySelection,
        sink: &mut dyn FnMut(StoredDay) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// Everybody who may sign in.
    fn users(&self) -> Result<Vec<User>, StoreError>;

    /// Makes a user or changes one; a lock ends with it.
    fn set_user(
        &self,
        name: &str,
        verifier: &str,
        may_administer: bool,
        now: UtcSecond,
    ) -> Result<(), StoreError>;

    /// False: there was no such user.
    fn remove_user(&self, name: &str) -> Result<bool, StoreError>;

    /// What a sign-in under this name meets. Names that do not exist have failures and locks as well.
    fn account(&self, name: &str) -> Result<Account, StoreError>;

    /// Counts a wrong password; the one that makes it `limit` locks the name.
    fn count_failure(&self, name: &str, limit: u32, now: UtcSecond) -> Result<(), StoreError>;

    /// Forgets wrong passwords and unlocks. False: nothing was known of the name.
    fn clear_failures(&self, name: &str) -> Result<bool, StoreError>;

    fn counts(&self) -> Result<Counts, StoreError>;

    /// Begins a new life: nothing that was confirmed before counts (after a restore).
    fn renew_epoch(&self) -> Result<Life, StoreError>;

    /// Forgets batches stored before this moment; returns how many.
    fn forget_batches(&self, before: UtcSecond) -> Result<u64, StoreError>;

    /// Notes how far this store has come, so that an older copy put in its place is recognised.
    fn leave_mark(&self) -> Result<(), StoreError>;
}
