//! What the user said to a question that no evidence answers, as findings: "the form has no q-ak" on the phone is
//! as good as the form. Evidence comes first; a said answer never contradicts it, and makes a finding no more
//! precise than the question was: where one "no" covers several mistakes, the finding names them all
//! (`said.fault`).

use super::context::Context;
use super::{Authority, Finding, FindingId, Param, Severity};
use crate::cos::answers::Vendor;
use crate::cos::{codes, fields};
use FindingId as Id;

/// The field that the answer names, else `key`.
const NAMED: &str = "?";
/// Any word but `yes`, `no`, `cos` and `unknown`: one that somebody chose.
const CHOICE: &str = "*";

/// Answers that name a fault by themselves: node, answer, finding, field.
#[rustfmt::skip]
const FAULTS: &[(&str, &str, FindingId, &str)] = &[
    ("q-ak.in-form", "no", Id::ConditionFieldMissing, "q-ak"),
    ("q-ak.equal", "no", Id::ConditionMismatch, "q-ak"),
    ("q-ak.console", "no", Id::SaidFault, "q-ak"),
    ("expiration.cause", CHOICE, Id::SaidFault, "expiration"),
    ("signature.mode", "s3-v2", Id::FormOtherSigningMode, ""),
    ("signature.mode", "s3-v4", Id::FormOtherSigningMode, ""),
    ("signature.mode", "oss", Id::FormOtherSigningMode, ""),
    ("signature.fields", "no", Id::SaidFault, "q-signature"),
    ("signature.order", "no", Id::SaidFault, "q-signature"),
    ("signature.shape", "no", Id::SignatureShape, "q-signature"),
    ("signature.deviations", "yes", Id::SaidFault, "q-signature"),
    ("policy.base64", "no", Id::PolicyNotBase64, "policy"),
    ("policy.json", "no", Id::PolicyNotJson, "policy"),
    ("policy.conditions", "no", Id::SaidFault, "policy"),
    ("policy.expiration", "no", Id::PolicyExpirationMissing, "expiration"),
    ("policy.entries", "no", Id::SaidFault, "conditions"),
    ("bucket.policy", "no", Id::ConditionMismatch, "bucket"),
    ("bucket.appid", "no", Id::SaidFault, "bucket"),
    ("condition.sent", "no", Id::ConditionFieldMissing, NAMED),
    ("condition.difference", CHOICE, Id::ConditionMismatch, NAMED),
    ("body.content-type", "no", Id::SaidFault, "Content-Type"),
    ("body.boundary", "no", Id::MultipartBoundaryMismatch, "Content-Type"),
    ("body.grammar", "no", Id::SaidFault, "body"),
    ("body.line-endings", "no", Id::MultipartLineEndings, ""),
    ("body.closing", "no", Id::MultipartNoClosingBoundary, ""),
    ("other.vendor", CHOICE, Id::AnswerOtherVendor, ""),
    ("other.vendor", "no", Id::AnswerOtherVendor, ""),
    ("other.permission", "no", Id::AnswerPermissionDenied, "permission"),
    ("hidden.row", "options-refused", Id::AnswerPreflightRefused, ""),
    ("hidden.row", "stored", Id::AnswerSuccess, ""),
    ("hidden.row", "refused", Id::AnswerWrapperOnly, ""),
    ("hidden.row", "not-reached", Id::AnswerClientSide, ""),
];

/// The findings of what was said on the branch, where the evidence found nothing of the kind.
pub fn findings(context: &Context<'_>, branch: &str, found: &[Finding]) -> Vec<Finding> {
    let mut said: Vec<Finding> = code(context).into_iter().collect();
    let nodes = super::walk::nodes_of(branch);
    for (node, answer, id, field) in FAULTS {
        let given = context.said(node);
        let Some(given) = given.filter(|given| is_meant(given, answer)) else {
            continue;
        };
        if !nodes.contains(node) || super::walk::from_evidence(context, node, found).is_some() {
            continue;
        }
        let field = field_of(context, field);
        let known = said.iter().chain(found).any(|other| {
            let same = other.field.as_deref() == Some(field.as_str());
            same && other.severity == Severity::Error
        });
        if !known {
            let finding = finding(context, *id, (node, given), &field);
            said.push(if field.is_empty() {
                finding
            } else {
                finding.field(field)
            });
        }
    }
    said
}

/// The code that a person read out, where no answer was pasted.
fn code(context: &Context<'_>) -> Option<Finding> {
    let row = context.meaning()?.known()?;
    if context.facts.answer.is_some() || row.id == codes::SEVERAL {
        return None;
    }
    let mut finding = Finding::new(Id::AnswerKnownCode).authority(Authority::Inferred);
    finding.field = row.field.map(str::to_owned);
    Some(finding.word("code", row.code).word("known", row.id))
}

fn is_meant(given: &str, answer: &str) -> bool {
    match answer {
        CHOICE => !["yes", "no", "cos", "unknown"].contains(&given),
        word => given == word,
    }
}

fn field_of(context: &Context<'_>, field: &str) -> String {
    if field != NAMED {
        return field.to_owned();
    }
    let which = context.said("condition.which");
    let which = which.filter(|word| *word != "unknown");
    let key = context.named_key().or(which).unwrap_or("key");
    fields::demanded(key).to_owned()
}

fn finding(
    context: &Context<'_>,
    id: FindingId,
    (node, given): (&str, &str),
    field: &str,
) -> Finding {
    let finding = Finding::new(id).authority(Authority::Inferred);
    match id {
        Id::SaidFault => {
            let finding = finding.word("node", node.replace('.', "-"));
            let finding = finding.word("answer", given);
            // Who builds the body decides what there is to change.
            match context.said("body.who-built") {
                Some(built) if node.starts_with("body.") => finding.word("built", built),
                _ => finding,
            }
        }
        Id::ConditionMismatch => {
            let finding = finding.word("rule", "said");
            let chosen = node == "condition.difference";
            if chosen {
                finding.word("difference", given)
            } else {
                finding
            }
        }
        Id::ConditionFieldMissing => {
            let required = fields::is_required_condition(field);
            finding.param("required", Param::Bool(required))
        }
        Id::MultipartBoundaryMismatch => finding.word("shape", "header-other"),
        Id::MultipartNoClosingBoundary => finding.word("shape", "no-close"),
        Id::FormOtherSigningMode => finding.severity(Severity::Warning).word("mode", given),
        Id::AnswerClientSide => finding.word("stopped", "network"),
        Id::AnswerOtherVendor => {
            let vendor = Vendor::from_slug(given).unwrap_or(Vendor::Other);
            finding.word("vendor", vendor.slug())
        }
        Id::AnswerPermissionDenied => super::checks::answer::permission(context),
        Id::AnswerWrapperOnly => finding.word("kind", "refused"),
        _ => finding,
    }
}
