//! Takes off what stands in front of every line of a text (a mail's `> `, the stamp of a log, a container's name, line
//! numbers), with the way back. Apart, because a part in a log is read like any other once its lines are bare. A
//! gutter is known by what repeats, not by the program that wrote it; it knows nothing of what the lines say.

use super::super::decode::{Decoded, json_text};
use super::super::draft::name_weight;
use super::starts::{is_delimiter, is_devtools_head, is_request_line, outside_bodies};
use crate::json;
use crate::text::{Bytes, Place, Sources, Span};

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
    if let Some(cuts) = tails(sources.slice(at)) {
        at = without(sources, at, cuts);
    }
    for _ in 0..LEVELS {
        let text = sources.slice(at);
        let lines = text.line_spans().map(|line| text.cut(line));
        let least = lines
            .filter(|line| every && !line.trim_ascii().is_empty())
            .count();
        let Some(cuts) = cuts(text, least) else {
            break;
        };
        at = without(sources, at, cuts);
    }
    (at.source != place.source).then_some(at)
}

/// The text without some of its ranges.
fn without(sources: &mut Sources, at: Place, cuts: Vec<Span>) -> Place {
    let text = sources.slice(at);
    let mut decoded = Decoded::default();
    let mut from = 0;
    for cut in cuts {
        decoded.copy(at.span.start + from, text.cut(from..cut.start));
        from = cut.end;
    }
    decoded.copy(at.span.start + from, text.after(from));
    let source = decoded.into_source(sources, at.source, None);
    sources.whole(source)
}

/// What a page or a document puts around every line, in front and at the end.
const LINE_MARKS: [(&str, &str); 6] = [
    ("", "<br>"),
    ("", "<br/>"),
    ("", "<br />"),
    ("<p>", "</p>"),
    ("", "\u{3002}"),
    ("", "  "),
];

/// So many lines in a row show such marks to be nobody's, where two names of fields stand in them.
const MARKED: usize = 3;

/// The marks of the longest run of lines that all have the same and list fields.
fn tails(text: &[u8]) -> Option<Vec<Span>> {
    const NAMES: [&str; 4] = ["policy", "q-ak", "q-key-time", "q-signature"];
    // What a file in a body holds is content: there the delimiters have the marks, too.
    let body = text.has(b"form-data;");
    let runs = LINE_MARKS.iter().flat_map(|(lead, tail)| {
        if !text.has(tail.as_bytes()) {
            return Vec::new();
        }
        let lines: Vec<Span> = text.line_spans().collect();
        let lines = lines.into_iter().filter(|line| !text.cut(*line).is_empty());
        let has = |line: &Span| {
            let own = text.cut(*line);
            own.trim_ascii_start().starts_with(lead.as_bytes()) && own.ends_with(tail.as_bytes())
        };
        let lines: Vec<Span> = lines.collect();
        let runs = lines.chunk_by(|one, two| has(one) == has(two));
        let runs = runs.filter(|run| run.len() >= MARKED && run.first().is_some_and(has));
        let cuts = runs.filter_map(|run| {
            let all = text.cut(run.first()?.start..run.last()?.end);
            let named = NAMES.iter().filter(|name| all.has(name.as_bytes())).count();
            let cuts = run.iter().flat_map(|line| {
                let front = line.start + text.cut(*line).indent();
                let cuts = [
                    Span::new(front, front + lead.len()),
                    Span::new(line.end - tail.len(), line.end),
                ];
                cuts.into_iter().filter(|cut| !cut.is_empty())
            });
            let delimited = !body || run.iter().any(|line| text.cut(*line).starts_with(b"--"));
            (named > 1 && delimited).then(|| cuts.collect::<Vec<Span>>())
        });
        cuts.collect()
    });
    runs.max_by_key(Vec::len)
}

/// What containers and journals call a logged line.
const LOGGED: [&str; 5] = ["log", "MESSAGE", "message", "msg", "textPayload"];

/// The lines that a log keeps in an object each (`{"log":"…\\n","stream":"stdout"}`); `None` where one is another.
fn logged(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place).to_vec();
    let inside = text.trim_ascii();
    if !inside.starts_with(b"{\"") || memchr::memchr(b'\n', inside).is_none() {
        return None;
    }
    let mut decoded = Decoded::default();
    for line in text.line_spans() {
        if text.cut(line).trim_ascii().is_empty() {
            continue;
        }
        let root = json::parse(text.cut(line)).root?;
        let logged = LOGGED.iter().find_map(|name| root.get(name)?.as_text())?;
        let window = sources.window(place.part(line), None);
        let value = json_text(sources, window, logged).place;
        let bytes = sources.slice(value).to_vec();
        for (index, byte) in bytes.iter().enumerate() {
            let byte_at = value.part(Span::new(index, index + 1));
            let byte_at = sources.lift_to(byte_at, place.source)?;
            decoded.put(&[*byte], byte_at.span);
        }
        if !bytes.ends_with(b"\n") {
            decoded.put(b"\n", Span::empty(place.span.start + line.end));
        }
    }
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// What is to be taken off, in order, of so many lines at least. The bytes of a body are its own.
fn cuts(text: &[u8], least: usize) -> Option<Vec<Span>> {
    let least = least.max(1);
    let lines = outside_bodies(text);
    let mut found = marked(text, &lines, quotes)
        .or_else(|| marked(text, &lines, frame))
        .unwrap_or_else(|| repeated(text, &lines));
    if found.len() < least {
        found = indented(text, &lines);
    }
    (found.len() >= least).then_some(found)
}

/// The indentation of a body, a request or a list of names, whose own lines have none.
fn indented(text: &[u8], lines: &[Span]) -> Vec<Span> {
    // Where all of a text is set in, all of it was set in together.
    let filled = || {
        lines
            .iter()
            .filter(|line| !text.cut(**line).trim_ascii().is_empty())
    };
    let blanks = filled().map(|line| text.cut(*line).indent());
    let all = blanks.min().filter(|_| filled().count() > 1).unwrap_or(0);
    let mut cuts = Vec::new();
    let mut width = all;
    for line in lines {
        let bytes = text.cut(*line);
        let (own, blank) = (bytes.trim_ascii(), bytes.indent());
        if !own.is_empty() && (width == 0 || blank < width) {
            let end = line.start + bytes.trim_ascii_end().len();
            let begins = own.starts_with(b"--") && is_delimiter(text, end)
                || is_request_line(own)
                || is_devtools_head(own)
                || name_weight(own) > 0;
            width = if begins { blank } else { all };
        }
        let cut = width.min(bytes.len());
        cuts.extend((cut > 0).then(|| Span::new(line.start, line.start + cut)));
    }
    cuts
}

/// Marks in front of lines, where two lines have them. Those of quoting lead the lines of `curl -v` too, which keep
/// them.
fn marked(text: &[u8], lines: &[Span], mark: fn(&[u8]) -> usize) -> Option<Vec<Span>> {
    let traced = |line: &[u8]| line.starts_with(b"< ") || line.starts_with(b"* ");
    if lines.iter().any(|line| traced(text.cut(*line))) {
        return None;
    }
    let marks = lines.iter().map(|line| (line.start, mark(text.cut(*line))));
    let marks = marks.filter(|(_, len)| *len > 0);
    let marks: Vec<Span> = marks
        .map(|(start, len)| Span::new(start, start + len))
        .collect();
    (marks.len() > 1).then_some(marks)
}

/// How many bytes of a drawn frame lead a line (`║ `, `╟ `); a row of a table has a frame at its end too.
fn frame(line: &[u8]) -> usize {
    let is_drawn = |three: &[u8]| matches!(three, [0xE2, 0x94 | 0x95, _]);
    let drawn = line.chunks(3).take_while(|three| is_drawn(three)).count() * 3;
    let blank = usize::from(line.get(drawn) == Some(&b' '));
    let line = line.trim_ascii_end();
    let row = line.len() > drawn && is_drawn(line.after(line.len().saturating_sub(3)));
    if drawn == 0 || row { 0 } else { drawn + blank }
}

/// How many bytes of quoting lead a line.
fn quotes(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = line.after(at);
        let blanks = rest.run(|byte| byte == b' ');
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
    /// Its pieces.
    kinds: Vec<Token>,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// So many of them are the mark.
    mark: usize,
    /// Its number, where the mark is one that counts lines.
    number: Option<u64>,
}

impl Head {
    /// Whether a line goes on with what a line above began.
    fn follows(&self, above: &Self) -> bool {
        let counts = match (self.number, above.number) {
            (Some(own), Some(above)) => Some(own) == above.checked_add(1),
            (own, above) => own.is_none() && above.is_none(),
        };
        counts && self.kinds.get(..above.mark) == above.kinds.get(..above.mark)
    }

    /// Where so many pieces end.
    fn end(&self, count: usize) -> usize {
        let last = count.checked_sub(1).and_then(|last| self.ends.get(last));
        last.copied().unwrap_or_default()
    }
}

/// Runs of lines with a mark, each with the gutter that they share. A long log is one run: its heads are read again
/// rather than kept.
fn repeated(text: &[u8], lines: &[Span]) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut above = lines.first().and_then(|line| head(text.cut(*line)));
    let runs = lines.chunk_by(|_, line| {
        let head = head(text.cut(*line));
        let pair = head.as_ref().zip(above.as_ref());
        let follows = pair.is_some_and(|(head, above)| head.follows(above));
        above = head;
        follows
    });
    for run in runs {
        strip(text, run, &mut cuts);
    }
    cuts
}

/// Adds the gutter of a run of lines, where there is one.
fn strip(text: &[u8], run: &[Span], cuts: &mut Vec<Span>) {
    let heads = || {
        run.iter()
            .filter_map(|line| Some((line.start, head(text.cut(*line))?)))
    };
    let Some((_, first)) = heads().next() else {
        return;
    };
    // A number and a blank lead many a line.
    let weak = first.number.is_some() && first.kinds.get(first.mark) == Some(&Token::Blank);
    if run.len() < 2 + usize::from(weak) {
        return;
    }
    let widest = heads().max_by_key(|(_, head)| head.kinds.len());
    let mut shared = widest.map_or_else(Vec::new, |(_, head)| head.kinds);
    for (_, head) in heads() {
        let own = head.kinds.len() - usize::from(head.kinds.last() == Some(&Token::Blank));
        let pairs = shared.iter().zip(&head.kinds);
        let equal = pairs.take_while(|(one, two)| one == two).count();
        // An empty line ends inside its gutter.
        if equal < own {
            shared.truncate(equal);
        }
    }
    let Some(count) = boundary(&shared, first.mark) else {
        return;
    };
    // Of blanks at its end the gutter has as many as the line with the fewest.
    let ends_blank = shared.get(count - 1) == Some(&Token::Blank);
    let blank = |head: &Head| head.end(count) - head.end(count - 1);
    let full = |head: &Head| ends_blank && head.kinds.len() > count;
    let narrow = heads()
        .filter(|(_, head)| full(head))
        .map(|(_, head)| blank(&head))
        .min();
    for (start, head) in heads() {
        let kept = narrow
            .filter(|_| full(&head))
            .map_or(0, |narrow| blank(&head) - narrow);
        let end = head.end(count.min(head.kinds.len())) - kept;
        cuts.push(Span::new(start, start + end));
    }
}

/// Where a shared beginning ends as a gutter: behind a blank or a mark of separation, before anything that a line's
/// own text begins with.
fn boundary(shared: &[Token], mark: usize) -> Option<usize> {
    use Token::{Blank, Byte};
    let own = |at: usize| match (shared.get(at), shared.get(at + 1)) {
        // An option of a command.
        (Some(Byte(b'-')), next) => shared.get(at - 1) == Some(&Blank) && next != Some(&Blank),
        // Which way a line of Apache's wire log went.
        (Some(Byte(one @ (b'>' | b'<'))), two) => two == Some(&Byte(*one)),
        (Some(Byte(byte)), _) => b"\"'{=$@\\".contains(byte),
        _ => false,
    };
    let mark = mark.max(1);
    let end = (mark..shared.len()).find(|at| own(*at));
    let ends = |count: &usize| {
        let last = shared.get(count - 1);
        matches!(last, Some(Blank | Byte(b':' | b'|' | b'>' | b']')))
    };
    (mark..=end.unwrap_or(shared.len())).rev().find(ends)
}

/// The front of a line that has a mark.
fn head(line: &[u8]) -> Option<Head> {
    let near = line.near(WIDEST);
    let first = *line.iter().find(|byte| **byte != b' ' && **byte != b'\t')?;
    let starts = first.is_ascii_alphanumeric() || matches!(first, b'[' | b'|' | b'(');
    // What a program captured of a connection has times of its own.
    if !starts || near.has(b" IP ") {
        return None;
    }
    let (kinds, ends) = tokens(near);
    // What leads the whole line came last: `web_1  | 10:00:01 INFO `.
    let marks = [stamp(&kinds), weight(&kinds), bar(&kinds, line)];
    let mark = marks.into_iter().flatten().min().or_else(|| tag(&kinds));
    let number = if mark.is_some() {
        None
    } else {
        number(line, &kinds, &ends)
    };
    let lead = usize::from(kinds.first() == Some(&Token::Blank));
    let mark = mark.or(number.map(|_| lead + 1))?;
    Some(Head {
        kinds,
        ends,
        mark,
        number,
    })
}

/// The number that counts a line.
fn number(line: &[u8], kinds: &[Token], ends: &[usize]) -> Option<u64> {
    let lead = usize::from(kinds.first() == Some(&Token::Blank));
    let whole = ends.get(lead).is_some_and(|end| *end < WIDEST);
    let behind = kinds.get(lead + 1);
    let separated = matches!(
        behind,
        None | Some(Token::Blank | Token::Byte(b':' | b'|' | b'.' | b')' | 0xE2))
    );
    if kinds.get(lead) != Some(&Token::Digits) || !whole || !separated {
        return None;
    }
    let digits = line.trim_ascii_start();
    let digits = digits.before(digits.run(|byte| byte.is_ascii_digit()));
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The pieces of a line, and where each of them ends.
fn tokens(line: &[u8]) -> (Vec<Token>, Vec<usize>) {
    let (mut kinds, mut ends) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(byte) = line.get(at) {
        let rest = line.after(at);
        let inside = line
            .before(at)
            .last()
            .is_some_and(u8::is_ascii_alphanumeric);
        let (token, len) = match (byte, weight_len(rest).filter(|_| !inside)) {
            (b'0'..=b'9', _) => (Token::Digits, rest.run(|byte| byte.is_ascii_digit())),
            (b' ' | b'\t', _) => (Token::Blank, rest.run(|byte| matches!(byte, b' ' | b'\t'))),
            (_, Some(len)) => (Token::Weight, len),
            (byte, None) => (Token::Byte(*byte), 1),
        };
        at += len;
        kinds.push(token);
        ends.push(at);
    }
    (kinds, ends)
}

/// The length of a log's weight at the front.
fn weight_len(text: &[u8]) -> Option<usize> {
    let len = text.run(|byte| byte.is_ascii_alphabetic());
    let word = text.before(len);
    let is = |weight: &&str| {
        weight.as_bytes() == word || len > 1 && weight.as_bytes().eq_ignore_ascii_case(word)
    };
    let alone = !matches!(text.get(len), Some(b'-' | b'_' | b'='));
    (alone && WEIGHTS.iter().any(is)).then_some(len)
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
