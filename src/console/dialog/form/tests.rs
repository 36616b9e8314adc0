use super::field::choice_words;
use super::work::{Loaded, Saving};
use super::*;
use crate::config::{OnConflict, OpenedFile};
use crate::console::action::Action;
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::glyphs::GlyphSet;
use crate::console::theme::Colours;
use crate::console::update::update;
use crate::console::widget::text;
use crate::engine::{
    ContactFate, ContactRow, Draft, Looks, PreviewCounts, PreviewRequest, RowOutcome, SampleColumn,
};
use crate::engine::{Passcode, PreviewRow};
use crate::files::Fingerprint;
use crate::i18n::{Language, Words};
use crate::model::DataKind;

const MAIN: &str = "; Office\r\n[DB]\r\n1=WFM,0,xlink@xxxx.com,<password from generator>\r\n\r\n[GENERAL]\r\n\
    WriteAlways = 0 ; never\r\nProtocol=1\r\nFoo=bar\r\n[CSV]\r\nSource=acd\r\nGroups=Sales;Service 1;\r\n\
    GroupColumn=1\r\nHeaderLines=1\r\nHeaderLines=2\r\nInterval=7\r\n";
const CONNECTION: &str =
    "[IES System WFM]\r\nName = \"WFM\"\r\nUrl = \"iwfms://iwfm-xxxx.injixo.com:45054\"\r\n";

pub fn loaded(file: ConfigFile, text: &str) -> Box<Loaded> {
    let opened = OpenedFile {
        path: file.name().into(),
        bytes: text.as_bytes().to_vec(),
        fingerprint: Some(Fingerprint::of(text.as_bytes())),
    };
    let (wfm, _) = crate::config::wfm_draft("WFM", &[], std::path::Path::new("/srv"));
    Box::new(Loaded {
        sheet: Sheet::new(file, opened),
        locked: None,
        wfm_systems: vec![wfm],
    })
}

fn answer(state: &mut State, to: u64, answer: Answer) -> Vec<Effect> {
    let answer = job::Answer::Form(answer);
    update(state, Action::Answer { to, answer })
}

/// What jobs of forms get, until none is left.
fn settle(state: &mut State, effects: Vec<Effect>) {
    let mut effects = effects;
    while let Some(effect) = effects.pop() {
        let Effect::Job {
            to,
            job: job::Job::Form(job),
        } = effect
        else {
            continue;
        };
        let reply = match job {
            Job::Read(ConfigFile::Connection) => Answer::Read(Ok(loaded(ConfigFile::Connection, CONNECTION))),
            Job::Read(file) => Answer::Read(Ok(loaded(file, MAIN))),
            Job::Preview(_) => Answer::Preview(Ok(Box::new(preview()))),
            Job::MakePasscode(_) => Answer::Passcode(Ok(Passcode::new("584C01AB"))),
            Job::Judge { file, content } => Answer::Judged(crate::config::findings_of(
                file,
                file.name(),
                content.0,
                std::path::Path::new("/srv"),
            )),
            _ => continue,
        };
        effects.extend(answer(state, to, reply));
    }
}

pub fn preview() -> Preview {
    let row = |line: u64, cells: [&str; 3], outcome: RowOutcome| PreviewRow {
        file: "calls.csv".into(),
        line,
        cells: cells.map(str::to_owned).to_vec(),
        outcome,
    };
    let column = |number: u16, header: &str, sample: &str, looks: Looks| SampleColumn {
        number,
        header: header.into(),
        samples: vec![sample.into()],
        looks,
    };
    Preview {
        kind: DataKind::Contacts,
        folder: Some("/srv/xlink/berlin/acd".into()),
        files: Vec::new(),
        file_count: 1,
        bytes: 120,
        columns: vec![
            column(1, "Queue", "Sales", Looks::Text),
            column(2, "Date", "10.03.2026", Looks::Date),
            column(3, "Calls", "12", Looks::Number),
        ],
        header_lines: 1,
        date_orders: vec!["dmy".into()],
        judged: true,
        notices: Vec::new(),
        rows: vec![
            row(
                2,
                ["Sales", "10.03.2026", "12"],
                RowOutcome::Contact(ContactRow {
                    fate: ContactFate::Imported,
                    queue: "CSV:Sales".into(),
                    moment: "2026-03-10 08:00".into(),
                    day: jiff::civil::date(2026, 3, 10),
                    ambiguous: false,
                    metrics: Vec::new(),
                }),
            ),
            row(
                3,
                ["Neu", "x", "1"],
                RowOutcome::Rejected {
                    column: Some(2),
                    found: "x".into(),
                    why: "no date".into(),
                },
            ),
        ],
        rejected_later: Vec::new(),
        counts: PreviewCounts {
            rows: 2,
            imported: 1,
            rejected: 1,
            ..PreviewCounts::default()
        },
        unlisted: vec![("Neu".into(), 1)],
        whole: true,
    }
}

pub fn give(state: &mut State, commands: &[Command]) {
    for command in commands {
        let effects = update(state, Action::Command(*command));
        settle(state, effects);
    }
}

fn type_in(state: &mut State, text: &str) {
    let effects = update(state, Action::Typed(Typed::Text(text.to_owned())));
    settle(state, effects);
}

fn opened(mut state: State, dialog: Command, then: &[Command]) -> State {
    give(&mut state, &[dialog]);
    give(&mut state, then);
    state
}

/// Every situation of forms worth looking at.
pub fn situations(make: &dyn Fn() -> State) -> Vec<(&'static str, State)> {
    use Command as C;
    let mut login = opened(make(), C::Login, &[C::NextField, C::Choose]);
    type_in(&mut login, "geheim");
    let mut column = opened(make(), C::Configuration, &[C::Choose]);
    give(&mut column, &[C::NextField; 6]);
    let mut groups = column.clone();
    give(&mut groups, &[C::NextField, C::Choose]);
    let mut picked = groups.clone();
    give(&mut picked, &[C::Found]);
    let mut column_list = column.clone();
    give(&mut column_list, &[C::Choose]);
    let back = FormDialog::new(Subject::General);
    let mut raw = make();
    let dialog = crate::console::dialog::RawDialog::at(ConfigFile::Main, "GENERAL", "WriteAlways", back);
    let effects = crate::console::update::open_for_tests(&mut raw, Box::new(dialog));
    settle(&mut raw, effects);
    vec![
        ("form-general", opened(make(), C::General, &[])),
        ("form-difference", {
            let mut state = opened(make(), C::WriteNulls, &[C::Later]);
            to_button(&mut state, Button::Save);
            give(&mut state, &[C::Choose]);
            state
        }),
        ("form-auto", opened(make(), C::AutoImport, &[C::Later])),
        ("form-connections", opened(make(), C::Connection, &[])),
        ("form-connection", opened(make(), C::Connection, &[C::Choose])),
        ("form-login", opened(make(), C::Login, &[])),
        ("form-passcode", login),
        ("form-systems", opened(make(), C::Configuration, &[])),
        ("form-system", column),
        ("form-column", column_list),
        ("form-list", groups),
        ("form-names", picked),
        ("form-presets", opened(make(), C::NewSection, &[])),
        ("form-raw", raw),
    ]
}

/// To the button of these words' key.
fn to_button(state: &mut State, button: Button) {
    for _ in 0..100 {
        let Some(crate::console::dialog::Layer::Dialog(open)) = state.layers.last() else {
            panic!("no form")
        };
        let dialog = open.dialog.boxed();
        if pressed_of(dialog.as_ref(), state) == Some(button) {
            return;
        }
        give(state, &[Command::NextField]);
    }
    panic!("no such button")
}

fn pressed_of(dialog: &dyn Dialog, state: &State) -> Option<Button> {
    let form = dialog.kind::<FormDialog>()?;
    form.pressed(state)
}

fn jobs(effects: &[Effect]) -> Vec<(u64, Job)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Job {
                to,
                job: job::Job::Form(job),
            } => Some((*to, job.clone())),
            _ => None,
        })
        .collect()
}

fn saving(state: &mut State) -> (u64, crate::config::ChangeSet) {
    to_button(state, Button::Save);
    give(state, &[Command::Choose]);
    let effects = update(state, Action::Command(Command::Choose));
    match jobs(&effects).pop() {
        Some((to, Job::Save { set, on_conflict })) => {
            assert_eq!(on_conflict, OnConflict::Ask);
            (to, set)
        }
        other => panic!("{other:?}"),
    }
}

fn changes(set: &crate::config::ChangeSet) -> Vec<(String, Option<String>)> {
    set.changes
        .iter()
        .map(|change| (change.key.clone(), change.after.clone()))
        .collect()
}

#[test]
fn only_what_was_changed_is_saved() {
    let mut state = opened(fixture::running(), Command::WriteNulls, &[Command::Later]);
    let (_, set) = saving(&mut state);
    assert_eq!(changes(&set), [("WriteAlways".to_owned(), Some("1".to_owned()))]);
}

#[test]
fn escape_asks_before_anything_is_lost() {
    let mut state = opened(fixture::running(), Command::General, &[Command::Back]);
    assert!(state.layers.is_empty(), "nothing would be lost");
    state = opened(state, Command::WriteNulls, &[Command::Later, Command::Back]);
    assert_eq!(state.contexts(), [Context::Review]);
    give(&mut state, &[Command::Choose]);
    assert_eq!(state.contexts()[0], Context::Form, "«No» is focused");
    give(&mut state, &[Command::Back, Command::Earlier, Command::Choose]);
    assert!(state.layers.is_empty());
}

#[test]
fn the_browsers_address_becomes_the_servers() {
    let mut state = opened(
        fixture::running(),
        Command::Connection,
        &[Command::Choose, Command::NextField],
    );
    type_in(&mut state, "https://iwfm-5y2jgr6o.injixo.com/iwfm/");
    let (_, set) = saving(&mut state);
    let url = "iwfms://iwfm-5y2jgr6o.injixo.com:45054".to_owned();
    assert_eq!(changes(&set), [("Url".to_owned(), Some(url))]);
}

#[test]
fn a_passcode_goes_into_the_line_of_the_login() {
    let mut state = opened(fixture::running(), Command::Login, &[]);
    type_in(&mut state, "xlink@injixo.com");
    give(&mut state, &[Command::NextField, Command::Choose]);
    type_in(&mut state, "geheim");
    give(&mut state, &[Command::Choose]);
    type_in(&mut state, "geheim");
    give(&mut state, &[Command::Choose, Command::Choose]);
    let (_, set) = saving(&mut state);
    let line = "WFM,0,xlink@injixo.com,584C01AB".to_owned();
    assert_eq!(changes(&set), [("1".to_owned(), Some(line))]);
    assert!(!format!("{:?}", state.layers).contains("geheim"));
}

#[test]
fn what_two_changed_is_shown_and_decided() {
    let mut state = opened(fixture::running(), Command::WriteNulls, &[Command::Later]);
    let (to, set) = saving(&mut state);
    let theirs = MAIN
        .replace("WriteAlways = 0", "WriteAlways = ")
        .replace("Protocol=1", "Protocol=0");
    let conflict = crate::config::Conflict {
        section: "General".into(),
        key: "WriteAlways".into(),
        before: Some("0".into()),
        theirs: Some(String::new()),
        ours: set.changes[0].after.clone(),
    };
    let saved = Answer::Saved(
        Saving::Conflict(vec![conflict]),
        Ok(loaded(ConfigFile::Main, &theirs)),
    );
    answer(&mut state, to, saved);
    assert_eq!(state.contexts(), [Context::Review]);
    let mut overwriting = state.clone();
    give(&mut overwriting, &[Command::Earlier]);
    let effects = update(&mut overwriting, Action::Command(Command::Choose));
    assert!(
        matches!(
            &jobs(&effects)[..],
            [(
                _,
                Job::Save {
                    on_conflict: OnConflict::Overwrite,
                    ..
                }
            )]
        ),
        "{effects:?}"
    );
    give(&mut state, &[Command::Later, Command::Choose]);
    give(&mut state, &[Command::Back]);
    assert!(
        state.layers.is_empty(),
        "theirs was taken, nothing is left to lose"
    );
}

#[test]
fn rows_are_read_as_the_form_stands_and_asked_for_once() {
    let mut state = fixture::running();
    give(&mut state, &[Command::Configuration]);
    let effects = update(&mut state, Action::Command(Command::Choose));
    let (to, _) = jobs(&effects)[0].clone();
    let effects = answer(&mut state, to, Answer::Read(Ok(loaded(ConfigFile::Main, MAIN))));
    let [(_, Job::Preview(PreviewRequest { draft, kind, .. }))] = &jobs(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(*kind, DataKind::Contacts);
    assert!(draft.keys.contains(&("Source".to_owned(), "acd".to_owned())));
    let Draft { name, .. } = draft;
    assert_eq!(name, "CSV");
    settle(&mut state, effects);
    assert_eq!(jobs(&update(&mut state, Action::Tick(fixture::NOW))), []);
}

#[test]
fn queues_are_picked_from_names_found() {
    let mut state = opened(fixture::running(), Command::Configuration, &[Command::Choose]);
    give(&mut state, &[Command::NextField; 7]);
    give(
        &mut state,
        &[
            Command::Choose,
            Command::Found,
            Command::Tick,
            Command::Choose,
            Command::Back,
        ],
    );
    let (_, set) = saving(&mut state);
    let groups = "Sales;Service 1;Neu;".to_owned();
    assert_eq!(changes(&set), [("Groups".to_owned(), Some(groups))]);
}

/// The words about every key of the files, in one language.
fn descriptions() -> impl Iterator<Item = &'static crate::config::Key> {
    crate::config::keys::TABLES.iter().copied().flatten()
}

#[test]
fn every_key_has_words_in_every_language_and_english_is_what_its_description_says() {
    for language in Language::ALL {
        let words = Words::new(language);
        let known = |key: &str| assert_ne!(words.say(key), key, "{}", language.code());
        for key in descriptions() {
            known(&key.words());
            known(key.explained().key());
            for (choice, _) in key.choices() {
                known(key.meaning(choice).unwrap().key());
            }
        }
    }
    let english = Words::new(Language::English);
    for key in descriptions() {
        let meanings = key
            .choices()
            .iter()
            .map(|(choice, _)| key.meaning(choice).unwrap());
        for message in meanings.chain([key.explained()]) {
            assert_eq!(english.tell(&message), message.english(), "{}", message.key());
        }
    }
}

/// Long words are cut; the help is wrapped, but has four lines alone, one of which may say limits or an example.
#[test]
fn the_words_about_a_key_fit_a_form_at_80_columns() {
    let mut wide = Vec::new();
    for language in Language::ALL {
        let look = fixture::look_in(language, GlyphSet::Lines, Colours::Sixteen);
        let mut hold = |words: &str, fits: bool| {
            if !fits {
                wide.push(format!("{}: {words}", language.code()));
            }
        };
        for key in descriptions() {
            let field = Field::whole(key, None);
            let label = field.label(&look);
            hold(&label, text::width(&label) <= 27);
            let help = format!("{}: {}", key.name, field.help(&look));
            hold(&help, text::wrap(&help, 74).len() <= 2);
            for (choice, _) in key.choices() {
                let chosen = format!("< {} >", choice_words(&field, choice, &look));
                hold(&chosen, text::width(&chosen) <= 45);
            }
        }
    }
    assert!(wide.is_empty(), "\n{}", wide.join("\n"));
}

#[test]
fn a_problem_opens_the_form_at_its_key() {
    let state = fixture::running();
    let dialog = open_for(ConfigFile::Main, "General", "AutoImportTimeLink", &state);
    assert!(matches!(dialog.kind::<FormDialog>(), Some(form) if form.subject == Subject::AutoImport));
    let dialog = open_for(ConfigFile::Main, "CSV", "Groups", &state);
    assert!(
        matches!(dialog.kind::<FormDialog>(), Some(form) if form.wanted == Wanted::Key("Groups".to_owned()))
    );
}

#[test]
fn a_folder_that_is_not_there_is_said_before_anything_else() {
    let look = fixture::look();
    let error = |place: &str, text: &str| crate::engine::Notice {
        level: Level::Error,
        place: place.into(),
        text: text.into(),
        hint: "Name another".into(),
    };
    let mut found = preview();
    assert_eq!(told::first_notice(&found, &look), None);
    found.notices = vec![
        error("ColumnNames", "none are named"),
        error("Source", "/nowhere is not there"),
    ];
    let (line, tone) = told::first_notice(&found, &look).unwrap();
    assert!(
        line.ends_with("Source: /nowhere is not there. Name another"),
        "{line}"
    );
    assert_eq!(tone, super::review::Tone::Bad);
}

/// On the smallest usual screen too: what came of the rows, the worst one, and all of them one key away.
#[test]
fn what_came_of_the_rows_is_live_on_a_low_screen() {
    let mut state = opened(fixture::running(), Command::Configuration, &[Command::Choose]);
    assert_eq!(state.size.height, 24);
    let shown = crate::console::view::text_of(&state).join("\n");
    for words in [
        "2 rows in 1 file: 1 imported, 1 rejected",
        "line 3, column 2: no date  Neu | x | 1",
    ] {
        assert!(shown.contains(words), "{words} is missing in\n{shown}");
    }
    assert_eq!(state.contexts(), [Context::Entry, Context::Saved, Context::Rows]);
    give(&mut state, &[Command::AllRows]);
    assert_eq!(state.contexts(), [Context::Review]);
    let shown = crate::console::view::text_of(&state).join("\n");
    assert!(shown.contains("CSV:Sales 2026-03-10 08:00"), "{shown}");
}
