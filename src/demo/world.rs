//! The contact centre: what its ACD knows, what its WFM knows, and which belongs to which.

use super::shape::Rhythm;

/// Name of the telephone system.
pub const ACD: &str = "ACD";
/// Name of the chat platform.
pub const CHAT: &str = "Chat";
/// The zone that the contact centre lives in, and its ACD's clock.
pub const ZONE: &str = "Europe/Berlin";

/// Whose queue it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    Acd,
    Chat,
}

/// A queue of an external system.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceQueue {
    pub system: System,
    /// As the files name it.
    pub name: &'static str,
    /// Contacts of an ordinary day.
    pub a_day: f64,
    pub rhythm: Rhythm,
    /// Median seconds of a conversation.
    pub talk: f64,
    /// Median seconds of work after it.
    pub wrap: f64,
    /// Mean seconds that a caller is willing to wait.
    pub patience: f64,
    /// 0: always somebody free; 1: too few people at the busiest hour.
    pub strain: f64,
    /// Whether the settings list it (`Groups`).
    pub listed: bool,
}

const fn acd(
    name: &'static str,
    a_day: f64,
    rhythm: Rhythm,
    talk: f64,
    wrap: f64,
    strain: f64,
) -> SourceQueue {
    SourceQueue {
        system: System::Acd,
        name,
        a_day,
        rhythm,
        talk,
        wrap,
        patience: 150.0,
        strain,
        listed: true,
    }
}

const fn chat(name: &'static str, a_day: f64, rhythm: Rhythm) -> SourceQueue {
    SourceQueue {
        system: System::Chat,
        name,
        a_day,
        rhythm,
        talk: 420.0,
        wrap: 45.0,
        patience: 240.0,
        strain: 0.5,
        listed: true,
    }
}

pub(super) const SOURCE_QUEUES: &[SourceQueue] = &[
    acd("Hotline DE", 14_000.0, Rhythm::RoundTheClock, 185.0, 35.0, 0.75),
    acd("Hotline AT", 3_500.0, Rhythm::RoundTheClock, 190.0, 35.0, 0.6),
    acd(
        "Störungsannahme",
        16_000.0,
        Rhythm::RoundTheClock,
        240.0,
        60.0,
        0.9,
    ),
    acd(
        "Kartensperre 24h",
        7_500.0,
        Rhythm::RoundTheClock,
        95.0,
        20.0,
        0.25,
    ),
    acd("Urgences", 4_000.0, Rhythm::RoundTheClock, 160.0, 40.0, 0.35),
    acd("Vertrieb", 4_200.0, Rhythm::Shop, 310.0, 90.0, 0.55),
    acd("Rückgewinnung", 1_600.0, Rhythm::Office, 420.0, 120.0, 0.45),
    acd("Support FR", 3_400.0, Rhythm::Office, 330.0, 75.0, 0.8),
    acd("Réclamations", 2_100.0, Rhythm::Office, 380.0, 110.0, 0.85),
    acd("Rechnungsfragen", 3_900.0, Rhythm::Office, 215.0, 50.0, 0.7),
    acd("Service Desk UK", 2_600.0, Rhythm::Office, 290.0, 65.0, 0.5),
    acd("Back Office", 900.0, Rhythm::Office, 500.0, 200.0, 0.3),
    chat("Chat DE", 2_400.0, Rhythm::RoundTheClock),
    chat("Chat FR", 900.0, Rhythm::Shop),
    // In the files, but nobody has told the settings yet.
    SourceQueue {
        listed: false,
        ..acd("VIP Pilot", 160.0, Rhythm::RoundTheClock, 260.0, 60.0, 0.1)
    },
];

/// A queue of the WFM.
#[derive(Debug, Clone, Copy)]
pub(super) struct WfmQueue {
    pub id: u32,
    pub parent: u32,
    pub name: &'static str,
    pub short_name: &'static str,
    pub zone: &'static str,
    pub interval: u16,
    pub active: bool,
    pub values: Values,
    /// Queues of the external systems that are mapped to it; several add up.
    pub sources: &'static [&'static str],
}

/// Which value types a queue has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Values {
    /// A folder in the hierarchy.
    None,
    Calls,
    Chats,
}

const LONDON: &str = "Europe/London";

const fn folder(id: u32, name: &'static str, short_name: &'static str) -> WfmQueue {
    WfmQueue {
        id,
        parent: 0,
        name,
        short_name,
        zone: ZONE,
        interval: 15,
        active: true,
        values: Values::None,
        sources: &[],
    }
}

const fn queue(
    id: u32,
    parent: u32,
    name: &'static str,
    short_name: &'static str,
    sources: &'static [&'static str],
) -> WfmQueue {
    WfmQueue {
        id,
        parent,
        name,
        short_name,
        zone: ZONE,
        interval: 15,
        active: true,
        values: Values::Calls,
        sources,
    }
}

pub(super) const WFM_QUEUES: &[WfmQueue] = &[
    folder(1, "Kundenservice", "KS"),
    queue(1001, 1, "Hotline", "HL", &["Hotline DE", "Hotline AT"]),
    queue(1002, 1, "Rechnungsfragen", "RE", &["Rechnungsfragen"]),
    queue(1003, 1, "Réclamations", "RÉC", &["Réclamations"]),
    queue(1004, 1, "Support FR", "SFR", &["Support FR"]),
    folder(2, "Vertrieb", "VT"),
    queue(2001, 2, "Sales", "SAL", &["Vertrieb"]),
    queue(2002, 2, "Rückgewinnung", "RÜ", &["Rückgewinnung"]),
    folder(3, "Notdienst 24h", "24H"),
    queue(3001, 3, "Störungsannahme", "STÖ", &["Störungsannahme"]),
    queue(3002, 3, "Kartensperre", "KSP", &["Kartensperre 24h"]),
    queue(3003, 3, "Urgences", "URG", &["Urgences"]),
    folder(4, "Digital", "DIG"),
    WfmQueue {
        values: Values::Chats,
        ..queue(4001, 4, "Chat DE", "CDE", &["Chat DE"])
    },
    WfmQueue {
        values: Values::Chats,
        interval: 30,
        ..queue(4002, 4, "Chat FR", "CFR", &["Chat FR"])
    },
    folder(5, "International", "INT"),
    WfmQueue {
        zone: LONDON,
        ..queue(5001, 5, "Service Desk UK", "SDU", &["Service Desk UK"])
    },
    // Nobody has mapped these.
    queue(1005, 1, "Back Office", "BO", &[]),
    WfmQueue {
        active: false,
        ..queue(1006, 1, "Altgeräte (bis 2024)", "ALT", &[])
    },
];

/// A value type of the WFM, how it is computed from the ACD's metrics, and by which script.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueType {
    pub id: u32,
    pub name: &'static str,
    pub unit: &'static str,
    pub decimals: u8,
    /// Columns of the source, in the order of the script's parameters.
    pub metrics: &'static [&'static str],
    /// `None`: the default script, which adds them up.
    pub script: Option<u32>,
}

const fn value_type(
    id: u32,
    name: &'static str,
    unit: &'static str,
    metrics: &'static [&'static str],
    script: Option<u32>,
) -> ValueType {
    ValueType {
        id,
        name,
        unit,
        decimals: if script.is_some() { 2 } else { 0 },
        metrics,
        script,
    }
}

/// The script of the average handling time.
pub(super) const HANDLING_TIME: u32 = 1;
/// The script of the service level.
pub(super) const SERVICE_LEVEL: u32 = 2;
/// The script of a queue that is closed at the weekend, whatever the ACD says.
pub(super) const CLOSED_AT_WEEKENDS: u32 = 3;
/// The script of chats, of which a person holds two at once.
pub(super) const TWO_AT_ONCE: u32 = 4;
/// Scripts that add several source queues up first.
pub(super) const HANDLING_TIME_OF_TWO: u32 = 5;
pub(super) const SERVICE_LEVEL_OF_TWO: u32 = 6;

pub(super) const CALL_VALUES: &[ValueType] = &[
    value_type(1003, "Calls Offered", "count", &["Offered"], None),
    value_type(1004, "Calls Answered", "count", &["Answered"], None),
    value_type(1005, "Calls Abandoned", "count", &["Abandoned"], None),
    value_type(
        1006,
        "Calls Average Handling Time",
        "seconds",
        &["Answered", "TalkTime", "WrapTime"],
        Some(HANDLING_TIME),
    ),
    value_type(1008, "Calls Wait Time", "seconds", &["WaitTime"], None),
    value_type(
        1010,
        "Calls Service Level",
        "percent",
        &["Offered", "InTime"],
        Some(SERVICE_LEVEL),
    ),
];

pub(super) const CHAT_VALUES: &[ValueType] = &[
    value_type(1203, "Chats Offered", "count", &["Offered"], None),
    value_type(1204, "Chats Answered", "count", &["Answered"], None),
    value_type(
        1206,
        "Chats Average Handling Time",
        "seconds",
        &["Answered", "Duration"],
        Some(TWO_AT_ONCE),
    ),
];

impl Values {
    pub fn types(self) -> &'static [ValueType] {
        match self {
            Self::None => &[],
            Self::Calls => CALL_VALUES,
            Self::Chats => CHAT_VALUES,
        }
    }
}

/// What an agent does, as the ACD numbers it.
pub(super) const ACTIVITIES: &[(u32, &str)] = &[
    (1, "Bereit"),
    (2, "Gespräch"),
    (3, "Nachbearbeitung"),
    (4, "Pause"),
    (5, "Mittag"),
    (6, "Schulung"),
    (7, "Besprechung"),
    (8, "Abmeldung"),
];
pub(super) const READY: u32 = 1;
pub(super) const CALL: u32 = 2;
pub(super) const WRAP_UP: u32 = 3;
pub(super) const PAUSE: u32 = 4;
pub(super) const LUNCH: u32 = 5;
pub(super) const TRAINING: u32 = 6;
pub(super) const MEETING: u32 = 7;
pub(super) const LOG_OFF: u32 = 8;
