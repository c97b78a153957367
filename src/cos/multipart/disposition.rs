//! Reads the value of a part's Content-Disposition (RFC 7578 section 4.2, RFC 2183) tolerantly: which name
//! the sender meant, and what is wrong with it. Apart from the header block, because parameters have rules
//! of their own; knows nothing of lines.

use super::bytes::{cut, is_token};
use super::defects::Defects;
use super::departures as told;
use super::parameters::{Dialect, Parameters};
use super::{Parameter, Part, Value};
use crate::text::Span;

const DIALECT: Dialect = Dialect {
    name: b"name",
    pairs: |byte| matches!(byte, b'"' | b'\\'),
    separator: told::SEPARATOR,
    no_equals: told::NAME_NO_EQUALS,
    blanks: told::NAME_BLANKS,
    unclosed: [Some(told::NAME_UNCLOSED), Some(told::FILENAME_UNCLOSED)],
    behind_quote: told::NAME_BEHIND_QUOTE,
};

/// Quotes of other kinds that people write.
const FOREIGN: [(&str, &str); 4] = [
    ("'", "'"),
    ("\u{201c}", "\u{201d}"),
    ("\u{2018}", "\u{2019}"),
    ("`", "`"),
];

/// Reads the value at `span` into the part.
pub(super) fn read<'a>(text: &'a [u8], span: Span, part: &mut Part, defects: &mut Defects<'a>) {
    let mut parameters = Parameters {
        text,
        line: span,
        at: span.start,
        dialect: &DIALECT,
        defects,
    };
    let type_end = disposition_type(&mut parameters);
    // Where the name is told to be unreadable, and a `name*`.
    let (mut unread, mut star) = (false, None);
    let mut filename_star = None;
    while let Some((name, found)) = parameters.next() {
        let counts = parameters.counts(name);
        let Some(value) = found else {
            unread |= counts;
            continue;
        };
        let whole = Span::new(name.start, value.span.end);
        let value = parameter(text, &value, counts, parameters.defects);
        match cut(text, name).to_ascii_lowercase().as_slice() {
            b"name" if part.name.is_some() => parameters.defects.note(told::NAME_TWICE, whole),
            b"name" => part.name = Some(value),
            b"name*" => star = Some(name),
            b"filename" => part.filename = part.filename.take().or(Some(value)),
            b"filename*" => filename_star = Some(value),
            _ => {}
        }
    }
    match (&part.name, star) {
        (Some(name), _) => judge_name(text, name, defects),
        (None, _) if unread => {}
        (None, Some(span)) => defects.note(told::NAME_STAR, span),
        (None, None) => defects.note(told::NAME_MISSING, Span::empty(type_end)),
    }
    if let Some(value) = filename_star.filter(|_| part.filename.is_none()) {
        defects.note(told::FILENAME_STAR_ONLY, value.span);
        part.filename = Some(value);
    }
    part.file = part.filename.is_some();
}

/// Reads `form-data`; returns where it ends.
fn disposition_type(parameters: &mut Parameters<'_, '_>) -> usize {
    let start = parameters.at;
    let inside = |byte: u8| !b";,:=".contains(&byte) && !byte.is_ascii_whitespace();
    let word = parameters.skip(inside);
    if cut(parameters.text, word).eq_ignore_ascii_case(b"form-data") {
        return parameters.at;
    }
    if parameters.peek() == Some(b'=') {
        // The first parameter stands where the type belongs.
        parameters.at = start;
        let missing = told::FORM_DATA_MISSING.wanting(b"form-data; ");
        parameters.defects.note(missing, Span::empty(start));
    } else if word.is_empty() {
        parameters.defects.note(told::FORM_DATA_MISSING, word);
    } else {
        parameters.defects.note(told::FORM_DATA, word);
    }
    parameters.at
}

/// A value, out of other quotes than double ones; what is wrong with the writing of the name is noted.
fn parameter(text: &[u8], value: &Value, is_name: bool, defects: &mut Defects<'_>) -> Parameter {
    let mut span = value.span;
    let mut found = value.text.as_slice();
    let quotes = FOREIGN.iter().filter(|_| !value.quoted);
    let quotes = quotes.map(|(open, close)| (open.as_bytes(), close.as_bytes()));
    if let Some((open, close)) = quotes.clone().find(|(open, _)| found.starts_with(open)) {
        let start = span.start + open.len();
        if is_name {
            defects.note(told::NAME_FOREIGN_QUOTES, Span::new(span.start, start));
        }
        let inner = cut(text, Span::new(start, span.end));
        found = inner.strip_suffix(close).unwrap_or(inner);
        span = Span::new(start, start + found.len());
    } else if is_name && !value.quoted && found.iter().any(|byte| !is_token(*byte)) {
        let mut bytes = found.iter();
        let plain = bytes.all(|byte| *byte > 0x20 && !matches!(byte, b'"' | b','));
        let departure = if plain {
            told::NAME_NEEDS_QUOTES
        } else {
            told::NAME_BROKEN_TOKEN
        };
        let wanted = [b"\"", found, b"\""].concat();
        defects.note(departure.wanting(&wanted), span);
    }
    Parameter {
        span,
        text: String::from_utf8_lossy(found).into_owned(),
    }
}

/// Notes what is wrong with the name there is.
fn judge_name(text: &[u8], name: &Parameter, defects: &mut Defects<'_>) {
    let bytes = cut(text, name.span);
    let control = |byte: &u8| *byte < 0x20 || *byte == 0x7f;
    if bytes.is_empty() {
        defects.note(told::NAME_EMPTY, name.span);
    } else if let Err(error) = std::str::from_utf8(bytes) {
        let at = name.span.start + error.valid_up_to();
        let length = error.error_len().unwrap_or(1);
        defects.note(told::NAME_NOT_UTF8, Span::new(at, at + length));
    } else if let Some(at) = bytes.iter().position(control)
        && !matches!(bytes.get(at), Some(b'\r' | b'\n'))
    {
        let at = name.span.start + at;
        defects.note(told::NAME_CONTROL, Span::new(at, at + 1));
    }
}
