//! What a person is told, before it has words of a language (spec page 6: three languages, the check included).
//!
//! Lower rooms make messages with [`message!`]: a key, the English words and the values in them. The English words are
//! for logs and for machines; the screen and the command line ask `i18n::Words::tell` for the words of whoever looks,
//! which is why messages travel through the control channel as they are. A key that the reader does not know (a newer
//! service) shows its English words.

use super::{MetricPath, QueueId, ValueTypeId};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A sentence or a part of one. Cheap to copy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(Arc<Told>);

#[derive(Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Told {
    /// `<room>-<words>`, as in `src/i18n/<language>/<room>.ftl`; empty: the words are somebody else's (a server, the
    /// system, a person) and are shown as they are.
    key: Cow<'static, str>,
    english: String,
    values: Vec<(Cow<'static, str>, MessageValue)>,
}

/// What is put into the words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MessageValue {
    Text(String),
    /// Decides between singular and plural.
    Number(i64),
    Message(Message),
    /// Told one after the other, with commas.
    List(Vec<Message>),
}

/// Whatever can be told in every language. Its `Display` is the English of its message.
pub trait Worded {
    fn message(&self) -> Message;
}

impl Message {
    /// Use [`message!`]: it holds the words against the values.
    pub fn new(
        key: impl Into<Cow<'static, str>>,
        english: String,
        values: Vec<(Cow<'static, str>, MessageValue)>,
    ) -> Self {
        Self(Arc::new(Told {
            key: key.into(),
            english,
            values,
        }))
    }

    /// Empty: only [`english`](Self::english) is known.
    pub fn key(&self) -> &str {
        &self.0.key
    }

    pub fn english(&self) -> &str {
        &self.0.english
    }

    pub fn values(&self) -> &[(Cow<'static, str>, MessageValue)] {
        &self.0.values
    }

    /// Nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.english.is_empty()
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english)
    }
}

/// So that a command can end with one.
impl std::error::Error for Message {}

impl Worded for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

/// Somebody else's words: a server's, the system's, a person's.
impl From<String> for Message {
    fn from(words: String) -> Self {
        Self::new("", words, Vec::new())
    }
}

impl From<&str> for Message {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl MessageValue {
    /// For [`message!`], which asks as often as there are values.
    pub(crate) fn next<'a>(values: &mut std::slice::Iter<'a, (Cow<'static, str>, Self)>) -> &'a Self {
        values.next().map_or(&Self::Number(0), |(_, value)| value)
    }
}

impl fmt::Display for MessageValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Message(message) => message.fmt(f),
            Self::List(messages) => {
                let mut between = "";
                for message in messages {
                    write!(f, "{between}{message}")?;
                    between = ", ";
                }
                Ok(())
            }
        }
    }
}

impl From<Message> for MessageValue {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&Message> for MessageValue {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

impl From<Vec<Message>> for MessageValue {
    fn from(messages: Vec<Message>) -> Self {
        Self::List(messages)
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for MessageValue {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
        impl From<&$kind> for MessageValue {
            fn from(number: &$kind) -> Self {
                Self::from(*number)
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i32 i64);

macro_rules! texts {
    ($($kind:ty)*) => {$(
        impl From<$kind> for MessageValue {
            fn from(text: $kind) -> Self {
                Self::Text(text.to_string())
            }
        }
    )*};
}
texts!(&str String &String char &char std::path::Display<'_> Cow<'_, str> jiff::civil::Date &jiff::civil::Date
    QueueId &QueueId ValueTypeId &ValueTypeId &MetricPath std::net::IpAddr std::net::SocketAddr &std::net::SocketAddr);

/// A [`Message`]: `message!("test-…", "cannot read {path}: {why}", path = path.display(), why = why)`.
///
/// The words are English; `{name}` stands for the value of that name, and the compiler holds the two against each other.
/// The key stands in `src/i18n/{en,fr,de}/*.ftl`; a test holds the English there against the words here. A number in the
/// words has the plural here; the English text of the key may know the singular too.
macro_rules! message {
    ($key:literal, $words:literal $(,)?) => {
        $crate::model::Message::new($key, format!($words), Vec::new())
    };
    ($key:literal, $words:literal $(, $name:ident = $value:expr)+ $(,)?) => {{
        let values = vec![$((
            ::std::borrow::Cow::Borrowed(stringify!($name)),
            $crate::model::MessageValue::from($value),
        )),+];
        let mut told = values.iter();
        let english = format!($words $(, $name = $crate::model::MessageValue::next(&mut told))+);
        $crate::model::Message::new($key, english, values)
    }};
}

/// `Display` through the message, for types that are [`Worded`].
macro_rules! displayed {
    ($($kind:ty),+ $(,)?) => {$(
        impl ::std::fmt::Display for $kind {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&$crate::model::Worded::message(self), f)
            }
        }
    )+};
}

pub(crate) use {displayed, message};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_its_english() {
        let inner = message!("test-inner", "the disk is full");
        let path = std::path::Path::new("/tmp/x");
        let whole = message!(
            "test-outer",
            "{path} is gone after {count} days: {why}",
            path = path.display(),
            count = 3_u32,
            why = &inner
        );
        assert_eq!(whole.to_string(), "/tmp/x is gone after 3 days: the disk is full");
        assert_eq!(whole.key(), "test-outer");
        assert_eq!(whole.values()[2].1, MessageValue::Message(inner));
        let travelled: Message = serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
        assert_eq!(travelled, whole);
    }

    #[test]
    fn somebody_elses_words_have_no_key() {
        let message = Message::from("ORA-12541");
        assert_eq!((message.key(), message.english()), ("", "ORA-12541"));
        assert!(Message::default().is_empty());
    }
}
