//! Finding a queue by the bytes of its name, some hundred million times a minute.

use hashbrown::HashTable;

/// Names in the encodings a file may have, each with its index. Names are compared trimmed and case-sensitive.
#[derive(Debug)]
pub(super) struct Names {
    table: HashTable<Entry>,
}

#[derive(Debug)]
struct Entry {
    key: Key,
    bytes: Box<[u8]>,
    index: u32,
}

/// The beginning, the end and the length of a name: all of it when it has at most 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    head: u64,
    tail: u64,
    length: usize,
}

impl Names {
    /// Equal names are the first of them.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut this = Self {
            table: HashTable::new(),
        };
        let names: Vec<&str> = names.into_iter().collect();
        for (index, name) in (0u32..).zip(&names) {
            this.insert(name.trim().as_bytes(), index);
        }
        // UTF-8 wins where bytes could be either: text in Windows-1252 is hardly ever valid UTF-8.
        for (index, name) in (0u32..).zip(&names) {
            let (bytes, _, lacking) = encoding_rs::WINDOWS_1252.encode(name.trim());
            if !lacking {
                this.insert(&bytes, index);
            }
        }
        this
    }

    fn insert(&mut self, bytes: &[u8], index: u32) {
        if self.exact(bytes).is_none() {
            let key = Key::of(bytes);
            let entry = Entry {
                key,
                bytes: bytes.into(),
                index,
            };
            self.table
                .insert_unique(key.hash(), entry, |entry| entry.key.hash());
        }
    }

    /// The index of the name in this cell.
    #[inline]
    pub fn find(&self, cell: &[u8]) -> Option<u32> {
        self.exact(cell).or_else(|| self.exact(super::trim(cell)))
    }

    #[inline]
    fn exact(&self, bytes: &[u8]) -> Option<u32> {
        let key = Key::of(bytes);
        let is_it = |entry: &Entry| entry.key == key && (key.is_whole() || *entry.bytes == *bytes);
        self.table.find(key.hash(), is_it).map(|entry| entry.index)
    }
}

impl Key {
    #[inline]
    fn of(bytes: &[u8]) -> Self {
        let (head, tail) = if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
        } else if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u32::from_le_bytes(*head).into(), u32::from_le_bytes(*tail).into())
        } else {
            let short = bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            (short, 0)
        };
        Self {
            head,
            tail,
            length: bytes.len(),
        }
    }

    #[inline]
    fn is_whole(self) -> bool {
        self.length <= 16
    }

    #[inline]
    fn hash(self) -> u64 {
        let tail = self.tail ^ 0xa076_1d64_78bd_642f ^ ((self.length as u64) << 56);
        let product = u128::from(self.head ^ 0xe703_7ed1_a0b4_28db) * u128::from(tail);
        (product as u64) ^ ((product >> 64) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_case_sensitive() {
        let names = Names::new(["UHD_DE_IN", "UHD_EN_IN", " x ", "A", "ABCDE", ""]);
        assert_eq!(names.find(b"UHD_DE_IN"), Some(0));
        assert_eq!(names.find(b" UHD_EN_IN\t"), Some(1));
        assert_eq!(names.find(b"uhd_de_in"), None);
        assert_eq!(names.find(b"x"), Some(2));
        assert_eq!(names.find(b"A"), Some(3));
        assert_eq!(names.find(b"ABCDE"), Some(4));
        assert_eq!(names.find(b"ABCD"), None);
    }

    #[test]
    fn accents_are_found_in_either_encoding() {
        let names = Names::new(["Réclamations", "Müller", "\u{4f60}\u{597d}"]);
        assert_eq!(names.find("Réclamations".as_bytes()), Some(0));
        assert_eq!(names.find(b"R\xE9clamations"), Some(0));
        assert_eq!(names.find(b"M\xFCller"), Some(1));
        assert_eq!(names.find("\u{4f60}\u{597d}".as_bytes()), Some(2));
        assert_eq!(names.find(b"M?ller"), None);
    }

    #[test]
    fn names_of_every_length_are_told_apart() {
        let all: Vec<String> = (1..40)
            .flat_map(|length| ["a", "b"].map(|last| format!("{}{last}", "a".repeat(length - 1))))
            .collect();
        let names = Names::new(all.iter().map(String::as_str));
        for (index, name) in (0..).zip(&all) {
            assert_eq!(names.find(name.as_bytes()), Some(index), "{name}");
        }
        let middle = Names::new(["12345678-12345678", "12345678+12345678"]);
        assert_eq!(middle.find(b"12345678+12345678"), Some(1));
        assert_eq!(middle.find(b"12345678*12345678"), None);
    }

    #[test]
    fn many_alike_names_are_told_apart() {
        let all: Vec<String> = (0..5000)
            .map(|n| format!("Same beginning {n:05} same ending"))
            .collect();
        let names = Names::new(all.iter().map(String::as_str));
        for (index, name) in (0..).zip(&all) {
            assert_eq!(names.find(name.as_bytes()), Some(index));
        }
    }
}
