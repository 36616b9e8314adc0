//! What keeps a preview in its bounds: its time, and the files that it shows to nobody.

use crate::config::Installation;
use crate::files::Identity;
use crate::model::RejectedRow;
use crate::source::Watch;
use jiff::civil::Date;
use std::collections::HashSet;
use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long files are looked at.
const LOOKING: Duration = Duration::from_secs(8);

pub(super) struct Guard {
    deadline: Instant,
    own: HashSet<Identity>,
}

impl Guard {
    pub fn new(installation: &Installation) -> Self {
        Self {
            own: own_files(installation),
            deadline: Instant::now() + LOOKING,
        }
    }
}

impl Watch for Guard {
    fn cancelled(&self) -> bool {
        Instant::now() >= self.deadline
    }
    fn progress(&self, _: u64, _: u64) {}
    fn rejected(&self, _: RejectedRow, _: Option<Date>) {}
    fn may_show(&self, file: &File, path: &Path) -> bool {
        // Where the system cannot tell, it is another file system than the installation's.
        !Identity::of(file, path).is_ok_and(|identity| self.own.contains(&identity))
    }
}

/// The key and whatever else stands in the state folder, and the files that hold passcodes, copies included. Whoever is
/// let in by the channel may ask for a preview of any folder, and need not be able to read these.
fn own_files(installation: &Installation) -> HashSet<Identity> {
    let is_setting = |path: &Path| {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        ["ini", "cfg"].contains(&extension.to_lowercase().as_str())
    };
    let state = identities(&installation.state(), &|_| true);
    let settings = identities(installation.directory(), &is_setting);
    state.into_iter().chain(settings).collect()
}

/// A folder that cannot be read has no file that a preview could show.
fn identities(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Vec<Identity> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| wanted(path))
        .filter_map(|path| Identity::at(&path).ok())
        .collect()
}
