use super::work::{Done, Ground, Unread};
use super::*;
use crate::console::action::Action;
use crate::console::command::{Command, Typed};
use crate::console::desk::{Desk, Files};
use crate::console::dialog::{Answer as Answered, Layer};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::job;
use crate::console::state::Rights;
use crate::console::update::{obstacle, update};
use crate::engine::TreeNode;
use crate::mapping::{MapFile, Mappings, Offer, Proposal, Reach, Sides, Trace, correct, propose};
use crate::model::MetricPath;

const WRONG: &str = "WFM:7:1002:1003=CSV:Service 1:Calls\r\nWFM:7:1004:1003=$3.BAS\r\nWFM:2:1004:1003=$4.BAS\r\n\
    WFM:1:1004:1003=$5.BAS\r\n";

fn map() -> String {
    let lines = fixture::mapping_lines();
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

fn file(text: &str) -> MapFile {
    MapFile::new(text.as_bytes().to_vec())
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn offers() -> Vec<Offer> {
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

fn unread() -> Vec<Unread> {
    vec![Unread {
        system: "Mitel".to_owned(),
        why: "cannot read the folder /mnt/acd/genesys: Stale file handle".into(),
    }]
}

fn proposals(text: &str) -> Vec<Proposal> {
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

/// A console on a real acd_map.ini: edits are carried out, and the file is read again.
struct Bench {
    folder: tempfile::TempDir,
    files: Files,
    state: State,
}

impl Bench {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("acd_map.ini"), text).unwrap();
        let mut bench = Self {
            files: Files::new(folder.path().to_owned()),
            folder,
            state: fixture::running(),
        };
        bench.carry_out(vec![Effect::Mappings]);
        bench
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let action = match effect {
                Effect::Map(wish) => {
                    let outcome = self.files.edit(&wish.edit);
                    Action::Done(crate::console::effect::Done::Mapped { wish, outcome })
                }
                Effect::Mappings => Action::Mappings(self.files.mappings()),
                Effect::Job { to, job } => match self.job(job) {
                    Some(answer) => Action::Answer { to, answer },
                    None => continue,
                },
                _ => continue,
            };
            let effects = update(&mut self.state, action);
            self.carry_out(effects);
        }
    }

    fn job(&self, job: job::Job) -> Option<job::Answer> {
        let job::Job::Mapping(job) = job else {
            return None;
        };
        Some(job::Answer::Mapping(match job {
            Job::Edit(edit) => Answer::Edited(self.files.edit(&edit)),
            Job::Propose { .. } => Answer::Proposed(Ok((proposals(&self.map()), unread()))),
            Job::Read { .. } => Answer::Read(Ok(Box::new(Ground {
                lines: self.files.mappings().unwrap(),
                offers: offers(),
                unread: unread(),
            }))),
            other => answered(other)?,
        }))
    }

    fn give(&mut self, command: Command) {
        let effects = update(&mut self.state, Action::Command(command));
        self.carry_out(effects);
    }

    fn write(&mut self, text: &str) {
        let effects = update(&mut self.state, Action::Typed(Typed::Text(text.into())));
        self.carry_out(effects);
    }

    fn map(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("acd_map.ini")).unwrap()
    }

    fn said(&self) -> String {
        self.state
            .message
            .as_ref()
            .map_or_else(String::new, |message| message.text.clone())
    }

    fn shown(&self) -> String {
        crate::console::view::text_of(&self.state).join("\n")
    }
}

#[test]
fn what_is_ticked_is_assigned_in_one_edit_and_taken_back_as_one() {
    let mut bench = Bench::new("; mine\r\n");
    bench.give(Command::MapByName);
    assert!(bench.shown().contains("Same names: 1"), "{}", bench.shown());
    // Only the same name is ticked; a similar one is ticked by hand.
    bench.give(Command::Down);
    bench.give(Command::Tick);
    bench.give(Command::Apply);
    let both =
        "WFM:1:1004:1003=ACD:Orders:CallsOffered\r\nWFM:2:1011:1003=ACD:Technical:Mobil:CallsOffered\r\n";
    assert_eq!(bench.map(), format!("; mine\r\n{both}"));
    assert!(
        bench.state.layers.is_empty() && bench.said().contains("2 assignments"),
        "{}",
        bench.said()
    );
    bench.give(Command::Undo);
    assert_eq!(bench.map(), "; mine\r\n");
    bench.give(Command::Redo);
    assert_eq!(bench.map(), format!("; mine\r\n{both}"));
}

#[test]
fn all_are_ticked_at_once_but_those_to_be_looked_at_first() {
    let mut bench = Bench::new("");
    bench.give(Command::MapByName);
    bench.give(Command::TickAll);
    bench.give(Command::Apply);
    let assigned = bench.map();
    let doubtful: Vec<String> = proposals("")
        .iter()
        .filter(|each| each.doubt.is_some())
        .map(|each| format!("{}={}", each.left, each.path))
        .collect();
    assert!(doubtful.iter().all(|line| !assigned.contains(line)), "{assigned}");
    assert_eq!(assigned.lines().count(), proposals("").len() - doubtful.len());
    bench.give(Command::MapByName);
    bench.give(Command::TickAll);
    bench.give(Command::TickAll);
    bench.give(Command::Apply);
    assert_eq!(bench.said(), bench.state.look.say("mapping-none-ticked"));
}

#[test]
fn a_system_that_cannot_be_read_is_told_with_its_reason() {
    let mut bench = Bench::new("");
    bench.give(Command::MapByName);
    assert!(
        bench
            .shown()
            .contains("Mitel cannot be read: cannot read the folder"),
        "{}",
        bench.shown()
    );
}

#[test]
fn what_somebody_else_assigned_meanwhile_is_said_and_the_ticks_stay() {
    let mut bench = Bench::new("");
    bench.give(Command::MapByName);
    let theirs = "WFM:1:1004:1003=ACD:Orders:CallsOffered\r\n";
    std::fs::write(bench.folder.path().join("acd_map.ini"), theirs).unwrap();
    bench.give(Command::Apply);
    assert_eq!(bench.map(), theirs);
    assert!(
        bench.said().contains("is mapped to that path already"),
        "{}",
        bench.said()
    );
    assert!(bench.shown().contains("Ticked: 1"), "{}", bench.shown());
}

#[test]
fn every_changed_line_is_shown_before_it_is_changed() {
    let text = "; a\r\nWFM:1:1002:1003 = CSV:Service 1:Calls \r\nWFM:1:1002:1004=Mitel:Service 1:Calls\r\n";
    let mut bench = Bench::new(text);
    bench.give(Command::FindReplace);
    bench.write("Service 1");
    assert!(
        bench.shown().contains("Lines that change: 2"),
        "{}",
        bench.shown()
    );
    bench.give(Command::NextField);
    bench.write("Service 2");
    let shown = bench.shown();
    assert!(shown.contains("CSV:Service 2:Calls"), "{shown}");
    assert!(shown.contains("Tree not known: 1"), "{shown}");
    // To the list: the first line stays as it is.
    for command in [
        Command::NextField,
        Command::NextField,
        Command::Tick,
        Command::Apply,
    ] {
        bench.give(command);
    }
    let after = text.replace("Mitel:Service 1", "Mitel:Service 2");
    assert_eq!(bench.map(), after);
    bench.give(Command::Undo);
    assert_eq!(bench.map(), text);
}

#[test]
fn wrong_input_is_said_while_it_is_typed() {
    let mut bench = Bench::new(&map());
    bench.give(Command::FindReplace);
    let says = |bench: &Bench, key: &str| {
        let words = bench.state.look.say(key);
        assert!(
            bench.shown().contains(&words),
            "{words} is missing in\n{}",
            bench.shown()
        );
    };
    says(&bench, "replace-nothing-typed");
    bench.write("nowhere");
    says(&bench, "replace-none");
    bench.give(Command::NextField);
    bench.write("nowhere");
    says(&bench, "replace-same");
}

#[test]
fn a_correction_is_shown_asked_for_told_and_taken_back() {
    let mut bench = Bench::new(WRONG);
    bench.give(Command::CorrectMappings);
    let shown = bench.shown();
    for words in [
        "- WFM:7:1002:1003=CSV:Service 1:Calls",
        "+ WFM:1:1002:1003=CSV:Service 1:Calls",
    ] {
        assert!(shown.contains(words), "{words} is missing in\n{shown}");
    }
    bench.give(Command::Choose);
    let Some(Layer::Question(question)) = bench.state.layers.last() else {
        panic!("it does not ask")
    };
    assert_eq!(question.answer, Answered::No);
    let corrected = "WFM:1:1002:1003=CSV:Service 1:Calls\r\nWFM:1:1004:1003=$5.BAS\r\n";
    std::fs::write(bench.folder.path().join("acd_map.ini"), corrected).unwrap();
    bench.give(Command::Other);
    bench.give(Command::Choose);
    assert!(bench.shown().contains("Updated to:"), "{}", bench.shown());
    bench.give(Command::Back);
    bench.give(Command::Undo);
    assert_eq!(bench.map(), WRONG);
}

#[test]
fn nothing_to_correct_is_said() {
    let mut state = fixture::running();
    update(&mut state, Action::Command(Command::CorrectMappings));
    let nothing = Answer::Misplaced(Ok(crate::mapping::Correction::default()));
    let to = state.dialogs;
    let answer = job::Answer::Mapping(nothing);
    update(&mut state, Action::Answer { to, answer });
    let shown = crate::console::view::text_of(&state).join("\n");
    assert!(shown.contains("there is nothing to correct"), "{shown}");
}

#[test]
fn what_stands_in_the_way_is_said() {
    let all = [Command::MapByName, Command::FindReplace, Command::CorrectMappings];
    let said = |state: &State| all.map(|command| obstacle(state, command));
    let mut state = fixture::running();
    assert_eq!(said(&state), [None; 3]);
    state.rights = Rights::ReadOnly;
    assert_eq!(said(&state), [Some("console-read-only"); 3]);
    state.rights = Rights::Full;
    let lines = std::mem::replace(&mut state.mappings, crate::console::state::MappingsView::Asked);
    assert_eq!(said(&state), [Some("console-mappings-unread"); 3]);
    state.mappings = lines;
    state.engine.catalog = None;
    assert_eq!(
        said(&state),
        [Some("mapping-no-catalog"), None, Some("mapping-no-catalog")]
    );
    let mut state = fixture::running();
    update(&mut state, Action::Mappings(Ok(Vec::new())));
    assert_eq!(
        said(&state),
        [None, Some("mapping-no-mappings"), Some("mapping-no-mappings")]
    );
    if let Some(snapshot) = &mut state.engine.snapshot {
        snapshot.systems.clear();
    }
    assert_eq!(obstacle(&state, Command::MapByName), Some("mapping-no-source"));
    let mut state = fixture::running();
    state.engine.link = crate::console::state::Link::Asking;
    assert_eq!(said(&state), [Some("console-not-reachable"); 3]);
}

#[test]
fn the_names_of_a_tree_are_its_queues_and_their_metrics() {
    let metric = |name: &str| TreeNode {
        name: name.to_owned(),
        path: Some(MetricPath::new(name)),
        children: Vec::new(),
    };
    let queue = |name: &str, children| TreeNode {
        name: name.to_owned(),
        path: None,
        children,
    };
    let tree = queue(
        "CSV",
        vec![queue(
            "North",
            vec![queue("Sales", vec![metric("Calls"), metric("AHT")])],
        )],
    );
    assert_eq!(
        work::offer("CSV", &tree),
        Offer {
            system: "CSV".to_owned(),
            queues: vec![names(&["North", "Sales"])],
            metrics: names(&["Calls", "AHT"]),
        }
    );
}
