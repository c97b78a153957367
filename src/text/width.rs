//! How many terminal columns a text takes, and cutting it to fit.
//!
//! Counts as the terminal widgets draw: one grapheme at a time, control characters not at all. Text from
//! outside is made visible first (`visible`).

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// What stands for a part left out. ASCII: `…` takes one column on some terminals and two on others.
pub const ELLIPSIS: &str = "..";

/// The columns of one grapheme.
pub fn grapheme_columns(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        0
    } else {
        grapheme.width()
    }
}

/// The columns of a text.
pub fn columns(text: &str) -> usize {
    text.graphemes(true).map(grapheme_columns).sum()
}

/// The longest beginning that takes at most `limit` columns.
pub fn head(text: &str, limit: usize) -> &str {
    let end = fitting(text.grapheme_indices(true), limit).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// The longest end that takes at most `limit` columns.
pub fn tail(text: &str, limit: usize) -> &str {
    let start = fitting(text.grapheme_indices(true).rev(), limit)
        .map_or(0, |(at, grapheme)| at + grapheme.len());
    text.get(start..).unwrap_or(text)
}

/// The first grapheme that no longer fits.
fn fitting<'a>(
    graphemes: impl Iterator<Item = (usize, &'a str)>,
    limit: usize,
) -> Option<(usize, &'a str)> {
    let mut used = 0_usize;
    for (at, grapheme) in graphemes {
        used = used.saturating_add(grapheme_columns(grapheme));
        if used > limit {
            return Some((at, grapheme));
        }
    }
    None
}

/// The text in at most `limit` columns; what is left out at the end shows as `..`.
pub fn truncate(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    let dots = head(ELLIPSIS, limit);
    format!("{}{dots}", head(text, limit - dots.len()))
}

/// The text in at most `limit` columns; what is left out in the middle shows as `..`. For values whose
/// beginning and end both tell something (base64, signatures, object keys).
pub fn elide(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    let dots = head(ELLIPSIS, limit);
    let rest = limit - dots.len();
    let back = tail(text, rest / 2);
    format!("{}{dots}{back}", head(text, rest - columns(back)))
}

/// Two texts in at most `limit` columns each, cut so that where they first differ is seen in both.
pub fn elide_both(one: &str, other: &str, limit: usize) -> [String; 2] {
    let cut = [one, other].map(|text| elide(text, limit));
    if one == other || cut[0] != cut[1] {
        return cut;
    }
    let same = shared(one, other);
    [one, other].map(|text| around(text, same, limit / 3, limit))
}

/// Columns of the beginning that two texts share.
pub fn shared(one: &str, other: &str) -> usize {
    let pairs = one.graphemes(true).zip(other.graphemes(true));
    let same = pairs.take_while(|(a, b)| a == b);
    same.map(|(text, _)| columns(text)).sum()
}

/// The part of a text, in at most `limit` columns, that begins `lead` columns before column `at`.
pub fn around(text: &str, at: usize, lead: usize, limit: usize) -> String {
    if columns(text) <= limit || at <= lead {
        return truncate(text, limit);
    }
    let skip = at - lead;
    let mut used = 0;
    let start = text.grapheme_indices(true).find(|(_, part)| {
        let here = used;
        used += columns(part);
        here >= skip
    });
    let rest = start.and_then(|(start, _)| text.get(start..));
    let room = limit.saturating_sub(ELLIPSIS.len());
    format!("{ELLIPSIS}{}", truncate(rest.unwrap_or_default(), room))
}

/// The text cut or filled with spaces to exactly `limit` columns.
pub fn fit(text: &str, limit: usize) -> String {
    let mut text = truncate(text, limit);
    let missing = limit.saturating_sub(columns(&text));
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_what_a_terminal_takes() {
        for (text, expected) in [
            ("abc", 3),
            ("\u{3042}\u{ff71}", 3),
            ("\u{ff76}\u{ff9e}", 2),
            ("e\u{301}", 1),
            ("\u{1f468}\u{200d}\u{1f469}", 2),
            ("a\nb", 2),
        ] {
            assert_eq!(columns(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_wide_glyph_is_never_halved() {
        assert_eq!(truncate("\u{3042}\u{3044}\u{3046}", 5), "\u{3042}..");
        assert_eq!(elide("abcdefghij", 6), "ab..ij");
        assert_eq!(elide("abcdefghij", 7), "abc..ij");
        assert_eq!(fit("\u{3042}\u{3044}\u{3046}", 5), "\u{3042}.. ");
        assert_eq!(truncate("abc", 1), ".");
        assert_eq!(truncate("abc", 0), "");
    }

    proptest! {
        #[test]
        fn nothing_grows_beyond_its_limit(text: String, limit in 0_usize..30) {
            prop_assert!(columns(&truncate(&text, limit)) <= limit);
            prop_assert!(columns(&elide(&text, limit)) <= limit);
            prop_assert_eq!(columns(&fit(&text, limit)), limit);
        }
    }
}
