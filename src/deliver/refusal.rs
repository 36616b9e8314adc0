//! A refused password, remembered beyond this process: five wrong ones in a row lock the user (spec page 7), so neither
//! a service that is restarted again and again nor an import in a timetable may try it anew (spec page 4, “Delivery”).

use crate::files::{self, FileError, Rights};
use crate::model::{Message, UtcSecond, message};
use crate::time::Zone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// In the state folder.
const FILE: &str = "refused.json";
/// Of more logins than an installation ever has, the oldest are forgotten.
const KEPT: usize = 16;

/// What the WFM said, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Refusal {
    why: Message,
    at: UtcSecond,
}

/// By [`super::WfmSettings::identity`]: a digest of where, who and with which passcode. No secret stands here.
type Refusals = BTreeMap<String, Refusal>;

fn path(state: &Path) -> PathBuf {
    state.join(FILE)
}

/// A file that cannot be read says nothing: then the password is tried once more.
fn read(state: &Path) -> Refusals {
    let bytes = files::read_if_there(&path(state)).ok().flatten();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn write(state: &Path, refusals: &Refusals) -> Result<(), FileError> {
    let text = serde_json::to_vec_pretty(refusals).unwrap_or_default();
    files::replace(&path(state), &text, None, Rights::OwnerOnly)?;
    files::adopt(&path(state))
}

/// Since when and why these settings are not to be tried without a person's wish; `None`: they may be.
pub fn refused_before(state: &Path, identity: &str) -> Option<Message> {
    let refusal = read(state).remove(identity)?;
    Some(message!(
        "deliver-refused-before",
        "{why}; this was on {at}, and is not tried again until the login changes or somebody signs in by hand (`xlink check` does)",
        why = refusal.why,
        at = Zone::machine().format(refusal.at),
    ))
}

/// These settings were refused. `state`: the installation's state folder.
pub fn remember_refusal(state: &Path, identity: &str, why: Message, at: UtcSecond) {
    let mut refusals = read(state);
    let refusal = Refusal { why, at };
    refusals.insert(identity.to_owned(), refusal);
    while refusals.len() > KEPT {
        let oldest = refusals.iter().min_by_key(|(_, refusal)| refusal.at);
        let Some(oldest) = oldest.map(|(identity, _)| identity.clone()) else {
            break;
        };
        refusals.remove(&oldest);
    }
    if let Err(error) = write(state, &refusals) {
        tracing::warn!("the refused sign-in could not be noted: {error}");
    }
}

/// These settings signed in.
pub fn forget_refusal(state: &Path, identity: &str) {
    let mut refusals = read(state);
    if refusals.remove(identity).is_some()
        && let Err(error) = write(state, &refusals)
    {
        tracing::warn!("the refused sign-in could not be forgotten: {error}");
    }
}
