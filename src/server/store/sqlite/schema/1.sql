-- An Enterprise Server's store, form 1. Times are seconds since 1970-01-01T00:00:00Z, values are hundredths (80.23 is 8023).
-- To be read by anybody with ordinary SQL: the views at the end join names to numbers. To be written by `xlink wfm` only.

CREATE TABLE store (
    only_row        INTEGER PRIMARY KEY CHECK (only_row = 1),
    store_id        TEXT NOT NULL,
    -- A new one after a restore: what clients hold as confirmed does not count any more.
    epoch           INTEGER NOT NULL,
    -- Grows by every change of the catalogue, and of the users.
    revision        INTEGER NOT NULL,
    users_revision  INTEGER NOT NULL,
    -- Grows by every writing transaction.
    sequence        INTEGER NOT NULL,
    -- The file this store was last seen in; another one means: a restored copy.
    file_identity   TEXT
);

CREATE TABLE user (
    id              INTEGER PRIMARY KEY,
    -- The name in lower case: names differ by more than case.
    name_key        TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    -- Argon2id, as a PHC string.
    verifier        TEXT NOT NULL,
    may_import      INTEGER NOT NULL DEFAULT 1,
    may_administer  INTEGER NOT NULL DEFAULT 0,
    generation      INTEGER NOT NULL DEFAULT 1,
    created_at      INTEGER NOT NULL
);

-- Wrong passwords in a row, for names that exist and for names that do not.
CREATE TABLE sign_in_failure (
    name_key        TEXT PRIMARY KEY,
    failures        INTEGER NOT NULL,
    last_failure_at INTEGER NOT NULL,
    locked_since    INTEGER
) WITHOUT ROWID;
CREATE INDEX sign_in_failure_age ON sign_in_failure (last_failure_at);

CREATE TABLE external_system (
    id              INTEGER PRIMARY KEY,
    name_key        TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    interface       TEXT NOT NULL,
    phonelink       INTEGER NOT NULL,
    timelink        INTEGER NOT NULL,
    active          INTEGER NOT NULL,
    time_zone       TEXT NOT NULL
);

CREATE TABLE value_type (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL,
    unit            TEXT NOT NULL,
    decimals        INTEGER NOT NULL
);

CREATE TABLE queue (
    id               INTEGER PRIMARY KEY,
    -- 0: none.
    parent_id        INTEGER NOT NULL,
    name             TEXT NOT NULL,
    short_name       TEXT NOT NULL,
    active           INTEGER NOT NULL,
    interval_minutes INTEGER NOT NULL,
    time_zone        TEXT NOT NULL
);

CREATE TABLE queue_value_type (
    queue_id        INTEGER NOT NULL REFERENCES queue (id),
    value_type_id   INTEGER NOT NULL REFERENCES value_type (id),
    PRIMARY KEY (queue_id, value_type_id)
) WITHOUT ROWID;

CREATE TABLE activity (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL
);

CREATE TABLE external_activity (
    system_id       INTEGER NOT NULL REFERENCES external_system (id),
    external_id     TEXT NOT NULL,
    activity_id     INTEGER NOT NULL REFERENCES activity (id),
    PRIMARY KEY (system_id, external_id)
) WITHOUT ROWID;

CREATE TABLE employee (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL
);

CREATE TABLE employee_external_id (
    system_id       INTEGER NOT NULL REFERENCES external_system (id),
    external_id     TEXT NOT NULL,
    employee_id     INTEGER NOT NULL REFERENCES employee (id),
    PRIMARY KEY (system_id, external_id)
) WITHOUT ROWID;

-- Whoever stored something, also when the user was removed since.
CREATE TABLE author (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL UNIQUE
);

CREATE TABLE interval_value (
    queue_id        INTEGER NOT NULL,
    value_type_id   INTEGER NOT NULL,
    -- 1 Historical, 2 Standard.
    version         INTEGER NOT NULL,
    interval_start  INTEGER NOT NULL,
    value           INTEGER NOT NULL,
    stored_at       INTEGER NOT NULL,
    stored_by       INTEGER NOT NULL REFERENCES author (id),
    PRIMARY KEY (queue_id, value_type_id, version, interval_start)
) WITHOUT ROWID;

CREATE TABLE agent_day (
    id              INTEGER PRIMARY KEY,
    system_id       INTEGER NOT NULL REFERENCES external_system (id),
    external_id     TEXT NOT NULL,
    -- YYYY-MM-DD in the system's zone.
    day             TEXT NOT NULL,
    employee_id     INTEGER NOT NULL,
    stored_at       INTEGER NOT NULL,
    stored_by       INTEGER NOT NULL REFERENCES author (id),
    UNIQUE (system_id, external_id, day)
);
CREATE INDEX agent_day_employee ON agent_day (employee_id, external_id, system_id, day);

CREATE TABLE agent_span (
    agent_day_id      INTEGER NOT NULL REFERENCES agent_day (id) ON DELETE CASCADE,
    span_start        INTEGER NOT NULL,
    span_end          INTEGER NOT NULL,
    external_activity TEXT NOT NULL,
    PRIMARY KEY (agent_day_id, span_start)
) WITHOUT ROWID;

-- Batches stored, with their answers: the same batch again is answered as then.
CREATE TABLE batch (
    id              BLOB PRIMARY KEY,
    digest          BLOB NOT NULL,
    stored_at       INTEGER NOT NULL,
    answer          TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX batch_age ON batch (stored_at);

CREATE VIEW interval_values AS
SELECT v.queue_id,
       q.name AS queue,
       v.value_type_id,
       t.name AS value_type,
       CASE v.version WHEN 1 THEN 'Historical' ELSE 'Standard' END AS version,
       datetime(v.interval_start, 'unixepoch') AS interval_start_utc,
       q.interval_minutes,
       q.time_zone,
       v.value / 100.0 AS value,
       datetime(v.stored_at, 'unixepoch') AS stored_at_utc,
       a.name AS stored_by
FROM interval_value v
LEFT JOIN queue q ON q.id = v.queue_id
LEFT JOIN value_type t ON t.id = v.value_type_id
LEFT JOIN author a ON a.id = v.stored_by;

CREATE VIEW agent_activities AS
SELECT d.employee_id,
       e.name AS employee,
       d.external_id,
       s.name AS system,
       x.activity_id,
       c.name AS activity,
       p.external_activity,
       d.day,
       datetime(p.span_start, 'unixepoch') AS start_utc,
       datetime(p.span_end, 'unixepoch') AS end_utc,
       s.time_zone,
       datetime(d.stored_at, 'unixepoch') AS stored_at_utc,
       a.name AS stored_by
FROM agent_day d
JOIN agent_span p ON p.agent_day_id = d.id
JOIN external_system s ON s.id = d.system_id
LEFT JOIN employee e ON e.id = d.employee_id
LEFT JOIN external_activity x ON x.system_id = d.system_id AND x.external_id = p.external_activity
LEFT JOIN activity c ON c.id = x.activity_id
LEFT JOIN author a ON a.id = d.stored_by;

CREATE VIEW users AS
SELECT u.name,
       u.may_import,
       u.may_administer,
       datetime(f.locked_since, 'unixepoch') AS locked_since_utc
FROM user u
LEFT JOIN sign_in_failure f ON f.name_key = u.name_key;
