//! Guesses which program built a body from the shape of its boundary. A hint for the questions to ask, never
//! a judgement; apart, because it is a table and nothing else.

use std::ops::RangeInclusive;

/// What stands behind a prefix: a test on the rest.
type Rest = fn(&str) -> bool;

/// Written by hand.
pub const HAND: &str = "hand";

/// A shape of no known program.
pub const UNKNOWN: &str = "unknown";

/// Browsers.
pub const BROWSERS: [&str; 2] = ["webkit", "firefox"];

/// Prefix, what the rest must be, program; the first row that fits counts.
#[rustfmt::skip]
const SHAPES: &[(&str, Rest, &str)] = &[
    ("----WebKitFormBoundary", any, "webkit"),
    ("----PostmanFormBoundary", any, "postman"),
    ("----geckoformboundary", any, "firefox"),
    ("----formdata-undici-", any, "undici"),
    ("axios-", any, "axios"),
    ("alamofire.boundary.", any, "alamofire"),
    ("dart-http-boundary-", any, "dart"),
    ("--dio-boundary-", any, "dart"),
    ("----=_Part_", any, "java"),
    ("===============", any, "python-email"),
    ("----WechatFormBoundary", any, "wechat"),
    ("wx-", any, "wechat"),
    ("--------------------------", |it| is(it, 24..=24, u8::is_ascii_digit), "postman"),
    ("------------------------", |it| is(it, 16..=22, u8::is_ascii_alphanumeric), "curl"),
    ("---------------------------", |it| is(it, 13..=16, u8::is_ascii_hexdigit), "dotnet"),
    ("---------------------------", |it| is(it, 1..=usize::MAX, u8::is_ascii_digit), "firefox"),
    // okhttp's are UUIDs, Go's and urllib3's digests.
    ("", uuid, "okhttp"),
    ("", |it| is(it, 60..=60, u8::is_ascii_hexdigit), "go"),
    ("", |it| is(it, 32..=32, u8::is_ascii_hexdigit), "python-requests"),
];

/// The longest boundary that looks typed.
const TYPED: usize = 24;

/// The program that built a body, by its boundary without the delimiter's two dashes.
pub fn built_by(boundary: &[u8]) -> &'static str {
    let Ok(text) = std::str::from_utf8(boundary) else {
        return UNKNOWN;
    };
    let mut shapes = SHAPES.iter();
    let fits = shapes.find(|(prefix, rest, _)| text.strip_prefix(*prefix).is_some_and(rest));
    if let Some((_, _, builder)) = fits {
        return builder;
    }
    let word = text.trim_matches('-').to_ascii_lowercase();
    let typical = ["boundary", "bound", "aab03x", "formdata", "abc"];
    let said = typical.iter().any(|typical| word.contains(typical));
    if !word.is_empty() && (said || text.len() <= TYPED) {
        HAND
    } else {
        UNKNOWN
    }
}

fn any(_: &str) -> bool {
    true
}

/// Whether a text has so many characters of a kind and no other.
fn is(text: &str, length: RangeInclusive<usize>, kind: fn(&u8) -> bool) -> bool {
    length.contains(&text.len()) && text.as_bytes().iter().all(kind)
}

/// 8-4-4-4-12 hexadecimal digits.
fn uuid(text: &str) -> bool {
    let mut groups = text.split('-');
    let mut fits = |length| {
        groups
            .next()
            .is_some_and(|it| is(it, length..=length, u8::is_ascii_hexdigit))
    };
    [8, 4, 4, 4, 12].into_iter().all(&mut fits) && groups.next().is_none()
}
