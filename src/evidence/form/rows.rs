//! Form fields in rows of any shape: a browser's console (`key uploads/a.png`, `0: (2) ['key', 'a.png']`), tables of
//! consoles, shells and Markdown, bullets, calls. A row is a name of COS's form with the same signs before and behind it
//! as in the rows around; other names are not taken, and one value has to look like what only such a form holds. It
//! must not know the programs that print such rows.

use super::super::decode::{Escapes, backslashes, plain};
use super::super::draft::{Draft, Shows, is_field, weight};
use super::super::policy::is_coded;
use super::super::{Fidelity, Reading, Value};
use super::is_secret;
use crate::text::{Place, Sources, Span};

/// What stands in front of a name, at most.
const LEAD: usize = 64;

/// So many different names make a list.
const NAMES: usize = 3;

/// What a row looks like without its name and value.
type Frame = (Vec<u8>, Vec<u8>);

struct Row {
    frame: Frame,
    name: Span,
    value: Span,
}

/// Reads the rows of the shape that most of them have.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Reading> {
    let text = sources.slice(place).to_vec();
    let rows = rows(&text);
    let frame = commonest(&text, &rows)?;
    let mut reading = Reading::new(place.source, "rows", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "order", "exact-bytes"];
    let mut draft = Draft::default();
    let mut taken: Vec<Vec<u8>> = Vec::new();
    for row in rows.iter().filter(|row| row.frame == frame) {
        // A text read so loosely proves no second one.
        let called = cut(&text, row.name).to_ascii_lowercase();
        if taken.contains(&called) {
            continue;
        }
        taken.push(called);
        let name = plain(place.source, place.part(row.name).span);
        let value = value(sources, place.part(row.value), &frame);
        draft.listed(sources, name, value);
    }
    let shows = Shows {
        all: false,
        ..Shows::MAP
    };
    reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    Some(reading)
}

fn cut(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The frame with the most names, where they are those of a form and a value shows it.
fn commonest(text: &[u8], rows: &[Row]) -> Option<Frame> {
    let mut frames: Vec<&Frame> = rows.iter().map(|row| &row.frame).collect();
    frames.sort_unstable();
    frames.dedup();
    let names = |frame: &Frame| {
        let own = rows.iter().filter(|row| row.frame == *frame);
        let mut names: Vec<&[u8]> = own.map(|row| cut(text, row.name)).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    let best = frames
        .into_iter()
        .take(NAMES * 8)
        .max_by_key(|frame| names(frame))?;
    let shown = rows.iter().filter(|row| row.frame == *best);
    let shown = shown
        .filter(|row| shows(cut(text, row.name), cut(text, row.value)))
        .count();
    (names(best) >= NAMES && shown > 0).then(|| best.clone())
}

/// Whether a value is one that only a form of COS holds under this name.
pub(super) fn shows(name: &[u8], value: &[u8]) -> bool {
    let value = value.trim_ascii();
    let time = |text: &[u8]| text.len() > 8 && text.iter().all(u8::is_ascii_digit);
    match name.to_ascii_lowercase().as_slice() {
        b"policy" => is_coded(value),
        b"q-ak" => value.starts_with(b"AKID"),
        b"q-signature" => value.len() == 40 && value.iter().all(u8::is_ascii_hexdigit),
        b"q-key-time" => {
            value
                .split(|byte| *byte == b';')
                .filter(|text| time(text))
                .count()
                == 2
        }
        _ => false,
    }
}

/// A row for each line that has one.
fn rows(text: &[u8]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split(|byte| *byte == b'\n') {
        rows.extend(row(line.strip_suffix(b"\r").unwrap_or(line), start));
        start += line.len() + 1;
    }
    rows
}

/// The first name of a line that is a field, and what stands around it.
fn row(line: &[u8], start: usize) -> Option<Row> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let mut at = 0;
    while at < line.len().min(LEAD) {
        let rest = line.get(at..)?;
        let len = rest.iter().take_while(|byte| is_name(byte)).count();
        if len == 0 {
            at += 1;
            continue;
        }
        let word = std::str::from_utf8(rest.get(..len)?).ok()?;
        // `name` leads the name in lists of objects.
        let field = weight(word) > 0 && is_field(word) && !is_secret(word) && word != "name";
        let separator = separator(rest.get(len..)?);
        if let Some(width) = separator.filter(|_| field) {
            let from = at + len + width;
            let lead = skeleton(line.get(..at)?);
            let frame = (lead, skeleton(line.get(at + len..from)?));
            let to = end(line, from);
            return Some(Row {
                frame,
                name: Span::new(start + at, start + at + len),
                value: Span::new(start + from, start + to.max(from)),
            });
        }
        at += len;
    }
    None
}

/// The signs between a name and its value, with the word `value` of lists that say so.
fn separator(rest: &[u8]) -> Option<usize> {
    let signs = |rest: &[u8]| {
        let sign = |byte: &u8| b" \t,:=>|*'\"`)]".contains(byte) || (0xE2..=0xE3).contains(byte);
        let mut at = 0;
        while let Some(byte) = rest.get(at).filter(|byte| sign(byte)) {
            // Full-width signs and lines of tables, no letters of Japanese.
            let wide = rest.get(at..at + 3).unwrap_or_default();
            let drawn = matches!(wide, [0xE2, 0x94 | 0x95, _]);
            match byte {
                0x80.. if drawn => at += 3,
                0x80.. => break,
                b'\'' | b'"' | b'`' if at > 0 => return at + 1,
                _ => at += 1,
            }
        }
        let wide = ["\u{ff1a}", "\u{ff1d}"];
        let wide = wide.iter().any(|mark| {
            rest.get(at..)
                .is_some_and(|rest| rest.starts_with(mark.as_bytes()))
        });
        if wide { at + 3 } else { at }
    };
    let first = signs(rest);
    let behind = rest.get(first..)?;
    let word = behind
        .strip_prefix(b"value")
        .or(behind.strip_prefix(b"Value"));
    let more = word.map_or(0, signs);
    let width = if more > 1 { first + 5 + more } else { first };
    (width > 0).then_some(width)
}

/// Signs with numbers and blanks evened out: the rows of a table differ in them.
fn skeleton(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in text {
        let byte = match byte {
            b'0'..=b'9' => b'0',
            b' ' | b'\t' => b' ',
            byte => *byte,
        };
        if !(matches!(byte, b'0' | b' ') && out.last() == Some(&byte)) {
            out.push(byte);
        }
    }
    out
}

/// Where a value ends: at its closing quote, a bar of the table, or the place in a script that printed it.
fn end(line: &[u8], from: usize) -> usize {
    let rest = line.get(from..).unwrap_or_default();
    let quote = from.checked_sub(1).and_then(|at| line.get(at)).copied();
    if let Some(quote) = quote.filter(|byte| matches!(byte, b'\'' | b'"' | b'`')) {
        return memchr::memrchr(quote, rest).map_or(line.len(), |at| from + at);
    }
    let body = rest.trim_ascii_end();
    let bar = [b" |".as_slice(), " \u{2502}".as_bytes()];
    let body = bar
        .iter()
        .find_map(|bar| body.strip_suffix(*bar))
        .unwrap_or(body)
        .trim_ascii_end();
    let word = memchr::memrchr(b' ', body).map(|at| (at, body.get(at + 1..).unwrap_or_default()));
    let end = match word {
        Some((at, word)) if is_position(word) => at,
        _ => body.len(),
    };
    from + body.get(..end).unwrap_or_default().trim_ascii_end().len()
}

/// `upload.js:12:13`, `VM123:4`, `<anonymous>:1:1`
fn is_position(word: &[u8]) -> bool {
    let digits = |byte: &&u8| byte.is_ascii_digit() || **byte == b':';
    let tail = word.iter().rev().take_while(digits).count();
    let name = word.get(..word.len() - tail).unwrap_or_default();
    let file = memchr::memchr2(b'.', b'>', name).is_some() || name == b"VM";
    let numbered = tail > 1 && word.get(name.len()) == Some(&b':') || name == b"VM" && tail > 2;
    file && numbered
}

fn value(sources: &mut Sources, place: Place, frame: &Frame) -> Value {
    let quoted = matches!(frame.1.last(), Some(b'\'' | b'"'));
    if quoted && memchr::memchr(b'\\', sources.slice(place)).is_some() {
        let decoded = backslashes(sources, place, Escapes::SCRIPT);
        return decoded.into_value(sources, place.source, place.span.start);
    }
    plain(place.source, place.span)
}
