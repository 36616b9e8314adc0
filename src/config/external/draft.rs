//! A section as somebody is just typing it: as much of it as can be understood.

use super::common::{folder, header_lines, names};
use super::kind::{Interface, interface_of};
use super::{CsvSettings, activities, common, contacts};
use crate::config::draft::{document, key_of};
use crate::config::finding::Finding;
use crate::config::keys::{COMMON, CSV};
use crate::config::section::Section;
use crate::config::value;
use crate::model::DataKind;
use std::path::{Path, PathBuf};

/// What a draft says of one kind of data.
#[derive(Debug, Clone, PartialEq)]
pub enum Draft {
    Csv(Box<CsvDraft>),
    /// An interface that this build cannot read yet.
    Unsupported {
        interface: String,
    },
}

/// A draft of the CSV interface.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvDraft {
    /// Enough to understand rows, though something may be wrong or missing still; `None`: not even that.
    pub settings: Option<CsvSettings>,
    pub outline: CsvOutline,
    /// What is wrong or missing, each with the key that it is about (empty: the section).
    pub findings: Vec<(String, Finding)>,
}

/// What is needed to look into files without understanding their rows.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvOutline {
    pub source: Option<PathBuf>,
    /// `None`: found from the file.
    pub separator: Option<u8>,
    /// `None`: nobody said yet.
    pub header_lines: Option<u32>,
    /// Names of columns, as far as they are given.
    pub column_names: Vec<String>,
}

/// Reads the keys that concern one kind of data. `interface` is the catalogue's word; without it and without a word
/// from the keys the section is one of CSV files.
pub fn draft(
    name: &str,
    interface: Option<&str>,
    keys: &[(String, String)],
    kind: DataKind,
    directory: &Path,
) -> Draft {
    let document = document(name, keys);
    let mut section = Section::new(&document, "", name, &[CSV, COMMON]);
    if let Interface::Other(interface) = interface_of(&section, interface)
        && interface != super::kind::UNKNOWN
    {
        return Draft::Unsupported { interface };
    }
    let common = common::read(&mut section);
    let outline = outline(&mut section, kind, directory);
    // The outline's own findings come again.
    section.findings.clear();
    let (key, contacts, activities) = match kind {
        DataKind::Contacts => ("Source", contacts::read(&mut section, directory), None),
        DataKind::Activities => ("ActivitySource", None, activities::read(&mut section, directory)),
    };
    section.require(key, outline.source.as_ref());
    Draft::Csv(Box::new(CsvDraft {
        settings: (contacts.is_some() || activities.is_some()).then_some(CsvSettings {
            common,
            contacts,
            activities,
        }),
        outline,
        findings: section
            .findings
            .into_iter()
            .map(|finding| (key_of(&finding, keys), finding))
            .collect(),
    }))
}

fn outline(section: &mut Section<'_>, kind: DataKind, directory: &Path) -> CsvOutline {
    let [source, separator, header, columns] = match kind {
        DataKind::Contacts => ["Source", "SeparatorCharacter", "HeaderLines", "ColumnNames"],
        DataKind::Activities => [
            "ActivitySource",
            "ActivitySeparatorCharacter",
            "ActivityHeaderLines",
            "ActivityColumnNames",
        ],
    };
    CsvOutline {
        source: folder(section, source, directory),
        separator: section.read(separator, value::separator),
        header_lines: section
            .entry(header)
            .is_some()
            .then(|| header_lines(section, header)),
        column_names: names(section, columns),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    }

    fn csv(pairs: &[(&str, &str)], kind: DataKind) -> CsvDraft {
        match draft("Büro", None, &keys(pairs), kind, Path::new("/srv")) {
            Draft::Csv(draft) => *draft,
            Draft::Unsupported { interface } => panic!("{interface}"),
        }
    }

    #[test]
    fn a_folder_alone_is_enough_to_look_into_it() {
        let draft = csv(&[("Source", "calls")], DataKind::Contacts);
        assert_eq!(draft.outline.source.as_deref(), Some(Path::new("/srv/calls")));
        assert_eq!(draft.outline.header_lines, None);
        assert!(draft.settings.is_none());
        let missing: Vec<&str> = draft.findings.iter().map(|(key, _)| key.as_str()).collect();
        assert!(
            ["ColumnNames", "GroupColumn", "Groups"]
                .iter()
                .all(|key| missing.contains(key)),
            "{missing:?}"
        );
    }

    #[test]
    fn without_a_folder_that_is_what_is_missing() {
        let draft = csv(&[], DataKind::Activities);
        assert_eq!(draft.outline.source, None);
        assert!(draft.findings.iter().any(|(key, _)| key == "ActivitySource"));
    }

    #[test]
    fn rows_can_be_understood_before_the_queues_are_listed() {
        let pairs = [
            ("Source", "calls"),
            ("ColumnNames", "Queue;Date;Time;Gespräche"),
            ("GroupColumn", "1"),
            ("DateColumn", "2"),
            ("TimeColumn", "3"),
            ("DateOrder", "upside-down"),
        ];
        let draft = csv(&pairs, DataKind::Contacts);
        let contacts = draft.settings.unwrap().contacts.unwrap();
        assert_eq!(contacts.metric_columns()[0].1, "Gespräche");
        let about: Vec<&str> = draft.findings.iter().map(|(key, _)| key.as_str()).collect();
        assert!(
            about.contains(&"DateOrder") && about.contains(&"Groups"),
            "{about:?}"
        );
    }

    #[test]
    fn agent_data_do_not_wait_for_call_data() {
        let pairs = [
            ("Source", "calls"),
            ("ActivitySource", "agents"),
            ("AgentColumn", "1"),
            ("ActivityColumn", "2"),
            ("ActivityStartTimeStampColumn", "3"),
            ("ActivityDateOrder", "ymd"),
        ];
        let draft = csv(&pairs, DataKind::Activities);
        assert!(draft.settings.unwrap().activities.is_some());
        assert!(draft.findings.is_empty(), "{:?}", draft.findings);
    }

    #[test]
    fn another_interface_is_named() {
        let universal = draft(
            "X",
            Some("universal"),
            &keys(&[("Source", "dsn")]),
            DataKind::Contacts,
            Path::new("/srv"),
        );
        assert!(matches!(universal, Draft::Unsupported { interface } if interface == "universal"));
    }
}
