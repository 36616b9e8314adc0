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

/// A `message!` in the sources: its key, its words, its file.
struct Said {
    key: String,
    words: String,
    file: String,
}

/// The sources with their files.
fn sources() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.push((path.display().to_string(), text));
            }
        }
    }
    sources
}

/// Every `message!` with its words, test keys left out.
fn said() -> Vec<Said> {
    let mut all = Vec::new();
    for (file, text) in sources() {
        all.extend(calls(&text).map(|(key, words)| Said {
            key,
            words,
            file: file.clone(),
        }));
    }
    all.retain(|said| !said.key.starts_with("test-"));
    all
}

#[test]
fn no_text_is_left_over() {
    // Keys that follow from a table: of the files' keys, findings, presets, and the names of choices.
    let families = [
        "key-",
        "finding-",
        "preset-",
        "form-separator-",
        "status-",
        "theme-",
    ];
    let belonging = ["-help", "-hint", "-how"];
    let sources = sources();
    let is_named = |key: &str| {
        let literal = format!("\"{key}\"");
        sources.iter().any(|(_, text)| text.contains(&literal))
    };
    let is_asked_for = |key: &str| {
        families.iter().any(|family| key.starts_with(family))
            || is_named(key)
            || belonging
                .iter()
                .any(|more| key.strip_suffix(more).is_some_and(is_named))
    };
    let english = keys(TEXTS[0].1);
    let left: Vec<&String> = english.keys().filter(|key| !is_asked_for(key)).collect();
    assert!(left.is_empty(), "nobody asks for {left:?}");
}

fn calls(text: &str) -> impl Iterator<Item = (String, String)> {
    text.split("message!(").skip(1).filter_map(|call| {
        let (key, rest) = literal(call)?;
        let (words, _) = literal(rest.trim_start().strip_prefix(',')?)?;
        Some((key, words))
    })
}

/// A string literal at the beginning, and what stands behind it.
fn literal(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start().strip_prefix('"')?;
    let mut words = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((words, &text[at + 1..])),
            '\\' => words.extend(characters.next().map(|(_, escaped)| escaped)),
            other => words.push(other),
        }
    }
    None
}

/// The words with each `{name}` standing for itself: what comes out must be the words again.
fn as_itself(said: &Said) -> Message {
    let names = said
        .words
        .split('{')
        .skip(1)
        .filter_map(|part| part.split('}').next());
    let values = names.map(|name| (name.to_owned().into(), format!("{{{name}}}").as_str().into()));
    Message::new(said.key.clone(), said.words.clone(), values.collect())
}

#[test]
fn every_message_of_the_lower_rooms_has_words_and_english_is_what_they_say() {
    let english = keys(TEXTS[0].1);
    let all = said();
    assert!(all.len() > 300, "the sources were not found: {}", all.len());
    let mut wrong = Vec::new();
    for said in &all {
        if !english.contains_key(&said.key) {
            wrong.push(format!("{}: {} has no words", said.file, said.key));
            continue;
        }
        let told = Words::new(Language::English).tell(&as_itself(said));
        if told != said.words {
            wrong.push(format!(
                "{}: {}: “{}”, en.ftl says “{told}”",
                said.file, said.key, said.words
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_message_is_told_in_the_language_of_whoever_looks() {
    let full = crate::model::message!("files-disk-full", "the disk is full");
    let message = crate::model::message!("import-file-unread", "the file cannot be read: {why}", why = full);
    assert_eq!(message.to_string(), "the file cannot be read: the disk is full");
    assert_eq!(
        Words::new(Language::German).tell(&message),
        "die Datei ist nicht lesbar: der Datenträger ist voll"
    );
    assert_eq!(
        Words::new(Language::French).tell(&message),
        "le fichier est illisible : le disque est plein"
    );
    let count =
        |count: u64| crate::model::message!("check-mapped", "{count} value types are mapped", count = count);
    assert_eq!(
        Words::new(Language::English).tell(&count(1)),
        "1 value type is mapped"
    );
    assert_eq!(
        Words::new(Language::English).tell(&count(2)),
        count(2).to_string()
    );
}

#[test]
fn what_a_newer_service_says_is_told_in_its_english() {
    let message = crate::model::message!("test-not-known-yet", "the moon is in the way");
    assert_eq!(
        Words::new(Language::German).tell(&message),
        "the moon is in the way"
    );
    assert_eq!(
        Words::new(Language::German).tell(&"ORA-12541".into()),
        "ORA-12541"
    );
}
