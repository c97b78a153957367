//! What a copy put around an answer, by the marks that its tags then bear: HTML escapes, the escapes of a JSON or
//! program string, percent escapes. Nothing here knows what an answer looks like beyond its tags.

use memchr::memmem;

use super::super::decode::{Escapes, Spelling};

/// How the escapes of a string are undone.
pub(super) const STRING: Spelling = Spelling::Literal(Escapes::PYTHON);

/// The sign of each layer's escapes, its name, how it is undone, and what tags look like under it.
const LAYERS: [(u8, &str, Spelling, &[&str]); 3] = [
    (
        b'&',
        "html-escaped",
        Spelling::References,
        &["&lt;Code", "&lt;Error", "&lt;Message", "&amp;lt;"],
    ),
    (
        b'\\',
        "json-string",
        STRING,
        &[
            "\\u003c",
            "\\u003C",
            "\\x3c",
            "\\x3C",
            "\\n<",
            "\\t<",
            "<\\/",
            "\\\"Code",
            "\\\"error",
            "\\\"message",
        ],
    ),
    (
        b'%',
        "url-encoded",
        Spelling::Percent,
        &["%3CCode%3E", "%3CError%3E", "%3cCode%3e"],
    ),
];

/// Tags in a text whose line ends and tabs are escaped.
const TAGS: [&str; 6] = [
    "<Code", "<Error", "<Message", "Code>", "\"Code\"", "\\\"Code",
];

/// The outermost layer around an answer's tags: its name, and how it is undone.
pub(super) fn outermost(bytes: &[u8]) -> Option<(&'static str, Spelling)> {
    let has = |mark: &&str| memmem::find(bytes, mark.as_bytes()).is_some();
    let layer = LAYERS.iter().find(|(sign, _, spelling, marks)| {
        let lines = || has(&"\\n") && has(&"\\t") && TAGS.iter().any(has);
        memchr::memchr(*sign, bytes).is_some()
            && (marks.iter().any(has) || *spelling == STRING && lines())
    });
    layer.map(|(_, name, spelling, _)| (*name, *spelling))
}
