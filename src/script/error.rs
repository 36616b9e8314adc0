//! What can be wrong with a script: its text ([`SyntaxError`]), a run of it ([`RunError`]), and what is worth a word
//! ([`Warning`]). Lines and columns count from 1; a column counts characters.

use std::borrow::Cow;

/// The first error of a script's text, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct SyntaxError {
    pub line: u32,
    pub column: u32,
    pub fault: SyntaxFault,
}

/// What is wrong with the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SyntaxFault {
    #[error("expected {expected}, found {found}")]
    Expected {
        expected: Cow<'static, str>,
        found: String,
    },
    /// A construct of other BASICs that these scripts do not have.
    #[error("“{word}” is not part of these scripts ({why}); expected a statement")]
    NotSupported { word: String, why: &'static str },
    #[error("“{name}” is declared twice: first in line {first}; expected another name")]
    DeclaredTwice { name: String, first: u32 },
    /// With `Option Explicit`.
    #[error("“{name}” is not declared: expected a Dim before, because the script says Option Explicit")]
    Undeclared { name: String },
    #[error(
        "expected a Sub, a Function or a known function, found “{name}” (arrays are not part of these scripts)"
    )]
    UnknownProcedure { name: String },
    #[error("the label “{name}” is not in this procedure: expected a line “{name}:”")]
    UnknownLabel { name: String },
    #[error("“{name}” takes {expected}, found {given}")]
    ArgumentCount {
        name: String,
        expected: String,
        given: usize,
    },
    #[error("“{name}” is a constant: expected a variable")]
    ConstantAssigned { name: String },
    #[error(
        "the value of a Const must be known beforehand: expected a number, a text or another constant, found “{name}”"
    )]
    NotConstant { name: String },
    #[error("the value of this Const cannot be computed: {0}")]
    ConstantFails(RunFault),
    #[error("this number is too large: expected at most 1.79E308")]
    NumberTooLarge,
    #[error("nested more than {limit} deep: expected a simpler expression or statement")]
    TooDeep { limit: u32 },
    #[error("the script is too long: expected fewer variables and statements")]
    TooLong,
    #[error("expected “Sub Main()”: the script has no procedure of this name, so nothing would run")]
    NoMain,
    #[error("expected an assignment to Result: the script assigns it nowhere, so it would have no outcome")]
    ResultMissing,
}

/// Why a run ended without an outcome: this one value is rejected, every other goes on (spec page 3).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct RunError {
    pub line: u32,
    pub why: RunFault,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunFault {
    #[error("division by zero")]
    DivisionByZero,
    #[error("overflow: {value} does not fit into {kind}")]
    Overflow { value: String, kind: &'static str },
    /// A text where a number is needed.
    #[error("the text “{text}” is not a number")]
    NotANumber { text: String },
    #[error("{function} cannot work with {value}")]
    OutOfRange { function: &'static str, value: String },
    #[error("Format does not know the form “{form}”")]
    UnknownFormat { form: String },
    #[error("the script needs more than {limit} steps: is there a loop without end?")]
    StepsUsedUp { limit: u32 },
    #[error("procedures call each other more than {limit} deep: is there a call without end?")]
    CallsTooDeep { limit: u32 },
    #[error("a text grew longer than {limit} characters")]
    TextTooLong { limit: u32 },
    /// `GoTo` led into the middle of a loop.
    #[error("Next was reached without its For")]
    NextWithoutFor,
}

/// Something that works but should be looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct Warning {
    pub line: u32,
    pub column: u32,
    pub what: WarningKind,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WarningKind {
    #[error("“Then” is missing at the end of this If; it is taken as if it stood there")]
    MissingThen,
    /// `MsgBox`, `InputBox`, `Print`: in the original they would stop an import until somebody answers.
    #[error("“{word}” has no effect in an import")]
    NoEffect { word: String },
    #[error("“{name}” is read but never assigned: is the name misspelt?")]
    NeverAssigned { name: String },
    #[error("“{name}” is declared again; the declaration in line {first} counts")]
    DeclaredAgain { name: String, first: u32 },
}
