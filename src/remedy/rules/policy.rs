//! The policy field and its two members: how it is encoded, and what its members are called.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Bench, Log, Sides, form};
use crate::diagnosis::{Finding, FindingId};
use crate::json::Node;
use crate::remedy::ChangeKind;
use crate::remedy::edits::Edited;
use crate::remedy::upload::Upload;
use crate::text::Span;

/// Encodings are mended by encoding the policy's text anew; here it is only said.
pub(super) fn given(upload: &mut Upload, log: &mut Log<'_>, finding: &Finding) {
    let coded = [
        FindingId::PolicyNotBase64,
        FindingId::PolicyBase64Variant,
        FindingId::PolicySentUnencoded,
        FindingId::PolicyHoldsSignature,
    ];
    if !coded.contains(&finding.id) {
        return;
    }
    if finding.id == FindingId::PolicyHoldsSignature
        && let Some(sides) = exchanged(upload)
    {
        log.note(ChangeKind::Form, finding.id, "q-signature", sides);
    }
    let sent = upload.value("policy");
    let encoded = upload.policy_base64();
    if encoded.is_some() && sent != encoded {
        log.note(ChangeKind::Encoding, finding.id, "policy", (sent, encoded));
    }
}

/// `policy` and `q-signature` hold each other's value.
fn exchanged(upload: &mut Upload) -> Option<Sides> {
    if upload.policy.is_some() {
        return None;
    }
    let policy = upload.value("policy")?;
    let signature = upload.value("q-signature")?;
    let decoded = STANDARD.decode(signature.trim()).ok();
    let text = decoded.filter(|text| text.starts_with(b"{"))?;
    upload.policy = Some(Edited::new(text));
    let entry = upload.field_mut("q-signature")?;
    policy.as_bytes().clone_into(&mut entry.value);
    Some((Some(signature), Some(policy)))
}

/// The policy where the form lacks it, or under its own name.
pub(super) fn missing(bench: &mut Bench<'_, '_>) {
    if form::respelt(bench, "policy") {
        bench.upload.decode();
    } else if let Some(encoded) = bench.upload.policy_base64() {
        bench.fill("policy", &encoded);
    }
}

/// A member that stands twice with one value: the first one goes, as readers take the last.
pub(super) fn duplicate(bench: &mut Bench<'_, '_>) {
    let name = bench.word("name");
    let members = bench.root().and_then(Node::as_object).unwrap_or_default();
    let mut same = members.iter().filter(|member| member.name.value == name);
    let (Some(first), Some(last)) = (same.next(), same.next_back()) else {
        return;
    };
    if bench.slice(first.value.span) != bench.slice(last.value.span) {
        return;
    }
    let mut members = members.iter();
    if let Some(next) = members.find(|member| member.name.span.start > first.value.span.end) {
        let quote = |name: Span| name.start.saturating_sub(1);
        let span = Span::new(quote(first.name.span), quote(next.name.span));
        bench.edit(span, "");
    }
}

/// The object inside a string (encoded once too often) or alone in an array.
pub(super) fn object(bench: &mut Bench<'_, '_>) {
    let Some(root) = bench.root() else {
        return;
    };
    let holds_one = |text: &str| match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(members)) => !members.is_empty(),
        Ok(serde_json::Value::Array(items)) => items.len() == 1,
        _ => false,
    };
    if let Some(text) = root.as_text().filter(|text| holds_one(&text.value)) {
        bench.edit(root.span, text.value.trim());
    } else if let Some([only]) = root.as_array()
        && only.as_object().is_some()
    {
        bench.edit(Span::new(root.span.start, only.span.start), "");
        bench.edit(Span::new(only.span.end, root.span.end), "");
    }
}
