//! Subs and Functions.

use super::Compiler;
use super::block::Block;
use super::jump::Labels;
use super::scope::{Meaning, Scope, Variable};
use crate::model::message;
use crate::script::code::{Kind, Op, Place, Routine};
use crate::script::error::{SyntaxError, SyntaxFault};
use crate::script::lexer::Symbol;
use crate::script::value::Value;

/// Most parameters of one procedure.
pub(super) const PARAMETERS: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Sub,
    Function,
}

impl Sort {
    pub fn word(self) -> &'static str {
        match self {
            Self::Sub => "Sub",
            Self::Function => "Function",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Parameter {
    pub name: Box<str>,
    pub kind: Kind,
    pub by_reference: bool,
    pub line: u32,
}

/// What callers must know of a procedure.
#[derive(Debug, Clone)]
pub(super) struct Signature {
    pub name: Box<str>,
    pub shown: Box<str>,
    pub sort: Sort,
    /// Of a Function's outcome.
    pub kind: Kind,
    pub parameters: Vec<Parameter>,
    /// Tokens of its body; empty for a script without procedures, whose whole text is the body.
    pub body: std::ops::Range<usize>,
    pub line: u32,
    pub column: u32,
}

/// The procedure that is being compiled.
#[derive(Default)]
pub(super) struct Body {
    pub index: usize,
    pub scope: Scope,
    /// Parameters first.
    pub locals: Vec<Value>,
    pub blocks: Vec<Block>,
    /// Blocks below this cannot be closed here: a one-line `If` closes its own only.
    pub floor: usize,
    pub labels: Labels,
    /// Jumps of `Exit Sub` and `Exit Function`.
    pub exits: Vec<usize>,
    /// Slot of a Function's outcome.
    pub outcome: Option<u32>,
    pub is_main: bool,
}

impl Body {
    /// A new slot of the frame.
    pub fn slot(&mut self, kind: Kind) -> u32 {
        self.locals.push(kind.initial());
        (self.locals.len() - 1) as u32
    }
}

impl Compiler {
    /// The head of a Sub or Function behind its first word; the cursor ends behind the head.
    pub(super) fn signature(&mut self, sort: Sort) -> Result<Signature, SyntaxError> {
        let (line, column) = self.cursor.place();
        let named = self.name(message!("script-procedure-name", "the procedure's name"))?;
        let mut parameters = Vec::new();
        if self.cursor.take_symbol(Symbol::Open) && !self.cursor.take_symbol(Symbol::Close) {
            loop {
                parameters.push(self.parameter()?);
                if parameters.len() > PARAMETERS {
                    return Err(self.cursor.expected(message!(
                        "script-at-most-parameters",
                        "at most {limit} parameters",
                        limit = PARAMETERS,
                    )));
                }
                if !self.cursor.take_symbol(Symbol::Comma) {
                    break;
                }
            }
            self.cursor
                .expect_symbol(Symbol::Close, message!("script-comma-or-close", "a comma or “)”"))?;
        }
        let kind = match sort {
            Sort::Function => self.as_kind()?.or(named.suffix).unwrap_or(Kind::Variant),
            Sort::Sub => Kind::Variant,
        };
        self.cursor.expect_statement_end()?;
        Ok(Signature {
            name: named.name,
            shown: named.shown,
            sort,
            kind,
            parameters,
            body: self.cursor.at..self.cursor.at,
            line,
            column,
        })
    }

    fn parameter(&mut self) -> Result<Parameter, SyntaxError> {
        let by_value = self.cursor.take_word("byval");
        if !by_value {
            self.cursor.take_word("byref");
        }
        let line = self.cursor.place().0;
        let named = self.name(message!("script-parameter-name", "a parameter's name"))?;
        if self.cursor.is_symbol(Symbol::Open) {
            return Err(self.no_arrays(&named.shown));
        }
        let kind = self.as_kind()?.or(named.suffix).unwrap_or(Kind::Variant);
        Ok(Parameter {
            name: named.name,
            kind,
            by_reference: !by_value,
            line,
        })
    }

    /// The second walk.
    pub(super) fn bodies(&mut self) -> Result<(), SyntaxError> {
        self.code.routines = vec![Routine::default(); self.signatures.len()];
        for index in 0..self.signatures.len() {
            self.procedure(index)?;
        }
        Ok(())
    }

    fn procedure(&mut self, index: usize) -> Result<(), SyntaxError> {
        let signature = self.signatures[index].clone();
        self.body = Body {
            index,
            is_main: index == self.code.main as usize,
            ..Body::default()
        };
        self.parameters_into_scope(&signature)?;
        if signature.sort == Sort::Function {
            let slot = self.body.slot(signature.kind);
            self.body.outcome = Some(slot);
        }
        let entry = self.here() as u32;
        self.cursor.at = signature.body.start;
        self.statements(signature.body.end)?;
        self.all_blocks_closed()?;
        for exit in std::mem::take(&mut self.body.exits) {
            self.land(exit);
        }
        match self.body.outcome {
            Some(slot) => self.emit(Op::ReturnValue(slot)),
            None => self.emit(Op::Return),
        };
        self.aim_gotos()?;
        self.code.routines[index] = Routine {
            entry,
            parameters: signature.parameters.len() as u32,
            locals: self.body.locals[signature.parameters.len()..].to_vec(),
        };
        Ok(())
    }

    fn parameters_into_scope(&mut self, signature: &Signature) -> Result<(), SyntaxError> {
        for (slot, parameter) in signature.parameters.iter().enumerate() {
            if let Some(first) = self.body.scope.get(&parameter.name) {
                return Err(SyntaxError {
                    line: parameter.line,
                    column: 1,
                    fault: SyntaxFault::DeclaredTwice {
                        name: parameter.name.to_string(),
                        first: first.line,
                    },
                });
            }
            self.body.slot(parameter.kind);
            let slot = slot as u32;
            let place = match parameter.by_reference {
                true => Place::Reference(slot),
                false => Place::Local(slot),
            };
            let variable = Variable {
                place,
                kind: parameter.kind,
            };
            self.body
                .scope
                .put(&parameter.name, Meaning::Variable(variable), parameter.line);
        }
        Ok(())
    }
}
