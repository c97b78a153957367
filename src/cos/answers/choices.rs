//! What somebody who cannot paste may choose from: the seven messages in page order, the permission
//! answer, "the browser hides it", "something else", filtered by what is typed so far. Apart from the
//! recogniser because a filter is generous where a recogniser must be sure.

use super::known;
use crate::cos::DocumentedCase;

/// One thing to choose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Choice {
    /// Stable id: a case's id, `permission`, `hidden`, `other`.
    pub id: &'static str,
    /// The case, for the seven.
    pub case: Option<DocumentedCase>,
    /// COS's `Code`, where there is one.
    pub code: Option<&'static str>,
    /// COS's `Message`, verbatim, where there is one; the others have words in the catalogues.
    pub message: Option<&'static str>,
    /// English words under which it is found besides.
    words: &'static str,
}

impl Choice {
    /// Whether it is offered whatever is typed.
    pub fn always(&self) -> bool {
        self.id == "other"
    }
}

const fn case(case: DocumentedCase, words: &'static str) -> Choice {
    Choice {
        id: case.id(),
        case: Some(case),
        code: Some(case.code()),
        message: Some(case.message()),
        words,
    }
}

const CHOICES: [Choice; 10] = [
    case(DocumentedCase::QAk, "qak secretid ak"),
    case(DocumentedCase::Expiration, "expire time clock"),
    case(DocumentedCase::Signature, "sign q-signature"),
    case(DocumentedCase::PolicyFormat, "json conditions"),
    case(DocumentedCase::Bucket, "appid"),
    case(DocumentedCase::Condition, "content-type acl starts-with"),
    case(DocumentedCase::PostBody, "boundary body"),
    Choice {
        id: known::PERMISSION,
        case: None,
        code: Some("AccessDenied"),
        message: Some("Access Denied."),
        words: "permission cam name/cos:postobject",
    },
    Choice {
        id: "hidden",
        case: None,
        code: None,
        message: None,
        words: "network error failed to fetch load failed cors blocked preflight options xhr cannot see",
    },
    Choice {
        id: "other",
        case: None,
        code: None,
        message: None,
        words: "",
    },
];

/// The choices that hold every typed word; "something else" always, and last. In page order, but a message
/// that says the typed words more often comes first. Width and letter case do not matter, and a long-vowel
/// mark counts as a hyphen, as input methods write it. `besides` gives further words for a choice, in
/// whatever languages there are.
pub fn search(typed: &str, besides: impl Fn(&Choice) -> String) -> Vec<Choice> {
    let typed: String = typed.chars().take(400).map(fold).collect();
    let mut found: Vec<Choice> = CHOICES
        .into_iter()
        .filter(|choice| choice.always() || holds(choice, &besides(choice), &typed))
        .collect();
    found.sort_by_key(|choice| (choice.always(), std::cmp::Reverse(said(choice, &typed))));
    found
}

fn holds(choice: &Choice, besides: &str, typed: &str) -> bool {
    let text: String = [
        choice.message,
        choice.code,
        Some(choice.words),
        Some(besides),
    ]
    .into_iter()
    .flatten()
    .flat_map(|part| part.chars().chain([' ']))
    .map(fold)
    .collect();
    typed.split_whitespace().all(|word| text.contains(word))
}

/// How often COS's message says the typed words, as words of its own.
fn said(choice: &Choice, typed: &str) -> usize {
    let message: String = choice.message.unwrap_or("").chars().map(fold).collect();
    let of_its_own = |word: &str| {
        message
            .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '[' | ']' | '/'))
            .filter(|part| *part == word)
            .count()
    };
    typed.split_whitespace().map(of_its_own).sum()
}

/// A character without width, letter case and typographic variants.
fn fold(character: char) -> char {
    let plain = match character {
        '\u{3000}' => ' ',
        '\u{30fc}' | '\u{ff70}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    };
    plain.to_ascii_lowercase()
}
