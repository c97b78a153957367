//! What each way of copying a request does to its data, in one table, so that a reader undoes it or calls it
//! unknown and never blames the upload for it. Sources: the tools' own code (Chromium `devtools/front_end` and
//! Firefox `devtools/client/netmonitor` for their copies, mitmproxy's `addons/export.py` and `savehar.py`, curl's
//! `tool_cb_dbg.c`, tcpdump's `print-ascii.c`, Wireshark's `follow` tap), checked against copies that they wrote.
//! It must not know what the values are for.

use super::super::Value;
use super::super::decode::{Decoded, plain};
use super::super::masked::UNKNOWN;
use crate::text::{Bytes, SourceId, Sources, Span};

/// What stands for a character that a shell's lexer knows to be lost: ASCII's own sign for it.
pub(super) const LOST: u8 = 0x1A;

/// What a copy made of the characters of a body.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Characters {
    /// As they were sent.
    #[default]
    AsSent,
    /// Each byte became the character with its number: Firefox's HAR, "Copy as fetch", "Copy as cURL
    /// (Windows)", "Copy as PowerShell" and "Copy POST Data", mitmproxy's HAR and `export curl`.
    Latin1,
    /// Each byte outside printable ASCII became a dot: `tcpdump -A`, "follow stream", `curl --trace-ascii`.
    Dots,
    /// Characters outside ASCII became blanks: Chrome's "Copy as cURL (cmd)". The lexer marks them with [`LOST`].
    Marked,
}

/// Programs that write the boundary into Content-Type when they send (their exports hold none), by reader.
const WRITE_BOUNDARY: &[&str] = &[
    "insomnia",
    "postman",
    "bruno",
    "hurl",
    "httpie",
    "powershell",
];

/// Whether the program behind a reader writes the boundary itself: a Content-Type without one is no mistake.
pub(super) fn writes_boundary(reader: &str) -> bool {
    WRITE_BOUNDARY.contains(&reader)
}

/// What a copied text with a browser's or proxy's marks does to characters: Firefox and mitmproxy show bytes as
/// characters, Chrome does not.
pub(super) fn of_text(text: &[u8], boundary: &[u8]) -> Characters {
    let has = |needle: &[u8]| text.has(needle);
    let chrome = boundary.has(b"WebKitFormBoundary");
    // U+0100 and above begin with 0xC4 or more: no text of Latin-1 characters holds them.
    let narrow = text.iter().all(|byte| *byte < 0xC4);
    if chrome || !narrow || !has(&[0xC3]) {
        Characters::AsSent
    } else {
        Characters::Latin1
    }
}

/// A value of a body, with what the copy did to its characters undone or called unknown.
pub(super) fn value(
    sources: &mut Sources,
    source: SourceId,
    span: Span,
    characters: Characters,
) -> Value {
    let value = plain(source, span);
    let bytes = sources.slice(value.place);
    let decoded = match characters {
        Characters::AsSent => None,
        Characters::Latin1 => latin1(bytes, span.start),
        Characters::Dots => runs(bytes, span.start, |run| run.starts_with(b"..")),
        Characters::Marked => runs(bytes, span.start, |run| run.first() == Some(&LOST)),
    };
    match decoded {
        Some(decoded) => decoded.into_value(sources, source, span.start),
        None => value,
    }
}

/// The bytes behind Latin-1 characters, where they are UTF-8 and the text holds no other character.
fn latin1(bytes: &[u8], base: usize) -> Option<Decoded> {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| !text.is_ascii())?;
    let mut decoded = Decoded::default();
    for (at, character) in text.char_indices() {
        let byte = u8::try_from(u32::from(character)).ok()?;
        let width = character.len_utf8();
        if width == 1 {
            decoded.copy(base + at, &[byte]);
        } else {
            decoded.put(&[byte], Span::new(base + at, base + at + width));
        }
    }
    std::str::from_utf8(decoded.bytes()).ok()?;
    Some(decoded)
}

/// The value with [`UNKNOWN`] for every run of one byte that is lost.
fn runs(bytes: &[u8], base: usize, lost: impl Fn(&[u8]) -> bool) -> Option<Decoded> {
    let mut decoded = Decoded::default();
    let mut at = base;
    let mut any = false;
    for run in bytes.chunk_by(|one, next| one == next) {
        let end = at + run.len();
        if lost(run) {
            decoded.put_char(UNKNOWN, Span::new(at, end));
            any = true;
        } else {
            decoded.copy(at, run);
        }
        at = end;
    }
    any.then_some(decoded)
}
