//! The axis of KeyTime: what programs put in its place when they made SignKey. Values that need a clock
//! (seconds or zones apart) are a scan of their own.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a row may not apply, so every maker gives an Option"
)]

use super::codec::{join, percent};
use super::facts::{Facts, Make, Row, number, row};
use super::slugs::Slug::{
    KeyTimeDate, KeyTimeEmpty, KeyTimeEndOnly, KeyTimeFraction, KeyTimeMilliseconds, KeyTimeOther,
    KeyTimeSeparator, KeyTimeShifted,
};
use crate::cos::times;

fn text(value: &str) -> Option<Vec<u8>> {
    Some(value.as_bytes().to_vec())
}

/// `start`, something, `end`.
fn between(f: &Facts<'_>, separator: &str) -> Option<Vec<u8>> {
    let (start, end) = f.ends?;
    Some(join(&[start, separator.as_bytes(), end]))
}

fn around(f: &Facts<'_>, before: &str, after: &str) -> Option<Vec<u8>> {
    Some(join(&[before.as_bytes(), f.key_time, after.as_bytes()]))
}

fn numbers(f: &Facts<'_>, write: fn(i64, i64) -> String) -> Option<Vec<u8>> {
    let (start, end) = f.times?;
    Some(write(start, end).into_bytes())
}

fn shifted(f: &Facts<'_>, seconds: i64) -> Option<Vec<u8>> {
    let (start, end) = f.times?;
    Some(
        format!(
            "{};{}",
            start.saturating_add(seconds),
            end.saturating_add(seconds)
        )
        .into_bytes(),
    )
}

/// The policy's expiration as Unix seconds.
fn expiration(f: &Facts<'_>) -> Option<i64> {
    match times::expiration(f.expiration.as_deref()?) {
        times::Expiration::Documented(instant) => Some(instant.seconds),
        times::Expiration::Other { instant, .. } => instant.map(|at| at.seconds),
        times::Expiration::Unreadable => None,
    }
}

fn with_expiration(f: &Facts<'_>, write: fn(&str, i64) -> String) -> Option<Vec<u8>> {
    let start = std::str::from_utf8(f.ends?.0).ok()?;
    Some(write(start, expiration(f)?).into_bytes())
}

fn iso(seconds: i64, end: &str) -> Option<String> {
    let civil = jiff::Timestamp::from_second(seconds).ok()?;
    Some(format!("{}{end}", civil.strftime("%Y-%m-%dT%H:%M:%S")))
}

fn dates(f: &Facts<'_>, end: &str) -> Option<Vec<u8>> {
    let (start, stop) = f.times?;
    Some(format!("{};{}", iso(start, end)?, iso(stop, end)?).into_bytes())
}

fn wide(f: &Facts<'_>) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(f.key_time).ok()?;
    let wide = text.chars().map(|c| match c {
        '0'..='9' | ';' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        other => other,
    });
    Some(wide.collect::<String>().into_bytes())
}

/// Rows of the axis.
pub const ROWS: &[Row<Make>] = &[
    // The other of the two places where KeyTime travels.
    row(KeyTimeOther, "sign-time", 2, |f| {
        f.inputs.sign_time.map(<[u8]>::to_vec)
    }),
    row(KeyTimeOther, "end-start", 3, |f| {
        Some(join(&[f.ends?.1, b";", f.ends?.0]))
    }),
    row(KeyTimeOther, "end-end", 5, |f| {
        Some(join(&[f.ends?.1, b";", f.ends?.1]))
    }),
    row(KeyTimeOther, "start-start", 5, |f| {
        Some(join(&[f.ends?.0, b";", f.ends?.0]))
    }),
    row(KeyTimeOther, "start-duration", 3, |f| {
        numbers(f, |a, b| format!("{a};{}", b.saturating_sub(a)))
    }),
    row(KeyTimeOther, "duration", 5, |f| {
        numbers(f, |a, b| format!("{}", b.saturating_sub(a)))
    }),
    row(KeyTimeOther, "zero-end", 5, |f| {
        Some(join(&[b"0;", f.ends?.1]))
    }),
    row(KeyTimeOther, "start-expiration", 4, |f| {
        with_expiration(f, |a, b| format!("{a};{b}"))
    }),
    row(KeyTimeOther, "expiration-only", 5, |f| {
        with_expiration(f, |_, b| b.to_string())
    }),
    row(KeyTimeOther, "expiration-text", 5, |f| {
        text(f.expiration.as_deref()?)
    }),
    row(KeyTimeOther, "sum", 5, |f| {
        numbers(f, |a, b| a.saturating_add(b).to_string())
    }),
    // One end only; PHP before 8 reads the number in front of the semicolon.
    row(KeyTimeEndOnly, "end", 2, |f| Some(f.ends?.1.to_vec())),
    row(KeyTimeEndOnly, "start", 2, |f| Some(f.ends?.0.to_vec())),
    row(KeyTimeEndOnly, "separator-end", 5, |f| {
        Some(join(&[b";", f.ends?.1]))
    }),
    row(KeyTimeEndOnly, "start-separator", 4, |f| {
        Some(join(&[f.ends?.0, b";"]))
    }),
    // Milliseconds.
    row(KeyTimeMilliseconds, "both", 2, |f| {
        Some(join(&[f.ends?.0, b"000;", f.ends?.1, b"000"]))
    }),
    row(KeyTimeMilliseconds, "start", 3, |f| {
        Some(join(&[f.ends?.0, b"000;", f.ends?.1]))
    }),
    row(KeyTimeMilliseconds, "end", 3, |f| {
        Some(join(&[f.ends?.0, b";", f.ends?.1, b"000"]))
    }),
    row(KeyTimeMilliseconds, "end-only", 5, |f| {
        Some(join(&[f.ends?.1, b"000"]))
    }),
    row(KeyTimeMilliseconds, "removed", 2, |f| {
        let (start, end) = f.times?;
        (start > 99_999_999_999).then(|| format!("{};{}", start / 1000, end / 1000).into_bytes())
    }),
    // Something else between or around the two.
    row(KeyTimeSeparator, "comma", 3, |f| between(f, ",")),
    row(KeyTimeSeparator, "colon", 3, |f| between(f, ":")),
    row(KeyTimeSeparator, "blank", 3, |f| between(f, " ")),
    row(KeyTimeSeparator, "hyphen", 3, |f| between(f, "-")),
    row(KeyTimeSeparator, "underscore", 5, |f| between(f, "_")),
    row(KeyTimeSeparator, "none", 3, |f| between(f, "")),
    row(KeyTimeSeparator, "percent", 3, |f| {
        Some(percent(f.key_time, b""))
    }),
    row(KeyTimeSeparator, "percent-lower-case", 5, |f| {
        between(f, "%3b")
    }),
    row(KeyTimeSeparator, "full-width", 4, |f| {
        between(f, "\u{ff1b}")
    }),
    row(KeyTimeSeparator, "full-width-all", 5, wide),
    row(KeyTimeSeparator, "ampersand", 5, |f| between(f, "&")),
    row(KeyTimeSeparator, "bar", 5, |f| between(f, "|")),
    row(KeyTimeSeparator, "slash", 5, |f| between(f, "/")),
    row(KeyTimeSeparator, "tilde", 5, |f| between(f, "~")),
    row(KeyTimeSeparator, "plus", 5, |f| between(f, "+")),
    row(KeyTimeSeparator, "line-feed", 5, |f| between(f, "\n")),
    row(KeyTimeSeparator, "blank-behind-semicolon", 3, |f| {
        between(f, "; ")
    }),
    row(KeyTimeSeparator, "blanks-around-semicolon", 5, |f| {
        between(f, " ; ")
    }),
    row(KeyTimeSeparator, "comma-blank", 4, |f| between(f, ", ")),
    row(KeyTimeSeparator, "html", 5, |f| between(f, "&#59;")),
    row(KeyTimeSeparator, "tuple", 5, |f| {
        numbers(f, |a, b| format!("({a}, {b})"))
    }),
    row(KeyTimeSeparator, "list", 5, |f| {
        numbers(f, |a, b| format!("[{a}, {b}]"))
    }),
    row(KeyTimeSeparator, "list-compact", 5, |f| {
        numbers(f, |a, b| format!("[{a},{b}]"))
    }),
    row(KeyTimeSeparator, "semicolon-behind", 3, |f| {
        around(f, "", ";")
    }),
    row(KeyTimeSeparator, "line-feed-behind", 2, |f| {
        around(f, "", "\n")
    }),
    row(KeyTimeSeparator, "crlf-behind", 3, |f| {
        around(f, "", "\r\n")
    }),
    row(KeyTimeSeparator, "blank-behind", 3, |f| around(f, "", " ")),
    row(KeyTimeSeparator, "blank-before", 3, |f| around(f, " ", "")),
    row(KeyTimeSeparator, "trimmed", 3, |f| {
        Some(f.key_time.trim_ascii().to_vec())
    }),
    row(KeyTimeSeparator, "double-quotes", 3, |f| {
        around(f, "\"", "\"")
    }),
    row(KeyTimeSeparator, "single-quotes", 5, |f| {
        around(f, "'", "'")
    }),
    row(KeyTimeSeparator, "name-key-time", 3, |f| {
        around(f, "q-key-time=", "")
    }),
    row(KeyTimeSeparator, "name-sign-time", 3, |f| {
        around(f, "q-sign-time=", "")
    }),
    row(KeyTimeSeparator, "byte-literal", 5, |f| {
        around(f, "b'", "'")
    }),
    // Nothing, or the printing of nothing.
    row(KeyTimeEmpty, "empty", 3, |_| text("")),
    row(KeyTimeEmpty, "semicolon", 3, |_| text(";")),
    row(KeyTimeEmpty, "undefined", 3, |_| text("undefined")),
    row(KeyTimeEmpty, "undefined-both", 3, |_| {
        text("undefined;undefined")
    }),
    row(KeyTimeEmpty, "start-undefined", 5, |f| {
        Some(join(&[f.ends?.0, b";undefined"]))
    }),
    row(KeyTimeEmpty, "undefined-end", 5, |f| {
        Some(join(&[b"undefined;", f.ends?.1]))
    }),
    row(KeyTimeEmpty, "nan", 3, |_| text("NaN;NaN")),
    row(KeyTimeEmpty, "start-nan", 5, |f| {
        Some(join(&[f.ends?.0, b";NaN"]))
    }),
    row(KeyTimeEmpty, "nan-only", 5, |_| text("NaN")),
    row(KeyTimeEmpty, "null", 3, |_| text("null")),
    row(KeyTimeEmpty, "null-both", 5, |_| text("null;null")),
    row(KeyTimeEmpty, "none", 3, |_| text("None")),
    row(KeyTimeEmpty, "none-both", 5, |_| text("None;None")),
    row(KeyTimeEmpty, "zero", 5, |_| text("0")),
    row(KeyTimeEmpty, "zero-both", 5, |_| text("0;0")),
    row(KeyTimeEmpty, "key-time-word", 5, |_| text("KeyTime")),
    row(KeyTimeEmpty, "q-key-time-word", 5, |_| text("q-key-time")),
    // Zones and the usual drifts; the scan covers the rest.
    row(KeyTimeShifted, "one-second-later", 3, |f| shifted(f, 1)),
    row(KeyTimeShifted, "one-second-earlier", 3, |f| shifted(f, -1)),
    row(KeyTimeShifted, "eight-hours-later", 5, |f| {
        shifted(f, 8 * 3600)
    }),
    row(KeyTimeShifted, "eight-hours-earlier", 5, |f| {
        shifted(f, -8 * 3600)
    }),
    row(KeyTimeShifted, "nine-hours-later", 5, |f| {
        shifted(f, 9 * 3600)
    }),
    row(KeyTimeShifted, "nine-hours-earlier", 5, |f| {
        shifted(f, -9 * 3600)
    }),
    // Fractions and floats.
    row(KeyTimeFraction, "point-zero", 3, |f| {
        Some(join(&[f.ends?.0, b".0;", f.ends?.1, b".0"]))
    }),
    row(KeyTimeFraction, "three-zeros", 5, |f| {
        Some(join(&[f.ends?.0, b".000;", f.ends?.1, b".000"]))
    }),
    row(KeyTimeFraction, "six-zeros", 5, |f| {
        Some(join(&[f.ends?.0, b".000000;", f.ends?.1, b".000000"]))
    }),
    row(KeyTimeFraction, "cut", 3, |f| {
        let whole = |text: &[u8]| text.split(|byte| *byte == b'.').next().map(<[u8]>::to_vec);
        Some(join(&[&whole(f.ends?.0)?, b";", &whole(f.ends?.1)?]))
    }),
    // Dates.
    row(KeyTimeDate, "iso", 4, |f| dates(f, "Z")),
    row(KeyTimeDate, "iso-milliseconds", 4, |f| dates(f, ".000Z")),
    row(KeyTimeDate, "iso-bare", 5, |f| dates(f, "")),
    row(KeyTimeDate, "end-iso", 5, |f| {
        Some(iso(number(f.ends?.1)?, "Z")?.into_bytes())
    }),
    row(KeyTimeDate, "end-iso-milliseconds", 5, |f| {
        Some(iso(number(f.ends?.1)?, ".000Z")?.into_bytes())
    }),
];
