//! The short way for scripts that compute with numbers only, as most do: no texts, no calls of own procedures. Numbers
//! lie in a small array instead of a stack of values, the topmost one in a register, and an operator takes its right
//! operand along. It does exactly what [`super::machine`] does, several times as fast; a property test holds it to that.

use super::Inputs;
use super::code::{Arithmetic, Code, Comparison, FIRST_PARAMETER, Kind, MINUTES, Op, RESULT, WEEKDAY};
use super::error::{RunError, RunFault};
use super::functions::Function;
use super::machine::STEPS;
use super::operators;
use super::value::{self, Texts, Value, assigned_number, number_assigned_at_once};
use crate::model::Hundredths;

/// Variables and operands together; scripts that need more take the long way.
const CELLS: usize = 32;

/// Where a number lies. Less than [`CELLS`].
type Cell = u8;

/// One operation. “Top” is the number computed last.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Pay(u32),
    Number(f64),
    Load(Cell),
    Store(Cell, Kind),
    Add,
    Subtract,
    Multiply,
    Divide,
    AddCell(Cell),
    AddNumber(f64),
    MultiplyCell(Cell),
    MultiplyNumber(f64),
    DivideCell(Cell),
    Compare(Comparison),
    CompareNumber(Comparison, f64),
    Arithmetic(Arithmetic),
    Function(Function, u8),
    Negate,
    Not,
    Jump(u32),
    JumpIf(u32),
    JumpUnless(u32),
    ForTest { limit: Cell, exit: u32 },
    Drop,
    End,
}

#[derive(Debug, Clone)]
pub(super) struct Plain {
    steps: Vec<Step>,
    lines: Vec<u32>,
    start: [f64; CELLS],
    /// Where operands begin.
    free: usize,
    /// Cell, kind and line of the variables that get their values from outside: weekday, minutes, the parameters.
    given: Vec<(Cell, Kind, u32)>,
}

impl Plain {
    /// `None`: this script needs the long way.
    pub fn of(code: &Code) -> Option<Self> {
        let main = &code.routines[code.main as usize];
        let globals = code.globals.len();
        let free = globals + main.locals.len();
        let is_text = |kind: Kind| kind == Kind::Text;
        if code.routines.len() != 1 || free >= CELLS || code.globals.iter().any(|global| is_text(global.kind))
        {
            return None;
        }
        let mut start = [0.0; CELLS];
        for operation in &code.operations {
            if let Op::ForTest { limit, .. } = operation {
                // No number until the loop is entered by its head.
                start[globals + *limit as usize] = f64::NAN;
            }
        }
        let mut translation = Translation::new(globals, free);
        code.operations
            .iter()
            .zip(&code.lines)
            .try_for_each(|(operation, line)| translation.take(*operation, *line))?;
        let given = [WEEKDAY, MINUTES]
            .into_iter()
            .chain(FIRST_PARAMETER..FIRST_PARAMETER + code.parameters);
        let given = given.map(|slot| {
            let global = code.globals[slot as usize];
            (slot as Cell, global.kind, global.line.max(1))
        });
        Some(Self {
            given: given.collect(),
            free,
            start,
            lines: translation.lines.clone(),
            steps: translation.finish()?,
        })
    }

    pub fn run(&self, inputs: &Inputs<'_>) -> (Result<Hundredths, RunError>, u32) {
        let mut cells = self.start;
        if let Err(error) = self.give(&mut cells, inputs) {
            return (Err(error), 0);
        }
        let mut machine = Machine {
            cells,
            next: self.free,
            top: 0.0,
            left: STEPS,
        };
        let mut at = 0;
        let outcome = machine.all(&self.steps, &mut at);
        let outcome = outcome.and_then(|()| value::result(machine.cells[RESULT as usize]));
        let outcome = outcome.map(Hundredths).map_err(|why| RunError {
            line: self.lines.get(at).copied().unwrap_or(1),
            why,
        });
        (outcome, STEPS - machine.left)
    }

    #[inline(always)]
    fn give(&self, cells: &mut [f64; CELLS], inputs: &Inputs<'_>) -> Result<(), RunError> {
        let day = [f64::from(inputs.weekday), f64::from(inputs.minutes)];
        let numbers = day.into_iter().chain(inputs.parameters.iter().copied());
        for ((cell, kind, line), number) in self.given.iter().zip(numbers) {
            let stored = match number_assigned_at_once(number, *kind) {
                true => number,
                false => assigned_number(number, *kind).map_err(|why| RunError { line: *line, why })?,
            };
            cells[place(*cell)] = stored;
        }
        Ok(())
    }
}

/// Cells are less than [`CELLS`] by construction; the mask tells the compiler.
#[inline(always)]
fn place(cell: Cell) -> usize {
    usize::from(cell) % CELLS
}

struct Machine {
    cells: [f64; CELLS],
    /// Where the next operand goes.
    next: usize,
    top: f64,
    left: u32,
}

impl Machine {
    #[inline(always)]
    fn push(&mut self, number: f64) {
        self.cells[self.next % CELLS] = self.top;
        self.next += 1;
        self.top = number;
    }

    /// The operand below the top, which is then gone.
    #[inline(always)]
    fn below(&mut self) -> f64 {
        self.next -= 1;
        self.cells[self.next % CELLS]
    }

    #[inline(always)]
    fn pop(&mut self) -> f64 {
        let top = self.top;
        self.top = self.below();
        top
    }

    /// On an error `at` stays on the operation.
    fn all(&mut self, steps: &[Step], at: &mut usize) -> Result<(), RunFault> {
        while let Some(step) = steps.get(*at) {
            let mut goes_to = *at + 1;
            match *step {
                Step::Pay(cost) => match self.left.checked_sub(cost) {
                    Some(left) => self.left = left,
                    None => return Err(RunFault::StepsUsedUp { limit: STEPS }),
                },
                Step::Number(number) => self.push(number),
                Step::Load(cell) => self.push(self.cells[place(cell)]),
                Step::Store(cell, kind) => {
                    let number = self.pop();
                    self.cells[place(cell)] = match number_assigned_at_once(number, kind) {
                        true => number,
                        false => assigned_number(number, kind)?,
                    };
                }
                Step::Add => self.top += self.below(),
                Step::Subtract => self.top = self.below() - self.top,
                Step::Multiply => self.top *= self.below(),
                Step::Divide => self.top = operators::divide(self.below(), self.top)?,
                Step::AddCell(cell) => self.top += self.cells[place(cell)],
                Step::AddNumber(number) => self.top += number,
                Step::MultiplyCell(cell) => self.top *= self.cells[place(cell)],
                Step::MultiplyNumber(number) => self.top *= number,
                Step::DivideCell(cell) => self.top = operators::divide(self.top, self.cells[place(cell)])?,
                Step::Compare(comparison) => {
                    self.top = operators::truth(operators::compares(comparison, self.below(), self.top));
                }
                Step::CompareNumber(comparison, number) => {
                    self.top = operators::truth(operators::compares(comparison, self.top, number));
                }
                Step::Arithmetic(operator) => {
                    self.top = operators::of_numbers(operator, self.below(), self.top)?
                }
                Step::Function(function, arguments) => self.function(function, arguments)?,
                Step::Negate => self.top = -self.top,
                Step::Not => self.top = operators::not(self.top),
                Step::Jump(target) => goes_to = target as usize,
                Step::JumpIf(target) => {
                    if self.pop() != 0.0 {
                        goes_to = target as usize;
                    }
                }
                Step::JumpUnless(target) => {
                    if self.pop() == 0.0 {
                        goes_to = target as usize;
                    }
                }
                Step::ForTest { limit, exit } => {
                    if self.loop_is_done(limit)? {
                        goes_to = exit as usize;
                    }
                }
                Step::Drop => {
                    self.pop();
                }
                Step::End => return Ok(()),
            }
            *at = goes_to;
        }
        Ok(())
    }

    fn function(&mut self, function: Function, arguments: u8) -> Result<(), RunFault> {
        let mut values = [Value::Empty; 3];
        let values = &mut values[..usize::from(arguments)];
        for value in values.iter_mut().rev() {
            *value = Value::Number(self.pop());
        }
        let mut texts = Texts::new(&[]);
        let value = function.value(values, &mut texts)?;
        self.push(texts.number(value)?);
        Ok(())
    }

    fn loop_is_done(&mut self, limit: Cell) -> Result<bool, RunFault> {
        let variable = self.pop();
        let (limit, step) = (self.cells[place(limit)], self.cells[place(limit + 1)]);
        if limit.is_nan() {
            return Err(RunFault::NextWithoutFor);
        }
        Ok(match step < 0.0 {
            true => variable < limit,
            false => variable > limit,
        })
    }
}

/// On the way from the general code to the plain one.
struct Translation {
    steps: Vec<Step>,
    lines: Vec<u32>,
    /// Where each operation of the general code went.
    went: Vec<u32>,
    globals: usize,
    /// Operands on the stack, one more for the register's own.
    depth: usize,
    free: usize,
}

impl Translation {
    fn new(globals: usize, free: usize) -> Self {
        Self {
            steps: Vec::new(),
            lines: Vec::new(),
            went: Vec::new(),
            globals,
            depth: 0,
            free,
        }
    }

    fn local(&self, slot: u32) -> Option<Cell> {
        Cell::try_from(self.globals + slot as usize).ok()
    }

    /// `None`: this operation has no plain form. Blocks and calls leave the stack empty, so the operations' order
    /// tells how deep it gets.
    fn take(&mut self, operation: Op, line: u32) -> Option<()> {
        let (step, takes, gives) = match operation {
            Op::Step(cost) => (Step::Pay(cost), 0, 0),
            Op::Number(number) => (Step::Number(number), 0, 1),
            Op::Empty => (Step::Number(0.0), 0, 1),
            Op::LoadGlobal(slot) => (Step::Load(slot as Cell), 0, 1),
            Op::LoadLocal(slot) => (Step::Load(self.local(slot)?), 0, 1),
            Op::StoreGlobal(slot, kind) if kind != Kind::Text => (Step::Store(slot as Cell, kind), 1, 0),
            Op::StoreLocal(slot, kind) if kind != Kind::Text => (Step::Store(self.local(slot)?, kind), 1, 0),
            Op::Add => (Step::Add, 2, 1),
            Op::Subtract => (Step::Subtract, 2, 1),
            Op::Multiply => (Step::Multiply, 2, 1),
            Op::Divide => (Step::Divide, 2, 1),
            Op::Arithmetic(Arithmetic::Concatenate) => return None,
            Op::Arithmetic(operator) => (Step::Arithmetic(operator), 2, 1),
            Op::Compare(comparison) => (Step::Compare(comparison), 2, 1),
            Op::Function(function, arguments) if function.is_numeric() => {
                (Step::Function(function, arguments), usize::from(arguments), 1)
            }
            Op::Negate => (Step::Negate, 1, 1),
            Op::Plus => return self.went_nowhere(),
            Op::Not => (Step::Not, 1, 1),
            Op::Jump(target) => (Step::Jump(target), 0, 0),
            Op::JumpIf(target) => (Step::JumpIf(target), 1, 0),
            Op::JumpUnless(target) => (Step::JumpUnless(target), 1, 0),
            Op::ForTest { limit, exit } => (
                Step::ForTest {
                    limit: self.local(limit)?,
                    exit,
                },
                1,
                0,
            ),
            Op::Drop => (Step::Drop, 1, 0),
            Op::Return | Op::End => (Step::End, 0, 0),
            _ => return None,
        };
        self.depth = self.depth.checked_sub(takes)? + gives;
        if self.free + self.depth + 1 > CELLS {
            return None;
        }
        self.put(step, line);
        Some(())
    }

    fn went_nowhere(&mut self) -> Option<()> {
        self.went.push(self.steps.len() as u32);
        Some(())
    }

    /// An operator takes a right operand that was just loaded along. No jump leads between the two.
    fn put(&mut self, step: Step, line: u32) {
        let together = match (self.steps.last(), step) {
            (Some(Step::Load(cell)), Step::Add) => Some(Step::AddCell(*cell)),
            (Some(Step::Number(number)), Step::Add) => Some(Step::AddNumber(*number)),
            (Some(Step::Number(number)), Step::Subtract) => Some(Step::AddNumber(-number)),
            (Some(Step::Load(cell)), Step::Multiply) => Some(Step::MultiplyCell(*cell)),
            (Some(Step::Number(number)), Step::Multiply) => Some(Step::MultiplyNumber(*number)),
            (Some(Step::Load(cell)), Step::Divide) => Some(Step::DivideCell(*cell)),
            (Some(Step::Number(number)), Step::Compare(comparison)) => {
                Some(Step::CompareNumber(comparison, *number))
            }
            _ => None,
        };
        if together.is_some() {
            self.steps.pop();
            self.lines.pop();
        }
        self.went.push(self.steps.len() as u32);
        self.steps.push(together.unwrap_or(step));
        self.lines.push(line);
    }

    /// Jumps lead to where their targets went.
    fn finish(mut self) -> Option<Vec<Step>> {
        let end = self.steps.len() as u32;
        for step in &mut self.steps {
            let (Step::Jump(target)
            | Step::JumpIf(target)
            | Step::JumpUnless(target)
            | Step::ForTest { exit: target, .. }) = step
            else {
                continue;
            };
            *target = self.went.get(*target as usize).copied().unwrap_or(end);
        }
        Some(self.steps)
    }
}
