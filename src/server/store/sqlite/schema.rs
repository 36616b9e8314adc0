//! The tables of a store, and how older stores become today's.

use super::super::StoreError;
use crate::server::catalog::{predefined_activities, predefined_value_types, unit_name};
use rusqlite::Connection;
use std::path::Path;

/// Each step leads from one form of the store to the next; `PRAGMA user_version` counts the steps taken.
const STEPS: &[&str] = &[include_str!("schema/1.sql")];

/// Brings the store to today's form. Called inside of a writing transaction.
pub(super) fn update(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = STEPS.len() as i64;
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    for (number, step) in (1_i64..).zip(STEPS) {
        if number > found {
            connection.execute_batch(step)?;
            connection.pragma_update(None, "user_version", number)?;
        }
    }
    if found == 0 {
        begin(connection)?;
    }
    Ok(())
}

/// True when nothing is left to be done.
pub(super) fn is_current(connection: &Connection) -> Result<bool, StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(found == STEPS.len() as i64)
}

/// What every store begins with.
fn begin(connection: &Connection) -> Result<(), StoreError> {
    let mut store = [0; 16];
    getrandom::fill(&mut store)
        .map_err(|error| StoreError::Database(format!("the system gives no random numbers: {error}")))?;
    connection.execute(
        "INSERT INTO store (only_row, store_id, epoch, revision, users_revision, sequence) VALUES (1, ?1, 1, 1, 1, 1)",
        [hex::encode(store)],
    )?;
    for activity in predefined_activities() {
        connection.execute(
            "INSERT INTO activity (id, name) VALUES (?1, ?2)",
            (activity.id.0, activity.name),
        )?;
    }
    for value_type in predefined_value_types() {
        connection.execute(
            "INSERT INTO value_type (id, name, unit, decimals) VALUES (?1, ?2, ?3, ?4)",
            (
                value_type.id.0,
                value_type.name,
                unit_name(value_type.unit),
                value_type.decimals,
            ),
        )?;
    }
    Ok(())
}
