//! `--help` in the reader's language.
//!
//! The English words stand where the commands are described, and manual pages and completions are made from those. Here
//! they are replaced by those of `src/i18n/<language>/help.ftl`, whose keys follow from the commands:
//! `help-import-about`, `help-import-arg-dry-run`. What many commands share has one key (`help-arg-json`).

use super::Cli;
use crate::i18n::{Help, Language};
use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::ffi::OsString;

/// The error that shows the help, or says what is wrong with the line, in another language than English.
pub(super) fn in_words(language: Language, arguments: &[OsString]) -> Option<clap::Error> {
    if language == Language::English {
        return None;
    }
    translated(language).try_get_matches_from(arguments).err()
}

/// The command line as its help shows it in a language.
pub(super) fn translated(language: Language) -> Command {
    let help = Help::new(language);
    let say = |keys: &[&str], english: &str| {
        let known = keys.iter().find_map(|key| help.say(key));
        known.unwrap_or_else(|| english.to_owned())
    };
    let mut command = rewritten(Cli::command(), "", &say);
    command.build();
    with_usage(command, &say)
}

/// Gives the words of the first of these keys that has some, or the English ones that stand there now.
type Say<'a> = &'a dyn Fn(&[&str], &str) -> String;

/// Kinds of things of the WFM's catalogue: their commands are the same.
const THINGS: [&str; 5] = ["queue", "value-type", "system", "activity", "employee"];

fn rewritten(command: Command, above: &str, say: Say<'_>) -> Command {
    let path = match (above, command.get_name()) {
        ("", _) => "xlink".to_owned(),
        ("xlink", name) => name.to_owned(),
        (above, name) => format!("{above}-{name}"),
    };
    let shared = THINGS
        .iter()
        .find_map(|thing| path.strip_prefix(&format!("wfm-{thing}-")));
    let words_path = shared.map_or_else(|| path.clone(), |deed| format!("wfm-thing-{deed}"));
    let command = described(command, &words_path, say);
    let command = with_arguments(command, [&words_path, above], say);
    command.mut_subcommands(|sub| rewritten(sub, &path, say))
}

/// What stands above and below the arguments.
fn described(mut command: Command, path: &str, say: Say<'_>) -> Command {
    let plain = |text: Option<&StyledStr>| text.map(ToString::to_string);
    if let Some(about) = plain(command.get_about()) {
        command = command.about(say(&[&format!("help-{path}-about")], &about));
    }
    if let Some(about) = plain(command.get_long_about()) {
        command = command.long_about(say(&[&format!("help-{path}-long-about")], &about));
    }
    if let Some(examples) = plain(command.get_after_help()) {
        command = command.after_help(examples_in_words(&examples, path, say));
    }
    if command.has_subcommands() {
        command = command
            .subcommand_help_heading(say(&["help-word-commands"], "Commands"))
            .subcommand_value_name(say(&["help-value-command"], "COMMAND"));
    }
    let style = *command.get_styles().get_usage();
    let usage = say(&["help-word-usage"], "Usage");
    command.help_template(StyledStr::from(format!(
        "{{about-with-newline}}\n{style}{usage}:{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    )))
}

/// A command is the same in every language; behind two blanks stands a word about it.
fn examples_in_words(examples: &str, path: &str, say: Say<'_>) -> String {
    let mut said = 0;
    let lines = examples.lines().map(|line| match line.trim() {
        "Example:" => format!("{}:", say(&["help-word-example"], "Example")),
        "Examples:" => format!("{}:", say(&["help-word-examples"], "Examples")),
        example => match example.split_once("  ") {
            Some((example, about)) => {
                said += 1;
                let about = say(&[&format!("help-{path}-example-{said}")], about.trim());
                format!("  {example:<22} {about}")
            }
            None => format!("  {example}"),
        },
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Positional arguments, options, and what has a heading of its own, in this order: clap shows headings in the order of
/// what they stand above.
fn with_arguments(mut command: Command, paths: [&str; 2], say: Say<'_>) -> Command {
    let (headed, plain): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .partition(|argument| argument.get_help_heading().is_some());
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) =
        plain.into_iter().partition(|argument| argument.is_positional());
    let ids = |arguments: Vec<&Arg>| -> Vec<clap::Id> {
        arguments
            .into_iter()
            .map(|argument| argument.get_id().clone())
            .collect()
    };
    let (positional, options, headed) = (ids(positional), ids(options), ids(headed));
    let under = |heading: &str, english: &str| say(&[&format!("help-word-{heading}")], english);
    for (place, id) in positional.iter().enumerate() {
        let heading = under("arguments", "Arguments");
        let word = |argument: Arg| {
            argument_in_words(argument, paths, say)
                .help_heading(heading)
                .display_order(place)
        };
        command = command.mut_arg(id, word);
    }
    for id in &options {
        let heading = under("options", "Options");
        command = command.mut_arg(id, |argument| {
            argument_in_words(argument, paths, say).help_heading(heading)
        });
    }
    command = with_help_flags(command, &under("options", "Options"), say);
    for id in &headed {
        let heading = under("everywhere", "Everywhere");
        command = command.mut_arg(id, |argument| {
            argument_in_words(argument, paths, say).help_heading(heading)
        });
    }
    command
}

/// clap's own `--help` and `--version` speak English.
fn with_help_flags(command: Command, heading: &str, say: Say<'_>) -> Command {
    let mut help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help_heading(heading.to_owned());
    help = match command.get_long_about() {
        None => help.help(say(&["help-word-help"], "Print help")),
        Some(_) => help
            .help(say(
                &["help-word-help-more"],
                "Print help (see more with '--help')",
            ))
            .long_help(say(
                &["help-word-help-less"],
                "Print help (see a summary with '-h')",
            )),
    };
    let has_version = command.get_version().is_some();
    let command = command.disable_help_flag(true).arg(help);
    if !has_version {
        return command;
    }
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(say(&["help-word-version"], "Print version"))
        .help_heading(heading.to_owned());
    command.disable_version_flag(true).arg(version)
}

/// Its own words, those that all commands beside it share, or those that all commands share.
fn argument_in_words(argument: Arg, [path, above]: [&str; 2], say: Say<'_>) -> Arg {
    if argument.is_hide_set() {
        return argument;
    }
    let id = argument.get_id().as_str().replace('_', "-");
    let english = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let keys = [
        format!("help-{path}-arg-{id}"),
        format!("help-{above}-arg-{id}"),
        format!("help-arg-{id}"),
    ];
    let words = say(&keys.each_ref().map(String::as_str), &english);
    match argument.get_action().takes_values() {
        true => with_values(argument, words, say),
        false => argument.help(words),
    }
}

/// An argument with its value: what it is called, what it may be, what it is when it is not given.
fn with_values(mut argument: Arg, mut words: String, say: Say<'_>) -> Arg {
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names
        .map(|name| {
            let key = name
                .to_lowercase()
                .replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
            say(&[&format!("help-value-{key}")], name)
        })
        .collect();
    if !names.is_empty() {
        argument = argument.value_names(names);
    }
    let possible = argument.get_possible_values();
    let possible: Vec<&str> = possible
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    if !possible.is_empty() {
        let word = say(&["help-word-possible"], "possible values");
        words.push_str(&format!(" [{word}: {}]", possible.join(", ")));
    }
    let default = argument.get_default_values().first();
    if let Some(default) = default {
        let word = say(&["help-word-default"], "default");
        words.push_str(&format!(" [{word}: {}]", default.to_string_lossy()));
    }
    argument
        .help(words)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// What clap makes of a command's usage, with its own word for options replaced. Only a built command has it.
fn with_usage(mut command: Command, say: Say<'_>) -> Command {
    let usage = command.render_usage().ansi().to_string();
    if let Some((_, usage)) = usage.split_once(' ') {
        let options = format!("[{}]", say(&["help-value-options"], "OPTIONS"));
        command = command.override_usage(StyledStr::from(usage.replace("[OPTIONS]", &options)));
    }
    command.mut_subcommands(|sub| with_usage(sub, say))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    /// Every place that has words: the keys they may have, and the English.
    fn places() -> Vec<(Vec<String>, String)> {
        let places = RefCell::new(Vec::new());
        let say = |keys: &[&str], english: &str| {
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            places.borrow_mut().push((keys, english.to_owned()));
            english.to_owned()
        };
        let mut command = rewritten(Cli::command(), "", &say);
        command.build();
        with_usage(command, &say);
        places.into_inner()
    }

    fn holds(language: Language, text: &str) {
        let help = Help::new(language);
        let mut left: BTreeSet<&str> = text
            .lines()
            .filter(|line| line.starts_with("help-"))
            .filter_map(|line| line.split(" =").next())
            .collect();
        let mut meant: BTreeMap<String, String> = BTreeMap::new();
        for (keys, english) in places() {
            assert!(!english.is_empty(), "nobody says what {} is", keys[0]);
            let key = keys.iter().find(|key| help.say(key).is_some());
            let key = key.unwrap_or_else(|| panic!("{} in {}: {english}", keys[0], language.code()));
            left.remove(key.as_str());
            let other = meant
                .insert(key.clone(), english.clone())
                .unwrap_or(english.clone());
            // Names of values and `--to` are told apart by their key alone.
            assert_eq!(other, english, "{key} stands for two things");
        }
        assert!(left.is_empty(), "nobody asks for {left:?}");
    }

    #[test]
    fn every_word_of_the_help_stands_in_every_language_and_none_is_left_over() {
        holds(Language::French, include_str!("../i18n/fr/help.ftl"));
        holds(Language::German, include_str!("../i18n/de/help.ftl"));
    }

    /// The help of every command, as text.
    fn all(mut command: Command, long: bool) -> Vec<String> {
        let shown = match long {
            true => command.render_long_help(),
            false => command.render_help(),
        };
        let subs = command.get_subcommands().cloned();
        let below = { subs }.flat_map(|sub| all(sub, long));
        std::iter::once(shown.to_string()).chain(below).collect()
    }

    #[test]
    fn no_word_of_clap_is_left_in_another_language() {
        for language in [Language::French, Language::German] {
            for long in [false, true] {
                for text in all(translated(language), long) {
                    let english = [
                        "Print ",
                        "[default",
                        "[possible values",
                        "[OPTIONS]",
                        "COMMAND>",
                        "COMMAND]",
                        "Usage: ",
                        "Commands:",
                        "Options:",
                        "Arguments:",
                        "Example:",
                        "Examples:",
                        "Everywhere",
                    ];
                    for word in english {
                        let same = language == Language::French && word == "[OPTIONS]";
                        assert!(same || !text.contains(word), "{word}:\n{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_help_in_another_language_understands_the_same_line() {
        translated(Language::German).debug_assert();
        let line = ["xlink", "import", "-p", "-d", "2026-03-01", "--lang", "de"].map(OsString::from);
        assert!(in_words(Language::German, &line).is_none());
        let line = ["xlink", "wfm", "queue", "add", "--help"].map(OsString::from);
        let shown = in_words(Language::German, &line).map(|error| error.to_string());
        let shown = shown.unwrap_or_default();
        assert!(
            shown.contains("Aufruf: xlink wfm queue add [OPTIONEN] <SCHLÜSSEL>"),
            "{shown}"
        );
    }
}
