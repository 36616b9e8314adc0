//! A file of the installation as text, beside its form: editable, the form's keys highlighted, what `config` finds marked
//! with line and column. Lines that nobody touched keep every byte (spec page 6, *Raw*).

mod marks;

use super::form::{Content, FormDialog, Press, Review, Saving, difference};
use super::{Act, Dialog, FormAnswer, FormJob, Outcome};
use crate::config::{ConfigFile, Finding, Sheet};
use crate::console::command::{Command, Typed};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::{Rights, State};
use crate::console::widget::editor::Editor;
use crate::console::widget::field;
use crate::console::widget::{Canvas, window};
use crate::engine::Level;
use crate::model::Message;
use ratatui::layout::Position;
use tui_input::Input;

/// Rows for findings below the text.
const FINDINGS: u16 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Text,
    Find,
    Save,
    Close,
}

#[derive(Debug, Clone)]
enum Over {
    Nothing,
    Busy,
    Review(Review),
}

#[derive(Clone)]
pub struct RawDialog {
    file: ConfigFile,
    section: String,
    key: String,
    /// The line that the cursor goes to where no key leads; 0: the first.
    line: u32,
    sheet: Option<Sheet>,
    editor: Editor,
    failed: Option<Message>,
    findings: Vec<Finding>,
    /// The lines that the findings are about.
    judged: Option<Vec<String>>,
    focus: Focus,
    find: Input,
    over: Over,
    content: Option<Content>,
    /// The form that comes back.
    back: Option<FormDialog>,
}

/// The text may hold secrets.
impl std::fmt::Debug for RawDialog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RawDialog({:?})", self.file)
    }
}

impl RawDialog {
    /// With the cursor at a key of a section.
    pub fn at(file: ConfigFile, section: &str, key: &str, back: FormDialog) -> Self {
        Self {
            section: section.to_owned(),
            key: key.to_owned(),
            back: Some(back),
            ..Self::at_line(file, 0)
        }
    }

    /// With the cursor in a line, counted from 1; no form comes back.
    pub fn at_line(file: ConfigFile, line: u32) -> Self {
        Self {
            file,
            section: String::new(),
            key: String::new(),
            line,
            sheet: None,
            editor: Editor::new(""),
            failed: None,
            findings: Vec::new(),
            judged: None,
            focus: Focus::Text,
            find: Input::default(),
            over: Over::Nothing,
            content: None,
            back: None,
        }
    }

    fn ask(job: FormJob) -> Outcome {
        Outcome::ask(job::Job::Form(job))
    }

    fn stops(state: &State) -> Vec<Focus> {
        match state.rights {
            Rights::Full => vec![Focus::Text, Focus::Find, Focus::Save, Focus::Close],
            Rights::ReadOnly => vec![Focus::Text, Focus::Find, Focus::Close],
        }
    }

    fn take(&mut self, sheet: Sheet) {
        self.editor = Editor::new(&sheet.lines().join("\n"));
        let place = match self.line {
            0 => sheet.place(&self.section, &self.key),
            line => Some((line, 1)),
        };
        if let Some((line, column)) = place {
            let from_0 = |number: u32| usize::try_from(number).unwrap_or(1).saturating_sub(1);
            self.editor.go(from_0(line), from_0(column));
        }
        self.sheet = Some(sheet);
    }

    fn lines(&self) -> Vec<String> {
        let lines = self.editor.lines().to_vec();
        // A file of no lines at all is shown as an empty one.
        if lines.len() == 1 && lines[0].is_empty() {
            Vec::new()
        } else {
            lines
        }
    }

    fn changed(&self) -> bool {
        self.sheet
            .as_ref()
            .is_some_and(|sheet| sheet.lines() != self.lines())
    }

    /// The findings follow the text, once a second at most.
    fn judge(&mut self) -> Outcome {
        let Some(sheet) = &self.sheet else {
            return Outcome::stay();
        };
        let lines = self.lines();
        if self.judged.as_ref() == Some(&lines) {
            return Outcome::stay();
        }
        let Ok(bytes) = sheet.rewritten(&lines) else {
            return Outcome::stay();
        };
        self.judged = Some(lines);
        Self::ask(FormJob::Judge {
            file: self.file,
            content: Content(bytes),
        })
    }

    fn review(&mut self, state: &State) -> Outcome {
        let look = &state.look;
        let Some(sheet) = &self.sheet else {
            return Outcome::stay();
        };
        match sheet.rewritten(&self.lines()) {
            Ok(bytes) if bytes == sheet.opened.bytes => {
                Outcome::stay().and(Act::Say(Level::Fine, look.say("form-nothing-changed")))
            }
            Ok(bytes) => {
                let title = look.with("form-difference", &[("file", sheet.opened.name().into())]);
                let lines = difference(&sheet.difference_of(&bytes));
                let buttons = vec![(Press::Save, "form-save"), (Press::Back, "form-back")];
                self.content = Some(Content(bytes));
                self.over = Over::Review(Review::new(title, lines, buttons).first_focused().in_place());
                Outcome::stay()
            }
            Err(why) => Outcome::stay().and(Act::Say(Level::Error, look.tell(&why))),
        }
    }

    /// Back to the form, after a question when something would be lost.
    fn leave(&mut self, state: &State) -> Outcome {
        if !self.changed() {
            return self.gone();
        }
        let look = &state.look;
        let text = look.say("form-raw-lose");
        let buttons = vec![(Press::Back, "form-lose-no"), (Press::Leave, "form-lose-yes")];
        let lines = vec![(text, super::form::Tone::Text)];
        self.over = Over::Review(Review::new(look.say("form-lose-title"), lines, buttons).first_focused());
        Outcome::stay()
    }

    fn gone(&self) -> Outcome {
        match &self.back {
            Some(form) => Outcome::close().and(Act::Open(Box::new(form.clone()))),
            None => Outcome::close(),
        }
    }

    fn reviewed(&mut self, press: Press) -> Outcome {
        self.over = Over::Nothing;
        match press {
            Press::Leave => self.gone(),
            Press::Save | Press::Overwrite => {
                let (Some(content), Some(sheet)) = (self.content.take(), &self.sheet) else {
                    return Outcome::stay();
                };
                let seen = sheet.opened.fingerprint;
                self.over = Over::Busy;
                Self::ask(FormJob::Replace {
                    file: self.file,
                    seen,
                    content,
                })
            }
            Press::Reload => Self::ask(FormJob::Read(self.file)),
            _ => Outcome::stay(),
        }
    }

    fn saved(&mut self, saving: Saving, now: Option<Sheet>, state: &State) -> Outcome {
        let look = &state.look;
        self.over = Over::Nothing;
        match saving {
            Saving::Done { copy, .. } => {
                let (line, column) = self.editor.cursor();
                if let Some(sheet) = now {
                    self.take(sheet);
                    self.editor.go(line, column);
                }
                let text = match copy {
                    Some(copy) => look.with("form-saved-copy", &[("copy", copy.into())]),
                    None => look.say("form-saved"),
                };
                Outcome::stay().and(Act::Say(Level::Fine, text))
            }
            Saving::Changed | Saving::Conflict(_) => {
                self.changed_by_another(now, state);
                Outcome::stay()
            }
            Saving::Failed(why) => Outcome::stay().and(Act::Say(Level::Error, look.tell(&why))),
        }
    }

    /// Another program wrote the file: what overwriting it would do to what stands there now.
    fn changed_by_another(&mut self, now: Option<Sheet>, state: &State) {
        let look = &state.look;
        let mut lines = vec![(look.say("form-raw-changed"), super::form::Tone::Text)];
        let mine = self.lines();
        if let Some(now) = now
            && let Ok(bytes) = now.rewritten(&mine)
        {
            lines.extend(difference(&now.difference_of(&bytes)));
            self.content = Some(Content(bytes));
            self.sheet = Some(now);
        }
        let buttons = vec![
            (Press::Reload, "form-reload"),
            (Press::Overwrite, "form-overwrite"),
            (Press::Back, "form-back"),
        ];
        self.over = Over::Review(Review::new(look.say("form-conflict"), lines, buttons).in_place());
    }

    /// The next place below the cursor that holds what is looked for, in any case; from the top when there is none.
    fn find_next(&mut self) -> bool {
        let wanted = self.find.value().to_lowercase();
        if wanted.is_empty() {
            return false;
        }
        let (line, column) = self.editor.cursor();
        let count = self.editor.lines().len();
        for step in 0..=count {
            let at = (line + step) % count.max(1);
            let Some(text) = self.editor.lines().get(at) else {
                continue;
            };
            let text = text.to_lowercase();
            let skip = if step == 0 { column + 1 } else { 0 };
            let from: usize = text.chars().take(skip).map(char::len_utf8).sum();
            if let Some(found) = text.get(from..).and_then(|rest| rest.find(&wanted)) {
                let before = text[..from + found].chars().count();
                self.editor.go(at, before);
                return true;
            }
        }
        false
    }

    fn pressed(&mut self, state: &State) -> Outcome {
        match self.focus {
            Focus::Save => self.review(state),
            Focus::Close => self.leave(state),
            Focus::Find => {
                if self.find_next() {
                    return Outcome::stay();
                }
                let values = [("text", self.find.value().to_owned().into())];
                let text = state.look.with("form-not-found", &values);
                Outcome::stay().and(Act::Say(Level::Warning, text))
            }
            Focus::Text => Outcome::stay(),
        }
    }

    fn page(state: &State) -> u16 {
        state.size.height.saturating_sub(6 + 3 + FINDINGS).max(1)
    }

    fn in_text(&mut self, command: Command, state: &State) -> Outcome {
        let changes = matches!(
            command,
            Command::NewLine | Command::Erase | Command::EraseForward | Command::Undo | Command::Redo
        );
        if !(changes && state.rights == Rights::ReadOnly) {
            self.editor.command(command, Self::page(state).into());
        }
        Outcome::stay()
    }
}

impl Dialog for RawDialog {
    fn contexts(&self) -> Vec<Context> {
        match (&self.over, self.focus) {
            (Over::Review(_), _) => vec![Context::Review],
            (Over::Busy, _) => vec![Context::Form],
            (Over::Nothing, Focus::Text) => vec![Context::Text, Context::Saved],
            (Over::Nothing, Focus::Find) => vec![Context::Entry, Context::Saved],
            (Over::Nothing, Focus::Save | Focus::Close) => vec![Context::Form, Context::Saved],
        }
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match command {
            Command::NewLine | Command::Undo | Command::Redo | Command::Save => state.rights == Rights::Full,
            Command::Tick | Command::Earlier | Command::Later => matches!(self.over, Over::Review(_)),
            _ => true,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Self::ask(FormJob::Read(self.file))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match &mut self.over {
            Over::Review(review) => {
                return match review.command(command, Press::Back, state) {
                    Some(press) => self.reviewed(press),
                    None => Outcome::stay(),
                };
            }
            Over::Busy => return Outcome::stay(),
            Over::Nothing => {}
        }
        let stops = Self::stops(state);
        let at = stops.iter().position(|stop| *stop == self.focus).unwrap_or(0);
        match command {
            Command::Back => self.leave(state),
            Command::NextField => {
                self.focus = stops[(at + 1) % stops.len()];
                Outcome::stay()
            }
            Command::PreviousField => {
                self.focus = stops[(at + stops.len() - 1) % stops.len()];
                Outcome::stay()
            }
            Command::Choose => self.pressed(state),
            Command::Save if state.rights == Rights::Full => self.review(state),
            other if self.focus == Focus::Text => self.in_text(other, state),
            other if self.focus == Focus::Find => {
                field::edit(&mut self.find, other);
                Outcome::stay()
            }
            _ => Outcome::stay(),
        }
    }

    fn typed(&mut self, typed: &Typed, state: &State) -> Outcome {
        match self.focus {
            Focus::Text if state.rights == Rights::Full && self.sheet.is_some() => self.editor.typed(typed),
            Focus::Find => field::type_into(&mut self.find, typed),
            _ => {}
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Form(FormAnswer::Read(Ok(loaded))) => {
                let locked = loaded.locked;
                self.take(loaded.sheet);
                let outcome = self.judge();
                match locked {
                    Some(why) => outcome.and(Act::Say(Level::Warning, state.look.tell(&why))),
                    None => outcome,
                }
            }
            job::Answer::Form(FormAnswer::Read(Err(why))) => {
                self.failed = Some(why);
                Outcome::stay()
            }
            job::Answer::Form(FormAnswer::Judged(findings)) => {
                self.findings = findings;
                Outcome::stay()
            }
            job::Answer::Form(FormAnswer::Saved(saving, now)) => {
                let now = now.ok().map(|loaded| loaded.sheet);
                self.saved(saving, now, state)
            }
            job::Answer::Failed(why) => {
                self.over = Over::Nothing;
                Outcome::stay().and(Act::Say(Level::Error, state.look.tell(&why)))
            }
            _ => Outcome::stay(),
        }
    }

    fn tick(&mut self, _: &State) -> Outcome {
        self.judge()
    }

    fn settle(&mut self, state: &State) {
        if let Over::Review(review) = &mut self.over {
            review.settle(state);
        }
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let name = self
            .sheet
            .as_ref()
            .map_or_else(|| self.file.name().to_owned(), |sheet| sheet.opened.name());
        let title = look.with("form-raw-title", &[("file", name.into())]);
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
        let inside = window::open(canvas, look, &title, width, height);
        let page = inside.height.saturating_sub(FINDINGS + 3).max(1);
        let mut cursor = None;
        match (&self.failed, &self.sheet) {
            (Some(why), _) => {
                canvas.at(inside).put(0, 0, &look.tell(why), look.theme.bad);
            }
            (None, None) => {
                canvas
                    .at(inside)
                    .put(0, 0, &look.say("form-reading"), look.theme.busy);
            }
            (None, Some(_)) => {
                let mut area = canvas.at(window::rows(inside, 0, page));
                let focus = self.spot(state, Focus::Text, &[]);
                cursor = self
                    .editor
                    .draw(look, &mut area, self.focus == Focus::Text, &focus);
                self.highlight(state, &mut area);
            }
        }
        self.draw_findings(state, &mut canvas.at(window::rows(inside, page, FINDINGS)));
        let bar = window::rows(inside, inside.height.saturating_sub(1), 1);
        cursor = self.bar(state, &mut canvas.at(bar)).or(cursor);
        match &self.over {
            Over::Review(review) => {
                canvas.cover_spots();
                review.draw(state, canvas)
            }
            Over::Busy | Over::Nothing => cursor.or_else(|| canvas.at(inside).position(0, 0)),
        }
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
