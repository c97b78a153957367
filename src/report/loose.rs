//! Secrets that stand in a paste where no reader looks for them: behind their name, or a SecretKey by its shape under
//! any name, also inside what the paste holds in base64, percent-encoded or in an escaped string.
//!
//! Apart from the redactor, which knows slots and places: bytes go in, spans come out. It must not know how a secret
//! is masked.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use memchr::memmem::Finder;

use super::needles::base64_runs;
use super::redact::Secret;
use crate::evidence::keys::has_key_shape;
use crate::text::{Span, hex};

/// Names that people write in front of a secret, without blanks, `-` and `_`, in lower case.
const NAMES: [(&str, Secret); 13] = [
    ("secretkey", Secret::SecretKey),
    ("accesskeysecret", Secret::SecretKey),
    ("secretaccesskey", Secret::SecretKey),
    ("signkey", Secret::SignKey),
    ("securitytoken", Secret::Token),
    ("sessiontoken", Secret::Token),
    ("tmptoken", Secret::Token),
    ("ststoken", Secret::Token),
    ("costoken", Secret::Token),
    ("tencenttoken", Secret::Token),
    ("tencentcloudtoken", Secret::Token),
    ("qcloudtoken", Secret::Token),
    ("temporarytoken", Secret::Token),
];

/// How these names end; looked for in every paste, so made once.
static TAILS: LazyLock<[Finder<'static>; 6]> =
    LazyLock::new(|| ["ey", "EY", "oken", "OKEN", "ecret", "ECRET"].map(Finder::new));

/// Characters of a SecretKey.
const KEY: usize = 32;

/// A name of a secret and the secret in base64 are at least so long.
const PACKED: usize = 40;

/// So many texts of a paste are unpacked: more of them are a file, not somebody's values.
const MOST: usize = 4096;

/// All of them in a text.
pub fn secrets(bytes: &[u8]) -> Vec<(Secret, Span)> {
    let mut found = named(bytes);
    let shaped = shaped(bytes);
    found.extend(shaped.into_iter().map(|span| (Secret::SecretKey, span)));
    found
}

/// The texts that a text holds in base64, percent-encoded, or with backslashes.
pub fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let runs = base64_runs(bytes).filter(|run| run.len() >= PACKED);
    let decoded = runs.filter_map(|run| text_of(bytes.get(run.start..run.end)?));
    let mut texts: Vec<Vec<u8>> = decoded.take(MOST).collect();
    if memchr::memchr2(b'%', b'\\', bytes).is_some() {
        let text = unescaped(bytes);
        if text != bytes {
            texts.push(text);
        }
    }
    texts
}

/// What a run of base64 holds, if it is a text.
fn text_of(run: &[u8]) -> Option<Vec<u8>> {
    let whole = run.get(..run.len() - usize::from(run.len() % 4 == 1))?;
    let standard: Vec<u8> = whole
        .iter()
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            other => *other,
        })
        .collect();
    let decoded = STANDARD_NO_PAD.decode(standard).ok()?;
    std::str::from_utf8(&decoded).is_ok().then_some(decoded)
}

/// `%2B`, `\n`, `\u002b`, `\"` as what they stand for.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (byte, taken) = match rest {
            [b'%', high, low, ..] if hex::pair(&[*high, *low]).is_some() => {
                (hex::pair(&[*high, *low]).unwrap_or(b'%'), 3)
            }
            [b'\\', b'u', b'0', b'0', high, low, ..] if hex::pair(&[*high, *low]).is_some() => {
                (hex::pair(&[*high, *low]).unwrap_or(b'u'), 6)
            }
            [b'\\', b'n' | b'r' | b't', ..] => (b'\n', 2),
            [b'\\', other, ..] => (*other, 2),
            [byte, ..] => (*byte, 1),
            [] => break,
        };
        out.push(byte);
        at += taken;
    }
    out
}

/// Runs with the shape of a SecretKey that are no piece of a path, a file's name, a URL or base64.
fn shaped(bytes: &[u8]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    for run in bytes.split(|byte| !byte.is_ascii_alphanumeric()) {
        let (start, end) = (at, at + run.len());
        at = end + 1;
        let piece = |byte: u8| b"/+_.-%\\".contains(&byte);
        if run.len() == KEY
            && has_key_shape(run)
            && !piece(byte(start.checked_sub(1)))
            && !matches!(byte(Some(end)), b'/' | b'+' | b'_' | b'-' | b'%' | b'=')
            && !(byte(Some(end)) == b'.' && byte(Some(end + 1)).is_ascii_alphanumeric())
        {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// Values that stand behind the name of a secret.
fn named(bytes: &[u8]) -> Vec<(Secret, Span)> {
    let mut found = Vec::new();
    for tail in TAILS.iter() {
        for at in tail.find_iter(bytes) {
            let end = at + tail.needle().len();
            let name = bytes.get(end.saturating_sub(24)..end).unwrap_or_default();
            if let Some(kind) = name_before(name)
                && let Some(span) = value_after(bytes, end)
            {
                found.push((kind, span));
            }
        }
    }
    found
}

fn name_before(text: &[u8]) -> Option<Secret> {
    let backwards = || {
        let letters = text
            .iter()
            .rev()
            .filter(|byte| byte.is_ascii_alphanumeric());
        letters.map(u8::to_ascii_lowercase)
    };
    let known = NAMES
        .iter()
        .find(|(name, _)| backwards().take(name.len()).eq(name.bytes().rev()))
        .map(|(_, kind)| *kind);
    // The plain word is a name where nothing is joined to its front but a quote.
    let alone = |text: &[u8]| matches!(text.last(), None | Some(b'"' | b'\''));
    let lead = text.len().checked_sub(5).and_then(|at| text.get(..at));
    let word = text.to_ascii_lowercase().ends_with(b"token") && lead.is_some_and(alone);
    known.or(word.then_some(Secret::Token))
}

/// The value after a name: after quotes, colons and the like, at least as long as a key.
fn value_after(bytes: &[u8], from: usize) -> Option<Span> {
    let rest = bytes.get(from..)?;
    let skip = rest
        .iter()
        .take(12)
        .take_while(|byte| b" \t\r\n\"'\\:=>,".contains(byte))
        .count();
    let value = rest.get(skip..)?;
    let len = value
        .iter()
        .take(8192)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"+/=_-%.".contains(byte))
        .count();
    let long = skip > 0 && len >= 20;
    let words = value.get(..len)?.iter().any(u8::is_ascii_digit);
    (long && words).then(|| Span::new(from + skip, from + skip + len))
}
