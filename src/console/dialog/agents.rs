//! Agents that came in agent data: known or not, how often, when last (spec page 4, TimeLink).

use super::{Act, Dialog, Outcome};
use crate::console::command::{Command, Typed};
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, List, text, window};
use crate::engine::{EngineError, SeenAgent};
use crate::model::{Message, Worded};
use ratatui::layout::Position;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    Look,
}

#[derive(Debug)]
pub enum Answer {
    Agents(Result<Vec<SeenAgent>, EngineError>),
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Look => Answer::Agents(hands.engine().agents()),
        }
    }
}

#[derive(Debug, Clone)]
pub struct AgentsDialog {
    /// Unknown ones first, then those that came last; `None`: asked.
    agents: Option<Vec<SeenAgent>>,
    trouble: Option<Message>,
    list: List,
    finder: Finder,
    only_unknown: bool,
}

/// Rows below the list: a rule and what to do.
const BELOW: u16 = 4;

impl AgentsDialog {
    /// The unknown ones are what one looks for.
    pub fn new() -> Self {
        Self {
            agents: None,
            trouble: None,
            list: List::default(),
            finder: Finder::default(),
            only_unknown: true,
        }
    }

    fn found(&self) -> Vec<&SeenAgent> {
        let fits = |agent: &&SeenAgent| {
            let named = [Some(&agent.agent), Some(&agent.system), agent.employee.as_ref()];
            let named = named.into_iter().flatten().any(|text| self.finder.is_in(text));
            named && (!self.only_unknown || agent.employee.is_none())
        };
        self.agents.iter().flatten().filter(fits).collect()
    }

    fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(8 + BELOW)).max(1)
    }

    fn head(&self, state: &State) -> String {
        let look = &state.look;
        match (&self.trouble, &self.agents) {
            (Some(why), _) => look.tell(why),
            (None, None) => look.say("seen-looking"),
            (None, Some(agents)) => {
                let unknown = agents.iter().filter(|agent| agent.employee.is_none()).count();
                let values = [("count", agents.len().into()), ("unknown", unknown.into())];
                look.with("seen-count", &values)
            }
        }
    }

    fn draw_row(&self, state: &State, agent: &SeenAgent, row: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        let (sign, style, who) = match &agent.employee {
            Some(employee) => (look.glyphs.good, theme.good, employee.clone()),
            None => (look.glyphs.warning, theme.warning, look.say("seen-unknown")),
        };
        row.put(0, 0, sign, style);
        let width = row.width();
        let when = look.moment(agent.last_seen, state.now);
        row.put_right(width, 0, &when, theme.faint);
        let times = look.count(agent.records);
        row.put_right(width.saturating_sub(18), 0, &times, theme.text);
        let columns = [
            (2, 16, &agent.agent),
            (19, 16, &agent.system),
            (36, width.saturating_sub(66), &who),
        ];
        for (x, cells, words) in columns {
            let shown = text::cut(words, cells, look.glyphs.ellipsis).into_owned();
            row.put(x, 0, &shown, theme.text);
            self.finder.mark(look, row, (x, 0), &shown);
        }
    }

    fn details(&self, state: &State, agent: Option<&SeenAgent>, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        canvas.line(0, 0, canvas.width(), look.glyphs.horizontal, theme.rule);
        let Some(agent) = agent else { return };
        let values = [
            ("agent", agent.agent.clone().into()),
            ("system", agent.system.clone().into()),
            ("employee", agent.employee.clone().unwrap_or_default().into()),
            ("count", agent.records.into()),
            ("number", look.count(agent.records).into()),
        ];
        let key = match agent.employee {
            Some(_) => "seen-known-hint",
            None => "seen-unknown-hint",
        };
        for (line, y) in text::wrap(&look.with(key, &values), canvas.width())
            .iter()
            .zip(1..)
        {
            canvas.put(0, y, line, theme.text);
        }
    }
}

impl Dialog for AgentsDialog {
    fn contexts(&self) -> Vec<Context> {
        self.finder.contexts()
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::Choose => self.finder.is_typing(),
            Command::Copy => !self.found().is_empty(),
            Command::SearchNext | Command::SearchPrevious | Command::OnlyHits | Command::Follow => false,
            _ => true,
        }
    }

    fn words(&self, command: Command, _: &State) -> Option<&'static str> {
        (command == Command::OnlyProblems && self.only_unknown).then_some("console-do-everything")
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Outcome::ask(job::Job::Agents(Job::Look))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        if self.finder.command(command) != Heard::Nothing {
            return Outcome::stay();
        }
        match command {
            Command::Back => return Outcome::close(),
            Command::Again => return Outcome::ask(job::Job::Agents(Job::Look)),
            Command::OnlyProblems => self.only_unknown = !self.only_unknown,
            Command::Copy => {
                if let Some(agent) = self.found().get(self.list.selected) {
                    return Outcome::stay().and(Act::Copy(agent.agent.clone()));
                }
            }
            other => {
                self.list.go(other, self.found().len(), Self::rows(state));
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        self.finder.typed(typed);
        self.list = List::default();
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, _: &State) -> Outcome {
        match answer {
            job::Answer::Agents(Answer::Agents(Ok(mut agents))) => {
                agents.sort_by_key(|agent| (agent.employee.is_some(), std::cmp::Reverse(agent.last_seen)));
                // With nobody unknown, the known ones are worth a look.
                self.only_unknown &= agents.first().is_none_or(|agent| agent.employee.is_none());
                self.agents = Some(agents);
                self.trouble = None;
            }
            job::Answer::Agents(Answer::Agents(Err(why))) => self.trouble = Some(why.message()),
            job::Answer::Failed(why) => self.trouble = Some(why),
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.found().len(), Self::rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let height = canvas.height().saturating_sub(6);
        let width = canvas.width();
        let title = look.say(if self.only_unknown {
            "seen-title-unknown"
        } else {
            "seen-title"
        });
        let inside = window::open(canvas, look, &title, width, height);
        let mut head = canvas.at(inside);
        head.put(0, 0, &self.head(state), look.theme.faint);
        let typing = self.finder.draw(look, &mut head, 1);
        let found = self.found();
        let place = self.list.place(found.len(), Self::rows(state));
        head.put_right(head.width(), 0, &place, look.theme.faint);
        let list = window::rows(inside, 2, inside.height.saturating_sub(2 + BELOW));
        let below = window::rows(inside, 2 + list.height, inside.height);
        self.details(
            state,
            found.get(self.list.selected).copied(),
            &mut canvas.at(below),
        );
        if found.is_empty() {
            let words = match &self.agents {
                Some(agents) if agents.is_empty() => look.say("seen-none"),
                Some(_) => look.say("seen-nothing-fits"),
                None => String::new(),
            };
            canvas.at(list).put(0, 0, &words, look.theme.text);
            return typing.or(canvas.at(list).position(0, 0));
        }
        let at = self.list.draw(
            look,
            &mut canvas.at(list),
            found.len(),
            typing.is_none(),
            |index, row| {
                if let Some(agent) = found.get(index) {
                    self.draw_row(state, agent, row);
                }
            },
        );
        typing.or(at)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
