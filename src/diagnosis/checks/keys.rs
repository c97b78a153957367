//! The keys by their shape and against the form (436/14048, 436/14690). A shape is never
//! more than a hint; two values that differ are a fact. No value of a secret leaves this file: only its
//! length and what kind of character is out of place.

use crate::cos::times;
use crate::diagnosis::context::{Context, Mode};
use crate::diagnosis::{Authority, Finding, FindingId, Severity, unfilled};
use crate::evidence::Value;
use crate::evidence::masked::{agree, is_masked};
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
    let value = keys.secret_key?;
    let key = context.text(value);
    let id = keys.secret_id.map(|value| context.text(value));
    if looks_like_id(&key) && id.is_none_or(|id| !looks_like_id(&id)) {
        return Some(finding.at(value.place));
    }
    let view = context.field("q-ak")?;
    let ak = view.text.trim();
    (!ak.is_empty() && key.trim() == ak).then(|| context.mark_field(finding, &view))
}

/// A value with white space or characters an id cannot have: the word for it.
fn foreign(text: &str) -> Option<&'static str> {
    if text.chars().any(char::is_whitespace) {
        return Some("space");
    }
    if text.contains(|letter| ('\u{FF01}'..='\u{FF5E}').contains(&letter)) {
        return Some("full-width");
    }
    let allowed = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+' | '/' | '=')
    };
    (!text.chars().all(allowed)).then_some("foreign")
}

fn id_shape(context: &Context<'_>) -> Vec<Finding> {
    let view = context.field("q-ak");
    let view = view.filter(|_| context.mode == Mode::Policy);
    let form = view.map(|view| (view.field.value, true));
    let keys = context.facts.keys.secret_id.map(|value| (value, false));
    let mut given: Vec<(Value, bool)> = form.into_iter().chain(keys).collect();
    given.dedup_by_key(|(value, _)| context.text(*value));
    let judged = given.into_iter().filter_map(|(value, in_form)| {
        let text = context.text(value);
        let unknown = is_masked(&text) || unfilled::kind("q-ak", &text).is_some();
        let retyped = in_form && context.form_retyped();
        let (shape, severity) = id_oddity(&text, retyped).filter(|_| !unknown)?;
        let finding = Finding::new(FindingId::KeysSecretIdShape)
            .severity(severity)
            .authority(Authority::Observed)
            .field("q-ak")
            .word("shape", shape)
            .int("length", text.chars().count())
            .actual(text);
        Some(if in_form {
            finding.at_field(value.place, "q-ak")
        } else {
            finding.at(value.place)
        })
    });
    judged.collect()
}

fn id_oddity(text: &str, retyped: bool) -> Option<(&'static str, Severity)> {
    if let Some(shape) = foreign(text).filter(|_| !retyped) {
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
    const PLACEHOLDERS: [&str; 5] = [
        "yoursecret",
        "your_secret",
        "secretkey",
        "secret_key",
        "xxxx",
    ];
    let value = context.facts.keys.secret_key?;
    let text = context.text(value);
    if text.trim().is_empty() || is_masked(&text) {
        return None;
    }
    let length = text.chars().count();
    let lower = text.to_ascii_lowercase();
    let quoted = text.trim_matches(['"', '\'', '`']).len() < text.len();
    let placeholder = PLACEHOLDERS.iter().any(|word| lower.contains(word));
    let odd = quoted.then_some("quoted");
    let odd = odd.or(placeholder.then_some("placeholder"));
    let (shape, severity) = match odd.or_else(|| foreign(&text)) {
        Some(shape) => (shape, Severity::Warning),
        None if length == SECRET_KEY || length == TEMPORARY_KEY => return None,
        None => ("length", Severity::Note),
    };
    let finding = Finding::new(FindingId::KeysSecretKeyShape)
        .severity(severity)
        .authority(Authority::Observed)
        .field("q-signature")
        .word("shape", shape)
        .int("length", length);
    Some(finding.at(value.place))
}

/// The keys at hand are not those of the form.
fn pair(context: &Context<'_>) -> Option<Finding> {
    let keys = &context.facts.keys;
    let value = keys.secret_id?;
    let id = context.text(value).trim().to_owned();
    let view = context.field("q-ak");
    let view = view.filter(|_| context.mode == Mode::Policy)?;
    let ak = view.text.trim();
    // Where the policy wants the id at hand, the form's value is the fault and its condition says so.
    let told = context.condition_value("q-ak").as_ref() == Some(&id);
    if told || ak.is_empty() || id.is_empty() || agree(&id, ak) {
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
    let same = agree(context.text(value).trim(), view.text.trim());
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
    let finding = context
        .timed(FindingId::KeysTokenExpired)
        .field("x-cos-security-token")
        .int("expires", expires)
        .int("now", now)
        .actual(times::Instant::from_seconds(expires).to_iso());
    (now > expires).then(|| finding.at(value.place))
}
