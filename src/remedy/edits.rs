//! A text being mended byte by byte: what is kept stays where it stood, and at any moment the smallest list
//! of replacements on the original, and their patch, can be asked for. Apart from the rules, which only
//! know the text as it is now; it must not know that the text is a policy.

use crate::text::Span;

/// One replacement on the original bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edit {
    /// Which bytes go; empty for an insertion.
    pub span: Span,
    /// What stands there instead.
    pub with: Vec<u8>,
}

/// Which side of a patch a line belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sign {
    /// Only in the original.
    Minus,
    /// Only in the mended text.
    Plus,
}

/// One line of a patch.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PatchLine {
    /// Its side.
    pub sign: Sign,
    /// Its number in its own text, from 1.
    pub number: usize,
    /// Its text without the line end; what is not UTF-8 is U+FFFD.
    pub text: String,
}

#[derive(Clone, Debug)]
enum Piece {
    Kept(Span),
    New(Vec<u8>),
}

/// A text and what was done to it.
#[derive(Clone, Debug)]
pub(crate) struct Edited {
    original: Vec<u8>,
    pieces: Vec<Piece>,
    pending: Vec<(Span, Vec<u8>)>,
}

impl Edited {
    pub(crate) fn new(original: Vec<u8>) -> Self {
        let pieces = vec![Piece::Kept(Span::new(0, original.len()))];
        Self {
            original,
            pieces,
            pending: Vec::new(),
        }
    }

    /// The text as it is now, without pending replacements.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.original.len());
        for piece in &self.pieces {
            match piece {
                Piece::Kept(span) => out.extend_from_slice(slice(&self.original, *span)),
                Piece::New(bytes) => out.extend_from_slice(bytes),
            }
        }
        out
    }

    /// Asks for a replacement in the text as it is now; refused where another one of this round touches the
    /// same bytes.
    pub(crate) fn replace(&mut self, span: Span, with: impl Into<Vec<u8>>) -> bool {
        let crosses = |other: &Span| {
            let inside = |at: usize, span: &Span| span.start < at && at < span.end;
            let shares = span.start < other.end && other.start < span.end;
            shares || inside(span.start, other) || inside(other.start, &span)
        };
        if self.pending.iter().any(|(other, _)| crosses(other)) {
            return false;
        }
        self.pending.push((span, with.into()));
        true
    }

    /// Whether replacements wait to be done.
    pub(crate) fn is_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Does what was asked for; whether there was anything.
    pub(crate) fn commit(&mut self) -> bool {
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by_key(|(span, _)| *span);
        let any = !pending.is_empty();
        for (span, with) in pending.into_iter().rev() {
            self.splice(span, with);
        }
        any
    }

    fn splice(&mut self, span: Span, with: Vec<u8>) {
        let mut out = Vec::with_capacity(self.pieces.len() + 2);
        let mut with = Some(with);
        let mut at = 0;
        for piece in std::mem::take(&mut self.pieces) {
            let len = match &piece {
                Piece::Kept(kept) => kept.len(),
                Piece::New(bytes) => bytes.len(),
            };
            let end = at + len;
            out.extend(part(&piece, 0, span.start.saturating_sub(at).min(len)));
            if span.start <= end
                && let Some(with) = with.take()
            {
                out.push(Piece::New(with));
            }
            out.extend(part(&piece, span.end.saturating_sub(at).min(len), len));
            at = end;
        }
        out.extend(with.map(Piece::New));
        self.pieces = out;
    }

    /// The replacements on the original that give the text as it is now, in order.
    pub(crate) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut from = 0;
        let mut with = Vec::new();
        let end = Piece::Kept(Span::empty(self.original.len()));
        for piece in self.pieces.iter().chain(std::iter::once(&end)) {
            match piece {
                Piece::New(bytes) => with.extend_from_slice(bytes),
                Piece::Kept(kept) => {
                    let span = Span::new(from, kept.start);
                    let with = std::mem::take(&mut with);
                    if slice(&self.original, span) != with.as_slice() {
                        edits.push(Edit { span, with });
                    }
                    from = kept.end;
                }
            }
        }
        edits
    }

    /// The lines that differ, `-` before `+`.
    pub(crate) fn patch(&self) -> Vec<PatchLine> {
        patch(&self.original, &self.edits())
    }
}

fn slice(bytes: &[u8], span: Span) -> &[u8] {
    bytes.get(span.start..span.end).unwrap_or_default()
}

/// A piece's part from `start` to `end`, if it has any.
fn part(piece: &Piece, start: usize, end: usize) -> Option<Piece> {
    if start >= end {
        return None;
    }
    Some(match piece {
        Piece::Kept(kept) => Piece::Kept(Span::new(kept.start + start, kept.start + end)),
        Piece::New(bytes) => Piece::New(slice(bytes, Span::new(start, end)).to_vec()),
    })
}

/// The lines that replacements touch, with their neighbours in one line put together.
fn patch(original: &[u8], edits: &[Edit]) -> Vec<PatchLine> {
    let mut lines = Vec::new();
    // How many lines the mended text has gained so far.
    let mut gained = 0_usize;
    let mut lost = 0_usize;
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let start = line_start(original, first.span.start);
        let mut end = line_end(original, first.span.end);
        let same = rest
            .iter()
            .take_while(|edit| {
                let touches = edit.span.start <= end;
                if touches {
                    end = end.max(line_end(original, edit.span.end));
                }
                touches
            })
            .count();
        let (hunk, others) = rest.split_at_checked(same.max(1)).unwrap_or((rest, &[]));
        rest = others;
        let old = slice(original, Span::new(start, end));
        let new = applied(original, Span::new(start, end), hunk);
        let number = 1 + memchr::memchr_iter(b'\n', slice(original, Span::new(0, start))).count();
        let before = lines.len();
        push_lines(&mut lines, Sign::Minus, number, old);
        let olds = lines.len() - before;
        push_lines(
            &mut lines,
            Sign::Plus,
            number + gained - lost.min(number + gained),
            &new,
        );
        let news = lines.len() - before - olds;
        gained += news;
        lost += olds;
    }
    lines
}

fn push_lines(lines: &mut Vec<PatchLine>, sign: Sign, first: usize, text: &[u8]) {
    if text.is_empty() {
        return;
    }
    let parts = text.split(|byte| *byte == b'\n').enumerate();
    lines.extend(parts.map(|(index, line)| PatchLine {
        sign,
        number: first + index,
        text: String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned(),
    }));
}

fn line_start(text: &[u8], at: usize) -> usize {
    let before = slice(text, Span::new(0, at));
    memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
}

/// Where the line that holds `at` ends, without its line end.
fn line_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |len| at + len)
}

/// A part of the original with the replacements inside it done.
fn applied(original: &[u8], within: Span, edits: &[Edit]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = within.start;
    for edit in edits {
        out.extend_from_slice(slice(original, Span::new(at, edit.span.start)));
        out.extend_from_slice(&edit.with);
        at = edit.span.end;
    }
    out.extend_from_slice(slice(original, Span::new(at, within.end)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &Edited) -> Vec<String> {
        let sign = |line: &PatchLine| if line.sign == Sign::Minus { '-' } else { '+' };
        let line = |line: &PatchLine| format!("{}{} {}", sign(line), line.number, line.text);
        text.patch().iter().map(line).collect()
    }

    #[test]
    fn two_replacements_in_one_line_are_one_hunk() {
        let mut text = Edited::new(b"one\ntwo two\nthree\nfour".to_vec());
        assert!(text.replace(Span::new(4, 7), "2"));
        assert!(text.replace(Span::new(8, 11), "2"));
        assert!(text.replace(Span::new(18, 18), "x\n"));
        assert!(text.commit());
        assert_eq!(text.bytes(), b"one\n2 2\nthree\nx\nfour");
        assert_eq!(
            shown(&text),
            ["-2 two two", "+2 2 2", "-4 four", "+4 x", "+5 four"]
        );
    }

    #[test]
    fn what_was_inserted_can_be_replaced_again_and_counts_once() {
        let mut text = Edited::new(b"abc".to_vec());
        text.replace(Span::new(1, 2), "XYZ");
        text.commit();
        text.replace(Span::new(2, 3), "!");
        text.commit();
        assert_eq!(text.bytes(), b"aX!Zc");
        assert_eq!(
            text.edits(),
            [Edit {
                span: Span::new(1, 2),
                with: b"X!Z".to_vec()
            }]
        );
    }

    #[test]
    fn two_that_touch_the_same_bytes_wait_for_each_other() {
        let mut text = Edited::new(b"abcdef".to_vec());
        assert!(text.replace(Span::new(1, 4), "-"));
        assert!(!text.replace(Span::new(3, 5), "-"));
        assert!(!text.replace(Span::new(2, 2), "-"));
        assert!(text.replace(Span::new(4, 4), "-"));
    }

    proptest! {
        #[test]
        fn the_replacements_on_the_original_give_the_text(
            rounds in prop::collection::vec(prop::collection::vec((0_usize..30, 0_usize..5, "[xyz\n]{0,3}"), 1..4), 1..4)
        ) {
            let original = b"0123456789\nabcdefghij\nklmn".to_vec();
            let mut text = Edited::new(original.clone());
            for round in rounds {
                let mut plain = text.bytes();
                let mut done: Vec<(Span, String)> = Vec::new();
                for (at, len, with) in round {
                    let start = at.min(plain.len());
                    let span = Span::new(start, (start + len).min(plain.len()));
                    let same_start = done.iter().any(|(other, _)| other.start == span.start);
                    if !same_start && text.replace(span, with.clone()) {
                        done.push((span, with));
                    }
                }
                done.sort_by_key(|(span, _)| *span);
                for (span, with) in done.iter().rev() {
                    plain.splice(span.start..span.end, with.bytes());
                }
                text.commit();
                prop_assert_eq!(text.bytes(), plain);
            }
            let whole = Span::new(0, original.len());
            prop_assert_eq!(applied(&original, whole, &text.edits()), text.bytes());
        }
    }
}
