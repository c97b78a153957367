//! What lets somebody in beside COS's own keys: cookies, and credentials for other services that a copied request
//! carries. Found by the name in front of them in any paste (raw headers, curl, fetch, HAR), so that a part that no
//! reader took is masked, too.
//!
//! Apart from the redactor, which knows COS's secrets by slot and value: here is only how such a value begins and
//! ends in the notations that tools write. It must not know how a value is masked.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::kind::{SIGNATURE_DIGITS, Secret};
use crate::text::Span;

/// How the names go on behind their first letter, in the two ways they are written.
static NAMES: LazyLock<[(Finder<'static>, Secret); 6]> = LazyLock::new(|| {
    [
        ("ookie", Secret::Cookie),
        ("OOKIE", Secret::Cookie),
        ("uthorization", Secret::Authorization),
        ("UTHORIZATION", Secret::Authorization),
        ("assword", Secret::Authorization),
        ("ASSWORD", Secret::Authorization),
    ]
    .map(|(name, kind)| (Finder::new(name), kind))
});

/// Options of curl whose value is a credential.
const OPTIONS: [(&str, Secret); 7] = [
    ("-b", Secret::Cookie),
    ("--cookie", Secret::Cookie),
    ("-u", Secret::Authorization),
    ("--user", Secret::Authorization),
    ("-U", Secret::Authorization),
    ("--proxy-user", Secret::Authorization),
    ("--oauth2-bearer", Secret::Authorization),
];

/// What stands before COS's own signature in a header.
const SIGNATURE: &[u8] = b"q-signature=";

/// Longer values are no header.
const LONGEST: usize = 64 * 1024;

/// The kind of secret a header's value is.
pub fn kind(name: &str) -> Option<Secret> {
    let name = name.trim().to_ascii_lowercase();
    match name.as_str() {
        "cookie" | "set-cookie" => Some(Secret::Cookie),
        "authorization" | "proxy-authorization" => Some(Secret::Authorization),
        _ => None,
    }
}

/// The part of a header's value to mask: all of a cookie; of credentials what stands behind the scheme; of COS's own
/// signature its tail.
pub fn secret_part(value: &[u8], kind: Secret) -> Option<Span> {
    let whole = Span::new(0, value.len());
    if kind == Secret::Cookie {
        return Some(whole).filter(|span| !span.is_empty());
    }
    if let Some(at) = memchr::memmem::find(value, SIGNATURE) {
        let start = at + SIGNATURE.len();
        let end = run(value, start, value.len(), |byte| {
            byte.is_ascii_alphanumeric()
        });
        let lead = (start + SIGNATURE_DIGITS).min(end);
        return Some(Span::new(lead, end)).filter(|span| !span.is_empty());
    }
    let scheme = value.iter().position(|byte| *byte == b' ');
    let start = scheme.map_or(0, |at| at + 1);
    Some(Span::new(start, value.len())).filter(|span| !span.is_empty())
}

/// All of them in a text.
pub fn secrets(bytes: &[u8]) -> Vec<(Secret, Span)> {
    let mut found = Vec::new();
    for (finder, kind) in NAMES.iter() {
        // What was read as a value is not searched again, so that no paste takes long.
        let mut read = 1;
        for at in finder.find_iter(bytes) {
            if at >= read {
                let end = at + finder.needle().len();
                read = behind_name(bytes, at - 1, end, *kind, &mut found).max(read);
            }
        }
    }
    if memchr::memmem::find(bytes, b"curl").is_some() {
        options(bytes, &mut found);
    }
    users(bytes, &mut found);
    // `--cookie=…` is an option and a name.
    found.sort_by_key(|(_, span)| (span.start, span.end));
    found.dedup_by_key(|(_, span)| *span);
    found
}

/// The passwords of `https://user:password@host`.
fn users(bytes: &[u8], found: &mut Vec<(Secret, Span)>) {
    for at in memchr::memmem::find_iter(bytes, b"://") {
        let inside = |byte: u8| byte.is_ascii_graphic() && !b"/?#\"'<>`".contains(&byte);
        let end = run(bytes, at + 3, 256, inside);
        let authority = bytes.get(at + 3..end).unwrap_or_default();
        let user = memchr::memrchr(b'@', authority).and_then(|sign| authority.get(..sign));
        let colon = user.and_then(|user| memchr::memchr(b':', user));
        if let (Some(user), Some(colon)) = (user, colon) {
            let password = Span::new(colon + 1, user.len()).shifted(at + 3);
            keep(bytes, Some(password), Secret::Authorization, found);
        }
    }
}

fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Where the bytes that are so end, of at most so many.
fn run(bytes: &[u8], from: usize, most: usize, is: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take(most).take_while(|byte| is(**byte)).count()
}

fn blanks(bytes: &[u8], from: usize) -> usize {
    run(bytes, from, 64, |byte| byte.is_ascii_whitespace())
}

/// What stands behind a name from `start` to `end`; how far was read.
fn behind_name(
    bytes: &[u8],
    start: usize,
    end: usize,
    kind: Secret,
    found: &mut Vec<(Secret, Span)>,
) -> usize {
    if kind == Secret::Cookie && byte(bytes, end) == b's' {
        return jar(bytes, end + 1, found);
    }
    let name = bytes.get(..start).unwrap_or_default();
    let joined = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let lead = name.iter().rev().take(6).take_while(joined).count();
    let before = start.checked_sub(lead + 1).map_or(0, |at| byte(bytes, at));
    let value = if byte(bytes, end) == b':' {
        // Written in a quoted argument, the value ends with it.
        let quote = Some(before).filter(|byte| b"'\"`".contains(byte));
        let from = spaces(bytes, end + 1);
        Some(Span::new(from, value_end(bytes, from, quote)))
    } else if byte(bytes, end) == b'=' {
        Some(Span::new(end + 1, word_end(bytes, end + 1)))
    } else {
        member(bytes, end)
    };
    keep(bytes, value, kind, found);
    value.map_or(end, |value| value.end)
}

/// Blanks of one line.
fn spaces(bytes: &[u8], from: usize) -> usize {
    run(bytes, from, 64, |byte| b" \t".contains(&byte))
}

/// The string behind `"cookie": ` or behind `"name": "cookie", "value": `.
fn member(bytes: &[u8], end: usize) -> Option<Span> {
    let at = quote_behind(bytes, end)?;
    let at = blanks(bytes, at);
    let at = match byte(bytes, at) {
        b':' => at + 1,
        b',' => {
            let at = blanks(bytes, at + 1);
            let rest = bytes.get(at..at.saturating_add(16).min(bytes.len()))?;
            let name = rest.iter().position(|byte| *byte == b'v')?;
            let ahead = rest.get(..name)?;
            let quoted = ahead.iter().all(|byte| b"\\\"'".contains(byte));
            if !quoted || !rest.get(name..)?.starts_with(b"value") {
                return None;
            }
            let at = blanks(bytes, quote_behind(bytes, at + name + 5)?);
            (byte(bytes, at) == b':').then_some(at + 1)?
        }
        _ => return None,
    };
    string(bytes, blanks(bytes, at))
}

/// Where a closing quote ends, an escaped one too.
fn quote_behind(bytes: &[u8], at: usize) -> Option<usize> {
    let at = if byte(bytes, at) == b'\\' { at + 1 } else { at };
    b"'\"`".contains(&byte(bytes, at)).then_some(at + 1)
}

/// The inside of the string that begins here.
fn string(bytes: &[u8], at: usize) -> Option<Span> {
    let start = quote_behind(bytes, at)?;
    let escaped = byte(bytes, at) == b'\\';
    let quote = byte(bytes, start - 1);
    let rest = bytes.get(start..)?;
    let mut before = 0;
    let end = rest.iter().take(LONGEST).position(|byte| {
        let ends = *byte == quote && (before == b'\\') == escaped || b"\r\n".contains(byte);
        before = *byte;
        ends
    });
    let end = end.unwrap_or(rest.len().min(LONGEST));
    Some(Span::new(
        start,
        start + end - usize::from(escaped && end > 0),
    ))
}

/// Where a value ends: with its line, or with the argument it stands in.
fn value_end(bytes: &[u8], from: usize, quote: Option<u8>) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let mut at = 0;
    while let Some(here) = rest.get(at) {
        if b"\r\n".contains(here) {
            break;
        }
        if Some(*here) == quote {
            // 'it'\''s' goes on.
            if rest.get(at + 1..at + 4) == Some(b"\\''") {
                at += 3;
            } else if at == 0 || rest.get(at - 1) != Some(&b'\\') {
                break;
            }
        }
        at += 1;
    }
    from + at
}

/// The values of a list of cookies, as a HAR has it; how far was read.
fn jar(bytes: &[u8], end: usize, found: &mut Vec<(Secret, Span)>) -> usize {
    let Some(at) = quote_behind(bytes, end) else {
        return end;
    };
    let at = blanks(bytes, at);
    let at = blanks(bytes, at + usize::from(byte(bytes, at) == b':'));
    if byte(bytes, at) != b'[' {
        return at;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let close = memchr::memchr(b']', rest).unwrap_or(rest.len());
    let list = rest.get(..close).unwrap_or_default();
    let mut read = at;
    for name in memchr::memmem::find_iter(list, b"value") {
        if at + name < read {
            continue;
        }
        let behind = quote_behind(bytes, at + name + 5).map(|at| blanks(bytes, at));
        let value = behind.filter(|at| byte(bytes, *at) == b':');
        let value = value.and_then(|at| string(bytes, blanks(bytes, at + 1)));
        keep(bytes, value, Secret::Cookie, found);
        read = value.map_or(read, |value| value.end);
    }
    read.max(at + close)
}

/// The values of curl's options.
fn options(bytes: &[u8], found: &mut Vec<(Secret, Span)>) {
    for (option, kind) in OPTIONS {
        let mut read = 1;
        for at in memchr::memmem::find_iter(bytes, option.as_bytes()) {
            if at < read || !byte(bytes, at - 1).is_ascii_whitespace() {
                continue;
            }
            let Some(value) = argument(bytes, at + option.len(), option.starts_with("--")) else {
                continue;
            };
            read = value.end;
            let text = bytes.get(value.start..value.end).unwrap_or_default();
            let holds = match option {
                // Without a pair it names a file of cookies, or is another option.
                "-b" | "--cookie" => text.contains(&b'='),
                "--oauth2-bearer" => true,
                _ => text.contains(&b':'),
            };
            if holds && !text.is_empty() {
                found.push((kind, value));
            }
        }
    }
}

/// The argument of an option that ends at `end`.
fn argument(bytes: &[u8], end: usize, long: bool) -> Option<Span> {
    let separated = byte(bytes, end).is_ascii_whitespace() || byte(bytes, end) == b'=';
    if long && !separated {
        return None;
    }
    let from = spaces(bytes, end + usize::from(separated));
    let from = from + usize::from(b"$^".contains(&byte(bytes, from)));
    let opens = Some(byte(bytes, from)).filter(|byte| b"'\"".contains(byte));
    let start = from + usize::from(opens.is_some());
    let end = match opens {
        Some(_) => value_end(bytes, start, opens),
        None => word_end(bytes, start),
    };
    (start < end).then_some(Span::new(start, end))
}

fn word_end(bytes: &[u8], from: usize) -> usize {
    let inside = |byte: u8| !byte.is_ascii_whitespace() && !b"&;'\"`".contains(&byte);
    run(bytes, from, LONGEST, inside)
}

fn keep(bytes: &[u8], value: Option<Span>, kind: Secret, found: &mut Vec<(Secret, Span)>) {
    let Some(value) = value.filter(|value| value.start < value.end) else {
        return;
    };
    let text = bytes.get(value.start..value.end).unwrap_or_default();
    if let Some(part) = secret_part(text, kind) {
        found.push((kind, part.shifted(value.start)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_and_foreign_credentials_end_where_their_notation_ends_them() {
        let rows: [(&str, &[&str]); 14] = [
            ("Cookie: sid=a1; b=c2\r\nHost: x", &["sid=a1; b=c2"]),
            ("< set-cookie: sid=a1; path=/\n", &["sid=a1; path=/"]),
            ("Authorization: Bearer abc.def\n", &["abc.def"]),
            ("Proxy-Authorization: Basic eDp5\n", &["eDp5"]),
            (
                "curl 'https://x/' -H 'cookie: sid=a1; b=c2' -F key=a",
                &["sid=a1; b=c2"],
            ),
            (r"curl -H $'cookie: a=it\'s' -F key=a", &[r"a=it\'s"]),
            (r"curl -H 'cookie: a=it'\''s' -F key=a", &[r"a=it'\''s"]),
            (
                "curl https://x/ -b 'sid=a1; b=c2' -u me:word",
                &["sid=a1; b=c2", "me:word"],
            ),
            (
                "curl --cookie=sid=a1 --cookie-jar jar -b jar.txt",
                &["sid=a1"],
            ),
            (r#"{"authorization": "Token abc", "x": 1}"#, &["abc"]),
            (r#"{"name": "Cookie", "value": "sid=a1"}"#, &["sid=a1"]),
            (
                r#""cookies": [{"name": "sid", "value": "a1"}], "v": "w""#,
                &["a1"],
            ),
            ("access-control-allow-headers: authorization, cookie\n", &[]),
            (
                "Authorization: q-sign-algorithm=sha1&q-signature=0123456789abcdef0123&x=y",
                &["0123"],
            ),
        ];
        for (text, wanted) in rows {
            let mut found = secrets(text.as_bytes());
            found.sort_by_key(|(_, span)| span.start);
            let found: Vec<&str> = found
                .iter()
                .map(|(_, span)| text.get(span.start..span.end).unwrap())
                .collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
