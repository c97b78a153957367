//! A request as a client's log shows it, line by line behind a time and a name: `--> POST` of OkHttp and `--->` of
//! Feign (also through logcat), Jersey's `1 > POST`, the wire log of Apache's HttpClient, requests-toolbelt's
//! dump. What leads the lines is taken off. Apart from the other captures, since a log has only lines, no sizes.

use super::{Stream, bare, lines};
use crate::text::{Bytes, Span, hex};

/// The end of what leads each line is compared to so many bytes.
const TAIL: usize = 24;

/// What mitmproxy's log sets in the lines of a request with.
const INDENT: &[u8] = b"    ";

/// What leads a line is not longer than this.
const LEAD: usize = 400;

/// How a log writes a request.
struct Style<'a> {
    /// The end of what leads each line; empty where nothing does.
    tail: &'a [u8],
    /// How far from a line's beginning that may be.
    reach: usize,
    /// Whether it is Apache's wire log, which writes line ends as `[\r][\n]`.
    wire: bool,
}

pub(super) fn read(text: &[u8], base: usize) -> Option<Stream> {
    let (start, at, end) = lines(text).find_map(|span| {
        let line = bare(text.cut(span));
        let (at, end) = mark(line)?;
        Some((span, at, end))
    })?;
    let line = bare(text.cut(start));
    let style = style(line, at, text.get(start.end..)?)?;
    let mut stream = Stream {
        used: start,
        ..Stream::default()
    };
    if !style.wire {
        let target = Span::new(start.start + at, start.start + end);
        stream.sent.copy(base + target.start, text.cut(target));
        let line_end = Span::new(start.start + line.len(), start.end);
        stream.sent.copy(base + line_end.start, text.cut(line_end));
    }
    let mut back = false;
    for span in lines(text).skip_while(|span| span.start < start.start) {
        if style.wire {
            wire(text, span, base, &mut stream);
            continue;
        }
        if span.start == start.start {
            continue;
        }
        let from = span.start + style.lead(bare(text.cut(span)));
        let rest = text.cut(from..span.end);
        let ends: [&[u8]; 2] = [b"--> END", b"---> END"];
        let ended = ends.iter().any(|end| rest.starts_with(end));
        back |= ended
            || rest.starts_with(b" << ")
            || rest.starts_with(b"<-- ")
            || rest.starts_with(b"<--- ");
        if mark(bare(rest)).is_some()
            || rest.starts_with(b"<-- END")
            || rest.starts_with(b"<--- END")
        {
            break;
        }
        stream.used.end = span.end;
        if !ended {
            stream.way(back).copy(base + from, rest);
        }
    }
    Some(stream)
}

/// Where the method of a logged request stands in a line and where its target ends: behind something, and with
/// nothing behind it but the protocol.
fn mark(line: &[u8]) -> Option<(usize, usize)> {
    let near = line.get(..LEAD.min(line.len()))?;
    let at = memchr::memmem::find(near, b"POST ").filter(|at| *at > 0)?;
    let rest = line.get(at + 5..)?;
    let len = rest
        .iter()
        .position(|byte| *byte == b' ')
        .unwrap_or(rest.len());
    let target = rest.get(..len)?;
    let behind = rest.get(len..)?.trim_ascii();
    let behind = behind.strip_suffix(b"[\\r][\\n]\"").unwrap_or(behind);
    let version = behind
        .strip_prefix(b"HTTP/")
        .or(behind.strip_prefix(b"http/"));
    let protocol = behind.is_empty() || behind == b"h2" || version.is_some_and(|one| one.len() < 4);
    let is_target = target.starts_with(b"http") || (target.starts_with(b"/") && version.is_some());
    (protocol && is_target && arrow(line.get(..at)?).is_some()).then_some((at, at + 5 + len))
}

/// What leads the line of a request without its arrow (`--> `, `1 > `, `>> "`, `< `); `None` where it ends in no
/// mark of a log.
fn arrow(lead: &[u8]) -> Option<&[u8]> {
    let arrows: [&[u8]; 2] = [b"---> ", b"--> "];
    if let Some(rest) = arrows.iter().find_map(|arrow| lead.strip_suffix(*arrow)) {
        return Some(rest);
    }
    // `curl -v` leads the head alone so, and is read as what it is.
    let trace = lead == b"> " || lead == b"* ";
    let marks: [&[u8]; 4] = [b">> \"", b"> ", b"< ", b": "];
    let timed = lead.strip_suffix(b" ").is_some_and(|lead| {
        // `2026/11/28 01:56:00 ` of Go's log.
        let tail = lead.after(lead.len().saturating_sub(8));
        matches!(tail, [_, _, b':', _, _, b':', _, _])
    });
    if timed {
        // A message is logged at once: its other lines are led by nothing.
        return Some(&[]);
    }
    (!trace && marks.iter().any(|mark| lead.ends_with(mark))).then_some(lead)
}

fn style<'a>(line: &'a [u8], at: usize, below: &[u8]) -> Option<Style<'a>> {
    let lead = line.get(..at)?;
    let own = arrow(lead)?;
    // mitmproxy's log sets in what stands below the line about a request.
    if below.starts_with(INDENT) && lead.ends_with(b": ") {
        return Some(Style {
            tail: INDENT,
            reach: INDENT.len(),
            wire: false,
        });
    }
    let digit = own
        .iter()
        .rposition(u8::is_ascii_digit)
        .map_or(0, |at| at + 1);
    let from = digit.max(own.len().saturating_sub(TAIL));
    Some(Style {
        tail: own.get(from..)?,
        reach: own.len() + TAIL,
        wire: lead.ends_with(b">> \""),
    })
}

impl Style<'_> {
    /// How many bytes lead a line.
    fn lead(&self, line: &[u8]) -> usize {
        if self.tail.is_empty() {
            return 0;
        }
        let near = line.before(self.reach.min(line.len()));
        if let Some(at) = memchr::memmem::find(near, self.tail) {
            return at + self.tail.len();
        }
        // Of an empty line some programs trim the blank in front of it.
        let trimmed = self.tail.trim_ascii_end();
        let bare = !trimmed.is_empty() && near.len() == line.len() && line.ends_with(trimmed);
        if bare { line.len() } else { 0 }
    }
}

/// A line of the wire log: `… >> "text[\r][\n]"`.
fn wire(text: &[u8], span: Span, base: usize, stream: &mut Stream) {
    let line = bare(text.cut(span));
    let near = line.before(LEAD.min(line.len()));
    let way = [(&b">> \""[..], false), (b"<< \"", true)];
    let found = way.iter().find_map(|(mark, back)| {
        let at = memchr::memmem::find(near, mark)?;
        Some((at + mark.len(), *back))
    });
    let Some((from, back)) = found.filter(|_| line.ends_with(b"\"")) else {
        return;
    };
    stream.used.end = span.end;
    let out = stream.way(back);
    let end = line.len() - 1;
    let mut at = from;
    while at < end {
        let rest = line.cut(at..end);
        let run = memchr::memchr(b'[', rest).unwrap_or(rest.len());
        out.copy(base + span.start + at, rest.before(run));
        at += run;
        let rest = line.cut(at..end);
        if rest.is_empty() {
            break;
        }
        let (byte, len) = coded(rest).unwrap_or((b'[', 1));
        let place = base + span.start + at;
        out.put(&[byte], Span::new(place, place + len));
        at += len;
    }
}

/// `[\r]`, `[\n]`, `[0xe5]`
fn coded(text: &[u8]) -> Option<(u8, usize)> {
    let close = memchr::memchr(b']', text.get(..6.min(text.len()))?)?;
    let byte = match text.get(1..close)? {
        b"\\r" => b'\r',
        b"\\n" => b'\n',
        code => {
            let value = hex::number(code.strip_prefix(b"0x")?)?;
            u8::try_from(value).ok()?
        }
    };
    Some((byte, close + 1))
}
