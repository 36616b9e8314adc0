//! A line that the parser does not understand, said in the reader's language. The parser's own words are English; what it
//! found is in its error.

use super::edge;
use crate::i18n::Words;
use crate::model::{Message, message};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

/// What is wrong, how the command is used, and where its help is. `None`: only the parser can say what is wrong.
pub(super) fn in_words(error: &clap::Error, words: Words) -> Option<String> {
    let mut text = format!("xlink: {}", words.tell(&sentence(error)?));
    if let Some(suggestion) = suggestion(error) {
        let perhaps = message!(
            "usage-perhaps",
            "Did you mean “{suggestion}”?",
            suggestion = suggestion
        );
        text.push_str(&format!("\n  {}", words.tell(&perhaps)));
    }
    let usage = texts(error, ContextKind::Usage).concat();
    let usage = usage.trim().trim_start_matches("Usage: ");
    if !usage.is_empty() {
        let usage = message!("usage-usage", "Usage: {usage}", usage = usage);
        text.push_str(&format!("\n\n{}", words.tell(&usage)));
    }
    let help = message!("usage-help", "--help shows what is possible.");
    text.push_str(&format!("\n\n{}", words.tell(&help)));
    Some(text)
}

fn sentence(error: &clap::Error) -> Option<Message> {
    let one = |kind: ContextKind| texts(error, kind).concat();
    let list = |kind: ContextKind| texts(error, kind).join(", ");
    let argument = one(ContextKind::InvalidArg);
    let value = one(ContextKind::InvalidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => message!(
            "usage-unknown-argument",
            "there is no “{argument}” here",
            argument = argument
        ),
        ErrorKind::InvalidSubcommand => message!(
            "usage-unknown-command",
            "there is no command “{command}”",
            command = one(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingSubcommand => message!(
            "usage-no-command",
            "a command is missing; there are {possible}",
            possible = list(ContextKind::ValidSubcommand)
        ),
        ErrorKind::InvalidValue if value.is_empty() => no_value(argument),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => no_value(argument),
        ErrorKind::InvalidValue => message!(
            "usage-not-among",
            "{argument}: “{value}” is none of {possible}",
            argument = argument,
            value = value,
            possible = list(ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation => match error.source().and_then(edge::told) {
            Some(why) => message!("usage-wrong", "{argument}: {why}", argument = argument, why = why),
            None => message!(
                "usage-not-possible",
                "{argument}: “{value}” is not possible",
                argument = argument,
                value = value
            ),
        },
        ErrorKind::TooManyValues => message!(
            "usage-too-many",
            "{argument} takes no further value, and “{value}” is one",
            argument = argument,
            value = value
        ),
        ErrorKind::MissingRequiredArgument => message!(
            "usage-missing",
            "missing: {arguments}",
            arguments = list(ContextKind::InvalidArg)
        ),
        ErrorKind::ArgumentConflict => conflict(argument, list(ContextKind::PriorArg)),
        _ => return None,
    })
}

fn no_value(argument: String) -> Message {
    message!("usage-no-value", "{argument} needs a value", argument = argument)
}

fn conflict(argument: String, others: String) -> Message {
    match others == argument {
        true => message!("usage-twice", "{argument} is given twice", argument = argument),
        false => message!(
            "usage-conflict",
            "{argument} and {others} exclude each other",
            argument = argument,
            others = others
        ),
    }
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let said = kinds.into_iter().flat_map(|kind| texts(error, kind));
    { said }.next()
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use crate::i18n::Language;
    use std::ffi::OsString;

    fn said(line: &str, language: Language) -> String {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = help::translated(language).try_get_matches_from(&arguments);
        in_words(&error.unwrap_err(), Words::new(language)).unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_said_in_the_language_of_whoever_typed_it() {
        for (line, german) in [
            (
                "xlink import --dry-runn",
                "„--dry-runn“ gibt es hier nicht\n  Meinten Sie „--dry-run“?",
            ),
            (
                "xlink chek",
                "einen Befehl „chek“ gibt es nicht\n  Meinten Sie „check“?",
            ),
            (
                "xlink map --read-only",
                "ein Befehl fehlt; es gibt list, add, remove, auto, replace, correct",
            ),
            (
                "xlink check --lang xx",
                "--lang <SPRACHE>: „xx“ ist keines von en, fr, de",
            ),
            ("xlink check --lang", "--lang <SPRACHE> braucht einen Wert"),
            ("xlink import -L 0", "-L <TAGE>: „0“ ist nicht möglich"),
            ("xlink script test a --para x", "--para <N>: „x“ ist keine Zahl"),
            (
                "xlink map add a",
                "es fehlt: <PFAD>\n\nAufruf: xlink map add [OPTIONEN] <ZIEL> <PFAD>",
            ),
            (
                "xlink check --lang de --lang fr",
                "--lang <SPRACHE> ist doppelt angegeben",
            ),
            (
                "xlink import -L 2 --to 2026-03-01",
                "-L <TAGE> und --to <DATUM> schließen sich aus",
            ),
            (
                "xlink check --json=x",
                "--json nimmt keinen weiteren Wert, „x“ ist einer",
            ),
        ] {
            let said = said(line, Language::German);
            assert!(said.starts_with(&format!("xlink: {german}")), "{line}: {said}");
            assert!(said.ends_with("--help zeigt, was möglich ist."), "{said}");
        }
        assert_eq!(
            self::said("xlink config get a.ini b c", Language::French),
            "xlink : <FICHIER> : on attend isps.cfg ou isps_Ul.ini\n\n--help montre ce qui est possible."
                .replacen("xlink :", "xlink:", 1)
        );
    }
}
