//! What the text room says about characters, lines and widths, in the shapes that excerpts need.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::text::Span;

/// Display width in columns.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Display width of one character.
pub fn char_width(c: char) -> usize {
    unicode_width::UnicodeWidthChar::width(c).unwrap_or(0)
}

/// A value with every control, bidi, zero-width and tag character as an escape.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

fn push(out: &mut String, c: char) {
    if hidden(c) {
        let _ = write!(out, "\\u{{{:02X}}}", u32::from(c));
    } else {
        out.push(c);
    }
}

/// Whether a character does not show or acts on the terminal.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x61C | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF
            | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF | 0xFFF9..=0xFFFB)
}

/// The first character of `bytes` as shown, and its length in bytes.
pub fn next(bytes: &[u8]) -> (String, usize) {
    let head = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => head
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
    };
    if let Some(c) = text.chars().next() {
        let mut out = String::new();
        push(&mut out, c);
        (out, c.len_utf8())
    } else {
        let byte = head.first().copied().unwrap_or_default();
        (format!("\\x{byte:02X}"), 1)
    }
}

/// Line and column of a byte, from 1; lines end at LF, CRLF or CR, columns count Unicode scalars.
pub fn position(bytes: &[u8], at: usize) -> (usize, usize) {
    let head = bytes.get(..at.min(bytes.len())).unwrap_or_default();
    let mut lines = 1;
    let mut start = 0;
    for found in memchr::memchr2_iter(b'\n', b'\r', head) {
        let crlf = head.get(found) == Some(&b'\r') && bytes.get(found + 1) == Some(&b'\n');
        if !crlf {
            lines += 1;
            start = found + 1;
        }
    }
    let line = head.get(start..).unwrap_or_default();
    (lines, String::from_utf8_lossy(line).chars().count() + 1)
}

/// The line around a byte without its end, looked at no further than `reach` bytes on both sides.
pub fn line_span(bytes: &[u8], at: usize, reach: usize) -> Span {
    let at = at.min(bytes.len());
    let low = at.saturating_sub(reach);
    let high = at.saturating_add(reach).min(bytes.len());
    let before = bytes.get(low..at).unwrap_or_default();
    let start = memchr::memrchr2(b'\n', b'\r', before).map_or(low, |found| low + found + 1);
    let behind = bytes.get(at..high).unwrap_or_default();
    let end = memchr::memchr2(b'\n', b'\r', behind).map_or(high, |found| at + found);
    // A place between CR and LF belongs to the line before.
    let between = at > 0 && start == at && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
    if between {
        let line = line_span(bytes, at - 1, reach);
        return Span::new(line.start, line.end);
    }
    Span::new(boundary(bytes, start), end)
}

/// The next start of a character at or after `at`.
fn boundary(bytes: &[u8], at: usize) -> usize {
    let skip = bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .take_while(|byte| **byte & 0xC0 == 0x80)
        .count();
    at + if at == 0 { 0 } else { skip }
}

/// How many bytes the line end at `at` has.
pub fn line_break_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// Breaks text into lines of at most `width` columns.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(8))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(text, options)
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// A JSON string with quotes: control, bidi, zero-width and tag characters as `\uXXXX`.
pub fn json_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if hidden(c) => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
