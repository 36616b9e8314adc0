//! The WFM's catalogue as a file for `xlink wfm catalog apply` (spec page 8).

use super::names::{AGENTS, FIRST_AGENT, name};
use super::world::{
    ACD, CALL, CALL_VALUES, CHAT, CHAT_VALUES, LUNCH, MEETING, PAUSE, READY, TRAINING, WFM_QUEUES, WRAP_UP,
    ZONE,
};
use std::fmt::Write;

/// Activities of the WFM and what of the ACD leads there.
const ACTIVITIES: &[(u32, &str, &[u32])] = &[
    (1, "Present", &[READY, CALL, WRAP_UP]),
    (2, "Break", &[PAUSE]),
    (3, "Lunch", &[LUNCH]),
    (4, "Training", &[TRAINING]),
    (5, "Meeting", &[MEETING]),
];

/// The demo's catalogue.
pub fn catalog() -> String {
    let mut text = String::from("# The catalogue of the demo's WFM server.\n");
    // Writing into a text cannot fail.
    let _ = systems(&mut text);
    let _ = value_types(&mut text);
    let _ = queues(&mut text);
    let _ = activities(&mut text);
    let _ = employees(&mut text);
    text
}

fn systems(text: &mut String) -> std::fmt::Result {
    for (name, timelink) in [(ACD, true), (CHAT, false)] {
        writeln!(
            text,
            "\n[[external_system]]\nname = \"{name}\"\ntime_zone = \"{ZONE}\"\ntype = \"csv\"\nphonelink = true\ntimelink = {timelink}"
        )?;
    }
    Ok(())
}

fn value_types(text: &mut String) -> std::fmt::Result {
    for value_type in CALL_VALUES.iter().chain(CHAT_VALUES) {
        writeln!(
            text,
            "\n[[value_type]]\nid = {}\nname = \"{}\"\nunit = \"{}\"\ndecimals = {}",
            value_type.id, value_type.name, value_type.unit, value_type.decimals
        )?;
    }
    Ok(())
}

fn queues(text: &mut String) -> std::fmt::Result {
    for queue in WFM_QUEUES {
        let types: Vec<String> = queue
            .values
            .types()
            .iter()
            .map(|value_type| value_type.id.to_string())
            .collect();
        writeln!(
            text,
            "\n[[queue]]\nid = {}\nparent = {}\nname = \"{}\"\nshort_name = \"{}\"\ninterval = {}\ntime_zone = \"{}\"\nactive = {}\nvalue_types = [{}]",
            queue.id,
            queue.parent,
            queue.name,
            queue.short_name,
            queue.interval,
            queue.zone,
            queue.active,
            types.join(", ")
        )?;
    }
    Ok(())
}

fn activities(text: &mut String) -> std::fmt::Result {
    for (id, name, external) in ACTIVITIES {
        let external: Vec<String> = external.iter().map(|id| format!("\"{id}\"")).collect();
        writeln!(
            text,
            "\n[[activity]]\nid = {id}\nname = \"{name}\"\nexternal = {{ {ACD} = [{}] }}",
            external.join(", ")
        )?;
    }
    Ok(())
}

fn employees(text: &mut String) -> std::fmt::Result {
    for index in 0..AGENTS {
        writeln!(
            text,
            "\n[[employee]]\nid = {}\nname = \"{}\"\nexternal_ids = {{ {ACD} = [\"{}\"] }}",
            index + 1,
            name(index),
            FIRST_AGENT + index
        )?;
    }
    Ok(())
}
