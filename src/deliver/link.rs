//! The life of the connection: try, sign in, hold, lose, wait, try again (spec page 4).

use super::backoff::Backoff;
use super::enterprise::{Enterprise, RequestError};
use super::session::{Session, SessionEnd};
use super::shared::Shared;
use super::{Access, Pace, ReadError, Secret, WfmSettings, forget_refusal, refused_before, remember_refusal};
use crate::ledger::ReadBack;
use crate::model::{AgentDay, ConnectionPhase, Message, QueueId, UtcSecond, Worded, message};
use crate::wire::{ConnectError, Destination, HelloError, SignInError, hello, sign_in};
use jiff::civil::Date;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{Notify, mpsc, oneshot};

/// How a server's log names us.
const CLIENT: &str = concat!("xlink ", env!("CARGO_PKG_VERSION"));
/// A server that greets but does not sign us in for so long is away.
const SIGN_IN: Duration = Duration::from_secs(30);
/// What the façade asks of the courier's thread.
#[derive(Debug)]
pub(super) enum Command {
    /// A person asks for a sign-in now, refused or not.
    SignIn,
    Reconfigure(Box<WfmSettings>),
    Read(ReadRequest),
    Stop,
}

#[derive(Debug)]
pub(super) enum ReadRequest {
    Values {
        queues: Vec<QueueId>,
        from: UtcSecond,
        to: UtcSecond,
        answer: oneshot::Sender<Result<ReadBack, ReadError>>,
    },
    Activities {
        system: String,
        first: Date,
        last: Date,
        answer: oneshot::Sender<Result<Vec<AgentDay>, ReadError>>,
    },
}

/// How an attempt ended.
enum Ended {
    Stop,
    /// Try at once: a person asked, the settings changed, or the sign-in ran out.
    Again,
    Missing(Message),
    Refused(Message),
    /// The same, because user or password is wrong: too many of these lock the user.
    WrongPassword(Message),
    Away(Message),
}

pub(super) struct Link {
    pub(super) shared: Arc<Shared>,
    pub(super) settings: WfmSettings,
    pub(super) commands: mpsc::UnboundedReceiver<Command>,
    pub(super) poked: Arc<Notify>,
    pub(super) backoff: Backoff,
    pub(super) pace: Pace,
    /// A person asked for the next attempt: then a password that was refused before is tried.
    pub(super) by_hand: bool,
}

impl Link {
    /// Ends only when it is told to stop.
    pub(super) async fn run(mut self) {
        loop {
            let (phase, pause) = match self.attempt().await {
                Ended::Stop => break,
                Ended::Again => continue,
                Ended::Missing(missing) => (ConnectionPhase::NotConfigured { missing }, None),
                Ended::Refused(why) | Ended::WrongPassword(why) => (ConnectionPhase::Refused { why }, None),
                Ended::Away(why) => {
                    let pause = self.backoff.pause(getrandom::u32().unwrap_or(0));
                    let seconds = i64::try_from(pause.as_secs().max(1)).unwrap_or(1);
                    let retry = UtcSecond(self.shared.clock.now().0 + seconds);
                    (ConnectionPhase::Away { why, retry }, Some(pause))
                }
            };
            self.set_phase(phase);
            self.shared.attempt_ended();
            if !self.rest(pause).await {
                break;
            }
        }
        self.shared.keep_catalog();
    }

    fn set_phase(&self, phase: ConnectionPhase) {
        self.shared
            .set_phase(&self.settings.name, &self.settings.url, phase);
    }

    /// Connects and stays connected for as long as it lasts.
    async fn attempt(&mut self) -> Ended {
        let Access::Ready {
            destination,
            user,
            password,
        } = self.settings.access.clone()
        else {
            return match &self.settings.access {
                Access::Missing(text) => Ended::Missing(text.clone()),
                Access::Ready { .. } => Ended::Again,
            };
        };
        if let Some(why) = self.refused_before() {
            return Ended::Refused(why);
        }
        if self.shared.connection().phase != ConnectionPhase::Connected {
            self.set_phase(ConnectionPhase::Connecting);
        }
        let (shared, poked) = (Arc::clone(&self.shared), Arc::clone(&self.poked));
        let establishing = establish(shared, poked, destination, user, password, self.pace);
        tokio::pin!(establishing);
        let session = loop {
            tokio::select! {
                established = &mut establishing => match established {
                    Ok(session) => break session,
                    Err(ended) => {
                        if let Ended::WrongPassword(why) = &ended {
                            let now = self.shared.clock.now();
                            remember_refusal(self.shared.ledger.folder(), &self.settings.identity, why.clone(), now);
                        }
                        return ended;
                    }
                },
                command = self.commands.recv() => match command {
                    None | Some(Command::Stop) => return Ended::Stop,
                    // One is under way.
                    Some(Command::SignIn) => self.shared.hear(),
                    Some(Command::Read(request)) => refuse(request, &self.shared),
                    Some(Command::Reconfigure(settings)) => {
                        if self.adopt(*settings) {
                            return Ended::Again;
                        }
                    }
                },
            }
        };
        self.backoff.reset();
        forget_refusal(self.shared.ledger.folder(), &self.settings.identity);
        let began = Instant::now();
        let end = session.run(&mut self.commands, &self.settings).await;
        self.shared.keep_catalog();
        self.judge(end, began.elapsed())
    }

    /// Why these settings are not tried: only a person may ask for that.
    fn refused_before(&mut self) -> Option<Message> {
        if std::mem::take(&mut self.by_hand) {
            return None;
        }
        refused_before(self.shared.ledger.folder(), &self.settings.identity)
    }

    fn judge(&mut self, end: SessionEnd, lasted: Duration) -> Ended {
        match end {
            SessionEnd::Command(Command::Stop) => Ended::Stop,
            SessionEnd::Command(Command::Reconfigure(settings)) => {
                self.adopt(*settings);
                Ended::Again
            }
            SessionEnd::Command(Command::SignIn) => {
                self.by_hand = true;
                self.begin_anew();
                Ended::Again
            }
            SessionEnd::Command(Command::Read(_)) | SessionEnd::Renew => Ended::Again,
            SessionEnd::Request(RequestError::TokenEnded) if lasted > self.pace.brief => Ended::Again,
            other => judged(other),
        }
    }

    /// False: these are the settings in use.
    fn adopt(&mut self, settings: WfmSettings) -> bool {
        let changed = settings.identity != self.settings.identity;
        self.settings = settings;
        if changed {
            self.backoff.reset();
            self.begin_anew();
        } else {
            self.shared.hear();
        }
        changed
    }

    /// A wish for an attempt is taken up; nobody shall see what was before it.
    fn begin_anew(&self) {
        self.set_phase(ConnectionPhase::Connecting);
        self.shared.hear();
    }

    /// Waits until it is time to try again; without a pause until somebody asks. False: stop.
    async fn rest(&mut self, pause: Option<Duration>) -> bool {
        let waking = async {
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None => std::future::pending().await,
            }
        };
        tokio::pin!(waking);
        loop {
            tokio::select! {
                () = &mut waking => return true,
                command = self.commands.recv() => match command {
                    None | Some(Command::Stop) => return false,
                    Some(Command::SignIn) => {
                        self.by_hand = true;
                        self.begin_anew();
                        return true;
                    }
                    Some(Command::Read(request)) => refuse(request, &self.shared),
                    Some(Command::Reconfigure(settings)) => {
                        if self.adopt(*settings) {
                            return true;
                        }
                    }
                },
            }
        }
    }
}

fn refuse(request: ReadRequest, shared: &Shared) {
    let error = ReadError::NotConnected(shared.connection());
    // Whoever asked may have given up.
    match request {
        ReadRequest::Values { answer, .. } => drop(answer.send(Err(error))),
        ReadRequest::Activities { answer, .. } => drop(answer.send(Err(error))),
    }
}

fn judged(end: SessionEnd) -> Ended {
    match end {
        SessionEnd::Request(RequestError::Forbidden(why)) => Ended::Refused(message!(
            "deliver-forbidden",
            "this user may not import into the WFM: {why}",
            why = why,
        )),
        SessionEnd::Request(RequestError::TokenEnded) => Ended::Away(message!(
            "deliver-ended-at-once",
            "the server ended the sign-in at once"
        )),
        SessionEnd::Request(RequestError::NumberTaken) => Ended::Away(message!(
            "deliver-not-a-batch",
            "the server took something else for a batch"
        )),
        SessionEnd::Request(RequestError::Unfit(why) | RequestError::Lost(why)) | SessionEnd::Ledger(why) => {
            Ended::Away(why)
        }
        SessionEnd::Command(_) | SessionEnd::Renew => Ended::Again,
    }
}

async fn establish(
    shared: Arc<Shared>,
    poked: Arc<Notify>,
    destination: Box<Destination>,
    user: String,
    password: Secret,
    pace: Pace,
) -> Result<Session, Ended> {
    let channel = destination.channel().await.map_err(|error| match error {
        ConnectError::Settings(why) => Ended::Missing(why),
        other => Ended::Away(other.message()),
    })?;
    let hello = hello(&channel, CLIENT, destination.connect_timeout)
        .await
        .map_err(|error| match error {
            HelloError::Connect(ConnectError::Settings(why)) => Ended::Missing(why),
            other => Ended::Away(other.message()),
        })?;
    let opened = tokio::task::spawn_blocking(move || password.open()).await;
    let password = opened
        .map_err(|error| Ended::Away(error.to_string().into()))?
        .map_err(Ended::Missing)?;
    let token = tokio::time::timeout(SIGN_IN, sign_in(&channel, &user, password.reveal()))
        .await
        .map_err(|_| {
            Ended::Away(message!(
                "deliver-sign-in-silent",
                "the server greets but does not answer the sign-in"
            ))
        })?
        .map_err(|error| match error {
            SignInError::Refused => Ended::WrongPassword(error.of_user(&user)),
            SignInError::Locked => Ended::Refused(error.of_user(&user)),
            SignInError::Busy(_) | SignInError::Away(_) => Ended::Away(error.message()),
        })?;
    drop(password);
    if !token.may_import {
        return Err(Ended::Refused(message!(
            "deliver-no-right",
            "{user} is signed in but has no right to import: give the user this right on the WFM server",
            user = &user,
        )));
    }
    let session = Session {
        renew: pace.renewal(token.lifetime),
        server: Enterprise::new(channel, token, hello.limits, pace),
        stamp: hello.stamp,
        shared,
        poked,
    };
    session.begin().await.map_err(judged)?;
    Ok(session)
}
