//! Own Subs and Functions.

use super::*;

#[test]
fn parameters_go_by_reference_unless_by_value_is_said() {
    let text = "Sub Main()\nx = 1 : y = 1 : z = 1\nCall Change(x, y, z)\nResult = x * 100 + y * 10 + z\nEnd Sub\n\
                Sub Change(a, ByVal b, ByRef c As Long)\na = 5 : b = 5 : c = 5\nEnd Sub";
    assert_eq!(run(text, &[], 0), Ok(515));
}

#[test]
fn a_call_is_written_in_four_ways() {
    let text = "Sub Main()\nx = 1\nCall Add(x, 1)\nAdd x, 10\nAdd(x, 100)\nNothing\nCall Nothing\nOne (x)\nOne x\nResult = x\nEnd Sub\n\
                Sub Add(a, b)\na = a + b\nEnd Sub\nSub Nothing\nEnd Sub\nSub One(a)\na = a + 1000\nEnd Sub";
    // Brackets around the only argument make it a value.
    assert_eq!(run(text, &[], 0), Ok(1112));
    let bare = "Sub Main()\nAdd (1 + 2) * 2, (3)\nEnd Sub\nSub Add(a, b)\nResult = a + b\nEnd Sub";
    assert_eq!(run(bare, &[], 0), Ok(9));
}

#[test]
fn a_function_returns_what_is_assigned_to_its_name() {
    let text = "Function Half(ByVal x As Double) As Long\nHalf = 1\nIf x < 0 Then Exit Function\nHalf = x / 2\nHalf = Half + 10\nEnd Function\n\
                Sub Main()\nHalf 3\nResult = Half(9) * 100 + Half(-1) + Three\nEnd Sub\nFunction Three()\nThree = 3\nEnd Function";
    assert_eq!(run(text, &[], 0), Ok(1404));
}

#[test]
fn functions_may_call_themselves() {
    let text = "Function Factorial(n)\nIf n <= 1 Then\nFactorial = 1\nElse\nFactorial = n * Factorial(n - 1)\nEnd If\nEnd Function\n\
                Sub Main()\nResult = Factorial(10)\nEnd Sub";
    assert_eq!(run(text, &[], 0), Ok(3_628_800));
}

#[test]
fn locals_belong_to_one_call_and_globals_to_all() {
    let text = "Dim Total As Long\nSub Main()\nTick\nTick\nTick\nResult = Total * 10 + n\nEnd Sub\n\
                Sub Tick\nDim n As Long\nn = n + 1\nTotal = Total + n\nEnd Sub";
    assert_eq!(run(text, &[], 0), Ok(30));
}

#[test]
fn a_reference_reaches_through_several_calls() {
    let text = "Sub Main()\nOuter Result\nEnd Sub\nSub Outer(a)\nInner a\nInner a\nEnd Sub\nSub Inner(b)\nb = b + 2.7\nEnd Sub";
    assert_eq!(run(&format!("Dim Result As Long\n{text}"), &[], 0), Ok(4));
    let recursive = "Sub Main()\nResult = 1\nDown Result, 5\nEnd Sub\nSub Down(r, n)\nIf n = 0 Then Exit Sub\nr = r * 2\nDown r, n - 1\nEnd Sub";
    assert_eq!(run(recursive, &[], 0), Ok(32));
}

#[test]
fn arguments_become_the_parameters_kind() {
    let text = "Sub Main()\nResult = Cut(2.9) + Cut(\"3\")\nEnd Sub\nFunction Cut(ByVal n As Integer)\nCut = n\nEnd Function";
    assert_eq!(run(text, &[], 0), Ok(5));
    let large = text.replace("2.9", "40000");
    assert!(matches!(
        run(&large, &[], 0),
        Err(RunFault::Overflow { kind: "Integer", .. })
    ));
}

#[test]
fn result_may_be_assigned_by_another_procedure() {
    assert_eq!(
        run(
            "Sub Main()\nWork\nEnd Sub\nPrivate Sub Work()\nResult = 6\nEnd Sub",
            &[],
            0
        ),
        Ok(6)
    );
}

#[test]
fn procedures_may_stand_beside_bare_statements() {
    let text = "Dim Result As Long\nResult = Twice(Para1)\nFunction Twice(x)\nTwice = x * 2\nEnd Function\nResult = Result + 1\n";
    assert_eq!(run(text, &[4.0], 0), Ok(9));
}

#[test]
fn labels_belong_to_their_procedure() {
    let text = "Sub Main()\nGoTo a\nResult = 9\na: B\nEnd Sub\nSub B\nGoTo a\nResult = 8\na: Result = Result + 1\nEnd Sub";
    assert_eq!(run(text, &[], 0), Ok(1));
}
