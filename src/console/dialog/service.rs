//! The service “ISPS Xlink”: how it stands, and what can be done to it (spec page 5). The lines that the commands print
//! stand here as they come.

use super::rounds::Rounds;
use super::{Act, Dialog, LogList, Outcome};
use crate::console::command::Command;
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::{Rights, State};
use crate::console::tools::{ServiceDeed, ServiceState};
use crate::console::widget::{Canvas, List, text, window};
use crate::engine::{Host, Level};
use crate::manager::{Kind, Phase};
use crate::model::Message;
use ratatui::layout::Position;
use ratatui::style::Style;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    Look,
    Do(ServiceDeed),
}

#[derive(Debug)]
pub enum Answer {
    State(Box<Result<ServiceState, Message>>),
    /// A line of the command, while it goes on.
    Said(String),
    Done(Result<(), Message>),
}

impl Job {
    pub fn changes(&self) -> bool {
        matches!(self, Self::Do(_))
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Look => Answer::State(Box::new(hands.tools.service())),
            Self::Do(deed) => Answer::Done(hands.tools.serve(deed, &mut |line| {
                let said = Answer::Said(line.to_owned());
                hands.progress.tell(job::Answer::Service(said));
            })),
        }
    }
}

/// The rows of the list; below them one that leads to the logs.
const DEEDS: [ServiceDeed; 6] = [
    ServiceDeed::Start,
    ServiceDeed::Stop,
    ServiceDeed::Restart,
    ServiceDeed::Install,
    ServiceDeed::Remove,
    ServiceDeed::Register,
];

/// Deeds, and the way to the logs.
const ROWS: usize = DEEDS.len() + 1;

/// How often the manager is asked, in seconds.
const EVERY: u8 = 3;

#[derive(Debug, Clone)]
pub struct ServiceDialog {
    /// `None`: asked.
    service: Option<Result<ServiceState, Message>>,
    list: List,
    /// What was opened with a deed of the menu asks it at once.
    wanted: Option<ServiceDeed>,
    doing: Option<ServiceDeed>,
    said: Vec<String>,
    fault: Option<Message>,
    rounds: Rounds,
}

impl ServiceDialog {
    pub fn new(wanted: Option<ServiceDeed>) -> Self {
        let place = wanted.and_then(|wanted| DEEDS.iter().position(|deed| *deed == wanted));
        let mut list = List::default();
        list.selected = place.unwrap_or(0);
        Self {
            service: None,
            list,
            wanted,
            doing: None,
            said: Vec::new(),
            fault: None,
            rounds: Rounds::every(EVERY),
        }
    }

    /// With a deed selected, which is not asked yet.
    pub fn at(deed: ServiceDeed) -> Self {
        Self {
            wanted: None,
            ..Self::new(Some(deed))
        }
    }

    fn look(&mut self) -> Outcome {
        self.rounds.begin();
        Outcome::ask(job::Job::Service(Job::Look))
    }

    fn known(&self) -> Option<&ServiceState> {
        self.service.as_ref().and_then(|service| service.as_ref().ok())
    }

    fn runs(&self) -> bool {
        self.known()
            .is_some_and(|service| matches!(service.status.phase, Phase::Running(_) | Phase::Starting))
    }

    /// Why a deed is not possible now, as a key of the words.
    fn obstacle(&self, deed: ServiceDeed, state: &State) -> Option<&'static str> {
        if state.rights == Rights::ReadOnly {
            return Some("console-read-only");
        }
        if self.doing.is_some() {
            return Some("serve-busy");
        }
        let Some(service) = self.known() else {
            return Some("serve-unknown");
        };
        match deed {
            ServiceDeed::Install if service.installed && self.runs() => Some("serve-installed"),
            ServiceDeed::Remove | ServiceDeed::Restart if !service.installed => Some("serve-not-installed"),
            ServiceDeed::Start if self.runs() => Some("serve-runs"),
            ServiceDeed::Start if !service.installed => Some("serve-not-installed"),
            ServiceDeed::Stop if !self.runs() => Some("serve-stopped"),
            ServiceDeed::Register if service.system_global => Some("serve-registered"),
            _ => None,
        }
    }

    /// Asks first where it matters.
    fn want(&mut self, deed: ServiceDeed, state: &State) -> Outcome {
        if let Some(why) = self.obstacle(deed, state) {
            return Outcome::stay().and(Act::Say(Level::Warning, state.look.say(why)));
        }
        if deed == ServiceDeed::Start {
            return self.act(deed);
        }
        let look = &state.look;
        let manager = self.known().map_or(Kind::Standalone, |service| service.would_use);
        let text = match (deed, manager) {
            (ServiceDeed::Install, Kind::Standalone) => look.say("serve-ask-install-standalone"),
            (ServiceDeed::Install, other) => {
                look.with("serve-ask-install", &[("manager", other.name().into())])
            }
            (ServiceDeed::Remove, _) => look.say("serve-ask-remove"),
            (ServiceDeed::Stop, _) => look.say("serve-ask-stop"),
            (ServiceDeed::Restart, _) => look.say("serve-ask-restart"),
            (ServiceDeed::Register | ServiceDeed::Start, _) => look.say("serve-ask-register"),
        };
        Outcome::stay().and(Act::Confirm {
            title: look.say("serve-title"),
            text,
            yes: look.say(words(deed)),
            mark: mark(deed),
        })
    }

    fn act(&mut self, deed: ServiceDeed) -> Outcome {
        self.doing = Some(deed);
        self.said.clear();
        self.fault = None;
        Outcome::ask(job::Job::Service(Job::Do(deed)))
    }

    fn facts(&self, state: &State) -> Vec<(&'static str, String, Style)> {
        let (look, theme) = (&state.look, &state.look.theme);
        let service = match &self.service {
            None => return vec![("serve-state", look.say("serve-asking"), theme.busy)],
            Some(Err(why)) => return vec![("serve-state", look.tell(why), theme.bad)],
            Some(Ok(service)) => service,
        };
        let (phase, style) = match service.status.phase {
            Phase::NotInstalled => ("serve-phase-not-installed", theme.warning),
            Phase::Stopped => ("serve-phase-stopped", theme.bad),
            Phase::Running(_) => ("serve-phase-running", theme.good),
            Phase::Starting => ("serve-phase-starting", theme.busy),
            Phase::Failed => ("serve-phase-failed", theme.bad),
        };
        let mut facts = vec![("serve-state", look.say(phase), style)];
        let host = state.engine.snapshot.as_ref().map(|snapshot| &snapshot.host);
        let (told, since) = match host {
            Some(Host::Service { pid, since, .. }) => (Some(*pid), Some(*since)),
            _ => (None, None),
        };
        let pid = match service.status.phase {
            Phase::Running(pid) => pid.or(told),
            _ => None,
        };
        if let Some(pid) = pid {
            let mut text = pid.to_string();
            if let Some(since) = since {
                let values = [("at", look.moment(since, state.now).into())];
                text = format!("{text} {} {}", look.glyphs.dot, look.with("serve-since", &values));
            }
            facts.push(("serve-process", text, theme.text));
        }
        let start = match (service.installed, service.status.automatic) {
            (false, _) => "serve-start-none",
            (true, true) => "serve-start-automatic",
            (true, false) => "serve-start-by-hand",
        };
        facts.push(("serve-start", look.say(start), theme.text));
        if !service.status.account.is_empty() {
            facts.push(("serve-account", service.status.account.clone(), theme.text));
        }
        let manager = if service.installed {
            service.status.manager
        } else {
            service.would_use
        };
        facts.push(("serve-manager", manager.name().to_owned(), theme.text));
        let channel = match (service.system_global, service.people) {
            (true, _) => look.say("serve-channel-system"),
            (false, 0) => look.say("serve-channel-own"),
            (false, people) => look.with("serve-channel-people", &[("count", people.into())]),
        };
        facts.push(("serve-channel", channel, theme.text));
        facts
    }

    /// What was said and how it ended.
    fn draw_said(&self, state: &State, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        let mut lines: Vec<(String, Style)> = self
            .said
            .iter()
            .flat_map(|line| text::wrap(line, canvas.width()))
            .map(|line| (line, theme.strong))
            .collect();
        if self.doing.is_some() {
            lines.push((look.say("serve-working"), theme.busy));
        }
        if let Some(why) = &self.fault {
            let why = text::wrap(&look.tell(why), canvas.width());
            lines.extend(why.into_iter().map(|line| (line, theme.bad)));
        }
        let room = usize::from(canvas.height());
        let skip = lines.len().saturating_sub(room);
        for ((line, style), y) in lines.iter().skip(skip).zip(0..) {
            canvas.put(0, y, line, *style);
        }
    }
}

fn words(deed: ServiceDeed) -> &'static str {
    match deed {
        ServiceDeed::Install => "serve-install",
        ServiceDeed::Remove => "serve-remove",
        ServiceDeed::Start => "serve-start-it",
        ServiceDeed::Stop => "serve-stop",
        ServiceDeed::Restart => "serve-restart",
        ServiceDeed::Register => "serve-register",
    }
}

fn mark(deed: ServiceDeed) -> u8 {
    let place = DEEDS.iter().position(|each| *each == deed);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

impl Dialog for ServiceDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn opened(&mut self, _: &State) -> Outcome {
        self.look()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::Again => return self.look(),
            Command::Choose => {
                return match DEEDS.get(self.list.selected) {
                    Some(deed) => self.want(*deed, state),
                    None => Outcome::stay().and(Act::Open(Box::new(LogList::default()))),
                };
            }
            other => {
                self.list.go(other, ROWS, ROWS);
            }
        }
        Outcome::stay()
    }

    fn confirmed(&mut self, mark: u8, state: &State) -> Outcome {
        match DEEDS.get(usize::from(mark)) {
            Some(deed) if self.obstacle(*deed, state).is_none() => self.act(*deed),
            _ => Outcome::stay(),
        }
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Service(Answer::State(service)) => {
                self.rounds.end();
                self.service = Some(*service);
                if let Some(deed) = self.wanted.take() {
                    return self.want(deed, state);
                }
            }
            job::Answer::Service(Answer::Said(line)) => self.said.push(line),
            job::Answer::Service(Answer::Done(outcome)) => {
                self.doing = None;
                self.fault = outcome.err();
                return self.look();
            }
            job::Answer::Failed(why) => {
                self.rounds.end();
                self.doing = None;
                self.fault = Some(why);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, _: &State) -> Outcome {
        match self.rounds.is_due() && self.doing.is_none() {
            true => self.look(),
            false => Outcome::stay(),
        }
    }

    fn settle(&mut self, _: &State) {
        self.list.settle(ROWS, ROWS);
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::ENTRIES
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (look, theme) = (&state.look, &state.look.theme);
        let facts = self.facts(state);
        let height = canvas.height().saturating_sub(4).min(20);
        let inside = window::open(canvas, look, &look.say("serve-title"), 72, height);
        let labels = facts
            .iter()
            .map(|(label, ..)| text::width(&look.say(label)))
            .max();
        let x = labels.unwrap_or(0) + 2;
        let mut head = canvas.at(inside);
        for ((label, words, style), y) in facts.iter().zip(0..) {
            head.put(0, y, &look.say(label), theme.faint);
            head.put(x, y, words, *style);
        }
        let used = u16::try_from(facts.len()).unwrap_or(0) + 1;
        let rows = u16::try_from(ROWS).unwrap_or(0);
        let cursor = self.list.draw(
            look,
            &mut canvas.at(window::rows(inside, used, rows)),
            ROWS,
            true,
            |index, row| {
                let Some(deed) = DEEDS.get(index) else {
                    row.put(0, 0, &look.say("log-title"), theme.text);
                    return;
                };
                let obstacle = self.obstacle(*deed, state);
                let style = if obstacle.is_none() {
                    theme.text
                } else {
                    theme.faint
                };
                let end = row.put(0, 0, &look.say(words(*deed)), style).max(24) + 2;
                if let Some(why) = obstacle.filter(|_| self.service.is_some() && self.doing.is_none()) {
                    row.put(end, 0, &look.say(why), theme.faint);
                }
            },
        );
        let rest = used + rows + 1;
        let below = window::rows(inside, rest, inside.height.saturating_sub(rest));
        self.draw_said(state, &mut canvas.at(below));
        cursor.or(canvas.position(inside.x, inside.y))
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::action::Action;
    use crate::console::dialog::Layer;
    use crate::console::effect::Effect;
    use crate::console::fixture;
    use crate::console::update::update;

    fn asks(effects: &[Effect]) -> Vec<ServiceDeed> {
        effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Job {
                    job: job::Job::Service(Job::Do(deed)),
                    ..
                } => Some(*deed),
                _ => None,
            })
            .collect()
    }

    fn opened(command: Command) -> State {
        let mut state = fixture::running();
        let effects = update(&mut state, Action::Command(command));
        fixture::perform(&mut state, effects);
        state
    }

    #[test]
    fn stopping_asks_first_and_no_is_focused() {
        let mut state = opened(Command::ServiceStop);
        assert_eq!(state.contexts(), [Context::Question]);
        let effects = update(&mut state, Action::Command(Command::Choose));
        assert_eq!(asks(&effects), []);
        update(&mut state, Action::Command(Command::Choose));
        update(&mut state, Action::Command(Command::Other));
        let effects = update(&mut state, Action::Command(Command::Choose));
        assert_eq!(asks(&effects), [ServiceDeed::Stop]);
    }

    #[test]
    fn what_is_not_possible_says_why() {
        let mut state = opened(Command::ServiceStart);
        assert!(matches!(state.layers.last(), Some(Layer::Dialog(_))));
        assert_eq!(state.message.as_ref().unwrap().text, state.look.say("serve-runs"));
        state.rights = Rights::ReadOnly;
        let effects = update(&mut state, Action::Command(Command::Choose));
        assert_eq!(asks(&effects), []);
    }

    #[test]
    fn the_logs_are_one_row_further() {
        let mut state = opened(Command::ServiceStatus);
        update(&mut state, Action::Command(Command::Last));
        update(&mut state, Action::Command(Command::Choose));
        let top = state.layers.last().and_then(Layer::as_dialog::<LogList>);
        assert!(top.is_some());
    }

    #[test]
    fn the_commands_lines_and_their_fault_stand_there_until_the_next_deed() {
        let mut state = opened(Command::ServiceStatus);
        let number = state.dialogs;
        for answer in [
            Answer::Said("ISPS Xlink installed.".into()),
            Answer::Said("Starting up ISPS Xlink.".into()),
            Answer::Done(Err("access denied: run it as root".into())),
        ] {
            let answer = job::Answer::Service(answer);
            update(&mut state, Action::Answer { to: number, answer });
        }
        let Some(Layer::Dialog(open)) = state.layers.last() else {
            panic!("no dialog")
        };
        let shown = format!("{:?}", open.dialog);
        assert!(
            shown.contains("Starting up ISPS Xlink.") && shown.contains("run it as root"),
            "{shown}"
        );
    }
}
