//! `q-signature`: its shape (436/14690: 40 lower-case hexadecimal digits), and with a key at hand whether it is
//! right, or which recipe made it. The search itself is the forensics'.

use crate::cos::signature;
use crate::diagnosis::context::{Context, FieldView, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::masked::{is_masked, visible_ends};
use crate::evidence::policy::Coding;

/// Hexadecimal digits of a signature.
const DIGITS: usize = 40;
/// Digits that must be visible for a masked signature to prove anything: 64 bits.
const KNOWN_DIGITS: usize = 16;

/// Judges the signature.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.mode != Mode::Policy {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = algorithm(context).into_iter().collect();
    let Some(view) = context.field("q-signature") else {
        return findings;
    };
    if super::form::undefined_kind("q-signature", &view.text).is_some() {
        return findings;
    }
    let proved = proof(context, &view);
    let explained = proved
        .as_ref()
        .is_some_and(|finding| finding.id != FindingId::SignatureUnexplained);
    if !explained && let Some(finding) = shape(context, &view) {
        findings.push(finding);
    }
    findings.extend(proved);
    findings
}

/// 436/14690: `q-sign-algorithm` is `sha1`. With a condition on it, the condition says so.
fn algorithm(context: &Context<'_>) -> Option<Finding> {
    let view = context.field("q-sign-algorithm")?;
    let retyped = context.form_retyped() && view.text.trim() == "sha1";
    let undefined = super::form::undefined_kind("q-sign-algorithm", &view.text).is_some();
    let conditioned = context
        .condition_value("q-sign-algorithm")
        .is_some_and(|wanted| wanted != *view.text);
    if view.text == "sha1" || retyped || undefined || conditioned {
        return None;
    }
    let severity = if view.text.eq_ignore_ascii_case("sha1") {
        Severity::Warning
    } else {
        Severity::Error
    };
    let finding = Finding::new(FindingId::SignatureShape)
        .severity(severity)
        .field("q-sign-algorithm")
        .word("shape", "algorithm")
        .int("length", length(&view.text))
        .expected("sha1")
        .actual(view.text.to_string());
    Some(context.mark_field(finding, &view))
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

fn shape(context: &Context<'_>, view: &FieldView<'_>) -> Option<Finding> {
    let slug = shape_of(&view.text)?;
    if context.form_retyped() && matches!(slug, "space" | "upper-case") {
        return None;
    }
    let finding = Finding::new(FindingId::SignatureShape)
        .field("q-signature")
        .word("shape", slug)
        .int("length", length(&view.text))
        .actual(view.text.to_string());
    Some(context.mark_field(finding, view))
}

/// The word for what a value is instead of 40 lower-case hexadecimal digits.
fn shape_of(text: &str) -> Option<&'static str> {
    let lower_hex = |letter: char| matches!(letter, '0'..='9' | 'a'..='f');
    let any_hex = |letter: char| letter.is_ascii_hexdigit();
    if let Some((head, tail)) = visible_ends(text) {
        let visible = head.chars().chain(tail.chars());
        return if visible.clone().all(lower_hex) {
            None
        } else if visible.clone().all(any_hex) {
            Some("upper-case")
        } else {
            Some("not-hex")
        };
    }
    let trimmed = text.trim();
    let hex = !trimmed.is_empty() && trimmed.chars().all(any_hex);
    let base64 = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=' | '-' | '_')
    };
    if trimmed.is_empty() {
        Some("empty")
    } else if trimmed.len() < text.len() {
        Some("space")
    } else if hex {
        match text.len() {
            DIGITS if text.chars().all(lower_hex) => None,
            DIGITS => Some("upper-case"),
            32 => Some("md5"),
            64 => Some("sha256"),
            128 => Some("sha512"),
            length if length < DIGITS => Some("truncated"),
            _ => Some("length"),
        }
    } else if text.chars().all(base64) && (27..=28).contains(&text.len()) {
        Some(if text.contains(['-', '_']) {
            "base64url"
        } else {
            "base64"
        })
    } else {
        Some("not-hex")
    }
}

/// With a key: right, explained, or not explained.
fn proof(context: &Context<'_>, view: &FieldView<'_>) -> Option<Finding> {
    let policy = context.facts.policy.as_ref()?;
    let json = policy.json?;
    let bytes = context.evidence.bytes(json);
    let keys = &context.facts.keys;
    let key_time = context.key_time_text()?;
    let secret = keys.secret_key.map(|value| context.evidence.bytes(value));
    let given = keys
        .sign_key
        .map(|value| context.text(value).trim().to_owned());
    let sign_key = secret
        .map(|secret| signature::sign_key(secret, key_time.as_bytes()))
        .or(given)?;
    let right = signature::signature(&sign_key, &signature::string_to_sign(bytes));
    if agrees(&right, &view.text) {
        let finding = Finding::new(FindingId::SignatureCorrect).field("q-signature");
        return Some(context.mark_field(finding, view));
    }
    let known = visible_ends(&view.text).map_or(usize::MAX, |(head, tail)| head.len() + tail.len());
    if known < KNOWN_DIGITS {
        return None;
    }
    // Only base64 holds the signed bytes; a text may have been formatted anew.
    let exact = policy.coding != Coding::Json && !policy.altered;
    let finding = Finding::new(FindingId::SignatureUnexplained)
        .severity(if exact {
            Severity::Error
        } else {
            Severity::Warning
        })
        .authority(Authority::Inferred)
        .field("q-signature")
        .int("recipes", 1)
        .int("depth", 0)
        .actual(view.text.to_string());
    Some(context.mark_field(finding, view))
}

fn agrees(right: &str, sent: &str) -> bool {
    if !is_masked(sent) {
        return right == sent;
    }
    visible_ends(sent).is_some_and(|(head, tail)| {
        head.len() + tail.len() >= KNOWN_DIGITS && right.starts_with(head) && right.ends_with(tail)
    })
}
