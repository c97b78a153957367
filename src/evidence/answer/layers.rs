//! Takes off what a copy put around an answer: HTML escapes, the escapes of a JSON or program string,
//! percent escapes. Each layer is a new text with the way back to the one it was taken from. Nothing here
//! knows what an answer looks like beyond its tags.

use memchr::memmem;

use crate::text::{ByteMap, Span, hex};

/// A text with one layer taken off.
pub(super) struct Layer {
    /// What it was: `html-escaped`, `json-string`, `url-encoded`.
    pub name: &'static str,
    /// The text.
    pub bytes: Vec<u8>,
    /// The way back.
    pub map: ByteMap,
}

/// Takes the outermost layer off, if there is one around an answer's tags.
pub(super) fn peel(bytes: &[u8]) -> Option<Layer> {
    let has = |needle: &[u8]| memmem::find(bytes, needle).is_some();
    let holds = |sign: u8| memchr::memchr(sign, bytes).is_some();
    let tags: [&[u8]; 6] = [
        b"<Code",
        b"<Error",
        b"<Message",
        b"Code>",
        b"\"Code\"",
        b"\\\"Code",
    ];
    let html = ["&lt;Code", "&lt;Error", "&lt;Message", "&amp;lt;"];
    if holds(b'&') && html.iter().any(|tag| has(tag.as_bytes())) {
        return Some(layer("html-escaped", bytes, b'&', entity));
    }
    let escaped: [&[u8]; 10] = [
        b"\\u003c",
        b"\\u003C",
        b"\\x3c",
        b"\\x3C",
        b"\\n<",
        b"\\t<",
        b"<\\/",
        b"\\\"Code",
        b"\\\"error",
        b"\\\"message",
    ];
    let control = || has(b"\\n") && has(b"\\t") && tags.iter().any(|tag| has(tag));
    if holds(b'\\') && (escaped.iter().any(|escape| has(escape)) || control()) {
        return Some(layer("json-string", bytes, b'\\', backslash));
    }
    let url: [&[u8]; 3] = [b"%3CCode%3E", b"%3CError%3E", b"%3cCode%3e"];
    if holds(b'%') && url.iter().any(|tag| has(tag)) {
        return Some(layer("url-encoded", bytes, b'%', percent));
    }
    None
}

/// The value of an element or string with its escapes undone; `None` if it holds none.
pub(super) fn unescape_xml(bytes: &[u8]) -> Option<Layer> {
    unescaped("xml", bytes, b'&', entity)
}

/// The same for the text between the quotes of a JSON or program string.
pub(super) fn unescape_string(bytes: &[u8]) -> Option<Layer> {
    unescaped("string", bytes, b'\\', backslash)
}

type Decoder = fn(&[u8]) -> Option<(String, usize)>;

fn unescaped(name: &'static str, bytes: &[u8], mark: u8, decode: Decoder) -> Option<Layer> {
    memchr::memchr(mark, bytes)?;
    let layer = layer(name, bytes, mark, decode);
    (layer.bytes != bytes).then_some(layer)
}

/// Replaces every escape; what is none stays.
fn layer(name: &'static str, bytes: &[u8], mark: u8, decode: Decoder) -> Layer {
    let mut layer = Layer {
        name,
        bytes: Vec::with_capacity(bytes.len()),
        map: ByteMap::default(),
    };
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = memchr::memchr(mark, rest).unwrap_or(rest.len());
        layer.copy(rest, at, plain);
        at += plain;
        let Some(escape) = rest.get(plain..).filter(|escape| !escape.is_empty()) else {
            break;
        };
        if let Some((text, length)) = decode(escape) {
            layer.bytes.extend_from_slice(text.as_bytes());
            layer.map.replace(text.len(), Span::new(at, at + length));
            at += length;
        } else {
            layer.copy(escape, at, 1);
            at += 1;
        }
    }
    layer
}

impl Layer {
    fn copy(&mut self, rest: &[u8], at: usize, length: usize) {
        self.bytes
            .extend_from_slice(rest.get(..length).unwrap_or_default());
        self.map.copy(at, length);
    }
}

/// `&lt;`, `&#39;`, `&#x27;`, …
fn entity(text: &[u8]) -> Option<(String, usize)> {
    const NAMED: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&nbsp;", " "),
    ];
    if let Some((name, plain)) = NAMED
        .iter()
        .find(|(name, _)| text.starts_with(name.as_bytes()))
    {
        return Some(((*plain).to_owned(), name.len()));
    }
    let head = text.get(..text.len().min(10))?;
    let end = memchr::memchr(b';', head)?;
    let digits = head.strip_prefix(b"&#")?.get(..end.checked_sub(2)?)?;
    let code = match digits {
        [b'x' | b'X', digits @ ..] => hex::number(digits)?,
        _ if digits.iter().all(u8::is_ascii_digit) => {
            std::str::from_utf8(digits).ok()?.parse().ok()?
        }
        _ => return None,
    };
    Some((char::from_u32(code)?.to_string(), end + 1))
}

/// `\n`, `\"`, `\u003c`, `\x3c`, `\/`, `\\`, …
fn backslash(text: &[u8]) -> Option<(String, usize)> {
    let plain = match text.get(1)? {
        b'n' => "\n",
        b't' => "\t",
        b'r' => "\r",
        b'"' => "\"",
        b'\'' => "'",
        b'/' => "/",
        b'\\' => "\\",
        b'u' => return code_point(text, 4),
        b'x' => return code_point(text, 2),
        _ => return None,
    };
    Some((plain.to_owned(), 2))
}

fn code_point(text: &[u8], digits: usize) -> Option<(String, usize)> {
    let value = |from: usize| hex::number(text.get(from..from + digits)?);
    let code = value(2)?;
    let length = 2 + digits;
    if let (0xd800..=0xdbff, Some(b"\\u")) = (code, text.get(length..length + 2))
        && let Some(low @ 0xdc00..=0xdfff) = value(length + 2)
    {
        let joined = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        return Some((char::from_u32(joined)?.to_string(), 2 * length));
    }
    Some((char::from_u32(code)?.to_string(), length))
}

/// `%3C`. Only ASCII is decoded: the rest is not needed to read an answer.
fn percent(text: &[u8]) -> Option<(String, usize)> {
    let code = hex::pair(text.get(1..3)?)?;
    code.is_ascii().then(|| (char::from(code).to_string(), 3))
}
