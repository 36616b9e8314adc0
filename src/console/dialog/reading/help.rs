//! The help, made from the table of keys.

use crate::console::keys::{Context, bindings};
use crate::console::state::State;
use crate::console::widget::{StyledLine, text};

pub fn lines(state: &State, width: u16) -> Vec<StyledLine> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut lines = Vec::new();
    let names: Vec<String> = bindings()
        .map(|binding| {
            let names: Vec<String> = binding.keys.iter().map(|key| key.name(look)).collect();
            names.join(", ")
        })
        .collect();
    let column = names
        .iter()
        .map(|names| text::width(names))
        .max()
        .unwrap_or(0)
        .min(width / 2);
    for context in Context::ALL {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![(look.say(context.heading()), theme.strong)]);
        for (binding, names) in bindings()
            .zip(&names)
            .filter(|(binding, _)| binding.context == context)
        {
            let pad = usize::from(column.saturating_sub(text::width(names)));
            let words = text::wrap(&look.say(binding.words), width.saturating_sub(column + 4));
            for (words, first) in words
                .into_iter()
                .zip(std::iter::once(true).chain(std::iter::repeat(false)))
            {
                let key = if first {
                    format!("  {names}{}", " ".repeat(pad))
                } else {
                    " ".repeat(usize::from(column) + 2)
                };
                lines.push(vec![(key, theme.key), (format!("  {words}"), theme.text)]);
            }
        }
    }
    lines
}
