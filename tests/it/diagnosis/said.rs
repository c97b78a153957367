//! What a person answers to a question of the tree: every word of every node leads where the table says, is taken at
//! its word, and makes a finding no more precise than the question.

use std::collections::BTreeMap;

use crate::support::answer;
use postdoc::diagnosis::tree::{self, Next, Node};
use postdoc::diagnosis::{CaseFrom, Clock, Diagnosis, Effort, Verdict, diagnose, verdict, walk};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::{Catalogue, Lang};
use postdoc::report::sentences::leaf;

type Said = BTreeMap<&'static str, &'static str>;

fn judge(told: &str, said: &Said) -> Diagnosis {
    let mut evidence = Evidence::default();
    if !told.is_empty() {
        evidence
            .add(told.as_bytes(), Some(Slot::Error), None)
            .unwrap();
    }
    for (node, word) in said {
        evidence.said.insert((*node).to_owned(), (*word).to_owned());
    }
    diagnose(&evidence, &Clock::default(), Effort::None)
}

/// What leads onto a branch and answers nothing else: a message without its values, or the branch's own name.
const BRANCHES: [(&str, &str); 9] = [
    (
        "AccessDenied_q-ak",
        "Condition key q-ak doesn't match the value",
    ),
    (
        "AccessDenied_Expiration",
        "You post object request has been expired",
    ),
    (
        "SignatureDoesNotMatch_POSTSignature",
        "The Signature you specified is invalid.",
    ),
    (
        "InvalidPolicyDocument_JSONFormat",
        "You must provide condition if you specify a policy in post object request.",
    ),
    (
        "AccessDenied_BucketNotConsistent",
        "Condition key bucket doesn't match the value",
    ),
    ("AccessDenied_Condition", ""),
    (
        "MalformedPOSTRequest_POSTBody",
        "The body of your POST request is not well-formed multipart/form-data.",
    ),
    ("none.hidden", ""),
    ("none.client", ""),
];

/// Words of nodes that take any: one that the table does not list.
fn own_word(node: &str) -> &'static str {
    match node {
        "condition.which" => "Content-Type",
        "condition.difference" => "full-width",
        "other.vendor" | "signature.mode" => "oss",
        "other.code" => "NoSuchBucket",
        "predict" => "AccessDenied_q-ak",
        other => panic!("{other} takes any word"),
    }
}

fn words(node: &Node) -> Vec<&'static str> {
    let any = node.answers.iter().any(|(word, _)| *word == "*");
    let own = any.then(|| own_word(node.id));
    node.words().chain(own).collect()
}

/// Answers that lead from the root to a node, and answer nothing more than that.
fn route(root: &'static str, wanted: &str) -> Said {
    let mut open: Vec<(&'static str, Said)> = vec![(root, Said::new())];
    while let Some((id, said)) = open.pop() {
        if id == wanted {
            return said;
        }
        let words = words(tree::node(id).unwrap()).into_iter();
        for word in words.filter(|word| made(id, word).is_empty()) {
            if let Some(Next::Node(next)) = tree::node(id).unwrap().next(word) {
                let mut said = said.clone();
                said.insert(id, word);
                open.insert(0, (next, said));
            }
        }
    }
    panic!("{wanted} cannot be reached");
}

/// What an answer makes: node, word, finding and field. All others make none.
const MAKES: &[(&str, &str, &str)] = &[
    ("q-ak.in-form", "no", "condition.field-missing q-ak"),
    ("q-ak.equal", "no", "condition.mismatch q-ak"),
    ("q-ak.console", "no", "said.fault q-ak"),
    ("expiration.cause", "local-time", "said.fault expiration"),
    ("expiration.cause", "twelve-hour", "said.fault expiration"),
    ("expiration.cause", "hard-coded", "said.fault expiration"),
    ("expiration.cause", "reused", "said.fault expiration"),
    ("expiration.cause", "clock", "said.fault expiration"),
    ("expiration.cause", "too-short", "said.fault expiration"),
    ("signature.mode", "oss", "form.other-signing-mode "),
    ("signature.fields", "no", "said.fault q-signature"),
    ("signature.order", "no", "said.fault q-signature"),
    ("signature.shape", "no", "signature.shape q-signature"),
    ("signature.deviations", "yes", "said.fault q-signature"),
    ("policy.base64", "no", "policy.not-base64 policy"),
    ("policy.json", "no", "policy.not-json policy"),
    ("policy.conditions", "no", "said.fault policy"),
    (
        "policy.expiration",
        "no",
        "policy.expiration-missing expiration",
    ),
    ("policy.entries", "no", "said.fault conditions"),
    ("bucket.policy", "no", "condition.mismatch bucket"),
    ("bucket.appid", "no", "said.fault bucket"),
    (
        "condition.sent",
        "no",
        "condition.field-missing Content-Type",
    ),
    (
        "condition.difference",
        "*",
        "condition.mismatch Content-Type",
    ),
    ("body.content-type", "no", "said.fault Content-Type"),
    (
        "body.boundary",
        "no",
        "multipart.boundary-mismatch Content-Type",
    ),
    ("body.grammar", "no", "said.fault body"),
    ("body.line-endings", "no", "multipart.line-endings "),
    ("body.closing", "no", "multipart.no-closing-boundary "),
    ("hidden.row", "options-refused", "answer.preflight-refused "),
    ("hidden.row", "stored", "answer.success "),
    ("hidden.row", "refused", "answer.wrapper-only "),
    ("hidden.row", "not-reached", "answer.client-side "),
];

fn made(node: &str, word: &str) -> &'static str {
    let chosen = !["yes", "no", "unknown"].contains(&word);
    let mut rows = MAKES.iter();
    rows.find(|(of, answer, _)| *of == node && (*answer == word || *answer == "*" && chosen))
        .map_or("", |(.., made)| made)
}

#[test]
fn every_answer_of_every_question_leads_where_the_tree_says() {
    let mut seen = 0;
    for (branch, message) in BRANCHES {
        let root = tree::branch(branch).unwrap().root;
        for id in walk::nodes_of(branch) {
            for word in words(tree::node(id).unwrap()) {
                let mut said = route(root, id);
                said.insert(id, word);
                if message.is_empty() {
                    said.insert("answer", branch);
                }
                if id != "condition.which" {
                    said.insert("condition.which", "Content-Type");
                }
                let diagnosis = judge(message, &said);
                leads(&diagnosis, id, word);
                let loud = ["error", "warning"];
                let told: Vec<String> = (diagnosis.findings.iter())
                    .filter(|it| {
                        loud.contains(&it.severity.slug()) || it.id.id() == made(id, word).trim()
                    })
                    .map(|it| format!("{} {}", it.id.id(), it.field.as_deref().unwrap_or("")))
                    .collect();
                let fault = diagnosis
                    .findings
                    .iter()
                    .any(|it| it.severity.slug() == "error");
                let wanted = if fault {
                    Verdict::Fault
                } else {
                    Verdict::Undetermined
                };
                assert_eq!(diagnosis.verdict, wanted, "{id}={word}");
                assert_eq!(
                    diagnosis.needs.is_empty() && !fault,
                    word == "stored",
                    "{id}={word} asks nothing"
                );
                assert_eq!(
                    told.len(),
                    usize::from(!made(id, word).is_empty()),
                    "{id}={word}: {told:?}"
                );
                let found = made(id, word);
                assert!(
                    found.is_empty() || told.iter().any(|it| it == found),
                    "{id}={word}: {told:?}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 90, "{seen}");
}

/// The path ends with this answer, at its leaf with words of its own in every language, or goes on where it leads.
fn leads(diagnosis: &Diagnosis, id: &'static str, word: &str) {
    let at = diagnosis.path.iter().position(|step| step.node == id);
    let at = at.unwrap_or_else(|| panic!("{id} is not on {:?}", diagnosis.path));
    let step = &diagnosis.path[at];
    assert_eq!((step.answer.as_str(), step.open), (word, false), "{id}");
    match tree::node(id).unwrap().next(word) {
        Some(Next::Node(next)) => assert_eq!(diagnosis.path[at + 1].node, next, "{id}={word}"),
        Some(Next::Leaf) => {
            assert_eq!(at + 1, diagnosis.path.len(), "{id}={word}");
            for lang in Lang::ALL {
                let text = leaf(Catalogue::get(lang), id, word);
                assert!(
                    text.is_some_and(|text| !text.is_empty()),
                    "{id}={word} says nothing"
                );
            }
        }
        None => panic!("{id} does not know {word}"),
    }
}

#[test]
fn whoever_names_the_answer_has_given_the_case() {
    for (branch, _) in &BRANCHES[..7] {
        let chosen = judge("", &Said::from([("answer", *branch)]));
        let case = chosen.case.expect("a case");
        assert_eq!((case.id.id(), case.from), (*branch, CaseFrom::Answer));
        assert_eq!(chosen.verdict, Verdict::Undetermined);
        // The words of the answer are still worth asking for, behind what decides.
        let needs: Vec<_> = chosen.needs.iter().map(|need| need.kind.slug()).collect();
        assert!(
            needs.len() > 1 && needs.last() == Some(&"answer"),
            "{branch} {needs:?}"
        );
    }
    let known = judge("", &Said::from([("answer", "other.NoSuchBucket")]));
    assert_eq!(known.branch, "other.NoSuchBucket");
    assert_eq!(known.needs[0].kind.slug(), "bucket");
    let explains = judge(
        "",
        &Said::from([("answer", "AccessDenied_q-ak"), ("q-ak.in-form", "no")]),
    );
    assert!(explains.findings[0].explains_answer);
}

#[test]
fn what_a_person_excludes_is_not_told_as_the_cause_and_asks_for_the_request() {
    for (message, node, word, first) in [
        (BRANCHES[0].1, "q-ak.equal", "yes", "request-id"),
        (BRANCHES[1].1, "expiration.same-policy", "no", "policy"),
        (BRANCHES[2].1, "signature.recomputed", "yes", "request-id"),
        (BRANCHES[4].1, "bucket.policy", "yes", "request-id"),
    ] {
        let diagnosis = judge(message, &Said::from([(node, word)]));
        assert_eq!(diagnosis.verdict, Verdict::Undetermined, "{node}");
        assert_eq!(diagnosis.needs[0].kind.slug(), first, "{node}");
        assert!(
            diagnosis.case.is_some() && verdict::excluded(&diagnosis.path).is_some(),
            "{node}"
        );
    }
}

#[test]
fn one_right_thing_of_a_body_does_not_exclude_the_others() {
    let all = [
        "content-type",
        "boundary",
        "grammar",
        "line-endings",
        "closing",
    ]
    .map(|name| tree::node(&format!("body.{name}")).unwrap().id);
    for (from, whole) in [(0, true), (1, false), (4, false)] {
        let said: Said = all[from..].iter().map(|node| (*node, "yes")).collect();
        let diagnosis = judge(BRANCHES[6].1, &said);
        let word = verdict::excluded(&diagnosis.path).map(|(_, word)| word);
        assert_eq!(word, whole.then_some("body"), "{from}");
    }
}

#[test]
fn whoever_looked_up_the_permission_knows_better_than_the_answer() {
    let denied = answer("AccessDenied", "Access Denied.");
    let answered = |word| judge(&denied, &Said::from([("other.permission", word)]));
    let ids = |diagnosis: &Diagnosis| -> Vec<&str> {
        diagnosis.findings.iter().map(|it| it.id.id()).collect()
    };
    assert_eq!(ids(&answered("no")), ["answer.permission-denied"]);
    assert_eq!(ids(&answered("unknown")), ["answer.permission-denied"]);
    let allowed = answered("yes");
    assert_eq!(ids(&allowed), ["answer.known-code"]);
    assert_eq!(allowed.verdict, Verdict::Undetermined);
    assert_eq!(allowed.path.last().unwrap().answer, "yes");
    // Read out as a code alone, the question is still to be answered.
    let code = Said::from([("answer", "other.AccessDenied")]);
    let open = judge("", &code);
    assert_eq!(
        open.path.last().map(|step| (step.node, step.open)),
        Some(("other.permission", true))
    );
    let mut said = code;
    said.insert("other.permission", "no");
    assert_eq!(ids(&judge("", &said)), ["answer.permission-denied"]);
}

#[test]
fn messages_that_share_the_code_of_permissions_do_not_ask_for_them() {
    for message in [
        "Request has expired",
        "You are denied by bucket referer rule",
        "Check auth failure because signature empty.",
    ] {
        let diagnosis = judge(&answer("AccessDenied", message), &Said::new());
        let nodes: Vec<_> = diagnosis.path.iter().map(|step| step.node).collect();
        assert_eq!(nodes, ["answer", "other.vendor", "other.code"], "{message}");
    }
}

#[test]
fn a_person_who_says_that_another_service_answered_is_believed_unless_the_answer_shows_cos() {
    let denied = answer("AccessDenied", "Access Denied.");
    let bare = "Access Denied.";
    for (told, word, vendor) in [
        (bare, "no", Some("other")),
        (bare, "oss", Some("oss")),
        (bare, "cos", None),
        (denied.as_str(), "unknown", None),
    ] {
        let diagnosis = judge(told, &Said::from([("other.vendor", word)]));
        let found = diagnosis
            .findings
            .iter()
            .find_map(|it| it.get_word("vendor"));
        assert_eq!(found, vendor, "{word}");
        let step = diagnosis
            .path
            .iter()
            .find(|step| step.node == "other.vendor");
        assert_eq!(step.unwrap().answer == "cos", vendor.is_none(), "{word}");
    }
}

#[test]
fn a_plain_yes_or_no_is_a_word_of_every_question() {
    assert_eq!(tree::word("expiration.gap", "yes"), "expired");
    assert_eq!(tree::word("expiration.gap", "no"), "not-expired");
    assert_eq!(tree::word("q-ak.equal", "no"), "no");
}
