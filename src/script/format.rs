//! `Format(number, form)`: forms of digits (`0`, `#`, `.`, `,`, `%`, sections behind `;`, text in quotes) and the named
//! ones. Rounds half away from zero, as the original does.

use super::error::RunFault;
use super::numerals;
use super::value::{Texts, Value};

/// More digits than this a Double does not have.
const DIGITS: usize = 30;

pub(super) fn format(texts: &Texts<'_>, value: Value, form: &str) -> Result<String, RunFault> {
    let unknown = || RunFault::UnknownFormat {
        form: form.chars().take(40).collect(),
    };
    let plain = match form.to_lowercase().as_str() {
        "" | "general number" => return Ok(texts.text(value)),
        "fixed" => "0.00",
        "standard" => "#,##0.00",
        "percent" => "0.00%",
        _ => form,
    };
    if let Value::Text(index) = value
        && numerals::whole_number_text(texts.get(index)).is_none()
    {
        return match plain {
            "<" => Ok(texts.get(index).to_lowercase()),
            ">" => Ok(texts.get(index).to_uppercase()),
            _ => Ok(texts.get(index).to_owned()),
        };
    }
    let number = texts.number(value)?;
    let sections: Vec<&str> = plain.split(';').collect();
    let (section, negative) = match (sections.as_slice(), number) {
        ([_, below, ..], number) if number < 0.0 && !below.is_empty() => (*below, false),
        ([_, _, zero, ..], 0.0) if !zero.is_empty() => (*zero, false),
        (_, number) => (sections[0], number < 0.0),
    };
    let form = Form::read(section).ok_or_else(unknown)?;
    form.write(number.abs(), negative).ok_or_else(unknown)
}

#[derive(Default)]
struct Form {
    before: String,
    behind: String,
    /// Digits before the point that are written even when they are 0.
    whole: usize,
    /// Most and fewest digits behind the point.
    decimals: usize,
    fewest_decimals: usize,
    point: bool,
    thousands: bool,
    percent: bool,
}

impl Form {
    fn read(section: &str) -> Option<Self> {
        let mut form = Self::default();
        let (mut digits, mut done) = (false, false);
        let mut characters = section.chars();
        while let Some(character) = characters.next() {
            match character {
                '0' | '#' if done => return None,
                '0' if form.point => {
                    form.decimals += 1;
                    form.fewest_decimals = form.decimals;
                }
                '#' if form.point => form.decimals += 1,
                '0' => form.whole += 1,
                // A digit that must be there makes those behind it so, too.
                '#' => form.whole += usize::from(form.whole > 0),
                '.' if !form.point && !done => form.point = true,
                ',' if !form.point && digits => form.thousands = true,
                '%' => {
                    form.percent = true;
                    form.side(digits).push('%');
                    done = digits;
                }
                '"' => {
                    let text: String = characters.by_ref().take_while(|c| *c != '"').collect();
                    form.side(digits).push_str(&text);
                    done = digits;
                }
                '\\' => {
                    let next = characters.next()?;
                    form.side(digits).push(next);
                    done = digits;
                }
                ' ' | '-' | '+' | '(' | ')' | '$' | '€' => {
                    form.side(digits).push(character);
                    done = digits;
                }
                _ => return None,
            }
            digits |= matches!(character, '0' | '#' | '.');
        }
        (form.whole <= DIGITS && form.decimals <= DIGITS).then_some(form)
    }

    fn side(&mut self, digits: bool) -> &mut String {
        if digits {
            &mut self.behind
        } else {
            &mut self.before
        }
    }

    fn write(&self, number: f64, negative: bool) -> Option<String> {
        let number = if self.percent { number * 100.0 } else { number };
        if !number.is_finite() {
            return None;
        }
        let rounded = half_away(number, self.decimals);
        let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let whole = whole.trim_start_matches('0');
        let whole = format!("{whole:0>width$}", width = self.whole);
        let whole = if self.thousands { grouped(&whole) } else { whole };
        let kept = fraction
            .trim_end_matches('0')
            .len()
            .max(self.fewest_decimals)
            .min(fraction.len());
        let fraction = &fraction[..kept];
        let sign = if negative && rounded.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            "-"
        } else {
            ""
        };
        let point = if self.point { "." } else { "" };
        Some(format!(
            "{sign}{}{whole}{point}{fraction}{}",
            self.before, self.behind
        ))
    }
}

/// The number, not negative, with so many decimals: half away from zero on the decimal digits that a person sees.
fn half_away(number: f64, decimals: usize) -> String {
    let shown = numerals::shown(number);
    if shown.contains('E') {
        return format!("{number:.decimals$}");
    }
    let (whole, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
    let up = fraction
        .as_bytes()
        .get(decimals)
        .is_some_and(|digit| *digit >= b'5');
    let kept = &fraction[..decimals.min(fraction.len())];
    let mut digits = format!("{whole}.{kept:0<decimals$}").into_bytes();
    let mut carry = up;
    for digit in digits.iter_mut().rev().filter(|byte| byte.is_ascii_digit()) {
        if !carry {
            break;
        }
        carry = *digit == b'9';
        *digit = if carry { b'0' } else { *digit + 1 };
    }
    let text = String::from_utf8_lossy(&digits);
    let text = text.trim_end_matches('.');
    if carry {
        format!("1{text}")
    } else {
        text.to_owned()
    }
}

fn grouped(whole: &str) -> String {
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
