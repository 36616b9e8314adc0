//! isps.cfg: the WFM systems.

use super::address::{Destination, WfmAddress, read_url};
use super::finding::{Finding, Level};
use super::keys::WFM;
use super::section::{Section, same_name};
use super::template as t;
use super::value::{fingerprint, number, proxy, wrong};
use crate::ini::Document;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A value that holds a password; `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself: for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// One section `[IES System <NAME>]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WfmSystem {
    /// The name used everywhere else.
    pub name: String,
    /// Its section's name as it stands.
    pub section: String,
    pub address: WfmAddress,
    /// PEM file of a private certificate authority.
    pub ca_certificate: Option<PathBuf>,
    /// SHA-256 of the server's certificate; replaces the checks of chain, name and expiry.
    pub fingerprint: Option<[u8; 32]>,
    /// `http://user:password@host:port`; `None`: what the environment says.
    pub proxy: Option<Hidden>,
    pub connect_timeout: Duration,
    /// Line of its section.
    pub line: u32,
}

const HEADER: &str = "ies system ";

pub(super) fn read(document: &Document, file: &str, directory: &Path) -> (Vec<WfmSystem>, Vec<Finding>) {
    let mut systems: Vec<WfmSystem> = Vec::new();
    let mut findings = Vec::new();
    for name in document.sections() {
        let Some(of_header) = name
            .to_lowercase()
            .starts_with(HEADER)
            .then(|| name[HEADER.len()..].trim())
        else {
            continue;
        };
        let mut section = Section::new(document, file, &name, &[WFM]);
        // Server files carry sections of this kind that name no address; they are left alone.
        if of_header.eq_ignore_ascii_case("Local") && section.entry("Url").is_none() {
            continue;
        }
        let system = system(&mut section, of_header, directory);
        if systems.iter().any(|known| same_name(&known.name, &system.name)) {
            section.report(
                Level::Warning,
                None,
                t::WFM_TWICE,
                vec![("name", system.name.clone())],
            );
        } else {
            systems.push(system);
        }
        findings.append(&mut section.findings);
    }
    if systems.is_empty() {
        findings.push(Finding::new(Level::Error, file, None, t::NO_WFM, Vec::new()));
    }
    (systems, findings)
}

/// A section `[IES System NAME]` that somebody is just typing, and what is wrong with it by key.
pub fn draft(name: &str, keys: &[(String, String)], directory: &Path) -> (WfmSystem, Vec<(String, Finding)>) {
    let header = format!("IES System {name}");
    let document = super::draft::document(&header, keys);
    let mut section = Section::new(&document, "", &header, &[WFM]);
    let system = system(&mut section, name, directory);
    let of_key = |finding: Finding| (super::draft::key_of(&finding, keys), finding);
    (system, section.findings.into_iter().map(of_key).collect())
}

fn system(section: &mut Section<'_>, of_header: &str, directory: &Path) -> WfmSystem {
    section.judge(&[WFM], &|_| false);
    let name = section.text("Name").unwrap_or_else(|| of_header.to_owned());
    let (min, max) = section.limits("ConnectTimeout");
    let timeout = section.read("ConnectTimeout", |key, value| number(key, value, min, max));
    WfmSystem {
        name,
        section: section.name.to_owned(),
        address: address(section),
        ca_certificate: section.text("SSLCACertificate").map(|path| directory.join(path)),
        fingerprint: section.read("SSLFingerprint", fingerprint),
        proxy: section.read("Proxy", |key, value| {
            proxy(key, value).map(|()| Hidden::new(value))
        }),
        connect_timeout: Duration::from_secs(u64::from(timeout.unwrap_or(10))),
        line: section
            .document
            .section_place(section.name)
            .map_or(1, |place| place.line),
    }
}

fn address(section: &mut Section<'_>) -> WfmAddress {
    let Some(entry) = section.entry("Url") else {
        section.require::<()>("Url", None);
        return WfmAddress::NotConfigured;
    };
    let said = |template| wrong(template, &entry.key, &entry.value);
    let problem = match read_url(&entry.value) {
        Destination::Server(url) => return WfmAddress::Server(url),
        Destination::Placeholder => {
            let values = vec![("section", section.name.to_owned())];
            section.report(Level::Error, Some(&entry), t::URL_PLACEHOLDER, values);
            return WfmAddress::NotConfigured;
        }
        Destination::Other => said(t::OTHER_DESTINATION),
        Destination::Wrong => said(t::NOT_A_URL),
    };
    section.wrong(Level::Error, &entry, problem);
    WfmAddress::Unusable(entry.value)
}
