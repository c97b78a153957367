//! The policy field and its two members: how it is encoded, and what its members are called.

use super::{Bench, note};
use crate::diagnosis::{Finding, FindingId};
use crate::remedy::{ChangeKind, Work};
use crate::text::Span;

/// Encodings are mended by encoding the policy's text anew; here it is only said.
pub(super) fn given(work: &mut Work<'_>, finding: &Finding) {
    let coded = matches!(
        finding.id,
        FindingId::PolicyNotBase64
            | FindingId::PolicyBase64Variant
            | FindingId::PolicySentUnencoded
            | FindingId::PolicyHoldsSignature
    );
    if !coded {
        return;
    }
    if work.draft.policy.is_none() && finding.id == FindingId::PolicyHoldsSignature {
        exchanged(work, finding);
    }
    let Some(text) = work.draft.policy_text() else {
        return;
    };
    let sent = work.draft.value("policy");
    let encoded = crate::text::base64(&text);
    if sent.as_deref() != Some(encoded.as_str()) {
        note(
            work,
            ChangeKind::Encoding,
            finding,
            "policy",
            (sent, Some(encoded)),
        );
    }
}

/// `policy` and `q-signature` hold each other's value.
fn exchanged(work: &mut Work<'_>, finding: &Finding) {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    let (Some(policy), Some(signature)) =
        (work.draft.value("policy"), work.draft.value("q-signature"))
    else {
        return;
    };
    let decoded = engine.decode(signature.trim());
    let Some(text) = decoded.ok().filter(|text| text.starts_with(b"{")) else {
        return;
    };
    work.draft.policy = Some(crate::remedy::edits::Edited::new(text));
    if let Some(entry) = work
        .draft
        .fields
        .iter_mut()
        .find(|entry| entry.is("q-signature"))
    {
        entry.value = policy.clone().into_bytes();
        let to = Some(policy);
        note(
            work,
            ChangeKind::Form,
            finding,
            "q-signature",
            (Some(signature), to),
        );
    }
}

/// Mends a member, or puts the policy where the form lacks it.
pub(super) fn mend(bench: &mut Bench<'_, '_>, finding: &Finding) {
    match finding.id {
        FindingId::PolicyMisspeltMember => {
            let wanted = finding.expected.clone().unwrap_or_default();
            if let Some(span) = bench.span(finding) {
                bench.edit(finding, span, &wanted);
            }
        }
        FindingId::PolicyDuplicateMember => duplicate(bench, finding),
        FindingId::PolicyNotObject => object(bench, finding),
        _ if super::form::respelt(bench, finding, "policy") => bench.draft().decode(),
        _ => {
            if let Some(text) = bench.draft().policy_text() {
                let encoded = crate::text::base64(&text);
                bench.fill(finding, "policy", &encoded);
            }
        }
    }
}

/// A member that stands twice with one value: the first one goes, as readers take the last.
fn duplicate(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(reading) = &bench.context.policy else {
        return;
    };
    let name = finding.get_word("name").unwrap_or_default().to_owned();
    let root = reading.document.root.as_ref();
    let members = root
        .and_then(crate::json::Node::as_object)
        .unwrap_or_default();
    let same: Vec<_> = members
        .iter()
        .filter(|member| member.name.value == name)
        .collect();
    let [first, .., last] = same.as_slice() else {
        return;
    };
    let one = bench.slice(first.value.span);
    if one != bench.slice(last.value.span) {
        return;
    }
    let next = members
        .iter()
        .find(|member| member.name.span.start > first.value.span.end);
    if let Some(next) = next {
        let start = first.name.span.start.saturating_sub(1);
        let span = Span::new(start, next.name.span.start.saturating_sub(1));
        bench.edit(finding, span, "");
    }
}

/// The object inside a string (encoded once too often) or alone in an array.
fn object(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let reading = bench.context.policy.as_ref();
    let Some(root) = reading.and_then(|reading| reading.document.root.as_ref()) else {
        return;
    };
    let holds_one = |text: &str| match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(members)) => !members.is_empty(),
        Ok(serde_json::Value::Array(items)) => items.len() == 1,
        _ => false,
    };
    if let Some(text) = root.as_text().filter(|text| holds_one(&text.value)) {
        bench.edit(finding, root.span, text.value.trim());
    } else if let Some([only]) = root.as_array()
        && only.as_object().is_some()
    {
        bench.edit(finding, Span::new(root.span.start, only.span.start), "");
        bench.edit(finding, Span::new(only.span.end, root.span.end), "");
    }
}
