//! Text measured in cells and cut between graphemes.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The beginning of a text in at most `cells` cells, with `ellipsis` where something was left out.
pub fn cut<'a>(text: &'a str, cells: u16, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(width(ellipsis));
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        end = at + grapheme.len();
    }
    if cells < width(ellipsis) {
        return Cow::Borrowed("");
    }
    Cow::Owned(format!("{}{ellipsis}", text[..end].trim_end()))
}

/// The end of a text in at most `cells` cells: for paths, whose last part says most.
pub fn cut_front<'a>(text: &'a str, cells: u16, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    if cells < width(ellipsis) {
        return Cow::Borrowed("");
    }
    let room = cells - width(ellipsis);
    let mut used = 0;
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > room {
            break;
        }
        start = at;
    }
    Cow::Owned(format!("{ellipsis}{}", &text[start..]))
}

/// Words with the blanks behind them. French sets a blank before `;` and its like, which begin no line.
fn words(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        let ends = rest.match_indices(' ').map(|(at, _)| at + 1);
        let end = { ends }.find(|end| {
            let (before, behind) = rest.split_at(*end);
            !before.ends_with("« ") && !behind.starts_with([';', ':', '?', '!', '»'])
        });
        let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        (!word.is_empty()).then_some(word)
    })
}

/// Lines of at most `cells` cells, broken between words where that is possible. Line breaks in the text stay.
pub fn wrap(text: &str, cells: u16) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in words(paragraph) {
            if width(&line) + width(word.trim_end()) <= cells {
                line.push_str(word);
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
                line.clear();
            }
            for grapheme in word.graphemes(true) {
                if width(&line) + width(grapheme) > cells && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(grapheme);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_keeps_whole_graphemes() {
        assert_eq!(cut("Réclamations", 20, "…"), "Réclamations");
        assert_eq!(cut("Réclamations", 5, "…"), "Récl…");
        assert_eq!(cut("日本語", 4, "…"), "日…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2, "…"), "e\u{301}…");
        assert_eq!(cut("abc", 0, "…"), "");
        assert_eq!(cut("abc", 1, "…"), "…");
    }

    #[test]
    fn no_line_begins_with_what_french_sets_apart() {
        assert_eq!(wrap("rien à livrer ; ni", 14), ["rien à", "livrer ; ni"]);
        assert_eq!(
            wrap("la file « Ventes » manque", 12),
            ["la file", "« Ventes »", "manque"]
        );
    }

    #[test]
    fn a_path_keeps_its_end() {
        assert_eq!(cut_front("/srv/xlink/berlin", 8, "…"), "…/berlin");
        assert_eq!(cut_front("/srv", 8, "…"), "/srv");
        assert_eq!(cut_front("/srv/xlink", 0, "…"), "");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one\n\ntwo", 7), ["one", "", "two"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
        assert_eq!(wrap("say “xlink check”", 5), ["say", "“xlin", "k", "check", "”"]);
        assert_eq!(wrap("a\u{a0}b c", 3), ["a\u{a0}b", "c"]);
    }
}
