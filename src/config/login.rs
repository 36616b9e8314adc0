//! `[DB]` of isps_Ul.ini: one line per WFM system, `number=NAME,number,user,passcode`.

use super::finding::{Finding, Level};
use super::keys::LOGIN_SECTION;
use super::section::same_name;
use super::template as t;
use super::wfm::Hidden;
use crate::ini::{Document, Style};

/// The login of one WFM system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The line's key.
    pub number: String,
    /// Name of the WFM system, as in isps.cfg.
    pub name: String,
    /// Its meaning is not published; kept. Usually 0.
    pub flag: String,
    pub user: String,
    pub passcode: Hidden,
    pub line: u32,
}

/// What of a login is still the sample's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginGap {
    User,
    Passcode,
}

impl Login {
    /// Splits what stands behind the equal sign. Only a name may hold commas: it is whatever stands before the last
    /// three of them.
    pub fn parse(number: &str, value: &str, line: u32) -> Option<Self> {
        let fields: Vec<&str> = value.rsplitn(4, ',').map(str::trim).collect();
        let [passcode, user, flag, name] = fields.as_slice() else {
            return None;
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if name.is_empty() || !is_number(flag) {
            return None;
        }
        Some(Self {
            number: number.to_owned(),
            name: (*name).to_owned(),
            flag: (*flag).to_owned(),
            user: (*user).to_owned(),
            passcode: Hidden::new(*passcode),
            line,
        })
    }

    /// What stands behind the equal sign, with this passcode.
    pub fn with_passcode(&self, passcode: &str) -> String {
        format!("{},{},{},{passcode}", self.name, self.flag, self.user)
    }

    /// `None`: configured. The sample's placeholders and empty fields are not.
    pub fn gap(&self) -> Option<LoginGap> {
        let placeholder = |text: &str| text.is_empty() || (text.starts_with('<') && text.ends_with('>'));
        if placeholder(&self.user) || self.user.to_lowercase().contains("@xxx") {
            Some(LoginGap::User)
        } else {
            placeholder(self.passcode.reveal()).then_some(LoginGap::Passcode)
        }
    }
}

pub(super) fn read(document: &Document, file: &str) -> (Vec<Login>, Vec<Finding>) {
    let mut logins: Vec<Login> = Vec::new();
    let mut findings = Vec::new();
    let mut find = |level, line: u32, template, values| {
        findings.push(Finding::new(level, file, Some((line, 1)), template, values));
    };
    let mut numbers: Vec<String> = Vec::new();
    for entry in document.entries(LOGIN_SECTION, Style::Text) {
        let counts = document.get(LOGIN_SECTION, &entry.key, Style::Text);
        if numbers.contains(&entry.key) || entry.value.is_empty() && counts.as_ref() == Some(&entry) {
            continue;
        }
        let counts = counts.unwrap_or(entry);
        let line = counts.place.line;
        numbers.push(counts.key.clone());
        let same = document.all(LOGIN_SECTION, &counts.key, Style::Text);
        let Some(login) = Login::parse(&counts.key, &counts.value, line) else {
            // Whatever it is, it may hold a secret; only what stands in the name's place is shown.
            let shown = counts.value.split_once(',').map_or("", |(name, _)| name);
            let values = vec![("key", counts.key.clone()), ("value", format!("{shown}…"))];
            find(Level::Error, line, t::NOT_A_LOGIN, values);
            continue;
        };
        if same.len() > 1 {
            let values = vec![
                ("key", counts.key.clone()),
                ("section", LOGIN_SECTION.to_owned()),
                ("count", same.len().to_string()),
                ("line", line.to_string()),
                ("value", login.name.clone()),
            ];
            find(Level::Warning, line, t::DUPLICATE_KEY, values);
        }
        let name = || vec![("name", login.name.clone())];
        match login.gap() {
            Some(LoginGap::User) => find(Level::Error, line, t::USER_PLACEHOLDER, name()),
            Some(LoginGap::Passcode) => find(Level::Error, line, t::PASSCODE_PLACEHOLDER, name()),
            None => {}
        }
        if logins.iter().any(|known| same_name(&known.name, &login.name)) {
            find(Level::Warning, line, t::LOGIN_TWICE, name());
        } else {
            logins.push(login);
        }
    }
    (logins, findings)
}
