//! Sets the demo up: WFM server, installation, service.

use super::child::Child;
use super::ground::{Ground, no_random_numbers};
use crate::cli::edge::Above;
use crate::config::{ChangeSet, ConfigFile, Installation, OnConflict};
use crate::control::Client;
use crate::demo::{Acd, Connection, Plan, catalog, installation};
use crate::engine::Engine;
use crate::files::{self, Rights};
use crate::i18n::Words;
use crate::ini::{Document, Style};
use crate::model::message;
use crate::passcode::{InstallationKey, Password, make};
use crate::server::catalog::CatalogFile;
use crate::server::store::{Store, sqlite::SqliteStore};
use crate::server::verifier;
use crate::time::Clock;
use color_eyre::eyre::bail;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const USER: &str = "xlink@demo.example";

/// Of the world that every demo shows.
const SEED: u64 = 2_026;

/// Seconds between the automatic imports: the screen lives, and stays calm. (An installation of one's own imports every
/// few minutes.)
const COLLECTED_EVERY: &str = "5";

/// A service that just starts has so long to answer.
const START: Duration = Duration::from_secs(30);

pub(super) struct Stage {
    acd: Option<Acd>,
    // Dropped in this order: the service delivers to the server.
    service: Child,
    server: Child,
    connection: Connection,
}

impl Stage {
    pub fn build(ground: &Ground, load: f64) -> color_eyre::Result<Self> {
        let mut acd = Acd::open(&ground.acd(), Clock::system(), Plan { seed: SEED, load })?;
        acd.tick()?;
        let password = random_password()?;
        furnish(ground, &password)?;
        let (server, url, fingerprint) = start_server(ground)?;
        let state = Installation::open(ground.installation()).make_state()?;
        let connection = Connection {
            url,
            fingerprint,
            user: USER.to_owned(),
            passcode: make(&InstallationKey::read_or_make(&state)?, &password)?,
        };
        install(ground, &connection)?;
        let service = start_service(ground)?;
        Ok(Self {
            acd: Some(acd),
            service,
            server,
            connection,
        })
    }

    /// The telephone system, for whoever makes it go on.
    pub fn acd(&mut self) -> Option<Acd> {
        self.acd.take()
    }

    /// Where everything is and how to look at it.
    pub fn description(&self, ground: &Ground, words: Words) -> String {
        let folder = |path: PathBuf| path.display().to_string();
        let (wfm, installation) = (folder(ground.wfm()), folder(ground.installation()));
        let named = |key: &str, folder: &str| format!("  {}", words.with(key, &[("folder", folder.into())]));
        let server = [
            ("url", self.connection.url.as_str().into()),
            ("fingerprint", self.connection.fingerprint.as_str().into()),
        ];
        [
            words.say("demo-runs"),
            format!("  {}", words.with("demo-server", &server)),
            named("demo-data", &wfm),
            named("demo-installation", &installation),
            named("demo-acd", &folder(ground.acd())),
            words.say("demo-look"),
            format!("  xlink --dir {installation}"),
            format!("  xlink --dir {installation} status --watch"),
            format!("  xlink wfm values --data {wfm}"),
            words.say("demo-stop"),
        ]
        .join("\n")
    }

    /// # Errors
    /// A process ended by itself.
    pub fn all_alive(&mut self) -> color_eyre::Result<()> {
        for child in [&mut self.server, &mut self.service] {
            if let Some(status) = child.ended() {
                bail!(message!(
                    "demo-ended",
                    "{name} ended by itself ({status})",
                    name = child.name(),
                    status = status.to_string(),
                ));
            }
        }
        Ok(())
    }

    /// Stops the service, then the server.
    pub fn end(self) {
        drop(self);
    }
}

/// Nobody ever types it.
fn random_password() -> color_eyre::Result<Password> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(no_random_numbers)?;
    Ok(Password::new(hex::encode(bytes)))
}

/// Catalogue and user of the WFM server.
fn furnish(ground: &Ground, password: &Password) -> color_eyre::Result<()> {
    let store = SqliteStore::open(&ground.wfm())?;
    let file = CatalogFile::parse(&catalog())?;
    store.change_catalog(&mut |catalog| file.clone().apply_to(catalog))?;
    store.set_user(USER, &verifier(password.reveal())?, false, Clock::system().now())?;
    Ok(())
}

/// The server, its address and its certificate's fingerprint.
fn start_server(ground: &Ground) -> color_eyre::Result<(Child, String, String)> {
    let log = ground.wfm().join("server.log");
    let data = ground.wfm();
    let arguments = [
        "wfm",
        "serve",
        "--self-signed",
        "--listen",
        "127.0.0.1:0",
        "--data",
    ]
    .map(OsStr::new);
    let arguments: Vec<&OsStr> = arguments.into_iter().chain([data.as_os_str()]).collect();
    let mut server = Child::start(
        message!("demo-wfm-server", "the WFM server"),
        &arguments,
        files::open_append(&log)?,
    )?;
    let lines = server.lines_until("listening on ", &log)?;
    let told = |word: &str| {
        lines
            .iter()
            .find_map(|line| line.strip_prefix(word).map(str::to_owned))
    };
    match (told("listening on "), told("SHA-256 ")) {
        (Some(url), Some(fingerprint)) => Ok((server, url, fingerprint)),
        _ => bail!(message!(
            "demo-no-address",
            "the WFM server does not say where it listens"
        )),
    }
}

/// The three files and the scripts. What an earlier demo left stays; only the server's address and the passcode are new.
fn install(ground: &Ground, connection: &Connection) -> color_eyre::Result<()> {
    let place = Installation::open(ground.installation());
    for file in installation(connection)? {
        if files::find(place.directory(), &file.name)?.is_none() {
            files::write_new(&place.directory().join(&file.name), &file.bytes, Rights::Usual)?;
        }
    }
    let passcode = format!("WFM,0,{},{}", connection.user, connection.passcode);
    set(
        &place,
        ConfigFile::Connection,
        "IES System WFM",
        &[
            ("Url", &connection.url),
            ("SSLFingerprint", &connection.fingerprint),
        ],
    )?;
    set(&place, ConfigFile::Main, "DB", &[("1", &passcode)])
}

fn set(
    place: &Installation,
    file: ConfigFile,
    section: &str,
    values: &[(&str, &str)],
) -> color_eyre::Result<()> {
    let opened = place.read(file)?;
    let document = Document::new(opened.bytes.clone());
    let mut changes = ChangeSet::new(file, &opened);
    for (key, value) in values {
        changes.set(&document, section, key, Some(value), Style::Text);
    }
    place.save(&changes, OnConflict::Overwrite)?;
    Ok(())
}

fn start_service(ground: &Ground) -> color_eyre::Result<Child> {
    let directory: PathBuf = ground.installation();
    let log = directory.join("service-output.log");
    let arguments: [&OsStr; 6] = [
        OsStr::new("--dir"),
        directory.as_os_str(),
        OsStr::new("service"),
        OsStr::new("run"),
        OsStr::new("--hurry"),
        OsStr::new(COLLECTED_EVERY),
    ];
    let mut service = Child::start(
        message!("demo-the-service", "the service"),
        &arguments,
        files::open_append(&log)?,
    )?;
    service.ignore_output()?;
    let until = Instant::now() + START;
    loop {
        match Client::connect(&directory) {
            Ok(client) if client.snapshot().is_ok() => return Ok(service),
            _ if service.ended().is_some() => {
                bail!(message!(
                    "demo-service-not-started",
                    "the service did not start; {log} tells why",
                    log = log.display(),
                ))
            }
            Ok(_) | Err(_) if Instant::now() < until => std::thread::sleep(Duration::from_millis(30)),
            Ok(_) => bail!(message!(
                "demo-no-state",
                "the service answers, but does not tell its state"
            )),
            Err(error) => {
                let silent = || message!("demo-service-silent", "the service does not answer");
                return Err(error).above(silent).map_err(Into::into);
            }
        }
    }
}
