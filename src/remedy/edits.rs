//! A text being mended byte by byte: replacements on the text as it is, done together at the end of a round, and
//! the lines that differ from the original. Apart from the rules, which only know the text as it is now; it must not
//! know that the text is a policy.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::Span;

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

/// A text and what was done to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Edited {
    original: Vec<u8>,
    /// As it is now, without pending replacements.
    text: Vec<u8>,
    pending: Vec<(Span, Vec<u8>)>,
}

impl Edited {
    pub(crate) fn new(original: Vec<u8>) -> Self {
        Self {
            text: original.clone(),
            original,
            pending: Vec::new(),
        }
    }

    /// The text as it is now, without pending replacements.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// Asks for a replacement in the text as it is now; refused where another one of this round touches the
    /// same bytes.
    pub(crate) fn replace(&mut self, span: Span, with: impl Into<Vec<u8>>) -> bool {
        let inside = |at: usize, span: Span| span.start < at && at < span.end;
        let crosses = |other: Span| {
            let shares = span.start < other.end && other.start < span.end;
            shares || inside(span.start, other) || inside(other.start, span)
        };
        let free = !self.pending.iter().any(|(other, _)| crosses(*other));
        if free {
            self.pending.push((span, with.into()));
        }
        free
    }

    /// Whether replacements wait to be done.
    pub(crate) fn is_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether anything was done to the text.
    pub(crate) fn is_changed(&self) -> bool {
        self.text != self.original
    }

    /// Does what was asked for; whether there was anything.
    pub(crate) fn commit(&mut self) -> bool {
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by_key(|(span, _)| *span);
        let any = !pending.is_empty();
        for (span, with) in pending.into_iter().rev() {
            let end = span.end.min(self.text.len());
            self.text.splice(span.start.min(end)..end, with);
        }
        any
    }

    /// The lines that differ, `-` before `+`.
    pub(crate) fn patch(&self) -> Vec<PatchLine> {
        let [old, new] = [&self.original, &self.text].map(|text| lines(text));
        let mut patch = Vec::new();
        let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
        for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
            let sides = [
                (Sign::Minus, &old, op.old_range()),
                (Sign::Plus, &new, op.new_range()),
            ];
            for (sign, lines, range) in sides {
                let changed = range.filter_map(|at| Some((at, lines.get(at)?)));
                patch.extend(changed.map(|(at, line)| {
                    PatchLine {
                        sign,
                        number: at + 1,
                        text: String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line))
                            .into_owned(),
                    }
                }));
            }
        }
        patch
    }
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split(|byte| *byte == b'\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &Edited) -> Vec<String> {
        let sign = |line: &PatchLine| if line.sign == Sign::Minus { '-' } else { '+' };
        let line = |line: &PatchLine| format!("{}{} {}", sign(line), line.number, line.text);
        text.patch().iter().map(line).collect()
    }

    #[test]
    fn the_lines_of_a_patch_have_their_numbers_in_their_own_text() {
        let mut text = Edited::new(b"one\ntwo two\r\nthree\nfour".to_vec());
        assert!(text.replace(Span::new(4, 7), "2"));
        assert!(text.replace(Span::new(8, 11), "2"));
        assert!(text.replace(Span::new(19, 19), "x\n"));
        assert!(text.commit());
        assert_eq!(text.bytes(), b"one\n2 2\r\nthree\nx\nfour");
        assert_eq!(shown(&text), ["-2 two two", "+2 2 2", "+4 x"]);
        assert!(text.replace(Span::new(15, 17), ""));
        assert!(text.commit());
        assert_eq!(shown(&text), ["-2 two two", "+2 2 2"]);
    }

    #[test]
    fn two_that_touch_the_same_bytes_wait_for_each_other() {
        let mut text = Edited::new(b"abcdef".to_vec());
        assert!(text.replace(Span::new(1, 4), "-"));
        assert!(!text.replace(Span::new(3, 5), "-"));
        assert!(!text.replace(Span::new(2, 2), "-"));
        assert!(text.replace(Span::new(4, 4), "-"));
    }
}
