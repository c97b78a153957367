//! What an answer is made of, by the names that elements, headers, members and log lines give it.

use super::super::decode::Spelling;
use crate::text::{Bytes, Span};

/// What a name stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Slot {
    Code,
    Message,
    Resource,
    RequestId,
    ServerTime,
    Status,
    Date,
    StringToSign,
    FormatString,
    /// What a service of another kind calls its message.
    Error,
    /// A header or member that only tells the service.
    Mark,
}

impl Slot {
    /// Those that an answer has one value for.
    pub(super) const PARTS: [Self; 8] = [
        Self::Code,
        Self::Message,
        Self::Resource,
        Self::RequestId,
        Self::ServerTime,
        Self::Date,
        Self::StringToSign,
        Self::FormatString,
    ];
}

/// A name with its value, of an element or of a pair.
pub(super) struct Part {
    pub slot: Slot,
    /// Where the name stands.
    pub name: Span,
    /// The value without quotes.
    pub value: Span,
    /// The escapes that count in it, as in quotes or tags.
    pub spelling: Option<Spelling>,
}

/// Without white space around it.
pub(super) fn trimmed(bytes: &[u8], span: Span) -> Span {
    let text = bytes.cut(span);
    let start = span.start + text.indent();
    Span::new(start, span.start + text.trim_ascii_end().len())
}
