//! Reads literals, and the names that source code and the prints of programming languages give them:
//! `{'key': 'a'}`, `["key" => $key]`, `append("key", data.key)`, `@{ key = 'a' }`. Literals are values; what only the
//! program or the shell knows is [`UNKNOWN`]; `${filename}` stays, as it was meant for COS. One tolerant reader: what
//! differs between languages and shells is a row of [`Quote`]. It must not know what the values are for.

use super::brackets::closing;
use super::decode::{Decoded, Escapes, escape};
use super::masked::UNKNOWN;
use crate::text::{Bytes, Span};

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
/// What a program prints of an object is shorter.
const PRINTED_LIMIT: usize = 1024;

/// What a program or shell fills in is not written longer than this.
const VARIABLE_LIMIT: usize = 1024;

/// Whose rules a text follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Dialect {
    /// Programming languages: JavaScript, Python, PHP, Java, C#, Go, …
    Program,
    /// YAML
    Yaml,
    /// bash, zsh, sh
    Posix,
    /// `cmd.exe`
    Windows,
    /// PowerShell
    Power,
}

/// What is no letter of its own between quotes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Escape {
    Nothing,
    Backslash(Escapes),
    /// A backslash in front of what else means something between double quotes of a shell.
    Shell,
    Backtick,
}

/// What is filled in between quotes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Filled {
    Nothing,
    /// `${…}`
    Template,
    /// `$name`, `${name}`, `$(…)`
    Variables,
}

/// How a literal is written.
#[derive(Clone, Copy, Debug)]
struct Quote {
    dialect: Dialect,
    open: &'static [u8],
    close: u8,
    /// Whether two closing quotes are one.
    doubled: bool,
    escape: Escape,
    filled: Filled,
}

impl Quote {
    /// Whether a byte is the sign of its escapes.
    fn escapes(&self, byte: u8) -> bool {
        match self.escape {
            Escape::Nothing => false,
            Escape::Backslash(_) | Escape::Shell => byte == b'\\',
            Escape::Backtick => byte == b'`',
        }
    }
}

const fn quote(dialect: Dialect, open: &'static [u8], escape: Escape, filled: Filled) -> Quote {
    let close = match open {
        [b'$', close] | [close, ..] => *close,
        [] => 0,
    };
    Quote {
        dialect,
        open,
        close,
        doubled: matches!(dialect, Dialect::Power | Dialect::Yaml)
            && !matches!(escape, Escape::Backslash(_)),
        escape,
        filled,
    }
}

/// The quotes of each dialect.
const QUOTES: [Quote; 11] = [
    quote(
        Dialect::Program,
        b"'",
        Escape::Backslash(Escapes::PYTHON),
        Filled::Nothing,
    ),
    quote(
        Dialect::Program,
        b"\"",
        Escape::Backslash(Escapes::PYTHON),
        Filled::Nothing,
    ),
    quote(
        Dialect::Program,
        b"`",
        Escape::Backslash(Escapes::PYTHON),
        Filled::Template,
    ),
    quote(Dialect::Yaml, b"'", Escape::Nothing, Filled::Nothing),
    quote(
        Dialect::Yaml,
        b"\"",
        Escape::Backslash(Escapes::SCRIPT),
        Filled::Nothing,
    ),
    quote(Dialect::Posix, b"'", Escape::Nothing, Filled::Nothing),
    quote(Dialect::Posix, b"\"", Escape::Shell, Filled::Variables),
    quote(
        Dialect::Posix,
        b"$'",
        Escape::Backslash(Escapes::SHELL),
        Filled::Nothing,
    ),
    quote(Dialect::Posix, b"$\"", Escape::Shell, Filled::Variables),
    quote(Dialect::Power, b"'", Escape::Nothing, Filled::Nothing),
    quote(Dialect::Power, b"\"", Escape::Backtick, Filled::Variables),
];

/// What a literal, or an expression around some, gives.
#[derive(Debug, Default)]
pub(crate) struct Literal {
    /// Its text, relative to the text's base.
    pub text: Decoded,
    /// Where it begins.
    pub start: usize,
    /// Whether it has a string literal in it.
    pub quoted: bool,
    /// How many parts of it are not known.
    pub unknown: usize,
    /// Where a shell replaces `${filename}`.
    pub variable: Option<Span>,
}

impl Literal {
    /// An empty one.
    pub(crate) fn at(start: usize) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    /// Whether all of it is known.
    pub(crate) fn is_known(&self) -> bool {
        self.unknown == 0
    }

    /// Adds something that is not known.
    fn put_unknown(&mut self, at: Span) {
        self.text.put_char(UNKNOWN, at);
        self.unknown += 1;
    }
}

/// A name and its value.
#[derive(Debug)]
pub(crate) struct Member {
    pub name: Literal,
    pub value: Literal,
    /// Where the value stands in the text, for objects inside objects.
    pub at: Span,
}

/// A text and where it begins in its source.
#[derive(Clone, Copy)]
pub(crate) struct Code<'a> {
    pub bytes: &'a [u8],
    pub base: usize,
    pub dialect: Dialect,
}

impl Code<'_> {
    fn get(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.after(at)
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

    /// Reads an expression up to a comma, a semicolon or a closing bracket; PowerShell's ends with its line as well.
    pub(crate) fn expression(&self, from: usize) -> (Literal, usize) {
        let start = self.skip(from);
        let mut out = Literal::at(self.base + start);
        let mut at = start;
        let mut open = false;
        while let Some(byte) = self.get(at) {
            match byte {
                b',' | b';' | b')' | b'}' | b']' => break,
                b'\r' | b'\n' if self.dialect == Dialect::Power => break,
                b'=' if self.rest(at).starts_with(b"=>") => break,
                b':' if out.quoted => break,
                b'.' if out.quoted && out.is_known() && self.is_same_text(at) => at = self.term(at),
                b'+' | b'.' | b'&' if out.quoted || !out.is_known() => at += 1,
                _ if byte.is_ascii_whitespace() => at += 1,
                _ if self.is_prefix(at) => at += 1,
                _ => {
                    let string = self.string(at, &mut out);
                    at = string.unwrap_or_else(|| self.take_term(at, &mut out, open));
                    open = string.is_none();
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

    /// A word, a number, a call with its brackets, a printed object: the byte behind it.
    fn term(&self, start: usize) -> usize {
        if let Some(end) = self.printed(start) {
            return end;
        }
        let mut depth = 0_usize;
        let mut at = start;
        while let Some(byte) = self.get(at) {
            if at - start > TERM_LIMIT || depth > DEPTH_LIMIT {
                break;
            }
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth > 0 => depth -= 1,
                b'\'' | b'"' | b'`' if depth > 0 => {
                    at = closing(self.near(at), at + 1, byte).unwrap_or(at);
                }
                _ if depth == 0 && self.ends_term(at, byte) => break,
                _ => {}
            }
            at += 1;
        }
        at.max(start + 1).min(self.bytes.len())
    }

    /// Ruby's `#<File:photo.png>`, Python's `<InMemoryUploadedFile: photo.png (image/png)>`: the byte behind what a
    /// program printed of an object that has no literal.
    fn printed(&self, start: usize) -> Option<usize> {
        let open = start + usize::from(self.get(start) == Some(b'#'));
        let named = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
        if self.get(open) != Some(b'<') || !self.get(open + 1).is_some_and(named) {
            return None;
        }
        let near = self
            .bytes
            .before((open + PRINTED_LIMIT).min(self.bytes.len()));
        let mut depth = 0_usize;
        let mut at = open;
        while let Some(&byte) = near.get(at) {
            match byte {
                b'<' => depth += 1,
                // `=>` and `->` close nothing.
                b'>' if !matches!(near.get(at - 1), Some(b'=' | b'-')) => depth -= 1,
                b'"' => at = closing(near, at + 1, byte)?,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                return Some(at);
            }
        }
        None
    }

    /// The text as far behind `at` as a term may reach.
    fn near(&self, at: usize) -> &[u8] {
        let end = (at + TERM_LIMIT).min(self.bytes.len());
        self.bytes.before(end)
    }

    /// Whether a byte outside brackets ends a term.
    fn ends_term(&self, at: usize, byte: u8) -> bool {
        b")]}'\"`,;+\n\r ".contains(&byte) || self.rest(at).starts_with(b"=>")
    }

    /// Takes a term; words that follow each other are one that is not known.
    fn take_term(&self, start: usize, out: &mut Literal, follows: bool) -> usize {
        let end = self.term(start);
        let text = self.bytes.cut(start..end);
        let plain = text
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b'.');
        let word: [&[u8]; 6] = [b"undefined", b"null", b"None", b"nil", b"true", b"false"];
        if (plain || word.contains(&text)) && out.text.bytes().is_empty() {
            out.text.copy(self.base + start, text);
        } else if !follows || out.is_known() {
            out.put_unknown(self.span(start, end));
        }
        end
    }

    /// How the literal is written that opens at a byte.
    fn quote(&self, at: usize) -> Option<&'static Quote> {
        let rest = self.rest(at);
        let mut quotes = QUOTES.iter();
        quotes.find(|quote| quote.dialect == self.dialect && rest.starts_with(quote.open))
    }

    /// Reads the string literal that opens at a byte; returns the byte behind it.
    pub(crate) fn string(&self, start: usize, out: &mut Literal) -> Option<usize> {
        let quote = self.quote(start)?;
        out.quoted = true;
        let triple = [quote.close; 3];
        let of_program = self.dialect == Dialect::Program && self.get(start + 3).is_some();
        let triple = of_program && self.rest(start).starts_with(&triple);
        let width = if triple { 3 } else { 1 };
        let mut at = start + quote.open.len().max(width);
        while let Some(byte) = self.get(at) {
            let rest = self.rest(at);
            let closes = rest.iter().take(width).all(|byte| *byte == quote.close);
            let special = |byte: &u8| *byte == quote.close || b"\\`$".contains(byte);
            at = match byte {
                _ if closes && rest.len() >= width => {
                    if !quote.doubled || rest.get(1) != Some(&quote.close) {
                        return Some(at + width);
                    }
                    out.text.put(&[quote.close], self.span(at, at + 2));
                    at + 2
                }
                b'\\' | b'`' if quote.escapes(byte) => self.escaped(at, quote.escape, out),
                b'$' | b'`' if quote.filled != Filled::Nothing => {
                    self.filled(at, quote.filled, out)
                }
                _ => {
                    let inner = rest.after(1);
                    let run = inner.iter().position(special).unwrap_or(inner.len());
                    self.take(at, 1 + run, out)
                }
            };
        }
        Some(at)
    }

    /// Takes bytes as they are; returns the byte behind them.
    pub(crate) fn take(&self, at: usize, len: usize, out: &mut Literal) -> usize {
        let bytes = self.bytes.cut(at..at + len);
        out.text.copy(self.base + at, bytes);
        at + len
    }

    /// What the sign of an escape and the byte behind it stand for.
    fn escaped(&self, at: usize, escape: Escape, out: &mut Literal) -> usize {
        let Some(byte) = self.get(at + 1) else {
            return self.take(at, 1, out);
        };
        let plain = match (escape, byte) {
            (Escape::Backslash(escapes), _) => {
                return self::escape(self.bytes, at, self.base, escapes, &mut out.text);
            }
            (Escape::Shell, b'\n') => None,
            (Escape::Shell, b'$' | b'`' | b'"' | b'\\') => Some(byte),
            (Escape::Shell | Escape::Nothing, _) => return self.take(at, 1, out),
            (Escape::Backtick, b'n') => Some(b'\n'),
            (Escape::Backtick, b'r') => Some(b'\r'),
            (Escape::Backtick, b't') => Some(b'\t'),
            (Escape::Backtick, b'0') => Some(0),
            (Escape::Backtick, _) => Some(byte),
        };
        let plain = plain.as_slice();
        out.text.put(plain, self.span(at, at + 2));
        at + 2
    }

    /// What begins with a dollar sign, or with a shell's backtick: what the program fills in.
    fn filled(&self, at: usize, filled: Filled, out: &mut Literal) -> usize {
        let rest = self.rest(at);
        let variables = filled == Filled::Variables;
        if rest.starts_with(b"${filename}") {
            out.variable = Some(self.span(at, at + 11)).filter(|_| variables);
            return self.take(at, 11, out);
        }
        if let Some((character, len)) = character(rest).filter(|_| self.dialect == Dialect::Power) {
            out.text.put_char(character, self.span(at, at + len));
            return at + len;
        }
        let near = rest.before(VARIABLE_LIMIT.min(rest.len()));
        let up_to = |close: u8| Some(memchr::memchr(close, near.get(1..)?)? + 2);
        let len = match near {
            [b'$', b'{', ..] => up_to(b'}'),
            [b'$', b'(', ..] if variables => up_to(b')'),
            [b'$', name @ ..] if variables => {
                let word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
                let len = name.iter().take_while(word).count();
                (len > 0).then_some(len + 1)
            }
            [b'`', ..] if variables => up_to(b'`'),
            _ => None,
        };
        let Some(len) = len else {
            return self.take(at, 1, out);
        };
        out.put_unknown(self.span(at, at + len));
        at + len
    }

    /// What a shell fills in outside quotes.
    pub(crate) fn variable(&self, at: usize, out: &mut Literal) -> usize {
        self.filled(at, Filled::Variables, out)
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
        if self.get(comma) != Some(b',') || !name.quoted || !name.is_known() {
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
        let mut name = Literal::at(self.base + start);
        // Ruby's symbols.
        let mut at = start + usize::from(self.get(start) == Some(b':'));
        at += usize::from(self.is_prefix(at));
        if let Some(end) = self.string(at, &mut name) {
            at = end;
        } else {
            let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_$-:".contains(byte);
            let rest = self.rest(at);
            let len = rest
                .iter()
                .take_while(|byte| is_name(byte) && **byte != b':')
                .count();
            name.text.copy(self.base + at, rest.before(len));
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

    fn shorthand(&self, name: Literal, start: usize, end: usize) -> Member {
        let mut value = Literal::at(self.base + start);
        value.put_unknown(self.span(start, end));
        Member {
            name,
            value,
            at: Span::new(start, end),
        }
    }
}

/// PowerShell's `$([char]13)`: the character, and how long it is written.
fn character(text: &[u8]) -> Option<(char, usize)> {
    let digits = text.strip_prefix(b"$([char]")?;
    let len = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = std::str::from_utf8(digits.get(..len)?).ok()?;
    let closes = digits.get(len) == Some(&b')');
    let character = number.parse().ok().and_then(char::from_u32);
    character
        .filter(|_| closes)
        .map(|character| (character, 8 + len + 1))
}
