//! The grammar of `expiration`: ISO 8601 with `Z` and 0 or 3 digits of fraction is documented or seen
//! (436/14690), all else is named. Apart from the other times because of the many near misses.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::{Expiration, ExpirationForm, Instant, http_date, month};
use crate::text::Span;

/// Reads it; see [`super::expiration`].
pub(super) fn read(text: &str) -> Expiration {
    let whole = Span::new(0, text.len());
    if let Some(at) = placeholder(text) {
        return other(ExpirationForm::Placeholder, None, at);
    }
    if let Some(found) = unix(text) {
        return found;
    }
    if let Some(parts) = Parts::read(text) {
        return parts.judge();
    }
    if let Some(seconds) = http_date(text) {
        let instant = Some(Instant::from_seconds(seconds));
        return other(ExpirationForm::OtherFormat, instant, whole);
    }
    if resembles_time(text) {
        return other(ExpirationForm::OtherFormat, None, whole);
    }
    Expiration::Unreadable
}

fn other(form: ExpirationForm, instant: Option<Instant>, at: Span) -> Expiration {
    Expiration::Other { form, instant, at }
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

/// Whether a text that no grammar reads still looks like a time: a clock, or a month's name and a year.
fn resembles_time(text: &str) -> bool {
    let head: String = text.chars().take(120).collect();
    let bytes = head.as_bytes();
    let clock = bytes
        .windows(3)
        .any(|three| matches!(three, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let named = head
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| month(word).is_some());
    let dated = bytes.windows(6).any(|six| {
        six.iter().enumerate().all(|(index, byte)| match index {
            4 => matches!(byte, b'-' | b'/' | b'.'),
            _ => byte.is_ascii_digit(),
        })
    });
    dated || (clock && digits >= 3) || (named && digits >= 4)
}

/// The zone as written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Zone {
    Z,
    /// Seconds east of UTC; `None` if there is no such offset.
    Offset(Option<i32>),
    Absent,
}

/// What was made out, and the first departure of each kind.
#[derive(Debug)]
struct Parts {
    numbers: [i64; 6],
    nanos: i32,
    zone: Zone,
    /// Departures, each with its bytes.
    forms: Vec<(ExpirationForm, Span)>,
    date: Span,
    clock: Span,
}

/// A place in the text.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, wanted: &[u8]) -> Option<u8> {
        let found = self.peek().filter(|byte| wanted.contains(byte))?;
        self.at += 1;
        Some(found)
    }

    /// One to `most` digits: their value and how many there were.
    fn digits(&mut self, most: usize) -> Option<(i64, usize)> {
        let start = self.at;
        let mut value = 0;
        while let Some(byte) = self.peek().filter(u8::is_ascii_digit) {
            if self.at - start == most {
                break;
            }
            value = value * 10 + i64::from(byte - b'0');
            self.at += 1;
        }
        let length = self.at - start;
        (length > 0).then_some((value, length))
    }
}

impl Parts {
    fn read(text: &str) -> Option<Self> {
        let mut scan = Scan {
            bytes: text.as_bytes(),
            at: text.len() - text.trim_start().len(),
        };
        let mut parts = Self {
            numbers: [0; 6],
            nanos: 0,
            zone: Zone::Absent,
            forms: Vec::new(),
            date: Span::default(),
            clock: Span::default(),
        };
        if scan.at > 0 {
            parts.note(ExpirationForm::OtherFormat, Span::new(0, scan.at));
        }
        parts.read_date(&mut scan)?;
        parts.read_clock(&mut scan)?;
        parts.read_fraction(&mut scan)?;
        parts.read_zone(&mut scan)?;
        if scan.at < text.len() {
            let tail = text.get(scan.at..)?;
            if !tail.trim().is_empty() {
                return None;
            }
            parts.note(ExpirationForm::OtherFormat, Span::new(scan.at, text.len()));
        }
        Some(parts)
    }

    fn note(&mut self, form: ExpirationForm, at: Span) {
        self.forms.push((form, at));
    }

    fn set(&mut self, index: usize, value: i64) {
        if let Some(slot) = self.numbers.get_mut(index) {
            *slot = value;
        }
    }

    fn read_date(&mut self, scan: &mut Scan<'_>) -> Option<()> {
        let start = scan.at;
        let (year, length) = scan.digits(4)?;
        if length != 4 {
            return None;
        }
        self.set(0, year);
        let dashed = scan.take(b"-").is_some();
        let (month, months) = scan.digits(2)?;
        if dashed {
            scan.take(b"-")?;
        }
        let (day, days) = scan.digits(2)?;
        self.set(1, month);
        self.set(2, day);
        self.date = Span::new(start, scan.at);
        if !dashed || months < 2 || days < 2 {
            self.note(ExpirationForm::OtherFormat, self.date);
        }
        let separator = Span::new(scan.at, scan.at + 1);
        match scan.take(b"Tt ")? {
            b't' => self.note(ExpirationForm::LowerCase, separator),
            b' ' => self.note(ExpirationForm::Space, separator),
            _ => {}
        }
        Some(())
    }

    fn read_clock(&mut self, scan: &mut Scan<'_>) -> Option<()> {
        let start = scan.at;
        let mut short = false;
        let mut count = 0;
        let mut colons = 0;
        for index in 3..6 {
            if index > 3 && scan.take(b":").is_some() {
                colons += 1;
            }
            let Some((value, length)) = scan.digits(2) else {
                break;
            };
            short |= length < 2;
            count += 1;
            self.set(index, value);
        }
        self.clock = Span::new(start, scan.at);
        if count < 2 || colons >= count {
            return None;
        }
        if short || count < 3 || colons < 2 {
            self.note(ExpirationForm::OtherFormat, self.clock);
        }
        Some(())
    }

    fn read_fraction(&mut self, scan: &mut Scan<'_>) -> Option<()> {
        let start = scan.at;
        let Some(mark) = scan.take(b".,") else {
            return Some(());
        };
        let (mut length, mut value) = (0, 0_i32);
        while let Some((digit, _)) = scan.digits(1) {
            if length < 9 {
                value = value * 10 + i32::try_from(digit).ok()?;
            }
            length += 1;
        }
        if length == 0 {
            return None;
        }
        for _ in length..9 {
            value *= 10;
        }
        self.nanos = value;
        if length != 3 || mark == b',' {
            self.note(ExpirationForm::Fraction, Span::new(start, scan.at));
        }
        Some(())
    }

    fn read_zone(&mut self, scan: &mut Scan<'_>) -> Option<()> {
        let start = scan.at;
        match scan.take(b"Zz+-") {
            None => {
                self.zone = Zone::Absent;
                self.note(ExpirationForm::NoZone, Span::empty(start));
            }
            Some(b'Z') => self.zone = Zone::Z,
            Some(b'z') => {
                self.zone = Zone::Z;
                self.note(ExpirationForm::LowerCase, Span::new(start, scan.at));
            }
            Some(sign) => {
                let (hours, _) = scan.digits(2)?;
                scan.take(b":");
                let minutes = scan.digits(2).map_or(0, |(value, _)| value);
                let seconds = hours * 3600 + minutes * 60;
                let seconds = if sign == b'-' { -seconds } else { seconds };
                let valid = hours <= 23 && minutes <= 59;
                self.zone = Zone::Offset(valid.then(|| i32::try_from(seconds).ok()).flatten());
                self.note(ExpirationForm::Offset, Span::new(start, scan.at));
            }
        }
        Some(())
    }

    fn civil(&self) -> Result<DateTime, Span> {
        let small = |value: i64| i8::try_from(value).unwrap_or(i8::MAX);
        let [year, month, day, hour, minute, second] = self.numbers;
        let year = i16::try_from(year).unwrap_or_default();
        let date = Date::new(year, small(month), small(day)).map_err(|_| self.date)?;
        let time = Time::new(small(hour), small(minute), small(second), self.nanos)
            .map_err(|_| self.clock)?;
        Ok(date.to_datetime(time))
    }

    fn judge(&self) -> Expiration {
        let civil = match self.civil() {
            Ok(civil) => civil,
            Err(at) => return other(ExpirationForm::Impossible, None, at),
        };
        let east = match self.zone {
            Zone::Z => Some(0),
            Zone::Offset(seconds) => seconds,
            Zone::Absent => None,
        };
        let instant = east
            .and_then(|seconds| Offset::from_seconds(seconds).ok())
            .and_then(|offset| offset.to_timestamp(civil).ok())
            .map(Instant::from);
        match (self.worst(), instant) {
            (None, Some(instant)) => Expiration::Documented(instant),
            (Some((form, at)), instant) => other(form, instant, at),
            (None, None) => other(ExpirationForm::Impossible, None, self.date),
        }
    }

    /// The departure that matters most.
    fn worst(&self) -> Option<(ExpirationForm, Span)> {
        const ORDER: [ExpirationForm; 6] = [
            ExpirationForm::NoZone,
            ExpirationForm::Offset,
            ExpirationForm::OtherFormat,
            ExpirationForm::Space,
            ExpirationForm::LowerCase,
            ExpirationForm::Fraction,
        ];
        ORDER
            .into_iter()
            .find_map(|form| self.forms.iter().find(|(found, _)| *found == form).copied())
    }
}
