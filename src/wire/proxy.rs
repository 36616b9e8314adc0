//! The way through an HTTP proxy (CONNECT).

use super::address::{host_and_port, joined};
use crate::model::{Message, Worded, message};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use std::str::FromStr;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use zeroize::Zeroizing;

/// An answer longer than this is no answer of a proxy.
const ANSWER_LIMIT: usize = 16 * 1024;

/// An HTTP proxy. Its password shows nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    pub host: String,
    pub port: u16,
    credentials: Option<Zeroizing<String>>,
}

/// A text that is not the address of a proxy. It never holds the text itself, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct ProxyError {
    pub why: Message,
}

impl Worded for ProxyError {
    fn message(&self) -> Message {
        let Self { why } = self;
        message!(
            "wire-proxy",
            "the proxy's address is not understood: expected http://user:pass@host:port ({why})",
            why = why
        )
    }
}

impl FromStr for Proxy {
    type Err = ProxyError;

    fn from_str(text: &str) -> Result<Self, ProxyError> {
        let wrong = |why| ProxyError { why };
        let text = text.trim();
        let rest = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
            Some(_) => {
                return Err(wrong(message!(
                    "wire-http-proxies",
                    "only proxies reached by http:// are supported"
                )));
            }
            None => text,
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        // A password may itself hold an @: the last one ends it.
        let (credentials, at) = match rest.rsplit_once('@') {
            Some((credentials, at)) => (Some(Zeroizing::new(unescaped(credentials).map_err(wrong)?)), at),
            None => (None, rest),
        };
        let (host, port) = host_and_port(at).map_err(wrong)?;
        Ok(Self {
            host,
            port: port.unwrap_or(80),
            credentials,
        })
    }
}

/// `%40` is `@`.
fn unescaped(text: &str) -> Result<String, Message> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let code = tail
            .get(..2)
            .and_then(|digits| hex::decode(digits).ok())
            .ok_or_else(|| message!("wire-percent", "two hexadecimal digits must follow each %"))?;
        bytes.extend(code);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).map_err(|_| message!("wire-not-utf8", "user and password are not UTF-8"))
}

impl Proxy {
    /// The proxy that the environment names (`https_proxy`), unless `no_proxy` or the host itself (this very machine)
    /// speaks against it.
    pub fn from_environment(
        host: &str,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, ProxyError> {
        let either = |name: &str| {
            variable(name)
                .or_else(|| variable(&name.to_uppercase()))
                .filter(|value| !value.trim().is_empty())
        };
        if is_this_machine(host) || either("no_proxy").is_some_and(|list| is_excepted(host, &list)) {
            return Ok(None);
        }
        either("https_proxy").map(|text| text.parse()).transpose()
    }

    /// `host:port`
    pub fn authority(&self) -> String {
        joined(&self.host, self.port)
    }

    /// Asks the proxy for a line to `target` and reads its answer, not one byte more.
    pub(super) async fn pass<S>(&self, stream: &mut S, target: &str) -> Result<(), Message>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let mut request = Zeroizing::new(format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n"));
        if let Some(credentials) = &self.credentials {
            let coded = Zeroizing::new(STANDARD.encode(credentials.as_bytes()));
            request.push_str("Proxy-Authorization: Basic ");
            request.push_str(&coded);
            request.push_str("\r\n");
        }
        request.push_str("\r\n");
        stream
            .write_all(request.as_bytes())
            .await
            .map_err(|error| Message::from(error.to_string()))?;
        let answer = read_answer(stream).await?;
        match status(&answer) {
            Some((200..=299, _)) => Ok(()),
            Some((407, _)) => Err(message!(
                "wire-proxy-login",
                "it asks for a user and a password, or refuses the ones it was given (407)"
            )),
            Some((code, words)) => Err(message!(
                "wire-proxy-answers",
                "it answers {code} {words}",
                code = code.to_string(),
                words = words,
            )),
            None => Err(message!("wire-not-http", "its answer is not HTTP")),
        }
    }
}

async fn read_answer<S: AsyncRead + Unpin>(stream: &mut S) -> Result<Vec<u8>, Message> {
    let mut answer = Vec::new();
    // The server behind may speak first: what follows the answer must stay in the stream, so byte by byte.
    while !answer.ends_with(b"\r\n\r\n") {
        if answer.len() >= ANSWER_LIMIT {
            return Err(message!("wire-endless", "its answer does not end"));
        }
        match stream.read_u8().await {
            Ok(byte) => answer.push(byte),
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                return Err(message!("wire-closed", "it closed the line without an answer"));
            }
            Err(error) => return Err(error.to_string().into()),
        }
    }
    Ok(answer)
}

fn status(answer: &[u8]) -> Option<(u16, String)> {
    let line = answer.split(|byte| *byte == b'\r').next()?;
    let line = String::from_utf8_lossy(line);
    let mut words = line.splitn(3, ' ');
    if !words.next()?.starts_with("HTTP/1.") {
        return None;
    }
    let code = words.next()?.parse().ok()?;
    let reason: String = words
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(80)
        .collect();
    Some((code, reason))
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn is_excepted(host: &str, list: &str) -> bool {
    let host = host.to_ascii_lowercase();
    list.split(',')
        .map(|entry| entry.trim().to_ascii_lowercase())
        .any(|entry| {
            let domain = entry.trim_start_matches("*.").trim_start_matches('.');
            entry == "*" || (!domain.is_empty() && (host == domain || host.ends_with(&format!(".{domain}"))))
        })
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.authority())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({})", self.authority())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_read_and_its_password_shows_nowhere() {
        let proxy: Proxy = "http://hans:p%40ss:word@proxy.example:3128/".parse().unwrap();
        assert_eq!((proxy.host.as_str(), proxy.port), ("proxy.example", 3128));
        assert_eq!(proxy.credentials.as_ref().unwrap().as_str(), "hans:p@ss:word");
        let shown = format!("{proxy} {proxy:?}");
        assert!(!shown.contains("hans") && !shown.contains("ss:word"), "{shown}");
        let error = "socks5://u:secret@h:1".parse::<Proxy>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }

    #[test]
    fn the_environment_names_a_proxy_and_exceptions() {
        let environment = |name: &str| match name {
            "HTTPS_PROXY" => Some("http://proxy:8080".to_owned()),
            "no_proxy" => Some("intern.example, .lan".to_owned()),
            _ => None,
        };
        let of = |host| Proxy::from_environment(host, environment).unwrap().is_some();
        assert!(of("wfm.example"));
        for host in [
            "localhost",
            "127.0.0.1",
            "::1",
            "intern.example",
            "a.Intern.example",
            "wfm.lan",
        ] {
            assert!(!of(host), "{host}");
        }
        assert!(of("notintern.example"));
    }

    #[tokio::test]
    async fn a_refusal_is_told_in_words() {
        for (answer, expected) in [
            ("HTTP/1.1 407 Authentication Required\r\n\r\n", "407"),
            ("HTTP/1.0 502 Bad Gateway\r\nX: y\r\n\r\n", "502 Bad Gateway"),
            ("SSH-2.0\r\n\r\n", "not HTTP"),
        ] {
            let (mut ours, mut theirs) = tokio::io::duplex(1024);
            theirs.write_all(answer.as_bytes()).await.unwrap();
            let why = "http://p:1"
                .parse::<Proxy>()
                .unwrap()
                .pass(&mut ours, "h:2")
                .await
                .unwrap_err();
            assert!(why.english().contains(expected), "{why}");
        }
    }

    #[tokio::test]
    async fn what_follows_the_answer_stays_in_the_stream() {
        let (mut ours, mut theirs) = tokio::io::duplex(1024);
        theirs.write_all(b"HTTP/1.1 200 OK\r\n\r\nfirst").await.unwrap();
        let proxy: Proxy = "u:p@proxy:1".parse().unwrap();
        proxy.pass(&mut ours, "host:2").await.unwrap();
        let mut rest = [0; 5];
        ours.read_exact(&mut rest).await.unwrap();
        assert_eq!(&rest, b"first");
        let mut asked = vec![0; 256];
        let length = theirs.read(&mut asked).await.unwrap();
        let asked = String::from_utf8_lossy(&asked[..length]).into_owned();
        assert_eq!(
            asked,
            "CONNECT host:2 HTTP/1.1\r\nHost: host:2\r\nProxy-Authorization: Basic dTpw\r\n\r\n"
        );
    }
}
