use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn cell(symbol: &'static str, style: Style) -> Cell {
    let mut cell = Cell::new(symbol);
    cell.set_style(style);
    cell
}

fn plain(symbol: &'static str) -> Cell {
    Cell::new(symbol)
}

/// A pen whose cursor and style are known, and whose screen is blank.
fn ready() -> Pen {
    let mut pen = Pen::new(Size::new(80, 24));
    pen.put(0, 0, &Cell::EMPTY);
    pen.go(Position::new(0, 0));
    pen.take();
    pen
}

#[test]
fn the_shortest_way_is_taken() {
    let mut pen = ready();
    pen.put(9, 4, &plain("a"));
    assert_eq!(pen.take(), "\x1b[5;10Ha");
    pen.put(10, 4, &plain("b"));
    assert_eq!(pen.take(), "b", "writing on needs no way");
    pen.put(13, 4, &plain("c"));
    assert_eq!(pen.take(), "  c", "blanks are shorter than a jump");
    pen.put(40, 4, &plain("d"));
    assert_eq!(pen.take(), "\x1b[41Gd");
    pen.go(Position::new(39, 4));
    assert_eq!(pen.take(), "\x08\x08");
    pen.go(Position::new(39, 5));
    assert_eq!(pen.take(), "\x1b[B");
    pen.go(Position::new(0, 5));
    assert_eq!(pen.take(), "\r");
    pen.go(Position::new(0, 23));
    assert_eq!(pen.take(), "\x1b[24H");
}

#[test]
fn behind_a_sign_of_doubtful_width_nothing_is_counted() {
    let mut pen = ready();
    pen.put(9, 4, &plain("▁"));
    pen.take();
    pen.put(10, 4, &plain("▂"));
    assert_eq!(pen.take(), "▂");
    pen.go(Position::new(12, 4));
    assert_eq!(pen.take(), "\x1b[13G");
}

#[test]
fn a_wide_sign_moves_on_by_two_and_is_not_written_again() {
    let mut pen = ready();
    pen.put(9, 4, &plain("日"));
    pen.put(11, 4, &plain("a"));
    assert_eq!(pen.take(), "\x1b[5;10H日a");
    pen.go(Position::new(8, 4));
    pen.take();
    pen.go(Position::new(11, 4));
    assert_eq!(pen.take(), "\x1b[3C");
}

#[test]
fn only_what_differs_in_style_is_said() {
    let (bold, dim) = (
        Style::new().add_modifier(Modifier::BOLD),
        Style::new().add_modifier(Modifier::DIM),
    );
    let mut pen = ready();
    pen.put(0, 0, &cell("a", bold.fg(Color::Cyan)));
    assert_eq!(pen.take(), "\x1b[1;36ma");
    pen.put(1, 0, &cell("b", bold));
    assert_eq!(pen.take(), "\x1b[39mb");
    pen.put(2, 0, &cell("c", dim));
    assert_eq!(pen.take(), "\x1b[0;2mc");
    pen.put(3, 0, &plain("d"));
    assert_eq!(pen.take(), "\x1b[md");
    pen.put(4, 0, &cell(" ", bold));
    assert_eq!(pen.take(), " ", "bold is not seen on a blank");
    pen.put(5, 0, &cell(" ", bold.add_modifier(Modifier::REVERSED)));
    assert_eq!(pen.take(), "\x1b[1;7m ");
    pen.put(
        6,
        0,
        &cell("e", Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(234))),
    );
    assert_eq!(pen.take(), "\x1b[0;38;2;1;2;3;48;5;234me");
}

/// Cells a terminal may be asked to show.
fn cells() -> impl Strategy<Value = Cell> {
    let symbols = prop::sample::select(vec![" ", " ", "a", "b", "7", "─", "▁", "é", "ø"]);
    let colours = prop::sample::select(vec![
        Color::Reset,
        Color::Red,
        Color::Cyan,
        Color::White,
        Color::Indexed(200),
        Color::Rgb(9, 8, 7),
    ]);
    let backgrounds = prop::sample::select(vec![Color::Reset, Color::Reset, Color::Rgb(1, 1, 1)]);
    let modifiers = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::BOLD | Modifier::REVERSED,
        Modifier::UNDERLINED,
    ]);
    (symbols, colours, backgrounds, modifiers).prop_map(|(symbol, fg, bg, modifier)| {
        let mut cell = Cell::new(symbol);
        cell.set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
        cell
    })
}

const AREA: Rect = Rect::new(0, 0, 12, 4);

fn pictures() -> impl Strategy<Value = Vec<Buffer>> {
    let picture = prop::collection::vec((0..AREA.area(), cells()), 0..40).prop_map(|cells| {
        let mut buffer = Buffer::empty(AREA);
        for (index, cell) in cells {
            buffer.content[index as usize] = cell;
        }
        buffer
    });
    prop::collection::vec(picture, 1..5)
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::Cyan => vt100::Color::Idx(6),
        Color::White => vt100::Color::Idx(15),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        other => panic!("{other:?} is not among the colours tried"),
    }
}

proptest! {
    /// Whatever changes, in whatever order: a terminal that understands the bytes shows the picture.
    #[test]
    fn a_terminal_shows_what_was_drawn(pictures in pictures()) {
        let mut terminal = vt100::Parser::new(AREA.height, AREA.width, 0);
        let mut pen = Pen::new(AREA.as_size());
        let mut before = Buffer::empty(AREA);
        pen.clear(AREA.as_size());
        for picture in pictures {
            for (x, y, cell) in before.diff(&picture) {
                pen.put(x, y, cell);
            }
            pen.go(Position::new(1, 1));
            terminal.process(pen.take().as_bytes());
            prop_assert_eq!(terminal.screen().cursor_position(), (1, 1));
            for at in AREA.positions() {
                let cell = &picture[at];
                let shown = terminal.screen().cell(at.y, at.x).unwrap();
                let symbol = if shown.has_contents() { shown.contents() } else { " " };
                prop_assert_eq!(symbol, cell.symbol(), "at {}", at);
                let blank = cell.symbol() == " ";
                prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
                prop_assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED));
                prop_assert_eq!(shown.bgcolor(), colour(cell.bg));
                if !blank || shown.inverse() {
                    prop_assert_eq!(shown.fgcolor(), colour(cell.fg));
                    prop_assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD));
                    prop_assert_eq!(shown.dim(), cell.modifier.contains(Modifier::DIM));
                }
            }
            before = picture;
        }
    }
}
