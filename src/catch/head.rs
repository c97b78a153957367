//! The head of a request: read whole, parsed by httparse, and what is no HTTP at all recognised by its first bytes.
//! It never looks at the body.

use std::time::{Duration, Instant};

use super::input::{Filled, Input};
use super::{BODY_LIMIT, Trouble};

/// No client sends a larger head.
const HEAD_LIMIT: usize = 64 * 1024;

/// No client sends more header fields.
const FIELD_LIMIT: usize = 128;

/// How the end of a body is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Framing {
    /// So many bytes.
    Length(u64),
    /// In chunks.
    Chunked,
}

/// A head.
#[derive(Clone, Debug)]
pub struct Head {
    /// As it was sent, with its empty line.
    pub bytes: Vec<u8>,
    /// The method, as it was sent.
    pub method: String,
    /// The target of the request line.
    pub target: String,
    /// Whether the connection stays open behind the answer.
    pub keep_alive: bool,
    /// How long the body is.
    pub framing: Framing,
    headers: Vec<(String, Vec<u8>)>,
}

impl Head {
    /// The last value of a header; bytes that are no text become U+FFFD.
    pub fn header(&self, name: &str) -> Option<String> {
        let bytes = self.bytes_of(name)?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    /// The last value of a header.
    pub fn bytes_of(&self, name: &str) -> Option<&[u8]> {
        let mut named = self.headers.iter().rev();
        let (_, value) = named.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// Whether a header holds a word, compared without letter case.
    fn says(&self, name: &str, word: &str) -> bool {
        self.headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .flat_map(|(_, value)| value.split(|byte| *byte == b','))
            .any(|item| item.trim_ascii().eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether the client waits for leave to send the body.
    pub fn waits(&self) -> bool {
        self.says("Expect", "100-continue")
    }
}

/// Reads a head; `None` where the client has left or is silent in front of it. The first byte may take
/// `idle`, the whole `whole` from there.
pub fn read(input: &mut Input, idle: Duration, whole: Duration) -> Result<Option<Head>, Trouble> {
    let mut until = Instant::now() + idle;
    let mut begun = false;
    let mut seen = 0;
    loop {
        if !begun && !input.waiting().is_empty() {
            begun = true;
            until = Instant::now() + whole;
        }
        foreign(input.waiting())?;
        // Only what is new, and the bytes an empty line may have begun with.
        if let Some(end) = end(input.waiting(), seen) {
            let bytes = input.waiting().get(..end).unwrap_or_default().to_vec();
            return parse(bytes).map(Some);
        }
        seen = input.waiting().len().saturating_sub(3);
        if input.waiting().len() > HEAD_LIMIT {
            return Err(Trouble::HeadTooLarge);
        }
        match input.fill(until) {
            Ok(Filled::More) => {}
            Ok(Filled::End) if begun => return Err(Trouble::Left),
            Ok(Filled::End) => return Ok(None),
            Err(_) if !begun => return Ok(None),
            Err(trouble) => return Err(trouble),
        }
    }
}

/// What the first bytes show to be no HTTP/1.
fn foreign(bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.starts_with(b"\x16\x03") {
        return Err(Trouble::Tls);
    }
    if bytes.starts_with(b"PRI * HTTP/2") {
        return Err(Trouble::Http2);
    }
    // Empty lines in front of a request are allowed (RFC 9112, section 2.2).
    let first = bytes.trim_ascii_start().first();
    if first.is_some_and(|byte| !byte.is_ascii_alphabetic()) {
        return Err(Trouble::Garbage);
    }
    Ok(())
}

/// The byte behind the empty line, looked for from `from` on.
fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let lead = bytes.len() - bytes.trim_ascii_start().len();
    let from = from.max(lead);
    let rest = bytes.get(from..)?;
    memchr::memchr_iter(b'\n', rest).find_map(|at| match rest.get(at + 1..)? {
        [b'\n', ..] => Some(from + at + 2),
        [b'\r', b'\n', ..] => Some(from + at + 3),
        _ => None,
    })
}

fn parse(bytes: Vec<u8>) -> Result<Head, Trouble> {
    let mut fields = [httparse::EMPTY_HEADER; FIELD_LIMIT];
    let mut request = httparse::Request::new(&mut fields);
    match request.parse(&bytes) {
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Trouble::HeadTooLarge),
        Ok(httparse::Status::Partial) | Err(_) => return Err(Trouble::Garbage),
    }
    let headers = request
        .headers
        .iter()
        .map(|header| (header.name.to_owned(), header.value.to_vec()))
        .collect();
    let mut head = Head {
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
        keep_alive: request.version == Some(1),
        framing: Framing::Length(0),
        headers,
        bytes: Vec::new(),
    };
    head.keep_alive = if head.keep_alive {
        !head.says("Connection", "close")
    } else {
        head.says("Connection", "keep-alive")
    };
    head.framing = framing(&head)?;
    head.bytes = bytes;
    Ok(head)
}

/// A transfer coding wins over a length (RFC 9112, section 6.3).
fn framing(head: &Head) -> Result<Framing, Trouble> {
    if head.says("Transfer-Encoding", "chunked") {
        return Ok(Framing::Chunked);
    }
    let mut length = None;
    for (_, value) in head
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("Content-Length"))
    {
        let text = std::str::from_utf8(value).map_err(|_| Trouble::Length)?;
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| digits);
        match (number, length) {
            (Some(number), None) => length = Some(number),
            (Some(number), Some(known)) if number == known => {}
            _ => return Err(Trouble::Length),
        }
    }
    let length = length.unwrap_or(0);
    if length > BODY_LIMIT {
        return Err(Trouble::BodyTooLarge);
    }
    Ok(Framing::Length(length))
}
