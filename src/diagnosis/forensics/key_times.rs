//! The axis of KeyTime: what programs put in its place when they made SignKey. Values that need a clock
//! (seconds or zones apart) are a scan of their own.

use super::codec::percent;
use super::deviations::Deviation;
use super::facts::Make::{self, As, Given, It, With};
use super::facts::{Facts, Row, number, rows};
use crate::cos::times;

fn numbers(f: &Facts<'_>, write: fn(i64, i64) -> String) -> Option<Vec<u8>> {
    let (start, end) = f.times?;
    Some(write(start, end).into_bytes())
}

fn shifted(f: &Facts<'_>, hours: i64, seconds: i64) -> Option<Vec<u8>> {
    let (start, end) = f.times?;
    let moved = |at: i64| at.saturating_add(hours * 3600 + seconds);
    Some(format!("{};{}", moved(start), moved(end)).into_bytes())
}

/// The policy's expiration as Unix seconds.
fn expiration(f: &Facts<'_>) -> Option<i64> {
    let instant = times::expiration(f.expiration.as_deref()?).instant()?;
    Some(instant.seconds)
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

fn end_date(f: &Facts<'_>, end: &str) -> Option<Vec<u8>> {
    Some(iso(number(f.ends?.1)?, end)?.into_bytes())
}

/// Milliseconds as seconds.
fn seconds(f: &Facts<'_>) -> Option<Vec<u8>> {
    let (start, end) = f.times.filter(|(start, _)| *start > 99_999_999_999)?;
    Some(format!("{};{}", start / 1000, end / 1000).into_bytes())
}

/// Without fractions.
fn whole(f: &Facts<'_>) -> Option<Vec<u8>> {
    let (start, end) = f.ends?;
    let whole = |text: &[u8]| {
        String::from_utf8_lossy(text)
            .split('.')
            .next()
            .map(str::to_owned)
    };
    Some(format!("{};{}", whole(start)?, whole(end)?).into_bytes())
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
pub const ROWS: &[Row<Make>] = rows! {
    // The other of the two places where KeyTime travels.
    KeyTimeOther {
        "sign-time" 2 Given(|it| it.sign_time);
        "end-start" 3 As("<end>;<start>");
        "end-end" 5 As("<end>;<end>");
        "start-start" 5 As("<start>;<start>");
        "start-duration" 3 With(|f| numbers(f, |a, b| format!("{a};{}", b.saturating_sub(a))));
        "duration" 5 With(|f| numbers(f, |a, b| b.saturating_sub(a).to_string()));
        "zero-end" 5 As("0;<end>");
        "start-expiration" 4 With(|f| with_expiration(f, |a, b| format!("{a};{b}")));
        "expiration-only" 5 With(|f| with_expiration(f, |_, b| b.to_string()));
        "expiration-text" 5 As("<expiration>");
        "sum" 5 With(|f| numbers(f, |a, b| a.saturating_add(b).to_string()));
    }
    // One end only; PHP before 8 reads the number in front of the semicolon.
    KeyTimeEndOnly {
        "end" 2 As("<end>");
        "start" 2 As("<start>");
        "separator-end" 5 As(";<end>");
        "start-separator" 4 As("<start>;");
    }
    // Milliseconds.
    KeyTimeMilliseconds {
        "both" 2 As("<start>000;<end>000");
        "start" 3 As("<start>000;<end>");
        "end" 3 As("<start>;<end>000");
        "end-only" 5 As("<end>000");
        "removed" 2 With(seconds);
    }
    // Something else between or around the two.
    KeyTimeSeparator {
        "comma" 3 As("<start>,<end>");
        "colon" 3 As("<start>:<end>");
        "blank" 3 As("<start> <end>");
        "hyphen" 3 As("<start>-<end>");
        "underscore" 5 As("<start>_<end>");
        "none" 3 As("<start><end>");
        "percent" 3 It(|t| percent(t, b""));
        "percent-lower-case" 5 As("<start>%3b<end>");
        "full-width" 4 As("<start>\u{ff1b}<end>");
        "full-width-all" 5 With(wide);
        "ampersand" 5 As("<start>&<end>");
        "bar" 5 As("<start>|<end>");
        "slash" 5 As("<start>/<end>");
        "tilde" 5 As("<start>~<end>");
        "plus" 5 As("<start>+<end>");
        "line-feed" 5 As("<start>\n<end>");
        "blank-behind-semicolon" 3 As("<start>; <end>");
        "blanks-around-semicolon" 5 As("<start> ; <end>");
        "comma-blank" 4 As("<start>, <end>");
        "html" 5 As("<start>&#59;<end>");
        "tuple" 5 With(|f| numbers(f, |a, b| format!("({a}, {b})")));
        "list" 5 With(|f| numbers(f, |a, b| format!("[{a}, {b}]")));
        "list-compact" 5 With(|f| numbers(f, |a, b| format!("[{a},{b}]")));
        "semicolon-behind" 3 As("<it>;");
        "line-feed-behind" 2 As("<it>\n");
        "crlf-behind" 3 As("<it>\r\n");
        "blank-behind" 3 As("<it> ");
        "blank-before" 3 As(" <it>");
        "trimmed" 3 It(|t| t.trim_ascii().to_vec());
        "double-quotes" 3 As("\"<it>\"");
        "single-quotes" 5 As("'<it>'");
        "name-key-time" 3 As("q-key-time=<it>");
        "name-sign-time" 3 As("q-sign-time=<it>");
        "byte-literal" 5 As("b'<it>'");
    }
    // Nothing, or the printing of nothing.
    KeyTimeEmpty {
        "empty" 3 As("");
        "semicolon" 3 As(";");
        "undefined" 3 As("undefined");
        "undefined-both" 3 As("undefined;undefined");
        "start-undefined" 5 As("<start>;undefined");
        "undefined-end" 5 As("undefined;<end>");
        "nan" 3 As("NaN;NaN");
        "start-nan" 5 As("<start>;NaN");
        "nan-only" 5 As("NaN");
        "null" 3 As("null");
        "null-both" 5 As("null;null");
        "none" 3 As("None");
        "none-both" 5 As("None;None");
        "zero" 5 As("0");
        "zero-both" 5 As("0;0");
        "key-time-word" 5 As("KeyTime");
        "q-key-time-word" 5 As("q-key-time");
    }
    // Zones and the usual drifts; the scan covers the rest.
    KeyTimeShifted {
        "one-second-later" 3 With(|f| shifted(f, 0, 1));
        "one-second-earlier" 3 With(|f| shifted(f, 0, -1));
        "eight-hours-later" 5 With(|f| shifted(f, 8, 0));
        "eight-hours-earlier" 5 With(|f| shifted(f, -8, 0));
        "nine-hours-later" 5 With(|f| shifted(f, 9, 0));
        "nine-hours-earlier" 5 With(|f| shifted(f, -9, 0));
    }
    // Fractions and floats.
    KeyTimeFraction {
        "point-zero" 3 As("<start>.0;<end>.0");
        "three-zeros" 5 As("<start>.000;<end>.000");
        "six-zeros" 5 As("<start>.000000;<end>.000000");
        "cut" 3 With(whole);
    }
    // Dates.
    KeyTimeDate {
        "iso" 4 With(|f| dates(f, "Z"));
        "iso-milliseconds" 4 With(|f| dates(f, ".000Z"));
        "iso-bare" 5 With(|f| dates(f, ""));
        "end-iso" 5 With(|f| end_date(f, "Z"));
        "end-iso-milliseconds" 5 With(|f| end_date(f, ".000Z"));
    }
};
