//! Form fields on lines: `name=value`, `name: value`, DevTools' "Form Data" copies (tab separated, or name and
//! value on lines of their own), `.env` and INI files, lines of an array in source code
//! (`'q-ak' => 'AKID…',`).

use std::collections::{HashMap, HashSet};

use super::super::brackets::balanced;
use super::super::decode::{Decoded, plain, renamed};
use super::super::draft::{Draft, Shows, name_weight};
use super::super::policy::{is_coded, is_placeholder};
use super::super::retyped::fold;
use super::super::{Fidelity, Reading, Value};
use super::is_secret;
use crate::text::{Bytes, Place, Sources, Span};

/// So many fields make a list that leaves none out; of fewer nobody knows.
const WHOLE_LIST: usize = 3;

/// So many names that forms lack are kept in front of one: a long log has lines of names and values too.
const FOREIGN: usize = 1024;

/// A name and its value, relative to the text.
#[derive(Clone, Copy, Debug)]
struct Pair {
    name: Span,
    value: Span,
    /// What the name says about the text being a form.
    weight: usize,
    /// Whether only people write the separator.
    retyped: bool,
}

/// Reads the lines of a text that list fields, whatever stands before and behind.
pub(super) fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let origin = place.source;
    let (place, folded) = unfolded(sources, place);
    let text = sources.slice(place).to_vec();
    let lines: Vec<Span> = text.line_spans().collect();
    let mut pairs = pairs(&text, &lines);
    drop_leads(&text, &mut pairs);
    // A single line is no name with its value below it: `q-ak` alone is the word of an error message.
    let filled = lines.iter().filter(|line| !line.is_empty()).count();
    if filled > 1 && (said(&text, &pairs) < 2 || are_headings(&pairs)) {
        let below = alternating(&text, &lines);
        if said(&text, &below) > said(&text, &pairs) {
            pairs = below;
        }
    }
    let block = block(&text, &lines, &pairs);
    if let Some(block) = &block {
        pairs = pairs.get(block.pairs.clone())?.to_vec();
    } else if !forced {
        return None;
    }
    let dense = block.is_some_and(|block| block.dense);
    drop_repeated(&text, dense, &mut pairs);
    drop_tails(&text, &mut pairs);
    let retyped = folded || pairs.iter().any(|pair| pair.retyped);
    let fidelity = if retyped {
        Fidelity::Retyped
    } else {
        Fidelity::BrowserCopy
    };
    let mut draft = Draft::default();
    for pair in &pairs {
        add(sources, place, &text, pair, &mut draft);
    }
    if draft.is_empty() {
        return None;
    }
    let mut reading = Reading::new(origin, "lines", fidelity);
    reading.missing = vec!["file-bytes", "headers", "line-endings"];
    let shows = Shows {
        all: draft.len() >= WHOLE_LIST && dense,
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
        *counts.entry(text.cut(pair.name)).or_default() += 1;
    }
    let leads = |pair: &Pair| pair.weight == 0 && counts.get(text.cut(pair.name)) > Some(&2);
    pairs.retain(|pair| !leads(pair) && !text.cut(pair.value).starts_with(b"multipart/"));
}

/// Drops `policy:` above the fields, which is a heading where one of them is called so; and of fields among other
/// lines the first of two, for the heads of a log stand above them, and a text read so loosely proves no second one.
fn drop_repeated(text: &[u8], dense: bool, pairs: &mut Vec<Pair>) {
    let lower = |pair: &Pair| text.cut(pair.name).to_ascii_lowercase();
    let filled = pairs.iter().filter(|pair| !pair.value.is_empty());
    let filled: HashSet<Vec<u8>> = filled.map(lower).collect();
    let is_heading = |pair: &&Pair| pair.value.is_empty() && filled.contains(&lower(pair));
    let headings = pairs.iter().take_while(is_heading).count();
    pairs.drain(..headings);
    if !dense {
        let mut seen = HashSet::new();
        pairs.reverse();
        pairs.retain(|pair| seen.insert(lower(pair)));
        pairs.reverse();
    }
}

/// Drops what a program, a chat or a document puts at the end of every line: of the last one nothing need stand there.
fn drop_tails(text: &[u8], pairs: &mut [Pair]) {
    const TAILS: [&str; 6] = [",", "，", "。", "<br>", "<br/>", "  "];
    let filled = pairs.iter().filter(|pair| !pair.value.is_empty());
    let filled: Vec<&[u8]> = filled.map(|pair| text.cut(pair.value)).collect();
    let Some((_, others)) = filled.split_last().filter(|(_, others)| others.len() > 1) else {
        return;
    };
    let shared = |tail: &&&str| others.iter().all(|value| value.ends_with(tail.as_bytes()));
    let Some(tail) = TAILS.iter().find(shared) else {
        return;
    };
    for pair in pairs {
        let value = text.cut(pair.value);
        let kept = value.strip_suffix(tail.as_bytes()).unwrap_or(value);
        pair.value.end = pair.value.start + kept.len();
    }
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
    let (first, last) = edges(text, pairs)?;
    // A name without a value is a heading.
    let other = |at: usize| {
        let pair = pairs.get(at);
        pair.is_some_and(|pair| pair.weight == 0 && !pair.value.is_empty())
    };
    let before = (0..first)
        .rev()
        .take_while(|at| other(*at) && !is_gap(text, pairs, *at));
    let behind = (last..pairs.len()).take_while(|at| other(at + 1) && !is_gap(text, pairs, *at));
    let range = first - before.count()..last + behind.count() + 1;
    let own = pairs.get(range.clone())?;
    let known = own.iter().filter(|pair| pair.weight > 0);
    let names = known
        .clone()
        .map(|pair| text.cut(pair.name).to_ascii_lowercase());
    let names: HashSet<Vec<u8>> = names.collect();
    let known = known.count();
    let start = own.first()?.name.start;
    let end = own.last()?.value.end.max(own.last()?.name.end);
    let is_own = |line: &Span| {
        let next = own.partition_point(|pair| pair.name.start < line.end);
        let pair = next.checked_sub(1).and_then(|at| own.get(at));
        pair.is_some_and(|pair| pair.name.start >= line.start || pair.value.end > line.start)
    };
    let inside = lines
        .iter()
        .filter(|line| line.end > start && line.start < end);
    let other = inside
        .filter(|line| !line.is_empty() && !is_own(line))
        .count();
    let filled = own.len() + other;
    (names.len() > 1 && said(text, own) > known && known * 3 >= filled).then_some(Block {
        pairs: range,
        dense: other == 0 && known * 2 >= filled,
    })
}

/// Whether a line without a pair stands behind one.
fn is_gap(text: &[u8], pairs: &[Pair], at: usize) -> bool {
    let two = pairs.get(at).zip(pairs.get(at + 1));
    two.is_none_or(|(one, two)| {
        let between = text.cut(one.value.end..two.name.start);
        memchr::memchr_iter(b'\n', between).count() > 1
    })
}

/// The first and the last pair that a list of fields may have: names that forms have, without what stands apart and
/// belongs to something else (a mail's head, the policy itself beside the form that carries it).
fn edges(text: &[u8], pairs: &[Pair]) -> Option<(usize, usize)> {
    let known = |at: &usize| pairs.get(*at).is_some_and(|pair| pair.weight > 0);
    let gap = |at: &usize| is_gap(text, pairs, *at);
    let mut first = (0..pairs.len()).find(known)?;
    let mut last = (0..pairs.len()).rev().find(known)?;
    if let Some(end) = (first..last).find(gap) {
        let start = (0..first).rev().find(gap).map_or(0, |at| at + 1);
        let head = pairs.get(start..=end)?;
        let foreign = head.iter().filter(|pair| pair.weight == 0).count();
        if head.iter().all(|pair| pair.weight < 2) && 2 * foreign > head.len() {
            first = (end + 1..=last).find(known)?;
        }
    }
    // The head of a response behind the fields, as that of a mail before them.
    if let Some(end) = (first..last).rev().find(gap) {
        let tail = pairs.get(end + 1..)?;
        let foreign = tail.iter().filter(|pair| pair.weight == 0).count();
        let of_server = |pair: &Pair| {
            let name = text.cut(pair.name).to_ascii_lowercase();
            matches!(
                &name[..],
                b"server" | b"date" | b"connection" | b"x-cos-request-id"
            )
        };
        let head = tail.iter().any(of_server);
        if head && tail.iter().all(|pair| pair.weight < 2) && 2 * foreign > tail.len() {
            last = (first..=end).rev().find(known)?;
        }
    }
    let policy = |at: usize| {
        let pair = pairs.get(at)?;
        let is_policy = text.cut(pair.name).eq_ignore_ascii_case(b"policy");
        let value = text.cut(pair.value).trim_ascii_start();
        is_policy.then(|| value.first().copied().unwrap_or_default())
    };
    let is_json = |at: usize| policy(at).is_some_and(|first| b"{\"\\".contains(&first));
    let is_coded = |at: usize| policy(at).is_some_and(|first| first.is_ascii_alphanumeric());
    if is_json(last) && (first..last).any(is_coded) {
        last = (first..last).rev().find(known)?;
    } else if is_json(first) && (first + 1..=last).any(is_coded) {
        first = (first + 1..=last).find(known)?;
    }
    Some((first, last))
}

/// The text with full-width letters read as plain ones, if its names need that: then it was retyped. Full-width
/// letters in values alone are meant.
fn unfolded(sources: &mut Sources, place: Place) -> (Place, bool) {
    let weigh = |text: &[u8]| {
        let lines: Vec<Span> = text.line_spans().collect();
        said(text, &pairs(text, &lines))
    };
    let text = sources.slice(place);
    let folding = fold(text).filter(|folding| weigh(&folding.bytes) > weigh(text));
    let Some(folding) = folding else {
        return (place, false);
    };
    let window = sources.window(place, None);
    let source = sources.derive(folding.bytes, window, folding.map, None);
    (sources.whole(source), true)
}

/// What pairs with a value say about the text being a form: `policy` alone is a common word.
fn said(text: &[u8], pairs: &[Pair]) -> usize {
    let weigh = |pair: &Pair| {
        let value = text.cut(pair.value).trim_ascii();
        let is_policy = text.cut(pair.name).eq_ignore_ascii_case(b"policy");
        match value {
            [] => 0,
            [first, ..] if is_policy && *first != b'{' && !is_coded(value) => pair.weight.min(1),
            _ => pair.weight,
        }
    };
    pairs.iter().map(weigh).sum()
}

/// Whether most names of forms have nothing behind them on their line: the values stand below.
fn are_headings(pairs: &[Pair]) -> bool {
    let known = || pairs.iter().filter(|pair| pair.weight > 0);
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
        let policy = pairs.last_mut();
        let policy = policy.filter(|pair| text.cut(pair.name).eq_ignore_ascii_case(b"policy"));
        if let Some(policy) = policy.filter(|_| is_base64_rest(text.cut(*line))) {
            policy.value.end = line.end;
            continue;
        }
        let Some(mut pair) = pair(text, *line) else {
            continue;
        };
        let depth = |name: Span| name.start - text.line_start(name.start);
        let below = |above: &Pair| above.value.is_empty() && depth(pair.name) > depth(above.name);
        if pair.weight == 0 && pairs.last().is_some_and(below) {
            // What a member of YAML is made of.
            continue;
        }
        if braces_close && text.cut(pair.value).starts_with(b"{") {
            let len = balanced(text.after(pair.value.start));
            // What never closes is looked for once only.
            braces_close = len.is_some();
            if let Some(len) = len {
                pair.value.end = pair.value.start + len;
                skip_to = pair.value.end;
            }
        }
        known |= pair.weight > 0;
        if !known && pairs.len() == 2 * FOREIGN {
            pairs.drain(..FOREIGN);
        }
        pairs.push(pair);
    }
    pairs
}

/// Whether a line can only be the rest of a base64 value.
fn is_base64_rest(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let body = line.before(line.len() - line.run_back(|byte| byte == b'=').min(2));
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/".contains(byte);
    body.len() >= 4 && body.iter().all(is_base64) && name_weight(body) == 0
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
    let bytes = text.cut(line);
    let mut at = bytes.indent();
    for word in [b"export ".as_slice(), b"set ", b"$env:", b"- ", b"* "] {
        at += word.len() * usize::from(bytes.after(at).starts_with(word));
    }
    let quote = bytes.get(at).filter(|byte| b"\"'`".contains(byte));
    at += usize::from(quote.is_some());
    let len = bytes
        .after(at)
        .run(|byte| byte.is_ascii_alphanumeric() || b"-_.$[]".contains(&byte));
    let name = Span::new(at, at + len);
    if len == 0 || bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    at += len;
    if quote.is_some() {
        quote.filter(|quote| bytes.get(at) == Some(quote))?;
        at += 1;
    }
    let blanks = bytes.after(at).run(|byte| byte == b' ');
    at += blanks;
    let mut separators = SEPARATORS.into_iter();
    let (separator, retyped) = separators.find(|(mark, _)| bytes.after(at).starts_with(mark))?;
    let exact = separator == b"=" && blanks == 0 && quote.is_none();
    let value = value(bytes, at + separator.len(), exact)?;
    Some(Pair {
        name: name.shifted(line.start),
        value: value.shifted(line.start),
        weight: name_weight(bytes.cut(name)),
        retyped,
    })
}

/// The value behind a separator: exact behind `name=`, else without blanks around it; without quotes.
fn value(bytes: &[u8], at: usize, exact: bool) -> Option<Span> {
    let rest = bytes.after(at);
    if rest.starts_with(b"//") {
        return None;
    }
    let start = at + rest.indent();
    let inner = rest.trim_ascii();
    for end in [b",".as_slice(), b";", b""] {
        let body = inner.strip_suffix(end).unwrap_or(inner).trim_ascii_end();
        if let [quote @ (b'"' | b'\'' | b'`'), .., last] = body
            && quote == last
        {
            return Some(Span::new(start + 1, start + body.len() - 1));
        }
    }
    Some(if exact {
        Span::new(at, bytes.len())
    } else {
        Span::new(start, start + inner.len())
    })
}

/// Names and values on lines of their own, as DevTools' newer copies have them.
fn alternating(text: &[u8], lines: &[Span]) -> Vec<Pair> {
    let heading = |line: &Span| {
        let bytes = text.cut(*line);
        let name = bytes.trim_ascii();
        let name = name.strip_suffix(b":").unwrap_or(name);
        let start = line.start + bytes.indent();
        let weight = name_weight(name);
        let is_name = weight > 0 && !name.iter().any(u8::is_ascii_whitespace);
        is_name.then(|| (Span::new(start, start + name.len()), weight))
    };
    let mut pairs = Vec::new();
    let mut rest = lines.iter().peekable();
    while let Some(line) = rest.next() {
        let Some((name, weight)) = heading(line) else {
            continue;
        };
        let value = rest.next_if(|next| heading(next).is_none());
        pairs.push(Pair {
            name,
            value: value.copied().unwrap_or(Span::empty(line.end)),
            weight,
            retyped: false,
        });
    }
    pairs
}

/// Adds one field. In a list of what was sent a name is what was sent.
fn add(sources: &mut Sources, place: Place, text: &[u8], pair: &Pair, draft: &mut Draft) {
    if is_secret(&String::from_utf8_lossy(text.cut(pair.name))) {
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
    for line in bytes.line_spans() {
        decoded.copy(at.span.start + line.start, bytes.cut(line).trim_ascii());
    }
    decoded.into_value(sources, at.source, at.span.start)
}
