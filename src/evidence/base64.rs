//! Base64 as people send it, decoded so that every byte knows its characters: line ends, the URL alphabet,
//! missing padding, `%3D`, a blank for `+`. It names what is unusual and where the text stops being base64;
//! what that means for a policy is `policy`'s business.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::text::hex;
use crate::text::slugs::slugs;
use crate::text::{ByteMap, Bytes, Span};

slugs! {
    /// Ways in which base64 departs from the standard alphabet with padding.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Base64Oddity {
        /// `-` and `_`.
        UrlSafe = "url-safe",
        /// No `=` at the end.
        Unpadded = "unpadded",
        /// Line ends or blanks inside.
        WhiteSpace = "white-space",
        /// A blank where `+` belongs (the decoding gives JSON only with `+`).
        PlusAsSpace = "plus-as-space",
        /// `%2B`, `%3D`: encoded once more for a URL.
        PercentEncoded = "percent-encoded",
        /// Encoded twice.
        Twice = "twice",
        /// Bits behind the last byte are not zero.
        TrailingBits = "trailing-bits",
        /// In quotes, or as Python's `b'…'`.
        Quoted = "quoted",
    }
}

/// What decoding gave.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// The decoded bytes.
    pub bytes: Vec<u8>,
    /// From them to the encoded text.
    pub map: ByteMap,
    /// The first departure from the standard alphabet with padding.
    pub oddity: Option<(Base64Oddity, Span)>,
}

/// How a blank inside the text is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Blank {
    /// Skipped, like a line end.
    Skip,
    /// A `+` that a URL decoder took for a blank.
    Plus,
}

/// Decodes `text`; the error is the first character that cannot be there.
pub(crate) fn unpack(text: &[u8], blank: Blank) -> Result<Unpacked, Span> {
    if let Ok(bytes) = STANDARD.decode(text) {
        return Ok(standard(bytes));
    }
    let mut reader = Reader {
        blank,
        group: Vec::with_capacity(4),
        run: None,
        out: Unpacked {
            bytes: Vec::with_capacity(text.len() / 4 * 3),
            map: ByteMap::default(),
            oddity: None,
        },
        padding: 0,
    };
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let len = reader.take(text, byte, at)?;
        at += len;
    }
    reader.finish(text.len())
}

/// Where every byte of a text in the standard alphabet, with padding, comes from.
fn standard(bytes: Vec<u8>) -> Unpacked {
    let tail = bytes.len() % 3;
    let whole = bytes.len() / 3 * 4;
    let mut map = ByteMap::default();
    map.scale(bytes.len() - tail, 0..whole, 3, 4);
    map.replace(tail, whole..whole + tail + 1);
    Unpacked {
        bytes,
        map,
        oddity: None,
    }
}

struct Reader {
    blank: Blank,
    /// Up to four sextets and their characters.
    group: Vec<(u8, Span)>,
    /// Groups without a gap, not yet in the map.
    run: Option<Span>,
    out: Unpacked,
    padding: usize,
}

impl Reader {
    fn odd(&mut self, oddity: Base64Oddity, at: Span) {
        self.out.oddity.get_or_insert((oddity, at));
    }

    /// Takes the character at `at`; returns its length in the text.
    fn take(&mut self, text: &[u8], byte: u8, at: usize) -> Result<usize, Span> {
        let one = Span::new(at, at + 1);
        match byte {
            b'\r' | b'\n' | b'\t' => self.odd(Base64Oddity::WhiteSpace, one),
            b' ' if self.blank == Blank::Skip => self.odd(Base64Oddity::WhiteSpace, one),
            b' ' => {
                self.odd(Base64Oddity::PlusAsSpace, one);
                self.sextet(b'+', one)?;
            }
            b'%' => {
                let pair = text.get(at + 1..at + 3).and_then(hex::pair);
                let inner =
                    pair.filter(|byte| byte.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(byte));
                let inner = inner.ok_or(one)?;
                let whole = Span::new(at, at + 3);
                self.odd(Base64Oddity::PercentEncoded, whole);
                if !matches!(inner, b'\r' | b'\n') {
                    self.sextet(inner, whole)?;
                }
                return Ok(3);
            }
            b'-' | b'_' => {
                self.odd(Base64Oddity::UrlSafe, one);
                self.sextet(byte, one)?;
            }
            _ => self.sextet(byte, one)?,
        }
        Ok(1)
    }

    fn sextet(&mut self, byte: u8, at: Span) -> Result<(), Span> {
        if byte == b'=' {
            self.padding += 1;
            // Padding may only fill the last group.
            let allowed = self.group.len() >= 2 && self.group.len() + self.padding <= 4;
            return if allowed { Ok(()) } else { Err(at) };
        }
        if self.padding > 0 {
            return Err(at);
        }
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return Err(at),
        };
        self.group.push((value, at));
        if self.group.len() == 4 {
            self.close_group();
        }
        Ok(())
    }

    fn close_group(&mut self) {
        let bits =
            (self.group.iter()).fold(0_u32, |bits, (value, _)| bits << 6 | u32::from(*value));
        let bytes = bits.to_be_bytes();
        self.out.bytes.extend_from_slice(bytes.after(1));
        let span = self.group_span();
        self.group.clear();
        let dense = span.len() == 4;
        match self.run {
            Some(run) if dense && run.end == span.start => {
                self.run = Some(Span::new(run.start, span.end));
            }
            _ => {
                self.close_run();
                if dense {
                    self.run = Some(span);
                } else {
                    self.out.map.replace(3, span);
                }
            }
        }
    }

    fn group_span(&self) -> Span {
        let start = self.group.first().map_or(0, |(_, at)| at.start);
        let end = self.group.last().map_or(start, |(_, at)| at.end);
        Span::new(start, end)
    }

    fn close_run(&mut self) {
        if let Some(run) = self.run.take() {
            self.out.map.scale(run.len() / 4 * 3, run, 3, 4);
        }
    }

    fn finish(mut self, len: usize) -> Result<Unpacked, Span> {
        self.close_run();
        let span = self.group_span();
        let values: Vec<u8> = self.group.iter().map(|(value, _)| *value).collect();
        let spare = match values.as_slice() {
            [] if self.padding == 0 => return Ok(self.out),
            [first, second] => {
                self.out.bytes.push(first << 2 | second >> 4);
                self.out.map.replace(1, span);
                second & 0x0F
            }
            [first, second, third] => {
                self.out.bytes.push(first << 2 | second >> 4);
                self.out.bytes.push(second << 4 | third >> 2);
                self.out.map.replace(2, span);
                third & 0x03
            }
            // One character alone holds no byte.
            _ => return Err(span),
        };
        if spare != 0 {
            let last = self.group.last().map_or(span, |(_, at)| *at);
            self.odd(Base64Oddity::TrailingBits, last);
        }
        if self.padding + values.len() < 4 {
            self.odd(Base64Oddity::Unpadded, Span::empty(len));
        }
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_oddity_is_named_and_still_decodes() {
        let cases: [(&str, Option<Base64Oddity>); 8] = [
            ("eyJhIjoiPz8/In0=", None),
            ("eyJhIjoiPz8_In0=", Some(Base64Oddity::UrlSafe)),
            ("eyJhIjoiPz8/In0", Some(Base64Oddity::Unpadded)),
            ("eyJhIjoi\r\nPz8/In0=", Some(Base64Oddity::WhiteSpace)),
            ("eyJhIjoiPz8/In0%3D", Some(Base64Oddity::PercentEncoded)),
            ("eyJhIjoiPz8%2fIn0=", Some(Base64Oddity::PercentEncoded)),
            ("eyJhIjoiPz8/In1=", Some(Base64Oddity::TrailingBits)),
            ("eyJh IjoiPz8/In0=", Some(Base64Oddity::WhiteSpace)),
        ];
        for (text, oddity) in cases {
            let out = unpack(text.as_bytes(), Blank::Skip).unwrap();
            assert_eq!(out.bytes, br#"{"a":"???"}"#, "{text}");
            assert_eq!(out.oddity.map(|(oddity, _)| oddity), oddity, "{text}");
            assert_eq!(out.map.len(), out.bytes.len(), "{text}");
        }
    }

    #[test]
    fn the_first_character_that_cannot_be_is_named() {
        for (text, at) in [
            ("eyJh!!", 4),
            ("eyJh=abc", 4),
            ("ey=Jh", 3),
            ("eyJhI", 4),
            ("=", 0),
        ] {
            assert_eq!(
                unpack(text.as_bytes(), Blank::Skip).unwrap_err().start,
                at,
                "{text}"
            );
        }
    }

    #[test]
    fn a_byte_knows_its_characters_across_a_line_end() {
        let out = unpack(b"eyJh\nIjo\nxfQ==", Blank::Skip).unwrap();
        assert_eq!(out.bytes, br#"{"a":1}"#);
        // The digit is the sixth byte: in the group of `Ijo`, line end, `x`.
        assert_eq!(out.map.lift(Span::new(5, 6)), Span::new(5, 10));
        assert_eq!(out.map.lift(Span::new(1, 2)), Span::new(1, 3));
    }

    proptest::proptest! {
        #[test]
        fn it_agrees_with_the_base64_crate(data: Vec<u8>) {
            let text = STANDARD.encode(&data);
            let out = unpack(text.as_bytes(), Blank::Skip).unwrap();
            proptest::prop_assert_eq!(&out.bytes, &data);
            proptest::prop_assert_eq!(out.map.len(), data.len());
            proptest::prop_assert!(out.oddity.is_none());
        }

        #[test]
        fn a_line_end_changes_no_place_in_front_of_it(data: Vec<u8>) {
            let text = STANDARD.encode(&data);
            let one = unpack(text.as_bytes(), Blank::Skip).unwrap();
            let other = unpack(format!("{text}\n").as_bytes(), Blank::Skip).unwrap();
            proptest::prop_assert_eq!(one.bytes, other.bytes);
            proptest::prop_assert_eq!(one.map, other.map);
        }

        #[test]
        fn no_text_makes_it_panic(text: Vec<u8>) {
            let _ = unpack(&text, Blank::Plus);
        }
    }
}
