//! What keys do in a form.

use super::field::{self, Control, Field, Part};
use super::list::{Edited, ListEditor};
use super::pick::{Picked, Picker};
use super::review::Press;
use super::secret::PasscodeForm;
use super::subject::Button;
use super::{Act, FormDialog, Job, Outcome, Over, Phase, Subject, told};
use crate::config::Kind;
use crate::console::command::{Command, Typed};
use crate::console::state::{Rights, State};
use crate::console::widget::field::{edit, type_into};
use crate::engine::{Level, SignInRequest};

pub fn offers(form: &FormDialog, command: Command, state: &State) -> bool {
    let control = form.focused().map(|index| &form.fields[index].control);
    match (command, control) {
        (Command::Tick, Some(Control::Choice { .. })) => state.rights == Rights::Full,
        (Command::Tick, _) => false,
        (Command::Save, _) => form.changed() && state.rights == Rights::Full,
        (Command::Earlier | Command::Later, Some(Control::Choice { .. }) | None) => true,
        (Command::Earlier | Command::Later, _) => false,
        (Command::Choose, Some(Control::List { .. } | Control::Passcode(_)) | None) => true,
        (Command::Choose, Some(Control::Line(_))) => {
            form.focused().is_some_and(|index| can_pick(form, index))
        }
        (Command::Choose, Some(_)) => false,
        _ => true,
    }
}

pub fn command(form: &mut FormDialog, command: Command, state: &State) -> Outcome {
    match &mut form.over {
        Over::Nothing => on_form(form, command, state),
        Over::Busy(_) => {
            if command == Command::Back {
                form.over = Over::Nothing;
            }
            Outcome::stay()
        }
        Over::Review(review) => match review.command(command, Press::Back, state) {
            Some(press) => form.reviewed(press, state),
            None => Outcome::stay(),
        },
        Over::List(_) => in_list(form, command, state),
        Over::Names(..) => in_names(form, command, state),
        Over::Column(picker) => {
            let picked = picker.command(command, state);
            match picked {
                Picked::Going => return Outcome::stay(),
                Picked::Nothing => {}
                Picked::These(values) => put_focused(form, &values.concat()),
            }
            form.over = Over::Nothing;
            Outcome::stay()
        }
        Over::Passcode(_) => in_passcode(form, command, state),
    }
}

pub fn typed(form: &mut FormDialog, typed: &Typed, state: &State) {
    match &mut form.over {
        Over::List(list) => return list.typed(typed),
        Over::Passcode(passcode) => return passcode.typed(typed),
        Over::Nothing => {}
        _ => return,
    }
    if state.rights == Rights::ReadOnly {
        return;
    }
    let Some(index) = form.focused() else { return };
    if let Some(input) = form.fields[index].input() {
        type_into(input, typed);
    }
    // An address from the browser is taken apart as soon as it stands there.
    if matches!(typed, Typed::Text(_)) {
        take_apart(form, index);
    }
}

/// A whole address typed where the host belongs: host, encryption and port go to their fields.
fn take_apart(form: &mut FormDialog, index: usize) {
    let field = &form.fields[index];
    if field.part != Part::Host {
        return;
    }
    let raw = field.raw();
    let with_port = raw.rsplit_once(':').filter(|(host, _)| !host.contains(':'));
    let url = match with_port {
        Some(_) if !raw.contains("://") => super::compose::address_of(&raw),
        _ => field::whole_address(&raw),
    };
    let Some(url) = url else { return };
    let schemed = raw.contains("://");
    for field in &mut form.fields {
        match field.part {
            Part::Host => field.put(&url.host),
            Part::Scheme if schemed => field.put(if url.tls { "iwfms" } else { "iwfm" }),
            Part::Port => field.put(&url.port.to_string()),
            _ => {}
        }
    }
}

fn on_form(form: &mut FormDialog, command: Command, state: &State) -> Outcome {
    if !matches!(form.phase, Phase::Open) {
        return match command {
            Command::Back => Outcome::close(),
            _ => Outcome::stay(),
        };
    }
    let count = form.asked().len() + form.buttons(state).len();
    let focused = form.focused();
    let may = state.rights == Rights::Full;
    match command {
        Command::Back => return form.leave(state),
        Command::NextField => step(form, 1, count),
        Command::PreviousField => step(form, count.saturating_sub(1), count),
        Command::PageDown => (0..6).for_each(|_| form.at = (form.at + 1).min(count.saturating_sub(1))),
        Command::PageUp => form.at = form.at.saturating_sub(6),
        Command::Choose => return chosen(form, state, count),
        Command::Save if may => {
            step(form, 0, count);
            return form.review_changes(state);
        }
        Command::AllRows if form.shows_rows() => return pressed(form, Button::Rows, state),
        Command::FillIn if may && form.shows_rows() => return pressed(form, Button::FillIn, state),
        other => match focused {
            Some(index) if may => change(&mut form.fields[index], other),
            Some(_) => {}
            None => match other {
                Command::Earlier => form.at = form.at.saturating_sub(1).max(form.asked().len()),
                Command::Later => form.at = (form.at + 1).min(count.saturating_sub(1)),
                _ => {}
            },
        },
    }
    Outcome::stay()
}

fn change(field: &mut Field, command: Command) {
    match command {
        Command::Earlier | Command::Later | Command::Tick => {
            field.shift(command);
        }
        other => {
            if let Some(input) = field.input() {
                edit(input, other);
            }
        }
    }
}

fn step(form: &mut FormDialog, by: usize, count: usize) {
    if let Some(index) = form.focused() {
        take_apart(form, index);
    }
    form.at = (form.at + by) % count.max(1);
}

/// Enter: opens what a field opens, presses a button, else goes on.
fn chosen(form: &mut FormDialog, state: &State, count: usize) -> Outcome {
    if let Some(button) = form.pressed(state) {
        return pressed(form, button, state);
    }
    let Some(index) = form.focused() else {
        return Outcome::stay();
    };
    if state.rights == Rights::ReadOnly {
        step(form, 1, count);
        return Outcome::stay();
    }
    let field = &form.fields[index];
    let title = field.label(&state.look);
    match &field.control {
        Control::List { items, .. } => {
            let list = ListEditor::new(title, items.clone(), form.names_found(&field.key));
            form.over = Over::List(list);
        }
        Control::Passcode(_) => form.over = Over::Passcode(PasscodeForm::default()),
        _ if can_pick(form, index) => {
            let now = field.raw();
            form.over = Over::Column(Picker::one(title, form.columns(state), &now));
        }
        _ => step(form, 1, count),
    }
    Outcome::stay()
}

/// Whether there are columns of a real file to choose from.
fn can_pick(form: &FormDialog, index: usize) -> bool {
    let kind = form.fields[index].described.map(|key| key.kind);
    matches!(kind, Some(Kind::Column | Kind::Columns))
        && form.preview().is_some_and(|preview| !preview.columns.is_empty())
}

fn put_focused(form: &mut FormDialog, value: &str) {
    if let Some(index) = form.focused() {
        form.fields[index].put(value);
    }
}

fn pressed(form: &mut FormDialog, button: Button, state: &State) -> Outcome {
    let look = &state.look;
    match button {
        Button::Save => form.review_changes(state),
        Button::Close => form.leave(state),
        Button::Raw => form.show_raw(state),
        Button::Probe => {
            form.over = Over::Busy("form-probing");
            FormDialog::ask(Job::Probe(form.draft()))
        }
        Button::Test => {
            let Subject::System(system) = &form.subject else {
                return Outcome::stay();
            };
            let job = Job::Test(system.name.clone());
            if form.changed() {
                // The test looks at the file as it stands.
                return FormDialog::say(Level::Warning, look.say("form-save-first"));
            }
            form.over = Over::Busy("form-testing");
            FormDialog::ask(job)
        }
        Button::FillIn => form.fill_in(state),
        Button::Rows => {
            form.over = Over::Review(told::rows(form.preview(), state));
            form.rows_anew()
        }
        Button::SignIn => sign_in(form, state),
    }
}

/// One attempt with what the form says, after it was asked: a refusal counts towards the user's lock.
fn sign_in(form: &mut FormDialog, state: &State) -> Outcome {
    let part = |part: Part| {
        form.fields
            .iter()
            .find(|field| field.part == part)
            .map(Field::raw)
    };
    let user = part(Part::User).unwrap_or_default();
    let passcode = part(Part::Passcode).unwrap_or_default();
    if user.is_empty() || passcode.is_empty() {
        return FormDialog::say(Level::Warning, state.look.say("form-sign-in-incomplete"));
    }
    let request = SignInRequest {
        wfm: crate::engine::Draft::new(form.wfm(), Vec::new()),
        user: user.to_string(),
        passcode: crate::engine::Passcode::new(passcode.as_str()),
    };
    form.over = Over::Busy("form-signing-in");
    FormDialog::ask(Job::SignIn(request))
}

fn in_list(form: &mut FormDialog, command: Command, state: &State) -> Outcome {
    let Over::List(mut list) = std::mem::replace(&mut form.over, Over::Nothing) else {
        return Outcome::stay();
    };
    match list.command(command, ListEditor::rows(state)) {
        Edited::Going => form.over = Over::List(list),
        Edited::Done(items) => {
            if let Some(index) = form.focused()
                && let Control::List { items: now, .. } = &mut form.fields[index].control
            {
                *now = items;
            }
        }
        Edited::Pick(names) => {
            let picker = Picker::several(state.look.say("form-names-found"), names);
            form.over = Over::Names(list, picker);
        }
    }
    Outcome::stay()
}

fn in_names(form: &mut FormDialog, command: Command, state: &State) -> Outcome {
    let Over::Names(mut list, mut picker) = std::mem::replace(&mut form.over, Over::Nothing) else {
        return Outcome::stay();
    };
    form.over = match picker.command(command, state) {
        Picked::Going => Over::Names(list, picker),
        Picked::Nothing => Over::List(list),
        Picked::These(names) => {
            list.add(names);
            Over::List(list)
        }
    };
    Outcome::stay()
}

fn in_passcode(form: &mut FormDialog, command: Command, _: &State) -> Outcome {
    use super::secret::Secret;
    let Over::Passcode(passcode) = &mut form.over else {
        return Outcome::stay();
    };
    match passcode.command(command) {
        Secret::Going => Outcome::stay(),
        Secret::Closed => {
            form.over = Over::Nothing;
            Outcome::stay()
        }
        Secret::Make(password) => FormDialog::ask(Job::MakePasscode(password)),
        Secret::Insert(made) => {
            put_focused(form, &made);
            form.over = Over::Nothing;
            // What comes next: try it, save it.
            form.at = form.asked().len();
            Outcome::stay()
        }
    }
}

/// Leaves the form for the file as text.
pub fn raw_of(form: &FormDialog) -> Outcome {
    let key = form
        .focused()
        .map_or_else(|| form.fields.first(), |index| form.fields.get(index))
        .map_or("", |field| field.key.as_str());
    let raw =
        crate::console::dialog::RawDialog::at(form.subject.file(), form.subject.section(), key, form.again());
    Outcome::close().and(Act::Open(Box::new(raw)))
}
