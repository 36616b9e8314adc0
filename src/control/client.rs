//! The console's end of the channel: an [`Engine`] that asks the service.

use super::address::Address;
use super::frame::{self, FrameError, LONGEST_ANSWER, LONGEST_QUESTION};
use super::greeting;
use super::listener::knock;
use super::seat::Pushed;
use crate::engine::{
    Answer, ConnectionState, DayGrid, DayStrip, Draft, Engine, EngineError, Event, ImportRequest,
    ImportSummary, LiveValue, Notice, Preview, PreviewRequest, Probe, Question, SeenAgent, SignInRequest,
    SignInTrial, Snapshot, TreeNode,
};
use crate::model::{Catalog, Message, QueueId, ValueTypeId, Worded, message};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use interprocess::local_socket::Stream;
use jiff::civil::Date;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long answers are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For what the service knows.
    pub quick: Duration,
    /// For what it must ask a source or a server.
    pub slow: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            quick: Duration::from_secs(10),
            slow: Duration::from_secs(180),
        }
    }
}

impl Patience {
    fn for_question(self, question: &Question) -> Duration {
        match question {
            Question::Tree { .. }
            | Question::TestSource(_)
            | Question::Preview(_)
            | Question::SignIn(_)
            | Question::Probe(_)
            | Question::TrySignIn(_)
            | Question::Reload
            | Question::CorrectMappings => self.slow,
            _ => self.quick,
        }
    }
}

/// The engine of the service of one installation. Several threads may ask at once; each has a connection meanwhile.
pub struct Client {
    address: Address,
    patience: Patience,
    /// Connections that nobody uses right now.
    idle: Mutex<Vec<Line>>,
}

/// More idle connections are closed.
const MOST_IDLE: usize = 6;
/// Events waiting in this process; a console that is busy gets fewer and newer ones.
const EVENTS_WAITING: usize = 256;

impl Client {
    /// Reaches the service of the installation in this directory.
    ///
    /// # Errors
    /// [`EngineError::Unreachable`] when none runs, [`EngineError::AccessDenied`], [`EngineError::Version`].
    pub fn connect(directory: &Path) -> Result<Self, EngineError> {
        Self::with_patience(directory, Patience::default())
    }

    /// The same with other limits of time.
    ///
    /// # Errors
    /// As [`Self::connect`].
    pub fn with_patience(directory: &Path, patience: Patience) -> Result<Self, EngineError> {
        let client = Self {
            address: Address::of(directory),
            patience,
            idle: Mutex::default(),
        };
        let line = Line::open(&client.address, patience.quick)?;
        client.put_back(line);
        Ok(client)
    }

    fn ask(&self, question: Question) -> Result<Answer, EngineError> {
        let patience = self.patience.for_question(&question);
        let used = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(line) = used {
            match line.ask(question.clone(), patience) {
                // The service was started anew since this connection was used; it never saw the question.
                Err(Failure::NotSent(_)) => self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear(),
                Err(Failure::NoAnswer(_)) if !acts(&question) => {}
                other => return self.taken(line, other),
            }
        }
        let line = Line::open(&self.address, self.patience.quick)?;
        let answered = line.ask(question, patience);
        self.taken(line, answered)
    }

    fn taken(&self, line: Line, answered: Result<Answer, Failure>) -> Result<Answer, EngineError> {
        match answered {
            Ok(answer) => {
                self.put_back(line);
                match answer {
                    Answer::Refused(error) => Err(error),
                    answer => Ok(answer),
                }
            }
            Err(Failure::NotSent(why) | Failure::NoAnswer(why) | Failure::Silent(why)) => {
                Err(EngineError::Unreachable(why))
            }
            Err(Failure::NotUnderstood(why)) => Err(EngineError::Failed(why)),
        }
    }

    fn put_back(&self, line: Line) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < MOST_IDLE {
            idle.push(line);
        }
    }
}

/// Whether asking twice could do something twice.
fn acts(question: &Question) -> bool {
    matches!(
        question,
        Question::StartImport(_)
            | Question::CancelImport
            | Question::Hold(_)
            | Question::CorrectMappings
            | Question::SignIn(_)
            | Question::TrySignIn(_)
    )
}

/// Why a question has no answer.
enum Failure {
    /// It never left.
    NotSent(Message),
    /// The connection ended; the question may have arrived.
    NoAnswer(Message),
    /// It arrived, and nothing came back in time.
    Silent(Message),
    NotUnderstood(Message),
}

impl From<FrameError> for Failure {
    fn from(error: FrameError) -> Self {
        match error {
            FrameError::NotUnderstood(why) => Self::NotUnderstood(message!(
                "control-answer-unclear",
                "the service's answer is not understood by this program (xlink {version}): are both of the same version? ({why})",
                version = env!("CARGO_PKG_VERSION"),
                why = why.to_string(),
            )),
            other => Self::NoAnswer(message!(
                "control-gave-no-answer",
                "the service gave no answer: {why}",
                why = other.message(),
            )),
        }
    }
}

type Asked = (Question, Sender<Result<Answer, Failure>>);

/// A connection and the thread that reads and writes it: named pipes have no time limits of their own.
struct Line {
    questions: Sender<Asked>,
}

impl Line {
    fn open(address: &Address, patience: Duration) -> Result<Self, EngineError> {
        let (questions, asked) = bounded::<Asked>(1);
        let (opened, open) = bounded(1);
        let address = address.clone();
        spawn("channel line", move || match dial(&address) {
            Ok(stream) => {
                let _ = opened.send(Ok(()));
                answer_questions(&stream, &asked);
            }
            Err(error) => {
                let _ = opened.send(Err(error));
            }
        })?;
        wait(&open, patience)??;
        Ok(Self { questions })
    }

    fn ask(&self, question: Question, patience: Duration) -> Result<Answer, Failure> {
        let (answered, answer) = bounded(1);
        let lost = || message!("control-lost", "the connection to the service is lost");
        self.questions
            .send((question, answered))
            .map_err(|_| Failure::NotSent(lost()))?;
        answer.recv_timeout(patience).unwrap_or_else(|error| {
            Err(match error {
                RecvTimeoutError::Timeout => Failure::Silent(silence(patience)),
                RecvTimeoutError::Disconnected => Failure::NoAnswer(lost()),
            })
        })
    }
}

fn answer_questions(stream: &Stream, asked: &Receiver<Asked>) {
    for (question, answered) in asked {
        let answer = match frame::write(stream, &question, LONGEST_QUESTION) {
            Ok(()) => frame::read(stream, LONGEST_ANSWER).map_err(Failure::from),
            Err(error) => Err(Failure::NotSent(error.message())),
        };
        let failed = answer.is_err();
        if answered.send(answer).is_err() || failed {
            // Nobody waits any more: the next answer would be taken for another question's.
            return;
        }
    }
}

fn silence(patience: Duration) -> Message {
    message!(
        "control-silence",
        "the service did not answer within {seconds} s; it may be busy, try again",
        seconds = patience.as_secs(),
    )
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), EngineError> {
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    spawned.map(drop).map_err(|error| {
        EngineError::Failed(message!(
            "control-no-thread",
            "no thread for the channel: {why}",
            why = crate::files::reason(&error),
        ))
    })
}

fn wait<T>(answer: &Receiver<T>, patience: Duration) -> Result<T, EngineError> {
    answer
        .recv_timeout(patience)
        .map_err(|_| EngineError::Unreachable(silence(patience)))
}

/// Connects and greets.
fn dial(address: &Address) -> Result<Stream, EngineError> {
    let stream = reach(address)?;
    greeting::greet(&stream)?;
    Ok(stream)
}

#[cfg(unix)]
fn reach(address: &Address) -> Result<Stream, EngineError> {
    use interprocess::local_socket::traits::StreamCommon;
    let private = knock(&address.private());
    let stream = match private {
        Ok(stream) => stream,
        Err(error) => knock(&address.shared()).map_err(|other| {
            let denied = [&error, &other]
                .iter()
                .any(|error| error.kind() == io::ErrorKind::PermissionDenied);
            not_reached(
                address,
                if denied {
                    io::ErrorKind::PermissionDenied.into()
                } else {
                    error
                },
            )
        })?,
    };
    let server = stream.peer_creds().ok().and_then(|peer| peer.euid());
    match server {
        Some(user) if user == 0 || user == address.owner() || user == rustix::process::geteuid().as_raw() => {
            Ok(stream)
        }
        _ => Err(EngineError::AccessDenied(message!(
            "control-stranger",
            "a stranger listens in the place of the service of {directory}: account {account} is neither its owner nor root",
            directory = address.directory().display(),
            account = server.map_or_else(|| "?".to_owned(), |user| user.to_string()),
        ))),
    }
}

#[cfg(windows)]
fn reach(address: &Address) -> Result<Stream, EngineError> {
    knock(&address.pipe()).map_err(|error| not_reached(address, error))
}

fn not_reached(address: &Address, error: io::Error) -> EngineError {
    let directory = address.directory().display();
    match error.kind() {
        io::ErrorKind::PermissionDenied => EngineError::AccessDenied(message!(
            "control-not-open",
            "the channel to the service of {directory} is not open to this account. Have an administrator run `xlink register --system`",
            directory = directory,
        )),
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => EngineError::Unreachable(message!(
            "control-no-service",
            "no service runs for {directory}",
            directory = directory,
        )),
        _ => EngineError::Unreachable(message!(
            "control-service-of",
            "the service of {directory}: {why}",
            directory = directory,
            why = crate::files::reason(&error),
        )),
    }
}

/// An answer of the kind that belongs to the question.
macro_rules! expect {
    ($answer:expr, $pattern:pat => $value:expr) => {
        match $answer? {
            $pattern => Ok($value),
            _ => Err(EngineError::Failed(message!(
                "control-other-question",
                "the service answered another question"
            ))),
        }
    };
}

impl Engine for Client {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        expect!(self.ask(Question::Snapshot), Answer::Snapshot(snapshot) => *snapshot)
    }

    fn subscribe(&self) -> Result<Receiver<Event>, EngineError> {
        let (events, received) = bounded(EVENTS_WAITING);
        let (opened, open) = bounded(1);
        let address = self.address.clone();
        spawn("channel events", move || match subscribe(&address) {
            Ok(stream) => {
                let _ = opened.send(Ok(()));
                pass_on(&stream, &events);
            }
            Err(error) => {
                let _ = opened.send(Err(error));
            }
        })?;
        wait(&open, self.patience.quick)??;
        Ok(received)
    }

    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        expect!(self.ask(Question::Catalog), Answer::Catalog(catalog) => catalog)
    }

    fn tree(&self, system: &str, refresh: bool) -> Result<TreeNode, EngineError> {
        let question = Question::Tree {
            system: system.to_owned(),
            refresh,
        };
        expect!(self.ask(question), Answer::Tree(tree) => tree)
    }

    fn live(&self, keys: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        expect!(self.ask(Question::Live(keys.to_vec())), Answer::Live(values) => values)
    }

    fn day_strip(&self, queue: QueueId, value_type: ValueTypeId, day: Date) -> Result<DayStrip, EngineError> {
        let question = Question::DayStrip {
            queue,
            value_type,
            day,
        };
        expect!(self.ask(question), Answer::DayStrip(strip) => strip)
    }

    fn days(
        &self,
        keys: &[(QueueId, ValueTypeId)],
        first: Date,
        last: Date,
    ) -> Result<Vec<DayGrid>, EngineError> {
        let keys = keys.to_vec();
        expect!(self.ask(Question::Days { keys, first, last }), Answer::Days(grids) => grids)
    }

    fn start_import(&self, request: &ImportRequest) -> Result<u64, EngineError> {
        expect!(self.ask(Question::StartImport(request.clone())), Answer::Started(number) => number)
    }

    fn cancel_import(&self) -> Result<(), EngineError> {
        expect!(self.ask(Question::CancelImport), Answer::Done => ())
    }

    fn summary(&self, import: u64) -> Result<Option<ImportSummary>, EngineError> {
        expect!(self.ask(Question::Summary(import)), Answer::Summary(summary) => summary.map(|it| *it))
    }

    fn hold(&self, held: bool) -> Result<(), EngineError> {
        expect!(self.ask(Question::Hold(held)), Answer::Done => ())
    }

    fn reload(&self) -> Result<Vec<Notice>, EngineError> {
        expect!(self.ask(Question::Reload), Answer::Notices(notices) => notices)
    }

    fn correct_mappings(&self) -> Result<Vec<String>, EngineError> {
        expect!(self.ask(Question::CorrectMappings), Answer::Lines(lines) => lines)
    }

    fn test_source(&self, system: &str) -> Result<Vec<Notice>, EngineError> {
        expect!(self.ask(Question::TestSource(system.to_owned())), Answer::Notices(notices) => notices)
    }

    fn preview(&self, request: &PreviewRequest) -> Result<Preview, EngineError> {
        expect!(self.ask(Question::Preview(request.clone())), Answer::Preview(preview) => *preview)
    }

    fn sign_in(&self, wfm: &str) -> Result<ConnectionState, EngineError> {
        expect!(self.ask(Question::SignIn(wfm.to_owned())), Answer::Connection(state) => state)
    }

    fn probe(&self, wfm: &Draft) -> Result<Probe, EngineError> {
        expect!(self.ask(Question::Probe(wfm.clone())), Answer::Probe(probe) => *probe)
    }

    fn try_sign_in(&self, request: &SignInRequest) -> Result<SignInTrial, EngineError> {
        expect!(self.ask(Question::TrySignIn(request.clone())), Answer::SignInTrial(trial) => trial)
    }

    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        expect!(self.ask(Question::Agents), Answer::Agents(agents) => agents)
    }
}

fn subscribe(address: &Address) -> Result<Stream, EngineError> {
    let stream = dial(address)?;
    let failed = |error: FrameError| EngineError::Unreachable(error.message());
    frame::write(&stream, &Question::Subscribe, LONGEST_QUESTION).map_err(failed)?;
    match frame::read::<Answer>(&stream, LONGEST_ANSWER).map_err(failed)? {
        Answer::Refused(error) => Err(error),
        _ => Ok(stream),
    }
}

fn pass_on(stream: &Stream, events: &Sender<Event>) {
    loop {
        match frame::read::<Pushed>(stream, LONGEST_ANSWER) {
            Ok(None) => {}
            Ok(Some(event)) => {
                if events.send(event).is_err() {
                    return;
                }
            }
            Err(error) => return tracing::debug!("the events of the service end: {error}"),
        }
    }
}
