//! What can be wrong with a script: its text ([`SyntaxError`]), a run of it ([`RunError`]), and what is worth a word
//! ([`Warning`]). Lines and columns count from 1; a column counts characters.

use crate::model::{Message, Worded, message};

/// The first error of a script's text, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct SyntaxError {
    pub line: u32,
    pub column: u32,
    pub fault: SyntaxFault,
}

impl Worded for SyntaxError {
    fn message(&self) -> Message {
        let Self { line, column, fault } = self;
        message!(
            "script-syntax",
            "line {line}, column {column}: {fault}",
            line = *line,
            column = *column,
            fault = fault.message()
        )
    }
}

/// What is wrong with the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum SyntaxFault {
    Expected {
        expected: Message,
        found: Message,
    },
    /// A construct of other BASICs that these scripts do not have.
    NotSupported {
        word: String,
        why: Message,
    },
    DeclaredTwice {
        name: String,
        first: u32,
    },
    /// With `Option Explicit`.
    Undeclared {
        name: String,
    },
    UnknownProcedure {
        name: String,
    },
    UnknownLabel {
        name: String,
    },
    ArgumentCount {
        name: String,
        expected: Message,
        given: usize,
    },
    ConstantAssigned {
        name: String,
    },
    NotConstant {
        name: String,
    },
    ConstantFails(RunFault),
    NumberTooLarge,
    TooDeep {
        limit: u32,
    },
    TooLong,
    NoMain,
    ResultMissing,
}

impl Worded for SyntaxFault {
    fn message(&self) -> Message {
        match self {
            Self::Expected { expected, found } => message!(
                "script-expected",
                "expected {expected}, found {found}",
                expected = expected,
                found = found
            ),
            Self::NotSupported { word, why } => message!(
                "script-not-supported",
                "“{word}” is not part of these scripts ({why}); expected a statement",
                word = word,
                why = why
            ),
            Self::DeclaredTwice { name, first } => message!(
                "script-declared-twice",
                "“{name}” is declared twice: first in line {first}; expected another name",
                name = name,
                first = *first
            ),
            Self::Undeclared { name } => message!(
                "script-undeclared",
                "“{name}” is not declared: expected a Dim before, because the script says Option Explicit",
                name = name
            ),
            Self::UnknownProcedure { name } => message!(
                "script-unknown-procedure",
                "expected a Sub, a Function or a known function, found “{name}” (arrays are not part of these scripts)",
                name = name
            ),
            Self::UnknownLabel { name } => message!(
                "script-unknown-label",
                "the label “{name}” is not in this procedure: expected a line “{name}:”",
                name = name
            ),
            Self::ArgumentCount {
                name,
                expected,
                given,
            } => message!(
                "script-argument-count",
                "“{name}” takes {expected}, found {given}",
                name = name,
                expected = expected,
                given = *given
            ),
            Self::ConstantAssigned { name } => message!(
                "script-constant-assigned",
                "“{name}” is a constant: expected a variable",
                name = name
            ),
            Self::NotConstant { name } => message!(
                "script-not-constant",
                "the value of a Const must be known beforehand: expected a number, a text or another constant, found “{name}”",
                name = name
            ),
            Self::ConstantFails(why) => message!(
                "script-constant-fails",
                "the value of this Const cannot be computed: {why}",
                why = why.message()
            ),
            Self::NumberTooLarge => message!(
                "script-number-too-large",
                "this number is too large: expected at most 1.79E308"
            ),
            Self::TooDeep { limit } => message!(
                "script-too-deep",
                "nested more than {limit} deep: expected a simpler expression or statement",
                limit = *limit
            ),
            Self::TooLong => message!(
                "script-too-long",
                "the script is too long: expected fewer variables and statements"
            ),
            Self::NoMain => message!(
                "script-no-main",
                "expected “Sub Main()”: the script has no procedure of this name, so nothing would run"
            ),
            Self::ResultMissing => message!(
                "script-result-missing",
                "expected an assignment to Result: the script assigns it nowhere, so it would have no outcome"
            ),
        }
    }
}

/// Why a run ended without an outcome: this one value is rejected, every other goes on (spec page 3).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct RunError {
    pub line: u32,
    pub why: RunFault,
}

impl Worded for RunError {
    fn message(&self) -> Message {
        let Self { line, why } = self;
        message!(
            "script-run",
            "line {line}: {why}",
            line = *line,
            why = why.message()
        )
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum RunFault {
    DivisionByZero,
    Overflow {
        value: String,
        kind: &'static str,
    },
    /// A text where a number is needed.
    NotANumber {
        text: String,
    },
    OutOfRange {
        function: &'static str,
        value: String,
    },
    UnknownFormat {
        form: String,
    },
    StepsUsedUp {
        limit: u32,
    },
    CallsTooDeep {
        limit: u32,
    },
    TextTooLong {
        limit: u32,
    },
    /// `GoTo` led into the middle of a loop.
    NextWithoutFor,
}

impl Worded for RunFault {
    fn message(&self) -> Message {
        match self {
            Self::DivisionByZero => message!("script-run-division-by-zero", "division by zero"),
            Self::Overflow { value, kind } => message!(
                "script-run-overflow",
                "overflow: {value} does not fit into {kind}",
                value = value,
                kind = *kind
            ),
            Self::NotANumber { text } => message!(
                "script-run-not-a-number",
                "the text “{text}” is not a number",
                text = text
            ),
            Self::OutOfRange { function, value } => message!(
                "script-run-out-of-range",
                "{function} cannot work with {value}",
                function = *function,
                value = value
            ),
            Self::UnknownFormat { form } => message!(
                "script-run-unknown-format",
                "Format does not know the form “{form}”",
                form = form
            ),
            Self::StepsUsedUp { limit } => message!(
                "script-run-steps-used-up",
                "the script needs more than {limit} steps: is there a loop without end?",
                limit = *limit
            ),
            Self::CallsTooDeep { limit } => message!(
                "script-run-calls-too-deep",
                "procedures call each other more than {limit} deep: is there a call without end?",
                limit = *limit
            ),
            Self::TextTooLong { limit } => message!(
                "script-run-text-too-long",
                "a text grew longer than {limit} characters",
                limit = *limit
            ),
            Self::NextWithoutFor => {
                message!("script-run-next-without-for", "Next was reached without its For")
            }
        }
    }
}

/// Something that works but should be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct Warning {
    pub line: u32,
    pub column: u32,
    pub what: WarningKind,
}

impl Worded for Warning {
    fn message(&self) -> Message {
        let Self { line, column, what } = self;
        message!(
            "script-warning",
            "line {line}, column {column}: {what}",
            line = *line,
            column = *column,
            what = what.message()
        )
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum WarningKind {
    MissingThen,
    /// `MsgBox`, `InputBox`, `Print`: in the original they would stop an import until somebody answers.
    NoEffect {
        word: String,
    },
    NeverAssigned {
        name: String,
    },
    DeclaredAgain {
        name: String,
        first: u32,
    },
}

impl Worded for WarningKind {
    fn message(&self) -> Message {
        match self {
            Self::MissingThen => message!(
                "script-warning-missing-then",
                "“Then” is missing at the end of this If; it is taken as if it stood there"
            ),
            Self::NoEffect { word } => message!(
                "script-warning-no-effect",
                "“{word}” has no effect in an import",
                word = word
            ),
            Self::NeverAssigned { name } => message!(
                "script-warning-never-assigned",
                "“{name}” is read but never assigned: is the name misspelt?",
                name = name
            ),
            Self::DeclaredAgain { name, first } => message!(
                "script-warning-declared-again",
                "“{name}” is declared again; the declaration in line {first} counts",
                name = name,
                first = *first
            ),
        }
    }
}
