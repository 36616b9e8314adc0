//! What is looked at: the answers that the dialogs get in tests, and situations worth a picture.

use super::work::{Done, Ground, Unread};
use super::*;
use crate::console::action::Action;
use crate::console::command::{Command, Typed};
use crate::console::fixture;
use crate::console::update::update;
use crate::mapping::{MapFile, Mappings, Offer, Proposal, Reach, Sides, Trace, correct, propose};

pub(super) const WRONG: &str = "WFM:7:1002:1003=CSV:Service 1:Calls\r\nWFM:7:1004:1003=$3.BAS\r\nWFM:2:1004:1003=$4.BAS\r\n\
    WFM:1:1004:1003=$5.BAS\r\n";

pub(super) fn map() -> String {
    let lines = fixture::mapping_lines();
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

fn file(text: &str) -> MapFile {
    MapFile::new(text.as_bytes().to_vec())
}

pub(super) fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub(super) fn offers() -> Vec<Offer> {
    let queue = |levels: &[&str]| names(levels);
    vec![
        work::offer("CSV", &fixture::source_tree("CSV")),
        Offer {
            system: "ACD".to_owned(),
            queues: vec![
                queue(&["Orders"]),
                queue(&["Technical", "Broadb."]),
                queue(&["Technical", "Mobil"]),
            ],
            metrics: names(&["CallsOffered", "CallsHandled", "Lost", "AHT", "SLA_percent"]),
        },
    ]
}

pub(super) fn unread() -> Vec<Unread> {
    vec![Unread {
        system: "Mitel".to_owned(),
        why: "cannot read the folder /mnt/acd/genesys: Stale file handle".into(),
    }]
}

pub(super) fn proposals(text: &str) -> Vec<Proposal> {
    let catalog = fixture::catalog();
    let mapped = Mappings::of(file(text).lines(), "WFM", Some(&catalog));
    let sides = Sides {
        catalog: &catalog,
        wfm: "WFM",
        mapped: &mapped,
        offers: &offers(),
    };
    propose(sides, Reach::Similar)
}

/// What jobs get where there are no files; `None`: nothing comes.
pub fn answered(job: Job) -> Option<Answer> {
    Some(match job {
        Job::Propose { .. } => Answer::Proposed(Ok((proposals(&map()), unread()))),
        Job::Read { .. } => Answer::Read(Ok(Box::new(Ground {
            lines: fixture::mapping_lines(),
            offers: offers(),
            unread: unread(),
        }))),
        Job::Misplaced { catalog, .. } => {
            Answer::Misplaced(Ok(correct(&mut file(WRONG), "WFM", &catalog).ok()?))
        }
        Job::Correct { catalog, .. } => {
            let (before, mut after) = (file(WRONG), file(WRONG));
            let correction = correct(&mut after, "WFM", &catalog).ok()?;
            let path = std::path::Path::new("/srv/xlink/berlin/acd_map.ini");
            let copy = path.with_file_name("acd_map260310143207.ini");
            Answer::Corrected(Ok(Done {
                lines: crate::mapping::log_lines(&correction, path, Some(&copy)),
                trace: Some(Trace::between(&before, &after)),
            }))
        }
        Job::Edit(_) => return None,
    })
}

fn give(state: &mut State, command: Command) {
    let effects = update(state, Action::Command(command));
    fixture::perform(state, effects);
}

fn write(state: &mut State, text: &str) {
    update(state, Action::Typed(Typed::Text(text.into())));
}

/// Every situation worth looking at, by name.
pub fn situations(running: &dyn Fn() -> State) -> Vec<(&'static str, State)> {
    let after = |commands: &[Command]| {
        let mut state = running();
        commands.iter().for_each(|command| give(&mut state, *command));
        state
    };
    let replacing = |old: &str, new: &str, more: &[Command]| {
        let mut state = after(&[Command::FindReplace]);
        write(&mut state, old);
        give(&mut state, Command::NextField);
        write(&mut state, new);
        more.iter().for_each(|command| give(&mut state, *command));
        state
    };
    let mut looking = running();
    update(&mut looking, Action::Command(Command::MapByName));
    let mut searching = after(&[Command::MapByName, Command::Search]);
    write(&mut searching, "broad");
    vec![
        ("byname-looking", looking),
        ("byname", after(&[Command::MapByName])),
        (
            "byname-similar",
            after(&[Command::MapByName, Command::Down, Command::Down, Command::Down]),
        ),
        ("byname-unread", after(&[Command::MapByName, Command::First])),
        ("byname-search", searching),
        ("byname-exact", after(&[Command::MapByName, Command::OnlyExact])),
        ("replace-empty", after(&[Command::FindReplace])),
        ("replace-none", replacing("nowhere", "x", &[])),
        (
            "replace",
            replacing("Service", "Mitel:Queue", &[Command::NextField]),
        ),
        ("replace-system", {
            let to_list = [
                Command::NextField,
                Command::Later,
                Command::NextField,
                Command::Down,
            ];
            replacing("CSV", "Mitel", &to_list)
        }),
        ("correct", after(&[Command::CorrectMappings])),
        (
            "correct-question",
            after(&[Command::CorrectMappings, Command::Choose]),
        ),
        ("corrected", {
            let yes = [
                Command::CorrectMappings,
                Command::Choose,
                Command::Other,
                Command::Choose,
            ];
            after(&yes)
        }),
    ]
}
