//! From the three files to what a courier must know.

use super::{Access, Secret, WfmSettings};
use crate::config::{LoginGap, Settings, WfmAddress, WfmSystem};
use crate::files;
use crate::model::{Message, Worded, message};
use crate::passcode::{InstallationKey, open};
use crate::wire::{Address, Destination, Fingerprint, Proxy, Security, Trust};
use std::path::Path;

/// One for each WFM system of isps.cfg, in its order. What is missing is said in each, nothing fails; the passcode is
/// opened only when the courier needs it. `state` is the installation's state folder, where its key lies.
pub fn wfm_settings(settings: &Settings, state: &Path) -> Vec<WfmSettings> {
    settings
        .wfm_systems
        .iter()
        .map(|system| of_system(settings, system, state))
        .collect()
}

fn of_system(settings: &Settings, system: &WfmSystem, state: &Path) -> WfmSettings {
    let url = match &system.address {
        WfmAddress::Server(url) => url.to_string(),
        WfmAddress::NotConfigured => String::new(),
        WfmAddress::Unusable(text) => text.clone(),
    };
    let access = access(settings, system, state).unwrap_or_else(Access::Missing);
    WfmSettings {
        name: system.name.clone(),
        identity: identity(settings, system, &access),
        access,
        url,
    }
}

/// Changes with everything that matters for a sign-in, and with nothing else: not with the line on which it stands. Only
/// a digest, because passcode and proxy password are among it.
fn identity(settings: &Settings, system: &WfmSystem, access: &Access) -> String {
    let login = settings.login(&system.name);
    let trust = match access {
        Access::Missing(text) => text.to_string(),
        Access::Ready { destination, .. } => format!("{:?}", destination.trust),
    };
    digest(
        system,
        login.map(|login| login.user.as_str()),
        login.map_or("", |login| login.passcode.reveal()),
        &trust,
    )
}

/// The identity that these settings have once they are saved with this login.
pub(super) fn identity_of(system: &WfmSystem, user: &str, passcode: &str, trust: &Trust) -> String {
    digest(system, Some(user), passcode, &format!("{trust:?}"))
}

fn digest(system: &WfmSystem, user: Option<&str>, passcode: &str, trust: &str) -> String {
    // Where it stands in the file is no part of what it is.
    let system = WfmSystem {
        section: String::new(),
        line: 0,
        ..system.clone()
    };
    let proxy = system.proxy.as_ref().map_or("", |proxy| proxy.reveal());
    let text = format!("{system:?}{user:?}{trust}{proxy}\n{passcode}");
    files::Fingerprint::of(text.as_bytes()).to_string()
}

fn access(settings: &Settings, system: &WfmSystem, state: &Path) -> Result<Access, Message> {
    let destination = Box::new(destination(system)?);
    let name = &system.name;
    let login = settings.login(name).ok_or_else(|| {
        message!(
            "deliver-no-login",
            "[DB] of isps_Ul.ini has no line for {name}: add one such as 1={name},0,xlink,PASSCODE",
            name = name,
        )
    })?;
    match login.gap() {
        Some(LoginGap::User) => {
            return Err(message!(
                "deliver-no-user",
                "[DB] of isps_Ul.ini names no user for {name} yet",
                name = name,
            ));
        }
        Some(LoginGap::Passcode) => {
            return Err(message!(
                "deliver-no-passcode",
                "[DB] of isps_Ul.ini holds no passcode for {name} yet: run `xlink passcode --set {name}`",
                name = name,
            ));
        }
        None => {}
    }
    let (state, passcode) = (state.to_owned(), login.passcode.clone());
    let password = Secret::new(move || {
        let key = InstallationKey::read(&state).map_err(|error| error.message())?;
        open(&key, passcode.reveal()).map_err(|error| error.message())
    });
    Ok(Access::Ready {
        destination,
        user: login.user.clone(),
        password,
    })
}

/// Where a WFM system is and how it is trusted.
///
/// # Errors
/// No address yet, a private authority that cannot be read, a proxy that is none.
pub fn destination(system: &WfmSystem) -> Result<Destination, Message> {
    let url = match &system.address {
        WfmAddress::Server(url) => url,
        WfmAddress::NotConfigured => {
            return Err(message!(
                "deliver-no-address",
                "isps.cfg names no address for {name} yet: put it into Url",
                name = &system.name,
            ));
        }
        WfmAddress::Unusable(text) => {
            return Err(message!(
                "deliver-not-ours",
                "this build cannot deliver to “{text}”: Url must be iwfms://host:port or iwfm://host:port",
                text = text,
            ));
        }
    };
    let trust = match (&system.fingerprint, &system.ca_certificate) {
        (Some(fingerprint), _) => Trust::Fingerprint(Fingerprint(*fingerprint)),
        (None, Some(path)) => Trust::Authority(files::read(path).map_err(|error| error.message())?),
        (None, None) => Trust::System,
    };
    let variable = |name: &str| std::env::var(name).ok();
    let proxy = match &system.proxy {
        Some(text) => Some(text.reveal().parse::<Proxy>()),
        None => Proxy::from_environment(&url.host, variable).transpose(),
    };
    Ok(Destination {
        address: Address {
            security: if url.tls { Security::Tls } else { Security::Plain },
            host: url.host.clone(),
            port: url.port,
        },
        trust,
        proxy: proxy.transpose().map_err(|error| error.message())?,
        connect_timeout: system.connect_timeout,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Installation;
    use std::fs;

    const CFG: &str = "[IES System WFM]\r\nName = \"WFM\"\r\nUrl = \"iwfms://wfm.example.com\"\r\n";

    fn read(cfg: &str, main: &str) -> WfmSettings {
        let folder = tempfile::tempdir().expect("temp folder");
        fs::write(folder.path().join("isps.cfg"), cfg).expect("writes");
        fs::write(folder.path().join("isps_Ul.ini"), main).expect("writes");
        let (settings, _) = Installation::open(folder.path()).load();
        wfm_settings(&settings, &folder.path().join("state")).remove(0)
    }

    fn missing(settings: &WfmSettings) -> &str {
        match &settings.access {
            Access::Missing(text) => text.english(),
            Access::Ready { .. } => "",
        }
    }

    #[test]
    fn only_what_matters_makes_other_settings() {
        let one = read(CFG, "[DB]\r\n1=WFM,0,xlink,AA55\r\n");
        assert_eq!(
            (one.url.as_str(), missing(&one)),
            ("iwfms://wfm.example.com:45054", "")
        );
        let moved = read(
            &format!("; moved down\r\n{CFG}"),
            "[General]\r\nProtocol=1\r\n[DB]\r\n1=WFM,0,xlink,AA55\r\n",
        );
        assert_eq!(one.identity, moved.identity);
        for (cfg, main) in [
            (CFG.to_owned(), "[DB]\r\n1=WFM,0,xlink,AA56\r\n"),
            (CFG.to_owned(), "[DB]\r\n1=WFM,0,xlink2,AA55\r\n"),
            (CFG.replace("wfm.", "wfm2."), "[DB]\r\n1=WFM,0,xlink,AA55\r\n"),
            (
                format!("{CFG}Proxy=http://a:b@proxy:80\r\n"),
                "[DB]\r\n1=WFM,0,xlink,AA55\r\n",
            ),
        ] {
            assert_ne!(one.identity, read(&cfg, main).identity, "{cfg} {main}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let ready = "[DB]\r\n1=WFM,0,xlink,AA55\r\n";
        let no_login = read(CFG, "[General]\r\n");
        assert!(missing(&no_login).contains("[DB]"), "{}", missing(&no_login));
        let placeholder = read(CFG, "[DB]\r\n1=WFM,0,xlink,<password from generator>\r\n");
        assert!(
            missing(&placeholder).contains("passcode"),
            "{}",
            missing(&placeholder)
        );
        let no_host = read(&CFG.replace("wfm.example", "iwfm-xxxx.example"), ready);
        assert!(missing(&no_host).contains("Url"), "{}", missing(&no_host));
        let authority = read(&format!("{CFG}SSLCACertificate=nowhere.pem\r\n"), ready);
        assert!(
            missing(&authority).contains("nowhere.pem"),
            "{}",
            missing(&authority)
        );
    }

    #[test]
    fn what_was_tried_before_it_was_saved_is_the_same_afterwards() {
        let saved = read(CFG, "[DB]\r\n1=WFM,0,xlink,AA55\r\n");
        let keys = [("Url".to_owned(), "iwfms://wfm.example.com".to_owned())];
        let (draft, _) = crate::config::wfm_draft("WFM", &keys, Path::new("/"));
        let tried = identity_of(&draft, "xlink", "AA55", &Trust::System);
        assert_eq!(saved.identity, tried);
        assert_ne!(
            saved.identity,
            identity_of(&draft, "xlink", "AA56", &Trust::System)
        );
    }

    #[test]
    fn no_secret_shows() {
        let settings = read(
            &format!("{CFG}Proxy=http://a:geheim@proxy:80\r\n"),
            "[DB]\r\n1=WFM,0,xlink,AA55\r\n",
        );
        let shown = format!("{settings:?}");
        assert!(!shown.contains("geheim") && !shown.contains("AA55"), "{shown}");
    }
}
