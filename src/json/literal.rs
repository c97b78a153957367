//! Strings: where one ends, what it says, and what its writer did wrong.
//!
//! Apart from the reader because it is the only place that guesses: a string whose quote is missing
//! would swallow the rest of the text, so its end is looked for where the writer meant it. On valid JSON
//! no guess is ever made. Knows nothing of arrays and objects.

use super::{ErrorKind, Text};
use crate::text::{ByteMap, Bytes, Span};

/// A string as found.
pub(super) struct Literal {
    /// Its decoded text.
    pub text: Text,
    /// With its quotes.
    pub span: Span,
    /// Where reading goes on.
    pub next: usize,
}

/// What opens a string.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Quote {
    Straight,
    Single,
    Smart,
    SmartSingle,
}

/// Reports one departure from strict JSON.
pub(super) type Report<'a> = &'a mut dyn FnMut(ErrorKind, Span);

/// The first bytes of U+2018 to U+201F, of U+FF02 and of U+FF07.
fn smart_quote(bytes: &[u8], at: usize) -> Option<usize> {
    let found = match bytes.get(at..at.saturating_add(3))? {
        [0xE2, 0x80, last] => (0x98..=0x9F).contains(last),
        [0xEF, 0xBC, last] => matches!(last, 0x82 | 0x87),
        _ => false,
    };
    found.then_some(3)
}

/// The quote at `at` and its length in bytes.
fn quote_at(bytes: &[u8], at: usize) -> Option<(Quote, usize)> {
    match bytes.get(at)? {
        b'"' => Some((Quote::Straight, 1)),
        b'\'' => Some((Quote::Single, 1)),
        _ => {
            let len = smart_quote(bytes, at)?;
            let single = matches!(bytes.get(at + 2)?, 0x98..=0x9B | 0x87);
            let quote = if single {
                Quote::SmartSingle
            } else {
                Quote::Smart
            };
            Some((quote, len))
        }
    }
}

/// Whether a string of any kind of quotes opens at `at`.
pub(super) fn opens(bytes: &[u8], at: usize) -> bool {
    quote_at(bytes, at).is_some()
}

/// The first byte at or behind `at` that is no white space.
pub(super) fn skip_space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.after(at);
    at + rest
        .iter()
        .position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// Whether what follows `at` may follow a string: punctuation or the end.
fn structure_follows(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes.get(skip_space(bytes, at)),
        None | Some(b',' | b':' | b']' | b'}')
    )
}

/// Reads the string that opens at `at`; `None` if none does.
pub(super) fn read(bytes: &[u8], at: usize, report: Report<'_>) -> Option<Literal> {
    if let Some(plain) = plain(bytes, at) {
        return Some(plain);
    }
    let (quote, width) = quote_at(bytes, at)?;
    let start = at + width;
    let end = end_of(bytes, start, quote);
    match quote {
        Quote::Straight => match end.trouble {
            Some(ErrorKind::SmartQuotes) => {
                report(ErrorKind::SmartQuotes, Span::new(end.at, end.next));
            }
            Some(kind) => report(kind, Span::new(at, start)),
            None => {}
        },
        Quote::Single | Quote::Smart | Quote::SmartSingle => {
            let kind = if quote == Quote::Single {
                ErrorKind::SingleQuotes
            } else {
                ErrorKind::SmartQuotes
            };
            if end.trouble.is_some() {
                report(ErrorKind::UnclosedString, Span::new(at, start));
            } else {
                report(kind, Span::new(at, end.next));
            }
        }
    }
    Some(Literal {
        text: decode(bytes, Span::new(start, end.at), quote, report),
        span: Span::new(at, end.next),
        next: end.next,
    })
}

/// Most strings: printable ASCII in straight quotes, nothing escaped, and behind it what has to be there.
fn plain(bytes: &[u8], at: usize) -> Option<Literal> {
    let inside = bytes.get(at..)?.strip_prefix(b"\"")?;
    let len = memchr::memchr2(b'"', b'\\', inside)?;
    let span = Span::new(at + 1, at + 1 + len);
    let next = span.end + 1;
    let (text, rest) = inside.split_at_checked(len)?;
    if rest.first() != Some(&b'"') || !is_printable(text) || !structure_follows(bytes, next) {
        return None;
    }
    Some(Literal {
        text: Text {
            value: std::str::from_utf8(text).ok()?.to_owned(),
            span,
            map: ByteMap::default(),
        },
        span: Span::new(at, next),
        next,
    })
}

/// Whether a text is printable ASCII. Looking at all of it at once is faster than stopping at the first other byte.
fn is_printable(text: &[u8]) -> bool {
    text.iter()
        .fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// Where a string's content ends, where reading goes on, and what was wrong.
struct End {
    at: usize,
    next: usize,
    trouble: Option<ErrorKind>,
}

fn end_of(bytes: &[u8], start: usize, quote: Quote) -> End {
    let mut at = start;
    while let Some(step) =
        (bytes.get(at..)).and_then(|rest| rest.iter().position(|byte| may_end(*byte)))
    {
        at += step;
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'\n' | b'\r') => {
                let next = skip_space(bytes, at);
                if line_starts_anew(bytes, next) {
                    return repaired(bytes, start, at);
                }
                at = next;
            }
            _ => match closing(bytes, at, quote) {
                Some(width) => {
                    let next = at + width;
                    let content = Span::new(start, at);
                    if quote == Quote::Straight
                        && !structure_follows(bytes, next)
                        && let Some(end) = quote_was_missing(bytes, content, next)
                    {
                        return end;
                    }
                    return End {
                        at,
                        next,
                        trouble: None,
                    };
                }
                None => at += 1,
            },
        }
    }
    repaired(bytes, start, bytes.len())
}

/// Whether a byte can be an escape, a line end or (the beginning of) a quote of any kind.
fn may_end(byte: u8) -> bool {
    matches!(byte, b'\\' | b'\n' | b'\r' | b'"' | b'\'' | 0xE2 | 0xEF)
}

/// The width of the quote at `at` if it closes a string opened with `quote`.
fn closing(bytes: &[u8], at: usize, quote: Quote) -> Option<usize> {
    let (found, width) = quote_at(bytes, at)?;
    let closes = match quote {
        Quote::Straight => found == Quote::Straight,
        Quote::Single => found == Quote::Single,
        Quote::Smart => matches!(found, Quote::Smart | Quote::Straight),
        Quote::SmartSingle => matches!(found, Quote::SmartSingle | Quote::Single),
    };
    closes.then_some(width)
}

/// Behind a raw line break: whether the next line is a new piece of JSON rather than more of the string.
fn line_starts_anew(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None | Some(b'{' | b'}' | b'[' | b']') => true,
        Some(b'"') => !structure_follows(bytes, at + 1),
        Some(_) => false,
    }
}

/// A quote was found where no string can end. If punctuation stands before it, it opens the next string,
/// and this one was never closed.
fn quote_was_missing(bytes: &[u8], content: Span, next: usize) -> Option<End> {
    if let Some(smart) = smart_end(bytes, content) {
        return Some(smart);
    }
    let spaced = bytes
        .get(next)
        .is_some_and(|byte| matches!(byte, b'"' | b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n'));
    let end = punctuation_start(bytes, content);
    let run = bytes.cut(end..content.end);
    let separated = run.iter().any(|byte| matches!(byte, b',' | b':'));
    (separated && !spaced).then_some(End {
        at: end,
        next: end,
        trouble: Some(ErrorKind::UnclosedString),
    })
}

/// The string ends at `limit` without a quote: its content ends before the punctuation there.
fn repaired(bytes: &[u8], start: usize, limit: usize) -> End {
    let content = Span::new(start, limit.min(bytes.len()));
    if let Some(smart) = smart_end(bytes, content) {
        return smart;
    }
    let end = punctuation_start(bytes, content);
    End {
        at: end,
        next: end,
        trouble: Some(ErrorKind::UnclosedString),
    }
}

/// A typographic quote that was meant to close the string.
fn smart_end(bytes: &[u8], content: Span) -> Option<End> {
    let mut at = content.start;
    while at < content.end {
        if let Some(width) = smart_quote(bytes, at) {
            let next = at + width;
            if structure_follows(bytes, next) {
                return Some(End {
                    at,
                    next,
                    trouble: Some(ErrorKind::SmartQuotes),
                });
            }
        }
        at += 1;
    }
    None
}

/// Where the run of punctuation and white space at the content's end starts.
fn punctuation_start(bytes: &[u8], content: Span) -> usize {
    let inside = bytes.cut(content);
    let kept = inside
        .iter()
        .rposition(|byte| {
            !matches!(
                byte,
                b',' | b':' | b'[' | b']' | b'{' | b'}' | b' ' | b'\t' | b'\n' | b'\r'
            )
        })
        .map_or(0, |last| last + 1);
    content.start + kept
}

/// A text in the making.
struct Decoder<'a, 'r> {
    bytes: &'a [u8],
    report: Report<'r>,
    value: String,
    map: ByteMap,
    changed: bool,
}

fn decode(bytes: &[u8], span: Span, quote: Quote, report: Report<'_>) -> Text {
    let mut decoder = Decoder {
        bytes,
        report,
        value: String::with_capacity(span.len()),
        map: ByteMap::default(),
        changed: false,
    };
    let mut at = span.start;
    while at < span.end {
        let rest = bytes.cut(at..span.end);
        let plain = rest
            .iter()
            .position(|byte| *byte == b'\\' || *byte < 0x20)
            .unwrap_or(rest.len());
        decoder.plain(Span::new(at, at + plain));
        at += plain;
        match bytes.get(at) {
            Some(b'\\') if at < span.end => at = decoder.escape(at, span.end, quote),
            Some(_) if at < span.end => at = decoder.controls(at, span.end),
            _ => break,
        }
    }
    Text {
        value: decoder.value,
        span,
        map: if decoder.changed {
            decoder.map
        } else {
            ByteMap::default()
        },
    }
}

impl Decoder<'_, '_> {
    /// Bytes without escapes; what is not UTF-8 is reported.
    fn plain(&mut self, span: Span) {
        let bytes = self.bytes.cut(span);
        let mut at = span.start;
        for chunk in bytes.utf8_chunks() {
            self.value.push_str(chunk.valid());
            self.map.copy(at, chunk.valid().len());
            at += chunk.valid().len();
            let bad = Span::new(at, at + chunk.invalid().len());
            if !bad.is_empty() {
                (self.report)(ErrorKind::NotUtf8, bad);
                self.replace(char::REPLACEMENT_CHARACTER, bad);
            }
            at = bad.end;
        }
    }

    /// A run of raw control characters is one mistake.
    fn controls(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.bytes.cut(at..limit);
        let run = rest.iter().take_while(|byte| **byte < 0x20).count();
        let span = Span::new(at, at + run);
        (self.report)(ErrorKind::ControlInString, span);
        self.plain(span);
        span.end
    }

    fn replace(&mut self, char: char, from: Span) {
        self.changed = true;
        self.value.push(char);
        self.map.replace(char.len_utf8(), from);
    }

    /// One escape; returns where it ends.
    fn escape(&mut self, at: usize, limit: usize, quote: Quote) -> usize {
        let two = Span::new(at, at + 2);
        let plain = match self.bytes.get(at + 1).filter(|_| two.end <= limit) {
            Some(b'u') => return self.unicode(at, limit),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'\'') if quote == Quote::Single => '\'',
            _ => return self.bad_escape(at, limit),
        };
        self.replace(plain, two);
        two.end
    }

    /// A backslash before a character that needs none: the character stays.
    fn bad_escape(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.bytes.cut(at + 1..limit);
        let near = rest.get(..4).unwrap_or(rest);
        let next = near
            .utf8_chunks()
            .next()
            .and_then(|chunk| chunk.valid().chars().next());
        let span = Span::new(at, at + 1 + next.map_or(0, char::len_utf8));
        (self.report)(ErrorKind::BadEscape, span);
        self.replace(next.unwrap_or('\\'), span);
        span.end
    }

    fn unicode(&mut self, at: usize, limit: usize) -> usize {
        let Some(unit) = self.hex(at, limit) else {
            return self.bad_unicode(at, limit);
        };
        let six = Span::new(at, at + 6);
        if let Some(char) = char::from_u32(unit) {
            self.replace(char, six);
            return six.end;
        }
        let low = self
            .hex(six.end, limit)
            .filter(|low| (0xDC00..0xE000).contains(low));
        if let Some(low) = low.filter(|_| unit < 0xDC00) {
            let code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            let both = Span::new(at, at + 12);
            self.replace(
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                both,
            );
            return both.end;
        }
        (self.report)(ErrorKind::LoneSurrogate, six);
        self.replace(char::REPLACEMENT_CHARACTER, six);
        six.end
    }

    /// `\u` without four hexadecimal digits: reported with the digits there are.
    fn bad_unicode(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.bytes.cut(at + 2..limit);
        let digits = rest
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        let span = Span::new(at, at + 2 + digits);
        (self.report)(ErrorKind::BadEscape, span);
        self.replace(char::REPLACEMENT_CHARACTER, span);
        span.end
    }

    /// The number in `\uXXXX` at `at`.
    fn hex(&self, at: usize, limit: usize) -> Option<u32> {
        let six = self.bytes.get(at..at + 6).filter(|_| at + 6 <= limit)?;
        let digits = six.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |sum, byte| {
            char::from(*byte).to_digit(16).map(|digit| sum * 16 + digit)
        })
    }
}
