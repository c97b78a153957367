//! Reads the parameters behind a header's first word (`; name="value"`; RFC 2045 section 5.1, RFC 2183)
//! tolerantly: which values the sender meant, and where the text departs. Apart from the two headers that have
//! them, Content-Type and Content-Disposition, which only say which parameter counts and what its departures are called.

use super::Value;
use super::bytes::{cut, is_blank, is_token, run, tail, trim};
use super::defects::Defects;
use super::departures::Departure;
use crate::text::Span;

/// What differs between two headers. Only departures of the parameter that counts are told.
pub(super) struct Dialect {
    /// The parameter that counts.
    pub name: &'static [u8],
    /// Whether a backslash quotes this byte.
    pub pairs: fn(u8) -> bool,
    /// Another separator than `;` in front of a parameter, or none.
    pub separator: Departure<'static>,
    /// Something else behind the name than `=`.
    pub no_equals: Departure<'static>,
    /// Blanks around the `=`.
    pub blanks: Departure<'static>,
    /// The opening quote is never closed: of the parameter that counts, and of another one.
    pub unclosed: [Option<Departure<'static>>; 2],
    /// Text behind the closing quote.
    pub behind_quote: Departure<'static>,
}

/// The reading of one header's value.
pub(super) struct Parameters<'a, 'd> {
    pub text: &'a [u8],
    /// The header's value.
    pub line: Span,
    /// How far it is read.
    pub at: usize,
    pub dialect: &'static Dialect,
    pub defects: &'d mut Defects<'a>,
}

impl<'a> Parameters<'a, '_> {
    fn rest(&self, from: usize) -> &'a [u8] {
        cut(self.text, Span::new(from, self.line.end))
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest(self.at).first().copied()
    }

    /// Goes over all bytes that are so.
    pub(super) fn skip(&mut self, is: impl Fn(u8) -> bool) -> Span {
        let from = self.at;
        self.at += run(self.rest(from), is);
        Span::new(from, self.at)
    }

    /// Blanks, and the line breaks of a folded header.
    fn blanks(&mut self) -> Span {
        self.skip(|byte| byte.is_ascii_whitespace())
    }

    /// Whether a name is that of the parameter that counts.
    pub(super) fn counts(&self, name: Span) -> bool {
        cut(self.text, name).eq_ignore_ascii_case(self.dialect.name)
    }

    /// The next parameter: its name and, behind `=`, its value.
    pub(super) fn next(&mut self) -> Option<(Span, Option<Value>)> {
        let before = self.at;
        self.separator()?;
        let name = self.skip(is_token);
        let blanks = self.blanks();
        let counts = self.counts(name);
        if self.peek() != Some(b'=') {
            if counts {
                let colon = usize::from(self.peek() == Some(b':'));
                let span = Span::new(blanks.start, blanks.end + colon);
                self.defects.note(self.dialect.no_equals, span);
            }
            self.skip(|byte| byte != b';');
            return (self.at > before).then_some((name, None));
        }
        self.at += 1;
        let behind = self.blanks();
        if counts && !(blanks.is_empty() && behind.is_empty()) {
            let span = Span::new(blanks.start, behind.end);
            self.defects.note(self.dialect.blanks, span);
        }
        let value = if self.peek() == Some(b'"') {
            self.quoted(counts)
        } else {
            let all = self.skip(|byte| !matches!(byte, b';' | b'\r' | b'\n'));
            self.plain(trim(self.text, all), false)
        };
        Some((name, Some(value)))
    }

    /// What stands before a parameter; `None` where there is no further one.
    fn separator(&mut self) -> Option<()> {
        let begin = self.at == self.line.start;
        let gap = self.blanks();
        let sign = self.peek()?;
        if sign == b';' {
            self.skip(|byte| byte == b';');
        } else {
            if !self.rest(self.at).contains(&b'=') {
                return None;
            }
            if matches!(sign, b',' | b':' | b'&') {
                self.at += 1;
            }
            let between = Span::new(gap.end, self.at);
            if !begin && between.is_empty() && !gap.is_empty() {
                self.defects
                    .note(self.dialect.separator.wanting(b"; "), gap);
            } else if !begin {
                self.defects.note(self.dialect.separator, between);
            }
        }
        self.blanks();
        Some(())
    }

    fn plain(&self, span: Span, quoted: bool) -> Value {
        Value {
            span,
            quoted,
            text: cut(self.text, span).to_vec(),
        }
    }

    /// A value in double quotes; `at` is the opening one.
    fn quoted(&mut self, counts: bool) -> Value {
        let start = self.at + 1;
        let mut text = Vec::new();
        let mut at = start;
        let closed = loop {
            match self.rest(at) {
                [] => break false,
                [b'"', ..] => break true,
                [b'\\', pair, ..] if (self.dialect.pairs)(*pair) && !self.ends_path(at) => {
                    text.push(*pair);
                    at += 2;
                }
                [byte, ..] => {
                    text.push(*byte);
                    at += 1;
                }
            }
        };
        // `name="file; filename="…`: the quote that ends the text opens the next value.
        let opens_next = text.ends_with(b"=") && text.contains(&b';');
        if !closed || opens_next {
            return self.unclosed(start, counts);
        }
        self.at = at + 1;
        let behind = self.skip(|byte| !matches!(byte, b';' | b',') && !byte.is_ascii_whitespace());
        if counts && !behind.is_empty() {
            self.defects.note(self.dialect.behind_quote, behind);
        } else if !behind.is_empty() {
            self.skip(|byte| byte != b';');
        }
        Value {
            span: Span::new(start, at),
            quoted: true,
            text,
        }
    }

    /// Whether the backslash at `at` is the last one of a path (`filename="C:\dir\"`) and quotes nothing.
    fn ends_path(&self, at: usize) -> bool {
        let behind = self.rest(at + 2);
        let next = behind.iter().find(|byte| !is_blank(**byte));
        self.rest(at + 1).first() == Some(&b'"')
            && !behind.contains(&b'"')
            && next.is_none_or(|byte| *byte == b';')
    }

    /// A value whose quote is never closed: it was meant to end before the next parameter, or at the end.
    fn unclosed(&mut self, start: usize, counts: bool) -> Value {
        let text = self.rest(start);
        let next = memchr::memchr_iter(b';', text).find(|at| {
            let behind = tail(text, at + 1);
            let behind = tail(behind, run(behind, is_blank));
            let name = run(behind, is_token);
            name > 0 && behind.get(name) == Some(&b'=')
        });
        let end = next.map_or(self.line.end, |at| start + at);
        let span = Span::new(start, trim(self.text, Span::new(start, end)).end);
        self.at = span.end;
        let [own, other] = self.dialect.unclosed;
        if let Some(departure) = if counts { own } else { other } {
            self.defects.note(departure, Span::empty(span.end));
        }
        self.plain(span, true)
    }
}
