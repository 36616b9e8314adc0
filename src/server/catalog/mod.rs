//! The catalogue as an administrator keeps it: files, tables, what may stand and what may not.

mod entry;
mod file;
mod merge;
mod predefined;
mod rules;
mod table;

#[cfg(test)]
mod tests;

pub use entry::{ActivityEntry, EmployeeEntry, ExternalSystemEntry, QueueEntry, ValueTypeEntry};
pub use file::{CatalogFile, CatalogFileError};
pub use predefined::{predefined_activities, predefined_value_types};
pub use rules::{CatalogError, check, remarks};
pub use table::{TableError, Things, externals, unit_name};
