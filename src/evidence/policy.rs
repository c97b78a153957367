//! Reads a policy: the base64 of the form field, JSON text, JSON with `\"` out of a log; tells a CAM policy
//! apart; and undoes the encoding so that every byte of the JSON knows its characters in the paste.

use super::{Fidelity, Reading, Value};
use crate::text::{Place, Sources, Span};

/// A policy as far as it could be decoded.
#[derive(Clone, Debug)]
pub struct PolicyText {
    /// The encoded text (label `policy`, layer `base64`), where there was one.
    pub encoded: Option<Value>,
    /// The JSON text (label `policy`): decoded, or as given. `None` when decoding failed.
    pub json: Option<Value>,
    /// How it was written.
    pub coding: Coding,
    /// How near the JSON's bytes are to those that were signed. Base64 from a wire or a copy is exact.
    pub fidelity: Fidelity,
    /// What was changed to read it (log escapes undone, full-width forms folded): the finding
    /// `policy.text-altered`.
    pub altered: bool,
}

/// How the policy field was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Coding {
    /// Standard base64.
    Base64,
    /// Decodes only leniently: why, and where in the encoded text.
    Variant(Base64Oddity, Span),
    /// Not base64: the first character that cannot be, in the encoded text.
    NotBase64(Span),
    /// JSON text, given as such.
    Json,
    /// JSON text in the place where base64 belongs (the form field).
    Unencoded,
    /// The value is a signature (40 hexadecimal digits, or 28 base64 characters of 20 bytes).
    Signature,
}

/// Ways in which base64 departs from the standard alphabet with padding.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Base64Oddity {
    /// `-` and `_`.
    UrlSafe,
    /// No `=` at the end.
    Unpadded,
    /// Line ends or blanks inside.
    WhiteSpace,
    /// A blank where `+` belongs (the decoding gives JSON only with `+`).
    PlusAsSpace,
    /// `%2B`, `%3D`: encoded once more for a URL.
    PercentEncoded,
    /// Encoded twice.
    Twice,
    /// Bits behind the last byte are not zero.
    TrailingBits,
    /// In quotes, or as Python's `b'…'`.
    Quoted,
}

/// Decodes the text of a `policy` form field.
pub fn decode_field(sources: &mut Sources, value: Value, fidelity: Fidelity) -> PolicyText {
    let _ = (sources, fidelity);
    PolicyText {
        encoded: Some(value),
        json: None,
        coding: Coding::NotBase64(Span::default()),
        fidelity,
        altered: false,
    }
}

/// Reads a paste as a policy.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let _ = (sources, place, forced);
    None
}
