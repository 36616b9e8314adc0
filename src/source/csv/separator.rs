//! Finding the separator from a file's first rows (spec page 2, `SeparatorCharacter`).

use super::record::{Cut, Record};

/// In the order in which they are preferred where two fit equally well.
const CANDIDATES: [u8; 5] = [b';', b'\t', b',', b'|', b' '];

/// The separator with which most of the first rows have the columns they need. `sample` begins with the rows behind the
/// header lines, or with these when nothing follows them.
pub(super) fn find(sample: &[u8], columns_needed: usize) -> u8 {
    let score = |separator: u8| {
        let widths = widths(sample, separator);
        let enough = widths
            .iter()
            .filter(|width| **width >= columns_needed.max(2))
            .count();
        let common = widths
            .iter()
            .map(|width| (widths.iter().filter(|other| *other == width).count(), *width))
            .max()
            .unwrap_or((0, 0));
        (enough, common)
    };
    let best = CANDIDATES
        .into_iter()
        .map(|separator| (score(separator), separator));
    // Of equal ones `max_by_key` takes the last.
    best.rev()
        .max_by_key(|(score, _)| *score)
        .map_or(b';', |(_, separator)| separator)
}

/// How many columns each of the first rows has.
fn widths(sample: &[u8], separator: u8) -> Vec<usize> {
    const ROWS: usize = 50;
    let (mut rest, mut widths, mut record) = (sample, Vec::new(), Record::default());
    while widths.len() < ROWS && !rest.is_empty() {
        match record.cut(rest, separator, false) {
            Cut::Row { used, .. } => {
                if !record.is_blank() {
                    widths.push(record.len());
                }
                rest = &rest[used..];
            }
            Cut::Broken { used, .. } => rest = &rest[used.max(1).min(rest.len())..],
            Cut::More => break,
        }
    }
    if widths.is_empty() && !rest.is_empty() {
        // One row without a line end is all there is.
        if let Cut::Row { .. } = record.cut(rest, separator, true) {
            widths.push(record.len());
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found_from_the_rows() {
        for (sample, columns, separator) in [
            ("a;01.08.2010;08:15;1,5;2\nb;01.08.2010;08:16;1,5;3\n", 5, b';'),
            ("a,01.08.2010,08:15,1,2\n", 5, b','),
            ("a\t2010-08-01 08:15:00\t1\n", 3, b'\t'),
            ("a|2010-08-01 08:15:00|1\n", 3, b'|'),
            ("queue 2010-08-01 08:15:00 1 2\n", 5, b' '),
            ("\"x;y\",\"1,5\",2\n\"x;y\",\"1,5\",2\n", 3, b','),
            ("a;1,5;2,5\nb;1,5;2,5\n", 3, b';'),
            ("a;b;c", 3, b';'),
            ("", 3, b';'),
        ] {
            assert_eq!(
                char::from(find(sample.as_bytes(), columns)),
                char::from(separator),
                "{sample}"
            );
        }
    }
}
