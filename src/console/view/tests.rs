use super::*;
use crate::console::action::Action;
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Dialog, ImportForm, Page, Question, Reading};
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::glyphs::GlyphSet;
use crate::console::look::Look;
use crate::console::theme::{Colours, Depth};
use crate::console::update::{open_dialog, update};
use crate::engine::{ConnectionPhase, Level, Notice, Snapshot};
use crate::i18n::Language;
use crate::model::UtcSecond;
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

mod mouse;
mod sweep;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

fn drawn(state: &State) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(state.size.width, state.size.height)).unwrap();
    terminal.draw(|frame| view(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

fn text(buffer: &Buffer) -> String {
    let rows = buffer.content().chunks(usize::from(buffer.area.width).max(1));
    rows.map(|row| {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        format!("{}\n", line.trim_end())
    })
    .collect()
}

/// The same, as somebody drags the window to another size.
fn resized(mut state: State, (width, height): (u16, u16)) -> State {
    let effects = update(&mut state, Action::Resized(Size { width, height }));
    fixture::answer(&mut state, effects, &fixture::snapshot());
    state
}

/// A dialog with the answers to what it asked.
fn answered(mut state: State, command: Command) -> State {
    let effects = update(&mut state, Action::Command(command));
    fixture::perform(&mut state, effects);
    state
}

/// Every situation worth looking at, by name.
fn situations(look: &Look, size: Size) -> Vec<(&'static str, State)> {
    let with = |snapshot: Snapshot| fixture::with(look.clone(), size, snapshot);
    let running = || fixture::running_at(look.clone(), size);
    let command = |mut state: State, commands: &[Command]| {
        for command in commands {
            let effects = update(&mut state, Action::Command(*command));
            fixture::answer(&mut state, effects, &fixture::snapshot());
        }
        state
    };
    let layered = |dialog: Box<dyn Dialog>| {
        let mut state = running();
        open_dialog(&mut state, dialog);
        update(&mut state, Action::Tick(fixture::NOW));
        state
    };
    let mut importing = fixture::snapshot();
    importing.import = Some(fixture::progress());
    let mut away = fixture::snapshot();
    let retry = UtcSecond(fixture::NOW.0 + 42);
    away.connections = vec![fixture::connection(ConnectionPhase::Away {
        why: "connection refused (iwfm.example.com:45054)".into(),
        retry,
    })];
    away.outbox.values = 1_204;
    let mut summarised = fixture::snapshot();
    summarised.last_import = Some(fixture::summary());
    let day = date(2026, 3, 10);
    let form = ImportForm::new(day, day, day, vec!["CSV".into(), "Mitel".into()]);
    let question = Question::new(
        look.say("console-remove-title"),
        look.with(
            "console-remove-text",
            &[("path", "CSV:Service 1:Calls".into()), ("name", "Hotline".into())],
        ),
        look.say("console-remove-yes"),
        Effect::CancelImport,
    );
    let mut searching = command(running(), &[Command::Search]);
    update(&mut searching, Action::Typed(Typed::Text("calls".into())));
    let mut noticed = running();
    noticed.message = None;
    let notice = Notice {
        level: Level::Warning,
        place: "CSV".into(),
        text: "a word".into(),
        hint: "".into(),
    };
    update(&mut noticed, Action::Engine(crate::engine::Event::Notice(notice)));
    let mut all = vec![
        (
            "starting",
            State::new(
                look.clone(),
                crate::console::Rights::Full,
                "/srv/xlink".into(),
                size,
                fixture::NOW,
            ),
        ),
        ("bare", with(fixture::bare_snapshot())),
        ("running", running()),
        (
            "interface",
            command(
                running(),
                &[
                    Command::PreviousPane,
                    Command::Down,
                    Command::Unfold,
                    Command::Down,
                ],
            ),
        ),
        ("assigned", command(running(), &[Command::NextPane])),
        (
            "flow",
            command(
                running(),
                &[Command::NextPane, Command::NextPane, Command::NextGap],
            ),
        ),
        ("zoomed", command(running(), &[Command::Zoom])),
        ("importing", with(importing.clone())),
        ("away", with(away)),
        ("searching", searching),
        ("noticed", noticed),
        ("import-dialog", layered(Box::new(form))),
        ("question", layered(Box::new(question))),
        ("help", layered(Box::new(Reading::new(Page::Help)))),
        ("about", layered(Box::new(Reading::new(Page::About)))),
        ("menu", command(running(), &[Command::Menu, Command::Down])),
        (
            "menu-help",
            command(running(), &[Command::Menu, Command::Earlier]),
        ),
        ("palette", command(running(), &[Command::Palette, Command::Down])),
        ("gaps", command(running(), &[Command::Gaps, Command::Earlier])),
        (
            "gaps-day",
            command(running(), &[Command::Gaps, Command::Choose, Command::Down]),
        ),
        ("chart", command(running(), &[Command::Chart])),
        (
            "chart-mean",
            command(running(), &[Command::Chart, Command::Choose, Command::Earlier]),
        ),
        ("check", answered(running(), Command::Check)),
        ("script", command(running(), &[Command::Activate])),
        ("problems", layered(Box::new(Reading::new(Page::Problems)))),
        ("summary", {
            let state = with(summarised.clone());
            command(state, &[Command::LastImport])
        }),
        ("summary-days", {
            let state = with(summarised.clone());
            command(state, &[Command::LastImport, Command::NextField, Command::Down])
        }),
        ("summary-rows", {
            let state = with(summarised.clone());
            command(state, &[Command::LastImport, Command::PreviousField])
        }),
        ("summary-file", {
            let state = with(summarised);
            command(
                state,
                &[Command::LastImport, Command::PreviousField, Command::Choose],
            )
        }),
        ("progress", command(with(importing.clone()), &[Command::Progress])),
        ("script", command(running(), &[Command::Activate])),
        ("theme", command(running(), &[Command::Theme])),
        (
            "language",
            command(running(), &[Command::Language, Command::Down]),
        ),
        ("copied", command(running(), &[Command::Copy])),
        ("service", answered(running(), Command::ServiceStatus)),
        (
            "steps",
            answered(with(fixture::bare_snapshot()), Command::FirstSteps),
        ),
        (
            "backup",
            command(running(), &[Command::Backup, Command::NextField]),
        ),
        ("activities", command(running(), &[Command::Activities])),
        ("agents", answered(running(), Command::UnknownAgents)),
        ("log-list", answered(running(), Command::Log)),
        ("log", {
            let mut state = answered(running(), Command::Log);
            let effects = update(&mut state, Action::Command(Command::Choose));
            fixture::perform(&mut state, effects);
            for typed in ["/", "wfm"] {
                match typed {
                    "/" => update(&mut state, Action::Command(Command::Search)),
                    text => update(&mut state, Action::Typed(Typed::Text(text.into()))),
                };
            }
            update(&mut state, Action::Command(Command::Choose));
            state
        }),
        (
            "marked",
            command(running(), &[Command::Mark, Command::Mark, Command::MarkRange]),
        ),
        ("unmapped", command(running(), &[Command::OnlyUnmapped])),
    ];
    all.extend(crate::console::dialog::form::tests::situations(&running));
    all.extend(crate::console::dialog::mapping_situations(&running));
    all
}

fn states(size: (u16, u16)) -> Vec<(&'static str, State)> {
    situations(
        &fixture::look(),
        Size {
            width: size.0,
            height: size.1,
        },
    )
}

#[test]
fn the_main_screens_are_as_they_were_looked_at() {
    for size in SIZES {
        for (name, state) in states(size) {
            // A huge screen differs from a large one on the main screen only.
            if size.0 < 200 || ["running", "bare", "importing"].contains(&name) {
                insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), text(&drawn(&state)));
            }
        }
    }
}

#[test]
fn the_main_screen_reads_in_every_language_and_in_ascii() {
    let size = Size {
        width: 80,
        height: 24,
    };
    for language in Language::ALL {
        let look = fixture::look_in(language, GlyphSet::Lines, Colours::Sixteen);
        let state = fixture::running_at(look, size);
        insta::assert_snapshot!(format!("language-{}", language.code()), text(&drawn(&state)));
    }
    let look = fixture::look_in(Language::English, GlyphSet::Ascii, Colours::None);
    let ascii = text(&drawn(&fixture::running_at(look, size)));
    insta::assert_snapshot!("ascii-80x24", ascii);
}

#[test]
fn ascii_stays_ascii() {
    let look = fixture::look_in(Language::English, GlyphSet::Ascii, Colours::None);
    for (name, mut state) in situations(
        &look,
        Size {
            width: 120,
            height: 36,
        },
    ) {
        // This one tries French; those show names of queues.
        if name == "language" || name.starts_with("gaps") || name.starts_with("byname") {
            continue;
        }
        // Names from outside may hold anything.
        state.queues = Default::default();
        for symbol in drawn(&state).content().iter().map(ratatui::buffer::Cell::symbol) {
            assert!(
                symbol.is_ascii() || "“”…→×".contains(symbol),
                "{symbol} in {name}"
            );
        }
    }
}

#[test]
fn without_colours_none_is_drawn() {
    let look = fixture::look_in(Language::English, GlyphSet::Lines, Colours::None);
    for (name, state) in situations(
        &look,
        Size {
            width: 120,
            height: 36,
        },
    ) {
        for cell in drawn(&state).content() {
            assert_eq!(
                (cell.fg, cell.bg),
                (ratatui::style::Color::Reset, ratatui::style::Color::Reset),
                "{name}"
            );
        }
    }
}

#[test]
fn one_small_screen_tells_what_somebody_new_must_know() {
    let shown = text(&drawn(&fixture::running()));
    for words in ["service", "WFM connected", "data 14:31:56", "help", "quit"] {
        assert!(shown.contains(words), "{words} is missing in\n{shown}");
    }
    let mut away = fixture::snapshot();
    away.connections = vec![fixture::connection(ConnectionPhase::Refused {
        why: "wrong passcode".into(),
    })];
    let shown = text(&drawn(&fixture::with(
        fixture::look(),
        Size {
            width: 80,
            height: 24,
        },
        away,
    )));
    assert!(
        shown.contains("wrong passcode") && shown.contains("WFM refused"),
        "{shown}"
    );
}

/// In no pane, dialog and language, whatever is wrong or was just said.
#[test]
fn no_key_is_shown_twice() {
    for language in Language::ALL {
        let look = fixture::look_in(language, GlyphSet::Lines, Colours::Sixteen);
        let mut all = situations(&look, Size::new(80, 24));
        for (name, state) in situations(&look, Size::new(80, 24)) {
            for pane in Pane::ALL {
                let mut other = state.clone();
                other.pane = pane;
                other.message = None;
                all.push((name, other));
            }
        }
        for (name, state) in all {
            let keys = shown_keys(&state);
            let each: std::collections::BTreeSet<&String> = keys.iter().collect();
            assert_eq!(each.len(), keys.len(), "{name}: {keys:?}");
            // As it is read: a key and its words.
            let lines = text_of(&state);
            let bottom = lines[lines.len() - 2..].join(" ");
            for binding in crate::console::keys::hints(&state.contexts()) {
                let key = binding.keys.first().unwrap().name(&state.look);
                let hint = format!(" {key} {}", state.look.say(binding.words));
                assert!(bottom.matches(&hint).count() < 2, "{name}: {hint} in {bottom}");
            }
        }
    }
}

#[test]
fn the_cursor_stands_on_the_focused_row_or_field() {
    for (name, state) in states((80, 24)) {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut cursor = None;
        terminal
            .draw(|frame| {
                let area = frame.area();
                cursor = screen(&state, &mut Canvas::new(frame.buffer_mut(), area, "…"));
            })
            .unwrap();
        assert!(cursor.is_some(), "{name}");
    }
}

/// Pictures for looking at: `XLINK_PICTURES=dir cargo test pictures`, then scripts/screenshot.py.
#[test]
fn pictures_for_looking_at() {
    let Ok(folder) = std::env::var("XLINK_PICTURES") else {
        return;
    };
    for colours in Colours::ALL {
        for glyphs in [GlyphSet::Lines, GlyphSet::Ascii] {
            for size in SIZES {
                let look = fixture::look_in(Language::English, glyphs, colours).on(Depth::True);
                for (name, state) in situations(
                    &look,
                    Size {
                        width: size.0,
                        height: size.1,
                    },
                ) {
                    let path = format!(
                        "{folder}/{name}-{}x{}-{colours:?}-{glyphs:?}.ansi",
                        size.0, size.1
                    );
                    std::fs::write(path, ansi(&drawn(&state))).unwrap();
                }
            }
        }
    }
}

fn ansi(buffer: &Buffer) -> String {
    use ratatui::style::{Color, Modifier};
    let mut out = String::new();
    for row in buffer.content().chunks(buffer.area.width.into()) {
        for cell in row {
            out.push_str("\x1b[0");
            let code = match cell.fg {
                Color::Red => ";31",
                Color::Green => ";32",
                Color::Yellow => ";33",
                Color::Cyan => ";36",
                _ => "",
            };
            out.push_str(code);
            for (colour, base) in [(cell.fg, 38), (cell.bg, 48)] {
                if let Color::Rgb(red, green, blue) = colour {
                    out.push_str(&format!(";{base};2;{red};{green};{blue}"));
                }
            }
            for (modifier, code) in [
                (Modifier::BOLD, ";1"),
                (Modifier::DIM, ";2"),
                (Modifier::UNDERLINED, ";4"),
                (Modifier::REVERSED, ";7"),
            ] {
                if cell.modifier.contains(modifier) {
                    out.push_str(code);
                }
            }
            out.push('m');
            out.push_str(cell.symbol());
        }
        out.push('\n');
    }
    out
}
