//! The WFM's activities and which external activities lead to each (spec page 4, TimeLink).

use super::{Act, Dialog, Outcome};
use crate::config::ExternalSettings;
use crate::console::command::{Command, Typed};
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, List, text, window};
use crate::model::Activity;
use ratatui::layout::Position;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// The names that the settings give to external activities.
    Names,
}

#[derive(Debug)]
pub enum Answer {
    Names(Vec<Named>),
}

/// An external activity as the settings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub system: String,
    pub id: String,
    pub name: String,
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        let Self::Names = self;
        let (settings, _) = hands.installation.load();
        let mut named = Vec::new();
        for system in settings.systems() {
            if let Ok(ExternalSettings::Csv(csv)) = settings.external(&system, None)
                && let Some(activities) = csv.activities
            {
                named.extend(activities.activities.into_iter().map(|(id, name)| Named {
                    system: system.clone(),
                    id,
                    name,
                }));
            }
        }
        Answer::Names(named)
    }
}

#[derive(Debug, Clone, Default)]
pub struct ActivitiesDialog {
    names: Vec<Named>,
    list: List,
    finder: Finder,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    /// ID, name, how many external activities lead here.
    Activity(String, String, usize),
    /// Leads to the activity above: system, ID, name.
    External(Named),
    /// What follows stands in the settings and never came.
    Unseen,
}

const BELOW: u16 = 4;

impl ActivitiesDialog {
    fn all(&self, state: &State) -> Vec<Row> {
        let mut rows = Vec::new();
        let activities: &[Activity] = state.catalog().map_or(&[], |catalog| &catalog.activities);
        for activity in activities {
            let count = activity.external.values().map(Vec::len).sum();
            rows.push(Row::Activity(
                activity.id.to_string(),
                activity.name.clone(),
                count,
            ));
            for (system, ids) in &activity.external {
                rows.extend(ids.iter().map(|id| Row::External(self.named(system, id))));
            }
        }
        let seen = |named: &&Named| {
            activities.iter().any(|activity| {
                let ids = activity.external.get(&named.system);
                ids.is_some_and(|ids| ids.contains(&named.id))
            })
        };
        let unseen: Vec<Row> = self
            .names
            .iter()
            .filter(|named| !seen(named))
            .map(|named| Row::External(named.clone()))
            .collect();
        if !unseen.is_empty() {
            rows.push(Row::Unseen);
            rows.extend(unseen);
        }
        rows
    }

    fn named(&self, system: &str, id: &str) -> Named {
        let known = self
            .names
            .iter()
            .find(|named| named.system == system && named.id == id);
        known.cloned().unwrap_or_else(|| Named {
            system: system.to_owned(),
            id: id.to_owned(),
            name: String::new(),
        })
    }

    /// Rows that fit what is searched for, and the activities above them.
    fn found(&self, state: &State) -> Vec<Row> {
        let all = self.all(state);
        if self.finder.text().is_empty() {
            return all;
        }
        let mut found = Vec::new();
        let mut above: Option<Row> = None;
        for row in all {
            let fits = match &row {
                Row::Activity(id, name, _) => self.finder.is_in(id) || self.finder.is_in(name),
                Row::External(named) => [&named.system, &named.id, &named.name]
                    .into_iter()
                    .any(|text| self.finder.is_in(text)),
                Row::Unseen => false,
            };
            match (fits, &row) {
                (false, Row::Activity(..) | Row::Unseen) => above = Some(row),
                (false, Row::External(_)) => {}
                (true, _) => {
                    if !matches!(row, Row::External(_)) {
                        above = None;
                    }
                    found.extend(above.take());
                    found.push(row);
                }
            }
        }
        found
    }

    fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(7 + BELOW)).max(1)
    }

    fn draw_row(&self, state: &State, row: &Row, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        let width = canvas.width();
        let mut put = |x: u16, cells: u16, words: &str, style| {
            let shown = text::cut(words, cells, look.glyphs.ellipsis).into_owned();
            let end = canvas.put(x, 0, &shown, style);
            self.finder.mark(look, canvas, (x, 0), &shown);
            end
        };
        match row {
            Row::Activity(id, name, count) => {
                put(0, 6, id, theme.faint);
                let end = put(7, width.saturating_sub(8), name, theme.strong);
                let words = match count {
                    0 => look.say("activities-no-external"),
                    _ => String::new(),
                };
                canvas.put(end + 2, 0, &words, theme.faint);
            }
            Row::External(named) => {
                put(9, 18, &named.system, theme.faint);
                put(28, 16, &named.id, theme.text);
                put(45, width.saturating_sub(45), &named.name, theme.text);
            }
            Row::Unseen => {
                put(0, width, &look.say("activities-unseen"), theme.warning);
            }
        }
    }

    /// What a row says to the clipboard.
    fn copy(row: &Row) -> Option<String> {
        match row {
            Row::Activity(id, name, _) => Some(format!("{id} {name}")),
            Row::External(named) => Some(named.id.clone()),
            Row::Unseen => None,
        }
    }
}

impl Dialog for ActivitiesDialog {
    fn contexts(&self) -> Vec<Context> {
        self.finder.contexts()
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match command {
            Command::Choose => self.finder.is_typing(),
            Command::Copy => !self.found(state).is_empty(),
            Command::SearchNext
            | Command::SearchPrevious
            | Command::OnlyHits
            | Command::OnlyProblems
            | Command::Follow
            | Command::Again => false,
            _ => true,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Outcome::ask(job::Job::Activities(Job::Names))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        if self.finder.command(command) != Heard::Nothing {
            return Outcome::stay();
        }
        match command {
            Command::Back => return Outcome::close(),
            Command::Copy => {
                let text = self.found(state).get(self.list.selected).and_then(Self::copy);
                if let Some(text) = text {
                    return Outcome::stay().and(Act::Copy(text));
                }
            }
            other => {
                self.list.go(other, self.found(state).len(), Self::rows(state));
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
        if let job::Answer::Activities(Answer::Names(names)) = answer {
            self.names = names;
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.found(state).len(), Self::rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
        let inside = window::open(canvas, look, &look.say("activities-title"), width, height);
        let found = self.found(state);
        let mut head = canvas.at(inside);
        let typing = self.finder.draw(look, &mut head, 0);
        let place = self.list.place(found.len(), Self::rows(state));
        head.put_right(head.width(), 0, &place, look.theme.faint);
        let list = window::rows(inside, 1, inside.height.saturating_sub(1 + BELOW));
        let below = window::rows(inside, 1 + list.height, BELOW);
        let mut foot = canvas.at(below);
        foot.line(0, 0, foot.width(), look.glyphs.horizontal, look.theme.rule);
        for (line, y) in text::wrap(&look.say("activities-hint"), foot.width())
            .iter()
            .zip(1..)
        {
            foot.put(0, y, line, look.theme.text);
        }
        if found.is_empty() {
            let words = match (state.catalog(), self.finder.text().is_empty()) {
                (None, _) => look.say("activities-no-catalog"),
                (Some(_), true) => look.say("activities-none"),
                (Some(_), false) => look.say("seen-nothing-fits"),
            };
            let mut canvas = canvas.at(list);
            for (line, y) in text::wrap(&words, canvas.width()).iter().zip(0..) {
                canvas.put(0, y, line, look.theme.text);
            }
            return typing.or(canvas.position(0, 0));
        }
        let at = self.list.draw(
            look,
            &mut canvas.at(list),
            found.len(),
            typing.is_none(),
            |index, row| {
                if let Some(each) = found.get(index) {
                    self.draw_row(state, each, row);
                }
            },
        );
        typing.or(at)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
