//! The catalogue in its tables.

use super::super::{Changed, StoreError};
use super::{read_life, small};
use crate::model::{
    Activity, ActivityId, Catalog, Employee, EmployeeId, ExternalSystem, IntervalLength, Queue, QueueId,
    Unit, ValueType, ValueTypeId,
};
use crate::server::catalog::{CatalogError, check, unit_name};
use rusqlite::{Connection, Row};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

pub(super) fn read(connection: &Connection) -> Result<Catalog, StoreError> {
    let life = read_life(connection)?;
    let mut value_types_of = pairs(connection)?;
    let mut activity_externals = externals(connection, "external_activity", "activity_id")?;
    let mut employee_externals = externals(connection, "employee_external_id", "employee_id")?;
    let queue_sql =
        "SELECT id, parent_id, name, short_name, active, interval_minutes, time_zone FROM queue ORDER BY id";
    Ok(Catalog {
        stamp: life.stamp,
        revision: life.revision,
        external_systems: rows(
            connection,
            "SELECT name, interface, phonelink, timelink, active, time_zone FROM external_system ORDER BY name",
            external_system,
        )?,
        queues: rows(connection, queue_sql, |row| {
            let mut queue = queue(row)?;
            queue.value_types = value_types_of.remove(&queue.id.0).unwrap_or_default();
            Ok(queue)
        })?,
        value_types: rows(
            connection,
            "SELECT id, name, unit, decimals FROM value_type ORDER BY id",
            value_type,
        )?,
        activities: rows(connection, "SELECT id, name FROM activity ORDER BY id", |row| {
            let id = small("activity", row.get(0)?)?;
            Ok(Activity {
                id: ActivityId(id),
                name: row.get(1)?,
                external: activity_externals.remove(&id).unwrap_or_default(),
            })
        })?,
        employees: rows(connection, "SELECT id, name FROM employee ORDER BY id", |row| {
            let id = small("employee", row.get(0)?)?;
            Ok(Employee {
                id: EmployeeId(id),
                name: row.get(1)?,
                external_ids: employee_externals.remove(&id).unwrap_or_default(),
            })
        })?,
    })
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    let mut things = Vec::new();
    while let Some(row) = found.next()? {
        things.push(read(row)?);
    }
    Ok(things)
}

fn external_system(row: &Row<'_>) -> Result<ExternalSystem, StoreError> {
    Ok(ExternalSystem {
        name: row.get(0)?,
        interface: row.get(1)?,
        phonelink: row.get(2)?,
        timelink: row.get(3)?,
        active: row.get(4)?,
        time_zone: row.get(5)?,
    })
}

fn queue(row: &Row<'_>) -> Result<Queue, StoreError> {
    let minutes: u16 = row.get(5)?;
    Ok(Queue {
        id: QueueId(small("queue", row.get(0)?)?),
        parent: QueueId(small("parent", row.get(1)?)?),
        name: row.get(2)?,
        short_name: row.get(3)?,
        active: row.get(4)?,
        interval: IntervalLength::new(minutes).map_err(|error| StoreError::Content(error.to_string()))?,
        time_zone: row.get(6)?,
        value_types: Vec::new(),
    })
}

fn value_type(row: &Row<'_>) -> Result<ValueType, StoreError> {
    let unit = match row.get::<_, String>(2)?.as_str() {
        "count" => Unit::Count,
        "seconds" => Unit::Seconds,
        "percent" => Unit::Percent,
        _ => Unit::Number,
    };
    Ok(ValueType {
        id: ValueTypeId(small("value type", row.get(0)?)?),
        name: row.get(1)?,
        unit,
        decimals: row.get(3)?,
    })
}

fn pairs(connection: &Connection) -> Result<HashMap<u32, Vec<ValueTypeId>>, StoreError> {
    let sql = "SELECT queue_id, value_type_id FROM queue_value_type ORDER BY queue_id, value_type_id";
    let mut map: HashMap<u32, Vec<ValueTypeId>> = HashMap::new();
    for (queue, value_type) in rows(connection, sql, |row| {
        Ok((
            small("queue", row.get(0)?)?,
            ValueTypeId(small("value type", row.get(1)?)?),
        ))
    })? {
        map.entry(queue).or_default().push(value_type);
    }
    Ok(map)
}

type Externals = BTreeMap<String, Vec<String>>;

fn externals(
    connection: &Connection,
    table: &str,
    column: &str,
) -> Result<HashMap<u32, Externals>, StoreError> {
    let sql = format!(
        "SELECT t.{column}, s.name, t.external_id FROM {table} t JOIN external_system s ON s.id = t.system_id \
         ORDER BY s.name, t.external_id"
    );
    let mut map: HashMap<u32, Externals> = HashMap::new();
    for (owner, system, id) in rows(connection, &sql, |row| {
        Ok((
            small(column, row.get(0)?)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })? {
        map.entry(owner).or_default().entry(system).or_default().push(id);
    }
    Ok(map)
}

/// Reads, changes, judges and writes what differs, all in the caller's transaction.
pub(super) fn change(
    connection: &Connection,
    change: &mut dyn FnMut(&mut Catalog) -> Result<(), CatalogError>,
) -> Result<Changed, StoreError> {
    let before = read(connection)?;
    let mut after = before.clone();
    change(&mut after)?;
    check(&after)?;
    let things = write_difference(connection, &before, &after)?;
    if things > 0 {
        connection.execute("UPDATE store SET revision = revision + 1", [])?;
    }
    Ok(Changed {
        things,
        revision: before.revision + u64::from(things > 0),
    })
}

fn write_difference(connection: &Connection, before: &Catalog, after: &Catalog) -> Result<usize, StoreError> {
    let systems = changed(&before.external_systems, &after.external_systems, |one| {
        one.name.clone()
    });
    let value_types = changed(&before.value_types, &after.value_types, |one| one.id);
    let queues = changed(&before.queues, &after.queues, |one| one.id);
    let activities = changed(&before.activities, &after.activities, |one| one.id);
    let employees = changed(&before.employees, &after.employees, |one| one.id);
    for system in &systems {
        write_system(connection, system)?;
    }
    for value_type in &value_types {
        connection.prepare_cached("INSERT INTO value_type (id, name, unit, decimals) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, decimals = excluded.decimals")?
            .execute((value_type.id.0, &value_type.name, unit_name(value_type.unit), value_type.decimals))?;
    }
    for queue in &queues {
        write_queue(connection, queue)?;
    }
    write_named(
        connection,
        "activity",
        "external_activity",
        "activity_id",
        activities.iter().map(|one| (one.id.0, &one.name, &one.external)),
    )?;
    write_named(
        connection,
        "employee",
        "employee_external_id",
        "employee_id",
        employees
            .iter()
            .map(|one| (one.id.0, &one.name, &one.external_ids)),
    )?;
    Ok(systems.len() + value_types.len() + queues.len() + activities.len() + employees.len())
}

/// Things of `after` that `before` does not hold as they are.
fn changed<'a, T: PartialEq, K: Eq + Hash>(
    before: &[T],
    after: &'a [T],
    key: impl Fn(&T) -> K,
) -> Vec<&'a T> {
    let known: HashMap<K, &T> = before.iter().map(|thing| (key(thing), thing)).collect();
    after
        .iter()
        .filter(|thing| known.get(&key(thing)).is_none_or(|known| known != thing))
        .collect()
}

fn write_system(connection: &Connection, system: &ExternalSystem) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO external_system (name_key, name, interface, phonelink, timelink, active, time_zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (name_key) DO UPDATE SET interface = excluded.interface, phonelink = excluded.phonelink, timelink = excluded.timelink, active = excluded.active, time_zone = excluded.time_zone")?
        .execute((
            system.name.to_lowercase(),
            &system.name,
            &system.interface,
            system.phonelink,
            system.timelink,
            system.active,
            &system.time_zone,
        ))?;
    Ok(())
}

fn write_queue(connection: &Connection, queue: &Queue) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO queue (id, parent_id, name, short_name, active, interval_minutes, time_zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name, short_name = excluded.short_name, active = excluded.active, interval_minutes = excluded.interval_minutes, time_zone = excluded.time_zone")?
        .execute((
            queue.id.0,
            queue.parent.0,
            &queue.name,
            &queue.short_name,
            queue.active,
            queue.interval.minutes(),
            &queue.time_zone,
        ))?;
    connection
        .prepare_cached("DELETE FROM queue_value_type WHERE queue_id = ?1")?
        .execute([queue.id.0])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO queue_value_type (queue_id, value_type_id) VALUES (?1, ?2)")?;
    for value_type in &queue.value_types {
        insert.execute((queue.id.0, value_type.0))?;
    }
    Ok(())
}

/// Activities and employees: a name, and external IDs of which each has one owner. All old ones go before the new ones
/// come, because an ID may move from one to the other.
fn write_named<'a>(
    connection: &Connection,
    table: &str,
    external_table: &str,
    column: &str,
    things: impl Iterator<Item = (u32, &'a String, &'a Externals)> + Clone,
) -> Result<(), StoreError> {
    let mut name = connection.prepare_cached(&format!(
        "INSERT INTO {table} (id, name) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = excluded.name"
    ))?;
    let mut forget =
        connection.prepare_cached(&format!("DELETE FROM {external_table} WHERE {column} = ?1"))?;
    for (id, text, _) in things.clone() {
        name.execute((id, text))?;
        forget.execute([id])?;
    }
    let mut insert = connection.prepare_cached(&format!(
        "INSERT INTO {external_table} (system_id, external_id, {column}) \
         SELECT id, ?2, ?3 FROM external_system WHERE name_key = ?1"
    ))?;
    for (owner, _, externals) in things {
        for (system, ids) in externals {
            for id in ids {
                insert.execute((system.to_lowercase(), id, owner))?;
            }
        }
    }
    Ok(())
}
