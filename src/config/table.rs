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

const fn wfm(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key::new("wfm", name, kind, help)
}

const fn general(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key::new("general", name, kind, help)
}

const fn common(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key::new("common", name, kind, help)
}

const fn csv(name: &'static str, kind: Kind, help: &'static str) -> Key {
    Key::new("csv", name, kind, help)
}

/// `[IES System <NAME>]` of isps.cfg.
pub const WFM: &[Key] = &[
    wfm(
        "Name",
        Kind::Text,
        "The WFM system's name, as every other file uses it",
    ),
    wfm(
        "Url",
        Kind::Url,
        "iwfms://host:port (TLS) or iwfm://host:port; port 45054 when none is named",
    ),
    wfm(
        "SSLCACertificate",
        Kind::File,
        "PEM file of a private certificate authority",
    )
    .ours(),
    wfm(
        "SSLFingerprint",
        Kind::Fingerprint,
        "SHA-256 of the server's certificate; replaces the checks of chain, name and expiry",
    )
    .ours(),
    wfm(
        "Proxy",
        Kind::Proxy,
        "http://user:password@host:port; else the environment's https_proxy",
    )
    .ours(),
    wfm(
        "ConnectTimeout",
        number(1, 600),
        "Seconds to wait for a connection",
    )
    .or("10")
    .ours(),
];

/// `[General]` of isps_Ul.ini.
pub const GENERAL: &[Key] = &[
    general(
        "Protocol",
        Kind::Switch,
        "1 writes isps_uls.log and isps_ul.log, 0 does not",
    )
    .or("1"),
    general(
        "LogDir",
        Kind::Folder,
        "Folder of the log files, absolute; else the installation directory",
    ),
    general(
        "LogMaxFileSize",
        number(1, 4_000_000),
        "Size limit of isps_uls.log and isps_ul.log in KB",
    )
    .or("10240"),
    general(
        "AutomaticMappingCorrection",
        Kind::Switch,
        "1 repairs mappings whose parent queue changed",
    )
    .or("0"),
    general(
        "WriteAlways",
        Kind::Switch,
        "1 writes 0 for an interval without source data",
    )
    .or("0"),
    general(
        "AutoImportPhoneLink",
        Kind::Schedule,
        "Automatic import of call data: none, every <minutes> [+hh:mm], daily <hh:mm>",
    )
    .or("none")
    .ours(),
    general("AutoImportTimeLink", Kind::Schedule, "The same for agent data")
        .or("none")
        .ours(),
    general(
        "CatchUpDays",
        number(0, 366),
        "How many missed days are imported on their own",
    )
    .or("14")
    .ours(),
    general(
        "RecollectHours",
        number(0, 8784),
        "How many hours back every run reads again",
    )
    .or("24")
    .ours(),
    general(
        "OutboxMaxSize",
        number(1, 1_000_000),
        "Size limit of the outbox in MB",
    )
    .or("1024")
    .ours(),
    general(
        "Language",
        Kind::Choice(&[("en", "English"), ("fr", "Français"), ("de", "Deutsch")]),
        "Language of console and messages; else the environment decides",
    )
    .ours(),
];

/// Settings that every interface has.
pub const COMMON: &[Key] = &[
    common(
        "Interval",
        Kind::Interval,
        "Granularity of the source in minutes; informative",
    )
    .also(&["IntervalDuration"]),
    common(
        "TimeZone",
        Kind::Zone,
        "Hours to add to the source's time (-2, 06:30), or the zone its clock runs in (Europe/Paris)",
    )
    .or("0"),
    common(
        "TimeZone_TimeLink",
        Kind::Zone,
        "The same for agent data only; else TimeZone",
    ),
    common("Protocol", Kind::Switch, "1 writes one log file per mapped queue").or("0"),
    common(
        "LogDir",
        Kind::Folder,
        "Folder of these log files; else the installation directory",
    ),
    common("LogFile", Kind::Text, "An addition to the log files' names"),
    common(
        "MinimumActivityDuration",
        number(0, 864_000),
        "Seconds; shorter activities are ignored; 0: no limit",
    )
    .or("0"),
    common(
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
    ("2", "start only"),
]);

/// The CSV interface.
pub const CSV: &[Key] = &[
    csv("Source", Kind::Folder, "Folder of the call data's files"),
    csv("Destination", Kind::Folder, "Folder that imported files move to"),
    csv(
        "SeparatorCharacter",
        Kind::Separator,
        "0 space, 1 dot, 2 comma, 3 semicolon, 4 tab, or the character; absent: found from the file",
    ),
    csv(
        "DeleteImportFiles",
        AFTER,
        "What becomes of a file once everything in it is confirmed",
    )
    .or("0"),
    csv("HeaderLines", number(0, 10_000), "Lines to skip").or("0"),
    csv(
        "ColumnNames",
        Kind::List,
        "Names of all columns, semicolon separated; what is not group, date or time is a metric",
    ),
    csv("GroupColumn", Kind::Column, "Column of the queue's name"),
    csv(
        "Groups",
        Kind::List,
        "Names of all queues, semicolon separated, case-sensitive",
    ),
    csv(
        "SubGroupColumn",
        Kind::Column,
        "Column of an inner level of queues; 0: none",
    ),
    csv(
        "SubGroups",
        Kind::List,
        "Names of all sub-groups, semicolon separated",
    ),
    csv("DateColumn", Kind::Column, "Column of the date"),
    csv("TimeColumn", Kind::Column, "Column of the time"),
    csv(
        "TimeStampColumn",
        Kind::Column,
        "Column of date and time together; wins over DateColumn",
    ),
    csv("DateOrder", ORDER, "Order of day, month and year"),
    csv(
        "AHTColumn",
        Kind::Columns,
        "Column, or columns, of an average handling time: the mean of an interval's rows",
    ),
    csv(
        "AHTWeightColumn",
        Kind::Column,
        "Column that weights the mean of AHTColumn",
    )
    .ours(),
    csv(
        "FilesAreIncrements",
        Kind::Switch,
        "1: each file adds to what earlier files told; 0: it replaces it",
    )
    .or("0")
    .ours(),
    csv("ActivitySource", Kind::Folder, "Folder of the agent data's files"),
    csv(
        "ActivityDestination",
        Kind::Folder,
        "Folder that imported files of agent data move to",
    ),
    csv(
        "ActivitySeparatorCharacter",
        Kind::Separator,
        "As SeparatorCharacter, for agent data",
    ),
    csv(
        "DeleteActivityImportFiles",
        AFTER,
        "As DeleteImportFiles, for agent data",
    )
    .or("0"),
    csv(
        "ActivityHeaderLines",
        number(0, 10_000),
        "Lines to skip in files of agent data",
    )
    .or("0"),
    csv(
        "ActivityColumnNames",
        Kind::List,
        "Names of all columns of agent data, semicolon separated",
    ),
    csv(
        "ActivityIdentifiers",
        Kind::List,
        "IDs of the activities in the file, semicolon separated",
    ),
    csv(
        "ActivityDescriptions",
        Kind::List,
        "Their display names, pairwise",
    ),
    csv("ActivityColumn", Kind::Column, "Column of the activity's ID"),
    csv("AgentColumn", Kind::Column, "Column of the agent's ID"),
    csv("ActivityDateOrder", ORDER, "As DateOrder, for agent data"),
    csv(
        "ActivityStartDateColumn",
        Kind::Column,
        "Column of the start's date",
    ),
    csv(
        "ActivityStartTimeColumn",
        Kind::Column,
        "Column of the start's time",
    ),
    csv("ActivityEndDateColumn", Kind::Column, "Column of the end's date"),
    csv("ActivityEndTimeColumn", Kind::Column, "Column of the end's time"),
    csv(
        "ActivityStartTimeStampColumn",
        Kind::Columns,
        "Column of the start, or two as 3;4",
    ),
    csv(
        "ActivityEndTimeStampColumn",
        Kind::Columns,
        "Column of the end, or two as 5;6",
    ),
    csv(
        "ActivityStartTimeStampFormat",
        Kind::Text,
        "yyyy-mm-dd HH:MM:SS, or pairwise dd/mm/yyyy;HH:MM:SS",
    ),
    csv("ActivityEndTimeStampFormat", Kind::Text, "The same for the end"),
    csv("ActivityTimeSpanType", SPAN, "How an activity's end is told"),
    csv("ActivityDurationColumn", Kind::Column, "Column of the duration"),
    csv(
        "LogOffActivities",
        Kind::List,
        "IDs that are a logout, semicolon separated",
    ),
];

/// Every table.
pub const TABLES: &[&[Key]] = &[WFM, GENERAL, COMMON, CSV, UNIVERSAL];

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
