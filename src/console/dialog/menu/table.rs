//! Every menu with its entries, in one table (spec page 6). The palette is made from it too.

use crate::console::command::Command as Do;

/// One menu of the bar.
#[derive(Debug)]
pub struct Menu {
    /// The words' key; the letter after `&` opens it together with Alt.
    pub words: &'static str,
    pub items: &'static [Item],
}

#[derive(Debug)]
pub enum Item {
    Entry {
        words: &'static str,
        command: Do,
    },
    /// What the entries below it, up to the next rule, have in common.
    Heading(&'static str),
    Rule,
}

const fn entry(words: &'static str, command: Do) -> Item {
    Item::Entry { words, command }
}

pub const MENUS: &[Menu] = &[
    Menu {
        words: "menu-file",
        items: &[
            Item::Heading("menu-start-import"),
            entry("menu-import-calls", Do::ImportCalls),
            entry("menu-import-agents", Do::ImportAgents),
            Item::Rule,
            entry("menu-cancel-import", Do::CancelImport),
            entry("menu-import-progress", Do::Progress),
            entry("menu-last-import", Do::LastImport),
            Item::Rule,
            entry("menu-check", Do::Check),
            entry("menu-backup", Do::Backup),
            entry("menu-restore", Do::Restore),
            Item::Rule,
            entry("menu-exit", Do::Quit),
        ],
    },
    Menu {
        words: "menu-mapping",
        items: &[
            entry("menu-assign", Do::Assign),
            entry("menu-remove", Do::Remove),
            entry("menu-edit-script", Do::EditScript),
            Item::Rule,
            entry("menu-map-by-name", Do::MapByName),
            entry("menu-find-replace", Do::FindReplace),
            entry("menu-correct-mappings", Do::CorrectMappings),
            Item::Rule,
            entry("menu-undo", Do::Undo),
            entry("menu-redo", Do::Redo),
            Item::Rule,
            entry("menu-only-unmapped", Do::OnlyUnmapped),
        ],
    },
    Menu {
        words: "menu-view",
        items: &[
            entry("menu-flow", Do::FlowPane),
            entry("menu-gaps", Do::Gaps),
            entry("menu-chart", Do::Chart),
            entry("menu-activities", Do::Activities),
            entry("menu-agents", Do::UnknownAgents),
            entry("menu-log", Do::Log),
            entry("menu-problems", Do::Problems),
            entry("menu-zoom", Do::Zoom),
            entry("menu-copy", Do::Copy),
            Item::Rule,
            entry("menu-collapse-all", Do::CollapseAll),
            entry("menu-expand-all", Do::ExpandAll),
        ],
    },
    Menu {
        words: "menu-settings",
        items: &[
            entry("menu-connection", Do::Connection),
            entry("menu-login", Do::Login),
            entry("menu-general", Do::General),
            entry("menu-auto-import", Do::AutoImport),
            entry("menu-write-nulls", Do::WriteNulls),
            entry("menu-installation-language", Do::InstallationLanguage),
            Item::Rule,
            entry("menu-hold", Do::Hold),
            Item::Rule,
            entry("menu-language", Do::Language),
            entry("menu-theme", Do::Theme),
            entry("menu-mouse", Do::Mouse),
        ],
    },
    Menu {
        words: "menu-acd",
        items: &[
            entry("menu-configuration", Do::Configuration),
            entry("menu-new-section", Do::NewSection),
            entry("menu-test", Do::TestSource),
            Item::Rule,
            entry("menu-reload", Do::Reload),
        ],
    },
    Menu {
        words: "menu-service",
        items: &[
            entry("menu-service-install", Do::ServiceInstall),
            entry("menu-service-remove", Do::ServiceRemove),
            Item::Rule,
            entry("menu-service-start", Do::ServiceStart),
            entry("menu-service-stop", Do::ServiceStop),
            entry("menu-service-restart", Do::ServiceRestart),
            Item::Rule,
            entry("menu-service-register", Do::ServiceRegister),
            entry("menu-service-status", Do::ServiceStatus),
            entry("menu-sign-in", Do::SignIn),
        ],
    },
    Menu {
        words: "menu-help",
        items: &[
            entry("menu-keys", Do::Help),
            entry("menu-first-steps", Do::FirstSteps),
            entry("menu-about", Do::About),
        ],
    },
];

/// A text without its mark, the marked letter in lower case, and the place of the mark in characters.
pub fn marked(text: &str) -> (String, Option<char>, usize) {
    let Some(at) = text.find('&') else {
        return (text.to_owned(), None, 0);
    };
    let letter = text[at + 1..].chars().next();
    let letter = letter.and_then(|letter| letter.to_lowercase().next());
    (text.replacen('&', "", 1), letter, text[..at].chars().count())
}
