//! The house keeps its rooms: who may use whom (ARCHITECTURE.md), how long a file may be, and where the edges are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files over the ceiling, and why.
const LONG_FILES: &[(&str, &str)] = &[];

const CEILING: usize = 500;

/// Words that may stand in these rooms only.
const EDGES: &[(&[&str], &[&str])] = &[
    (
        &["ratatui::", "ratatui_textarea::", "crossterm::", "tui_input::"],
        &["console"],
    ),
    (&["odbc_api::"], &["source"]),
    (
        &["SystemTime::now", "Timestamp::now", "Zoned::now", "jiff::now"],
        &["time"],
    ),
    (
        &[
            "fs::write",
            "File::create",
            "fs::rename",
            "fs::remove_file",
            "fs::copy",
        ],
        &["files"],
    ),
];

/// Places beyond the edges, and why. `file: word`.
const BEYOND: &[(&str, &str, &str)] = &[];

/// Room → the rooms it may use, as ARCHITECTURE.md has it. `cli` may use anything: it is wiring.
fn allowed() -> BTreeMap<String, Vec<String>> {
    let rows = include_str!("../ARCHITECTURE.md").lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|').map(str::trim);
        let (room, _, rooms) = (cells.next()?.strip_suffix('`')?, cells.next()?, cells.next()?);
        let rooms = rooms.split(", ").filter(|room| *room != "–").map(str::to_owned);
        (room != "cli").then(|| (room.to_owned(), rooms.collect()))
    });
    let is_room = |room: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(room)
            .is_dir()
    };
    let allowed: BTreeMap<String, Vec<String>> = rows.filter(|(room, _)| is_room(room)).collect();
    assert!(allowed.len() > 20, "the table was not found: {allowed:?}");
    allowed
}

struct Source {
    room: String,
    name: String,
    /// Without tests and comments.
    code: String,
    lines: usize,
}

#[test]
fn rooms_use_only_whom_they_may() {
    let allowed = allowed();
    let mut broken = Vec::new();
    for source in sources() {
        if source.room == "cli" {
            continue;
        }
        let Some(may) = allowed.get(source.room.as_str()) else {
            broken.push(format!(
                "{}: the room {} is not in the table",
                source.name, source.room
            ));
            continue;
        };
        for used in rooms_used(&source.code) {
            if used != source.room && !may.contains(&used) {
                broken.push(format!("{}: {} uses {used}", source.name, source.room));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn nobody_may_use_a_room_that_it_does_not_use() {
    let sources = sources();
    let mut idle = Vec::new();
    for (room, may) in allowed() {
        let own = sources.iter().filter(|source| source.room == room);
        let used: BTreeSet<String> = own.flat_map(|source| rooms_used(&source.code)).collect();
        let unused = may.iter().filter(|other| !used.contains(*other));
        idle.extend(unused.map(|other| format!("{room} does not use {other}")));
    }
    assert!(idle.is_empty(), "\n{}", idle.join("\n"));
}

#[test]
fn there_are_no_circles() {
    let arrows = allowed();
    fn visit<'a>(room: &'a str, arrows: &'a BTreeMap<String, Vec<String>>, path: &mut Vec<&'a str>) {
        assert!(!path.contains(&room), "a circle: {} → {room}", path.join(" → "));
        path.push(room);
        for next in arrows.get(room).into_iter().flatten() {
            visit(next, arrows, path);
        }
        path.pop();
    }
    for room in arrows.keys() {
        visit(room, &arrows, &mut Vec::new());
    }
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = all_sources()
        .into_iter()
        .filter(|source| source.lines > CEILING)
        .filter(|source| {
            !LONG_FILES
                .iter()
                .any(|(name, why)| *name == source.name && !why.is_empty())
        })
        .map(|source| format!("{}: {} lines", source.name, source.lines))
        .collect();
    assert!(long.is_empty(), "over {CEILING} lines:\n{}", long.join("\n"));
}

#[test]
fn edges_stay_where_they_are() {
    let mut broken = Vec::new();
    for source in sources() {
        for (words, rooms) in EDGES {
            if rooms.contains(&source.room.as_str()) {
                continue;
            }
            for word in *words {
                let excused = BEYOND
                    .iter()
                    .any(|(name, excused, why)| *name == source.name && excused == word && !why.is_empty());
                if source.code.contains(word) && !excused {
                    broken.push(format!("{}: {word} belongs to {}", source.name, rooms.join(", ")));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_reader_of_this_test_sees_grouped_paths() {
    let used =
        rooms_used("use crate::{model::Queue, time::{Zone, Clock}, import};\nlet x = crate::ledger::open();");
    assert_eq!(used, ["import", "ledger", "model", "time"]);
    assert!(
        without_tests("fn a() {}\n#[cfg(test)]\nmod tests {\n use crate::server;\n}\nfn b() {}")
            .contains("fn b")
    );
    assert!(!without_tests("#[cfg(test)]\nmod tests {\n use crate::server;\n}").contains("server"));
    assert!(!without_tests("/// See [`crate::server`].\nfn a() {} // crate::server").contains("server"));
}

/// Every room named in a `crate::…` path, sorted.
fn rooms_used(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(first_names(group)),
            None => rooms.push(word(rest)),
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms.sort();
    rooms.dedup();
    rooms
}

/// The first name of each path in a group, up to its closing brace.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0, Vec::new(), true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                names.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Code that ships, with its room: `src/<room>/…` or `src/<room>.rs`.
fn sources() -> Vec<Source> {
    all_sources()
        .into_iter()
        .filter(|source| source.name.starts_with("src/"))
        .filter(|source| !["lib", "main"].contains(&source.room.as_str()))
        .filter(|source| !source.name.ends_with("tests.rs") && !source.name.contains("/tests/"))
        .collect()
}

fn all_sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        collect(&root.join(folder), &mut files);
    }
    assert!(files.len() > 20, "the sources were not found");
    files.iter().map(|file| read(root, file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn read(root: &Path, file: &Path) -> Source {
    let text = fs::read_to_string(file).unwrap();
    let name = file
        .strip_prefix(root)
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/");
    let room = name
        .split('/')
        .nth(1)
        .unwrap_or_default()
        .trim_end_matches(".rs")
        .to_owned();
    Source {
        room,
        lines: text.lines().count(),
        code: without_tests(&text),
        name,
    }
}

/// Drops comments and every item under `#[cfg(test)]`.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            let mut depth = 0_i32;
            for line in lines.by_ref() {
                depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
                if depth <= 0 && (line.contains('}') || line.trim_end().ends_with(';')) {
                    break;
                }
            }
        } else {
            kept.push_str(line.split("//").next().unwrap_or_default());
            kept.push('\n');
        }
    }
    kept
}
