//! Which file it is, by whatever name.

use std::fs::File;
use std::io;
use std::path::Path;

/// A file as the system tells it from others: links lead to the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity(Inner);

#[cfg(unix)]
type Inner = (u64, u64);
#[cfg(windows)]
type Inner = std::path::PathBuf;

impl Identity {
    /// Of the file that stands at this path.
    pub fn at(path: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        return Ok(Self(numbers(&std::fs::metadata(path)?)));
        #[cfg(windows)]
        return Ok(Self(std::fs::canonicalize(path)?));
    }

    /// Of an open file, which was opened by this path. On Unix the path does not matter: nobody can put another file
    /// there meanwhile.
    #[cfg_attr(
        unix,
        allow(unused_variables, reason = "the open file itself tells who it is")
    )]
    pub fn of(file: &File, path: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        return Ok(Self(numbers(&file.metadata()?)));
        #[cfg(windows)]
        return Self::at(path);
    }
}

#[cfg(unix)]
fn numbers(metadata: &std::fs::Metadata) -> Inner {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_other_names() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other, link] = ["one", "other", "link"].map(|name| folder.path().join(name));
        std::fs::write(&one, "x").unwrap();
        std::fs::write(&other, "x").unwrap();
        let known = Identity::at(&one).unwrap();
        assert_eq!(Identity::of(&File::open(&one).unwrap(), &one).unwrap(), known);
        assert_ne!(Identity::of(&File::open(&other).unwrap(), &other).unwrap(), known);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&one, &link).unwrap();
            assert_eq!(Identity::of(&File::open(&link).unwrap(), &link).unwrap(), known);
        }
        let _ = link;
    }
}
