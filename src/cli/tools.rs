//! The console's tools: what the commands do, for its dialogs.

use super::{deeds, init, service};
use crate::backup;
use crate::console::{BackupContent, Custody, PutBack, ServiceDeed, ServiceState, Tools};
use crate::control::Registration;
use crate::files::LockFile;
use crate::i18n::Words;
use crate::manager::{self, Kind, Running};
use crate::model::{Message, Worded, message};
use crate::passcode::Password;
use crate::time::Clock;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The console gives the ledger out of its hands within this time.
const LETS_GO_WITHIN: Duration = Duration::from_secs(20);

/// The tools for one installation.
pub(super) struct Here {
    pub directory: PathBuf,
    pub words: Words,
    pub custody: Arc<Custody>,
}

impl Here {
    /// Waits until nobody owns the ledger.
    fn wait_for_ledger(&self) -> Result<(), Message> {
        let lock = self.directory.join("state").join("lock");
        let until = Instant::now() + LETS_GO_WITHIN;
        while lock.exists() {
            match LockFile::take(&lock) {
                Ok(_) => return Ok(()),
                Err(why) if Instant::now() >= until => return Err(why.message()),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        }
        Ok(())
    }
}

impl Tools for Here {
    fn service(&self) -> Result<ServiceState, Message> {
        let status = service::of(&self.directory, None).map_err(|error| error.message())?;
        let registration = Registration::load(&self.directory).map_err(|error| error.message())?;
        Ok(ServiceState {
            status,
            installed: manager::installed(&self.directory).is_some(),
            would_use: Kind::of_this_machine(),
            system_global: registration.system,
            people: registration.people.len(),
        })
    }

    fn serve(&self, deed: ServiceDeed, say: &mut dyn FnMut(&str)) -> Result<(), Message> {
        let directory = &self.directory;
        // A service that starts needs the ledger; the console's own engine lets it go.
        let starts = matches!(
            deed,
            ServiceDeed::Install | ServiceDeed::Start | ServiceDeed::Restart
        );
        let _hands_off = starts.then(|| self.custody.hands_off());
        if starts && !matches!(manager::running(directory), Ok(Running::Yes(_))) {
            self.wait_for_ledger()?;
        }
        match deed {
            ServiceDeed::Install => deeds::install(directory, None, Vec::new(), say).map(drop),
            ServiceDeed::Remove => deeds::remove(directory, None, say),
            ServiceDeed::Start => deeds::start(directory, None, say),
            ServiceDeed::Stop => deeds::stop(directory, None, say),
            ServiceDeed::Restart => deeds::restart(directory, None, say),
            ServiceDeed::Register => {
                if let Some(remark) = deeds::register_system(directory, say)? {
                    say(&self.words.tell(&remark));
                }
                Ok(())
            }
        }
    }

    fn backup(&self, file: &Path, passphrase: &Password) -> Result<Vec<String>, Message> {
        backup::write(&self.directory, file, passphrase, &Clock::system()).map_err(|error| error.message())
    }

    fn look_into(&self, file: &Path, passphrase: &Password) -> Result<BackupContent, Message> {
        let backup = backup::read(file, passphrase).map_err(|error| error.message())?;
        let overwrites = backup.would_overwrite(&self.directory);
        Ok(BackupContent {
            files: backup.names(),
            overwrites: overwrites.map_err(|error| error.message())?,
        })
    }

    fn restore(&self, file: &Path, passphrase: &Password) -> Result<PutBack, Message> {
        let backup = backup::read(file, passphrase).map_err(|error| error.message())?;
        if let Ok(Running::Yes(_)) = manager::running(&self.directory) {
            return Err(message!(
                "restore-service-runs",
                "the service works on this installation: stop it first (Service > Stop)"
            ));
        }
        let _hands_off = self.custody.hands_off();
        self.wait_for_ledger()?;
        let restored = backup.restore(&self.directory, true, &Clock::system());
        let restored = restored.map_err(|error| error.message())?;
        Ok(PutBack {
            files: restored.files,
            kept: restored.kept,
        })
    }

    fn init(&self) -> Result<Vec<String>, Message> {
        let made = init::make(&self.directory, self.words).map_err(|error| error.message());
        self.custody.changed();
        made
    }
}
