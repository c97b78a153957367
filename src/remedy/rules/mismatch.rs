//! A form value and a condition that contradict each other. 436/41164 says which side is to follow: the upload
//! follows its policy. Where the evidence shows that the policy is the one that slipped (its bucket lacks
//! the APPID, its value ends in a newline), it is the policy that changes; the other side is always offered.

use super::entries::FILENAME;
use super::{Bench, Demand, First, another, keys, side};
use crate::cos::policy::Oddity;
use crate::cos::{fields, times};
use crate::diagnosis::Finding;
use crate::evidence::masked::is_masked;
use crate::remedy::{ChangeKind, Side};

/// Content types by the ending of a file name, for conditions on the beginning of `Content-Type`.
const TYPES: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("svg", "image/svg+xml"),
    ("bmp", "image/bmp"),
    ("heic", "image/heic"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("mp3", "audio/mpeg"),
    ("wav", "audio/wav"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("json", "application/json"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("html", "text/html"),
    ("css", "text/css"),
];

/// So many content types are offered for a file that nobody knows.
const KINDS: usize = 4;

/// Brings both sides together.
pub(super) fn mend(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.clone().unwrap_or_default();
    let expected = finding.expected.clone().unwrap_or_default();
    let demands = bench.demands(&field);
    let prefix = finding.get_word("rule") == Some("starts-with");
    let demand = demands
        .into_iter()
        .find(|demand| demand.rule.value == expected && demand.prefix == prefix);
    let Some(demand) = demand.filter(|demand| !patterned(bench, demand)) else {
        return;
    };
    match field.as_str() {
        "bucket" => bucket(bench, finding, demand),
        "q-sign-algorithm" => {
            bench.demand(finding, demand, "sha1");
            bench.fill(finding, "q-sign-algorithm", "sha1");
        }
        "q-ak" => secret_id(bench, finding, demand),
        "q-key-time" => key_time(bench, finding, demand),
        _ => value(bench, finding, demand, &field),
    }
}

/// A wildcard or variable in the condition has a rule of its own.
fn patterned(bench: &Bench<'_, '_>, demand: &Demand<'_>) -> bool {
    let allowed = fields::find(&demand.rule.field).is_some_and(|field| field.prefix);
    let patterns = [Oddity::Wildcard, Oddity::FilenameVariable];
    let mut oddities = demand.entry.oddities.iter();
    let odd = oddities.any(|(odd, _)| patterns.contains(odd));
    odd && (demand.prefix || allowed) && bench.upload.policy.is_some()
}

fn bucket(bench: &mut Bench<'_, '_>, finding: &Finding, demand: Demand<'_>) {
    let Some(sent) = bench.upload.bucket.clone() else {
        return;
    };
    let wanted = demand.rule.value.clone();
    let bare = wanted.trim();
    let has_appid = |name: &str| {
        name.rsplit_once('-').is_some_and(|(_, appid)| {
            appid.len() >= 8 && appid.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    // Host names have no letter case, and a bucket without its APPID is none.
    let slipped = bare.eq_ignore_ascii_case(&sent) || !has_appid(bare) && has_appid(&sent);
    let taken = if slipped {
        Some(Side::Request)
    } else {
        let sides = vec![
            side(Side::Policy, ChangeKind::Request, &sent, &wanted),
            side(Side::Request, ChangeKind::Policy, &wanted, &sent),
        ];
        bench.log.choose(finding, sides, First::Advised)
    };
    if taken == Some(Side::Request) {
        bench.demand(finding, demand, &sent);
    } else if taken.is_some() {
        bench.upload.set_bucket(&wanted);
        let sides = (Some(sent), Some(wanted));
        bench.changed(ChangeKind::Request, finding, "bucket", sides);
    }
}

fn secret_id(bench: &mut Bench<'_, '_>, finding: &Finding, demand: Demand<'_>) {
    let given = bench.upload.secrets.id.clone().filter(|id| !is_masked(id));
    let sent = bench.sent("q-ak").unwrap_or_default();
    let wanted = demand.rule.value.clone();
    let id = given.or_else(|| {
        let proper = |id: &str| {
            let shaped = id.starts_with("AKID") || id.starts_with("IKID");
            let mut bytes = id.bytes();
            let clean = bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            shaped && clean && id.len() >= 36
        };
        match (proper(&wanted), proper(&sent)) {
            (true, false) => Some(wanted.clone()),
            (false, true) => Some(sent.clone()),
            (true, true) | (false, false) => None,
        }
    });
    if let Some(id) = id {
        bench.demand(finding, demand, &id);
        bench.fill(finding, "q-ak", &id);
        return;
    }
    let sides = vec![
        side(Side::Policy, ChangeKind::Form, &sent, &wanted),
        side(Side::Form, ChangeKind::Policy, &wanted, &sent),
    ];
    match bench.log.choose(finding, sides, First::Taken) {
        Some(Side::Form) => {
            bench.demand(finding, demand, &sent);
        }
        Some(_) => bench.fill(finding, "q-ak", &wanted),
        None => {}
    }
}

/// The KeyTime with which the signature was made is the right one; where nobody can say, the policy's.
fn key_time(bench: &mut Bench<'_, '_>, finding: &Finding, demand: Demand<'_>) {
    let sent = bench.sent("q-key-time").unwrap_or_default();
    let wanted = demand.rule.value.clone();
    let readable = |text: &str| times::key_time(text).is_ok_and(|it| it.oddities.is_empty());
    let form_is_right = !readable(&wanted) && readable(&sent) || keys::made_with(bench, &sent);
    if form_is_right {
        bench.demand(finding, demand, &sent);
    } else if readable(&wanted) {
        let proved = keys::made_with(bench, &wanted);
        bench.fill(finding, "q-key-time", &wanted);
        bench.upload.stale |= !proved;
    }
}

/// Whether a text has nothing around or in it that nobody types on purpose.
fn is_clean(text: &str) -> bool {
    let odd = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{A0}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}' | '\u{FF01}'..='\u{FF5E}')
    };
    text.trim() == text && !text.chars().any(odd)
}

/// A value that one person chose in two places.
fn value(bench: &mut Bench<'_, '_>, finding: &Finding, demand: Demand<'_>, field: &str) {
    let Some(sent) = bench.sent(field) else {
        return;
    };
    let wanted = demand.rule.value.as_str();
    let file = bench.upload.file_name.as_deref().unwrap_or_default();
    let fitting = if demand.prefix {
        fitting(field, wanted, &sent, file)
    } else {
        Some(wanted.to_owned())
    };
    let demanded = if demand.prefix {
        beginning(field, &sent)
    } else {
        sent.clone()
    };
    // COS allows no key that begins with a slash, whatever the policy says.
    let slashed = field == "key" && wanted.starts_with(['/', '\\']);
    let policy_slipped = !is_clean(wanted) && is_clean(&sent) || slashed;
    // What an encoding lost is no value that anybody chose.
    let lost = finding.get_word("difference") == Some("encoding-loss");
    let barred = field == "key" && sent.starts_with(['/', '\\']);
    let slipped = lost || barred || !is_clean(&sent);
    let form_slipped = is_clean(wanted) && slipped && !sent.contains(FILENAME);
    let taken = if policy_slipped {
        Some(Side::Form)
    } else if form_slipped && fitting.is_some() {
        Some(Side::Policy)
    } else {
        let policy = match &fitting {
            Some(value) => side(Side::Policy, ChangeKind::Form, &sent, value),
            // One side alone is still a question: the other is another file or another value.
            None => another(&sent, wanted.to_owned()),
        };
        let form = side(Side::Form, ChangeKind::Policy, wanted, &demanded);
        let (sides, first) = match &fitting {
            Some(_) => (vec![policy, form], First::Advised),
            None => (vec![form, policy], First::Open),
        };
        bench.log.choose(finding, sides, first)
    };
    match (taken, fitting) {
        (Some(Side::Form), _) => {
            let stripped = wanted.trim_start_matches(['/', '\\']);
            let new = if slashed && sent.starts_with(stripped) {
                stripped
            } else {
                &demanded
            };
            bench.demand(finding, demand, new);
        }
        (Some(_), Some(value)) => bench.fill(finding, field, &value),
        (Some(_) | None, _) => {}
    }
}

/// The value nearest to what was sent that begins as the policy wants.
pub(in crate::remedy) fn fitting(
    field: &str,
    prefix: &str,
    sent: &str,
    file: &str,
) -> Option<String> {
    let head = sent.get(..prefix.len());
    if head.is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
        return Some(format!(
            "{prefix}{}",
            sent.get(prefix.len()..).unwrap_or_default()
        ));
    }
    if field.eq_ignore_ascii_case("key") {
        let bare = sent.trim().trim_start_matches(['/', '\\']);
        if bare.starts_with(prefix) {
            return Some(bare.to_owned());
        }
        let name = bare.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = if name.is_empty() { FILENAME } else { name };
        return Some(format!("{prefix}{name}"));
    }
    if field.eq_ignore_ascii_case("Content-Type") {
        let trimmed = sent.trim();
        return if trimmed.starts_with(prefix) && trimmed.len() < sent.len() {
            Some(trimmed.to_owned())
        } else {
            content_type(file)
                .filter(|kind| kind.starts_with(prefix))
                .map(str::to_owned)
        };
    }
    (!prefix.is_empty()).then(|| prefix.to_owned())
}

/// The content type of a file by its name.
fn content_type(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    let row = TYPES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending));
    row.map(|(_, kind)| *kind)
}

/// What a condition on a beginning would have to demand for a value.
fn beginning(field: &str, sent: &str) -> String {
    let cut = match field {
        "key" | "Content-Type" => sent.rfind('/').map(|at| at + 1),
        _ => None,
    };
    cut.and_then(|end| sent.get(..end))
        .unwrap_or(sent)
        .to_owned()
}

/// A value for a field that the form lacks and a condition demands.
pub(super) fn absent(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    let wanted = finding.expected.clone().unwrap_or_default();
    if bench.upload.form.is_none() {
        return;
    }
    let file = bench.upload.file_name.as_deref().unwrap_or_default();
    let value = if finding.get_word("rule") != Some("starts-with") {
        Some(wanted.clone())
    } else if field.eq_ignore_ascii_case("key") {
        Some(format!("{wanted}{FILENAME}"))
    } else {
        fitting(field, &wanted, "", file).or_else(|| wanted.is_empty().then(String::new))
    };
    if let Some(value) = value {
        bench.fill(finding, field, &value);
        return;
    }
    // What the file is, only its owner knows.
    let kinds = TYPES.iter().map(|(_, kind)| *kind);
    let mut kinds: Vec<&str> = kinds.filter(|kind| kind.starts_with(&wanted)).collect();
    kinds.dedup();
    kinds.truncate(KINDS);
    let sides = kinds.iter();
    let sides = sides.map(|kind| side(Side::Policy, ChangeKind::Form, "", kind));
    let taken = bench.log.choose(finding, sides.collect(), First::Open);
    let picked = taken.and(bench.log.picked(finding));
    if let Some(kind) = picked.and_then(|index| kinds.get(index)) {
        bench.fill(finding, field, kind);
    }
}
