//! Keys in one table: the bottom line, the help and the clash test come from it.

mod key;
mod table;

pub use key::{Code, Key};
pub use table::bindings;

use super::command::Command;

/// Where a key counts. The topmost layer is asked first; a pane's keys go before those of the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The main screen, whatever pane has the focus.
    Screen,
    /// Both trees.
    Tree,
    Assigned,
    Flow,
    /// The line in which a search is typed.
    Search,
    /// A question with answers.
    Question,
    /// Choices and buttons of a form.
    Form,
    /// A field of a form that is typed into.
    Field,
    /// Something to read: help, problems, a summary.
    Reading,
    /// An open menu.
    Menu,
    /// A list that what is typed makes shorter.
    Filter,
    /// A list of rows.
    List,
    /// Many lines that are typed into.
    Text,
    /// A list or log that can be searched.
    Finder,
    /// Days of every value type.
    Gaps,
    /// A day against others.
    Chart,
    /// What an import did.
    Summary,
    /// How far an import is.
    Progress,
    /// A field of a form of the files that is typed into.
    Entry,
    /// A list that is edited.
    Items,
    /// Rows that can be ticked; together with a list.
    Picks,
    /// Lines to read, and buttons below them.
    Review,
    /// A form or text that can be saved; together with its field or button.
    Saved,
    /// Rows with ticks, for which something is done together.
    Ticks,
    /// A form with the first rows of a source; together with its fields.
    Rows,
}

impl Context {
    pub const ALL: [Self; 25] = [
        Self::Screen,
        Self::Tree,
        Self::Assigned,
        Self::Flow,
        Self::Search,
        Self::Question,
        Self::Form,
        Self::Field,
        Self::Reading,
        Self::Menu,
        Self::Filter,
        Self::List,
        Self::Text,
        Self::Finder,
        Self::Gaps,
        Self::Chart,
        Self::Summary,
        Self::Progress,
        Self::Entry,
        Self::Items,
        Self::Picks,
        Self::Review,
        Self::Saved,
        Self::Ticks,
        Self::Rows,
    ];

    /// Whether letters are text here. No single character may then be a key.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Search | Self::Field | Self::Menu | Self::Filter | Self::Text | Self::Entry
        )
    }

    /// The words' key for its heading in the help.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Screen => "console-context-screen",
            Self::Tree => "console-context-tree",
            Self::Assigned => "console-context-assigned",
            Self::Flow => "console-context-flow",
            Self::Search => "console-context-search",
            Self::Question => "console-context-question",
            Self::Form => "console-context-form",
            Self::Field => "console-context-field",
            Self::Reading => "console-context-reading",
            Self::Menu => "console-context-menu",
            Self::Filter => "console-context-filter",
            Self::List => "console-context-list",
            Self::Text => "console-context-text",
            Self::Finder => "console-context-finder",
            Self::Gaps => "gaps-context",
            Self::Chart => "chart-context",
            Self::Summary => "imports-context-summary",
            Self::Progress => "imports-context-progress",
            Self::Entry => "console-context-entry",
            Self::Items => "console-context-items",
            Self::Picks => "console-context-picks",
            Self::Review => "console-context-review",
            Self::Saved => "console-context-saved",
            Self::Ticks => "mapping-context-ticks",
            Self::Rows => "console-context-rows",
        }
    }
}

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    pub context: Context,
    /// The first is the one that is shown; the others are second ways.
    pub keys: &'static [Key],
    pub command: Command,
    /// The words' key: what it does.
    pub words: &'static str,
    /// Its place in the bottom line, lower first; `None`: in the help only.
    pub hint: Option<u8>,
}

/// What a key means in these contexts, the first of which is asked first.
pub fn find(contexts: &[Context], key: Key) -> Option<Command> {
    contexts.iter().find_map(|context| {
        bindings()
            .find(|binding| binding.context == *context && binding.keys.contains(&key))
            .map(|binding| binding.command)
    })
}

/// The key that a menu shows beside a command of the main screen.
pub fn shown_for(command: Command) -> Option<Key> {
    const MAIN: [Context; 4] = [Context::Screen, Context::Tree, Context::Assigned, Context::Flow];
    bindings()
        .find(|binding| binding.command == command && MAIN.contains(&binding.context))
        .and_then(|binding| binding.keys.first().copied())
}

/// The rows that count in these contexts, those for the bottom line first and in its order.
pub fn hints(contexts: &[Context]) -> Vec<&'static Binding> {
    let mut hints: Vec<&Binding> = bindings()
        .filter(|binding| contexts.contains(&binding.context) && binding.hint.is_some())
        .collect();
    hints.sort_by_key(|binding| binding.hint);
    hints
}

#[cfg(test)]
mod tests {
    mod readme;

    use super::*;
    use std::collections::BTreeSet;

    /// Contexts whose keys are live at the same time.
    const TOGETHER: [&[Context]; 26] = [
        &[Context::Tree, Context::Screen],
        &[Context::Assigned, Context::Screen],
        &[Context::Flow, Context::Screen],
        &[Context::Search],
        &[Context::Question],
        &[Context::Form],
        &[Context::Field],
        &[Context::Reading],
        &[Context::Menu],
        &[Context::Filter],
        &[Context::List],
        &[Context::Text],
        &[Context::Finder, Context::List],
        &[Context::Gaps],
        &[Context::Chart],
        &[Context::Summary],
        &[Context::Progress],
        &[Context::Entry],
        &[Context::Items],
        &[Context::Picks, Context::List],
        &[Context::Review],
        &[Context::Form, Context::Saved, Context::Rows],
        &[Context::Entry, Context::Saved, Context::Rows],
        &[Context::Text, Context::Saved],
        &[Context::Field, Context::Saved],
        &[Context::Ticks],
    ];

    #[test]
    fn no_key_means_two_things_at_once() {
        for contexts in TOGETHER {
            let mut seen = std::collections::BTreeMap::new();
            for binding in bindings().filter(|binding| contexts.contains(&binding.context)) {
                for key in binding.keys {
                    let before = seen.insert(*key, binding.command);
                    assert!(
                        before.is_none(),
                        "{key:?} is {before:?} and {:?} in {contexts:?}",
                        binding.command
                    );
                }
            }
        }
    }

    #[test]
    fn a_letter_is_never_a_key_where_text_is_typed() {
        for binding in bindings().filter(|binding| binding.context.takes_text()) {
            for key in binding.keys {
                assert!(!key.is_text(), "{key:?} in {:?}", binding.context);
            }
        }
    }

    #[test]
    fn keys_that_terminals_send_as_others_are_not_used() {
        for key in bindings().flat_map(|binding| binding.keys) {
            assert!(
                !(key.ctrl && matches!(key.code, Code::Character('h' | 'i' | 'j' | 'm' | '['))),
                "{key:?}"
            );
        }
    }

    #[test]
    fn function_and_control_keys_are_second_ways() {
        // In a text every other key is text; what it loses can be typed again. Saving, the rows and filling in have buttons too.
        let has_another_way = |binding: &Binding| match binding.command {
            Command::Undo | Command::Redo => binding.context == Context::Text,
            command => matches!(command, Command::Save | Command::AllRows | Command::FillIn),
        };
        for binding in bindings().filter(|binding| !has_another_way(binding)) {
            assert!(
                binding
                    .keys
                    .iter()
                    .any(|key| !key.ctrl && !key.alt && !matches!(key.code, Code::Function(_))),
                "{:?} needs a key that every terminal sends",
                binding.command
            );
        }
    }

    #[test]
    fn every_context_can_be_left() {
        for contexts in TOGETHER {
            assert_eq!(
                find(contexts, Key::plain(Code::Escape)),
                Some(Command::Back),
                "{contexts:?}"
            );
        }
    }

    #[test]
    fn every_row_has_words() {
        let look = crate::console::fixture::look();
        let keys: BTreeSet<&str> = bindings().map(|binding| binding.words).collect();
        for key in keys.into_iter().chain(Context::ALL.map(Context::heading)) {
            assert_ne!(look.say(key), key);
        }
    }
}
