//! `Select Case`.

use super::Compiler;
use super::block::{Block, Sort};
use super::cursor::sign;
use super::expression::comparison;
use crate::model::message;
use crate::script::code::{Comparison, Kind, Op};
use crate::script::error::SyntaxError;
use crate::script::lexer::{Symbol, TokenKind};

impl Compiler {
    pub(super) fn select(&mut self) -> Result<(), SyntaxError> {
        let line = self.cursor.place().0;
        self.begin_statement()?;
        self.cursor.advance();
        self.cursor.expect_word("case", sign("Case"))?;
        self.expression()?;
        let subject = self.body.slot(Kind::Variant);
        self.emit(Op::StoreLocal(subject, Kind::Variant));
        let otherwise = self.emit(Op::Jump(0));
        self.end_statement();
        let sort = Sort::Select {
            subject,
            otherwise: Some(otherwise),
            cases: 0,
            behind_else: false,
        };
        self.open(line, sort, Vec::new());
        Ok(())
    }

    pub(super) fn case(&mut self) -> Result<(), SyntaxError> {
        let end = self.here();
        let is_else = self.cursor.word_ahead(1) == Some("else");
        let (slot, waiting, first) = match self.innermost() {
            Some(Block {
                sort:
                    Sort::Select {
                        subject,
                        otherwise,
                        cases,
                        behind_else,
                    },
                exits,
                ..
            }) if !*behind_else => {
                let first = *cases == 0;
                *cases += 1;
                *behind_else = is_else;
                if !first {
                    exits.push(end);
                }
                (*subject, otherwise.take(), first)
            }
            _ => {
                return Err(self.cursor.expected(message!(
                    "script-no-select",
                    "a statement, because no Select Case is open that could have this Case"
                )));
            }
        };
        if !first {
            self.emit(Op::Jump(0));
        }
        if let Some(waiting) = waiting {
            self.land(waiting);
        }
        self.cursor.advance();
        if self.cursor.take_word("else") {
            return Ok(());
        }
        self.case_conditions(slot)
    }

    fn case_conditions(&mut self, subject: u32) -> Result<(), SyntaxError> {
        self.begin_statement()?;
        let mut bodies = Vec::new();
        loop {
            bodies.push(self.case_condition(subject)?);
            if !self.cursor.take_symbol(Symbol::Comma) {
                break;
            }
        }
        let jump = self.emit(Op::Jump(0));
        self.end_statement();
        for body in bodies {
            self.land(body);
        }
        if let Some(Block {
            sort: Sort::Select { otherwise, .. },
            ..
        }) = self.innermost()
        {
            *otherwise = Some(jump);
        }
        Ok(())
    }

    /// One entry of a `Case` list; returns the jump to the case's statements.
    fn case_condition(&mut self, subject: u32) -> Result<usize, SyntaxError> {
        let is = self.cursor.take_word("is");
        self.emit(Op::LoadLocal(subject));
        let relation = match self.cursor.token().kind {
            TokenKind::Symbol(symbol) => comparison(symbol),
            _ => None,
        };
        if let Some(relation) = relation {
            self.cursor.advance();
            self.expression()?;
            self.emit(Op::Compare(relation));
            return Ok(self.emit(Op::JumpIf(0)));
        }
        if is {
            return Err(self.cursor.expected(message!(
                "script-comparison",
                "a comparison such as “>=” behind “Is”"
            )));
        }
        self.expression()?;
        if !self.cursor.take_word("to") {
            self.emit(Op::Compare(Comparison::Equal));
            return Ok(self.emit(Op::JumpIf(0)));
        }
        self.emit(Op::Compare(Comparison::GreaterEqual));
        let below = self.emit(Op::JumpUnless(0));
        self.emit(Op::LoadLocal(subject));
        self.expression()?;
        self.emit(Op::Compare(Comparison::LessEqual));
        let body = self.emit(Op::JumpIf(0));
        self.land(below);
        Ok(body)
    }

    /// Behind `End Select`.
    pub(super) fn end_select(&mut self) -> Result<(), SyntaxError> {
        let block = self.close(|sort| matches!(sort, Sort::Select { .. }), "Select Case")?;
        if let Sort::Select {
            otherwise: Some(jump),
            ..
        } = block.sort
        {
            self.land(jump);
        }
        self.finish(block);
        Ok(())
    }
}
