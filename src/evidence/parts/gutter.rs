//! Takes off what stands in front of every line of a text (a mail's `> `, the stamp of a log, a container's name, line
//! numbers), with the way back. Apart, because a part in a log is read like any other once its lines are bare. A
//! gutter is known by what repeats, not by the program that wrote it; it knows nothing of what the lines say.

use super::super::decode::{Decoded, json_text};
use super::starts::{bodies, is_delimiter, is_devtools_head, is_request_line};
use crate::json;
use crate::text::{Place, Sources, Span};

/// A mail is quoted in a mail, a log in a ticket: so many gutters stand in front of each other.
const LEVELS: usize = 4;

/// No gutter is wider.
const WIDEST: usize = 160;

/// A mark (a time, a level, a number) stands within the first tokens of a line.
const MARK_REACH: usize = 40;

/// How logs call the weight of a line.
const WEIGHTS: &[&str] = &[
    "TRACE", "DEBUG", "DBG", "INFO", "INF", "NOTICE", "WARNING", "WARN", "WRN", "ERROR", "ERR",
    "SEVERE", "CRITICAL", "FATAL", "V", "D", "I", "W", "E", "F", "flutter",
];

/// The text without its gutters, with `every` only those in front of every line; `None` where it has none.
pub(super) fn bare(sources: &mut Sources, place: Place, every: bool) -> Option<Place> {
    let mut at = logged(sources, place).unwrap_or(place);
    for _ in 0..LEVELS {
        let text = sources.slice(at);
        let lines = text.split(|byte| *byte == b'\n');
        let lines = lines.filter(|line| every && !line.trim_ascii().is_empty());
        let least = lines.count();
        let Some(cuts) = cuts(text, least) else {
            break;
        };
        let mut decoded = Decoded::default();
        let mut from = 0;
        for cut in cuts {
            decoded.copy(
                at.span.start + from,
                text.get(from..cut.start).unwrap_or_default(),
            );
            from = cut.end;
        }
        decoded.copy(at.span.start + from, text.get(from..).unwrap_or_default());
        let source = decoded.into_source(sources, at.source, None);
        at = sources.whole(source);
    }
    (at.source != place.source).then_some(at)
}

/// What containers and journals call a logged line.
const LOGGED: [&str; 5] = ["log", "MESSAGE", "message", "msg", "textPayload"];

/// The lines that a log keeps in an object each (`{"log":"…\\n","stream":"stdout"}`); `None` where one is another.
pub(super) fn logged(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    if !text.trim_ascii_start().starts_with(b"{\"")
        || memchr::memchr(b'\n', text.trim_ascii()).is_none()
    {
        return None;
    }
    let mut at = place.span.start;
    let mut lines = Vec::new();
    for line in text.to_vec().split_inclusive(|byte| *byte == b'\n') {
        let own = place.part(Span::new(
            at - place.span.start,
            at - place.span.start + line.len(),
        ));
        at += line.len();
        if line.trim_ascii().is_empty() {
            continue;
        }
        let root = json::parse(line.trim_ascii_end()).root?;
        let logged = LOGGED.iter().find_map(|name| root.get(name)?.as_text())?;
        let window = sources.window(own, None);
        lines.push((own.span, json_text(sources, window, logged)));
    }
    let mut decoded = Decoded::default();
    for (line, value) in lines {
        let bytes = sources.slice(value.place).to_vec();
        for (index, byte) in bytes.iter().enumerate() {
            let mut byte_at = value.place.part(Span::new(index, index + 1));
            while byte_at.source != place.source {
                byte_at = sources.lift(byte_at)?;
            }
            decoded.put(&[*byte], byte_at.span);
        }
        if !bytes.ends_with(b"\n") {
            decoded.put(b"\n", Span::empty(line.end));
        }
    }
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// What is to be taken off, in order, of so many lines at least.
fn cuts(text: &[u8], least: usize) -> Option<Vec<Span>> {
    let bodies = bodies(text);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        lines.push(Span::new(start, start + line.len()));
        start += line.len();
    }
    // The bytes of a body are its own.
    lines.retain(|line| {
        let next = bodies.partition_point(|body| body.end <= line.start);
        bodies.get(next).is_none_or(|body| line.end <= body.start)
    });
    let found = quoted(text, &lines).unwrap_or_else(|| repeated(text, &lines));
    let found = if found.len() < least.max(1) {
        indented(text, &lines)
    } else {
        found
    };
    (found.len() >= least.max(1)).then_some(found)
}

/// The indentation of a body, a request or a list of names, whose own lines have none.
fn indented(text: &[u8], lines: &[Span]) -> Vec<Span> {
    // Where all of a text is set in, all of it was set in together.
    let filled = lines
        .iter()
        .filter(|line| !slice(text, **line).trim_ascii().is_empty());
    let blanks = filled.clone().map(|line| {
        let bytes = slice(text, *line);
        bytes.len() - bytes.trim_ascii_start().len()
    });
    let all = blanks.min().filter(|_| filled.count() > 1).unwrap_or(0);
    let mut cuts = Vec::new();
    let mut width = all;
    for line in lines {
        let bytes = slice(text, *line);
        let own = bytes.trim_ascii();
        let blank = bytes.len() - bytes.trim_ascii_start().len();
        let end = line.start + bytes.trim_ascii_end().len();
        if own.is_empty() {
            cuts.extend(
                (width > 0).then(|| Span::new(line.start, line.start + width.min(bytes.len() - 1))),
            );
            continue;
        }
        if width == 0 || blank < width {
            let begins = own.starts_with(b"--") && is_delimiter(text, end)
                || is_request_line(own)
                || is_devtools_head(own)
                || weight_of_name(own) > 0;
            width = if begins { blank } else { all };
        }
        cuts.extend((width > 0).then(|| Span::new(line.start, line.start + width)));
    }
    cuts
}

/// What a word alone on its line says as a field's name.
fn weight_of_name(word: &[u8]) -> usize {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let name = std::str::from_utf8(word)
        .ok()
        .filter(|_| word.iter().all(is_name));
    name.map_or(0, super::super::draft::weight)
}

fn slice(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The marks of quoting, where two lines have them. The same marks lead the lines of `curl -v`, which keep them.
fn quoted(text: &[u8], lines: &[Span]) -> Option<Vec<Span>> {
    memchr::memchr(b'>', text)?;
    let traced = |line: &[u8]| line.starts_with(b"< ") || line.starts_with(b"* ");
    if lines.iter().any(|line| traced(slice(text, *line))) {
        return None;
    }
    let marks = lines
        .iter()
        .map(|line| Span::new(line.start, line.start + quotes(slice(text, *line))));
    let marks: Vec<Span> = marks.filter(|mark| !mark.is_empty()).collect();
    (marks.len() > 1).then_some(marks)
}

/// How many bytes of quoting lead a line.
fn quotes(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        // Deeper blanks are the text's own.
        let deep = blanks > usize::from(at > 0) + 1;
        // Apache's wire log.
        let wire = rest.starts_with(b">> \"");
        if deep || wire || rest.get(blanks) != Some(&b'>') {
            break;
        }
        at += blanks + 1;
    }
    at + usize::from(at > 0 && line.get(at) == Some(&b' '))
}

/// A piece of a line as far as lines are compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Token {
    Digits,
    Weight,
    Blank,
    Byte(u8),
}

/// The front of a line.
struct Head {
    /// Its pieces and where each ends.
    tokens: Vec<(Token, usize)>,
    /// So many of them are the mark.
    mark: usize,
    /// Its number, where the mark is one that counts lines.
    number: Option<u64>,
}

impl Head {
    fn kinds(&self) -> impl Iterator<Item = Token> {
        self.tokens.iter().map(|(token, _)| *token)
    }

    /// Whether a line goes on with what a line above began.
    fn follows(&self, above: &Self) -> bool {
        let counts = self.number.is_some() == above.number.is_some()
            && self.number == above.number.and_then(|number| number.checked_add(1));
        let same = above
            .kinds()
            .take(above.mark)
            .eq(self.kinds().take(self.mark));
        same && (self.number.is_none() || counts)
    }

    fn end(&self, count: usize) -> usize {
        count
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(0, |(_, end)| *end)
    }
}

/// Runs of lines with a mark, each with the gutter that they share. A long log is one run: its heads are read again
/// rather than kept.
fn repeated(text: &[u8], lines: &[Span]) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut above: Option<Head> = None;
    for (at, line) in lines.iter().enumerate() {
        let head = head(slice(text, *line));
        let pair = head.as_ref().zip(above.as_ref());
        if !pair.is_some_and(|(head, above)| head.follows(above)) {
            strip(text, lines.get(from..at).unwrap_or_default(), &mut cuts);
            from = at;
        }
        above = head;
    }
    strip(text, lines.get(from..).unwrap_or_default(), &mut cuts);
    cuts
}

/// Adds the gutter of a run of lines, where there is one.
fn strip(text: &[u8], run: &[Span], cuts: &mut Vec<Span>) {
    let heads = || {
        run.iter()
            .filter_map(|line| Some((line.start, head(slice(text, *line))?)))
    };
    let Some((_, first)) = heads().next() else {
        return;
    };
    // A number and a blank lead many a line.
    let weak = first.number.is_some() && first.kinds().nth(first.mark) == Some(Token::Blank);
    if run.len() < 2 + usize::from(weak) {
        return;
    }
    let widest = heads().max_by_key(|(_, head)| head.tokens.len());
    let mut shared: Vec<Token> = widest.map_or_else(Vec::new, |(_, head)| head.kinds().collect());
    for (_, head) in heads() {
        let own = head.tokens.len() - usize::from(head.kinds().last() == Some(Token::Blank));
        let equal = shared
            .iter()
            .zip(head.kinds())
            .take_while(|(one, two)| **one == *two)
            .count();
        // An empty line ends inside its gutter.
        if equal < own {
            shared.truncate(equal);
        }
    }
    let Some(count) = boundary(&shared, first.mark) else {
        return;
    };
    let ends_blank = shared.get(count - 1) == Some(&Token::Blank);
    let blank = |head: &Head| head.end(count) - head.end(count - 1);
    let full = heads().filter(|(_, head)| head.tokens.len() > count);
    let narrow = full.map(|(_, head)| blank(&head)).min();
    for (start, head) in heads() {
        let kept = match narrow.filter(|_| ends_blank && head.tokens.len() > count) {
            Some(narrow) => blank(&head) - narrow,
            None => 0,
        };
        let end = head.end(count.min(head.tokens.len())) - kept;
        cuts.push(Span::new(start, start + end));
    }
}

/// Where a shared beginning ends as a gutter: behind a blank or a mark of separation, before anything that a line's
/// own text begins with.
fn boundary(shared: &[Token], mark: usize) -> Option<usize> {
    let own = |at: usize| {
        let dash =
            shared.get(at) == Some(&Token::Byte(b'-')) && shared.get(at - 1) == Some(&Token::Blank);
        let option = dash && shared.get(at + 1) != Some(&Token::Blank);
        // Which way a line of Apache's wire log went.
        let two = |sign| [at, at + 1].map(|at| shared.get(at)) == [Some(&Token::Byte(sign)); 2];
        option
            || two(b'>')
            || two(b'<')
            || matches!(
                shared.get(at),
                Some(Token::Byte(
                    b'"' | b'\'' | b'{' | b'=' | b'$' | b'@' | b'\\'
                ))
            )
    };
    let end = (mark.max(1)..shared.len())
        .find(|at| own(*at))
        .unwrap_or(shared.len());
    let ends = |count: &usize| {
        matches!(
            shared.get(count - 1),
            Some(Token::Blank | Token::Byte(b':' | b'|' | b'>' | b']'))
        )
    };
    (mark.max(1)..=end).rev().find(ends)
}

/// The front of a line that has a mark.
fn head(line: &[u8]) -> Option<Head> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let first = *line.iter().find(|byte| **byte != b' ' && **byte != b'\t')?;
    let starts = first.is_ascii_alphanumeric() || matches!(first, b'[' | b'|' | b'(');
    // What a program captured of a connection has times of its own.
    if !starts || memchr::memmem::find(line.get(..WIDEST.min(line.len()))?, b" IP ").is_some() {
        return None;
    }
    let tokens = tokens(line.get(..WIDEST.min(line.len()))?);
    let kinds: Vec<Token> = tokens.iter().map(|(token, _)| *token).collect();
    // What leads the whole line came last: `web_1  | 10:00:01 INFO `.
    let marks = [stamp(&kinds), weight(&kinds), bar(&kinds, line)];
    if let Some(mark) = marks.into_iter().flatten().min().or_else(|| tag(&kinds)) {
        return Some(Head {
            tokens,
            mark,
            number: None,
        });
    }
    let lead = usize::from(kinds.first() == Some(&Token::Blank));
    let wide = |at: usize| tokens.get(at).is_some_and(|(_, end)| *end < WIDEST);
    let counted = kinds.get(lead) == Some(&Token::Digits) && wide(lead);
    let behind = matches!(
        kinds.get(lead + 1),
        None | Some(Token::Blank | Token::Byte(b':' | b'|' | b'.' | b')' | 0xE2))
    );
    if !counted || !behind {
        return None;
    }
    let digits = line.trim_ascii_start();
    let len = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let number = std::str::from_utf8(digits.get(..len)?).ok()?.parse().ok()?;
    Some(Head {
        tokens,
        mark: lead + 1,
        number: Some(number),
    })
}

fn tokens(line: &[u8]) -> Vec<(Token, usize)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(byte) = line.get(at) {
        let rest = line.get(at..).unwrap_or_default();
        let run = |is: fn(&u8) -> bool| rest.iter().take_while(|byte| is(byte)).count();
        let inside = at > 0 && line.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
        let (token, len) = if byte.is_ascii_digit() {
            (Token::Digits, run(u8::is_ascii_digit))
        } else if matches!(byte, b' ' | b'\t') {
            (Token::Blank, run(|byte| matches!(byte, b' ' | b'\t')))
        } else if let Some(len) = weight_len(rest).filter(|_| !inside) {
            (Token::Weight, len)
        } else {
            (Token::Byte(*byte), 1)
        };
        at += len;
        tokens.push((token, at));
    }
    tokens
}

/// The length of a log's weight at the front.
fn weight_len(text: &[u8]) -> Option<usize> {
    let len = text
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let word = std::str::from_utf8(text.get(..len)?).ok()?;
    let known = WEIGHTS
        .iter()
        .any(|weight| *weight == word || len > 1 && weight.eq_ignore_ascii_case(word));
    let alone = !text
        .get(len)
        .is_some_and(|byte| matches!(byte, b'-' | b'_' | b'='));
    (known && alone).then_some(len)
}

/// The tokens up to the end of a time of day.
fn stamp(kinds: &[Token]) -> Option<usize> {
    let digits = |at: usize| kinds.get(at) == Some(&Token::Digits);
    let colon = |at: usize| kinds.get(at) == Some(&Token::Byte(b':'));
    let mut at = 0;
    while at < kinds.len().min(MARK_REACH) {
        if digits(at) && colon(at + 1) && digits(at + 2) {
            let full = colon(at + 3) && digits(at + 4);
            let first = at == 0 || at == 1 && kinds.first() == Some(&Token::Byte(b'['));
            let end = at + if full { 5 } else { 3 };
            let dated = at >= 4 && kinds.iter().take(at).any(|kind| *kind == Token::Digits);
            return (full || first || dated).then_some(end);
        }
        match kinds.get(at)? {
            Token::Digits | Token::Blank | Token::Weight => {}
            Token::Byte(byte) if byte.is_ascii_alphabetic() || b"-/.,[](|<_".contains(byte) => {}
            Token::Byte(_) => return None,
        }
        at += 1;
    }
    None
}

/// `INFO:`, `[WARN]`, `I/flutter (123): `, the kernel's `[   12.345678]`.
fn weight(kinds: &[Token]) -> Option<usize> {
    use Token::{Blank, Byte, Digits, Weight};
    match kinds {
        [Weight, Byte(b':' | b'/') | Blank, ..] => Some(1),
        [Byte(b'['), Weight, Byte(b']'), ..] => Some(3),
        [Byte(b'['), Digits, Byte(b'.'), Digits, Byte(b']'), ..] => Some(5),
        [
            Byte(b'['),
            Blank,
            Digits,
            Byte(b'.'),
            Digits,
            Byte(b']'),
            ..,
        ] => Some(6),
        _ => None,
    }
}

/// `[pod/api-7d9f/api] `: no name of a field, which programs print in brackets too.
fn tag(kinds: &[Token]) -> Option<usize> {
    let close = kinds.iter().position(|kind| *kind == Token::Byte(b']'))?;
    let inner = kinds.get(1..close)?;
    let path = inner.contains(&Token::Byte(b'/')) && !inner.contains(&Token::Blank);
    let blank = kinds.get(close + 1) == Some(&Token::Blank);
    (kinds.first() == Some(&Token::Byte(b'[')) && path && blank).then_some(close + 1)
}

/// `web_1  | `, and the bar that some programs quote with; a row of a table ends with a bar too.
fn bar(kinds: &[Token], line: &[u8]) -> Option<usize> {
    let at = kinds
        .iter()
        .position(|kind| *kind == Token::Byte(b'|'))
        .filter(|at| *at < MARK_REACH)?;
    let name = |kind: &Token| match kind {
        Token::Byte(byte) => byte.is_ascii_alphanumeric() || b"-_./".contains(byte),
        Token::Digits | Token::Weight => true,
        Token::Blank => false,
    };
    let own = kinds.get(..at)?;
    let own = own.strip_suffix(&[Token::Blank]).unwrap_or(own);
    let numbered = own.iter().all(|kind| *kind == Token::Digits);
    let named = own.is_empty() || !numbered && own.iter().all(name);
    let behind = matches!(kinds.get(at + 1), None | Some(Token::Blank));
    let row = own.is_empty() && line.trim_ascii_end().ends_with(b" |");
    (named && behind && !row).then_some(at + 1)
}
