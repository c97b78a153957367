//! Masked values (`AKID8A0f****`, `eyJ…`): where the mask is and whether two values can be the same one. The
//! official samples mask q-ak and q-signature like that, and so do careful people.

use crate::text::Span;

/// What stands in a value for what a paste does not hold (a variable of a program, a character that a copy lost):
/// the replacement character, which every rule takes for something that is not known.
pub(crate) const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// So many marks in a row are a mask.
const RUN: usize = 3;
/// So many `x` or `#`: fewer stand in values too.
const LETTERS: usize = 8;

/// From the first mask's beginning to the last one's end: a mask is a run of three or more `*`, `•` or `.`,
/// eight or more `x` or `#`, or one `…`, or what is not known.
///
/// Three dots in a row count: so people elide what they will not show, and no SecretId, token or signature
/// holds them.
pub fn mask(text: &str) -> Option<Span> {
    let first = first(text)?;
    let mut all = first;
    while let Some(next) = text.get(all.end..).and_then(self::first) {
        all.end += next.end;
    }
    Some(all)
}

/// The first one alone.
fn first(text: &str) -> Option<Span> {
    // U+2022 and U+2026 begin with 0xE2, U+FFFD with 0xEF.
    let bytes = text.as_bytes();
    memchr::memchr3(b'*', b'.', 0xE2, bytes)
        .or_else(|| memchr::memchr3(b'x', b'X', b'#', bytes))
        .or_else(|| memchr::memchr(0xEF, bytes))?;
    let mut run: Option<(char, usize, usize)> = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        run = match (run, character) {
            (Some((mark, start, count)), _) if mark == character => Some((mark, start, count + 1)),
            (Some((mark, start, count)), _) if is_mask(mark, count) => {
                return Some(Span::new(start, at));
            }
            (_, '*' | '\u{2022}' | '.' | '\u{2026}' | 'x' | 'X' | '#' | UNKNOWN) => {
                Some((character, at, 1))
            }
            _ => None,
        };
        if end == text.len()
            && let Some((mark, start, count)) = run
            && is_mask(mark, count)
        {
            return Some(Span::new(start, end));
        }
    }
    None
}

fn is_mask(mark: char, count: usize) -> bool {
    let run = if matches!(mark, 'x' | 'X' | '#') {
        LETTERS
    } else {
        RUN
    };
    count >= run || mark == '\u{2026}' || mark == UNKNOWN
}

/// How two values compare.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Agreement {
    /// The same text, all of it visible.
    Equal,
    /// One is masked, and nothing visible contradicts the other.
    Masked,
    /// Different.
    Differs,
}

/// Compares two values, either of which may be masked.
pub fn compare(one: &str, other: &str) -> Agreement {
    match (agree(one, other), is_masked(one) || is_masked(other)) {
        (true, false) => Agreement::Equal,
        (true, true) => Agreement::Masked,
        (false, _) => Agreement::Differs,
    }
}

/// Whether a value is masked.
pub fn is_masked(text: &str) -> bool {
    mask(text).is_some()
}

/// What is visible before the first mask and behind the last; between them nothing is compared; `None` if the value is not masked.
pub fn visible_ends(text: &str) -> Option<(&str, &str)> {
    mask(text).map(|mask| ends(text, mask))
}

/// Whether two values can be the same: equal, or the visible beginning and end of the masked one agree with
/// the other.
pub fn agree(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match (mask(one), mask(other)) {
        (None, None) => false,
        (Some(mask), None) => fits(one, mask, other),
        (None, Some(mask)) => fits(other, mask, one),
        (Some(first), Some(second)) => {
            let (head, tail) = ends(one, first);
            let (other_head, other_tail) = ends(other, second);
            (head.starts_with(other_head) || other_head.starts_with(head))
                && (tail.ends_with(other_tail) || other_tail.ends_with(tail))
        }
    }
}

fn fits(masked: &str, mask: Span, whole: &str) -> bool {
    let (head, tail) = ends(masked, mask);
    whole.len() >= head.len() + tail.len() && whole.starts_with(head) && whole.ends_with(tail)
}

fn ends(text: &str, mask: Span) -> (&str, &str) {
    (
        text.get(..mask.start).unwrap_or_default(),
        text.get(mask.end..).unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_agree_by_their_visible_ends() {
        let cases = [
            ("AKID8A0f****", "AKID8A0fBVtY", true),
            ("AKID8A0f****6NEu", "AKID8A0fBVtYFrNm6NEu", true),
            ("AKID8A0f****", "AKIDxxxxBVtY", false),
            ("AKID\u{2026}6NEu", "AKID8A0f6NEu", true),
            ("AKID8A0f...", "AKID8A0f****", true),
            ("AKID8A0f...", "AKIE****", false),
            ("a*b", "acb", false),
            ("****", "anything", true),
            ("AKID****abcd****", "AKIDxxabcdyyyy", true),
            ("AKID****abcd****6NEu", "AKID8A0fBVtYFrNm6NEu", true),
            ("AKID****abcd****6NEu", "AKID8A0fBVtYFrNm6NEv", false),
            ("same", "same", true),
        ];
        for (one, other, wanted) in cases {
            assert_eq!(agree(one, other), wanted, "{one} {other}");
            assert_eq!(agree(other, one), wanted, "{other} {one}");
        }
    }
}
