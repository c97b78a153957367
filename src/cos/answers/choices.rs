//! What somebody who cannot paste may choose from: the seven messages in page order, the permission
//! answer, "the browser hides it", "something else", filtered by what is typed so far; and a further code where what
//! is typed fits it better than any of these. Apart from the
//! recogniser because a filter is generous where a recogniser must be sure; where the recogniser knows what was
//! typed, there is nothing to filter.

use super::heard::{joined, phrases, telling, told};
use super::typed::{fit, fold, without_times};
use super::{Meaning, codes, recognise};
use crate::cos::DocumentedCase;

/// One thing to choose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Choice {
    /// Stable id: a case's id, `permission`, `hidden`, `other`, a row of `codes::ANSWERS`.
    pub id: &'static str,
    /// The case, for the seven.
    pub case: Option<DocumentedCase>,
    /// COS's `Code`, where there is one.
    pub code: Option<&'static str>,
    /// COS's `Message`, verbatim, where there is one; the others have words in the catalogues.
    pub message: Option<&'static str>,
    /// The status it comes with.
    status: &'static str,
}

impl Choice {
    /// Whether it is offered whatever is typed.
    pub fn always(&self) -> bool {
        self.id == "other"
    }
}

const fn case(case: DocumentedCase) -> Choice {
    Choice {
        id: case.id(),
        case: Some(case),
        code: Some(case.code()),
        message: Some(case.message()),
        status: match case {
            DocumentedCase::PolicyFormat | DocumentedCase::PostBody => "400",
            DocumentedCase::QAk
            | DocumentedCase::Expiration
            | DocumentedCase::Signature
            | DocumentedCase::Bucket
            | DocumentedCase::Condition => "403",
        },
    }
}

const fn wordless(id: &'static str) -> Choice {
    Choice {
        id,
        case: None,
        code: None,
        message: None,
        status: "",
    }
}

const CHOICES: [Choice; 10] = [
    case(DocumentedCase::QAk),
    case(DocumentedCase::Expiration),
    case(DocumentedCase::Signature),
    case(DocumentedCase::PolicyFormat),
    case(DocumentedCase::Bucket),
    case(DocumentedCase::Condition),
    case(DocumentedCase::PostBody),
    Choice {
        code: Some("AccessDenied"),
        message: Some("Access Denied."),
        status: "403",
        ..wordless(codes::PERMISSION)
    },
    wordless("hidden"),
    wordless("other"),
];

/// The field that one message names.
const Q_AK: &str = "q-ak";

/// So many characters of what is typed are looked at: longer texts are pastes.
const LONGEST: usize = 400;

/// The choices that what is typed can mean, the best first, "something else" always and last. `besides` gives
/// further words for a choice, in whatever languages there are.
pub fn search(typed: &str, besides: impl Fn(&Choice) -> String) -> Vec<Choice> {
    let found = ranked(typed, besides).into_iter();
    found.map(|(_, choice)| choice).collect()
}

/// Whether the best of them fits no better than the next: a question, which nobody but the user can answer.
pub fn is_tied(typed: &str, besides: impl Fn(&Choice) -> String) -> bool {
    let found = ranked(typed, besides);
    match found.as_slice() {
        [(first, _), (second, other), ..] => first == second && !other.always(),
        _ => false,
    }
}

fn ranked(typed: &str, besides: impl Fn(&Choice) -> String) -> Vec<(usize, Choice)> {
    let typed: String = typed.chars().take(LONGEST).collect();
    let mut folded = fold(typed.trim());
    let mut known = recognised(&typed, &folded);
    let words = without_times(&folded);
    if words.is_empty() && !folded.is_empty() {
        // Times stand in one message only.
        known = known.or(Some(DocumentedCase::Expiration.id()));
    } else {
        folded = words;
    }
    // No other message is about it, whatever words stand around.
    let of_q_ak = || folded.contains(Q_AK).then_some(DocumentedCase::QAk.id());
    let known = known.or_else(of_q_ak);
    let told = told(&folded);
    let mut found: Vec<(usize, Choice)> = CHOICES
        .into_iter()
        .map(|choice| {
            let rank = match known {
                _ if folded.is_empty() => 1,
                Some(id) => usize::from(choice.id == id),
                None => {
                    let besides = besides(&choice);
                    let whole = rank(&choice, &besides, &folded);
                    if told == folded {
                        whole
                    } else {
                        whole.max(rank(&choice, &besides, &told))
                    }
                }
            };
            (rank, choice)
        })
        .filter(|(rank, choice)| *rank > 0 || choice.always())
        .collect();
    if known.is_none() && !folded.is_empty() {
        let best = found.iter().map(|(rank, _)| *rank).max().unwrap_or(0);
        let further = further_codes(&folded, &told).into_iter();
        found.extend(further.filter(|(rank, _)| *rank > best));
        if found.iter().all(|(_, choice)| choice.always()) {
            let id = telling(&folded);
            let told = CHOICES.into_iter().filter(|choice| Some(choice.id) == id);
            found.extend(told.map(|choice| (1, choice)));
        }
    }
    found.sort_by_key(|(rank, choice)| (choice.always(), std::cmp::Reverse(*rank)));
    found
}

/// The further codes that what is typed fits, each as well as its code, its status or one of its words does.
fn further_codes(folded: &str, told: &str) -> Vec<(usize, Choice)> {
    let fitted = |text: &str, row: &codes::KnownAnswer| {
        let status = row.code_tells && row.status.to_string() == text;
        let text = joined(text);
        let code = if row.code_tells {
            phrased(&text, &fold(row.code))
        } else {
            0
        };
        let words = phrases(row.id).iter();
        let words = words.map(|words| phrased(&text, &words.joined));
        let best = words.max().unwrap_or(0).max(code);
        // Half a word may begin many a code.
        let enough = match text.len() {
            0..=4 => 75,
            5..=7 => 70,
            _ => 50,
        };
        best.max(if status { 100 } else { 0 }) * usize::from(best >= enough || status)
    };
    let rows = codes::ANSWERS.iter().filter(|row| {
        let listed = [codes::PERMISSION, codes::SEVERAL].contains(&row.id);
        row.operation == codes::Operation::Upload && !listed
    });
    let found = rows.map(|row| (fitted(folded, row).max(fitted(told, row)), further(row)));
    found.filter(|(rank, _)| *rank > 0).collect()
}

fn further(row: &codes::KnownAnswer) -> Choice {
    Choice {
        code: Some(row.code),
        message: row.message,
        ..wordless(row.id)
    }
}

/// Whether what is typed is a status or a code with several messages: a question, which nobody but the user can answer.
pub fn is_question(typed: &str) -> bool {
    /// What people say around a status.
    const AROUND: [&str; 13] = [
        "http",
        "status",
        "code",
        "error",
        "forbidden",
        "bad",
        "request",
        "post",
        "エラ",
        "ステタス",
        "ステタスコド",
        "错误",
        "状态码",
    ];
    let folded = fold(typed.trim());
    let mut words = folded
        .split([' ', ':', '(', ')'])
        .filter(|word| !word.is_empty());
    let status = |word: &str| {
        word.len() == 3
            && word.starts_with(['4', '5'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let spoken =
        words.clone().any(status) && words.all(|word| status(word) || AROUND.contains(&word));
    spoken || recognise(None, Some(typed)) == Meaning::Known(codes::SEVERAL)
}

/// The choice that the recogniser makes of what is typed.
fn recognised(typed: &str, folded: &str) -> Option<&'static str> {
    let known = |text: &str| match recognise(None, Some(text)) {
        Meaning::Documented(found) => Some(found.case.id()),
        Meaning::Known(codes::PERMISSION) => Some(codes::PERMISSION),
        Meaning::Known(_) | Meaning::OtherVendor(_) | Meaning::Unknown => None,
    };
    known(typed).or_else(|| known(folded))
}

/// How well a choice fits: a phrase of the message before single words, each of which has to be there.
fn rank(choice: &Choice, besides: &str, typed: &str) -> usize {
    let message = fold(choice.message.unwrap_or_default());
    let phrase = typed.contains(' ') && message.contains(typed);
    let phrases = phrases(choice.id);
    let code = fold(choice.code.unwrap_or_default());
    let besides = fold(besides);
    let mut words: Vec<&str> = parts(&message).chain(parts(&besides)).collect();
    words.extend(phrases.iter().flat_map(|phrase| parts(&phrase.text)));
    words.extend([code.as_str(), choice.status]);
    let each = |word: &str| {
        let best = words.iter().map(|known| fit(word, known)).max();
        // A word that COS's message says twice is meant by it.
        let said = parts(&message).filter(|part| fit(word, part) >= 95).count();
        best.unwrap_or(0) + said
    };
    let ranks: Vec<usize> = parts(typed).map(each).collect();
    let all = if ranks.contains(&0) {
        0
    } else {
        ranks.iter().sum::<usize>() / ranks.len().max(1)
    };
    let typed = joined(typed);
    let whole = phrases.iter().map(|phrase| phrased(&typed, &phrase.joined));
    let whole = whole.max();
    all.max(whole.unwrap_or(0)) + if phrase { 1000 } else { 0 }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '[' | ']' | ':'))
        .filter(|part| !part.is_empty())
}

/// How well a phrase fits all that was typed, both without blanks: the same, or one within the other, as no blank ends a
/// word in Japanese or Chinese.
fn phrased(typed: &str, phrase: &str) -> usize {
    if typed == phrase {
        // More than each of its words.
        return 150;
    }
    let fitted = fit(typed, phrase);
    let wide = !phrase.is_ascii();
    let length = phrase.chars().count();
    let within = if wide && length >= 2 && typed.contains(phrase) {
        75 + length
    } else {
        0
    };
    fitted.max(within)
}
