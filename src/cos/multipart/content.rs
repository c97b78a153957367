//! Names what a body is that has no delimiter at all. Apart, because only here contents are looked at
//! instead of structure.

use super::Content;
use super::bytes::{all_white, cut};
use crate::text::Span;

/// So many bytes tell what kind of text a body is.
const SAMPLE: usize = 4096;

/// Whether the body is UTF-16: a byte order mark, or dashes with a NUL between them.
pub(super) fn is_utf16(body: &[u8]) -> bool {
    matches!(
        body,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'-', 0, b'-', ..] | [b'-', 0, b'-', 0, ..]
    )
}

/// What the body is.
pub(super) fn kind(body: &[u8]) -> Content {
    let head = cut(body, Span::new(0, SAMPLE));
    if body.len() <= SAMPLE && all_white(head) && !head.contains(&0) {
        return Content::Empty;
    }
    if is_utf16(body) {
        return Content::Utf16;
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if !is_text(text) {
        return Content::File;
    }
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    if matches!(first, Some(b'{' | b'[')) {
        return Content::Json;
    }
    if is_url_encoded(text) {
        return Content::UrlEncoded;
    }
    Content::Text
}

/// Whether a sample holds no control character that text does not hold, and is UTF-8 up to its cut end.
fn is_text(head: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() == SAMPLE,
    };
    utf8 && !head.iter().any(control)
}

/// Whether a sample reads `name=value`, perhaps with `&` between several.
fn is_url_encoded(head: &[u8]) -> bool {
    let line = head.trim_ascii();
    let name = line.iter().take_while(|byte| **byte != b'=').count();
    let plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'{');
    name > 0
        && name < line.len()
        && line.iter().all(plain)
        && line
            .get(..name)
            .is_some_and(|name| !name.contains(&b'/') && !name.contains(&b':'))
}
