//! The same content counts once in an import (spec page 2).

use super::limits;
use crate::model::FileStamp;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};

/// What is known of each listed file before it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Twin {
    /// Index of an earlier file with the same content.
    pub of: Option<usize>,
    /// SHA-256, hexadecimal, where it had to be computed.
    pub hash: Option<String>,
}

/// Finds files with the same content. Only files of one size whose beginnings agree are read whole. A file that cannot
/// be read is nobody's twin here; its reading will say why.
pub(super) fn find(files: &[FileStamp], stop: impl Fn() -> bool) -> Vec<Twin> {
    let mut twins = vec![Twin::default(); files.len()];
    for group in groups(0..files.len(), |index| {
        let size = files[index].size;
        (size > 0).then_some(size)
    }) {
        let alike = groups(group, |index| {
            if stop() {
                None
            } else {
                hash(&files[index], limits::SAMPLE as u64).ok()
            }
        });
        for group in alike {
            for index in &group {
                twins[*index].hash = if stop() {
                    None
                } else {
                    hash(&files[*index], u64::MAX).ok()
                };
            }
            for same in groups(group, |index| twins[index].hash.clone()) {
                for index in &same[1..] {
                    twins[*index].of = Some(same[0]);
                }
            }
        }
    }
    twins
}

/// Groups of two and more with the same key, each in ascending order.
fn groups<K: std::hash::Hash + Eq>(
    indices: impl IntoIterator<Item = usize>,
    key: impl Fn(usize) -> Option<K>,
) -> Vec<Vec<usize>> {
    let mut by_key: HashMap<K, Vec<usize>> = HashMap::new();
    for index in indices {
        if let Some(key) = key(index) {
            by_key.entry(key).or_default().push(index);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_key.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups
}

fn hash(stamp: &FileStamp, bytes: u64) -> io::Result<String> {
    let mut file = File::open(&stamp.path)?.take(bytes.min(stamp.size));
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; limits::SAMPLE]);
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hex::encode(hasher.finalize())),
            Ok(read) => hasher.update(&buffer[..read]),
            Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
            Err(why) => return Err(why),
        }
    }
}
