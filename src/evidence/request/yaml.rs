//! The part of YAML that exports of Insomnia 5 are written in: mappings and sequences by indentation, plain and
//! quoted scalars, block scalars. Read into the tree of JSON, with places, so that the reader of archives needs
//! no second way. It must not know what the members mean; what it does not know it passes over.

use super::super::decode::Decoded;
use super::super::literal::{Code, Dialect, Literal};
use crate::json::{Kind, Member, Node, Text};
use crate::text::{ByteMap, Bytes, Span};

/// So many lines are read.
const LINE_LIMIT: usize = 200_000;

/// Nothing is nested deeper.
const DEPTH_LIMIT: usize = 64;

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
struct Line {
    indent: usize,
    /// Its text without indentation, end and blanks behind.
    span: Span,
}

/// Reads a text.
pub(super) fn parse(text: &[u8]) -> Option<Node> {
    let mut reader = Reader {
        text,
        lines: lines(text),
        at: 0,
    };
    let first = *reader.lines.first()?;
    reader.block(first.indent, 0)
}

fn lines(text: &[u8]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n').take(LINE_LIMIT) {
        let indent = line.run(|byte| byte == b' ');
        let inner = line.trim_ascii();
        let from = start + indent;
        start += line.len();
        if !inner.is_empty() && !inner.starts_with(b"#") && inner != b"---" {
            let span = Span::new(from, from + inner.len());
            lines.push(Line { indent, span });
        }
    }
    lines
}

struct Reader<'a> {
    text: &'a [u8],
    lines: Vec<Line>,
    at: usize,
}

impl Reader<'_> {
    fn cut(&self, span: Span) -> &[u8] {
        self.text.cut(span)
    }

    fn line(&self) -> Option<Line> {
        self.lines.get(self.at).copied()
    }

    /// The mapping or sequence whose lines begin at `indent`.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let first = self.line().filter(|_| depth < DEPTH_LIMIT)?;
        let is_item = |text: &[u8]| text == b"-" || text.starts_with(b"- ");
        let sequence = is_item(self.cut(first.span));
        let mut items = Vec::new();
        let mut members = Vec::new();
        let mut end = first.span.end;
        while let Some(line) = self.line().filter(|line| line.indent >= indent) {
            if line.indent > indent || is_item(self.cut(line.span)) != sequence {
                if line.indent == indent {
                    break;
                }
                self.at += 1;
                continue;
            }
            if sequence {
                items.extend(self.item(line, depth));
            } else {
                members.extend(self.member(line, depth));
            }
            let last = self.at.checked_sub(1).and_then(|at| self.lines.get(at));
            end = last.map_or(end, |line| line.span.end.max(end));
        }
        Some(Node {
            span: Span::new(first.span.start, end),
            kind: if sequence {
                Kind::Array(items)
            } else {
                Kind::Object(members)
            },
        })
    }

    /// `- value`, or `- name: value` that begins a mapping.
    fn item(&mut self, line: Line, depth: usize) -> Option<Node> {
        let inner = self.cut(line.span).after(1);
        let lead = 1 + inner.indent();
        let rest = Span::new((line.span.start + lead).min(line.span.end), line.span.end);
        if rest.is_empty() {
            self.at += 1;
            let below = self.line().filter(|below| below.indent > line.indent)?;
            return self.block(below.indent, depth + 1);
        }
        if self.key(rest).is_none() {
            self.at += 1;
            return Some(self.scalar(rest, line.indent));
        }
        // The rest of the line is a line of its own, deeper by the mark.
        if let Some(own) = self.lines.get_mut(self.at) {
            *own = Line {
                indent: line.indent + lead,
                span: rest,
            };
        }
        self.block(line.indent + lead, depth + 1)
    }

    fn member(&mut self, line: Line, depth: usize) -> Option<Member> {
        self.at += 1;
        let (name, value) = self.key(line.span)?;
        let name = self.text(name);
        let below = self.line();
        let deeper = below.filter(|below| {
            let item = self.cut(below.span).starts_with(b"-");
            below.indent > line.indent || (below.indent == line.indent && item)
        });
        let value = match deeper {
            Some(below) if value.is_empty() => self.block(below.indent, depth + 1)?,
            _ => self.scalar(value, line.indent),
        };
        Some(Member { name, value })
    }

    /// The name and the value of `name: value`.
    fn key(&self, span: Span) -> Option<(Span, Span)> {
        let text = self.cut(span);
        let from = match text.first() {
            Some(quote @ (b'"' | b'\'')) => memchr::memchr(*quote, text.get(1..)?)? + 2,
            _ => 0,
        };
        let colon = from
            + text
                .get(from..)?
                .windows(2)
                .position(|pair| pair == b": ")
                .or_else(|| text.ends_with(b":").then(|| text.len() - 1 - from))?;
        let value = text.get(colon + 1..)?;
        let lead = colon + 1 + value.indent();
        let name = Span::new(span.start, span.start + colon);
        Some((name, Span::new(span.start + lead, span.end)))
    }

    /// A scalar, with the lines below it where it is a block.
    fn scalar(&mut self, span: Span, indent: usize) -> Node {
        let text = self.cut(span);
        let block = matches!(text, [b'|' | b'>', rest @ ..] if rest.len() < 3);
        if block {
            return self.literal(span, indent);
        }
        Node {
            span,
            kind: match text {
                b"true" => Kind::Bool(true),
                b"false" => Kind::Bool(false),
                b"null" | b"~" | b"" => Kind::Null,
                _ => Kind::String(self.text(span)),
            },
        }
    }

    /// `|` and its like: the lines below that are indented more.
    fn literal(&mut self, mark: Span, indent: usize) -> Node {
        let folded = self.cut(mark).first() == Some(&b'>');
        let mut decoded = Decoded::default();
        let mut span = Span::empty(mark.end);
        while let Some(line) = self.line().filter(|line| line.indent > indent) {
            if decoded.bytes().is_empty() {
                span = line.span;
            } else {
                let between = Span::new(span.end, line.span.start);
                let joint: &[u8] = if folded { b" " } else { b"\n" };
                decoded.put(joint, between);
            }
            decoded.copy(line.span.start, self.cut(line.span));
            span = span.cover(line.span);
            self.at += 1;
        }
        let value = String::from_utf8_lossy(decoded.bytes()).into_owned();
        Node {
            span,
            kind: Kind::String(Text {
                value,
                span,
                map: decoded.into_map(),
            }),
        }
    }

    /// A quoted or plain scalar; a comment behind a plain one is none of it.
    fn text(&self, span: Span) -> Text {
        let code = Code {
            bytes: self.text,
            base: 0,
            dialect: Dialect::Yaml,
        };
        let mut quoted = Literal::at(span.start + 1);
        if let Some(end) = code.string(span.start, &mut quoted) {
            return Text {
                value: String::from_utf8_lossy(quoted.text.bytes()).into_owned(),
                span: Span::new(span.start + 1, end - 1),
                map: quoted.text.into_map(),
            };
        }
        let text = self.cut(span);
        let end = memchr::memmem::find(text, b" #").unwrap_or(text.len());
        let text = text.before(end).trim_ascii_end();
        Text {
            value: String::from_utf8_lossy(text).into_owned(),
            span: Span::new(span.start, span.start + text.len()),
            map: ByteMap::default(),
        }
    }
}
