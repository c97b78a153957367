//! Finds a known sentence anywhere in a text: COS's messages inside a log line or a chat, and the
//! sentences of browsers and client libraries that stand in for an answer. Two tables and a search.

use memchr::memmem;

use super::Wrapper;
use super::elements::trimmed;
use super::pairs::sentence_end;
use crate::cos::{DocumentedCase, known};
use crate::text::Span;

/// So many bytes of a message are enough to find it.
const HEAD: usize = 26;

/// The first known message of a storage service in a text.
pub(super) fn message(bytes: &[u8]) -> Option<Span> {
    let lower = bytes.to_ascii_lowercase();
    let documented = DocumentedCase::ALL.into_iter().map(|case| match case {
        DocumentedCase::QAk | DocumentedCase::Bucket | DocumentedCase::Condition => {
            "Condition key "
        }
        DocumentedCase::Expiration
        | DocumentedCase::Signature
        | DocumentedCase::PolicyFormat
        | DocumentedCase::PostBody => case.message(),
    });
    let others = known::ANSWERS.iter().filter_map(|row| row.message);
    let vendors = known::VENDOR_MESSAGES
        .iter()
        .map(|(_, message)| *message)
        .filter(|message| message.len() >= 16);
    let start = documented
        .chain(others)
        .chain(vendors)
        .filter_map(|message| {
            let head = message.get(..HEAD.min(message.len())).unwrap_or(message);
            let head = head.trim_end_matches('.').to_ascii_lowercase();
            memmem::find(&lower, head.as_bytes())
        })
        .min()?;
    let rest = bytes.get(start..)?;
    let quote = start.checked_sub(1).and_then(|before| bytes.get(before));
    let end = sentence_end(rest);
    let end = match quote {
        Some(b'"') => end.min(memchr::memchr(b'"', rest).unwrap_or(end)),
        _ => end,
    };
    let span = trimmed(bytes, Span::new(start, start + end));
    let text = bytes.get(span.start..span.end)?;
    let kept = text
        .iter()
        .rposition(|byte| !matches!(byte, b'"' | b'}' | b']' | b',' | b';' | b'\\'))
        .map_or(text.len(), |at| at + 1);
    // A bracket that opened inside the message belongs to it.
    let kept = if memchr::memchr(b'[', text).is_some() {
        text.len()
    } else {
        kept
    };
    Some(Span::new(span.start, span.start + kept))
}

/// Sentences that stand in for an answer, in lower case; the first row that is found counts.
const WRAPPERS: [(&str, Wrapper); 46] = [
    (
        "response to preflight request doesn't pass",
        Wrapper::PreflightRefused,
    ),
    (
        "preflight response is not successful",
        Wrapper::PreflightRefused,
    ),
    ("cors preflight did not succeed", Wrapper::PreflightRefused),
    (
        "cors preflight channel did not succeed",
        Wrapper::PreflightRefused,
    ),
    (
        "cors preflight response did not succeed",
        Wrapper::PreflightRefused,
    ),
    ("in preflight response", Wrapper::PreflightRefused),
    ("from cors preflight channel", Wrapper::PreflightRefused),
    ("preflightmissing", Wrapper::PreflightRefused),
    ("url not in domain list", Wrapper::ClientSide),
    ("no 'access-control-allow-origin' header", Wrapper::Hidden),
    (
        "cors header 'access-control-allow-origin' missing",
        Wrapper::Hidden,
    ),
    (
        "is not allowed by access-control-allow-origin",
        Wrapper::Hidden,
    ),
    ("blocked by cors policy", Wrapper::Hidden),
    ("cors blocked or network error", Wrapper::Hidden),
    ("cors request did not succeed", Wrapper::Hidden),
    ("cors error", Wrapper::Hidden),
    ("cross-origin request blocked", Wrapper::Hidden),
    ("cross-origin redirection", Wrapper::Hidden),
    ("net::err_failed", Wrapper::Hidden),
    ("failed to fetch", Wrapper::Hidden),
    ("networkerror when attempting to fetch", Wrapper::Hidden),
    ("err_network", Wrapper::Hidden),
    ("net::err_", Wrapper::ClientSide),
    ("network error", Wrapper::Hidden),
    ("load failed", Wrapper::Hidden),
    ("failed to load response data", Wrapper::Hidden),
    ("the network connection was lost", Wrapper::ClientSide),
    ("uploadfile:fail", Wrapper::ClientSide),
    ("request:fail", Wrapper::ClientSide),
    ("mixed content", Wrapper::ClientSide),
    ("econnrefused", Wrapper::ClientSide),
    ("econnreset", Wrapper::ClientSide),
    ("enotfound", Wrapper::ClientSide),
    ("etimedout", Wrapper::ClientSide),
    ("could not resolve host", Wrapper::ClientSide),
    ("connection refused", Wrapper::ClientSide),
    ("unknownhostexception", Wrapper::ClientSide),
    ("no such host", Wrapper::ClientSide),
    ("ssl certificate problem", Wrapper::ClientSide),
    ("request failed with status code", Wrapper::Status),
    ("responded with a status of", Wrapper::Status),
    ("request failed with status", Wrapper::Status),
    ("unexpected status", Wrapper::Status),
    ("client error: `post", Wrapper::Status),
    ("403 forbidden", Wrapper::Status),
    ("400 bad request", Wrapper::Status),
];

/// The first sentence of a client that stands in for an answer.
pub(super) fn wrapper(bytes: &[u8]) -> Option<(Wrapper, Span)> {
    let lower = bytes.to_ascii_lowercase();
    WRAPPERS.iter().find_map(|(words, wrapper)| {
        let at = memmem::find(&lower, words.as_bytes())?;
        Some((*wrapper, Span::new(at, at + words.len())))
    })
}
