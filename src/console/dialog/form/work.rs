//! What forms have done behind the screen. Nothing here shows a value in `Debug`: it may be a secret.

use crate::config::{
    ChangeSet, ConfigFile, Conflict, Finding, OnConflict, OpenedFile, SaveError, Settings, Sheet, WfmSystem,
    findings_of,
};
use crate::console::job::Hands;
use crate::engine::{
    Draft, EngineError, Notice, Passcode, Preview, PreviewRequest, Probe, SignInRequest, SignInTrial,
};
use crate::files::Fingerprint;
use crate::journal::{Change, Journal, JournalSettings, Shown, person};
use crate::model::{Message, Worded};
use crate::passcode::{InstallationKey, Password, make};
use std::fmt;

/// A file's whole content.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(pub Vec<u8>);

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({} bytes)", self.0.len())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    Read(ConfigFile),
    Save {
        set: ChangeSet,
        on_conflict: OnConflict,
    },
    /// The whole file, unless it is not the one that was read any more.
    Replace {
        file: ConfigFile,
        seen: Option<Fingerprint>,
        content: Content,
    },
    /// What is wrong with a file as it would stand.
    Judge {
        file: ConfigFile,
        content: Content,
    },
    MakePasscode(Password),
    Probe(Draft),
    SignIn(SignInRequest),
    Preview(PreviewRequest),
    Test(String),
}

/// A file, ready for a form.
#[derive(Debug)]
pub struct Loaded {
    pub sheet: Sheet,
    /// Why it cannot be replaced; told before an edit begins.
    pub locked: Option<Message>,
    /// The WFM systems of isps.cfg.
    pub wfm_systems: Vec<WfmSystem>,
}

/// How saving went.
#[derive(Debug)]
pub enum Saving {
    /// Name of the dated copy, if there is one; whether other keys had changed meanwhile.
    Done {
        copy: Option<String>,
        changed_meanwhile: bool,
    },
    Conflict(Vec<Conflict>),
    /// The whole file is another one now.
    Changed,
    Failed(Message),
}

#[derive(Debug)]
pub enum Answer {
    Read(Result<Box<Loaded>, Message>),
    Saved(Saving, Result<Box<Loaded>, Message>),
    Judged(Vec<Finding>),
    Passcode(Result<Passcode, Message>),
    Probe(Result<Box<Probe>, EngineError>),
    SignIn(Result<SignInTrial, EngineError>),
    Preview(Result<Box<Preview>, EngineError>),
    Test(Result<Vec<Notice>, EngineError>),
}

impl Job {
    pub fn changes(&self) -> bool {
        match self {
            Self::Read(_) | Self::Judge { .. } | Self::Probe(_) | Self::Preview(_) | Self::Test(_) => false,
            // A sign-in that is refused counts towards the lock of the user.
            Self::Save { .. } | Self::Replace { .. } | Self::MakePasscode(_) | Self::SignIn(_) => true,
        }
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Read(file) => Answer::Read(read(hands, file)),
            Self::Save { set, on_conflict } => {
                let saving = save(hands, &set, on_conflict);
                Answer::Saved(saving, read(hands, set.file))
            }
            Self::Replace { file, seen, content } => {
                let saving = replace(hands, file, seen, &content);
                Answer::Saved(saving, read(hands, file))
            }
            Self::Judge { file, content } => Answer::Judged(findings_of(
                file,
                file.name(),
                content.0,
                hands.installation.directory(),
            )),
            Self::MakePasscode(password) => Answer::Passcode(passcode(hands, &password)),
            Self::Probe(draft) => Answer::Probe(hands.engine().probe(&draft).map(Box::new)),
            Self::SignIn(request) => Answer::SignIn(hands.engine().try_sign_in(&request)),
            Self::Preview(request) => Answer::Preview(hands.engine().preview(&request).map(Box::new)),
            Self::Test(system) => Answer::Test(hands.engine().test_source(&system)),
        }
    }
}

fn read(hands: &Hands, file: ConfigFile) -> Result<Box<Loaded>, Message> {
    let opened = hands.installation.read(file).map_err(|why| why.message())?;
    let locked = hands.installation.ensure_writable(file).err();
    Ok(Box::new(Loaded {
        sheet: Sheet::new(file, opened),
        locked: locked.map(|why| why.message()),
        wfm_systems: hands.installation.load().0.wfm_systems,
    }))
}

fn save(hands: &Hands, set: &ChangeSet, on_conflict: OnConflict) -> Saving {
    match hands.installation.save(set, on_conflict) {
        Ok(saved) => {
            tell_journal(hands, set);
            taken_over(hands);
            Saving::Done {
                copy: saved.replaced.copy.as_deref().map(file_name),
                changed_meanwhile: saved.changed_meanwhile,
            }
        }
        Err(SaveError::Conflict(conflicts)) => Saving::Conflict(conflicts),
        Err(why) => Saving::Failed(why.message()),
    }
}

fn replace(hands: &Hands, file: ConfigFile, seen: Option<Fingerprint>, content: &Content) -> Saving {
    let opened = match hands.installation.read(file) {
        Ok(opened) if opened.fingerprint == seen => opened,
        Ok(_) => return Saving::Changed,
        Err(why) => return Saving::Failed(why.message()),
    };
    match hands.installation.replace(&opened, &content.0) {
        Ok(replaced) => {
            tell_whole(hands, &opened);
            taken_over(hands);
            Saving::Done {
                copy: replaced.copy.as_deref().map(file_name),
                changed_meanwhile: false,
            }
        }
        Err(crate::files::FileError::Changed { .. }) => Saving::Changed,
        Err(why) => Saving::Failed(why.message()),
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The service notices by itself; asked, it does so at once.
fn taken_over(hands: &Hands) {
    let _ = hands.engine().reload();
}

fn journal(hands: &Hands) -> (Journal, Settings) {
    let (settings, _) = hands.installation.load();
    let journal = Journal::open(hands.installation.directory(), hands.clock.clone());
    let general = &settings.general;
    // A folder that cannot be used is a finding of the check; the installation directory serves.
    let _ = journal.configure(&JournalSettings {
        protocol: general.protocol,
        log_dir: general.log_dir.clone(),
        limit: general.log_max_bytes,
    });
    (journal, settings)
}

/// Who changed what stands in the log, without secrets.
fn tell_journal(hands: &Hands, set: &ChangeSet) {
    let (journal, _) = journal(hands);
    let who = person();
    let Ok(opened) = hands.installation.read(set.file) else {
        return;
    };
    let file = opened.name();
    let sheet = Sheet::new(set.file, opened);
    for change in &set.changes {
        let secret = sheet.is_secret(&change.section, &change.key);
        journal.changed(&Change {
            who: &who,
            file: &file,
            section: &change.section,
            key: &change.key,
            before: change.before.as_deref(),
            after: change.after.as_deref(),
            value: if secret { Shown::Never } else { Shown::Openly },
        });
    }
}

fn tell_whole(hands: &Hands, opened: &OpenedFile) {
    let (journal, _) = journal(hands);
    journal.console(format!("{} edited {} as text", person(), opened.name()));
}

fn passcode(hands: &Hands, password: &Password) -> Result<Passcode, Message> {
    let state = hands.installation.make_state().map_err(|why| why.message())?;
    let key = InstallationKey::read_or_make(&state).map_err(|why| why.message())?;
    make(&key, password)
        .map(Passcode::new)
        .map_err(|why| why.message())
}
