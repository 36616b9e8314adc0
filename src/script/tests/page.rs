//! The page's own examples and its table of checks.

use super::super::default_script;
use super::*;

fn declared(lines: &str) -> String {
    format!(
        "Dim Result As Long\nDim Weekday As Long\nDim Minutes As Long\nDim Para1 As Long\nDim Para2 As Long\n\n\
         Sub Main ()\n  {lines}\nEnd Sub\n"
    )
}

#[test]
fn the_table_of_checks() {
    let guarded = declared("If Para2 = 0 Then\nResult = 0\nElse\nResult = (Para1/Para2)*100\nEnd If");
    assert_eq!(run(&guarded, &[7.0, 2.0], 0), Ok(350));
    assert_eq!(run(&guarded, &[5.0, 0.0], 0), Ok(0));
    assert_eq!(
        run(&declared("Result = Para1 + Para2 * 100"), &[3.0, 4.0], 0),
        Ok(403)
    );
    let hours = "If (minutes < 360) or (minutes >= 1200) Then Result = 0 else Result = Para1*100";
    for (minutes, expected) in [(345, 0), (360, 1200), (1185, 1200), (1200, 0)] {
        assert_eq!(run(&declared(hours), &[12.0], minutes), Ok(expected), "{minutes}");
    }
    assert_eq!(
        run(&declared("Result = Para1 * 100 * 1.2"), &[1001.0], 0),
        Ok(120_120)
    );
    assert_eq!(run(&declared("Result = 80.239 * 100"), &[], 0), Ok(8023));
    assert_eq!(run(&declared("Result = -7 / 2"), &[], 0), Ok(-3));
}

#[test]
fn the_table_holds_for_bare_bodies_too() {
    let guarded = "If Para2 = 0 Then\n  Result = 0\nElse\n  Result = (Para1/Para2)*100\nEnd If";
    assert_eq!(run(guarded, &[7.0, 2.0], 0), Ok(350));
    assert_eq!(run("Dim Result As Long\nResult = 80.239 * 100", &[], 0), Ok(8023));
    assert_eq!(run("Result = -7 / 2", &[], 0), Ok(-3));
}

#[test]
fn the_default_script_has_the_shape_of_the_page() {
    let expected = "Dim Result As Long\nDim Weekday As Long\nDim Minutes As Long\nDim Para1 As Long\n\
                    Dim Para2 As Long\n\nSub Main()\n  Result = (Para1 + Para2) * 100\nEnd Sub\n";
    assert_eq!(default_script(2), expected);
    assert_eq!(run(&default_script(3), &[1.0, 2.0, 3.0], 0), Ok(600));
    assert_eq!(run(&default_script(0), &[], 0), Ok(0));
    assert_eq!(compile(&default_script(7)).parameters(), 7);
    assert!(compile(&default_script(7)).warnings().is_empty());
}

#[test]
fn the_default_script_loses_fractions_and_a_double_keeps_them() {
    assert_eq!(run(&default_script(1), &[1.99], 0), Ok(100));
    let kept = "Dim Result As Long\nDim Para1 As Double\nSub Main()\nResult = Para1 * 100\nEnd Sub";
    assert_eq!(run(kept, &[1.99], 0), Ok(199));
    assert_eq!(
        run("Sub Main()\nResult = Para1 * 100\nEnd Sub", &[8.2], 0),
        Ok(820)
    );
}

#[test]
fn a_day_and_its_minutes_are_known() {
    let text = "Sub Main()\nResult = weekday * 10000 + MINUTES\nEnd Sub";
    assert_eq!(run(text, &[], 1425), Ok(21_425));
}

#[test]
fn there_are_as_many_parameters_as_are_named() {
    assert_eq!(
        compile("Dim Para4 As Long\nSub Main()\nResult = para2\nEnd Sub").parameters(),
        4
    );
    assert_eq!(compile("Sub Main()\nResult = 1\nEnd Sub").parameters(), 0);
    assert_eq!(
        run("Sub Main()\nResult = Para1 + Para3\nEnd Sub", &[5.0], 0),
        Ok(5)
    );
    assert_eq!(run("Sub Main()\nResult = Para1\nEnd Sub", &[5.0, 9.0], 0), Ok(5));
}

#[test]
fn result_starts_each_run_at_zero() {
    let program =
        compile("Dim Result As Long\nSub Main()\nIf Para1 > 0 Then Result = Result + Para1\nEnd Sub");
    let run = |value: f64| {
        let parameters = [value];
        program
            .run(&Inputs {
                parameters: &parameters,
                weekday: 1,
                minutes: 0,
            })
            .map(|value| value.0)
    };
    assert_eq!((run(5.0), run(0.0), run(3.0)), (Ok(5), Ok(0), Ok(3)));
}
