//! Reads the value of a part's Content-Disposition (RFC 7578 section 4.2, RFC 2183) tolerantly: which name
//! the sender meant, and where the text departs. Apart from the header block, because quoting has rules
//! of its own; knows nothing of lines.

use super::bytes::{cut, is_blank, is_token, starts, tail, trim};
use super::defects::{Defects, Report};
use super::{Kind, Parameter, Part, Within};
use crate::text::Span;

/// The section about Content-Disposition.
const RULE: &str = "rfc7578-4.2";

/// Reads the value at `span` into the part.
pub(super) fn read(body: &[u8], span: Span, part: &mut Part, defects: &mut Defects) {
    let mut reader = Reader {
        body,
        line: span,
        at: span.start,
        extended: None,
        extended_filename: None,
        told: false,
        defects,
    };
    let type_end = reader.disposition_type();
    while reader.parameter(part) {}
    reader.judge_name(part, type_end);
    if let Some(value) = reader.extended_filename.take() {
        part.file = true;
        if part.filename.is_none() {
            reader.odd(
                Kind::Disposition,
                "filename-star-only",
                value.span,
                b"",
                false,
            );
            part.filename = Some(value);
        }
    }
}

/// The reading of one value.
struct Reader<'a, 'd> {
    body: &'a [u8],
    line: Span,
    at: usize,
    /// A `name*`.
    extended: Option<Span>,
    /// A `filename*`.
    extended_filename: Option<Parameter>,
    /// Whether the name was met, and told to be unreadable.
    told: bool,
    defects: &'d mut Defects,
}

impl Reader<'_, '_> {
    fn rest(&self, from: usize) -> &[u8] {
        cut(self.body, Span::new(from, self.line.end))
    }

    fn peek(&self) -> Option<u8> {
        self.rest(self.at).first().copied()
    }

    fn skip(&mut self, is: impl Fn(u8) -> bool) -> Span {
        let count = self
            .rest(self.at)
            .iter()
            .take_while(|byte| is(**byte))
            .count();
        let from = self.at;
        self.at += count;
        Span::new(from, self.at)
    }

    /// Blanks, and the line breaks of a folded header.
    fn blanks(&mut self) -> Span {
        self.skip(|byte| byte.is_ascii_whitespace())
    }

    fn odd(&mut self, kind: Kind, shape: &'static str, span: Span, wanted: &[u8], must: bool) {
        self.defects.add(Report {
            bytes: self.body,
            within: Within::Body,
            kind,
            shape,
            span,
            around: self.line,
            rule: RULE,
            wanted: wanted.to_vec(),
            must,
        });
    }

    /// Reads `form-data`; returns where it ends.
    fn disposition_type(&mut self) -> usize {
        let start = self.at;
        let word = self
            .skip(|byte| !matches!(byte, b';' | b',' | b':' | b'=') && !byte.is_ascii_whitespace());
        let text = cut(self.body, word);
        if text.eq_ignore_ascii_case(b"form-data") {
            return self.at;
        }
        if self.peek() == Some(b'=') {
            self.at = start;
            let here = Span::empty(start);
            self.odd(
                Kind::Disposition,
                "type-missing",
                here,
                b"form-data; ",
                true,
            );
            return start;
        }
        if word.is_empty() {
            self.odd(Kind::Disposition, "type-missing", word, b"form-data", true);
        } else {
            self.odd(Kind::Disposition, "type", word, b"form-data", true);
        }
        self.at
    }

    /// Reads one parameter with the separator before it; whether there may be another.
    fn parameter(&mut self, part: &mut Part) -> bool {
        let before = self.at;
        let gap = self.blanks();
        match self.peek() {
            None => return false,
            Some(b';') => {
                self.skip(|byte| byte == b';');
                self.blanks();
            }
            Some(sign) => {
                if !self.rest(self.at).contains(&b'=') {
                    return false;
                }
                if matches!(sign, b',' | b':' | b'&') {
                    self.at += 1;
                }
                if before > self.line.start {
                    let span = if gap.is_empty() || self.at > gap.end {
                        Span::new(gap.end, self.at)
                    } else {
                        gap
                    };
                    let wanted: &[u8] = if span == gap { b"; " } else { b";" };
                    self.odd(Kind::Disposition, "separator", span, wanted, true);
                }
                self.blanks();
            }
        }
        let name = self.skip(is_token);
        let spaced = self.blanks();
        if self.peek() != Some(b'=') {
            return self.no_equals(name, spaced);
        }
        self.at += 1;
        let gap = self.blanks();
        if is_name(self.body, name) && !(spaced.is_empty() && gap.is_empty()) {
            let span = Span::new(spaced.start, gap.end);
            self.odd(Kind::Disposition, "blanks", span, b"=", false);
        }
        let is_field_name = is_name(self.body, name);
        let value = self.value(is_field_name);
        self.keep(part, name, value);
        self.at > before
    }

    /// A parameter without `=`: told if it is the name.
    fn no_equals(&mut self, name: Span, spaced: Span) -> bool {
        if is_name(self.body, name) {
            self.told = true;
            let colon = usize::from(self.peek() == Some(b':'));
            let span = Span::new(spaced.start, spaced.end + colon);
            self.odd(Kind::NameMissing, "no-equals", span, b"=", true);
        }
        let next = self.rest(self.at).iter().position(|byte| *byte == b';');
        self.at = next.map_or(self.line.end, |next| self.at + next);
        next.is_some()
    }

    fn keep(&mut self, part: &mut Part, name: Span, value: Parameter) {
        let word = cut(self.body, name).to_ascii_lowercase();
        match word.as_slice() {
            b"name" if part.name.is_some() => {
                let span = Span::new(name.start, value.span.end);
                self.odd(Kind::Disposition, "name-twice", span, b"", false);
            }
            b"name" => part.name = Some(value),
            b"name*" => self.extended = Some(name),
            b"filename" => {
                part.file = true;
                part.filename.get_or_insert(value);
            }
            b"filename*" => self.extended_filename = Some(value),
            _ => {}
        }
    }

    /// Reads a value, in quotes or not.
    fn value(&mut self, is_field_name: bool) -> Parameter {
        match self.peek() {
            Some(b'"') => self.quoted(is_field_name),
            _ => self.bare(is_field_name),
        }
    }

    /// A value without double quotes: a token, or what people write in its place.
    fn bare(&mut self, is_field_name: bool) -> Parameter {
        let all = self.skip(|byte| !matches!(byte, b';' | b'\r' | b'\n'));
        let span = trim(self.body, all);
        let text = cut(self.body, span);
        for (open, close) in [
            ("'", "'"),
            ("\u{201c}", "\u{201d}"),
            ("\u{2018}", "\u{2019}"),
            ("`", "`"),
        ] {
            let inner = text
                .strip_prefix(open.as_bytes())
                .map(|rest| rest.strip_suffix(close.as_bytes()).unwrap_or(rest));
            let Some(inner) = inner else { continue };
            let start = span.start + open.len();
            let inner = Span::new(start, start + inner.len());
            if is_field_name {
                let mark = Span::new(span.start, start);
                self.odd(Kind::NameMissing, "foreign-quotes", mark, b"\"", true);
            }
            return self.plain(inner);
        }
        if is_field_name && text.iter().any(|byte| !is_token(*byte)) {
            let wanted = [b"\"", text, b"\""].concat();
            let plain = text
                .iter()
                .all(|byte| *byte > 0x20 && !matches!(byte, b'"' | b','));
            let shape = if plain {
                "needs-quotes"
            } else {
                "broken-token"
            };
            self.odd(Kind::Disposition, shape, span, &wanted, false);
        }
        self.plain(span)
    }

    fn plain(&self, span: Span) -> Parameter {
        Parameter {
            span,
            text: String::from_utf8_lossy(cut(self.body, span)).into_owned(),
        }
    }

    /// A value in double quotes; `at` is the opening one.
    fn quoted(&mut self, is_field_name: bool) -> Parameter {
        let start = self.at + 1;
        let mut text = Vec::new();
        let mut at = start;
        let mut closed = false;
        while let Some(byte) = self.rest(at).first().copied() {
            let next = self.rest(at + 1).first().copied();
            match (byte, next) {
                (b'"', _) => {
                    closed = true;
                    break;
                }
                (b'\\', Some(pair @ (b'"' | b'\\'))) if !self.ends_path(at) => {
                    text.push(pair);
                    at += 2;
                }
                _ => {
                    text.push(byte);
                    at += 1;
                }
            }
        }
        // `name="file; filename="…`: the quote that ends the text opens the next value.
        let next_opens = text.ends_with(b"=") && text.contains(&b';');
        if !closed || next_opens {
            return self.unclosed(start, is_field_name);
        }
        self.at = at + 1;
        let behind = self.skip(|byte| !matches!(byte, b';' | b',') && !byte.is_ascii_whitespace());
        if is_field_name && !behind.is_empty() {
            self.odd(Kind::Disposition, "behind-quote", behind, b"", false);
        }
        if !is_field_name && !behind.is_empty() {
            self.skip(|byte| byte != b';');
        }
        Parameter {
            span: Span::new(start, at),
            text: String::from_utf8_lossy(&text).into_owned(),
        }
    }

    /// Whether the backslash at `at` is the last one of a path (`filename="C:\dir\"`) and quotes nothing.
    fn ends_path(&self, at: usize) -> bool {
        let behind = self.rest(at + 2);
        self.rest(at + 1).first() == Some(&b'"')
            && !behind.contains(&b'"')
            && behind
                .iter()
                .find(|byte| !is_blank(**byte))
                .is_none_or(|byte| *byte == b';')
    }

    /// A value whose quote is never closed: it was meant to end before the next parameter, or at the end.
    fn unclosed(&mut self, start: usize, is_field_name: bool) -> Parameter {
        let text = self.rest(start);
        let meant = text
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b';')
            .map(|(at, _)| at)
            .find(|at| {
                let behind = tail(text, at + 1);
                let blanks = behind.iter().take_while(|byte| is_blank(**byte)).count();
                let behind = tail(behind, blanks);
                starts(behind, b"filename") || starts(behind, b"name=")
            });
        let end = trim(
            self.body,
            Span::new(start, meant.map_or(self.line.end, |at| start + at)),
        )
        .end;
        self.at = end;
        let kind = if is_field_name {
            Kind::NameMissing
        } else {
            Kind::PartHeader
        };
        self.odd(kind, "unclosed-quote", Span::empty(end), b"\"", true);
        self.plain(Span::new(start, end))
    }

    /// Tells what is wrong with the name there is, or that there is none.
    fn judge_name(&mut self, part: &Part, type_end: usize) {
        let Some(name) = &part.name else {
            if self.told {
                return;
            }
            if let Some(span) = self.extended {
                self.odd(Kind::NameMissing, "name-star", span, b"name", true);
            } else {
                let here = Span::empty(type_end);
                self.odd(Kind::NameMissing, "missing", here, b"; name=\"\"", true);
            }
            return;
        };
        let text = cut(self.body, name.span);
        if text.is_empty() {
            self.odd(Kind::NameMissing, "empty", name.span, b"", true);
        } else if let Err(error) = std::str::from_utf8(text) {
            let at = name.span.start + error.valid_up_to();
            let length = error.error_len().unwrap_or(1);
            let span = Span::new(at, at + length);
            self.odd(Kind::NameMissing, "not-utf8", span, b"", false);
        } else if let Some(at) = text.iter().position(|byte| *byte < 0x20 || *byte == 0x7f) {
            if matches!(text.get(at), Some(b'\r' | b'\n')) {
                return;
            }
            let span = Span::new(name.span.start + at, name.span.start + at + 1);
            self.odd(Kind::NameMissing, "control", span, b"", false);
        }
    }
}

/// Whether a parameter is the field's name.
fn is_name(body: &[u8], span: Span) -> bool {
    cut(body, span).eq_ignore_ascii_case(b"name")
}
