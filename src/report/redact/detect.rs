//! Secrets that stand in a paste where no reader looks for them: behind their name, or by their shape under any name
//! (a SecretKey, a JWT, a private key), also inside what the paste holds in base64, hexadecimal digits, percent-encoded
//! or in an escaped string.
//!
//! Apart from the redactor, which knows slots and places: bytes go in, spans come out. It must not know how a secret
//! is masked.

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use super::kind::Secret;
use super::packed;
use crate::evidence::keys::has_key_shape;
use crate::text::Span;

/// Endings of names that people write in front of a secret, without blanks, `-` and `_`, in lower case.
const NAMES: [(&str, Option<Secret>); 10] = [
    ("secretkey", Some(Secret::SecretKey)),
    ("accesskeysecret", Some(Secret::SecretKey)),
    ("secretaccesskey", Some(Secret::SecretKey)),
    ("signkey", Some(Secret::SignKey)),
    // A cursor through a list lets nobody in.
    ("nexttoken", None),
    ("continuationtoken", None),
    ("pagetoken", None),
    ("token", Some(Secret::Token)),
    ("clientsecret", Some(Secret::Authorization)),
    ("apikey", Some(Secret::Authorization)),
];

/// How these names end; looked for in every paste, so made once.
static TAILS: LazyLock<[Finder<'static>; 6]> =
    LazyLock::new(|| ["ey", "EY", "oken", "OKEN", "ecret", "ECRET"].map(Finder::new));

/// The longest of the names, with what may stand inside it.
const LONGEST_NAME: usize = 24;

/// Characters of a SecretKey.
const KEY: usize = 32;

/// A value of fewer characters is no secret by its name alone.
const SHORTEST: usize = 20;

/// A name of a secret and the secret in base64 are at least so long.
const PACKED: usize = 40;

/// So many texts of a paste are unpacked: more of them are a file, not somebody's values.
const MOST: usize = 4096;

/// All of them in a text.
pub(super) fn secrets(bytes: &[u8]) -> Vec<(Secret, Span)> {
    let mut found = named(bytes);
    let shaped = shaped(bytes).into_iter();
    found.extend(shaped.map(|span| (Secret::SecretKey, span)));
    let foreign = web_tokens(bytes).into_iter().chain(private_keys(bytes));
    found.extend(foreign.map(|span| (Secret::Authorization, span)));
    found
}

/// The texts that a text holds in base64 (over several lines, too), hexadecimal, percent-encoded, or with backslashes.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let runs = packed::runs(bytes, PACKED);
    let mut texts: Vec<Vec<u8>> = runs
        .filter_map(|run| text_of(bytes.get(run.start..run.end)?))
        .chain(wrapped(bytes).iter().filter_map(|run| text_of(run)))
        .take(MOST)
        .collect();
    if memchr::memchr3(b'%', b'\\', b'&', bytes).is_some() {
        let text = unescaped(bytes);
        texts.extend((text != bytes).then_some(text));
    }
    texts.extend(narrowed(bytes));
    texts
}

/// Text of two bytes a character, in one.
fn narrowed(bytes: &[u8]) -> Option<Vec<u8>> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    let wide = zeros > 0 && zeros * 4 >= bytes.len();
    wide.then(|| bytes.iter().copied().filter(|byte| *byte != 0).collect())
}

/// What a run of hexadecimal digits or of base64 holds, if it is a text, in UTF-16 too.
fn text_of(run: &[u8]) -> Option<Vec<u8>> {
    let digits = run
        .get(..run.len() / 2 * 2)
        .and_then(crate::text::hex::unhex);
    let ways = digits.into_iter().chain(packed::decoded(run));
    ways.map(|text| narrowed(&text).unwrap_or(text))
        .find(|text| packed::is_legible(text) || std::str::from_utf8(text).is_ok())
}

/// Base64 that was broken into lines of one length, put together again.
fn wrapped(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut joined: Vec<Vec<u8>> = Vec::new();
    let mut last = Span::empty(0);
    for run in packed::runs(bytes, 1) {
        let between = bytes.get(last.end..run.start).unwrap_or_default();
        let line = bytes.get(run.start..run.end).unwrap_or_default();
        let breaks = between.trim_ascii().is_empty() && memchr::memchr(b'\n', between).is_some();
        let goes_on = breaks && last.len() >= packed::SHORTEST && last.len() >= run.len();
        match joined.last_mut().filter(|_| goes_on) {
            Some(text) => text.extend_from_slice(line),
            None if run.len() >= packed::SHORTEST => joined.push(line.to_vec()),
            None => {}
        }
        last = run;
    }
    joined.retain(|text| text.len() >= PACKED);
    joined
}

/// `%2B`, `\n`, `\u002b`, `&#43;` as what they stand for.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (byte, taken) = packed::step(rest);
        // A backslash that is no escape's stands before what it stands for.
        if (byte, taken) != (Some(b'\\'), 1) {
            out.push(byte.unwrap_or(b'\n'));
        }
        at += taken;
    }
    out
}

/// Runs with the shape of a SecretKey that are no piece of base64.
fn shaped(bytes: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in bytes.split(|byte| !byte.is_ascii_alphanumeric()) {
        let span = Span::new(at, at + run.len());
        at = span.end + 1;
        if run.len() == KEY && has_key_shape(run) && !is_piece(bytes, span) {
            found.push(span);
        }
    }
    found
}

/// Whether a run of letters goes on as base64 does, or as an escape; a slash alone parts the pieces of a path.
fn is_piece(bytes: &[u8], run: Span) -> bool {
    let (front, behind) = bytes.split_at(run.start);
    let behind = behind.get(run.len()..).unwrap_or_default();
    let joins = |byte: Option<&u8>| byte.is_some_and(|byte| b"+_-%\\".contains(byte));
    let coded = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'/';
    let before = front.iter().rev().take(KEY).take_while(coded).count();
    let after = behind.iter().take(KEY).take_while(coded).count();
    let slashed = front.last() == Some(&b'/') || behind.first() == Some(&b'/');
    joins(front.last())
        || joins(behind.first())
        || behind.first() == Some(&b'=')
        || slashed && before + after >= KEY
}

/// Values that stand behind the name of a secret.
fn named(bytes: &[u8]) -> Vec<(Secret, Span)> {
    let mut found = Vec::new();
    for tail in TAILS.iter() {
        for at in tail.find_iter(bytes) {
            let end = at + tail.needle().len();
            let start = end.saturating_sub(LONGEST_NAME);
            let kind = name_before(bytes.get(start..end).unwrap_or_default());
            if let Some(kind) = kind {
                found.extend(value_after(bytes, end).into_iter().map(|span| (kind, span)));
            }
        }
    }
    found
}

fn name_before(text: &[u8]) -> Option<Secret> {
    let letters = || {
        let backwards = text.iter().rev();
        let letters = backwards.filter(|byte| byte.is_ascii_alphanumeric());
        letters.map(u8::to_ascii_lowercase)
    };
    let mut known = NAMES.iter();
    let known = known.find(|(name, _)| letters().take(name.len()).eq(name.bytes().rev()));
    known.and_then(|(_, kind)| *kind)
}

/// The value after a name, behind quotes, colons and the like: long enough, of letters and digits; one of a SecretKey's
/// length may go on in the next line.
fn value_after(bytes: &[u8], from: usize) -> Vec<Span> {
    let run = |from: usize, of: &[u8]| {
        let rest = bytes.get(from..).unwrap_or_default().iter().take(8192);
        let inside = |byte: &&u8| byte.is_ascii_alphanumeric() || of.contains(byte);
        Span::new(from, from + rest.take_while(inside).count())
    };
    let gap = |from: usize, of: &[u8]| {
        let rest = bytes.get(from..).unwrap_or_default().iter().take(12);
        from + rest.take_while(|byte| of.contains(byte)).count()
    };
    let start = gap(from, b" \t\r\n\"'\\:=>,");
    let value = run(start, b"+/=_-%.");
    let text = bytes.get(start..value.end).unwrap_or_default();
    let mixed = |text: &[u8]| {
        text.iter().any(u8::is_ascii_digit) && text.iter().any(u8::is_ascii_alphabetic)
    };
    if start == from {
        return Vec::new();
    }
    if value.len() >= SHORTEST && mixed(text) {
        return vec![value];
    }
    let next = gap(value.end, b" \t\r\n\"'\\+");
    let rest = run(next, b"");
    let whole = [text, bytes.get(next..rest.end).unwrap_or_default()].concat();
    let split = !text.is_empty() && next > value.end && has_key_shape(&whole);
    if split { vec![value, rest] } else { Vec::new() }
}

/// `eyJ….eyJ….…`: what a JSON Web Token looks like, whatever it is called.
fn web_tokens(bytes: &[u8]) -> Vec<Span> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    let mut found: Vec<Span> = Vec::new();
    for start in memmem::find_iter(bytes, b"eyJ") {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let rest = bytes.get(start..).unwrap_or_default().iter();
        let end = start + rest.take(8192).take_while(|byte| word(byte)).count();
        let token = bytes.get(start..end).unwrap_or_default();
        let parts: Vec<&[u8]> = token.split(|byte| *byte == b'.').collect();
        if let [head, body, signature, ..] = parts[..]
            && head.len() > 10
            && body.starts_with(b"eyJ")
            && signature.len() >= SHORTEST
        {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// What stands between `-----BEGIN … PRIVATE KEY-----` and its end.
fn private_keys(bytes: &[u8]) -> Vec<Span> {
    let heads = memmem::find_iter(bytes, b"PRIVATE KEY-----");
    let keys = heads.filter_map(|at| {
        let start = at + b"PRIVATE KEY-----".len();
        let line = bytes.get(..at)?;
        let lead = line.get(at.saturating_sub(LONGEST_NAME)..)?;
        memmem::find(lead, b"-----BEGIN")?;
        let rest = bytes.get(start..)?;
        let end = memmem::find(rest, b"-----END").unwrap_or(rest.len().min(8192));
        Some(Span::new(start, start + end))
    });
    keys.filter(|key| !key.is_empty()).collect()
}
