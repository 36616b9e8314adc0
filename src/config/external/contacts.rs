//! Call data (PhoneLink) of a CSV section.

use super::common::{
    assumed_order, column, consumption, date_order, distinct_names, folder, header_lines, names,
    optional_column,
};
use super::{CsvContacts, MomentColumns};
use crate::config::section::Section;
use crate::config::value;
use std::path::Path;

/// `None` when something that it needs is missing or wrong; that has been reported.
pub(super) fn read(section: &mut Section<'_>, directory: &Path) -> Option<CsvContacts> {
    let source = folder(section, "Source", directory);
    let (after, destination) = consumption(section, "DeleteImportFiles", "Destination", directory);
    let separator = section.read("SeparatorCharacter", value::separator);
    let header_lines = header_lines(section, "HeaderLines");
    let column_names = names(section, "ColumnNames");
    section.require("ColumnNames", (!column_names.is_empty()).then_some(()));
    let group_column = column(section, "GroupColumn");
    let groups = distinct_names(section, "Groups");
    section.require("Groups", (!groups.is_empty()).then_some(()));
    let sub_group_column = optional_column(section, "SubGroupColumn");
    let sub_groups = distinct_names(section, "SubGroups");
    if sub_group_column.is_some() {
        section.require("SubGroups", (!sub_groups.is_empty()).then_some(()));
    }
    let moment = moment(section);
    let order = date_order(section, "DateOrder");
    let date_order = order.unwrap_or_else(|| assumed_order(section, "DateOrder"));
    Some(CsvContacts {
        source: source?,
        destination,
        separator,
        after,
        header_lines,
        column_names,
        group_column: group_column?,
        groups,
        sub_group_column,
        sub_groups,
        moment: moment?,
        date_order,
        aht_columns: section.read("AHTColumn", value::columns).unwrap_or_default(),
        aht_weight_column: optional_column(section, "AHTWeightColumn"),
        files_are_increments: section.read("FilesAreIncrements", value::switch).unwrap_or(false),
    })
}

/// `TimeStampColumn` wins over `DateColumn` and `TimeColumn` (spec page 2).
fn moment(section: &mut Section<'_>) -> Option<MomentColumns> {
    if let Some(both) = optional_column(section, "TimeStampColumn") {
        return Some(MomentColumns::One(both));
    }
    let date = column(section, "DateColumn");
    let time = column(section, "TimeColumn");
    Some(MomentColumns::Two {
        date: date?,
        time: time?,
    })
}
