use super::situations::{WRONG, answered, map, names, offers, proposals, unread};
use super::work::Ground;
use super::*;
use crate::console::action::Action;
use crate::console::command::Command;
use crate::console::dialog::{Answer as Answered, Layer, Question};
use crate::console::fixture::{self, Bench};
use crate::console::job;
use crate::console::memory::Mouse;
use crate::console::pointer::{Gesture, Pointer};
use crate::console::state::Rights;
use crate::console::update::{obstacle, update};
use crate::engine::TreeNode;
use crate::mapping::{MapFile, Offer};
use crate::model::MetricPath;
use ratatui::layout::Position;

/// A console on this acd_map.ini.
fn bench(text: &str) -> Bench {
    Bench::answering(text, |map, job| match job {
        Job::Propose { .. } => Some(Answer::Proposed(Ok((proposals(map), unread())))),
        Job::Read { .. } => Some(Answer::Read(Ok(Box::new(Ground {
            lines: MapFile::new(map.as_bytes().to_vec()).lines().to_vec(),
            offers: offers(),
            unread: unread(),
        })))),
        other => answered(other),
    })
}

#[test]
fn what_is_ticked_is_assigned_in_one_edit_and_taken_back_as_one() {
    let mut bench = bench("; mine\r\n");
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
    let mut bench = bench("");
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
    let mut bench = bench("");
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
    let mut bench = bench("");
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
    let mut bench = bench("");
    bench.give(Command::MapByName);
    let theirs = "WFM:1:1004:1003=ACD:Orders:CallsOffered\r\n";
    bench.write(theirs);
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
    let mut bench = bench(text);
    bench.give(Command::FindReplace);
    bench.type_in("Service 1");
    assert!(
        bench.shown().contains("Lines that change: 2"),
        "{}",
        bench.shown()
    );
    bench.give(Command::NextField);
    bench.type_in("Service 2");
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
    let mut bench = bench(&map());
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
    bench.type_in("nowhere");
    says(&bench, "replace-none");
    bench.give(Command::NextField);
    bench.type_in("nowhere");
    says(&bench, "replace-same");
}

#[test]
fn a_correction_is_shown_asked_for_told_and_taken_back() {
    let mut bench = bench(WRONG);
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
    bench.write(corrected);
    bench.give(Command::Other);
    bench.give(Command::Choose);
    assert!(bench.shown().contains("Updated to:"), "{}", bench.shown());
    bench.give(Command::Back);
    bench.give(Command::Undo);
    assert_eq!(bench.map(), WRONG);
}

/// Closed while it writes, what it did could not be taken back, and nobody would be told.
#[test]
fn what_is_being_written_is_waited_for() {
    let add = |bench: &mut Bench| {
        bench.give(Command::MapByName);
        Command::Apply
    };
    let replace = |bench: &mut Bench| {
        bench.give(Command::FindReplace);
        bench.type_in("CSV");
        bench.give(Command::NextField);
        bench.type_in("ACD");
        bench.give(Command::NextField);
        bench.give(Command::NextField);
        Command::Apply
    };
    let correct = |bench: &mut Bench| {
        for command in [Command::CorrectMappings, Command::Choose, Command::Other] {
            bench.give(command);
        }
        Command::Choose
    };
    let ways: [fn(&mut Bench) -> Command; 3] = [add, replace, correct];
    for way in ways {
        let mut bench = bench(WRONG);
        let last = way(&mut bench);
        let writing = update(&mut bench.state, Action::Command(last));
        assert!(!writing.is_empty());
        for command in [Command::Tick, Command::Again, Command::Choose, Command::Back] {
            assert_eq!(update(&mut bench.state, Action::Command(command)), []);
        }
        bench.type_in("x");
        assert_eq!(bench.state.layers.len(), 1);
        bench.carry_out(writing);
        assert!(bench.state.history.can_undo());
        bench.give(Command::Back);
        assert!(bench.state.layers.is_empty());
    }
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
