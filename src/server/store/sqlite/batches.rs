//! A batch is stored once, whatever becomes of the line on which it came.

use super::super::{Judge, Put, PutContent, PutOutcome, StoreError};
use super::{activities, read_life, values};
use crate::model::UtcSecond;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// The answer as it is kept beside the batch's number.
#[derive(Serialize, Deserialize)]
enum Kept {
    Values(crate::wire::PutValuesOutcome),
    Days(crate::wire::PutActivitiesOutcome),
}

/// Stores one batch in the caller's transaction.
pub(super) fn put(
    connection: &Connection,
    judge: &mut Option<Judge>,
    put: &Put,
) -> Result<PutOutcome, StoreError> {
    let id = put.batch.0.to_be_bytes();
    let known = connection
        .prepare_cached("SELECT digest, answer FROM batch WHERE id = ?1")?
        .query_row([id], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    if let Some((digest, answer)) = known {
        return if digest == put.digest {
            repeated(connection, &answer)
        } else {
            Ok(PutOutcome::OtherContent)
        };
    }
    let author = author(connection, &put.user)?;
    let kept = match &put.content {
        PutContent::Values(list) => Kept::Values(values::put(
            connection,
            super::judge(connection, judge)?,
            list,
            author,
            put.now,
        )?),
        PutContent::Days(list) => Kept::Days(activities::put(
            connection,
            super::judge(connection, judge)?,
            list,
            author,
            put.now,
        )?),
    };
    let answer = serde_json::to_string(&kept).map_err(|error| StoreError::Content(error.to_string()))?;
    connection
        .prepare_cached("INSERT INTO batch (id, digest, stored_at, answer) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id, put.digest, put.now.0, answer))?;
    Ok(kept.into())
}

impl From<Kept> for PutOutcome {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Values(outcome) => Self::Values(outcome),
            Kept::Days(outcome) => Self::Days(outcome),
        }
    }
}

/// The first answer, under the store's present stamp.
fn repeated(connection: &Connection, answer: &str) -> Result<PutOutcome, StoreError> {
    let mut kept = serde_json::from_str(answer).map_err(|error| StoreError::Content(error.to_string()))?;
    let stamp = read_life(connection)?.stamp;
    match &mut kept {
        Kept::Values(outcome) => {
            outcome.repeated = true;
            outcome.stamp = stamp;
        }
        Kept::Days(outcome) => {
            outcome.repeated = true;
            outcome.stamp = stamp;
        }
    }
    Ok(kept.into())
}

fn author(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO author (name) VALUES (?1) ON CONFLICT (name) DO NOTHING")?
        .execute([name])?;
    Ok(connection
        .prepare_cached("SELECT id FROM author WHERE name = ?1")?
        .query_row([name], |row| row.get(0))?)
}

pub(super) fn forget(connection: &Connection, before: UtcSecond) -> Result<u64, StoreError> {
    Ok(connection.execute("DELETE FROM batch WHERE stored_at < ?1", [before.0])? as u64)
}
