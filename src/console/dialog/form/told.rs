//! What was found, as lines to read: a difference, a server, a sign-in, a test, rows.

use super::review::{Press, Review, Tone};
use crate::config::{Difference, DifferentLine};
use crate::console::look::Look;
use crate::console::state::State;
use crate::engine::{
    ActivityFate, CertificateFault, ContactFate, EngineError, Level, Notice, Preview, PreviewRow, Probe,
    ProbedTls, RowOutcome, SignInTrial, TrustedBy,
};

type Line = (String, Tone);

pub fn difference(lines: &[DifferentLine]) -> Vec<Line> {
    lines
        .iter()
        .map(|line| {
            let (sign, tone) = match line.sort {
                Difference::Same => (' ', Tone::Faint),
                Difference::Goes => ('-', Tone::Bad),
                Difference::Comes => ('+', Tone::Good),
            };
            (format!("{:>4} {sign} {}", line.line, line.text), tone)
        })
        .collect()
}

fn back() -> Vec<(Press, &'static str)> {
    vec![(Press::Back, "form-back")]
}

fn failed(title: &str, why: &EngineError, look: &Look) -> Review {
    Review::new(look.say(title), vec![(look.tell(why), Tone::Bad)], back())
}

/// What a look at a WFM server found; its certificate can be pinned when it is not trusted.
pub fn probe(found: Result<Box<Probe>, EngineError>, state: &State) -> Review {
    let look = &state.look;
    let probe = match found {
        Ok(probe) => probe,
        Err(why) => return failed("form-probe-title", &why, look),
    };
    let mut lines = Vec::new();
    match (&probe.trouble, &probe.server) {
        (None, Some(server)) => {
            let values = [
                ("address", probe.address.as_str().into()),
                ("program", server.program.as_str().into()),
            ];
            lines.push((look.with("form-probe-answers", &values), Tone::Good));
            if server.clock_ahead.abs() > 5 {
                let seconds = server.clock_ahead.unsigned_abs();
                let words = match server.clock_ahead > 0 {
                    true => "form-probe-clock-ahead",
                    false => "form-probe-clock-behind",
                };
                let values = [("time", look.duration(seconds).into())];
                lines.push((look.with(words, &values), Tone::Warning));
            }
        }
        (Some(trouble), _) => lines.push((look.tell(&trouble.why), Tone::Bad)),
        (None, None) => lines.push((probe.address.clone(), Tone::Text)),
    }
    let mut buttons = back();
    if let Some(tls) = &probe.tls {
        lines.push((String::new(), Tone::Text));
        lines.extend(certificate(tls, state));
        let pinned = tls.counts == TrustedBy::Pin && tls.problem().is_none();
        if !pinned && state.rights == crate::console::state::Rights::Full {
            buttons.insert(0, (Press::Pin(tls.fingerprint.clone()), "form-pin"));
        }
    }
    Review::new(look.say("form-probe-title"), lines, buttons)
}

fn certificate(tls: &ProbedTls, state: &State) -> Vec<Line> {
    let look = &state.look;
    let until = tls
        .not_after
        .map(|at| look.moment(at, state.now))
        .unwrap_or_default();
    let fact = |words: &str, value: &str| (look.with(words, &[("value", value.into())]), Tone::Text);
    let mut lines = vec![
        fact("form-certificate-subject", &tls.subject),
        fact("form-certificate-issuer", &tls.issuer),
        fact("form-certificate-until", &until),
        (look.say("form-certificate-fingerprint"), Tone::Text),
        (tls.fingerprint.clone(), Tone::Strong),
        (String::new(), Tone::Text),
    ];
    for verdict in &tls.verdicts {
        let by = look.say(match verdict.by {
            TrustedBy::System => "form-trusted-system",
            TrustedBy::Authority => "form-trusted-authority",
            TrustedBy::Pin => "form-trusted-pin",
        });
        let (said, tone) = match &verdict.problem {
            None => (look.say("form-trusted"), Tone::Good),
            Some(fault) if verdict.by == tls.counts => (fault_words(fault, look), Tone::Bad),
            Some(fault) => (fault_words(fault, look), Tone::Faint),
        };
        lines.push((format!("{by} {said}"), tone));
    }
    if tls.problem().is_some() {
        lines.push((look.say("form-pin-help"), Tone::Text));
    }
    lines
}

fn fault_words(fault: &CertificateFault, look: &Look) -> String {
    match fault {
        CertificateFault::Chain => look.say("form-fault-chain"),
        CertificateFault::Name => look.say("form-fault-name"),
        CertificateFault::Expired => look.say("form-fault-expired"),
        CertificateFault::NotYetValid => look.say("form-fault-early"),
        CertificateFault::Fingerprint { .. } => look.say("form-fault-fingerprint"),
        CertificateFault::Other { why } => look.tell(why),
    }
}

pub fn sign_in(trial: Result<SignInTrial, EngineError>, state: &State) -> Review {
    let look = &state.look;
    let title = "form-sign-in-title";
    let (text, tone) = match trial {
        Err(why) => return failed(title, &why, look),
        Ok(SignInTrial::Welcome { may_import: true, .. }) => (look.say("form-sign-in-welcome"), Tone::Good),
        Ok(SignInTrial::Welcome { .. }) => (look.say("form-sign-in-no-right"), Tone::Warning),
        Ok(SignInTrial::Refused) => (look.say("form-sign-in-refused"), Tone::Bad),
        Ok(SignInTrial::Locked) => (look.say("form-sign-in-locked"), Tone::Bad),
        Ok(SignInTrial::Busy { why } | SignInTrial::Passcode { why, .. }) => (look.tell(&why), Tone::Bad),
        Ok(SignInTrial::NotReached(trouble)) => (look.tell(&trouble.why), Tone::Bad),
    };
    Review::new(look.say(title), vec![(text, tone)], back())
}

fn tone(level: Level) -> Tone {
    match level {
        Level::Fine => Tone::Good,
        Level::Warning => Tone::Warning,
        Level::Error => Tone::Bad,
    }
}

fn notice_lines(notice: &Notice, look: &Look) -> Vec<Line> {
    let (sign, tone) = (look.glyphs.level(notice.level), tone(notice.level));
    let place = match notice.place.as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    };
    let mut lines = vec![(format!("{sign} {place}{}", look.tell(&notice.text)), tone)];
    if !notice.hint.is_empty() {
        lines.push((format!("  {}", look.tell(&notice.hint)), Tone::Text));
    }
    lines
}

pub fn test(notices: Result<Vec<Notice>, EngineError>, state: &State) -> Review {
    let look = &state.look;
    let notices = match notices {
        Ok(notices) => notices,
        Err(why) => return failed("form-test-title", &why, look),
    };
    let mut lines: Vec<Line> = notices
        .iter()
        .flat_map(|notice| notice_lines(notice, look))
        .collect();
    if lines.is_empty() {
        lines.push((look.say("form-test-fine"), Tone::Good));
    }
    Review::new(look.say("form-test-title"), lines, back())
}

/// What the rows that were looked at came to, in one line.
pub fn counts(preview: &Preview, look: &Look) -> String {
    let counts = &preview.counts;
    let parts = [
        ("form-count-imported", counts.imported),
        // In front, so that no narrow screen cuts it off.
        ("form-count-rejected", counts.rejected),
        ("form-count-not-mapped", counts.not_mapped),
        ("form-count-unlisted", counts.unlisted),
        ("form-count-unknown-agents", counts.unknown_agents),
        ("form-count-log-offs", counts.log_offs),
        ("form-count-ignored", counts.ignored),
    ];
    let told: Vec<String> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| look.with(words, &[("count", look.count(*count).into())]))
        .collect();
    let rows = look.with(
        "form-count-rows",
        &[
            ("rows", look.count(counts.rows).into()),
            ("files", look.count(preview.file_count).into()),
            ("count", preview.file_count.into()),
        ],
    );
    match told.is_empty() {
        true => rows,
        false => format!("{rows}: {}", told.join(", ")),
    }
}

/// The worst of what the draft lacks or is wrong with it, on one line: why there are no rows, or why none is understood. A
/// folder that cannot be read comes first: without it nothing else can be told.
pub fn first_notice(preview: &Preview, look: &Look) -> Option<Line> {
    let of_folder = |notice: &Notice| notice.place.ends_with("Source");
    let worst = preview
        .notices
        .iter()
        .rev()
        .max_by_key(|notice| (notice.level, of_folder(notice)))?;
    let (sign, tone) = (look.glyphs.level(worst.level), tone(worst.level));
    Some((format!("{sign} {}", look.sentence(worst)), tone))
}

pub fn is_rejected(row: &PreviewRow) -> bool {
    matches!(row.outcome, RowOutcome::Rejected { .. })
}

/// The first row that an import would leave out: where, why, and what stands there.
pub fn first_rejected(preview: &Preview, look: &Look) -> Option<Line> {
    let mut rows = preview.rows.iter().chain(&preview.rejected_later);
    let first = rows.find(|row| is_rejected(row))?;
    let RowOutcome::Rejected { column, why, .. } = &first.outcome else {
        return None;
    };
    let line = [("line", first.line.into())];
    let place = match column {
        Some(column) => look.with(
            "form-row-place",
            &[("line", first.line.into()), ("column", (*column).into())],
        ),
        None => look.with("form-row-line", &line),
    };
    let (sign, cells) = (look.glyphs.bad, first.cells.join(" | "));
    Some((format!("{sign} {place} {}  {cells}", look.tell(why)), Tone::Bad))
}

/// One row, and what would become of it.
pub fn row(row: &PreviewRow, look: &Look) -> Line {
    let cells = row.cells.join(" | ");
    let (sign, tone, fate) = match &row.outcome {
        RowOutcome::Unread => (look.glyphs.warning, Tone::Faint, String::new()),
        RowOutcome::Rejected { column, why, .. } => {
            let place = column.map_or_else(String::new, |column| {
                format!("{} ", look.with("form-row-column", &[("column", column.into())]))
            });
            (look.glyphs.bad, Tone::Bad, format!("{place}{}", look.tell(why)))
        }
        RowOutcome::Contact(contact) => match contact.fate {
            ContactFate::Imported => (
                look.glyphs.good,
                Tone::Text,
                format!("{} {}", contact.queue, contact.moment),
            ),
            ContactFate::NotMapped => (
                look.glyphs.good,
                Tone::Faint,
                format!(
                    "{} {} {}",
                    contact.queue,
                    contact.moment,
                    look.say("form-row-not-mapped")
                ),
            ),
            ContactFate::Unlisted => (look.glyphs.warning, Tone::Warning, look.say("form-row-unlisted")),
        },
        RowOutcome::Activity(activity) => {
            let who = activity.employee.as_deref().unwrap_or(&activity.agent);
            let what = format!("{who}: {}", activity.activity_name);
            match activity.fate {
                ActivityFate::Imported => (look.glyphs.good, Tone::Text, what),
                ActivityFate::LogOff => (look.glyphs.good, Tone::Faint, look.say("form-row-log-off")),
                ActivityFate::UnknownAgent => (
                    look.glyphs.warning,
                    Tone::Warning,
                    look.say("form-row-unknown-agent"),
                ),
                ActivityFate::NoLength => (look.glyphs.warning, Tone::Faint, look.say("form-row-no-length")),
                ActivityFate::OutsideLimits => (
                    look.glyphs.warning,
                    Tone::Faint,
                    look.say("form-row-outside-limits"),
                ),
            }
        }
    };
    let fate = if fate.is_empty() {
        fate
    } else {
        format!("{fate}  ")
    };
    (format!("{sign} {:>4}  {fate}{cells}", row.line), tone)
}

/// Everything about the rows, to be read in place of the form.
pub fn rows(preview: Option<&Preview>, state: &State) -> Review {
    let look = &state.look;
    let mut lines = Vec::new();
    match preview {
        None => lines.push((look.say("form-rows-none"), Tone::Faint)),
        Some(preview) => {
            lines.push((counts(preview, look), Tone::Strong));
            for notice in &preview.notices {
                lines.extend(notice_lines(notice, look));
            }
            let mut file = "";
            for each in preview.rows.iter().chain(&preview.rejected_later) {
                if each.file != file {
                    file = &each.file;
                    lines.push((each.file.clone(), Tone::Strong));
                }
                lines.push(row(each, look));
            }
        }
    }
    Review::new(look.say("form-rows-title"), lines, back()).in_place()
}
