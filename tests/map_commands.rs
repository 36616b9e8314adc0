//! `map` as an administrator's scripts call it, through the real program.

mod support {
    pub mod shell;
}

use support::shell::{Shell, status, stderr};

#[test]
fn mappings_are_added_listed_replaced_and_removed() {
    let shell = Shell::new();
    let empty = shell.text("acd_map.ini");
    assert_eq!(
        shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Calls"]),
        "added WFM:1:1002:1003=CSV:Hotline:Calls\n"
    );
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    shell.ok(&["map", "add", "WFM:1:1002:1003", "$1.BAS"]);
    let lines =
        "WFM:1:1002:1003=CSV:Hotline:Calls\nWFM:1:1002:1003=CSV:Hotline:Mails\nWFM:1:1002:1003=$1.BAS\n";
    assert_eq!(shell.text("acd_map.ini"), format!("{empty}{lines}"));
    assert_eq!(shell.ok(&["map", "list"]), lines);
    shell.ok(&["map", "remove", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    assert_eq!(
        shell.ok(&["map", "replace", "CSV:", "ACD:"]),
        "WFM:1:1002:1003=ACD:Hotline:Calls\n"
    );
    assert_eq!(status(&shell.run(&["map", "replace", "CSV:", "ACD:"])), 1);
    shell.ok(&["map", "remove", "WFM:1:1002:1003"]);
    assert_eq!(shell.text("acd_map.ini"), empty);
    assert_eq!(status(&shell.run(&["map", "remove", "WFM:1:1002:1003"])), 2);
    assert_eq!(status(&shell.run(&["map", "add", "WFM:1:1002", "x"])), 64);
}

#[test]
fn a_queue_and_value_type_may_be_named() {
    let shell = Shell::new();
    assert_eq!(
        status(&shell.run(&["map", "add", "Hotline/Calls Offered", "CSV:a:b"])),
        2,
        "no catalogue yet"
    );
    shell.catalog();
    shell.ok(&["map", "add", "hotline/calls offered", "CSV:a:b"]);
    assert!(shell.text("acd_map.ini").ends_with("\nWFM:1:1002:1003=CSV:a:b\n"));
    assert_eq!(
        status(&shell.run(&["map", "add", "Hotline/Nothing", "CSV:a:b"])),
        64
    );
    let unknown = shell.run(&["map", "add", "WFM:1:9999:1003", "CSV:a:b"]);
    assert_eq!(
        status(&unknown),
        1,
        "written, with a word about the unknown queue"
    );
    assert!(stderr(&unknown).contains("9999"));
    let json: serde_json::Value =
        serde_json::from_slice(&shell.run(&["map", "list", "--json"]).stdout).unwrap();
    assert_eq!(json[0]["queue_name"], "Hotline");
    assert_eq!(json[0]["path"], "CSV:a:b");
}

#[test]
fn mappings_are_corrected_with_the_originals_words() {
    let shell = Shell::new();
    shell.catalog();
    shell.write(
        "acd_map.ini",
        "WFM:7:1002:1003=$522.BAS\r\nWFM:7:1002:1004=$1.BAS\r\nWFM:1:1002:1004=$2.BAS\r\n",
    );
    let said = shell.ok(&["map", "correct"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[..9],
        [
            "** ANALYSING MAPFILE STARTED **",
            "Invalid Mapping detected and automatically corrected:",
            "\tWFM:7:1002:1003=$522.BAS",
            "Updated to:",
            "\tWFM:1:1002:1003=$522.BAS",
            "Invalid Mapping(s) detected and automatically removed:",
            "\tWFM:7:1002:1004=$1.BAS",
            "The following valid mapping was identified:",
            "\tWFM:1:1002:1004=$2.BAS",
        ]
    );
    assert!(lines[9].starts_with("The file '") && lines[9].contains("' has been backed up to the file '"));
    assert_eq!(lines[10], "** ANALYSING MAPFILE COMPLETED **");
    assert_eq!(
        shell.text("acd_map.ini"),
        "WFM:1:1002:1003=$522.BAS\r\nWFM:1:1002:1004=$2.BAS\r\n"
    );
    let log = shell.text("isps_ul.log");
    assert!(
        log.contains(" > Updated to:") && log.contains(" > \tWFM:1:1002:1003=$522.BAS"),
        "{log}"
    );
}

#[test]
fn names_are_mapped_one_to_one() {
    let shell = Shell::new();
    shell.catalog();
    shell.section("CallsOffered", "HOTLINE;x");
    let before = shell.text("acd_map.ini");
    let line = "WFM:1:1002:1003=CSV:HOTLINE:CallsOffered\n";
    assert_eq!(shell.ok(&["map", "auto"]), line);
    assert_eq!(shell.text("acd_map.ini"), before);
    assert_eq!(shell.ok(&["map", "auto", "--yes"]), line);
    assert_eq!(shell.text("acd_map.ini"), format!("{before}{line}"));
    assert_eq!(shell.ok(&["map", "auto", "--yes"]), "");
}

#[test]
fn similar_names_are_proposed_on_demand_with_how_similar_they_are() {
    let shell = Shell::new();
    shell.catalog();
    shell.section("CallsOffered;Answered", "HOTLINE;x");
    let before = shell.text("acd_map.ini");
    let same = "WFM:1:1002:1003=CSV:HOTLINE:CallsOffered\n";
    let similar = "; 93 % similar to Hotline/Calls Handled, whose queue has other value types from here\nWFM:1:1002:1004=CSV:HOTLINE:Answered\n";
    assert_eq!(shell.ok(&["map", "auto"]), same);
    assert_eq!(
        shell.ok(&["map", "auto", "--similar"]),
        format!("{same}{similar}")
    );
    assert_eq!(shell.text("acd_map.ini"), before);
    shell.ok(&["map", "auto", "--similar", "--yes"]);
    let line = "WFM:1:1002:1004=CSV:HOTLINE:Answered\n";
    assert_eq!(shell.text("acd_map.ini"), format!("{before}{same}{line}"));
}

#[test]
fn a_metric_that_fits_two_is_not_added_without_a_look() {
    let shell = Shell::new();
    shell.catalog();
    shell.section("Offered", "HOTLINES;HOTLINEN");
    let before = shell.text("acd_map.ini");
    let said = shell.run(&["map", "auto", "--similar", "--yes"]);
    assert_eq!(status(&said), 1, "{said:?}");
    assert!(
        stderr(&said).contains("1 proposal needs a look first"),
        "{said:?}"
    );
    assert_eq!(shell.text("acd_map.ini"), before);
    let listed = shell.ok(&["map", "auto", "--similar"]);
    assert!(
        listed.contains("; look first: another one fits as well\n"),
        "{listed}"
    );
}

#[test]
fn a_text_is_replaced_in_one_level_and_what_leads_nowhere_is_said() {
    let shell = Shell::new();
    shell.catalog();
    shell.section("HOTLINE", "HOTLINE;DESK");
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:HOTLINE:HOTLINE"]);
    assert_eq!(
        shell.ok(&["map", "replace", "--in", "queue", "HOTLINE", "DESK"]),
        "WFM:1:1002:1003=CSV:DESK:HOTLINE\n"
    );
    let nowhere = shell.run(&["map", "replace", "--in", "metric", "HOTLINE", "DESK"]);
    assert_eq!(status(&nowhere), 1);
    assert!(
        stderr(&nowhere).contains("“CSV:DESK:DESK” does not exist"),
        "{nowhere:?}"
    );
    assert!(
        shell
            .text("acd_map.ini")
            .ends_with("\nWFM:1:1002:1003=CSV:DESK:DESK\n")
    );
    assert_eq!(
        status(&shell.run(&["map", "replace", "--in", "nothing", "a", "b"])),
        64
    );
}
