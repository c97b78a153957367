//! Mends JSON that is not JSON: what its writer meant is plain from the mistake itself (a comma too many, a
//! comment, quotes of another kind). Where it is not, nothing is done. One table of mistakes; it knows
//! nothing of policies.

use super::{Bench, escaped};
use crate::json::{Document, Error, ErrorKind, Kind, Node, Text};
use crate::text::Span;

/// Mends every mistake of the finding's kind; those that only show when the first are mended wait for the next round.
pub(super) fn mend(bench: &mut Bench<'_, '_>) {
    let Some(reading) = &bench.context.policy else {
        return;
    };
    let document = &reading.document;
    let word = bench.word("error");
    for error in due(document).filter(|error| error.kind.slug() == word) {
        for (span, with) in edits(document, error, bench.text()) {
            bench.edit(span, &with);
        }
    }
}

/// The mistakes to mend in this round: brackets close from the inside out, one a round.
fn due(document: &Document) -> impl Iterator<Item = &Error> {
    let unclosed = |error: &&Error| {
        matches!(
            error.kind,
            ErrorKind::UnclosedArray | ErrorKind::UnclosedObject
        )
    };
    let innermost = document.errors.iter().rfind(unclosed).map(|it| it.span);
    let errors = document.errors.iter();
    errors.filter(move |error| !unclosed(error) || innermost == Some(error.span))
}

type Edits = Vec<(Span, String)>;

fn edits(document: &Document, error: &Error, text: &[u8]) -> Edits {
    let one = |span: Span, with: &str| vec![(span, with.to_owned())];
    let span = error.span;
    let found = text.get(span.start..span.end).unwrap_or_default();
    match error.kind {
        ErrorKind::ByteOrderMark
        | ErrorKind::TrailingComma
        | ErrorKind::ExtraComma
        | ErrorKind::Comment => one(span, ""),
        ErrorKind::MissingComma => one(span, ","),
        ErrorKind::MissingColon => one(span, ":"),
        ErrorKind::SingleQuotes | ErrorKind::SmartQuotes => quotes(span, found),
        ErrorKind::UnquotedName => around(span, found),
        ErrorKind::UnknownWord => word(span, found),
        ErrorKind::BadNumber => number(span, found),
        ErrorKind::BadEscape => escape(span, found),
        // Control characters as JSON writes them.
        ErrorKind::ControlInString => one(span, &escaped(&String::from_utf8_lossy(found))),
        ErrorKind::UnclosedString => unclosed_string(document, span),
        ErrorKind::UnclosedObject => close(document, text, span, "}"),
        ErrorKind::UnclosedArray => close(document, text, span, "]"),
        ErrorKind::MismatchedBracket => bracket(document, span),
        ErrorKind::TrailingText if found.iter().all(|byte| b";,}]\"'` \t\r\n".contains(byte)) => {
            one(span, "")
        }
        ErrorKind::Unexpected => unexpected(span, found),
        ErrorKind::TrailingText
        | ErrorKind::MissingValue
        | ErrorKind::Empty
        | ErrorKind::NotUtf8
        | ErrorKind::LoneSurrogate
        | ErrorKind::TooDeep => Vec::new(),
    }
}

/// The lengths of the quotes a text begins and ends with.
fn quote_lengths(text: &[u8]) -> (usize, usize) {
    let open = match text {
        [b'"' | b'\'', ..] => 1,
        [0xE2, 0x80, 0x98..=0x9F, ..] | [0xEF, 0xBC, 0x82 | 0x87, ..] => 3,
        _ => 0,
    };
    let close = match text.get(open..).unwrap_or_default() {
        [.., 0xE2, 0x80, 0x98..=0x9F] | [.., 0xEF, 0xBC, 0x82 | 0x87] => 3,
        [.., b'"' | b'\''] => 1,
        _ => 0,
    };
    (open, close)
}

/// Straight double quotes in place of others, and the quotes inside escaped.
fn quotes(span: Span, found: &[u8]) -> Edits {
    let (open, close) = quote_lengths(found);
    if open == found.len() {
        return vec![(span, "\"".to_owned())];
    }
    let end = found.len() - close;
    let mut edits = vec![(Span::new(span.start, span.start + open), "\"".to_owned())];
    let mut at = open;
    while let Some(&byte) = found.get(at).filter(|_| at < end) {
        let here = Span::new(span.start + at, span.start + at + 1);
        match (byte, found.get(at + 1)) {
            (b'\\', Some(b'\'')) => {
                edits.push((here, String::new()));
                at += 1;
            }
            (b'\\', _) => at += 1,
            (b'"', _) => edits.push((here, "\\\"".to_owned())),
            _ => {}
        }
        at += 1;
    }
    edits.push((Span::new(span.end - close, span.end), "\"".to_owned()));
    edits
}

/// Quotes around a bare word; one it has already stays.
fn around(span: Span, found: &[u8]) -> Edits {
    let mut edits = vec![(Span::empty(span.start), "\"".to_owned())];
    if found.last() != Some(&b'"') {
        edits.push((Span::empty(span.end), "\"".to_owned()));
    }
    edits
}

/// Literals of other languages, and texts that lost their quotes. A word for "nothing" has no value to give.
fn word(span: Span, found: &[u8]) -> Edits {
    let literal = match found {
        b"True" | b"TRUE" => "true",
        b"False" | b"FALSE" => "false",
        b"undefined" | b"None" | b"nil" | b"NaN" | b"NULL" => return Vec::new(),
        _ => "",
    };
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+;=$@%\"".contains(byte);
    let inner = found.strip_suffix(b"\"").unwrap_or(found);
    if !literal.is_empty() {
        vec![(span, literal.to_owned())]
    } else if inner.iter().all(plain) && !inner.contains(&b'"') {
        around(span, found)
    } else {
        Vec::new()
    }
}

/// Numbers with a sign, zeros or separators too many.
fn number(span: Span, found: &[u8]) -> Edits {
    let text = String::from_utf8_lossy(found).replace('_', "");
    let digits = text.trim_start_matches('+').trim_start_matches('0');
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let digits = if digits.is_empty() { "0" } else { digits };
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole {
        vec![(span, digits.to_owned())]
    } else {
        Vec::new()
    }
}

/// A backslash before a character that needs none.
fn escape(span: Span, found: &[u8]) -> Edits {
    match found {
        [b'\\', b'u' | b'U' | b'x' | b'0'..=b'9', ..] | [] => Vec::new(),
        [b'\\', ..] => vec![(Span::new(span.start, span.start + 1), String::new())],
        _ => Vec::new(),
    }
}

/// The quote that a string lacks, where the reader found its end.
fn unclosed_string(document: &Document, open: Span) -> Edits {
    let found = strings(document).find(|text| text.span.start == open.end);
    found
        .map(|text| vec![(Span::empty(text.span.end), "\"".to_owned())])
        .unwrap_or_default()
}

/// All nodes, without recursion.
fn nodes(document: &Document) -> impl Iterator<Item = &Node> {
    let mut todo: Vec<&Node> = document.root.iter().collect();
    std::iter::from_fn(move || {
        let node = todo.pop()?;
        match &node.kind {
            Kind::Array(items) => todo.extend(items),
            Kind::Object(members) => todo.extend(members.iter().map(|member| &member.value)),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Invalid => {}
        }
        Some(node)
    })
}

/// All strings, names among them.
fn strings(document: &Document) -> impl Iterator<Item = &Text> {
    nodes(document).flat_map(|node| {
        let names = node.as_object().unwrap_or_default().iter();
        names.map(|member| &member.name).chain(node.as_text())
    })
}

/// The bracket that was never closed, behind the last thing inside it.
fn close(document: &Document, text: &[u8], open: Span, bracket: &str) -> Edits {
    let node = nodes(document).find(|node| {
        node.span.start == open.start && matches!(node.kind, Kind::Array(_) | Kind::Object(_))
    });
    let Some(node) = node else {
        return Vec::new();
    };
    let inside = text
        .get(..node.span.end)
        .unwrap_or_default()
        .trim_ascii_end();
    // A comma behind the last element was meant for the neighbour.
    let end = inside.strip_suffix(b",").unwrap_or(inside).trim_ascii_end();
    vec![(Span::empty(end.len().max(open.end)), bracket.to_owned())]
}

/// A closing bracket of the other kind; one too many goes.
fn bracket(document: &Document, span: Span) -> Edits {
    let closed = nodes(document).find(|node| node.span.end == span.end);
    let right = closed.and_then(|node| match node.kind {
        Kind::Array(_) => Some("]"),
        Kind::Object(_) => Some("}"),
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Invalid => None,
    });
    vec![(span, right.unwrap_or_default().to_owned())]
}

/// Punctuation of other scripts and languages, and white space that JSON does not know.
fn unexpected(span: Span, found: &[u8]) -> Edits {
    let text = String::from_utf8_lossy(found);
    let blank = |letter: char| letter.is_whitespace() || letter.is_control();
    let invisible = |letter: char| matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}');
    let with = match &*text {
        "=" | "=>" | "\u{FF1A}" => ":",
        ";" | "\u{FF0C}" | "\u{FF1B}" | "\u{3001}" | ":" => ",",
        other if other.chars().all(invisible) => "",
        other
            if other
                .chars()
                .all(|letter| blank(letter) || invisible(letter)) =>
        {
            " "
        }
        _ => return Vec::new(),
    };
    vec![(span, with.to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::remedy::edits::Edited;

    /// Mends a text as far as it goes; every error of a round at once, as the rules do.
    fn mended(text: &str) -> String {
        let mut edited = Edited::new(text.as_bytes().to_vec());
        for _ in 0..24 {
            let bytes = edited.bytes().to_vec();
            let document = parse(&bytes);
            for error in due(&document) {
                for (span, with) in edits(&document, error, &bytes) {
                    edited.replace(span, with);
                }
            }
            if !edited.commit() {
                break;
            }
        }
        String::from_utf8(edited.bytes().to_vec()).unwrap()
    }

    #[test]
    fn what_was_meant_is_written_as_json_writes_it() {
        let rows = [
            (r#"{"a":["b",{"c":"d"},]}"#, r#"{"a":["b",{"c":"d"}]}"#),
            (r#"{"a":[{"c":"d""#, r#"{"a":[{"c":"d"}]}"#),
            ("{\"a\":[\n {\"c\":\"d\"}\n", "{\"a\":[\n {\"c\":\"d\"}]}\n"),
            (r#"{"a":[{"c":"d","#, r#"{"a":[{"c":"d"}]}"#),
            (r#"{"a":"b" "c":"d"}"#, r#"{"a":"b", "c":"d"}"#),
            (r#"{'a':'it\'s "b"'}"#, r#"{"a":"it's \"b\""}"#),
            (r#"{"a":True,"b":False}"#, r#"{"a":true,"b":false}"#),
            (r#"{"a":007}"#, r#"{"a":7}"#),
            (r#"{"a"="b"}"#, r#"{"a":"b"}"#),
            (r#"{"a"=>"b"}"#, r#"{"a":"b"}"#),
            ("{\"a\":\"b\nc\"}", "{\"a\":\"b\\nc\"}"),
            (r#"{"a":"b"}}"#, r#"{"a":"b"}"#),
            (r#"{"a":["b"}]"#, r#"{"a":["b"]}"#),
        ];
        for (broken, wanted) in rows {
            assert_eq!(mended(broken), wanted, "{broken}");
        }
    }

    #[test]
    fn what_nobody_can_know_stays() {
        for text in [r#"{"a":undefined}"#, r#"{"a":}"#, "", "prose and no json"] {
            assert!(!parse(mended(text).as_bytes()).is_valid(), "{text}");
        }
    }
}
