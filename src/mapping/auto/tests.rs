use super::*;
use crate::mapping::MapFile;
use crate::model::{IntervalLength, Queue, QueueId, StoreStamp, Unit, ValueType, ValueTypeId};

fn catalog(queues: &[(u32, &str)], value_types: &[&str]) -> Catalog {
    let ids: Vec<ValueTypeId> = (1003..).take(value_types.len()).map(ValueTypeId).collect();
    let queue = |(id, name): &(u32, &str)| Queue {
        id: QueueId(*id),
        parent: QueueId(1),
        name: (*name).to_owned(),
        short_name: String::new(),
        active: true,
        interval: IntervalLength::QUARTER,
        time_zone: "UTC".to_owned(),
        value_types: ids.clone(),
    };
    let value_type = |(id, name): (&ValueTypeId, &&str)| ValueType {
        id: *id,
        name: (*name).to_owned(),
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
        queues: queues.iter().map(queue).collect(),
        value_types: ids.iter().zip(value_types).map(value_type).collect(),
        activities: Vec::new(),
        employees: Vec::new(),
    }
}

fn offer(queues: &[&[&str]], metrics: &[&str]) -> Offer {
    let owned = |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    Offer {
        system: "ACD".to_owned(),
        queues: queues.iter().map(|levels| owned(levels)).collect(),
        metrics: owned(metrics),
    }
}

fn proposed(catalog: &Catalog, map: &str, offers: &[Offer]) -> Vec<Proposal> {
    let file = MapFile::new(map.as_bytes().to_vec());
    let mapped = Mappings::of(file.lines(), "WFM", Some(catalog));
    let sides = Sides {
        catalog,
        wfm: "WFM",
        mapped: &mapped,
        offers,
    };
    let proposals = propose(sides, Reach::Similar);
    let exact = propose(sides, Reach::Exact);
    let paths = |all: &[Proposal]| -> Vec<String> { all.iter().map(|each| each.path.to_string()).collect() };
    assert_eq!(
        paths(&proposals[..exact.len()]),
        paths(&exact),
        "the same names come first"
    );
    proposals
}

fn lines(proposals: &[Proposal]) -> Vec<String> {
    let line = |each: &Proposal| format!("{}={}", each.left, each.path);
    proposals.iter().map(line).collect()
}

#[test]
fn similar_names_follow_the_same_ones_the_most_alike_first() {
    let catalog = catalog(
        &[
            (10, "Hotline"),
            (11, "Réclamations"),
            (12, "Sales Nord"),
            (13, "Orders"),
        ],
        &["Calls Offered", "Calls Average Handling Time"],
    );
    let offers = [offer(
        &[&["hotline"], &["Reclamation"], &["Nord", "Sales N"], &["Other"]],
        &["CallsOffered", "AHT"],
    )];
    let found = proposed(&catalog, "", &offers);
    assert_eq!(
        lines(&found),
        [
            "WFM:1:10:1003=ACD:hotline:CallsOffered",
            "WFM:1:12:1003=ACD:Nord:Sales N:CallsOffered",
            "WFM:1:11:1003=ACD:Reclamation:CallsOffered",
            "WFM:1:10:1004=ACD:hotline:AHT",
            "WFM:1:12:1004=ACD:Nord:Sales N:AHT",
            "WFM:1:11:1004=ACD:Reclamation:AHT",
        ]
    );
    assert_eq!(found[0].likeness, Likeness::Exact);
    assert!(matches!(found[3].likeness, Likeness::Beside(93)), "{found:?}");
    assert!(
        matches!(found[1].likeness, Likeness::Similar(80..=99)),
        "{found:?}"
    );
    assert!(found.iter().all(|each| each.doubt.is_none()), "{found:?}");
}

#[test]
fn a_queue_that_is_mapped_leads_to_where_it_comes_from() {
    let catalog = catalog(
        &[(10, "Hotline")],
        &["Calls Offered", "Calls Answered", "Calls Abandoned"],
    );
    let offers = [offer(&[&["VDN 7"], &["VDN 8"]], &["Offered", "Handled", "Lost"])];
    let found = proposed(&catalog, "WFM:1:10:1003=ACD:VDN 8:Offered\n", &offers);
    assert_eq!(
        lines(&found),
        ["WFM:1:10:1004=ACD:VDN 8:Handled", "WFM:1:10:1005=ACD:VDN 8:Lost"]
    );
    let two = "WFM:1:10:1003=ACD:VDN 8:Offered\nWFM:1:10:1003=ACD:VDN 7:Offered\n";
    assert_eq!(proposed(&catalog, two, &offers), [], "of two, nobody can tell");
}

#[test]
fn a_metric_is_never_proposed_twice_without_a_word() {
    let catalog = catalog(&[(10, "Sales Nord"), (11, "Sales Noord")], &["Calls Offered"]);
    let offers = [offer(&[&["Sales_Nordd"]], &["Offered"])];
    let found = proposed(&catalog, "", &offers);
    assert_eq!(found.len(), 2);
    for (one, other) in [(0, 1), (1, 0)] {
        assert_eq!(found[one].doubt, Some(Doubt::Proposed(found[other].left.clone())));
    }
    let mapped = "WFM:1:11:1003=ACD:Sales_Nordd:Offered\n";
    let found = proposed(&catalog, mapped, &offers);
    let owner = "WFM:1:11:1003".parse().unwrap();
    assert_eq!(found[0].doubt, Some(Doubt::Mapped(owner)));
}

#[test]
fn a_source_queue_of_the_same_name_belongs_to_that_queue() {
    let catalog = catalog(&[(10, "Hotline"), (11, "Hotline Nord")], &["Calls Offered"]);
    let offers = [offer(&[&["Hotline"]], &["Calls Offered"])];
    assert_eq!(
        lines(&proposed(&catalog, "", &offers)),
        ["WFM:1:10:1003=ACD:Hotline:Calls Offered"]
    );
}

#[test]
fn several_that_fit_as_well_are_counted() {
    let catalog = catalog(&[(10, "Sales")], &["Calls Offered"]);
    let offers = [offer(&[&["North", "Sales"], &["South", "Sales"]], &["Offered"])];
    assert_eq!(proposed(&catalog, "", &offers)[0].doubt, Some(Doubt::Rivals(1)));
}

#[test]
fn inactive_queues_get_no_proposal() {
    let mut catalog = catalog(&[(10, "Hotline DE")], &["Calls Offered"]);
    catalog.queues[0].active = false;
    let offers = [offer(&[&["HotlineDE"], &["Hotlin DE"]], &["Offered"])];
    assert_eq!(proposed(&catalog, "", &offers), []);
}

/// Measured, not promised: with 1,000 queues × 10 value types against 1,000 source queues of much the same words it takes
/// some 0.2 s when built for use. Built for tests it may take twenty times as long, which still is nothing like n² thorough
/// comparisons.
#[test]
fn a_thousand_queues_against_a_thousand_are_done_at_once() {
    let places = [
        "Nord", "Süd", "West", "Ost", "Mitte", "Berlin", "Lyon", "Wien", "Basel", "Bern",
    ];
    let topics = [
        "Sales",
        "Billing",
        "Orders",
        "Complaints",
        "Technical",
        "Broadband",
        "Mobile",
        "Refunds",
        "Delivery",
        "Cancel",
    ];
    let teams = [
        "Gold", "Silver", "Bronze", "Private", "Business", "Partner", "Press", "Night", "Trial", "Export",
    ];
    let mut names = Vec::new();
    for place in places {
        for topic in topics {
            names.extend(teams.map(|team| format!("Customer {topic} {team} {place}")));
        }
    }
    let queues: Vec<(u32, &str)> = (10..).zip(names.iter().map(String::as_str)).collect();
    let value_types = [
        "Calls Offered",
        "Calls Answered",
        "Calls Abandoned",
        "Calls Average Handling Time",
        "Calls Talk Time",
        "Calls Wait Time",
        "Calls Wrap-up Time",
        "Calls Service Level",
        "Mails Offered",
        "Mails Answered",
    ];
    let catalog = catalog(&queues, &value_types);
    let sources: Vec<String> = names
        .iter()
        .map(|name| name.replace(' ', "_").replace("Customer", "Cust"))
        .collect();
    let levels: Vec<[&str; 1]> = sources.iter().map(|name| [name.as_str()]).collect();
    let levels: Vec<&[&str]> = levels.iter().map(<[&str; 1]>::as_slice).collect();
    let offers = [offer(
        &levels,
        &[
            "Offered",
            "Handled",
            "Lost",
            "AHT",
            "Talk",
            "ASA",
            "ACW",
            "SL",
            "EmailOffered",
            "X",
        ],
    )];
    let found = proposed(&catalog, "", &offers);
    assert_eq!(found.len(), 9_000);
    assert!(
        found
            .iter()
            .all(|each| !matches!(each.doubt, Some(Doubt::Proposed(_)))),
        "each its own"
    );
}
