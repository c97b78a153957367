//! The readers of requests: raw HTTP, curl, HAR, fetch, HTML, captures, each in a file below this one; they all end in
//! a [`Request`] and a `Form`.

mod body;
mod bru;
mod capture;
mod copies;
mod curl;
mod export;
mod fetch;
mod har;
mod html;
mod http;
mod httpie;
mod powershell;
mod quoted;
mod script;
mod several;
mod shell;
mod wire;
mod yaml;

pub use super::message::{CommandOddity, Header, Request};
pub(super) use several::{is_foreign, is_own, only_upload};
pub use wire::Wire;

use super::Reading;
use crate::text::{Label, Place, Sources, Span};
pub(super) use script::in_words;

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
    RequestReader {
        label: |_| Label::plain("body"),
        ..large("multipart", body::read)
    },
];

/// A file holds the very bytes: a body in it that shows no sign of being a copy is judged to the byte.
pub(super) fn exact(sources: &Sources, reading: &mut Reading) {
    body::exact(sources, reading);
}

/// Leaves of a browser's question before an upload where it goes: its method is not the upload's.
pub(super) fn drop_preflight(sources: &Sources, reading: &mut Reading) {
    let Some(request) = &mut reading.holds.request else {
        return;
    };
    let asks = |header: &Header| {
        let name = sources.slice(header.name.place);
        name.eq_ignore_ascii_case(b"access-control-request-method")
    };
    if request.headers.iter().any(asks) {
        *request = Request {
            host: request.host,
            path: request.path,
            ..Request::default()
        };
    }
}
