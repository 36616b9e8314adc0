//! Any text compiles or fails in words, and whatever compiles ends.

use super::*;
use proptest::prelude::*;

/// Words and signs out of which scripts are made, so that many of them get far.
const PIECES: &[&str] = &[
    "If ",
    " Then ",
    " Then\n",
    "Else ",
    "\nElse\n",
    "ElseIf ",
    "\nEnd If\n",
    "For i = ",
    " To ",
    " Step ",
    "\nNext\n",
    "Next i",
    "While ",
    "\nWend\n",
    "Do\n",
    "Do While ",
    "\nLoop\n",
    "Loop Until ",
    "Exit For\n",
    "Exit Do\n",
    "Exit Sub\n",
    "Select Case ",
    "\nCase ",
    "Case Else\n",
    "Is > ",
    "\nEnd Select\n",
    "GoTo a\n",
    "\na:\n",
    "Result = ",
    "x = ",
    "y = ",
    "x",
    "y",
    "Para1",
    "Weekday",
    "Minutes",
    "Result",
    "1",
    "0",
    "2.5",
    "&HFF",
    "\"t\"",
    "\"12\"",
    " + ",
    " - ",
    " * ",
    " / ",
    " \\ ",
    " ^ ",
    " Mod ",
    " & ",
    " = ",
    " < ",
    " >= ",
    " And ",
    " Or ",
    "Not ",
    "-",
    "(",
    ")",
    ", ",
    " : ",
    "\n",
    "\n",
    "\n",
    "F(",
    "S ",
    "Call S(",
    "Left(",
    "Str(",
    "Len(",
    "IIf(",
    "Format(",
    "Round(",
    "Dim x As Long\n",
    "Dim s As String\n",
    "Const c = ",
    "MsgBox ",
    "End\n",
    "'",
    "_\n",
    "Function F(n)\n",
    "\nEnd Function\n",
    "F = ",
    "\nEnd Sub\n",
    "Sub S(n)\n",
];

fn ends(text: &str) {
    if let Ok(program) = Program::compile(text) {
        let inputs = Inputs {
            parameters: &[3.5, -1.0],
            weekday: 7,
            minutes: 1425,
        };
        let (outcome, steps) = program.run_detailed(&inputs);
        assert!(steps <= 1_000_000);
        // The short way and the long one lead to the same.
        assert_eq!(
            (outcome, steps),
            super::super::machine::run(&program.code, &inputs)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_text_compiles_or_fails_without_panic(text in any::<String>()) {
        ends(&text);
    }

    #[test]
    fn any_bytes_do_too(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        ends(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn whatever_compiles_ends(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..60)) {
        let lines = pieces.concat();
        ends(&lines);
        ends(&format!("Sub Main()\nResult = 1\n{lines}\nEnd Sub\nFunction F(n)\nF = n + 1\nEnd Function\nSub S(n)\nn = n - 1\nEnd Sub\n"));
    }

    #[test]
    fn statements_put_together_at_random_end(
        statements in proptest::collection::vec(proptest::sample::select(STATEMENTS), 1..30)
    ) {
        let text = format!(
            "Sub Main()\n{}\nEnd Sub\nFunction F(n)\nF = n + 1\nIf n > 3 Then F = F(n - 1)\nEnd Function\n",
            statements.join("\n")
        );
        ends(&text);
    }

    #[test]
    fn cutting_agrees_with_fifteen_digits(number in -1e12_f64..1e12) {
        let digits: f64 = format!("{number:.14e}").parse().unwrap();
        prop_assert_eq!(super::super::value::cut(number), digits.trunc());
    }

    #[test]
    fn cutting_agrees_close_to_whole_numbers(whole in -2_000_000_i32..2_000_000, off in -40_i64..40) {
        let number = f64::from(whole);
        let number = f64::from_bits((number.to_bits() as i64 + off).max(0) as u64);
        let digits: f64 = format!("{number:.14e}").parse().unwrap();
        prop_assert_eq!(super::super::value::cut(number), digits.trunc());
    }
}

const STATEMENTS: &[&str] = &[
    "Result = Result + 1",
    "x = x * 2",
    "y = F(x)",
    "If x > y Then x = 0 Else y = 0",
    "For i = 1 To 10",
    "Next",
    "Do",
    "Loop",
    "Loop Until x > 5",
    "While y < 3",
    "Wend",
    "a:",
    "GoTo a",
    "If x Then",
    "End If",
    "Else",
    "Exit For",
    "Exit Do",
    "Select Case x",
    "Case 1 To 3",
    "Case Else",
    "End Select",
    "s = s & \"ab\"",
    "x = Len(s)",
    "x = 1 / y",
    "y = y + 1",
    "If Result > 100 Then End",
];
