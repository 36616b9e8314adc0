//! A script's syntax, and a run of it on typed values.

use crate::model::Hundredths;
use crate::script::{Inputs, Program, RunError, SyntaxError};
use tui_input::Input;

/// What became of the last run.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// In hundredths, with the steps of the budget that it took.
    Result(Hundredths, u32),
    Failed(RunError),
    /// This field holds no number, or one out of its range.
    Wrong(usize),
}

#[derive(Debug, Clone)]
pub struct Trial {
    program: Result<Program, SyntaxError>,
    parameters: Vec<Input>,
    weekday: Input,
    minutes: Input,
    outcome: Option<Outcome>,
}

/// A number with a decimal point or comma; an empty field is 0, as a metric without a value.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Some(0.0);
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

impl Trial {
    pub fn new(parameters: usize) -> Self {
        Self {
            program: Program::compile(""),
            parameters: vec![Input::new("1".into()); parameters],
            // Monday.
            weekday: Input::new("2".into()),
            minutes: Input::new("540".into()),
            outcome: None,
        }
    }

    /// How many fields there are: the parameters, the weekday, the minutes.
    pub fn fields(&self) -> usize {
        self.parameters.len() + 2
    }

    pub fn parameters(&self) -> usize {
        self.parameters.len()
    }

    pub fn input(&mut self, field: usize) -> Option<&mut Input> {
        let count = self.parameters.len();
        match field.checked_sub(count) {
            None => self.parameters.get_mut(field),
            Some(0) => Some(&mut self.weekday),
            Some(1) => Some(&mut self.minutes),
            Some(_) => None,
        }
    }

    pub fn shown(&self, field: usize) -> Option<&Input> {
        let count = self.parameters.len();
        match field.checked_sub(count) {
            None => self.parameters.get(field),
            Some(0) => Some(&self.weekday),
            Some(1) => Some(&self.minutes),
            Some(_) => None,
        }
    }

    pub fn compile(&mut self, text: &str) {
        self.program = Program::compile(text);
        self.outcome = None;
    }

    pub fn error(&self) -> Option<&SyntaxError> {
        self.program.as_ref().err()
    }

    pub fn program(&self) -> Option<&Program> {
        self.program.as_ref().ok()
    }

    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// The values changed: the last result is theirs no more.
    pub fn forget_result(&mut self) {
        self.outcome = None;
    }

    /// Runs the script on what the fields hold.
    pub fn run(&mut self) {
        let Ok(program) = &self.program else { return };
        let count = self.parameters.len();
        let mut values = Vec::with_capacity(count);
        for (field, input) in self.parameters.iter().enumerate() {
            match number(input.value()) {
                Some(value) => values.push(value),
                None => {
                    self.outcome = Some(Outcome::Wrong(field));
                    return;
                }
            }
        }
        let weekday = self
            .weekday
            .value()
            .trim()
            .parse()
            .ok()
            .filter(|day| (1..=7).contains(day));
        let minutes = self
            .minutes
            .value()
            .trim()
            .parse()
            .ok()
            .filter(|minutes| *minutes < 1440);
        self.outcome = Some(match (weekday, minutes) {
            (None, _) => Outcome::Wrong(count),
            (_, None) => Outcome::Wrong(count + 1),
            (Some(weekday), Some(minutes)) => {
                let inputs = Inputs {
                    parameters: &values,
                    weekday,
                    minutes,
                };
                match program.run_detailed(&inputs) {
                    (Ok(result), steps) => Outcome::Result(result, steps),
                    (Err(error), _) => Outcome::Failed(error),
                }
            }
        });
    }
}
