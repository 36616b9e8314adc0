//! A question and its two answers.

use crate::console::command::Command;
use crate::console::dialog::{Answer, Question};
use crate::console::state::State;
use crate::console::widget::button::button;
use crate::console::widget::window;
use crate::console::widget::{Canvas, Does, text};
use ratatui::layout::Position;

pub fn draw(state: &State, question: &Question, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let width = (canvas.width().saturating_sub(8)).clamp(20, 64);
    let lines = text::wrap(&question.text, width);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = window::open(canvas, look, &question.title, width, height);
    let mut canvas = canvas.at(inside);
    for (line, y) in lines.iter().zip(0..) {
        canvas.put(0, y, line, look.theme.text);
    }
    let last = canvas.height().saturating_sub(1);
    let no = look.say("console-no");
    let mut cursor = None;
    let mut x = 0;
    for (answer, words) in [(Answer::No, &no), (Answer::Yes, &question.yes)] {
        let focused = question.answer == answer;
        if focused {
            cursor = canvas.position(x, last);
        }
        let end = button(look, &mut canvas, x, last, words, focused);
        canvas.spot(x, last, end - x, || Does::Commands {
            press: if focused {
                vec![Command::Choose]
            } else {
                vec![Command::Other, Command::Choose]
            },
            again: Vec::new(),
        });
        x = end + 2;
    }
    cursor
}
