//! Form fields on lines: `name=value`, `name: value`, DevTools' "Form Data" copies (tab separated, or name and
//! value on lines of their own), `.env` and INI files, lines of an array in source code
//! (`'q-ak' => 'AKID…',`).

use std::collections::{HashMap, HashSet};

use super::super::brackets::balanced;
use super::super::decode::{Decoded, plain, renamed};
use super::super::draft::{Draft, Shows, weight};
use super::super::policy::{is_coded, is_placeholder};
use super::super::retyped::fold;
use super::super::{Fidelity, Reading, Value};
use super::is_secret;
use crate::text::{Place, Sources, Span};

/// So many fields make a list that leaves none out; of fewer nobody knows.
const WHOLE_LIST: usize = 3;

/// So many names that forms lack are kept in front of one: a long log has lines of names and values too.
const FOREIGN: usize = 1024;

/// One line's parts, relative to the text.
#[derive(Clone, Copy, Debug)]
struct Pair {
    name: Span,
    value: Span,
    retyped: bool,
}

/// Reads the lines of a text that list fields, whatever stands before and behind.
pub(super) fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let origin = place.source;
    let (place, folded) = unfolded(sources, place);
    let text = sources.slice(place).to_vec();
    let lines = lines(&text);
    let mut pairs = pairs(&text, &lines);
    drop_leads(&text, &mut pairs);
    // A single line is no name with its value below it: `q-ak` alone is the word of an error message.
    let filled = lines.iter().filter(|line| !line.is_empty()).count();
    if filled > 1 && (pairs_weight(&text, &pairs) < 2 || are_headings(&text, &pairs)) {
        let below = alternating(&text, &lines);
        if filled_weight(&text, &below) > filled_weight(&text, &pairs) {
            pairs = below;
        }
    }
    let block = block(&text, &lines, &pairs);
    if let Some(block) = &block {
        pairs = pairs.get(block.pairs.clone())?.to_vec();
    } else if !forced {
        return None;
    }
    // `policy:` above the fields is a heading, where one of them is called so.
    let is_heading = |pair: &Pair| {
        let same = |other: &Pair| {
            let names = [pair, other].map(|pair| slice(&text, pair.name));
            names[0].eq_ignore_ascii_case(names[1]) && !other.value.is_empty()
        };
        pair.value.is_empty() && pairs.iter().any(same)
    };
    let headings = pairs.iter().take_while(|pair| is_heading(pair)).count();
    pairs.drain(..headings);
    let retyped = folded || pairs.iter().any(|pair| pair.retyped);
    let fidelity = if retyped {
        Fidelity::Retyped
    } else {
        Fidelity::BrowserCopy
    };
    let mut reading = Reading::new(origin, "lines", fidelity);
    reading.missing = vec!["file-bytes", "headers", "line-endings"];
    let dense = block.is_some_and(|block| block.dense);
    if !dense {
        // A text read so loosely proves no second one; the heads of a log stand above the fields.
        let mut seen = HashSet::new();
        pairs.reverse();
        pairs.retain(|pair| seen.insert(slice(&text, pair.name).to_ascii_lowercase()));
        pairs.reverse();
    }
    let mut draft = Draft::default();
    for pair in &pairs {
        add(sources, place, &text, pair, &mut draft);
    }
    if draft.is_empty() {
        return None;
    }
    let all = draft.len() >= WHOLE_LIST && dense;
    let shows = Shows {
        all,
        order: dense,
        ..Shows::LIST
    };
    reading.holds.form = Some(draft.finish(sources, fidelity, shows));
    Some(reading)
}

/// Drops what is no field: what leads many lines, and a header of the request.
fn drop_leads(text: &[u8], pairs: &mut Vec<Pair>) {
    let mut counts: HashMap<&[u8], usize> = HashMap::new();
    for pair in pairs.iter() {
        *counts.entry(slice(text, pair.name)).or_default() += 1;
    }
    pairs.retain(|pair| {
        let name = slice(text, pair.name);
        let leads =
            name_weight(text, pair.name) == 0 && counts.get(name).is_some_and(|count| *count > 2);
        !leads && !slice(text, pair.value).starts_with(b"multipart/")
    });
}

/// The lines that are a list of fields.
struct Block {
    /// Which of the pairs.
    pairs: std::ops::Range<usize>,
    /// Whether no other line stands among them: then it is a list that leaves none out.
    dense: bool,
}

/// From the first name that forms have to the last one, with the pairs that adjoin them. Any text has lines of names
/// and values: without two names of forms, in every third line, it is none.
fn block(text: &[u8], lines: &[Span], pairs: &[Pair]) -> Option<Block> {
    let is_known = |pair: &Pair| name_weight(text, pair.name) > 0;
    let gap = |from: &Pair, to: &Pair| {
        let between = text.get(from.value.end..to.name.start).unwrap_or_default();
        memchr::memchr_iter(b'\n', between).count() > 1
    };
    let (first, last) = edges(text, pairs)?;
    // A name without a value is a heading.
    let joined = |index: &usize, own: usize| {
        let pair = pairs.get(*index).zip(pairs.get(index + 1));
        let heading = pairs.get(own).is_some_and(|pair| pair.value.is_empty());
        let ends = pairs.get(own).is_some_and(is_known);
        !heading && !ends && pair.is_some_and(|(one, two)| !gap(one, two))
    };
    let before = (0..first).rev().take_while(|at| joined(at, *at)).count();
    let behind = (last..pairs.len())
        .take_while(|at| joined(at, at + 1))
        .count();
    let range = first - before..last + behind + 1;
    let own = pairs.get(range.clone())?;
    let mut names: Vec<String> = own
        .iter()
        .filter(|pair| is_known(pair))
        .map(|pair| String::from_utf8_lossy(slice(text, pair.name)).to_lowercase())
        .collect();
    let known = names.len();
    names.sort_unstable();
    names.dedup();
    let span = Span::new(
        own.first()?.name.start,
        own.last()?.value.end.max(own.last()?.name.end),
    );
    let inside = lines
        .iter()
        .filter(|line| !line.is_empty() && line.end > span.start && line.start < span.end);
    let is_own = |line: &&Span| {
        let next = own.partition_point(|pair| pair.name.start < line.end);
        let pair = next.checked_sub(1).and_then(|at| own.get(at));
        pair.is_some_and(|pair| pair.name.start >= line.start || pair.value.end > line.start)
    };
    let other = inside.filter(|line| !is_own(line)).count();
    let filled = own.len() + other;
    (names.len() > 1 && pairs_weight(text, own) > known && known * 3 >= filled).then_some(Block {
        pairs: range,
        dense: other == 0 && known * 2 >= filled,
    })
}

/// The first and the last pair that a list of fields may have: names that forms have, without what stands apart and
/// belongs to something else (a mail's head, the policy itself beside the form that carries it).
fn edges(text: &[u8], pairs: &[Pair]) -> Option<(usize, usize)> {
    let known = |pair: &Pair| name_weight(text, pair.name);
    let mut first = pairs.iter().position(|pair| known(pair) > 0)?;
    let mut last = pairs.iter().rposition(|pair| known(pair) > 0)?;
    let gap = |at: usize| {
        let pair = pairs.get(at).zip(pairs.get(at + 1));
        pair.is_some_and(|(one, two)| {
            let between = text.get(one.value.end..two.name.start).unwrap_or_default();
            memchr::memchr_iter(b'\n', between).count() > 1
        })
    };
    if let Some(end) = (first..last).find(|at| gap(*at)) {
        let start = (0..first).rev().find(|at| gap(*at)).map_or(0, |at| at + 1);
        let head = pairs.get(start..=end)?;
        let foreign = head.iter().filter(|pair| known(pair) == 0).count();
        if head.iter().all(|pair| known(pair) < 2) && foreign > head.len() - foreign {
            first =
                (end + 1..=last).find(|at| pairs.get(*at).is_some_and(|pair| known(pair) > 0))?;
        }
    }
    let policy = |at: usize| {
        let pair = pairs.get(at)?;
        let is_policy = slice(text, pair.name).eq_ignore_ascii_case(b"policy");
        is_policy.then(|| slice(text, pair.value).trim_ascii_start().first().copied())
    };
    let is_json =
        |at: usize| policy(at).is_some_and(|first| matches!(first, Some(b'{' | b'"' | b'\\')));
    let is_coded = |at: usize| {
        policy(at).is_some_and(|first| first.is_some_and(|byte| byte.is_ascii_alphanumeric()))
    };
    if is_json(last) && (first..last).any(is_coded) {
        last = (first..last)
            .rev()
            .find(|at| pairs.get(*at).is_some_and(|pair| known(pair) > 0))?;
    } else if is_json(first) && (first + 1..=last).any(is_coded) {
        first = (first + 1..=last).find(|at| pairs.get(*at).is_some_and(|pair| known(pair) > 0))?;
    }
    Some((first, last))
}

/// The text with full-width letters read as plain ones, if its names need that: then it was retyped. Full-width
/// letters in values alone are meant.
fn unfolded(sources: &mut Sources, place: Place) -> (Place, bool) {
    let weigh = |text: &[u8]| pairs_weight(text, &pairs(text, &lines(text)));
    let text = sources.slice(place);
    let folding = fold(text).filter(|folding| weigh(&folding.bytes) > weigh(text));
    let Some(folding) = folding else {
        return (place, false);
    };
    let window = sources.window(place, None);
    let source = sources.derive(folding.bytes, window, folding.map, None);
    (sources.whole(source), true)
}

/// The lines without their ends (LF, CRLF or CR).
fn lines(text: &[u8]) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\r', b'\n', text) {
        let follows = text.get(at) == Some(&b'\n') && at > 0 && text.get(at - 1) == Some(&b'\r');
        if !follows {
            lines.push(Span::new(start, at));
        }
        start = at + 1;
    }
    lines.push(Span::new(start, text.len()));
    lines
}

fn slice(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

fn name_weight(text: &[u8], name: Span) -> usize {
    weight(&String::from_utf8_lossy(slice(text, name)))
}

/// What a pair says about the text being a form: `policy` alone is a common word.
fn pair_weight(text: &[u8], pair: &Pair) -> usize {
    let value = slice(text, pair.value).trim_ascii();
    let is_policy = slice(text, pair.name).eq_ignore_ascii_case(b"policy");
    let weight = name_weight(text, pair.name);
    if value.is_empty() {
        0
    } else if is_policy && !value.starts_with(b"{") && !is_coded(value) {
        weight.min(1)
    } else {
        weight
    }
}

fn pairs_weight(text: &[u8], pairs: &[Pair]) -> usize {
    pairs.iter().map(|pair| pair_weight(text, pair)).sum()
}

/// What the pairs that have a value say about the text being a form.
fn filled_weight(text: &[u8], pairs: &[Pair]) -> usize {
    let filled = pairs.iter().filter(|pair| !pair.value.is_empty());
    filled.map(|pair| pair_weight(text, pair)).sum()
}

/// Whether most names of forms have nothing behind them on their line: the values stand below.
fn are_headings(text: &[u8], pairs: &[Pair]) -> bool {
    let known = || pairs.iter().filter(|pair| name_weight(text, pair.name) > 0);
    2 * known().filter(|pair| pair.value.is_empty()).count() > known().count()
}

/// All lines of the shape name, separator, value.
fn pairs(text: &[u8], lines: &[Span]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut skip_to = 0;
    let mut braces_close = true;
    let mut known = false;
    for line in lines {
        if line.start < skip_to {
            continue;
        }
        let last_is_policy = pairs
            .last()
            .is_some_and(|pair| slice(text, pair.name).eq_ignore_ascii_case(b"policy"));
        if last_is_policy && is_base64_rest(slice(text, *line)) {
            if let Some(pair) = pairs.last_mut() {
                pair.value.end = line.end;
            }
            continue;
        }
        let Some(mut pair) = pair(text, *line) else {
            continue;
        };
        let below = pairs.last().is_some_and(|above| {
            let depth = |name: Span| name.start - line_start(text, name.start);
            above.value.is_empty() && depth(pair.name) > depth(above.name)
        });
        if below && name_weight(text, pair.name) == 0 {
            // What a member of YAML is made of.
            continue;
        }
        if braces_close && slice(text, pair.value).starts_with(b"{") {
            let len = balanced(text.get(pair.value.start..).unwrap_or_default());
            // What never closes is looked for once only.
            braces_close = len.is_some();
            if let Some(len) = len {
                pair.value.end = pair.value.start + len;
                skip_to = pair.value.end;
            }
        }
        known |= name_weight(text, pair.name) > 0;
        if !known && pairs.len() == 2 * FOREIGN {
            pairs.drain(..FOREIGN);
        }
        pairs.push(pair);
    }
    pairs
}

fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    memchr::memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1)
}

/// Whether a line can only be the rest of a base64 value.
fn is_base64_rest(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let body = line.trim_ascii_end();
    let body = body.strip_suffix(b"=").unwrap_or(body);
    let body = body.strip_suffix(b"=").unwrap_or(body);
    body.len() >= 4
        && body
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte))
        && name_weight(body, Span::new(0, body.len())) == 0
}

/// Separators, the longer ones first, and whether only people write them.
const SEPARATORS: [(&[u8], bool); 7] = [
    (b"=>", false),
    (b":=", false),
    (b"=", false),
    (b":", false),
    (b"\t", false),
    ("\u{ff1a}".as_bytes(), true),
    ("\u{ff1d}".as_bytes(), true),
];

/// Splits one line.
fn pair(text: &[u8], line: Span) -> Option<Pair> {
    let bytes = slice(text, line);
    let mut at = bytes.len() - bytes.trim_ascii_start().len();
    for word in [b"export ".as_slice(), b"set ", b"$env:", b"- ", b"* "] {
        if bytes.get(at..).is_some_and(|rest| rest.starts_with(word)) {
            at += word.len();
        }
    }
    let quote = bytes
        .get(at)
        .copied()
        .filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    at += usize::from(quote.is_some());
    let name_len = bytes
        .get(at..)?
        .iter()
        .take_while(|byte| is_name_byte(**byte))
        .count();
    let name = Span::new(line.start + at, line.start + at + name_len);
    if name_len == 0 || bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    at += name_len;
    if quote.is_some() {
        if bytes.get(at).copied() != quote {
            return None;
        }
        at += 1;
    }
    let rest = bytes.get(at..)?;
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let rest = rest.get(blanks..)?;
    let (separator, retyped) = SEPARATORS
        .into_iter()
        .find(|(mark, _)| rest.starts_with(mark))?;
    at += blanks + separator.len();
    let exact = separator == b"=" && blanks == 0 && quote.is_none();
    let value = value(bytes, at, exact)?;
    Some(Pair {
        name,
        value: value.shifted(line.start),
        retyped,
    })
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.$[]".contains(&byte)
}

/// The value behind a separator: exact behind `name=`, else without blanks around it; without quotes.
fn value(bytes: &[u8], at: usize, exact: bool) -> Option<Span> {
    let rest = bytes.get(at..)?;
    if rest.starts_with(b"//") {
        return None;
    }
    let lead = rest.len() - rest.trim_ascii_start().len();
    let inner = rest.trim_ascii();
    for end in [b",".as_slice(), b";", b""] {
        let body = inner.strip_suffix(end).unwrap_or(inner).trim_ascii_end();
        let quote = body.first().copied();
        let quoted = matches!(quote, Some(b'"' | b'\'' | b'`'))
            && body.len() > 1
            && body.last().copied() == quote;
        if quoted {
            return Some(Span::new(at + lead + 1, at + lead + body.len() - 1));
        }
    }
    if exact {
        return Some(Span::new(at, bytes.len()));
    }
    Some(Span::new(at + lead, at + lead + inner.len()))
}

/// Names and values on lines of their own, as DevTools' newer copies have them.
fn alternating(text: &[u8], lines: &[Span]) -> Vec<Pair> {
    let heading = |line: Span| {
        let bare = slice(text, line);
        let name = bare.trim_ascii();
        let name = name.strip_suffix(b":").unwrap_or(name);
        let lead = bare.len() - bare.trim_ascii_start().len();
        let name = Span::new(line.start + lead, line.start + lead + name.len());
        (name_weight(text, name) > 0).then_some(name)
    };
    let mut pairs = Vec::new();
    let mut rest = lines.iter().copied().peekable();
    while let Some(line) = rest.next() {
        let Some(name) = heading(line) else {
            continue;
        };
        let value = rest.next_if(|next| heading(*next).is_none());
        let value = value.unwrap_or(Span::empty(line.end));
        pairs.push(Pair {
            name,
            value,
            retyped: false,
        });
    }
    pairs
}

/// Adds one field. In a list of what was sent a name is what was sent.
fn add(sources: &mut Sources, place: Place, text: &[u8], pair: &Pair, draft: &mut Draft) {
    if is_secret(&String::from_utf8_lossy(slice(text, pair.name))) {
        return;
    }
    let name = plain(place.source, place.part(pair.name).span);
    let mut value = joined(sources, place, pair.value);
    if is_placeholder(&sources.text(value.place)) {
        value = renamed(sources, "\u{fffd}", value);
    }
    draft.listed(sources, name, value);
}

/// A value without the line ends that the paste put into it. JSON keeps them.
fn joined(sources: &mut Sources, place: Place, span: Span) -> Value {
    let at = place.part(span);
    let bytes = sources.slice(at);
    if bytes.starts_with(b"{") || memchr::memchr2(b'\r', b'\n', bytes).is_none() {
        return plain(at.source, at.span);
    }
    let mut decoded = Decoded::default();
    for line in lines(bytes) {
        decoded.copy(at.span.start + line.start, slice(bytes, line).trim_ascii());
    }
    decoded.into_value(sources, at.source, at.span.start)
}
