//! Captures of a connection as text: `curl --trace-ascii`, "follow stream" (tshark), `tcpdump -A`, hex dumps, logs
//! of clients, messages inside literals, an item of Burp. What was sent is put together again, and what came back, each with the way back into the capture;
//! then the readers of HTTP and of answers take over. It must not know what HTTP is.

mod coded;
mod hexdump;
mod log;

use super::super::base64::{Blank, unpack};
use super::super::decode::{Decoded, plain};
use super::super::{Fidelity, Reading, answer};
use super::body::{Came, HeadEnds};
use super::copies::Characters;
use super::{Header, Request, Taken, body, http, quoted, script, several};
use crate::text::{Bytes, Place, Sources, Span, hex};

/// Both directions of a connection.
#[derive(Default)]
struct Stream {
    sent: Decoded,
    received: Decoded,
    /// The range of the text that the capture takes.
    used: Span,
}

impl Stream {
    /// One direction: back, or forth.
    fn way(&mut self, back: bool) -> &mut Decoded {
        if back {
            &mut self.received
        } else {
            &mut self.sent
        }
    }
}

/// A way of writing a capture.
type Way = fn(&[u8], usize) -> Option<Stream>;

/// The ways, and what each does to characters.
const WAYS: [(Way, Characters); 7] = [
    (byline, Characters::Dots),
    (trace, Characters::Dots),
    (follow, Characters::Dots),
    (hexdump::read, Characters::AsSent),
    (coded::read, Characters::AsSent),
    (packets, Characters::Dots),
    (log::read, Characters::AsSent),
];

/// IP and TCP heads with the time stamps that today's systems send.
const PACKET_HEAD: usize = 52;

/// Reads a capture.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let whole = memchr::memmem::find(sources.slice(place), b"form-data; name=").is_none();
    WAYS.iter().find_map(|(way, characters)| {
        let stream = way(sources.slice(place), place.span.start)?;
        // A form that this way did not find stands in another way.
        let found = |taken: &Taken| whole || taken.reading.holds.form.is_some();
        sources.attempt(|sources| joined(sources, place, stream, *characters).filter(found))
    })
}

/// Reads what a stream sent, and what came back.
fn joined(
    sources: &mut Sources,
    place: Place,
    stream: Stream,
    characters: Characters,
) -> Option<Taken> {
    let sent = stream.sent.into_source(sources, place.source, None);
    let sent = sources.whole(sent);
    let mut taken = http::messages(sources, sent, Came::Copied(characters))?;
    let received = stream.received.into_source(sources, place.source, None);
    let received = sources.whole(received);
    respond(sources, received, &mut taken);
    finished(taken, place, stream.used.shifted(place.span.start))
}

/// Reads a message out of literals: a whole one, or a body alone.
pub(super) fn literal(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let (sent, used) = quoted::read(sources.slice(place), place.span.start)?;
    let stream = Stream {
        sent,
        used,
        ..Stream::default()
    };
    if !stream.sent.bytes().starts_with(b"--") {
        return joined(sources, place, stream, Characters::AsSent);
    }
    let sent = stream.sent.into_source(sources, place.source, None);
    let sent = sources.whole(sent);
    let mut taken = body::read(sources, sent, false)?;
    if let Some(request) = taken.reading.holds.request.as_mut()
        && let Some(url) = script::own_url(sources, place, false)
    {
        request.goes_to(sources, url);
    }
    finished(taken, place, stream.used.shifted(place.span.start))
}

/// What came back, where somebody can read it.
fn respond(sources: &mut Sources, received: Place, taken: &mut Taken) {
    let answer = sources.attempt(|sources| answer::read(sources, received, false));
    taken.reading.holds.answer = answer.and_then(|more| more.holds.answer);
}

fn finished(mut taken: Taken, place: Place, used: Span) -> Option<Taken> {
    taken.reading.source = place.source;
    taken.reading.reader = "capture";
    taken.reading.fidelity = Fidelity::BrowserCopy;
    taken.used = used;
    taken.reading.holds.request.is_some().then_some(taken)
}

/// The lines of a text, with their ends.
fn lines(text: &[u8]) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive(|byte| *byte == b'\n')
        .map(move |line| {
            let span = Span::new(at, at + line.len());
            at = span.end;
            span
        })
}

/// A line without its end.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The number at the front of a text and what stands behind it.
fn number(text: &[u8]) -> Option<(usize, &[u8])> {
    let len = text.run(|byte| byte.is_ascii_digit());
    let digits = std::str::from_utf8(text.get(..len)?).ok()?;
    Some((digits.parse().ok()?, text.get(len..)?))
}

/// `curl --trace-ascii`: an offset leads each line, which ends where the next one's offset or the size says; two
/// bytes more than the line shows are its CRLF.
fn trace(text: &[u8], base: usize) -> Option<Stream> {
    memchr::memmem::find(text, b"=> Send ")?;
    let mut stream = Stream::default();
    let mut begun: Option<usize> = None;
    // Which way the block goes, its size, and the line whose end is not known yet.
    let mut block: Option<(bool, usize)> = None;
    let mut open: Option<(usize, Span)> = None;
    for span in lines(text) {
        let line = bare(text.cut(span));
        let offset = block.and_then(|_| offset(line));
        let line = event(line).unwrap_or(line);
        let mark = event(line).is_some();
        if offset.is_none() && !mark {
            if begun.is_some() && !line.is_empty() {
                break;
            }
            continue;
        }
        begun.get_or_insert(span.start);
        stream.used = Span::new(begun.unwrap_or_default(), span.end);
        if let (Some((sent, size)), Some((start, shown))) = (block, open.take()) {
            let next = offset.map_or(size, |(offset, _)| offset);
            let out = stream.way(!sent);
            out.copy(base + shown.start, text.cut(shown));
            if next == start + shown.len() + 2 {
                out.put(b"\r\n", Span::new(base + shown.end, base + span.start));
            }
        }
        if let Some((offset, lead)) = offset {
            let end = span.start + line.len();
            open = Some((offset, Span::new(span.start + lead, end)));
        } else {
            let data =
                memchr::memmem::find(line, b" data,").or(memchr::memmem::find(line, b" header,"));
            let data = data.filter(|_| memchr::memmem::find(line, b" SSL data").is_none());
            let size = data.and_then(|at| {
                let rest = line.get(at..)?.iter().position(u8::is_ascii_digit)?;
                number(line.get(at + rest..)?)
            });
            block = size.map(|(size, _)| (line.starts_with(b"=>"), size));
        }
    }
    if let (Some((sent, _)), Some((_, shown))) = (block, open) {
        stream.way(!sent).copy(base + shown.start, text.cut(shown));
    }
    Some(stream)
}

/// A line that tells what curl does, without the time (`--trace-time`) and the numbers (`--trace-ids`) in front.
fn event(line: &[u8]) -> Option<&[u8]> {
    let lead = |byte: &u8| byte.is_ascii_digit() || b":.[]- ".contains(byte);
    let from = line.iter().take(48).take_while(|byte| lead(byte)).count();
    let rest = line.get(from..)?;
    let marks: [&[u8]; 3] = [b"=> ", b"<= ", b"== "];
    marks
        .iter()
        .any(|mark| rest.starts_with(mark))
        .then_some(rest)
}

/// `00e1: `, and where the line's text begins.
fn offset(line: &[u8]) -> Option<(usize, usize)> {
    let colon = memchr::memchr(b':', line.get(..16.min(line.len()))?)?;
    let digits = line.get(..colon).filter(|digits| digits.len() >= 4)?;
    let value = usize::try_from(hex::number(digits)?).ok()?;
    let blank = usize::from(line.get(colon + 1) == Some(&b' '));
    Some((value, colon + 1 + blank))
}

/// tshark's "follow": the size of each piece on a line of its own, led in by a tab where it came back.
fn follow(text: &[u8], base: usize) -> Option<Stream> {
    let head = memchr::memmem::find(text, b"Follow: ")?;
    let rule = |line: &[u8]| line.len() > 20 && line.iter().all(|byte| *byte == b'=');
    let mut stream = Stream::default();
    let before = text.get(..head)?;
    let title = memchr::memmem::rfind(before, b"====").map_or(head, |end| {
        let line = before
            .get(..end)
            .and_then(|text| memchr::memrchr(b'\n', text));
        line.map_or(0, |line| line + 1)
    });
    let mut at = head;
    stream.used.start = title;
    while at < text.len() {
        let rest = text.after(at);
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |end| at + end + 1);
        let line = bare(text.cut(at..end));
        let back = line.starts_with(b"\t");
        let size = number(line.after(usize::from(back)));
        stream.used.end = end;
        if rule(line) {
            break;
        }
        let Some((size, b"")) = size else {
            at = end;
            continue;
        };
        let to = piece_end(text, end, size);
        let out = stream.way(back);
        out.copy(base + end, text.cut(end..to));
        // The line end behind the piece is not its own.
        at = to + usize::from(text.get(to) == Some(&b'\n'));
        stream.used.end = at.max(end);
    }
    Some(stream)
}

/// Where a piece of `size` bytes ends: a copy without CR shows fewer.
fn piece_end(text: &[u8], from: usize, size: usize) -> usize {
    let exact = (from + size).min(text.len());
    let piece = text.cut(from..exact);
    if piece.has(b"\r\n") || memchr::memchr(b'\n', piece).is_none() {
        return exact;
    }
    let mut left = size;
    let mut at = from;
    while let Some(byte) = text.get(at).filter(|_| left > 0) {
        left = left.saturating_sub(1 + usize::from(*byte == b'\n'));
        at += 1;
    }
    at
}

/// `ngrep -W byline`: a line about each packet, then its lines, of which CR is a dot.
fn byline(text: &[u8], base: usize) -> Option<Stream> {
    let mut stream = Stream::default();
    let mut client: Option<&[u8]> = None;
    let mut sends = true;
    for span in lines(text) {
        let line = text.cut(span);
        let shown = line.strip_suffix(b"\n").unwrap_or(line);
        if let Some(from) = segment(shown) {
            if client.is_none() {
                stream.used.start = span.start;
            }
            sends = *client.get_or_insert(from) == from;
        } else if client.is_some() && !shown.is_empty() && !shown.iter().all(|byte| *byte == b'#') {
            let out = stream.way(!sends);
            let text = shown.strip_suffix(b".").unwrap_or(shown);
            out.copy(base + span.start, text);
            let end = base + span.start + text.len();
            out.put(b"\r\n", Span::new(end, base + span.end));
        }
        stream.used.end = span.end;
    }
    client.map(|_| stream)
}

/// Who sent what stands below a line of ngrep's about a packet.
fn segment(line: &[u8]) -> Option<&[u8]> {
    let words: Vec<&[u8]> = line.split(|byte| *byte == b' ').collect();
    let way = words.iter().position(|word| *word == b"->")?;
    let flags = words.get(way + 2)?;
    let kind = matches!(words.first(), Some(&b"T" | &b"U"));
    (kind && flags.starts_with(b"[")).then(|| words.get(way - 1).copied())?
}

/// `tcpdump -A`: a line about each packet, then the packet with its heads; CR at a line's end is left out.
fn packets(text: &[u8], base: usize) -> Option<Stream> {
    memchr::memmem::find(text, b"Flags [")?;
    let heads: Vec<Span> = lines(text)
        .filter(|span| packet(text.cut(*span)).is_some())
        .collect();
    let first = heads.first()?.start;
    let mut stream = Stream {
        used: Span::new(first, text.len()),
        ..Stream::default()
    };
    let ends = heads
        .iter()
        .skip(1)
        .map(|span| span.start)
        .chain([text.len()]);
    let mut client: Option<&[u8]> = None;
    for (head, end) in heads.iter().zip(ends) {
        let line = text.cut(*head);
        let Some((from, size)) = packet(line).filter(|(_, size)| *size > 0) else {
            continue;
        };
        let payload = payload(text, Span::new(head.end, end), size);
        // Who speaks first asks.
        let sends = *client.get_or_insert(from) == from;
        let out = stream.way(!sends);
        let mut at = payload.start;
        for part in text.cut(payload).split_inclusive(|byte| *byte == b'\n') {
            let shown = part.strip_suffix(b"\n").unwrap_or(part);
            out.copy(base + at, shown);
            if shown.len() < part.len() {
                let end = at + shown.len();
                let crlf: &[u8] = if shown.ends_with(b"\r") {
                    b"\n"
                } else {
                    b"\r\n"
                };
                out.put(crlf, Span::new(base + end, base + end + 1));
            }
            at += part.len();
        }
    }
    Some(stream)
}

/// Who sent a packet, and the size of its payload.
fn packet(line: &[u8]) -> Option<(&[u8], usize)> {
    let ip = memchr::memmem::find(line, b"IP ").filter(|at| *at < 64)?;
    let way = memchr::memmem::find(line, b" > ").filter(|at| *at > ip)?;
    memchr::memmem::find(line, b"Flags [")?;
    let length =
        memchr::memmem::rfind(line, b" length ").or_else(|| memchr::memmem::find(line, b"length "));
    let (size, _) = number(
        line.get(length?..)?
            .trim_ascii_start()
            .strip_prefix(b"length ")?,
    )?;
    let from = line.get(ip..way)?;
    Some((from.rsplit(|byte| *byte == b' ').next()?, size))
}

/// The payload of a packet: its last `size` bytes, of which no CR before LF is shown.
fn payload(text: &[u8], packet: Span, size: usize) -> Span {
    let shown = text.cut(packet);
    let end = packet.start + shown.strip_suffix(b"\n").unwrap_or(shown).len();
    let whole = text.cut(packet.start..end);
    let known = |mark: &[u8]| memchr::memmem::find(whole.get(..96.min(whole.len()))?, mark);
    let marks: [&[u8]; 4] = [b"POST /", b"GET /", b"HTTP/1.", b"----"];
    let head = marks
        .iter()
        .filter_map(|mark| known(mark))
        .min()
        .unwrap_or(PACKET_HEAD);
    let start = (packet.start + head).min(end);
    let breaks = memchr::memchr_iter(b'\n', text.cut(start..end)).count();
    let fits = end - start <= size + 4 && end - start + breaks + 4 >= size;
    if fits {
        return Span::new(start, end);
    }
    Span::new(end.saturating_sub(size).max(packet.start), end)
}

/// An item that Burp saved (the request as base64 or as it is inside its tags), or a transaction of Charles.
pub(super) fn item(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    memchr::memmem::find(text, b"<request")?;
    let starts: Vec<usize> = memchr::memmem::find_iter(text, b"<request").collect();
    several::best(sources, place, starts, |sources, place| {
        let sent = element(sources, place, b"request")?;
        let mut taken = http::messages(sources, sent, Came::Raw(HeadEnds::Lf))
            .or_else(|| transaction(sources, sent))?;
        if let Some(received) = element(sources, place, b"response") {
            let inner = element(sources, received, b"body");
            respond(sources, inner.unwrap_or(received), &mut taken);
        }
        let close = memchr::memmem::find(sources.slice(place), b"</item>");
        let end = close.map_or(place.span.end, |at| place.span.start + at + 7);
        finished(taken, place, Span::new(place.span.start, end))
    })
}

/// Charles keeps first line, headers and body in elements of their own.
fn transaction(sources: &mut Sources, place: Place) -> Option<Taken> {
    let body = element(sources, place, b"body")?;
    let mut reading = Reading::new(place.source, "capture", Fidelity::BrowserCopy);
    reading.missing = vec!["content-length"];
    let mut request = Request::default();
    let line = element(sources, place, b"first-line")?;
    let method = sources.slice(line).iter().take_while(|byte| **byte != b' ');
    let method = Span::new(0, method.count());
    request.method = Some(plain(line.source, line.part(method).span));
    let heads = memchr::memmem::find_iter(sources.slice(place), b"<header>");
    let heads: Vec<usize> = heads.collect();
    for at in heads {
        let head = place.part(Span::new(at, place.span.len()));
        let name = element(sources, head, b"name")?;
        let value = element(sources, head, b"value")?;
        let [name, value] = [name, value].map(|place| plain(place.source, place.span));
        if sources.slice(name.place).eq_ignore_ascii_case(b"host") {
            request.host = Some(value);
        }
        request.headers.push(Header { name, value });
    }
    let text = plain(body.source, body.span);
    body::copied(
        sources,
        &mut reading,
        &mut request,
        text,
        Characters::AsSent,
    );
    reading.holds.request = Some(request);
    let used = place.span;
    Some(Taken { reading, used })
}

/// The content of an element, decoded where its `base64` says so.
fn element(sources: &mut Sources, place: Place, name: &[u8]) -> Option<Place> {
    let text = sources.slice(place);
    let tag = [b"<", name].concat();
    let open = memchr::memmem::find_iter(text, &tag).find(|at| {
        // `<header>` is not `<headers>`.
        let behind = text.get(at + tag.len());
        behind.is_some_and(|byte| matches!(byte, b'>' | b' '))
    })?;
    let body = open + memchr::memchr(b'>', text.get(open..)?)? + 1;
    let close = [b"</", name, b">"].concat();
    let end = body + memchr::memmem::find(text.get(body..)?, &close)?;
    let coded = memchr::memmem::find(text.get(open..body)?, b"base64=\"true\"")
        .or(memchr::memmem::find(text.get(open..body)?, b"\"base64\""))
        .is_some();
    let inner = text.cut(body..end).trim_ascii();
    let data = inner.strip_prefix(b"<![CDATA[").unwrap_or(inner);
    let lead = inner.len() - data.len();
    let from =
        body + text.cut(body..end).len() - text.cut(body..end).trim_ascii_start().len() + lead;
    let data = data.strip_suffix(b"]]>").unwrap_or(data);
    let at = place.part(Span::new(from, from + data.len()));
    if !coded {
        return (!data.is_empty()).then_some(at);
    }
    let unpacked = unpack(data, Blank::Skip).ok()?;
    let window = sources.window(at, None);
    let source = sources.derive(unpacked.bytes, window, unpacked.map, None);
    Some(sources.whole(source))
}
