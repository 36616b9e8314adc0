//! What a new store begins with (spec page 7).

use crate::model::{Activity, ActivityId, Unit, ValueType, ValueTypeId};

/// *Present*, to which every external activity belongs until somebody assigns it.
pub fn predefined_activities() -> Vec<Activity> {
    vec![Activity {
        id: ActivityId::PRESENT,
        name: "Present".into(),
        external: Default::default(),
    }]
}

/// Offered, answered … for calls (1003 and up), mails (1103), chats (1203) and documents (1303).
pub fn predefined_value_types() -> Vec<ValueType> {
    const WHAT: [(&str, Unit); 8] = [
        ("Offered", Unit::Count),
        ("Answered", Unit::Count),
        ("Abandoned", Unit::Count),
        ("Average Handling Time", Unit::Seconds),
        ("Talk Time", Unit::Seconds),
        ("Wait Time", Unit::Seconds),
        ("Wrap-up Time", Unit::Seconds),
        ("Service Level", Unit::Percent),
    ];
    let contacts = [
        (1003, "Calls"),
        (1103, "Mails"),
        (1203, "Chats"),
        (1303, "Documents"),
    ];
    contacts
        .into_iter()
        .flat_map(|(first, contact)| {
            (first..).zip(WHAT).map(move |(id, (what, unit))| ValueType {
                id: ValueTypeId(id),
                name: format!("{contact} {what}"),
                unit,
                decimals: if unit == Unit::Count { 0 } else { 2 },
            })
        })
        .collect()
}
