//! `iwfms://host:port`: where a WFM server is.

use super::DEFAULT_PORT;
use crate::model::{Message, Worded, message};
use std::fmt;
use std::str::FromStr;

/// Whether the line is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Security {
    /// `iwfms://`: TLS 1.2 or later.
    Tls,
    /// `iwfm://`
    Plain,
}

impl Security {
    /// The address's scheme.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Tls => "iwfms",
            Self::Plain => "iwfm",
        }
    }
}

/// The address of a WFM server (spec page 1, isps.cfg).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    pub security: Security,
    /// A name or an IP address, without brackets.
    pub host: String,
    pub port: u16,
}

/// A text that is not the address of a WFM server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct AddressError {
    pub text: String,
    pub why: Message,
}

impl Worded for AddressError {
    fn message(&self) -> Message {
        let Self { text, why } = self;
        message!(
            "wire-address",
            "“{text}” is not the address of a WFM server: expected iwfms://host:port or iwfm://host:port ({why})",
            text = text,
            why = why
        )
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let wrong = |why| AddressError {
            text: text.to_owned(),
            why,
        };
        let (scheme, rest) = text.trim().split_once("://").ok_or_else(|| wrong(no_scheme()))?;
        let security = match scheme.to_ascii_lowercase().as_str() {
            "iwfms" => Security::Tls,
            "iwfm" => Security::Plain,
            _ => return Err(wrong(no_scheme())),
        };
        let (host, port) = host_and_port(rest.strip_suffix('/').unwrap_or(rest)).map_err(wrong)?;
        Ok(Self {
            security,
            host,
            port: port.unwrap_or(DEFAULT_PORT),
        })
    }
}

fn no_scheme() -> Message {
    message!("wire-no-scheme", "it does not begin with iwfms:// or iwfm://")
}

/// `host`, `host:port`, `[v6]:port`.
pub(super) fn host_and_port(text: &str) -> Result<(String, Option<u16>), Message> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest
                .split_once(']')
                .ok_or_else(|| message!("wire-open-bracket", "a bracket is not closed"))?;
            match rest.strip_prefix(':') {
                Some(port) => (host, Some(port)),
                None if rest.is_empty() => (host, None),
                None => {
                    return Err(message!(
                        "wire-after-bracket",
                        "only a port may follow the bracket"
                    ));
                }
            }
        }
        None => match text.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        },
    };
    if host.is_empty() {
        return Err(message!("wire-no-host", "the host is missing"));
    }
    if host.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '@' | '"' | '<' | '>')) {
        return Err(message!(
            "wire-odd-host",
            "the host holds a character that no host has"
        ));
    }
    let port = match port {
        None => None,
        Some(port) => match port.parse() {
            Ok(number) if number > 0 && port.bytes().all(|b| b.is_ascii_digit()) => Some(number),
            _ => {
                return Err(message!(
                    "wire-odd-port",
                    "the port is not a number from 1 to 65535"
                ));
            }
        },
    };
    Ok((host.to_owned(), port))
}

/// `host:port`, IPv6 in brackets.
pub(super) fn joined(host: &str, port: u16) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}

impl Address {
    /// `host:port`, as a proxy or a message names it.
    pub fn authority(&self) -> String {
        joined(&self.host, self.port)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}://{}", self.security.scheme(), self.authority()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_security_host_and_port() {
        for (text, shown) in [
            (
                "iwfms://iwfm-5y2jgr6o.injixo.com:45054",
                "iwfms://iwfm-5y2jgr6o.injixo.com:45054",
            ),
            ("iwfm://server", "iwfm://server:45054"),
            (" IWFMS://server:80/ ", "iwfms://server:80"),
            ("iwfm://[::1]:7", "iwfm://[::1]:7"),
            ("iwfm://[::1]", "iwfm://[::1]:45054"),
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_the_reason() {
        for text in [
            "server:45054",
            "https://server",
            "iwfms://",
            "iwfms://:45054",
            "iwfms://server:0",
            "iwfms://server:65536",
            "iwfms://server:+5",
            "iwfms://a b",
            "iwfms://user@server",
            "iwfms://[::1",
            "iwfms://server/path",
        ] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(error.to_string().contains(text), "{error}");
        }
    }
}
