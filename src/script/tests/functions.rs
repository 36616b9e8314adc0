//! The known functions.

use super::super::functions::Function;
use super::*;

fn number(expression: &str) -> i64 {
    body(&format!("Result = ({expression}) * 1000"), &[])
}

fn text(expression: &str) -> String {
    // A text leaves a run only as numbers: its characters, one after the other.
    let length = body(&format!("Result = Len({expression})"), &[]);
    (1..=length)
        .map(|at| body(&format!("Result = Asc(Mid({expression}, {at}, 1))"), &[]))
        .filter_map(|code| char::from_u32(code as u32))
        .collect()
}

#[test]
fn of_numbers() {
    for (expression, value) in [
        ("Abs(-2.5)", 2.5),
        ("Int(2.7)", 2.0),
        ("Int(-2.1)", -3.0),
        ("Fix(-2.9)", -2.0),
        ("Sgn(-3)", -1.0),
        ("Sgn(0)", 0.0),
        ("Sgn(9)", 1.0),
        ("Sqr(9)", 3.0),
        ("Exp(0)", 1.0),
        ("Log(1)", 0.0),
        ("CInt(2.5)", 2.0),
        ("CInt(3.5)", 4.0),
        ("CLng(-2.5)", -2.0),
        ("CLng(2.51)", 3.0),
        ("Round(0.5)", 0.0),
        ("Round(1.5)", 2.0),
        ("Round(2.345, 2)", 2.34),
        ("Round(2.355, 2)", 2.36),
        ("Round(-2.675, 2)", -2.68),
        ("CSng(0.5)", 0.5),
        ("CDbl(\"2.25\")", 2.25),
        ("IIf(1 > 2, 5, 7)", 7.0),
        ("IIf(1 < 2, 5, 7)", 5.0),
        ("IsNumeric(\"5x\")", 0.0),
        ("IsNumeric(\"5\")", -1.0),
    ] {
        assert_eq!(
            number(expression),
            (value * 1000.0_f64).round() as i64,
            "{expression}"
        );
    }
}

#[test]
fn of_texts() {
    for (expression, value) in [
        ("Len(\"Größe\")", 5.0),
        ("Val(\"12.5 x\")", 12.5),
        ("InStr(\"Hotline\", \"line\")", 4.0),
        ("InStr(3, \"abcabc\", \"b\")", 5.0),
        ("InStr(\"abc\", \"x\")", 0.0),
        ("InStr(9, \"abc\", \"a\")", 0.0),
        ("Asc(\"A\")", 65.0),
    ] {
        assert_eq!(number(expression), (value * 1000.0) as i64, "{expression}");
    }
    for (expression, value) in [
        ("Str(5)", " 5"),
        ("Str(-5.5)", "-5.5"),
        ("CStr(5)", "5"),
        ("CStr(0.1 + 0.2)", "0.3"),
        ("Left(\"Hotline\", 3)", "Hot"),
        ("Left$(\"ab\", 9)", "ab"),
        ("Right(\"Hotline\", 4)", "line"),
        ("Mid(\"Hotline\", 4)", "line"),
        ("Mid(\"Hotline\", 2, 3)", "otl"),
        ("Mid(\"ab\", 7, 3)", ""),
        ("UCase(\"aé\")", "AÉ"),
        ("LCase(\"AÉ\")", "aé"),
        ("Trim(\"  a b \")", "a b"),
        ("LTrim(\"  a \")", "a "),
        ("RTrim(\"  a \")", "  a"),
        ("Chr(65)", "A"),
        ("5 & \"x\"", "5x"),
        ("IIf(True, \"a\", \"b\")", "a"),
    ] {
        assert_eq!(text(expression), value, "{expression}");
    }
}

#[test]
fn format_writes_numbers_in_forms() {
    for (expression, value) in [
        ("Format(5)", "5"),
        ("Format(5, \"00\")", "05"),
        ("Format(3.14159, \"0.00\")", "3.14"),
        ("Format(2.345, \"0.00\")", "2.35"),
        ("Format(2.5, \"0\")", "3"),
        ("Format(-2.5, \"0\")", "-3"),
        ("Format(0.5, \"#.00\")", ".50"),
        ("Format(1234567.8, \"#,##0.00\")", "1,234,567.80"),
        ("Format(999.995, \"0.00\")", "1000.00"),
        ("Format(0.125, \"0%\")", "13%"),
        ("Format(0.125, \"Percent\")", "12.50%"),
        ("Format(1234.5, \"Standard\")", "1,234.50"),
        ("Format(1234.5, \"Fixed\")", "1234.50"),
        ("Format(1.5, \"General Number\")", "1.5"),
        ("Format(-5, \"0;(0)\")", "(5)"),
        ("Format(0, \"0;-0;\"\"none\"\"\")", "none"),
        ("Format(1.5, \"0.0##\")", "1.5"),
        ("Format(-0.001, \"0.0\")", "0.0"),
    ] {
        assert_eq!(text(expression), value, "{expression}");
    }
    assert!(matches!(
        fault("x = Format(5, \"yyyy\")\nResult = 1"),
        RunFault::UnknownFormat { .. }
    ));
}

#[test]
fn impossible_arguments_are_refused() {
    for expression in [
        "Sqr(-1)",
        "Log(0)",
        "Left(\"a\", -1)",
        "Mid(\"a\", 0)",
        "Asc(\"\")",
        "Chr(-1)",
        "Round(1, -1)",
        "(-8) ^ 0.5",
    ] {
        assert!(
            matches!(
                fault(&format!("Result = {expression}")),
                RunFault::OutOfRange { .. }
            ),
            "{expression}"
        );
    }
}

#[test]
fn every_function_says_its_arguments() {
    for function in Function::ALL {
        let error = syntax(&format!("Sub Main()\nResult = {}()\nEnd Sub", function.name()));
        assert!(error.to_string().contains("argument"), "{error}");
        assert_eq!(Function::named(&function.name().to_lowercase()), Some(*function));
    }
}
