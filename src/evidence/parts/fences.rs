//! What people put between the parts of a paste: Markdown's and wikis' fences, here-strings, rules, headings. Apart,
//! because it stands in front of every reader: a fence on the line of a part is set off from it, with the way back,
//! and a part never reaches over one. It knows nothing of what stands between fences.

use super::super::decode::Decoded;
use super::super::draft::weight;
use super::starts::{self, bodies, line_end, line_start};
use crate::text::{Place, Sources, Span};

/// A longer line is no heading.
const HEADING: usize = 80;

/// Marks of code that open or close a part; those of tags go to their bracket.
const MARKS: &[&[u8]] = &[
    b"```",
    b"~~~",
    b"<pre",
    b"</pre>",
    b"<code",
    b"</code>",
    b"{code",
    b"{noformat",
    b"[code",
    b"[/code]",
];

/// The length of the marks at the front of a line, with what belongs to them (`json` in Markdown).
fn opening(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_ascii_start().len();
        let rest = rest.trim_ascii_start();
        let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(mark)) else {
            return at;
        };
        let close = match mark.first() {
            Some(b'<') => b'>',
            Some(b'{') => b'}',
            Some(b'[') => b']',
            _ => {
                let ticks = rest
                    .iter()
                    .take_while(|byte| Some(*byte) == mark.first())
                    .count();
                return at + blank + ticks + language(rest.get(ticks..).unwrap_or_default());
            }
        };
        // `<code>` in a sentence is no fence, `<preview>` none at all.
        let near = rest
            .get(mark.len()..HEADING.min(rest.len()))
            .unwrap_or_default();
        let goes_on = near.first().is_some_and(u8::is_ascii_alphanumeric);
        let len = if mark.ends_with(&[close]) {
            Some(mark.len())
        } else {
            memchr::memchr(close, near).map(|len| mark.len() + len + 1)
        };
        match len.filter(|_| !goes_on) {
            Some(len) => at += blank + len,
            None => return at,
        }
    }
}

/// The language behind a fence of Markdown, where it stands there alone.
fn language(rest: &[u8]) -> usize {
    let word = rest.trim_ascii();
    let is_word = word.len() <= 16
        && word
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(byte));
    let field = weight(&String::from_utf8_lossy(word)) > 0;
    if is_word && !field { rest.len() } else { 0 }
}

/// Where the marks at the end of a line begin.
fn ending(line: &[u8]) -> usize {
    let mut end = line.len();
    loop {
        let kept = line.get(..end).unwrap_or_default().trim_ascii_end();
        let closes: [&[u8]; 6] = [
            b"```",
            b"</pre>",
            b"</code>",
            b"{code}",
            b"{noformat}",
            b"[/code]",
        ];
        match closes.iter().find(|mark| kept.ends_with(mark)) {
            Some(mark) => end = kept.len() - mark.len(),
            None => return end,
        }
    }
}

/// The text with fences, and headings in front of what is a part for itself, on lines of their own; `None` where they
/// are.
pub(super) fn apart(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    let breaks = breaks(text);
    if breaks.is_empty() {
        return None;
    }
    let base = place.span.start;
    let mut decoded = Decoded::default();
    let mut from = 0;
    for at in breaks {
        decoded.copy(base + from, text.get(from..at).unwrap_or_default());
        decoded.put(b"\n", Span::empty(base + at));
        from = at;
    }
    decoded.copy(base + from, text.get(from..).unwrap_or_default());
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// Where lines are to be broken.
fn breaks(text: &[u8]) -> Vec<usize> {
    let bodies = bodies(text);
    let mut breaks = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let next = bodies.partition_point(|body| body.end <= at);
        if let Some(body) = bodies.get(next).filter(|body| body.start <= at) {
            at = body.end;
            continue;
        }
        let line = text.get(at..end).unwrap_or_default();
        let open = opening(line);
        let close = ending(line).max(open);
        let content = line.get(open..close).unwrap_or_default();
        if !content.trim_ascii().is_empty() {
            breaks.extend((open > 0).then_some(at + open));
            breaks.extend(headed(text, Span::new(at + open, at + close)));
            breaks.extend((close < line.len()).then_some(at + close));
        }
        at = line_start(text, end).max(at + 1);
    }
    breaks
}

/// Where a part begins behind a heading on its line (`form: key=a.png`): a field, a delimiter, a request, a status.
fn headed(text: &[u8], line: Span) -> Option<usize> {
    let bytes = text.get(line.start..line.end)?;
    let near = bytes.get(..HEADING.min(bytes.len()))?;
    let colon = memchr::memchr3_iter(b':', b'=', b'>', near).map(|at| at + 1);
    let wide = memchr::memmem::find_iter(near, "\u{ff1a}".as_bytes()).map(|at| at + 3);
    let mut ends: Vec<usize> = colon.chain(wide).collect();
    ends.sort_unstable();
    // A heading is a word; a number or a sign belongs to a capture, and signed headers hold pairs.
    let plain = |lead: &[u8]| {
        !lead.eq_ignore_ascii_case(b"authorization:")
            && !lead.iter().any(|byte| b"\"'`{}();&?".contains(byte))
            && lead.iter().any(|byte| {
                !byte.is_ascii() || byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit()
            })
    };
    ends.into_iter().find_map(|end| {
        let rest = bytes.get(end..)?;
        let blank = rest.len() - rest.trim_ascii_start().len();
        let wide = bytes.get(end - 1).is_some_and(|byte| !byte.is_ascii());
        let rest = rest.trim_ascii_start();
        let separated = memchr::memchr3(b':', b'=', b'\t', rest).is_some()
            || rest.iter().any(|byte| !byte.is_ascii());
        let part = separated && starts::names_field(rest) && !starts::names_field(bytes)
            || starts::is_request_line(rest)
            || starts::is_status_line(rest)
            || starts::is_pairs(rest)
            || rest.starts_with(b"curl ")
            || rest.starts_with(b"--") && starts::is_delimiter(text, line.end);
        // `body=key=a&policy=b`
        let word = bytes.get(..end)?.rsplit(|byte| *byte == b' ').next()?;
        let named = rest.first().is_some_and(u8::is_ascii_alphabetic) && starts::names_field(rest);
        let query = starts::is_pairs(rest)
            && named
            && memchr::memchr(b'&', word).is_none()
            && !starts::names_field(word);
        let fits = (blank > 0 || wide || query) && plain(bytes.get(..end)?);
        (part && fits).then_some(line.start + end + blank)
    })
}

/// The lines that are fences: no part reaches over one.
pub(super) fn lines(text: &[u8]) -> Vec<Span> {
    walk(text, |line| opening(line) == line.len() && !line.is_empty())
}

/// The ranges between the lines that only separate: here-strings, rules, names of files.
pub(super) fn pieces(text: &[u8]) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for rule in walk(text, is_rule) {
        pieces.push(Span::new(from, rule.start));
        from = rule.end;
    }
    pieces.push(Span::new(from, text.len()));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The lines outside bodies that are such.
fn walk(text: &[u8], is: impl Fn(&[u8]) -> bool) -> Vec<Span> {
    let bodies = bodies(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text.get(at..end).unwrap_or_default().trim_ascii();
        let next = bodies.partition_point(|body| body.end <= at);
        if let Some(body) = bodies.get(next).filter(|body| body.start <= at) {
            at = body.end;
            continue;
        }
        if is(line) {
            found.push(Span::new(at, end));
        }
        at = line_start(text, end).max(at + 1);
    }
    found
}

/// `---`, `@'`, `'''`, `<<EOF` and `EOF`, `-----BEGIN …-----`, `==> policy.txt <==`.
fn is_rule(line: &[u8]) -> bool {
    let first = line.first().copied().unwrap_or_default();
    let rule =
        line.len() > 2 && b"-=*_~#+".contains(&first) && line.iter().all(|byte| *byte == first);
    let quotes: [&[u8]; 4] = [b"@'", b"@\"", b"'''", b"\"\"\""];
    let opens = quotes.iter().any(|mark| line.ends_with(mark)) && line.len() <= HEADING;
    let closes = matches!(
        line,
        b"'@" | b"\"@" | b"EOF" | b"EOS" | b"END" | b"'''" | b"\"\"\"" | b"''';" | b"`"
    );
    let here = memchr::memmem::find(line, b"<<").is_some_and(|at| {
        let word = line.get(at + 2..).unwrap_or_default();
        !word.is_empty()
            && word
                .iter()
                .all(|byte| byte.is_ascii_alphabetic() || b"-'\" ".contains(byte))
    });
    let armour = line.starts_with(b"-----") && line.ends_with(b"-----");
    rule || opens
        || closes
        || here
        || armour
        || line.starts_with(b"==> ") && line.ends_with(b" <==")
}

/// Where a text ends without the heading of the part below it.
pub(super) fn without_heading(text: &[u8]) -> usize {
    let end = text.trim_ascii_end().len();
    let above = text.get(..end).unwrap_or_default();
    let line = memchr::memrchr2(b'\n', b'\r', above).map_or(0, |end| end + 1);
    let last = above.get(line..).unwrap_or_default();
    if is_heading(last.trim_ascii()) {
        line
    } else {
        text.len()
    }
}

/// Whether a text is a heading of what stands below it.
pub(super) fn is_heading(text: &[u8]) -> bool {
    let wide = ["\u{ff1a}", "\u{300d}", "\u{3011}"]
        .iter()
        .any(|mark| text.ends_with(mark.as_bytes()));
    let one = memchr::memchr2(b'\n', b'\r', text).is_none();
    one && text.len() <= HEADING && (text.ends_with(b":") || wide || text.starts_with(b"#"))
}
