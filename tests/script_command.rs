//! `xlink script show|test` as administrators call it (spec pages 3, 5 and 8).

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit status, standard output, standard error.
fn xlink(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xlink"))
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "C")
        .env_remove("XLINK_DIR")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn folder(script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("$1.BAS"), script).unwrap();
    folder
}

const GUARDED: &str = "Dim Result As Long\r\nDim Para1 As Long\r\nDim Para2 As Long\r\n\r\nSub Main ()\r\n  \
                       If Para2 = 0 Then\r\n    Result = 0\r\n  Else\r\n    Result = (Para1/Para2)*100\r\n  End If\r\nEnd Sub\r\n";

#[test]
fn result_stands_alone_on_standard_output() {
    let folder = folder(GUARDED);
    let values = [
        "script",
        "test",
        "$1.BAS",
        "--para",
        "7",
        "--para",
        "2",
        "--weekday",
        "2",
    ];
    assert_eq!(
        xlink(folder.path(), &values),
        (Some(0), "350\n".into(), String::new())
    );
    let zero = xlink(
        folder.path(),
        &["script", "test", "$1.BAS", "--para", "5", "--para", "0"],
    );
    assert_eq!((zero.0, zero.1.as_str()), (Some(0), "0\n"));
}

#[test]
fn values_may_be_negative_and_have_decimals() {
    let folder = folder("Sub Main()\nResult = Para1 * 100 + Minutes\nEnd Sub\n");
    let run = xlink(
        folder.path(),
        &["script", "test", "$1.BAS", "--para", "-8,2", "--minutes", "15"],
    );
    assert_eq!((run.0, run.1.as_str()), (Some(0), "-805\n"));
}

#[test]
fn without_values_the_syntax_is_checked() {
    let good = folder(GUARDED);
    let (status, out, err) = xlink(good.path(), &["script", "test", "$1.BAS"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(out.contains("2 parameters"), "{out}");

    let bad = folder("Sub Main()\r\n  Result = (5\r\nEnd Sub\r\n");
    let (status, out, err) = xlink(bad.path(), &["script", "test", "$1.BAS"]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(
        err.contains("line 2, column 14: expected an operator or “)”"),
        "{err}"
    );

    let warned = folder("Sub Main()\nMsgBox \"hello\"\nIf Para1 = 0\nResult = 1\nEnd If\nEnd Sub\n");
    let (status, _, err) = xlink(warned.path(), &["script", "test", "$1.BAS"]);
    assert_eq!(status, Some(1));
    assert!(
        err.contains("line 2") && err.contains("MsgBox") && err.contains("line 3") && err.contains("Then"),
        "{err}"
    );
}

#[test]
fn what_goes_wrong_has_its_status() {
    let folder = folder("Sub Main()\n\nResult = 1 / Para1\nEnd Sub\n");
    let (status, out, err) = xlink(folder.path(), &["script", "test", "$1.BAS", "--para", "0"]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(err.contains("line 3: division by zero"), "{err}");
    assert_eq!(xlink(folder.path(), &["script", "test", "$9.BAS"]).0, Some(2));
    for wrong in [["--weekday", "8"], ["--minutes", "1440"], ["--para", "many"]] {
        let arguments = [&["script", "test", "$1.BAS"][..], &wrong[..]].concat();
        assert_eq!(xlink(folder.path(), &arguments).0, Some(64), "{wrong:?}");
    }
}

#[test]
fn the_script_of_a_mapping_is_shown_or_the_default_one() {
    let folder = folder(GUARDED);
    let installation = folder.path();
    fs::write(
        installation.join("isps.cfg"),
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://localhost:1\"\n",
    )
    .unwrap();
    fs::write(installation.join("isps_Ul.ini"), "[DB]\n1=WFM,0,xlink@x,00\n").unwrap();
    let map = "WFM:1:1002:1003=CSV:Hotline:Calls\nWFM:1:1002:1003=CSV:Sales:Calls\n\
               WFM:1:1002:1006=CSV:Hotline:Calls\nWFM:1:1002:1006=$1.bas\nWFM:1:1002:1007=$7.BAS\n";
    fs::write(installation.join("acd_map.ini"), map).unwrap();
    let show = |left: &str| xlink(installation, &["--dir", ".", "script", "show", left]);
    let (status, out, _) = show("WFM:1:1002:1003");
    assert_eq!(status, Some(0));
    assert!(
        out.contains("Dim Para2 As Long\n\nSub Main()\n  Result = (Para1 + Para2) * 100\nEnd Sub\n"),
        "{out}"
    );
    assert_eq!(show("WFM:1:1002:1006").1, GUARDED);
    let (status, _, err) = show("WFM:1:1002:1007");
    assert_eq!(status, Some(2));
    assert!(err.contains("line 5") && err.contains("$7.BAS"), "{err}");
    assert_eq!(show("WFM:1:1002:1099").0, Some(2));
    assert_eq!(show("nonsense").0, Some(64));
}
