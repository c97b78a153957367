//! Reads names and values out of source code and of what programming languages print: `{'key': 'a'}`,
//! `["key" => $key]`, `append("key", data.key)`. Literals are values; what only the program knows is
//! [`UNKNOWN`]. One tolerant reader for all languages: it must not know which one.

use super::decode::{Decoded, Escapes, escape};
use super::masked::UNKNOWN;
use crate::text::Span;

/// Brackets nest no deeper than this.
const DEPTH_LIMIT: usize = 64;

/// Members of a string that are the string: its bytes, its copy.
const SAME_TEXT: [&[u8]; 8] = [
    b"utf8",
    b"data(",
    b"encode(",
    b"getBytes(",
    b"toByteArray(",
    b"toString(",
    b"to_",
    b"into(",
];

/// An expression is not longer than this without a string in it.
const TERM_LIMIT: usize = 64 * 1024;

/// What an expression gives.
#[derive(Debug, Default)]
pub(crate) struct Expression {
    /// Its text, relative to the text's base.
    pub text: Decoded,
    /// Whether a part of it is not known.
    pub unknown: bool,
    /// Where it begins.
    pub start: usize,
    /// Whether it has a string literal in it.
    pub quoted: bool,
}

/// A name and its value.
#[derive(Debug)]
pub(crate) struct Member {
    pub name: Expression,
    pub value: Expression,
    /// Where the value stands in the text, for objects inside objects.
    pub at: Span,
}

/// A text and where it begins in its source.
#[derive(Clone, Copy)]
pub(crate) struct Code<'a> {
    pub bytes: &'a [u8],
    pub base: usize,
}

impl Code<'_> {
    fn get(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// The first byte behind blanks and comments.
    pub(crate) fn skip(&self, mut at: usize) -> usize {
        loop {
            let rest = self.rest(at);
            let trimmed = rest.trim_ascii_start();
            at += rest.len() - trimmed.len();
            let len = if trimmed.starts_with(b"//") {
                memchr::memchr(b'\n', trimmed)
            } else if trimmed.starts_with(b"/*") {
                memchr::memmem::find(trimmed, b"*/").map(|end| end + 2)
            } else {
                return at;
            };
            match len {
                Some(len) => at += len,
                None => return self.bytes.len(),
            }
        }
    }

    /// Reads an expression up to a comma, a semicolon or a closing bracket.
    pub(crate) fn expression(&self, from: usize) -> (Expression, usize) {
        let start = self.skip(from);
        let mut out = Expression {
            start: self.base + start,
            ..Expression::default()
        };
        let mut at = start;
        let mut open = false;
        while let Some(byte) = self.get(at) {
            match byte {
                b',' | b';' | b')' | b'}' | b']' => break,
                b'=' if self.rest(at).starts_with(b"=>") => break,
                b':' if out.quoted => break,
                b'\'' | b'"' | b'`' => {
                    at = self.string(at, &mut out);
                    out.quoted = true;
                    open = false;
                }
                b'.' if out.quoted && !out.unknown && self.is_same_text(at) => at = self.term(at),
                b'+' | b'.' | b'&' if out.quoted || out.unknown => at += 1,
                _ if byte.is_ascii_whitespace() => at += 1,
                _ if self.is_prefix(at) => at += 1,
                _ => {
                    let end = self.term(at);
                    self.take_term(at, end, &mut out, open);
                    open = true;
                    at = end;
                }
            }
        }
        (out, at)
    }

    /// Whether what is asked of a literal is its own text: `"a".utf8`, `'a'.encode()`.
    fn is_same_text(&self, at: usize) -> bool {
        let rest = self.rest(at + 1);
        SAME_TEXT.iter().any(|name| rest.starts_with(name))
    }

    /// Python's `b'…'`, `r'…'`, `u'…'`, `f'…'`, C#'s `$"…"`.
    fn is_prefix(&self, at: usize) -> bool {
        let letter = self
            .get(at)
            .is_some_and(|byte| b"bBrRuUfF$@".contains(&byte));
        let quote = self
            .get(at + 1)
            .is_some_and(|byte| matches!(byte, b'\'' | b'"'));
        let inside_word = at > 0
            && self
                .get(at - 1)
                .is_some_and(|byte| byte.is_ascii_alphanumeric());
        letter && quote && !inside_word
    }

    /// A word, a number, a call with its brackets: the byte behind it.
    fn term(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.get(at) {
            if at - start > TERM_LIMIT || depth > DEPTH_LIMIT {
                break;
            }
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth > 0 => depth -= 1,
                b'\'' | b'"' | b'`' if depth > 0 => at = self.closing(at),
                _ if depth == 0 && self.ends_term(at, byte) => break,
                _ => {}
            }
            at += 1;
        }
        at.max(start + 1).min(self.bytes.len())
    }

    /// Where the string that opens at `open` closes; `open` itself where it does not.
    fn closing(&self, open: usize) -> usize {
        let quote = self.get(open).unwrap_or(b'"');
        let mut at = open + 1;
        while at - open < TERM_LIMIT
            && let Some(len) = memchr::memchr2(b'\\', quote, self.rest(at))
        {
            at += len;
            if self.get(at) == Some(quote) {
                return at;
            }
            at += 2;
        }
        open
    }

    /// Whether a byte outside brackets ends a term.
    fn ends_term(&self, at: usize, byte: u8) -> bool {
        b")]}'\"`,;+\n\r ".contains(&byte) || self.rest(at).starts_with(b"=>")
    }

    fn take_term(&self, start: usize, end: usize, out: &mut Expression, open: bool) {
        let text = self.bytes.get(start..end).unwrap_or_default();
        let plain = text
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b'.');
        let word: [&[u8]; 6] = [b"undefined", b"null", b"None", b"nil", b"true", b"false"];
        if (plain || word.contains(&text)) && out.text.bytes().is_empty() {
            out.text.copy(self.base + start, text);
        } else if !(open && out.unknown) {
            out.text.put_char(UNKNOWN, self.span(start, end));
            out.unknown = true;
        }
    }

    /// A string literal; templates' `${…}` is unknown, but for `${filename}`.
    fn string(&self, start: usize, out: &mut Expression) -> usize {
        let quote = self.get(start).unwrap_or(b'"');
        let triple = self
            .rest(start)
            .get(..3)
            .is_some_and(|three| three.iter().all(|byte| *byte == quote));
        let triple = triple && self.get(start + 3).is_some();
        let width = if triple { 3 } else { 1 };
        let mut at = start + width;
        while let Some(byte) = self.get(at) {
            let rest = self.rest(at);
            if byte == quote
                && (!triple
                    || rest
                        .get(..3)
                        .is_some_and(|end| end.iter().all(|byte| *byte == quote)))
            {
                return at + width;
            }
            if byte == b'\\' {
                at = escape(self.bytes, at, self.base, Escapes::PYTHON, &mut out.text);
            } else if quote == b'`' && rest.starts_with(b"${") && !rest.starts_with(b"${filename}")
            {
                let near = rest.get(..1024.min(rest.len())).unwrap_or_default();
                let end = memchr::memchr(b'}', near).map_or(at + 2, |len| at + len + 1);
                out.text.put_char(UNKNOWN, self.span(at, end));
                out.unknown = true;
                at = end;
            } else {
                out.text.copy(self.base + at, &[byte]);
                at += 1;
            }
        }
        at
    }

    /// The members of `{a: 1}`, `["a" => 1]`, `array("a" => 1)`, `dict(a=1)`, `[("a", 1)]` at an opening bracket,
    /// and the byte behind the closing one.
    pub(crate) fn members(&self, open: usize) -> (Vec<Member>, usize) {
        let mut members = Vec::new();
        let mut at = open + 1;
        loop {
            at = self.skip(at);
            match self.get(at) {
                None => return (members, at),
                Some(b')' | b']' | b'}') => return (members, at + 1),
                Some(b',' | b';') => at += 1,
                Some(b'(' | b'[' | b'{') => {
                    let (pair, end) = self.pair(at);
                    members.extend(pair);
                    at = end;
                }
                Some(_) => {
                    let (member, end) = self.member(at);
                    members.extend(member);
                    at = end.max(at + 1);
                }
            }
        }
    }

    /// Behind the `(None,` of Python's `(None, 'value')`, which sends a field as a part without a file name.
    fn nameless(&self, from: usize) -> usize {
        let open = self.skip(from);
        let word = self.skip(open + 1);
        let comma = self.skip(word + 4);
        let none = self.get(open) == Some(b'(') && self.rest(word).starts_with(b"None");
        if none && self.get(comma) == Some(b',') {
            comma + 1
        } else {
            from
        }
    }

    /// `("key", "value")` in a list of pairs, and the byte behind it.
    pub(crate) fn pair(&self, open: usize) -> (Option<Member>, usize) {
        let first = self.skip(open + 1);
        if !matches!(self.get(first), Some(b'\'' | b'"')) && !self.is_prefix(first) {
            return (None, self.term(open));
        }
        let (name, comma) = self.expression(first);
        if self.get(comma) != Some(b',') || !name.quoted || name.unknown {
            return (None, self.term(open));
        }
        let (value, end) = self.expression(self.nameless(comma + 1));
        let member = Member {
            name,
            value,
            at: Span::new(comma + 1, end),
        };
        (Some(member), self.term(open))
    }

    /// `name: value`, `'name' => value`, `name = value`, `"name" to value`, `:name => value`; a name alone is its own value, which is unknown.
    fn member(&self, start: usize) -> (Option<Member>, usize) {
        let mut name = Expression {
            start: self.base + start,
            ..Expression::default()
        };
        // Ruby's symbols.
        let mut at = start + usize::from(self.get(start) == Some(b':'));
        if matches!(self.get(at), Some(b'\'' | b'"' | b'`')) || self.is_prefix(at) {
            at += usize::from(self.is_prefix(at));
            at = self.string(at, &mut name);
            name.quoted = true;
        } else {
            let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_$-:".contains(byte);
            let rest = self.rest(at);
            let len = rest
                .iter()
                .take_while(|byte| is_name(byte) && **byte != b':')
                .count();
            name.text
                .copy(self.base + at, rest.get(..len).unwrap_or_default());
            at += len;
        }
        let separator = self.skip(at);
        let rest = self.rest(separator);
        let width = if rest.starts_with(b"=>") || rest.starts_with(b":=") {
            2
        } else if rest.starts_with(b":") || rest.starts_with(b"=") {
            1
        } else if name.quoted && rest.starts_with(b"to ") {
            2
        } else {
            // Something else: an element without a name, a spread, a statement.
            let (_, end) = self.expression(at);
            let alone = matches!(self.get(separator), Some(b',' | b'}'));
            let known = !name.text.bytes().is_empty() && alone && !name.quoted;
            return (known.then(|| self.shorthand(name, start, at)), end.max(at));
        };
        let from = separator + width;
        let inner = self.nameless(from);
        let (value, mut end) = self.expression(inner);
        if inner > from {
            end = self.term(self.skip(from));
        }
        let at = Span::new(self.skip(from), end);
        (Some(Member { name, value, at }), end)
    }

    fn shorthand(&self, name: Expression, start: usize, end: usize) -> Member {
        let mut value = Expression {
            start: self.base + start,
            unknown: true,
            ..Expression::default()
        };
        value.text.put_char(UNKNOWN, self.span(start, end));
        Member {
            name,
            value,
            at: Span::new(start, end),
        }
    }
}
