//! `Url` in isps.cfg: where the WFM server is (spec page 1).

use std::fmt;

/// Port when an address names none.
const DEFAULT_PORT: u16 = 45054;

/// The address of a WFM server.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WfmUrl {
    /// `iwfms`: TLS. Else `iwfm`: plain TCP.
    pub tls: bool,
    /// A name or an IP address, without brackets.
    pub host: String,
    pub port: u16,
}

/// What `Url` says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WfmAddress {
    Server(WfmUrl),
    /// Absent, or still the sample's: not yet configured.
    NotConfigured,
    /// A destination that this build cannot deliver to, or no address at all; as it stands.
    Unusable(String),
}

impl WfmAddress {
    pub fn server(&self) -> Option<&WfmUrl> {
        match self {
            Self::Server(url) => Some(url),
            Self::NotConfigured | Self::Unusable(_) => None,
        }
    }
}

/// `iwfms://host:port`, as isps.cfg has it.
impl fmt::Display for WfmUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.tls { "iwfms" } else { "iwfm" };
        let brackets = if self.host.contains(':') {
            ["[", "]"]
        } else {
            ["", ""]
        };
        write!(
            f,
            "{scheme}://{}{}{}:{}",
            brackets[0], self.host, brackets[1], self.port
        )
    }
}

impl WfmUrl {
    /// What somebody typed or pasted: the address as isps.cfg has it, or the browser's,
    /// `https://iwfm-HOST.injixo.com/iwfm/`, out of which the host is taken.
    pub fn from_input(text: &str) -> Option<Self> {
        match read_url(text) {
            Destination::Server(url) => Some(url),
            Destination::Placeholder | Destination::Other | Destination::Wrong => None,
        }
    }
}

pub(super) enum Destination {
    Server(WfmUrl),
    Placeholder,
    /// `csv:///folder`, `https://api.injixo.com`: for later (spec page 7, *Other destinations*).
    Other,
    Wrong,
}

pub(super) fn read_url(text: &str) -> Destination {
    let text = text.trim();
    if text.to_lowercase().contains("iwfm-xxx") {
        return Destination::Placeholder;
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return Destination::Wrong;
    };
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "iwfm" | "iwfms" => {}
        "csv" => return Destination::Other,
        "https" | "http" => return from_browser(rest),
        _ => return Destination::Wrong,
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let Some((host, port)) = host_and_port(rest) else {
        return Destination::Wrong;
    };
    if is_placeholder(&host) {
        return Destination::Placeholder;
    }
    Destination::Server(WfmUrl {
        tls: scheme == "iwfms",
        host,
        port: port.unwrap_or(DEFAULT_PORT),
    })
}

fn from_browser(rest: &str) -> Destination {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((host, _)) = host_and_port(authority) else {
        return Destination::Wrong;
    };
    let host = host.to_ascii_lowercase();
    if is_placeholder(&host) {
        Destination::Placeholder
    } else if host.starts_with("iwfm-") {
        Destination::Server(WfmUrl {
            tls: true,
            host,
            port: DEFAULT_PORT,
        })
    } else if host == "api.injixo.com" {
        Destination::Other
    } else {
        Destination::Wrong
    }
}

/// `iwfm-xxxx…`, `<host>`, `iwfm-HOST…`: what samples hold.
fn is_placeholder(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let name = host.split('.').next().unwrap_or_default();
    let filler = |text: &str| text.len() >= 3 && text.bytes().all(|byte| byte == b'x');
    host.contains(['<', '>']) || name == "iwfm-host" || name.strip_prefix("iwfm-").is_some_and(filler)
}

/// `host`, `host:port`, `[v6]:port`.
fn host_and_port(text: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, behind) = rest.split_once(']')?;
            match behind.strip_prefix(':') {
                Some(port) => (host, Some(port)),
                None => (host, behind.is_empty().then_some(None)?),
            }
        }
        None => match text.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        },
    };
    let odd = |character: char| character.is_whitespace() || "/?#@\"\\".contains(character);
    if host.is_empty() || host.contains(odd) {
        return None;
    }
    let port = match port {
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(port.parse().ok().filter(|port| *port > 0)?)
        }
        Some(_) => return None,
        None => None,
    };
    Some((host.to_owned(), port))
}
