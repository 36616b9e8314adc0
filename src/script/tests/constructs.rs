//! Every construct that page 3 lists.

use super::*;

#[test]
fn names_have_no_case_and_keywords_neither() {
    assert_eq!(
        body("dim X as long\nx = 3\nIF X = 3 THEN\nRESULT = 7\nEndIf", &[]),
        7
    );
}

#[test]
fn several_names_in_one_dim_each_with_its_own_kind() {
    assert_eq!(
        body(
            "Dim a, b As Long, c As Integer\na = 1.5\nb = 1.5\nc = 1.5\nResult = a * 100 + b + c",
            &[]
        ),
        152
    );
}

#[test]
fn every_kind_can_be_declared() {
    let lines = "Dim l As Long\nDim i As Integer\nDim s As Single\nDim d As Double\nDim t As String\nDim v As Variant\n\
                 l = 1.9 : i = 2.9 : s = 0.5 : d = 0.25 : t = \"4\" : v = 8\n\
                 Result = (l + i + s + d) * 100 + t + v";
    assert_eq!(body(lines, &[]), 375 + 12);
}

#[test]
fn constants() {
    let text = "Const Hour = 60, Name As String = \"x\"\nConst Day As Long = Hour * 24 + 0.9\nSub Main()\nConst Two = 2\n\
                Result = Day * Two + Len(Name)\nEnd Sub";
    assert_eq!(run(text, &[], 0), Ok(2881));
}

#[test]
fn a_block_if_with_all_its_branches() {
    let lines = "If Para1 < 10 Then\nResult = 1\nElseIf Para1 < 20 Then\nResult = 2\nElseIf Para1 < 30 Then\nResult = 3\n\
                 Else\nResult = 4\nEnd If";
    let results: Vec<i64> = [5.0, 15.0, 25.0, 35.0]
        .iter()
        .map(|value| body(lines, &[*value]))
        .collect();
    assert_eq!(results, [1, 2, 3, 4]);
}

#[test]
fn one_line_ifs() {
    let lines = "If Para1 = 1 Then Result = 1 : Result = Result + 1 Else Result = 5 : Result = Result * 2\nResult = Result + 100";
    assert_eq!((body(lines, &[1.0]), body(lines, &[2.0])), (102, 110));
    let nested = "If Para1 > 1 Then If Para1 > 2 Then Result = 3 Else Result = 2";
    assert_eq!(
        (body(nested, &[3.0]), body(nested, &[2.0]), body(nested, &[1.0])),
        (3, 2, 0)
    );
    let chain = "If Para1 = 1 Then Result = 1 Else If Para1 = 2 Then Result = 2 Else Result = 9";
    assert_eq!(
        (body(chain, &[1.0]), body(chain, &[2.0]), body(chain, &[3.0])),
        (1, 2, 9)
    );
    assert_eq!(
        body(
            "If Para1 = 1 Then For i = 1 To 4: Result = Result + i: Next",
            &[1.0]
        ),
        10
    );
    assert_eq!(
        body(
            "If True Then\nElse Result = 1\nEnd If\nIf False Then\nResult = 2\nElse Result = Result + 7\nEnd If",
            &[]
        ),
        7
    );
}

#[test]
fn select_case_with_lists_ranges_and_is() {
    let lines = "Select Case Para1\nCase 1, 2\nResult = 1\nCase 3 To 5, 9\nResult = 2\nCase Is >= 100\nResult = 3\nCase < 0\n\
                 Result = 4\nCase Else\nResult = 5\nEnd Select";
    for (value, expected) in [
        (1.0, 1),
        (2.0, 1),
        (3.0, 2),
        (4.5, 2),
        (5.0, 2),
        (9.0, 2),
        (100.0, 3),
        (-1.0, 4),
        (7.0, 5),
    ] {
        assert_eq!(body(lines, &[value]), expected, "{value}");
    }
    assert_eq!(
        body(
            "Select Case \"b\"\nCase \"a\" To \"c\": Result = 1\nEnd Select",
            &[]
        ),
        1
    );
    assert_eq!(
        body("Result = 3\nSelect Case 5\nCase 6\nResult = 1\nEnd Select", &[]),
        3
    );
    assert_eq!(body("Result = 3\nSelect Case 5\nEnd Select", &[]), 3);
}

#[test]
fn for_loops() {
    assert_eq!(body("For i = 1 To 10\nResult = Result + i\nNext", &[]), 55);
    assert_eq!(
        body("For i = 10 To 1 Step -3\nResult = Result * 10 + i\nNext i", &[]),
        10_741
    );
    assert_eq!(body("For i = 5 To 1\nResult = 9\nNext", &[]), 0);
    assert_eq!(
        body(
            "For i = 1 To 3\nFor j = 1 To 3\nResult = Result + i * j\nNext j, i",
            &[]
        ),
        36
    );
    assert_eq!(
        body(
            "For i = 1 To 10\nIf i = 4 Then Exit For\nResult = i\nNext\nResult = Result * 10 + i",
            &[]
        ),
        34
    );
    assert_eq!(
        body(
            "Dim x As Double\nFor x = 0 To 1 Step 0.25\nResult = Result + 1\nNext",
            &[]
        ),
        5
    );
    assert_eq!(
        body(
            "n = 3\nFor i = 1 To n\nn = 100\nResult = Result + 1\nNext\nResult = Result * 10 + i",
            &[]
        ),
        34
    );
}

#[test]
fn while_and_do_loops() {
    assert_eq!(body("While Result < 5\nResult = Result + 2\nWend", &[]), 6);
    assert_eq!(body("Do While Result < 5\nResult = Result + 2\nLoop", &[]), 6);
    assert_eq!(body("Do Until Result >= 5\nResult = Result + 2\nLoop", &[]), 6);
    assert_eq!(
        body("Result = 9\nDo\nResult = Result + 2\nLoop While Result < 5", &[]),
        11
    );
    assert_eq!(
        body("Result = 9\nDo\nResult = Result + 2\nLoop Until Result > 12", &[]),
        13
    );
    assert_eq!(
        body("Do\nResult = Result + 1\nIf Result = 7 Then Exit Do\nLoop", &[]),
        7
    );
    assert_eq!(
        body(
            "Do\nDo\nExit Do\nLoop\nResult = Result + 1\nLoop Until Result = 3",
            &[]
        ),
        3
    );
}

#[test]
fn goto_and_labels() {
    assert_eq!(
        body("again:\nResult = Result + 1\nIf Result < 5 Then GoTo again", &[]),
        5
    );
    assert_eq!(body("GoTo Done\nResult = 1\ndone: Result = Result + 2", &[]), 2);
    assert_eq!(body("10 Result = Result + 1\n20 If Result < 3 Then 10", &[]), 3);
    assert_eq!(
        body(
            "If Para1 = 1 GoTo skip\nResult = 5\nskip:\nResult = Result + 1",
            &[1.0]
        ),
        1
    );
    // Out of nested blocks, and into one.
    assert_eq!(
        body(
            "For i = 1 To 9\nFor j = 1 To 9\nIf i * j = 12 Then GoTo out\nNext\nNext\nout:\nResult = i * 10 + j",
            &[]
        ),
        26
    );
    assert_eq!(
        body(
            "GoTo inside\nIf Para1 = 1 Then\nResult = 1\ninside:\nResult = Result + 2\nEnd If",
            &[0.0]
        ),
        2
    );
    assert_eq!(
        body(
            "n = 0\nGoTo middle\nDo\nn = n + 10\nmiddle:\nn = n + 1\nLoop Until n > 20\nResult = n",
            &[]
        ),
        23
    );
}

#[test]
fn goto_into_a_for_is_found_out_at_its_next() {
    assert_eq!(
        fault("GoTo inside\nFor i = 1 To 3\ninside:\nResult = i\nNext"),
        RunFault::NextWithoutFor
    );
}

#[test]
fn precedence_tightest_first() {
    for (expression, value) in [
        ("-2 ^ 2", -4.0),
        ("2 ^ -1", 0.5),
        ("2 ^ 3 ^ 2", 64.0),
        ("-3 * 2", -6.0),
        ("8 / 4 * 2", 4.0),
        ("7 \\ 2 * 2", 1.0),
        ("17 Mod 10 \\ 3", 2.0),
        ("1 + 7 Mod 4", 4.0),
        ("10 - 4 - 3", 3.0),
        ("Val(1 + 2 & 3)", 33.0),
        ("1 & 2 = 12", -1.0),
        ("Not 1 = 2", -1.0),
        ("Not 0 And 0", 0.0),
        ("True Or False And False", -1.0),
        ("True Xor True Or True", 0.0),
        ("6 And 3", 2.0),
        ("6 Or 3", 7.0),
        ("6 Xor 3", 5.0),
        ("Not 5", -6.0),
        ("3 < 4", -1.0),
        ("3 > 4", 0.0),
        ("(1 + 2) * 3", 9.0),
        ("+5 - -3", 8.0),
        ("2 * -3", -6.0),
        ("5 <= 5", -1.0),
        ("5 >= 6", 0.0),
        ("5 <> 6", -1.0),
    ] {
        assert_eq!(
            body(&format!("Result = ({expression}) * 10"), &[]),
            (value * 10.0) as i64,
            "{expression}"
        );
    }
}

#[test]
fn numbers_as_they_are_written() {
    for (number, value) in [
        ("1.2", 120),
        ("1E3", 100_000),
        ("1.5e-1", 15),
        ("1D2", 10_000),
        (".5", 50),
        ("5.", 500),
        ("&HFF", 25_500),
        ("&hff", 25_500),
        ("&O17", 1500),
        ("7#", 700),
        ("7&", 700),
        ("1.5!", 150),
    ] {
        assert_eq!(body(&format!("Result = {number} * 100"), &[]), value, "{number}");
    }
}

#[test]
fn texts_are_joined_and_compared() {
    assert_eq!(body("If \"a\" & \"b\" = \"ab\" Then Result = 1", &[]), 1);
    assert_eq!(body("s = \"1\" + \"2\"\nResult = s + 1", &[]), 13);
    assert_eq!(body("If \"B\" < \"a\" Then Result = 1", &[]), 1);
    assert_eq!(
        body(
            "If \"say \"\"hi\"\"\" = \"say \" & Chr(34) & \"hi\" & Chr(34) Then Result = 1",
            &[]
        ),
        1
    );
    assert_eq!(
        body(
            "Dim s As String\ns = 1.5\nIf s = \"1.5\" And \"10\" > 9 Then Result = 1",
            &[]
        ),
        1
    );
    assert_eq!(body("If x = 0 And x = \"\" Then Result = 1", &[]), 1);
}

#[test]
fn comments_continuations_and_several_statements_on_a_line() {
    let lines = "' a comment\nRem another one: Result = 9\nResult = 1 + _\n  2 ' behind\nResult = Result * 2 : Result = Result + 1 : Rem x\n\
                 If Result = 7 Then x = 1 Else Rem nothing\nx = \"'\" : If x = \"'\" Then Result = Result + 1";
    assert_eq!(body(lines, &[]), 8);
}

#[test]
fn a_missing_then_is_taken_with_a_warning() {
    let program = compile("Sub Main()\nIf Para1 = 0\nResult = 1\nElse\nResult = 2\nEnd If\nEnd Sub");
    assert_eq!(program.warnings().len(), 1);
    assert_eq!(program.warnings()[0].what, super::super::WarningKind::MissingThen);
    assert_eq!(program.warnings()[0].line, 2);
    assert_eq!(
        body(
            "If Para1 = 0\nResult = 1\nElseIf Para1 = 1\nResult = 2\nEnd If",
            &[1.0]
        ),
        2
    );
}

#[test]
fn what_would_stop_an_import_has_no_effect_and_one_warning() {
    let text = "Sub Main()\nMsgBox \"Hello \" & 1/0, 48\nx = InputBox(\"How many?\", (1))\nPrint Result; x, 5\nCall MsgBox(\"a\")\n\
                Result = x + MsgBox(\"really?\") + 5\nIf True Then MsgBox \"y\" Else Print 1\nEnd Sub";
    let program = compile(text);
    assert_eq!(run(text, &[], 0), Ok(5));
    assert_eq!(program.warnings().len(), 1, "{:?}", program.warnings());
    assert_eq!(program.warnings()[0].line, 2);
}

#[test]
fn any_encoding_mark_and_line_end_is_fine() {
    assert_eq!(
        run("\u{feff}Sub Main()\r\n\tResult = 1\r\nEnd Sub\r\n\u{1a}", &[], 0),
        Ok(1)
    );
    assert_eq!(run("Sub Main()\rResult = 1\rEnd Sub", &[], 0), Ok(1));
    assert_eq!(body("Größe = 4\nResult = GRÖSSE + größe", &[]), 4);
}

#[test]
fn end_ends_the_run_and_let_assigns() {
    assert_eq!(body("Let Result = 4\nEnd\nResult = 5", &[]), 4);
}

#[test]
fn exit_sub_leaves_main() {
    assert_eq!(
        body("Result = 4\nIf Result = 4 Then Exit Sub\nResult = 5", &[]),
        4
    );
}
