//! Any bytes on one line, safe and visible: what cannot be seen, or would move the rest, is written as an
//! ASCII escape (`\n`, `\xFF`, `\u{202E}`), and everything else is shown as it is.
//!
//! The one renderer for untrusted text: nothing that was pasted reaches a terminal or a report around it.
//! It must not know what is secret; masking comes before.

use std::fmt::Write as _;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// Whether a character may be shown as it is: it has a shape of its own, and leaves its neighbours alone.
///
/// Not shown are controls, formatting, separators, surrogates, private and unassigned characters (by general
/// category), what Unicode says may be ignored (Default_Ignorable_Code_Point), and the blank Braille pattern.
pub fn is_shown(char: char) -> bool {
    match char {
        ' '..='~' => true,
        _ if ignorable(char) => false,
        _ if char.width() == Some(0) && !joins(char) => false,
        _ => !matches!(
            char.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
                | GeneralCategory::SpaceSeparator
                | GeneralCategory::Surrogate
                | GeneralCategory::PrivateUse
                | GeneralCategory::Unassigned
        ),
    }
}

/// Characters that may be ignored and whose category does not say so (fillers, selectors, the grapheme joiner,
/// inherent vowels), and a Braille pattern without a dot. A test compares them with Unicode's own list.
fn ignorable(char: char) -> bool {
    matches!(char,
        '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2800}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character without a column of its own is drawn as part of the one before it.
fn joins(char: char) -> bool {
    let hangul = matches!(char, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}');
    hangul || format!("a{char}").graphemes(true).count() == 1
}

/// Whether a backslash before `rest` would read as one of our escapes.
fn looks_escaped(rest: &str) -> bool {
    rest.starts_with("u{")
        || rest.starts_with(|next: char| {
            matches!(next, 'n' | 'r' | 't' | 'x' | '\\') || !is_shown(next)
        })
}

/// Writes one character, or its escape.
fn push_char(text: &mut String, char: char) {
    match char {
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        _ if is_shown(char) => text.push(char),
        '\0'..='\u{7F}' => {
            let _ = write!(text, "\\x{:02X}", u32::from(char));
        }
        _ => {
            let _ = write!(text, "\\u{{{:02X}}}", u32::from(char));
        }
    }
}

/// Any bytes as one safe line.
///
/// A backslash stays as it is, unless it would read as one of our escapes: then it is doubled.
pub fn visible(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let mut chars = chunk.valid().chars();
        while let Some(char) = chars.next() {
            let broken = chars.as_str().is_empty() && !chunk.invalid().is_empty();
            if char == '\\' && (broken || looks_escaped(chars.as_str())) {
                text.push_str("\\\\");
            } else {
                push_char(&mut text, char);
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

/// A text as a JSON string with its quotes, in which nothing is unseen: such characters are `\uXXXX`.
pub fn json_string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for char in text.chars() {
        match char {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            _ if is_shown(char) => json.push(char),
            _ => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    let _ = write!(json, "\\u{unit:04x}");
                }
            }
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What must never come out, by another crate's tables.
    fn forbidden(char: char) -> bool {
        use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory as Category};
        use icu_properties::{CodePointMapData, CodePointSetData};

        let category = CodePointMapData::<Category>::new().get(char);
        let category = [
            Category::Control,
            Category::Format,
            Category::LineSeparator,
            Category::ParagraphSeparator,
            Category::PrivateUse,
            Category::Unassigned,
        ]
        .contains(&category);
        category
            || (char.is_whitespace() && char != ' ')
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char)
    }

    #[test]
    fn no_scalar_value_comes_out_unseen() {
        for char in '\0'..=char::MAX {
            let mut utf8 = [0; 4];
            let text = char.encode_utf8(&mut utf8);
            for shown in [visible(text.as_bytes()), json_string(text)] {
                assert!(
                    !shown.chars().any(forbidden),
                    "U+{:04X} {shown:?}",
                    u32::from(char)
                );
                assert!(!shown.is_empty());
            }
        }
    }

    #[test]
    fn what_can_be_read_stays() {
        for text in [
            "folder/\u{65e5}\u{672c}\u{8a9e}.png",
            "a b",
            "e\u{301}",
            "\u{1112}\u{1161}\u{11ab}",
            "\u{1f600}",
            r"C:\dir",
            r"C:\",
        ] {
            assert_eq!(visible(text.as_bytes()), text);
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let table: &[(&[u8], &str)] = &[
            (b"a\r\n\tb", r"a\r\n\tb"),
            (b"\x1b[31m\x7f", r"\x1B[31m\x7F"),
            (br"\n\$k\\ \u0041\u{1}", r"\\n\$k\\\ \u0041\\u{1}"),
            (b"\\\n\\\xff", r"\\\n\\\xFF"),
            (b"\\d\xff", r"\d\xFF"),
            (b"\xff\xe3\x81", r"\xFF\xE3\x81"),
            ("\u{202e}x\u{feff}".as_bytes(), r"\u{202E}x\u{FEFF}"),
            // Takes no column, and joins what comes after it.
            ("a\u{d4e}".as_bytes(), r"a\u{D4E}"),
            ("\u{a0}\u{3000}\u{85}".as_bytes(), r"\u{A0}\u{3000}\u{85}"),
            (
                "\u{e0041}\u{fe0f}\u{ad}".as_bytes(),
                r"\u{E0041}\u{FE0F}\u{AD}",
            ),
        ];
        for (bytes, expected) in table {
            assert_eq!(visible(bytes), *expected);
        }
        assert_eq!(
            json_string("a\"\\\r\n\t\u{202e}\u{e0041}\u{9b}"),
            r#""a\"\\\r\n\t\u202e\udb40\udc41\u009b""#
        );
    }

    /// Reads the escapes back, as a person would.
    fn unescaped(shown: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rest = shown;
        while let Some(char) = rest.chars().next() {
            rest = rest.get(char.len_utf8()..).unwrap();
            let escape = if char == '\\' {
                rest.chars().next()
            } else {
                None
            };
            let number = |from: &str| u32::from_str_radix(from, 16).unwrap();
            let (code, used) = match escape {
                Some('n') => (10, 1),
                Some('r') => (13, 1),
                Some('t') => (9, 1),
                Some('\\') => (92, 1),
                Some('x') => {
                    bytes.push(u8::try_from(number(rest.get(1..3).unwrap())).unwrap());
                    rest = rest.get(3..).unwrap();
                    continue;
                }
                Some('u') if rest.starts_with("u{") => {
                    let end = rest.find('}').unwrap();
                    (number(rest.get(2..end).unwrap()), end + 1)
                }
                _ => (u32::from(char), 0),
            };
            rest = rest.get(used..).unwrap();
            let char = char::from_u32(code).unwrap();
            bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
        bytes
    }

    proptest! {
        #[test]
        fn no_escape_can_be_mistaken(
            parts in prop::collection::vec(prop::sample::select(vec![
                &b"\\"[..], b"n", b"x41", b"u{41}", b"\n", b"\xff", b"a", b"\x1b", "\u{202e}".as_bytes(),
            ]), 0..12)
        ) {
            let bytes = parts.concat();
            prop_assert_eq!(unescaped(&visible(&bytes)), bytes);
        }

        #[test]
        fn json_strings_read_back(text: String) {
            let back: String = serde_json::from_str(&json_string(&text)).unwrap();
            prop_assert_eq!(back, text);
        }
    }
}
