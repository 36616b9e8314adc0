//! What the operators do. Arithmetic is in Double; nothing overflows here (spec page 3).

use super::code::{Arithmetic, Comparison};
use super::error::RunFault;
use super::value::{Texts, Value, half_even};
use std::cmp::Ordering;

/// `+`: joins two texts, adds everything else.
pub(super) fn add(left: Value, right: Value, texts: &mut Texts<'_>) -> Result<Value, RunFault> {
    match (left, right) {
        (Value::Text(_), Value::Text(_)) => concatenate(left, right, texts),
        _ => Ok(Value::Number(texts.number(left)? + texts.number(right)?)),
    }
}

pub(super) fn divide(left: f64, right: f64) -> Result<f64, RunFault> {
    match right == 0.0 {
        true => Err(RunFault::DivisionByZero),
        false => Ok(left / right),
    }
}

pub(super) fn arithmetic(
    operator: Arithmetic,
    left: Value,
    right: Value,
    texts: &mut Texts<'_>,
) -> Result<Value, RunFault> {
    if operator == Arithmetic::Concatenate {
        return concatenate(left, right, texts);
    }
    let (left, right) = (texts.number(left)?, texts.number(right)?);
    Ok(Value::Number(of_numbers(operator, left, right)?))
}

/// The same for numbers, which are never joined.
pub(super) fn of_numbers(operator: Arithmetic, left: f64, right: f64) -> Result<f64, RunFault> {
    Ok(match operator {
        Arithmetic::IntegerDivide => divide(half_even(left), half_even(right))?.trunc(),
        Arithmetic::Modulo => match half_even(right) {
            0.0 => return Err(RunFault::DivisionByZero),
            // A remainder of 0 has no sign.
            divisor => half_even(left) % divisor + 0.0,
        },
        Arithmetic::Power => power(left, right)?,
        Arithmetic::And => bits(left, right, |a, b| a & b),
        Arithmetic::Or => bits(left, right, |a, b| a | b),
        Arithmetic::Xor => bits(left, right, |a, b| a ^ b),
        Arithmetic::Concatenate => unreachable!("texts are joined, numbers are not"),
    })
}

fn concatenate(left: Value, right: Value, texts: &mut Texts<'_>) -> Result<Value, RunFault> {
    let mut text = texts.text(left);
    text.push_str(&texts.text(right));
    texts.make(text)
}

fn power(base: f64, exponent: f64) -> Result<f64, RunFault> {
    if base == 0.0 && exponent < 0.0 {
        return Err(RunFault::DivisionByZero);
    }
    let number = base.powf(exponent);
    match number.is_nan() && !base.is_nan() && !exponent.is_nan() {
        true => Err(RunFault::OutOfRange {
            function: "^",
            value: super::numerals::shown(base),
        }),
        false => Ok(number),
    }
}

/// Whole numbers for `And`, `Or`, `Xor`, `Not`; beyond 64 bits they stay at the end of the range.
fn whole(number: f64) -> i64 {
    half_even(number) as i64
}

fn bits(left: f64, right: f64, operation: impl Fn(i64, i64) -> i64) -> f64 {
    operation(whole(left), whole(right)) as f64
}

pub(super) fn not(number: f64) -> f64 {
    !whole(number) as f64
}

/// -1 when it holds, 0 when not.
pub(super) fn compare(
    comparison: Comparison,
    left: Value,
    right: Value,
    texts: &Texts<'_>,
) -> Result<f64, RunFault> {
    let order = match (left, right) {
        (Value::Text(left), Value::Text(right)) => {
            texts.work(texts.get(left).len());
            texts.within_budget()?;
            Some(texts.get(left).cmp(texts.get(right)))
        }
        (Value::Text(text), Value::Empty) => Some(texts.get(text).cmp("")),
        (Value::Empty, Value::Text(text)) => Some("".cmp(texts.get(text))),
        _ => texts.number(left)?.partial_cmp(&texts.number(right)?),
    };
    Ok(truth(holds(comparison, order)))
}

pub(super) fn compares(comparison: Comparison, left: f64, right: f64) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::NotEqual => left != right,
        Comparison::Less => left < right,
        Comparison::LessEqual => left <= right,
        Comparison::Greater => left > right,
        Comparison::GreaterEqual => left >= right,
    }
}

fn holds(comparison: Comparison, order: Option<Ordering>) -> bool {
    match comparison {
        Comparison::Equal => order == Some(Ordering::Equal),
        Comparison::NotEqual => order != Some(Ordering::Equal),
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::LessEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Comparison::Greater => order == Some(Ordering::Greater),
        Comparison::GreaterEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

pub(super) fn truth(holds: bool) -> f64 {
    if holds { -1.0 } else { 0.0 }
}
