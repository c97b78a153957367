//! The grammar of `expiration`: ISO 8601 with `Z` and 0 or 3 digits of fraction is documented or seen
//! (436/14690), all else is named. Apart from the other times because of the many near misses.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;

use super::{Expiration, ExpirationForm, Instant, http_date};
use crate::text::Span;

/// The documented form up to the seconds, each digit as `0`.
const SECONDS: &str = "0000-00-00T00:00:00";

/// Reads an `expiration`.
pub fn expiration(text: &str) -> Expiration {
    let whole = Span::new(0, text.len());
    if let Some(at) = placeholder(text) {
        return other(ExpirationForm::Placeholder, None, at);
    }
    if let Some(found) = unix(text).or_else(|| timestamp(text)) {
        return found;
    }
    // Written by hand, without zeros in front of the numbers.
    let short = DateTime::strptime("%Y-%m-%dT%H:%M:%S%.fZ", text).ok();
    let seconds = http_date(text).map(Instant::from_seconds);
    let instant = short.and_then(|it| at(it, Offset::UTC)).or(seconds);
    if instant.is_some() || resembles_time(text) {
        return other(ExpirationForm::OtherFormat, instant, whole);
    }
    Expiration::Unreadable
}

fn at(civil: DateTime, offset: Offset) -> Option<Instant> {
    offset.to_timestamp(civil).ok().map(Instant::from)
}

fn other(form: ExpirationForm, instant: Option<Instant>, at: Span) -> Expiration {
    Expiration::Other { form, instant, at }
}

/// ISO 8601, or what would be if there were such a date.
fn timestamp(text: &str) -> Option<Expiration> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let plain = shape.to_ascii_uppercase().replacen(' ', "T", 1);
    let pieces = Pieces::parse(text.trim()).ok();
    let civil = pieces.and_then(|pieces| Some((pieces.date().to_datetime(pieces.time()?), pieces)));
    let Some((civil, pieces)) = civil else {
        return plain.starts_with(SECONDS).then(|| impossible(text))?;
    };
    let offset = match pieces.offset() {
        None => {
            let end = Span::empty(text.trim_end().len());
            return Some(other(ExpirationForm::NoZone, None, end));
        }
        Some(PiecesOffset::Zulu) => Offset::UTC,
        Some(offset) => {
            let instant = at(civil, offset.to_numeric_offset());
            let from = text.rfind(['+', '-']).unwrap_or_default();
            let zone = Span::new(from, text.trim_end().len());
            return Some(other(ExpirationForm::Offset, instant, zone));
        }
    };
    let instant = at(civil, offset)?;
    Some(match departure(text, &shape, &plain) {
        None => Expiration::Documented(instant),
        Some((form, span)) => other(form, Some(instant), span),
    })
}

/// The departure from the documented form that matters most, of a text with `Z`.
fn departure(text: &str, shape: &str, plain: &str) -> Option<(ExpirationForm, Span)> {
    let fraction = plain
        .strip_prefix(SECONDS)
        .and_then(|rest| rest.strip_suffix('Z'));
    let digits = |rest: &str| {
        rest.trim_start_matches(['.', ','])
            .chars()
            .all(|c| c == '0')
    };
    let whole = Span::new(0, text.len());
    let one = |at| Span::new(at, at + 1);
    match fraction {
        Some(rest) if digits(rest) => {}
        _ => return Some((ExpirationForm::OtherFormat, whole)),
    }
    if let Some(blank) = shape.find(' ') {
        return Some((ExpirationForm::Space, one(blank)));
    }
    if let Some(letter) = shape.find(['t', 'z']) {
        return Some((ExpirationForm::LowerCase, one(letter)));
    }
    let usual = matches!(fraction, Some("" | ".000"));
    (!usual).then(|| {
        (
            ExpirationForm::Fraction,
            Span::new(SECONDS.len(), text.len() - 1),
        )
    })
}

/// A date or a time of day that does not exist.
fn impossible(text: &str) -> Option<Expiration> {
    let (date, clock) = (Span::new(0, 10), Span::new(11, SECONDS.len()));
    let cut = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let wrong = if cut(date).parse::<Date>().is_err() {
        date
    } else {
        Some(clock).filter(|clock| cut(*clock).parse::<Time>().is_err())?
    };
    Some(other(ExpirationForm::Impossible, None, wrong))
}

/// A run of letters that belongs to a format description, or `%` before a letter.
fn placeholder(text: &str) -> Option<Span> {
    const FORMATS: [&str; 13] = [
        "S", "SS", "SSS", "SSSSSS", "FFF", "fff", "yyyy", "YYYY", "HH", "hh", "mm", "MM", "ss",
    ];
    let mut from = 0;
    while let Some(skip) = text.get(from..)?.find(|c: char| c.is_ascii_alphabetic()) {
        let start = from + skip;
        let rest = text.get(start..)?;
        let length = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let run = rest.get(..length)?;
        let after_percent = start > 0 && text.as_bytes().get(start - 1) == Some(&b'%');
        let core = run.trim_end_matches(['Z', 'z']).trim_matches('T');
        if after_percent {
            return Some(Span::new(start - 1, start + 1));
        }
        if FORMATS.contains(&core) {
            let skipped = run.find(core).unwrap_or(0);
            return Some(Span::new(start + skipped, start + skipped + core.len()));
        }
        from = start + length;
    }
    None
}

/// A bare number. Nine or ten digits are seconds beyond doubt.
fn unix(text: &str) -> Option<Expiration> {
    let trimmed = text.trim();
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let digits = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    let numeric = trimmed
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || !numeric {
        return None;
    }
    let instant = (9..=10)
        .contains(&digits.len())
        .then(|| trimmed.parse().ok().map(Instant::from_seconds))
        .flatten();
    let at = Span::new(0, text.len());
    Some(other(ExpirationForm::Unix, instant, at))
}

/// Beginnings of the months' English names.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Whether a text that no grammar reads still looks like a time: a clock, or a month's name and a year.
fn resembles_time(text: &str) -> bool {
    let head: String = text.chars().take(120).collect();
    let bytes = head.as_bytes();
    let clock = bytes
        .windows(3)
        .any(|three| matches!(three, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut words = head.split(|c: char| !c.is_ascii_alphabetic());
    let named = words.any(|word| {
        let month = word.get(..3).unwrap_or_default().to_ascii_lowercase();
        MONTHS.contains(&month.as_str())
    });
    let dated = bytes.windows(6).any(|six| {
        six.iter().enumerate().all(|(index, byte)| match index {
            4 => matches!(byte, b'-' | b'/' | b'.'),
            _ => byte.is_ascii_digit(),
        })
    });
    dated || (clock && digits >= 3) || (named && digits >= 4)
}
