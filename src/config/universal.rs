//! The keys of the Universal interface and the names of the standard interfaces' (spec pages 2 and 9).

use super::keys::{Key, Kind};
use super::table::SPAN;

/// The Universal interface's own keys, where they differ from the CSV interface's.
pub const UNIVERSAL: &[Key] = &[
    Key::new(
        "Source",
        Kind::Text,
        "ODBC data source name (system DSN), or a whole connection string",
    ),
    Key::new("User", Kind::Text, "User of the database"),
    Key::new("Password", Kind::Password, "Passcode of the database's password").also(&["Pwd"]),
    Key::new("QueueSQL", Kind::Sql, "Query for the tree: one row per queue"),
    Key::new(
        "QueueMappingSQL",
        Kind::Sql,
        "Query that gives, per queue, its names and the keys of the data table",
    ),
    Key::new(
        "QueueNameColumn",
        Kind::Sql,
        "Columns or expressions that identify the queue",
    ),
    Key::new("QueueNameType", Kind::Text, "0 text, 1 number, per entry"),
    Key::new("CallDataTable", Kind::Sql, "What stands after FROM"),
    Key::new(
        "ValueTypes",
        Kind::Sql,
        "SQL expressions, semicolon separated; each is a metric",
    ),
    Key::new(
        "ValueTypeFunctions",
        Kind::List,
        "SUM, COUNT, AVG, MIN, MAX; one for all, or pairwise",
    )
    .or("SUM"),
    Key::new(
        "RetrieveValueTypesUsing",
        Kind::Choice(&[("0", "one query per metric"), ("1", "one query for all")]),
        "Both give the same values",
    ),
    Key::new("TimeStampColumn", Kind::Sql, "Column or expression of the time"),
    Key::new(
        "TimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What the time column holds",
    )
    .or("2"),
    Key::new("TimeStampFormat", Kind::Text, "Format of a time that is text"),
    Key::new("ActivitySQL", Kind::Sql, "Name and ID of every activity"),
    Key::new(
        "AgentActivityTable",
        Kind::Sql,
        "What stands after FROM for agent data",
    ),
    Key::new("AgentColumn", Kind::Sql, "Column or expression of the agent's ID"),
    Key::new(
        "ActivityColumn",
        Kind::Sql,
        "Column or expression of the activity's ID",
    ),
    Key::new(
        "ActivityStartTimeStampColumn",
        Kind::Sql,
        "Column or expression of the start",
    ),
    Key::new(
        "ActivityStartTimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What it holds",
    )
    .or("2"),
    Key::new(
        "ActivityStartTimeStampFormat",
        Kind::Text,
        "Format of a start that is text",
    ),
    Key::new(
        "ActivityEndTimeStampColumn",
        Kind::Sql,
        "Column or expression of the end",
    ),
    Key::new(
        "ActivityEndTimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What it holds",
    )
    .or("2"),
    Key::new(
        "ActivityEndTimeStampFormat",
        Kind::Text,
        "Format of an end that is text",
    ),
    Key::new(
        "ActivityDurationColumn",
        Kind::Sql,
        "Column or expression of the duration",
    ),
    Key::new("ActivityTimeSpanType", SPAN, "How an activity's end is told"),
    Key::new(
        "LogOffActivities",
        Kind::List,
        "IDs that are a logout, semicolon separated",
    ),
];

/// Keys of the standard interfaces (spec pages 2 and 9): kept, and never called unknown.
const VENDORS: &[&str] = &[
    "ActivityCodeStat",
    "ActivityDetails",
    "AcdDataPath",
    "AcdProtocol",
    "AcdReportFormat",
    "ACDVersion",
    "AdminPassword",
    "AdminPwd",
    "AdminSource",
    "AdminUser",
    "AgentActivityTableName",
    "AgentApplicationStat",
    "AgentBySkillSetStat",
    "AgentByApplicationStat",
    "AgentConnectionDetail",
    "AgentConnectionDetailTable",
    "AgentDataTableName",
    "AgentEventDetailTableName",
    "AgentIdColumn",
    "AgentImportActivityType",
    "AgentImportMode",
    "AgentLoginStat",
    "AgentMappingFile",
    "AgentPerformanceStat",
    "AgentTableName",
    "ApplicationStat",
    "AuxReasons",
    "CallDataTableName",
    "CdnStat",
    "ContactCallDetail",
    "ContactCallDetailTable",
    "ContactQueueDetail",
    "ContactQueueDetailTable",
    "ContactServiceQueue",
    "ContactServiceQueueTable",
    "CreateLogFiles",
    "CustomerID",
    "DataSourceType",
    "DeactivateTimelinkImportYesterday",
    "DisplayVDNValue",
    "FlexRoutingValue",
    "GroupingQueue",
    "GroupingQueueType",
    "IgnoreBreaks",
    "ImportWhenNoCallsRouted",
    "IncludeNotReadyCodes",
    "IncludeWorkmodeForAgent",
    "LoadAllAgentActivities",
    "NotReadyTime",
    "OverNightActivity",
    "QueueFilter",
    "ReasonCodeTableName",
    "SequenceNumberSupported",
    "SkillSetStat",
    "SplitAdditionalFields",
    "UseDisconnectTime",
    "UseOpenEndTime",
    "VDNAdditionalFields",
];

/// Whether a key belongs to an interface that this build only keeps, or is a buffer size of the original (`…Size`).
pub fn is_known_of_vendors(name: &str) -> bool {
    let name = name.trim();
    VENDORS.iter().any(|known| known.eq_ignore_ascii_case(name))
        || name.to_ascii_lowercase().ends_with("size")
}
