//! Form fields in whatever repeats around them: `<field name="key">a</field>`, `{key=a, policy=…}`, `map[key:a …]`,
//! `[key] => a`, the rows of a console, a table or a log. The frame is learnt from the fields whose values have a shape
//! of their own (`q-ak`, `q-signature`, …); every field of COS in the same frame is then taken, and no other name. One
//! reader for all programs: it must not know which one printed the text.

use super::super::brackets::closing;
use super::super::decode::{Escapes, Spelling, plain, spelt};
use super::super::draft::{Draft, Shows, is_field, weight};
use super::super::policy::is_coded;
use super::super::{Fidelity, Reading, Value};
use super::is_secret;
use crate::text::{Bytes, Place, Sources, Span};

/// Longer texts are no print of a form: 1 MiB.
const LIMIT: usize = 1024 * 1024;

/// A name and its value are not farther apart.
const REACH: usize = 256;

/// So much of what stands in front of a name is compared.
const LEAD: usize = 64;

/// So many different names make a form.
const NAMES: usize = 3;

/// The fields whose values show what they are.
const SHAPED: [&str; 5] = [
    "policy",
    "q-sign-algorithm",
    "q-ak",
    "q-key-time",
    "q-signature",
];

/// Reads the fields of the commonest frame.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Reading> {
    framed(sources, place, |_| true)
}

/// The same where names and values stand on one line and without quotes, as no code has them.
pub(super) fn inline(sources: &mut Sources, place: Place, _forced: bool) -> Option<Reading> {
    framed(sources, place, |frame| {
        let quote = |token: &Token| matches!(token, Token::Byte(b'"' | b'\'' | b'\n'));
        !frame.between.iter().chain(&frame.tail).any(quote)
    })
}

fn framed(sources: &mut Sources, place: Place, fits: impl Fn(&Frame) -> bool) -> Option<Reading> {
    if place.span.len() > LIMIT {
        return None;
    }
    let text = sources.slice(place).to_vec();
    let frame = Frame::learnt(&text).filter(fits)?;
    let rows = frame.rows(&text);
    if rows.len() < NAMES {
        return None;
    }
    let mut reading = Reading::new(place.source, "rows", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "order", "exact-bytes"];
    let mut draft = Draft::default();
    for (name, value) in rows {
        let name = plain(place.source, place.part(name).span);
        let value = frame.value(sources, place.part(value));
        draft.listed(sources, name, value);
    }
    let shows = Shows {
        all: false,
        ..Shows::MAP
    };
    reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    Some(reading)
}

/// The length of a value that only a form of COS holds under this name, at the front of a text.
pub(super) fn shape(name: &str, text: &[u8]) -> Option<usize> {
    let run = |is: fn(&u8) -> bool| text.run(|byte| is(&byte));
    let len = match name {
        "policy" => {
            let len = run(|byte| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte));
            text.get(..len).is_some_and(is_coded).then_some(len)
        }
        "q-sign-algorithm" => text.starts_with(b"sha1").then_some(4),
        "q-ak" => {
            let known = text.starts_with(b"AKID") || text.starts_with(b"IKID");
            known.then(|| run(|byte| byte.is_ascii_alphanumeric() || *byte == b'*'))
        }
        "q-key-time" => {
            let first = run(u8::is_ascii_digit);
            let rest = text.after(first + 1);
            let second = rest.run(|byte| byte.is_ascii_digit());
            let times = first > 8 && second > 8 && text.get(first) == Some(&b';');
            times.then_some(first + 1 + second)
        }
        "q-signature" => (run(u8::is_ascii_hexdigit) == 40).then_some(40),
        _ => None,
    };
    len.filter(|len| !text.get(*len).is_some_and(|byte| is_word(*byte)))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// A piece of what stands around values, as far as it is compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Token {
    Digits,
    Blank,
    /// The field's own name, as closing tags repeat it.
    Name,
    Byte(u8),
}

impl Token {
    /// The piece at the front of a text.
    fn front(text: &[u8], name: &[u8]) -> Option<Self> {
        Some(match text.first()? {
            b'0'..=b'9' => Self::Digits,
            b' ' | b'\t' => Self::Blank,
            _ if begins(text, name) => Self::Name,
            byte => Self::Byte(*byte),
        })
    }

    /// How long this piece is at the front of a text.
    fn len(self, text: &[u8], name: &[u8]) -> usize {
        match self {
            Self::Digits => text.run(|byte| byte.is_ascii_digit()),
            Self::Blank => text.run(is_blank),
            Self::Name => name.len() * usize::from(begins(text, name)),
            Self::Byte(byte) => usize::from(text.first() == Some(&byte)),
        }
    }
}

/// Whether a text begins with a name, as it is or as a program has to write it in names of its own (`part_q_ak`).
fn begins(text: &[u8], name: &[u8]) -> bool {
    let same = |(one, two): (&u8, &u8)| one == two || *one == b'_' && *two == b'-';
    text.len() >= name.len() && text.iter().zip(name).all(same)
}

fn tokens(mut text: &[u8], name: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    while let Some(token) = Token::front(text, name).filter(|_| tokens.len() < REACH) {
        tokens.push(token);
        text = text.after(token.len(text, name));
    }
    tokens
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Where tokens that begin at `at` end.
fn matched(text: &[u8], at: usize, tokens: &[Token], name: &[u8]) -> Option<usize> {
    tokens.iter().try_fold(at, |at, token| {
        let len = token.len(text.after(at), name);
        (len > 0).then_some(at + len)
    })
}

/// A field whose value shows that it is one.
struct Anchor {
    name: Span,
    value: Span,
    between: Vec<Token>,
    /// So many blanks stand right in front of the value.
    blanks: usize,
}

/// What repeats around names and values.
struct Frame {
    lead: Vec<Token>,
    between: Vec<Token>,
    tail: Vec<Token>,
    /// How many blanks in front of a value are the frame's; `None` where columns are padded.
    blanks: Option<usize>,
}

impl Frame {
    /// The frame of most anchors; one of them holds what nothing but a form has.
    fn learnt(text: &[u8]) -> Option<Self> {
        let anchors = anchors(text);
        let alike = |one: &Anchor| {
            let alike = anchors.iter().filter(|two| two.between == one.between);
            alike.collect::<Vec<&Anchor>>()
        };
        let best = anchors.iter().max_by_key(|one| alike(one).len())?;
        let mut own = alike(best);
        let called = |span: Span| text.cut(span);
        let of_form = |one: &&Anchor| matches!(called(one.name), b"policy" | b"q-signature");
        if own.len() < 2 || !own.iter().any(of_form) {
            return None;
        }
        own.sort_by_key(|one| one.name.start);
        let before = own.iter().map(|one| {
            let from = one.name.start.saturating_sub(LEAD);
            let mut lead = tokens(text.cut(from..one.name.start), b"\n");
            lead.reverse();
            lead
        });
        let mut lead = before.reduce(|one, two| common(&one, &two))?;
        lead.reverse();
        let behind = |one: &&Anchor| tokens(text.after(one.value.end), called(one.name));
        // Behind the last one the frame ends in its own way; a value that is masked or is not what its name says ends
        // elsewhere than it seems.
        let tails: Vec<_> = own.get(..own.len() - 1)?.iter().map(behind).collect();
        let alike = |one: &&Vec<Token>| {
            let alike = tails.iter().filter(|two| two.first() == one.first());
            alike.count()
        };
        let commonest = tails.iter().rev().max_by_key(alike)?.first();
        let tails = tails.iter().filter(|tail| tail.first() == commonest);
        let mut tail = tails.cloned().reduce(|one, two| common(&one, &two))?;
        while matches!(tail.last(), Some(Token::Byte(byte)) if is_word(*byte))
            || tail.last() == Some(&Token::Digits)
        {
            tail.pop();
        }
        let lead = Self::bounded(lead);
        let between = best.between.clone();
        let as_many = |one: &&&Anchor| own.iter().filter(|two| two.blanks == one.blanks).count();
        let commonest = own.iter().max_by_key(as_many);
        let blanks = commonest
            .filter(|one| 2 * as_many(one) > own.len())
            .map(|one| one.blanks);
        (!tail.is_empty()).then_some(Self {
            lead,
            between,
            tail,
            blanks,
        })
    }

    /// What stands in front of names without the end of the value before: from a line's beginning, or from a sign on.
    fn bounded(mut lead: Vec<Token>) -> Vec<Token> {
        let line = lead.iter().rposition(|token| *token == Token::Name);
        let sign = |token: &Token| {
            !matches!(token, Token::Digits) && !matches!(token, Token::Byte(byte) if is_word(*byte))
        };
        let from = line.or_else(|| lead.iter().position(sign));
        lead.drain(..from.unwrap_or(lead.len()));
        lead
    }

    /// Whether a name stands where the frame has one.
    fn leads(&self, text: &[u8], name: Span) -> bool {
        let last = text.before(name.start).last().copied();
        if self.lead.first() == Some(&Token::Name) {
            let before = tokens(text.cut(text.line_start(name.start)..name.start), b"\n");
            return before.ends_with(self.lead.get(1..).unwrap_or_default());
        }
        match self.lead.last() {
            // The first of a list has another sign in front.
            Some(Token::Byte(byte)) if !b",;&{".contains(byte) => last == Some(*byte),
            _ => last.is_none_or(|byte| !is_word(byte)),
        }
    }

    /// The names of fields in the frame, each once, with their values.
    fn rows(&self, text: &[u8]) -> Vec<(Span, Span)> {
        let mut rows: Vec<(Span, Span)> = Vec::new();
        let mut at = 0;
        while let Some(name) = word(text, at) {
            at = name.end;
            let bytes = text.cut(name);
            let called = String::from_utf8_lossy(bytes);
            let known =
                weight(&called) > 0 && is_field(&called) && !is_secret(&called) && called != "name";
            let new = |(row, _): &(Span, Span)| !bytes.eq_ignore_ascii_case(text.cut(*row));
            if !known || !self.leads(text, name) {
                continue;
            }
            let Some(mut from) = matched(text, name.end, &self.between, bytes) else {
                continue;
            };
            let blanks = text.cut(name.end..from).run_back(is_blank);
            // More than the frame has are the value's own.
            from -= self.blanks.map_or(0, |own| blanks.saturating_sub(own));
            let end = self.end(text, from, bytes);
            at = end.max(at);
            // A text read so loosely proves no second one.
            if rows.iter().all(new) {
                rows.push((name, Span::new(from, end)));
            }
        }
        rows
    }

    /// Whether the frame itself shows where a value ends: at a quote, a tag, a bracket, a line's end.
    fn closes(&self) -> bool {
        let weak = |token: &Token| matches!(token, Token::Blank | Token::Byte(b',' | b';' | b'&'));
        !self.tail.iter().all(weak)
    }

    /// Where the value at `from` ends.
    fn end(&self, text: &[u8], from: usize, name: &[u8]) -> usize {
        if let Some(quote @ (b'"' | b'\'')) = text.get(from)
            && let Some(end) = closing(line(text, from), from + 1, *quote)
            && self.tail.first().is_some_and(|first| {
                matched(text, end + 1, &[*first], name).is_some()
                    || text.get(end + 1).is_none_or(|byte| !is_word(*byte))
            })
        {
            return end + 1;
        }
        let first = self.tail.get(..1).unwrap_or_default();
        let mut soft = None;
        let mut at = from;
        while at < text.len() {
            let escaped = at > from && text.get(at - 1) == Some(&b'\\');
            if !escaped && matched(text, at, first, name).is_some() {
                soft = soft.or(Some(at).filter(|_| self.closes()));
                let behind = matched(text, at, &self.tail, name);
                let next = |end: usize| {
                    let next = word(text, end).filter(|word| word.start == end);
                    next.is_some_and(|word| {
                        matched(text, word.end, &self.between, text.cut(word)).is_some()
                    })
                };
                if behind.is_some_and(|end| self.closes() || next(end)) {
                    return at;
                }
            }
            // A bracket that the value itself opened is its own: `[hidden]`.
            let opens = match text.get(at) {
                Some(b'}') => Some(b'{'),
                Some(b']') => Some(b'['),
                Some(b')') => Some(b'('),
                _ => None,
            };
            let bracket = opens.is_some_and(|open| !text.cut(from..at).contains(&open));
            let ends = soft.is_none()
                && (bracket && !self.closes()
                    || text.get(at) == Some(&b'\n') && !self.tail.contains(&Token::Byte(b'\n')));
            if ends {
                return at;
            }
            at += 1;
        }
        soft.unwrap_or(text.len())
    }

    /// A value as it was before it was printed.
    fn value(&self, sources: &mut Sources, place: Place) -> Value {
        let bytes = sources.slice(place);
        let quoted = matches!(bytes, [b'"', .., b'"'] | [b'\'', .., b'\'']);
        let skip = usize::from(quoted);
        let inner = place.part(Span::new(skip, bytes.len() - skip));
        let in_quotes = quoted || matches!(self.between.last(), Some(Token::Byte(b'"' | b'\'')));
        if self.tail.contains(&Token::Byte(b'<'))
            || self
                .tail
                .windows(2)
                .any(|two| two == [Token::Byte(b'/'), Token::Byte(b'>')])
        {
            return spelt(sources, inner, Spelling::References);
        }
        if in_quotes && memchr::memchr(b'\\', sources.slice(inner)).is_some() {
            return spelt(sources, inner, Spelling::Literal(Escapes::SCRIPT));
        }
        plain(inner.source, inner.span)
    }
}

/// The text up to the end of the line that holds a byte.
fn line(text: &[u8], at: usize) -> &[u8] {
    let rest = text.get(at..).unwrap_or_default();
    let len = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    text.get(..at + len).unwrap_or_default()
}

fn common(one: &[Token], two: &[Token]) -> Vec<Token> {
    let pairs = one.iter().zip(two).take_while(|(one, two)| one == two);
    pairs.map(|(token, _)| *token).collect()
}

/// The next word from `from` on.
fn word(text: &[u8], from: usize) -> Option<Span> {
    let start = from + text.after(from).run(|byte| !is_word(byte));
    let len = text.after(start).run(is_word);
    (len > 0).then(|| Span::new(start, start + len))
}

/// Whether a field stands in a text with a value that shows itself.
pub(super) fn is_shown(text: &[u8], name: &str) -> bool {
    let called = |one: &Anchor| text.cut(one.name) == name.as_bytes();
    anchors(text).iter().any(called)
}

fn anchors(text: &[u8]) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for name in SHAPED {
        let found = memchr::memmem::find_iter(text, name).find_map(|at| {
            let end = at + name.len();
            let is_word = |byte: Option<&u8>| byte.is_some_and(|byte| is_word(*byte));
            if is_word(text.before(at).last()) || is_word(text.get(end)) {
                return None;
            }
            let near = text.after(end).near(REACH);
            let shaped = (1..near.len()).find_map(|from| {
                let starts = !is_word(near.get(from - 1));
                let len = shape(name, text.after(end + from)).filter(|_| starts)?;
                Some(Span::new(end + from, end + from + len))
            });
            let value = shaped?;
            let between = text.cut(end..value.start);
            Some(Anchor {
                name: Span::new(at, end),
                value,
                blanks: between.run_back(is_blank),
                between: tokens(between, name.as_bytes()),
            })
        });
        anchors.extend(found);
    }
    anchors
}
