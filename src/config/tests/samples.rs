//! The samples and the descriptions they come from.

use super::super::*;
use super::{CFG, DB, home};
use std::path::Path;

/// `XLINK_WRITE_SAMPLES=1 cargo test samples` writes them anew from the descriptions.
#[test]
fn the_samples_in_the_repository_say_what_the_descriptions_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    let files = samples::files()
        .into_iter()
        .map(|sample| (folder.join(sample.name), sample.text));
    let presets = samples::presets()
        .into_iter()
        .map(|sample| (folder.join("presets").join(sample.name), sample.text));
    for (path, text) in files.chain(presets) {
        if std::env::var_os("XLINK_WRITE_SAMPLES").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let stands = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert_eq!(stands, text, "{}", path.display());
    }
}

#[test]
fn the_samples_work_but_for_their_placeholders() {
    let [cfg, main, _] = samples::files();
    let ids = |cfg: &str, main: &str| -> Vec<String> {
        home(cfg, main)
            .installation
            .load()
            .1
            .iter()
            .map(|finding| finding.id().to_owned())
            .collect()
    };
    assert_eq!(
        ids(&cfg.text, &main.text),
        ["url-placeholder", "user-placeholder"]
    );
    // Every key that is out of force may be put in force as it stands.
    let in_force = main.text.replace("\n;", "\n").replace("\n ", "\n; ");
    let unknown: Vec<String> = ids(&cfg.text, &in_force)
        .into_iter()
        .filter(|id| *id == "unknown-key")
        .collect();
    assert!(unknown.is_empty());
    for preset in samples::presets() {
        let (_, findings) = home(
            CFG,
            &format!("{DB}{}", preset.text.replace("Groups=\n", "Groups=A\n")),
        )
        .installation
        .load();
        assert_eq!(findings, [], "{}", preset.name);
    }
}

#[test]
fn no_description_stands_twice_and_every_default_is_allowed() {
    for table in [keys::WFM, keys::GENERAL, keys::COMMON, keys::CSV, keys::UNIVERSAL] {
        for key in table {
            assert_eq!(
                table.iter().filter(|other| other.is_named(key.name)).count(),
                1,
                "{}",
                key.name
            );
            assert_eq!(
                key.default.map_or(Ok(()), |default| check(key, default)),
                Ok(()),
                "{}",
                key.name
            );
            assert!(!key.help.is_empty());
        }
    }
}
