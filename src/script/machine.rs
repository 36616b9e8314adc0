//! Runs a script's code within its budgets.

use super::Inputs;
use super::code::{Code, FIRST_PARAMETER, Kind, MINUTES, Op, Place, RESULT, WEEKDAY};
use super::error::{RunError, RunFault};
use super::operators;
use super::value::{Texts, Value};
use crate::model::Hundredths;
use std::cell::Cell;

/// A run's budget of steps: a statement is one, a very long one several, and so are long texts.
pub(super) const STEPS: u32 = 1_000_000;

/// Procedures may call each other this deep.
pub(super) const CALLS: u32 = 500;

struct Frame {
    /// Operation to go on with.
    back: usize,
    /// The caller's base.
    base: usize,
}

struct Machine<'a> {
    code: &'a Code,
    /// Globals, then the frames, each with its operands above it.
    stack: Vec<Value>,
    texts: Texts<'a>,
    frames: Vec<Frame>,
    base: usize,
    steps: u32,
}

thread_local! {
    /// The last run's stack, to be used again: a run then allocates nothing.
    static SPARE: Cell<Vec<Value>> = const { Cell::new(Vec::new()) };
}

/// Runs the script once; also returns how many steps it took.
pub(super) fn run(code: &Code, inputs: &Inputs<'_>) -> (Result<Hundredths, RunError>, u32) {
    let mut machine = Machine {
        code,
        stack: SPARE.take(),
        texts: Texts::new(&code.texts),
        frames: Vec::new(),
        base: 0,
        steps: STEPS,
    };
    let outcome = machine.whole_run(inputs);
    let steps = STEPS - machine.steps;
    let mut stack = machine.stack;
    stack.clear();
    if stack.capacity() <= 4096 {
        SPARE.set(stack);
    }
    (outcome, steps)
}

/// The value of a constant's expression as an assignment to this kind makes it: a number, or a text.
pub(super) fn evaluate(
    operations: &[Op],
    texts: &[Box<str>],
    kind: Kind,
) -> Result<Result<f64, String>, RunFault> {
    let code = Code {
        operations: operations.to_vec(),
        texts: texts.to_vec(),
        ..Code::default()
    };
    let mut machine = Machine {
        code: &code,
        stack: Vec::new(),
        texts: Texts::new(&code.texts),
        frames: Vec::new(),
        base: 0,
        steps: STEPS,
    };
    let mut at = 0;
    while at < code.operations.len() {
        machine.step(&mut at)?;
    }
    let value = machine.pop();
    Ok(match machine.texts.assigned(value, kind)? {
        Value::Text(index) => Err(machine.texts.get(index).to_owned()),
        other => Ok(machine.texts.number(other)?),
    })
}

impl Machine<'_> {
    fn whole_run(&mut self, inputs: &Inputs<'_>) -> Result<Hundredths, RunError> {
        self.stack.clear();
        self.stack.extend_from_slice(&self.code.initial);
        self.inputs(inputs)?;
        self.base = self.stack.len();
        let main = &self.code.routines[self.code.main as usize];
        self.stack.extend_from_slice(&main.locals);
        let mut at = main.entry as usize;
        loop {
            match self.step(&mut at) {
                Ok(true) => {}
                Ok(false) => break,
                Err(why) => return Err(self.error(at, why)),
            }
        }
        self.result().map_err(|why| self.error(at, why))
    }

    fn error(&self, at: usize, why: RunFault) -> RunError {
        let line = self.code.lines.get(at).copied().unwrap_or(1);
        RunError { line, why }
    }

    /// The predefined variables get their values as by an assignment.
    fn inputs(&mut self, inputs: &Inputs<'_>) -> Result<(), RunError> {
        let parameters = inputs.parameters.iter().take(self.code.parameters as usize);
        let predefined = [
            (WEEKDAY, f64::from(inputs.weekday)),
            (MINUTES, f64::from(inputs.minutes)),
        ];
        for (slot, number) in predefined
            .into_iter()
            .chain((FIRST_PARAMETER..).zip(parameters.copied()))
        {
            let global = self.code.globals[slot as usize];
            let mut value = Value::Number(number);
            if !value.assigned_at_once(global.kind) {
                let line = global.line.max(1);
                let assigned = self.texts.assigned(value, global.kind);
                value = assigned.map_err(|why| RunError { line, why })?;
            }
            self.stack[slot as usize] = value;
        }
        Ok(())
    }

    fn result(&self) -> Result<Hundredths, RunFault> {
        let number = self.texts.number(self.stack[RESULT as usize])?;
        super::value::result(number).map(Hundredths)
    }

    fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    fn pop(&mut self) -> Value {
        // The compiler writes a push before every pop.
        self.stack.pop().unwrap_or(Value::Empty)
    }

    #[inline(always)]
    fn pop_number(&mut self) -> Result<f64, RunFault> {
        match self.pop() {
            Value::Number(number) => Ok(number),
            value => self.texts.number(value),
        }
    }

    /// The two topmost values when both are numbers, which they nearly always are; the upper one is then gone.
    #[inline(always)]
    fn two_numbers(&mut self) -> Option<(f64, f64, &mut Value)> {
        match self.stack.as_slice() {
            &[.., Value::Number(left), Value::Number(right)] => {
                self.stack.pop();
                Some((left, right, self.stack.last_mut()?))
            }
            _ => None,
        }
    }

    /// Replaces the two topmost values by what the operation makes of them.
    #[inline(always)]
    fn binary(&mut self, operation: impl Fn(f64, f64) -> f64) -> Result<(), RunFault> {
        if let Some((left, right, top)) = self.two_numbers() {
            *top = Value::Number(operation(left, right));
            return Ok(());
        }
        let right = self.pop_number()?;
        let left = self.pop_number()?;
        self.push(Value::Number(operation(left, right)));
        Ok(())
    }

    #[inline(always)]
    fn pop_assigned(&mut self, kind: Kind) -> Result<Value, RunFault> {
        let value = self.pop();
        match value.assigned_at_once(kind) {
            true => Ok(value),
            false => self.texts.assigned(value, kind),
        }
    }

    fn local(&mut self, slot: u32) -> &mut Value {
        &mut self.stack[self.base + slot as usize]
    }

    /// Does one operation; `false` when the run is at its end. On an error `at` stays on the operation.
    #[inline(always)]
    fn step(&mut self, at: &mut usize) -> Result<bool, RunFault> {
        match self.code.operations[*at] {
            Op::Step(cost) => self.pay(cost)?,
            Op::Number(number) => self.push(Value::Number(number)),
            Op::Text(index) => self.push(Value::Text(index)),
            Op::Empty => self.push(Value::Empty),
            Op::LoadGlobal(slot) => self.push(self.stack[slot as usize]),
            Op::LoadLocal(slot) => self.push(self.stack[self.base + slot as usize]),
            Op::LoadReference(slot) => {
                let value = match *self.local(slot) {
                    Value::Reference { at, .. } => self.stack[at as usize],
                    value => value,
                };
                self.push(value);
            }
            Op::StoreGlobal(slot, kind) => {
                let value = self.pop_assigned(kind)?;
                self.stack[slot as usize] = value;
            }
            Op::StoreLocal(slot, kind) => {
                let value = self.pop_assigned(kind)?;
                *self.local(slot) = value;
            }
            Op::StoreReference(slot, kind) => self.store_reference(slot, kind)?,
            Op::Refer(place, kind) => self.refer(place, kind),
            Op::Convert(kind) => {
                let value = self.pop();
                let value = self.texts.assigned(value, kind)?;
                self.push(value);
            }
            Op::Add => {
                if let Some((left, right, top)) = self.two_numbers() {
                    *top = Value::Number(left + right);
                } else {
                    let (right, left) = (self.pop(), self.pop());
                    let sum = operators::add(left, right, &mut self.texts)?;
                    self.push(sum);
                }
            }
            Op::Subtract => self.binary(|left, right| left - right)?,
            Op::Multiply => self.binary(|left, right| left * right)?,
            Op::Divide => {
                let right = self.pop_number()?;
                let left = self.pop_number()?;
                self.push(Value::Number(operators::divide(left, right)?));
            }
            Op::Arithmetic(operator) => {
                let (right, left) = (self.pop(), self.pop());
                let value = operators::arithmetic(operator, left, right, &mut self.texts)?;
                self.push(value);
            }
            Op::Compare(comparison) => {
                if let Some((left, right, top)) = self.two_numbers() {
                    *top = Value::Number(operators::truth(operators::compares(comparison, left, right)));
                } else {
                    let (right, left) = (self.pop(), self.pop());
                    let truth = operators::compare(comparison, left, right, &self.texts)?;
                    self.push(Value::Number(truth));
                }
            }
            Op::Negate => {
                let number = self.pop_number()?;
                self.push(Value::Number(-number));
            }
            Op::Plus => {
                let number = self.pop_number()?;
                self.push(Value::Number(number));
            }
            Op::Not => {
                let number = self.pop_number()?;
                self.push(Value::Number(operators::not(number)));
            }
            Op::Jump(target) => return Ok(jump(at, target)),
            Op::JumpIf(target) => {
                if self.pop_number()? != 0.0 {
                    return Ok(jump(at, target));
                }
            }
            Op::JumpUnless(target) => {
                if self.pop_number()? == 0.0 {
                    return Ok(jump(at, target));
                }
            }
            Op::ForTest { limit, exit } => {
                if self.loop_is_done(limit)? {
                    return Ok(jump(at, exit));
                }
            }
            Op::Call(routine) => return self.call(at, routine),
            Op::Function(function, arguments) => {
                let first = self.stack.len() - usize::from(arguments);
                let value = function.value(&self.stack[first..], &mut self.texts)?;
                self.texts.within_budget()?;
                self.stack.truncate(first);
                self.push(value);
            }
            Op::Drop => {
                self.pop();
            }
            Op::Return => return Ok(self.leave(at)),
            Op::ReturnValue(slot) => {
                let value = *self.local(slot);
                let goes_on = self.leave(at);
                self.push(value);
                return Ok(goes_on);
            }
            Op::End => return Ok(false),
        }
        *at += 1;
        Ok(true)
    }

    fn pay(&mut self, cost: u32) -> Result<(), RunFault> {
        let cost = u64::from(cost) + self.texts.unpaid_steps();
        match u64::from(self.steps).checked_sub(cost) {
            Some(left) => {
                self.steps = left as u32;
                Ok(())
            }
            None => Err(RunFault::StepsUsedUp { limit: STEPS }),
        }
    }

    fn store_reference(&mut self, slot: u32, kind: Kind) -> Result<(), RunFault> {
        let value = self.pop();
        let value = self.texts.assigned(value, kind)?;
        match *self.local(slot) {
            Value::Reference { at, kind } => self.stack[at as usize] = self.texts.assigned(value, kind)?,
            _ => *self.local(slot) = value,
        }
        Ok(())
    }

    fn refer(&mut self, place: Place, kind: Kind) {
        let reference = |at: usize| Value::Reference { at: at as u32, kind };
        let value = match place {
            Place::Global(slot) => reference(slot as usize),
            Place::Local(slot) => reference(self.base + slot as usize),
            Place::Reference(slot) => match *self.local(slot) {
                already @ Value::Reference { .. } => already,
                _ => reference(self.base + slot as usize),
            },
        };
        self.push(value);
    }

    /// Whether the popped loop variable is past the limit.
    fn loop_is_done(&mut self, slot: u32) -> Result<bool, RunFault> {
        let variable = self.pop_number()?;
        match (*self.local(slot), *self.local(slot + 1)) {
            (Value::Number(limit), Value::Number(step)) => Ok(match step < 0.0 {
                true => variable < limit,
                false => variable > limit,
            }),
            _ => Err(RunFault::NextWithoutFor),
        }
    }

    fn call(&mut self, at: &mut usize, routine: u32) -> Result<bool, RunFault> {
        if self.frames.len() >= CALLS as usize {
            return Err(RunFault::CallsTooDeep { limit: CALLS });
        }
        let routine = &self.code.routines[routine as usize];
        self.pay(1 + (routine.locals.len() / 64) as u32)?;
        self.frames.push(Frame {
            back: *at + 1,
            base: self.base,
        });
        self.base = self.stack.len() - routine.parameters as usize;
        self.stack.extend_from_slice(&routine.locals);
        *at = routine.entry as usize;
        Ok(true)
    }

    /// Back to the caller; `false` when there is none.
    fn leave(&mut self, at: &mut usize) -> bool {
        let Some(frame) = self.frames.pop() else {
            return false;
        };
        self.stack.truncate(self.base);
        self.base = frame.base;
        *at = frame.back;
        true
    }
}

fn jump(at: &mut usize, target: u32) -> bool {
    *at = target as usize;
    true
}
