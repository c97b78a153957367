//! The difference of two values, named the way a person would name it ("a newline at the end", "l for I").

use super::Span;

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// See the slug.
    TrailingNewline,
    /// See the slug.
    SurroundingSpace,
    /// See the slug.
    InnerSpace,
    /// See the slug.
    Nbsp,
    /// See the slug.
    Invisible,
    /// See the slug.
    FullWidth,
    /// See the slug.
    LookAlike,
    /// See the slug.
    Normalisation,
    /// Any other, from the first differing character on.
    Other,
}

impl Kind {
    /// Its name in the JSON report and in message ids.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Other => "other",
            _ => "",
        }
    }
}

/// A named difference: the parts that differ, as bytes of each value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Difference {
    /// Its kind.
    pub kind: Kind,
    /// The part of the expected value.
    pub expected: Span,
    /// The part of the actual value.
    pub actual: Span,
}

/// The difference of two values, `None` if they are equal.
pub fn difference(expected: &str, actual: &str) -> Option<Difference> {
    let whole = |text: &str| Span::new(0, text.len());
    (expected != actual).then(|| Difference {
        kind: Kind::Other,
        expected: whole(expected),
        actual: whole(actual),
    })
}

/// The difference between a demanded prefix and a value that should begin with it, `None` if it does.
pub fn prefix_difference(prefix: &str, actual: &str) -> Option<Difference> {
    if actual.starts_with(prefix) {
        None
    } else {
        difference(prefix, actual)
    }
}
