//! The known functions (spec page 3).

use super::error::RunFault;
use super::numerals;
use super::operators::truth;
use super::value::{TEXT_LIMIT, Texts, Value, fifteen_digits, half_even};

macro_rules! functions {
    ($($name:ident $fewest:literal..=$most:literal,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Function { $($name),* }

        impl Function {
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As people write it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// Fewest and most arguments.
            pub fn arguments(self) -> (u8, u8) {
                match self { $(Self::$name => ($fewest, $most)),* }
            }

            /// By its name in lower case.
            pub fn named(name: &str) -> Option<Self> {
                $(if name.eq_ignore_ascii_case(stringify!($name)) { return Some(Self::$name); })*
                None
            }
        }
    };
}

functions! {
    Abs 1..=1, Int 1..=1, Fix 1..=1, Sgn 1..=1, Sqr 1..=1, Round 1..=2,
    CInt 1..=1, CLng 1..=1, CSng 1..=1, CDbl 1..=1, Val 1..=1, Str 1..=1, CStr 1..=1,
    Len 1..=1, Left 2..=2, Right 2..=2, Mid 2..=3, InStr 2..=3, UCase 1..=1, LCase 1..=1,
    Trim 1..=1, LTrim 1..=1, RTrim 1..=1, IIf 3..=3, Format 1..=2,
    Exp 1..=1, Log 1..=1, IsNumeric 1..=1, Chr 1..=1, Asc 1..=1,
}

impl Function {
    /// Whether it makes a number of numbers.
    pub fn is_numeric(self) -> bool {
        use Function::*;
        matches!(
            self,
            Abs | Int | Fix | Sgn | Sqr | Round | CInt | CLng | CSng | CDbl | Exp | Log | IIf | IsNumeric
        )
    }

    /// Its value for these arguments; their number was checked when the script was compiled.
    pub fn value(self, arguments: &[Value], texts: &mut Texts<'_>) -> Result<Value, RunFault> {
        let first = arguments[0];
        Ok(match self {
            Self::IIf => match texts.number(first)? == 0.0 {
                true => arguments[2],
                false => arguments[1],
            },
            Self::IsNumeric => {
                let is = match first {
                    Value::Text(index) => numerals::whole_number_text(texts.get(index)).is_some(),
                    _ => true,
                };
                Value::Number(truth(is))
            }
            Self::Val => Value::Number(numerals::val(&texts.text(first))),
            Self::Len => Value::Number(texts.text(first).chars().count() as f64),
            Self::Asc => match texts.text(first).chars().next() {
                Some(character) => Value::Number(f64::from(u32::from(character))),
                None => return Err(self.out_of_range("an empty text")),
            },
            Self::InStr => Value::Number(self.position(arguments, texts)?),
            Self::Abs | Self::Int | Self::Fix | Self::Sgn | Self::Sqr | Self::Exp | Self::Log => {
                Value::Number(self.of_number(texts.number(first)?)?)
            }
            Self::CInt | Self::CLng => Value::Number(half_even(texts.number(first)?)),
            Self::CDbl => Value::Number(texts.number(first)?),
            Self::CSng => Value::Number(f64::from(texts.number(first)? as f32)),
            Self::Round => Value::Number(self.round(arguments, texts)?),
            _ => {
                let text = self.text(arguments, texts)?;
                texts.make(text)?
            }
        })
    }

    fn of_number(self, number: f64) -> Result<f64, RunFault> {
        let bad = || self.out_of_range(&numerals::shown(number));
        Ok(match self {
            Self::Abs => number.abs(),
            Self::Int => number.floor(),
            Self::Fix => number.trunc(),
            Self::Sgn if number == 0.0 => 0.0,
            Self::Sgn => number.signum(),
            Self::Exp => number.exp(),
            Self::Sqr if number < 0.0 => return Err(bad()),
            Self::Log if number <= 0.0 => return Err(bad()),
            Self::Log => number.ln(),
            _ => number.sqrt(),
        })
    }

    /// `Round(number, digits)`, half to even, on the number as 15 digits show it.
    fn round(self, arguments: &[Value], texts: &Texts<'_>) -> Result<f64, RunFault> {
        let number = texts.number(arguments[0])?;
        let digits = match arguments.get(1) {
            Some(digits) => half_even(texts.number(*digits)?),
            None => 0.0,
        };
        if !(0.0..=22.0).contains(&digits) {
            return Err(self.out_of_range(&numerals::shown(digits)));
        }
        let scale = 10_f64.powi(digits as i32);
        let scaled = number * scale;
        // A number this large has no such digits.
        Ok(match scaled.abs() < 1e15 {
            true => half_even(fifteen_digits(scaled)) / scale,
            false => number,
        })
    }

    /// `InStr([start,] text, sought)`, counted from 1; 0: not there.
    fn position(self, arguments: &[Value], texts: &Texts<'_>) -> Result<f64, RunFault> {
        let (start, rest) = match arguments {
            [start, rest @ ..] if rest.len() == 2 => (self.count(texts.number(*start)?, 1)?, rest),
            _ => (1, arguments),
        };
        let (text, sought) = (texts.text(rest[0]), texts.text(rest[1]));
        let Some((from, _)) = text.char_indices().chain([(text.len(), ' ')]).nth(start - 1) else {
            return Ok(0.0);
        };
        Ok(match text[from..].find(&sought) {
            Some(at) => (text[..from + at].chars().count() + 1) as f64,
            None => 0.0,
        })
    }

    fn text(self, arguments: &[Value], texts: &Texts<'_>) -> Result<String, RunFault> {
        let text = texts.text(arguments[0]);
        let count = |index: usize, least: usize| self.count(texts.number(arguments[index])?, least);
        Ok(match self {
            Self::CStr => text,
            Self::Str => {
                let number = texts.number(arguments[0])?;
                // A blank stands where the sign would.
                let blank = if number < 0.0 { "" } else { " " };
                format!("{blank}{}", numerals::shown(number))
            }
            Self::UCase => text.to_uppercase(),
            Self::LCase => text.to_lowercase(),
            Self::Trim => text.trim_matches(' ').to_owned(),
            Self::LTrim => text.trim_start_matches(' ').to_owned(),
            Self::RTrim => text.trim_end_matches(' ').to_owned(),
            Self::Left => text.chars().take(count(1, 0)?).collect(),
            Self::Right => {
                let length = text.chars().count();
                text.chars().skip(length.saturating_sub(count(1, 0)?)).collect()
            }
            Self::Mid => {
                let behind = text.chars().skip(count(1, 1)? - 1);
                match arguments.len() {
                    3 => behind.take(count(2, 0)?).collect(),
                    _ => behind.collect(),
                }
            }
            Self::Chr => {
                let number = self.count(texts.number(arguments[0])?, 0)?;
                match u32::try_from(number).ok().and_then(char::from_u32) {
                    Some(character) => character.to_string(),
                    None => return Err(self.out_of_range(&number.to_string())),
                }
            }
            Self::Format => match arguments.get(1) {
                Some(form) => super::format::format(texts, arguments[0], &texts.text(*form))?,
                None => text,
            },
            _ => unreachable!("{} makes no text", self.name()),
        })
    }

    /// A length or position, half to even, at least `least`.
    fn count(self, number: f64, least: usize) -> Result<usize, RunFault> {
        let whole = half_even(number);
        match whole >= least as f64 && whole <= f64::from(u32::MAX) {
            true => Ok((whole as usize).min(2 * TEXT_LIMIT as usize)),
            false => Err(self.out_of_range(&numerals::shown(number))),
        }
    }

    fn out_of_range(self, value: &str) -> RunFault {
        RunFault::OutOfRange {
            function: self.name(),
            value: value.to_owned(),
        }
    }
}
