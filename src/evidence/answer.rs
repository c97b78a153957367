//! Reads what COS answered out of whatever holds it: whole XML, a fragment, a bare or half-typed message,
//! HTML-escaped text, a log line, `curl -v` output, a JSON string, a browser's XML view, SDK and WeChat
//! error objects, text retyped from a chat. It reports elements with their places; what they mean is
//! `cos::answers`' business.

use super::{Reading, Value};
use crate::cos::answers::Meaning;
use crate::text::{Place, Sources};

/// An answer's elements, as far as they were there.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The text that was taken as the answer.
    pub place: Place,
    /// `Code`
    pub code: Option<Value>,
    /// `Message`, unescaped.
    pub message: Option<Value>,
    /// `Resource`
    pub resource: Option<Value>,
    /// `RequestId` or the header `x-cos-request-id`.
    pub request_id: Option<Value>,
    /// `ServerTime`
    pub server_time: Option<Value>,
    /// The response's `Date` header.
    pub date: Option<Value>,
    /// The status, where it was there.
    pub status: Option<(u16, Value)>,
    /// `StringToSign`, as header-signed answers carry it.
    pub string_to_sign: Option<Value>,
    /// What code and message mean.
    pub meaning: Meaning,
    /// What it is when it is not an answer of a storage service.
    pub wrapper: Option<Wrapper>,
    /// Whether letters may be wrong (full-width forms, typographic quotes were folded for reading).
    pub retyped: bool,
}

/// Texts that stand in for the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wrapper {
    /// A client library's own sentence around a status (`Request failed with status code 403`).
    Status,
    /// The browser hid the answer, or there was none (`Failed to fetch`, `Network Error`, CORS).
    Hidden,
    /// The preflight was refused.
    PreflightRefused,
    /// The request never left the client (`uploadFile:fail url not in domain list`).
    ClientSide,
    /// A success (status 200, 201, 204, 303 and no error).
    Success,
}

/// Reads an answer. `None` when nothing in the text looks like one; with `forced` (the user said it is
/// the answer) any non-empty text becomes one, at worst with `Meaning::Unknown`.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let _ = (sources, place, forced);
    None
}
