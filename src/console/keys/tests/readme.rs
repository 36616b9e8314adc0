//! The README's table of keys is made from the table of keys.

use crate::console::fixture;
use crate::console::keys::{Context, bindings};
use std::path::Path;

const BEGIN: &str = "<!-- keys: made by XLINK_WRITE_README=1 cargo test --lib keys::tests::readme -->\n";
const END: &str = "<!-- end of keys -->";

/// What somebody wants to know before they start: the main screen. Everything else says its keys in its last line.
const SHOWN: [Context; 4] = [Context::Screen, Context::Tree, Context::Assigned, Context::Flow];

fn table() -> String {
    let look = fixture::look();
    let mut table = String::from("| where | key | does |\n|---|---|---|\n");
    for context in SHOWN {
        let mut heading = look.say(context.heading());
        for binding in bindings().filter(|binding| binding.context == context) {
            let keys: Vec<String> = binding
                .keys
                .iter()
                .map(|key| format!("`{}`", key.name(&look).replace('|', "\\|")))
                .collect();
            let row = format!(
                "| {heading} | {} | {} |\n",
                keys.join(", "),
                look.say(binding.words)
            );
            table.push_str(&row);
            heading.clear();
        }
    }
    table
}

#[test]
fn the_readme_has_every_key_of_the_main_screen() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let start = readme.find(BEGIN).unwrap() + BEGIN.len();
    let end = start + readme[start..].find(END).unwrap();
    if std::env::var_os("XLINK_WRITE_README").is_some() {
        let written = format!("{}{}{}", &readme[..start], table(), &readme[end..]);
        std::fs::write(&path, written).unwrap();
        return;
    }
    assert_eq!(
        readme[start..end],
        table(),
        "XLINK_WRITE_README=1 cargo test --lib keys::tests::readme"
    );
}
