//! A form on the screen: its fields with what is wrong beside them, the focused one's help, the rows that the settings
//! would import, and the buttons.

use super::field::{Control, Field, Part, choice_words};
use super::review::Tone;
use super::{FormDialog, Over, Phase, compose, told};
use crate::config::{AutoImport, Kind};
use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, button, text, window};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Lines of help below the fields: what it is for, its default, what is wrong.
const HELP: u16 = 4;
/// From this height on the rows are shown below the fields; on a lower screen, what they came to.
const TALL: u16 = 32;
/// So many lines of them, on a high and on a low screen.
const ROWS: [u16; 2] = [9, 2];

enum Row {
    Heading(&'static str),
    Field(usize),
}

fn rows(form: &FormDialog) -> Vec<Row> {
    let mut rows = Vec::new();
    for index in form.asked() {
        if let Some(heading) = form.fields[index].heading {
            rows.push(Row::Heading(heading));
        }
        rows.push(Row::Field(index));
    }
    rows
}

/// Lines below the fields for the first rows.
fn rows_below(form: &FormDialog, state: &State) -> u16 {
    match (form.shows_rows(), state.size.height) {
        (false, _) => 0,
        (true, TALL..) => ROWS[0],
        (true, _) => ROWS[1],
    }
}

fn room(form: &FormDialog, state: &State) -> usize {
    let taken = 6 + HELP + 3 + rows_below(form, state);
    usize::from(state.size.height.saturating_sub(taken)).max(1)
}

/// Keeps the focused field in view.
pub fn settle(form: &mut FormDialog, state: &State) {
    let rows = rows(form);
    let room = room(form, state);
    form.first = form.first.min(rows.len().saturating_sub(room));
    let Some(focused) = form.focused() else { return };
    let at = rows
        .iter()
        .position(|row| matches!(row, Row::Field(index) if *index == focused));
    let Some(at) = at else { return };
    // A group's name stays above its first field.
    let above = at.saturating_sub(usize::from(matches!(
        rows.get(at.wrapping_sub(1)),
        Some(Row::Heading(_))
    )));
    form.first = form.first.min(above).max((at + 1).saturating_sub(room));
}

pub fn draw(form: &FormDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let (width, height) = (
        canvas.width().saturating_sub(6).min(130),
        canvas.height().saturating_sub(6),
    );
    let inside = window::open(canvas, look, &form.subject.title(look), width, height);
    let cursor = match &form.phase {
        Phase::Reading => {
            canvas
                .at(inside)
                .put(0, 0, &look.say("form-reading"), look.theme.busy);
            canvas.at(inside).position(0, 0)
        }
        Phase::Failed(why) => {
            canvas.at(inside).put(0, 0, &look.tell(why), look.theme.bad);
            canvas.at(inside).position(0, 0)
        }
        Phase::Open => open(form, state, inside, canvas),
    };
    if !matches!(form.over, Over::Nothing) {
        canvas.cover_spots();
    }
    match &form.over {
        Over::Nothing => cursor,
        Over::Busy(words) => {
            let words = look.say(words);
            let inside = window::open(canvas, look, "", text::width(&words), 1);
            canvas.at(inside).put(0, 0, &words, look.theme.busy);
            canvas.at(inside).position(0, 0)
        }
        Over::Review(review) => review.draw(state, canvas),
        Over::List(list) => list.draw(state, canvas),
        Over::Names(_, picker) | Over::Column(picker) => picker.draw(state, canvas),
        Over::Passcode(passcode) => passcode.draw(state, canvas),
    }
}

fn open(form: &FormDialog, state: &State, inside: Rect, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let room = u16::try_from(room(form, state)).unwrap_or(u16::MAX);
    let mut cursor = fields(form, state, &mut canvas.at(window::rows(inside, 0, room)));
    let below = rows_below(form, state);
    if below > 0 {
        let mut area = canvas.at(window::rows(inside, room, below));
        area.spot_all(|| Does::command(Command::AllRows));
        live_rows(form, state, &mut area);
    }
    // Where there is little room the line above the help is the rows'.
    let gap = u16::from(below != ROWS[1]);
    let from = room + below + gap;
    help(form, state, &mut canvas.at(window::rows(inside, from, HELP)));
    let buttons = form.buttons(state);
    let words: Vec<String> = buttons.iter().map(|button| look.say(button.words())).collect();
    let pressed = form.pressed(state);
    let focused = buttons.iter().position(|button| Some(*button) == pressed);
    let mut bar = canvas.at(window::rows(inside, inside.height.saturating_sub(1), 1));
    let first = form.asked().len();
    let at = button::row(look, &mut bar, &words, focused, |index| {
        Does::stop(form.at, first + index, &[Command::Choose])
    });
    cursor = at.or(cursor);
    cursor.or_else(|| canvas.at(inside).position(0, 0))
}

/// Columns of a field's row: label, value, what is wrong.
struct Columns {
    label: u16,
    value: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let label = (width * 2 / 5).min(38);
        let value = (width.saturating_sub(label + 2) / 2).max(8);
        Self { label, value }
    }
}

fn fields(form: &FormDialog, state: &State, area: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let rows = rows(form);
    let columns = Columns::of(area.width());
    let mut cursor = None;
    let room = usize::from(area.height());
    for (row, y) in rows.iter().skip(form.first).take(room).zip(0..) {
        match row {
            Row::Heading(words) => {
                area.put(0, y, &look.say(words), look.theme.title);
            }
            Row::Field(index) => {
                let focused = form.focused() == Some(*index);
                let stop = form.asked().iter().position(|asked| asked == index).unwrap_or(0);
                area.spot(0, y, u16::MAX, || {
                    Does::stop(form.at, stop, &[]).and_again(Command::Choose)
                });
                cursor = one(form, *index, state, (y, &columns), area)
                    .filter(|_| focused)
                    .or(cursor);
            }
        }
    }
    if rows.len() > room {
        let last = (form.first + room).min(rows.len());
        let place = format!("{}-{last}/{}", form.first + 1, rows.len());
        // A value that reaches below it is seen to be cut.
        let before = area.width().saturating_sub(text::width(&place) + 2);
        let free = area.shows(before, 0, " ") && area.shows(before + 1, 0, " ");
        let gap = if free { " " } else { look.glyphs.ellipsis };
        let place = format!("{gap} {place}");
        area.put_right(area.width(), 0, &place, look.theme.faint);
    }
    cursor
}

fn one(
    form: &FormDialog,
    index: usize,
    state: &State,
    (y, columns): (u16, &Columns),
    area: &mut Canvas<'_>,
) -> Option<Position> {
    let look = &state.look;
    let field = &form.fields[index];
    let focused = form.focused() == Some(index);
    let label = if focused {
        look.theme.related
    } else {
        look.theme.text
    };
    let mark = if field.changed() { "*" } else { " " };
    area.put(0, y, mark, look.theme.warning);
    area.put_within(1, y, columns.label.saturating_sub(2), &field.label(look), label);
    let (note, style) = note(field, look);
    // Without a note its room belongs to the value.
    let whole = area.width().saturating_sub(columns.label);
    let (x, cells) = (columns.label, if note.is_empty() { whole } else { columns.value });
    let cursor = value(field, look, (x, y, cells), focused, area);
    if let Control::Choice { options, at } = &field.control {
        let option = options.get(*at).map_or("", String::as_str);
        arrows(
            form,
            index,
            area,
            (x, y),
            text::width(&choice_words(field, option, look)),
        );
    }
    area.put(x.saturating_add(cells).saturating_add(1), y, &note, style);
    cursor
}

/// The signs around a choice: the one before, the next.
fn arrows(form: &FormDialog, index: usize, area: &Canvas<'_>, (x, y): (u16, u16), cells: u16) {
    let stop = form.asked().iter().position(|asked| *asked == index).unwrap_or(0);
    for (x, command) in [(x, Command::Earlier), (x + cells + 2, Command::Later)] {
        area.spot(x, y, 2, || Does::stop(form.at, stop, &[command]));
    }
}

fn value(
    field: &Field,
    look: &Look,
    (x, y, cells): (u16, u16, u16),
    focused: bool,
    area: &mut Canvas<'_>,
) -> Option<Position> {
    let style = if focused {
        look.theme.selected
    } else {
        look.theme.text
    };
    let shown = match &field.control {
        Control::Line(input) => {
            return field::draw(
                look,
                area,
                (x, y, cells),
                (input, Reveal::Shown),
                (focused, Style::new()),
            );
        }
        Control::Hidden(input) => {
            return field::draw(
                look,
                area,
                (x, y, cells),
                (input, Reveal::Hidden),
                (focused, Style::new()),
            );
        }
        Control::Choice { options, at } => {
            let option = options.get(*at).map_or("", String::as_str);
            format!("< {} >", choice_words(field, option, look))
        }
        Control::List { items, .. } => {
            let values = [("count", items.len().into())];
            format!("{} {}", look.with("form-list-count", &values), items.join("; "))
        }
        Control::Passcode(passcode) => look.say(match passcode.is_empty() {
            true => "form-passcode-missing",
            false => "form-passcode-there",
        }),
        Control::Unknown(value) => value.clone(),
    };
    area.put_within(x, y, cells, &shown, style);
    area.position(x, y).filter(|_| focused)
}

/// Beside a field: what is wrong with it, that it stands twice, what counts without it.
fn note(field: &Field, look: &Look) -> (String, Style) {
    if let Some(fault) = field.fault(look) {
        return (format!("{} {fault}", look.glyphs.bad), look.theme.bad);
    }
    if field.times > 1 {
        let values = [("line", field.line.unwrap_or(0).into())];
        let words = look.with("form-stands-twice", &values);
        return (format!("{} {words}", look.glyphs.warning), look.theme.warning);
    }
    let default = field.described.and_then(|key| key.default);
    let empty = field.is_typed() && field.raw().is_empty();
    match default {
        Some(default) if empty && field.part == Part::Whole => (
            look.with("form-by-default", &[("value", default.into())]),
            look.theme.faint,
        ),
        _ => (String::new(), look.theme.faint),
    }
}

/// About the focused field.
fn help(form: &FormDialog, state: &State, area: &mut Canvas<'_>) {
    let look = &state.look;
    let mut lines: Vec<(String, Style)> = Vec::new();
    match form.focused().map(|index| &form.fields[index]) {
        Some(field) => {
            if let Some(fault) = field.fault(look) {
                lines.push((fault, look.theme.bad));
            }
            let name = field.described.map_or("", |key| key.name);
            let name = if name.is_empty() {
                String::new()
            } else {
                format!("{name}: ")
            };
            lines.push((format!("{name}{}", field.help(look)), look.theme.text));
            if let Some(words) = limits(field, look) {
                lines.push((words, look.theme.faint));
            }
            if let Some(words) = in_words(form, field, state) {
                lines.push((words, look.theme.strong));
            }
        }
        None => {
            if let Some(why) = &form.locked {
                lines.push((look.tell(why), look.theme.warning));
            } else if form.sheet.as_ref().is_some_and(|sheet| !sheet.is_there()) {
                lines.push((look.say("form-file-missing"), look.theme.warning));
            } else if form.changed() {
                lines.push((look.say("form-changed"), look.theme.text));
            }
        }
    }
    let width = area.width();
    let lines = lines.into_iter().flat_map(|(line, style)| {
        text::wrap(&line, width)
            .into_iter()
            .map(move |line| (line, style))
    });
    for ((line, style), y) in lines.take(usize::from(HELP)).zip(0..) {
        area.put(0, y, &line, style);
    }
}

fn limits(field: &Field, look: &Look) -> Option<String> {
    match field.described.map(|key| key.kind)? {
        Kind::Number { min, max } if field.part == Part::Whole => {
            let values = [
                ("min", look.count(min.into()).into()),
                ("max", look.count(max.into()).into()),
            ];
            Some(look.with("form-limits", &values))
        }
        Kind::List => Some(look.say("form-list-help")),
        _ => None,
    }
}

/// What a value does, on an example: an automatic import, a time zone.
fn in_words(form: &FormDialog, field: &Field, state: &State) -> Option<String> {
    let look = &state.look;
    let kind = field.described.map(|key| key.kind)?;
    match kind {
        Kind::Schedule => {
            let parts: Vec<&Field> = form
                .fields
                .iter()
                .filter(|other| other.key == field.key)
                .collect();
            let plan: AutoImport = compose::value(&parts, "").parse().unwrap_or_default();
            Some(plan_in_words(plan, state))
        }
        Kind::Zone => {
            let raw = field.raw();
            let seconds = crate::config::zone_shift(&raw)?;
            let minutes = (600 + seconds / 60).rem_euclid(1440);
            let local = format!("{:02}:{:02}", minutes / 60, minutes % 60);
            Some(look.with("form-zone-example", &[("local", local.into())]))
        }
        _ => None,
    }
}

fn plan_in_words(plan: AutoImport, state: &State) -> String {
    let look = &state.look;
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let said = match plan {
        AutoImport::None => return look.say("form-plan-none"),
        AutoImport::Every { minutes, reference } => look.with(
            "form-plan-every",
            &[
                ("minutes", i64::from(minutes).into()),
                ("from", clock(reference % minutes.max(1)).into()),
            ],
        ),
        AutoImport::Daily { at } => look.with("form-plan-daily", &[("at", clock(at).into())]),
    };
    let now = jiff::Timestamp::from_second(state.now.0).map_or(0, |now| {
        let time = now.to_zoned(look.zone.clone()).time();
        u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or(0)
    });
    match plan.next_after(now) {
        Some(next) => {
            let words = if next < 1440 {
                "form-plan-next"
            } else {
                "form-plan-tomorrow"
            };
            format!("{said} {}", look.with(words, &[("at", clock(next).into())]))
        }
        None => said,
    }
}

/// The first rows as an import would take them, below the fields: as many as there is room for, what is wrong first.
fn live_rows(form: &FormDialog, state: &State, area: &mut Canvas<'_>) {
    let look = &state.look;
    let low = area.height() <= ROWS[1];
    let (title, mut lines) = match (form.preview(), form.rows.trouble()) {
        (_, Some(why)) => (String::new(), vec![(look.tell(why), Tone::Bad)]),
        (None, None) => (String::new(), vec![(look.say("form-rows-reading"), Tone::Faint)]),
        (Some(preview), None) if low => {
            let first = told::first_rejected(preview, look);
            let line = told::first_notice(preview, look)
                .filter(|(_, tone)| *tone == Tone::Bad || first.is_none())
                .or(first)
                .or_else(|| preview.rows.first().map(|row| told::row(row, look)));
            (told::counts(preview, look), line.into_iter().collect())
        }
        (Some(preview), None) => {
            let mut lines = vec![(told::counts(preview, look), Tone::Strong)];
            lines.extend(told::first_notice(preview, look));
            let (rejected, others): (Vec<_>, Vec<_>) =
                preview.rows.iter().partition(|row| told::is_rejected(row));
            let rows = rejected.into_iter().take(3).chain(others);
            lines.extend(rows.map(|row| told::row(row, look)));
            (String::new(), lines)
        }
    };
    let title = match title.is_empty() {
        true => look.say("form-rows-title"),
        false => title,
    };
    area.line(0, 0, area.width(), look.glyphs.horizontal, look.theme.rule);
    area.put(2, 0, &format!(" {title} "), look.theme.title);
    lines.truncate(usize::from(area.height().saturating_sub(1)));
    for ((line, tone), y) in lines.iter().zip(1..) {
        area.put(0, y, line, tone.style(look));
    }
}
