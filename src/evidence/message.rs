//! A request's head and where its body lies, whoever read it: its parts with places, its headers by name, and an
//! address taken apart into host and path. Apart from the readers, since the form that a server's answer holds has an
//! address too. It must not know how a request is written.

use super::{Value, masked};
use crate::cos::multipart::Scan;
use crate::text::{Place, Sources, Span};

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
    pub multipart: Option<Scan>,
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
        self.last(&evidence.sources, name)
    }

    fn last(&self, sources: &Sources, name: &str) -> Option<&Header> {
        let called = |header: &&Header| {
            let own = sources.slice(header.name.place);
            own.eq_ignore_ascii_case(name.as_bytes())
        };
        self.headers.iter().rev().find(called)
    }

    /// The value of the last Content-Type header.
    pub(super) fn content_type(&self, sources: &Sources) -> Option<Value> {
        self.last(sources, "content-type")
            .map(|header| header.value)
    }

    /// The number in Content-Length.
    pub(super) fn content_length(&self, sources: &Sources) -> Option<usize> {
        let header = self.last(sources, "content-length")?;
        sources.text(header.value.place).trim().parse().ok()
    }

    /// Whether the body is sent in chunks.
    pub(super) fn is_chunked(&self, sources: &Sources) -> bool {
        self.last(sources, "transfer-encoding")
            .is_some_and(|header| {
                let value = sources.text(header.value.place).to_ascii_lowercase();
                value.contains("chunked")
            })
    }

    /// Leaves out a Content-Type without boundary, where the program writes the boundary when it sends.
    pub(super) fn drop_template(&mut self, sources: &Sources) {
        self.headers.retain(|header| {
            let name = sources.slice(header.name.place);
            let value = sources.text(header.value.place).to_ascii_lowercase();
            !name.eq_ignore_ascii_case(b"content-type") || value.contains("boundary=")
        });
    }

    /// Leaves out what a document only names (`<BucketName-APPID>.cos.<Region>.myqcloud.com`, `boundary=<boundary>`);
    /// whether there was such a thing.
    pub(super) fn drop_placeholders(&mut self, sources: &Sources) -> bool {
        let named = |value: Value| {
            let text = sources.text(value.place);
            text.contains('<') && (masked::is_masked(&text) || masked::is_named(&text))
        };
        let before = self.headers.len() + usize::from(self.host.is_some());
        self.headers.retain(|header| !named(header.value));
        self.host = self.host.filter(|host| !named(*host));
        self.headers.len() + usize::from(self.host.is_some()) < before
    }

    /// A request of which nothing but the address is known.
    pub(super) fn to(sources: &Sources, url: Value) -> Option<Self> {
        let mut request = Self::default();
        request.goes_to(sources, url).then_some(request)
    }

    /// Takes host and path from an address: with a scheme, without one (`//host/`, `host/path`), with a port, with a
    /// query. Whether it has a host.
    pub(super) fn goes_to(&mut self, sources: &Sources, url: Value) -> bool {
        let Some((host, path)) = address(sources, url) else {
            return false;
        };
        self.host = Some(host);
        self.path = path;
        true
    }
}

/// Host (with its port) and path (with its query, without the fragment) of an address; no path where it ends behind the
/// host.
pub(super) fn address(sources: &Sources, url: Value) -> Option<(Value, Option<Value>)> {
    let bytes = sources.slice(url.place);
    let lead = bytes.len() - bytes.trim_ascii_start().len();
    let end = lead + bytes.trim_ascii().len();
    let scheme = memchr::memmem::find(bytes, b"//").filter(|at| {
        let before = bytes.get(lead..*at).unwrap_or_default();
        before.is_empty() || before.ends_with(b":")
    });
    let start = scheme.map_or(lead, |at| at + 2);
    let rest = bytes.get(start..end)?;
    let stop = |byte: &u8| matches!(byte, b'/' | b'?' | b'#' | b'\\');
    let host_len = rest.iter().position(stop).unwrap_or(rest.len());
    let user = rest
        .get(..host_len)
        .and_then(|host| memchr::memrchr(b'@', host));
    let host = Span::new(start + user.map_or(0, |at| at + 1), start + host_len);
    let named = bytes.get(host.start..host.end).unwrap_or_default();
    let is_host = memchr::memchr(b'.', named).is_some() || scheme.is_some();
    if named.is_empty() || !is_host || !named.iter().copied().all(is_host_byte) {
        return None;
    }
    let path_end = memchr::memchr(b'#', rest).unwrap_or(rest.len());
    let value = |span: Span| Value {
        place: url.place.part(span),
    };
    let path = Span::new(start + host_len, (start + path_end).max(start + host_len));
    Some((value(host), (!path.is_empty()).then(|| value(path))))
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte) || !byte.is_ascii()
}
