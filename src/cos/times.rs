//! The times COS and its documents use: `expiration` (436/14690: ISO 8601 with `Z`), `q-key-time`
//! (`start;end` in Unix seconds), `ServerTime`, HTTP dates. Reads and writes them; knows no clock and no
//! time-zone database.

mod iso;
mod key_time;

pub use iso::expiration;
pub use key_time::key_time;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::Offset;

use crate::text::Span;
use crate::text::slugs::slugs;

/// How long new values live, in seconds: half an hour, as 436/41164 advises.
pub const LIFE: i64 = 1800;

/// An instant: Unix seconds, and nanoseconds behind them.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Instant {
    /// Seconds since 1970-01-01T00:00:00Z; may be negative.
    pub seconds: i64,
    /// 0 to 999 999 999.
    pub nanos: u32,
}

impl Instant {
    /// A whole second.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { seconds, nanos: 0 }
    }

    /// `2019-08-30T09:38:12Z`, with milliseconds where there are any; `@` and the number where the year
    /// lies outside -9999 to 9999.
    pub fn to_iso(self) -> String {
        match self.civil() {
            Some(time) if time.millisecond() > 0 => {
                time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
            }
            Some(time) => time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            None => format!("@{}", self.seconds),
        }
    }

    fn civil(self) -> Option<DateTime> {
        let stamp = Timestamp::new(self.seconds, i32::try_from(self.nanos).ok()?).ok()?;
        Some(Offset::UTC.to_datetime(stamp))
    }
}

impl From<Timestamp> for Instant {
    fn from(stamp: Timestamp) -> Self {
        let nanos = stamp.as_nanosecond().rem_euclid(1_000_000_000);
        let seconds = stamp.as_nanosecond().div_euclid(1_000_000_000);
        Self {
            seconds: i64::try_from(seconds).unwrap_or_default(),
            nanos: u32::try_from(nanos).unwrap_or_default(),
        }
    }
}

/// Reads a moment given by hand: RFC 3339 (`2026-11-23T18:00:00+09:00`) or Unix seconds.
pub fn parse_now(text: &str) -> Option<Instant> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<i64>() {
        return Timestamp::from_second(seconds).ok().map(Instant::from);
    }
    text.parse::<Timestamp>().ok().map(Instant::from)
}

/// What an `expiration` text is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Expiration {
    /// The documented form, `Z` with 0 or 3 digits of fraction.
    Documented(Instant),
    /// Understandable, but in a form nobody has seen COS accept; why, and the instant if it is clear.
    Other {
        /// What is unusual.
        form: ExpirationForm,
        /// The instant, where the text leaves no doubt (an offset is given, or `Z` with other digits).
        instant: Option<Instant>,
        /// The part of the text that is unusual.
        at: Span,
    },
    /// No time at all.
    Unreadable,
}

impl Expiration {
    /// The instant, where the text leaves no doubt.
    pub const fn instant(&self) -> Option<Instant> {
        match self {
            Self::Documented(instant) => Some(*instant),
            Self::Other { instant, .. } => *instant,
            Self::Unreadable => None,
        }
    }
}

slugs! {
    /// How an `expiration` departs from the documented form.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum ExpirationForm {
        /// A fraction that has neither 0 nor 3 digits.
        Fraction = "fraction",
        /// An offset such as `+08:00` in place of `Z`.
        Offset = "offset",
        /// No zone at all.
        NoZone = "no-zone",
        /// A blank in place of `T`.
        Space = "space",
        /// A lower-case `t` or `z`.
        LowerCase = "lower-case",
        /// A Unix number.
        Unix = "unix",
        /// A format letter left standing (`SSS`, `%f`, `mm`).
        Placeholder = "placeholder",
        /// A date that does not exist (month 13, 30 February, 25 o'clock).
        Impossible = "impossible",
        /// An HTTP or mail date, a JavaScript `toString`, a date without a time, ….
        OtherFormat = "other-format",
    }
}

/// What a `q-key-time` text is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyTime {
    /// Start in Unix seconds as written (milliseconds are not converted), and its bytes.
    pub start: (i64, Span),
    /// End, likewise.
    pub end: (i64, Span),
    /// Departures from `start;end` in whole seconds that leave both numbers readable.
    pub oddities: Vec<(KeyTimeOddity, Span)>,
}

/// Departures from `start;end`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyTimeOddity {
    /// 13-digit numbers.
    Milliseconds,
    /// A fraction behind the seconds.
    Fraction,
    /// White space in or around it.
    Space,
    /// Another separator than `;`.
    Separator,
    /// Full-width digits or semicolon.
    FullWidth,
}

/// Reads an HTTP date (`Thu, 29 Aug 2019 07:39:34 GMT`), to the second. The day of the week is not
/// compared with the date.
pub fn http_date(text: &str) -> Option<i64> {
    let reader = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let stamp = reader.parse_timestamp(text.trim()).ok()?;
    Some(stamp.as_second())
}

#[cfg(test)]
mod tests;
