//! From a finding to where it is mended.

use crate::check::{Mend, Row};
use crate::config::ConfigFile;
use crate::config::keys::LOGIN_SECTION;
use crate::console::command::Command;
use crate::console::dialog::{
    Act, Chooser, FormDialog, Outcome, RawDialog, ScriptDialog, ServiceDialog, StepsDialog, Subject, open_for,
};
use crate::console::effect::ValueTypeKey;
use crate::console::state::State;
use crate::console::tools::ServiceDeed;
use crate::console::update::obstacle;

/// Where Enter on a finding leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way<'a> {
    Steps,
    Form(ConfigFile, &'a str, &'a str),
    Raw(ConfigFile, u32),
    /// The login of a WFM system; without a name, all of them.
    Login(&'a str),
    Passcode(&'a str),
    SignIn,
    Systems,
    NewSection,
    /// The main screen, at a value type.
    Mapping(Option<ValueTypeKey>),
    Script(ValueTypeKey),
    Service,
    Channel,
}

/// `None`: nothing in the console mends it.
pub fn way<'a>(state: &State, row: &'a Row) -> Option<Way<'a>> {
    Some(match &row.mend {
        Mend::Elsewhere => return None,
        Mend::Init => Way::Steps,
        Mend::Key { file, section, key } => Way::Form(*file, section, key),
        Mend::Line { file, line } => Way::Raw(*file, *line),
        Mend::Login(wfm) => Way::Login(wfm),
        Mend::Passcode(wfm) => Way::Passcode(wfm),
        Mend::SignIn if obstacle(state, Command::SignIn).is_some() => return None,
        Mend::SignIn => Way::SignIn,
        Mend::System(section) => Way::Form(ConfigFile::Main, section, ""),
        Mend::Sections => Way::Systems,
        Mend::NewSection => Way::NewSection,
        Mend::Mapping { line: 0 } => Way::Mapping(None),
        // A line about a queue that is not there is seen in the file alone.
        Mend::Mapping { line } => match value_type(state, *line) {
            Some(key) => Way::Mapping(Some(key)),
            None => Way::Raw(ConfigFile::Mappings, *line),
        },
        Mend::Script(name) => Way::Script(state.mapped()?.with_script(name)?),
        Mend::Service => Way::Service,
        Mend::Channel => Way::Channel,
    })
}

/// What a line of acd_map.ini belongs to, if the trees show it.
fn value_type(state: &State, line: u32) -> Option<ValueTypeKey> {
    let (queue, value_type) = state.mapped()?.at_line(line)?;
    let known = state.catalog()?.queue(queue)?;
    known
        .value_types
        .contains(&value_type)
        .then_some((queue, value_type))
}

impl Way<'_> {
    /// The words' key of where it leads, for the bottom line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Steps => "check-way-steps",
            Self::Form(..) => "check-way-form",
            Self::Raw(_, 0) => "check-way-file",
            Self::Raw(..) => "check-way-line",
            Self::Login(_) => "check-way-login",
            Self::Passcode(_) => "check-way-passcode",
            Self::SignIn => "console-do-sign-in",
            Self::Systems => "check-way-systems",
            Self::NewSection => "check-way-section",
            Self::Mapping(_) => "check-way-mapping",
            Self::Script(_) => "check-way-script",
            Self::Service => "check-way-service",
            Self::Channel => "check-way-channel",
        }
    }

    /// What opens lies above the check, which then looks anew; what is on the main screen closes it.
    pub fn go(self, state: &State) -> Outcome {
        let dialog = match self {
            Self::Steps => Box::new(StepsDialog::new()),
            Self::Form(file, section, key) => open_for(file, section, key, state),
            Self::Raw(file, line) => Box::new(RawDialog::at_line(file, line)),
            Self::Login("") => open_for(ConfigFile::Main, LOGIN_SECTION, "", state),
            Self::Login(wfm) => Box::new(FormDialog::new(Subject::Login(wfm.to_owned()))),
            Self::Passcode(wfm) => Box::new(FormDialog::at_passcode(wfm)),
            Self::SignIn => return Outcome::close().and(Act::Command(Command::SignIn)),
            Self::Systems => Box::new(Chooser::systems()),
            Self::NewSection => Box::new(Chooser::presets()),
            Self::Mapping(None) => return Outcome::close(),
            Self::Mapping(Some(key)) => return Outcome::close().and(Act::Show(key)),
            Self::Script(key) => match ScriptDialog::of(state, key) {
                Some(dialog) => Box::new(dialog),
                None => return Outcome::close().and(Act::Show(key)),
            },
            Self::Service => Box::new(ServiceDialog::new(None)),
            Self::Channel => Box::new(ServiceDialog::at(ServiceDeed::Register)),
        };
        Outcome::stay().and(Act::Open(dialog))
    }
}
