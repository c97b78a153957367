//! A request's head and where its body lies. The readers for raw HTTP, curl, HAR, fetch and HTML each have a
//! file below this one; they all end in a [`Request`] and a `Form`.

pub(crate) mod target;

use super::Value;
use crate::text::Place;

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
