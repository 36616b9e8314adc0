//! Tokens to code, in two walks: the first collects what is declared, the second writes the code of each procedure.
//! There is no tree in between: a stack machine takes expressions in the very order in which a Pratt parser meets
//! them, and blocks are jumps. So nothing recurses but expressions and one-line `If`s, whose depth is limited.

mod block;
mod call;
mod cursor;
mod declare;
mod expression;
mod jump;
mod procedure;
mod repeat;
mod scope;
mod select;
mod statement;

use super::code::{Code, EMPTY_TEXT, Op};
use super::error::{SyntaxError, SyntaxFault, Warning, WarningKind};
use cursor::Cursor;
use procedure::{Body, Signature};
use scope::Scope;
use std::collections::{BTreeMap, HashMap};

/// Expressions and one-line `If`s may nest this deep.
const NESTING: u32 = 150;

/// So many operations may a script have: keeps every index well inside 32 bits.
const OPERATIONS: usize = 4_000_000;

/// A script's code and what is worth a word about it.
pub(super) fn compile(text: &str) -> Result<(Code, Vec<Warning>), SyntaxError> {
    let tokens = super::lexer::tokens(text)?;
    let mut compiler = Compiler::new(tokens);
    compiler.declarations()?;
    compiler.bodies()?;
    compiler.judge()?;
    Ok((compiler.code, compiler.warnings))
}

struct Compiler {
    cursor: Cursor,
    code: Code,
    warnings: Vec<Warning>,
    globals: Scope,
    signatures: Vec<Signature>,
    /// Lower-case name → index in `signatures`.
    procedures: HashMap<Box<str>, usize>,
    /// Token ranges that the first walk has dealt with, by their start.
    dealt_with: BTreeMap<usize, usize>,
    /// The first statement outside every procedure.
    loose: Option<usize>,
    /// `Option Explicit`
    explicit: bool,
    /// The procedure in hand.
    body: Body,
    depth: u32,
    /// Where the statement in hand began in the code.
    statement: usize,
    result_assigned: bool,
    said_no_effect: bool,
    /// The value of a `Const` is being read.
    in_constant: bool,
    /// Undeclared names: first place where one is read, and whether one is assigned.
    implicit: BTreeMap<(usize, Box<str>), Implicit>,
}

/// What is known of a variable that nobody declared.
struct Implicit {
    shown: Box<str>,
    line: u32,
    column: u32,
    assigned: bool,
}

impl Compiler {
    fn new(tokens: Vec<super::lexer::Token>) -> Self {
        let mut compiler = Self {
            cursor: Cursor::new(tokens),
            code: Code::default(),
            warnings: Vec::new(),
            globals: Scope::default(),
            signatures: Vec::new(),
            procedures: HashMap::new(),
            dealt_with: BTreeMap::new(),
            loose: None,
            explicit: false,
            body: Body::default(),
            depth: 0,
            statement: 0,
            result_assigned: false,
            said_no_effect: false,
            in_constant: false,
            implicit: BTreeMap::new(),
        };
        let empty = compiler.text("");
        debug_assert_eq!(empty, EMPTY_TEXT);
        compiler
    }

    fn emit(&mut self, operation: Op) -> usize {
        self.code.operations.push(operation);
        self.code.lines.push(self.cursor.token().line);
        self.code.operations.len() - 1
    }

    /// Where the next operation will stand.
    fn here(&self) -> usize {
        self.code.operations.len()
    }

    /// Sends the jump at `from` here.
    fn land(&mut self, from: usize) {
        let target = self.here();
        self.aim(from, target);
    }

    fn aim(&mut self, from: usize, target: usize) {
        let target = target as u32;
        match &mut self.code.operations[from] {
            Op::Jump(to) | Op::JumpIf(to) | Op::JumpUnless(to) | Op::ForTest { exit: to, .. } => *to = target,
            other => unreachable!("only jumps are aimed, not {other:?}"),
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        self.code.texts.push(text.into());
        (self.code.texts.len() - 1) as u32
    }

    fn begin_statement(&mut self) -> Result<(), SyntaxError> {
        if self.here() > OPERATIONS {
            return Err(self.cursor.fault(SyntaxFault::TooLong));
        }
        self.statement = self.emit(Op::Step(1));
        Ok(())
    }

    /// A long statement costs more than one step, so that the budget bounds the time too.
    fn end_statement(&mut self) {
        let length = self.here() - self.statement;
        if let Op::Step(cost) = &mut self.code.operations[self.statement] {
            *cost = 1 + (length / 64) as u32;
        }
    }

    fn deeper(&mut self) -> Result<(), SyntaxError> {
        self.depth += 1;
        match self.depth > NESTING {
            true => Err(self.cursor.fault(SyntaxFault::TooDeep { limit: NESTING })),
            false => Ok(()),
        }
    }

    /// What can be said only once everything was read.
    fn judge(&mut self) -> Result<(), SyntaxError> {
        if !self.result_assigned {
            let main = &self.signatures[self.code.main as usize];
            return Err(SyntaxError {
                line: main.line,
                column: main.column,
                fault: SyntaxFault::ResultMissing,
            });
        }
        for implicit in self.implicit.values().filter(|implicit| !implicit.assigned) {
            self.warnings.push(Warning {
                line: implicit.line,
                column: implicit.column,
                what: WarningKind::NeverAssigned {
                    name: implicit.shown.to_string(),
                },
            });
        }
        self.warnings
            .sort_by_key(|warning| (warning.line, warning.column));
        Ok(())
    }
}
