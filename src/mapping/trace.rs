//! What an edit did to acd_map.ini, line by line, so that it can be taken back and done again: lines are put in and taken
//! out where they stood. The whole file is never restored, so what others wrote meanwhile stays.

use super::edit::MapError;
use super::file::MapFile;
use crate::ini::Change;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// What differs between a file before and after an edit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    places: Vec<Place>,
}

/// Lines that went and lines that came in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    /// Where they stand, counted from 0, in the file before and after.
    at: (usize, usize),
    before: Vec<String>,
    after: Vec<String>,
    /// The untouched neighbours; `None`: the file begins or ends there.
    above: Option<String>,
    below: Option<String>,
}

impl Trace {
    pub fn between(before: &MapFile, after: &MapFile) -> Self {
        let lines = |file: &MapFile| -> Vec<String> { file.text.lines().map(Into::into).collect() };
        let (old, new) = (lines(before), lines(after));
        let places = capture_diff_slices(Algorithm::Patience, &old, &new)
            .into_iter()
            .filter(|change| change.tag() != DiffTag::Equal)
            .map(|change| {
                let (from, to) = (change.old_range(), change.new_range());
                Place {
                    at: (from.start, to.start),
                    above: from.start.checked_sub(1).map(|line| old[line].clone()),
                    below: old.get(from.end).cloned(),
                    before: old[from].to_vec(),
                    after: new[to].to_vec(),
                }
            })
            .collect();
        Self { places }
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The lines that went, then those that came, place by place.
    pub fn lines(&self) -> impl Iterator<Item = (Went, &str)> {
        self.places.iter().flat_map(|place| {
            let gone = place.before.iter().map(|line| (Went::Out, line.as_str()));
            gone.chain(place.after.iter().map(|line| (Went::In, line.as_str())))
        })
    }

    /// The same way back.
    pub fn back(&self) -> Self {
        let places = self.places.iter().map(|place| Place {
            at: (place.at.1, place.at.0),
            before: place.after.clone(),
            after: place.before.clone(),
            above: place.above.clone(),
            below: place.below.clone(),
        });
        Self {
            places: places.collect(),
        }
    }
}

/// Which way a line went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    In,
    Out,
}

impl Place {
    /// Whether its lines stand from here on.
    fn fits(&self, lines: &[String], at: usize) -> bool {
        if !self.before.is_empty() {
            return lines.get(at..at + self.before.len()) == Some(self.before.as_slice());
        }
        let above = at.checked_sub(1).and_then(|line| lines.get(line));
        above == self.above.as_ref() || (self.below.is_some() && lines.get(at) == self.below.as_ref())
    }

    /// Where its lines stand now, the nearest to where they are expected, not before `from`.
    fn find(&self, lines: &[String], from: usize, expected: usize) -> Option<usize> {
        let furthest = lines.len().max(expected);
        (0..=furthest)
            .flat_map(|away| [expected.checked_sub(away), expected.checked_add(away)])
            .flatten()
            .filter(|at| (from..=lines.len()).contains(at))
            .find(|at| self.fits(lines, *at))
    }

    fn changes(&self, lines: &[String], at: usize) -> Vec<Change> {
        let kept = self.before.len().min(self.after.len());
        let mut changes: Vec<Change> = (0..kept)
            .filter(|line| self.before[*line] != self.after[*line])
            .map(|line| Change::Replace {
                line: at + line,
                part: 0..lines[at + line].len(),
                with: self.after[line].clone(),
            })
            .collect();
        changes.extend((kept..self.before.len()).map(|line| Change::Remove { line: at + line }));
        changes.extend(self.after[kept..].iter().map(|text| Change::InsertAfter {
            line: (at + kept).checked_sub(1),
            text: text.clone(),
        }));
        changes
    }
}

impl MapFile {
    /// Does to the file what the trace says, wherever its lines stand now.
    ///
    /// # Errors
    /// [`MapError::Changed`] when a line does not stand there any more; nothing was changed.
    pub fn retrace(&mut self, trace: &Trace) -> Result<(), MapError> {
        let lines: Vec<String> = self.text.lines().map(Into::into).collect();
        let mut changes = Vec::new();
        let (mut from, mut shift) = (0, 0_isize);
        for place in &trace.places {
            let expected = place.at.0.saturating_add_signed(shift);
            let Some(at) = place.find(&lines, from, expected) else {
                let line = place
                    .before
                    .first()
                    .or(place.above.as_ref())
                    .or(place.after.first());
                return Err(MapError::Changed(line.cloned().unwrap_or_default()));
            };
            shift = at.cast_signed() - place.at.0.cast_signed();
            from = at + place.before.len();
            changes.extend(place.changes(&lines, at));
        }
        self.apply(&changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Left, MapEdit};
    use crate::model::{MappingTarget, MetricPath};

    fn file(text: &str) -> MapFile {
        MapFile::new(text.as_bytes().to_vec())
    }

    fn text(file: &MapFile) -> String {
        String::from_utf8_lossy(file.bytes()).into_owned()
    }

    /// Makes the edit and tells its trace.
    fn made(file: &mut MapFile, edit: &MapEdit) -> Trace {
        let before = file.clone();
        edit.apply(file).unwrap();
        Trace::between(&before, file)
    }

    fn targets(left: &str, paths: &[&str]) -> Vec<(Left, MappingTarget)> {
        let target = |path: &&str| {
            (
                left.parse().unwrap(),
                MappingTarget::Metric(MetricPath::new(*path)),
            )
        };
        paths.iter().map(target).collect()
    }

    const THREE: &str = "; mine\r\nW:1:2:3=A:x\r\nW:1:2:3=A:y\r\nW:1:2:3=A:z\r\nW:1:4:3=A:x\r\n";

    #[test]
    fn what_is_taken_back_stands_where_it_stood() {
        for edit in [
            MapEdit::Remove(targets("W:1:2:3", &["A:y"])),
            MapEdit::Remove(targets("W:1:2:3", &["A:x", "A:z"])),
            MapEdit::Add(targets("W:1:2:3", &["A:new", "A:newer"])),
            MapEdit::Add(targets("W:1:9:3", &["A:new"])),
        ] {
            let mut file = file(THREE);
            let trace = made(&mut file, &edit);
            let after = text(&file);
            assert!(!trace.is_empty());
            file.retrace(&trace.back()).unwrap();
            assert_eq!(text(&file), THREE, "{edit:?}");
            file.retrace(&trace).unwrap();
            assert_eq!(text(&file), after, "{edit:?}");
        }
    }

    #[test]
    fn a_file_whose_last_line_has_no_end_gets_none() {
        let before = "W:1:2:3=A:x\r\nW:1:2:4=A:y";
        for left in ["W:1:2:3", "W:1:2:4", "W:1:9:9"] {
            let mut file = file(before);
            let trace = made(&mut file, &MapEdit::Add(targets(left, &["A:new", "A:newer"])));
            file.retrace(&trace.back()).unwrap();
            assert_eq!(text(&file), before, "{left}");
        }
    }

    #[test]
    fn what_others_wrote_meanwhile_stays() {
        let mut mine = file(THREE);
        let trace = made(&mut mine, &MapEdit::Remove(targets("W:1:2:3", &["A:y"])));
        let mut theirs = file(&format!("; theirs\r\n{}W:1:7:3=B:q\r\n", text(&mine)));
        theirs.retrace(&trace.back()).unwrap();
        assert_eq!(text(&theirs), format!("; theirs\r\n{THREE}W:1:7:3=B:q\r\n"));
    }

    #[test]
    fn a_line_that_is_gone_meanwhile_is_said() {
        let mut mine = file(THREE);
        let trace = made(&mut mine, &MapEdit::Add(targets("W:1:2:3", &["A:new"])));
        let mut theirs = file("W:1:2:3=A:x\r\n");
        let untouched = text(&theirs);
        assert!(
            matches!(theirs.retrace(&trace.back()), Err(MapError::Changed(line)) if line.ends_with("A:new"))
        );
        assert_eq!(text(&theirs), untouched);
    }
}
