//! Numbers as texts, in both directions.

/// As `CStr` writes a number: up to 15 significant digits, no blank in front.
pub(super) fn shown(number: f64) -> String {
    if number.is_nan() {
        return "no number".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "a number above 1.79E308"
        } else {
            "a number below -1.79E308"
        }
        .to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..15).contains(&exponent) {
        let decimals = usize::try_from(14 - exponent).unwrap_or(0);
        return without_trailing_zeros(&format!("{number:.decimals$}")).to_owned();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!(
        "{}E{sign}{:02}",
        without_trailing_zeros(mantissa),
        exponent.unsigned_abs()
    )
}

fn without_trailing_zeros(text: &str) -> &str {
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text,
    }
}

/// A text that is a number as a whole, blanks around it apart; `None` when it is none.
pub(super) fn whole_number_text(text: &str) -> Option<f64> {
    let text = text.trim();
    let (number, rest) = leading_number(text)?;
    (rest.is_empty() && number.is_finite()).then_some(number)
}

/// The number at the beginning of a text, as `Val` reads it; blanks are passed over, 0 when there is none.
pub(super) fn val(text: &str) -> f64 {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    leading_number(&text).map_or(0.0, |(number, _)| number)
}

fn leading_number(text: &str) -> Option<(f64, &str)> {
    if let Some((number, rest)) = radix_number(text) {
        return Some((number, rest));
    }
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let whole = digits(sign);
    let mut end = sign + whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    let mantissa = end;
    if matches!(bytes.get(end), Some(b'e' | b'E' | b'd' | b'D')) {
        let signed = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = if signed <= bytes.len() { digits(signed) } else { 0 };
        if exponent > 0 {
            end = signed + exponent;
        }
    }
    let number = match end == mantissa {
        true => text[..end].parse(),
        false => format!("{}e{}", &text[..mantissa], &text[mantissa + 1..end]).parse(),
    };
    Some((number.ok()?, &text[end..]))
}

/// A number as it stands in a script, and what follows it.
pub(super) fn literal(text: &str) -> Option<(f64, &str)> {
    leading_number(text)
}

/// `&HFF` and `&O17`.
pub(super) fn radix_number(text: &str) -> Option<(f64, &str)> {
    let rest = text.strip_prefix('&')?;
    let mut characters = rest.chars();
    let radix = match characters.next()? {
        'h' | 'H' => 16,
        'o' | 'O' => 8,
        _ => return None,
    };
    let digits = characters.as_str();
    let length = digits
        .bytes()
        .take_while(|b| char::from(*b).is_digit(radix))
        .count();
    if length == 0 {
        return None;
    }
    let number = digits[..length]
        .chars()
        .filter_map(|digit| digit.to_digit(radix))
        .fold(0.0, |sum, digit| sum * f64::from(radix) + f64::from(digit));
    Some((number, &digits[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_at_most_fifteen_digits() {
        for (number, text) in [
            (5.0, "5"),
            (-7.5, "-7.5"),
            (8.2 * 100.0, "820"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1E+15"),
            (123_456_789_012_345.0, "123456789012345"),
            (1.5e-7, "1.5E-07"),
            (0.0001, "0.0001"),
            (1e300, "1E+300"),
        ] {
            assert_eq!(shown(number), text);
        }
    }

    #[test]
    fn val_reads_what_stands_in_front() {
        for (text, number) in [
            ("12abc", 12.0),
            (" 1 2.5 x", 12.5),
            ("1E3", 1000.0),
            ("1D2", 100.0),
            ("&HFF", 255.0),
            ("abc", 0.0),
            ("-.5", -0.5),
            ("1e", 1.0),
            ("1e+", 1.0),
            ("", 0.0),
        ] {
            assert_eq!(val(text), number, "{text}");
        }
    }

    #[test]
    fn only_a_whole_number_counts_as_one() {
        assert_eq!(whole_number_text(" 12.5 "), Some(12.5));
        assert_eq!(whole_number_text("12x"), None);
        assert_eq!(whole_number_text(""), None);
        assert_eq!(whole_number_text("1e999"), None);
    }
}
