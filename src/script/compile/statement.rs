//! Statements but for blocks.

use super::cursor::sign;
use super::declare::Whose;
use super::procedure::Sort;
use super::repeat::Loop;
use super::scope::{Meaning, Variable, is_reserved, refused};
use super::{Compiler, Implicit};
use crate::model::message;
use crate::script::code::{Kind, Op, Place};
use crate::script::error::{SyntaxError, SyntaxFault};
use crate::script::functions::Function;
use crate::script::lexer::{Symbol, TokenKind};

impl Compiler {
    /// All statements up to the token `end`.
    pub(super) fn statements(&mut self, end: usize) -> Result<(), SyntaxError> {
        let mut line_starts = true;
        while self.cursor.at < end {
            if let Some(behind) = self.dealt_with.get(&self.cursor.at).copied() {
                self.cursor.at = behind;
            } else if self.cursor.is_line_end() {
                line_starts = true;
                self.cursor.advance();
            } else if self.cursor.is_symbol(Symbol::Colon) {
                self.cursor.advance();
            } else if std::mem::take(&mut line_starts) && self.label()? {
                // A label may stand before a statement on the same line.
            } else if self.cursor.is_word("else") {
                self.block_else()?;
            } else {
                self.statement()?;
                if !self.cursor.is_line_end() && !self.cursor.is_symbol(Symbol::Colon) {
                    return Err(self
                        .cursor
                        .expected(message!("script-end-of-statement", "the end of the statement")));
                }
            }
        }
        Ok(())
    }

    /// The statements of a one-line `If`'s branch.
    fn statements_of_line(&mut self) -> Result<(), SyntaxError> {
        while !self.cursor.is_line_end() && !self.cursor.is_word("else") {
            if self.cursor.take_symbol(Symbol::Colon) {
                continue;
            }
            self.statement()?;
            self.cursor.expect_statement_end()?;
        }
        Ok(())
    }

    fn statement(&mut self) -> Result<(), SyntaxError> {
        let TokenKind::Name { name, shown, .. } = self.cursor.token().kind.clone() else {
            return Err(self
                .cursor
                .expected(message!("script-a-statement", "a statement")));
        };
        match &*name {
            "if" => self.if_statement(),
            "elseif" => self.block_else_if(),
            "endif" => {
                self.cursor.advance();
                self.end_if()
            }
            "end" => self.end_statement_word(),
            "select" => self.select(),
            "case" => self.case(),
            "for" => self.for_loop(),
            "next" => self.next(),
            "while" => self.while_loop(),
            "wend" => self.wend(),
            "do" => self.do_loop(),
            "loop" => self.loop_end(),
            "dim" => {
                self.cursor.advance();
                self.dim(Whose::Procedure)
            }
            "const" => {
                self.cursor.advance();
                self.constants(Whose::Procedure)
            }
            _ => {
                self.begin_statement()?;
                self.simple_statement(&name, &shown)?;
                self.end_statement();
                Ok(())
            }
        }
    }

    fn simple_statement(&mut self, name: &str, shown: &str) -> Result<(), SyntaxError> {
        match name {
            "exit" => self.exit(),
            "goto" => {
                self.cursor.advance();
                self.goto()
            }
            "call" => {
                self.cursor.advance();
                self.call_word()
            }
            "let" => {
                self.cursor.advance();
                let TokenKind::Name { name, shown, .. } = self.cursor.token().kind.clone() else {
                    return Err(self
                        .cursor
                        .expected(message!("script-variable-name", "a variable's name")));
                };
                self.assignment(&name, &shown)
            }
            _ if is_reserved(name) => Err(self
                .cursor
                .expected(message!("script-a-statement", "a statement"))),
            _ if self.is_assignment() => self.assignment(name, shown),
            _ if self.procedures.contains_key(name) => self.call_statement(name, false),
            "msgbox" | "inputbox" | "print" | "debug" => {
                self.say_no_effect(shown);
                while !self.cursor.is_statement_end() {
                    self.cursor.advance();
                }
                Ok(())
            }
            _ => Err(self.not_a_statement(name, shown)),
        }
    }

    fn is_assignment(&self) -> bool {
        self.cursor.ahead(1).kind == TokenKind::Symbol(Symbol::Equal)
    }

    fn not_a_statement(&mut self, name: &str, shown: &str) -> SyntaxError {
        let word = shown.to_owned();
        if let Some(why) = refused(name) {
            return self.cursor.fault(SyntaxFault::NotSupported { word, why });
        }
        let known = self.meaning(name, false).is_some() || Function::named(name).is_some();
        self.cursor.advance();
        match (known, self.cursor.is_symbol(Symbol::Open)) {
            (true, false) => self.cursor.expected(message!(
                "script-equal-behind",
                "“=” behind “{word}”",
                word = &word
            )),
            _ => {
                self.cursor.at -= 1;
                match known {
                    true => self.no_arrays(&word),
                    false => self.cursor.fault(SyntaxFault::UnknownProcedure { name: word }),
                }
            }
        }
    }

    fn call_word(&mut self) -> Result<(), SyntaxError> {
        match self.cursor.token().kind.clone() {
            TokenKind::Name { name, .. } if self.procedures.contains_key(&name) => {
                self.call_statement(&name, true)
            }
            TokenKind::Name { name, shown, .. } if matches!(&*name, "msgbox" | "inputbox") => {
                self.no_effect_in_expression(&shown)?;
                self.emit(Op::Drop);
                Ok(())
            }
            TokenKind::Name { shown, .. } => {
                let name = shown.to_string();
                Err(self.cursor.fault(SyntaxFault::UnknownProcedure { name }))
            }
            _ => Err(self
                .cursor
                .expected(message!("script-a-procedure-name", "a procedure's name"))),
        }
    }

    /// `name = expression`; the cursor is on the name.
    fn assignment(&mut self, name: &str, shown: &str) -> Result<(), SyntaxError> {
        let variable = self.target(name, shown)?;
        self.cursor.advance();
        self.cursor.expect_symbol(Symbol::Equal, sign("="))?;
        self.expression()?;
        self.store(variable);
        Ok(())
    }

    /// The variable that is assigned to; the cursor is on its name.
    pub(super) fn target(&mut self, name: &str, shown: &str) -> Result<Variable, SyntaxError> {
        if is_reserved(name) {
            return Err(self
                .cursor
                .expected(message!("script-variable-name", "a variable's name")));
        }
        let variable = match self.meaning(name, false) {
            Some(Meaning::Variable(variable)) => variable,
            Some(Meaning::Constant(_)) => {
                let name = shown.to_owned();
                return Err(self.cursor.fault(SyntaxFault::ConstantAssigned { name }));
            }
            None if self.procedures.contains_key(name) => {
                return Err(self.cursor.expected(message!(
                    "script-is-procedure",
                    "a variable, because {shown} is a procedure",
                    shown = shown,
                )));
            }
            None if Function::named(name).is_some() => {
                return Err(self.cursor.expected(message!(
                    "script-is-function",
                    "a variable, because {shown} is a function",
                    shown = shown,
                )));
            }
            None => match refused(name) {
                Some(why) => {
                    let word = shown.to_owned();
                    return Err(self.cursor.fault(SyntaxFault::NotSupported { word, why }));
                }
                None => self.implicit_variable(name, shown, true)?,
            },
        };
        self.note_assigned(name, variable.place);
        Ok(variable)
    }

    pub(super) fn store(&mut self, variable: Variable) {
        let kind = variable.kind;
        self.emit(match variable.place {
            Place::Global(slot) => Op::StoreGlobal(slot, kind),
            Place::Local(slot) => Op::StoreLocal(slot, kind),
            Place::Reference(slot) => Op::StoreReference(slot, kind),
        });
    }

    /// In a Function, its own name is its outcome.
    pub(super) fn outcome_variable(&self, name: &str) -> Option<Variable> {
        let slot = self.body.outcome?;
        let signature = self.signatures.get(self.body.index)?;
        (*signature.name == *name).then_some(Variable {
            place: Place::Local(slot),
            kind: signature.kind,
        })
    }

    /// A name that nobody declared is a Variant of the procedure; the cursor is on it.
    pub(super) fn implicit_variable(
        &mut self,
        name: &str,
        shown: &str,
        assigned: bool,
    ) -> Result<Variable, SyntaxError> {
        if self.explicit {
            let name = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::Undeclared { name }));
        }
        let kind = match &self.cursor.token().kind {
            TokenKind::Name {
                suffix: Some(kind), ..
            } => *kind,
            _ => Kind::Variant,
        };
        let (line, column) = self.cursor.place();
        let place = Place::Local(self.body.slot(kind));
        let variable = Variable { place, kind };
        self.body.scope.put(name, Meaning::Variable(variable), line);
        let implicit = Implicit {
            shown: shown.into(),
            line,
            column,
            assigned,
        };
        self.implicit.insert((self.body.index, name.into()), implicit);
        Ok(variable)
    }

    fn exit(&mut self) -> Result<(), SyntaxError> {
        self.cursor.advance();
        let sort = self.signatures[self.body.index].sort;
        match self.cursor.word() {
            Some("for") => self.exit_loop(Loop::For)?,
            Some("do") => self.exit_loop(Loop::Do)?,
            Some("sub") if sort == Sort::Sub => self.exit_procedure(),
            Some("function") if sort == Sort::Function => self.exit_procedure(),
            Some("sub" | "function") => return Err(self.cursor.expected(sign(sort.word()))),
            _ => {
                return Err(self
                    .cursor
                    .expected(message!("script-exits", "For, Do, Sub or Function")));
            }
        }
        self.cursor.advance();
        Ok(())
    }

    fn exit_procedure(&mut self) {
        let jump = self.emit(Op::Jump(0));
        self.body.exits.push(jump);
    }

    /// `End If`, `End Select`, or `End` alone, which ends the run.
    fn end_statement_word(&mut self) -> Result<(), SyntaxError> {
        match self.cursor.word_ahead(1) {
            Some("if") => {
                self.cursor.at += 2;
                self.end_if()
            }
            Some("select") => {
                self.cursor.at += 2;
                self.end_select()
            }
            _ => {
                self.cursor.advance();
                if !self.cursor.is_statement_end() {
                    return Err(self
                        .cursor
                        .expected(message!("script-ends", "If, Select, or the end of the statement")));
                }
                self.emit(Op::End);
                Ok(())
            }
        }
    }

    /// The rest of a one-line `If` behind `Then`; `otherwise` is the jump past it.
    pub(super) fn one_line_if(&mut self, otherwise: usize) -> Result<(), SyntaxError> {
        self.deeper()?;
        let floor = std::mem::replace(&mut self.body.floor, self.body.blocks.len());
        self.branch_of_line()?;
        if self.cursor.take_word("else") {
            let over = self.emit(Op::Jump(0));
            self.land(otherwise);
            self.branch_of_line()?;
            self.land(over);
        } else {
            self.land(otherwise);
        }
        self.body.floor = floor;
        self.depth -= 1;
        Ok(())
    }

    fn branch_of_line(&mut self) -> Result<(), SyntaxError> {
        if matches!(self.cursor.token().kind, TokenKind::Number(_)) {
            self.begin_statement()?;
            self.goto()?;
            return Ok(());
        }
        self.statements_of_line()?;
        self.closed_down_to(self.body.floor)
    }
}
