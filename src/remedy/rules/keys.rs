//! Keys, KeyTime and the signature that follows from them. A secret never becomes part of a change: that a key
//! was read without the blank behind it is said, the key is not.

use zeroize::Zeroizing;

use super::{Bench, Log};
use crate::cos::times;
use crate::diagnosis::context::{Context, Mode};
use crate::diagnosis::{Finding, FindingId, Severity};
use crate::evidence::masked::is_masked;
use crate::remedy::ChangeKind;
use crate::remedy::edits::Edited;
use crate::remedy::upload::{UNKNOWN, Upload};

/// Whether the signature that was sent was made with this KeyTime.
pub(super) fn made_with(bench: &Bench<'_, '_>, key_time: &str) -> bool {
    let upload = &bench.upload;
    let right = upload.secrets.key.as_ref();
    let right = right.and_then(|_| upload.signature(Some(key_time)));
    right.is_some() && upload.value("q-signature") == right
}

/// Another KeyTime, in the form and in the condition on it.
pub(super) fn renew(bench: &mut Bench<'_, '_>, start: i64, end: i64) {
    let expires = bench.upload.secrets.expires.filter(|at| *at > start);
    let end = expires.map_or(end, |at| at.min(end));
    set(bench, &format!("{start};{end}"));
}

fn set(bench: &mut Bench<'_, '_>, value: &str) {
    // An expiration may be the reason; what changes here is the condition on KeyTime all the same.
    let mut named = bench.finding.clone();
    if named.field.as_deref() == Some("expiration") {
        named.field = Some("q-sign-time".to_owned());
    }
    bench.about(&named).demand_all("q-key-time", value);
    if bench.sent("q-key-time").is_some() {
        bench.fill("q-key-time", value);
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
pub(super) fn id_shape(bench: &mut Bench<'_, '_>) {
    let odd = bench.actual();
    let right = plain(odd);
    let known = ["space", "full-width", "foreign"].contains(&bench.word("shape"));
    if !known || right.is_empty() || right == odd {
        return;
    }
    for demand in bench.demands("q-ak") {
        if demand.rule.value == odd {
            bench.demand(demand, &right);
        }
    }
    if bench.sent("q-ak").as_deref() == Some(odd) {
        bench.fill("q-ak", &right);
    }
    if bench.upload.secrets.id.as_deref() == Some(odd) {
        let sides = (Some(odd.to_owned()), Some(right.clone()));
        bench.upload.secrets.id = Some(right);
        bench.changed(ChangeKind::Keys, "SecretId", sides);
    }
}

/// The key is read as it was meant, for the signature only.
pub(super) fn key_shape(bench: &mut Bench<'_, '_>) {
    let known = ["space", "quoted", "full-width"].contains(&bench.word("shape"));
    let key = bench.upload.secrets.key.as_ref().filter(|_| known);
    let Some(key) = key else {
        return;
    };
    let text = Zeroizing::new(String::from_utf8_lossy(key).into_owned());
    let right = Zeroizing::new(plain(&text).into_bytes());
    if !right.is_empty() && right != *key {
        bench.upload.secrets.key = Some(right);
        bench.changed(ChangeKind::Keys, "SecretKey", (None, None));
    }
}

/// SecretId and SecretKey stand in each other's place.
pub(super) fn swapped(bench: &mut Bench<'_, '_>) {
    let looks = |text: &str| text.trim().starts_with("AKID") || text.trim().starts_with("IKID");
    let secrets = &mut bench.upload.secrets;
    let key = secrets.key.as_ref();
    let key = key.map(|key| Zeroizing::new(String::from_utf8_lossy(key).into_owned()));
    if let Some(key) = key.filter(|key| looks(key))
        && let Some(id) = secrets.id.replace(key.to_string())
    {
        secrets.key = Some(Zeroizing::new(id.into_bytes()));
        bench.changed(ChangeKind::Keys, "SecretKey", (None, None));
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
        bench.changed(ChangeKind::Form, "q-ak", sides);
    }
    bench.demand_all("q-ak", &id);
}

/// The keys at hand are the ones to use everywhere.
pub(super) fn pair(bench: &mut Bench<'_, '_>) {
    let secrets = &bench.upload.secrets;
    if bench.field() == "x-cos-security-token" {
        if let Some(token) = secrets.token.clone() {
            bench.fill("x-cos-security-token", token.trim());
        }
    } else if let Some(id) = secrets.id.clone() {
        bench.demand_all("q-ak", id.trim());
        bench.fill("q-ak", id.trim());
    }
}

/// Shapes that show the right digits all the same; others need the key.
pub(super) fn signature_shape(bench: &mut Bench<'_, '_>) {
    if bench.field() == "q-sign-algorithm" {
        bench.demand_all("q-sign-algorithm", "sha1");
        bench.fill("q-sign-algorithm", "sha1");
        return;
    }
    let right = bench.actual().trim().to_ascii_lowercase();
    let hex = right.len() == 40 && right.bytes().all(|byte| byte.is_ascii_hexdigit());
    bench.fill("q-signature", if hex { &right } else { UNKNOWN });
}

/// A KeyTime that is none, or not the one to use.
pub(super) fn key_time(bench: &mut Bench<'_, '_>) {
    let now = bench.log.now;
    let sent = bench.sent("q-key-time").unwrap_or_default();
    let read = times::key_time(&sent).ok();
    let fresh = (now, now.saturating_add(times::LIFE));
    let (start, end) = match (bench.finding.id, &read) {
        (FindingId::KeyTimeMilliseconds, Some(it)) => {
            let millis = |at: i64| at.abs() >= 100_000_000_000;
            let seconds = |at: i64| if millis(at) { at / 1000 } else { at };
            (seconds(it.start.0), seconds(it.end.0))
        }
        (FindingId::KeyTimeReversed, Some(it)) => (it.end.0, it.start.0),
        (FindingId::KeyTimeFormat, Some(it)) => (it.start.0, it.end.0),
        (FindingId::KeyTimeFormat, None) => return unreadable(bench, fresh),
        (FindingId::KeyTimeBeyondToken, Some(it)) => {
            let expires = bench.upload.secrets.expires.unwrap_or(it.end.0);
            (it.start.0, expires)
        }
        _ => fresh,
    };
    renew(bench, start, end);
}

/// No KeyTime at all: the policy's, that of the keys, or a new one.
fn unreadable(bench: &mut Bench<'_, '_>, fresh: (i64, i64)) {
    let readable = |text: &String| times::key_time(text).is_ok_and(|it| it.oddities.is_empty());
    let demanded = bench.demanded("q-key-time").filter(readable);
    let given = bench.upload.secrets.key_time.clone().filter(readable);
    match demanded.or(given) {
        Some(known) => set(bench, &known),
        None => renew(bench, fresh.0, fresh.1),
    }
}

/// Once nothing else changes, the signature follows: made with the key, or left open where the old one cannot
/// be right any more.
pub(super) fn settle_signature(
    upload: &mut Upload,
    log: &mut Log<'_>,
    context: &Context<'_>,
    findings: &[Finding],
) {
    let policy = upload.policy.as_ref();
    let waiting = policy.is_none_or(Edited::is_pending);
    if log.touched || waiting || context.mode != Mode::Policy {
        return;
    }
    let wrong = |finding: &&Finding| {
        use FindingId::{SignatureExplained, SignatureUnexplained};
        let doubts = [SignatureExplained, SignatureUnexplained].contains(&finding.id);
        doubts && finding.severity != Severity::Note
    };
    let mut all = findings.iter().chain(&log.diagnosis.findings);
    let doubted = all.find(wrong).map(|finding| finding.id);
    let open = upload.stale || policy.is_some_and(Edited::is_changed) || doubted.is_some();
    let right = upload.signature(context.key_time_text().as_deref());
    let Some(wanted) = right.or(open.then(|| UNKNOWN.to_owned())) else {
        return;
    };
    let first = log.changes.first().map(|change| change.finding);
    let id = doubted.or(first);
    let finding = &Finding::new(id.unwrap_or(FindingId::SignatureUnexplained)).field("q-signature");
    let mut bench = Bench {
        upload,
        log,
        context,
        finding,
    };
    let Some(sent) = bench.sent("q-signature") else {
        return;
    };
    let agrees = !open && is_masked(&sent) && sent != UNKNOWN;
    if agrees || wanted == sent {
        return;
    }
    bench.fill("q-signature", &wanted);
    // A signature is worth nothing beside another policy than its own.
    if bench.upload.position("policy").is_none() {
        let encoded = bench.upload.policy_base64().unwrap_or_default();
        bench.fill("policy", &encoded);
    }
}
