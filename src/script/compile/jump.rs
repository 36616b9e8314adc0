//! `GoTo` and labels. Blocks are plain jumps, so a `GoTo` may lead into and out of them.

use super::Compiler;
use super::scope::is_reserved;
use crate::model::message;
use crate::script::code::Op;
use crate::script::error::{SyntaxError, SyntaxFault};
use crate::script::lexer::{Symbol, TokenKind};
use std::collections::HashMap;

/// The labels of a procedure and the jumps to them.
#[derive(Default)]
pub(super) struct Labels {
    /// Lower-case name → operation and line.
    places: HashMap<Box<str>, (usize, u32)>,
    gotos: Vec<Goto>,
}

struct Goto {
    jump: usize,
    label: Box<str>,
    line: u32,
    column: u32,
}

impl Compiler {
    /// Takes `name:` or a line number, if one stands here, at the start of a line.
    pub(super) fn label(&mut self) -> Result<bool, SyntaxError> {
        let colon = self.cursor.ahead(1).kind == TokenKind::Symbol(Symbol::Colon);
        let label: Box<str> = match &self.cursor.token().kind {
            TokenKind::Name { name, .. } if colon && !is_reserved(name) => name.clone(),
            TokenKind::Number(number) if number.fract() == 0.0 => number.to_string().into(),
            _ => return Ok(false),
        };
        let line = self.cursor.place().0;
        let here = self.here();
        if let Some((_, first)) = self.body.labels.places.insert(label.clone(), (here, line)) {
            let name = label.into();
            return Err(self.cursor.fault(SyntaxFault::DeclaredTwice { name, first }));
        }
        self.cursor.advance();
        Ok(true)
    }

    /// The label behind `GoTo`.
    pub(super) fn goto(&mut self) -> Result<(), SyntaxError> {
        let label: Box<str> = match &self.cursor.token().kind {
            TokenKind::Name { name, .. } if !is_reserved(name) => name.clone(),
            TokenKind::Number(number) if number.fract() == 0.0 => number.to_string().into(),
            _ => return Err(self.cursor.expected(message!("script-a-label", "a label"))),
        };
        let (line, column) = self.cursor.place();
        let jump = self.emit(Op::Jump(0));
        self.body.labels.gotos.push(Goto {
            jump,
            label,
            line,
            column,
        });
        self.cursor.advance();
        Ok(())
    }

    /// Sends the procedure's jumps to their labels, once all are known.
    pub(super) fn aim_gotos(&mut self) -> Result<(), SyntaxError> {
        let labels = std::mem::take(&mut self.body.labels);
        for goto in labels.gotos {
            let Some((target, _)) = labels.places.get(&goto.label) else {
                return Err(SyntaxError {
                    line: goto.line,
                    column: goto.column,
                    fault: SyntaxFault::UnknownLabel {
                        name: goto.label.into(),
                    },
                });
            };
            self.aim(goto.jump, *target);
        }
        Ok(())
    }
}
