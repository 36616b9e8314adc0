//! acd_map.ini and its scripts.

use super::{Level, Mend, Row, Step, Trees, names_in, script_text};
use crate::config::{ConfigFile, Finding, Installation, Level as FindingLevel, Settings};
use crate::mapping::{MapStore, Mapping, Mappings, World, judge};
use crate::model::{Catalog, Worded, message};
use crate::script::Program;

/// Lines that cannot be understood, or that name what does not exist.
pub(super) fn mappings(
    installation: &Installation,
    settings: &Settings,
    catalog: Option<&Catalog>,
    trees: &Trees,
) -> Vec<Row> {
    let Ok(store) = MapStore::open(installation) else {
        return Vec::new();
    };
    let wfm: Vec<String> = settings
        .wfm_systems
        .iter()
        .map(|system| system.name.clone())
        .collect();
    let names = names_in(installation);
    let of_first = catalog.and_then(|catalog| Some((wfm.first()?.as_str(), catalog)));
    let world = World {
        wfm: &wfm,
        catalog: of_first,
        trees,
        files: Some(&names),
    };
    let findings = judge(store.file.lines(), &store.name(), &world);
    let mut rows: Vec<Row> = store
        .file
        .troubles(&store.name())
        .iter()
        .chain(&findings)
        .map(row)
        .collect();
    let count: usize = wfm
        .iter()
        .map(|name| Mappings::of(store.file.lines(), name, catalog).len())
        .sum();
    if count == 0 {
        rows.push(Row::warning(
            Step::Mappings,
            store.name(),
            message!(
                "check-nothing-mapped",
                "nothing is mapped: nothing will be imported"
            ),
            message!(
                "check-nothing-mapped-hint",
                "map value types in the console, or with `xlink map add` and `xlink map auto`"
            ),
        ));
    } else if rows.is_empty() {
        rows.push(Row::fine(
            Step::Mappings,
            store.name(),
            message!("check-mapped", "{count} value types are mapped", count = count),
        ));
    }
    rows
}

fn row(finding: &Finding) -> Row {
    let line = finding.line.unwrap_or(0);
    Row {
        step: Step::Mappings,
        level: match finding.level {
            FindingLevel::Warning => Level::Warning,
            FindingLevel::Error => Level::Error,
        },
        place: finding.place(),
        found: finding.text.clone(),
        hint: finding.hint.clone(),
        mend: match finding.id() {
            // What is no mapping cannot be shown as one.
            "map-broken-line" | "map-no-target" | "map-other-wfm" | "encoding-mark" => Mend::Line {
                file: ConfigFile::Mappings,
                line,
            },
            _ => Mend::Mapping { line },
        },
    }
}

/// Every script that a line names: its syntax, its warnings, and whether it takes as many parameters as are mapped.
pub(super) fn scripts(
    installation: &Installation,
    settings: &Settings,
    catalog: Option<&Catalog>,
) -> Vec<Row> {
    let Ok(store) = MapStore::open(installation) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut fine = 0;
    for system in &settings.wfm_systems {
        for mapping in Mappings::of(store.file.lines(), &system.name, catalog).iter() {
            let Some((_, name)) = &mapping.script else {
                continue;
            };
            let found = one(installation, mapping, name);
            fine += u32::from(found.is_empty());
            rows.extend(found);
        }
    }
    if rows.is_empty() && fine > 0 {
        rows.push(Row::fine(
            Step::Scripts,
            "",
            message!(
                "check-scripts-fine",
                "{count} scripts are understood and fit their mappings",
                count = fine,
            ),
        ));
    }
    rows
}

fn one(installation: &Installation, mapping: &Mapping, name: &str) -> Vec<Row> {
    // A script that is missing has a row among the mappings.
    let Ok(text) = script_text(installation, name) else {
        return Vec::new();
    };
    let program = match Program::compile(&text) {
        Ok(program) => program,
        Err(error) => {
            let hint = message!(
                "check-script-wrong-hint",
                "its values are rejected until it is mended: `xlink script test {name}`",
                name = name,
            );
            return vec![Row::error(Step::Scripts, name, error.message(), hint)];
        }
    };
    let mut rows: Vec<Row> = program
        .warnings()
        .iter()
        .map(|warning| Row::warning(Step::Scripts, name, warning.message(), ""))
        .collect();
    let (declared, mapped) = (program.parameters() as usize, mapping.metrics.len());
    if declared != mapped {
        let found = message!(
            "check-script-parameters",
            "parameters declared: {declared}, metrics mapped to {left}: {mapped}",
            declared = declared,
            left = mapping.left.to_string(),
            mapped = mapped,
        );
        rows.push(Row::warning(
            Step::Scripts,
            name,
            found,
            message!("check-script-parameters-hint", "adapt the script, or the mapping"),
        ));
    }
    rows
}
