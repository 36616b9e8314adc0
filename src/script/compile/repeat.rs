//! `For`, `While`, `Do` and leaving them.

use super::Compiler;
use super::block::{Block, Sort};
use super::cursor::sign;
use crate::model::message;
use crate::script::code::{Kind, Op};
use crate::script::error::SyntaxError;
use crate::script::lexer::{Symbol, TokenKind};

/// What `Exit` leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loop {
    For,
    Do,
}

impl Compiler {
    pub(super) fn for_loop(&mut self) -> Result<(), SyntaxError> {
        let line = self.cursor.place().0;
        self.begin_statement()?;
        self.cursor.advance();
        let TokenKind::Name { name, shown, .. } = self.cursor.token().kind.clone() else {
            return Err(self
                .cursor
                .expected(message!("script-loop-variable", "the loop's variable")));
        };
        let variable = self.target(&name, &shown)?;
        self.cursor.advance();
        self.cursor.expect_symbol(Symbol::Equal, sign("="))?;
        self.expression()?;
        self.store(variable);
        self.cursor.expect_word(
            "to",
            message!("script-operator-or", "an operator or “{word}”", word = "To"),
        )?;
        // Empty until the loop is entered by its head: a GoTo into it is found out at its Next.
        let limit = self.body.slot(Kind::Variant);
        let step = self.body.slot(Kind::Variant);
        self.expression()?;
        self.emit(Op::StoreLocal(limit, Kind::Double));
        match self.cursor.take_word("step") {
            true => self.expression()?,
            false => {
                self.emit(Op::Number(1.0));
            }
        }
        self.emit(Op::StoreLocal(step, Kind::Double));
        self.end_statement();
        let top = self.here();
        self.load(variable.place);
        let exit = self.emit(Op::ForTest { limit, exit: 0 });
        let sort = Sort::For {
            variable,
            name,
            limit,
            top,
        };
        self.open(line, sort, vec![exit]);
        Ok(())
    }

    /// `Next`, `Next i`, `Next j, i`
    pub(super) fn next(&mut self) -> Result<(), SyntaxError> {
        self.cursor.advance();
        loop {
            let named = self
                .cursor
                .word()
                .filter(|word| *word != "else")
                .map(Box::<str>::from);
            let block = self.close(|sort| matches!(sort, Sort::For { .. }), "For")?;
            if let Sort::For {
                variable,
                name,
                limit,
                top,
            } = &block.sort
            {
                if named.as_ref().is_some_and(|named| named != name) {
                    return Err(self.cursor.expected(message!(
                        "script-variable-of-for",
                        "“{name}”, the variable of the For in line {line}",
                        name = name.to_string(),
                        line = block.line,
                    )));
                }
                self.begin_statement()?;
                self.load(variable.place);
                self.emit(Op::LoadLocal(limit + 1));
                self.emit(Op::Add);
                self.store(*variable);
                self.emit(Op::Jump(*top as u32));
            }
            self.finish(block);
            self.cursor.at += usize::from(named.is_some());
            if named.is_none() || !self.cursor.take_symbol(Symbol::Comma) {
                return Ok(());
            }
        }
    }

    pub(super) fn while_loop(&mut self) -> Result<(), SyntaxError> {
        let line = self.cursor.place().0;
        let top = self.here();
        self.begin_statement()?;
        self.cursor.advance();
        self.expression()?;
        let exit = self.emit(Op::JumpUnless(0));
        self.end_statement();
        self.open(line, Sort::While { top }, vec![exit]);
        Ok(())
    }

    pub(super) fn wend(&mut self) -> Result<(), SyntaxError> {
        self.cursor.advance();
        let block = self.close(|sort| matches!(sort, Sort::While { .. }), "While")?;
        if let Sort::While { top } = block.sort {
            self.begin_statement()?;
            self.emit(Op::Jump(top as u32));
        }
        self.finish(block);
        Ok(())
    }

    pub(super) fn do_loop(&mut self) -> Result<(), SyntaxError> {
        let line = self.cursor.place().0;
        let top = self.here();
        self.begin_statement()?;
        self.cursor.advance();
        let mut exits = Vec::new();
        let conditional = !self.cursor.is_statement_end();
        if conditional {
            let jump = self.loop_condition()?;
            exits.push(self.emit(jump));
        }
        self.end_statement();
        self.open(line, Sort::Do { top, conditional }, exits);
        Ok(())
    }

    /// `While …` or `Until …`: the jump that leaves the loop.
    fn loop_condition(&mut self) -> Result<Op, SyntaxError> {
        if self.cursor.take_word("while") {
            self.expression()?;
            Ok(Op::JumpUnless(0))
        } else if self.cursor.take_word("until") {
            self.expression()?;
            Ok(Op::JumpIf(0))
        } else {
            Err(self.cursor.expected(message!(
                "script-while-until",
                "While, Until, or the end of the statement"
            )))
        }
    }

    pub(super) fn loop_end(&mut self) -> Result<(), SyntaxError> {
        self.cursor.advance();
        let mut block = self.close(|sort| matches!(sort, Sort::Do { .. }), "Do")?;
        self.begin_statement()?;
        if let Sort::Do { top, conditional } = block.sort {
            if !self.cursor.is_statement_end() {
                if conditional {
                    return Err(self.cursor.expected(message!(
                        "script-do-has-condition",
                        "the end of the statement, because the Do has a condition already"
                    )));
                }
                let jump = self.loop_condition()?;
                block.exits.push(self.emit(jump));
            }
            self.emit(Op::Jump(top as u32));
        }
        self.end_statement();
        self.finish(block);
        Ok(())
    }

    /// `Exit For`, `Exit Do`: out of the innermost loop of this sort.
    pub(super) fn exit_loop(&mut self, wanted: Loop) -> Result<(), SyntaxError> {
        let jump = self.here();
        let fits = |block: &&mut Block| match wanted {
            Loop::For => matches!(block.sort, Sort::For { .. }),
            Loop::Do => matches!(block.sort, Sort::Do { .. }),
        };
        let Some(block) = self.body.blocks.iter_mut().rev().find(fits) else {
            return Err(self.cursor.expected(message!(
                "script-no-such-loop",
                "“{words}”: no such loop is open here",
                words = match wanted {
                    Loop::For => "Do, Sub, Function",
                    Loop::Do => "For, Sub, Function",
                },
            )));
        };
        block.exits.push(jump);
        self.emit(Op::Jump(0));
        Ok(())
    }
}
