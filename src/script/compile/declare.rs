//! Declarations: the first walk over the script, and every `Dim` and `Const`.

use super::Compiler;
use super::procedure::{Signature, Sort};
use super::scope::{Meaning, Variable, is_predefined, is_reserved, parameter_number};
use crate::model::{Message, message};
use crate::script::code::{FIRST_PARAMETER, Global, Kind, MINUTES, Op, Place, RESULT, WEEKDAY};
use crate::script::error::{SyntaxError, SyntaxFault, Warning, WarningKind};
use crate::script::lexer::{Symbol, TokenKind};
use crate::script::value::Value;

/// A name as it stands in a declaration.
pub(super) struct Named {
    pub name: Box<str>,
    pub shown: Box<str>,
    pub suffix: Option<Kind>,
    pub line: u32,
    pub column: u32,
}

/// Whose names a declaration makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Script,
    Procedure,
}

impl Compiler {
    /// The first walk: what the whole script declares.
    pub(super) fn declarations(&mut self) -> Result<(), SyntaxError> {
        self.predefine();
        while !self.cursor.at_end() {
            let start = self.cursor.at;
            if self.declaration()? {
                if !self.cursor.is_line_end() && !self.cursor.is_symbol(Symbol::Colon) {
                    return Err(self
                        .cursor
                        .expected(message!("script-end-of-statement", "the end of the statement")));
                }
                self.dealt_with.insert(start, self.cursor.at);
            } else if !self.cursor.is_line_end() && !self.cursor.is_symbol(Symbol::Colon) {
                self.loose.get_or_insert(start);
                self.skip_line();
                continue;
            }
            self.cursor.advance();
        }
        self.find_main()
    }

    fn predefine(&mut self) {
        let highest = self
            .cursor
            .tokens()
            .iter()
            .filter_map(|token| match &token.kind {
                TokenKind::Name { name, .. } => parameter_number(name),
                _ => None,
            })
            .max()
            .unwrap_or(0);
        self.code.parameters = highest;
        for (name, slot) in [("result", RESULT), ("weekday", WEEKDAY), ("minutes", MINUTES)] {
            let given = self.global_slot(Kind::Variant, 0);
            debug_assert_eq!(given, slot);
            self.globals.put(name, global(slot, Kind::Variant), 0);
        }
        for number in 1..=highest {
            let slot = self.global_slot(Kind::Variant, 0);
            debug_assert_eq!(slot, FIRST_PARAMETER + number - 1);
            self.globals
                .put(&format!("para{number}"), global(slot, Kind::Variant), 0);
        }
    }

    fn global_slot(&mut self, kind: Kind, line: u32) -> u32 {
        self.code.globals.push(Global { kind, line });
        self.code.initial.push(kind.initial());
        (self.code.globals.len() - 1) as u32
    }

    /// Deals with one declaration of the whole script; false when none stands here.
    fn declaration(&mut self) -> Result<bool, SyntaxError> {
        let Some(word) = self.cursor.word() else {
            return Ok(false);
        };
        match word {
            "public" | "private" | "global" => {
                self.cursor.advance();
                match self.cursor.word() {
                    Some("sub" | "function" | "const" | "dim") => {
                        self.declaration()?;
                    }
                    _ => self.dim(Whose::Script)?,
                }
            }
            "dim" => {
                self.cursor.advance();
                self.dim(Whose::Script)?;
            }
            "const" => {
                self.cursor.advance();
                self.constants(Whose::Script)?;
            }
            "option" => self.option()?,
            "sub" => self.declare_procedure(Sort::Sub)?,
            "function" => self.declare_procedure(Sort::Function)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn option(&mut self) -> Result<(), SyntaxError> {
        self.cursor.advance();
        if self.cursor.take_word("explicit") {
            self.explicit = true;
        } else if !(self.cursor.take_word("compare") && self.cursor.take_word("binary")) {
            return Err(self
                .cursor
                .expected(message!("script-options", "“Explicit” or “Compare Binary”")));
        }
        self.cursor.expect_statement_end()
    }

    fn skip_line(&mut self) {
        while !self.cursor.is_line_end() {
            self.cursor.advance();
        }
        self.cursor.advance();
    }

    fn declare_procedure(&mut self, sort: Sort) -> Result<(), SyntaxError> {
        self.cursor.advance();
        let mut signature = self.signature(sort)?;
        if is_predefined(&signature.name) {
            self.cursor.at -= 1;
            return Err(self.cursor.expected(message!(
                "script-is-variable",
                "another name, because {shown} is a variable",
                shown = signature.shown.to_string(),
            )));
        }
        let first = self
            .procedures
            .get(&signature.name)
            .map(|index| self.signatures[*index].line);
        let first = first.or(self.globals.get(&signature.name).map(|entry| entry.line));
        if let Some(first) = first {
            return Err(SyntaxError {
                line: signature.line,
                column: signature.column,
                fault: SyntaxFault::DeclaredTwice {
                    name: signature.shown.to_string(),
                    first,
                },
            });
        }
        let end = self.find_end(&signature)?;
        signature.body.end = end;
        self.procedures
            .insert(signature.name.clone(), self.signatures.len());
        self.signatures.push(signature);
        Ok(())
    }

    /// Walks to `End Sub` or `End Function`, returns where it stands and ends behind it.
    fn find_end(&mut self, signature: &Signature) -> Result<usize, SyntaxError> {
        let expected = || {
            message!(
                "script-end-for-line",
                "“End {word}” for line {line}",
                word = signature.sort.word(),
                line = signature.line,
            )
        };
        let mut at_start = true;
        loop {
            if self.cursor.at_end() {
                return Err(self.cursor.expected(expected()));
            }
            if at_start {
                match (self.cursor.word(), self.cursor.word_ahead(1)) {
                    (Some("end"), Some(word @ ("sub" | "function"))) => {
                        if word != signature.sort.word().to_lowercase() {
                            return Err(self.cursor.expected(expected()));
                        }
                        let end = self.cursor.at;
                        self.cursor.at += 2;
                        self.cursor.expect_statement_end()?;
                        return Ok(end);
                    }
                    (Some("sub" | "function"), _) => return Err(self.cursor.expected(expected())),
                    _ => {}
                }
            }
            at_start = self.cursor.is_line_end() || self.cursor.is_symbol(Symbol::Colon);
            self.cursor.advance();
        }
    }

    /// `Sub Main`; a script without any takes its statements outside of procedures for it.
    fn find_main(&mut self) -> Result<(), SyntaxError> {
        if let Some(main) = self.procedures.get("main").copied() {
            if let Some(loose) = self.loose {
                self.cursor.at = loose;
                return Err(self.cursor.expected(message!(
                    "script-outside",
                    "Dim, Const, Sub or Function: statements belong between Sub Main() and End Sub"
                )));
            }
            if !self.signatures[main].parameters.is_empty() {
                self.cursor.at = self.signatures[main].body.start;
                return Err(self
                    .cursor
                    .expected(message!("script-main-bare", "“Sub Main()” without parameters")));
            }
            self.code.main = main as u32;
            return Ok(());
        }
        let Some(loose) = self.loose else {
            self.cursor.at = 0;
            return Err(self.cursor.fault(SyntaxFault::NoMain));
        };
        self.cursor.at = loose;
        let (line, column) = self.cursor.place();
        self.code.main = self.signatures.len() as u32;
        self.signatures.push(Signature {
            name: "main".into(),
            shown: "Main".into(),
            sort: Sort::Sub,
            kind: Kind::Variant,
            parameters: Vec::new(),
            body: 0..self.cursor.tokens().len() - 1,
            line,
            column,
        });
        Ok(())
    }

    /// The names behind `Dim`.
    pub(super) fn dim(&mut self, whose: Whose) -> Result<(), SyntaxError> {
        loop {
            let named = self.name(message!("script-variable-name", "a variable's name"))?;
            if self.cursor.is_symbol(Symbol::Open) {
                return Err(self.no_arrays(&named.shown));
            }
            let kind = self.as_kind()?.or(named.suffix).unwrap_or(Kind::Variant);
            self.declare_variable(whose, &named, kind)?;
            if !self.cursor.take_symbol(Symbol::Comma) {
                return self.cursor.expect_statement_end();
            }
        }
    }

    fn declare_variable(&mut self, whose: Whose, named: &Named, kind: Kind) -> Result<(), SyntaxError> {
        let main = whose == Whose::Procedure && self.body.is_main;
        if is_predefined(&named.name) && (whose == Whose::Script || main) {
            return self.declare_predefined(named, kind);
        }
        self.not_yet_declared(whose, named)?;
        let place = match whose {
            Whose::Script => Place::Global(self.global_slot(kind, named.line)),
            Whose::Procedure => Place::Local(self.body.slot(kind)),
        };
        let meaning = Meaning::Variable(Variable { place, kind });
        self.scope(whose).put(&named.name, meaning, named.line);
        Ok(())
    }

    /// Gives a predefined variable its kind; the first declaration counts.
    fn declare_predefined(&mut self, named: &Named, kind: Kind) -> Result<(), SyntaxError> {
        let Some(entry) = self.globals.get(&named.name) else {
            unreachable!("every predefined name that stands in the script is there")
        };
        let Meaning::Variable(Variable {
            place: Place::Global(slot),
            ..
        }) = entry.meaning
        else {
            unreachable!("predefined names are global variables")
        };
        if entry.line != 0 {
            self.warnings.push(Warning {
                line: named.line,
                column: named.column,
                what: WarningKind::DeclaredAgain {
                    name: named.shown.to_string(),
                    first: entry.line,
                },
            });
            return Ok(());
        }
        self.code.globals[slot as usize] = Global {
            kind,
            line: named.line,
        };
        self.code.initial[slot as usize] = kind.initial();
        self.globals.put(&named.name, global(slot, kind), named.line);
        Ok(())
    }

    fn not_yet_declared(&self, whose: Whose, named: &Named) -> Result<(), SyntaxError> {
        let here = match whose {
            Whose::Script => self.globals.get(&named.name).map(|entry| entry.line).or_else(|| {
                let index = self.procedures.get(&named.name)?;
                Some(self.signatures[*index].line)
            }),
            Whose::Procedure => self.body.scope.get(&named.name).map(|entry| entry.line),
        };
        match here {
            None => Ok(()),
            Some(first) => Err(SyntaxError {
                line: named.line,
                column: named.column,
                fault: SyntaxFault::DeclaredTwice {
                    name: named.shown.to_string(),
                    first,
                },
            }),
        }
    }

    fn scope(&mut self, whose: Whose) -> &mut super::Scope {
        match whose {
            Whose::Script => &mut self.globals,
            Whose::Procedure => &mut self.body.scope,
        }
    }

    /// The names and values behind `Const`.
    pub(super) fn constants(&mut self, whose: Whose) -> Result<(), SyntaxError> {
        loop {
            let named = self.name(message!("script-constant-name", "a constant's name"))?;
            let kind = self.as_kind()?.or(named.suffix).unwrap_or(Kind::Variant);
            self.cursor.expect_symbol(
                Symbol::Equal,
                message!("script-constant-value", "“=” and the constant's value"),
            )?;
            self.not_yet_declared(whose, &named)?;
            if whose == Whose::Script && is_predefined(&named.name) {
                return Err(SyntaxError {
                    line: named.line,
                    column: named.column,
                    fault: SyntaxFault::ConstantAssigned {
                        name: named.shown.to_string(),
                    },
                });
            }
            let value = self.constant_value(kind)?;
            self.scope(whose)
                .put(&named.name, Meaning::Constant(value), named.line);
            if !self.cursor.take_symbol(Symbol::Comma) {
                return self.cursor.expect_statement_end();
            }
        }
    }

    /// Writes the expression's code, runs it at once and takes it away again.
    fn constant_value(&mut self, kind: Kind) -> Result<Value, SyntaxError> {
        let (line, column) = self.cursor.place();
        let start = self.here();
        self.in_constant = true;
        let written = self.expression();
        self.in_constant = false;
        written?;
        let operations = self.code.operations.split_off(start);
        self.code.lines.truncate(start);
        let outcome = crate::script::machine::evaluate(&operations, &self.code.texts, kind);
        match outcome {
            Ok(Ok(number)) => Ok(Value::Number(number)),
            Ok(Err(text)) => Ok(Value::Text(self.text(&text))),
            Err(fault) => Err(SyntaxError {
                line,
                column,
                fault: SyntaxFault::ConstantFails(fault),
            }),
        }
    }

    /// `As Long` and its like, if it stands here.
    pub(super) fn as_kind(&mut self) -> Result<Option<Kind>, SyntaxError> {
        if !self.cursor.take_word("as") {
            return Ok(None);
        }
        let kind = self.cursor.word().and_then(Kind::named);
        if kind.is_none() {
            return Err(self.cursor.expected(message!(
                "script-kinds",
                "Long, Integer, Single, Double, String or Variant"
            )));
        }
        self.cursor.advance();
        Ok(kind)
    }

    /// A name that may be declared.
    pub(super) fn name(&mut self, expected: Message) -> Result<Named, SyntaxError> {
        let token = self.cursor.token();
        let (line, column) = (token.line, token.column);
        match &token.kind {
            TokenKind::Name { name, shown, suffix } if !is_reserved(name) => {
                let named = Named {
                    name: name.clone(),
                    shown: shown.clone(),
                    suffix: *suffix,
                    line,
                    column,
                };
                self.cursor.advance();
                Ok(named)
            }
            _ => Err(self.cursor.expected(expected)),
        }
    }

    pub(super) fn no_arrays(&self, shown: &str) -> SyntaxError {
        self.cursor.fault(SyntaxFault::NotSupported {
            word: format!("{shown}("),
            why: super::scope::no_arrays(),
        })
    }

    /// Pushes a constant.
    pub(super) fn emit_constant(&mut self, value: Value) {
        match value {
            Value::Number(number) => self.emit(Op::Number(number)),
            Value::Text(index) => self.emit(Op::Text(index)),
            Value::Empty | Value::Reference { .. } => unreachable!("constants are numbers and texts"),
        };
    }
}

fn global(slot: u32, kind: Kind) -> Meaning {
    Meaning::Variable(Variable {
        place: Place::Global(slot),
        kind,
    })
}
