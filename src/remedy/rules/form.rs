//! The form by itself: fields that are missing, stand behind the file, are called otherwise or were never filled in.

use super::entries::FILENAME;
use super::{Bench, First, mismatch, side};
use crate::cos::{fields, times};
use crate::diagnosis::Finding;
use crate::evidence::masked::is_masked;
use crate::remedy::upload::{Entry, File, UNKNOWN};
use crate::remedy::{ChangeKind, Side};
use crate::text::visible::is_shown;

/// The field of a temporary key.
const TOKEN: &str = "x-cos-security-token";

/// So many values of a field sent several times are offered.
const VALUES: usize = 4;

/// A field that a condition demands.
pub(super) fn demanded(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    if !renamed(bench, finding, field) {
        mismatch::absent(bench, finding);
    }
}

/// The file's part under another name.
pub(super) fn file_name(bench: &mut Bench<'_, '_>, finding: &Finding) {
    rename(
        bench,
        finding,
        finding.actual.as_deref().unwrap_or_default(),
        "file",
    );
}

/// The token under another name.
pub(super) fn token_name(bench: &mut Bench<'_, '_>, finding: &Finding) {
    rename(
        bench,
        finding,
        finding.actual.as_deref().unwrap_or_default(),
        TOKEN,
    );
}

/// A temporary key without its token.
pub(super) fn token_missing(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let token = token(bench);
    bench.fill(finding, TOKEN, &token);
}

/// A token with white space or invisible characters in it.
pub(super) fn token_space(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    let sent = bench.sent(field).unwrap_or_default();
    let seen = |letter: &char| !letter.is_whitespace() && is_shown(*letter);
    let token: String = sent.chars().filter(seen).collect();
    bench.fill(finding, field, &token);
}

/// The token of the keys, or stars until somebody gives it.
fn token(bench: &Bench<'_, '_>) -> String {
    let token = bench.upload.secrets.token.as_ref();
    token.map_or_else(|| UNKNOWN.to_owned(), |token| token.trim().to_owned())
}

fn rename(bench: &mut Bench<'_, '_>, finding: &Finding, found: &str, wanted: &str) -> bool {
    let mut fields = bench.upload.fields.iter_mut();
    let Some(entry) = fields.find(|entry| entry.name == found) else {
        return false;
    };
    wanted.clone_into(&mut entry.name);
    let from = (!found.is_empty()).then(|| found.to_owned());
    let sides = (from, Some(wanted.to_owned()));
    bench.changed(ChangeKind::FieldName, finding, wanted, sides);
    true
}

/// A field that is there under a name which means the same (`qAk`, `Key Time`), or is one but for a slip.
fn renamed(bench: &mut Bench<'_, '_>, finding: &Finding, wanted: &str) -> bool {
    let entry = bench.upload.fields.iter();
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
    let fields = bench.upload.fields.iter();
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

/// A field that COS needs.
pub(super) fn missing(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    if respelt(bench, finding, field) {
    } else if field == "file" {
        file(bench, finding);
    } else if let Some(value) = value_of(bench, field) {
        bench.fill(finding, field, &value);
    }
}

/// The value a field must have, from the policy, the keys or the documents.
fn value_of(bench: &mut Bench<'_, '_>, field: &str) -> Option<String> {
    let demanded = bench.demanded(field);
    let secrets = &bench.upload.secrets;
    match field.to_ascii_lowercase().as_str() {
        "q-sign-algorithm" => Some("sha1".to_owned()),
        "q-ak" => (secrets.id.clone().or(demanded)).or_else(|| Some(UNKNOWN.to_owned())),
        "q-signature" => Some(UNKNOWN.to_owned()),
        "q-key-time" => {
            let given = demanded.or_else(|| secrets.key_time.clone());
            let now = bench.log.now;
            let fresh = || format!("{now};{}", now.saturating_add(times::LIFE));
            bench.upload.stale |= given.is_none();
            Some(given.unwrap_or_else(fresh))
        }
        TOKEN => Some(token(bench)),
        "policy" => bench.upload.policy_base64(),
        "key" => demanded.or_else(|| {
            let mut demands = bench.demands("key").into_iter();
            let begins = demands.find(|demand| demand.prefix);
            let begins = begins.map_or("", |demand| &demand.rule.value);
            Some(format!("{begins}{FILENAME}"))
        }),
        _ => demanded,
    }
}

/// The file part: a text field called so was meant for it.
fn file(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let upload = &mut *bench.upload;
    let name = upload
        .file_name
        .as_deref()
        .unwrap_or("photo.png")
        .to_owned();
    let file = File {
        name: Some(name.clone()),
        kind: None,
        size: upload.file_size,
    };
    upload.fields.retain(|entry| !entry.is("file"));
    upload.fields.push(Entry {
        file: Some(file),
        ..Entry::text("file", "")
    });
    let sides = (None, Some(format!("@{name}")));
    bench.changed(ChangeKind::Form, finding, "file", sides);
}

/// The file goes to the end.
pub(super) fn order(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let names = |entries: &[Entry]| -> String {
        let all: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        all.join(" ")
    };
    let fields = &mut bench.upload.fields;
    let before = names(fields);
    fields.sort_by_key(|entry| entry.file.is_some());
    let after = names(fields);
    if before != after {
        let sides = (Some(before), Some(after));
        bench.changed(ChangeKind::Order, finding, "file", sides);
    }
}

/// A field sent twice: equal ones are one too many; of different ones the one that the policy allows is meant.
pub(super) fn duplicate(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    let demands = bench.demands(field);
    let allows = |text: &str| demands.iter().all(|demand| demand.allows(text));
    let all = bench.upload.fields.iter().enumerate();
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
    let once = |entry: &Entry| side(Side::Form, ChangeKind::Once, &count, &entry.shown());
    let sides = values.iter().map(|(_, entry)| once(entry)).collect();
    let kept = match (values.as_slice(), fitting.next(), fitting.next()) {
        ([], ..) => all.first().map(|(at, _)| *at),
        ([(only, _)], ..) => Some(*only),
        (_, Some(only), None) if !demands.is_empty() && values.len() <= VALUES => Some(only),
        (several, ..) if several.len() <= VALUES => {
            let picked = bench.log.picked(finding);
            let kept = picked.and_then(|index| several.get(index));
            let kept = kept.map(|(at, _)| *at);
            bench.log.choose(finding, sides, First::Open);
            kept
        }
        _ => None,
    };
    if let Some(kept) = kept {
        keep(bench, finding, field, kept);
    }
}

/// Of the fields of a name only the one at an index stays.
fn keep(bench: &mut Bench<'_, '_>, finding: &Finding, field: &str, kept: usize) {
    let fields = &mut bench.upload.fields;
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
    let sides = (Some(count.to_string()), shown);
    bench.changed(ChangeKind::Once, finding, field, sides);
}

/// A text field that came as a file keeps its content, where the source shows it.
pub(super) fn as_text(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    let demanded = bench.demanded(field);
    let Some(entry) = bench.upload.field_mut(field) else {
        return;
    };
    let Some(file) = entry.file.take() else {
        return;
    };
    if entry.value.is_empty() {
        entry.value = demanded.unwrap_or_default().into_bytes();
    }
    let from = file.name.map(|name| format!("filename=\"{name}\""));
    let sides = (from, Some(entry.shown()));
    bench.changed(ChangeKind::Form, finding, field, sides);
}

/// A value that a program never filled in.
pub(super) fn undefined(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let field = finding.field.as_deref().unwrap_or_default();
    let first = bench.demands(field).into_iter().next();
    let file = bench.upload.file_name.clone().unwrap_or_default();
    let value = value_of(bench, field).or_else(|| {
        let begins = &first?.rule.value;
        mismatch::fitting(field, begins, "", &file)
    });
    if let Some(value) = value {
        bench.fill(finding, field, &value);
    } else if first.is_none() {
        // A field nobody needs is better not sent.
        let old = bench.sent(field);
        bench.upload.fields.retain(|entry| !entry.is(field));
        bench.changed(ChangeKind::Form, finding, field, (old, None));
    }
}

/// 436/13324: keys do not begin with a slash, and then the policy cannot demand one.
pub(super) fn slash(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let Some(key) = bench.sent("key") else {
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
pub(super) fn status(bench: &mut Bench<'_, '_>, finding: &Finding) {
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
