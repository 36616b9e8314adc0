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

#[cfg(unix)]
impl Identity {
    /// Of the file that stands at this path.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(numbers(&std::fs::metadata(path)?)))
    }

    /// Of an open file, by whatever path it was opened: nobody can put another one there meanwhile.
    pub fn of(file: &File, _path: &Path) -> io::Result<Self> {
        Ok(Self(numbers(&file.metadata()?)))
    }
}

#[cfg(windows)]
impl Identity {
    /// Of the file that stands at this path.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(std::fs::canonicalize(path)?))
    }

    /// Of an open file, which was opened by this path.
    pub fn of(_file: &File, path: &Path) -> io::Result<Self> {
        Self::at(path)
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
        let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
        std::fs::write(&one, "x").unwrap();
        std::fs::write(&other, "x").unwrap();
        let known = Identity::at(&one).unwrap();
        assert_eq!(Identity::of(&File::open(&one).unwrap(), &one).unwrap(), known);
        assert_ne!(Identity::of(&File::open(&other).unwrap(), &other).unwrap(), known);
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(&one, &link).unwrap();
            assert_eq!(Identity::of(&File::open(&link).unwrap(), &link).unwrap(), known);
        }
    }
}
