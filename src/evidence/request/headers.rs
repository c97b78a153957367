//! What the readers of requests and of bodies ask of a request's headers. Apart, so that neither needs the other.

use super::super::Value;
use super::{Header, Request};
use crate::text::Sources;

/// The last header with this name.
fn last<'a>(sources: &Sources, request: &'a Request, name: &str) -> Option<&'a Header> {
    let called = |header: &&Header| {
        let own = sources.slice(header.name.place);
        own.eq_ignore_ascii_case(name.as_bytes())
    };
    request.headers.iter().rev().find(called)
}

/// The value of the last Content-Type header.
pub(super) fn content_type(sources: &Sources, request: &Request) -> Option<Value> {
    last(sources, request, "content-type").map(|header| header.value)
}

/// The number in Content-Length.
pub(super) fn content_length(sources: &Sources, request: &Request) -> Option<usize> {
    let header = last(sources, request, "content-length")?;
    sources.text(header.value.place).trim().parse().ok()
}

/// Whether the body is sent in chunks.
pub(super) fn is_chunked(sources: &Sources, request: &Request) -> bool {
    last(sources, request, "transfer-encoding").is_some_and(|header| {
        let value = sources.text(header.value.place).to_ascii_lowercase();
        value.contains("chunked")
    })
}

/// Leaves out a Content-Type without boundary, where the program writes the boundary when it sends.
pub(super) fn drop_template(sources: &Sources, request: &mut Request) {
    request.headers.retain(|header| {
        let name = sources.slice(header.name.place);
        let value = sources.text(header.value.place).to_ascii_lowercase();
        !name.eq_ignore_ascii_case(b"content-type") || value.contains("boundary=")
    });
}
