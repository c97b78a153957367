//! Undoes the spellings a value can have in a paste (JSON escapes, `%2F`, `\x41`, `&amp;`) and keeps the way
//! back for every byte. All readers decode through here, so that a place is lost nowhere. It must not know
//! what the values are for.

use super::Value;
use crate::json::{Node, Text};
use crate::text::{ByteMap, Bytes, Label, Place, SourceId, Sources, Span, hex};

/// Bytes under decoding and where in the parent each came from.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    bytes: Vec<u8>,
    map: ByteMap,
    /// The parent's bytes taken over so far, while nothing was changed.
    run: Option<Span>,
    changed: bool,
}

impl Decoded {
    /// Takes over the parent's bytes from `from` on.
    pub(crate) fn copy(&mut self, from: usize, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let span = Span::new(from, from + bytes.len());
        match self.run {
            Some(run) if run.end == from => self.run = Some(Span::new(run.start, span.end)),
            None if self.bytes.is_empty() => self.run = Some(span),
            Some(_) | None => self.changed = true,
        }
        self.map.copy(from, bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds bytes that stand for the parent's range `from`.
    pub(crate) fn put(&mut self, bytes: &[u8], from: Span) {
        self.changed = true;
        self.map.replace(bytes.len(), from);
        self.bytes.extend_from_slice(bytes);
    }

    /// Adds a character that stands for the parent's range `from`.
    pub(crate) fn put_char(&mut self, character: char, from: Span) {
        let mut buffer = [0; 4];
        self.put(character.encode_utf8(&mut buffer).as_bytes(), from);
    }

    /// What was decoded so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The way back alone.
    pub(crate) fn into_map(self) -> ByteMap {
        self.map
    }

    /// The value: a place in the parent itself where nothing was changed, else in a source of its own.
    /// `at` is where an empty value stands.
    pub(crate) fn into_value(self, sources: &mut Sources, parent: SourceId, at: usize) -> Value {
        if !self.changed {
            let span = self.run.unwrap_or(Span::empty(at));
            return Value {
                place: Place::new(parent, span),
            };
        }
        if self.bytes.is_empty() {
            return Value {
                place: Place::new(parent, Span::empty(at)),
            };
        }
        let source = self.into_source(sources, parent, None);
        Value {
            place: sources.whole(source),
        }
    }

    /// A source of its own, whatever was changed.
    pub(crate) fn into_source(
        self,
        sources: &mut Sources,
        parent: SourceId,
        label: Option<Label>,
    ) -> SourceId {
        sources.derive(self.bytes, parent, self.map, label)
    }
}

/// A value that stands in the paste as it is.
pub(crate) fn plain(source: SourceId, span: impl Into<Span>) -> Value {
    Value {
        place: Place::new(source, span),
    }
}

/// A value in other words than the paste's (`q-ak` for `qAk`), standing for the bytes of `from`.
pub(crate) fn renamed(sources: &mut Sources, name: &str, from: Value) -> Value {
    let mut decoded = Decoded::default();
    decoded.put(name.as_bytes(), from.place.span);
    decoded.into_value(sources, from.place.source, from.place.span.start)
}

/// A JSON string's value. `source` is the one whose bytes were parsed.
pub(crate) fn json_text(sources: &mut Sources, source: SourceId, text: &Text) -> Value {
    let place = Place::new(source, text.span);
    if sources.slice(place) == text.value.as_bytes() {
        return Value { place };
    }
    let map = if text.map.len() == text.value.len() {
        text.map.clone()
    } else {
        let mut map = ByteMap::default();
        map.replace(text.value.len(), text.span);
        map
    };
    let derived = sources.derive(text.value.clone().into_bytes(), source, map, None);
    Value {
        place: sources.whole(derived),
    }
}

/// A JSON value as text: a string's text, anything else as written.
pub(crate) fn json_value(sources: &mut Sources, source: SourceId, node: &Node) -> Value {
    match node.as_text() {
        Some(text) => json_text(sources, source, text),
        None => plain(source, node.span),
    }
}

/// The part of `place` without white space at both ends.
pub(crate) fn trimmed(sources: &Sources, place: Place) -> Place {
    let bytes = sources.slice(place);
    let start = bytes.indent();
    place.part(Span::new(start, start + bytes.trim_ascii().len()))
}

/// What backslashes mean in a literal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Escapes {
    /// `\xE9` is that byte (C, bash, Python bytes, PHP), not that character (JavaScript).
    pub hex_is_byte: bool,
    /// `\q` stays `\q` (bash, Python, PHP); JavaScript drops the backslash.
    pub unknown_stays: bool,
}

impl Escapes {
    /// bash's `$'…'`.
    pub(crate) const SHELL: Self = Self {
        hex_is_byte: true,
        unknown_stays: true,
    };
    /// JavaScript's and JSON's strings.
    pub(crate) const SCRIPT: Self = Self {
        hex_is_byte: false,
        unknown_stays: false,
    };
    /// Python's text.
    pub(crate) const PYTHON: Self = Self {
        hex_is_byte: false,
        unknown_stays: true,
    };
}

/// Decodes the escape at `bytes[at]`, which is a backslash; returns the byte behind it.
pub(crate) fn escape(
    bytes: &[u8],
    at: usize,
    base: usize,
    escapes: Escapes,
    out: &mut Decoded,
) -> usize {
    let span = |end: usize| Span::new(base + at, base + end);
    let Some(&letter) = bytes.get(at + 1) else {
        out.copy(base + at, b"\\");
        return at + 1;
    };
    let single = match letter {
        b'n' => Some(b'\n'),
        b'r' => Some(b'\r'),
        b't' => Some(b'\t'),
        b'b' => Some(8),
        b'f' => Some(12),
        b'v' => Some(11),
        b'a' if escapes.unknown_stays => Some(7),
        b'e' | b'E' if escapes.hex_is_byte => Some(27),
        b'\\' | b'\'' | b'"' | b'`' | b'/' | b'?' => Some(letter),
        _ => None,
    };
    if let Some(byte) = single {
        out.put(&[byte], span(at + 2));
        return at + 2;
    }
    match letter {
        b'x' | b'u' | b'U' => hex_escape(bytes, at, base, escapes, out),
        b'0'..=b'7' => {
            let digits = octal_digits(bytes, at + 1);
            let value = digits
                .iter()
                .fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
            let end = at + 1 + digits.len();
            put_code(out, value, escapes.hex_is_byte, span(end));
            end
        }
        b'\n' => {
            out.put(b"", span(at + 2));
            at + 2
        }
        _ if escapes.unknown_stays => {
            out.copy(base + at, b"\\");
            at + 1
        }
        _ => {
            out.put(b"", span(at + 1));
            at + 1
        }
    }
}

fn octal_digits(bytes: &[u8], from: usize) -> &[u8] {
    let rest = bytes.after(from);
    let count = rest
        .iter()
        .take(3)
        .take_while(|byte| (b'0'..=b'7').contains(byte))
        .count();
    rest.before(count)
}

fn put_code(out: &mut Decoded, value: u32, as_byte: bool, span: Span) {
    match u8::try_from(value) {
        Ok(byte) if as_byte => out.put(&[byte], span),
        Ok(_) | Err(_) => out.put_char(
            char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
            span,
        ),
    }
}

/// `\xHH`, `\uHHHH`, `\u{…}`, `\UHHHHHHHH`; two `\u` of a surrogate pair are one character.
fn hex_escape(bytes: &[u8], at: usize, base: usize, escapes: Escapes, out: &mut Decoded) -> usize {
    let Some((value, end)) = hex_value(bytes, at) else {
        out.copy(base + at, b"\\");
        return at + 1;
    };
    let is_byte = bytes.get(at + 1) == Some(&b'x') && escapes.hex_is_byte;
    if (0xD800..0xDC00).contains(&value)
        && bytes.get(end) == Some(&b'\\')
        && let Some((low, far)) = hex_value(bytes, end)
        && (0xDC00..0xE000).contains(&low)
    {
        let joined = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        put_code(out, joined, false, Span::new(base + at, base + far));
        return far;
    }
    put_code(out, value, is_byte, Span::new(base + at, base + end));
    end
}

fn hex_value(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let letter = *bytes.get(at + 1)?;
    let braced = letter == b'u' && bytes.get(at + 2) == Some(&b'{');
    let (from, most, least) = match letter {
        b'x' => (at + 2, 2, 1),
        b'u' if braced => (at + 3, 6, 1),
        b'u' => (at + 2, 4, 4),
        b'U' => (at + 2, 8, 8),
        _ => return None,
    };
    let mut value = 0_u32;
    let mut count = 0;
    while count < most
        && let Some(digit) = bytes.get(from + count).and_then(|byte| hex::digit(*byte))
    {
        value = value.wrapping_shl(4) | u32::from(digit);
        count += 1;
    }
    if count < least {
        return None;
    }
    let end = from + count;
    match (braced, bytes.get(end)) {
        (true, Some(b'}')) => Some((value, end + 1)),
        (true, _) => None,
        (false, _) => Some((value, end)),
    }
}

/// How a text was spelt for what held it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Spelling {
    /// With the backslashes of a literal.
    Literal(Escapes),
    /// With character references (`&amp;`, `&#39;`, `&#x27;`).
    References,
    /// With bytes as `%2F`.
    Percent,
    /// The same, and `+` for a blank.
    Form,
    /// With bytes as `=3D`, and `=` where a line goes on: quoted-printable, as mail is sent.
    Mail,
    /// With the colours of a terminal between the characters (ECMA-48, SGR).
    Colours,
}

/// Undoes one level of a spelling over a place.
pub(crate) fn spelt(sources: &mut Sources, place: Place, spelling: Spelling) -> Value {
    let mut decoded = Decoded::default();
    let start = place.span.start;
    undo(sources.slice(place), start, spelling, &mut decoded);
    decoded.into_value(sources, place.source, start)
}

/// Undoes one level of a spelling in a text that begins at `base`; what is no escape of it stays.
pub(crate) fn undo(bytes: &[u8], base: usize, spelling: Spelling, out: &mut Decoded) {
    let [mark, other] = match spelling {
        Spelling::Literal(_) => *b"\\\\",
        Spelling::References => *b"&&",
        Spelling::Percent => *b"%%",
        Spelling::Form => *b"%+",
        Spelling::Mail => *b"==",
        Spelling::Colours => *b"\x1b\x1b",
    };
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let run = memchr::memchr2(mark, other, rest).unwrap_or(rest.len());
        out.copy(base + at, rest.before(run));
        at += run;
        let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) else {
            return;
        };
        let span = |len: usize| Span::new(base + at, base + at + len);
        let len = match (spelling, rest) {
            (Spelling::Literal(escapes), _) => escape(bytes, at, base, escapes, out) - at,
            (Spelling::References, _) => reference(rest).map_or(0, |(character, len)| {
                out.put_char(character, span(len));
                len
            }),
            (Spelling::Colours, _) => {
                let len = colour(rest);
                if len > 0 {
                    out.put(b"", span(len));
                }
                len
            }
            (_, [b'=', b'\n', ..] | [b'=', b'\r', b'\n', ..]) => {
                let len = rest.next_line(1);
                out.put(b"", span(len));
                len
            }
            (_, [b'+', ..]) => {
                out.put(b" ", span(1));
                1
            }
            _ => (rest.get(1..3).and_then(hex::pair)).map_or(0, |byte| {
                out.put(&[byte], span(3));
                3
            }),
        };
        if len == 0 {
            out.copy(base + at, rest.before(1));
        }
        at += len.max(1);
    }
}

/// The length of a sequence that colours what follows, at the front of a text; 0 where it is none.
fn colour(text: &[u8]) -> usize {
    let numbers = text.strip_prefix(b"\x1b[").unwrap_or_default();
    let len = numbers.run(|byte| byte.is_ascii_digit() || byte == b';');
    if numbers.get(len) == Some(&b'm') {
        len + 3
    } else {
        0
    }
}

/// The character references people meet in form values.
const REFERENCES: [(&str, char); 8] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("plus", '+'),
    ("equals", '='),
];

/// The reference at the front and its length.
fn reference(bytes: &[u8]) -> Option<(char, usize)> {
    let end = memchr::memchr(b';', bytes.near(12))?;
    let name = std::str::from_utf8(bytes.get(1..end)?).ok()?;
    let character = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(
            || number.parse().ok(),
            |digits| hex::number(digits.as_bytes()),
        );
        char::from_u32(code?)?
    } else {
        let known = REFERENCES.iter().find(|(known, _)| *known == name);
        known.map(|(_, character)| *character)?
    };
    bytes.starts_with(b"&").then_some((character, end + 1))
}

/// Reads UTF-16 (by its mark, or by the zero bytes of ASCII text) as UTF-8; `None` for anything else.
pub(crate) fn utf16(bytes: &[u8], label: Label, sources: &mut Sources) -> Option<SourceId> {
    let (little, start) = match bytes {
        [0xFF, 0xFE, ..] => (true, 2),
        [0xFE, 0xFF, ..] => (false, 2),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, 0),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, 0),
        _ => return None,
    };
    let parent = sources.add(bytes.to_vec(), label);
    let units = bytes.after(start).chunks_exact(2);
    let units = units.map(|pair| {
        let pair = [pair.first().copied(), pair.get(1).copied()].map(Option::unwrap_or_default);
        if little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        }
    });
    let mut decoded = Decoded::default();
    let mut at = start;
    for character in char::decode_utf16(units) {
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        let width = character.len_utf16() * 2;
        decoded.put_char(character, Span::new(at, at + width));
        at += width;
    }
    Some(decoded.into_source(sources, parent, Some(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(sources: &mut Sources, text: &[u8]) -> Place {
        let id = sources.add(text.to_vec(), Label::plain("form"));
        sources.whole(id)
    }

    #[test]
    fn a_value_that_needs_no_decoding_stays_where_it_is() {
        let mut sources = Sources::default();
        let place = source(&mut sources, b"uploads/a.png");
        assert_eq!(spelt(&mut sources, place, Spelling::Form).place, place);
    }

    #[test]
    fn a_decoded_character_knows_its_escape_in_the_paste() {
        let mut sources = Sources::default();
        let place = source(&mut sources, b"a%2Fb+c");
        let value = spelt(&mut sources, place, Spelling::Form);
        assert_eq!(sources.slice(value.place), b"a/b c");
        let slash = sources.lift(value.place.part(1..2)).unwrap();
        assert_eq!(slash.span, Span::new(1, 4));
    }

    #[test]
    fn every_spelling_of_an_escape_is_undone() {
        let cases: [(&[u8], Escapes, &[u8]); 9] = [
            (br"a\r\nb", Escapes::SHELL, b"a\r\nb"),
            (br"\x41\101\u0041", Escapes::SHELL, b"AAA"),
            (br"\xe9", Escapes::SHELL, b"\xe9"),
            (br"\xe9", Escapes::SCRIPT, "\u{e9}".as_bytes()),
            (br"\ud83d\ude00", Escapes::SCRIPT, "\u{1f600}".as_bytes()),
            (br"\u{1f600}", Escapes::SCRIPT, "\u{1f600}".as_bytes()),
            (br"\q\", Escapes::SHELL, br"\q\"),
            (br"\q", Escapes::SCRIPT, b"q"),
            (br"\u00", Escapes::SCRIPT, br"\u00"),
        ];
        for (text, escapes, wanted) in cases {
            let mut sources = Sources::default();
            let place = source(&mut sources, text);
            let value = spelt(&mut sources, place, Spelling::Literal(escapes));
            let shown = String::from_utf8_lossy(text);
            assert_eq!(sources.slice(value.place), wanted, "{shown}");
        }
    }

    #[test]
    fn character_references_are_undone_and_lone_ampersands_stay() {
        let mut sources = Sources::default();
        let place = source(&mut sources, b"a&amp;b&#39;c&#x2F;d & e&unknown;");
        let value = spelt(&mut sources, place, Spelling::References);
        assert_eq!(sources.slice(value.place), b"a&b'c/d & e&unknown;");
    }

    #[test]
    fn utf16_text_is_read_as_utf8_with_the_way_back() {
        let mut sources = Sources::default();
        let id = utf16(b"\xFF\xFEk\0=\0", Label::plain("form"), &mut sources).unwrap();
        assert_eq!(sources.bytes(id), b"k=");
        let lifted = sources.lift(Place::new(id, 1..2)).unwrap();
        assert_eq!(lifted.span, Span::new(4, 6));
        assert!(utf16(b"plain", Label::plain("form"), &mut sources).is_none());
    }
}
