//! Secrets never reach a log.

use std::borrow::Cow;
use zeroize::Zeroizing;

/// What is written in place of a secret.
pub const STRUCK_OUT: &str = "***";

/// Shorter ones would be found in the middle of ordinary words, and the gaps would tell them.
const SHORTEST: usize = 4;

/// The secrets of an installation, as they could stand in a line.
#[derive(Default)]
pub(super) struct Secrets(Vec<Zeroizing<String>>);

impl Secrets {
    pub fn add(&mut self, secret: &str) {
        let secret = secret.trim_end_matches(['\r', '\n']);
        if secret.chars().count() >= SHORTEST && !self.0.iter().any(|known| known.as_str() == secret) {
            self.0.push(Zeroizing::new(secret.to_owned()));
            // A secret that holds a shorter one is struck out first, or its rest would remain.
            self.0.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        }
    }

    pub fn strike<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut struck = Cow::Borrowed(text);
        for secret in &self.0 {
            if struck.contains(secret.as_str()) {
                struck = struck.replace(secret.as_str(), STRUCK_OUT).into();
            }
        }
        struck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_secrets_are_struck_out_longest_first() {
        let mut secrets = Secrets::default();
        secrets.add("hunter22\n");
        secrets.add("hunter22-and-more");
        secrets.add("abc");
        assert_eq!(
            secrets.strike("Pwd=hunter22-and-more;Uid=hunter22"),
            "Pwd=***;Uid=***"
        );
        assert_eq!(
            secrets.strike("abc is too short to hide"),
            "abc is too short to hide"
        );
    }
}
