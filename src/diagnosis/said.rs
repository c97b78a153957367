//! What the user said to a question that no evidence answers, as findings: "the form has no q-ak" on the phone is
//! as good as the form. Evidence comes first; a said answer never contradicts it.

use super::context::Context;
use super::{Authority, Finding, FindingId};

/// Answers that name a fault by themselves: node, answer, finding, field (`?` = the key the answer names).
const FAULTS: &[(&str, &str, FindingId, &str)] = &[
    (
        "q-ak.in-form",
        "no",
        FindingId::ConditionFieldMissing,
        "q-ak",
    ),
    ("q-ak.equal", "no", FindingId::ConditionMismatch, "q-ak"),
    ("q-ak.console", "no", FindingId::KeysOtherPair, "q-ak"),
    ("policy.base64", "no", FindingId::PolicyNotBase64, "policy"),
    ("policy.json", "no", FindingId::PolicyNotJson, "policy"),
    (
        "policy.conditions",
        "no",
        FindingId::PolicyConditionsMissing,
        "conditions",
    ),
    (
        "policy.entries",
        "no",
        FindingId::PolicyConditionShape,
        "conditions",
    ),
    (
        "bucket.policy",
        "no",
        FindingId::ConditionMismatch,
        "bucket",
    ),
    ("bucket.appid", "no", FindingId::ConditionMismatch, "bucket"),
    (
        "condition.sent",
        "no",
        FindingId::ConditionFieldMissing,
        "?",
    ),
    (
        "condition.difference",
        "no",
        FindingId::ConditionMismatch,
        "?",
    ),
    (
        "signature.fields",
        "no",
        FindingId::FormFieldMissing,
        "q-signature",
    ),
    (
        "signature.shape",
        "no",
        FindingId::SignatureShape,
        "q-signature",
    ),
    (
        "body.content-type",
        "no",
        FindingId::MultipartContentType,
        "Content-Type",
    ),
    (
        "body.boundary",
        "no",
        FindingId::MultipartBoundaryMismatch,
        "Content-Type",
    ),
    (
        "expiration.cause",
        "hard-coded",
        FindingId::PolicyExpired,
        "expiration",
    ),
    (
        "expiration.cause",
        "reused",
        FindingId::PolicyExpired,
        "expiration",
    ),
    (
        "expiration.cause",
        "local-time",
        FindingId::PolicyExpirationLocalTime,
        "expiration",
    ),
];

/// The findings of what was said on the branch, where the evidence found nothing of the kind.
pub fn findings(context: &Context<'_>, branch: &str, found: &[Finding]) -> Vec<Finding> {
    let mut said = Vec::new();
    for (node, answer, id, field) in FAULTS {
        let matches = context
            .evidence
            .said
            .get(*node)
            .is_some_and(|given| given == answer);
        if !matches || !on_branch(branch, node) || known(context, node, found) {
            continue;
        }
        let named = context
            .documented()
            .and_then(|documented| documented.key.clone());
        let field = if *field == "?" {
            named.unwrap_or_else(|| "key".to_owned())
        } else {
            (*field).to_owned()
        };
        let known = said.iter().chain(found).any(|other: &Finding| {
            other.field.as_deref() == Some(field.as_str())
                && other.severity == super::Severity::Error
        });
        if !known {
            said.push(
                Finding::new(*id)
                    .authority(Authority::Inferred)
                    .field(field),
            );
        }
    }
    said
}

/// Whether the evidence answers the node.
fn known(context: &Context<'_>, node: &str, found: &[Finding]) -> bool {
    super::walk::from_evidence(context, node, found).is_some()
}

fn on_branch(branch: &str, node: &str) -> bool {
    super::walk::nodes_of(branch).contains(&node)
}
