//! What an answer's `Code` and `Message` say: one of the seven documented messages with its values, an
//! answer known from other places, another vendor's answer, or nothing known. Sources:
//! 436/41164, 436/7730, 436/40105 and public reports (see `known`). It reads two strings; how they were
//! dug out of a paste is the evidence room's business.

use super::DocumentedCase;
use crate::text::Span;

/// What the code and message mean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Meaning {
    /// One of the seven.
    Documented(Documented),
    /// Known, but outside the seven; the id is a row of `known::ANSWERS`.
    Known(&'static str),
    /// Another service's answer.
    OtherVendor(Vendor),
    /// Not known.
    Unknown,
}

/// One of the seven messages and the values it carries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Documented {
    /// Which.
    pub case: DocumentedCase,
    /// The condition key it names (`q-ak`, `bucket`, `key`, `Content-Type`, …).
    pub key: Option<String>,
    /// The value it prints, with its place in the message; `None` for the page's placeholders
    /// (`XXXXXX`, `[bucket-appid]`) and where the message was cut before it.
    pub value: Option<(String, Span)>,
    /// The two Unix times of the expiry message: expiration, now.
    pub expiration: Option<(i64, Span)>,
    /// See `expiration`.
    pub now: Option<(i64, Span)>,
    /// Whether the whole message was there, or only enough of it to tell which it is.
    pub complete: bool,
}

/// Services that use the same form upload and similar answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Vendor {
    /// Amazon S3
    S3,
    /// Alibaba Cloud OSS
    Oss,
    /// MinIO
    MinIo,
    /// Huawei Cloud OBS
    Obs,
    /// Google Cloud Storage
    Gcs,
    /// Another
    Other,
}

/// Reads a code and a message (unescaped, trimmed). Either may be missing; letter case, full-width forms
/// and typographic quotes are the caller's to fold.
pub fn recognise(code: Option<&str>, message: Option<&str>) -> Meaning {
    let _ = (code, message);
    Meaning::Unknown
}
