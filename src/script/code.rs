//! The compact code that a script becomes: one flat list of operations over a stack, so that a run neither recurses
//! nor looks up a name.

use super::value::Value;

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Variant,
    /// 16 bits.
    Integer,
    /// 32 bits.
    Long,
    Single,
    Double,
    Text,
}

impl Kind {
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "variant" => Self::Variant,
            "integer" => Self::Integer,
            "long" => Self::Long,
            "single" => Self::Single,
            "double" => Self::Double,
            "string" => Self::Text,
            _ => return None,
        })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Variant => "Variant",
            Self::Integer => "Integer",
            Self::Long => "Long",
            Self::Single => "Single",
            Self::Double => "Double",
            Self::Text => "String",
        }
    }

    /// What a variable of this kind holds before its first assignment.
    pub fn initial(self) -> Value {
        match self {
            Self::Variant => Value::Empty,
            Self::Text => Value::Text(EMPTY_TEXT),
            _ => Value::Number(0.0),
        }
    }
}

/// Index of the empty text among every program's texts.
pub(super) const EMPTY_TEXT: u32 = 0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    IntegerDivide,
    Modulo,
    Power,
    Concatenate,
    And,
    Or,
    Xor,
}

/// Where a variable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Global(u32),
    /// Counted from the frame's base.
    Local(u32),
    /// A `ByRef` parameter: the frame's slot says which variable is meant, or holds the value of an expression.
    Reference(u32),
}

/// One operation. Operands come from the stack, the right one on top, and outcomes go there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Op {
    /// A statement begins; so many steps are taken from the budget.
    Step(u32),
    Number(f64),
    Text(u32),
    Empty,
    LoadGlobal(u32),
    LoadLocal(u32),
    LoadReference(u32),
    StoreGlobal(u32, Kind),
    StoreLocal(u32, Kind),
    StoreReference(u32, Kind),
    /// Pushes a reference to a variable of this kind, for a `ByRef` parameter.
    Refer(Place, Kind),
    /// Makes the top what an assignment to this kind would make of it.
    Convert(Kind),
    Add,
    Subtract,
    Multiply,
    Divide,
    Arithmetic(Arithmetic),
    Compare(Comparison),
    Negate,
    /// A sign `+`: the operand must be a number.
    Plus,
    Not,
    Jump(u32),
    /// Jumps when the popped value is not zero.
    JumpIf(u32),
    /// Jumps when the popped value is zero.
    JumpUnless(u32),
    /// Pops the loop's variable; the frame's slots `limit` and `limit + 1` hold limit and step. Jumps when it is done.
    ForTest {
        limit: u32,
        exit: u32,
    },
    Call(u32),
    Function(super::functions::Function, u8),
    Drop,
    /// Ends a Sub.
    Return,
    /// Ends a Function: the frame's slot is its outcome.
    ReturnValue(u32),
    /// Ends the whole run.
    End,
}

/// A Sub or Function, ready to run.
#[derive(Debug, Clone, Default)]
pub(super) struct Routine {
    pub entry: u32,
    /// How many of the frame's slots the caller pushes.
    pub parameters: u32,
    /// What the other slots hold at the start.
    pub locals: Vec<Value>,
}

/// A global variable at the start of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Global {
    pub kind: Kind,
    /// Where it is declared; 0 when it is not.
    pub line: u32,
}

/// Slots of the predefined variables; `Para1` stands in the first one after them.
pub(super) const RESULT: u32 = 0;
pub(super) const WEEKDAY: u32 = 1;
pub(super) const MINUTES: u32 = 2;
pub(super) const FIRST_PARAMETER: u32 = 3;

#[derive(Debug, Clone, Default)]
pub(super) struct Code {
    pub operations: Vec<Op>,
    /// The line of each operation.
    pub lines: Vec<u32>,
    /// The texts that stand in the script; the first is empty.
    pub texts: Vec<Box<str>>,
    pub routines: Vec<Routine>,
    pub globals: Vec<Global>,
    pub initial: Vec<Value>,
    pub main: u32,
    /// Highest `ParaN` declared or used.
    pub parameters: u32,
}

impl Code {
    /// A divisor that is a plain number stands right before the division.
    pub fn divides_by_what_varies(&self) -> bool {
        self.operations.windows(2).any(|pair| {
            let divides = matches!(pair[1], Op::Divide | Op::Arithmetic(Arithmetic::IntegerDivide));
            divides && !matches!(pair[0], Op::Number(_))
        })
    }
}
