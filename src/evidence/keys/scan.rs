//! Finds keys in a text by their names: members of JSON or of program code at any depth, `NAME=value`
//! lines, labels with the value beside or below them as a console shows them, and the bare pair without
//! names. It copies no value: a secret stays where it was pasted.

use super::has_key_shape;
use crate::text::{Bytes, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Slot {
    SecretId,
    SecretKey,
    Token,
    KeyTime,
    SignKey,
    Expires,
    Starts,
}

/// What a name says.
#[derive(Clone, Copy)]
pub(super) struct Name {
    pub slot: Slot,
    /// Whether it says that the key is temporary.
    pub temporary: bool,
    /// Whether it is `expiration`, which a policy has as well.
    pub iso: bool,
}

impl Name {
    const fn of(slot: Slot) -> Self {
        Self {
            slot,
            temporary: false,
            iso: false,
        }
    }
}

/// A value with a name.
pub(super) struct Found {
    pub name: Name,
    pub value: Span,
    /// Whether it stood in quotes.
    pub quoted: bool,
}

/// Endings of names without blanks, hyphens, underscores and letter case; the first that fits counts.
const ENDINGS: [(&str, Slot); 20] = [
    ("secretid", Slot::SecretId),
    ("accesskeyid", Slot::SecretId),
    ("secretaccesskey", Slot::SecretKey),
    ("accesskeysecret", Slot::SecretKey),
    ("secretkey", Slot::SecretKey),
    ("signkey", Slot::SignKey),
    ("securitytoken", Slot::Token),
    ("sessiontoken", Slot::Token),
    ("tmptoken", Slot::Token),
    ("ststoken", Slot::Token),
    ("costoken", Slot::Token),
    ("tencenttoken", Slot::Token),
    ("tencentcloudtoken", Slot::Token),
    ("qcloudtoken", Slot::Token),
    ("temporarytoken", Slot::Token),
    ("keytime", Slot::KeyTime),
    ("expiredtime", Slot::Expires),
    ("expiretime", Slot::Expires),
    ("expiration", Slot::Expires),
    ("starttime", Slot::Starts),
];

/// What programs write where there is no value.
const NOTHING: [&[u8]; 5] = [b"null", b"none", b"nil", b"undefined", b"nullptr"];

/// The longest name that is looked at.
const REACH: usize = 64;

/// What a name says.
fn name(bytes: &[u8]) -> Option<Name> {
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let plain: String = letters
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    // The form's own fields are no keys.
    if matches!(plain.as_str(), "qkeytime" | "qsigntime") {
        return None;
    }
    // A program has many tokens (`csrfToken`, `_token`): only the bare word is the key's, behind `export` or as
    // an option.
    let word = bytes
        .rsplit(|byte| *byte == b' ')
        .next()
        .unwrap_or_default();
    let word = word.strip_prefix(b"--").unwrap_or(word);
    if word.eq_ignore_ascii_case(b"token") {
        return Some(Name::of(Slot::Token));
    }
    let (_, slot) = ENDINGS.iter().find(|(ending, _)| plain.ends_with(ending))?;
    Some(Name {
        slot: *slot,
        temporary: plain.contains("tmp") || plain.contains("expiredtime"),
        iso: plain.ends_with("expiration"),
    })
}

/// Every name with `:`, `=` or `=>` and a value behind it.
pub(super) fn named(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((separator, length)) = separator(bytes, at) {
        at = separator + length;
        let Some(name) = name(name_before(bytes, separator)) else {
            continue;
        };
        let (mut value, quoted, next) = value_behind(bytes, at, name.slot);
        at = next.max(at);
        // Only behind `NAME=` a program takes the blanks at the line's end; a list has them for the eye.
        let before = separator.checked_sub(1).and_then(|at| bytes.get(at));
        let exact = bytes.get(separator) == Some(&b'=') && length == 1;
        let taken = exact && before.is_some_and(|byte| *byte != b' ');
        if !(quoted || taken) {
            value = trim(bytes, value);
        }
        let word = bytes.cut(value).trim_ascii();
        let nothing = NOTHING
            .iter()
            .any(|nothing| nothing.eq_ignore_ascii_case(word));
        if !value.is_empty() && (quoted || !nothing) {
            found.push(Found {
                name,
                value,
                quoted,
            });
        }
    }
    found
}

/// The next `:`, `=`, `=>` or full-width colon, and its length.
fn separator(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    const WIDE: &[u8] = "\u{ff1a}".as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr3(b':', b'=', 0xef, bytes.get(at..)?)?;
        let rest = bytes.get(at..)?;
        if rest.starts_with(WIDE) {
            return Some((at, WIDE.len()));
        }
        match rest {
            [b'=', b'>' | b'=', ..] | [b':', b'=', ..] => return Some((at, 2)),
            [b':' | b'=', ..] => return Some((at, 1)),
            _ => at += 1,
        }
    }
}

/// The word or words right in front of a separator, inside one line and behind the last sign.
fn name_before(bytes: &[u8], separator: usize) -> &[u8] {
    let from = separator.saturating_sub(REACH);
    let mut before = bytes.cut(from..separator).trim_ascii_end();
    // `['name']`, `\"name\"`
    for signs in [b"\"']".as_slice(), b"'\\"] {
        let closed = before.last().is_some_and(|last| signs.contains(last));
        before = before.before(before.len() - usize::from(closed));
    }
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_');
    before.after(before.len() - before.run_back(part))
}

/// The value behind a separator, whether it was quoted, and where to go on.
fn value_behind(bytes: &[u8], from: usize, slot: Slot) -> (Span, bool, usize) {
    let start = from + bytes.after(from).run(|byte| matches!(byte, b' ' | b'\t'));
    let rest = bytes.after(start);
    if let Some(escaped) = rest.strip_prefix(b"\\\"") {
        let length = memchr::memmem::find(escaped, b"\\\"").unwrap_or(escaped.len());
        let end = start + 2 + length;
        return (Span::new(start + 2, end), true, end + 2);
    }
    if let Some(quote @ (b'"' | b'\'' | b'`')) = rest.first() {
        let end = start + closing(rest, *quote);
        return (Span::new(start + 1, end), true, end + 1);
    }
    let end = start + unquoted(rest, slot);
    (Span::new(start, end), false, end)
}

/// Where the quote that opens `text` is closed, or its end.
fn closing(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(skip) = memchr::memchr2(quote, b'\\', text.after(at)) {
        at += skip;
        if text.get(at) == Some(&quote) {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// How long a value without quotes is: to the end of its line, blanks before the line's end included,
/// because they belong to what the program read; but not into the next name on the same line.
fn unquoted(rest: &[u8], slot: Slot) -> usize {
    let sign = |byte: u8| match byte {
        b',' | b'{' | b'}' | b'[' | b']' => true,
        b';' => slot != Slot::KeyTime,
        _ => false,
    };
    let text = rest.before(rest.line_end(0));
    let text = text.before(text.run(|byte| !sign(byte)));
    let word = text.run(|byte| !matches!(byte, b' ' | b'\t'));
    let another = text.after(word).iter().any(|byte| b":=#".contains(byte));
    if another { word } else { text.len() }
}

/// Labels with the value on the same line behind blanks, or on the next line that is not empty. Only for
/// what has no value yet.
pub(super) fn labelled(bytes: &[u8], found: &mut Vec<Found>) {
    let mut waiting: Option<Name> = None;
    for line in bytes.line_spans() {
        let line = trim(bytes, line);
        let words = bytes.cut(line);
        if words.is_empty() {
            continue;
        }
        if let Some(name) = waiting.take() {
            push(found, name, line);
            continue;
        }
        let label = words.before(words.run(|byte| !matches!(byte, b' ' | b'\t')));
        let other = words.iter().any(|byte| b":=\"".contains(byte)) || label.len() > REACH;
        let Some(name) = name(label).filter(|_| !other) else {
            continue;
        };
        if label.len() == words.len() {
            waiting = Some(name);
        } else {
            push(
                found,
                name,
                trim(bytes, Span::new(line.start + label.len(), line.end)),
            );
        }
    }
}

fn push(found: &mut Vec<Found>, name: Name, value: Span) {
    if found.iter().all(|one| one.name.slot != name.slot) {
        let quoted = false;
        found.push(Found {
            name,
            value,
            quoted,
        });
    }
}

/// A SecretId and a SecretKey without names, on lines of their own or side by side; one of them alone only
/// if the user says that these are keys.
pub(super) fn bare(bytes: &[u8], forced: bool) -> Vec<Found> {
    let mut found = Vec::new();
    // Two words are enough; a longer text is something else.
    if bytes.len() > 8192 {
        return found;
    }
    let gap = |byte: &u8| byte.is_ascii_whitespace() || b",;|:".contains(byte);
    let mut at = 0;
    let mut words = 0;
    for word in bytes.split(gap) {
        let span = Span::new(at, at + word.len());
        at += word.len() + 1;
        words += usize::from(!word.is_empty());
        if word.starts_with(b"AKID") || word.starts_with(b"IKID") {
            push(&mut found, Name::of(Slot::SecretId), span);
        } else if (32..=64).contains(&word.len()) && word.iter().copied().all(is_base64) {
            push(&mut found, Name::of(Slot::SecretKey), span);
        }
    }
    if words > 3 || (!forced && found.len() < 2) {
        found.clear();
    }
    found
}

/// The SecretId and the SecretKey that show themselves by their shape, whatever stands around them (a file of the
/// console, arguments of a call, a sentence), where a text holds one of each.
pub(super) fn shaped(bytes: &[u8]) -> Option<Vec<Found>> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    for word in bytes.split(|byte| !(byte.is_ascii_alphanumeric() || b"_-".contains(byte))) {
        let value = Span::new(at, at + word.len());
        at += word.len() + 1;
        let is_id = word.len() > 16 && (word.starts_with(b"AKID") || word.starts_with(b"IKID"));
        let name = if is_id {
            Name::of(Slot::SecretId)
        } else if has_key_shape(word) {
            Name::of(Slot::SecretKey)
        } else {
            continue;
        };
        match found.iter().find(|one| one.name.slot == name.slot) {
            Some(one) if bytes.cut(one.value) != word => return None,
            Some(_) => {}
            None => push(&mut found, name, value),
        }
    }
    (found.len() == 2).then_some(found)
}

/// Characters of keys: base64 of both alphabets.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
}

/// Without white space around it.
fn trim(bytes: &[u8], span: Span) -> Span {
    let text = bytes.cut(span);
    let start = span.start + text.indent();
    Span::new(start, span.start + text.trim_ascii_end().len())
}
