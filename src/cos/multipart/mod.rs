//! Scans a multipart/form-data body and names every departure from RFC 2046 and RFC 7578 with the byte where
//! the sender erred.
//!
//! Parsers are written to accept or refuse a stream; where they stop lies behind the mistake, and what they
//! do not know they skip. This scanner has the whole body and wants the opposite: it reads on after a
//! mistake as the sender meant it, so that one mistake gives one [`Defect`], and it looks for delimiters
//! that were meant but not written. It must not know what COS demands of a form, nor how a defect is shown.
//!
//! [`scan`] works in one sweep from front to back and copies nothing but names and boundaries.

mod boundary;
mod builder;
mod bytes;
mod content;
mod content_type;
mod defects;
mod delimiter;
mod departures;
mod disposition;
mod guess;
mod parameters;
mod part;
mod sweep;

pub use builder::{BROWSERS, HAND, UNKNOWN, built_by};

use crate::text::Span;
use crate::text::slugs::slugs;
use defects::Defects;

/// What the scanner made of a body.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The `Content-Type` header, if it was given.
    pub header: Option<ContentType>,
    /// The boundary the body was read with.
    pub boundary: Option<Boundary>,
    /// Header and body compared, where they have different boundaries.
    pub compared: Option<Comparison>,
    /// The delimiter lines in order: exact ones, and those that were meant to be.
    pub delimiters: Vec<Delimiter>,
    /// The parts in order, as the sender meant them.
    pub parts: Vec<Part>,
    /// How many parts stand behind those that were kept.
    pub beyond: usize,
    /// What stands before the first delimiter; receivers ignore it.
    pub preamble: Span,
    /// What stands behind the close delimiter; receivers ignore it.
    pub epilogue: Span,
    /// What the body is instead, where it has no delimiter at all.
    pub content: Option<Content>,
    /// The departures, in the order of the body; those of the header first.
    pub defects: Vec<Defect>,
    /// The body's length in bytes.
    pub len: usize,
}

impl Scan {
    /// The first defect of a kind.
    pub fn defect(&self, kind: Kind) -> Option<&Defect> {
        self.defects.iter().find(|defect| defect.kind == kind)
    }
}

/// A `Content-Type` header. All spans are ranges of its value.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ContentType {
    /// `multipart/form-data`
    pub media_type: Span,
    /// Whether that is what it says (letter case aside).
    pub form_data: bool,
    /// Whether it is any `multipart/` type.
    pub multipart: bool,
    /// The boundary parameter.
    pub boundary: Option<Value>,
}

/// A parameter's value as it was meant.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Value {
    /// Without its quotes.
    pub span: Span,
    /// Whether it is written in quotes.
    pub quoted: bool,
    /// With quoted pairs undone.
    pub text: Vec<u8>,
}

/// The boundary a body was read with, without the two dashes of the delimiter.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Boundary {
    /// Its bytes.
    pub text: Vec<u8>,
    /// Whether it was found in the body, because the header has none or another one.
    pub guessed: bool,
}

/// Two boundaries that should be one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Comparison {
    /// The header's, in the header's value.
    pub header: Span,
    /// The body's, in its first delimiter.
    pub body: Span,
    /// The first byte that differs, counted from the first byte of either boundary.
    pub at: usize,
}

/// A delimiter line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Delimiter {
    /// From its first dash to the end of the boundary or of the closing dashes.
    pub span: Span,
    /// Whether it closes the body.
    pub closing: bool,
}

/// One part. All spans are ranges of the body.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Part {
    /// From its first header to the end of its value.
    pub span: Span,
    /// Its headers in order.
    pub headers: Vec<PartHeader>,
    /// The value of the Content-Disposition that counts.
    pub disposition: Option<Span>,
    /// The field's name.
    pub name: Option<Parameter>,
    /// The file's name.
    pub filename: Option<Parameter>,
    /// The value of its Content-Type.
    pub content_type: Option<Span>,
    /// The value of its Content-Transfer-Encoding.
    pub transfer_encoding: Option<Span>,
    /// The field's value or the file's content.
    pub value: Span,
    /// Whether it is sent as a file (it has a filename).
    pub file: bool,
    /// Whether a delimiter ends it; if not, the value goes to the end of what there is.
    pub ended: bool,
}

/// One header of a part.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PartHeader {
    /// Its name, as written.
    pub name: Span,
    /// Its value without surrounding blanks; folded lines included.
    pub value: Span,
}

/// A parameter of Content-Disposition.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parameter {
    /// The value without its quotes.
    pub span: Span,
    /// The value with quoted pairs undone; percent escapes stand, bytes that are not UTF-8 become U+FFFD.
    pub text: String,
}

slugs! {
    /// What a body is in place of multipart.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Content {
        /// Nothing at all.
        Empty = "empty",
        /// JSON.
        Json = "json",
        /// `name=value&name=value`
        UrlEncoded = "url-encoded",
        /// Text in UTF-16.
        Utf16 = "utf-16",
        /// The bytes of a file.
        File = "file",
        /// Other text.
        Text = "text",
    }
}

/// In which text a defect stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Within {
    /// The value of the `Content-Type` header.
    Header,
    /// The body.
    Body,
}

slugs! {
    /// The kinds of departures; each is one finding `multipart.…` of the contract.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum Kind {
        /// The header is not `multipart/form-data` with its parameters.
        ContentType = "content-type",
        /// The header has no boundary.
        BoundaryMissing = "boundary-missing",
        /// A delimiter is not the one the header announces.
        BoundaryMismatch = "boundary-mismatch",
        /// A boundary that RFC 2046 does not allow.
        BoundaryInvalid = "boundary-invalid",
        /// Nothing in the body.
        Empty = "empty",
        /// The body is something else.
        NotMultipart = "not-multipart",
        /// The first delimiter is absent or damaged.
        NoOpeningBoundary = "no-opening-boundary",
        /// The close delimiter is absent or damaged.
        NoClosingBoundary = "no-closing-boundary",
        /// The body breaks off.
        Truncated = "truncated",
        /// A line does not end in CRLF.
        LineEndings = "line-endings",
        /// No empty line between a part's headers and its value.
        NoBlankLine = "no-blank-line",
        /// A header line that cannot be read.
        PartHeader = "part-header",
        /// Content-Disposition is absent, repeated, or not `form-data`.
        Disposition = "disposition",
        /// The part has no readable name.
        NameMissing = "name-missing",
        /// The boundary stands where it is no delimiter.
        BoundaryInData = "boundary-in-data",
    }
}

/// One departure.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Defect {
    /// Which kind.
    pub kind: Kind,
    /// What the sender did, in a word: `lf`, `slip`, `early-close`, `unclosed-quote`, ….
    pub shape: &'static str,
    /// Which text [`Self::span`] counts in.
    pub within: Within,
    /// The bytes that are wrong; empty where something is absent.
    pub span: Span,
    /// Where their line begins.
    pub line: usize,
    /// The section that says so: `rfc2046-5.1.1`, `rfc7578-4.2`, ….
    pub rule: &'static str,
    /// What should stand at [`Self::span`]; empty where nothing should.
    pub wanted: Vec<u8>,
    /// Whether a MUST of RFC 2046 or 7578 is broken, or the field is lost to every receiver; else it is only
    /// unusual.
    pub must: bool,
    /// How often the same departure stands in the body; [`Self::span`] is the first.
    pub count: usize,
}

/// Reads a `Content-Type` alone, where the body is not known: what is wrong with it whatever the body is.
pub fn scan_header(content_type: &[u8]) -> Scan {
    let mut defects = Defects::new(content_type, Within::Header);
    let header = content_type::read(content_type, &mut defects);
    content_type::judge(content_type, &header, false, b"", &mut defects);
    Scan {
        header: Some(header),
        defects: defects.into_sorted(),
        ..Scan::default()
    }
}

/// Scans a body. `content_type` is the value of the request's `Content-Type`, if it is known.
///
/// Never fails: a body nobody can read gives a scan without parts and with the reason among the defects.
pub fn scan(body: &[u8], content_type: Option<&[u8]>) -> Scan {
    let value = content_type.unwrap_or_default();
    let mut defects = Defects::new(value, Within::Header);
    let header = content_type.map(|value| content_type::read(value, &mut defects));
    let announced = header.as_ref().and_then(|header| header.boundary.as_ref());
    let announced = announced.filter(|boundary| !boundary.text.is_empty());
    let (mut scan, found) = boundary::read(body, announced);
    if let Some(header) = &header {
        let boundary = scan.boundary.as_ref();
        let boundary = boundary.map_or(b"".as_slice(), |boundary| &boundary.text);
        let multipart = scan.content.is_none();
        content_type::judge(value, header, multipart, boundary, &mut defects);
    }
    scan.defects = defects.into_sorted();
    scan.defects.extend(found.into_sorted());
    scan.header = header;
    scan.len = body.len();
    scan
}
