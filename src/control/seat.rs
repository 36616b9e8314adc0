//! One client at the service's end of the channel.

use super::events::{Next, Outlet};
use super::frame::{self, FrameError, LONGEST_ANSWER, LONGEST_GREETING, LONGEST_QUESTION};
use super::greeting::Greeting;
use super::{CHANNEL_VERSION, Limits};
use crate::engine::{Answer, Engine, EngineError, Event, Question};
use crate::model::{Message, Worded, message};
use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;
use std::sync::Arc;
use std::time::Duration;

/// Why a client is turned away at the door.
pub(super) enum TurnedAway {
    Denied(Message),
    Busy(Message),
}

/// Serves one connection until either side ends it.
pub(super) fn serve(
    stream: &Stream,
    engine: &Arc<dyn Engine>,
    judged: Result<(), TurnedAway>,
    limits: &Limits,
) {
    // Named pipes know no time limits; whoever holds one open without a word only holds one of the places.
    let _ = stream.set_recv_timeout(Some(limits.greeting));
    let _ = stream.set_send_timeout(Some(limits.slow_client));
    match welcome(stream, judged) {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => return tracing::debug!("a client left before it said who it is: {error}"),
    }
    let _ = stream.set_recv_timeout(None);
    if let Err(error) = answer_all(stream, engine, limits) {
        tracing::debug!("a client of the channel ended: {error}");
    }
}

/// Whether the client stays.
fn welcome(stream: &Stream, judged: Result<(), TurnedAway>) -> Result<bool, FrameError> {
    let theirs: Greeting = frame::read(stream, LONGEST_GREETING)?;
    let mut own = Greeting::own();
    match judged {
        Ok(()) => {}
        Err(TurnedAway::Denied(why)) => {
            own.denied = why.to_string();
            own.why = Some(why);
        }
        Err(TurnedAway::Busy(why)) => {
            own.busy = why.to_string();
            own.why = Some(why);
        }
    }
    frame::write(stream, &own, LONGEST_GREETING)?;
    Ok(own.denied.is_empty() && own.busy.is_empty() && theirs.channel == CHANNEL_VERSION)
}

fn answer_all(stream: &Stream, engine: &Arc<dyn Engine>, limits: &Limits) -> Result<(), FrameError> {
    loop {
        let question: Question = match frame::read(stream, LONGEST_QUESTION) {
            Ok(question) => question,
            Err(FrameError::Closed) => return Ok(()),
            Err(FrameError::NotUnderstood(error)) => {
                let why = message!(
                    "control-unknown-question",
                    "the service (xlink {version}) does not know this question: {why}",
                    version = env!("CARGO_PKG_VERSION"),
                    why = error.to_string(),
                );
                send(stream, &Answer::Refused(EngineError::Invalid(why)))?;
                continue;
            }
            Err(error) => return Err(error),
        };
        if question == Question::Subscribe {
            return stream_events(stream, engine, limits);
        }
        send(stream, &answer(engine.as_ref(), question))?;
    }
}

/// An answer too long to travel is replaced by a word that says so.
fn send(stream: &Stream, answer: &Answer) -> Result<(), FrameError> {
    match frame::write(stream, answer, LONGEST_ANSWER) {
        Err(error @ FrameError::TooLong { .. }) => {
            let refused = Answer::Refused(EngineError::Failed(message!(
                "control-cannot-travel",
                "the answer cannot travel: {why}",
                why = error.message(),
            )));
            frame::write(stream, &refused, LONGEST_ANSWER)
        }
        other => other,
    }
}

fn answer(engine: &dyn Engine, question: Question) -> Answer {
    let answered = match question {
        Question::Snapshot => engine
            .snapshot()
            .map(|snapshot| Answer::Snapshot(Box::new(snapshot))),
        Question::Catalog => engine.catalog().map(Answer::Catalog),
        Question::Tree { system, refresh } => engine.tree(&system, refresh).map(Answer::Tree),
        Question::Live(keys) => engine.live(&keys).map(Answer::Live),
        Question::DayStrip {
            queue,
            value_type,
            day,
        } => engine.day_strip(queue, value_type, day).map(Answer::DayStrip),
        Question::Days { keys, first, last } => engine.days(&keys, first, last).map(Answer::Days),
        Question::StartImport(request) => engine.start_import(&request).map(Answer::Started),
        Question::CancelImport => engine.cancel_import().map(|()| Answer::Done),
        Question::Summary(number) => engine
            .summary(number)
            .map(|summary| Answer::Summary(summary.map(Box::new))),
        Question::Hold(held) => engine.hold(held).map(|()| Answer::Done),
        Question::Reload => engine.reload().map(Answer::Notices),
        Question::CorrectMappings => engine.correct_mappings().map(Answer::Lines),
        Question::TestSource(system) => engine.test_source(&system).map(Answer::Notices),
        Question::Preview(request) => engine
            .preview(&request)
            .map(|preview| Answer::Preview(Box::new(preview))),
        Question::SignIn(wfm) => engine.sign_in(&wfm).map(Answer::Connection),
        Question::Probe(wfm) => engine.probe(&wfm).map(|probe| Answer::Probe(Box::new(probe))),
        Question::TrySignIn(request) => engine.try_sign_in(&request).map(Answer::SignInTrial),
        Question::Agents => engine.agents().map(Answer::Agents),
        Question::Subscribe => Err(EngineError::Invalid(message!(
            "control-events-apart",
            "events have a connection of their own"
        ))),
    };
    answered.unwrap_or_else(Answer::Refused)
}

/// What a client that asked for events gets from then on; `None` shows only that the service lives.
pub(super) type Pushed = Option<Event>;

fn stream_events(stream: &Stream, engine: &Arc<dyn Engine>, limits: &Limits) -> Result<(), FrameError> {
    let events = match engine.subscribe() {
        Ok(events) => events,
        Err(error) => return send(stream, &Answer::Refused(error)),
    };
    send(stream, &Answer::Done)?;
    let outlet = Arc::new(Outlet::new(limits.pace));
    let pump = {
        let outlet = outlet.clone();
        let (stop, stopped) = crossbeam_channel::bounded::<()>(0);
        let pump = move || {
            loop {
                crossbeam_channel::select! {
                    recv(events) -> event => match event {
                        Ok(event) => outlet.put(event),
                        Err(_) => return outlet.end(),
                    },
                    recv(stopped) -> _ => return,
                }
            }
        };
        std::thread::Builder::new()
            .name("channel events".to_owned())
            .spawn(pump)?;
        stop
    };
    let written = write_events(stream, &outlet, limits.beat);
    drop(pump);
    written
}

fn write_events(stream: &Stream, outlet: &Outlet, beat: Duration) -> Result<(), FrameError> {
    loop {
        match outlet.next(beat) {
            Next::Send(events) => {
                for event in events {
                    frame::write(stream, &Pushed::Some(event), LONGEST_ANSWER)?;
                }
            }
            Next::Idle => frame::write(stream, &Pushed::None, LONGEST_ANSWER)?,
            Next::Ended => return Ok(()),
        }
    }
}
