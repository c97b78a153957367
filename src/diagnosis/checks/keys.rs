//! The keys by their shape and against the form (436/14048, 436/14690). A shape is never
//! more than a hint; two values that differ are a fact. No value of a secret leaves this file: only its
//! length and what kind of character is out of place.

use crate::cos::times;
use crate::diagnosis::context::{Context, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Severity};
use crate::evidence::Value;
use crate::evidence::masked::{Agreement, compare, is_masked};
use crate::text::visible::is_shown;

/// Length of a permanent SecretId, `AKID` included, in characters.
const SECRET_ID: usize = 36;
/// Length of a permanent SecretKey in characters.
const SECRET_KEY: usize = 32;
/// Length of a temporary SecretKey (base64 of 32 bytes) in characters.
const TEMPORARY_KEY: usize = 44;

/// Judges the keys.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let swapped = swapped(context);
    if swapped.is_none() {
        findings.extend(id_shape(context));
        findings.extend(key_shape(context));
        findings.extend(pair(context));
        findings.extend(tokens(context));
    }
    findings.extend(swapped);
    findings.extend(token_space(context));
    findings.extend(expired(context));
    findings
}

fn looks_like_id(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("AKID") || text.starts_with("IKID")) && text.len() >= 20
}

fn swapped(context: &Context<'_>) -> Option<Finding> {
    let keys = &context.facts.keys;
    let finding = Finding::new(FindingId::KeysSwapped)
        .field("q-ak")
        .authority(Authority::Inferred);
    let key = keys.secret_key.map(|value| context.text(value));
    let id = keys.secret_id.map(|value| context.text(value));
    if let (Some(key), Some(value)) = (&key, keys.secret_key)
        && looks_like_id(key)
        && id.as_ref().is_none_or(|id| !looks_like_id(id))
    {
        return Some(finding.at(value.place));
    }
    let view = context.field("q-ak")?;
    let ak = view.text.trim();
    let is_the_key = key
        .as_ref()
        .is_some_and(|key| !ak.is_empty() && key.trim() == ak);
    is_the_key.then(|| context.mark_field(finding, &view))
}

/// A value with white space or characters an id cannot have: the word for it.
fn foreign(text: &str, token_letters: bool) -> Option<&'static str> {
    if text.chars().any(char::is_whitespace) {
        return Some("space");
    }
    if text
        .chars()
        .any(|letter| ('\u{FF01}'..='\u{FF5E}').contains(&letter))
    {
        return Some("full-width");
    }
    let allowed = |letter: char| {
        letter.is_ascii_alphanumeric()
            || (token_letters && matches!(letter, '-' | '_' | '+' | '/' | '='))
    };
    (!text.chars().all(allowed)).then_some("foreign")
}

fn id_shape(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let view = context
        .field("q-ak")
        .filter(|_| context.mode == Mode::Policy);
    let form = view
        .as_ref()
        .map(|view| (view.field.value, "q-ak", context.form_retyped()));
    let keys = context.facts.keys.secret_id.map(|value| (value, "", false));
    let mut seen: Option<String> = None;
    for (value, field, retyped) in form.into_iter().chain(keys) {
        let text = context.text(value).into_owned();
        let skip = seen.as_deref() == Some(text.as_str())
            || is_masked(&text)
            || crate::diagnosis::unfilled::kind("q-ak", &text).is_some();
        seen = Some(text.clone());
        if skip {
            continue;
        }
        let Some((shape, severity)) = id_oddity(&text, retyped) else {
            continue;
        };
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        let finding = Finding::new(FindingId::KeysSecretIdShape)
            .severity(severity)
            .authority(Authority::Observed)
            .field("q-ak")
            .word("shape", shape)
            .int("length", length)
            .actual(text);
        findings.push(if field.is_empty() {
            finding.at(value.place)
        } else {
            finding.at_field(value.place, field)
        });
    }
    findings
}

fn id_oddity(text: &str, retyped: bool) -> Option<(&'static str, Severity)> {
    if let Some(shape) = foreign(text, true).filter(|_| !retyped) {
        return Some((shape, Severity::Warning));
    }
    if text.starts_with("IKID") {
        return Some(("international", Severity::Note));
    }
    if !text.starts_with("AKID") {
        return Some(("prefix", Severity::Note));
    }
    (text.len() < SECRET_ID || (text.len() > SECRET_ID && text.len() < 50))
        .then_some(("length", Severity::Note))
}

fn key_shape(context: &Context<'_>) -> Option<Finding> {
    let value = context.facts.keys.secret_key?;
    let text = context.text(value);
    let length = text.chars().count();
    let inner = text.trim_matches(['"', '\'', '`']);
    let placeholder = text.to_ascii_lowercase();
    let (shape, severity) = if text.trim().is_empty() || is_masked(&text) {
        return None;
    } else if inner.len() < text.len() {
        ("quoted", Severity::Warning)
    } else if [
        "yoursecret",
        "your_secret",
        "secretkey",
        "secret_key",
        "xxxx",
    ]
    .iter()
    .any(|word| placeholder.contains(word))
    {
        ("placeholder", Severity::Warning)
    } else if let Some(shape) = foreign(&text, true) {
        (shape, Severity::Warning)
    } else if length != SECRET_KEY && length != TEMPORARY_KEY {
        ("length", Severity::Note)
    } else {
        return None;
    };
    let finding = Finding::new(FindingId::KeysSecretKeyShape)
        .severity(severity)
        .authority(Authority::Observed)
        .field("q-signature")
        .word("shape", shape)
        .int("length", i64::try_from(length).unwrap_or(i64::MAX));
    Some(finding.at(value.place))
}

/// The keys at hand are not those of the form.
fn pair(context: &Context<'_>) -> Option<Finding> {
    let keys = &context.facts.keys;
    let value = keys.secret_id?;
    let id = context.text(value).trim().to_owned();
    let view = context
        .field("q-ak")
        .filter(|_| context.mode == Mode::Policy)?;
    let ak = view.text.trim();
    if ak.is_empty() || id.is_empty() || compare(&id, ak) != Agreement::Differs {
        return None;
    }
    // Where the policy wants the id at hand, the form's value is the fault and its condition says so.
    if context
        .condition_value("q-ak")
        .is_some_and(|wanted| wanted == id)
    {
        return None;
    }
    let mixed = keys.temporary && ak.len() == SECRET_ID && id.len() > SECRET_ID;
    let id_of = if mixed {
        FindingId::KeysMixedPair
    } else {
        FindingId::KeysOtherPair
    };
    let finding = Finding::new(id_of)
        .authority(Authority::Inferred)
        .field("q-ak")
        .expected(id)
        .actual(ak);
    Some(context.mark_field(finding, &view).at(value.place))
}

/// The token in the form is not the one issued with the keys.
fn tokens(context: &Context<'_>) -> Option<Finding> {
    let value = context.facts.keys.token?;
    let view = context.field("x-cos-security-token")?;
    let same = compare(context.text(value).trim(), view.text.trim()) != Agreement::Differs;
    let empty = view.text.trim().is_empty() || context.text(value).trim().is_empty();
    if same || empty {
        return None;
    }
    let finding = Finding::new(FindingId::KeysMixedPair)
        .authority(Authority::Inferred)
        .field("x-cos-security-token");
    Some(context.mark_field(finding, &view).at(value.place))
}

/// A header takes a line end or a blank off a token, a query is decoded; a form field is taken as it is.
fn token_space(context: &Context<'_>) -> Option<Finding> {
    let view = context.field("x-cos-security-token")?;
    if context.form_retyped() || view.text.trim().is_empty() || is_masked(&view.text) {
        return None;
    }
    let quoted = view.text.starts_with(['"', '\'']) || view.text.ends_with(['"', '\'']);
    let shape = view.text.chars().find_map(|letter| match letter {
        '\r' | '\n' => Some("line-end"),
        letter if letter.is_whitespace() => Some("space"),
        letter if !is_shown(letter) => Some("invisible"),
        '%' => Some("percent"),
        _ => quoted.then_some("quoted"),
    })?;
    let finding = Finding::new(FindingId::FormSecurityTokenSpace)
        .authority(Authority::Inferred)
        .field("x-cos-security-token")
        .word("shape", shape);
    Some(context.mark_field(finding, &view))
}

fn expired(context: &Context<'_>) -> Option<Finding> {
    let (expires, value) = context.facts.keys.expires?;
    let now = context.now.instant;
    if now <= expires {
        return None;
    }
    let finding = context
        .timed(FindingId::KeysTokenExpired)
        .field("x-cos-security-token")
        .int("expires", expires)
        .int("now", now)
        .actual(times::Instant::from_seconds(expires).to_iso());
    Some(at(finding, value))
}

fn at(finding: Finding, value: Value) -> Finding {
    finding.at(value.place)
}
