//! The form by itself: fields that are missing, stand behind the file, are called otherwise or were never filled in.

use super::{Bench, mismatch};
use crate::diagnosis::{Finding, FindingId};
use crate::evidence::masked::is_masked;
use crate::remedy::draft::{Entry, File, UNKNOWN};
use crate::remedy::{ChangeKind, Side};
use crate::text::visible::is_shown;

/// Mends the form.
pub(super) fn mend(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.clone().unwrap_or_default();
    match finding.id {
        FindingId::ConditionFieldMissing => {
            let found = renamed(bench, finding, &field);
            mismatch::absent(bench, finding, found);
        }
        FindingId::FormFieldMissing => missing(bench, finding, &field),
        FindingId::FormFieldAfterFile => order(bench, finding),
        FindingId::FormDuplicateField => duplicate(bench, finding, &field),
        FindingId::FormFileFieldName => {
            let found = finding.actual.clone().unwrap_or_default();
            rename(bench, finding, &found, "file");
        }
        FindingId::FormTextFieldAsFile => as_text(bench, finding, &field),
        FindingId::FormValueUndefined => undefined(bench, finding, &field),
        FindingId::FormSecurityTokenName => {
            let found = finding.actual.clone().unwrap_or_default();
            rename(bench, finding, &found, "x-cos-security-token");
        }
        FindingId::FormSecurityTokenMissing => {
            let token = token(bench);
            bench.fill(finding, "x-cos-security-token", &token);
        }
        FindingId::FormSecurityTokenSpace => {
            let sent = bench.work.draft.value(&field).unwrap_or_default();
            let seen = |letter: &char| !letter.is_whitespace() && is_shown(*letter);
            let token: String = sent.chars().filter(seen).collect();
            bench.fill(finding, &field, &token);
        }
        FindingId::FormKeyLeadingSlash => slash(bench, finding),
        FindingId::FormSuccessStatus => status(bench, finding),
        _ => {}
    }
}

/// The token of the keys, or stars until somebody gives it.
fn token(bench: &Bench<'_, '_>) -> String {
    let token = bench.work.draft.secrets.token.as_ref();
    token.map_or_else(|| UNKNOWN.to_owned(), |token| token.trim().to_owned())
}

fn rename(bench: &mut Bench<'_, '_>, finding: &Finding, found: &str, wanted: &str) -> bool {
    let draft = bench.draft();
    let Some(entry) = draft.fields.iter_mut().find(|entry| entry.name == found) else {
        return false;
    };
    wanted.clone_into(&mut entry.name);
    bench.touched = true;
    let to = Some(wanted.to_owned());
    bench.say(
        ChangeKind::FieldName,
        finding,
        wanted,
        Some(found.to_owned()),
        to,
    );
    true
}

/// A field that is there under a name which means the same (`qAk`, `Key Time`).
fn renamed(bench: &mut Bench<'_, '_>, finding: &Finding, wanted: &str) -> bool {
    let fold = |name: &str| -> String {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    let entry = bench.work.draft.fields.iter();
    let near = entry
        .filter(|entry| entry.file.is_none() && !entry.is(wanted))
        .find(|entry| fold(&entry.name) == fold(wanted));
    match near.map(|entry| entry.name.clone()) {
        Some(found) => rename(bench, finding, &found, wanted),
        None => false,
    }
}

fn missing(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) {
    if let Some(found) = finding.actual.clone()
        && rename(bench, finding, &found, field)
    {
        return;
    }
    if field == "file" {
        return file(bench, finding);
    }
    if let Some(value) = value_of(bench, finding, field) {
        bench.fill(finding, field, &value);
    }
}

/// The value a field must have, from the policy, the keys or the documents.
fn value_of(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) -> Option<String> {
    let demanded = bench.demanded(field);
    let secrets = &bench.work.draft.secrets;
    match field.to_ascii_lowercase().as_str() {
        "q-sign-algorithm" => Some("sha1".to_owned()),
        "q-ak" => secrets
            .id
            .clone()
            .or(demanded)
            .or_else(|| Some(UNKNOWN.to_owned())),
        "q-signature" => Some(UNKNOWN.to_owned()),
        "q-key-time" => {
            let given = demanded.or_else(|| secrets.key_time.clone());
            let now = bench.work.now;
            let fresh = || format!("{now};{}", now.saturating_add(super::expiration::LIFE));
            bench.work.draft.stale |= given.is_none();
            Some(given.unwrap_or_else(fresh))
        }
        "x-cos-security-token" => Some(token(bench)),
        "policy" => bench
            .work
            .draft
            .policy_text()
            .map(|text| crate::remedy::sign::base64(&text)),
        "key" => {
            let prefix = bench
                .demands("key")
                .into_iter()
                .find(|demand| demand.prefix);
            let begins = prefix.map(|demand| format!("{}${{filename}}", demand.rule.value));
            let named = demanded.or(begins);
            named.or_else(|| {
                let sides = [(Side::Documented, "${filename}".to_owned())];
                bench.choose(finding, &sides, true)?;
                Some("${filename}".to_owned())
            })
        }
        _ => demanded,
    }
}

/// The file part: a text field called so was meant for it.
fn file(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let draft = bench.draft();
    let name = draft
        .file_name
        .clone()
        .unwrap_or_else(|| "photo.png".to_owned());
    let file = File {
        name: Some(name.clone()),
        kind: None,
        size: draft.file_size,
    };
    draft.fields.retain(|entry| !entry.is("file"));
    draft.fields.push(Entry {
        file: Some(file),
        ..Entry::text("file", "")
    });
    bench.touched = true;
    bench.say(
        ChangeKind::Form,
        finding,
        "file",
        None,
        Some(format!("@{name}")),
    );
}

/// The file goes to the end.
fn order(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let draft = bench.draft();
    let names = |entries: &[Entry]| -> String {
        let all: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        all.join(" ")
    };
    let before = names(&draft.fields);
    draft.fields.sort_by_key(|entry| entry.file.is_some());
    let after = names(&draft.fields);
    if before != after {
        bench.touched = true;
        bench.say(
            ChangeKind::Order,
            finding,
            "file",
            Some(before),
            Some(after),
        );
    }
}

/// A field sent twice: equal ones are one too many; of different ones the one that the policy allows is meant.
fn duplicate(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) {
    let demands = bench.demands(field);
    let allows = |text: &str| {
        demands.iter().all(|demand| {
            let value = demand.rule.value.as_str();
            if demand.prefix {
                text.starts_with(value)
            } else {
                text == value
            }
        })
    };
    let draft = &bench.work.draft;
    let all: Vec<(usize, &Entry)> = draft
        .fields
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.is(field))
        .collect();
    let Some((first, one)) = all.first().copied() else {
        return;
    };
    let same = all.iter().all(|(_, entry)| entry.value == one.value);
    let fitting: Vec<usize> = all
        .iter()
        .filter(|(_, entry)| allows(&entry.shown()))
        .map(|(at, _)| *at)
        .collect();
    let values: Vec<(Side, String)> = all
        .iter()
        .map(|(_, entry)| (Side::Form, entry.shown()))
        .collect();
    let files = all.iter().any(|(_, entry)| entry.file.is_some());
    let kept = match fitting.as_slice() {
        _ if same || files => Some(first),
        [only] if !demands.is_empty() => Some(*only),
        _ => {
            let field = finding.field.clone().unwrap_or_default();
            let picked = bench.work.picks.get(&(finding.id, field)).copied();
            let index = picked.and_then(|index| all.get(index)).map(|(at, _)| *at);
            bench.choose(finding, &values, false);
            index
        }
    };
    let Some(kept) = kept else {
        return;
    };
    let mut at = 0;
    bench.draft().fields.retain(|entry| {
        let keep = !entry.is(field) || at == kept;
        at += 1;
        keep
    });
    bench.touched = true;
    bench.say(
        ChangeKind::Form,
        finding,
        field,
        Some(values.len().to_string()),
        Some("1".to_owned()),
    );
}

/// A text field that came as a file keeps its content, where the source shows it.
fn as_text(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) {
    let value = bench.demanded(field);
    let draft = bench.draft();
    let Some(entry) = draft.fields.iter_mut().find(|entry| entry.is(field)) else {
        return;
    };
    let Some(file) = entry.file.take() else {
        return;
    };
    if entry.value.is_empty()
        && let Some(value) = value
    {
        entry.value = value.into_bytes();
    }
    let shown = entry.shown();
    let from = file.name.map(|name| format!("filename=\"{name}\""));
    bench.touched = true;
    bench.say(ChangeKind::Form, finding, field, from, Some(shown));
}

/// A value that a program never filled in.
fn undefined(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) {
    if let Some(value) = value_of(bench, finding, field) {
        bench.fill(finding, field, &value);
        return;
    }
    let prefix = bench.demands(field).into_iter().next();
    let file = bench.work.draft.file_name.clone().unwrap_or_default();
    let value = prefix.and_then(|demand| mismatch::fitting(field, &demand.rule.value, "", &file));
    if let Some(value) = value {
        bench.fill(finding, field, &value);
    } else if prefix.is_none() {
        // A field nobody needs is better not sent.
        let draft = bench.draft();
        let old = draft.value(field);
        draft.fields.retain(|entry| !entry.is(field));
        bench.touched = true;
        bench.say(ChangeKind::Form, finding, field, old, None);
    }
}

/// 436/13324: keys do not begin with a slash, and then the policy cannot demand one.
fn slash(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(key) = bench.work.draft.value("key") else {
        return;
    };
    let bare = key.trim_start_matches(['/', '\\']).to_owned();
    for demand in bench.demands("key") {
        let value = demand.rule.value.trim_start_matches(['/', '\\']).to_owned();
        bench.demand(finding, demand, &value);
    }
    if !bare.is_empty() && !is_masked(&key) {
        bench.fill(finding, "key", &bare);
    }
}

/// 436/14690: 200, 201 or 204, which is what COS answers by itself.
fn status(bench: &mut Bench<'_, '_>, finding: &Finding) {
    const DEFAULT: &str = "204";
    for demand in bench.demands("success_action_status") {
        let allowed = ["200", "201", "204"].contains(&demand.rule.value.as_str());
        if allowed {
            let value = demand.rule.value.clone();
            bench.fill(finding, "success_action_status", &value);
            return;
        }
        bench.demand(finding, demand, DEFAULT);
    }
    bench.fill(finding, "success_action_status", DEFAULT);
}
