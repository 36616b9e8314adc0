//! Is everything working?, and the first rows.

use super::*;

fn findings(place: &Place) -> Vec<(bool, bool, String)> {
    let told = |finding: SourceFinding| (finding.error, !finding.hint.is_empty(), finding.found.to_string());
    place.source().probe().into_iter().map(told).collect()
}

fn warns_of(place: &Place, word: &str) -> bool {
    findings(place)
        .iter()
        .any(|(_, hint, found)| *hint && found.contains(word))
}

const FILE: &str = "h\nUHD_DE_IN;23.12.2014;08:15;1;1;180\n";

#[test]
fn all_is_well() {
    let place = Place::example().contacts(|contacts| contacts.after = AfterImport::Move);
    place.file("a.csv", FILE);
    let findings = findings(&place);
    assert!(
        findings.iter().all(|(error, hint, _)| !error && !hint),
        "{findings:#?}"
    );
    assert_eq!(findings.len(), 3);
}

#[test]
fn what_stands_in_the_way_is_named() {
    let place = Place::example().contacts(|contacts| contacts.source.push("nowhere"));
    assert!(findings(&place)[0].0);
    let place = Place::example().contacts(|contacts| {
        contacts.after = AfterImport::Move;
        contacts.destination = None;
    });
    assert!(warns_of(&place, "no Destination"));
    let place = place.contacts(|contacts| contacts.destination = Some(contacts.source.clone()));
    assert!(warns_of(&place, "source folder itself"));
    let place = place.contacts(|contacts| contacts.destination = Some(contacts.source.join("nowhere")));
    assert!(warns_of(&place, "does not exist"));
    let place = Place::example().contacts(|contacts| contacts.groups = names(";"));
    assert!(warns_of(&place, "no queue"));
}

#[test]
fn rows_that_are_not_understood_are_shown() {
    let place = Place::example().contacts(|contacts| contacts.date_order = DateOrder::Mdy);
    place.file("a.csv", FILE);
    assert!(
        warns_of(&place, "a.csv line 2: column 2: “23.12.2014” not a date"),
        "{:?}",
        findings(&place)
    );
}

#[test]
fn an_offset_that_is_ignored_is_told() {
    let place = Place::example().contacts(|contacts| {
        contacts.moment = MomentColumns::One(column(2));
        contacts.column_names = names("Queue;Stamp;Calls");
        contacts.aht_columns.clear();
    });
    place.file("a.csv", "h\nUHD_DE_IN;2014-12-23T08:15:00Z;1\n");
    assert!(warns_of(&place, "ignored"));
    let place = place.zone(SourceZone::Named("Europe/Paris".to_owned()));
    assert!(!warns_of(&place, "ignored"));
}
