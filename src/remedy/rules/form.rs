//! The form by itself: fields that are missing, stand behind the file, are called otherwise or were never filled in.

use super::{Bench, First, Way, mismatch};
use crate::cos::{fields, times};
use crate::diagnosis::{Finding, FindingId};
use crate::evidence::masked::is_masked;
use crate::remedy::draft::{Entry, File, UNKNOWN};
use crate::remedy::{ChangeKind, Side};
use crate::text::visible::is_shown;

/// So many values of a field sent several times are offered.
const VALUES: usize = 4;

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
    let from = (!found.is_empty()).then(|| found.to_owned());
    bench.say(ChangeKind::FieldName, finding, wanted, from, to);
    true
}

/// A field that is there under a name which means the same (`qAk`, `Key Time`), or is one but for a slip.
fn renamed(bench: &mut Bench<'_, '_>, finding: &Finding, wanted: &str) -> bool {
    let entry = bench.work.draft.fields.iter();
    let near = entry
        .filter(|entry| entry.file.is_none() && fields::find(&entry.name).is_none())
        .find(|entry| fields::is_slip(&entry.name, wanted));
    let near = near.or_else(|| nameless(bench, wanted));
    match near.map(|entry| entry.name.clone()) {
        Some(found) => rename(bench, finding, &found, wanted),
        None => false,
    }
}

/// The only field without a name, where it holds what the policy demands of this one.
fn nameless<'b>(bench: &'b Bench<'_, '_>, wanted: &str) -> Option<&'b Entry> {
    let fields = bench.work.draft.fields.iter();
    let mut without = fields.filter(|entry| entry.file.is_none() && entry.name.trim().is_empty());
    let only = without.next().filter(|_| without.next().is_none())?;
    let demands = bench.demands(wanted);
    let fits = !demands.is_empty() && demands.iter().all(|demand| demand.allows(&only.shown()));
    fits.then_some(only)
}

/// A field that the finding says is there under another name.
pub(super) fn respelt(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) -> bool {
    let found = finding.actual.clone();
    found.is_some_and(|found| rename(bench, finding, &found, field))
}

fn missing(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str) {
    if respelt(bench, finding, field) {
        return;
    }
    if field == "file" {
        return file(bench, finding);
    }
    if let Some(value) = value_of(bench, field) {
        bench.fill(finding, field, &value);
    }
}

/// The value a field must have, from the policy, the keys or the documents.
fn value_of(bench: &mut Bench<'_, '_>, field: &str) -> Option<String> {
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
            let fresh = || format!("{now};{}", now.saturating_add(times::LIFE));
            bench.work.draft.stale |= given.is_none();
            Some(given.unwrap_or_else(fresh))
        }
        "x-cos-security-token" => Some(token(bench)),
        "policy" => bench
            .work
            .draft
            .policy_text()
            .map(|text| crate::text::base64(&text)),
        "key" => {
            let prefix = bench
                .demands("key")
                .into_iter()
                .find(|demand| demand.prefix);
            let begins = prefix.map(|demand| format!("{}${{filename}}", demand.rule.value));
            let named = demanded.or(begins);
            named.or_else(|| Some("${filename}".to_owned()))
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
    let allows = |text: &str| demands.iter().all(|demand| demand.allows(text));
    let draft = &bench.work.draft;
    let all = draft.fields.iter().enumerate();
    let all: Vec<(usize, &Entry)> = all.filter(|(_, entry)| entry.is(field)).collect();
    let files = all.iter().any(|(_, entry)| entry.file.is_some());
    // The first of each value; more are a question, not a list.
    let mut values: Vec<(usize, &Entry)> = Vec::new();
    for (at, entry) in all.iter().filter(|_| !files) {
        if values.len() <= VALUES && !values.iter().any(|(_, known)| known.value == entry.value) {
            values.push((*at, entry));
        }
    }
    let fits = |(_, entry): &&(usize, &Entry)| allows(&entry.shown());
    let mut fitting = values.iter().filter(fits).map(|(at, _)| *at);
    let count = all.len().to_string();
    let once = |entry: &Entry| Way::new(Side::Form, ChangeKind::Once, &count, &entry.shown());
    let ways: Vec<Way> = values.iter().map(|(_, entry)| once(entry)).collect();
    let kept = match (values.as_slice(), fitting.next(), fitting.next()) {
        ([], ..) => all.first().map(|(at, _)| *at),
        ([(only, _)], ..) => Some(*only),
        (_, Some(only), None) if !demands.is_empty() && values.len() <= VALUES => Some(only),
        (several, ..) if several.len() <= VALUES => {
            let picked = (finding.id, field.to_owned());
            let picked = bench.work.picks.get(&picked).copied();
            let at = picked
                .and_then(|index| several.get(index))
                .map(|(at, _)| *at);
            bench.choose(finding, ways, First::Open);
            at
        }
        _ => None,
    };
    if let Some(kept) = kept {
        keep(bench, finding, field, kept);
    }
}

/// Of the fields of a name only the one at an index stays.
fn keep(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str, kept: usize) {
    let fields = &mut bench.draft().fields;
    let before = fields.len();
    let shown = fields.get(kept).map(|entry| match &entry.file {
        Some(file) => format!("@{}", file.name.as_deref().unwrap_or_default()),
        None => entry.shown(),
    });
    let mut at = 0;
    fields.retain(|entry| {
        let keep = !entry.is(field) || at == kept;
        at += 1;
        keep
    });
    let count = before - fields.len() + 1;
    bench.touched = true;
    bench.say(
        ChangeKind::Once,
        finding,
        field,
        Some(count.to_string()),
        shown,
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
    if let Some(value) = value_of(bench, field) {
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
