//! The dialog that starts an import: what, from which day to which, of which external systems.

mod draw;

use super::{Act, Dialog, Outcome, ProgressDialog};
use crate::console::command::{Command, Typed};
use crate::console::effect::Effect;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::update::today;
use crate::console::widget::Canvas;
use crate::console::widget::field::{edit, type_into};
use crate::engine::{ImportRequest, ImportWhat, SystemPhase};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Position;
use tui_input::Input;

/// Where the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    What,
    First,
    Last,
    /// Days that are often wanted.
    Quick,
    /// All external systems, where there are several.
    All,
    /// An external system, to be ticked.
    System(usize),
    Start,
    Close,
}

impl Field {
    pub fn is_date(self) -> bool {
        matches!(self, Self::First | Self::Last)
    }
}

/// The words' key, and how many days back the first and the last day lie.
type Quick = (&'static str, i32, i32);

/// Days that are often wanted. What the WFM has already is not sent again, so two weeks fill every gap in them.
const QUICK: [Quick; 4] = [
    ("imports-today", 0, 0),
    ("imports-yesterday", 1, 1),
    ("imports-week", 7, 1),
    ("imports-two-weeks", 13, 0),
];

/// Why the dialog cannot start an import as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    FirstDay,
    LastDay,
    /// The first day is after the last.
    Order,
    /// A day that has not come yet.
    Future,
    NoSystem,
    /// Every external system is off, or there is none.
    AllOff,
}

impl Fault {
    /// Where it is mended.
    fn field(self) -> Field {
        match self {
            Self::FirstDay | Self::Order | Self::Future => Field::First,
            Self::LastDay => Field::Last,
            Self::NoSystem => Field::System(0),
            Self::AllOff => Field::Close,
        }
    }
}

#[derive(Debug, Clone)]
pub struct ImportForm {
    pub what: ImportWhat,
    pub first: Input,
    pub last: Input,
    /// Name, and whether it is ticked.
    pub systems: Vec<(String, bool)>,
    pub field: Field,
    today: Date,
}

impl PartialEq for ImportForm {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
            && self.first.value() == other.first.value()
            && self.last.value() == other.last.value()
            && self.systems == other.systems
            && self.field == other.field
    }
}

impl ImportForm {
    pub fn new(first: Date, last: Date, today: Date, systems: Vec<String>) -> Self {
        Self {
            what: ImportWhat::Contacts,
            first: Input::new(first.to_string()),
            last: Input::new(last.to_string()),
            systems: systems.into_iter().map(|name| (name, true)).collect(),
            field: Field::First,
            today,
        }
    }

    /// For these days of every external system that can be read.
    pub fn for_days(state: &State, first: Date, last: Date) -> Self {
        let systems = state
            .engine
            .snapshot
            .iter()
            .flat_map(|snapshot| &snapshot.systems)
            .filter(|system| !matches!(system.phase, SystemPhase::Off { .. }))
            .map(|system| system.name.clone())
            .collect();
        Self::new(first, last, today(state), systems)
    }

    /// Ticks these systems alone; all of them when none is such.
    pub fn tick_only(&mut self, wanted: impl Fn(&str) -> bool) {
        let any = self.systems.iter().any(|(name, _)| wanted(name));
        for (name, ticked) in &mut self.systems {
            *ticked = !any || wanted(name);
        }
    }

    /// What was typed is kept; the focus begins anew.
    pub fn begin(&mut self, what: Option<ImportWhat>) {
        self.what = what.unwrap_or(self.what);
        self.field = Field::First;
    }

    /// In the order of the Tab key.
    pub fn fields(&self) -> Vec<Field> {
        let all = (self.systems.len() > 1).then_some(Field::All);
        let systems = (0..self.systems.len()).map(Field::System);
        [Field::What, Field::First, Field::Last, Field::Quick]
            .into_iter()
            .chain(all)
            .chain(systems)
            .chain([Field::Start, Field::Close])
            .collect()
    }

    pub fn go(&mut self, steps: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let to = isize::try_from(at).unwrap_or(0) + steps;
        let count = isize::try_from(fields.len()).unwrap_or(1);
        self.field = fields[usize::try_from(to.rem_euclid(count)).unwrap_or(0)];
    }

    /// The date field that has the focus.
    pub fn input(&mut self) -> Option<&mut Input> {
        match self.field {
            Field::First => Some(&mut self.first),
            Field::Last => Some(&mut self.last),
            Field::What | Field::Quick | Field::All | Field::System(_) | Field::Start | Field::Close => None,
        }
    }

    /// Moves the date in the focused field, or the choice.
    pub fn shift(&mut self, step: i32) {
        let today = self.today;
        if let Some(input) = self.input() {
            let date = date(input.value()).unwrap_or(today);
            let moved = date.checked_add(step.days()).unwrap_or(date);
            *input = Input::new(moved.to_string());
            return;
        }
        match self.field {
            Field::What => {
                let choices = [ImportWhat::Contacts, ImportWhat::Activities, ImportWhat::Both];
                let at = choices
                    .iter()
                    .position(|choice| *choice == self.what)
                    .unwrap_or(0);
                let to = (i32::try_from(at).unwrap_or(0) + step).rem_euclid(3);
                self.what = choices[usize::try_from(to).unwrap_or(0)];
            }
            Field::Quick => self.quick(step),
            Field::Start => self.field = Field::Close,
            Field::Close => self.field = Field::Start,
            Field::First | Field::Last | Field::All | Field::System(_) => {}
        }
    }

    /// The next of the often wanted days, or the one before.
    fn quick(&mut self, step: i32) {
        let at = self.quick_place();
        let count = i32::try_from(QUICK.len()).unwrap_or(1);
        let to = match at.and_then(|at| i32::try_from(at).ok()) {
            Some(at) => (at + step).rem_euclid(count),
            None if step < 0 => count - 1,
            None => 0,
        };
        let (_, first, last) = QUICK[usize::try_from(to).unwrap_or(0)];
        let day = |back: i32| self.today.checked_sub(back.days()).unwrap_or(self.today);
        (self.first, self.last) = (
            Input::new(day(first).to_string()),
            Input::new(day(last).to_string()),
        );
    }

    /// Whether the days are these.
    pub fn is_quick(&self, (_, first, last): Quick) -> bool {
        let day = |back: i32| self.today.checked_sub(back.days()).ok();
        self.days() == (day(first), day(last))
    }

    pub fn tick(&mut self) {
        match self.field {
            Field::System(index) => {
                if let Some((_, ticked)) = self.systems.get_mut(index) {
                    *ticked = !*ticked;
                }
            }
            Field::All => {
                let ticked = !self.all_ticked();
                self.systems.iter_mut().for_each(|(_, each)| *each = ticked);
            }
            Field::What | Field::Quick => self.shift(1),
            Field::First | Field::Last | Field::Start | Field::Close => {}
        }
    }

    fn all_ticked(&self) -> bool {
        self.systems.iter().all(|(_, ticked)| *ticked)
    }

    /// The place among the days that are often wanted.
    fn quick_place(&self) -> Option<usize> {
        QUICK.iter().position(|quick| self.is_quick(*quick))
    }

    /// Both days when they can be read, each on its own.
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        (date(self.first.value()), date(self.last.value()))
    }

    pub fn chosen_systems(&self) -> Vec<String> {
        self.systems
            .iter()
            .filter(|(_, ticked)| *ticked)
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// What would be asked of the engine. All systems ticked is said as “all”.
    pub fn request(&self) -> Result<ImportRequest, Fault> {
        let (first, last) = self.days();
        let first = first.ok_or(Fault::FirstDay)?;
        let last = last.ok_or(Fault::LastDay)?;
        if first > last {
            return Err(Fault::Order);
        }
        // Zones east of this one may have tomorrow already.
        if first > self.today.checked_add(1.day()).unwrap_or(self.today) {
            return Err(Fault::Future);
        }
        if self.systems.is_empty() {
            return Err(Fault::AllOff);
        }
        let mut systems = self.chosen_systems();
        if systems.is_empty() {
            return Err(Fault::NoSystem);
        }
        if systems.len() == self.systems.len() {
            systems.clear();
        }
        Ok(ImportRequest {
            what: self.what,
            first,
            last,
            systems,
        })
    }
}

impl ImportForm {
    fn start(&mut self) -> Outcome {
        match self.request() {
            Ok(request) => Outcome::close()
                .and(Act::Open(Box::new(ProgressDialog)))
                .and(Act::Do(Effect::StartImport(request))),
            Err(fault) => {
                self.field = fault.field();
                Outcome::stay()
            }
        }
    }

    /// What was typed is kept: opening the dialog again shows it.
    fn leave(&self) -> Outcome {
        Outcome::close().and(Act::Keep(Box::new(self.clone())))
    }
}

impl Dialog for ImportForm {
    fn contexts(&self) -> Vec<Context> {
        vec![if self.field.is_date() {
            Context::Field
        } else {
            Context::Form
        }]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::Tick => matches!(
                self.field,
                Field::What | Field::Quick | Field::All | Field::System(_)
            ),
            Command::Earlier | Command::Later => !matches!(self.field, Field::All | Field::System(_)),
            _ => true,
        }
    }

    fn words(&self, command: Command, _: &State) -> Option<&'static str> {
        let elsewhere = !matches!(self.field, Field::Start | Field::Close);
        (command == Command::Choose && elsewhere).then_some("console-do-to-start")
    }

    fn command(&mut self, command: Command, _: &State) -> Outcome {
        match command {
            Command::Back => return self.leave(),
            Command::Choose => match self.field {
                Field::Close => return self.leave(),
                Field::Start => return self.start(),
                // The days are what is asked mostly: two presses start, however many systems there are.
                _ => self.field = Field::Start,
            },
            Command::NextField => self.go(1),
            Command::PreviousField => self.go(-1),
            Command::Earlier => self.shift(-1),
            Command::Later => self.shift(1),
            Command::Tick => self.tick(),
            other => {
                if let Some(input) = self.input() {
                    edit(input, other);
                }
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        if let Some(input) = self.input() {
            type_into(input, typed);
        }
        Outcome::stay()
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::FIELDS
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(state, self, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

/// A date as it may be typed here: `2026-03-01`, or `1.3.2026`.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests;
