//! The keys of the Universal interface and the names of the standard interfaces' (spec pages 2 and 9).

use super::keys::{Key, Kind};
use super::table::SPAN;

const fn universal(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key::new("universal", name, kind, help)
}

/// The Universal interface's own keys, where they differ from the CSV interface's.
pub const UNIVERSAL: &[Key] = &[
    universal(
        "Source",
        Kind::Text,
        "ODBC data source name (system DSN), or a whole connection string",
    ),
    universal("User", Kind::Text, "User of the database"),
    universal("Password", Kind::Password, "Passcode of the database's password").also(&["Pwd"]),
    universal("QueueSQL", Kind::Sql, "Query for the tree: one row per queue"),
    universal(
        "QueueMappingSQL",
        Kind::Sql,
        "Query that gives, per queue, its names and the keys of the data table",
    ),
    universal(
        "QueueNameColumn",
        Kind::Sql,
        "Columns or expressions that identify the queue",
    ),
    universal("QueueNameType", Kind::Text, "0 text, 1 number, per entry"),
    universal("CallDataTable", Kind::Sql, "What stands after FROM"),
    universal(
        "ValueTypes",
        Kind::Sql,
        "SQL expressions, semicolon separated; each is a metric",
    ),
    universal(
        "ValueTypeFunctions",
        Kind::List,
        "SUM, COUNT, AVG, MIN, MAX; one for all, or pairwise",
    )
    .or("SUM"),
    universal(
        "RetrieveValueTypesUsing",
        Kind::Choice(&[("0", "one query per metric"), ("1", "one query for all")]),
        "Both give the same values",
    ),
    universal("TimeStampColumn", Kind::Sql, "Column or expression of the time"),
    universal(
        "TimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What the time column holds",
    )
    .or("2"),
    universal("TimeStampFormat", Kind::Text, "Format of a time that is text"),
    universal("ActivitySQL", Kind::Sql, "Name and ID of every activity"),
    universal(
        "AgentActivityTable",
        Kind::Sql,
        "What stands after FROM for agent data",
    ),
    universal("AgentColumn", Kind::Sql, "Column or expression of the agent's ID"),
    universal(
        "ActivityColumn",
        Kind::Sql,
        "Column or expression of the activity's ID",
    ),
    universal(
        "ActivityStartTimeStampColumn",
        Kind::Sql,
        "Column or expression of the start",
    ),
    universal(
        "ActivityStartTimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What it holds",
    )
    .or("2"),
    universal(
        "ActivityStartTimeStampFormat",
        Kind::Text,
        "Format of a start that is text",
    ),
    universal(
        "ActivityEndTimeStampColumn",
        Kind::Sql,
        "Column or expression of the end",
    ),
    universal(
        "ActivityEndTimeStampType",
        Kind::Choice(&[("0", "text"), ("1", "Unix seconds"), ("2", "date and time")]),
        "What it holds",
    )
    .or("2"),
    universal(
        "ActivityEndTimeStampFormat",
        Kind::Text,
        "Format of an end that is text",
    ),
    universal(
        "ActivityDurationColumn",
        Kind::Sql,
        "Column or expression of the duration",
    ),
    universal("ActivityTimeSpanType", SPAN, "How an activity's end is told"),
    universal(
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
