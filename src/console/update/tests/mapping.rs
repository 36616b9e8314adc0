//! Marking, taking back, showing what is not mapped (spec page 6).

use super::*;
use crate::console::fixture::Bench;
use crate::console::state::Shown;

const MAP: &str = "; mine\r\nWFM:1:1002:1003=CSV:Service 1:Calls\r\nWFM:1:1002:1003=CSV:Service 2:Calls\r\n";

#[test]
fn several_marked_value_types_are_assigned_in_one_edit_and_taken_back_as_one() {
    let mut bench = Bench::new(MAP);
    at_metric(&mut bench.state, "CSV:Service 1:Answered");
    for command in [Command::Mark, Command::Mark, Command::Activate] {
        bench.give(command);
    }
    let both = "WFM:1:1002:1003=CSV:Service 1:Answered\r\nWFM:1:1002:1003=CSV:Service 1:Abandoned\r\n";
    assert_eq!(bench.map(), format!("{MAP}{both}"));
    assert!(bench.state.marks.is_empty(), "they are used up");
    assert!(bench.said().contains("2 assignments"), "{}", bench.said());
    bench.give(Command::Undo);
    assert_eq!(bench.map(), MAP);
    assert!(bench.said().contains("Taken back"), "{}", bench.said());
    bench.give(Command::Redo);
    assert_eq!(bench.map(), format!("{MAP}{both}"));
}

#[test]
fn several_marked_lines_are_removed_after_one_question() {
    let mut bench = Bench::new(MAP);
    bench.state.pane = Pane::Assigned;
    for command in [
        Command::Mark,
        Command::MarkRange,
        Command::Remove,
        Command::Other,
        Command::Choose,
    ] {
        bench.give(command);
    }
    assert_eq!(bench.map(), "; mine\r\n");
    bench.give(Command::Undo);
    assert_eq!(bench.map(), MAP);
}

#[test]
fn what_another_program_changed_is_not_taken_back_and_said() {
    let mut bench = Bench::new(MAP);
    at_metric(&mut bench.state, "CSV:Service 3:Calls");
    bench.give(Command::Activate);
    let theirs = "WFM:1:1002:1003=CSV:Service 9:Calls\r\n";
    bench.write(theirs);
    bench.give(Command::Undo);
    assert_eq!(bench.map(), theirs);
    assert!(bench.said().contains("changed meanwhile"), "{}", bench.said());
    assert!(bench.state.history.can_undo(), "it can be tried again");
}

#[test]
fn a_marked_queue_stands_for_its_value_types() {
    let mut bench = Bench::new(MAP);
    bench.state.pane = Pane::Queues;
    bench.state.queues.select_key(&QueuesKey::Queue(QueueId(1002)));
    bench.give(Command::Mark);
    assert_eq!(bench.state.marks.value_types.len(), 5);
    bench.give(Command::Remove);
    bench.give(Command::Other);
    bench.give(Command::Choose);
    assert_eq!(bench.map(), "; mine\r\n");
}

#[test]
fn only_what_is_not_mapped_is_shown_on_demand() {
    let mut bench = Bench::new(MAP);
    at_metric(&mut bench.state, "CSV:Service 1:Answered");
    let before = bench.state.count_shown(Pane::Interface);
    bench.give(Command::OnlyUnmapped);
    assert_eq!(bench.state.shown(Pane::Interface), Shown::Unmapped);
    assert_eq!(bench.state.count_shown(Pane::Interface), before - 2);
    bench.give(Command::Activate);
    assert_eq!(bench.state.count_shown(Pane::Interface), before - 3);
    bench.give(Command::OnlyUnmapped);
    assert_eq!(bench.state.count_shown(Pane::Interface), before);
}
