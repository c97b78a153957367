//! What the user said to a question that no evidence answers, as findings: "the form has no q-ak" on the phone is
//! as good as the form. Evidence comes first; a said answer never contradicts it, and makes a finding no more
//! precise than the question was: where one "no" covers several mistakes, the finding names them all
//! (`said.fault`).

use super::context::Context;
use super::{Authority, Finding, FindingId};
use FindingId as Id;

/// The field that the answer names, else `key`.
const NAMED: &str = "?";
/// Any word but `yes`, `no` and `unknown`: a difference somebody chose.
const CHOICE: &str = "*";

/// Answers that name a fault by themselves: node, answer, finding, field.
const FAULTS: &[(&str, &str, FindingId, &str)] = &[
    ("q-ak.in-form", "no", Id::ConditionFieldMissing, "q-ak"),
    ("q-ak.equal", "no", Id::ConditionMismatch, "q-ak"),
    ("q-ak.console", "no", Id::SaidFault, "q-ak"),
    ("policy.base64", "no", Id::PolicyNotBase64, "policy"),
    ("policy.json", "no", Id::PolicyNotJson, "policy"),
    ("policy.conditions", "no", Id::SaidFault, "policy"),
    ("policy.entries", "no", Id::SaidFault, "conditions"),
    ("bucket.policy", "no", Id::ConditionMismatch, "bucket"),
    ("bucket.appid", "no", Id::ConditionMismatch, "bucket"),
    ("condition.sent", "no", Id::ConditionFieldMissing, NAMED),
    ("condition.difference", CHOICE, Id::ConditionMismatch, NAMED),
    ("signature.fields", "no", Id::SaidFault, "q-signature"),
    ("signature.shape", "no", Id::SignatureShape, "q-signature"),
    ("body.content-type", "no", Id::SaidFault, "Content-Type"),
    (
        "body.boundary",
        "no",
        Id::MultipartBoundaryMismatch,
        "Content-Type",
    ),
    ("body.grammar", "no", Id::SaidFault, "body"),
    (
        "expiration.cause",
        "hard-coded",
        Id::SaidFault,
        "expiration",
    ),
    ("expiration.cause", "reused", Id::SaidFault, "expiration"),
    (
        "expiration.cause",
        "local-time",
        Id::SaidFault,
        "expiration",
    ),
    (
        "expiration.cause",
        "twelve-hour",
        Id::SaidFault,
        "expiration",
    ),
    ("expiration.cause", "clock", Id::SaidFault, "expiration"),
    ("expiration.cause", "too-short", Id::SaidFault, "expiration"),
];

/// The findings of what was said on the branch, where the evidence found nothing of the kind.
pub fn findings(context: &Context<'_>, branch: &str, found: &[Finding]) -> Vec<Finding> {
    let mut said = Vec::new();
    for (node, answer, id, field) in FAULTS {
        let given = context.evidence.said.get(*node);
        let Some(given) = given.filter(|given| is_meant(given, answer)) else {
            continue;
        };
        if !on_branch(branch, node) || known(context, node, found) {
            continue;
        }
        let field = field_of(context, field);
        let known = said.iter().chain(found).any(|other: &Finding| {
            let same = other.field.as_deref() == Some(field.as_str());
            same && other.severity == super::Severity::Error
        });
        if !known {
            said.push(finding(*id, node, given, field));
        }
    }
    said
}

fn is_meant(given: &str, answer: &str) -> bool {
    match answer {
        CHOICE => !matches!(given, "yes" | "no" | "unknown"),
        word => given == word,
    }
}

fn field_of(context: &Context<'_>, field: &str) -> String {
    if field != NAMED {
        return field.to_owned();
    }
    let which = context.evidence.said.get("condition.which");
    let which = which.filter(|word| *word != "unknown").cloned();
    let key = context
        .documented()
        .and_then(|documented| documented.key.clone())
        .or(which);
    match key.as_deref() {
        Some("q-sign-time") => "q-key-time".to_owned(),
        Some(key) => key.to_owned(),
        None => "key".to_owned(),
    }
}

fn finding(id: FindingId, node: &str, given: &str, field: String) -> Finding {
    let finding = Finding::new(id).authority(Authority::Inferred).field(field);
    match id {
        Id::SaidFault => finding.word("node", node.replace('.', "-")),
        Id::ConditionMismatch if node == "condition.difference" => {
            finding.word("difference", given)
        }
        _ => finding,
    }
}

/// Whether the evidence answers the node.
fn known(context: &Context<'_>, node: &str, found: &[Finding]) -> bool {
    super::walk::from_evidence(context, node, found).is_some()
}

fn on_branch(branch: &str, node: &str) -> bool {
    super::walk::nodes_of(branch).contains(&node)
}
