//! The cuts that every reader of bytes makes. Apart, because a reader never knows how far a text reaches: what lies
//! beyond it is empty here, and no reader asks. It must not know what the bytes say.

use super::Span;

/// Cuts and looks of a text.
pub(crate) trait Bytes {
    /// A range; empty where it reaches beyond the text.
    fn cut(&self, range: impl Into<Span>) -> &[u8];

    /// From a byte on.
    fn after(&self, at: usize) -> &[u8];

    /// Up to a byte.
    fn before(&self, end: usize) -> &[u8];

    /// So many bytes at the front, or all there are.
    fn near(&self, len: usize) -> &[u8];

    /// How many bytes at the front are such.
    fn run(&self, is: impl Fn(u8) -> bool) -> usize;

    /// How many bytes at the end are such.
    fn run_back(&self, is: impl Fn(u8) -> bool) -> usize;

    /// How many blanks and line ends lead.
    fn indent(&self) -> usize;

    /// Whether a word stands in it.
    fn has(&self, word: &[u8]) -> bool;

    /// Whether it begins with a word, letter case ignored.
    fn begins(&self, word: &[u8]) -> bool;

    /// Where the line at a byte begins; it ends lines in LF, CRLF or CR.
    fn line_start(&self, at: usize) -> usize;

    /// Where the line at a byte ends, without its end.
    fn line_end(&self, at: usize) -> usize;

    /// Where the line behind the line end at a byte begins.
    fn next_line(&self, end: usize) -> usize;

    /// The lines without their ends.
    fn line_spans(&self) -> impl Iterator<Item = Span>;
}

impl Bytes for [u8] {
    fn cut(&self, range: impl Into<Span>) -> &[u8] {
        let Span { start, end } = range.into();
        self.get(start..end).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &[u8] {
        self.get(at..).unwrap_or_default()
    }

    fn before(&self, end: usize) -> &[u8] {
        self.get(..end).unwrap_or_default()
    }

    fn near(&self, len: usize) -> &[u8] {
        self.get(..len).unwrap_or(self)
    }

    fn run(&self, is: impl Fn(u8) -> bool) -> usize {
        self.iter().take_while(|byte| is(**byte)).count()
    }

    fn run_back(&self, is: impl Fn(u8) -> bool) -> usize {
        self.iter().rev().take_while(|byte| is(**byte)).count()
    }

    fn indent(&self) -> usize {
        self.len() - self.trim_ascii_start().len()
    }

    fn has(&self, word: &[u8]) -> bool {
        memchr::memmem::find(self, word).is_some()
    }

    fn begins(&self, word: &[u8]) -> bool {
        let front = self.get(..word.len());
        front.is_some_and(|front| front.eq_ignore_ascii_case(word))
    }

    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr2(b'\n', b'\r', self.before(at)).map_or(0, |end| end + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.after(at);
        at + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
    }

    fn next_line(&self, end: usize) -> usize {
        match self.after(end) {
            [b'\r', b'\n', ..] => end + 2,
            [_, ..] => end + 1,
            [] => end,
        }
    }

    fn line_spans(&self) -> impl Iterator<Item = Span> {
        let mut next = Some(0);
        std::iter::from_fn(move || {
            let start = next?;
            let end = self.line_end(start);
            next = (end < self.len()).then(|| self.next_line(end));
            Some(Span::new(start, end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_every_ending_are_found_and_nothing_beyond_the_text_is_read() {
        let text = b"a\r\nb\rc\n\nd".as_slice();
        let lines: Vec<&[u8]> = text.line_spans().map(|line| text.cut(line)).collect();
        assert_eq!(lines, [&b"a"[..], b"b", b"c", b"", b"d"]);
        assert_eq!((text.line_start(4), text.line_end(1)), (3, 1));
        assert_eq!(text.next_line(text.len()), text.len());
        assert!(text.cut(3..99).is_empty() && text.after(99).is_empty());
        assert_eq!(b"".line_spans().count(), 1);
        assert!(b"Content-Type: a".begins(b"content-type") && !b"a".begins(b"ab"));
    }
}
