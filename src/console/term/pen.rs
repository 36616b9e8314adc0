//! Writes cells in the fewest bytes: over a slow line every byte counts (spec page 6: 300 bytes a second while data flows).
//!
//! It remembers where the terminal's cursor stands, which style is on, and what the screen shows, so that it neither
//! says anything twice nor jumps where writing on is shorter.

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Where the terminal's cursor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Unknown,
    Sure(Position),
    /// Behind a sign whose width terminals may disagree on: good for writing on, not for counting from.
    Likely(Position),
}

/// The style that is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Worn {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const BARE: Worn = Worn {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

/// What of a style is seen on a blank cell, beside its background.
const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::REVERSED);

impl Worn {
    fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a cell written in this style looks as it should.
    fn suits(&self, cell: &Cell) -> bool {
        let wanted = Self::of(cell);
        let blank = cell.symbol() == " " && !(wanted.modifier | self.modifier).contains(Modifier::REVERSED);
        if blank {
            return self.bg == wanted.bg
                && self.modifier.intersection(SEEN_ON_BLANK) == wanted.modifier.intersection(SEEN_ON_BLANK);
        }
        *self == wanted
    }
}

pub struct Pen {
    /// What is to be written.
    ink: String,
    at: At,
    /// `None`: unknown, as before the first frame.
    worn: Option<Worn>,
    /// What the screen shows, row by row; `None` where that is not known.
    shown: Vec<Vec<Option<Cell>>>,
}

impl Pen {
    /// For a blank screen of this size.
    pub fn new(size: Size) -> Self {
        Self {
            ink: String::new(),
            at: At::Unknown,
            worn: None,
            shown: blank(size),
        }
    }

    /// What is to be written since this was last asked for.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.ink)
    }

    /// Something that moves nothing and colours nothing.
    pub fn control(&mut self, sequence: &str) {
        self.ink.push_str(sequence);
    }

    /// Blanks the whole screen, which has this size now. Nothing that was known before counts.
    pub fn clear(&mut self, size: Size) {
        (self.at, self.worn) = (At::Unknown, None);
        self.wear(BARE);
        self.ink.push_str("\x1b[2J");
        self.shown = blank(size);
    }

    pub fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        self.go(Position { x, y });
        if self.worn.is_none_or(|worn| !worn.suits(cell)) {
            self.wear(Worn::of(cell));
        }
        self.write(Position { x, y }, cell);
    }

    fn write(&mut self, at: Position, cell: &Cell) {
        let symbol = cell.symbol();
        self.ink.push_str(symbol);
        let cells = u16::try_from(symbol.width()).unwrap_or(1).max(1);
        let end = usize::from(at.x + cells);
        let mut last = true;
        if let Some(row) = self.shown.get_mut(usize::from(at.y)) {
            // Behind the last column the cursor hangs between two rows.
            last = end >= row.len();
            for (column, shown) in row.iter_mut().enumerate().take(end).skip(at.x.into()) {
                *shown = (cells == 1 && column == usize::from(at.x)).then(|| cell.clone());
            }
        }
        let behind = Position {
            x: at.x + cells,
            y: at.y,
        };
        self.at = match self.at {
            At::Sure(_) if symbol.is_ascii() && !last => At::Sure(behind),
            _ => At::Likely(behind),
        };
    }

    /// Brings the cursor to a cell, in the shortest way that is safe.
    pub fn go(&mut self, to: Position) {
        let known = match self.at {
            At::Sure(at) | At::Likely(at) => Some(at),
            At::Unknown => None,
        };
        if known == Some(to) {
            return;
        }
        let mut way = absolute(to);
        if let Some(at) = known.filter(|at| at.y == to.y) {
            shorten(&mut way, column(to.x));
            if let At::Sure(_) = self.at {
                shorten(&mut way, sideways(at.x, to.x));
                if let Some(same) = self.same_again(at, to.x) {
                    shorten(&mut way, same);
                }
            }
        } else if let At::Sure(at) = self.at
            && at.x == to.x
        {
            shorten(&mut way, upright(at.y, to.y));
        }
        self.ink.push_str(&way);
        self.at = At::Sure(to);
    }

    /// What already stands between here and a column to the right, when it can be written again as it is.
    fn same_again(&self, from: Position, to: u16) -> Option<String> {
        let worn = self.worn?;
        let row = self.shown.get(usize::from(from.y))?;
        let between = row.get(usize::from(from.x)..usize::from(to))?;
        if between.len() > 8 {
            return None;
        }
        let mut text = String::new();
        for cell in between {
            let cell = cell
                .as_ref()
                .filter(|cell| worn.suits(cell) && cell.symbol().is_ascii())?;
            text.push_str(cell.symbol());
        }
        Some(text)
    }

    fn wear(&mut self, style: Worn) {
        if self.worn == Some(style) {
            return;
        }
        let mut codes = anew(style);
        if let Some(worn) = self.worn {
            let change = change(worn, style);
            if change.len() < codes.len() {
                codes = change;
            }
        }
        // Writing to a string cannot fail.
        let _ = write!(self.ink, "\x1b[{codes}m");
        self.worn = Some(style);
    }
}

fn blank(size: Size) -> Vec<Vec<Option<Cell>>> {
    vec![vec![Some(Cell::EMPTY); size.width.into()]; size.height.into()]
}

fn shorten(way: &mut String, other: String) {
    if other.len() < way.len() {
        *way = other;
    }
}

fn absolute(to: Position) -> String {
    match (to.x, to.y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

fn column(x: u16) -> String {
    match x {
        0 => "\r".to_owned(),
        x => format!("\x1b[{}G", x + 1),
    }
}

fn steps(count: u16, letter: char) -> String {
    match count {
        1 => format!("\x1b[{letter}"),
        _ => format!("\x1b[{count}{letter}"),
    }
}

fn sideways(from: u16, to: u16) -> String {
    match from.checked_sub(to) {
        Some(back @ 1..=3) => "\x08".repeat(back.into()),
        Some(back) => steps(back, 'D'),
        None => steps(to - from, 'C'),
    }
}

fn upright(from: u16, to: u16) -> String {
    match from.checked_sub(to) {
        Some(up) => steps(up, 'A'),
        None => steps(to - from, 'B'),
    }
}

const CODES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The style from nothing.
fn anew(style: Worn) -> String {
    let mut codes = String::new();
    for (modifier, on, _) in CODES {
        if style.modifier.contains(modifier) {
            push(&mut codes, &on.to_string());
        }
    }
    for (colour, base) in [(style.fg, 30), (style.bg, 40)] {
        if colour != Color::Reset {
            push(&mut codes, &paint(colour, base));
        }
    }
    // Alone, the empty code means “nothing”.
    if codes.is_empty() {
        codes
    } else {
        format!("0;{codes}")
    }
}

/// Only what differs.
fn change(from: Worn, to: Worn) -> String {
    let mut codes = String::new();
    let mut off = Vec::new();
    let gone = from.modifier.difference(to.modifier);
    for (modifier, _, code) in CODES {
        if gone.contains(modifier) && !off.contains(&code) {
            off.push(code);
            push(&mut codes, &code.to_string());
        }
    }
    for (modifier, on, code) in CODES {
        // One code takes away bold and dim alike; what stays of the two is said again.
        let lost = !from.modifier.contains(modifier) || off.contains(&code);
        if to.modifier.contains(modifier) && lost {
            push(&mut codes, &on.to_string());
        }
    }
    for (before, after, base) in [(from.fg, to.fg, 30), (from.bg, to.bg, 40)] {
        if before != after {
            push(&mut codes, &paint(after, base));
        }
    }
    codes
}

fn push(codes: &mut String, code: &str) {
    if !codes.is_empty() {
        codes.push(';');
    }
    codes.push_str(code);
}

/// A colour's code; `base` is 30 for text and 40 for the background.
fn paint(colour: Color, base: u8) -> String {
    let plain = |index: u8| (base + index).to_string();
    let bright = |index: u8| (base + 60 + index).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests;
