//! Keys, KeyTime and the signature that follows from them. A secret never becomes part of a change: that a key
//! was read without the blank behind it is said, the key is not.

use zeroize::Zeroizing;

use super::Bench;
use crate::cos::times;
use crate::diagnosis::context::Mode;
use crate::diagnosis::{Finding, FindingId, Severity};
use crate::evidence::masked::is_masked;
use crate::remedy::ChangeKind;
use crate::remedy::edits::Edited;
use crate::remedy::upload::UNKNOWN;

/// Whether the signature that was sent was made with this KeyTime.
pub(super) fn made_with(bench: &Bench<'_, '_>, key_time: &str) -> bool {
    let upload = &bench.upload;
    let right = upload.secrets.key.as_ref();
    let right = right.and_then(|_| upload.signature(Some(key_time)));
    right.is_some() && upload.value("q-signature") == right
}

/// Another KeyTime, in the form and in the condition on it.
pub(super) fn renew(bench: &mut Bench<'_, '_>, finding: &Finding, start: i64, end: i64) {
    let expires = bench.upload.secrets.expires.filter(|at| *at > start);
    let end = expires.map_or(end, |at| at.min(end));
    set(bench, finding, &format!("{start};{end}"));
}

fn set(bench: &mut Bench<'_, '_>, finding: &Finding, value: &str) {
    // An expiration may be the reason; what changes here is the condition on KeyTime all the same.
    let mut named = finding.clone();
    if finding.field.as_deref() == Some("expiration") {
        named.field = Some("q-sign-time".to_owned());
    }
    bench.demand_all(&named, "q-key-time", value);
    let sent = bench.sent("q-key-time");
    if sent.is_some_and(|sent| sent != value) {
        bench.fill(finding, "q-key-time", value);
    }
    let secrets = &mut bench.upload.secrets;
    secrets.key_time = secrets.key_time.take().filter(|given| given == value);
    // A SignKey is good for its own KeyTime only.
    secrets.sign_key = None;
    bench.upload.stale = true;
}

/// Without white space, full-width letters and what is invisible.
fn plain(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    };
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || "-_+/=".contains(*letter);
    text.chars().map(narrow).filter(kept).collect()
}

/// A SecretId with something around or in it.
pub(super) fn id_shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let odd = finding.actual.clone().unwrap_or_default();
    let shape = finding.get_word("shape").unwrap_or_default();
    let right = plain(&odd);
    if !matches!(shape, "space" | "full-width" | "foreign") || right.is_empty() || right == odd {
        return;
    }
    for demand in bench.demands("q-ak") {
        if demand.rule.value == odd {
            bench.demand(finding, demand, &right);
        }
    }
    if bench.sent("q-ak").as_ref() == Some(&odd) {
        bench.fill(finding, "q-ak", &right);
    }
    if bench.upload.secrets.id.as_ref() == Some(&odd) {
        bench.upload.secrets.id = Some(right.clone());
        let sides = (Some(odd), Some(right));
        bench.changed(ChangeKind::Keys, finding, "SecretId", sides);
    }
}

/// The key is read as it was meant, for the signature only.
pub(super) fn key_shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let shape = finding.get_word("shape").unwrap_or_default();
    let key = bench.upload.secrets.key.as_ref();
    let key = key.filter(|_| matches!(shape, "space" | "quoted" | "full-width"));
    let Some(key) = key else {
        return;
    };
    let text = Zeroizing::new(String::from_utf8_lossy(key).into_owned());
    let right = Zeroizing::new(plain(&text).into_bytes());
    if !right.is_empty() && right != *key {
        bench.upload.secrets.key = Some(right);
        bench.changed(ChangeKind::Keys, finding, "SecretKey", (None, None));
    }
}

/// SecretId and SecretKey stand in each other's place.
pub(super) fn swapped(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let looks = |text: &str| text.trim().starts_with("AKID") || text.trim().starts_with("IKID");
    let secrets = &mut bench.upload.secrets;
    let key = secrets.key.as_ref();
    let key = key.map(|key| Zeroizing::new(String::from_utf8_lossy(key).into_owned()));
    if let Some(key) = key.filter(|key| looks(key))
        && let Some(id) = secrets.id.replace(key.to_string())
    {
        secrets.key = Some(Zeroizing::new(id.into_bytes()));
        bench.changed(ChangeKind::Keys, finding, "SecretKey", (None, None));
    }
    let id = bench.upload.secrets.id.clone();
    let id = id.or_else(|| bench.demanded("q-ak"));
    let Some(id) = id.filter(|id| looks(id)) else {
        return;
    };
    // The value that stands there is a secret: it must not be told as what it was.
    let sent = bench.upload.field_mut("q-ak");
    if let Some(entry) = sent.filter(|entry| entry.value != id.as_bytes()) {
        entry.value = id.clone().into_bytes();
        let sides = (Some(UNKNOWN.to_owned()), Some(id.clone()));
        bench.changed(ChangeKind::Form, finding, "q-ak", sides);
    }
    bench.demand_all(finding, "q-ak", &id);
}

/// The keys at hand are the ones to use everywhere.
pub(super) fn pair(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let secrets = &bench.upload.secrets;
    if finding.field.as_deref() == Some("x-cos-security-token") {
        if let Some(token) = secrets.token.clone() {
            bench.fill(finding, "x-cos-security-token", token.trim());
        }
    } else if let Some(id) = secrets.id.clone() {
        bench.demand_all(finding, "q-ak", id.trim());
        bench.fill(finding, "q-ak", id.trim());
    }
}

/// Shapes that show the right digits all the same; others need the key.
pub(super) fn signature_shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    if finding.field.as_deref() == Some("q-sign-algorithm") {
        bench.demand_all(finding, "q-sign-algorithm", "sha1");
        bench.fill(finding, "q-sign-algorithm", "sha1");
        return;
    }
    let sent = finding.actual.clone().unwrap_or_default();
    let right = sent.trim().to_ascii_lowercase();
    let hex = right.len() == 40 && right.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = if hex { right.as_str() } else { UNKNOWN };
    bench.fill(finding, "q-signature", value);
}

/// A KeyTime that is none, or not the one to use.
pub(super) fn key_time(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let now = bench.log.now;
    let sent = bench.sent("q-key-time").unwrap_or_default();
    let read = times::key_time(&sent).ok();
    let fresh = (now, now.saturating_add(times::LIFE));
    let (start, end) = match (finding.id, &read) {
        (FindingId::KeyTimeMilliseconds, Some(it)) => {
            let millis = |at: i64| at.abs() >= 100_000_000_000;
            let seconds = |at: i64| if millis(at) { at / 1000 } else { at };
            (seconds(it.start.0), seconds(it.end.0))
        }
        (FindingId::KeyTimeReversed, Some(it)) => (it.end.0, it.start.0),
        (FindingId::KeyTimeFormat, Some(it)) => (it.start.0, it.end.0),
        (FindingId::KeyTimeFormat, None) => return unreadable(bench, finding, fresh),
        (FindingId::KeyTimeBeyondToken, Some(it)) => {
            let expires = bench.upload.secrets.expires.unwrap_or(it.end.0);
            (it.start.0, expires)
        }
        _ => fresh,
    };
    renew(bench, finding, start, end);
}

/// No KeyTime at all: the policy's, that of the keys, or a new one.
fn unreadable(bench: &mut Bench<'_, '_>, finding: &Finding, fresh: (i64, i64)) {
    let readable = |text: &String| times::key_time(text).is_ok_and(|it| it.oddities.is_empty());
    let demanded = bench.demanded("q-key-time").filter(readable);
    let given = bench.upload.secrets.key_time.clone().filter(readable);
    match demanded.or(given) {
        Some(known) => set(bench, finding, &known),
        None => renew(bench, finding, fresh.0, fresh.1),
    }
}

/// Once nothing else changes, the signature follows: made with the key, or left open where the old one cannot
/// be right any more.
pub(super) fn settle_signature(bench: &mut Bench<'_, '_>, findings: &[Finding]) {
    let policy = bench.upload.policy.as_ref();
    let waiting = policy.is_none_or(Edited::is_pending);
    if bench.touched || waiting || bench.context.mode != Mode::Policy {
        return;
    }
    let Some(sent) = bench.sent("q-signature") else {
        return;
    };
    let wrong = |finding: &&Finding| {
        let ids = [
            FindingId::SignatureExplained,
            FindingId::SignatureUnexplained,
        ];
        ids.contains(&finding.id) && finding.severity != Severity::Note
    };
    let doubted = findings
        .iter()
        .chain(&bench.log.diagnosis.findings)
        .find(wrong);
    let doubted = doubted.map(|finding| finding.id);
    let edited = policy.is_some_and(Edited::is_changed);
    let open = bench.upload.stale || edited || doubted.is_some();
    let right = bench
        .upload
        .signature(bench.context.key_time_text().as_deref());
    let wanted = match right {
        Some(_) if is_masked(&sent) && sent != UNKNOWN && !open => return,
        Some(right) => right,
        None if open => UNKNOWN.to_owned(),
        None => return,
    };
    if wanted == sent {
        return;
    }
    let first = bench.log.changes.first().map(|change| change.finding);
    let id = doubted.or(first).unwrap_or(FindingId::SignatureUnexplained);
    let finding = Finding::new(id).field("q-signature");
    bench.fill(&finding, "q-signature", &wanted);
    // A signature is worth nothing beside another policy than its own.
    if bench.upload.position("policy").is_none() {
        let encoded = bench.upload.policy_base64().unwrap_or_default();
        bench.fill(&finding, "policy", &encoded);
    }
}
