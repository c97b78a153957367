//! What an answer's `Code` and `Message` say: one of the seven documented messages with its values, an
//! answer known from other places, another vendor's answer, or nothing known. Sources:
//! 436/41164, 436/7730, 436/40105 and public reports (see `known`). It reads two strings; how they were
//! dug out of a paste is the evidence room's business.

mod choices;
mod heard;
mod marks;
mod typed;

pub use choices::{Choice, is_question, is_tied, search};
pub use marks::{Marks, marks, vendor_of_hosts};
pub(crate) use typed::{SECONDS, plain, seconds};

pub use super::codes::Vendor;
use super::{DocumentedCase, codes};
use crate::text::Span;
use crate::text::difference::slips_at_start;

/// What the code and message mean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Meaning {
    /// One of the seven.
    Documented(Documented),
    /// Known, but outside the seven; the id is a row of `codes::ANSWERS`.
    Known(&'static str),
    /// Another service's answer.
    OtherVendor(Vendor),
    /// Not known.
    Unknown,
}

impl Meaning {
    /// What it says, if it is one of the seven.
    pub const fn documented(&self) -> Option<&Documented> {
        match self {
            Self::Documented(documented) => Some(documented),
            Self::Known(_) | Self::OtherVendor(_) | Self::Unknown => None,
        }
    }

    /// Its row, if it is known outside the seven.
    pub fn known(&self) -> Option<&'static codes::KnownAnswer> {
        match self {
            Self::Known(id) => codes::find(id),
            Self::Documented(_) | Self::OtherVendor(_) | Self::Unknown => None,
        }
    }
}

/// One of the seven messages and the values it carries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Documented {
    /// Which.
    pub case: DocumentedCase,
    /// The condition key it names (`q-ak`, `bucket`, `key`, `Content-Type`, …).
    pub key: Option<String>,
    /// The value it prints, with its place in the message; `None` for the page's placeholders
    /// (`XXXXXX`, `[bucket-appid]`) and where the message was cut before it.
    pub value: Option<(String, Span)>,
    /// The two Unix times of the expiry message: expiration, now.
    pub expiration: Option<(i64, Span)>,
    /// See `expiration`.
    pub now: Option<(i64, Span)>,
    /// Whether the whole message was there, or only enough of it to tell which it is.
    pub complete: bool,
}

/// Reads a code and a message (unescaped). Either may be missing. Letter case, white space, a missing
/// period, typographic quotes and a slip in a hundred letters do not matter; where code and message disagree, the
/// message wins, except for the template of conditions, which `EntityTooLarge` and `EntityTooSmall` borrow.
pub fn recognise(code: Option<&str>, message: Option<&str>) -> Meaning {
    let code = code.map(str::trim).filter(|code| !code.is_empty());
    let message = message.filter(|message| !message.trim().is_empty());
    let Some(message) = message else {
        return code.map_or(Meaning::Unknown, by_code);
    };
    let folded = Folded::new(message);
    if let Some(found) = seven(&folded, message) {
        return match code.filter(|_| found.key.as_deref() == Some(SIZE)) {
            Some(code) if code.to_ascii_lowercase().starts_with("entitytoo") => by_code(code),
            Some(_) | None => Meaning::Documented(found),
        };
    }
    if let Some(meaning) = sentence(&folded.text) {
        return meaning;
    }
    if invalid_value(message).is_some() {
        return Meaning::Known(codes::VALUE_INVALID);
    }
    // 436/40105 prints codes in the place of messages.
    match (by_code(message.trim()), code.map(by_code)) {
        (Meaning::Unknown, Some(Meaning::Known(codes::SEVERAL)) | None) => Meaning::Unknown,
        (Meaning::Unknown, Some(meaning)) | (meaning, _) => meaning,
    }
}

/// The condition on the file's size.
const SIZE: &str = "content-length-range";

/// What a code alone tells.
fn by_code(code: &str) -> Meaning {
    // Read aloud, its words stand apart.
    let code: &str = &code.split_whitespace().collect::<String>();
    let case = DocumentedCase::ALL
        .into_iter()
        .find(|case| case.code() != "AccessDenied" && case.code().eq_ignore_ascii_case(code));
    if let Some(case) = case {
        return Meaning::Documented(bare(case));
    }
    let vendor = || {
        let mut codes = codes::VENDOR_CODES.iter();
        codes.find(|(_, vendor)| vendor.eq_ignore_ascii_case(code))
    };
    let known = codes::ANSWERS
        .iter()
        .find(|row| row.code_tells && row.code.eq_ignore_ascii_case(code))
        .map(|row| row.id)
        // 436/7730 lists `Request has expired` among the codes.
        .or_else(|| (code == "Requesthasexpired").then_some("request-expired"));
    match known {
        Some(id) => Meaning::Known(id),
        None => vendor().map_or(Meaning::Unknown, |(vendor, _)| {
            Meaning::OtherVendor(*vendor)
        }),
    }
}

/// Whether a word is a `Code` that COS sends, in its exact spelling.
pub fn is_code(word: &str) -> bool {
    DocumentedCase::ALL.iter().any(|case| case.code() == word)
        || codes::ANSWERS.iter().any(|row| row.code == word)
}

/// Whether a word is a `Code` that only another service sends.
pub fn is_vendor_code(word: &str) -> bool {
    codes::VENDOR_CODES.iter().any(|(_, code)| *code == word)
}

/// `<field> value invalid:<value>`: the field and where its value stands.
pub fn invalid_value(message: &str) -> Option<(&str, Span)> {
    let (field, value) = message.split_once(" value invalid")?;
    let field = field.trim().rsplit(char::is_whitespace).next()?;
    let named = !field.is_empty() && field.len() <= 128 && field.bytes().all(is_name);
    let value = value.trim_start().strip_prefix(':')?;
    let start = message.len() - value.len();
    named.then(|| (field, trimmed(value, char::is_whitespace).shifted(start)))
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// What a whole sentence outside the seven means: written exactly before written with slips, another service's
/// before COS's.
fn sentence(folded: &str) -> Option<Meaning> {
    let vendor = codes::VENDOR_MESSAGES.iter().find(|(_, text)| {
        let text = text.to_ascii_lowercase();
        begins(folded, &text)
            || folded.starts_with(&text)
            || (text.len() >= 20 && folded.contains(&text))
    });
    if let Some((vendor, _)) = vendor {
        return Some(Meaning::OtherVendor(*vendor));
    }
    let plain: String = folded.split(' ').collect();
    let otherwise = || {
        let mut sentences = codes::OTHERWISE.iter();
        sentences.find(|(_, text)| plain.contains(text))
    };
    known_message(folded, begins)
        .or_else(|| otherwise().map(|(id, _)| *id))
        .or_else(|| known_message(folded, slipped))
        .map(Meaning::Known)
}

fn known_message(folded: &str, alike: impl Fn(&str, &str) -> bool) -> Option<&'static str> {
    codes::ANSWERS
        .iter()
        .find(|row| row.message.is_some_and(|message| alike(folded, message)))
        .map(|row| row.id)
}

/// Whether a folded message begins with a known one, or is at least half of it.
fn begins(folded: &str, known: &str) -> bool {
    if !begin_alike(folded, known) {
        return false;
    }
    let known = Folded::new(known).text;
    let half_typed = folded.len() >= 8 && 2 * folded.len() >= known.len();
    // `Access Denied` ends at a full stop, or what follows is no Latin word; longer sentences go on (a bucket's name, a
    // key's).
    let ends = |rest: &str| {
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        known.len() > 20
            || match rest.strip_prefix('.') {
                Some(behind) => !goes_on(behind),
                None => !goes_on(rest.trim_start()),
            }
    };
    let whole = folded == known || folded.strip_prefix(known.as_str()).is_some_and(ends);
    whole || (half_typed && known.starts_with(folded))
}

/// A retyped sentence has more words than these.
const WORDS: usize = 3;

/// Whether a message begins with a known one but for a few letters, as somebody retyped it.
fn slipped(folded: &str, known: &str) -> bool {
    // A sentence has words; most of what is asked about is none.
    if folded.split(' ').nth(WORDS).is_none() {
        return false;
    }
    let known = Folded::new(known).text;
    let allowed = known.len() / 16;
    let folded = folded.as_bytes();
    let head = folded.get(..folded.len().min(known.len() + allowed));
    allowed > 0
        && head.is_some_and(|head| slips_at_start(known.as_bytes(), head, allowed) <= allowed)
}

/// Whether the first characters are the same: most known messages need not be folded to see that they are
/// another one.
fn begin_alike(folded: &str, known: &str) -> bool {
    folded.starts_with(next(known.trim_start()).0)
}

/// A case without any of its values.
fn bare(case: DocumentedCase) -> Documented {
    let key = match case {
        DocumentedCase::QAk => Some("q-ak".to_owned()),
        DocumentedCase::Bucket => Some("bucket".to_owned()),
        DocumentedCase::Expiration
        | DocumentedCase::Signature
        | DocumentedCase::PolicyFormat
        | DocumentedCase::Condition
        | DocumentedCase::PostBody => None,
    };
    Documented {
        case,
        key,
        value: None,
        expiration: None,
        now: None,
        complete: false,
    }
}

/// Parts of the four fixed messages that no other message holds.
const MARKS: [(DocumentedCase, &str); 7] = [
    (
        DocumentedCase::Expiration,
        "post object request has been expired",
    ),
    (DocumentedCase::Expiration, "but the time now"),
    (
        DocumentedCase::Signature,
        "the signature you specified is invalid",
    ),
    (
        DocumentedCase::PolicyFormat,
        "must provide condition if you specify",
    ),
    (
        DocumentedCase::PolicyFormat,
        "specify a policy in post object request",
    ),
    (
        DocumentedCase::PostBody,
        "post request is not well-formed multipart",
    ),
    (DocumentedCase::PostBody, "well-formed multipart/form-data"),
];

/// What people type when they hear a message read aloud.
const SPOKEN: [(DocumentedCase, &str); 16] = [
    (DocumentedCase::QAk, "q-ak"),
    (DocumentedCase::QAk, "q ak"),
    (DocumentedCase::QAk, "qak"),
    (DocumentedCase::Expiration, "expired"),
    (DocumentedCase::Expiration, "expiration"),
    (DocumentedCase::Expiration, "has been expired"),
    (DocumentedCase::Expiration, "policy expired"),
    (DocumentedCase::Signature, "signature"),
    (DocumentedCase::Signature, "signature is invalid"),
    (DocumentedCase::Signature, "signature invalid"),
    (DocumentedCase::Signature, "invalid signature"),
    (DocumentedCase::PolicyFormat, "must provide condition"),
    (DocumentedCase::PolicyFormat, "provide condition"),
    (DocumentedCase::PostBody, "not well-formed"),
    (DocumentedCase::PostBody, "malformed"),
    (DocumentedCase::PostBody, "multipart"),
];

/// One of the seven, if the message is one, or enough of one.
fn seven(folded: &Folded, message: &str) -> Option<Documented> {
    let text = folded.text.as_str();
    if let Some(found) = condition(folded, message) {
        return Some(found);
    }
    let spoken = SPOKEN.iter().find(|(_, word)| *word == text);
    let marked = MARKS.iter().find(|(_, mark)| text.contains(mark));
    let half_typed = || {
        let begun = |case: &DocumentedCase| {
            begin_alike(text, case.message()) && Folded::new(case.message()).text.starts_with(text)
        };
        let mut cases = DocumentedCase::ALL.into_iter().filter(begun);
        // `Condition key` begins three of them.
        let case = cases.next().filter(|_| text.len() >= 10)?;
        cases.next().is_none().then_some(case)
    };
    let retyped = || {
        let mut marks = MARKS.iter().filter(|(_, mark)| mark.len() >= 32);
        let near = |mark: &str| text.len() + mark.len() / 16 >= mark.len() && near(mark, text);
        marks.find(|(_, mark)| near(mark)).map(|(case, _)| *case)
    };
    let known = marked.or(spoken).map(|(case, _)| *case);
    let case = known.or_else(half_typed).or_else(retyped)?;
    let mut found = bare(case);
    match case {
        DocumentedCase::Expiration => {
            found.expiration = number_behind(folded, "expiration time");
            found.now = number_behind(folded, "time now");
            found.complete = found.expiration.is_some() && found.now.is_some();
        }
        DocumentedCase::Signature | DocumentedCase::PolicyFormat | DocumentedCase::PostBody => {
            found.complete = text.contains(Folded::new(case.message()).text.as_str());
        }
        DocumentedCase::QAk | DocumentedCase::Bucket | DocumentedCase::Condition => {}
    }
    Some(found)
}

/// Whether a text holds a mark but for one letter in sixteen.
fn near(mark: &str, text: &str) -> bool {
    let first = mark.as_bytes().first();
    let starts = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| Some(byte) == first);
    let allowed = mark.len() / 16;
    starts.take(64).any(|(at, _)| {
        let head = text
            .as_bytes()
            .get(at..text.len().min(at + mark.len() + allowed));
        head.is_some_and(|head| slips_at_start(mark.as_bytes(), head, allowed) <= allowed)
    })
}

/// `Condition key <name> doesn't match the value <value>`, or its beginning or its middle.
fn condition(folded: &Folded, message: &str) -> Option<Documented> {
    const VERBS: [&str; 9] = [
        " doesn't match",
        " does not match",
        " doesnt match",
        " doesn t match",
        " don't match",
        " dosen't match",
        " dosn't match",
        " dose not match",
        " not match",
    ];
    let text = folded.text.as_str();
    let named = [
        "condition key ",
        "conditon key ",
        "condtion key ",
        "conditional key ",
    ]
    .iter()
    .find_map(|words| Some(text.find(words)? + words.len()));
    let verb = VERBS
        .iter()
        .filter_map(|verb| Some((text.find(verb)?, verb.len())))
        .min();
    let start = match (named, verb) {
        (Some(at), _) => at,
        // `q-ak doesn't match`: the words in front of the name were lost.
        (None, Some((at, _))) => {
            let start = text.get(..at)?.rfind(' ').map_or(0, |space| space + 1);
            // `Signature does not match` is the code read aloud.
            (text.get(start..at)? != "signature").then_some(start)?
        }
        (None, None) => return None,
    };
    let end = match verb {
        Some((at, _)) if at >= start => at,
        _ => start + text.get(start..)?.find(' ').unwrap_or(text.len() - start),
    };
    let name = folded.original(message, start, end)?;
    // Some write the name as the page writes its placeholders.
    let name = name.trim_matches(|c| is_quote(c) || matches!(c, '[' | ']'));
    let plausible = !name.is_empty() && name.len() <= 128 && !name.contains(char::is_whitespace);
    if !plausible || (named.is_none() && !plain_name(name)) {
        return None;
    }
    // Half a message, and a word of the speaker's own for the name.
    if verb.is_none() && !name.is_ascii() {
        return None;
    }
    let case = match name.to_ascii_lowercase().as_str() {
        // Heard as one word.
        "q-ak" | "qak" | "q_ak" => DocumentedCase::QAk,
        "bucket" => DocumentedCase::Bucket,
        _ => DocumentedCase::Condition,
    };
    let mut found = bare(case);
    if case == DocumentedCase::Condition {
        found.key = Some(name.to_owned());
    }
    if let Some((at, length)) = verb.filter(|(at, _)| *at >= start) {
        read_value(&mut found, folded, message, at + length);
    }
    Some(found)
}

/// A name a condition may have, where nothing but `doesn't match` says that it is one.
fn plain_name(name: &str) -> bool {
    name == "bucket" || name.starts_with("q-") || super::fields::find(name).is_some()
}

/// Reads the value behind `doesn't match`, which ends at `from` in the folded text.
fn read_value(found: &mut Documented, folded: &Folded, message: &str, from: usize) {
    let behind = folded.text.get(from..).unwrap_or_default();
    let Some(skip) = ["the value", "value"]
        .iter()
        .find_map(|words| Some(behind.find(words)? + words.len()))
    else {
        return;
    };
    let start = folded.offset(from + skip);
    let rest = message.get(start..).unwrap_or_default();
    let mut span = trimmed(rest, |c| c.is_whitespace() || is_quote(c)).shifted(start);
    if found.case == DocumentedCase::Bucket {
        let inner = message.get(span.start..span.end).unwrap_or_default();
        span = trimmed(inner, |c| matches!(c, '[' | ']')).shifted(span.start);
    }
    let value = message.get(span.start..span.end).unwrap_or_default();
    found.complete = !value.is_empty();
    if !value.is_empty() && !is_placeholder(value) {
        found.value = Some((value.to_owned(), span));
    }
}

fn trimmed(text: &str, outer: impl Fn(char) -> bool) -> Span {
    let start = text.len() - text.trim_start_matches(&outer).len();
    Span::new(start, text.trim_end_matches(&outer).len())
}

/// What the page prints in the place of a value.
pub fn is_placeholder(value: &str) -> bool {
    let inner = value
        .trim()
        .trim_matches(|c| matches!(c, '[' | ']' | '<' | '>'));
    let crossed = inner.len() >= 3 && inner.bytes().all(|byte| matches!(byte, b'X' | b'x'));
    let dots = !inner.is_empty() && inner.chars().all(|c| matches!(c, '.' | '\u{2026}'));
    let lower = inner.to_ascii_lowercase();
    crossed || dots || matches!(lower.as_str(), "bucket-appid" | "bucketname-appid")
}

/// The number behind some words and a colon.
fn number_behind(folded: &Folded, words: &str) -> Option<(i64, Span)> {
    let from = folded.text.find(words)? + words.len();
    let rest = folded.text.get(from..)?;
    let start = rest.find(|c: char| c.is_ascii_digit())?;
    let gap = rest.get(..start)?;
    if !gap
        .chars()
        .all(|c| matches!(c, ' ' | ':' | '\u{ff1a}' | '='))
    {
        return None;
    }
    let digits = rest.get(start..)?;
    let length = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let number = digits.get(..length)?.parse().ok()?;
    let last = folded.offset(from + start + length - 1);
    let span = Span::new(folded.offset(from + start), last + 1);
    Some((number, span))
}

fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '`'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201c}'
            | '\u{201d}'
            | '\u{ff02}'
            | '\u{ff07}'
    )
}

/// The longest part of a message that is looked at for its words. Values behind it may be longer.
const HEAD: usize = 4096;

/// A message in lower case with single blanks and plain apostrophes, without final periods, and where
/// each of its bytes came from.
struct Folded {
    text: String,
    /// For each byte of `text`, the byte of the message; one more for the end.
    from: Vec<usize>,
}

impl Folded {
    fn new(message: &str) -> Self {
        let mut folded = Self {
            text: String::new(),
            from: Vec::new(),
        };
        let mut at = 0;
        while let Some(rest) = message.get(at..).filter(|rest| !rest.is_empty()) {
            if at >= HEAD {
                break;
            }
            let (plain, length) = next(rest);
            let repeated = plain == ' ' && (folded.text.is_empty() || folded.text.ends_with(' '));
            if !repeated {
                folded.text.push(plain);
                folded.from.resize(folded.text.len(), at);
            }
            at += length;
        }
        let kept = folded.text.trim_end_matches([' ', '.', '\u{3002}']).len();
        folded.text.truncate(kept);
        folded.from.push(at);
        folded
    }

    /// The byte of the message behind a byte of the folded text.
    fn offset(&self, at: usize) -> usize {
        let last = self.from.last().copied().unwrap_or(0);
        self.from.get(at).copied().unwrap_or(last)
    }

    fn original<'a>(&self, message: &'a str, start: usize, end: usize) -> Option<&'a str> {
        message.get(self.offset(start)..self.offset(end))
    }
}

/// The next folded character of a text, and how many bytes it stands for.
fn next(rest: &str) -> (char, usize) {
    if rest.starts_with('&') {
        for escape in ["&apos;", "&#39;", "&#x27;"] {
            if rest.starts_with(escape) {
                return ('\'', escape.len());
            }
        }
    }
    let character = rest.chars().next().unwrap_or(' ');
    let plain = match character {
        '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => '\'',
        other if other.is_whitespace() => ' ',
        other => other.to_ascii_lowercase(),
    };
    (plain, character.len_utf8())
}
