//! Writes a JSON tree the way other languages' libraries do, byte for byte: separators, indents, escapes,
//! member order. A serialiser of our own, because the point is to reproduce the others' accidents; numbers
//! stay as they were written and repeated members stay. It knows JSON and nothing of policies.

use std::fmt::Write as _;

use crate::json::{Kind, Member, Node};

/// Which characters become escapes that JSON does not demand.
#[derive(Clone, Copy)]
pub struct Escapes {
    /// Written as `\u` and four digits.
    pub signs: &'static str,
    /// Everything above 0x7f as well (Python, PHP, .NET).
    pub ascii: bool,
    /// In upper-case digits (.NET).
    pub upper: bool,
    /// `/` with a backslash (PHP).
    pub slash: bool,
}

/// Where line breaks stand.
#[derive(Clone, Copy)]
pub enum Layout {
    /// All on one line.
    Line,
    /// Every element on a line of its own, indented by this much.
    Indent(&'static str),
    /// Objects broken, arrays on one line (Jackson's default printer).
    Jackson,
    /// One condition a line, as in Tencent's documents.
    Document(&'static str),
}

/// The order of members.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Order {
    /// As given.
    Given,
    /// By name, at every depth (Go maps, Python `sort_keys`).
    Sorted,
    /// The outermost object's members reversed (`conditions` first).
    Reversed,
}

/// How strings stand.
#[derive(Clone, Copy)]
pub enum Quotes {
    /// As JSON demands, with these escapes besides.
    Json(Escapes),
    /// `'a'`, or `"a"` where only a single quote stands in it (Python).
    Single,
    /// `"a"`
    Double,
    /// Without any.
    None,
}

/// One library's habits, or what a language prints when nobody asked for JSON.
#[derive(Clone, Copy)]
pub struct Style {
    /// Around an object.
    pub braces: (&'static str, &'static str),
    /// Null, true and false.
    pub words: [&'static str; 3],
    /// Between two elements.
    pub item: &'static str,
    /// Between name and value.
    pub colon: &'static str,
    /// Line end.
    pub line: &'static str,
    /// Line breaks.
    pub layout: Layout,
    /// Strings.
    pub quotes: Quotes,
    /// Member order.
    pub order: Order,
}

/// No escapes but those that JSON demands.
pub const PLAIN: Escapes = Escapes {
    signs: "",
    ascii: false,
    upper: false,
    slash: false,
};

/// Nothing that JSON does not demand.
pub const COMPACT: Style = Style {
    braces: ("{", "}"),
    words: ["null", "true", "false"],
    item: ",",
    colon: ":",
    line: "\n",
    layout: Layout::Line,
    quotes: Quotes::Json(PLAIN),
    order: Order::Given,
};

impl Style {
    /// Writes the tree; `None` where it holds something that is no JSON.
    pub fn write(&self, node: &Node) -> Option<Vec<u8>> {
        let mut out = String::new();
        self.node(&mut out, node, 0)?;
        Some(out.into_bytes())
    }

    fn node(&self, out: &mut String, node: &Node, depth: usize) -> Option<()> {
        let [null, yes, no] = self.words;
        match &node.kind {
            Kind::Null => out.push_str(null),
            Kind::Bool(value) => out.push_str(if *value { yes } else { no }),
            Kind::Number(text) => out.push_str(text),
            Kind::String(text) => self.string(out, &text.value),
            Kind::Array(items) => self.list(out, depth, ("[", "]"), items, |this, out, item| {
                this.node(out, item, this.inner(depth, false))
            })?,
            Kind::Object(members) => {
                let members = self.ordered(members, depth);
                self.list(out, depth, self.braces, &members, |this, out, member| {
                    this.string(out, &member.name.value);
                    out.push_str(this.colon);
                    this.node(out, &member.value, this.inner(depth, true))
                })?;
            }
            Kind::Invalid => return None,
        }
        Some(())
    }

    /// The depth of what stands inside; Jackson counts objects only.
    const fn inner(&self, depth: usize, object: bool) -> usize {
        match self.layout {
            Layout::Jackson if !object => depth,
            Layout::Line | Layout::Indent(_) | Layout::Jackson | Layout::Document(_) => depth + 1,
        }
    }

    fn ordered<'a>(&self, members: &'a [Member], depth: usize) -> Vec<&'a Member> {
        let mut members: Vec<&Member> = members.iter().collect();
        match self.order {
            Order::Sorted => members.sort_by(|a, b| a.name.value.cmp(&b.name.value)),
            Order::Reversed if depth == 0 => members.reverse(),
            Order::Given | Order::Reversed => {}
        }
        members
    }

    fn list<T>(
        &self,
        out: &mut String,
        depth: usize,
        (open, close): (&str, &str),
        items: &[T],
        mut write: impl FnMut(&Self, &mut String, &T) -> Option<()>,
    ) -> Option<()> {
        out.push_str(open);
        let (first, between, last) = self.breaks(depth, open == self.braces.0, items.is_empty());
        for (index, item) in items.iter().enumerate() {
            out.push_str(if index == 0 { &first } else { &between });
            write(self, out, item)?;
        }
        out.push_str(&last);
        out.push_str(close);
        Some(())
    }

    /// What stands before the first, between two and behind the last element.
    fn breaks(&self, depth: usize, object: bool, empty: bool) -> (String, String, String) {
        let broken = |indent: &str, item: &str| {
            let inner = format!("{}{}", self.line, indent.repeat(depth + 1));
            let outer = format!("{}{}", self.line, indent.repeat(depth));
            (inner.clone(), format!("{item}{inner}"), outer)
        };
        match self.layout {
            Layout::Jackson if empty => (String::new(), String::new(), " ".to_owned()),
            Layout::Jackson if object => broken("  ", ","),
            Layout::Indent(_) | Layout::Document(_) if empty => Default::default(),
            Layout::Indent(indent) => broken(indent, self.item.trim_end()),
            Layout::Document(indent) if depth < 2 => broken(indent, ","),
            Layout::Document(_) | Layout::Jackson => {
                (" ".to_owned(), ", ".to_owned(), " ".to_owned())
            }
            Layout::Line => (String::new(), self.item.to_owned(), String::new()),
        }
    }

    fn string(&self, out: &mut String, value: &str) {
        let (quote, escapes) = match self.quotes {
            Quotes::Json(escapes) => ('"', Some(escapes)),
            Quotes::Single if value.contains('\'') && !value.contains('"') => {
                return out.extend(["\"", value, "\""]);
            }
            Quotes::Single => ('\'', None),
            Quotes::Double => ('"', None),
            Quotes::None => return out.push_str(value),
        };
        out.push(quote);
        for c in value.chars() {
            match escapes {
                Some(escapes) => escapes.write(out, c),
                None if c == '\\' || c == quote => out.extend(['\\', c]),
                None if c == '\n' => out.push_str("\\n"),
                None => out.push(c),
            }
        }
        out.push(quote);
    }
}

impl Escapes {
    /// Whether a character that needs none becomes a `\u` escape.
    fn force(self, c: char) -> bool {
        self.signs.contains(c) || self.ascii && c > '\u{7f}'
    }

    fn write(self, out: &mut String, c: char) {
        match c {
            c if self.force(c) => self.unicode(out, c),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '/' if self.slash => out.push_str("\\/"),
            c if c < ' ' => self.unicode(out, c),
            c => out.push(c),
        }
    }

    fn unicode(self, out: &mut String, c: char) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = if self.upper {
                write!(out, "\\u{unit:04X}")
            } else {
                write!(out, "\\u{unit:04x}")
            };
        }
    }
}
