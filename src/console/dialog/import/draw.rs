//! The dialog on the screen: the fields, each with what is wrong with it beside it, and what it will do in words.

use super::{Fault, Field, ImportForm, QUICK};
use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, button, text, window};
use crate::engine::{ImportRequest, ImportWhat, Schedule};
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;

const DATE_CELLS: u16 = 12;

const LABELS: [&str; 3] = [
    "console-import-what",
    "console-import-days",
    "console-import-systems",
];

const KINDS: [(ImportWhat, &str); 3] = [
    (ImportWhat::Contacts, "console-import-calls"),
    (ImportWhat::Activities, "console-import-agents"),
    (ImportWhat::Both, "console-import-both"),
];

pub fn draw(state: &State, form: &ImportForm, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let width = canvas.width().saturating_sub(8).clamp(20, 70);
    let told = text::wrap(&words(state, form), width);
    let systems = u16::try_from(ticks(form).len()).unwrap_or(u16::MAX);
    // Everything but the systems: kind, days, blanks, words, buttons.
    let fixed = 7 + u16::try_from(told.len().max(4)).unwrap_or(4);
    let room = canvas.height().saturating_sub(fixed + 4);
    let shown = systems.min(room).max(systems.min(1));
    let title = look.say("console-import-title");
    let inside = window::open(canvas, look, &title, width, fixed + shown);
    let mut canvas = canvas.at(inside);
    let mut drawing = Drawing {
        look,
        form,
        label: LABELS
            .iter()
            .map(|key| text::width(&look.say(key)))
            .max()
            .unwrap_or(0)
            + 2,
        fault: form.request().err(),
        cursor: None,
    };
    drawing.kinds(&mut canvas);
    drawing.days(&mut canvas);
    drawing.quick(&mut canvas);
    drawing.systems(&mut canvas, shown);
    let below = 3 + shown + 1;
    let style = match drawing.fault {
        Some(_) => look.theme.warning,
        None => look.theme.text,
    };
    let room = canvas.height().saturating_sub(below + 2);
    for (line, y) in told.iter().take(room.into()).zip(below..) {
        canvas.put(0, y, line, style);
    }
    drawing.buttons(&mut canvas);
    drawing.cursor
}

/// The fields that are ticked.
fn ticks(form: &ImportForm) -> Vec<Field> {
    let mut fields = form.fields();
    fields.retain(|field| matches!(field, Field::All | Field::System(_)));
    fields
}

struct Drawing<'a> {
    look: &'a Look,
    form: &'a ImportForm,
    /// The column behind the labels.
    label: u16,
    fault: Option<Fault>,
    cursor: Option<Position>,
}

impl Drawing<'_> {
    /// A press brings the focus to a field, and does more with it.
    fn spot(&self, canvas: &Canvas<'_>, (x, y, end): (u16, u16, u16), field: Field, more: &[Command]) {
        canvas.spot(x, y, end.saturating_sub(x), || {
            Does::field(&self.form.fields(), &self.form.field, &field, more)
        });
    }

    /// One of several that exclude each other. Returns the column behind it.
    fn choice(
        &mut self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        words: &str,
        chosen: bool,
        field: Field,
    ) -> u16 {
        let (glyphs, theme) = (&self.look.glyphs, &self.look.theme);
        let sign = if chosen { glyphs.chosen } else { glyphs.unchosen };
        let focused = self.form.field == field;
        let style = match (focused, chosen) {
            (true, true) => theme.title_focused,
            (true, false) => theme.related,
            (false, true) => theme.strong,
            (false, false) => theme.text,
        };
        // None of them may be chosen: then the first has the cursor.
        if focused && (chosen || self.cursor.is_none()) {
            self.cursor = canvas.position(x, y);
        }
        canvas.put(x, y, &format!("({sign}) {words}"), style)
    }

    fn kinds(&mut self, canvas: &mut Canvas<'_>) {
        canvas.put(0, 0, &self.look.say(LABELS[0]), self.look.theme.faint);
        let now = KINDS.iter().position(|(what, _)| *what == self.form.what);
        let mut x = self.label;
        for (index, (_, key)) in KINDS.into_iter().enumerate() {
            let words = self.look.say(key);
            let end = self.choice(canvas, (x, 0), &words, now == Some(index), Field::What);
            let turn = Does::steps(now.unwrap_or(0), index, (Command::Earlier, Command::Later));
            self.spot(canvas, (x, 0, end), Field::What, &turn);
            x = end + 2;
        }
    }

    fn days(&mut self, canvas: &mut Canvas<'_>) {
        let (look, form) = (self.look, self.form);
        canvas.put(0, 1, &look.say(LABELS[1]), look.theme.faint);
        let wrong = match self.fault {
            Some(Fault::LastDay) => Some(Field::Last),
            Some(Fault::FirstDay | Fault::Order | Fault::Future) => Some(Field::First),
            Some(Fault::NoSystem | Fault::AllOff) | None => None,
        };
        let first = self.label;
        self.date(canvas, first, &form.first, Field::First, wrong);
        let to = look.say("console-import-to");
        let last = canvas.put(first + DATE_CELLS + 1, 1, &to, look.theme.faint) + 1;
        self.date(canvas, last, &form.last, Field::Last, wrong);
        let short = match self.fault {
            Some(Fault::FirstDay | Fault::LastDay) => "console-fault-beside-day",
            Some(Fault::Order) => "console-fault-beside-order",
            Some(Fault::Future) => "console-fault-beside-future",
            Some(Fault::NoSystem | Fault::AllOff) | None => return,
        };
        self.beside(canvas, (last + DATE_CELLS + 1, 1), short);
    }

    /// What is wrong with a field, in a word or two.
    fn beside(&self, canvas: &mut Canvas<'_>, (x, y): (u16, u16), words: &str) {
        let look = self.look;
        let words = format!("{} {}", look.glyphs.bad, look.say(words));
        canvas.put(x, y, &words, look.theme.bad);
    }

    fn date(&mut self, canvas: &mut Canvas<'_>, x: u16, input: &Input, field: Field, wrong: Option<Field>) {
        let focused = self.form.field == field;
        let style = if wrong == Some(field) {
            self.look.theme.bad
        } else {
            Style::new()
        };
        let place = (x, 1, DATE_CELLS);
        let at = field::draw(self.look, canvas, place, (input, Reveal::Shown), (focused, style));
        self.spot(canvas, (x, 1, x + DATE_CELLS), field, &[]);
        self.cursor = self.cursor.or(at);
    }

    /// Days that are often wanted, side by side; the one that the dates say is marked.
    fn quick(&mut self, canvas: &mut Canvas<'_>) {
        let now = self.form.quick_place();
        let mut x = self.label;
        for (index, (key, ..)) in QUICK.into_iter().enumerate() {
            let words = self.look.say(key);
            let end = self.choice(canvas, (x, 2), &words, now == Some(index), Field::Quick);
            let turn = match now {
                Some(now) => Does::steps(now, index, (Command::Earlier, Command::Later)),
                None => vec![Command::Later; index + 1],
            };
            self.spot(canvas, (x, 2, end), Field::Quick, &turn);
            x = end + 1;
        }
    }

    fn systems(&mut self, canvas: &mut Canvas<'_>, shown: u16) {
        let (look, form) = (self.look, self.form);
        canvas.put(0, 3, &look.say(LABELS[2]), look.theme.faint);
        let fields = ticks(form);
        let at = fields.iter().position(|field| *field == form.field).unwrap_or(0);
        let skip = (at + 1).saturating_sub(shown.into());
        for (field, y) in fields.into_iter().skip(skip).take(shown.into()).zip(3..) {
            let (name, ticked) = match field {
                Field::System(index) => form
                    .systems
                    .get(index)
                    .map_or((String::new(), false), |(name, ticked)| (name.clone(), *ticked)),
                _ => (look.say("console-import-every"), form.all_ticked()),
            };
            let sign = if ticked {
                look.glyphs.ticked
            } else {
                look.glyphs.unticked
            };
            let focused = form.field == field;
            let style = if focused {
                look.theme.title_focused
            } else {
                look.theme.text
            };
            let end = canvas.put(self.label, y, &format!("[{sign}] {name}"), style);
            self.spot(canvas, (self.label, y, end), field, &[Command::Tick]);
            if focused {
                self.cursor = canvas.position(self.label, y);
            }
            if y == 3 && self.fault == Some(Fault::NoSystem) {
                self.beside(canvas, (end + 2, y), "console-fault-beside-system");
            }
        }
    }

    fn buttons(&mut self, canvas: &mut Canvas<'_>) {
        let stops = [Field::Start, Field::Close];
        let words = ["console-import-start", "console-import-close"].map(|key| self.look.say(key));
        let focused = stops.iter().position(|stop| *stop == self.form.field);
        let at = button::row(self.look, canvas, &words, focused, |index| {
            Does::field(
                &self.form.fields(),
                &self.form.field,
                &stops[index],
                &[Command::Choose],
            )
        });
        self.cursor = self.cursor.or(at);
    }
}

/// What it will do in words, or what is wrong with it.
fn words(state: &State, form: &ImportForm) -> String {
    match form.request() {
        Ok(request) => will_do(state, form, &request),
        Err(fault) => state.look.say(match fault {
            Fault::FirstDay => "console-fault-first-day",
            Fault::LastDay => "console-fault-last-day",
            Fault::Order => "console-fault-order",
            Fault::Future => "console-fault-future",
            Fault::NoSystem => "console-fault-no-system",
            Fault::AllOff => "console-fault-all-off",
        }),
    }
}

fn will_do(state: &State, form: &ImportForm, request: &ImportRequest) -> String {
    let look = &state.look;
    let days = (request.last - request.first).get_days() + 1;
    let chosen = form.chosen_systems();
    let queues = state.mapped().map_or(0, |mappings| mappings.queues_from(&chosen));
    let systems = match chosen.is_empty() {
        true => look.say("console-import-all"),
        false => chosen.join(", "),
    };
    let values = [
        ("days", days.into()),
        ("first", request.first.to_string().into()),
        ("last", request.last.to_string().into()),
        ("systems", systems.into()),
        ("queues", queues.into()),
    ];
    let calls = request.what != ImportWhat::Activities;
    let mut parts = vec![match request.what {
        ImportWhat::Contacts => look.with("console-will-calls", &values),
        ImportWhat::Activities => look.with("console-will-agents", &values),
        ImportWhat::Both => look.with("console-will-both", &values),
    }];
    if calls && queues == 0 && state.mapped().is_some() {
        parts.push(look.say("console-will-nothing"));
    }
    let snapshot = state.engine.snapshot.as_ref();
    if state.engine.importing() {
        parts.push(look.say("console-will-follow"));
    } else if snapshot.is_some_and(|snapshot| runs_by_itself(&snapshot.schedule)) {
        parts.push(look.say("console-will-wait"));
    }
    parts.join(" ")
}

fn runs_by_itself(schedule: &Schedule) -> bool {
    !schedule.held && (schedule.contacts.next.is_some() || schedule.activities.next.is_some())
}
