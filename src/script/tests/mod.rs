//! Tests read as page 3 of the specification does.

mod constructs;
mod errors;
mod functions;
mod meaning;
mod page;
mod procedures;
mod properties;

use super::{Inputs, Program, RunFault, SyntaxError};

fn compile(text: &str) -> Program {
    Program::compile(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn run(text: &str, parameters: &[f64], minutes: u16) -> Result<i64, RunFault> {
    let inputs = Inputs {
        parameters,
        weekday: 2,
        minutes,
    };
    compile(text)
        .run(&inputs)
        .map(|value| value.0)
        .map_err(|error| error.why)
}

/// `Result` of a script whose `Sub Main` holds these lines.
fn body(lines: &str, parameters: &[f64]) -> i64 {
    let text = format!("Sub Main()\n{lines}\nEnd Sub\n");
    run(&text, parameters, 0).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

fn fault(lines: &str) -> RunFault {
    run(&format!("Sub Main()\n{lines}\nEnd Sub\n"), &[], 0).unwrap_err()
}

fn syntax(text: &str) -> SyntaxError {
    match Program::compile(text) {
        Ok(_) => panic!("compiles, but should not:\n{text}"),
        Err(error) => error,
    }
}
