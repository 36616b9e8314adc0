//! Mapping > Map by Name: proposals one to one, to be ticked. The same names are ticked from the start; what is only
//! similar, a person looks at first.

use super::ticks::{Tick, Ticks};
use super::work::{Answer, Job, Unread};
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Act, Dialog, Outcome};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, progress_bar, text, window};
use crate::engine::Level;
use crate::mapping::{Doubt, Likeness, MapEdit, Proposal};
use crate::model::{MappingTarget, Message};
use ratatui::layout::Position;

#[derive(Debug, Clone)]
enum Row {
    Proposed {
        proposal: Proposal,
        /// “Hotline · Calls Offered”
        name: String,
    },
    Unread(Unread),
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Looking,
    Ready,
    /// So many are being assigned.
    Assigning(usize),
    /// What came instead of proposals.
    Failed(Message),
}

#[derive(Debug, Clone)]
pub struct ByNameDialog {
    phase: Phase,
    rows: Vec<Row>,
    ticks: Ticks,
    finder: Finder,
    only_exact: bool,
}

/// Rows above the list: how many, what is searched for.
const ABOVE: u16 = 2;
/// Rows below it: a rule, both sides of the selected row in full, why it is proposed, what to look at.
const BELOW: u16 = 5;
/// From this width on a bar shows how alike two names are.
const BAR_FROM: u16 = 100;
const BAR: u16 = 10;

impl ByNameDialog {
    pub fn new() -> Self {
        Self {
            phase: Phase::Looking,
            rows: Vec::new(),
            ticks: Ticks::default(),
            finder: Finder::default(),
            only_exact: false,
        }
    }

    fn look(state: &State) -> Option<job::Job> {
        Some(job::Job::Mapping(Job::Propose {
            wfm: super::wfm(state),
            catalog: state.catalog()?.clone(),
            systems: super::systems(state),
        }))
    }

    fn found(&mut self, proposals: Vec<Proposal>, unread: Vec<Unread>, state: &State) {
        let names = Names::of(state);
        let first = unread.len();
        let proposed = proposals.into_iter().map(|proposal| Row::Proposed {
            name: names.name(&proposal),
            proposal,
        });
        self.rows = unread.into_iter().map(Row::Unread).chain(proposed).collect();
        let tick = |row: &Row| match row {
            Row::Unread(_) => Tick::None,
            Row::Proposed { proposal, .. } if sure(proposal) => Tick::On,
            Row::Proposed { .. } => Tick::Off,
        };
        self.ticks = Ticks::new(self.rows.iter().map(tick).collect());
        self.narrow();
        self.ticks.select(first);
        self.phase = Phase::Ready;
    }

    /// Shows what fits the search and the filter. What could not be read is always told.
    fn narrow(&mut self) {
        let fits = |row: &Row| match row {
            Row::Unread(_) => true,
            Row::Proposed { proposal, name } => {
                let wanted = !self.only_exact || proposal.likeness == Likeness::Exact;
                wanted && (self.finder.is_in(name) || self.finder.is_in(proposal.path.as_str()))
            }
        };
        let rows = self.rows.iter().enumerate();
        let shown: Vec<usize> = rows.filter(|(_, row)| fits(row)).map(|(at, _)| at).collect();
        let first = shown
            .iter()
            .copied()
            .find(|row| matches!(self.rows[*row], Row::Proposed { .. }));
        self.ticks.show(shown.into_iter());
        let selected = self.ticks.selected().and_then(|row| self.rows.get(row));
        if let (Some(Row::Unread(_)), Some(first)) = (selected, first) {
            self.ticks.select(first);
        }
    }

    fn proposals(&self) -> impl Iterator<Item = &Proposal> {
        self.rows.iter().filter_map(|row| match row {
            Row::Proposed { proposal, .. } => Some(proposal),
            Row::Unread(_) => None,
        })
    }

    fn assign(&mut self, state: &State) -> Outcome {
        let ticked = self.ticks.ticked().filter_map(|row| match self.rows.get(row) {
            Some(Row::Proposed { proposal, .. }) => Some((
                proposal.left.clone(),
                MappingTarget::Metric(proposal.path.clone()),
            )),
            _ => None,
        });
        let additions: Vec<_> = ticked.collect();
        if additions.is_empty() {
            return Outcome::stay().and(Act::Say(Level::Warning, state.look.say("mapping-none-ticked")));
        }
        self.phase = Phase::Assigning(additions.len());
        Outcome::ask(job::Job::Mapping(Job::Edit(MapEdit::Add(additions))))
    }

    fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(6 + ABOVE + BELOW)).max(1)
    }

    fn head(&self, state: &State) -> String {
        let look = &state.look;
        match &self.phase {
            Phase::Looking => look.say("byname-looking"),
            Phase::Assigning(_) => look.say("byname-assigning"),
            Phase::Failed(why) => look.tell(why),
            Phase::Ready => {
                let exact = self.proposals().filter(|each| each.likeness == Likeness::Exact);
                let exact = exact.count();
                let values = [
                    ("exact", exact.into()),
                    ("similar", (self.proposals().count() - exact).into()),
                    ("ticked", self.ticks.ticked().count().into()),
                ];
                look.with("byname-count", &values)
            }
        }
    }

    fn draw_row(&self, state: &State, row: usize, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        let (proposal, name) = match self.rows.get(row) {
            Some(Row::Proposed { proposal, name }) => (proposal, name),
            Some(Row::Unread(unread)) => {
                let sign = canvas.put(0, 0, look.glyphs.warning, theme.warning) + 1;
                canvas.put(sign, 0, &unread.words("map-auto-unread", &state.look), theme.text);
                return;
            }
            None => return,
        };
        let width = canvas.width();
        let how = match proposal.likeness {
            Likeness::Exact => look.say("byname-same"),
            likeness => percent(likeness),
        };
        let mut end = width;
        if state.size.width >= BAR_FROM {
            end = end.saturating_sub(BAR + 1);
            let share = f64::from(proposal.likeness.percent()) / 100.0;
            progress_bar(canvas, look, end + 1, 0, BAR, share);
        }
        let style = if proposal.likeness == Likeness::Exact {
            theme.good
        } else {
            theme.text
        };
        canvas.put_right(end, 0, &how, style);
        end = end.saturating_sub(look_width(state));
        if proposal.doubt.is_some() {
            canvas.put(end.saturating_sub(2), 0, look.glyphs.warning, theme.warning);
        }
        let half = end.saturating_sub(4) / 2;
        // The ends say most: the value type, and the metric.
        let shown = text::cut_front(name, half, look.glyphs.ellipsis).into_owned();
        canvas.put(0, 0, &shown, theme.text);
        self.finder.mark(look, canvas, (0, 0), &shown);
        let shown = text::cut_front(proposal.path.as_str(), half, look.glyphs.ellipsis).into_owned();
        canvas.put(half + 1, 0, &shown, theme.text);
        self.finder.mark(look, canvas, (half + 1, 0), &shown);
    }

    /// The selected row in full.
    fn details(&self, state: &State, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        canvas.line(0, 0, canvas.width(), look.glyphs.horizontal, theme.rule);
        let row = self.ticks.selected().and_then(|row| self.rows.get(row));
        let (proposal, name) = match row {
            Some(Row::Proposed { proposal, name }) => (proposal, name),
            Some(Row::Unread(unread)) => {
                let words = unread.words("map-auto-unread", &state.look);
                for (line, y) in text::wrap(&words, canvas.width()).iter().zip(1..) {
                    canvas.put(0, y, line, theme.text);
                }
                return;
            }
            None => return,
        };
        let width = canvas.width();
        let mut y = 1;
        let x = canvas.put(0, y, &format!("{name} "), theme.strong);
        let path = format!("{} {}", look.glyphs.arrow, proposal.path);
        if x + text::width(&path) <= width {
            canvas.put(x, y, &path, theme.text);
        } else {
            y += 1;
            canvas.put(0, y, &path, theme.text);
        }
        let values = [("percent", percent(proposal.likeness).into())];
        let why = look.with(
            match proposal.likeness {
                Likeness::Exact => "byname-why-same",
                Likeness::Similar(_) => "byname-why-similar",
                Likeness::Beside(_) => "byname-why-beside",
            },
            &values,
        );
        let doubt = proposal.doubt.as_ref().map(|doubt| doubt_words(state, doubt));
        let doubt = doubt.iter().flat_map(|words| text::wrap(words, width));
        let said = doubt.map(|line| (line, theme.warning));
        let said = said.chain(
            text::wrap(&why, width)
                .into_iter()
                .map(|line| (line, theme.faint)),
        );
        for ((line, style), y) in said.zip(y + 1..) {
            canvas.put(0, y, &line, style);
        }
    }
}

fn sure(proposal: &Proposal) -> bool {
    proposal.likeness == Likeness::Exact && proposal.doubt.is_none()
}

fn percent(likeness: Likeness) -> String {
    format!("{} %", likeness.percent())
}

/// Cells of how alike two names are, with a blank before it.
fn look_width(state: &State) -> u16 {
    text::width(&state.look.say("byname-same")).max(4) + 1
}

fn doubt_words(state: &State, doubt: &Doubt) -> String {
    let look = &state.look;
    let (key, values) = match doubt {
        Doubt::Mapped(left) => ("map-auto-fed", [("name", named(state, left).into())]),
        Doubt::Proposed(left) => ("map-auto-twice", [("name", named(state, left).into())]),
        Doubt::Rivals(count) => ("map-auto-rivals", [("count", (*count).into())]),
    };
    let words = look.with(key, &values);
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str())
}

fn named(state: &State, left: &crate::mapping::Left) -> String {
    state.name_of((left.queue, left.value_type))
}

/// Names of queues and value types, ready for thousands of questions.
struct Names<'a> {
    state: &'a State,
    queues: std::collections::HashMap<crate::model::QueueId, &'a str>,
    value_types: std::collections::HashMap<crate::model::ValueTypeId, &'a str>,
}

impl<'a> Names<'a> {
    fn of(state: &'a State) -> Self {
        let catalog = state.catalog();
        let queues = catalog.iter().flat_map(|catalog| &catalog.queues);
        let value_types = catalog.iter().flat_map(|catalog| &catalog.value_types);
        Self {
            state,
            queues: queues.map(|queue| (queue.id, queue.name.as_str())).collect(),
            value_types: value_types.map(|each| (each.id, each.name.as_str())).collect(),
        }
    }

    fn name(&self, proposal: &Proposal) -> String {
        let left = &proposal.left;
        match (
            self.queues.get(&left.queue),
            self.value_types.get(&left.value_type),
        ) {
            (Some(queue), Some(value_type)) => {
                format!("{queue} {} {value_type}", self.state.look.glyphs.dot)
            }
            _ => left.to_string(),
        }
    }
}

impl Dialog for ByNameDialog {
    fn contexts(&self) -> Vec<Context> {
        if self.finder.is_typing() {
            self.finder.contexts()
        } else {
            vec![Context::Ticks]
        }
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            _ if matches!(self.phase, Phase::Assigning(_)) => false,
            Command::Back | Command::Choose => true,
            Command::Again => self.phase != Phase::Looking,
            Command::NextField | Command::PreviousField => false,
            Command::Apply => self.phase == Phase::Ready && self.ticks.ticked().next().is_some(),
            _ => self.phase == Phase::Ready && !self.rows.is_empty(),
        }
    }

    fn opened(&mut self, state: &State) -> Outcome {
        match Self::look(state) {
            Some(job) => Outcome::ask(job),
            None => Outcome::close().and(Act::Say(Level::Warning, state.look.say("mapping-no-catalog"))),
        }
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        // What is being written is waited for: closed now, it could not be taken back.
        if matches!(self.phase, Phase::Assigning(_)) {
            return Outcome::stay();
        }
        match self.finder.command(command) {
            Heard::Nothing => {}
            Heard::Changed => {
                self.narrow();
                return Outcome::stay();
            }
            Heard::Kept | Heard::Accepted => return Outcome::stay(),
        }
        match command {
            Command::Back => return Outcome::close(),
            Command::Again if self.phase == Phase::Looking => {}
            Command::Again => {
                self.phase = Phase::Looking;
                return self.opened(state);
            }
            Command::Tick | Command::Choose => self.ticks.turn(),
            Command::TickAll => {
                let rows = &self.rows;
                let doubtful = |row: usize| matches!(rows.get(row), Some(Row::Proposed { proposal, .. }) if proposal.doubt.is_some());
                self.ticks.turn_all(doubtful);
            }
            Command::OnlyExact => {
                self.only_exact = !self.only_exact;
                self.narrow();
            }
            Command::Apply if self.phase == Phase::Ready => return self.assign(state),
            other => {
                self.ticks.go(other, Self::rows(state));
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        self.finder.typed(typed);
        self.narrow();
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Mapping(Answer::Proposed(Ok((proposals, unread)))) => {
                self.found(proposals, unread, state);
            }
            job::Answer::Mapping(Answer::Edited(Ok(edited))) => {
                let count = match self.phase {
                    Phase::Assigning(count) => count,
                    _ => self.ticks.ticked().count(),
                };
                return super::done(
                    state.look.with("mapping-assigned", &[("count", count.into())]),
                    edited,
                );
            }
            // What was ticked stays ticked.
            job::Answer::Mapping(Answer::Edited(Err(why))) => {
                self.phase = Phase::Ready;
                return Outcome::stay().and(Act::Say(Level::Error, state.look.tell(&why)));
            }
            job::Answer::Mapping(Answer::Proposed(Err(why))) | job::Answer::Failed(why) => {
                self.phase = Phase::Failed(why);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.ticks.settle(Self::rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (look, theme) = (&state.look, &state.look.theme);
        let title = look.say(if self.only_exact {
            "byname-title-exact"
        } else {
            "byname-title"
        });
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
        let inside = window::open(canvas, look, &title, width, height);
        let mut head = canvas.at(inside);
        head.put(0, 0, &self.head(state), theme.text);
        let typing = self.finder.draw(look, &mut head, 1);
        head.put_right(head.width(), 1, &self.ticks.place(Self::rows(state)), theme.faint);
        let list = window::rows(inside, ABOVE, inside.height.saturating_sub(ABOVE + BELOW));
        self.details(
            state,
            &mut canvas.at(window::rows(inside, ABOVE + list.height, inside.height)),
        );
        if self.ticks.shown() == 0 {
            let words = match (&self.phase, self.rows.is_empty()) {
                (Phase::Ready, true) => look.say("byname-none"),
                (Phase::Ready, false) => look.say("byname-nothing-fits"),
                _ => String::new(),
            };
            let mut canvas = canvas.at(list);
            for (line, y) in text::wrap(&words, canvas.width()).iter().zip(0..) {
                canvas.put(0, y, line, theme.text);
            }
            return typing.or(canvas.position(0, 0)).or(head_position(inside));
        }
        let at = self
            .ticks
            .draw(look, &mut canvas.at(list), typing.is_none(), |row, canvas| {
                self.draw_row(state, row, canvas);
            });
        typing.or(at)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

fn head_position(inside: ratatui::layout::Rect) -> Option<Position> {
    (inside.width > 0 && inside.height > 0).then(|| Position::new(inside.x, inside.y))
}
