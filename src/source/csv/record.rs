//! Cutting text into rows and rows into cells, with quotes (spec page 2: quoted fields, `""`, line breaks in quotes).

use super::limits;
use crate::model::{Message, message};

/// The cells of one row, without their quotes; reused from row to row.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// Why a row cannot be cut into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quote opens and is not closed before something else than a separator follows, or not at all.
    Quote {
        column: usize,
    },
    TooLong,
    TooManyColumns,
}

/// What one step of cutting came to; `used` are the bytes up to and including the line end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Row {
        used: usize,
        lines: u64,
    },
    /// The row is left out: `used` covers its first line alone, so that the rows after it count.
    Broken {
        used: usize,
        why: Broken,
    },
    /// The text ends before the row does.
    More,
}

impl Broken {
    pub fn column(self) -> Option<usize> {
        match self {
            Self::Quote { column } => Some(column),
            Self::TooLong | Self::TooManyColumns => None,
        }
    }

    pub fn message(self) -> Message {
        match self {
            Self::Quote { .. } => message!(
                "source-open-quote",
                "a quote opens this cell and is not closed before a separator or the line's end"
            ),
            Self::TooLong => message!(
                "source-row-too-long",
                "the row is longer than {limit} KB",
                limit = limits::ROW / 1024
            ),
            Self::TooManyColumns => message!(
                "source-too-many-columns",
                "the row has more than {limit} columns",
                limit = limits::COLUMNS
            ),
        }
    }
}

impl Record {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell in this column, counted from 0; empty beyond the last.
    pub fn cell(&self, column: usize) -> &[u8] {
        let Some(end) = self.ends.get(column) else {
            return b"";
        };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..*end]
    }

    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether no cell holds anything: an empty line, or separators alone.
    pub fn is_blank(&self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// Cuts the row at the beginning of `text` into cells. `last`: nothing follows `text`.
    pub fn cut(&mut self, text: &[u8], separator: u8, last: bool) -> Cut {
        self.text.clear();
        self.ends.clear();
        let (mut at, mut lines) = (0, 1);
        loop {
            let broken = match self.cell_at(text, at, separator, last) {
                Cell::Ends { at: end, lines: more } => {
                    self.ends.push(self.text.len());
                    lines += more;
                    at = end;
                    match text.get(at) {
                        _ if at > limits::ROW => Broken::TooLong,
                        Some(byte) if *byte == separator && self.ends.len() < limits::COLUMNS => {
                            at += 1;
                            continue;
                        }
                        Some(byte) if *byte == separator => Broken::TooManyColumns,
                        Some(_) => return Cut::Row { used: at + 1, lines },
                        None => return Cut::Row { used: at, lines },
                    }
                }
                Cell::Broken => Broken::Quote {
                    column: self.ends.len(),
                },
                Cell::More if text.len() > limits::ROW => Broken::TooLong,
                Cell::More => return Cut::More,
            };
            return match memchr::memchr(b'\n', text) {
                Some(end) => Cut::Broken {
                    used: end + 1,
                    why: broken,
                },
                None if last => Cut::Broken {
                    used: text.len(),
                    why: broken,
                },
                // The rest of the line is still to come; the caller passes over it.
                None => Cut::Broken { used: 0, why: broken },
            };
        }
    }

    fn cell_at(&mut self, text: &[u8], start: usize, separator: u8, last: bool) -> Cell {
        if text.get(start) == Some(&b'"') && separator != b'"' {
            return self.quoted_cell(text, start + 1, separator, last);
        }
        match memchr::memchr2(separator, b'\n', &text[start..]) {
            Some(length) => {
                let at = start + length;
                let cell = &text[start..at];
                let at_line_end = text[at] == b'\n' && separator != b'\n';
                self.text.extend_from_slice(match cell {
                    [cell @ .., b'\r'] if at_line_end => cell,
                    cell => cell,
                });
                Cell::Ends { at, lines: 0 }
            }
            None if last => {
                self.text.extend_from_slice(&text[start..]);
                Cell::Ends {
                    at: text.len(),
                    lines: 0,
                }
            }
            None => Cell::More,
        }
    }

    fn quoted_cell(&mut self, text: &[u8], mut at: usize, separator: u8, last: bool) -> Cell {
        let mut lines = 0;
        loop {
            let Some(length) = memchr::memchr(b'"', &text[at..]) else {
                return if last { Cell::Broken } else { Cell::More };
            };
            let piece = &text[at..at + length];
            lines += memchr::memchr_iter(b'\n', piece).count() as u64;
            self.text.extend_from_slice(piece);
            at += length + 1;
            match &text[at..] {
                [b'"', ..] => {
                    self.text.push(b'"');
                    at += 1;
                }
                [b'\n', ..] => return Cell::Ends { at, lines },
                [b'\r', b'\n', ..] => return Cell::Ends { at: at + 1, lines },
                [byte, ..] if *byte == separator => return Cell::Ends { at, lines },
                [] | [b'\r'] if last => {
                    return Cell::Ends {
                        at: text.len(),
                        lines,
                    };
                }
                [] | [b'\r'] => return Cell::More,
                _ => return Cell::Broken,
            }
        }
    }
}

enum Cell {
    /// At a separator, a line end or the text's end, after so many line breaks in quotes.
    Ends {
        at: usize,
        lines: u64,
    },
    Broken,
    More,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<Result<Vec<String>, Broken>> {
        let (mut rest, mut rows, mut record) = (text.as_bytes(), Vec::new(), Record::default());
        while !rest.is_empty() {
            match record.cut(rest, separator, true) {
                Cut::Row { used, .. } => {
                    let cells = record
                        .cells()
                        .map(|cell| String::from_utf8_lossy(cell).into_owned());
                    rows.push(Ok(cells.collect()));
                    rest = &rest[used..];
                }
                Cut::Broken { used, why } => {
                    rows.push(Err(why));
                    rest = &rest[used..];
                }
                Cut::More => panic!("nothing more comes"),
            }
        }
        rows
    }

    fn row(cells: &[&str]) -> Result<Vec<String>, Broken> {
        Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_end_with_any_line_end_or_none() {
        assert_eq!(
            rows("a;b\r\nc;d\n;\r\ne;f", b';'),
            [
                row(&["a", "b"]),
                row(&["c", "d"]),
                row(&["", ""]),
                row(&["e", "f"])
            ]
        );
    }

    #[test]
    fn quotes_hold_separators_quotes_and_line_breaks() {
        assert_eq!(
            rows("\"a;b\";\"say \"\"hi\"\"\";\"two\r\nlines\"\r\n\"\";x\"y\n", b';'),
            [row(&["a;b", "say \"hi\"", "two\r\nlines"]), row(&["", "x\"y"])]
        );
    }

    #[test]
    fn a_lost_quote_costs_one_line_only() {
        assert_eq!(
            rows("1;\"5 inch;2\n\"ok\";3\n\"a\"b;4\n5;\"never closed\n6;7", b';'),
            [
                Err(Broken::Quote { column: 1 }),
                row(&["ok", "3"]),
                Err(Broken::Quote { column: 0 }),
                Err(Broken::Quote { column: 1 }),
                row(&["6", "7"])
            ]
        );
    }

    #[test]
    fn a_row_that_goes_on_asks_for_more() {
        let mut record = Record::default();
        assert_eq!(record.cut(b"a;b", b';', false), Cut::More);
        assert_eq!(record.cut(b"a;\"b", b';', false), Cut::More);
        assert_eq!(record.cut(b"a;\"b\"", b';', false), Cut::More);
        assert_eq!(
            record.cut(b"a;\"b\nc\"\nd", b';', false),
            Cut::Row { used: 8, lines: 2 }
        );
    }

    #[test]
    fn a_row_has_limits() {
        let long = format!("{}\nb;c", "a".repeat(limits::ROW + 1));
        assert_eq!(rows(&long, b';'), [Err(Broken::TooLong), row(&["b", "c"])]);
        let wide = format!("{}\nb;c", ";".repeat(limits::COLUMNS));
        assert_eq!(rows(&wide, b';'), [Err(Broken::TooManyColumns), row(&["b", "c"])]);
    }
}
