//! `$$$:` + three random characters + Base64 of those three and the password (spec page 1). No encryption.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

const MARK: &str = "$$$:";

/// The password behind an obscured value. `None`: the value is not obscured. `Some(None)`: it begins as one but cannot
/// be read.
pub fn reveal_obscured(value: &str) -> Option<Option<String>> {
    let rest = value.trim().strip_prefix(MARK)?;
    Some(revealed(rest))
}

fn revealed(rest: &str) -> Option<String> {
    let (salt, encoded) = rest.split_at_checked(3)?;
    let bytes = STANDARD
        .decode(encoded)
        .or_else(|_| STANDARD_NO_PAD.decode(encoded))
        .ok()?;
    let password = bytes.strip_prefix(salt.as_bytes())?;
    Some(crate::files::decode(password).0)
}
