//! Before something is saved or lost: the difference, the conflict, the question.

use super::review::{Press, Review, Tone};
use super::work::{Job, Loaded, Saving};
use super::{Act, FormDialog, Outcome, Over, Phase, compose, keyed, told};
use crate::config::{ChangeSet, Conflict, OnConflict, Wanted, same_name};
use crate::console::state::State;
use crate::engine::Level;
use crate::model::{Message, Worded};

/// What waits for an answer to a question.
#[derive(Debug, Clone)]
pub struct Pending {
    set: ChangeSet,
    conflicts: Vec<Conflict>,
}

impl FormDialog {
    fn wanted_values(&self) -> Vec<Wanted> {
        compose::values(&self.fields, self.wfm())
            .into_iter()
            .filter(|(key, _)| {
                self.fields
                    .iter()
                    .any(|field| field.key == *key && field.changed())
            })
            .map(|(key, value)| Wanted {
                style: self
                    .fields
                    .iter()
                    .find(|field| field.key == key)
                    .map_or(crate::config::Style::Text, super::Field::style),
                value: value.to_string(),
                key,
            })
            .collect()
    }

    /// Save: what is wrong gets the focus; else the difference, line by line.
    pub fn review_changes(&mut self, state: &State) -> Outcome {
        let look = &state.look;
        let asked = self.asked();
        let faulty = asked
            .iter()
            .position(|index| self.fields[*index].changed() && self.fields[*index].fault(look).is_some());
        if let Some(at) = faulty {
            self.at = at;
            let why = self.fields[asked[at]].fault(look).unwrap_or_default();
            return Self::say(Level::Error, why);
        }
        let Some(sheet) = &self.sheet else {
            return Outcome::stay();
        };
        let set = sheet.changes(self.subject.section(), &self.wanted_values());
        if set.changes.is_empty() {
            return Self::say(Level::Fine, look.say("form-nothing-changed"));
        }
        match sheet.difference(&set) {
            Ok(lines) => {
                let title = look.with("form-difference", &[("file", sheet.opened.name().into())]);
                self.over = Over::Review(
                    Review::new(
                        title,
                        told::difference(&lines),
                        vec![(Press::Save, "form-save"), (Press::Back, "form-back")],
                    )
                    .first_focused()
                    .in_place(),
                );
                self.pending = Some(Pending {
                    set,
                    conflicts: Vec::new(),
                });
                Outcome::stay()
            }
            Err(why) => Self::say(Level::Error, look.tell(&why)),
        }
    }

    /// Esc and Close: asks when something would be lost.
    pub fn leave(&mut self, state: &State) -> Outcome {
        if !self.changed() {
            return Outcome::close();
        }
        self.over = Over::Review(self.would_be_lost(state, Press::Leave));
        Outcome::stay()
    }

    pub fn show_raw(&mut self, state: &State) -> Outcome {
        if !self.changed() {
            return keyed::raw_of(self);
        }
        self.over = Over::Review(self.would_be_lost(state, Press::Raw));
        Outcome::stay()
    }

    fn would_be_lost(&self, state: &State, go: Press) -> Review {
        let look = &state.look;
        let mut names: Vec<String> = self
            .fields
            .iter()
            .filter(|field| field.changed())
            .map(|field| field.label(look))
            .collect();
        names.dedup();
        let text = look.with("form-lose-text", &[("fields", names.join(", ").into())]);
        Review::new(
            look.say("form-lose-title"),
            vec![(text, Tone::Text)],
            vec![(Press::Back, "form-lose-no"), (go, "form-lose-yes")],
        )
        .first_focused()
    }

    /// A button above the form was pressed.
    pub fn reviewed(&mut self, press: Press, state: &State) -> Outcome {
        self.over = Over::Nothing;
        match press {
            Press::Back => Outcome::stay(),
            Press::Leave => Outcome::close(),
            Press::Raw => keyed::raw_of(self),
            Press::Save => self.save(OnConflict::Ask),
            Press::Overwrite => self.save(OnConflict::Overwrite),
            Press::Reload => self.reload(state),
            Press::Difference => self.show_difference_now(state),
            Press::Pin(fingerprint) => {
                let pinned = self
                    .fields
                    .iter_mut()
                    .find(|field| field.key.eq_ignore_ascii_case("SSLFingerprint"));
                if let Some(field) = pinned {
                    field.put(&fingerprint);
                }
                self.wanted = super::Wanted::Key("SSLFingerprint".to_owned());
                self.focus_wanted(state);
                Self::say(Level::Fine, state.look.say("form-pinned"))
            }
            Press::RemoveSection => Outcome::stay(),
        }
    }

    fn save(&mut self, on_conflict: OnConflict) -> Outcome {
        let Some(pending) = &self.pending else {
            return Outcome::stay();
        };
        let set = pending.set.clone();
        self.over = Over::Busy("form-saving");
        Self::ask(Job::Save { set, on_conflict })
    }

    pub fn saved(&mut self, saving: Saving, loaded: Result<Box<Loaded>, Message>, state: &State) -> Outcome {
        let look = &state.look;
        self.over = Over::Nothing;
        match saving {
            Saving::Done {
                copy,
                changed_meanwhile,
            } => {
                self.pending = None;
                let mut text = match copy {
                    Some(copy) => look.with("form-saved-copy", &[("copy", copy.into())]),
                    None => look.say("form-saved"),
                };
                if changed_meanwhile {
                    text = format!("{text} {}", look.say("form-saved-merged"));
                }
                match loaded {
                    Ok(loaded) => self.take(*loaded, &|_| true),
                    Err(why) => self.phase = Phase::Failed(why),
                }
                Self::say(Level::Fine, text)
            }
            Saving::Conflict(conflicts) => {
                self.over = Over::Review(self.conflict(&conflicts, state));
                if let Ok(loaded) = loaded {
                    // What the other one changed elsewhere is shown; what was typed here stays.
                    self.take(*loaded, &|_| false);
                }
                if let Some(pending) = &mut self.pending {
                    pending.conflicts = conflicts;
                }
                Outcome::stay()
            }
            Saving::Changed => Self::say(Level::Warning, look.say("form-file-changed")),
            Saving::Failed(why) => Self::say(Level::Error, look.tell(&why)),
        }
    }

    /// Both values of each key that two changed.
    fn conflict(&self, conflicts: &[Conflict], state: &State) -> Review {
        let look = &state.look;
        let mut lines = vec![
            (look.say("form-conflict-text"), Tone::Text),
            (String::new(), Tone::Text),
        ];
        for conflict in conflicts {
            let secret = self
                .sheet
                .as_ref()
                .is_none_or(|sheet| sheet.is_secret(&conflict.section, &conflict.key));
            let shown = |value: &Option<String>| match value {
                None => look.say("form-gone"),
                Some(value) if value.is_empty() => look.say("form-gone"),
                Some(_) if secret => crate::config::STRUCK_OUT.to_owned(),
                Some(value) => value.clone(),
            };
            lines.push((format!("[{}] {}", conflict.section, conflict.key), Tone::Strong));
            for (words, value) in [("form-mine", &conflict.ours), ("form-theirs", &conflict.theirs)] {
                lines.push((format!("  {} {}", look.say(words), shown(value)), Tone::Text));
            }
        }
        Review::new(
            look.say("form-conflict"),
            lines,
            vec![
                (Press::Reload, "form-reload"),
                (Press::Difference, "form-show-difference"),
                (Press::Overwrite, "form-overwrite"),
                (Press::Back, "form-back"),
            ],
        )
    }

    /// The other one's values of the keys in conflict; what was changed besides stays.
    fn reload(&mut self, state: &State) -> Outcome {
        let Some(pending) = self.pending.take() else {
            return Outcome::stay();
        };
        let fresh = self.sheet.as_ref().map(|sheet| self.subject.fields(sheet));
        for fresh in fresh.unwrap_or_default() {
            let theirs = pending
                .conflicts
                .iter()
                .any(|conflict| same_name(&conflict.key, &fresh.key));
            let mut fields = self.fields.iter_mut();
            let now = fields.find(|field| field.key == fresh.key && field.part == fresh.part);
            if let (true, Some(now)) = (theirs, now) {
                *now = fresh;
            }
        }
        Self::say(Level::Fine, state.look.say("form-reloaded"))
    }

    /// Against the file as it stands now.
    fn show_difference_now(&mut self, state: &State) -> Outcome {
        let (Some(sheet), Some(pending)) = (&self.sheet, &self.pending) else {
            return Outcome::stay();
        };
        match sheet.difference(&pending.set) {
            Ok(lines) => {
                let title = state
                    .look
                    .with("form-difference", &[("file", sheet.opened.name().into())]);
                let buttons = vec![
                    (Press::Reload, "form-reload"),
                    (Press::Overwrite, "form-overwrite"),
                    (Press::Back, "form-back"),
                ];
                let lines = told::difference(&lines);
                self.over = Over::Review(Review::new(title, lines, buttons).in_place());
                Outcome::stay()
            }
            Err(why) => {
                let text = state.look.tell(&why.message());
                Outcome::stay().and(Act::Say(Level::Error, text))
            }
        }
    }
}
