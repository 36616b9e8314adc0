//! Errors say where, and what was expected.

use super::*;

#[test]
fn the_first_error_has_line_column_and_what_was_expected() {
    for (lines, line, column, text) in [
        (
            "Result = ",
            2,
            10,
            "expected a number, a text, a name or “(”, found the end of the line",
        ),
        (
            "Result = 5 +",
            2,
            13,
            "expected a number, a text, a name or “(”, found the end of the line",
        ),
        (
            "Result = (5",
            2,
            12,
            "expected an operator or “)”, found the end of the line",
        ),
        (
            "Result = 5 5",
            2,
            12,
            "expected the end of the statement, found the number 5",
        ),
        (
            "If Result = 5 Result = 1",
            2,
            15,
            "expected an operator or “Then”, found “Result”",
        ),
        (
            "Result = \"abc",
            2,
            10,
            "expected a closing quotation mark, found the end of the line",
        ),
        (
            "For i = 1\nNext",
            2,
            10,
            "expected an operator or “To”, found the end of the line",
        ),
        (
            "For i = 1 To 3\nResult = i",
            4,
            1,
            "expected “Next” for the For in line 2, found “End”",
        ),
        (
            "If True Then\nResult = 1\nNext",
            4,
            1,
            "expected “End If” for the If in line 2, found “Next”",
        ),
        (
            "Result = 1\nEnd If",
            3,
            5,
            "expected a statement, because no If is open, found “If”",
        ),
        (
            "Result = 1\nLoop",
            3,
            1,
            "expected a statement, because no Do is open, found “Loop”",
        ),
        (
            "Result = 1\nElse",
            3,
            1,
            "expected a statement, because no If is open that could have this Else, found “Else”",
        ),
        (
            "Result = 1\nExit For",
            3,
            6,
            "expected “Do, Sub, Function”: no such loop is open here, found “For”",
        ),
        (
            "Result = 1\nGoTo nowhere",
            3,
            6,
            "the label “nowhere” is not in this procedure: expected a line “nowhere:”",
        ),
        (
            "Result = 1\nDim x As Lang",
            3,
            10,
            "expected Long, Integer, Single, Double, String or Variant, found “Lang”",
        ),
        (
            "Dim a As Long, a\nResult = 1",
            2,
            16,
            "“a” is declared twice: first in line 2; expected another name",
        ),
        ("Result = Abs(1, 2)", 2, 10, "“Abs” takes 1 argument, found 2"),
        (
            "Result = Foo(1)",
            2,
            10,
            "expected a Sub, a Function or a known function, found “Foo” (arrays are not part of these scripts)",
        ),
        ("Result = 1\nx§ = 2", 3, 2, "expected a statement, found “§”"),
        (
            "Result = 1E999",
            2,
            10,
            "this number is too large: expected at most 1.79E308",
        ),
        (
            "Const c = 1\nResult = 1\nc = 2",
            4,
            1,
            "“c” is a constant: expected a variable",
        ),
        (
            "Const c = Para1\nResult = 1",
            2,
            11,
            "the value of a Const must be known beforehand: expected a number, a text or another constant, found “Para1”",
        ),
        (
            "Select Case 1\nCase Is 5\nResult = 1\nEnd Select",
            3,
            9,
            "expected a comparison such as “>=” behind “Is”, found the number 5",
        ),
    ] {
        let error = syntax(&format!("Sub Main()\n{lines}\nEnd Sub\n"));
        assert_eq!(
            error.to_string(),
            format!("line {line}, column {column}: {text}"),
            "{lines}"
        );
    }
}

#[test]
fn what_is_not_part_of_the_dialect_is_refused_plainly() {
    for (lines, word) in [
        ("Dim x(5) As Long", "arrays"),
        ("ReDim x(5)", "arrays"),
        ("Dim x As Long\nx(3) = 5", "arrays"),
        ("Dim x As Long\nResult = x(3)", "arrays"),
        ("On Error Resume Next", "rejects the one value"),
        ("Set x = CreateObject(\"Excel\")", "objects"),
        ("GoSub there", "use a Sub"),
        ("Open \"file\" For Input As 1", "no file"),
        ("Shell \"format c:\"", "no file"),
        ("x = Now", "clock"),
        ("x = Timer", "clock"),
    ] {
        let error = syntax(&format!("Sub Main()\nResult = 1\n{lines}\nEnd Sub\n"));
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn a_script_needs_a_main_and_a_result() {
    assert_eq!(
        syntax("").to_string(),
        "line 1, column 1: expected “Sub Main()”: the script has no procedure of this name, so nothing would run"
    );
    assert!(
        syntax("Sub Other()\nResult = 1\nEnd Sub")
            .to_string()
            .contains("Sub Main()")
    );
    let missing = syntax("Dim Result As Long\nSub Main()\nx = Result\nEnd Sub");
    assert_eq!(
        (missing.line, missing.fault.clone()),
        (2, super::super::SyntaxFault::ResultMissing)
    );
    assert!(
        syntax("Sub Main()\nResult = 1")
            .to_string()
            .contains("expected “End Sub” for line 1")
    );
    assert!(
        syntax("Sub Main()\nResult = 1\nEnd Function")
            .to_string()
            .contains("expected “End Sub”")
    );
    assert!(
        syntax("x = 1\nSub Main()\nResult = 1\nEnd Sub")
            .to_string()
            .contains("between Sub Main() and End Sub")
    );
    assert!(
        syntax("Sub Main(a)\nResult = 1\nEnd Sub")
            .to_string()
            .contains("without parameters")
    );
    assert!(
        syntax("Sub Main()\nResult = 1\nEnd Sub\nSub main()\nEnd Sub")
            .to_string()
            .contains("declared twice")
    );
    assert!(
        syntax("Sub Main()\nDim Result As Long\nAdd Result, 1\nEnd Sub\nSub Add(a)\nEnd Sub")
            .to_string()
            .contains("takes 1 argument, found 2")
    );
}

#[test]
fn option_explicit_wants_every_name_declared() {
    let error = syntax("Option Explicit\nSub Main()\nResult = 1\nx = 2\nEnd Sub");
    assert_eq!((error.line, error.column), (4, 1));
    assert_eq!(
        run(
            "Option Explicit\nSub Main()\nDim x\nx = 2\nResult = x + Para1 + Weekday\nEnd Sub",
            &[1.0],
            0
        ),
        Ok(5)
    );
}

#[test]
fn a_name_that_is_only_read_is_warned_of() {
    let program = compile("Sub Main()\nResult = Parra1 * 100\nEnd Sub");
    assert_eq!(
        program.warnings()[0].to_string(),
        "line 2, column 10: “Parra1” is read but never assigned: is the name misspelt?"
    );
}

#[test]
fn predefined_names_may_be_declared_in_main() {
    let program = compile("Sub Main()\nDim Result As Long\nDim Para1 As Long\nResult = Para1\nEnd Sub");
    assert_eq!(
        program
            .run(&Inputs {
                parameters: &[2.9],
                weekday: 1,
                minutes: 0
            })
            .unwrap()
            .0,
        2
    );
    let twice = compile("Dim Result As Long\nSub Main()\nDim Result As Long\nResult = 1\nEnd Sub");
    assert_eq!(
        twice.warnings()[0].to_string(),
        "line 3, column 5: “Result” is declared again; the declaration in line 1 counts"
    );
}

#[test]
fn nesting_is_limited_not_the_stack() {
    let brackets = format!(
        "Sub Main()\nResult = {}1{}\nEnd Sub",
        "(".repeat(200_000),
        ")".repeat(200_000)
    );
    assert!(syntax(&brackets).to_string().contains("nested more than"));
    let signs = format!("Sub Main()\nResult = {}1\nEnd Sub", "-".repeat(200_000));
    assert!(syntax(&signs).to_string().contains("nested more than"));
    let ifs = format!("Sub Main()\n{}Result = 1\nEnd Sub", "If 1 Then ".repeat(100_000));
    assert!(syntax(&ifs).to_string().contains("nested more than"));
    let sums = format!("Sub Main()\nResult = 1{}\nEnd Sub", " + 1".repeat(100_000));
    assert_eq!(run(&sums, &[], 0), Ok(100_001));
    let blocks = format!(
        "Sub Main()\n{}Result = 1\n{}End Sub",
        "If 1 Then\n".repeat(50_000),
        "End If\n".repeat(50_000)
    );
    assert_eq!(run(&blocks, &[], 0), Ok(1));
}
