//! Takes an address apart into the host and the path it names, with places. Addresses come with a scheme,
//! without one (`//host/`, `host/path`), with a port, with a query.

use super::super::Value;
use super::Request;
use crate::text::{Sources, Span};

/// Host and path of an address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address {
    /// Host with its port.
    pub host: Value,
    /// Path with its query, without the fragment; `None` where the address ends behind the host.
    pub path: Option<Value>,
}

/// Reads an address; `None` when it has no host.
pub(crate) fn address(sources: &Sources, url: Value) -> Option<Address> {
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
    let path_end = rest
        .iter()
        .position(|byte| *byte == b'#')
        .unwrap_or(rest.len());
    let path = (path_end > host_len).then(|| Value {
        place: url
            .place
            .part(Span::new(start + host_len, start + path_end)),
    });
    let host = Value {
        place: url.place.part(host),
    };
    Some(Address { host, path })
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte) || !byte.is_ascii()
}

/// A request of which nothing but the address is known.
pub(crate) fn request(sources: &Sources, url: Value) -> Option<Request> {
    let address = address(sources, url)?;
    Some(Request {
        host: Some(address.host),
        path: address.path,
        ..Request::default()
    })
}
