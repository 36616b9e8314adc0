//! A section as somebody is just typing it, which need not stand in any file yet.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The keys and values of one section as they would stand. Some of them are secrets (`Password`, `Proxy`), so
/// `Debug` shows the keys alone.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Name of the external system, or of the WFM system.
    pub name: String,
    /// In their order; as they would stand behind the equal sign.
    pub keys: Vec<(String, String)>,
}

impl Draft {
    pub fn new(name: impl Into<String>, keys: Vec<(String, String)>) -> Self {
        Self {
            name: name.into(),
            keys,
        }
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<&str> = self.keys.iter().map(|(key, _)| key.as_str()).collect();
        write!(f, "Draft({}: {})", self.name, keys.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_shows() {
        let keys = vec![("Proxy".to_owned(), "http://me:geheim@proxy:80".to_owned())];
        assert_eq!(format!("{:?}", Draft::new("WFM", keys)), "Draft(WFM: Proxy)");
    }
}
