//! Lines and columns of bytes: what an editor would show for an offset.
//!
//! One rule for every report: lines end at LF, CRLF or CR, columns count Unicode scalars, and a byte that
//! is not UTF-8 counts one. Apart from the sources because most places are never shown.

use super::Span;

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalars.
    pub column: usize,
}

/// The position of one offset.
///
/// An offset behind the end is taken as the end.
pub fn position(bytes: &[u8], offset: usize) -> Position {
    let offset = offset.min(bytes.len());
    let (count, start) = starts(bytes, offset).fold((1, 0), |(count, _), start| (count + 1, start));
    Position {
        line: count,
        column: scalars(bytes.get(start..offset).unwrap_or_default()) + 1,
    }
}

/// Where the lines behind the first one start, up to `limit`.
fn starts(bytes: &[u8], limit: usize) -> impl Iterator<Item = usize> {
    let head = bytes.get(..limit).unwrap_or(bytes);
    memchr::memchr2_iter(b'\n', b'\r', head)
        .filter(|at| bytes.get(*at) != Some(&b'\r') || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1)
}

/// The bytes of the line that holds `offset`, without its line end.
pub fn line_span(bytes: &[u8], offset: usize) -> Span {
    let offset = offset.min(bytes.len());
    // Between CR and LF the line has not ended yet.
    let inside_crlf = bytes.get(offset) == Some(&b'\n')
        && offset.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\r');
    let offset = if inside_crlf { offset - 1 } else { offset };
    let (before, behind) = bytes.split_at_checked(offset).unwrap_or((bytes, &[]));
    let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
    let len = memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len());
    Span::new(start, offset + len)
}

/// Unicode scalars, and one for every byte that belongs to none.
fn scalars(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(bytes: &[u8], offset: usize) -> (usize, usize) {
        let position = position(bytes, offset);
        (position.line, position.column)
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let text = b"a\nb\r\nc\rd";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 1), (1, 2));
        assert_eq!(at(text, 2), (2, 1));
        assert_eq!(at(text, 4), (2, 3));
        assert_eq!(at(text, 5), (3, 1));
        assert_eq!(at(text, 7), (4, 1));
        assert_eq!(at(text, 99), (4, 2));
        assert_eq!(at(b"a\n", 2), (2, 1));
        assert_eq!(at(b"", 0), (1, 1));
    }

    #[test]
    fn columns_count_scalars_and_stray_bytes() {
        assert_eq!(at("\u{3042}\u{1f600}x".as_bytes(), 7), (1, 3));
        assert_eq!(at(b"\xff\xfe\xe3x", 3), (1, 4));
    }

    #[test]
    fn a_line_is_found_without_its_end() {
        let text = b"ab\r\ncd\re";
        assert_eq!(line_span(text, 1), Span::new(0, 2));
        assert_eq!(line_span(text, 3), Span::new(0, 2));
        assert_eq!(line_span(text, 4), Span::new(4, 6));
        assert_eq!(line_span(text, 7), Span::new(7, 8));
    }
}
