//! What people put between the parts of a paste: Markdown's and wikis' fences, here-strings, rules, headings. Apart,
//! because it stands in front of every reader: a fence on the line of a part is set off from it, with the way back,
//! and a part never reaches over one. It knows nothing of what stands between fences.

use super::super::decode::Decoded;
use super::super::draft::name_weight;
use super::starts::{self, outside_bodies};
use crate::text::{Bytes, Place, Sources, Span};

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
        let rest = line.after(at);
        let (blank, rest) = (rest.indent(), rest.trim_ascii_start());
        let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(mark)) else {
            return at;
        };
        let close = match mark.first() {
            Some(b'<') => b'>',
            Some(b'{') => b'}',
            Some(b'[') => b']',
            _ => {
                let ticks = rest.run(|byte| Some(&byte) == mark.first());
                return at + blank + ticks + language(rest.after(ticks));
            }
        };
        // `<code>` in a sentence is no fence, `<preview>` none at all.
        let near = rest.near(HEADING).after(mark.len());
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
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-._".contains(byte);
    let alone = word.len() <= 16 && word.iter().all(is_word) && name_weight(word) == 0;
    if alone { rest.len() } else { 0 }
}

/// Where the marks at the end of a line begin.
fn ending(line: &[u8]) -> usize {
    const CLOSES: [&[u8]; 6] = [
        b"```",
        b"</pre>",
        b"</code>",
        b"{code}",
        b"{noformat}",
        b"[/code]",
    ];
    let mut end = line.len();
    loop {
        let kept = line.before(end).trim_ascii_end();
        match CLOSES.iter().find(|mark| kept.ends_with(mark)) {
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
        decoded.copy(base + from, text.cut(from..at));
        decoded.put(b"\n", Span::empty(base + at));
        from = at;
    }
    decoded.copy(base + from, text.after(from));
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// Where lines are to be broken.
fn breaks(text: &[u8]) -> Vec<usize> {
    let mut breaks = Vec::new();
    for Span { start, end } in outside_bodies(text) {
        let line = text.cut(start..end);
        let open = opening(line);
        let close = ending(line).max(open);
        if !line.cut(open..close).trim_ascii().is_empty() {
            breaks.extend((open > 0).then_some(start + open));
            breaks.extend(headed(text, Span::new(start + open, start + close)));
            breaks.extend((close < line.len()).then_some(start + close));
        }
    }
    breaks
}

/// Where a part begins behind a heading on its line (`form: key=a.png`): a field, a delimiter, a request, a status.
fn headed(text: &[u8], line: Span) -> Option<usize> {
    let bytes = text.cut(line);
    let near = bytes.near(HEADING);
    let wide = memchr::memmem::find_iter(near, "\u{ff1a}".as_bytes()).map(|at| at + 3);
    let signs = memchr::memchr3_iter(b':', b'=', b'>', near).map(|at| at + 1);
    let mut ends: Vec<usize> = signs.chain(wide).collect();
    ends.sort_unstable();
    let end = ends.into_iter().find(|end| heads(text, line, *end))?;
    Some(line.start + end + bytes.after(end).indent())
}

/// Whether the first bytes of a line are a heading of what stands behind them.
fn heads(text: &[u8], line: Span, end: usize) -> bool {
    let bytes = text.cut(line);
    let (lead, rest) = (bytes.before(end), bytes.after(end));
    let (blank, rest) = (rest.indent(), rest.trim_ascii_start());
    let wide = lead.last().is_some_and(|byte| !byte.is_ascii());
    let separated = memchr::memchr3(b':', b'=', b'\t', rest).is_some() || !rest.is_ascii();
    let part = separated && starts::names_field(rest) && !starts::names_field(bytes)
        || starts::is_request_line(rest)
        || starts::is_status_line(rest)
        || starts::is_pairs(rest)
        || rest.starts_with(b"curl ")
        || rest.starts_with(b"--") && starts::is_delimiter(text, line.end);
    // `body=key=a&policy=b`
    let word = lead.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    let query = starts::is_pairs(rest)
        && rest.first().is_some_and(u8::is_ascii_alphabetic)
        && starts::names_field(rest)
        && memchr::memchr(b'&', word).is_none()
        && !starts::names_field(word);
    // A heading is a word; a number or a sign belongs to a capture, and signed headers hold pairs.
    let is_word =
        |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit();
    let plain = !lead.eq_ignore_ascii_case(b"authorization:")
        && !lead.iter().any(|byte| b"\"'`{}();&?".contains(byte))
        && lead.iter().any(is_word);
    part && plain && (blank > 0 || wide || query)
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
    let mut lines = outside_bodies(text);
    lines.retain(|line| is(text.cut(*line).trim_ascii()));
    lines
}

/// `---`, `@'`, `'''`, `<<EOF` and `EOF`, `-----BEGIN …-----`, `==> policy.txt <==`.
fn is_rule(line: &[u8]) -> bool {
    const OPENS: [&[u8]; 4] = [b"@'", b"@\"", b"'''", b"\"\"\""];
    const CLOSES: [&[u8]; 9] = [
        b"'@", b"\"@", b"EOF", b"EOS", b"END", b"'''", b"\"\"\"", b"''';", b"`",
    ];
    let first = line.first().copied().unwrap_or_default();
    let same = line.len() > 2 && line.iter().all(|byte| *byte == first);
    let opens = line.len() <= HEADING && OPENS.iter().any(|mark| line.ends_with(mark));
    let here = memchr::memmem::find(line, b"<<").map(|at| line.after(at + 2));
    let delimiter = |byte: &u8| byte.is_ascii_alphabetic() || b"-'\" ".contains(byte);
    let framed = |open: &[u8], close: &[u8]| line.starts_with(open) && line.ends_with(close);
    same && b"-=*_~#+".contains(&first)
        || opens
        || CLOSES.contains(&line)
        || here.is_some_and(|word| !word.is_empty() && word.iter().all(delimiter))
        || framed(b"-----", b"-----")
        || framed(b"==> ", b" <==")
}

/// Where a text ends without the heading of the part below it.
pub(super) fn without_heading(text: &[u8]) -> usize {
    let above = text.trim_ascii_end();
    let line = above.line_start(above.len());
    if is_heading(above.after(line).trim_ascii()) {
        line
    } else {
        text.len()
    }
}

/// Whether a text is a heading of what stands below it.
pub(super) fn is_heading(text: &[u8]) -> bool {
    let ends = [":", "\u{ff1a}", "\u{300d}", "\u{3011}"];
    let marked = ends.iter().any(|mark| text.ends_with(mark.as_bytes()));
    let one = memchr::memchr2(b'\n', b'\r', text).is_none();
    one && text.len() <= HEADING && (marked || text.starts_with(b"#"))
}
