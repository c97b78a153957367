//! Finds keys in a text by their names: members of JSON or of program code at any depth, `NAME=value`
//! lines, labels with the value beside or below them as a console shows them, and the bare pair without
//! names. It copies no value: a secret stays where it was pasted.

use crate::text::Span;

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

/// A value with a name.
pub(super) struct Found {
    pub slot: Slot,
    pub value: Span,
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// Whether its name says that the key is temporary.
    pub temporary: bool,
    /// Whether the name is `expiration`, which a policy has as well.
    pub iso: bool,
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

/// What a name stands for, and whether it says that the key is temporary.
fn slot(name: &[u8]) -> Option<(Slot, bool, bool)> {
    let plain: String = name
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    // The form's own fields are no keys.
    if matches!(plain.as_str(), "qkeytime" | "qsigntime") {
        return None;
    }
    // A program has many tokens (`csrfToken`, `_token`): only the bare word is the key's, behind `export` or as
    // an option.
    let word = name.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    let word = word.strip_prefix(b"--").unwrap_or(word);
    if word.eq_ignore_ascii_case(b"token") {
        return Some((Slot::Token, false, false));
    }
    let (_, slot) = ENDINGS.iter().find(|(ending, _)| plain.ends_with(ending))?;
    let temporary = plain.contains("tmp") || plain.contains("expiredtime");
    Some((*slot, temporary, plain.ends_with("expiration")))
}

/// Every name with `:`, `=` or `=>` and a value behind it.
pub(super) fn named(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((separator, length)) = separator(bytes, at) {
        at = separator + length;
        let Some((slot, temporary, iso)) = slot(name_before(bytes, separator)) else {
            continue;
        };
        let (value, quoted, next) = value_behind(bytes, at, slot);
        at = next.max(at);
        let text = bytes.get(value.start..value.end).unwrap_or_default();
        if !value.is_empty() && (quoted || !is_nothing(text)) {
            found.push(Found {
                slot,
                value,
                quoted,
                temporary,
                iso,
            });
        }
    }
    found
}

fn is_nothing(value: &[u8]) -> bool {
    let word = value.trim_ascii();
    NOTHING
        .iter()
        .any(|nothing| nothing.eq_ignore_ascii_case(word))
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
    let before = bytes
        .get(from..separator)
        .unwrap_or_default()
        .trim_ascii_end();
    let before = before
        .strip_suffix(b"\"")
        .or(before.strip_suffix(b"'"))
        .or(before.strip_suffix(b"]"))
        .unwrap_or(before);
    let before = before
        .strip_suffix(b"'")
        .or(before.strip_suffix(b"\\"))
        .unwrap_or(before);
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_');
    let start = before
        .iter()
        .rposition(|byte| !part(byte))
        .map_or(0, |at| at + 1);
    before.get(start..).unwrap_or_default()
}

/// The value behind a separator, whether it was quoted, and where to go on.
fn value_behind(bytes: &[u8], from: usize, slot: Slot) -> (Span, bool, usize) {
    let rest = bytes.get(from..).unwrap_or_default();
    let skip = rest
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\t'))
        .unwrap_or(rest.len());
    let start = from + skip;
    let rest = rest.get(skip..).unwrap_or_default();
    if let Some(escaped) = rest.strip_prefix(b"\\\"") {
        let length = memchr::memmem::find(escaped, b"\\\"").unwrap_or(escaped.len());
        let end = start + 2 + length;
        return (Span::new(start + 2, end), true, end + 2);
    }
    if let Some(quote) = rest
        .first()
        .filter(|byte| matches!(byte, b'"' | b'\'' | b'`'))
    {
        let end = closing(rest, *quote);
        return (Span::new(start + 1, start + end), true, start + end + 1);
    }
    let end = start + unquoted(rest, slot);
    (Span::new(start, end), false, end)
}

/// Where the quote that opens `text` is closed, or its end.
fn closing(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(skip) = text
        .get(at..)
        .and_then(|rest| memchr::memchr2(quote, b'\\', rest))
    {
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
    let line = rest
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len());
    let text = rest.get(..line).unwrap_or_default();
    let sign = |byte: &u8| match byte {
        b',' | b'{' | b'}' | b'[' | b']' => true,
        b';' => slot != Slot::KeyTime,
        _ => false,
    };
    let text = text
        .get(..text.iter().position(sign).unwrap_or(line))
        .unwrap_or_default();
    let Some(space) = text.iter().position(|byte| matches!(byte, b' ' | b'\t')) else {
        return text.len();
    };
    let behind = text.get(space..).unwrap_or_default();
    let another = behind.iter().any(|byte| matches!(byte, b':' | b'=' | b'#'));
    if another { space } else { text.len() }
}

/// Labels with the value on the same line behind blanks, or on the next line that is not empty. Only for
/// what has no value yet.
pub(super) fn labelled(bytes: &[u8], found: &mut Vec<Found>) {
    let mut waiting: Option<(Slot, bool, bool)> = None;
    for line in lines(bytes) {
        let text = bytes.get(line.start..line.end).unwrap_or_default();
        let trimmed = trim(bytes, line);
        if trimmed.is_empty() {
            continue;
        }
        if let Some((slot, temporary, iso)) = waiting.take() {
            push(found, slot, trimmed, temporary, iso);
            continue;
        }
        if text.iter().any(|byte| matches!(byte, b':' | b'=' | b'"')) {
            continue;
        }
        let words = bytes.get(trimmed.start..trimmed.end).unwrap_or_default();
        let gap = words.iter().position(|byte| matches!(byte, b' ' | b'\t'));
        let label = words.get(..gap.unwrap_or(words.len())).unwrap_or_default();
        let Some(named) = slot(label).filter(|_| label.len() <= REACH) else {
            continue;
        };
        match gap {
            None => waiting = Some(named),
            Some(gap) => {
                let value = trim(bytes, Span::new(trimmed.start + gap, trimmed.end));
                push(found, named.0, value, named.1, named.2);
            }
        }
    }
}

fn push(found: &mut Vec<Found>, slot: Slot, value: Span, temporary: bool, iso: bool) {
    if found.iter().all(|one| one.slot != slot) {
        found.push(Found {
            slot,
            value,
            quoted: false,
            temporary,
            iso,
        });
    }
}

/// The lines of a text without their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Span> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let rest = bytes.get(from..)?;
        let length = memchr::memchr2(b'\n', b'\r', rest);
        start = length.map(|length| from + length + 1);
        Some(Span::new(from, from + length.unwrap_or(rest.len())))
    })
}

/// A SecretId and a SecretKey without names, on lines of their own or side by side; one of them alone only
/// if the user says that these are keys.
pub(super) fn bare(bytes: &[u8], forced: bool) -> Vec<Found> {
    let mut found = Vec::new();
    // Two words are enough; a longer text is something else.
    if bytes.len() > 8192 {
        return found;
    }
    let mut at = 0;
    let mut words = 0;
    while let Some(word) = next_word(bytes, at) {
        at = word.end;
        words += 1;
        let text = bytes.get(word.start..word.end).unwrap_or_default();
        let id = text.starts_with(b"AKID") || text.starts_with(b"IKID");
        let key = (32..=64).contains(&text.len()) && text.iter().copied().all(is_base64);
        if id {
            push(&mut found, Slot::SecretId, word, false, false);
        } else if key {
            push(&mut found, Slot::SecretKey, word, false, false);
        }
    }
    if words > 3 || (!forced && found.len() < 2) {
        found.clear();
    }
    found
}

fn next_word(bytes: &[u8], from: usize) -> Option<Span> {
    let gap = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'|');
    let rest = bytes.get(from..)?;
    let start = from + rest.iter().position(|byte| !gap(byte))?;
    let rest = bytes.get(start..)?;
    let length = rest.iter().position(gap).unwrap_or(rest.len());
    Some(Span::new(start, start + length))
}

/// Characters of keys: base64 of both alphabets.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
}

/// Without white space around it.
fn trim(bytes: &[u8], span: Span) -> Span {
    let text = bytes.get(span.start..span.end).unwrap_or_default();
    let start = span.start + text.len() - text.trim_ascii_start().len();
    Span::new(start, span.start + text.trim_ascii_end().len())
}
