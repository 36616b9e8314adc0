use super::*;
use crate::config::Installation;
use crate::console::action::Action;
use crate::console::dialog::{Layer, Question};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::job::Hands;
use crate::console::update::update;

struct Bench {
    folder: tempfile::TempDir,
    state: State,
}

/// A console whose jobs are really done, in a folder of its own.
impl Bench {
    fn new(map: &str, scripts: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("acd_map.ini"), map).unwrap();
        for (name, text) in scripts {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self {
            folder,
            state: fixture::running(),
        }
    }

    fn open(&mut self, file: Option<&str>, metrics: &[&str]) {
        let left = LeftSide {
            system: "WFM".into(),
            parent: crate::model::QueueId(1),
            queue: crate::model::QueueId(1002),
            value_type: crate::model::ValueTypeId(1003),
        };
        let metrics = metrics.iter().map(|path| MetricPath::new(*path)).collect();
        let dialog = ScriptDialog::new(left, "Hotline".into(), file.map(str::to_owned), metrics);
        let effects = crate::console::update::open_dialog(&mut self.state, Box::new(dialog));
        self.work(effects);
    }

    fn work(&mut self, effects: Vec<Effect>) {
        let slot = crate::console::link::Slot::new(crate::console::Rights::Full);
        slot.replace(std::sync::Arc::new(crate::engine::Absent::new(
            String::new(),
            crate::engine::EngineError::Failed("nobody".into()),
            "",
            fixture::NOW,
        )));
        let hands = Hands {
            slot,
            installation: Installation::open(self.folder.path()),
            clock: crate::time::Clock::system(),
            tools: std::sync::Arc::new(fixture::NoTools),
            progress: crate::console::job::Progress::nowhere(),
        };
        for effect in effects {
            if let Effect::Job { to, job } = effect {
                let answer = job.perform(&hands);
                let more = update(&mut self.state, Action::Answer { to, answer });
                self.work(more);
            }
        }
    }

    fn give(&mut self, command: Command) {
        let effects = update(&mut self.state, Action::Command(command));
        self.work(effects);
    }

    fn type_in(&mut self, text: &str) {
        update(&mut self.state, Action::Typed(Typed::Text(text.into())));
    }

    /// To the button, and on it.
    fn press(&mut self, steps_back: usize) {
        for _ in 0..steps_back {
            self.give(Command::PreviousField);
        }
        self.give(Command::Choose);
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    fn said(&self) -> String {
        self.state
            .message
            .as_ref()
            .map_or_else(String::new, |message| message.text.clone())
    }
}

const OK: usize = 2;
const TEST: usize = 3;

#[test]
fn ok_makes_the_next_script_and_the_line_that_names_it() {
    let mut bench = Bench::new("WFM:1:1002:1003=CSV:A:Calls\r\n", &[("$4.BAS", "old")]);
    bench.open(None, &["CSV:A:Calls"]);
    bench.type_in("' ours\n");
    bench.press(OK);
    assert_eq!(bench.state.layers.len(), 0, "{}", bench.said());
    assert_eq!(
        bench.read("acd_map.ini"),
        "WFM:1:1002:1003=CSV:A:Calls\r\nWFM:1:1002:1003=$5.BAS\r\n"
    );
    assert!(bench.read("$5.BAS").starts_with("' ours\nDim Result As Long\n"));
}

#[test]
fn a_script_is_saved_in_its_own_form() {
    let script = "Sub Main()\r\n  Result = Para1 * 100\r\nEnd Sub\r\n";
    let mut bench = Bench::new("", &[("$1.BAS", script)]);
    bench.open(Some("$1.BAS"), &["CSV:A:Calls"]);
    bench.type_in("' one\n");
    bench.press(OK);
    assert_eq!(bench.read("$1.BAS"), format!("' one\r\n{script}"));
    assert!(bench.state.layers.is_empty());
}

#[test]
fn a_script_that_does_not_compile_is_not_saved_and_the_cursor_goes_to_the_error() {
    let mut bench = Bench::new("", &[("$1.BAS", "Sub Main()\nResult = 1\nEnd Sub\n")]);
    bench.open(Some("$1.BAS"), &[]);
    bench.type_in("Dim As\n");
    bench.press(OK);
    assert!(bench.said().contains("line 1"), "{}", bench.said());
    assert_eq!(bench.state.contexts()[0], Context::Text);
    assert_eq!(bench.read("$1.BAS"), "Sub Main()\nResult = 1\nEnd Sub\n");
}

#[test]
fn a_test_runs_on_the_typed_values() {
    let mut bench = Bench::new(
        "",
        &[("$1.BAS", "Sub Main()\nResult = Para1 / Para2 * 100\nEnd Sub\n")],
    );
    bench.open(Some("$1.BAS"), &["CSV:A:Calls", "CSV:A:Answered"]);
    bench.give(Command::NextField);
    bench.give(Command::Erase);
    bench.type_in("7");
    bench.give(Command::NextField);
    bench.give(Command::Erase);
    bench.type_in("2");
    bench.give(Command::PreviousField);
    bench.give(Command::PreviousField);
    bench.press(TEST);
    let Some(Layer::Dialog(open)) = bench.state.layers.last() else {
        panic!("{:?}", bench.state.layers)
    };
    let shown = format!("{:?}", open.dialog);
    assert!(shown.contains("Result(Hundredths(350)"), "{shown}");
}

#[test]
fn escape_asks_before_typed_text_is_lost() {
    let mut bench = Bench::new("", &[]);
    bench.open(None, &["CSV:A:Calls"]);
    bench.type_in("x");
    bench.give(Command::Back);
    assert_eq!(bench.state.contexts(), [Context::Question]);
    bench.give(Command::Back);
    assert_eq!(bench.state.contexts()[0], Context::Text);
    bench.give(Command::Back);
    bench.give(Command::Other);
    bench.give(Command::Choose);
    assert!(bench.state.layers.is_empty());
}

#[test]
fn what_somebody_else_saved_meanwhile_is_shown_before_it_is_overwritten() {
    let script = "Sub Main()\nResult = 1\nEnd Sub\n";
    let mut bench = Bench::new("", &[("$1.BAS", script)]);
    bench.open(Some("$1.BAS"), &[]);
    bench.type_in("' ours\n");
    std::fs::write(bench.folder.path().join("$1.BAS"), format!("' theirs\n{script}")).unwrap();
    bench.press(OK);
    let Some(question) = bench.state.layers.last().and_then(Layer::as_dialog::<Question>) else {
        panic!("{:?}", bench.state.layers)
    };
    assert!(question.text.contains("+ ' theirs"), "{}", question.text);
    bench.give(Command::Other);
    bench.give(Command::Choose);
    assert_eq!(bench.read("$1.BAS"), format!("' ours\n{script}"));
    assert!(bench.state.layers.is_empty());
}
