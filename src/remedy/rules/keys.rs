//! Keys, KeyTime and the signature that follows from them. A secret never becomes part of a change: that a key
//! was read without the blank behind it is said, the key is not.

use zeroize::Zeroizing;

use super::Bench;
use crate::cos::{signature, times};
use crate::diagnosis::context::Mode;
use crate::diagnosis::{Finding, FindingId, Severity};
use crate::evidence::masked::is_masked;
use crate::remedy::ChangeKind;
use crate::remedy::draft::{Draft, UNKNOWN};
use crate::remedy::edits::Edited;

/// SignKey, as far as the keys at hand give it.
pub(in crate::remedy) fn sign_key(draft: &Draft, key_time: Option<&str>) -> Option<String> {
    let secret = draft.secrets.key.as_ref().zip(key_time);
    let made = secret.map(|(key, time)| signature::sign_key(key, time.as_bytes()));
    made.or_else(|| {
        let given = draft.secrets.sign_key.as_ref()?;
        Some(given.trim().to_owned())
    })
}

/// Whether the signature that was sent was made with this KeyTime.
pub(super) fn made_with(bench: &Bench<'_, '_>, key_time: &str) -> bool {
    let draft = &bench.work.draft;
    let (Some(key), Some(text)) = (draft.secrets.key.as_ref(), draft.policy_text()) else {
        return false;
    };
    let sign_key = signature::sign_key(key, key_time.as_bytes());
    let right = signature::signature(&sign_key, &signature::string_to_sign(&text));
    draft.value("q-signature").is_some_and(|sent| sent == right)
}

/// Another KeyTime, in the form and in the condition on it.
pub(super) fn renew(bench: &mut Bench<'_, '_>, finding: &Finding, start: i64, end: i64) {
    let expires = bench.work.draft.secrets.expires;
    let end = expires
        .filter(|at| *at > start)
        .map_or(end, |at| at.min(end));
    set(bench, finding, &format!("{start};{end}"));
}

fn set(bench: &mut Bench<'_, '_>, finding: &Finding, value: &str) {
    // An expiration may be the reason; what changes here is the condition on KeyTime all the same.
    let mut named = finding.clone();
    if finding.field.as_deref() == Some("expiration") {
        named.field = Some("q-sign-time".to_owned());
    }
    for demand in bench.demands("q-key-time") {
        bench.demand(&named, demand, value);
    }
    let sent = bench.work.draft.value("q-key-time");
    if sent.as_deref().is_some_and(|sent| sent != value) {
        bench.fill(finding, "q-key-time", value);
    }
    let secrets = &mut bench.work.draft.secrets;
    if secrets
        .key_time
        .as_deref()
        .is_some_and(|given| given != value)
    {
        secrets.key_time = None;
    }
    // A SignKey is good for its own KeyTime only.
    secrets.sign_key = None;
    bench.work.draft.stale = true;
}

/// Mends keys and KeyTime.
pub(super) fn mend(bench: &mut Bench<'_, '_>, finding: &Finding) {
    match finding.id {
        FindingId::KeysSecretIdShape => id_shape(bench, finding),
        FindingId::KeysSecretKeyShape => key_shape(bench, finding),
        FindingId::KeysSwapped => swapped(bench, finding),
        FindingId::KeysOtherPair | FindingId::KeysMixedPair => pair(bench, finding),
        FindingId::SignatureShape => shape(bench, finding),
        _ => key_time(bench, finding),
    }
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

fn id_shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
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
    if bench.work.draft.value("q-ak").as_deref() == Some(odd.as_str()) {
        bench.fill(finding, "q-ak", &right);
    }
    if bench.work.draft.secrets.id.as_deref() == Some(odd.as_str()) {
        bench.work.draft.secrets.id = Some(right.clone());
        bench.touched = true;
        bench.say(
            ChangeKind::Keys,
            finding,
            "SecretId",
            Some(odd),
            Some(right),
        );
    }
}

/// The key is read as it was meant, for the signature only.
fn key_shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let shape = finding.get_word("shape").unwrap_or_default();
    if !matches!(shape, "space" | "quoted" | "full-width") {
        return;
    }
    let Some(key) = bench.work.draft.secrets.key.as_ref() else {
        return;
    };
    let text = Zeroizing::new(String::from_utf8_lossy(key).into_owned());
    let right = Zeroizing::new(plain(&text).into_bytes());
    if right.is_empty() || right.as_slice() == key.as_slice() {
        return;
    }
    bench.work.draft.secrets.key = Some(right);
    bench.touched = true;
    bench.say(ChangeKind::Keys, finding, "SecretKey", None, None);
}

fn swapped(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let secrets = &mut bench.work.draft.secrets;
    let looks = |text: &str| text.trim().starts_with("AKID") || text.trim().starts_with("IKID");
    let key = secrets
        .key
        .as_ref()
        .map(|key| Zeroizing::new(String::from_utf8_lossy(key).into_owned()));
    if let Some(key) = key.filter(|key| looks(key))
        && let Some(id) = secrets.id.clone()
    {
        secrets.id = Some(key.to_string());
        secrets.key = Some(Zeroizing::new(id.into_bytes()));
        bench.touched = true;
        bench.say(ChangeKind::Keys, finding, "SecretKey", None, None);
    }
    let id = bench
        .work
        .draft
        .secrets
        .id
        .clone()
        .or_else(|| bench.demanded("q-ak"));
    let Some(id) = id.filter(|id| looks(id)) else {
        return;
    };
    // The value that stands there is a secret: it must not be told as what it was.
    if let Some(entry) = bench
        .draft()
        .fields
        .iter_mut()
        .find(|entry| entry.is("q-ak"))
        && entry.value != id.as_bytes()
    {
        entry.value = id.clone().into_bytes();
        bench.touched = true;
        bench.say(
            ChangeKind::Form,
            finding,
            "q-ak",
            Some(UNKNOWN.to_owned()),
            Some(id.clone()),
        );
    }
    for demand in bench.demands("q-ak") {
        bench.demand(finding, demand, &id);
    }
}

/// The keys at hand are the ones to use everywhere.
fn pair(bench: &mut Bench<'_, '_>, finding: &Finding) {
    if finding.field.as_deref() == Some("x-cos-security-token") {
        let token = bench
            .work
            .draft
            .secrets
            .token
            .as_ref()
            .map(|token| token.trim().to_owned());
        if let Some(token) = token {
            bench.fill(finding, "x-cos-security-token", &token);
        }
        return;
    }
    let Some(id) = bench.work.draft.secrets.id.clone() else {
        return;
    };
    let id = id.trim().to_owned();
    for demand in bench.demands("q-ak") {
        bench.demand(finding, demand, &id);
    }
    bench.fill(finding, "q-ak", &id);
}

/// Shapes that show the right digits all the same; others need the key.
fn shape(bench: &mut Bench<'_, '_>, finding: &Finding) {
    if finding.field.as_deref() == Some("q-sign-algorithm") {
        for demand in bench.demands("q-sign-algorithm") {
            bench.demand(finding, demand, "sha1");
        }
        bench.fill(finding, "q-sign-algorithm", "sha1");
        return;
    }
    let sent = finding.actual.clone().unwrap_or_default();
    let right = sent.trim().to_ascii_lowercase();
    let hex = right.len() == 40 && right.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = if hex { right.as_str() } else { UNKNOWN };
    bench.fill(finding, "q-signature", value);
}

fn key_time(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let now = bench.work.now;
    let sent = bench.work.draft.value("q-key-time").unwrap_or_default();
    let read = times::key_time(&sent).ok();
    let fresh = (now, now.saturating_add(times::LIFE));
    let (start, end) = match (finding.id, &read) {
        (FindingId::KeyTimeMilliseconds, Some(it)) => {
            let seconds = |at: i64| {
                if at.abs() >= 100_000_000_000 {
                    at / 1000
                } else {
                    at
                }
            };
            (seconds(it.start.0), seconds(it.end.0))
        }
        (FindingId::KeyTimeReversed, Some(it)) => (it.end.0, it.start.0),
        (FindingId::KeyTimeFormat, Some(it)) => (it.start.0, it.end.0),
        (FindingId::KeyTimeFormat, None) => return unreadable(bench, finding, fresh),
        (FindingId::KeyTimeBeyondToken, Some(it)) => {
            let expires = bench.work.draft.secrets.expires.unwrap_or(it.end.0);
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
    let given = bench.work.draft.secrets.key_time.clone().filter(readable);
    match demanded.or(given) {
        Some(known) => set(bench, finding, &known),
        None => renew(bench, finding, fresh.0, fresh.1),
    }
}

/// Once nothing else changes, the signature follows: made with the key, or left open where the old one cannot
/// be right any more.
pub(super) fn settle_signature(bench: &mut Bench<'_, '_>, findings: &[Finding]) {
    let waiting = bench
        .work
        .draft
        .policy
        .as_ref()
        .is_none_or(Edited::is_pending);
    if bench.touched || waiting || bench.context.mode != Mode::Policy {
        return;
    }
    let Some(sent) = bench.work.draft.value("q-signature") else {
        return;
    };
    let doubted = findings
        .iter()
        .chain(&bench.work.given.findings)
        .find(|finding| {
            let wrong = matches!(
                finding.id,
                FindingId::SignatureExplained | FindingId::SignatureUnexplained
            );
            wrong && finding.severity != Severity::Note
        });
    let key_time = bench.context.key_time_text();
    let sign_key = sign_key(&bench.work.draft, key_time.as_deref());
    let text = bench.work.draft.policy_text().unwrap_or_default();
    let edited = bench
        .work
        .draft
        .policy
        .as_ref()
        .is_some_and(|policy| !policy.edits().is_empty());
    let right = sign_key.map(|key| signature::signature(&key, &signature::string_to_sign(&text)));
    let open = bench.work.draft.stale || edited || doubted.is_some();
    let wanted = match right {
        Some(right) if is_masked(&sent) && sent != UNKNOWN && !open => return drop(right),
        Some(right) => right,
        None if open => UNKNOWN.to_owned(),
        None => return,
    };
    if wanted == sent {
        return;
    }
    let because = doubted.map(|finding| finding.id);
    let first = bench.work.changes.first().map(|change| change.finding);
    let id = because.or(first).unwrap_or(FindingId::SignatureUnexplained);
    let finding = Finding::new(id).field("q-signature");
    bench.fill(&finding, "q-signature", &wanted);
    // A signature is worth nothing beside another policy than its own.
    if bench.work.draft.position("policy").is_none() {
        let encoded = crate::text::base64(&text);
        bench.fill(&finding, "policy", &encoded);
    }
}
