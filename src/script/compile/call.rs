//! Calls of own procedures and of the known functions.

use super::Compiler;
use super::cursor::sign;
use super::procedure::{Parameter, Sort};
use super::scope::Meaning;
use crate::model::{Message, message};
use crate::script::code::{Op, Place, RESULT};
use crate::script::error::{SyntaxError, SyntaxFault, Warning, WarningKind};
use crate::script::functions::Function;
use crate::script::lexer::{Symbol, TokenKind};

/// How the arguments of a call statement are written.
enum Writing {
    /// `Call Add(a, b)`, `Add(a, b)`
    Bracketed,
    /// `Add a, b`
    Bare,
    /// `Add (a)`: the brackets belong to the argument, which so becomes a value.
    ByValue,
}

impl Compiler {
    /// `Name(…)` or `Name` in an expression.
    pub(super) fn call_in_expression(&mut self, name: &str, shown: &str) -> Result<(), SyntaxError> {
        let index = self.procedures[name];
        if self.signatures[index].sort == Sort::Sub {
            return Err(self.cursor.expected(message!(
                "script-sub-has-no-value",
                "a Function, because a Sub such as {shown} has no value",
                shown = shown,
            )));
        }
        if self.in_constant {
            let name = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::NotConstant { name }));
        }
        self.cursor.advance();
        let writing = match self.cursor.is_symbol(Symbol::Open) {
            true => Writing::Bracketed,
            false => Writing::Bare,
        };
        match writing {
            Writing::Bare => self.count_arguments(index, 0)?,
            _ => self.call_arguments(index, writing)?,
        }
        self.emit(Op::Call(index as u32));
        Ok(())
    }

    /// A statement that calls a procedure; the cursor is on its name.
    pub(super) fn call_statement(&mut self, name: &str, with_call: bool) -> Result<(), SyntaxError> {
        let index = self.procedures[name];
        self.cursor.advance();
        let writing = match (self.cursor.is_symbol(Symbol::Open), with_call) {
            (true, true) => Writing::Bracketed,
            (true, false) => self.writing_of_brackets(),
            (false, false) => Writing::Bare,
            (false, true) if self.cursor.is_statement_end() => Writing::Bare,
            (false, true) => {
                return Err(self
                    .cursor
                    .expected(message!("script-open-arguments", "“(” and the arguments")));
            }
        };
        self.call_arguments(index, writing)?;
        self.emit(Op::Call(index as u32));
        if self.signatures[index].sort == Sort::Function {
            self.emit(Op::Drop);
        }
        Ok(())
    }

    /// Whether the brackets behind a name enclose all arguments or belong to the first one.
    fn writing_of_brackets(&self) -> Writing {
        let (mut open, mut commas, mut ahead) = (0_u32, 0, 0);
        loop {
            match &self.cursor.ahead(ahead).kind {
                TokenKind::Symbol(Symbol::Open) => open += 1,
                TokenKind::Symbol(Symbol::Close) => open = open.saturating_sub(1),
                TokenKind::Symbol(Symbol::Comma) if open == 1 => commas += 1,
                TokenKind::LineEnd => return Writing::Bracketed,
                _ => {}
            }
            ahead += 1;
            if open == 0 {
                break;
            }
        }
        let behind = &self.cursor.ahead(ahead).kind;
        let ends = matches!(behind, TokenKind::LineEnd | TokenKind::Symbol(Symbol::Colon))
            || self.cursor.word_ahead(ahead) == Some("else");
        match (ends, commas) {
            (true, 0) if ahead > 2 => Writing::ByValue,
            (true, _) => Writing::Bracketed,
            (false, _) => Writing::Bare,
        }
    }

    fn call_arguments(&mut self, index: usize, writing: Writing) -> Result<(), SyntaxError> {
        let parameters = self.signatures[index].parameters.clone();
        let bracketed = matches!(writing, Writing::Bracketed);
        if bracketed {
            self.cursor.expect_symbol(Symbol::Open, sign("("))?;
        }
        let mut given = 0;
        let none = match bracketed {
            true => self.cursor.is_symbol(Symbol::Close),
            false => self.cursor.is_statement_end(),
        };
        if !none {
            loop {
                let Some(parameter) = parameters.get(given) else {
                    return Err(self.wrong_count(index, given + 1));
                };
                self.argument(parameter, matches!(writing, Writing::ByValue))?;
                given += 1;
                if !self.cursor.take_symbol(Symbol::Comma) {
                    break;
                }
            }
        }
        if bracketed {
            self.cursor
                .expect_symbol(Symbol::Close, message!("script-comma-or-close", "a comma or “)”"))?;
        }
        self.count_arguments(index, given)
    }

    fn argument(&mut self, parameter: &Parameter, by_value: bool) -> Result<(), SyntaxError> {
        if parameter.by_reference && !by_value && self.refer_to_variable()? {
            return Ok(());
        }
        self.expression()?;
        self.emit(Op::Convert(parameter.kind));
        Ok(())
    }

    /// When the argument is nothing but a variable, pushes a reference to it.
    fn refer_to_variable(&mut self) -> Result<bool, SyntaxError> {
        let TokenKind::Name { name, shown, .. } = self.cursor.token().kind.clone() else {
            return Ok(false);
        };
        let alone = match &self.cursor.ahead(1).kind {
            TokenKind::LineEnd | TokenKind::Symbol(Symbol::Comma | Symbol::Close | Symbol::Colon) => true,
            _ => self.cursor.word_ahead(1) == Some("else"),
        };
        if !alone || super::scope::is_reserved(&name) {
            return Ok(false);
        }
        let variable = match self.meaning(&name, false) {
            Some(Meaning::Variable(variable)) => variable,
            Some(Meaning::Constant(_)) => return Ok(false),
            None if self.procedures.contains_key(&name) || Function::named(&name).is_some() => {
                return Ok(false);
            }
            None => self.implicit_variable(&name, &shown, true)?,
        };
        self.note_assigned(&name, variable.place);
        self.emit(Op::Refer(variable.place, variable.kind));
        self.cursor.advance();
        Ok(true)
    }

    /// A variable gets a value here, or may get one.
    pub(super) fn note_assigned(&mut self, name: &str, place: Place) {
        self.result_assigned |= place == Place::Global(RESULT);
        if let Some(implicit) = self.implicit.get_mut(&(self.body.index, name.into())) {
            implicit.assigned = true;
        }
    }

    fn count_arguments(&self, index: usize, given: usize) -> Result<(), SyntaxError> {
        match given == self.signatures[index].parameters.len() {
            true => Ok(()),
            false => Err(self.wrong_count(index, given)),
        }
    }

    fn wrong_count(&self, index: usize, given: usize) -> SyntaxError {
        let signature = &self.signatures[index];
        self.cursor.fault(SyntaxFault::ArgumentCount {
            name: signature.shown.to_string(),
            expected: arguments_in_words(signature.parameters.len(), signature.parameters.len()),
            given,
        })
    }

    /// One of the known functions; the cursor is on its name.
    pub(super) fn call_function(&mut self, function: Function, called: bool) -> Result<(), SyntaxError> {
        let (line, column) = self.cursor.place();
        self.cursor.advance();
        if !called {
            return Err(self.cursor.expected(message!(
                "script-arguments-of",
                "“(” and the arguments of {name}",
                name = function.name(),
            )));
        }
        self.cursor.advance();
        let mut given = 0;
        if !self.cursor.is_symbol(Symbol::Close) {
            loop {
                self.expression()?;
                given += 1;
                if !self.cursor.take_symbol(Symbol::Comma) {
                    break;
                }
            }
        }
        self.cursor
            .expect_symbol(Symbol::Close, message!("script-comma-or-close", "a comma or “)”"))?;
        let (fewest, most) = function.arguments();
        if !(usize::from(fewest)..=usize::from(most)).contains(&given) {
            let fault = SyntaxFault::ArgumentCount {
                name: function.name().to_owned(),
                expected: arguments_in_words(fewest.into(), most.into()),
                given,
            };
            return Err(SyntaxError { line, column, fault });
        }
        self.emit(Op::Function(function, given as u8));
        Ok(())
    }

    /// `MsgBox(…)` and its like in an expression: nothing happens, and the value is empty.
    pub(super) fn no_effect_in_expression(&mut self, shown: &str) -> Result<(), SyntaxError> {
        self.say_no_effect(shown);
        self.cursor.advance();
        let mut open = 0_u32;
        while self.cursor.is_symbol(Symbol::Open) || open > 0 {
            match self.cursor.token().kind {
                TokenKind::Symbol(Symbol::Open) => open += 1,
                TokenKind::Symbol(Symbol::Close) => open -= 1,
                TokenKind::LineEnd => return Err(self.cursor.expected(sign(")"))),
                _ => {}
            }
            self.cursor.advance();
            if open == 0 {
                break;
            }
        }
        self.emit(Op::Empty);
        Ok(())
    }

    /// One warning for the whole script.
    pub(super) fn say_no_effect(&mut self, shown: &str) {
        if std::mem::replace(&mut self.said_no_effect, true) {
            return;
        }
        let (line, column) = self.cursor.place();
        self.warnings.push(Warning {
            line,
            column,
            what: WarningKind::NoEffect {
                word: shown.to_owned(),
            },
        });
    }
}

fn arguments_in_words(fewest: usize, most: usize) -> Message {
    match (fewest, most) {
        (0, 0) => message!("script-no-arguments", "no arguments"),
        (1, 1) => message!("script-one-argument", "1 argument"),
        (fewest, most) if fewest == most => {
            message!("script-arguments", "{count} arguments", count = fewest)
        }
        (fewest, most) => message!(
            "script-arguments-between",
            "{fewest} to {most} arguments",
            fewest = fewest,
            most = most,
        ),
    }
}
