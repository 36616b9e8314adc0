//! Kinds, cutting, overflow, budgets.

use super::*;

fn assigned(kind: &str, expression: &str) -> Result<i64, RunFault> {
    let text = format!("Sub Main()\nDim x As {kind}\nx = {expression}\nResult = x * 100\nEnd Sub");
    run(&text, &[], 0)
}

#[test]
fn assignment_cuts_after_rounding_to_fifteen_digits() {
    for (expression, value) in [
        ("8.2 * 100", 820),
        ("-8.2 * 100", -820),
        ("0.29 * 100", 29),
        ("1.999", 1),
        ("-1.999", -1),
        ("0.99999999999999", 0),
        ("0.9999999999999999", 1),
        ("819.9999999999", 819),
        ("0.5", 0),
        ("-0.5", 0),
        ("2147483646.9", 2_147_483_646),
    ] {
        assert_eq!(assigned("Long", expression), Ok(value * 100), "{expression}");
    }
    assert_eq!(assigned("Integer", "8.2 * 100"), Ok(82_000));
    assert_eq!(body("Result = 1.15 * 100", &[]), 115);
    assert_eq!(body("Result = 4.35 * 100", &[]), 435);
}

#[test]
fn overflow_is_found_on_assignment_only() {
    for (kind, fits, beyond) in [
        ("Integer", "32767", "32768"),
        ("Integer", "-32768", "-32769"),
        ("Long", "2147483647", "2147483648"),
        ("Long", "-2147483648", "-2147483649"),
        ("Single", "3E38", "4E38"),
        ("Double", "1E308", "1E308 * 10"),
        ("Variant", "1E308", "1E308 * 10"),
    ] {
        let run = |value: &str| {
            run(
                &format!("Sub Main()\nDim x As {kind}\nx = {value}\nResult = 1\nEnd Sub"),
                &[],
                0,
            )
        };
        assert_eq!(run(fits), Ok(1), "{kind} {fits}");
        assert!(
            matches!(run(beyond), Err(RunFault::Overflow { .. })),
            "{kind} {beyond}"
        );
    }
    assert_eq!(body("Result = 30000 * 30000 / 30000", &[]), 30_000);
    assert_eq!(body("Result = 1E308 * 10 / 1E308 > 1", &[]), -1);
    assert_eq!(
        body("Result = CInt(40000) + CLng(3000000000) / 3", &[]),
        1_000_040_000
    );
}

#[test]
fn parameters_arrive_as_by_assignment() {
    let text = "Dim Para1 As Integer\nSub Main()\nResult = Para1\nEnd Sub";
    assert_eq!(run(text, &[7.9], 0), Ok(7));
    assert!(matches!(
        run(text, &[32_768.0], 0),
        Err(RunFault::Overflow { .. })
    ));
    assert_eq!(
        run(
            "Dim Para1 As String\nSub Main()\nResult = Len(Para1)\nEnd Sub",
            &[1234.0],
            0
        ),
        Ok(4)
    );
}

#[test]
fn a_single_has_its_own_precision() {
    assert_eq!(assigned("Single", "16777217"), Ok(1_677_721_600));
    assert_eq!(assigned("Double", "16777217"), Ok(1_677_721_700));
}

#[test]
fn a_result_of_any_kind_is_cut_in_the_end() {
    for (kind, value) in [
        ("Double", 123),
        ("Variant", 123),
        ("Single", 123),
        ("String", 123),
    ] {
        let text = format!("Dim Result As {kind}\nSub Main()\nResult = 123.75\nEnd Sub");
        assert_eq!(run(&text, &[], 0), Ok(value), "{kind}");
    }
    let large = "Dim Result As Double\nSub Main()\nResult = 1E15\nEnd Sub";
    assert_eq!(run(large, &[], 0), Ok(1_000_000_000_000_000));
    assert!(matches!(
        run(&large.replace("1E15", "1E30"), &[], 0),
        Err(RunFault::Overflow { .. })
    ));
    assert!(matches!(
        run(&large.replace("Double", "Long"), &[], 0),
        Err(RunFault::Overflow { .. })
    ));
}

#[test]
fn divisions() {
    assert_eq!(body("Result = 7 / 2 * 100", &[]), 350);
    assert_eq!(body("Result = 7 \\ 2 + 100 * (-7 \\ 2)", &[]), -297);
    assert_eq!(body("Result = 7.5 \\ 2", &[]), 4);
    assert_eq!(body("Result = -7 Mod 3", &[]), -1);
    assert_eq!(body("Result = 7.6 Mod 3", &[]), 2);
    for zero in ["1 / 0", "1 \\ 0", "1 Mod 0", "1 \\ 0.4", "1 / Para1", "0 ^ -1"] {
        assert_eq!(
            fault(&format!("Result = {zero}")),
            RunFault::DivisionByZero,
            "{zero}"
        );
    }
}

#[test]
fn an_error_names_its_line() {
    let program =
        compile("Dim Result As Long\nSub Main()\n  Result = 1\n\n  Result = Result / _\n    Para1\nEnd Sub");
    let error = program
        .run(&Inputs {
            parameters: &[0.0],
            weekday: 1,
            minutes: 0,
        })
        .unwrap_err();
    assert_eq!((error.line, error.why.clone()), (5, RunFault::DivisionByZero));
    assert_eq!(error.to_string(), "line 5: division by zero");
}

#[test]
fn and_or_take_both_sides_as_the_original_does() {
    assert_eq!(
        fault("If Para1 <> 0 And 1 / Para1 > 0 Then Result = 1"),
        RunFault::DivisionByZero
    );
}

#[test]
fn a_text_that_is_no_number_is_refused_where_one_is_needed() {
    for lines in [
        "Result = \"abc\"",
        "Result = \"\" * 2",
        "If \"x\" Then Result = 1",
        "Result = 5 > \"x\"",
    ] {
        assert!(matches!(fault(lines), RunFault::NotANumber { .. }), "{lines}");
    }
}

#[test]
fn a_loop_without_end_uses_up_its_steps() {
    for lines in [
        "Result = 1\nDo\nLoop",
        "Result = 1\nWhile True\nWend",
        "Result = 1\nagain: GoTo again",
        "For i = 1 To 2 Step 0\nResult = 1\nNext",
        "Dim s As String\ns = \"x\"\nDo\ns = Left(s & s, 30000)\nResult = 1\nLoop",
    ] {
        assert_eq!(
            fault(lines),
            RunFault::StepsUsedUp { limit: 1_000_000 },
            "{lines}"
        );
    }
    assert_eq!(body("For i = 1 To 400000\nResult = i\nNext", &[]), 400_000);
}

#[test]
fn calls_without_end_are_stopped() {
    let text = "Sub Main()\nResult = 1\nMain\nEnd Sub";
    assert!(matches!(run(text, &[], 0), Err(RunFault::CallsTooDeep { .. })));
    let function = "Sub Main()\nResult = F(1)\nEnd Sub\nFunction F(n)\nF = F(n + 1)\nEnd Function";
    assert!(matches!(
        run(function, &[], 0),
        Err(RunFault::CallsTooDeep { .. })
    ));
}

#[test]
fn texts_do_not_grow_without_end() {
    assert!(matches!(
        fault("s = \"x\"\nDo\ns = s & s\nResult = 1\nLoop"),
        RunFault::TextTooLong { .. }
    ));
}

#[test]
fn one_long_statement_is_bounded_too() {
    let sum = " + Len(s & s) + InStr(s, \"z\")".repeat(10_000);
    let grow = "s = s & s\n".repeat(13);
    let lines = format!("s = \"xy\"\n{grow}Result = 1{sum}");
    assert!(matches!(fault(&lines), RunFault::StepsUsedUp { .. }));
}

#[test]
fn steps_are_told() {
    let program = compile("Sub Main()\nResult = 1\nResult = 2\nEnd Sub");
    let (value, steps) = program.run_detailed(&Inputs {
        parameters: &[],
        weekday: 1,
        minutes: 0,
    });
    assert_eq!((value.map(|value| value.0), steps), (Ok(2), 2));
}

#[test]
fn a_script_that_divides_by_something_makes_ratios() {
    let is_ratio = |lines: &str| compile(&format!("Sub Main()\nResult = {lines}\nEnd Sub")).is_ratio();
    assert!(is_ratio("Para1 / Para2"));
    assert!(is_ratio("Para1 \\ (Para2 + 1)"));
    assert!(!is_ratio("Para1 / 60 + Para2 * 100"));
    assert!(!is_ratio("Para1 Mod Para2"));
}
