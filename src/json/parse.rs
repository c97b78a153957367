//! The reader: strict about what it accepts, and able to go on behind a mistake.
//!
//! It keeps its own stack, so that no input can exhaust the machine's, and every mistake leaves it in the
//! state that the writer most likely meant: one mistake, one error. It must not know what the members mean.

use super::literal::{self, skip_space};
use super::{DEPTH_LIMIT, Document, Error, ErrorKind, ITEM_LIMIT, Kind, Member, Node, Text, bare};
use crate::text::{ByteMap, Bytes, Span};

/// More mistakes than anybody mends in one go.
const ERROR_LIMIT: usize = 50;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Reads a text.
pub fn parse(bytes: &[u8]) -> Document {
    let mut reader = Reader {
        bytes,
        at: 0,
        errors: Vec::new(),
        stack: Vec::new(),
        root: None,
        swallowed: false,
        beyond: None,
    };
    reader.document();
    reader.errors.sort_by_key(|error| error.span);
    Document {
        root: reader.root,
        errors: reader.errors,
        beyond: reader.beyond,
    }
}

/// Where in an array or object the reader stands.
enum State {
    /// Behind the opening bracket.
    First,
    /// Behind a comma; its place, if it would be an error for it to be the last.
    Comma(Option<Span>),
    /// Behind a member's name.
    Colon(Text),
    /// Behind the colon, which ended here.
    Value(Text, usize),
    /// Behind a value, which ended here.
    After(usize),
}

enum Items {
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// An open array or object.
struct Frame {
    open: usize,
    items: Items,
    /// Items that were read and not kept.
    more: usize,
    state: State,
}

impl Frame {
    fn closer(&self) -> u8 {
        match self.items {
            Items::Array(_) => b']',
            Items::Object(_) => b'}',
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    errors: Vec<Error>,
    stack: Vec<Frame>,
    root: Option<Node>,
    /// A string without end took the rest, and with it the closing brackets.
    swallowed: bool,
    beyond: Option<(Span, usize)>,
}

/// Whether to go on.
enum Step {
    On,
    Stop,
}

impl Reader<'_> {
    fn document(&mut self) {
        if self.bytes.starts_with(BOM) {
            self.report(ErrorKind::ByteOrderMark, Span::new(0, BOM.len()));
            self.at = BOM.len();
        }
        loop {
            self.skip_trivia();
            let Some(&byte) = self.bytes.get(self.at) else {
                return self.finish();
            };
            let step = match self.stack.pop() {
                None => self.at_root(byte),
                Some(frame) => match frame.items {
                    Items::Array(_) => self.in_array(frame, byte),
                    Items::Object(_) => self.in_object(frame, byte),
                },
            };
            if matches!(step, Step::Stop) {
                self.abandon();
                return;
            }
        }
    }

    fn report(&mut self, kind: ErrorKind, span: Span) {
        if self.errors.len() < ERROR_LIMIT {
            self.errors.push(Error { kind, span });
        }
    }

    /// Skips what may stand between tokens, and what may not but separates nothing.
    fn skip_trivia(&mut self) {
        loop {
            self.at = skip_space(self.bytes, self.at);
            let rest = self.bytes.after(self.at);
            let (kind, len) = match rest {
                [b'/', b'/', ..] | [b'#', ..] => (ErrorKind::Comment, line_length(rest)),
                [b'/', b'*', body @ ..] => (ErrorKind::Comment, 2 + block_length(body)),
                [first, ..] if !first.is_ascii() || first.is_ascii_control() => {
                    match strange_run(rest) {
                        Some(found) => found,
                        None => return,
                    }
                }
                _ => return,
            };
            self.report(kind, Span::new(self.at, self.at + len));
            self.at += len;
        }
    }

    /// The end of the text: what is still open was never closed.
    fn finish(&mut self) {
        if self.stack.is_empty() && self.root.is_none() {
            self.report(ErrorKind::Empty, Span::empty(self.bytes.len()));
        }
        while let Some(frame) = self.stack.pop() {
            if !self.swallowed {
                self.unclosed(&frame);
            }
            self.close(frame, self.bytes.len());
        }
    }

    /// Gives up: what was read so far is kept, and nothing more is said.
    fn abandon(&mut self) {
        while let Some(frame) = self.stack.pop() {
            self.close(frame, self.at);
        }
    }

    fn unclosed(&mut self, frame: &Frame) {
        let kind = match frame.items {
            Items::Array(_) => ErrorKind::UnclosedArray,
            Items::Object(_) => ErrorKind::UnclosedObject,
        };
        self.report(kind, Span::new(frame.open, frame.open + 1));
    }

    /// Turns a frame into a node and hands it to what holds it.
    fn close(&mut self, mut frame: Frame, end: usize) {
        if let Items::Object(members) = &mut frame.items
            && let State::Value(name, after) = frame.state
        {
            members.push(Member {
                name,
                value: invalid(Span::empty(after)),
            });
        }
        let (kept, kind) = match frame.items {
            Items::Array(items) => (items.len(), Kind::Array(items)),
            Items::Object(members) => (members.len(), Kind::Object(members)),
        };
        let span = Span::new(frame.open, end);
        if frame.more > 0 {
            self.beyond.get_or_insert((span, kept + frame.more));
        }
        self.take(Node { span, kind });
    }

    /// A value is complete.
    fn take(&mut self, node: Node) {
        let end = node.span.end;
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        let state = std::mem::replace(&mut frame.state, State::After(end));
        let kept = match &frame.items {
            Items::Array(items) => items.len(),
            Items::Object(members) => members.len(),
        };
        if kept >= ITEM_LIMIT {
            frame.more += 1;
            return;
        }
        match (&mut frame.items, state) {
            (Items::Array(items), _) => items.push(node),
            (Items::Object(members), State::Value(name, _) | State::Colon(name)) => {
                members.push(Member { name, value: node });
            }
            (Items::Object(members), State::First | State::Comma(_) | State::After(_)) => {
                let name = nameless(node.span.start);
                members.push(Member { name, value: node });
            }
        }
    }

    fn at_root(&mut self, byte: u8) -> Step {
        if self.root.is_some() {
            return self.behind_root(byte);
        }
        match byte {
            b']' | b'}' => self.one(ErrorKind::MismatchedBracket),
            b',' | b':' => self.one(ErrorKind::Unexpected),
            _ => {
                let before = self.errors.len();
                let step = self.value(byte);
                let word = self.errors.get(before..).unwrap_or_default();
                let prose = word.iter().any(|e| e.kind == ErrorKind::UnknownWord);
                if prose { Step::Stop } else { step }
            }
        }
    }

    fn behind_root(&mut self, byte: u8) -> Step {
        if matches!(byte, b']' | b'}') {
            self.one(ErrorKind::MismatchedBracket);
            self.at = self.bytes.len();
            return Step::On;
        }
        let rest = self.bytes.after(self.at);
        let len = rest.trim_ascii_end().len().max(1);
        self.report(ErrorKind::TrailingText, Span::new(self.at, self.at + len));
        Step::Stop
    }

    /// Reports the character at the reading point and steps over it.
    fn one(&mut self, kind: ErrorKind) -> Step {
        let rest = self.bytes.after(self.at);
        let len = char_length(rest);
        self.report(kind, Span::new(self.at, self.at + len));
        self.at += len;
        Step::On
    }

    fn in_array(&mut self, mut frame: Frame, byte: u8) -> Step {
        let here = Span::new(self.at, self.at + 1);
        match (&frame.state, byte) {
            (_, b']') => return self.close_at_bracket(frame),
            (_, b'}') => return self.wrong_bracket(frame, byte),
            (State::After(_), b',') => frame.state = State::Comma(Some(here)),
            (State::After(end), _) => {
                let end = *end;
                return self.no_comma(frame, end, byte);
            }
            (State::First, b',') => {
                self.report(ErrorKind::MissingValue, Span::empty(self.at));
                frame.state = State::Comma(None);
            }
            (_, b',') => {
                self.report(ErrorKind::ExtraComma, here);
                frame.state = State::Comma(None);
            }
            (_, b':') => self.report(ErrorKind::Unexpected, here),
            _ => {
                self.stack.push(frame);
                return self.value(byte);
            }
        }
        self.at += 1;
        self.stack.push(frame);
        Step::On
    }

    fn in_object(&mut self, frame: Frame, byte: u8) -> Step {
        match frame.state {
            State::First | State::Comma(_) => self.member(frame, byte),
            State::Colon(_) => self.colon(frame, byte),
            State::Value(_, end) => self.member_value(frame, end, byte),
            State::After(end) => match byte {
                b'}' => self.close_at_bracket(frame),
                b']' => self.wrong_bracket(frame, byte),
                b',' => {
                    let comma = Some(Span::new(self.at, self.at + 1));
                    self.go_on(frame, State::Comma(comma), 1)
                }
                b'{' | b'[' if self.inside_array() => self.close_for_neighbour(frame),
                _ => self.no_comma(frame, end, byte),
            },
        }
    }

    /// Puts the frame back in another state and steps over `len` bytes.
    fn go_on(&mut self, mut frame: Frame, state: State, len: usize) -> Step {
        frame.state = state;
        self.at += len;
        self.stack.push(frame);
        Step::On
    }

    fn inside_array(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|outer| matches!(outer.items, Items::Array(_)))
    }

    /// An object is followed by another one in the same array: its bracket is what is missing.
    fn close_for_neighbour(&mut self, frame: Frame) -> Step {
        self.unclosed(&frame);
        self.close(frame, self.at);
        if let Some(outer) = self.stack.last_mut() {
            outer.state = State::Comma(None);
        }
        Step::On
    }

    /// Where a member's name belongs.
    fn member(&mut self, frame: Frame, byte: u8) -> Step {
        let here = Span::new(self.at, self.at + 1);
        let begun = matches!(&frame.items, Items::Object(members) if !members.is_empty());
        match byte {
            b'}' => self.close_at_bracket(frame),
            b']' => self.wrong_bracket(frame, byte),
            b',' => {
                self.report(ErrorKind::ExtraComma, here);
                self.go_on(frame, State::Comma(None), 1)
            }
            b':' => {
                self.report(ErrorKind::Unexpected, here);
                let name = nameless(self.at);
                let after = self.at + 1;
                self.go_on(frame, State::Value(name, after), 1)
            }
            b'{' | b'[' if begun && self.inside_array() => self.close_for_neighbour(frame),
            b'{' | b'[' => {
                self.report(ErrorKind::Unexpected, here);
                self.stack.push(frame);
                self.value(byte)
            }
            _ if literal::opens(self.bytes, self.at) => match self.string() {
                Some((text, _)) => self.go_on(frame, State::Colon(text), 0),
                None => self.go_on(frame, State::Comma(None), 1),
            },
            _ if bare::starts(byte) => {
                let span = Span::new(self.at, bare::name_end(self.bytes, self.at));
                self.report(ErrorKind::UnquotedName, span);
                let name = self.bare_text(span);
                self.go_on(frame, State::Colon(name), span.len().max(1))
            }
            _ => {
                self.stack.push(frame);
                self.one(ErrorKind::Unexpected)
            }
        }
    }

    /// Where a colon belongs.
    fn colon(&mut self, mut frame: Frame, byte: u8) -> Step {
        let State::Colon(name) = std::mem::replace(&mut frame.state, State::First) else {
            self.stack.push(frame);
            return Step::On;
        };
        let rest = self.bytes.after(self.at);
        if let Some(len) = colon_length(rest) {
            let after = self.at + len;
            if byte != b':' {
                self.report(ErrorKind::Unexpected, Span::new(self.at, after));
            }
            return self.go_on(frame, State::Value(name, after), len);
        }
        let end = name.span.end;
        let gap = if self.bytes.get(end) == Some(&b'"') {
            end + 1
        } else {
            end
        };
        self.report(ErrorKind::MissingColon, Span::empty(gap));
        if matches!(byte, b',' | b'}' | b']') {
            let value = invalid(Span::empty(gap));
            frame.state = State::Value(name, gap);
            self.stack.push(frame);
            self.take(value);
            return Step::On;
        }
        self.go_on(frame, State::Value(name, gap), 0)
    }

    /// Where a member's value belongs.
    fn member_value(&mut self, frame: Frame, end: usize, byte: u8) -> Step {
        self.stack.push(frame);
        match byte {
            b',' | b'}' | b']' => {
                self.report(ErrorKind::MissingValue, Span::empty(end));
                self.take(invalid(Span::empty(end)));
                Step::On
            }
            b':' => self.one(ErrorKind::Unexpected),
            _ => self.value(byte),
        }
    }

    /// Behind a value stands neither comma nor closing bracket.
    fn no_comma(&mut self, mut frame: Frame, end: usize, byte: u8) -> Step {
        let rest = self.bytes.after(self.at);
        if let Some(len) = separator_length(rest) {
            self.report(ErrorKind::Unexpected, Span::new(self.at, self.at + len));
            let state = if byte == b':' {
                State::Comma(None)
            } else {
                State::Comma(Some(Span::new(self.at, self.at + len)))
            };
            return self.go_on(frame, state, len);
        }
        let in_object = matches!(frame.items, Items::Object(_));
        let opens = literal::opens(self.bytes, self.at);
        let adjacent = end == self.at;
        let word = Span::new(self.at, bare::value_end(self.bytes, self.at));
        let named = || {
            let end = bare::name_end(self.bytes, self.at);
            self.bytes.get(skip_space(self.bytes, end)) == Some(&b':')
        };
        let next = if in_object {
            opens || (bare::starts(byte) && !adjacent && named())
        } else {
            opens || matches!(byte, b'[' | b'{') || (!adjacent && bare::is_value(self.bytes, word))
        };
        if next {
            self.report(ErrorKind::MissingComma, Span::empty(end));
            return self.go_on(frame, State::Comma(None), 0);
        }
        let len = stray_length(rest);
        self.report(ErrorKind::Unexpected, Span::new(self.at, self.at + len));
        frame.state = State::After(self.at + len);
        self.at += len;
        self.stack.push(frame);
        Step::On
    }

    fn close_at_bracket(&mut self, frame: Frame) -> Step {
        match &frame.state {
            State::Comma(Some(comma)) => self.report(ErrorKind::TrailingComma, *comma),
            State::First
            | State::Comma(None)
            | State::Colon(_)
            | State::Value(..)
            | State::After(_) => {}
        }
        self.at += 1;
        self.close(frame, self.at);
        Step::On
    }

    /// A closing bracket that does not fit the innermost open one: either that one was never closed, or
    /// this is the wrong kind. What follows decides.
    fn wrong_bracket(&mut self, frame: Frame, byte: u8) -> Step {
        let match_at = self.stack.iter().rposition(|outer| outer.closer() == byte);
        let follows = self.bytes.get(skip_space(self.bytes, self.at + 1)).copied();
        let unclosed = match_at.is_some_and(|index| {
            let outer = index.checked_sub(1).and_then(|at| self.stack.get(at));
            match outer {
                None => follows.is_none(),
                Some(outer) => follows.is_none_or(|next| next == b',' || next == outer.closer()),
            }
        });
        if unclosed {
            self.unclosed(&frame);
            self.close(frame, self.at);
        } else {
            self.report(
                ErrorKind::MismatchedBracket,
                Span::new(self.at, self.at + 1),
            );
            self.at += 1;
            self.close(frame, self.at);
        }
        Step::On
    }

    /// Where a value belongs.
    fn value(&mut self, byte: u8) -> Step {
        match byte {
            b'[' => self.open(Items::Array(Vec::new())),
            b'{' => self.open(Items::Object(Vec::new())),
            _ if literal::opens(self.bytes, self.at) => {
                if let Some((text, span)) = self.string() {
                    self.take(Node {
                        span,
                        kind: Kind::String(text),
                    });
                }
                Step::On
            }
            _ if bare::starts(byte) => {
                let span = Span::new(self.at, bare::value_end(self.bytes, self.at));
                let token = self.bytes.cut(span);
                let (kind, trouble) = bare::read(token);
                if let Some(trouble) = trouble {
                    self.report(trouble, span);
                }
                self.at = span.end.max(self.at + 1);
                self.take(Node { span, kind });
                Step::On
            }
            _ => {
                let rest = self.bytes.after(self.at);
                let span = Span::new(self.at, self.at + stray_length(rest));
                self.report(ErrorKind::Unexpected, span);
                self.at = span.end;
                self.take(invalid(span));
                Step::On
            }
        }
    }

    fn open(&mut self, items: Items) -> Step {
        let open = self.at;
        if self.stack.len() + 1 >= DEPTH_LIMIT {
            self.report(ErrorKind::TooDeep, Span::new(open, open + 1));
            return Step::Stop;
        }
        self.at += 1;
        self.stack.push(Frame {
            open,
            items,
            more: 0,
            state: State::First,
        });
        Step::On
    }

    /// Reads the string at the reading point: its text, and its span with quotes.
    fn string(&mut self) -> Option<(Text, Span)> {
        let errors = &mut self.errors;
        let mut open = false;
        let mut report = |kind, span| {
            open |= kind == ErrorKind::UnclosedString;
            if errors.len() < ERROR_LIMIT {
                errors.push(Error { kind, span });
            }
        };
        let found = literal::read(self.bytes, self.at, &mut report)?;
        self.at = found.next;
        self.swallowed = open && skip_space(self.bytes, found.next) >= self.bytes.len();
        Some((found.text, found.span))
    }

    fn bare_text(&self, span: Span) -> Text {
        let bytes = self.bytes.cut(span);
        // Half-quoted (`name"`): the quote is no part of the name.
        let bytes = bytes.strip_suffix(b"\"").unwrap_or(bytes);
        Text {
            value: String::from_utf8_lossy(bytes).into_owned(),
            span: Span::new(span.start, span.start + bytes.len()),
            map: ByteMap::default(),
        }
    }
}

fn invalid(span: Span) -> Node {
    Node {
        span,
        kind: Kind::Invalid,
    }
}

fn nameless(at: usize) -> Text {
    Text {
        value: String::new(),
        span: Span::empty(at),
        map: ByteMap::default(),
    }
}

/// How many bytes belong to a stray piece: to the next comma, bracket or line end.
fn stray_length(rest: &[u8]) -> usize {
    let run = rest
        .iter()
        .position(|byte| matches!(byte, b',' | b']' | b'}' | b'\n' | b'\r'))
        .unwrap_or(rest.len());
    let piece = rest.before(run);
    piece.trim_ascii_end().len().max(char_length(rest))
}

fn line_length(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// The length of a block comment behind its opening.
fn block_length(body: &[u8]) -> usize {
    memchr::memmem::find(body, b"*/").map_or(body.len(), |at| at + 2)
}

/// The first character of the text, if it is one.
fn first_char(rest: &[u8]) -> Option<char> {
    let near = rest.get(..4).unwrap_or(rest);
    near.utf8_chunks().next()?.valid().chars().next()
}

fn char_length(rest: &[u8]) -> usize {
    first_char(rest).map_or(1, char::len_utf8)
}

/// A run of bytes that are not UTF-8, of control characters, or of spaces that JSON does not know.
fn strange_run(rest: &[u8]) -> Option<(ErrorKind, usize)> {
    let Some(first) = first_char(rest) else {
        let mut len = 0;
        while rest.get(len).is_some() && first_char(rest.after(len)).is_none() {
            len += 1;
        }
        return Some((ErrorKind::NotUtf8, len));
    };
    let strange = |char: char| {
        char.is_control()
            || (!char.is_ascii() && char.is_whitespace())
            || matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
    };
    if !strange(first) {
        return None;
    }
    let mut len = 0;
    while let Some(char) = first_char(rest.after(len)).filter(|c| strange(*c)) {
        len += char.len_utf8();
    }
    Some((ErrorKind::Unexpected, len))
}

/// The length of a colon, or of what stands for one: `=`, `=>`, a full-width colon.
fn colon_length(rest: &[u8]) -> Option<usize> {
    match rest {
        [b'=', b'>', ..] => Some(2),
        [b':' | b'=', ..] => Some(1),
        [0xEF, 0xBC, 0x9A, ..] => Some(3),
        _ => None,
    }
}

/// The length of what stands for a comma: `;`, `:`, a full-width or ideographic comma.
fn separator_length(rest: &[u8]) -> Option<usize> {
    match rest {
        [b';' | b':', ..] => Some(1),
        [0xEF, 0xBC, 0x8C | 0x9B, ..] | [0xE3, 0x80, 0x81, ..] => Some(3),
        _ => None,
    }
}
