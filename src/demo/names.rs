//! The people of the contact centre.

const FIRST: &[&str] = &[
    "Anna", "Björn", "Chloé", "Daniel", "Élodie", "Felix", "Greta", "Hélène", "Ivo", "Jürgen", "Katja",
    "Loïc", "Mareike", "Nils", "Océane", "Paul",
];
const LAST: &[&str] = &[
    "Müller", "Lefèvre", "Schäfer", "Özdemir", "Groß", "Martin", "Weiß", "Brown",
];

/// How many people work there.
pub(super) const AGENTS: u32 = 64;

/// The ID of the first one in the ACD.
pub(super) const FIRST_AGENT: u32 = 1001;

/// Somebody whom the WFM does not know.
pub(super) const STRANGER: u32 = 1999;

/// Name of the agent with this index, each another one.
pub(super) fn name(index: u32) -> String {
    let index = index as usize;
    let first = FIRST[index % FIRST.len()];
    let last = LAST[(index / FIRST.len() * 3 + index) % LAST.len()];
    format!("{first} {last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_name_of_their_own() {
        let names: BTreeSet<String> = (0..AGENTS).map(name).collect();
        assert_eq!(names.len(), AGENTS as usize);
    }
}
