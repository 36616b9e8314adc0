//! Expressions, by binding powers (Pratt). Precedence, tightest first: `^`, sign, `* /`, `\`, `Mod`, `+ -`, `&`,
//! comparisons, `Not`, `And`, `Or`, `Xor` (spec page 3). Operators of one row bind from the left.

use super::Compiler;
use super::scope::{Meaning, is_reserved, refused};
use crate::model::message;
use crate::script::code::{Arithmetic, Comparison, Op, Place};
use crate::script::error::{SyntaxError, SyntaxFault};
use crate::script::functions::Function;
use crate::script::lexer::{Symbol, Token, TokenKind};

const COMPARISONS: u8 = 5;
const POWER: u8 = 11;

/// The operator that stands between two operands, and how tightly it binds.
fn infix(token: &Token) -> Option<(u8, Op)> {
    Some(match &token.kind {
        TokenKind::Name { name, .. } => match &**name {
            "xor" => (1, Op::Arithmetic(Arithmetic::Xor)),
            "or" => (2, Op::Arithmetic(Arithmetic::Or)),
            "and" => (3, Op::Arithmetic(Arithmetic::And)),
            "mod" => (8, Op::Arithmetic(Arithmetic::Modulo)),
            _ => return None,
        },
        TokenKind::Symbol(symbol) => match symbol {
            Symbol::Ampersand => (6, Op::Arithmetic(Arithmetic::Concatenate)),
            Symbol::Plus => (7, Op::Add),
            Symbol::Minus => (7, Op::Subtract),
            Symbol::Backslash => (9, Op::Arithmetic(Arithmetic::IntegerDivide)),
            Symbol::Star => (10, Op::Multiply),
            Symbol::Slash => (10, Op::Divide),
            Symbol::Caret => (POWER, Op::Arithmetic(Arithmetic::Power)),
            other => (COMPARISONS, Op::Compare(comparison(*other)?)),
        },
        _ => return None,
    })
}

pub(super) fn comparison(symbol: Symbol) -> Option<Comparison> {
    Some(match symbol {
        Symbol::Equal => Comparison::Equal,
        Symbol::NotEqual => Comparison::NotEqual,
        Symbol::Less => Comparison::Less,
        Symbol::LessEqual => Comparison::LessEqual,
        Symbol::Greater => Comparison::Greater,
        Symbol::GreaterEqual => Comparison::GreaterEqual,
        _ => return None,
    })
}

impl Compiler {
    /// Writes the code that leaves the expression's value on the stack.
    pub(super) fn expression(&mut self) -> Result<(), SyntaxError> {
        self.operators(0)
    }

    /// An operand and all operators behind it that bind at least as tightly as `weakest`.
    fn operators(&mut self, weakest: u8) -> Result<(), SyntaxError> {
        self.deeper()?;
        self.operand()?;
        while let Some((power, operation)) = infix(self.cursor.token()) {
            if power < weakest {
                break;
            }
            let line = self.cursor.token().line;
            self.cursor.advance();
            self.operators(power + 1)?;
            let at = self.emit(operation);
            self.code.lines[at] = line;
        }
        self.depth -= 1;
        Ok(())
    }

    fn operand(&mut self) -> Result<(), SyntaxError> {
        match self.cursor.token().kind.clone() {
            TokenKind::Number(number) => {
                self.emit(Op::Number(number));
                self.cursor.advance();
            }
            TokenKind::Text(text) => {
                let index = self.text(&text);
                self.emit(Op::Text(index));
                self.cursor.advance();
            }
            TokenKind::Symbol(Symbol::Open) => {
                self.cursor.advance();
                self.expression()?;
                self.cursor.expect_symbol(
                    Symbol::Close,
                    message!("script-operator-or", "an operator or “{word}”", word = ")"),
                )?;
            }
            TokenKind::Symbol(Symbol::Minus) => self.signed(Op::Negate, POWER)?,
            TokenKind::Symbol(Symbol::Plus) => self.signed(Op::Plus, POWER)?,
            TokenKind::Name { name, shown, .. } => match &*name {
                "not" => self.signed(Op::Not, COMPARISONS)?,
                _ => self.named_operand(&name, &shown)?,
            },
            _ => {
                return Err(self
                    .cursor
                    .expected(message!("script-operand", "a number, a text, a name or “(”")));
            }
        }
        Ok(())
    }

    fn signed(&mut self, operation: Op, weakest: u8) -> Result<(), SyntaxError> {
        self.cursor.advance();
        self.operators(weakest)?;
        self.emit(operation);
        Ok(())
    }

    /// A name in an expression: literal, variable, constant, or a call.
    fn named_operand(&mut self, name: &str, shown: &str) -> Result<(), SyntaxError> {
        if matches!(name, "true" | "false") {
            self.emit(Op::Number(if name == "true" { -1.0 } else { 0.0 }));
            self.cursor.advance();
            return Ok(());
        }
        if is_reserved(name) {
            return Err(self
                .cursor
                .expected(message!("script-operand", "a number, a text, a name or “(”")));
        }
        let called = self.cursor.ahead(1).kind == TokenKind::Symbol(Symbol::Open);
        if let Some(meaning) = self.meaning(name, called) {
            return self.plain_operand(meaning, shown, called);
        }
        if self.procedures.contains_key(name) {
            return self.call_in_expression(name, shown);
        }
        if let Some(function) = Function::named(name) {
            return self.call_function(function, called);
        }
        if matches!(name, "msgbox" | "inputbox" | "print") {
            return self.no_effect_in_expression(shown);
        }
        if let Some(why) = refused(name) {
            let word = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::NotSupported { word, why }));
        }
        if called {
            let name = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::UnknownProcedure { name }));
        }
        if self.in_constant {
            let name = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::NotConstant { name }));
        }
        let variable = self.implicit_variable(name, shown, false)?;
        self.load(variable.place);
        self.cursor.advance();
        Ok(())
    }

    /// What a name means as a variable or constant, if it is one. In a Function its own name without arguments is its
    /// outcome so far.
    pub(super) fn meaning(&self, name: &str, called: bool) -> Option<Meaning> {
        if let Some(entry) = self.body.scope.get(name) {
            return Some(entry.meaning);
        }
        if !called && let Some(outcome) = self.outcome_variable(name) {
            return Some(Meaning::Variable(outcome));
        }
        self.globals.get(name).map(|entry| entry.meaning)
    }

    fn plain_operand(&mut self, meaning: Meaning, shown: &str, called: bool) -> Result<(), SyntaxError> {
        if called {
            let name = shown.to_owned();
            return Err(self.cursor.fault(SyntaxFault::UnknownProcedure { name }));
        }
        match meaning {
            Meaning::Constant(value) => self.emit_constant(value),
            Meaning::Variable(_) if self.in_constant => {
                let name = shown.to_owned();
                return Err(self.cursor.fault(SyntaxFault::NotConstant { name }));
            }
            Meaning::Variable(variable) => self.load(variable.place),
        }
        self.cursor.advance();
        Ok(())
    }

    pub(super) fn load(&mut self, place: Place) {
        self.emit(match place {
            Place::Global(slot) => Op::LoadGlobal(slot),
            Place::Local(slot) => Op::LoadLocal(slot),
            Place::Reference(slot) => Op::LoadReference(slot),
        });
    }
}
