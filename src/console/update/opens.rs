//! Commands that open a dialog above the main screen.

use super::dialogs;
use crate::console::command::Command;
use crate::console::dialog::{
    ActivitiesDialog, AgentsDialog, CheckDialog, Choice, Dialog, LogList, MenuDialog, Palette,
};
use crate::console::effect::Effect;
use crate::console::state::State;

/// `None`: the command opens none.
pub fn open(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    let dialog: Box<dyn Dialog> = match command {
        Command::Menu => Box::new(MenuDialog::open(0)),
        Command::MenuAt(menu) => Box::new(MenuDialog::open(menu)),
        Command::Palette => Box::new(Palette::default()),
        Command::Theme => Box::new(Choice::theme(&state.look)),
        Command::Language => Box::new(Choice::language(&state.look)),
        Command::Check => Box::new(CheckDialog::new()),
        Command::Log => Box::new(LogList::default()),
        Command::Activities => Box::new(ActivitiesDialog::default()),
        Command::UnknownAgents => Box::new(AgentsDialog::new()),
        _ => return None,
    };
    Some(dialogs::open(state, dialog))
}
