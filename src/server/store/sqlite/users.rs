//! Users, wrong passwords, locks, counts.

use super::super::{Account, Counts, StoreError, User};
use crate::model::UtcSecond;
use rusqlite::{Connection, OptionalExtension};

/// Wrong passwords remembered under names that do not exist; beyond that the oldest are forgotten, or an attacker with
/// ever new names would fill the disk.
const UNKNOWN_NAMES: i64 = 100_000;

/// Names differ by more than case.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

pub(super) fn all(connection: &Connection) -> Result<Vec<User>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT u.name, u.may_import, u.may_administer, f.locked_since FROM user u \
         LEFT JOIN sign_in_failure f ON f.name_key = u.name_key ORDER BY u.name_key",
    )?;
    let users = statement.query_map([], |row| {
        Ok(User {
            name: row.get(0)?,
            may_import: row.get(1)?,
            may_administer: row.get(2)?,
            locked_since: row.get::<_, Option<i64>>(3)?.map(UtcSecond),
        })
    })?;
    Ok(users.collect::<Result<_, _>>()?)
}

pub(super) fn set(
    connection: &Connection,
    name: &str,
    verifier: &str,
    may_administer: bool,
    now: UtcSecond,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO user (name_key, name, verifier, may_administer, created_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (name_key) DO UPDATE SET verifier = excluded.verifier, \
         may_administer = excluded.may_administer, generation = generation + 1",
        (key(name), name.trim(), verifier, may_administer, now.0),
    )?;
    clear_failures(connection, name)?;
    changed(connection)
}

pub(super) fn remove(connection: &Connection, name: &str) -> Result<bool, StoreError> {
    let removed = connection.execute("DELETE FROM user WHERE name_key = ?1", [key(name)])? > 0;
    if removed {
        changed(connection)?;
    }
    Ok(removed)
}

fn changed(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("UPDATE store SET users_revision = users_revision + 1", [])?;
    Ok(())
}

pub(super) fn account(connection: &Connection, name: &str) -> Result<Account, StoreError> {
    let key = key(name);
    let user = connection
        .prepare_cached(
            "SELECT name, verifier, may_import, may_administer, generation FROM user WHERE name_key = ?1",
        )?
        .query_row([&key], |row| {
            Ok(Account {
                name: row.get(0)?,
                verifier: Some(row.get(1)?),
                may_import: row.get(2)?,
                may_administer: row.get(3)?,
                generation: row.get(4)?,
                ..Account::default()
            })
        })
        .optional()?;
    let failures = connection
        .prepare_cached("SELECT failures, locked_since FROM sign_in_failure WHERE name_key = ?1")?
        .query_row([&key], |row| {
            Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(UtcSecond)))
        })
        .optional()?;
    let (failures, locked_since) = failures.unwrap_or((0, None));
    Ok(Account {
        failures,
        locked_since,
        ..user.unwrap_or_default()
    })
}

pub(super) fn count_failure(
    connection: &Connection,
    name: &str,
    limit: u32,
    now: UtcSecond,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO sign_in_failure (name_key, failures, last_failure_at, locked_since) \
         VALUES (?1, 1, ?2, CASE WHEN ?3 <= 1 THEN ?2 END) \
         ON CONFLICT (name_key) DO UPDATE SET failures = failures + 1, last_failure_at = ?2, \
         locked_since = COALESCE(locked_since, CASE WHEN failures + 1 >= ?3 THEN ?2 END)",
        (key(name), now.0, limit),
    )?;
    connection.execute(
        "DELETE FROM sign_in_failure WHERE name_key IN ( \
           SELECT name_key FROM sign_in_failure WHERE name_key NOT IN (SELECT name_key FROM user) \
           ORDER BY last_failure_at DESC LIMIT -1 OFFSET ?1)",
        [UNKNOWN_NAMES],
    )?;
    Ok(())
}

pub(super) fn clear_failures(connection: &Connection, name: &str) -> Result<bool, StoreError> {
    let cleared = connection.execute("DELETE FROM sign_in_failure WHERE name_key = ?1", [key(name)])?;
    Ok(cleared > 0)
}

pub(super) fn counts(connection: &Connection) -> Result<Counts, StoreError> {
    let count = |sql: &str| -> Result<u64, StoreError> {
        let number: i64 = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(number.unsigned_abs())
    };
    Ok(Counts {
        queues: count("SELECT count(*) FROM queue")?,
        value_types: count("SELECT count(*) FROM value_type")?,
        external_systems: count("SELECT count(*) FROM external_system")?,
        activities: count("SELECT count(*) FROM activity")?,
        employees: count("SELECT count(*) FROM employee")?,
        users: count("SELECT count(*) FROM user")?,
        locked_users: count(
            "SELECT count(*) FROM sign_in_failure f JOIN user u ON u.name_key = f.name_key \
             WHERE f.locked_since IS NOT NULL",
        )?,
        batches: count("SELECT count(*) FROM batch")?,
    })
}
