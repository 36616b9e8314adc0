use super::*;
use crate::files::Encoding;

fn document(text: &str) -> Document {
    Document::new(text.as_bytes().to_vec())
}

fn value(document: &Document, section: &str, key: &str, style: Style) -> Option<String> {
    document.get(section, key, style).map(|entry| entry.value)
}

/// The whole file after one value was set.
fn after(text: &str, section: &str, key: &str, new: &str, style: Style) -> String {
    let mut document = document(text);
    document.set(section, key, new, style).unwrap();
    assert_eq!(value(&document, section, key, style).as_deref(), Some(new));
    String::from_utf8(document.bytes().to_vec()).unwrap()
}

#[test]
fn names_are_matched_without_regard_to_case_and_same_named_sections_are_one() {
    let document = document("[GENERAL]\nProtocol=1\n[DB]\n[General]\nlogdir=x\n");
    assert_eq!(
        value(&document, "general", "PROTOCOL", Style::Scalar).unwrap(),
        "1"
    );
    assert_eq!(value(&document, "General", "LogDir", Style::Text).unwrap(), "x");
    assert_eq!(document.sections(), ["GENERAL", "DB"]);
}

#[test]
fn blanks_and_quotes_around_a_value_do_not_count() {
    let document = document("[a]\nUrl                     = \"iwfm://x\"  \nName=\"\"\n");
    assert_eq!(value(&document, "a", "Url", Style::Text).unwrap(), "iwfm://x");
    assert_eq!(value(&document, "a", "Name", Style::Text).unwrap(), "");
}

#[test]
fn one_level_of_quotes_is_unwrapped_and_a_list_of_quoted_names_is_left_alone() {
    let document = document(concat!(
        "[a]\n",
        "Column=\"\"Timestamp\"\"\n",
        "Query=\"select \"\"x\"\" from t\"\n",
        "ValueTypes=\"Calls\";\"Talk\"\n",
    ));
    assert_eq!(
        value(&document, "a", "Column", Style::Text).unwrap(),
        "\"Timestamp\""
    );
    assert_eq!(
        value(&document, "a", "Query", Style::Text).unwrap(),
        "select \"\"x\"\" from t"
    );
    assert_eq!(
        value(&document, "a", "ValueTypes", Style::Text).unwrap(),
        "\"Calls\";\"Talk\""
    );
}

#[test]
fn a_comment_behind_blanks_counts_for_numbers_only() {
    let document = document("[a]\nType = 1 ;(start and end)\nGroups=A;B ;C\nColumn= ;none\nEmpty=;x\n");
    assert_eq!(value(&document, "a", "Type", Style::Scalar).unwrap(), "1");
    assert_eq!(value(&document, "a", "Groups", Style::Text).unwrap(), "A;B ;C");
    assert_eq!(value(&document, "a", "Column", Style::Scalar).unwrap(), "");
    assert_eq!(value(&document, "a", "Empty", Style::Scalar).unwrap(), ";x");
}

#[test]
fn of_a_key_that_stands_twice_the_last_non_empty_one_counts_and_is_edited() {
    let text = "[a]\nInterval=15\nInterval=30\nInterval=\n";
    assert_eq!(
        value(&document(text), "a", "Interval", Style::Scalar).unwrap(),
        "30"
    );
    assert_eq!(
        after(text, "a", "interval", "60", Style::Scalar),
        "[a]\nInterval=15\nInterval=60\nInterval=\n"
    );
    assert_eq!(document(text).all("a", "interval", Style::Scalar).len(), 3);
}

#[test]
fn only_the_value_changes() {
    let text = "; top\r\n[a]\n  Key \t= 1 ;(why)\r\nbroken line\r\n\r\nQuoted = \"x\"   \n#end";
    assert_eq!(
        after(text, "a", "Key", "22", Style::Scalar),
        "; top\r\n[a]\n  Key \t= 22 ;(why)\r\nbroken line\r\n\r\nQuoted = \"x\"   \n#end"
    );
    assert_eq!(
        after(text, "a", "Quoted", "yy", Style::Text),
        "; top\r\n[a]\n  Key \t= 1 ;(why)\r\nbroken line\r\n\r\nQuoted = \"yy\"   \n#end"
    );
    assert_eq!(
        after("[a]\nKey= ;why\n", "a", "Key", "5", Style::Scalar),
        "[a]\nKey= 5 ;why\n"
    );
}

#[test]
fn quotes_come_only_where_the_value_would_be_read_otherwise() {
    assert_eq!(
        after("[a]\nk=1\n", "a", "k", "\"x\"", Style::Text),
        "[a]\nk=\"\"x\"\"\n"
    );
    assert_eq!(
        after("[a]\nk=\"1\"\n", "a", "k", "\"A\";\"B\"", Style::Text),
        "[a]\nk=\"A\";\"B\"\n"
    );
}

#[test]
fn a_new_key_goes_behind_the_last_of_its_section_in_the_files_style() {
    assert_eq!(
        after(
            "[a]\r\nx = 1\r\n\r\n; next\r\n[b]\r\ny=2\r\n",
            "a",
            "new",
            "3",
            Style::Scalar
        ),
        "[a]\r\nx = 1\r\nnew = 3\r\n\r\n; next\r\n[b]\r\ny=2\r\n"
    );
    assert_eq!(
        after("[a]\nName   = \"WFM\"\n", "a", "Url", "iwfm://x", Style::Text),
        "[a]\nName   = \"WFM\"\nUrl    = \"iwfm://x\"\n"
    );
    assert_eq!(
        after("[a]\nx=1", "a", "y", "2", Style::Scalar),
        expected_end("[a]\nx=1\ny=2")
    );
    assert_eq!(
        after("[a]\n[b]\nx = 1\n", "a", "y", "2", Style::Scalar),
        "[a]\ny = 2\n[b]\nx = 1\n"
    );
}

/// The file has a line end already; its manner counts, not the platform's.
fn expected_end(text: &str) -> String {
    text.to_owned()
}

#[test]
fn a_new_section_goes_to_the_end() {
    assert_eq!(
        after("[a]\r\nx=1\r\n", "CSV", "Source", "acd", Style::Text),
        "[a]\r\nx=1\r\n\r\n[CSV]\r\nSource=acd\r\n"
    );
    assert_eq!(
        after("[a]\nx=1", "b", "y", "2", Style::Text),
        "[a]\nx=1\n\n[b]\ny=2"
    );
}

#[test]
fn an_ascii_file_becomes_windows_1252_with_its_first_accent() {
    let mut document = Document::new(b"[a]\nGroups=x\n".to_vec());
    document
        .set("a", "Groups", "R\u{e9}clamations", Style::Text)
        .unwrap();
    assert_eq!(document.bytes(), b"[a]\nGroups=R\xE9clamations\n");
    assert_eq!(document.encoding(), Encoding::Windows1252);
}

#[test]
fn a_character_that_the_file_lacks_is_refused_and_nothing_changes() {
    let before = b"[a]\nGroups=x\n".to_vec();
    let mut document = Document::new(before.clone());
    let error = document.set("a", "Groups", "Łódź", Style::Text).unwrap_err();
    assert!(error.to_string().contains('Ł'), "{error}");
    assert_eq!(document.bytes(), before);
    // Written in Windows-1252 these two would be one character of UTF-8 at the next reading.
    assert!(document.set("a", "Groups", "Ã©", Style::Text).is_err());
    assert!(document.set("a", "Groups", "x\ny", Style::Text).is_err());
    assert_eq!(document.bytes(), before);
}

#[test]
fn utf16_is_edited_as_utf16() {
    let bytes = |text: &str| -> Vec<u8> {
        [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect()
    };
    let mut document = Document::new(bytes("[a]\r\nGroups=Müller\r\nx=1\r\n"));
    document.set("a", "Groups", "Łódź", Style::Text).unwrap();
    document.set("a", "y", "2", Style::Scalar).unwrap();
    assert_eq!(document.bytes(), bytes("[a]\r\nGroups=Łódź\r\nx=1\r\ny=2\r\n"));
}

#[test]
fn what_cannot_be_understood_is_told_with_line_and_column() {
    let troubles = document("x=1\n[a]\n ok\n=2\n[b\nlost=1\n[c] d\n").troubles();
    let told: Vec<(u32, u32)> = troubles
        .iter()
        .map(|trouble| match trouble {
            Trouble::Broken { place, .. } | Trouble::Outside { place, .. } => (place.line, place.column),
        })
        .collect();
    assert_eq!(told, [(1, 1), (3, 4), (4, 1), (5, 3), (7, 5)]);
    assert!(matches!(&troubles[1], Trouble::Broken { why: Broken::NoEqualSign, text, .. } if text == "ok"));
}

#[test]
fn a_key_below_a_broken_header_belongs_to_no_section() {
    assert_eq!(document("[a]\n[b\nx=1\n").get("a", "x", Style::Text), None);
}

#[test]
fn a_section_may_carry_a_comment_and_a_bracket_in_its_name() {
    assert_eq!(document("[ a ] ; see [b]\n[c]d]\n").sections(), ["a", "c]d"]);
}

#[test]
fn names_that_cannot_stand_are_refused() {
    let mut document = document("[a]\nx=1\n");
    assert!(document.set("a", "k=y", "1", Style::Text).is_err());
    assert!(document.set("a", ";k", "1", Style::Text).is_err());
    assert!(document.set("", "k", "1", Style::Text).is_err());
    assert_eq!(document.bytes(), b"[a]\nx=1\n");
}

#[test]
fn a_key_is_removed_with_its_line() {
    let mut document = document("[a]\r\nx=1\r\nX=2\r\ny=3\r\n");
    document.remove("a", "x").unwrap();
    assert_eq!(document.bytes(), b"[a]\r\ny=3\r\n");
}
