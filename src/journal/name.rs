//! The names of the logs.

use std::borrow::Cow;
use std::path::Path;

/// Which log a line belongs to (spec pages 1, 2 and 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log<'a> {
    /// `isps_uls.log`: the service.
    Service,
    /// `isps_ul.log`: what people did in the console and on the command line.
    Console,
    /// `call_tree.log`: why an external system's tree could not be read.
    CallTree,
    /// `DeleteImportFiles.log`: source files moved or deleted.
    DeleteImportFiles,
    /// `<system>_<queue>.log`: queries and values of one mapped queue.
    Queue(SystemLog<'a>, &'a str),
    /// `<system>_agent_import.log`: agent data of one external system.
    AgentImport(SystemLog<'a>),
}

/// Where the logs of one external system go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SystemLog<'a> {
    pub system: &'a str,
    /// `LogDir` of its section; `None`: where all logs stand.
    pub folder: Option<&'a Path>,
    /// `LogFile` of its section, added to the file's name.
    pub addition: Option<&'a str>,
}

impl<'a> SystemLog<'a> {
    /// The logs of this system where all logs stand, without an addition.
    pub fn named(system: &'a str) -> Self {
        Self {
            system,
            folder: None,
            addition: None,
        }
    }
}

pub(super) const SERVICE: &str = "isps_uls.log";
pub(super) const CONSOLE: &str = "isps_ul.log";
pub(super) const MACHINE: &str = "isps_uls.jsonl";
const CALL_TREE: &str = "call_tree.log";
const DELETE_IMPORT_FILES: &str = "DeleteImportFiles.log";
/// Longer names are cut here (file systems end at 255 bytes) and told apart by a number made of the whole name.
const LONGEST_STEM: usize = 180;

impl Log<'_> {
    /// Written only while `Protocol` of `[General]` is 1.
    pub fn is_main(&self) -> bool {
        matches!(self, Self::Service | Self::Console)
    }

    /// The file's name, safe on every system.
    pub fn file_name(&self) -> Cow<'static, str> {
        match self {
            Self::Service => SERVICE.into(),
            Self::Console => CONSOLE.into(),
            Self::CallTree => CALL_TREE.into(),
            Self::DeleteImportFiles => DELETE_IMPORT_FILES.into(),
            Self::Queue(system, queue) => named(system, queue).into(),
            Self::AgentImport(system) => named(system, "agent_import").into(),
        }
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Queue(system, _) | Self::AgentImport(system) => system.folder,
            _ => None,
        }
    }
}

fn named(system: &SystemLog<'_>, of: &str) -> String {
    let whole = format!("{}_{of}{}", system.system, system.addition.unwrap_or_default());
    let mut stem = safe(&whole);
    let taken = [SERVICE, CONSOLE, CALL_TREE, DELETE_IMPORT_FILES];
    if taken
        .iter()
        .any(|name| name.eq_ignore_ascii_case(&format!("{stem}.log")))
    {
        stem.push('_');
    }
    format!("{stem}.log")
}

/// Makes a name that every file system takes: no separators, no control characters, none of the names that Windows
/// keeps for devices, not too long.
fn safe(name: &str) -> String {
    let mut safe: String = name
        .trim()
        .chars()
        .map(|c| {
            if c.is_control() || r#"<>:"/\|?*"#.contains(c) {
                '_'
            } else {
                c
            }
        })
        .collect();
    if safe.starts_with('.') {
        safe.replace_range(0..1, "_");
    }
    let stem = safe.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || ["COM", "LPT"].iter().any(|kind| {
            stem.strip_prefix(kind)
                .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
        });
    if device {
        safe.insert(0, '_');
    }
    if safe.len() > LONGEST_STEM {
        let number = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        safe.truncate(safe.floor_char_boundary(LONGEST_STEM));
        safe.push_str(&format!("~{number:016x}"));
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(system: &str, queue: &str) -> String {
        Log::Queue(SystemLog::named(system), queue)
            .file_name()
            .into_owned()
    }

    #[test]
    fn names_are_those_of_the_original() {
        assert_eq!(Log::Service.file_name(), "isps_uls.log");
        assert_eq!(Log::Console.file_name(), "isps_ul.log");
        assert_eq!(Log::CallTree.file_name(), "call_tree.log");
        assert_eq!(Log::DeleteImportFiles.file_name(), "DeleteImportFiles.log");
        assert_eq!(queue("CSV", "Service 1"), "CSV_Service 1.log");
        assert_eq!(
            Log::AgentImport(SystemLog::named("CSV")).file_name(),
            "CSV_agent_import.log"
        );
        let system = SystemLog {
            addition: Some("_old"),
            ..SystemLog::named("Müller")
        };
        assert_eq!(
            Log::Queue(system, "Réclamations").file_name(),
            "Müller_Réclamations_old.log"
        );
    }

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        assert_eq!(queue("..", "../../etc/passwd"), "_._.._.._etc_passwd.log");
        assert_eq!(queue(r"a\b", "c:d\n*"), "a_b_c_d__.log");
        assert_eq!(queue("CON.x", "y"), "_CON.x_y.log");
        assert_eq!(queue("isps", "UL"), "isps_UL_.log");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = "ä".repeat(400);
        let (one, other) = (queue(&long, "1"), queue(&long, "2"));
        assert!(one.len() < 220 && one != other, "{one}");
    }
}
