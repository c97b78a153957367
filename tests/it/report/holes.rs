//! No sentence of a finding, a code, a need or an answer has a hole where a value is absent: every combination of
//! absent arguments, in every language.

use std::collections::BTreeSet;

use postdoc::cos::codes;
use postdoc::diagnosis::{Finding, FindingId, Need, NeedKind, Param, Step, Who, tree};
use postdoc::locale::{Catalogue, Lang};
use postdoc::report::redact::Redactor;
use postdoc::report::sentences::{self, Words};

/// What a finding never goes without, as its checks make it: the rest may be absent in any combination.
pub const ALWAYS: &[(&str, &[&str])] = &[
    ("answer.known-code", &["code", "known"]),
    ("answer.other-request", &["answer", "evidence"]),
    ("condition.", &["field"]),
    ("condition.size", &["min", "max", "size"]),
    ("evidence.capped", &["what", "kept", "total"]),
    ("evidence.conflict", &["field", "slot"]),
    ("form.duplicate-field", &["field", "count"]),
    ("form.field-", &["field"]),
    ("form.field-alias", &["expected", "actual", "found"]),
    ("form.field-name-case", &["expected", "actual", "wanted"]),
    ("form.text-field-as-file", &["field"]),
    ("form.value-undefined", &["field"]),
    ("keys.secret-key-shape", &["length"]),
    ("multipart.length", &["declared", "found"]),
    (
        "policy.condition-name",
        &["field", "expected", "actual", "name", "wanted"],
    ),
    ("policy.condition-operator", &["operator"]),
    ("policy.duplicate-member", &["field", "name"]),
    (
        "policy.misspelt-member",
        &["field", "expected", "actual", "found", "wanted"],
    ),
    ("policy.required-condition-missing", &["field", "name"]),
    ("request.not-form-data", &["found"]),
];

/// Parameters that come together or not at all.
const TOGETHER: [&[&str]; 3] = [
    &["step", "what", "code_value", "cos_value"],
    &["near", "expected", "actual"],
    &["method", "path", "difference"],
];

/// Whether a finding with this id always has the argument.
pub fn always(id: &str, name: &str) -> bool {
    let mut rows = ALWAYS.iter();
    rows.any(|(head, names)| id.starts_with(head) && names.contains(&name))
}

/// What a sentence looks like around a value that is not there.
const HOLES: [&str; 19] = [
    "{$",
    "{ $",
    "  ",
    "\"\"",
    "\u{201c}\u{201d}",
    "\u{300c}\u{300d}",
    " ()",
    "\u{ff08}\u{ff09}",
    " . ",
    " ,",
    " :",
    " ;",
    "(,",
    "\u{3001}\u{3002}",
    "\u{3001}\u{3001}",
    "\u{ff0c}\u{3002}",
    "\u{ff1a}\u{3002}",
    " \u{3002}",
    "\u{3002}\u{3002}",
];

fn hole(text: &str) -> Option<&'static str> {
    // COS's own variable and a line of PHP are words here.
    let mut plain = text.replace("{$filename}", "x").replace("${filename}", "x");
    if plain.contains("base64_encode") {
        plain = plain.replace(" . ", " ");
    }
    let edge = text.trim() != text || text.is_empty() || text.ends_with([':', '\u{ff1a}', ',']);
    let edge = edge || text.ends_with(" .");
    let found = HOLES.into_iter().find(|hole| plain.contains(hole));
    found.or(edge.then_some("edge"))
}

/// A value that a parameter may have.
fn sample(name: &'static str) -> (&'static str, Param) {
    let value = match name {
        "positions" | "forms" | "also" | "fields" => Param::List(vec!["sample".to_owned()]),
        "masked" | "required" => Param::Bool(true),
        "offset" => Param::Int(28_800),
        "at" | "behind" | "ahead" | "byte" | "count" | "declared" | "depth" | "end"
        | "expiration" | "expires" | "gap" | "hours" | "index" | "length" | "life" | "max"
        | "min" | "now" | "recipes" | "seconds" | "size" | "start" => Param::Int(1_795_435_200),
        _ => Param::Text("sample".to_owned()),
    };
    (name, value)
}

/// A finding with the arguments that a mask leaves.
fn finding(id: FindingId, mask: usize) -> Finding {
    let names = || {
        ["field", "expected", "actual"]
            .into_iter()
            .chain(id.params().iter().copied())
    };
    let bit = |name: &str| {
        let group = TOGETHER
            .iter()
            .find(|group| group.contains(&name) && names().any(|known| known == group[0]));
        let first = group.map_or(name, |group| group[0]);
        names().position(|known| known == first).unwrap_or_default()
    };
    let given = |name: &str| mask & (1 << bit(name)) != 0 || always(id.id(), name);
    let mut finding = Finding::new(id);
    let params = id.params().iter().filter(|name| given(name));
    finding.params = params.map(|name| sample(name)).collect();
    if given("field") {
        finding = finding.field("acl");
    }
    if given("expected") {
        finding = finding.expected("default");
    }
    if given("actual") {
        finding = finding.actual("private");
    }
    finding
}

fn check(bad: &mut BTreeSet<String>, name: &str, text: &str) {
    if let Some(hole) = hole(text) {
        bad.insert(format!("{name} [{hole}]: {text}"));
    }
}

#[test]
fn an_absent_field_is_not_told_as_a_file_sent_as_text() {
    let redactor = Redactor::default();
    let words = Words {
        catalogue: Catalogue::get(Lang::En),
        redactor: &redactor,
        zone: 0,
    };
    let title = |shape| {
        let finding = Finding::new(FindingId::FormFieldMissing).word("shape", shape);
        words.finding(&finding.field("file")).title
    };
    assert!(title("absent").contains("has no file field"));
    assert!(title("text").contains("no filename"));
}

#[test]
fn no_sentence_has_a_hole() {
    let redactor = Redactor::default();
    let mut bad = BTreeSet::new();
    for lang in Lang::ALL {
        let words = Words {
            catalogue: Catalogue::get(lang),
            redactor: &redactor,
            zone: 0,
        };
        for id in FindingId::ALL.iter().copied() {
            for mask in 0..1_usize << (id.params().len() + 3).min(9) {
                let said = words.finding(&finding(id, mask));
                let parts = [Some(said.title), said.cause, said.fix];
                for text in parts.into_iter().flatten() {
                    check(&mut bad, &format!("{} {}", lang.tag(), id.id()), &text);
                }
            }
        }
        for row in codes::ANSWERS {
            let known = Finding::new(FindingId::AnswerKnownCode).word("known", row.id);
            let said = words.finding(&known.word("code", row.code));
            for text in [Some(said.title), said.cause, said.fix]
                .into_iter()
                .flatten()
            {
                check(&mut bad, &format!("{} {}", lang.tag(), row.id), &text);
            }
        }
        answers(&words, &mut bad, lang.tag());
    }
    let all: Vec<&str> = bad.iter().map(String::as_str).collect();
    assert!(
        all.is_empty(),
        "{} sentences:\n{}",
        all.len(),
        all.join("\n")
    );
}

fn answers(words: &Words<'_>, bad: &mut BTreeSet<String>, tag: &str) {
    for node in tree::NODES {
        for field in [None, Some("acl")] {
            for text in [words.question(node.id, field), words.spoken(node.id, field)] {
                check(bad, &format!("{tag} {}", node.id), &text);
            }
        }
        for word in node.words().chain(["sample"]) {
            let step = Step {
                node: node.id,
                answer: word.to_owned(),
                because: Vec::new(),
                open: false,
            };
            check(
                bad,
                &format!("{tag} {} {word}", node.id),
                &words.answer(&step),
            );
            if let Some(text) = sentences::leaf(words.catalogue, node.id, word) {
                check(bad, &format!("{tag} {} {word} leaf", node.id), &text);
            }
        }
    }
    for kind in [
        NeedKind::Answer,
        NeedKind::Policy,
        NeedKind::PolicySha1,
        NeedKind::FileName,
        NeedKind::ServerTime,
    ] {
        let said = words.need(&Need {
            kind,
            who: Who::Customer,
            secret: false,
        });
        for text in [Some(said.title), said.cause, said.fix]
            .into_iter()
            .flatten()
        {
            check(bad, &format!("{tag} {}", kind.slug()), &text);
        }
    }
}
