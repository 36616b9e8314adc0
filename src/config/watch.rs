//! Noticing that files changed, by looking at them once a second (spec page 5: taken over 2 s after the last change).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

/// Files must rest this long before they are taken over.
const REST: Duration = Duration::from_secs(2);

/// What files look like from outside: enough to see that somebody wrote.
pub type Look = BTreeMap<String, (u64, Option<SystemTime>)>;

/// The three files and the scripts of an installation, as they look now. A folder that cannot be read looks as it did.
pub fn look_at_configuration(directory: &Path) -> Option<Look> {
    let entries = std::fs::read_dir(directory).ok()?;
    let mut look = Look::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_configuration(&name)
            && let Ok(meta) = std::fs::metadata(entry.path())
        {
            look.insert(name, (meta.len(), meta.modified().ok()));
        }
    }
    Some(look)
}

/// One file, as it looks now; empty when it is not there.
pub fn look_at(file: &Path) -> Look {
    let meta = std::fs::metadata(file).ok();
    meta.map(|meta| (String::new(), (meta.len(), meta.modified().ok())))
        .into_iter()
        .collect()
}

fn is_configuration(name: &str) -> bool {
    let name = name.to_lowercase();
    ["isps.cfg", "isps_ul.ini", "acd_map.ini"].contains(&name.as_str()) || name.ends_with(".bas")
}

/// Waits until what changed has come to rest.
#[derive(Debug)]
pub struct Settling<T> {
    taken: T,
    seen: T,
    since: Option<Instant>,
}

impl<T: PartialEq + Clone> Settling<T> {
    /// `now` is what was taken over.
    pub fn new(now: T) -> Self {
        Self {
            taken: now.clone(),
            seen: now,
            since: None,
        }
    }

    /// True once what is seen differs from what was taken over, and has not changed for [`REST`].
    pub fn see(&mut self, seen: T, now: Instant) -> bool {
        if seen != self.seen {
            self.seen = seen;
            self.since = Some(now);
        }
        self.seen != self.taken && self.since.is_none_or(|since| now.duration_since(since) >= REST)
    }

    /// It was taken over.
    pub fn take(&mut self) {
        self.taken = self.seen.clone();
    }

    /// It could not be taken over: it is tried again after another rest.
    pub fn put_off(&mut self, now: Instant) {
        self.since = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_change_is_taken_once_it_rests() {
        let start = Instant::now();
        let at = |tenths: u64| start + Duration::from_millis(100 * tenths);
        let mut files = Settling::new(1);
        assert!(!files.see(1, at(0)));
        assert!(!files.see(2, at(10)));
        assert!(!files.see(3, at(20)), "an editor still writes");
        assert!(!files.see(3, at(39)));
        assert!(files.see(3, at(40)));
        files.take();
        assert!(!files.see(3, at(50)));
    }

    #[test]
    fn a_change_taken_back_is_none_and_one_put_off_comes_again() {
        let start = Instant::now();
        let mut files = Settling::new(1);
        assert!(!files.see(2, start));
        assert!(!files.see(1, start + REST));
        assert!(!files.see(1, start + 2 * REST));
        assert!(!files.see(2, start + 3 * REST));
        assert!(files.see(2, start + 4 * REST));
        files.put_off(start + 4 * REST);
        assert!(!files.see(2, start + 4 * REST));
        assert!(files.see(2, start + 5 * REST));
    }

    #[test]
    fn the_three_files_and_scripts_count_in_any_case_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "ISPS_UL.INI",
            "isps.cfg",
            "Acd_map.ini",
            "$1.BAS",
            "isps_uls.log",
            "Acd_map220317121603.ini",
        ] {
            fs::write(folder.path().join(name), "1").unwrap();
        }
        let before = look_at_configuration(folder.path()).unwrap();
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            ["$1.BAS", "Acd_map.ini", "ISPS_UL.INI", "isps.cfg"]
        );
        fs::write(folder.path().join("$1.BAS"), "12").unwrap();
        assert_ne!(look_at_configuration(folder.path()), Some(before));
        assert_eq!(look_at_configuration(&folder.path().join("none")), None);
    }
}
