//! From what the checks saw to the list that is told: one fault one finding, which of them the answer names, and
//! the order to mend them in (contract 1.2, 1.12, 6). Apart from the checks, so that none of them has to know
//! another.

use std::collections::HashMap;

use super::context::Context;
use super::finding::Belongs;
use super::tree::{case_of, explains_code};
use super::{Authority, Finding, FindingId, Param, Severity};
use crate::cos::answers::Meaning;
use crate::cos::codes::{self, Operation};
use crate::cos::{DocumentedCase, fields};
use FindingId as Id;

/// So many findings of one id are told: a text with more was made by no signer, and the same words a thousand
/// times help nobody.
pub const MANY: usize = 64;

/// Drops what a more specific finding says better, marks what explains the answer, and sorts.
pub fn settle(context: &Context<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: HashMap<FindingId, usize> = HashMap::new();
    findings.retain(|finding| {
        let count = counts.entry(finding.id).or_default();
        *count += 1;
        *count <= MANY
    });
    let findings = findings.as_slice();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        if kept.contains(finding) || outdone(finding, findings) {
            continue;
        }
        kept.push(lowered(context, finding.clone(), findings));
    }
    for finding in &mut kept {
        finding.explains_answer = explains(context, finding);
    }
    kept.sort_by_key(|finding| (rank(finding), stage(finding.id), finding.id));
    kept
}

fn same_field(one: &Finding, other: &Finding) -> bool {
    match (&one.field, &other.field) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    }
}

/// What the other finding needs to have in common.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Tie {
    Nothing,
    Field,
    /// The field, as an error.
    Fault,
}

/// Findings that give way to others: what they need to have in common, and which those are.
macro_rules! gives_way {
    ($($id:ident $tie:ident $($other:ident)+;)+) => {
        &[$((Id::$id, Tie::$tie, &[$(Id::$other),+]),)+]
    };
}

/// Findings that give way to others that tell the same fault more exactly.
const GIVES_WAY: &[(Id, Tie, &[Id])] = gives_way! {
    FormFieldMissing Field ConditionFieldMissing;
    FormKeyLeadingSlash Field ConditionMismatch;
    KeyTimeFormat Fault ConditionMismatch;
    // What the policy demands is mended first; the value that fits it is in its domain.
    FormFieldValue Fault ConditionMismatch;
    KeysSecretIdShape Fault ConditionMismatch KeysOtherPair KeysSwapped;
    SignatureUnexplained Nothing KeysOtherPair KeysMixedPair KeysSwapped;
    MultipartContentType Nothing RequestNotFormData;
    MultipartBoundaryMissing Nothing RequestNotFormData;
    MultipartNotMultipart Nothing RequestNotFormData;
};

/// Whether another finding tells the same fault more exactly.
fn outdone(finding: &Finding, all: &[Finding]) -> bool {
    let mut rows = GIVES_WAY.iter().filter(|(id, ..)| *id == finding.id);
    let tied = |tie: Tie, other: &Finding| {
        let error = tie != Tie::Fault || other.severity == Severity::Error;
        tie == Tie::Nothing || error && same_field(finding, other)
    };
    rows.any(|(_, tie, ids)| {
        let mut all = all.iter();
        all.any(|other| ids.contains(&other.id) && tied(*tie, other))
    }) || all.iter().any(|other| is_told_by(finding, other))
}

/// Where more than ids and fields decides that a finding gives way to another.
fn is_told_by(finding: &Finding, other: &Finding) -> bool {
    match finding.id {
        // The name is to become another one altogether.
        Id::FormFieldNameCase => {
            matches!(other.id, Id::FormFieldMissing | Id::ConditionFieldMissing)
                && other.actual == finding.actual
        }
        Id::KeyTimeNotYet => {
            other.id == Id::AnswerOtherRequest && other.get_word("how") == Some("request-id")
        }
        // A signature that was made with the key as it is ends every doubt about its shape.
        Id::KeysSecretKeyShape => {
            let mut slugs = other.deviations.iter();
            other.id == Id::SignatureCorrect
                || other.id == Id::SignatureExplained
                    && !slugs.any(|slug| slug.starts_with("secret-"))
        }
        Id::PolicyRequiredConditionMissing => {
            let meant = other.expected.as_deref().unwrap_or_default();
            other.id == Id::PolicyConditionName
                && finding.field.as_deref() == Some(meant.trim_start_matches('$'))
        }
        _ => false,
    }
}

/// What only adds to an error is told as a note beside it.
fn lowered(context: &Context<'_>, finding: Finding, all: &[Finding]) -> Finding {
    let beside = matches!(
        finding.id,
        Id::PolicyConditionWildcard | Id::PolicyConditionFilenameVariable
    ) && all
        .iter()
        .any(|other| other.id == Id::ConditionMismatch && same_field(&finding, other));
    // What COS stored was in time, and what is only inferred to be refused was not.
    let guessed = context.is_stored() && finding.severity == Severity::Error;
    let timed = [Id::PolicyExpired, Id::PolicyExpirationLocalTime].contains(&finding.id);
    match (finding.authority, guessed) {
        _ if beside || guessed && timed => finding.severity(Severity::Note),
        (Authority::Inferred, true) => finding.severity(Severity::Warning),
        _ => finding,
    }
}

/// Whether the finding is what the pasted answer names (contract, section 6).
fn explains(context: &Context<'_>, finding: &Finding) -> bool {
    let explains_nothing = context.foreign || finding.id == FindingId::AnswerOtherRequest;
    if finding.severity == Severity::Note || explains_nothing {
        return false;
    }
    let answer = context.facts.answer.as_ref();
    match context.meaning() {
        Some(Meaning::Documented(documented)) => {
            let lengthens = finding.id == FindingId::PolicyExpirationLocalTime
                && finding.severity == Severity::Warning;
            let named = documented.key.as_deref();
            names(finding, documented.case, named) && !lengthens
        }
        Some(Meaning::Known(id)) => {
            let text = |value: Option<crate::evidence::Value>| {
                value.map_or_else(String::new, |value| context.text(value).trim().to_owned())
            };
            let code = text(answer.and_then(|answer| answer.code));
            let row = codes::find(id).filter(|row| row.operation == Operation::Upload);
            let meant = row.map_or("", |row| row.code);
            let known = [meant, code.as_str(), *id];
            let known = known.iter().any(|code| explains_code(code, finding));
            // COS itself names the fault.
            known && !other_side(&code, finding) || finding.id.id().starts_with("answer.")
        }
        Some(Meaning::OtherVendor(_) | Meaning::Unknown) | None => false,
    }
}

/// A file that is too large is not why COS calls it too small.
fn other_side(code: &str, finding: &Finding) -> bool {
    let number = |name| finding.get_int(name);
    let (Some(size), Some(min), Some(max)) = (number("size"), number("min"), number("max")) else {
        return false;
    };
    match code {
        "EntityTooSmall" => size >= min,
        "EntityTooLarge" => size <= max,
        _ => false,
    }
}

fn names(finding: &Finding, case: DocumentedCase, key: Option<&str>) -> bool {
    use DocumentedCase::{Bucket, Condition, QAk};
    // Without the name of the key (half of a message), the case is all there is.
    let Some(key) = key.filter(|_| matches!(case, QAk | Bucket | Condition)) else {
        return case_of(finding) == Some(case);
    };
    let key = fields::demanded(key);
    let field = finding.field.as_deref().unwrap_or_default();
    match finding.id {
        FindingId::FormFieldAfterFile => finding.params.iter().any(|(_, param)| {
            matches!(param, Param::List(all) if all.iter().any(|it| it.eq_ignore_ascii_case(key)))
        }),
        FindingId::KeysSwapped | FindingId::KeysSecretIdShape => field.eq_ignore_ascii_case(key),
        FindingId::RequestHost => key.eq_ignore_ascii_case("bucket"),
        FindingId::SaidFault => case_of(finding) == Some(case),
        FindingId::ConditionSize => key.eq_ignore_ascii_case("content-length-range"),
        id => {
            let of_field = matches!(id.belongs(), Some(Belongs::ByKey | Belongs::ByField));
            of_field && field.eq_ignore_ascii_case(key)
        }
    }
}

fn rank(finding: &Finding) -> u8 {
    match (finding.severity, finding.explains_answer) {
        (Severity::Error, _) if finding.id == FindingId::AnswerOtherRequest => 0,
        (Severity::Error, true) => 1,
        (Severity::Error, false) => 2,
        (Severity::Warning, true) => 3,
        (Severity::Warning, false) => 4,
        (Severity::Note, _) => 5,
    }
}

/// The order to mend: what must be right before the next thing is even looked at.
fn stage(id: FindingId) -> usize {
    const ORDER: &[&str] = &[
        "answer",
        "evidence",
        "request",
        "multipart",
        "policy",
        "form",
        "keys",
        "condition",
        "key-time",
    ];
    let family = id.id().split('.').next();
    let at = ORDER.iter().position(|known| Some(*known) == family);
    at.unwrap_or(ORDER.len())
}
