use super::*;
use crate::model::{
    Catalog, ExternalSystem, IntervalLength, MappingTarget, MetricPath, Queue, QueueId, StoreStamp, Unit,
    ValueType, ValueTypeId,
};
use crate::source::{Aggregation, Metric, SourceQueue, SourceTree};
use proptest::prelude::*;
use std::path::Path;

fn map(text: &str) -> MapFile {
    MapFile::new(text.as_bytes().to_vec())
}

fn text(file: &MapFile) -> &str {
    std::str::from_utf8(file.bytes()).unwrap()
}

fn left(text: &str) -> Left {
    text.parse().unwrap()
}

fn metric(path: &str) -> MappingTarget {
    MappingTarget::Metric(MetricPath::new(path))
}

fn queue(id: u32, parent: u32, name: &str, value_types: &[u32]) -> Queue {
    Queue {
        id: QueueId(id),
        parent: QueueId(parent),
        name: name.to_owned(),
        short_name: name.to_owned(),
        active: true,
        interval: IntervalLength::QUARTER,
        time_zone: "UTC".to_owned(),
        value_types: value_types.iter().copied().map(ValueTypeId).collect(),
    }
}

fn catalog(queues: Vec<Queue>) -> Catalog {
    let value_type = |id, name: &str| ValueType {
        id: ValueTypeId(id),
        name: name.to_owned(),
        unit: Unit::Count,
        decimals: 0,
    };
    Catalog {
        stamp: StoreStamp {
            store: "s".to_owned(),
            epoch: 1,
        },
        revision: 1,
        external_systems: vec![ExternalSystem {
            name: "CSV".to_owned(),
            interface: "csv".to_owned(),
            phonelink: true,
            timelink: false,
            active: true,
            time_zone: "UTC".to_owned(),
        }],
        queues,
        value_types: vec![
            value_type(1003, "Calls Offered"),
            value_type(1004, "Calls Handled"),
        ],
        activities: Vec::new(),
        employees: Vec::new(),
    }
}

fn tree(system: &str, queues: &[&[&str]], metrics: &[&str]) -> SourceTree {
    SourceTree {
        system: system.to_owned(),
        queues: queues
            .iter()
            .map(|levels| SourceQueue {
                levels: levels.iter().map(|&level| level.to_owned()).collect(),
            })
            .collect(),
        metrics: metrics
            .iter()
            .map(|&name| Metric {
                name: name.to_owned(),
                aggregation: Aggregation::Sum,
            })
            .collect(),
    }
}

#[test]
fn a_line_is_split_at_the_first_equal_sign_behind_the_third_number() {
    let file = map(concat!(
        "; comment\r\n",
        "WFM:1:1002:1003=CSV:Service 1:Calls\r\n",
        "WFM:1:1002:1003=Nortel:10001=Sales:a=b\r\n",
        "A=B:C:0:7:8=CSV:x:1:2:3=y\r\n",
        "WFM:1:1002:1003=$1.BAS\r\n",
        "WFM:1:1002:1003= $12.bas \r\n",
    ));
    let said: Vec<String> = file.lines().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "WFM:1:1002:1003=CSV:Service 1:Calls",
            "WFM:1:1002:1003=Nortel:10001=Sales:a=b",
            "A=B:C:0:7:8=CSV:x:1:2:3=y",
            "WFM:1:1002:1003=$1.BAS",
            "WFM:1:1002:1003=$12.bas",
        ]
    );
    assert_eq!(file.lines()[2].system, "A=B:C");
    assert_eq!(file.lines()[4].script(), Some("$12.bas"));
    assert_eq!(file.lines()[4].line, 6);
}

#[test]
fn broken_lines_are_told_with_line_and_column_and_kept() {
    let file = map("  WFM:1:2=CSV:a:b\nWFM:1:2:3=\nWFM:1:2:4294967296=CSV:x\n");
    let said: Vec<String> = file
        .troubles("acd_map.ini")
        .iter()
        .map(crate::config::Finding::place)
        .collect();
    assert_eq!(said, ["acd_map.ini:1:3", "acd_map.ini:2:11", "acd_map.ini:3:1"]);
    assert!(file.lines().is_empty());
}

#[test]
fn the_left_side_as_an_administrator_types_it() {
    assert_eq!(left("WFM:1:1002:1003").to_string(), "WFM:1:1002:1003");
    for wrong in [
        "WFM:1:1002",
        "Hotline/Calls",
        "WFM:1:2:3=x",
        ":1:2:3",
        "WFM:1:2:x",
    ] {
        assert!(wrong.parse::<Left>().is_err(), "{wrong}");
    }
}

#[test]
fn a_value_type_has_its_metrics_in_order_and_its_script() {
    let file = map(
        "WFM:1:2:3=CSV:a:x\nWFM:1:9:3=CSV:a:x\nWFM:1:2:3=$1.BAS\nwfm:1:2:3=Mitel:b:y\nOther:1:2:3=CSV:z:z\n",
    );
    let mappings = Mappings::of(file.lines(), "WFM", None);
    let mapping = mappings.get(QueueId(2), ValueTypeId(3)).unwrap();
    let paths: Vec<&str> = mapping.metrics.iter().map(|(_, path)| path.as_str()).collect();
    assert_eq!(paths, ["CSV:a:x", "Mitel:b:y"]);
    assert_eq!(mapping.script, Some((3, "$1.BAS".to_owned())));
    assert_eq!(mappings.len(), 2);
}

#[test]
fn lines_of_another_parent_count_only_when_there_are_no_others() {
    let catalog = catalog(vec![queue(2, 1, "Q", &[3]), queue(5, 0, "R", &[3])]);
    let file = map("WFM:7:2:3=CSV:a:old\nWFM:1:2:3=CSV:a:x\nWFM:7:5:3=CSV:b:y\nWFM:8:5:3=CSV:b:z\n");
    let mappings = Mappings::of(file.lines(), "WFM", Some(&catalog));
    let present = mappings.get(QueueId(2), ValueTypeId(3)).unwrap();
    assert_eq!(present.metrics, [(2, MetricPath::new("CSV:a:x"))]);
    assert!(!present.wrong_parent);
    let other = mappings.get(QueueId(5), ValueTypeId(3)).unwrap();
    assert_eq!(other.metrics, [(3, MetricPath::new("CSV:b:y"))]);
    assert!(other.wrong_parent);
}

#[test]
fn paths_are_matched_longest_name_first() {
    let tree = tree(
        "CSV",
        &[&["A"], &["A:B"], &["Site", "Q"], &["10001=Sales"]],
        &["Calls", "B:Calls", "AHT"],
    );
    let at = |path: &str| resolve(&MetricPath::new(path), &tree).map(|found| (found.queue, found.metric));
    assert_eq!(at("CSV:A:B:Calls"), Some((1, 0)), "the longer queue wins");
    assert_eq!(at("csv:A:Calls"), Some((0, 0)), "systems without regard to case");
    assert_eq!(at("CSV:Site:Q:aht"), Some((2, 2)));
    assert_eq!(at("CSV:10001=Sales:Calls"), Some((3, 0)));
    assert_eq!(at("CSV:a:Calls"), None, "queues are case-sensitive");
    assert_eq!(at("CSV:A"), None);
    assert_eq!(at("Mitel:A:Calls"), None);
}

#[test]
fn an_addition_goes_behind_the_lines_of_its_left_side() {
    let mut file = map("WFM:1:2:3=CSV:a:x\r\n; kept\r\nWFM:1:2:4=CSV:a:y\r\n");
    file.add(&[
        (left("WFM:1:2:3"), metric("CSV:a:z")),
        (left("WFM:1:9:9"), MappingTarget::Script("$2.BAS".to_owned())),
    ])
    .unwrap();
    assert_eq!(
        text(&file),
        "WFM:1:2:3=CSV:a:x\r\nWFM:1:2:3=CSV:a:z\r\n; kept\r\nWFM:1:2:4=CSV:a:y\r\nWFM:1:9:9=$2.BAS\r\n"
    );
    let error = file.add(&[(left("WFM:1:2:3"), metric("CSV:a:z"))]).unwrap_err();
    assert_eq!(error, MapError::Exists(left("WFM:1:2:3")));
    assert!(file.add(&[(left("WFM:1:2:3"), metric("a\nb"))]).is_err());
    assert!(file.add(&[(left("WFM:1:2:3"), metric("  "))]).is_err());
}

#[test]
fn many_additions_are_one_edit() {
    let mut file = map("WFM:1:2:3=CSV:a:x");
    let additions: Vec<_> = (0..20_000)
        .map(|id| (left(&format!("WFM:1:{id}:7")), metric("CSV:a:x")))
        .collect();
    file.add(&additions).unwrap();
    assert_eq!(file.lines().len(), 20_001);
    assert_eq!(text(&file).lines().next_back(), Some("WFM:1:19999:7=CSV:a:x"));
}

#[test]
fn lines_are_removed_one_or_all() {
    let start = "WFM:1:2:3=CSV:a:x\nWFM:1:2:3=CSV:a:y\nWFM:1:2:3=$1.BAS\nWFM:1:2:4=CSV:a:x\n";
    let mut file = map(start);
    assert_eq!(file.remove(&left("WFM:1:2:3"), Some("CSV:a:y")).unwrap().len(), 1);
    assert_eq!(
        text(&file),
        "WFM:1:2:3=CSV:a:x\nWFM:1:2:3=$1.BAS\nWFM:1:2:4=CSV:a:x\n"
    );
    assert_eq!(file.remove(&left("wfm:1:2:3"), None).unwrap().len(), 2);
    assert_eq!(text(&file), "WFM:1:2:4=CSV:a:x\n");
    assert!(file.remove(&left("WFM:9:9:9"), None).unwrap().is_empty());
}

#[test]
fn script_numbers_count_up_with_the_files_that_exist() {
    let file = map("WFM:1:2:3=$7.BAS\n");
    assert_eq!(
        file.next_script(["$1.BAS", "$12.bas", "$x.BAS", "12.BAS"]),
        "$13.BAS"
    );
    assert_eq!(file.next_script([]), "$8.BAS");
    assert_eq!(map("").next_script([]), "$1.BAS");
}

#[test]
fn correction_says_exactly_what_the_original_says() {
    let mut file = map(concat!(
        "R4-System:1001:1016:1009=$350.BAS\r\n",
        "R4-System:1104:1108:1023=$522.BAS\r\n",
        "R4-System:1:1016:1009=$473.BAS\r\n",
        "R4-System:5:77:1009=CSV:a:b\r\n",
    ));
    let catalog = catalog(vec![queue(1016, 1, "A", &[1009]), queue(1108, 0, "B", &[1023])]);
    let correction = correct(&mut file, "R4-System", &catalog).unwrap();
    assert_eq!(
        text(&file),
        "R4-System:0:1108:1023=$522.BAS\r\nR4-System:1:1016:1009=$473.BAS\r\nR4-System:5:77:1009=CSV:a:b\r\n"
    );
    let lines = log_lines(
        &correction,
        Path::new("/x/Acd_map.ini"),
        Some(Path::new("/x/Acd_map220317121603.ini")),
    );
    assert_eq!(
        lines,
        [
            "** ANALYSING MAPFILE STARTED **",
            "Invalid Mapping(s) detected and automatically removed:",
            "\tR4-System:1001:1016:1009=$350.BAS",
            "The following valid mapping was identified:",
            "\tR4-System:1:1016:1009=$473.BAS",
            "Invalid Mapping detected and automatically corrected:",
            "\tR4-System:1104:1108:1023=$522.BAS",
            "Updated to:",
            "\tR4-System:0:1108:1023=$522.BAS",
            "The file '/x/Acd_map.ini' has been backed up to the file '/x/Acd_map220317121603.ini'",
            "** ANALYSING MAPFILE COMPLETED **",
        ]
    );
    assert!(
        correct(&mut file, "R4-System", &catalog).unwrap().is_empty(),
        "a second time nothing is wrong"
    );
}

#[test]
fn of_two_wrong_parents_one_is_corrected_so_that_nothing_adds_up() {
    let mut file = map("WFM:7:2:3=CSV:a:x\nWFM:7:2:3=$1.BAS\nWFM:8:2:3=CSV:a:y\n");
    correct(&mut file, "WFM", &catalog(vec![queue(2, 1, "Q", &[3])])).unwrap();
    assert_eq!(text(&file), "WFM:1:2:3=CSV:a:x\nWFM:1:2:3=$1.BAS\n");
}

#[test]
fn a_correction_changes_no_value() {
    let catalog = catalog(vec![queue(2, 1, "Q", &[3])]);
    for text in [
        "WFM:7:2:3=CSV:a:x\nWFM:7:2:3=$7.BAS\nWFM:1:2:3=CSV:a:y\n",
        "WFM:7:2:3=CSV:a:x\nWFM:7:2:3=$7.BAS\nWFM:1:2:3=$1.BAS\n",
        "WFM:7:2:3=CSV:a:x\nWFM:1:2:3=$1.BAS\nWFM:8:2:3=CSV:a:z\n",
        "WFM:7:2:3=$7.BAS\nWFM:8:2:3=CSV:a:z\nWFM:8:2:3=CSV:a:x\n",
        "WFM:7:2:3=$7.BAS\nWFM:8:2:3=$8.BAS\n",
    ] {
        let meaning = |file: &MapFile| {
            let mappings = Mappings::of(file.lines(), "WFM", Some(&catalog));
            let mapping = mappings.get(QueueId(2), ValueTypeId(3)).unwrap().clone();
            let paths: Vec<MetricPath> = mapping.metrics.into_iter().map(|(_, path)| path).collect();
            (paths, mapping.script.map(|(_, script)| script))
        };
        let mut file = map(text);
        let before = meaning(&file);
        correct(&mut file, "WFM", &catalog).unwrap();
        assert_eq!(meaning(&file), before, "{text}");
        assert!(
            file.lines().iter().all(|line| line.parent == QueueId(1)),
            "{text}"
        );
    }
}

#[test]
fn names_propose_one_to_one() {
    let catalog = catalog(vec![
        queue(10, 1, "Hotline", &[1003, 1004]),
        queue(11, 1, "Sales Nord", &[1003]),
        queue(12, 1, "Twin", &[1003]),
        queue(13, 1, "TWIN", &[1003]),
    ]);
    let tree = tree(
        "CSV",
        &[&["hotline"], &["Nord", "Sales_Nord"], &["Twin"]],
        &["CallsOffered", "Other"],
    );
    let mapped = map("WFM:1:10:1004=CSV:x:y\n");
    let mappings = Mappings::of(mapped.lines(), "WFM", Some(&catalog));
    let sides = Sides {
        catalog: &catalog,
        wfm: "WFM",
        mapped: &mappings,
        offers: &[Offer::from(&tree)],
    };
    let proposals = propose(sides, Reach::Exact);
    let said: Vec<String> = proposals
        .iter()
        .map(|proposal| format!("{}={}", proposal.left, proposal.path))
        .collect();
    assert_eq!(
        said,
        [
            "WFM:1:10:1003=CSV:hotline:CallsOffered",
            "WFM:1:11:1003=CSV:Nord:Sales_Nord:CallsOffered"
        ]
    );
}

#[test]
fn lines_that_name_what_does_not_exist_are_told_with_their_line() {
    let mut inactive = queue(11, 1, "Off", &[1003]);
    inactive.active = false;
    let catalog = catalog(vec![queue(10, 1, "Hotline", &[1003]), inactive]);
    let trees = [tree("CSV", &[&["Hotline"]], &["Calls"])];
    let file = map(concat!(
        "WFM:1:10:1003=CSV:Hotline:Calls\n",
        "WFM:1:99:1003=CSV:Hotline:Calls\n",
        "WFM:1:10:1009=CSV:Hotline:Calls\n",
        "WFM:5:10:1003=CSV:Hotline:Calls\n",
        "WFM:1:10:1003=CSV:Gone:Calls\n",
        "WFM:1:10:1003=Mitel:x:y\n",
        "WFX:1:10:1003=CSV:Hotline:Calls\n",
        "WFM:1:11:1003=$4.BAS\n",
        "WFM:1:10:1003=CSV:Hotline:Calls\n",
    ));
    let world = World {
        wfm: &["WFM".to_owned()],
        catalog: Some(("WFM", &catalog)),
        trees: &trees,
        files: Some(&["$1.BAS".to_owned()]),
    };
    let findings = judge(file.lines(), "acd_map.ini", &world);
    let found: Vec<(u32, &str)> = findings
        .iter()
        .map(|finding| (finding.line.unwrap(), finding.id()))
        .collect();
    assert_eq!(
        found,
        [
            (2, "map-no-queue"),
            (3, "map-no-value-type"),
            (4, "map-other-parent"),
            (5, "map-no-metric"),
            (6, "map-no-system"),
            (7, "map-other-wfm"),
            (8, "map-inactive-queue"),
            (8, "map-no-script"),
            (9, "map-twice"),
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_come_back_unchanged(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let file = MapFile::new(bytes.clone());
        prop_assert_eq!(file.bytes(), &bytes);
    }

    #[test]
    fn what_was_added_is_read_back_and_removed_again(
        before in "([A-Z]:[0-9]:[0-9]:[0-9]=[ -~é]{0,9}\r?\n){0,5}",
        system in "[A-Za-z=:. ]{1,8}",
        path in "[ -~äé=:]{1,20}",
    ) {
        let mut file = MapFile::new(before.clone().into_bytes());
        let left = Left { system, parent: QueueId(1), queue: QueueId(20), value_type: ValueTypeId(300) };
        let target = metric(&path);
        if file.add(&[(left.clone(), target.clone())]).is_ok() {
            let added = file.lines().iter().find(|line| line.queue == QueueId(20)).unwrap();
            prop_assert_eq!(&added.left(), &left);
            prop_assert_eq!(&added.target, &target);
            file.remove(&left, None).unwrap();
        }
        prop_assert_eq!(file.bytes(), before.as_bytes());
    }
}
