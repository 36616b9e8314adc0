//! Values and what assignment makes of them (spec page 3).

use super::code::Kind;
use super::error::RunFault;
use super::machine::STEPS;
use std::cell::Cell;

/// A value as it stands in a slot; small and copyable. Texts live beside, in the run's [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// A Variant without assignment: 0 as a number, "" as a text.
    Empty,
    Number(f64),
    Text(u32),
    /// A variable elsewhere on the stack; stands in slots of `ByRef` parameters only.
    Reference {
        at: u32,
        kind: Kind,
    },
}

impl Value {
    /// Whether an assignment to this kind leaves the value as it is, for the cases that are quickly told.
    #[inline(always)]
    pub fn assigned_at_once(self, kind: Kind) -> bool {
        match (kind, self) {
            (Kind::Text, _) => false,
            (kind, Self::Number(number)) => number_assigned_at_once(number, kind),
            _ => false,
        }
    }
}

/// The same for a number.
#[inline(always)]
pub(super) fn number_assigned_at_once(number: f64, kind: Kind) -> bool {
    match kind {
        Kind::Long => f64::from(number as i32) == number,
        Kind::Double | Kind::Variant => number.is_finite(),
        _ => false,
    }
}

/// Longest text in characters, as in the original.
pub(super) const TEXT_LIMIT: u32 = 65_500;

/// The texts of one run: first the script's own, then those made while it runs.
pub(super) struct Texts<'a> {
    own: &'a [Box<str>],
    made: Vec<Box<str>>,
    /// Bytes worked on that the machine has not yet taken from the budget.
    worked: Cell<u64>,
}

/// Each text worked on costs this many bytes more: making many small ones is work, too.
const TEXT_COST: u64 = 64;

/// Bytes of text that cost one step.
const BYTES_A_STEP: u64 = 16;

impl<'a> Texts<'a> {
    pub fn new(own: &'a [Box<str>]) -> Self {
        Self {
            own,
            made: Vec::new(),
            worked: Cell::new(0),
        }
    }

    pub fn get(&self, index: u32) -> &str {
        let index = index as usize;
        match index.checked_sub(self.own.len()) {
            None => &self.own[index],
            Some(made) => &self.made[made],
        }
    }

    /// Takes note of work on a text.
    pub fn work(&self, bytes: usize) {
        self.worked.set(self.worked.get() + TEXT_COST + bytes as u64);
    }

    /// The steps that work on texts cost since this was last asked.
    pub fn unpaid_steps(&self) -> u64 {
        match self.worked.get() {
            0 => 0,
            _ => self.worked.take() / BYTES_A_STEP,
        }
    }

    /// A single statement may be so long that it must not wait for its end.
    pub fn within_budget(&self) -> Result<(), RunFault> {
        match self.worked.get() > BYTES_A_STEP * u64::from(STEPS) {
            true => Err(RunFault::StepsUsedUp { limit: STEPS }),
            false => Ok(()),
        }
    }

    pub fn make(&mut self, text: String) -> Result<Value, RunFault> {
        if text.len() > TEXT_LIMIT as usize && text.chars().count() > TEXT_LIMIT as usize {
            return Err(RunFault::TextTooLong { limit: TEXT_LIMIT });
        }
        self.work(text.len());
        self.within_budget()?;
        let index = self.own.len() + self.made.len();
        self.made.push(text.into_boxed_str());
        Ok(Value::Text(index as u32))
    }

    pub fn number(&self, value: Value) -> Result<f64, RunFault> {
        match value {
            Value::Number(number) => Ok(number),
            Value::Empty => Ok(0.0),
            Value::Text(index) => {
                let text = self.get(index);
                self.work(text.len());
                self.within_budget()?;
                super::numerals::whole_number_text(text).ok_or_else(|| RunFault::NotANumber {
                    text: text.chars().take(40).collect(),
                })
            }
            Value::Reference { .. } => unreachable!("references are followed when they are loaded"),
        }
    }

    /// As `CStr` writes it.
    pub fn text(&self, value: Value) -> String {
        match value {
            Value::Text(index) => {
                let text = self.get(index);
                self.work(text.len());
                text.to_owned()
            }
            Value::Number(number) => super::numerals::shown(number),
            Value::Empty => String::new(),
            Value::Reference { .. } => unreachable!("references are followed when they are loaded"),
        }
    }

    /// What an assignment to a variable of this kind stores. Overflow happens here and nowhere else.
    pub fn assigned(&mut self, value: Value, kind: Kind) -> Result<Value, RunFault> {
        match (kind, value) {
            (Kind::Variant, Value::Text(_) | Value::Empty) | (Kind::Text, Value::Text(_)) => Ok(value),
            (Kind::Text, Value::Empty) => Ok(kind.initial()),
            (Kind::Text, _) => {
                let text = self.text(value);
                self.make(text)
            }
            _ => Ok(Value::Number(assigned_number(self.number(value)?, kind)?)),
        }
    }
}

/// What an assignment of a number to a variable of this kind, which is not String, stores.
pub(super) fn assigned_number(number: f64, kind: Kind) -> Result<f64, RunFault> {
    let (stored, fits) = match kind {
        Kind::Integer => within(cut(number), INTEGER),
        Kind::Long => within(cut(number), LONG),
        Kind::Single => finite(f64::from(number as f32)),
        Kind::Double | Kind::Variant | Kind::Text => finite(number),
    };
    match fits {
        true => Ok(stored),
        false => Err(overflow(number, kind)),
    }
}

const INTEGER: f64 = 32_768.0;
const LONG: f64 = 2_147_483_648.0;

fn within(number: f64, limit: f64) -> (f64, bool) {
    (number, number >= -limit && number < limit)
}

fn finite(number: f64) -> (f64, bool) {
    (number, number.is_finite())
}

pub(super) fn overflow(number: f64, kind: Kind) -> RunFault {
    RunFault::Overflow {
        value: super::numerals::shown(number),
        kind: kind.name(),
    }
}

/// Beyond this a Double does not hold every whole number any more.
const RESULT_LIMIT: f64 = 9_007_199_254_740_992.0;

/// `Result` at the end of a run, cut to whole hundredths.
pub(super) fn result(number: f64) -> Result<i64, RunFault> {
    let number = cut(number);
    match number.abs() <= RESULT_LIMIT {
        true => Ok(number as i64),
        false => Err(overflow(number, Kind::Double)),
    }
}

/// Cuts the fraction off, after rounding to 15 significant digits: `8.2 * 100` is 820, not 819 (spec page 3).
pub(super) fn cut(number: f64) -> f64 {
    // Beyond 2^52 there are no fractions.
    if number.abs() >= 4_503_599_627_370_496.0 || number.is_nan() {
        return number;
    }
    let towards_zero = number as i64 as f64;
    if towards_zero == number {
        return number;
    }
    let nearest = number.round();
    // Only a number that lies this close below a whole one can reach it by rounding to 15 digits.
    if nearest == towards_zero || (nearest - number).abs() > nearest.abs() * 1e-14 {
        return towards_zero;
    }
    fifteen_digits(number).trunc()
}

/// Rounded to 15 significant decimal digits.
pub(super) fn fifteen_digits(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// Rounds half to even.
pub(super) fn half_even(number: f64) -> f64 {
    number.round_ties_even()
}
