//! Breaking text into rows: where Japanese and Latin allow it, never inside a field name.
//!
//! Break opportunities come from UAX 14 (textwrap); rows are filled first-fit, because evened-out rows
//! look ragged in a column of Japanese. Rows are byte ranges, so that styled text can be cut with them.

use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Span;
use super::width::{columns, grapheme_columns};

/// Must not start a row: closing brackets, full stops, commas, middle dots, small kana, the long-vowel
/// mark, iteration marks.
const NOT_FIRST: &str = concat!(
    ")]}!?,.:;%\u{2019}\u{201D}\u{203C}\u{2026}\u{2025}\u{3001}\u{3002}\u{3005}\u{3009}\u{300B}\u{300D}",
    "\u{300F}\u{3011}\u{3015}\u{3017}\u{3019}\u{301C}\u{301F}\u{303B}\u{3041}\u{3043}\u{3045}\u{3047}",
    "\u{3049}\u{3063}\u{3083}\u{3085}\u{3087}\u{308E}\u{3095}\u{3096}\u{309D}\u{309E}\u{30A1}\u{30A3}",
    "\u{30A5}\u{30A7}\u{30A9}\u{30C3}\u{30E3}\u{30E5}\u{30E7}\u{30EE}\u{30F5}\u{30F6}\u{30FB}\u{30FC}",
    "\u{30FD}\u{30FE}\u{FF01}\u{FF05}\u{FF09}\u{FF0C}\u{FF0E}\u{FF1A}\u{FF1B}\u{FF1F}\u{FF3D}\u{FF5D}",
    "\u{FF60}\u{FF61}\u{FF63}\u{FF64}\u{FF65}\u{FF70}"
);

/// Must not end a row: opening brackets and quotes.
const NOT_LAST: &str = concat!(
    "([{\u{2018}\u{201C}\u{3008}\u{300A}\u{300C}\u{300E}\u{3010}\u{3014}\u{3016}\u{3018}\u{301D}",
    "\u{FF08}\u{FF3B}\u{FF5B}\u{FF5F}\u{FF62}"
);

/// Breaks a text into rows of at most `width` columns (at least 1).
///
/// Explicit line ends are kept, an empty line is an empty row. White space at a break belongs to no row.
/// A word wider than a row is cut between graphemes; a single grapheme wider than a row stays whole.
pub fn wrap(text: &str, width: usize) -> Vec<Span> {
    filled(&lines(text, unbreakable), width)
}

/// The rows as texts.
pub fn wrapped(text: &str, width: usize) -> Vec<&str> {
    texts(text, &wrap(text, width))
}

fn texts<'a>(text: &'a str, rows: &[Span]) -> Vec<&'a str> {
    let rows = rows.iter();
    rows.map(|row| text.get(row.start..row.end).unwrap_or_default())
        .collect()
}

/// Columns that are too few for a last row: one or two wide characters are an orphan.
const ORPHAN: usize = 4;

/// How many columns narrower a row may be to look better.
const GIVE: usize = 8;

/// As many rows as [`wrapped`] makes, broken between phrases or a little narrower where that leaves no orphan at the end
/// and tears no Japanese word.
pub fn even(text: &str, width: usize) -> Vec<&str> {
    let words = lines(text, unbreakable);
    let mut best = texts(text, &filled(&words, width));
    if best.len() < 2 {
        return best;
    }
    let japanese = text.chars().any(|c| hiragana(c) || katakana(c));
    let mut faults = flaws(&best, japanese);
    if faults == 0 {
        return best;
    }
    let together = |before, behind| unbreakable(before, behind) || in_phrase(before, behind);
    let phrases = japanese.then(|| lines(text, together));
    for by in 0..=GIVE.min(width / 3) {
        for lines in phrases.iter().chain([&words]) {
            let rows = texts(text, &filled(lines, width - by));
            let less = flaws(&rows, japanese);
            if rows.len() == best.len() && less < faults {
                (best, faults) = (rows, less);
            }
        }
        if faults == 0 {
            break;
        }
    }
    best
}

fn hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&c)
}

fn katakana(c: char) -> bool {
    ('\u{30a1}'..='\u{30fc}').contains(&c)
}

fn kanji(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether two characters are in one Japanese phrase: a word, and the hiragana that belong to it.
fn in_phrase(before: char, behind: char) -> bool {
    let word = |c| kanji(c) || katakana(c);
    kanji(before) && kanji(behind)
        || katakana(before) && katakana(behind)
        || hiragana(behind) && (hiragana(before) || word(before))
}

/// Phrases that are torn between two rows; an orphan counts as several.
fn flaws(rows: &[&str], japanese: bool) -> usize {
    let torn = |(above, below): (&&str, &&str)| {
        let pair = above.chars().next_back().zip(below.chars().next());
        japanese && pair.is_some_and(|(before, behind)| in_phrase(before, behind))
    };
    let torn = rows
        .iter()
        .zip(rows.iter().skip(1))
        .filter(|pair| torn(*pair));
    let last = rows.last().map_or(0, |row| columns(row));
    torn.count() + if last <= ORPHAN { 2 } else { 0 }
}

/// What must stay together, and the white space behind it, with their columns.
struct Piece {
    word: Span,
    space_end: usize,
    wide: usize,
    space: usize,
}

/// A line of a text: where it begins, and its pieces. It is measured once and filled into rows of any width.
struct Line<'a> {
    offset: usize,
    text: &'a str,
    pieces: Vec<Piece>,
}

/// The lines of a text, parted where two characters need not stay `together`.
fn lines(text: &str, together: fn(char, char) -> bool) -> Vec<Line<'_>> {
    let mut offset = 0;
    let lines = text.split('\n').map(|line| {
        let text = line.strip_suffix('\r').unwrap_or(line);
        let pieces = pieces(text, together);
        let start = offset;
        offset += line.len() + 1;
        Line {
            offset: start,
            text,
            pieces,
        }
    });
    lines.collect()
}

fn filled(lines: &[Line<'_>], width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    for line in lines {
        fill(line, width.max(1), &mut rows);
    }
    rows
}

fn fill(line: &Line<'_>, width: usize, rows: &mut Vec<Span>) {
    let mut row: Option<Span> = None;
    let (mut used, mut gap) = (0, 0);
    let slice = |span: Span| line.text.get(span.start..span.end).unwrap_or_default();
    for piece in &line.pieces {
        let before = std::mem::replace(&mut gap, piece.space);
        if let Some(fits) = row
            && used + before + piece.wide <= width
        {
            row = Some(Span::new(fits.start, piece.word.end));
            used += before + piece.wide;
            continue;
        }
        if let Some(full) = row.filter(|row| !row.is_empty()) {
            rows.push(full.shifted(line.offset));
        }
        let mut rest = piece.word;
        used = piece.wide;
        while used > width {
            let cut = rest.start + cut(slice(rest), width);
            if cut >= rest.end {
                break;
            }
            rows.push(Span::new(rest.start, cut).shifted(line.offset));
            rest.start = cut;
            used = columns(slice(rest));
        }
        row = Some(rest);
    }
    rows.push(row.unwrap_or_default().shifted(line.offset));
}

/// The words of a line, joined where no break is wanted.
fn pieces(line: &str, together: fn(char, char) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let span = Span::new(at, at + word.word.len());
        at = span.end + word.whitespace.len();
        match pieces.last_mut() {
            Some(last)
                if last.space_end == span.start && joined(line, last.word.end, span, together) =>
            {
                last.word.end = span.end;
                last.space_end = at;
            }
            _ => pieces.push(Piece {
                word: span,
                space_end: at,
                wide: 0,
                space: 0,
            }),
        }
    }
    for piece in &mut pieces {
        let text = |from: usize, to: usize| line.get(from..to).map_or(0, columns);
        piece.wide = text(piece.word.start, piece.word.end);
        piece.space = text(piece.word.end, piece.space_end);
    }
    pieces
}

/// Whether the word must not leave the text before it.
fn joined(line: &str, before_end: usize, word: Span, together: fn(char, char) -> bool) -> bool {
    if before_end != word.start {
        return false;
    }
    let before = line
        .get(..before_end)
        .and_then(|text| text.chars().next_back());
    let behind = line.get(word.start..).and_then(|text| text.chars().next());
    match (before, behind) {
        (Some(before), Some(behind)) => together(before, behind),
        _ => false,
    }
}

/// No row ends between these two.
fn unbreakable(before: char, behind: char) -> bool {
    (before.is_ascii_graphic() && behind.is_ascii_graphic())
        || NOT_LAST.contains(before)
        || NOT_FIRST.contains(behind)
}

/// Where to cut a word that is wider than the row: between graphemes, and before a mark that must not
/// stand alone at the next row's start, if that leaves anything.
fn cut(word: &str, width: usize) -> usize {
    let mut used = 0;
    let mut best = 0;
    let mut forced = 0;
    let mut before = None;
    for (at, grapheme) in word.grapheme_indices(true) {
        let first = grapheme.chars().next();
        if let (Some(before), Some(behind)) = (before, first) {
            forced = at;
            let marks = NOT_LAST.contains(before) || NOT_FIRST.contains(behind);
            if !marks {
                best = at;
            }
        }
        used += grapheme_columns(grapheme);
        if used > width && at > 0 {
            let cut = if best > 0 { best } else { forced };
            return if cut > 0 { cut } else { at };
        }
        before = grapheme.chars().next_back();
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn japanese_rows_start_and_end_where_they_may() {
        let text = "\u{3042}\u{3044}\u{3046}\u{3048}\u{304a}\u{304b}\u{3002}\u{304d}\u{300c}\u{304f}\u{300d}\u{30b5}\u{30fc}";
        for width in 6..20 {
            for row in wrapped(text, width) {
                assert!(
                    !row.starts_with(['\u{3002}', '\u{300d}', '\u{30fc}']),
                    "{width} {row}"
                );
                assert!(!row.ends_with('\u{300c}'), "{width} {row}");
            }
        }
    }

    #[test]
    fn a_japanese_phrase_stays_whole_where_the_rows_are_as_many() {
        let text = "\u{7f72}\u{540d}\u{3092}\u{8a08}\u{7b97}\u{3057}\u{76f4}\u{3057}\u{3066}\u{304f}\u{3060}\u{3055}\u{3044}\u{3002}\u{9375}\u{306f}\u{5207}\u{308c}\u{3066}\u{3044}\u{307e}\u{3057}\u{305f}\u{3002}";
        for width in [28, 30, 32] {
            let rows = even(text, width);
            assert_eq!(rows.len(), wrapped(text, width).len());
            assert_eq!(flaws(&rows, true), 0, "{width} {rows:?}");
        }
        assert!(flaws(&wrapped(text, 30), true) > 0, "a row may tear one");
    }

    #[test]
    fn a_field_name_stays_whole() {
        for name in [
            "q-ak",
            "x-cos-security-token",
            "q-key-time",
            "content-length-range",
            "https://example.com/a/b?c=d-e",
        ] {
            let text = format!("the field {name} and\u{306e}{name}\u{306f}\u{3001}{name}.");
            for width in columns(name) + 4..60 {
                let rows = wrapped(&text, width);
                let found: usize = rows.iter().map(|row| row.matches(name).count()).sum();
                assert_eq!(found, 3, "{width} {rows:?}");
            }
        }
    }

    #[test]
    fn lines_are_kept_and_long_words_are_cut() {
        assert_eq!(wrapped("a\n\nb c", 10), ["a", "", "b c"]);
        assert_eq!(wrapped("a\r\nb\n", 10), ["a", "b", ""]);
        assert_eq!(wrapped("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("  in", 10), ["  in"]);
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("\u{3042}\u{3044}", 1), ["\u{3042}", "\u{3044}"]);
    }

    proptest! {
        #[test]
        fn rows_are_the_text_without_its_breaks(text in "[ab\u{3042}\u{3002}\u{300c}\u{30fc}() \n-]{0,60}", width in 2_usize..20) {
            let rows = wrap(&text, width);
            let mut end = 0;
            for row in rows {
                let gap = text.get(end..row.start).unwrap();
                prop_assert!(gap.chars().all(|char| char == ' ' || char == '\n'), "{:?}", gap);
                prop_assert!(columns(text.get(row.start..row.end).unwrap()) <= width);
                end = row.end;
            }
            prop_assert!(text.get(end..).unwrap().trim_matches([' ', '\n']).is_empty());
        }

        #[test]
        fn any_text_fits(text: String, width in 2_usize..20) {
            for row in wrapped(&text, width) {
                prop_assert!(columns(row) <= width || row.graphemes(true).count() == 1, "{:?}", row);
            }
        }

        #[test]
        fn no_row_starts_with_a_closing_mark(
            words in prop::collection::vec("[a-c\u{3042}\u{30a2}]{1,4}[\u{3002}\u{300d}\u{3001}\u{30fc}]?", 0..20), width in 6_usize..24
        ) {
            for row in wrapped(&words.concat(), width) {
                prop_assert!(!row.starts_with(|char| NOT_FIRST.contains(char)), "{:?}", row);
            }
        }
    }
}
