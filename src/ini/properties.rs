//! Whatever stands in a file: nothing but what was asked for changes.

use super::{Document, Style};
use proptest::prelude::*;

/// Bytes that often make lines, sections, keys, quotes and comments, and anything else.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\r\n".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"[a]\n".to_vec()),
        Just(b"[A ] ; x\r\n".to_vec()),
        Just(b"k = \"v\"\r\n".to_vec()),
        Just(b"k=1 ;note\n".to_vec()),
        Just(b"K=\n".to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        Just(b"\xEF\xBB\xBF".to_vec()),
        Just("é=ü\n".as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..12),
        "[ -~]{0,12}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect()
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Text), Just(Style::Scalar)]
}

proptest! {
    #[test]
    fn any_bytes_come_back_unchanged(bytes in bytes()) {
        let document = Document::new(bytes.clone());
        document.troubles();
        prop_assert_eq!(document.bytes(), &bytes);
    }

    #[test]
    fn one_value_changed_and_only_its_bytes_differ(
        bytes in bytes(),
        value in "[ -~éü]{0,12}",
        style in style(),
        wide in any::<bool>(),
    ) {
        let bytes = if wide { utf16(&String::from_utf8_lossy(&bytes).replace('\0', "")) } else { bytes };
        let mut document = Document::new(bytes.clone());
        let before = document.clone();
        if document.set("a", "k", &value, style).is_err() {
            prop_assert_eq!(document.bytes(), &bytes);
            return Ok(());
        }
        let read = document.get("a", "k", style).unwrap();
        prop_assert_eq!(&read.value, value.trim());
        // A carriage return at the torn end of a file becomes part of the line end that a new line brings.
        let lines = |document: &Document| -> Vec<String> {
            document.text().lines().map(|line| line.trim_end_matches('\r').to_owned()).collect()
        };
        let (old, new) = (lines(&before), lines(&document));
        let filled = before.all("a", "k", style).iter().filter(|entry| !entry.value.is_empty()).count();
        match before.get("a", "k", style) {
            // Emptying a key empties every line of it; `setting_a_value_back…` looks at single ones.
            Some(_) if filled > 1 && read.value.is_empty() => return Ok(()),
            Some(entry) => {
                prop_assert_eq!(old.len(), new.len());
                let at = entry.place.line as usize - 1;
                for line in (0..old.len()).filter(|line| *line != at) {
                    prop_assert_eq!(&old[line], &new[line]);
                }
                let kept = entry.place.column as usize - 2;
                let start = |line: &str| line.chars().take(kept).collect::<String>();
                prop_assert_eq!(start(&old[at]), start(&new[at]));
            }
            None => {
                let added = new.len() - old.len();
                prop_assert!((1..=3).contains(&added));
                let at = read.place.line as usize;
                prop_assert_eq!(&new[..at - added], &old[..at - added]);
                prop_assert_eq!(&new[at..], &old[at - added..]);
            }
        }
        // What was written around the value is still there, byte for byte.
        let same_front = bytes.iter().zip(document.bytes()).take_while(|(a, b)| a == b).count();
        let same_back = bytes.iter().rev().zip(document.bytes().iter().rev()).take_while(|(a, b)| a == b).count();
        let longest = old.iter().map(|line| line.len()).max().unwrap_or(0) * 2 + 8;
        prop_assert!(same_front + same_back + longest >= bytes.len());
    }

    #[test]
    fn setting_a_value_back_restores_every_byte(
        before in "[a-z]{0,8}",
        after in "[a-z é]{0,8}",
        quote in any::<bool>(),
        rest in bytes(),
    ) {
        let wrapped = if quote { format!("\"{before}\"") } else { before.clone() };
        let mut bytes = format!("[front]\r\nfirst = {wrapped}\r\n").into_bytes();
        bytes.extend(rest);
        let mut document = Document::new(bytes.clone());
        prop_assume!(document.all("front", "first", Style::Text).len() == 1);
        if document.set("front", "first", &after, Style::Text).is_ok() {
            document.set("front", "first", &before, Style::Text).unwrap();
        }
        prop_assert_eq!(document.bytes(), &bytes);
    }
}
