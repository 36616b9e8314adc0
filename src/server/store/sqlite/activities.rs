//! Agent days and their spans.

use super::super::{ActivitySelection, DayOrder, Judge, StoreError, StoredDay};
use super::{read_life, small};
use crate::model::{ActivityId, AgentDay, AgentSpan, EmployeeId, Refusal, UtcSecond};
use crate::wire::{PutActivitiesOutcome, RefusedDay};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use std::ops::ControlFlow;

pub(super) fn put(
    connection: &Connection,
    judge: &mut Judge,
    days: &[AgentDay],
    author: i64,
    now: UtcSecond,
) -> Result<PutActivitiesOutcome, StoreError> {
    let mut outcome = PutActivitiesOutcome {
        stamp: read_life(connection)?.stamp,
        stored_days: 0,
        unchanged_days: 0,
        refused: Vec::new(),
        repeated: false,
        revision: 0,
    };
    let mut registered = false;
    for day in days {
        let (system, employee) = match judge.agent(&day.system, &day.agent) {
            Ok((system, employee)) => (system.to_owned(), employee),
            Err(why) => {
                outcome.refused.push(refused(day, why));
                continue;
            }
        };
        registered |= register(connection, judge, &system, day)?;
        if put_day(connection, &system, employee, day, author, now)? {
            outcome.stored_days += 1;
        } else {
            outcome.unchanged_days += 1;
        }
    }
    if registered {
        connection.execute("UPDATE store SET revision = revision + 1", [])?;
        // The judge has learned them already; what it knows is the new revision.
        judge.revision += 1;
    }
    outcome.revision = judge.revision;
    Ok(outcome)
}

fn refused(day: &AgentDay, why: Refusal) -> RefusedDay {
    RefusedDay {
        system: day.system.clone(),
        agent: day.agent.clone(),
        day: day.day,
        why,
    }
}

fn system_id(connection: &Connection, system: &str) -> Result<i64, StoreError> {
    Ok(connection
        .prepare_cached("SELECT id FROM external_system WHERE name_key = ?1")?
        .query_row([system.to_lowercase()], |row| row.get(0))?)
}

/// External activities seen for the first time belong to *Present* (spec page 4).
fn register(
    connection: &Connection,
    judge: &mut Judge,
    system: &str,
    day: &AgentDay,
) -> Result<bool, StoreError> {
    let mut registered = false;
    for span in &day.spans {
        if judge.knows_activity(system, &span.activity) {
            continue;
        }
        connection
            .prepare_cached(
                "INSERT INTO external_activity (system_id, external_id, activity_id) VALUES (?1, ?2, ?3)",
            )?
            .execute((
                system_id(connection, system)?,
                &span.activity,
                ActivityId::PRESENT.0,
            ))?;
        judge.learn_activity(system, &span.activity);
        registered = true;
    }
    Ok(registered)
}

/// False: it was stored so already.
fn put_day(
    connection: &Connection,
    system: &str,
    employee: EmployeeId,
    day: &AgentDay,
    author: i64,
    now: UtcSecond,
) -> Result<bool, StoreError> {
    let system = system_id(connection, system)?;
    let date = day.day.to_string();
    let known = connection
        .prepare_cached(
            "SELECT id, employee_id FROM agent_day WHERE system_id = ?1 AND external_id = ?2 AND day = ?3",
        )?
        .query_row((system, &day.agent, &date), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })
        .optional()?;
    if let Some((id, owner)) = known {
        if owner == i64::from(employee.0) && spans(connection, id)? == day.spans {
            return Ok(false);
        }
        connection
            .prepare_cached("DELETE FROM agent_day WHERE id = ?1")?
            .execute([id])?;
    } else if day.spans.is_empty() {
        return Ok(false);
    }
    if day.spans.is_empty() {
        return Ok(true);
    }
    connection
        .prepare_cached(
            "INSERT INTO agent_day (system_id, external_id, day, employee_id, stored_at, stored_by) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((system, &day.agent, &date, employee.0, now.0, author))?;
    let id = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached(
        "INSERT INTO agent_span (agent_day_id, span_start, span_end, external_activity) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for span in &day.spans {
        insert.execute((id, span.start.0, span.end.0, &span.activity))?;
    }
    Ok(true)
}

fn spans(connection: &Connection, day: i64) -> Result<Vec<AgentSpan>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT external_activity, span_start, span_end FROM agent_span WHERE agent_day_id = ?1 ORDER BY span_start",
    )?;
    let spans = statement.query_map([day], |row| {
        Ok(AgentSpan {
            activity: row.get(0)?,
            start: UtcSecond(row.get(1)?),
            end: UtcSecond(row.get(2)?),
        })
    })?;
    Ok(spans.collect::<Result<_, _>>()?)
}

pub(super) fn read(
    connection: &Connection,
    selection: &ActivitySelection,
    sink: &mut dyn FnMut(StoredDay) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    let (condition, parameters) = condition(selection);
    let order = match selection.order {
        DayOrder::Agent => "d.external_id, d.day",
        DayOrder::Employee => "d.employee_id, d.external_id, d.system_id, d.day",
    };
    let mut statement = connection.prepare(&format!(
        "SELECT d.id, s.name, d.external_id, d.day, d.employee_id FROM agent_day d \
         JOIN external_system s ON s.id = d.system_id WHERE {condition} ORDER BY {order}"
    ))?;
    let mut rows = statement.query(params_from_iter(parameters))?;
    while let Some(row) = rows.next()? {
        let day: String = row.get(3)?;
        let day: Date = day
            .parse()
            .map_err(|_| StoreError::Content(format!("day {day}")))?;
        let (spans, activities) = spans_with_activities(connection, row.get(0)?)?;
        let stored = StoredDay {
            day: AgentDay {
                system: row.get(1)?,
                agent: row.get(2)?,
                day,
                spans,
            },
            employee: EmployeeId(small("employee", row.get(4)?)?),
            activities,
        };
        if sink(stored).is_break() {
            break;
        }
    }
    Ok(())
}

fn condition(selection: &ActivitySelection) -> (String, Vec<Value>) {
    let mut terms = vec!["1".to_owned()];
    let mut parameters = Vec::new();
    let mut add = |term: &str, value: String| {
        parameters.push(Value::Text(value));
        terms.push(term.replace('?', &format!("?{}", parameters.len())));
    };
    if let Some(system) = &selection.system {
        add("s.name_key = ?", system.to_lowercase());
    }
    if let Some(from) = selection.from {
        add("d.day >= ?", from.to_string());
    }
    if let Some(to) = selection.to {
        add("d.day <= ?", to.to_string());
    }
    if !selection.agents.is_empty() {
        // One parameter whatever their number; SQLite limits how many there may be.
        let agents = serde_json::Value::from(selection.agents.clone()).to_string();
        add("d.external_id IN (SELECT value FROM json_each(?))", agents);
    }
    (terms.join(" AND "), parameters)
}

fn spans_with_activities(
    connection: &Connection,
    day: i64,
) -> Result<(Vec<AgentSpan>, Vec<ActivityId>), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT p.external_activity, p.span_start, p.span_end, COALESCE(x.activity_id, 1) FROM agent_span p \
         JOIN agent_day d ON d.id = p.agent_day_id \
         LEFT JOIN external_activity x ON x.system_id = d.system_id AND x.external_id = p.external_activity \
         WHERE p.agent_day_id = ?1 ORDER BY p.span_start",
    )?;
    let mut rows = statement.query([day])?;
    let (mut spans, mut activities) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        spans.push(AgentSpan {
            activity: row.get(0)?,
            start: UtcSecond(row.get(1)?),
            end: UtcSecond(row.get(2)?),
        });
        activities.push(ActivityId(small("activity", row.get(3)?)?));
    }
    Ok((spans, activities))
}
