//! Masked values (`AKID8A0f****`, `eyJ…`): where the mask is and whether two values can be the same one. The
//! official samples mask q-ak and q-signature like that, and so do careful people.

use crate::text::Span;

/// What stands in a value for what a paste does not hold (a variable of a program, a character that a copy lost):
/// the replacement character, which every rule takes for something that is not known.
pub(crate) const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// What people write in the place of what they hide, in brackets or alone.
const WORDS: [&str; 16] = [
    "redact",
    "removed",
    "hidden",
    "mask",
    "omitted",
    "truncated",
    "snip",
    "censored",
    "省略",
    "略",
    "伏せ",
    "マスク",
    "非表示",
    "隐藏",
    "隱藏",
    "脱敏",
];
/// Brackets around such a word, and around signs.
const BRACKETS: [(char, char); 6] = [
    ('[', ']'),
    ('<', '>'),
    ('(', ')'),
    ('{', '}'),
    ('\u{FF08}', '\u{FF09}'),
    ('\u{3010}', '\u{3011}'),
];
/// Longer texts in brackets, or alone, are no such word.
const LONGEST: usize = 40;

/// From the first mask's beginning to the last one's end: a run of signs, or a word for what was left out; brackets and
/// blanks around either belong to it.
///
/// Three dots in a row count: so people elide what they will not show, and no SecretId, token or signature
/// holds them.
pub fn mask(text: &str) -> Option<Span> {
    let mut all = first(text)?;
    while let Some(next) = text.get(all.end..).and_then(first) {
        all.end += next.end;
    }
    Some(all)
}

/// The first one alone.
fn first(text: &str) -> Option<Span> {
    let found = [run(text), in_brackets(text), alone(text)];
    let first = found.into_iter().flatten().min_by_key(|span| span.start)?;
    Some(widened(text, first))
}

fn run(text: &str) -> Option<Span> {
    let mut from: Option<(char, usize, usize)> = None;
    for (at, sign) in text.char_indices().chain([(text.len(), '\0')]) {
        from = match from {
            Some((mark, start, count)) if mark == sign => Some((mark, start, count + 1)),
            Some((mark, start, count)) if count >= needed(mark)? => {
                return Some(Span::new(start, at));
            }
            _ => needed(sign).map(|_| (sign, at, 1)),
        };
    }
    None
}

/// How many of a sign in a row hide something: fewer of the last ones stand in values too.
const fn needed(sign: char) -> Option<usize> {
    match sign {
        '\u{2026}' | UNKNOWN => Some(1),
        '*' | '.' | '\u{2022}' | '\u{25CF}' | '\u{25CB}' | '\u{25A0}' | '\u{25A1}' | '\u{2588}'
        | '\u{FF0A}' | '\u{3002}' => Some(3),
        '_' | '-' => Some(5),
        'x' | 'X' | '#' | '?' => Some(8),
        _ => None,
    }
}

fn is_word(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let word = text.to_lowercase();
    WORDS.iter().any(|known| word.contains(known))
}

/// `[REDACTED]`, `(hidden)`
fn in_brackets(text: &str) -> Option<Span> {
    BRACKETS.iter().find_map(|(open, close)| {
        let (head, behind) = text.split_once(*open)?;
        let (inner, _) = behind.split_once(*close)?;
        let end = text.len() - behind.len() + inner.len() + close.len_utf8();
        is_word(inner).then(|| Span::new(head.len(), end))
    })
}

/// Whether a text names a value in angle brackets, as documents do (`<BucketName-APPID>`). In a field it was left there
/// and sent; a host or a boundary that is so written reached nobody.
pub(crate) fn is_named(text: &str) -> bool {
    let inner = text
        .split_once('<')
        .and_then(|(_, behind)| behind.split_once('>'));
    let letter = |one: char| one.is_ascii_alphabetic() || matches!(one, '_' | '-' | ' ');
    inner.is_some_and(|(name, _)| name.len() > 2 && name.chars().all(letter))
}

/// A value that is such a word and nothing else.
fn alone(text: &str) -> Option<Span> {
    let word = is_word(text) && text.trim().chars().all(char::is_alphabetic);
    word.then(|| Span::new(0, text.len()))
}

/// With the brackets around it, and the blanks around those.
fn widened(text: &str, mut span: Span) -> Span {
    for blank in [true, false, true] {
        let head = text.get(..span.start).unwrap_or_default();
        let tail = text.get(span.end..).unwrap_or_default();
        let pair = BRACKETS
            .iter()
            .find(|(open, close)| head.ends_with(*open) && tail.starts_with(*close));
        let (before, behind) = match pair {
            _ if blank => (head.trim_end(), tail.trim_start()),
            Some((open, close)) => (
                head.trim_end_matches(*open),
                tail.trim_start_matches(*close),
            ),
            None => (head, tail),
        };
        span = Span::new(before.len(), text.len() - behind.len());
    }
    span
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
            ("[REDACTED]", "anything", true),
            ("<redacted>", "anything", true),
            ("AKID8A0f (omitted)", "AKID8A0fBVtY", true),
            ("AKID8A0f(以下略)", "AKID8A0fBVtY", true),
            ("AKID8A0f [...] 6NEu", "AKID8A0fBVtY6NEu", true),
            ("AKID8A0f [...] 6NEu", "AKID8A0fBVtY6NEv", false),
            ("AKID8A0f\u{3002}\u{3002}\u{3002}", "AKID8A0fBVtY", true),
            ("\u{25a0}\u{25a0}\u{25a0}\u{25a0}", "anything", true),
            ("已隐藏", "anything", true),
            ("MASKED", "anything", true),
            ("-----", "anything", true),
            ("????????", "anything", true),
            ("mask.png", "other.png", false),
            ("uploads/(1).png", "uploads/(2).png", false),
            ("a--b__c??d", "a--b__c??e", false),
            ("exx", "exy", false),
        ];
        for (one, other, wanted) in cases {
            assert_eq!(agree(one, other), wanted, "{one} {other}");
            assert_eq!(agree(other, one), wanted, "{other} {one}");
        }
    }
}
