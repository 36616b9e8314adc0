//! A file around one of its lines: what a rejected row looked like, and where the fault is. Only what is shown is kept of
//! the file, however long it is.

use crate::console::command::Command;
use crate::console::dialog::{Dialog, Outcome};
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, List, text, window};
use crate::engine::Rejection;
use crate::model::{Message, message};
use ratatui::layout::{Position, Rect};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Lines read before and after the one in question.
const AROUND: u64 = 100;
/// Bytes kept of a line.
const LONGEST: usize = 4_096;

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Reads a file around a line, counted from 1, with the rights of the console's account.
    Lines { path: String, line: u64 },
}

#[derive(Debug)]
pub enum Answer {
    /// The number of the first line, and the lines.
    Lines(Result<(u64, Vec<String>), Message>),
}

impl Job {
    pub fn perform(self, _: &Hands) -> Answer {
        let Self::Lines { path, line } = self;
        Answer::Lines(around(Path::new(&path), line).map_err(|error| trouble(&path, &error)))
    }
}

fn trouble(path: &str, error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => message!(
            "imports-file-gone",
            "{path} is not there: it was moved or deleted after the import, or this computer sees the folder elsewhere",
            path = path
        ),
        io::ErrorKind::PermissionDenied => message!(
            "imports-file-denied",
            "your account may not read {path}; the service's account may",
            path = path
        ),
        _ => message!(
            "imports-file-unread",
            "{path} cannot be read: {why}",
            path = path,
            why = crate::files::reason(error)
        ),
    }
}

/// The lines around one, and the number of the first.
fn around(path: &Path, line: u64) -> io::Result<(u64, Vec<String>)> {
    let mut reader = BufReader::new(File::open(path)?);
    let first = line.saturating_sub(AROUND).max(1);
    let (mut number, mut lines) = (1, Vec::new());
    while number <= line.saturating_add(AROUND) {
        let Some(bytes) = one_line(&mut reader)? else {
            break;
        };
        if number >= first {
            lines.push(readable(&bytes));
        }
        number += 1;
    }
    Ok((first, lines))
}

/// The beginning of the next line, without its end; `None`: there is none.
fn one_line(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let (mut line, mut any) = (Vec::new(), false);
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            return Ok(any.then_some(line));
        }
        any = true;
        let end = part.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(part.len());
        let room = LONGEST.saturating_sub(line.len());
        line.extend_from_slice(&part[..taken.min(room)]);
        let used = taken + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

/// Bytes of any of the usual encodings, well enough to be recognised.
fn readable(bytes: &[u8]) -> String {
    let wide = bytes.iter().filter(|byte| **byte == 0).count() * 3 > bytes.len();
    let bytes: Vec<u8> = if wide {
        bytes.iter().copied().filter(|byte| *byte != 0).collect()
    } else {
        bytes.to_vec()
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => error.into_bytes().into_iter().map(char::from).collect(),
    };
    let text = text.trim_start_matches(['\u{feff}', '\u{ff}', '\u{fe}']);
    text.trim_end_matches('\r')
        .chars()
        .map(|character| match character {
            '\t' => '→',
            other if other.is_control() => '·',
            other => other,
        })
        .collect()
}

/// Where in a line the fault is, in characters: the cell of this number, else what was found.
fn mark(line: &str, column: Option<u16>, found: &str) -> Option<(usize, usize)> {
    let characters: Vec<char> = line.chars().collect();
    let cell = column.and_then(|column| cell(&characters, column));
    if let Some((start, end)) = cell {
        let content: String = characters[start..end].iter().collect();
        let content = content.trim().trim_matches('"').to_owned();
        if found.is_empty()
            || content.starts_with(found.trim_end_matches('…').trim())
            || found.starts_with(&content)
        {
            return Some((start, end.max(start + 1)));
        }
    }
    let at = line.find(found).filter(|_| !found.is_empty())?;
    let start = line[..at].chars().count();
    Some((start, start + found.chars().count()))
}

/// The cell of a number, counted from 1, by the sign that parts this line most often; quotes keep cells together.
fn cell(line: &[char], column: u16) -> Option<(usize, usize)> {
    let count = |sign: char| line.iter().filter(|each| **each == sign).count();
    let separator = [';', ',', '→', '|'].into_iter().max_by_key(|sign| count(*sign))?;
    let (mut start, mut number, mut quoted) = (0, 1, false);
    for (index, character) in line.iter().enumerate() {
        match character {
            '"' => quoted = !quoted,
            each if *each == separator && !quoted => {
                if number == column {
                    return Some((start, index));
                }
                (start, number) = (index + 1, number + 1);
            }
            _ => {}
        }
    }
    (number == column).then_some((start, line.len()))
}

#[derive(Debug, Clone, PartialEq)]
pub struct LinesDialog {
    path: String,
    line: u64,
    column: Option<u16>,
    found: String,
    why: Message,
    /// The first line's number, and the lines; `None`: asked for.
    lines: Option<Result<(u64, Vec<String>), Message>>,
    list: List,
}

impl LinesDialog {
    pub fn new(row: &Rejection) -> Self {
        let path = if row.path.is_empty() {
            &row.place
        } else {
            &row.path
        };
        Self {
            path: path.clone(),
            line: row.line,
            column: row.column,
            found: row.found.clone(),
            why: row.why.clone(),
            lines: None,
            list: List::default(),
        }
    }

    fn count(&self) -> usize {
        match &self.lines {
            Some(Ok((_, lines))) => lines.len(),
            _ => 0,
        }
    }
}

fn size(state: &State) -> (u16, u16) {
    (
        state.size.width.saturating_sub(6).min(160),
        state.size.height.saturating_sub(6).min(40),
    )
}

fn rows(state: &State) -> usize {
    usize::from(size(state).1.saturating_sub(2)).max(1)
}

impl Dialog for LinesDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        command != Command::Choose
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Outcome::ask(job::Job::Lines(Job::Lines {
            path: self.path.clone(),
            line: self.line,
        }))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::Again => return self.opened(state),
            other => self.list.go(other, self.count(), rows(state)),
        };
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Lines(Answer::Lines(lines)) => {
                if let Ok((first, _)) = &lines {
                    let at = self.line.saturating_sub(*first);
                    self.list.selected = usize::try_from(at).unwrap_or(0);
                }
                self.lines = Some(lines);
                // The line stands in the middle of the window.
                let (at, rows) = (self.list.selected, rows(state));
                self.list.selected = (at + rows / 2).min(self.count().saturating_sub(1));
                self.settle(state);
                self.list.selected = at;
            }
            job::Answer::Failed(why) => self.lines = Some(Err(why)),
            _ => {}
        }
        self.settle(state);
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.count(), rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (look, theme) = (&state.look, &state.look.theme);
        let (width, height) = size(state);
        let title = text::cut_front(&self.path, width.saturating_sub(6), look.glyphs.ellipsis);
        let inside = window::open(canvas, look, &title, width, height);
        let mut canvas = canvas.at(inside);
        let (first, lines) = match &self.lines {
            Some(Ok((first, lines))) => (*first, lines),
            None => {
                canvas.put(0, 0, &look.say("console-asking"), theme.faint);
                return canvas.position(0, 0);
            }
            Some(Err(why)) => {
                for (line, y) in text::wrap(&look.tell(why), inside.width).iter().zip(0..) {
                    canvas.put(0, y, line, theme.warning);
                }
                return canvas.position(0, 0);
            }
        };
        let reason = format!("{}: {}", look.tell(&self.why), self.found);
        canvas.put(0, 0, &reason, theme.strong);
        let area = canvas.area();
        let list = Rect {
            y: area.y + 2.min(area.height),
            height: area.height.saturating_sub(2),
            ..area
        };
        let digits = text::width(&(first + lines.len() as u64).to_string()) + 2;
        let here = usize::try_from(self.line.saturating_sub(first)).unwrap_or(0);
        let marked = lines
            .get(here)
            .and_then(|line| mark(line, self.column, &self.found));
        let room = usize::from(area.width.saturating_sub(digits)).max(1);
        // So far to the right that the fault is in view.
        let skip = marked.map_or(0, |(start, end)| match end > room {
            true => start.saturating_sub(room / 3),
            false => 0,
        });
        self.list
            .draw(look, &mut canvas.at(list), lines.len(), true, |index, area| {
                let Some(line) = lines.get(index) else { return };
                let number = (first + index as u64).to_string();
                let style = if index == here { theme.warning } else { theme.faint };
                area.put_right(digits - 2, 0, &number, style);
                let shown: String = line.chars().skip(skip).collect();
                area.put(digits, 0, &shown, theme.text);
                if let Some((start, end)) = marked.filter(|_| index == here) {
                    let before: String = line.chars().skip(skip).take(start.saturating_sub(skip)).collect();
                    let fault: String = line.chars().skip(start.max(skip)).take(end - start).collect();
                    area.put(digits + text::width(&before), 0, &fault, theme.hit);
                }
            })
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_around_the_one_in_question_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("calls.csv");
        let text: String = (1..=5_000).map(|line| format!("{line};a;b\r\n")).collect();
        std::fs::write(&path, text).unwrap();
        let (first, lines) = around(&path, 4_000).unwrap();
        assert_eq!((first, lines.len()), (3_900, 201));
        assert_eq!(lines[100], "4000;a;b");
        let (first, lines) = around(&path, 2).unwrap();
        assert_eq!((first, lines[1].as_str()), (1, "2;a;b"));
        assert_eq!(around(&path, 9_000).unwrap().1, [""; 0]);
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long");
        std::fs::write(&path, vec![b'x'; 3_000_000]).unwrap();
        let (_, lines) = around(&path, 1).unwrap();
        assert_eq!((lines.len(), lines[0].len()), (1, LONGEST));
    }

    #[test]
    fn the_faulty_cell_is_marked() {
        assert_eq!(mark("a;b;25:61;d", Some(3), "25:61"), Some((4, 9)));
        assert_eq!(mark("\"x;y\";b;-3", Some(3), "-3"), Some((8, 10)));
        assert_eq!(mark("a,b,25:61", None, "25:61"), Some((4, 9)));
        assert_eq!(mark("a,b", None, "nowhere"), None);
        assert_eq!(mark("a;;c", Some(2), ""), Some((2, 3)));
    }

    #[test]
    fn other_encodings_can_be_recognised() {
        assert_eq!(readable(b"R\xe9clamations;1\r"), "Réclamations;1");
        assert_eq!(readable(b"\xff\xfea\0;\x001\0"), "a;1");
        assert_eq!(readable("\u{feff}é\t1".as_bytes()), "é→1");
    }

    #[test]
    fn a_file_that_is_gone_is_said_to_be() {
        let error = around(Path::new("/nowhere/at/all.csv"), 1).unwrap_err();
        assert!(trouble("all.csv", &error).to_string().contains("moved"));
    }
}
