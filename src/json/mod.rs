//! JSON with places: a tree in which every node knows its bytes, a strict verdict with every error's
//! place, and repeated members kept.
//!
//! The policy is judged here before anybody asks what it means: `serde_json` swallows the first of two
//! equal members and stops at the first error, and no crate gives places on both values and errors.
//! This room knows JSON (RFC 8259) and nothing of policies.

mod bare;
mod literal;
mod parse;
#[cfg(test)]
mod tests;

pub use parse::parse;

use std::borrow::Cow;

use crate::text::slugs::slugs;
use crate::text::{ByteMap, Span};

/// How deep arrays and objects may nest before the reader gives up, as in `serde_json`.
pub const DEPTH_LIMIT: usize = 128;

/// So many items of an array or object are kept; a text with more is still read, and judged, to its end.
pub const ITEM_LIMIT: usize = 10_000;

/// A member's name as one token of a pointer (RFC 6901).
pub fn pointer_token(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

/// What a text turned out to be.
#[derive(Clone, Debug)]
pub struct Document {
    /// The value, also where it has errors, as far as it can be made out.
    pub root: Option<Node>,
    /// Everything that strict JSON forbids, in the order of the text. Empty exactly if `serde_json`
    /// accepts the bytes.
    pub errors: Vec<Error>,
    /// The first array or object with more than [`ITEM_LIMIT`] items, and how many it has.
    pub beyond: Option<(Span, usize)>,
}

impl Document {
    /// Whether this is JSON in the strict sense.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }
}

/// A value and its bytes.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its bytes, with quotes or brackets.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of JSON values.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string.
    String(Text),
    /// An array.
    Array(Vec<Node>),
    /// An object; repeated members are kept in their order.
    Object(Vec<Member>),
    /// Something that is no JSON value (an unquoted word).
    Invalid,
}

/// A decoded string and the way back to its escapes.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its value; a lone surrogate or a byte that is not UTF-8 is U+FFFD and an error.
    pub value: String,
    /// Its bytes in the text, without the quotes.
    pub span: Span,
    /// From bytes of `value` to bytes of the text; empty where the two are the same.
    pub map: ByteMap,
}

impl Text {
    /// The bytes of the text behind a part of the value.
    pub fn locate(&self, part: Span) -> Span {
        if self.map.is_empty() {
            let part = part.shifted(self.span.start);
            let end = part.end.min(self.span.end);
            Span::new(part.start.min(end), end)
        } else {
            self.map.lift(part)
        }
    }
}

/// One member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: Text,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The text, if it is a string.
    pub fn as_text(&self) -> Option<&Text> {
        if let Kind::String(text) = &self.kind {
            Some(text)
        } else {
            None
        }
    }

    /// The elements, if it is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Kind::Array(items) = &self.kind {
            Some(items)
        } else {
            None
        }
    }

    /// The members, if it is an object.
    pub fn as_object(&self) -> Option<&[Member]> {
        if let Kind::Object(members) = &self.kind {
            Some(members)
        } else {
            None
        }
    }

    /// The last member called `name`: what every ordinary reader would take.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let members = self.as_object()?;
        members
            .iter()
            .rev()
            .find(|member| member.name.value == name)
            .map(|member| &member.value)
    }

    /// The range to point at: a string's without its quotes, else the whole.
    pub fn inner(&self) -> Span {
        self.as_text().map_or(self.span, |text| text.span)
    }
}

/// One departure from strict JSON.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where the writer went wrong (for something absent: the empty range where it belongs).
    pub span: Span,
}

slugs! {
/// What can be wrong with a JSON text; the word of each is its name in the JSON report and in message ids.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ErrorKind {
    /// Nothing but white space.
    Empty = "empty",
    /// A byte order mark in front.
    ByteOrderMark = "byte-order-mark",
    /// A byte that is not UTF-8.
    NotUtf8 = "not-utf8",
    /// A comma before `]` or `}`.
    TrailingComma = "trailing-comma",
    /// No comma between two elements.
    MissingComma = "missing-comma",
    /// No colon between a name and its value.
    MissingColon = "missing-colon",
    /// No value where one belongs (`{"a":}` or `[,1]`).
    MissingValue = "missing-value",
    /// A comma where no element was.
    ExtraComma = "extra-comma",
    /// A string in single quotes.
    SingleQuotes = "single-quotes",
    /// A string in typographic quotes.
    SmartQuotes = "smart-quotes",
    /// A member name without quotes.
    UnquotedName = "unquoted-name",
    /// A word that is no JSON value (`undefined`, `NaN`, `True`).
    UnknownWord = "unknown-word",
    /// A comment.
    Comment = "comment",
    /// A number JSON does not allow (`01`, `+1`, `.5`, `0x1`, out of range).
    BadNumber = "bad-number",
    /// A backslash before a character that needs none (`\$`), or `\u` without four hex digits.
    BadEscape = "bad-escape",
    /// Half of a surrogate pair.
    LoneSurrogate = "lone-surrogate",
    /// A raw line break, tab or other control character in a string.
    ControlInString = "control-in-string",
    /// A string that never ends.
    UnclosedString = "unclosed-string",
    /// A `{` that is never closed.
    UnclosedObject = "unclosed-object",
    /// A `[` that is never closed.
    UnclosedArray = "unclosed-array",
    /// A closing bracket of the wrong kind, or one too many.
    MismatchedBracket = "mismatched-bracket",
    /// Something behind the value.
    TrailingText = "trailing-text",
    /// Deeper than [`DEPTH_LIMIT`].
    TooDeep = "too-deep",
    /// Any other character out of place.
    Unexpected = "unexpected",
}
}
