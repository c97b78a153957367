//! What stands on the screens, cards and copied texts of the known calls, as somebody reads it who knows only the page:
//! no id for a word, no number of a page without its title, one colon at most behind the verdict, no torn line.

use std::sync::OnceLock;

use crate::wizard::driver::Wizard;
use postdoc::cos::codes::ANSWERS;
use postdoc::diagnosis::FindingId;
use postdoc::diagnosis::tree::{NODES, Node};
use postdoc::locale::{Args, Catalogue, Lang};
use postdoc::text::wrap::even;
use postdoc::wizard::msg::Effect;

/// What is typed at step 1: the seven, permission, hidden, and three known codes.
const CALLS: [&str; 12] = [
    "q-ak",
    "exp 1764291600 1764320400",
    "sig",
    "must provide",
    "bucket",
    "condition key key",
    "body",
    "denied",
    "cors",
    "<<Error><<Code>EntityTooLarge<</Code><<Message>x<</Message><</Error>",
    "<<Error><<Code>NoSuchBucket<</Code><<Message>x<</Message><</Error>",
    "<<Error><<Code>InvalidAccessKeyId<</Code><<Message>x<</Message><</Error>",
];

/// What was said: in which language, at which call, what it is, and the text.
struct Said {
    lang: Lang,
    call: &'static str,
    what: &'static str,
    text: String,
}

/// All of it, once: the card and what is copied, the card after each answer, the sections of step 4, the report.
fn all() -> &'static [Said] {
    static ALL: OnceLock<Vec<Said>> = OnceLock::new();
    ALL.get_or_init(|| {
        let calls = Lang::ALL
            .into_iter()
            .flat_map(|lang| CALLS.map(|call| (lang, call)));
        calls.flat_map(|(lang, call)| said(lang, call)).collect()
    })
}

fn said(lang: Lang, call: &'static str) -> Vec<Said> {
    let mut texts = Vec::new();
    let mut wizard = Wizard::new(lang, 80, 24);
    wizard.keys(call).keys("<enter><f5>");
    let args = Args::new().text(
        "text",
        wizard.model.words().headline(&wizard.model.exam.diagnosis),
    );
    let verdict = Catalogue::get(lang).say("wizard-verdict-line", &args);
    texts.push(("verdict", verdict));
    for key in ["c", "m", "t"] {
        wizard.keys(key);
        texts.extend(copied(&mut wizard).map(|text| ("copied", text)));
    }
    for _ in 0..4 {
        texts.push(("card", wizard.screen()));
        wizard.keys("<enter>");
    }
    wizard.keys("<ctrl-d>");
    for _ in 0..5 {
        texts.push(("step 4", wizard.screen()));
        wizard.keys("<right>");
    }
    wizard.keys("c");
    texts.extend(copied(&mut wizard).map(|text| ("report", text)));
    let told = texts.into_iter();
    told.map(|(what, text)| Said {
        lang,
        call,
        what,
        text,
    })
    .collect()
}

fn copied(wizard: &mut Wizard) -> Option<String> {
    wizard
        .effects
        .drain(..)
        .rev()
        .find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        })
}

/// Ids that are no words of the language: of findings, nodes and known codes, and of answers where it is not English.
fn ids(lang: Lang) -> Vec<&'static str> {
    let findings = FindingId::ALL.iter().map(|id| id.id());
    let nodes = NODES.iter().map(|node| node.id);
    let known = ANSWERS.iter().flat_map(|row| [row.id, row.words]);
    let answers = NODES.iter().flat_map(Node::words);
    let answers = answers.filter(|_| lang != Lang::En);
    let all = findings.chain(nodes).chain(known).chain(answers);
    // What has neither a hyphen nor a dot may be a word anywhere: `cos`, `region`.
    all.filter(|id| id.contains(['-', '.']) || *id == "permission" && lang != Lang::En)
        .filter(|id| id.chars().all(|c| !c.is_ascii_uppercase()))
        .collect()
}

#[test]
fn no_id_stands_for_a_word_on_any_screen_card_or_copied_text() {
    for Said {
        lang,
        call,
        what,
        text,
    } in all()
    {
        let ids = ids(*lang);
        // A report cites ids for `explain`: in brackets, or as code before the questions of its path.
        let cited = |line: &&str| *what == "report" && line.contains(['`', '[']);
        for line in text.lines().filter(|line| !cited(line)) {
            let mut words = line.split(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c)));
            let id = words.find(|word| ids.contains(&word.trim_end_matches('.')));
            assert_eq!(id, None, "{lang:?} {call} {what}: {line}");
            assert!(!line.contains('\u{27e8}'), "no words: {line}");
        }
    }
}

#[test]
fn a_number_of_a_page_is_on_no_screen_without_its_title() {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    for Said {
        lang,
        call,
        what,
        text,
    } in all()
    {
        let whole = plain(text);
        for word in text.split_whitespace().filter(|word| !word.contains("://")) {
            let Some((_, rest)) = word.split_once("436/") else {
                continue;
            };
            let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let title = Catalogue::get(*lang).word(&format!("document-436-{number}"));
            assert!(
                whole.contains(&plain(&title)),
                "{lang:?} {call} {what}: {number}\n{text}"
            );
        }
    }
}

#[test]
fn behind_the_verdict_there_is_one_colon_at_most() {
    for said in all().iter().filter(|said| said.what == "verdict") {
        let colons = said.text.matches('\u{ff1a}').count() + said.text.matches(": ").count();
        assert!(colons <= 1, "{}", said.text);
    }
}

#[test]
fn no_sentence_is_torn_at_any_of_six_widths() {
    // Characters that begin no line, and characters that end none.
    let begin = "\u{3001}\u{3002}\u{300d}\u{ff09}\u{30fc}\u{ff1a}\u{ff0c}\u{ff1b}\u{ff1f}\u{3063}\u{30e3}\u{30e5}\u{30e7}\u{30c3}";
    for lang in Lang::ALL {
        let mut seen = std::collections::BTreeSet::new();
        let texts = crate::locale::catalogues::render_all(lang).filter(|text| !text.is_joint());
        for text in texts.flat_map(|text| text.text.lines()) {
            if !seen.insert(text) {
                continue;
            }
            for width in [34, 54, 57, 72, 76, 96] {
                let lines = even(text, width);
                for line in &lines {
                    let torn = line.starts_with(|c| begin.contains(c))
                        && line.chars().count() < text.chars().count()
                        || line.ends_with(['\u{ff08}', '\u{300c}', '\u{ff3b}']);
                    assert!(!torn, "{lang:?} {width}: {lines:#?}");
                }
                let last = lines.last().map_or(0, |line| line.trim().chars().count());
                assert!(
                    lines.len() < 2 || last > 1,
                    "{lang:?} {width}: an orphan: {lines:#?}"
                );
            }
        }
    }
}
