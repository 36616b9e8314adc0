use super::frame::{self, LONGEST_GREETING};
use super::greeting::Greeting;
use super::*;
use crate::engine::*;
use crate::model::{QueueId, ValueTypeId};
use crossbeam_channel::bounded;
use small::{Small, grid, notice, preview, probe, state};
use std::sync::Arc;
use std::time::{Duration, Instant};

struct Room {
    folder: tempfile::TempDir,
    engine: Arc<Small>,
    listener: Option<Listener>,
}

impl Room {
    fn open() -> Self {
        Self::with(Limits {
            pace: Duration::ZERO,
            beat: Duration::from_millis(50),
            ..Limits::default()
        })
    }

    fn with(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = Arc::new(Small::default());
        let listener = Some(listen(&folder, &engine, limits));
        Self {
            folder,
            engine,
            listener,
        }
    }

    fn client(&self) -> Client {
        Client::connect(self.folder.path()).unwrap()
    }

    fn clients(&self) -> usize {
        self.listener.as_ref().map_or(0, Listener::clients)
    }
}

fn listen(folder: &tempfile::TempDir, engine: &Arc<Small>, limits: Limits) -> Listener {
    let registration = Registration::load(folder.path()).unwrap();
    Listener::open(Address::of(folder.path()), registration, engine.clone(), limits).unwrap()
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_client_is_the_engine_at_the_other_end() {
    let room = Room::open();
    let client = room.client();
    assert_eq!(client.snapshot().unwrap(), state(1));
    assert_eq!(client.catalog().unwrap(), None);
    assert_eq!(client.live(&[(QueueId(1), ValueTypeId(2))]).unwrap().len(), 1);
    assert_eq!(client.reload().unwrap(), [notice("read")]);
    assert_eq!(
        client.correct_mappings().unwrap(),
        ["** ANALYSING MAPFILE STARTED **"]
    );
    assert_eq!(client.sign_in("WFM").unwrap().phase, ConnectionPhase::Connected);
    let day = jiff::civil::date(2026, 3, 1);
    let request = PreviewRequest {
        draft: Draft::new("CSV", vec![("Source".to_owned(), "calls".to_owned())]),
        kind: crate::model::DataKind::Contacts,
        interface: None,
        rows: 20,
    };
    assert_eq!(
        client.days(&[(QueueId(1), ValueTypeId(2))], day, day),
        Ok(vec![grid()])
    );
    let wfm = Draft::new("WFM", vec![]);
    assert_eq!(client.probe(&wfm), Ok(probe(&wfm)));
    let sign_in = SignInRequest {
        wfm,
        user: "xlink".to_owned(),
        passcode: Passcode::new("wrong"),
    };
    assert_eq!(client.try_sign_in(&sign_in), Ok(SignInTrial::Refused));
    assert_eq!(client.preview(&request), Ok(preview(&request)));
    client.hold(true).unwrap();
    assert!(*room.engine.held.lock().unwrap());
    let mut request = ImportRequest {
        what: ImportWhat::Both,
        first: day,
        last: day,
        systems: vec![],
    };
    assert_eq!(client.start_import(&request), Ok(7));
    request.systems.push("CSV".to_owned());
    assert_eq!(
        client.start_import(&request),
        Err(EngineError::Busy("import 6".into()))
    );
    assert_eq!(
        client.tree("X", true),
        Err(EngineError::NotFound("no external system “X”".into()))
    );
    assert_eq!(
        client.day_strip(QueueId(3), ValueTypeId(1), day),
        Err(EngineError::NotFound("3".into()))
    );
}

#[test]
fn without_a_service_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    match Client::connect(folder.path()).err().unwrap() {
        EngineError::Unreachable(why) => assert!(why.english().starts_with("no service runs for "), "{why}"),
        other => panic!("{other}"),
    }
}

#[test]
fn several_consoles_see_the_same() {
    let room = Room::open();
    let (one, other) = (room.client(), room.client());
    let (first, second) = (one.subscribe().unwrap(), other.subscribe().unwrap());
    until("both are subscribed", || {
        room.engine.subscribers.lock().unwrap().len() == 2
    });
    room.engine.tell(&Event::Snapshot(Box::new(state(5))));
    for events in [first, second] {
        let event = events.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(event, Event::Snapshot(Box::new(state(5))));
    }
}

#[test]
fn a_slow_answer_holds_up_nobody_else() {
    let room = Room::open();
    let (open, gate) = bounded(0);
    *room.engine.gate.lock().unwrap() = Some(gate);
    let client = room.client();
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| client.tree("slow", false));
        until("the slow question arrived", || {
            room.engine.gate.lock().unwrap().is_none()
        });
        assert!(client.snapshot().is_ok());
        assert!(room.client().snapshot().is_ok());
        open.send(()).unwrap();
        assert!(matches!(slow.join().unwrap(), Err(EngineError::NotFound(_))));
    });
}

#[test]
fn an_answer_that_does_not_come_is_not_waited_for_without_end() {
    let room = Room::open();
    let (_open, gate) = bounded(0);
    *room.engine.gate.lock().unwrap() = Some(gate);
    let patience = Patience {
        quick: Duration::from_secs(20),
        slow: Duration::from_millis(100),
    };
    let client = Client::with_patience(room.folder.path(), patience).unwrap();
    match client.tree("slow", false) {
        Err(EngineError::Unreachable(why)) => assert!(why.english().contains("did not answer"), "{why}"),
        other => panic!("{other:?}"),
    }
    // The late answer is not taken for the next question's.
    assert_eq!(client.snapshot().unwrap(), state(1));
}

#[test]
fn a_client_that_does_not_read_holds_up_nobody_else() {
    let room = Room::open();
    let asleep = room.client().subscribe().unwrap();
    let awake = room.client().subscribe().unwrap();
    until("both are subscribed", || {
        room.engine.subscribers.lock().unwrap().len() == 2
    });
    let big = Notice {
        text: "x".repeat(20_000).into(),
        ..notice("")
    };
    let mut seen = 0;
    for _ in 0..2_000 {
        room.engine.tell(&Event::Notice(big.clone()));
        if awake.try_recv().is_ok() {
            seen += 1;
        }
    }
    room.engine.tell(&Event::MappingsChanged);
    until("the newest event arrives", || {
        match awake.recv_timeout(Duration::from_secs(20)) {
            Ok(Event::MappingsChanged) => true,
            _ => {
                seen += 1;
                false
            }
        }
    });
    assert!(seen > 0);
    drop(asleep);
}

#[test]
fn a_client_that_goes_is_noticed() {
    let room = Room::open();
    let client = room.client();
    let events = client.subscribe().unwrap();
    until("two connections", || room.clients() == 2);
    drop(client);
    until("the questions' connection is gone", || room.clients() == 1);
    drop(events);
    // Nothing tells the reading thread but the next event.
    until("the events' connection is gone", || {
        room.engine.tell(&Event::MappingsChanged);
        room.clients() == 0
    });
    until("the engine has no subscriber left", || {
        room.engine.tell(&Event::MappingsChanged);
        room.engine.subscribers.lock().unwrap().is_empty()
    });
}

#[test]
fn a_service_that_ends_is_noticed_and_one_that_comes_back_too() {
    let mut room = Room::open();
    let client = room.client();
    let events = client.subscribe().unwrap();
    assert!(client.snapshot().is_ok());
    room.listener = None;
    assert!(
        events
            .recv_timeout(Duration::from_secs(20))
            .is_err_and(|error| error.is_disconnected())
    );
    assert!(matches!(client.snapshot(), Err(EngineError::Unreachable(_))));
    room.listener = Some(listen(&room.folder, &room.engine, Limits::default()));
    assert_eq!(
        client.start_import(&ImportRequest {
            what: ImportWhat::Contacts,
            first: jiff::civil::date(2026, 3, 1),
            last: jiff::civil::date(2026, 3, 1),
            systems: vec![],
        }),
        Ok(7)
    );
}

#[test]
fn an_older_console_gets_a_clear_word() {
    let room = Room::open();
    let stream = listener::knock(&place(&room)).unwrap();
    let old = Greeting {
        channel: CHANNEL_VERSION + 1,
        ..Greeting::own()
    };
    frame::write(&stream, &old, LONGEST_GREETING).unwrap();
    let answer: Greeting = frame::read(&stream, LONGEST_GREETING).unwrap();
    assert_eq!(
        (answer.channel, answer.program.as_str()),
        (CHANNEL_VERSION, env!("CARGO_PKG_VERSION"))
    );
    assert!(frame::read::<Greeting>(&stream, LONGEST_GREETING).is_err());
    until("it is shown out", || room.clients() == 0);
}

/// Where the service's own account finds the channel.
#[cfg(unix)]
fn place(room: &Room) -> std::path::PathBuf {
    Address::of(room.folder.path()).private()
}

#[cfg(windows)]
fn place(room: &Room) -> std::path::PathBuf {
    Address::of(room.folder.path()).pipe()
}

#[test]
fn a_newer_service_is_named_with_its_version() {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let greeting = Greeting {
        channel: CHANNEL_VERSION + 4,
        ..Greeting::own()
    };
    frame::write(&mut theirs, &greeting, LONGEST_GREETING).unwrap();
    let pipe = std::cell::RefCell::new((theirs.as_slice(), &mut ours));
    let error = greeting::greet(Both(&pipe)).unwrap_err();
    assert_eq!(
        error,
        EngineError::Version {
            theirs: CHANNEL_VERSION + 4,
            ours: CHANNEL_VERSION
        }
    );
}

#[derive(Clone, Copy)]
struct Both<'a, 'b>(&'a std::cell::RefCell<(&'b [u8], &'b mut Vec<u8>)>);

impl std::io::Read for Both<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().0.read(buffer)
    }
}

impl std::io::Write for Both<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().1.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_stranger_with_garbage_or_huge_frames_is_shown_out() {
    let room = Room::open();
    for garbage in [
        &b"GET / HTTP/1.1\r\n\r\n"[..],
        &[0xff; 64],
        &[0, 0, 0, 2, b'{', b'}'],
    ] {
        let mut stream = listener::knock(&place(&room)).unwrap();
        std::io::Write::write_all(&mut stream, garbage).unwrap();
        let mut rest = Vec::new();
        let _ = std::io::Read::read_to_end(&mut stream, &mut rest);
        assert!(rest.is_empty());
    }
    assert!(room.client().snapshot().is_ok());
}

#[test]
fn more_consoles_than_the_limit_are_told() {
    let room = Room::with(Limits {
        clients: 2,
        ..Limits::default()
    });
    let (_one, _two) = (room.client(), room.client());
    match Client::connect(room.folder.path()).err().unwrap() {
        EngineError::Unreachable(why) => assert!(why.english().contains("2 connections"), "{why}"),
        other => panic!("{other}"),
    }
}

#[cfg(unix)]
mod rights_on_disk;
mod small;
