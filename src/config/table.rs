//! The keys of every section (spec pages 1 and 2).

use super::installation::ConfigFile;
use super::keys::{Key, Kind};
use super::section::same_name;
pub use super::universal::{UNIVERSAL, is_known_of_vendors};
use crate::ini::{Document, Style};

pub const LOGIN_SECTION: &str = "DB";
pub const GENERAL_SECTION: &str = "General";

const fn number(min: u32, max: u32) -> Kind {
    Kind::Number { min, max }
}

/// `[IES System <NAME>]` of isps.cfg.
pub const WFM: &[Key] = &[
    Key::new(
        "Name",
        Kind::Text,
        "The WFM system's name, as every other file uses it",
    ),
    Key::new(
        "Url",
        Kind::Url,
        "iwfms://host:port (TLS) or iwfm://host:port; port 45054 when none is named",
    ),
    Key::new(
        "SSLCACertificate",
        Kind::File,
        "PEM file of a private certificate authority",
    )
    .ours(),
    Key::new(
        "SSLFingerprint",
        Kind::Fingerprint,
        "SHA-256 of the server's certificate; replaces the checks of chain, name and expiry",
    )
    .ours(),
    Key::new(
        "Proxy",
        Kind::Proxy,
        "http://user:password@host:port; else the environment's https_proxy",
    )
    .ours(),
    Key::new(
        "ConnectTimeout",
        number(1, 600),
        "Seconds to wait for a connection",
    )
    .or("10")
    .ours(),
];

/// `[General]` of isps_Ul.ini.
pub const GENERAL: &[Key] = &[
    Key::new(
        "Protocol",
        Kind::Switch,
        "1 writes isps_uls.log and isps_ul.log, 0 does not",
    )
    .or("1"),
    Key::new(
        "LogDir",
        Kind::Folder,
        "Folder of the log files, absolute; else the installation directory",
    ),
    Key::new(
        "LogMaxFileSize",
        number(1, 4_000_000),
        "Size limit of isps_uls.log and isps_ul.log in KB",
    )
    .or("10240"),
    Key::new(
        "AutomaticMappingCorrection",
        Kind::Switch,
        "1 repairs mappings whose parent queue changed",
    )
    .or("0"),
    Key::new(
        "WriteAlways",
        Kind::Switch,
        "1 writes 0 for an interval without source data",
    )
    .or("0"),
    Key::new(
        "AutoImportPhoneLink",
        Kind::Schedule,
        "Automatic import of call data: none, every <minutes> [+hh:mm], daily <hh:mm>",
    )
    .or("none")
    .ours(),
    Key::new("AutoImportTimeLink", Kind::Schedule, "The same for agent data")
        .or("none")
        .ours(),
    Key::new(
        "CatchUpDays",
        number(0, 366),
        "How many missed days are imported on their own",
    )
    .or("14")
    .ours(),
    Key::new(
        "RecollectHours",
        number(0, 8784),
        "How many hours back every run reads again",
    )
    .or("24")
    .ours(),
    Key::new(
        "OutboxMaxSize",
        number(1, 1_000_000),
        "Size limit of the outbox in MB",
    )
    .or("1024")
    .ours(),
    Key::new(
        "Language",
        Kind::Choice(&[("en", "English"), ("fr", "Français"), ("de", "Deutsch")]),
        "Language of console and messages; else the environment decides",
    )
    .ours(),
];

/// Settings that every interface has.
pub const COMMON: &[Key] = &[
    Key::new(
        "Interval",
        Kind::Interval,
        "Granularity of the source in minutes; informative",
    )
    .also(&["IntervalDuration"]),
    Key::new(
        "TimeZone",
        Kind::Zone,
        "Hours to add to the source's time (-2, 06:30), or the zone its clock runs in (Europe/Paris)",
    )
    .or("0"),
    Key::new(
        "TimeZone_TimeLink",
        Kind::Zone,
        "The same for agent data only; else TimeZone",
    ),
    Key::new("Protocol", Kind::Switch, "1 writes one log file per mapped queue").or("0"),
    Key::new(
        "LogDir",
        Kind::Folder,
        "Folder of these log files; else the installation directory",
    ),
    Key::new("LogFile", Kind::Text, "An addition to the log files' names"),
    Key::new(
        "MinimumActivityDuration",
        number(0, 864_000),
        "Seconds; shorter activities are ignored; 0: no limit",
    )
    .or("0"),
    Key::new(
        "MaximumActivityDuration",
        number(0, 864_000),
        "Seconds; longer activities are ignored; 0: no limit",
    )
    .or("0"),
];

const AFTER: Kind = Kind::Choice(&[
    ("0", "leave the file"),
    ("1", "move it to the destination"),
    ("2", "delete it"),
]);
const ORDER: Kind = Kind::Choice(&[
    ("dmy", "day, month, year"),
    ("mdy", "month, day, year"),
    ("ymd", "year, month, day"),
]);
pub(super) const SPAN: Kind = Kind::Choice(&[
    ("0", "start and duration"),
    ("1", "start and end"),
    ("2", "start only: the agent's next activity ends it"),
]);

/// The CSV interface.
pub const CSV: &[Key] = &[
    Key::new("Source", Kind::Folder, "Folder of the call data's files"),
    Key::new("Destination", Kind::Folder, "Folder that imported files move to"),
    Key::new(
        "SeparatorCharacter",
        Kind::Separator,
        "0 space, 1 dot, 2 comma, 3 semicolon, 4 tab, or the character; absent: found from the file",
    ),
    Key::new(
        "DeleteImportFiles",
        AFTER,
        "What becomes of a file once everything in it is confirmed",
    )
    .or("0"),
    Key::new("HeaderLines", number(0, 10_000), "Lines to skip").or("0"),
    Key::new(
        "ColumnNames",
        Kind::List,
        "Names of all columns, semicolon separated; what is not group, date or time is a metric",
    ),
    Key::new("GroupColumn", Kind::Column, "Column of the queue's name"),
    Key::new(
        "Groups",
        Kind::List,
        "Names of all queues, semicolon separated, case-sensitive",
    ),
    Key::new(
        "SubGroupColumn",
        Kind::Column,
        "Column of an inner level of queues; 0: none",
    ),
    Key::new(
        "SubGroups",
        Kind::List,
        "Names of all sub-groups, semicolon separated",
    ),
    Key::new("DateColumn", Kind::Column, "Column of the date"),
    Key::new("TimeColumn", Kind::Column, "Column of the time"),
    Key::new(
        "TimeStampColumn",
        Kind::Column,
        "Column of date and time together; wins over DateColumn",
    ),
    Key::new("DateOrder", ORDER, "Order of day, month and year"),
    Key::new(
        "AHTColumn",
        Kind::Columns,
        "Column, or columns, of an average handling time: the mean of an interval's rows",
    ),
    Key::new(
        "AHTWeightColumn",
        Kind::Column,
        "Column that weights the mean of AHTColumn",
    )
    .ours(),
    Key::new(
        "FilesAreIncrements",
        Kind::Switch,
        "1: each file adds to what earlier files told; 0: it replaces it",
    )
    .or("0")
    .ours(),
    Key::new("ActivitySource", Kind::Folder, "Folder of the agent data's files"),
    Key::new(
        "ActivityDestination",
        Kind::Folder,
        "Folder that imported files of agent data move to",
    ),
    Key::new(
        "ActivitySeparatorCharacter",
        Kind::Separator,
        "As SeparatorCharacter, for agent data",
    ),
    Key::new(
        "DeleteActivityImportFiles",
        AFTER,
        "As DeleteImportFiles, for agent data",
    )
    .or("0"),
    Key::new(
        "ActivityHeaderLines",
        number(0, 10_000),
        "Lines to skip in files of agent data",
    )
    .or("0"),
    Key::new(
        "ActivityColumnNames",
        Kind::List,
        "Names of all columns of agent data, semicolon separated",
    ),
    Key::new(
        "ActivityIdentifiers",
        Kind::List,
        "IDs of the activities in the file, semicolon separated",
    ),
    Key::new(
        "ActivityDescriptions",
        Kind::List,
        "Their display names, pairwise",
    ),
    Key::new("ActivityColumn", Kind::Column, "Column of the activity's ID"),
    Key::new("AgentColumn", Kind::Column, "Column of the agent's ID"),
    Key::new("ActivityDateOrder", ORDER, "As DateOrder, for agent data"),
    Key::new(
        "ActivityStartDateColumn",
        Kind::Column,
        "Column of the start's date",
    ),
    Key::new(
        "ActivityStartTimeColumn",
        Kind::Column,
        "Column of the start's time",
    ),
    Key::new("ActivityEndDateColumn", Kind::Column, "Column of the end's date"),
    Key::new("ActivityEndTimeColumn", Kind::Column, "Column of the end's time"),
    Key::new(
        "ActivityStartTimeStampColumn",
        Kind::Columns,
        "Column of the start, or two as 3;4",
    ),
    Key::new(
        "ActivityEndTimeStampColumn",
        Kind::Columns,
        "Column of the end, or two as 5;6",
    ),
    Key::new(
        "ActivityStartTimeStampFormat",
        Kind::Text,
        "yyyy-mm-dd HH:MM:SS, or pairwise dd/mm/yyyy;HH:MM:SS",
    ),
    Key::new("ActivityEndTimeStampFormat", Kind::Text, "The same for the end"),
    Key::new("ActivityTimeSpanType", SPAN, "How an activity's end is told"),
    Key::new("ActivityDurationColumn", Kind::Column, "Column of the duration"),
    Key::new(
        "LogOffActivities",
        Kind::List,
        "IDs that are a logout, semicolon separated",
    ),
];

/// The description of a key by one of its names.
pub fn find_key(tables: &[&'static [Key]], name: &str) -> Option<&'static Key> {
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|key| key.is_named(name))
}

/// The tables that describe a section's keys.
pub fn tables_of(file: ConfigFile, section: &str, document: &Document) -> &'static [&'static [Key]] {
    let is_wfm = section.trim().to_lowercase().starts_with("ies system ");
    let universal = || {
        ["QueueSQL", "ActivitySQL", "ValueTypes"]
            .iter()
            .any(|key| document.get(section, key, Style::Text).is_some())
    };
    match file {
        ConfigFile::Connection if is_wfm => &[WFM],
        ConfigFile::Main if same_name(section, GENERAL_SECTION) => &[GENERAL],
        ConfigFile::Main if same_name(section, LOGIN_SECTION) => &[],
        ConfigFile::Main if universal() => &[UNIVERSAL, COMMON],
        ConfigFile::Main => &[CSV, COMMON],
        ConfigFile::Connection | ConfigFile::Mappings => &[],
    }
}
