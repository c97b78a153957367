//! The difference of two values, named the way a person would name it ("a newline at the end", "l for I").
//!
//! A name is only given where it explains the whole difference: undoing it makes the two equal. The rules
//! stand in one table, most telling first. Knows nothing of what the values mean.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Span, hex};
use crate::text::slugs::slugs;

slugs! {
    /// What kind of difference it is.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Kind {
        /// One of the two has no characters.
        Empty = "empty",
        /// Line ends at the end.
        TrailingNewline = "trailing-newline",
        /// White space in front or behind.
        SurroundingSpace = "surrounding-space",
        /// White space inside.
        InnerSpace = "inner-space",
        /// A no-break or other unusual space where there is a plain one, or none.
        Nbsp = "nbsp",
        /// Characters nobody sees: zero-width, byte order mark, bidirectional, soft hyphen.
        Invisible = "invisible",
        /// Full-width letters, digits or signs for plain ones, kana of half width for those of full width.
        FullWidth = "full-width",
        /// Letters that look alike: `I`, `l`, `1`; `O`, `0`; Cyrillic or Greek for Latin.
        LookAlike = "look-alike",
        /// Upper case for lower case.
        LetterCase = "letter-case",
        /// One character is another, missing, or too many.
        OneCharacter = "one-character",
        /// Two neighbours stand in the other order.
        SwappedPair = "swapped-pair",
        /// The actual value goes on where the expected one ends.
        Prefix = "prefix",
        /// The actual value ends too early.
        Truncated = "truncated",
        /// One of the two has a slash in front.
        LeadingSlash = "leading-slash",
        /// One of the two is percent-encoded.
        PercentEncoded = "percent-encoded",
        /// The same text composed in one and decomposed in the other (file names from macOS). Told for kana.
        Normalisation = "normalisation",
        /// A question mark for each character that an encoding lacks.
        EncodingLoss = "encoding-loss",
        /// `&amp;` for `&`, and the like: text for a page was sent.
        HtmlEntity = "html-entity",
        /// A backslash where there is a slash.
        Backslash = "backslash",
        /// Two slashes where there is one.
        DoubledSlash = "doubled-slash",
        /// UTF-8 read as Latin-1 or Windows-1252, and written anew.
        Mojibake = "mojibake",
        /// Quotes around it: text for a program was sent.
        Quoted = "quoted",
        /// `\u5199` for the character itself.
        UnicodeEscape = "unicode-escape",
        /// One of the two is base64 of the other.
        Base64 = "base64",
        /// Any other, from the first differing character to the last.
        Other = "other",
    }
}

impl Kind {
    /// Whether a wrong letter in a copy makes it as well: white space, invisible and look-alike characters.
    pub const fn is_of_copying(self) -> bool {
        matches!(
            self,
            Self::TrailingNewline
                | Self::SurroundingSpace
                | Self::InnerSpace
                | Self::Nbsp
                | Self::Invisible
                | Self::FullWidth
                | Self::LookAlike
                | Self::Normalisation
        )
    }
}

/// Words shorter than this have too many neighbours for a slip to be seen in them.
const SHORTEST: usize = 5;

/// Whether a word is the wanted one but for a slip: white space, case, separators, letters that look alike, and in a
/// word of some length one letter that is missing, other, too many or exchanged with its neighbour.
pub fn is_slip(word: &str, wanted: &str) -> bool {
    if word == wanted || word.trim().is_empty() || is_further(word, wanted) {
        return false;
    }
    let [given, meant] = [word, wanted].map(folded);
    given == meant
        || wanted.len() >= SHORTEST && slips(&given, &meant, 1) == 1
        || difference(wanted, word)
            .is_some_and(|found| found.kind.is_of_copying() || found.kind == Kind::LetterCase)
}

/// Whether two words of ASCII have so many letters more or fewer that no slip makes one of the other. A bar looks like one.
fn is_further(word: &str, wanted: &str) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'|';
    let [one, other] = [word, wanted].map(|text| text.bytes().filter(|byte| letter(byte)).count());
    one.abs_diff(other) > 1 && word.is_ascii() && wanted.is_ascii()
}

/// Letters and digits alone, without case.
pub fn folded(word: &str) -> String {
    let letters = word.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How many letters are missing, too many, other or swapped with their neighbour, up to `most` and one.
pub fn slips(left: &str, right: &str, most: usize) -> usize {
    let last = |row: Option<Vec<usize>>, end: usize| row?.get(end).copied();
    let by = if left.is_ascii() && right.is_ascii() {
        let row = distances(left.as_bytes(), right.as_bytes(), most);
        last(row, right.len())
    } else {
        let [left, right] = [left, right].map(|text| text.chars().collect::<Vec<char>>());
        last(distances(&left, &right, most), right.len())
    };
    by.map_or(most + 1, |by| by.min(most + 1))
}

/// By how many bytes a text differs from the nearest beginning of another, up to `most` and one: nobody needs to know by how
/// many more another sentence differs.
pub fn slips_at_start(wanted: &[u8], text: &[u8], most: usize) -> usize {
    let row = distances(wanted, text, most);
    let by = row.and_then(|row| row.into_iter().min());
    by.map_or(most + 1, |by| by.min(most + 1))
}

/// The distances of `left` from every beginning of `right`, each change, loss, addition and swap of neighbours counting one;
/// `None` once all are above `most`. What is further from the diagonal than that costs more, and is not counted.
fn distances<T: PartialEq>(left: &[T], right: &[T], most: usize) -> Option<Vec<usize>> {
    const FAR: usize = usize::MAX / 2;
    let cost = |cells: &[usize], at: usize| cells.get(at).copied().unwrap_or(FAR);
    let (mut before, mut next) = (Vec::new(), Vec::new());
    let mut row: Vec<usize> = (0..=right.len().min(most)).collect();
    for (line, one) in left.iter().enumerate() {
        let first = (line + 1).saturating_sub(most);
        let previous = line.checked_sub(1).and_then(|line| left.get(line));
        next.clear();
        next.resize(first, FAR);
        for end in first..=right.len().min((line + 1).saturating_add(most)) {
            let Some(at) = end.checked_sub(1) else {
                next.push(line + 1);
                continue;
            };
            let change = cost(&row, at) + usize::from(right.get(at) != Some(one));
            let mut best = change.min(cost(&row, end) + 1).min(cost(&next, at) + 1);
            if previous.is_some_and(|previous| right.get(at) == Some(previous))
                && let Some(neighbour) = at.checked_sub(1)
                && right.get(neighbour) == Some(one)
            {
                best = best.min(cost(&before, neighbour) + 1);
            }
            next.push(best);
        }
        // What follows is reached from these two rows only.
        if next.iter().chain(&row).all(|cost| *cost > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut row);
        std::mem::swap(&mut row, &mut next);
    }
    Some(row)
}

/// A named difference: the parts that differ, as bytes of each value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Difference {
    /// Its kind.
    pub kind: Kind,
    /// The part of the expected value.
    pub expected: Span,
    /// The part of the actual value.
    pub actual: Span,
}

/// What a value is without one kind of mistake.
type Undo = fn(&str) -> Cow<'_, str>;

/// Kinds that are undone on both sides alike, the most telling first.
const UNDOABLE: &[(Kind, Undo)] = &[
    (Kind::TrailingNewline, |text| {
        text.trim_end_matches(['\r', '\n']).into()
    }),
    (Kind::SurroundingSpace, |text| {
        text.trim_matches(plain_space).into()
    }),
    (Kind::FullWidth, common_width),
    (Kind::Normalisation, composed),
    (Kind::Nbsp, |text| map(text, common_space)),
    (Kind::Nbsp, |text| {
        text.chars().filter(|char| !odd_space(*char)).collect()
    }),
    (Kind::Invisible, |text| {
        text.chars().filter(|char| !invisible(*char)).collect()
    }),
    (Kind::LetterCase, |text| text.to_lowercase().into()),
    (Kind::LookAlike, |text| map(text, look)),
    (Kind::InnerSpace, |text| {
        text.chars().filter(|char| !plain_space(*char)).collect()
    }),
    (Kind::Quoted, |text| unquoted(text).into()),
    (Kind::UnicodeEscape, unescaped),
    (Kind::HtmlEntity, without_entities),
    (Kind::Backslash, |text| text.replace('\\', "/").into()),
    (Kind::DoubledSlash, single_slashes),
    (Kind::Mojibake, |text| {
        as_utf8(text).map_or(text.into(), Cow::Owned)
    }),
];

/// What a text stands for, where it is written in some way.
type Decode = fn(&str) -> Option<String>;

/// Ways to write a value that one side alone may have used.
const WRITTEN: &[(Kind, Decode)] = &[
    (Kind::PercentEncoded, percent_decoded),
    (Kind::PercentEncoded, |text| {
        percent_decoded(&percent_decoded(text)?)
    }),
    (Kind::Base64, |text| {
        String::from_utf8(STANDARD.decode(text).ok()?).ok()
    }),
];

/// The way in which one of the two is written, where what it stands for agrees with the other.
fn written(expected: &str, actual: &str, agrees: impl Fn(&str, &str) -> bool) -> Option<Kind> {
    let decodes = |decode: &Decode| {
        decode(actual).is_some_and(|actual| !actual.is_empty() && agrees(expected, &actual))
            || decode(expected)
                .is_some_and(|expected| !expected.is_empty() && agrees(&expected, actual))
    };
    let row = WRITTEN.iter().find(|(_, decode)| decodes(decode));
    row.map(|(kind, _)| *kind)
}

/// Without one pair of quotes around it.
fn unquoted(text: &str) -> &str {
    let within = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    within('"').or_else(|| within('\'')).unwrap_or(text)
}

/// With `\uXXXX` as the characters that it stands for.
fn unescaped(text: &str) -> Cow<'_, str> {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\u") {
        let unit = behind
            .get(..4)
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let Some(unit) = unit else { break };
        units.extend(before.encode_utf16().chain([unit]));
        rest = behind.get(4..).unwrap_or_default();
    }
    if units.is_empty() {
        return text.into();
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units).into()
}

fn without_entities(text: &str) -> Cow<'_, str> {
    const ENTITIES: [(&str, &str); 6] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let mut plain = Cow::Borrowed(text);
    for (entity, char) in ENTITIES.iter().filter(|(entity, _)| text.contains(entity)) {
        plain = plain.replace(entity, char).into();
    }
    plain
}

fn single_slashes(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let kept = text.chars().filter(|char| {
        let again = before == '/' && *char == '/';
        before = *char;
        !again
    });
    kept.collect()
}

/// The text whose bytes of UTF-8 were read as one character each.
fn as_utf8(text: &str) -> Option<String> {
    /// Windows-1252, 0x80 to 0x9F.
    const UPPER: &str = "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\
        \u{2039}\u{152}\u{8D}\u{17D}\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\
        \u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}";
    let byte = |char: char| {
        let upper = || UPPER.chars().position(|other| other == char);
        let number = u8::try_from(char).ok();
        number.or_else(|| u8::try_from(0x80 + upper()?).ok())
    };
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    String::from_utf8(bytes.filter(|_| !text.is_ascii())?).ok()
}

/// The difference of two values, `None` if they are equal.
pub fn difference(expected: &str, actual: &str) -> Option<Difference> {
    if expected == actual {
        return None;
    }
    let (left, right) = differing(expected, actual);
    Some(Difference {
        kind: kind(expected, actual, left, right),
        expected: left,
        actual: right,
    })
}

fn kind(expected: &str, actual: &str, left: Span, right: Span) -> Kind {
    if expected.is_empty() || actual.is_empty() {
        return Kind::Empty;
    }
    let undone = UNDOABLE
        .iter()
        .find(|(_, undo)| undo(expected) == undo(actual));
    if let Some((kind, _)) = undone {
        return *kind;
    }
    if let Some(kind) = written(expected, actual, |one, other| one == other) {
        return kind;
    }
    if is_loss(expected, actual) || is_loss(actual, expected) {
        return Kind::EncodingLoss;
    }
    if expected.strip_prefix('/') == Some(actual) || actual.strip_prefix('/') == Some(expected) {
        return Kind::LeadingSlash;
    }
    if actual.starts_with(expected) {
        return Kind::Prefix;
    }
    if expected.starts_with(actual) {
        return Kind::Truncated;
    }
    few_characters(cut(expected, left), cut(actual, right))
}

/// Whether a text is the other one with `?` for what is not ASCII: one for each character, or for each of its
/// UTF-16 units or UTF-8 bytes. So writers do that lack the characters (Apache HttpClient's default text is
/// ISO-8859-1).
fn is_loss(whole: &str, lost: &str) -> bool {
    if whole.is_ascii() || !lost.contains('?') {
        return false;
    }
    let widths: [fn(char) -> usize; 3] = [|_| 1, char::len_utf16, char::len_utf8];
    widths.iter().any(|width| {
        let mut made = String::new();
        for char in whole.chars() {
            if char.is_ascii() || lost.contains(char) {
                made.push(char);
            } else {
                made.extend(std::iter::repeat_n('?', width(char)));
            }
        }
        made == lost
    })
}

/// Whether a value begins with what is left of the prefix where an encoding lacks characters.
fn begins_lost(prefix: &str, actual: &str) -> bool {
    let counts = [
        prefix.chars().count(),
        prefix.encode_utf16().count(),
        prefix.len(),
    ];
    let head = |count: usize| {
        let end = actual.char_indices().nth(count).map(|(at, _)| at);
        actual
            .get(..end.unwrap_or(actual.len()))
            .unwrap_or_default()
    };
    counts.into_iter().any(|count| is_loss(prefix, head(count)))
}

/// Names a difference by its two parts alone.
fn few_characters(left: &str, right: &str) -> Kind {
    let first = |text: &str| {
        let mut chars = text.chars();
        [chars.next(), chars.next(), chars.next()]
    };
    match (first(left), first(right)) {
        ([_, None, _], [_, None, _]) => Kind::OneCharacter,
        ([a, b, None], [c, d, None]) if a == d && b == c => Kind::SwappedPair,
        _ => Kind::Other,
    }
}

/// The difference between a demanded prefix and a value that should begin with it, `None` if it does.
///
/// The spans point at the first characters that differ.
pub fn prefix_difference(prefix: &str, actual: &str) -> Option<Difference> {
    if actual.starts_with(prefix) {
        return None;
    }
    let (left, right) = first_differing(prefix, actual);
    let whole = |kind, expected, actual| {
        Some(Difference {
            kind,
            expected,
            actual,
        })
    };
    if actual.is_empty() {
        return whole(Kind::Empty, left, right);
    }
    if actual
        .strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(prefix))
    {
        return whole(Kind::LeadingSlash, Span::empty(0), Span::new(0, 1));
    }
    if prefix
        .strip_prefix('/')
        .is_some_and(|rest| actual.starts_with(rest))
    {
        return whole(Kind::LeadingSlash, Span::new(0, 1), Span::empty(0));
    }
    if prefix.starts_with(actual) {
        return whole(
            Kind::Truncated,
            Span::new(actual.len(), prefix.len()),
            right,
        );
    }
    if begins_lost(prefix, actual) {
        return whole(Kind::EncodingLoss, left, right);
    }
    let undone = UNDOABLE.iter().find(|(_, undo)| {
        let prefix = undo(prefix);
        !prefix.is_empty() && undo(actual).starts_with(&*prefix)
    });
    if let Some((kind, _)) = undone {
        return whole(*kind, left, right);
    }
    if let Some(kind) = written(prefix, actual, |prefix, actual| actual.starts_with(prefix)) {
        return whole(kind, left, right);
    }
    let beginning = beginning(actual, prefix.chars().count());
    let (left, right) = differing(prefix, beginning);
    let named = few_characters(cut(prefix, left), cut(beginning, right));
    whole(named, left, right)
}

/// The first `count` characters.
fn beginning(text: &str, count: usize) -> &str {
    text.char_indices()
        .nth(count)
        .and_then(|(end, _)| text.get(..end))
        .unwrap_or(text)
}

/// The first differing character on each side.
fn first_differing(expected: &str, actual: &str) -> (Span, Span) {
    let start = common_prefix(expected, actual);
    let one = |text: &str| {
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.chars().next().map_or(0, char::len_utf8);
        Span::new(start, start + len)
    };
    (one(expected), one(actual))
}

/// The parts that remain without the common beginning and end.
fn differing(expected: &str, actual: &str) -> (Span, Span) {
    let start = common_prefix(expected, actual);
    let left = expected.get(start..).unwrap_or_default();
    let right = actual.get(start..).unwrap_or_default();
    let common: usize = left
        .chars()
        .rev()
        .zip(right.chars().rev())
        .take_while(|(left, right)| left == right)
        .map(|(char, _)| char.len_utf8())
        .sum();
    (
        Span::new(start, expected.len() - common),
        Span::new(start, actual.len() - common),
    )
}

fn common_prefix(expected: &str, actual: &str) -> usize {
    expected
        .chars()
        .zip(actual.chars())
        .take_while(|(left, right)| left == right)
        .map(|(char, _)| char.len_utf8())
        .sum()
}

fn cut(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

fn map(text: &str, change: fn(char) -> char) -> Cow<'_, str> {
    text.chars().map(change).collect()
}

fn plain_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}')
}

/// Spaces that are no plain space (the ideographic one counts as full-width).
fn odd_space(char: char) -> bool {
    char.is_whitespace() && !plain_space(char)
}

fn common_space(char: char) -> char {
    if odd_space(char) { ' ' } else { char }
}

/// Without a shape and without effect on the text's meaning.
fn invisible(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Kana with their voicing marks as one character each: the composed form stands one behind the plain
/// one, with U+309A two behind it (Unicode blocks Hiragana and Katakana).
fn composed(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{3099}', '\u{309A}']) {
        return text.into();
    }
    let mut made = String::with_capacity(text.len());
    for char in text.chars() {
        let step = match char {
            '\u{3099}' => 1,
            '\u{309A}' => 2,
            _ => 0,
        };
        let voiced = made.chars().next_back().filter(|_| step > 0);
        let voiced = voiced.and_then(|plain| match plain {
            '\u{3046}' | '\u{30A6}' if step == 1 => char::from_u32(u32::from(plain) + 0x4E),
            '\u{304B}'..='\u{3062}'
            | '\u{3064}'..='\u{3069}'
            | '\u{306F}'..='\u{307D}'
            | '\u{30AB}'..='\u{30C2}'
            | '\u{30C4}'..='\u{30C9}'
            | '\u{30CF}'..='\u{30DD}' => char::from_u32(u32::from(plain) + step),
            _ => None,
        });
        if voiced.is_some() {
            made.pop();
        }
        made.push(voiced.unwrap_or(char));
    }
    made.into()
}

/// Letters, digits and signs of half width, kana of full width (Unicode block Halfwidth and Fullwidth Forms).
fn common_width(text: &str) -> Cow<'_, str> {
    let one: Cow<'_, str> = map(text, one_width);
    // Narrow kana write their voicing marks apart; of wide ones that is another difference.
    if text.contains(|char: char| ('\u{FF61}'..='\u{FF9F}').contains(&char)) {
        composed(&one).into_owned().into()
    } else {
        one
    }
}

fn one_width(char: char) -> char {
    /// What U+FF61 to U+FF9F stand for.
    const KANA: &str = "\u{3002}\u{300C}\u{300D}\u{3001}\u{30FB}\u{30F2}\u{30A1}\u{30A3}\u{30A5}\u{30A7}\u{30A9}\
        \u{30E3}\u{30E5}\u{30E7}\u{30C3}\u{30FC}\u{30A2}\u{30A4}\u{30A6}\u{30A8}\u{30AA}\u{30AB}\u{30AD}\u{30AF}\
        \u{30B1}\u{30B3}\u{30B5}\u{30B7}\u{30B9}\u{30BB}\u{30BD}\u{30BF}\u{30C1}\u{30C4}\u{30C6}\u{30C8}\u{30CA}\
        \u{30CB}\u{30CC}\u{30CD}\u{30CE}\u{30CF}\u{30D2}\u{30D5}\u{30D8}\u{30DB}\u{30DE}\u{30DF}\u{30E0}\u{30E1}\
        \u{30E2}\u{30E4}\u{30E6}\u{30E8}\u{30E9}\u{30EA}\u{30EB}\u{30EC}\u{30ED}\u{30EF}\u{30F3}\u{3099}\u{309A}";
    match char {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0).unwrap_or(char),
        '\u{FF61}'..='\u{FF9F}' => {
            let at = usize::try_from(u32::from(char) - 0xFF61).unwrap_or_default();
            KANA.chars().nth(at).unwrap_or(char)
        }
        _ => char,
    }
}

/// One of the characters that look like this one.
fn look(char: char) -> char {
    if char.is_ascii() && !"I1|0".contains(char) {
        return char;
    }
    LOOKS
        .iter()
        .find(|(_, others)| others.contains(char))
        .map_or(char, |(plain, _)| *plain)
}

/// What is mistaken for what when read off a screen or typed by ear: Latin against digits, Cyrillic and
/// Greek, and the signs that word processors put in.
const LOOKS: &[(char, &str)] = &[
    ('l', "I1|\u{406}\u{456}\u{4C0}\u{399}\u{2223}"),
    ('O', "0\u{41E}\u{39F}"),
    ('o', "\u{43E}\u{3BF}"),
    ('A', "\u{410}\u{391}"),
    ('B', "\u{412}\u{392}"),
    ('C', "\u{421}\u{3F9}"),
    ('E', "\u{415}\u{395}"),
    ('H', "\u{41D}\u{397}"),
    ('J', "\u{408}"),
    ('K', "\u{41A}\u{39A}"),
    ('M', "\u{41C}\u{39C}"),
    ('N', "\u{39D}"),
    ('P', "\u{420}\u{3A1}"),
    ('S', "\u{405}"),
    ('T', "\u{422}\u{3A4}"),
    ('X', "\u{425}\u{3A7}"),
    ('Y', "\u{423}\u{3A5}"),
    ('Z', "\u{396}"),
    ('a', "\u{430}\u{251}"),
    ('c', "\u{441}\u{3F2}"),
    ('e', "\u{435}"),
    ('i', "\u{131}"),
    ('j', "\u{458}"),
    ('p', "\u{440}\u{3C1}"),
    ('s', "\u{455}"),
    ('v', "\u{3BD}"),
    ('x', "\u{445}"),
    ('y', "\u{443}"),
    (
        '-',
        "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{30FC}",
    ),
    ('\'', "\u{2018}\u{2019}\u{2032}"),
    ('"', "\u{201C}\u{201D}\u{2033}"),
    (';', "\u{37E}"),
    ('/', "\u{2044}\u{2215}"),
];

/// The text with `%XX` decoded (and `+` as space), if it has any and they are UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') && !text.contains('+') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let keep_plus = !text.contains('+') || text.contains(' ');
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind
            .get(..2)
            .filter(|_| first == b'%')
            .and_then(hex::pair);
        bytes.push(match digits {
            Some(byte) => byte,
            None if first == b'+' && !keep_plus => b' ',
            None => first,
        });
        rest = if digits.is_some() {
            behind.get(2..).unwrap_or_default()
        } else {
            behind
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Start and end of a part.
    type Part = (usize, usize);

    #[test]
    fn a_value_written_in_another_way_is_told_by_that_way() {
        for (expected, actual, kind) in [
            ("a/b", "a%252Fb", "percent-encoded"),
            ("a/b", "\"a/b\"", "quoted"),
            ("写真", "\\u5199\\u771F", "unicode-escape"),
            ("a/b.png", "YS9iLnBuZw==", "base64"),
        ] {
            let whole = difference(expected, actual).unwrap();
            assert_eq!(whole.kind.slug(), kind, "{actual}");
            let prefix = prefix_difference(expected, actual).unwrap();
            assert_eq!(prefix.kind.slug(), kind, "{actual} as a prefix");
        }
    }

    #[test]
    fn a_difference_has_the_name_a_person_would_give_it() {
        let table: &[(&str, &str, &str, Part, Part)] = &[
            ("a", "", "empty", (0, 1), (0, 0)),
            ("", "a", "empty", (0, 0), (0, 1)),
            ("sha1", "sha1\n", "trailing-newline", (4, 4), (4, 5)),
            ("sha1", "sha1\r\n", "trailing-newline", (4, 4), (4, 6)),
            ("sha1", " sha1", "surrounding-space", (0, 0), (0, 1)),
            ("sha1", "sha1\t", "surrounding-space", (4, 4), (4, 5)),
            ("a b", "ab", "inner-space", (1, 2), (1, 1)),
            ("a b", "a\u{a0}b", "nbsp", (1, 2), (1, 3)),
            ("ab", "ab\u{a0}", "nbsp", (2, 2), (2, 4)),
            ("ab", "a\u{200b}b", "invisible", (1, 1), (1, 4)),
            ("ab", "\u{feff}ab", "invisible", (0, 0), (0, 3)),
            ("q-ak1", "q-ak\u{ff11}", "full-width", (4, 5), (4, 7)),
            ("a b", "a\u{3000}b", "full-width", (1, 2), (1, 4)),
            ("\u{30ac}", "\u{ff76}\u{ff9e}", "full-width", (0, 3), (0, 6)),
            (
                "\u{304c}.png",
                "\u{304b}\u{3099}.png",
                "normalisation",
                (0, 3),
                (0, 6),
            ),
            (
                "\u{30d1}\u{30f4}",
                "\u{30cf}\u{309a}\u{30a6}\u{3099}",
                "normalisation",
                (0, 6),
                (0, 12),
            ),
            ("AKIDl", "AKIDI", "look-alike", (4, 5), (4, 5)),
            ("AKIDO1", "AKID0l", "look-alike", (4, 6), (4, 6)),
            ("photo", "ph\u{43e}to", "look-alike", (2, 3), (2, 4)),
            ("image/png", "Image/PNG", "letter-case", (0, 9), (0, 9)),
            ("bucket-1", "bucket-2", "one-character", (7, 8), (7, 8)),
            ("photo.png", "phto.png", "one-character", (2, 3), (2, 2)),
            ("photo.png", "phtoo.png", "swapped-pair", (2, 4), (2, 4)),
            ("photo", "photo.png", "prefix", (5, 5), (5, 9)),
            ("photo.png", "photo", "truncated", (5, 9), (5, 5)),
            ("a/b", "/a/b", "leading-slash", (0, 0), (0, 1)),
            ("/a/b", "a/b", "leading-slash", (0, 1), (0, 0)),
            ("a/b c", "a%2Fb%20c", "percent-encoded", (1, 4), (1, 8)),
            ("a;b", "a%3Bb", "percent-encoded", (1, 2), (1, 4)),
            ("one two", "one+two", "percent-encoded", (3, 4), (3, 4)),
            ("abcdef", "axyzef", "other", (1, 4), (1, 4)),
            (
                "\u{3042}x\u{3044}y",
                "\u{3042}yz\u{3044}x",
                "other",
                (3, 8),
                (3, 9),
            ),
        ];
        for (expected, actual, slug, left, right) in table {
            let found = difference(expected, actual).unwrap();
            let spans = (found.expected.start, found.expected.end);
            assert_eq!(found.kind.slug(), *slug, "{expected:?} {actual:?}");
            assert_eq!(spans, *left, "{expected:?} {actual:?}");
            let spans = (found.actual.start, found.actual.end);
            assert_eq!(spans, *right, "{expected:?} {actual:?}");
        }
    }

    #[test]
    fn a_missed_prefix_is_named_at_its_first_difference() {
        let table: &[(&str, &str, &str, usize, usize)] = &[
            ("folder/", "/folder/a", "leading-slash", 0, 0),
            ("/folder/", "folder/a", "leading-slash", 0, 0),
            ("folder/", "Folder/a", "letter-case", 0, 0),
            ("folder/", "fold", "truncated", 4, 4),
            ("folder/", "", "empty", 0, 0),
            ("folder/", " folder/a", "surrounding-space", 0, 0),
            ("image/", "image%2Fpng", "percent-encoded", 5, 5),
            ("image/", "video/mp4", "other", 0, 0),
            ("folder1/", "folder2/a.png", "one-character", 6, 6),
            ("user1/", "userl/a.png", "look-alike", 4, 4),
            ("image/*", "image/png", "one-character", 6, 6),
            (
                "\u{ff71}\u{ff99}\u{ff8a}\u{ff9e}\u{ff91}/",
                "\u{30a2}\u{30eb}\u{30d0}\u{30e0}/x.png",
                "full-width",
                0,
                0,
            ),
        ];
        for (prefix, actual, slug, left, right) in table {
            let found = prefix_difference(prefix, actual).unwrap();
            assert_eq!(found.kind.slug(), *slug, "{prefix:?} {actual:?}");
            assert_eq!(found.expected.start, *left, "{prefix:?} {actual:?}");
            assert_eq!(found.actual.start, *right, "{prefix:?} {actual:?}");
        }
        assert_eq!(prefix_difference("a", "ab"), None);
        assert_eq!(prefix_difference("", "ab"), None);
    }

    proptest! {
        #[test]
        fn parts_are_cut_between_characters(expected: String, actual: String) {
            for found in [difference(&expected, &actual), prefix_difference(&expected, &actual)].into_iter().flatten() {
                prop_assert!(expected.get(found.expected.start..found.expected.end).is_some());
                prop_assert!(actual.get(found.actual.start..found.actual.end).is_some());
            }
            prop_assert_eq!(difference(&expected, &actual).is_none(), expected == actual);
        }
    }
}
