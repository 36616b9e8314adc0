//! External systems: on the server and in the file, and whether they can be read.

use super::{Level, Mend, Row, Step, Subject, Trees};
use crate::config::{ExternalSettings, Settings, same_name};
use crate::engine::TreeNode;
use crate::model::{Catalog, Message, Worded, message};
use crate::source::{Aggregation, Metric, SourceQueue, SourceTree};

/// External systems on the server against sections in the file.
pub(super) fn systems(settings: &Settings, catalog: Option<&Catalog>) -> Vec<Row> {
    let Some(catalog) = catalog else {
        let hint = message!(
            "check-systems-unknown-hint",
            "the rows above say what keeps the WFM away"
        );
        return vec![Row::warning(
            Step::ExternalSystems,
            "",
            message!(
                "check-systems-unknown",
                "the WFM's list of external systems is not known"
            ),
            hint,
        )];
    };
    let sections = settings.systems();
    let mut rows = Vec::new();
    for system in catalog.external_systems.iter().filter(|system| system.active) {
        if !sections.iter().any(|section| same_name(section, &system.name)) {
            let found = message!(
                "check-system-no-section",
                "stands on the WFM server ({interface}) and has no section in isps_Ul.ini",
                interface = &system.interface,
            );
            let hint = message!(
                "check-system-no-section-hint",
                "add a section [{name}] with its settings",
                name = &system.name,
            );
            let row = Row::warning(Step::ExternalSystems, &system.name, found, hint);
            rows.push(row.mended(Mend::NewSection));
        }
    }
    for section in sections {
        match catalog.external_system(&section) {
            None => {
                let row = Row::warning(
                    Step::ExternalSystems,
                    &section,
                    message!(
                        "check-system-no-server",
                        "has a section in isps_Ul.ini and does not exist on the WFM server"
                    ),
                    message!(
                        "check-system-no-server-hint",
                        "create it there under exactly this name, or remove the section"
                    ),
                );
                rows.push(row.mended(Mend::Sections));
            }
            Some(system) => {
                let kinds = [(system.phonelink, "PhoneLink"), (system.timelink, "TimeLink")];
                let kinds: Vec<&str> = kinds
                    .into_iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, name)| name)
                    .collect();
                let found = format!("{}, {}", system.interface, kinds.join(" + "));
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
                let found = message!(
                    "check-source-unsupported",
                    "this build of xlink cannot read the interface “{interface}” yet",
                    interface = interface,
                );
                let row = Row::warning(
                    Step::Sources,
                    &section,
                    found,
                    message!(
                        "check-source-unsupported-hint",
                        "only CSV systems are imported for now"
                    ),
                );
                rows.push(row.mended(Mend::Elsewhere));
            }
            (Ok(_), Err(why)) => {
                let found = message!("check-source-untried", "could not be tried: {why}", why = why);
                let row = Row::warning(
                    Step::Sources,
                    &section,
                    found,
                    message!(
                        "check-source-untried-hint",
                        "start the service, or run the check as its account"
                    ),
                );
                rows.push(row.mended(Mend::Service));
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
            error.message(),
            message!("check-source-failed-hint", "look into call_tree.log"),
        )],
        Ok(notices) if notices.iter().all(|notice| notice.level == Level::Fine) => {
            let found: Vec<Message> = notices.into_iter().map(|notice| notice.text).collect();
            let found = match found.is_empty() {
                true => vec![message!("check-source-fine", "can be read")],
                false => found,
            };
            vec![Row::fine(Step::Sources, section, tried_by(found, by_whom))]
        }
        Ok(notices) => notices
            .into_iter()
            .filter(|notice| notice.level != Level::Fine)
            .map(|notice| {
                let found = tried_by(vec![notice.text], by_whom.clone());
                Row::new(Step::Sources, notice.level, section, found, notice.hint)
            })
            .collect(),
    }
}

fn tried_by(found: Vec<Message>, by_whom: Message) -> Message {
    message!(
        "check-source-tried",
        "{found} ({by_whom})",
        found = found,
        by_whom = by_whom
    )
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
