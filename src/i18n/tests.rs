use super::*;
use std::collections::BTreeMap;

/// Key → the names of the values it takes.
type Keys = BTreeMap<String, Vec<String>>;

fn keys(files: &[(&str, &str)]) -> Keys {
    let mut keys = Keys::new();
    for (room, text) in files {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, faults)| panic!("{room}.ftl: {faults:?}"));
        for entry in resource.entries() {
            let fluent_bundle_entry = format!("{entry:?}");
            if let Some((key, values)) = message(&fluent_bundle_entry) {
                assert!(
                    keys.insert(key.clone(), values).is_none(),
                    "{room}.ftl: {key} stands twice"
                );
            }
        }
    }
    keys
}

/// The key of a message and the values it takes, from the syntax tree's own description.
fn message(entry: &str) -> Option<(String, Vec<String>)> {
    let rest = entry.strip_prefix("Message(Message { id: Identifier { name: \"")?;
    let key = rest.split('"').next()?.to_owned();
    let mut values: Vec<String> = rest
        .split("VariableReference { id: Identifier { name: \"")
        .skip(1)
        .filter_map(|part| part.split('"').next().map(str::to_owned))
        .collect();
    values.sort();
    values.dedup();
    Some((key, values))
}

#[test]
fn every_text_is_valid_and_stands_in_every_language() {
    let english = keys(TEXTS[0].1);
    assert!(!english.is_empty());
    for (language, files) in TEXTS {
        let theirs = keys(files);
        for (key, values) in &english {
            assert_eq!(theirs.get(key), Some(values), "{key} in {}", language.code());
        }
        for key in theirs.keys() {
            assert!(
                english.contains_key(key),
                "{key} stands in {} but not in English",
                language.code()
            );
        }
    }
}

#[test]
fn the_environment_decides_when_nobody_else_does() {
    let environment = |pairs: &'static [(&str, &str)]| {
        Language::from_environment(move |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    };
    assert_eq!(environment(&[("LANG", "de_DE.UTF-8")]), Language::German);
    assert_eq!(
        environment(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "fr_FR")]),
        Language::French
    );
    assert_eq!(environment(&[("LANG", "C.UTF-8")]), Language::English);
    assert_eq!(environment(&[]), Language::English);
}

#[test]
fn values_are_put_in_without_marks() {
    let text = Words::new(Language::German).with("cli-done-days", &[("count", 3.into())]);
    assert_eq!(text, "3 Tage");
    assert_eq!(
        Words::new(Language::English).with("cli-done-days", &[("count", 1.into())]),
        "1 day"
    );
    assert_eq!(Words::new(Language::French).say("no-such-key"), "no-such-key");
}
