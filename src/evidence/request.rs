//! A request's head and where its body lies. The readers for raw HTTP, curl, HAR, fetch and HTML each have a
//! file below this one; they all end in a [`Request`] and a `Form`.

mod body;
mod bru;
mod capture;
mod copies;
mod curl;
mod fetch;
mod har;
mod headers;
mod html;
mod http;
mod httpie;
mod powershell;
mod quoted;
mod script;
mod several;
mod shell;
pub(crate) mod target;
mod wire;
mod yaml;

pub(super) use several::{is_foreign, only_upload};
pub use wire::Wire;

use super::{Reading, Value};
use crate::text::{Label, Place, Sources, Span};

/// What a reader of requests found, and which bytes of the paste it stands in; what is before and behind goes
/// to other readers.
pub(super) struct Taken {
    pub reading: Reading,
    pub used: Span,
}

/// One kind of text that holds a request.
pub(super) struct RequestReader {
    /// Its name, for texts that nobody knows.
    pub name: &'static str,
    /// What the paste is called in reports.
    pub label: fn(&[u8]) -> Label,
    /// Reads it.
    pub read: Read,
    /// Whether it reads texts of any size, since it only looks at their beginning before it scans.
    pub any_size: bool,
}

/// Ids of the notes these readers give.
pub const NOTES: &[&str] = &[
    "body-not-multipart",
    "code-variables",
    "copy-characters",
    "curl-semicolon",
    "curl-variables",
    "har-candidates",
    "har-dropped",
    "har-no-upload",
    "html-template",
    "requests-several",
    "wire-left-out",
];

type Read = fn(&mut Sources, Place, bool) -> Option<Taken>;

/// A reader that looks at texts up to the limit of pastes.
const fn small(name: &'static str, read: Read) -> RequestReader {
    RequestReader {
        name,
        label: |_| Label::plain("request"),
        read,
        any_size: false,
    }
}

/// A reader that only looks at a text's beginning before it scans.
const fn large(name: &'static str, read: Read) -> RequestReader {
    RequestReader {
        any_size: true,
        ..small(name, read)
    }
}

/// All of them, in the order in which they try.
pub(super) const READERS: &[RequestReader] = &[
    small("capture", capture::read),
    large("burp", capture::item),
    large("http", http::read),
    small("curl", curl::read),
    small("powershell", powershell::read),
    small("httpie", httpie::read),
    large("har", har::read),
    small("insomnia", har::export),
    small("bruno", bru::read),
    small("fetch", fetch::read),
    small("html", html::read),
    small("script", script::read),
    small("literal", capture::literal),
    small("address", script::spoken),
    RequestReader {
        label: |_| Label::plain("body"),
        ..large("multipart", body::read)
    },
];

/// What is known of the request line, the headers and the body.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `POST`
    pub method: Option<Value>,
    /// The path with its query, as in the request line; from a URL only its path.
    pub path: Option<Value>,
    /// The host the request went to: `Host`, `:authority`, or the URL's.
    pub host: Option<Value>,
    /// Header fields in order.
    pub headers: Vec<Header>,
    /// Whether all headers are here, so that an absent one was not sent.
    pub headers_complete: bool,
    /// The body, from its first byte (label `body`), where the paste holds it.
    pub body: Option<Place>,
    /// Whether the body is whole and exact (raw bytes): only then its length, line ends and end are judged.
    pub body_exact: bool,
    /// What the scanner made of the body.
    pub multipart: Option<crate::cos::multipart::Scan>,
    /// Mistakes that the command line itself carries.
    pub command: Vec<(CommandOddity, Place)>,
}

/// One header field.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// Its name, as written.
    pub name: Value,
    /// Its value without surrounding blanks.
    pub value: Value,
}

/// What a curl line or script does to the request before it is sent.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CommandOddity {
    /// `-d` or `--data` where `-F` belongs: the body is not multipart.
    DataInsteadOfForm,
    /// A `Content-Type` header set by hand beside `-F`.
    ContentTypeByHand,
    /// `${filename}` inside double quotes: the shell replaces it.
    VariableExpanded,
    /// A semicolon in a `-F` value without quotes: curl sends what is in front of it only.
    CutAtSemicolon,
}

impl Request {
    /// The last header with this name, compared without letter case.
    pub fn header<'a>(&'a self, evidence: &super::Evidence, name: &str) -> Option<&'a Header> {
        self.headers
            .iter()
            .rev()
            .find(|header| evidence.text(header.name).eq_ignore_ascii_case(name))
    }
}

/// A file holds the very bytes: a body in it that shows no sign of being a copy is judged to the byte.
pub(super) fn exact(sources: &Sources, reading: &mut Reading) {
    body::exact(sources, reading);
}
