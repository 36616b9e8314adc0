//! How alike two names are. Blanks, signs, case and accents do not count; numbers do: `Service 1` is not `Service 2`.

use super::words::{CHANNELS, EMPTY, MEASURES, WORDS};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use strsim::{jaro_winkler, normalized_damerau_levenshtein};

/// Two words below this have nothing to do with each other.
const WORD: f64 = 0.84;
/// A word and its beginning: `Nord` and `N`.
const BEGINNING: f64 = 0.85;
/// The same value under another name.
const MEANT: u8 = 95;

/// Letters and digits of a name in lower case: names that agree in these are the same.
pub fn bare(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A name taken apart.
#[derive(Debug, Clone)]
pub(super) struct Name {
    bare: String,
    words: Vec<String>,
    joined: String,
    /// In order, without leading zeros.
    numbers: Vec<String>,
    /// Which pairs of letters it has, roughly: a quick way to leave out what is nothing alike.
    pairs: u128,
    meaning: Meaning,
}

/// What a value type's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Meaning {
    /// Places in [`CHANNELS`] and [`MEASURES`].
    channel: Option<usize>,
    measure: Option<usize>,
}

impl Name {
    pub fn of(text: &str) -> Self {
        let all = words(text);
        let is_number = |word: &&String| word.starts_with(|character: char| character.is_ascii_digit());
        let numbers = all.iter().filter(is_number).map(|word| {
            let digits = word.trim_start_matches('0');
            if digits.is_empty() { "0" } else { digits }.to_owned()
        });
        let numbers: Vec<String> = numbers.collect();
        let meaning = if numbers.is_empty() {
            meaning(&all)
        } else {
            Meaning::default()
        };
        let words: Vec<String> = all.iter().filter(|word| !is_number(word)).cloned().collect();
        let joined = words.concat();
        Self {
            bare: bare(text),
            pairs: pairs(&joined),
            words,
            joined,
            numbers,
            meaning,
        }
    }

    /// A share of 0.0 to 1.0 that costs next to nothing.
    pub fn roughly(&self, other: &Self) -> f64 {
        let all = self.pairs.count_ones() + other.pairs.count_ones();
        if self.numbers != other.numbers || all == 0 {
            return 0.0;
        }
        f64::from(2 * (self.pairs & other.pairs).count_ones()) / f64::from(all)
    }

    /// How alike the names are, from 0.0 to 1.0, which is the same.
    pub fn share(&self, other: &Self) -> f64 {
        if self.bare == other.bare {
            return 1.0;
        }
        if self.numbers != other.numbers || self.words.is_empty() || other.words.is_empty() {
            return 0.0;
        }
        let whole = normalized_damerau_levenshtein(&self.joined, &other.joined);
        let by_words = f64::midpoint(
            covered(&self.words, &other.words),
            covered(&other.words, &self.words),
        );
        // Only what is the same is wholly alike.
        whole.max(by_words).min(0.99)
    }

    /// The same in per cent.
    fn likeness(&self, other: &Self) -> u8 {
        percent(self.share(other))
    }

    /// The same for names of value types, which may mean the same in other words.
    pub fn likeness_of_value(&self, other: &Self) -> u8 {
        if self.bare == other.bare {
            return 100;
        }
        let (mine, theirs) = (self.meaning, other.meaning);
        let channel = match (mine.channel, theirs.channel) {
            (Some(one), Some(two)) if one != two => return 0,
            // Unless it is said otherwise, contacts are calls.
            (Some(said), None) | (None, Some(said)) if said > 0 => 10,
            (Some(_), None) | (None, Some(_)) => 2,
            _ => 0,
        };
        match (mine.measure, theirs.measure) {
            (Some(one), Some(two)) if one == two => MEANT - channel,
            (Some(_), Some(_)) => 0,
            _ => self.likeness(other).min(MEANT - 1).saturating_sub(channel),
        }
    }
}

pub(super) fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// How much of these words stands in those, longer words counting for more.
fn covered(words: &[String], those: &[String]) -> f64 {
    let (mut found, mut all) = (0.0, 0.0);
    for word in words {
        let weight = word.chars().count() as f64;
        let best = those.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
        found += weight * best;
        all += weight;
    }
    if all > 0.0 { found / all } else { 0.0 }
}

fn alike(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let share = jaro_winkler(one, other);
    if one.starts_with(other) || other.starts_with(one) {
        share.max(BEGINNING)
    } else if share < WORD {
        0.0
    } else {
        share
    }
}

fn pairs(text: &str) -> u128 {
    let pair = |two: &[u8]| 1_u128 << ((usize::from(two[0]) * 31 + usize::from(two[1]) * 7) % 128);
    let bytes = text.as_bytes();
    match bytes {
        [] => 0,
        [only] => pair(&[*only, 0]),
        _ => bytes.windows(2).map(pair).fold(0, |all, pair| all | pair),
    }
}

/// Words in lower case without accents: divided at signs, at numbers, and where capitals begin (`CallsOffered`).
fn words(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (at, character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            open = false;
            continue;
        }
        let before = at.checked_sub(1).map(|before| characters[before]);
        let after = characters.get(at + 1);
        let begins = before.is_none_or(|before| {
            let number = before.is_numeric() != character.is_numeric();
            let capital = before.is_lowercase() && character.is_uppercase();
            // `ACDTime`: the last capital belongs to the word that follows.
            let hump = before.is_uppercase()
                && character.is_uppercase()
                && after.is_some_and(|after| after.is_lowercase());
            number || capital || hump
        });
        if begins || !open {
            words.push(String::new());
            open = true;
        }
        if let Some(word) = words.last_mut() {
            character.to_lowercase().for_each(|lower| fold(lower, word));
        }
    }
    words
}

/// Letters of the console's languages without their accents.
fn fold(letter: char, into: &mut String) {
    let plain = match letter {
        'à' | 'â' | 'ä' | 'á' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ñ' => 'n',
        'ô' | 'ö' | 'ó' => 'o',
        'û' | 'ü' | 'ù' | 'ú' => 'u',
        'ß' => return into.push_str("ss"),
        'œ' => return into.push_str("oe"),
        'æ' => return into.push_str("ae"),
        other => other,
    };
    into.push(plain);
}

/// The tables, ready to be asked.
struct Dictionary {
    channels: HashMap<String, usize>,
    empty: HashSet<String>,
    words: HashMap<String, &'static str>,
    measures: HashMap<String, usize>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let each = |row: &'static str| row.split_whitespace().flat_map(words).map(|word| single(&word));
    let mut dictionary = Dictionary {
        channels: HashMap::new(),
        empty: each(EMPTY).collect(),
        words: HashMap::new(),
        measures: HashMap::new(),
    };
    for (at, (_, row)) in CHANNELS.iter().enumerate() {
        dictionary.channels.extend(each(row).map(|word| (word, at)));
    }
    for (word, row) in WORDS {
        dictionary.words.extend(each(row).map(|other| (other, *word)));
    }
    for (at, row) in MEASURES.iter().enumerate() {
        for phrase in *row {
            let (_, key) = dictionary.divide(&words(phrase));
            dictionary.measures.insert(key, at);
        }
    }
    dictionary
});

impl Dictionary {
    /// The kind of contact, and the other words that say something, in an order of their own.
    fn divide(&self, words: &[String]) -> (Option<usize>, String) {
        let mut channel = None;
        let mut said = Vec::new();
        for word in words.iter().map(|word| single(word)) {
            if let Some(named) = self.channels.get(&word) {
                channel = channel.or(Some(*named));
            } else if !self.empty.contains(&word) {
                let word = self.words.get(&word).map_or(word, |one| (*one).to_owned());
                said.push(word);
            }
        }
        said.sort();
        said.dedup();
        (channel, said.join(" "))
    }
}

fn meaning(words: &[String]) -> Meaning {
    let (channel, said) = DICTIONARY.divide(words);
    let measure = match (said.is_empty(), channel) {
        // “Calls” alone: those that came.
        (true, Some(_)) => Some(0),
        (true, None) => None,
        (false, _) => DICTIONARY.measures.get(&said).copied(),
    };
    Meaning { channel, measure }
}

/// Without the plural's letter.
fn single(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(rest) if rest.len() > 2 && !rest.ends_with('s') => rest.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(one: &str, other: &str) -> u8 {
        Name::of(one).likeness(&Name::of(other))
    }

    fn value(one: &str, other: &str) -> u8 {
        Name::of(one).likeness_of_value(&Name::of(other))
    }

    #[test]
    fn words_end_at_signs_numbers_and_capitals() {
        let said = |text: &str| words(text).join(" ");
        assert_eq!(said("CallsOffered"), "calls offered");
        assert_eq!(said("UHD_DE-IN 07"), "uhd de in 07");
        assert_eq!(said("ACDTime20s"), "acd time 20 s");
        assert_eq!(said("Réclamations Groß"), "reclamations gross");
    }

    #[test]
    fn names_of_queues_are_alike_in_spite_of_accents_order_and_abbreviations() {
        assert_eq!(queue("Hot-Line", "hotline"), 100);
        for (one, other) in [
            ("Réclamations", "Reclamation"),
            ("Sales Nord", "Nord_Sales"),
            ("Sales Nord", "Sales N"),
            ("Technical Support 01", "Tech Support 1"),
            ("Hotline", "Hotlnie"),
        ] {
            assert!(
                queue(one, other) >= 80,
                "{one} and {other}: {}",
                queue(one, other)
            );
        }
    }

    #[test]
    fn what_is_nearer_is_more_alike() {
        assert!(
            queue("Tech Bus. Berline", "Technical Business Berlin")
                > queue("Tech Bus. Berne", "Technical Business Berlin")
        );
    }

    #[test]
    fn numbers_and_other_words_keep_queues_apart() {
        for (one, other) in [
            ("Service 1", "Service 2"),
            ("Service 1", "Service 11"),
            ("Service Nord", "Service West"),
            ("Hotline", "Orders"),
            ("Hotline DE", "Hotline EN"),
        ] {
            assert!(queue(one, other) < 80, "{one} and {other}: {}", queue(one, other));
        }
    }

    #[test]
    fn value_types_are_known_by_their_abbreviations_and_in_three_languages() {
        for (one, other) in [
            ("Calls Average Handling Time", "AHT"),
            ("Average Handling Time", "Durchschnittliche Bearbeitungszeit"),
            ("Calls Offered", "Number of calls received"),
            ("Calls Offered", "Calls"),
            ("Calls Offered", "Anrufe"),
            ("Calls Offered", "Eingegangene Anrufe"),
            ("Calls Offered", "Appels présentés"),
            ("Calls Answered", "CallsHandled"),
            ("Calls Answered", "Angenommene Anrufe"),
            ("Calls Answered", "Appels traités"),
            ("Calls Abandoned", "Lost"),
            ("Calls Abandoned", "Verlorene Anrufe"),
            ("Calls Abandoned", "Appels perdus"),
            ("Calls Wrap-up Time", "ACW"),
            ("Calls Wrap-up Time", "After-Call Work"),
            ("Calls Wrap-up Time", "AvgWrapupTime"),
            ("Calls Wrap-up Time", "Nachbearbeitungszeit"),
            ("Calls Service Level", "SLA_percent"),
            ("Calls Service Level", "Niveau de service"),
            ("Calls Wait Time", "Temps d'attente"),
            ("Chats Average Handling Time", "WebChatAHT"),
            ("Mails Offered", "EmailOffered"),
        ] {
            assert!(
                value(one, other) >= 90,
                "{one} and {other}: {}",
                value(one, other)
            );
        }
    }

    #[test]
    fn value_types_that_mean_something_else_are_not_alike() {
        for (one, other) in [
            ("Calls Answered", "Calls Abandoned"),
            ("Calls Answered", "Answered in 20 s"),
            ("Calls Offered", "WebChatOffered"),
            ("Average Handling Time", "Handling Time"),
            ("Talk Time", "Hold Time"),
            ("Talk Time", "WaitTime"),
        ] {
            assert_eq!(value(one, other), 0, "{one} and {other}");
        }
        assert!(value("Mails Offered", "Offered") < value("Calls Offered", "Offered"));
        assert!(value("Calls Wait Time", "InTime") < 84);
    }

    #[test]
    fn a_name_means_one_thing() {
        let mut seen = HashMap::new();
        for (at, row) in MEASURES.iter().enumerate() {
            for phrase in *row {
                let (_, key) = DICTIONARY.divide(&words(phrase));
                // A time alone, or a mean of nothing, names no value.
                assert!(
                    !["", "time", "average", "average time"].contains(&key.as_str()),
                    "{phrase}"
                );
                assert_eq!(*seen.entry(key).or_insert(at), at, "{phrase}");
            }
        }
    }
}
