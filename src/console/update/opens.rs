//! Commands that open a dialog above the main screen.

use super::dialogs;
use crate::config::ConfigFile;
use crate::config::keys::GENERAL_SECTION;
use crate::console::command::Command;
use crate::console::dialog::{
    ActivitiesDialog, AgentsDialog, ArchiveDialog, ByNameDialog, ChartDialog, CheckDialog, Choice, Chooser,
    CorrectDialog, Dialog, FormDialog, GapsDialog, LogList, MenuDialog, Palette, ProgressDialog,
    ReplaceDialog, ServiceDialog, StepsDialog, Subject, SummaryDialog, open_for,
};
use crate::console::effect::Effect;
use crate::console::state::State;
use crate::console::tools::ServiceDeed;

/// `None`: the command opens none.
pub fn open(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    let service = |deed| -> Box<dyn Dialog> { Box::new(ServiceDialog::new(Some(deed))) };
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
        Command::Gaps => Box::new(GapsDialog::new(state)),
        Command::Chart => {
            let day = state.day.chosen.unwrap_or_else(|| super::today(state));
            Box::new(ChartDialog::new(state, state.current?, day))
        }
        Command::MapByName => Box::new(ByNameDialog::new()),
        Command::FindReplace => Box::new(ReplaceDialog::new()),
        Command::CorrectMappings => Box::new(CorrectDialog::new(state)),
        Command::Progress => Box::new(ProgressDialog),
        Command::LastImport => Box::new(SummaryDialog::of_last(state)?),
        Command::Backup => Box::new(ArchiveDialog::backup(state)),
        Command::Restore => Box::new(ArchiveDialog::restore(state)),
        Command::FirstSteps => Box::new(StepsDialog::new()),
        Command::ServiceStatus => Box::new(ServiceDialog::new(None)),
        Command::ServiceInstall => service(ServiceDeed::Install),
        Command::ServiceRemove => service(ServiceDeed::Remove),
        Command::ServiceStart => service(ServiceDeed::Start),
        Command::ServiceStop => service(ServiceDeed::Stop),
        Command::ServiceRestart => service(ServiceDeed::Restart),
        Command::ServiceRegister => service(ServiceDeed::Register),
        Command::Connection => Box::new(Chooser::connections()),
        Command::Login => Box::new(Chooser::logins()),
        Command::General => Box::new(FormDialog::new(Subject::General)),
        Command::AutoImport => Box::new(FormDialog::new(Subject::AutoImport)),
        Command::WriteNulls => open_for(ConfigFile::Main, GENERAL_SECTION, "WriteAlways", state),
        Command::InstallationLanguage => open_for(ConfigFile::Main, GENERAL_SECTION, "Language", state),
        Command::Configuration => Box::new(Chooser::systems()),
        Command::NewSection => Box::new(Chooser::presets()),
        Command::TestSource => Box::new(Chooser::test()),
        _ => return None,
    };
    Some(dialogs::open(state, dialog))
}
