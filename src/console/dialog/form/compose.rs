//! Values that are put together from several fields, and taken apart into them.

use super::field::{Control, Field, Part};
use crate::config::keys::{GENERAL, WFM, find_key};
use crate::config::{AutoImport, Key, Login, LoginGap, Standing, WfmUrl};
use std::collections::BTreeMap;
use tui_input::Input;
use zeroize::Zeroizing;

const PORTS: [&str; 2] = ["45054", "80"];

fn line(text: &str) -> Control {
    Control::Line(Input::new(text.to_owned()))
}

fn choice(options: &[&str], value: &str) -> Control {
    let mut options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
    let at = options
        .iter()
        .position(|option| option == value)
        .unwrap_or_else(|| {
            options.push(value.to_owned());
            options.len() - 1
        });
    Control::Choice { options, at }
}

/// An address from a host alone, with or without a port.
pub fn address_of(host: &str) -> Option<WfmUrl> {
    let text = match host.contains("://") {
        true => host.to_owned(),
        false if host.matches(':').count() > 1 && !host.starts_with('[') => format!("iwfms://[{host}]"),
        false => format!("iwfms://{host}"),
    };
    WfmUrl::from_input(&text)
}

/// Host, encryption and port of `Url`.
pub fn url(standing: &Option<Standing>) -> Vec<Field> {
    let key = find_key(&[WFM], "Url");
    let value = standing.as_ref().map_or("", |standing| standing.value.as_str());
    let known = WfmUrl::from_input(value);
    // The sample's own address says nothing; anything else that is none is shown to be mended.
    let sample = value.contains("xxx") || value.contains('<') || value.to_lowercase().contains("iwfm-host");
    let (host, scheme, port) = match &known {
        Some(url) => (
            url.host.clone(),
            if url.tls { "iwfms" } else { "iwfm" },
            url.port.to_string(),
        ),
        None if sample => (String::new(), "iwfms", PORTS[0].to_owned()),
        None => (value.to_owned(), "iwfms", PORTS[0].to_owned()),
    };
    let part = |part, words, control| Field::part(("Url", key), part, words, control, standing.clone());
    vec![
        part(Part::Host, "key-url-host", line(&host)),
        part(Part::Scheme, "key-url-scheme", choice(&["iwfms", "iwfm"], scheme)),
        part(Part::Port, "key-url-port", choice(&PORTS, &port)),
    ]
}

/// User and passcode of a line of [DB]. Placeholders are not yet configured, and shown as nothing.
pub fn login(number: &str, standing: &Option<Standing>) -> Vec<Field> {
    let login = standing
        .as_ref()
        .and_then(|standing| Login::parse(number, &standing.value, 0));
    let gap = login.as_ref().and_then(Login::gap);
    let user = match (&login, gap) {
        (Some(login), None | Some(LoginGap::Passcode)) => login.user.clone(),
        _ => String::new(),
    };
    let passcode = login.as_ref().map_or("", |login| login.passcode.reveal());
    let passcode = if passcode.starts_with('<') { "" } else { passcode };
    vec![
        Field::part(
            (number, None),
            Part::User,
            "key-login-user",
            line(&user),
            standing.clone(),
        ),
        Field::part(
            (number, None),
            Part::Passcode,
            "key-login-passcode",
            Control::Passcode(Zeroizing::new(passcode.to_owned())),
            standing.clone(),
        ),
    ]
}

/// When one kind of data is imported by itself.
pub fn schedule(name: &'static str, standing: &Option<Standing>) -> Vec<Field> {
    let key: Option<&'static Key> = find_key(&[GENERAL], name);
    let value = standing.as_ref().map_or("", |standing| standing.value.as_str());
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let (mode, minutes, offset, at) = match value.parse().unwrap_or_default() {
        AutoImport::None => ("none", 15, 0, 360),
        AutoImport::Every { minutes, reference } => ("every", minutes, reference, 360),
        AutoImport::Daily { at } => ("daily", 15, 0, at),
    };
    let part = |part, words, control| Field::part((name, key), part, words, control, standing.clone());
    vec![
        part(
            Part::Mode,
            "key-auto-mode",
            choice(&["none", "every", "daily"], mode),
        ),
        part(Part::Minutes, "key-auto-minutes", line(&minutes.to_string())),
        part(Part::Offset, "key-auto-offset", line(&clock(offset))),
        part(Part::At, "key-auto-at", line(&clock(at))),
    ]
}

/// The value that the fields of one key make together. Untouched, it is what stands in the file.
pub fn value(fields: &[&Field], wfm: &str) -> Zeroizing<String> {
    let Some(first) = fields.first() else {
        return Zeroizing::default();
    };
    if !fields.iter().any(|field| field.changed()) {
        return first.original.clone();
    }
    let raw = |part: Part| {
        fields
            .iter()
            .find(|field| field.part == part)
            .map_or_else(Zeroizing::default, |field| field.raw())
    };
    Zeroizing::new(match first.part {
        Part::Host | Part::Scheme | Part::Port => {
            let host = raw(Part::Host);
            match address_of(&host) {
                Some(url) => WfmUrl {
                    host: url.host,
                    tls: raw(Part::Scheme).as_str() == "iwfms",
                    port: raw(Part::Port).parse().unwrap_or(url.port),
                }
                .to_string(),
                None => host.to_string(),
            }
        }
        Part::User | Part::Passcode => {
            let before = Login::parse(&first.key, &first.original, 0);
            let flag = before.as_ref().map_or("0", |login| login.flag.as_str());
            let name = before.as_ref().map_or(wfm, |login| login.name.as_str());
            format!(
                "{name},{flag},{},{}",
                raw(Part::User).as_str(),
                raw(Part::Passcode).as_str()
            )
        }
        Part::Mode | Part::Minutes | Part::Offset | Part::At => scheduled(&raw),
        Part::Whole => return first.raw(),
    })
}

fn scheduled(raw: &dyn Fn(Part) -> Zeroizing<String>) -> String {
    let offset = raw(Part::Offset);
    let offset = offset.trim_start_matches('+');
    let text = match raw(Part::Mode).as_str() {
        "every" if offset.is_empty() => format!("every {}", raw(Part::Minutes).as_str()),
        "every" => format!("every {} +{offset}", raw(Part::Minutes).as_str()),
        "daily" => format!("daily {}", raw(Part::At).as_str()),
        _ => "none".to_owned(),
    };
    // In the file's own spelling when it is understood.
    text.parse::<AutoImport>().map_or(text, |plan| plan.to_string())
}

/// The values of all keys, in the fields' order; a key stands once.
pub fn values(fields: &[Field], wfm: &str) -> Vec<(String, Zeroizing<String>)> {
    let mut order: Vec<&str> = Vec::new();
    let mut groups: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
    for field in fields {
        let group = groups.entry(&field.key).or_default();
        if group.is_empty() {
            order.push(&field.key);
        }
        group.push(field);
    }
    order
        .into_iter()
        .map(|key| (key.to_owned(), value(&groups[key], wfm)))
        .collect()
}

/// Whether a part of an automatic import is asked for at all, as its mode is.
pub fn is_asked(field: &Field, fields: &[Field]) -> bool {
    let mode = || {
        fields
            .iter()
            .find(|other| other.part == Part::Mode && other.key == field.key)
            .map_or_else(Zeroizing::default, Field::raw)
    };
    match field.part {
        Part::Minutes | Part::Offset => mode().as_str() == "every",
        Part::At => mode().as_str() == "daily",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(key: &str, value: &str) -> Option<Standing> {
        Some(Standing {
            key: key.to_owned(),
            value: value.to_owned(),
            line: 1,
            times: 1,
        })
    }

    fn all(fields: &[Field]) -> String {
        value(&fields.iter().collect::<Vec<_>>(), "WFM").to_string()
    }

    #[test]
    fn what_nobody_touched_stays_as_it_stands() {
        assert_eq!(all(&url(&standing("Url", "IWFMS://a"))), "IWFMS://a");
        assert_eq!(
            all(&schedule("AutoImportPhoneLink", &standing("x", "EVERY 5"))),
            "EVERY 5"
        );
        assert_eq!(all(&login("1", &standing("1", "WFM, 0,u,P"))), "WFM, 0,u,P");
    }

    #[test]
    fn parts_make_a_value() {
        let mut fields = url(&standing("Url", "iwfms://iwfm-xxxx.injixo.com:45054"));
        assert_eq!(fields[0].raw().as_str(), "", "the sample's host is none");
        fields[0].put("server");
        fields[1].put("iwfm");
        fields[2].put("80");
        assert_eq!(all(&fields), "iwfm://server:80");
        let mut fields = login(
            "1",
            &standing("1", "My, WFM,0,xlink@xxxx.com,<password from generator>"),
        );
        assert_eq!((fields[0].raw().as_str(), fields[1].raw().as_str()), ("", ""));
        fields[0].put("xlink");
        fields[1].put("AB");
        assert_eq!(all(&fields), "My, WFM,0,xlink,AB");
        let mut fields = schedule("AutoImportTimeLink", &None);
        fields[0].put("every");
        fields[2].put("0:05");
        assert_eq!(all(&fields), "every 15 +00:05");
        fields[0].put("daily");
        fields[3].put("6:30");
        assert_eq!(all(&fields), "daily 06:30");
    }

    #[test]
    fn only_what_the_mode_needs_is_asked() {
        let mut fields = schedule("AutoImportTimeLink", &None);
        let asked = |fields: &[Field]| fields.iter().filter(|field| is_asked(field, fields)).count();
        assert_eq!(asked(&fields), 1);
        fields[0].put("every");
        assert_eq!(asked(&fields), 3);
        fields[0].put("daily");
        assert_eq!(asked(&fields), 2);
    }
}
