//! A section that somebody is just typing, as a file would hold it.

use super::finding::Finding;
use crate::ini::Document;

/// Its header stands on line 1, then a line for each key.
pub(super) fn document(section: &str, keys: &[(String, String)]) -> Document {
    let one_line = |text: &str| text.replace(['\r', '\n'], " ");
    let mut text = format!("[{}]\r\n", one_line(section));
    for (key, value) in keys {
        text.push_str(&format!("{}={}\r\n", one_line(key), one_line(value)));
    }
    // With a mark, so that no accent is taken for another encoding's.
    Document::new([&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat())
}

/// The key that a finding is about; empty: the whole section.
pub(super) fn key_of(finding: &Finding, keys: &[(String, String)]) -> String {
    let line = finding.line.and_then(|line| usize::try_from(line).ok());
    let key = line.and_then(|line| keys.get(line.checked_sub(2)?));
    key.map(|(key, _)| key.clone())
        .or_else(|| finding.value("key").map(str::to_owned))
        .unwrap_or_default()
}
