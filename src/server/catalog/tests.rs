//! The catalogue file of spec page 8, and what it does.

use super::*;
use crate::model::*;

const EXAMPLE: &str = r#"
[[value_type]]
id = 1003
name = "Calls Offered"
unit = "count"

[[queue]]
id = 1002
parent = 1            # 0 or absent: none
name = "Hotline"
short_name = "HL"
interval = 15
time_zone = "Europe/Berlin"
active = true
value_types = [1003]

[[external_system]]
name = "CSV"
time_zone = "Europe/Berlin"   # of its agent data; UTC when absent
type = "csv"           # csv, universal, or a definition's name
phonelink = true
timelink = true

[[activity]]
id = 2
name = "Break"
external = { CSV = ["2"] }

[[employee]]
id = 17
name = "A. Martin"
external_ids = { CSV = ["1001"] }
"#;

pub(in crate::server) fn empty() -> Catalog {
    Catalog {
        stamp: StoreStamp {
            store: "s".into(),
            epoch: 1,
        },
        revision: 1,
        external_systems: Vec::new(),
        queues: Vec::new(),
        value_types: predefined_value_types(),
        activities: predefined_activities(),
        employees: Vec::new(),
    }
}

fn apply(catalog: &mut Catalog, text: &str) -> Result<(), CatalogError> {
    CatalogFile::parse(text).unwrap().apply_to(catalog)?;
    check(catalog)
}

#[test]
fn the_example_of_the_specification_applies_and_applies_again() {
    let mut catalog = empty();
    apply(&mut catalog, EXAMPLE).unwrap();
    assert_eq!(catalog.queue(QueueId(1002)).unwrap().name, "Hotline");
    assert_eq!(catalog.activities[1].external["CSV"], ["2"]);
    assert_eq!(remarks(&catalog).len(), 1, "the parent 1 is not there");
    let once = catalog.clone();
    apply(&mut catalog, EXAMPLE).unwrap();
    assert_eq!(catalog, once);
}

#[test]
fn what_is_shown_can_be_applied_and_changes_nothing() {
    let mut catalog = empty();
    apply(&mut catalog, EXAMPLE).unwrap();
    let shown = CatalogFile::of(&catalog).render().unwrap();
    let before = catalog.clone();
    apply(&mut catalog, &shown).unwrap();
    assert_eq!(catalog, before);
}

#[test]
fn an_external_activity_leads_to_exactly_one_activity_and_never_vanishes() {
    let mut catalog = empty();
    let system = "[[external_system]]\nname = \"CSV\"\ntype = \"csv\"\n";
    apply(&mut catalog, system).unwrap();
    catalog.activities[0].external = [("CSV".to_owned(), vec!["2".to_owned(), "3".to_owned()])].into();
    let lunch = "[[activity]]\nid = 2\nname = \"Lunch\"\nexternal = { csv = [\"2\"] }\n";
    apply(&mut catalog, lunch).unwrap();
    assert_eq!(catalog.activities[0].external["CSV"], ["3"]);
    assert_eq!(
        catalog.activities[1].external["CSV"],
        ["2"],
        "the system is written as it is known"
    );
    apply(&mut catalog, "[[activity]]\nid = 2\nname = \"Lunch\"\n").unwrap();
    assert_eq!(catalog.activities[0].external["CSV"], ["2", "3"]);
    apply(&mut catalog, "[[activity]]\nid = 1\nname = \"Anwesend\"\n").unwrap();
    assert_eq!(catalog.activities[0].external["CSV"], ["2", "3"]);
    assert_eq!(catalog.activities[0].name, "Anwesend");
}

#[test]
fn what_cannot_stand_is_refused_with_place_and_reason() {
    let system = "[[external_system]]\nname = \"CSV\"\ntype = \"csv\"\n";
    for (text, expected) in [
        ("[[queue]]\nid = 0\nname = \"Q\"\n", "queue 0 cannot be"),
        ("[[queue]]\nid = 5\nname = \" \"\n", "queue 5: the name is empty"),
        (
            "[[queue]]\nid = 5\nname = \"Q\"\nparent = 5\n",
            "its own ancestor",
        ),
        (
            "[[queue]]\nid = 5\nname = \"Q\"\nparent = 6\n[[queue]]\nid = 6\nname = \"R\"\nparent = 5\n",
            "its own ancestor",
        ),
        (
            "[[queue]]\nid = 5\nname = \"Q\"\nvalue_types = [7]\n",
            "no value type 7",
        ),
        (
            "[[queue]]\nid = 5\nname = \"Q\"\ntime_zone = \"Europe/Berlim\"\n",
            "Europe/Berlim",
        ),
        (
            "[[queue]]\nid = 5\nname = \"Q\"\n[[queue]]\nid = 5\nname = \"R\"\n",
            "queue 5 stands there twice",
        ),
        ("[[value_type]]\nid = 5\nname = \"V\"\ndecimals = 3\n", "decimals"),
        (
            "[[activity]]\nid = 2\nname = \"B\"\nexternal = { Mitel = [\"1\"] }\n",
            "no external system Mitel",
        ),
        (
            "[[employee]]\nid = 1\nname = \"A\"\nexternal_ids = { CSV = [\"7\"] }\n[[employee]]\nid = 2\nname = \"B\"\nexternal_ids = { CSV = [\"7\"] }\n",
            "employee 1 and to employee 2",
        ),
        (
            "[[activity]]\nid = 2\nname = \"A\"\nexternal = { CSV = [\"7\"] }\n[[activity]]\nid = 3\nname = \"B\"\nexternal = { csv = [\"7\"] }\n",
            "7 of csv stands there twice",
        ),
    ] {
        let mut catalog = empty();
        let error = apply(&mut catalog, &format!("{system}{text}")).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let name = "x".repeat(51);
    let error = apply(&mut empty(), &format!("[[queue]]\nid = 5\nname = \"{name}\"\n")).unwrap_err();
    assert!(error.to_string().contains("51 characters, at most 50"), "{error}");
}

#[test]
fn a_file_that_is_not_understood_is_told_with_line_and_column() {
    let error = CatalogFile::parse("[[queue]]\nid = 1002\nnaem = \"Hotline\"\n").unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("line 3, column 1") && text.contains("naem"),
        "{text}"
    );
    let error = CatalogFile::parse("[[queue]]\nid = 5\nname = \"Q\"\ninterval = 7\n").unwrap_err();
    assert!(error.to_string().contains("7 minutes"), "{error}");
}

#[test]
fn tables_go_out_and_come_back() {
    let mut catalog = empty();
    apply(&mut catalog, EXAMPLE).unwrap();
    for things in [
        Things::ExternalSystems,
        Things::ValueTypes,
        Things::Queues,
        Things::Activities,
        Things::Employees,
    ] {
        let mut text = things.columns().join(",") + "\n";
        for row in things.rows(&catalog) {
            text += &(row.join(",") + "\n");
        }
        let mut again = catalog.clone();
        things.read(&text).unwrap().apply_to(&mut again).unwrap();
        assert_eq!(again, catalog, "{things:?}");
    }
}

#[test]
fn a_faulty_table_is_told_with_its_line() {
    for (text, expected) in [
        ("id,name\n5,Q\nx,R\n", "line 3"),
        ("name\nQ\n", "“id”"),
        ("id,name,active\n5,Q,perhaps\n", "perhaps"),
        ("id,name,interval\n5,Q,7\n", "7 minutes"),
    ] {
        let error = Things::Queues.read(text).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}
