//! One line of acd_map.ini: `WFM:1:1002:1003=CSV:Service 1:Calls`.

use crate::model::{MappingTarget, Message, MetricPath, QueueId, ValueTypeId, Worded, message};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// The left side: which value type of which queue.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Left {
    /// Name of the WFM system.
    pub system: String,
    /// [`QueueId::NONE`]: none.
    pub parent: QueueId,
    pub queue: QueueId,
    pub value_type: ValueTypeId,
}

/// A line that maps something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingLine {
    /// Counted from 1.
    pub line: u32,
    pub system: String,
    pub parent: QueueId,
    pub queue: QueueId,
    pub value_type: ValueTypeId,
    pub target: MappingTarget,
}

impl MappingLine {
    pub fn left(&self) -> Left {
        Left {
            system: self.system.clone(),
            parent: self.parent,
            queue: self.queue,
            value_type: self.value_type,
        }
    }

    /// The metric's path, when the line names one.
    pub fn metric(&self) -> Option<&MetricPath> {
        match &self.target {
            MappingTarget::Metric(path) => Some(path),
            MappingTarget::Script(_) => None,
        }
    }

    /// The script file, when the line names one.
    pub fn script(&self) -> Option<&str> {
        match &self.target {
            MappingTarget::Script(file) => Some(file),
            MappingTarget::Metric(_) => None,
        }
    }
}

/// As it stands in the file, without its line end.
impl fmt::Display for MappingLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=", self.left())?;
        match &self.target {
            MappingTarget::Metric(path) => path.fmt(f),
            MappingTarget::Script(file) => f.write_str(file),
        }
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}:{}",
            self.system, self.parent, self.queue, self.value_type
        )
    }
}

/// A text that is no left side.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct LeftError(pub String);

impl Worded for LeftError {
    fn message(&self) -> Message {
        let Self(text) = self;
        message!(
            "mapping-left",
            "“{text}” is not WFM:parent:queue:valuetype, three numbers behind the WFM system's name",
            text = text
        )
    }
}

impl FromStr for Left {
    type Err = LeftError;

    fn from_str(text: &str) -> Result<Self, LeftError> {
        let probe = format!("{text}=");
        match split(&probe) {
            Some(parts) if parts.right == probe.len() => Ok(parts.left),
            _ => Err(LeftError(text.to_owned())),
        }
    }
}

/// The parts of a line; positions count bytes of its text.
pub(super) struct Parts {
    pub left: Left,
    /// Where the parent stands.
    pub parent: Range<usize>,
    /// Where the right side begins: behind the first `=` that follows the third colon's number.
    pub right: usize,
}

/// Names may hold colons and equal signs: the first place where a name is followed by three numbers and `=` divides.
pub(super) fn split(text: &str) -> Option<Parts> {
    let indent = text.len() - text.trim_start().len();
    text.match_indices(':').find_map(|(colon, _)| {
        let name = text.get(indent..colon)?.trim_end();
        let (parent, at) = number(text, colon + 1)?;
        let (queue, at) = number(text, expect(text, at, ':')?)?;
        let (value_type, at) = number(text, expect(text, at, ':')?)?;
        let right = expect(text, at, '=')?;
        let left = Left {
            system: name.to_owned(),
            parent: QueueId(text[parent.clone()].parse().ok()?),
            queue: QueueId(text[queue].parse().ok()?),
            value_type: ValueTypeId(text[value_type].parse().ok()?),
        };
        (!name.is_empty()).then_some(Parts { left, parent, right })
    })
}

/// Digits from here on, blanks around them passed over.
fn number(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(at..)?;
    let start = at + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let end = start + digits;
    let behind = text[end..].trim_start_matches([' ', '\t']);
    (digits > 0).then_some((start..end, text.len() - behind.len()))
}

fn expect(text: &str, at: usize, character: char) -> Option<usize> {
    text[at..].starts_with(character).then_some(at + 1)
}

/// The right side's meaning. `$<n>.BAS` in any case is a script.
pub fn target_of(right: &str) -> MappingTarget {
    let right = right.trim();
    if script_number(right).is_some() {
        MappingTarget::Script(right.to_owned())
    } else {
        MappingTarget::Metric(MetricPath::new(right))
    }
}

/// 12 of `$12.BAS`.
pub(super) fn script_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix('$')?;
    let (digits, extension) = digits.split_once('.')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && extension.eq_ignore_ascii_case("bas")).then(|| digits.parse().ok())?
}
