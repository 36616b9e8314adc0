use super::*;
use crate::model::{MetricPath, Queue, StoreStamp, Unit, ValueType};
use crate::source::{Aggregation, DayRange, Metric, SourceQueue, TimeScale};
use jiff::civil::date;

fn tree(system: &str, queues: &[&str]) -> Arc<SourceTree> {
    let metric = |name: &str, aggregation| Metric {
        name: name.to_owned(),
        aggregation,
    };
    Arc::new(SourceTree {
        system: system.to_owned(),
        queues: queues
            .iter()
            .map(|name| SourceQueue {
                levels: vec![(*name).to_owned()],
            })
            .collect(),
        metrics: vec![
            metric("Offered", Aggregation::Sum),
            metric("AHT", Aggregation::Mean),
        ],
    })
}

fn queue(id: u32, parent: u32, active: bool) -> Queue {
    Queue {
        id: QueueId(id),
        parent: QueueId(parent),
        name: format!("Queue {id}"),
        short_name: String::new(),
        active,
        interval: IntervalLength::QUARTER,
        time_zone: "Europe/Berlin".to_owned(),
        value_types: vec![ValueTypeId(1), ValueTypeId(2)],
    }
}

fn catalog() -> Catalog {
    let value_type = |id| ValueType {
        id: ValueTypeId(id),
        name: id.to_string(),
        unit: Unit::Count,
        decimals: 0,
    };
    Catalog {
        stamp: StoreStamp {
            store: "s".to_owned(),
            epoch: 1,
        },
        revision: 1,
        external_systems: Vec::new(),
        queues: vec![queue(10, 1, true), queue(11, 0, true), queue(12, 0, false)],
        value_types: vec![value_type(1), value_type(2)],
        activities: Vec::new(),
        employees: Vec::new(),
    }
}

/// `WFM:1:10:1=CSV:A:Offered`
fn line(number: u32, text: &str) -> MappingLine {
    let (left, right) = text.split_once('=').unwrap();
    let ids: Vec<&str> = left.split(':').collect();
    MappingLine {
        line: number,
        system: ids[0].to_owned(),
        parent: ids[1].parse().unwrap(),
        queue: ids[2].parse().unwrap(),
        value_type: ids[3].parse().unwrap(),
        target: if right.starts_with('$') {
            crate::model::MappingTarget::Script(right.to_owned())
        } else {
            crate::model::MappingTarget::Metric(MetricPath::new(right))
        },
    }
}

const SUM: &str = "Dim Result As Long\nDim Para1 As Long\nSub Main()\nResult = Para1 * 100\nEnd Sub\n";

fn plan_with(lines: &[&str], systems: &[(&str, Option<Arc<SourceTree>>)], catalog: Option<&Catalog>) -> Plan {
    let lines: Vec<MappingLine> = (1..)
        .zip(lines)
        .map(|(number, text)| line(number, text))
        .collect();
    let interval = Some(IntervalLength::new(30).unwrap());
    let systems = systems
        .iter()
        .map(|(name, tree)| {
            let interval = interval.filter(|_| *name == "Coarse");
            (
                (*name).to_owned(),
                SystemTree {
                    tree: tree.clone(),
                    interval,
                },
            )
        })
        .collect();
    Plan::make(&Materials {
        wfm: "WFM",
        catalog,
        lines: &lines,
        file: "Acd_map.ini",
        systems: &systems,
        script: &|file| match file {
            "$1.BAS" => Ok(SUM.to_owned()),
            "$2.BAS" => Ok("If If If".to_owned()),
            _ => Err("no such file".into()),
        },
        machine: &Zone::utc(),
    })
}

fn plan(lines: &[&str]) -> Plan {
    let systems = [
        ("CSV", Some(tree("CSV", &["A", "B"]))),
        ("CSV 2", Some(tree("CSV 2", &["A"]))),
        ("Down", None),
    ];
    plan_with(lines, &systems, Some(&catalog()))
}

fn metric(system: usize, queue: usize, metric: usize) -> Parameter {
    Parameter::Metric {
        system,
        at: TreeMatch { queue, metric },
    }
}

fn said(plan: &Plan) -> Vec<String> {
    plan.notices
        .iter()
        .map(|notice| format!("{} {}", notice.place, notice.text))
        .collect()
}

#[test]
fn parameters_stand_in_mapping_order() {
    let plan = plan(&[
        "WFM:1:10:1=CSV:B:AHT",
        "WFM:0:11:1=CSV:A:Offered",
        "WFM:1:10:1=CSV 2:A:Offered",
    ]);
    assert_eq!(said(&plan), [""; 0]);
    assert_eq!(plan.targets.len(), 2);
    assert_eq!(plan.targets[0].parameters, [metric(0, 1, 1), metric(1, 0, 0)]);
    assert_eq!(plan.targets[0].script.name, "default script");
    assert_eq!(plan.targets[0].systems(), BTreeSet::from([0, 1]));
}

#[test]
fn a_line_counts_if_it_names_the_present_parent() {
    let plan = plan(&["WFM:7:10:1=CSV:A:Offered", "WFM:1:10:1=CSV:B:Offered"]);
    assert_eq!(plan.targets[0].parameters, [metric(0, 1, 0)]);
}

#[test]
fn lines_with_another_parent_are_used_with_a_warning_if_there_are_no_others() {
    let plan = plan(&["WFM:7:10:1=CSV:A:Offered", "WFM:8:10:1=CSV:B:Offered"]);
    assert_eq!(plan.targets[0].parameters, [metric(0, 0, 0)]);
    assert_eq!(plan.notices.len(), 2);
    assert!(said(&plan)[0].starts_with("Acd_map.ini:1:1 the line names the parent 7"));
}

#[test]
fn a_script_left_over_from_another_parent_is_not_run_on_metrics_mapped_anew() {
    let plan = plan(&[
        "WFM:7:10:1=CSV:A:Offered",
        "WFM:7:10:1=$1.BAS",
        "WFM:1:10:1=CSV:B:Offered",
        "WFM:0:10:2=CSV:A:Offered",
        "WFM:1:10:2=$1.BAS",
    ]);
    assert_eq!(plan.targets[0].parameters, [metric(0, 1, 0)]);
    assert_eq!(plan.targets[0].script.name, "default script");
    assert_eq!(plan.targets[1].parameters, [metric(0, 0, 0)]);
    assert_eq!(plan.targets[1].script.name, "$1.BAS");
}

#[test]
fn what_does_not_exist_is_reported_with_its_line_and_the_others_go_on() {
    let plan = plan(&[
        "WFM:0:99:1=CSV:A:Offered",
        "WFM:0:11:9=CSV:A:Offered",
        "WFM:0:11:1=CSV:Z:Offered",
        "WFM:0:11:2=Other:A:Offered",
        "Old:0:11:1=CSV:A:Offered",
        "WFM:0:12:1=CSV:A:Offered",
        "WFM:1:10:1=CSV:A:Offered",
    ]);
    assert_eq!(plan.targets.len(), 1);
    let lines: BTreeSet<String> = plan.notices.iter().map(|notice| notice.place.clone()).collect();
    let expected: BTreeSet<String> = (1..=6).map(|line| format!("Acd_map.ini:{line}:1")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_metric_that_is_gone_keeps_its_place_among_the_parameters() {
    let plan = plan(&["WFM:0:11:1=CSV:Z:Offered", "WFM:0:11:1=CSV:A:Offered"]);
    assert_eq!(plan.targets[0].parameters, [Parameter::Gone, metric(0, 0, 0)]);
    assert_eq!(plan.notices[0].place, "Acd_map.ini:1:1");
}

#[test]
fn a_system_that_cannot_be_read_withholds_what_it_shares() {
    let plan = plan(&[
        "WFM:0:11:1=CSV:A:Offered",
        "WFM:0:11:1=Down:A:Offered",
        "WFM:0:11:2=CSV:A:AHT",
    ]);
    assert_eq!(plan.targets.len(), 1);
    assert_eq!(plan.targets[0].value_type, ValueTypeId(2));
    assert_eq!(plan.blocked, BTreeMap::from([("Down".to_owned(), 1)]));
    assert_eq!(plan.withheld, BTreeSet::from(["CSV".to_owned()]));
}

#[test]
fn scripts_are_compiled_once_and_a_bad_one_stops_only_its_own() {
    let plan = plan(&[
        "WFM:1:10:1=CSV:A:Offered",
        "WFM:1:10:1=$1.BAS",
        "WFM:0:11:1=CSV:A:Offered",
        "WFM:0:11:1=$1.bas",
        "WFM:0:11:2=CSV:A:Offered",
        "WFM:0:11:2=$2.BAS",
        "WFM:1:10:2=CSV:A:Offered",
        "WFM:1:10:2=$3.BAS",
    ]);
    assert_eq!(plan.targets.len(), 2);
    assert!(Arc::ptr_eq(&plan.targets[0].script, &plan.targets[1].script));
    assert_eq!(plan.targets[0].script.name, "$1.BAS");
    assert_eq!(plan.notices.len(), 2);
    assert!(plan.notices[0].place.starts_with("$2.BAS:"));
    assert!(said(&plan)[1].starts_with("Acd_map.ini:8 the script $3.BAS cannot be read: no such file"));
    assert_eq!(plan.withheld, BTreeSet::from(["CSV".to_owned()]));
}

#[test]
fn a_source_coarser_than_the_queue_is_a_warning() {
    let coarse = [("Coarse", Some(tree("Coarse", &["A"])))];
    let plan = plan_with(&["WFM:0:11:1=Coarse:A:Offered"], &coarse, Some(&catalog()));
    assert_eq!(plan.targets.len(), 1);
    assert!(said(&plan)[0].contains("tells of 30 minutes at once"));
}

#[test]
fn without_a_catalogue_the_zone_is_the_machines() {
    let csv = [("CSV", Some(tree("CSV", &["A"])))];
    let plan = plan_with(&["WFM:5:99:7=CSV:A:Offered"], &csv, None);
    assert_eq!(plan.targets[0].zone, Zone::utc());
    assert_eq!(said(&plan), [""; 0]);
}

#[test]
fn some_systems_only_with_the_others_they_need() {
    let lines = [
        "WFM:1:10:1=CSV:A:Offered",
        "WFM:1:10:1=CSV 2:A:Offered",
        "WFM:0:11:1=CSV:A:Offered",
    ];
    let plan = plan(&lines).only(&BTreeSet::from(["csv 2".to_owned()]));
    assert_eq!(plan.targets.len(), 1);
    assert_eq!(plan.needed(), BTreeSet::from([0, 1]));
}

#[test]
fn wiring_asks_each_system_for_what_is_mapped_only() {
    let plan = plan(&[
        "WFM:1:10:1=CSV:B:AHT",
        "WFM:0:11:1=CSV:B:AHT",
        "WFM:0:11:2=CSV 2:A:Offered",
    ]);
    let day = date(2026, 5, 5);
    let (wiring, layouts) = Wiring::new(
        &plan,
        DayRange {
            first: day,
            last: day,
        },
        &|_| TimeScale::Civil,
    );
    assert_eq!(wiring.requests[&0].queues, [1]);
    assert_eq!(wiring.requests[&0].metrics, [1]);
    assert_eq!(wiring.requests[&1].metrics, [0]);
    assert_eq!(layouts[&0].lanes().len(), 1);
    assert_eq!(wiring.feeds[0], wiring.feeds[1]);
    assert_eq!(Wiring::cells_of_a_day(&plan), 100 * 2 + 100);
}
