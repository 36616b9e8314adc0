use super::*;
use crate::console::Rights;
use crate::console::fixture;
use crate::console::link::Slot;
use crate::engine::ImportWhat;
use std::sync::Mutex;

/// Writes down what reaches it.
#[derive(Default)]
struct Recorder(Mutex<Vec<&'static str>>);

impl Recorder {
    fn note<T, E>(&self, name: &'static str, answer: T) -> Result<T, E> {
        self.0.lock().unwrap().push(name);
        Ok(answer)
    }
}

impl Engine for Recorder {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        self.note("snapshot", fixture::snapshot())
    }
    fn subscribe(&self) -> Result<Receiver<Event>, EngineError> {
        self.note("subscribe", crossbeam_channel::unbounded().1)
    }
    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        self.note("catalog", None)
    }
    fn tree(&self, system: &str, _: bool) -> Result<TreeNode, EngineError> {
        self.note("tree", fixture::source_tree(system))
    }
    fn preview(&self, _: &PreviewRequest) -> Result<Preview, EngineError> {
        self.note::<(), EngineError>("preview", ())?;
        Err(EngineError::NotFound(message!("test-none", "nothing to look at")))
    }
    fn live(&self, _: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        self.note("live", Vec::new())
    }
    fn day_strip(&self, _: QueueId, _: ValueTypeId, _: Date) -> Result<DayStrip, EngineError> {
        self.note("day_strip", fixture::day_strip(15))
    }
    fn days(&self, _: &[(QueueId, ValueTypeId)], _: Date, _: Date) -> Result<Vec<DayGrid>, EngineError> {
        self.note("days", Vec::new())
    }
    fn start_import(&self, _: &ImportRequest) -> Result<u64, EngineError> {
        self.note("start_import", 1)
    }
    fn cancel_import(&self) -> Result<(), EngineError> {
        self.note("cancel_import", ())
    }
    fn summary(&self, _: u64) -> Result<Option<ImportSummary>, EngineError> {
        self.note("summary", None)
    }
    fn hold(&self, _: bool) -> Result<(), EngineError> {
        self.note("hold", ())
    }
    fn reload(&self) -> Result<Vec<Notice>, EngineError> {
        self.note("reload", Vec::new())
    }
    fn correct_mappings(&self) -> Result<Vec<String>, EngineError> {
        self.note("correct_mappings", Vec::new())
    }
    fn test_source(&self, _: &str) -> Result<Vec<Notice>, EngineError> {
        self.note("test_source", Vec::new())
    }
    fn probe(&self, _: &Draft) -> Result<Probe, EngineError> {
        self.note::<(), EngineError>("probe", ())?;
        Err(EngineError::NotFound(message!("test-none", "no server")))
    }
    fn try_sign_in(&self, _: &SignInRequest) -> Result<SignInTrial, EngineError> {
        self.note::<(), EngineError>("try_sign_in", ())?;
        Err(EngineError::NotFound(message!("test-none", "no server")))
    }
    fn sign_in(&self, _: &str) -> Result<ConnectionState, EngineError> {
        let connected = crate::engine::ConnectionPhase::Connected;
        self.note("sign_in", fixture::connection(connected))
    }
    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        self.note("agents", Vec::new())
    }
}

impl Desk for Recorder {
    fn mappings(&self) -> Result<Vec<MappingLine>, Message> {
        self.note("mappings", Vec::new())
    }
    fn edit(&self, _: &MapEdit) -> Result<Edited, Message> {
        let trace = crate::mapping::Trace::default();
        let warnings = Vec::new();
        self.note("edit", Edited { trace, warnings })
    }
}

const QUEUE: QueueId = QueueId(1002);
const VALUE_TYPE: ValueTypeId = ValueTypeId(1003);

/// Everything that an engine can be asked, the looking first; which of it was refused.
fn ask(engine: &dyn Engine) -> Vec<&'static str> {
    let day = jiff::civil::date(2026, 3, 10);
    let import = ImportRequest {
        what: ImportWhat::Both,
        first: day,
        last: day,
        systems: Vec::new(),
    };
    // The recorder has no answer to these.
    fn reached<A>(answer: Result<A, EngineError>) -> bool {
        matches!(answer, Err(EngineError::NotFound(_)))
    }
    let draft = Draft::new("WFM", Vec::new());
    let preview = PreviewRequest {
        draft: crate::engine::Draft::new("CSV", Vec::new()),
        kind: crate::model::DataKind::Contacts,
        interface: None,
        rows: 1,
    };
    let trial = SignInRequest {
        wfm: draft.clone(),
        user: "me".into(),
        passcode: crate::engine::Passcode::new("secret"),
    };
    let answers = [
        ("snapshot", engine.snapshot().is_ok()),
        ("subscribe", engine.subscribe().is_ok()),
        ("catalog", engine.catalog().is_ok()),
        ("tree", engine.tree("CSV", true).is_ok()),
        ("preview", reached(engine.preview(&preview))),
        ("probe", reached(engine.probe(&draft))),
        ("live", engine.live(&[(QUEUE, VALUE_TYPE)]).is_ok()),
        ("day_strip", engine.day_strip(QUEUE, VALUE_TYPE, day).is_ok()),
        ("days", engine.days(&[(QUEUE, VALUE_TYPE)], day, day).is_ok()),
        ("summary", engine.summary(1).is_ok()),
        ("test_source", engine.test_source("CSV").is_ok()),
        ("agents", engine.agents().is_ok()),
        ("start_import", engine.start_import(&import).is_ok()),
        ("cancel_import", engine.cancel_import().is_ok()),
        ("hold", engine.hold(true).is_ok()),
        ("reload", engine.reload().is_ok()),
        ("correct_mappings", engine.correct_mappings().is_ok()),
        ("try_sign_in", reached(engine.try_sign_in(&trial))),
        ("sign_in", engine.sign_in("WFM").is_ok()),
    ];
    let refused = answers.into_iter().filter(|(_, answered)| !answered);
    refused.map(|(name, _)| name).collect()
}

const CHANGES: [&str; 7] = [
    "start_import",
    "cancel_import",
    "hold",
    "reload",
    "correct_mappings",
    "try_sign_in",
    "sign_in",
];

#[test]
fn whoever_asks_a_read_only_engine_changes_nothing() {
    let recorder = Arc::new(Recorder::default());
    let slot = Slot::new(Rights::ReadOnly);
    slot.replace(recorder.clone());
    assert_eq!(ask(slot.engine().as_ref()), CHANGES);
    let reached = recorder.0.lock().unwrap();
    assert!(!reached.iter().any(|name| CHANGES.contains(name)), "{reached:?}");
    assert_eq!(reached.len(), 12, "looking goes through: {reached:?}");
}

#[test]
fn with_full_rights_everything_goes_through() {
    let recorder = Arc::new(Recorder::default());
    let slot = Slot::new(Rights::Full);
    slot.replace(recorder.clone());
    assert_eq!(ask(slot.engine().as_ref()), [""; 0]);
    assert_eq!(recorder.0.lock().unwrap().len(), 19);
}

#[test]
fn a_read_only_desk_writes_no_file() {
    let recorder = Arc::new(Recorder::default());
    let inner: Arc<dyn Desk> = recorder.clone();
    let desk = ReadOnly::new(inner);
    assert_eq!(desk.edit(&MapEdit::Remove(Vec::new())), Err(refusal()));
    assert!(desk.mappings().is_ok());
    assert_eq!(*recorder.0.lock().unwrap(), ["mappings"]);
}
