//! Hex dumps of a connection: `curl --trace`, `tcpdump -X`, Wireshark's "hex dump", `xxd`, `hexdump -C`, Netty's
//! log. Each is rows of an offset, the bytes, and their characters; which way a block of rows went stands in its
//! indentation or in the line above it. Apart from the other captures, since here no byte is lost.

use super::{Stream, bare, lines, packet};
use crate::text::{Bytes, Span, hex};

/// So many bytes a row holds at most.
const WIDTH: usize = 16;

/// So many bytes of a dump are put together.
const LIMIT: usize = 256 * 1024;

/// A byte and where its two digits stand.
type Digits = (u8, usize);

struct Row {
    indent: usize,
    offset: usize,
    bytes: Vec<Digits>,
}

/// Rows that go on from one another.
struct Block {
    indent: usize,
    back: bool,
    bytes: Vec<Digits>,
    /// How many of the last bytes are the payload of a packet.
    payload: Option<usize>,
}

pub(super) fn read(text: &[u8], base: usize) -> Option<Stream> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut used: Option<Span> = None;
    let mut above: &[u8] = b"";
    let mut client: Option<&[u8]> = None;
    let mut sum = 0;
    for span in lines(text) {
        let line = bare(text.cut(span));
        let Some(row) = row(line, span.start).filter(|_| sum < LIMIT) else {
            if !is_frame(line) {
                above = line;
            }
            continue;
        };
        sum += row.bytes.len();
        let first = used.map_or(span.start, |used| used.start);
        used = Some(Span::new(first, span.end));
        let goes_on = blocks.iter_mut().rev().find(|one| one.indent == row.indent);
        match goes_on.filter(|one| row.offset > 0 && one.bytes.len() == row.offset) {
            Some(block) => block.bytes.extend(row.bytes),
            None => blocks.push(begun(&blocks, row, above, &mut client)),
        }
    }
    let mut stream = Stream {
        used: used?,
        ..Stream::default()
    };
    for block in &blocks {
        let skip = block.bytes.len() - block.payload.unwrap_or(usize::MAX).min(block.bytes.len());
        let out = stream.way(block.back);
        for (byte, at) in block.bytes.iter().skip(skip) {
            out.put(&[*byte], Span::new(base + at, base + at + 2));
        }
    }
    Some(stream)
}

/// A block that begins with a row; the line above it says which way it went.
fn begun<'a>(blocks: &[Block], row: Row, above: &'a [u8], client: &mut Option<&'a [u8]>) -> Block {
    let deeper = blocks
        .first()
        .is_some_and(|first| row.indent > first.indent);
    let packet = packet(above);
    let answered = packet.is_some_and(|(from, size)| {
        // Who speaks first asks.
        size > 0 && *client.get_or_insert(from) != from
    });
    let received: [&[u8]; 3] = [b"<= Recv", b" READ", b" << "];
    let has = |mark: &&[u8]| above.has(mark);
    // What TLS adds is no part of either direction.
    let tls = has(&b" SSL data".as_slice());
    Block {
        indent: row.indent,
        back: deeper || answered || received.iter().any(has),
        bytes: row.bytes,
        payload: tls.then_some(0).or(packet.map(|(_, size)| size)),
    }
}

/// The lines around Netty's rows.
fn is_frame(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.starts_with(b"+--") || line.starts_with(b"|  0  1  2")
}

/// `0010: 4f 53 54`, `\t0x0010:  4f53 54`, `00000010  4f 53 54`, `|00000010| 4f 53 54`.
fn row(line: &[u8], at: usize) -> Option<Row> {
    let text = line.trim_ascii_start();
    let indent = line.len() - text.len();
    let text = text.strip_prefix(b"|").unwrap_or(text);
    let text = text.strip_prefix(b"0x").unwrap_or(text);
    let len = text
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    let offset = hex::number(text.get(..len)?).filter(|_| (4..=8).contains(&len))?;
    let rest = text.get(len..)?;
    let mark = usize::from(matches!(rest.first(), Some(b':' | b'|')));
    let digits = rest.get(mark..)?;
    let blanks = digits.indent();
    if blanks == 0 || blanks > 3 {
        return None;
    }
    let from = line.len() - digits.len() + blanks;
    let bytes = bytes(line.get(from..)?, at + from);
    (!bytes.is_empty()).then(|| Row {
        indent,
        offset: usize::try_from(offset).unwrap_or(usize::MAX),
        bytes,
    })
}

/// The bytes of a row: pairs of digits, alone or in groups, with a wider gap in the middle at most.
fn bytes(text: &[u8], base: usize) -> Vec<Digits> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < WIDTH {
        let gap = text.after(at).iter();
        let gap = gap.take_while(|byte| **byte == b' ').count();
        let next = at + gap;
        let value = text.get(next..next + 2).and_then(hex::pair);
        let Some(value) = value.filter(|_| gap < 2 || gap == 2 && found.len() == WIDTH / 2) else {
            break;
        };
        found.push((value, base + next));
        at = next + 2;
    }
    found
}
