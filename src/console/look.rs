//! How everything is said and drawn: words, signs, colours, numbers and times of day.

use super::glyphs::{GlyphSet, Glyphs};
use super::theme::{Colours, Depth, Theme};
use crate::engine::Notice;
use crate::i18n::{Language, Value, Words};
use crate::model::{Hundredths, UtcSecond, Worded};

/// Everything a drawing needs beside the state.
#[derive(Clone)]
pub struct Look {
    pub words: Words,
    pub glyphs: &'static Glyphs,
    pub theme: Theme,
    /// The theme that `theme` was made of, and for how many colours.
    pub colours: Colours,
    depth: Depth,
    /// The zone of this machine, in which moments are shown.
    pub zone: jiff::tz::TimeZone,
    /// Between thousands.
    group: String,
    /// Before the fraction.
    point: String,
}

impl Look {
    pub fn new(words: Words, glyphs: GlyphSet, colours: Colours, zone: jiff::tz::TimeZone) -> Self {
        let depth = Depth::default();
        Self {
            glyphs: Glyphs::of(glyphs),
            theme: Theme::of(colours, depth),
            colours,
            depth,
            words,
            zone,
            group: words.say("console-number-group"),
            point: words.say("console-number-point"),
        }
    }

    /// On a terminal with so many colours.
    pub fn on(mut self, depth: Depth) -> Self {
        self.depth = depth;
        self.recolour(self.colours);
        self
    }

    /// Another theme from now on.
    pub fn recolour(&mut self, colours: Colours) {
        self.colours = colours;
        self.theme = Theme::of(colours, self.depth);
    }

    /// Another language from now on. What was said before stays as it was said.
    pub fn speak(&mut self, language: Language) {
        self.words = Words::new(language);
        self.group = self.words.say("console-number-group");
        self.point = self.words.say("console-number-point");
    }

    /// A notice on one line: where, what, what to do.
    pub fn sentence(&self, notice: &Notice) -> String {
        let text = self.tell(&notice.text);
        let place = match notice.place.as_str() {
            // Nothing is named twice.
            place if text.starts_with(place) => String::new(),
            place => format!("{place}: "),
        };
        let text = text.trim_end();
        let ends = notice.hint.is_empty() || text.ends_with(['.', '!', '?', ':', ')']);
        let stop = if ends { "" } else { "." };
        format!("{place}{text}{stop} {}", self.tell(&notice.hint))
            .trim_end()
            .to_owned()
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A message of a lower room.
    pub fn tell(&self, told: &impl Worded) -> String {
        self.words.tell(&told.message())
    }

    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.with(key, values)
    }

    /// A number with its thousands apart: `12,431`.
    pub fn count(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A number in at most five cells once it would be longer than `width`: `1.2 M`.
    pub fn short_count(&self, number: u64, width: usize) -> String {
        let full = self.count(number);
        if full.chars().count() <= width {
            return full;
        }
        let steps = [
            (1_000_000_000_000, "T"),
            (1_000_000_000, "G"),
            (1_000_000, "M"),
            (1_000, "k"),
        ];
        match steps.iter().find(|(size, _)| number >= *size) {
            Some((size, letter)) if number / size >= 10 => format!("{}{letter}", number / size),
            Some((size, letter)) => {
                format!(
                    "{}{}{}{letter}",
                    number / size,
                    self.point,
                    number % size / (size / 10)
                )
            }
            None => full,
        }
    }

    /// A value with `decimals` places; what is hidden is rounded half away from zero.
    pub fn value(&self, value: Hundredths, decimals: u8) -> String {
        let step = match decimals {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        let rounded = (value.0.unsigned_abs() + step / 2) / step;
        let (whole, rest) = match decimals {
            0 => (rounded, String::new()),
            1 => (rounded / 10, format!("{}{}", self.point, rounded % 10)),
            _ => (rounded / 100, format!("{}{:02}", self.point, rounded % 100)),
        };
        let sign = if value.0 < 0 && rounded > 0 { "-" } else { "" };
        format!("{sign}{}{rest}", self.count(whole))
    }

    /// How fast something flows; empty when nothing does.
    pub fn rate(&self, per_second: f64) -> String {
        if !per_second.is_finite() || per_second < 0.05 {
            return String::new();
        }
        if per_second < 10.0 {
            let tenths = (per_second * 10.0).round() as u64;
            return format!("{}{}{}/s", tenths / 10, self.point, tenths % 10);
        }
        format!("{}/s", self.short_count(per_second.round() as u64, 7))
    }

    fn zoned(&self, at: UtcSecond) -> Option<jiff::Zoned> {
        Some(
            jiff::Timestamp::from_second(at.0)
                .ok()?
                .to_zoned(self.zone.clone()),
        )
    }

    /// The time of day on this machine: `14:32:07`.
    pub fn clock(&self, at: UtcSecond) -> String {
        self.zoned(at)
            .map_or_else(String::new, |zoned| zoned.strftime("%H:%M:%S").to_string())
    }

    /// The time of day in another zone, without seconds: the start of an interval at its queue.
    pub fn clock_at(&self, at: UtcSecond, zone: &str) -> String {
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or_else(|_| self.zone.clone());
        let at = jiff::Timestamp::from_second(at.0);
        at.map_or_else(
            |_| String::new(),
            |at| at.to_zoned(zone).strftime("%H:%M").to_string(),
        )
    }

    /// The time of day, with the date in front when it is not today's.
    pub fn moment(&self, at: UtcSecond, now: UtcSecond) -> String {
        let (Some(then), Some(today)) = (self.zoned(at), self.zoned(now)) else {
            return String::new();
        };
        if then.date() == today.date() {
            then.strftime("%H:%M:%S").to_string()
        } else {
            then.strftime("%Y-%m-%d %H:%M").to_string()
        }
    }

    /// Seconds as a person says them: `40 s`, `3 min`, `2 h 05 min`.
    pub fn duration(&self, seconds: u64) -> String {
        match seconds {
            0..=89 => format!("{seconds} s"),
            90..=5_399 => format!("{} min", (seconds + 30) / 60),
            _ => format!("{} h {:02} min", seconds / 3_600, seconds % 3_600 / 60),
        }
    }

    pub fn percent(&self, fraction: f64) -> String {
        format!("{:.0} %", (fraction.clamp(0.0, 1.0) * 100.0).floor())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::fixture;

    #[test]
    fn numbers_are_grouped_and_shortened() {
        let look = fixture::look();
        assert_eq!(look.count(0), "0");
        assert_eq!(look.count(12_431), "12,431");
        assert_eq!(look.count(1_234_567), "1,234,567");
        assert_eq!(look.short_count(1_234_567, 9), "1,234,567");
        assert_eq!(look.short_count(1_234_567, 6), "1.2M");
        assert_eq!(look.short_count(12_345_678, 6), "12M");
        assert_eq!(look.short_count(12_345, 4), "12k");
    }

    #[test]
    fn values_show_the_decimals_asked_for() {
        let look = fixture::look();
        assert_eq!(look.value(Hundredths(8_023), 2), "80.23");
        assert_eq!(look.value(Hundredths(8_023), 1), "80.2");
        assert_eq!(look.value(Hundredths(8_050), 0), "81");
        assert_eq!(look.value(Hundredths(-30), 0), "0");
        assert_eq!(look.value(Hundredths(-123_456), 2), "-1,234.56");
        assert_eq!(look.value(Hundredths(i64::MIN), 0), "-92,233,720,368,547,758");
    }

    #[test]
    fn nothing_flowing_has_no_rate() {
        let look = fixture::look();
        assert_eq!(look.rate(0.0), "");
        assert_eq!(look.rate(f64::NAN), "");
        assert_eq!(look.rate(3.24), "3.2/s");
        assert_eq!(look.rate(1_250.4), "1,250/s");
    }

    #[test]
    fn durations_are_said_as_people_do() {
        let look = fixture::look();
        assert_eq!(look.duration(40), "40 s");
        assert_eq!(look.duration(180), "3 min");
        assert_eq!(look.duration(7_500), "2 h 05 min");
    }
}
