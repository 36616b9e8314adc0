use super::situations::{WRONG, answered, map, names, offers, proposals, unread};
use super::work::Ground;
use super::*;
use crate::console::action::Action;
use crate::console::command::{Command, Typed};
use crate::console::desk::{Desk, Files};
use crate::console::dialog::{Answer as Answered, Layer, Question};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::job;
use crate::console::memory::Mouse;
use crate::console::pointer::{Gesture, Pointer};
use crate::console::state::Rights;
use crate::console::update::{obstacle, update};
use crate::engine::TreeNode;
use crate::mapping::Offer;
use crate::model::MetricPath;
use ratatui::layout::Position;

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

/// A press where these words stand.
fn press(bench: &mut Bench, words: &str) {
    let shown = crate::console::view::text_of(&bench.state);
    let found = shown.iter().enumerate().find_map(|(y, line)| {
        let at = line.find(words)?;
        let x = line[..at].chars().count();
        Some(Position::new(
            u16::try_from(x).unwrap(),
            u16::try_from(y).unwrap(),
        ))
    });
    let at = found.unwrap_or_else(|| panic!("{words} is not in\n{}", shown.join("\n")));
    for gesture in [Gesture::Press, Gesture::Release] {
        let effects = update(&mut bench.state, Action::Pointed(Pointer { gesture, at }));
        bench.carry_out(effects);
    }
}

#[test]
fn a_press_on_a_tick_turns_it_and_one_beside_it_only_selects() {
    let mut bench = Bench::new("");
    bench.state.mouse.owner = Mouse::Console;
    bench.give(Command::MapByName);
    press(&mut bench, "[ ] Orders · Calls Answered");
    assert!(
        bench.shown().contains("[x] Orders · Calls Answered"),
        "{}",
        bench.shown()
    );
    press(&mut bench, "Orders · Service Level");
    assert!(
        bench.shown().contains("[ ] Orders · Service Level"),
        "{}",
        bench.shown()
    );
    assert!(
        bench.shown().contains("Orders · Service Level ►"),
        "{}",
        bench.shown()
    );
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
    let Some(question) = bench.state.layers.last().and_then(Layer::as_dialog::<Question>) else {
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
