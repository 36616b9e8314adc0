//! The BASIC dialect of `$<n>.BAS` (spec page 3): lexer, parser, interpreter with limits.
//!
//! A script is compiled once and then runs once per interval, millions of times if need be. A run touches no file, no
//! network, no clock; it has a budget of steps and of call depth, so it always ends.

mod code;
mod compile;
mod error;
mod format;
mod functions;
mod lexer;
mod machine;
mod numerals;
mod operators;
mod plain;
mod value;

#[cfg(test)]
mod tests;

pub use error::{RunError, RunFault, SyntaxError, SyntaxFault, Warning, WarningKind};

use crate::model::Hundredths;

/// What one run gets: the interval's values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs<'a> {
    /// `Para1`, `Para2`, …, in mapping order. Missing ones are 0, further ones are not used.
    pub parameters: &'a [f64],
    /// Day of the week of the imported day: Sunday is 1, Saturday 7.
    pub weekday: u8,
    /// Start of the interval in minutes since local midnight.
    pub minutes: u16,
}

/// A compiled script. It can run in several threads at once.
#[derive(Debug, Clone)]
pub struct Program {
    code: code::Code,
    /// The same, for a script that computes with numbers only, as most do.
    plain: Option<plain::Plain>,
    warnings: Vec<Warning>,
}

impl Program {
    /// Checks and compiles a script.
    ///
    /// # Errors
    /// The first error of the text, with its line and column and what was expected. A script that assigns `Result`
    /// nowhere is one.
    pub fn compile(text: &str) -> Result<Self, SyntaxError> {
        let (code, warnings) = compile::compile(text)?;
        let plain = plain::Plain::of(&code);
        Ok(Self {
            code,
            plain,
            warnings,
        })
    }

    /// What works but should be looked at, in the order of its lines.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The highest `ParaN` that the script declares or uses; 0 when none. A mapping with fewer or more metrics than
    /// this is flagged (spec page 3).
    pub fn parameters(&self) -> u32 {
        self.code.parameters
    }

    /// Whether it divides by anything but a plain number. Then its values are averages or shares, and adding up those of
    /// several intervals means nothing.
    pub fn is_ratio(&self) -> bool {
        self.code.divides_by_what_varies()
    }

    /// Runs the script for one interval and returns `Result`.
    ///
    /// # Errors
    /// Division by zero, overflow, a text that is no number, a budget used up: with the line where it happened.
    pub fn run(&self, inputs: &Inputs<'_>) -> Result<Hundredths, RunError> {
        self.run_detailed(inputs).0
    }

    /// Runs the script as [`Program::run`] does and also tells how many steps of its budget it took.
    pub fn run_detailed(&self, inputs: &Inputs<'_>) -> (Result<Hundredths, RunError>, u32) {
        match &self.plain {
            Some(plain) => plain.run(inputs),
            None => machine::run(&self.code, inputs),
        }
    }
}

/// The script that the button *Create* writes and that serves where a mapping has none: declares the predefined
/// variables and sums the parameters times 100.
pub fn default_script(parameters: u32) -> String {
    let mut text = String::from("Dim Result As Long\nDim Weekday As Long\nDim Minutes As Long\n");
    for number in 1..=parameters {
        text.push_str(&format!("Dim Para{number} As Long\n"));
    }
    let sum: Vec<String> = (1..=parameters).map(|number| format!("Para{number}")).collect();
    let sum = if sum.is_empty() {
        "0".to_owned()
    } else {
        sum.join(" + ")
    };
    text.push_str(&format!("\nSub Main()\n  Result = ({sum}) * 100\nEnd Sub\n"));
    text
}
