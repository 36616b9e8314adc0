//! External systems: on the server and in the file, and whether they can be read.

use super::{Level, Row, Step, Subject, Trees};
use crate::config::{ExternalSettings, Settings, same_name};
use crate::engine::TreeNode;
use crate::model::Catalog;
use crate::source::{Aggregation, Metric, SourceQueue, SourceTree};

/// External systems on the server against sections in the file.
pub(super) fn systems(settings: &Settings, catalog: Option<&Catalog>) -> Vec<Row> {
    let Some(catalog) = catalog else {
        let hint = "the rows above say what keeps the WFM away";
        return vec![Row::warning(
            Step::ExternalSystems,
            "",
            "the WFM's list of external systems is not known",
            hint,
        )];
    };
    let sections = settings.systems();
    let mut rows = Vec::new();
    for system in catalog.external_systems.iter().filter(|system| system.active) {
        if !sections.iter().any(|section| same_name(section, &system.name)) {
            let found = format!(
                "stands on the WFM server ({}) and has no section in isps_Ul.ini",
                system.interface
            );
            let hint = format!("add a section [{}] with its settings", system.name);
            rows.push(Row::warning(Step::ExternalSystems, &system.name, found, hint));
        }
    }
    for section in sections {
        match catalog.external_system(&section) {
            None => rows.push(Row::warning(
                Step::ExternalSystems,
                &section,
                "has a section in isps_Ul.ini and does not exist on the WFM server",
                "create it there under exactly this name, or remove the section",
            )),
            Some(system) => {
                let kinds = [(system.phonelink, "PhoneLink"), (system.timelink, "TimeLink")];
                let kinds: Vec<&str> = kinds
                    .into_iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, name)| name)
                    .collect();
                let found = format!("{}, {}", system.interface, kinds.join(" and "));
                rows.push(Row::fine(Step::ExternalSystems, &section, found));
            }
        }
    }
    rows
}

/// Tries each source, and returns the trees of those that could be read.
pub(super) fn read(subject: &Subject, settings: &Settings, catalog: Option<&Catalog>) -> (Vec<Row>, Trees) {
    let (mut rows, mut trees) = (Vec::new(), Vec::new());
    for section in settings.systems() {
        let interface = catalog
            .and_then(|catalog| catalog.external_system(&section))
            .map(|s| s.interface.as_str());
        match (settings.external(&section, interface), &subject.engine) {
            // Wrong settings have their own rows.
            (Err(_), _) => {}
            (Ok(ExternalSettings::Unsupported { interface }), _) => {
                let found = format!("this build of xlink cannot read the interface “{interface}” yet");
                rows.push(Row::warning(
                    Step::Sources,
                    &section,
                    found,
                    "only CSV systems are imported for now",
                ));
            }
            (Ok(_), Err(why)) => {
                let found = format!("could not be tried: {why}");
                rows.push(Row::warning(
                    Step::Sources,
                    &section,
                    found,
                    "start the service, or run the check as its account",
                ));
            }
            (Ok(_), Ok(engine)) => {
                rows.extend(tried(subject, &section));
                trees.extend(engine.tree(&section, false).ok().map(|node| flat(&node)));
            }
        }
    }
    (rows, trees)
}

fn tried(subject: &Subject, section: &str) -> Vec<Row> {
    let Ok(engine) = &subject.engine else {
        return Vec::new();
    };
    let by_whom = subject.by_whom();
    match engine.test_source(section) {
        Err(error) => vec![Row::error(
            Step::Sources,
            section,
            error.to_string(),
            "look into call_tree.log",
        )],
        Ok(notices) if notices.iter().all(|notice| notice.level == Level::Fine) => {
            let found: Vec<&str> = notices.iter().map(|notice| notice.text.as_str()).collect();
            let found = if found.is_empty() {
                "can be read".to_owned()
            } else {
                found.join("; ")
            };
            vec![Row::fine(Step::Sources, section, format!("{found} ({by_whom})"))]
        }
        Ok(notices) => notices
            .into_iter()
            .filter(|notice| notice.level != Level::Fine)
            .map(|notice| Row {
                step: Step::Sources,
                level: notice.level,
                place: section.to_owned(),
                found: format!("{} ({by_whom})", notice.text),
                hint: notice.hint,
            })
            .collect(),
    }
}

/// The engine's tree as the mappings are matched against it.
fn flat(root: &TreeNode) -> SourceTree {
    let mut tree = SourceTree {
        system: root.name.clone(),
        queues: Vec::new(),
        metrics: Vec::new(),
    };
    fn walk(node: &TreeNode, levels: &mut Vec<String>, tree: &mut SourceTree) {
        if node.children.iter().any(|child| child.path.is_some()) {
            tree.queues.push(SourceQueue {
                levels: levels.clone(),
            });
        }
        for child in &node.children {
            if child.path.is_some() {
                if !tree.metrics.iter().any(|metric| metric.name == child.name) {
                    tree.metrics.push(Metric {
                        name: child.name.clone(),
                        aggregation: Aggregation::Sum,
                    });
                }
            } else {
                levels.push(child.name.clone());
                walk(child, levels, tree);
                levels.pop();
            }
        }
    }
    walk(root, &mut Vec::new(), &mut tree);
    tree
}
