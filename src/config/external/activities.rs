//! Agent data (TimeLink) of a CSV section.

use super::common::{
    assumed_order, column, consumption, date_order, folder, header_lines, moment, names, optional_column,
};
use super::{ActivityEnd, Column, CsvActivities, MomentColumns};
use crate::config::finding::Level;
use crate::config::section::Section;
use crate::config::template as t;
use crate::config::value;
use std::path::Path;

/// `None` when something that it needs is missing or wrong; that has been reported.
pub(super) fn read(section: &mut Section<'_>, directory: &Path) -> Option<CsvActivities> {
    let source = folder(section, "ActivitySource", directory);
    let (after, destination) = consumption(
        section,
        "DeleteActivityImportFiles",
        "ActivityDestination",
        directory,
    );
    let separator = section.read("ActivitySeparatorCharacter", value::separator);
    let header_lines = header_lines(section, "ActivityHeaderLines");
    let agent_column = column(section, "AgentColumn");
    let activity_column = column(section, "ActivityColumn");
    let start = moment_of(section, START);
    if start.is_none() {
        section.require::<()>("ActivityStartTimeStampColumn", None);
    }
    let start_format = section.text("ActivityStartTimeStampFormat");
    let end = end(section);
    let order = date_order(section, "ActivityDateOrder").or_else(|| date_order(section, "DateOrder"));
    let date_order = match order {
        Some(order) => order,
        // A format says the order by itself.
        None if start_format.is_some() => value::date_order("dmy"),
        None => assumed_order(section, "ActivityDateOrder"),
    };
    Some(CsvActivities {
        source: source?,
        destination,
        separator,
        after,
        header_lines,
        column_names: names(section, "ActivityColumnNames"),
        agent_column: agent_column?,
        activity_column: activity_column?,
        activities: activities(section),
        log_off_activities: names(section, "LogOffActivities")
            .into_iter()
            .filter(|id| !id.is_empty())
            .collect(),
        date_order,
        start: start?,
        start_format,
        end: end?,
    })
}

/// Keys of a moment: one key for both columns, or one for each.
type MomentKeys = [&'static str; 3];

const START: MomentKeys = [
    "ActivityStartTimeStampColumn",
    "ActivityStartDateColumn",
    "ActivityStartTimeColumn",
];
const END: MomentKeys = [
    "ActivityEndTimeStampColumn",
    "ActivityEndDateColumn",
    "ActivityEndTimeColumn",
];

fn moment_of(section: &mut Section<'_>, [stamp, date, time]: MomentKeys) -> Option<MomentColumns> {
    if let Some(moment) = moment(section, stamp) {
        return Some(moment);
    }
    let date = optional_column(section, date)?;
    let time = optional_column(section, time)?;
    Some(MomentColumns::Two { date, time })
}

/// By `ActivityTimeSpanType`; without it, by the columns that the section names.
fn end(section: &mut Section<'_>) -> Option<ActivityEnd> {
    let named = section.entry("ActivityTimeSpanType").is_some();
    let span = section.choice("ActivityTimeSpanType");
    let duration =
        |section: &mut Section<'_>| -> Option<Column> { optional_column(section, "ActivityDurationColumn") };
    let moment_end = |section: &mut Section<'_>| {
        moment_of(section, END).map(|columns| ActivityEnd::Moment {
            columns,
            format: section.text("ActivityEndTimeStampFormat"),
        })
    };
    match span {
        Some("0") => {
            let column = duration(section);
            section
                .require("ActivityDurationColumn", column)
                .map(ActivityEnd::Duration)
        }
        Some("1") => {
            let end = moment_end(section);
            section.require("ActivityEndTimeStampColumn", end)
        }
        Some(_) => Some(ActivityEnd::Next),
        None if named => None,
        None => moment_end(section)
            .or_else(|| duration(section).map(ActivityEnd::Duration))
            .or(Some(ActivityEnd::Next)),
    }
}

/// IDs and display names, pairwise; an ID without a name is its own.
fn activities(section: &mut Section<'_>) -> Vec<(String, String)> {
    let ids = names(section, "ActivityIdentifiers");
    let descriptions = names(section, "ActivityDescriptions");
    if ids.len() != descriptions.len() && !descriptions.is_empty() {
        let values = vec![
            ("first", "ActivityIdentifiers".to_owned()),
            ("count", ids.len().to_string()),
            ("second", "ActivityDescriptions".to_owned()),
            ("others", descriptions.len().to_string()),
        ];
        let entry = section.entry("ActivityDescriptions");
        section.report(Level::Warning, entry.as_ref(), t::PAIRS_DIFFER, values);
    }
    let name = |at: usize, id: &String| match descriptions.get(at) {
        Some(name) if !name.is_empty() => name.clone(),
        _ => id.clone(),
    };
    ids.iter()
        .enumerate()
        .filter(|(_, id)| !id.is_empty())
        .map(|(at, id)| (id.clone(), name(at, id)))
        .collect()
}
