//! What there is to choose from.

use super::super::subject::{login_line, wfm_name};
use super::{Chooser, Entry, Sort};
use crate::config::keys::{GENERAL_SECTION, LOGIN_SECTION};
use crate::config::{Login, Sheet, same_name, samples};
use crate::console::state::State;

impl Chooser {
    pub(super) fn entries(&self, state: &State) -> Vec<Entry> {
        let Some(sheet) = &self.sheet else {
            return Vec::new();
        };
        let look = &state.look;
        let entry = |name: &str, note: String, section: String| Entry {
            name: name.to_owned(),
            note,
            section,
        };
        match self.sort {
            Sort::Connections => sheet
                .sections()
                .into_iter()
                .filter(|section| section.to_lowercase().starts_with("ies system "))
                .map(|section| {
                    let url = sheet.standing_as(&section, "Url", crate::config::Style::Text);
                    let url = url.map_or_else(String::new, |url| url.value);
                    entry(wfm_name(&section), url, section.clone())
                })
                .collect(),
            Sort::Logins => self.logins_of(sheet, state),
            Sort::Systems | Sort::Test => self.systems_of(sheet, state),
            Sort::Presets => samples::presets()
                .iter()
                .map(|preset| {
                    let name = preset.name.trim_end_matches(".ini");
                    let known = format!("preset-{name}");
                    let note = look.say(&known);
                    entry(
                        name,
                        if note == known { String::new() } else { note },
                        String::new(),
                    )
                })
                .collect(),
        }
    }

    /// Every WFM system of isps.cfg, and logins without one.
    fn logins_of(&self, sheet: &Sheet, state: &State) -> Vec<Entry> {
        let mut names: Vec<String> = self
            .wfm_systems
            .iter()
            .map(|system| system.name.clone())
            .collect();
        for standing in sheet.keys(LOGIN_SECTION) {
            if let Some(login) = Login::parse(&standing.key, &standing.value, 0)
                && !names.iter().any(|name| same_name(name, &login.name))
            {
                names.push(login.name);
            }
        }
        names
            .into_iter()
            .map(|name| {
                let login = login_line(sheet, &name)
                    .and_then(|standing| Login::parse(&standing.key, &standing.value, 0));
                let note = match login {
                    Some(login) if login.gap().is_none() => login.user,
                    _ => state.look.say("form-not-configured"),
                };
                Entry {
                    section: LOGIN_SECTION.to_owned(),
                    name,
                    note,
                }
            })
            .collect()
    }

    /// Every external system of the server, and every section.
    fn systems_of(&self, sheet: &Sheet, state: &State) -> Vec<Entry> {
        let look = &state.look;
        let known = state
            .engine
            .snapshot
            .iter()
            .flat_map(|snapshot| &snapshot.systems);
        let mut entries: Vec<Entry> = known
            .map(|system| {
                let note = match sheet.has_section(&system.name) {
                    true => system.interface.clone(),
                    false => format!("{}  {}", system.interface, look.say("form-no-section")),
                };
                Entry {
                    name: system.name.clone(),
                    note,
                    section: system.name.clone(),
                }
            })
            .collect();
        for section in sheet.sections() {
            let is_other = [LOGIN_SECTION, GENERAL_SECTION]
                .iter()
                .any(|name| same_name(name, &section));
            if is_other || entries.iter().any(|entry| same_name(&entry.name, &section)) {
                continue;
            }
            entries.push(Entry {
                name: section.clone(),
                note: look.say("form-not-on-server"),
                section,
            });
        }
        entries
    }
}
