//! A connection's bytes written as digits alone, without offsets: Wireshark's hex stream, C arrays and escaped strings,
//! raw hex of "follow stream", and base64 of packets (its YAML, or bytes copied as base64). Blocks of such lines follow
//! each other; the first that holds a request is where it begins. It must not know what a request says.

use super::super::super::base64::{Blank, unpack};
use super::{Stream, lines};
use crate::text::{Bytes, Span, hex};

/// So many digits of a line make it one of bytes.
const PAIRS: usize = 8;

/// So far into a block a request may begin: behind the heads of the packet.
const HEADS: usize = 160;

/// A byte and where its digits stand.
type Digits = (u8, Span);

pub(super) fn read(text: &[u8], base: usize) -> Option<Stream> {
    let coded = text.has(b"UE9TVC");
    let blocks = if coded {
        blocks(text, letters)
    } else {
        blocks(text, digits)
    };
    let mut stream = Stream::default();
    let mut back = false;
    let mut begun = false;
    for (span, bytes) in blocks {
        let plain: Vec<u8> = bytes
            .iter()
            .take(HEADS + 8)
            .map(|(byte, _)| *byte)
            .collect();
        let skip = if begun {
            Some(0)
        } else {
            memchr::memmem::find(&plain, b"POST ")
        };
        let Some(skip) = skip.filter(|skip| *skip <= HEADS) else {
            continue;
        };
        if !begun {
            stream.used.start = span.start;
        }
        begun = true;
        back |= plain.starts_with(b"HTTP/1.");
        stream.used.end = span.end;
        let out = stream.way(back);
        for (byte, at) in bytes.iter().skip(skip) {
            out.put(&[*byte], at.shifted(base));
        }
    }
    begun.then_some(stream)
}

/// Runs of lines that hold nothing but bytes.
fn blocks(text: &[u8], read: fn(&[u8], usize) -> Vec<Digits>) -> Vec<(Span, Vec<Digits>)> {
    let mut blocks: Vec<(Span, Vec<Digits>)> = Vec::new();
    let mut open = false;
    for span in lines(text) {
        let bytes = read(text.cut(span), span.start);
        let wide = bytes.len() >= PAIRS || open && !bytes.is_empty();
        match blocks.last_mut().filter(|_| open) {
            _ if !wide => {}
            Some((whole, block)) => {
                whole.end = span.end;
                block.extend(bytes);
            }
            None => blocks.push((span, bytes)),
        }
        open = wide;
    }
    blocks
}

/// `504f5354`, `50 4f 53`, `0x50, 0x4f,`, `"\x50\x4f" \`; nothing of a line that holds something else.
fn digits(line: &[u8], base: usize) -> Vec<Digits> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = line.get(at) {
        let rest = line.after(at);
        if rest.starts_with(b"0x") || rest.starts_with(b"\\x") {
            at += 2;
        } else if b" \t,;\"\\}\r\n".contains(byte) {
            at += 1;
        } else if let Some(value) = rest.get(..2).and_then(hex::pair) {
            found.push((value, Span::new(base + at, base + at + 2)));
            at += 2;
        } else {
            return Vec::new();
        }
    }
    found
}

/// A line of base64.
fn letters(line: &[u8], base: usize) -> Vec<Digits> {
    let text = line.trim_ascii();
    let lead = base + line.indent();
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    if text.is_empty() || !text.iter().all(letter) {
        return Vec::new();
    }
    let Ok(unpacked) = unpack(text, Blank::Skip) else {
        return Vec::new();
    };
    let bytes = unpacked.bytes.iter().enumerate();
    let placed = bytes.map(|(at, byte)| {
        let from = unpacked.map.lift(Span::new(at, at + 1));
        (*byte, from.shifted(lead))
    });
    placed.collect()
}
