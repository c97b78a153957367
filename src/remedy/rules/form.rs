//! The form by itself: fields that are missing, stand behind the file, are called otherwise or were never filled in.

use super::{Bench, First, mismatch, side};
use crate::cos::fields::{self, FILENAME};
use crate::cos::times;
use crate::diagnosis::FindingId;
use crate::evidence::masked::is_masked;
use crate::remedy::upload::{Entry, File, UNKNOWN};
use crate::remedy::{ChangeKind, Side};
use crate::text::visible::is_shown;

/// The field of a temporary key.
const TOKEN: &str = "x-cos-security-token";

/// So many values of a field sent several times are offered.
const VALUES: usize = 4;

/// A field that a condition demands.
pub(super) fn demanded(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    if !renamed(bench, field) {
        mismatch::absent(bench);
    }
}

/// The file's part or the token under another name.
pub(super) fn called(bench: &mut Bench<'_, '_>) {
    let file = bench.finding.id == FindingId::FormFileFieldName;
    rename(bench, bench.actual(), if file { "file" } else { TOKEN });
}

/// A temporary key without its token.
pub(super) fn token_missing(bench: &mut Bench<'_, '_>) {
    let token = token(bench);
    bench.fill(TOKEN, &token);
}

/// A token with white space or invisible characters in it.
pub(super) fn token_space(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    let sent = bench.sent(field).unwrap_or_default();
    let seen = |letter: &char| !letter.is_whitespace() && is_shown(*letter);
    let token: String = sent.chars().filter(seen).collect();
    bench.fill(field, &token);
}

/// The token of the keys, or stars until somebody gives it.
fn token(bench: &Bench<'_, '_>) -> String {
    let token = bench.upload.secrets.token.as_ref();
    token.map_or_else(|| UNKNOWN.to_owned(), |token| token.trim().to_owned())
}

fn rename(bench: &mut Bench<'_, '_>, found: &str, wanted: &str) -> bool {
    let mut fields = bench.upload.fields.iter_mut();
    let Some(entry) = fields.find(|entry| entry.name == found) else {
        return false;
    };
    wanted.clone_into(&mut entry.name);
    let from = (!found.is_empty()).then(|| found.to_owned());
    let sides = (from, Some(wanted.to_owned()));
    bench.changed(ChangeKind::FieldName, wanted, sides);
    true
}

/// A field that is there under a name which means the same (`qAk`, `Key Time`), or is one but for a slip.
fn renamed(bench: &mut Bench<'_, '_>, wanted: &str) -> bool {
    let entry = bench.upload.fields.iter();
    let near = entry
        .filter(|entry| entry.file.is_none() && fields::find(&entry.name).is_none())
        .find(|entry| fields::is_slip(&entry.name, wanted));
    let near = near.or_else(|| nameless(bench, wanted));
    match near.map(|entry| entry.name.clone()) {
        Some(found) => rename(bench, &found, wanted),
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
pub(super) fn respelt(bench: &mut Bench<'_, '_>, field: &str) -> bool {
    bench.finding.actual.is_some() && rename(bench, bench.actual(), field)
}

/// A field that COS needs.
pub(super) fn missing(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    if respelt(bench, field) {
    } else if field == "file" {
        file(bench);
    } else if let Some(value) = value_of(bench, field) {
        bench.fill(field, &value);
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
fn file(bench: &mut Bench<'_, '_>) {
    let upload = &mut *bench.upload;
    let name = upload.file_name.clone();
    let mut entry = Entry::text("file", "");
    entry.file = Some(File {
        name: name.or(Some("photo.png".to_owned())),
        kind: None,
        size: upload.file_size,
    });
    let sides = (None, Some(entry.handed()));
    upload.fields.retain(|entry| !entry.is("file"));
    upload.fields.push(entry);
    bench.changed(ChangeKind::Form, "file", sides);
}

/// The file goes to the end.
pub(super) fn order(bench: &mut Bench<'_, '_>) {
    let names = |entries: &[Entry]| {
        let names: Vec<&str> = entries.iter().map(|it| it.name.as_str()).collect();
        Some(names.join(" "))
    };
    let fields = &mut bench.upload.fields;
    let before = names(fields);
    fields.sort_by_key(|entry| entry.file.is_some());
    let after = names(fields);
    if before != after {
        bench.changed(ChangeKind::Order, "file", (before, after));
    }
}

/// A field sent twice: equal ones are one too many; of different ones the one that the policy allows is meant.
pub(super) fn duplicate(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    let demands = bench.demands(field);
    let all = bench.upload.fields.iter().enumerate();
    let all: Vec<(usize, &Entry)> = all.filter(|(_, entry)| entry.is(field)).collect();
    let files = all.iter().any(|(_, entry)| entry.file.is_some());
    // The first of each value; more are a question, not a list.
    let mut values: Vec<(usize, String)> = Vec::new();
    for (at, entry) in all.iter().filter(|_| !files) {
        let value = entry.shown();
        if values.len() <= VALUES && !values.iter().any(|(_, known)| *known == value) {
            values.push((*at, value));
        }
    }
    let fits = |text: &str| demands.iter().all(|demand| demand.allows(text));
    let mut fitting = values.iter().filter(|(_, value)| fits(value));
    let kept = match (values.as_slice(), fitting.next(), fitting.next()) {
        ([], ..) => all.first().map(|(at, _)| *at),
        ([(only, _)], ..) => Some(*only),
        (several, ..) if several.len() > VALUES => None,
        (_, Some((only, _)), None) if !demands.is_empty() => Some(*only),
        (several, ..) => {
            let count = all.len().to_string();
            let once =
                |(_, value): &(usize, String)| side(Side::Form, ChangeKind::Once, &count, value);
            let sides = several.iter().map(once).collect();
            bench.choose(sides, First::Open);
            let picked = bench.picked().and_then(|index| several.get(index));
            picked.map(|(at, _)| *at)
        }
    };
    if let Some(kept) = kept {
        keep(bench, kept);
    }
}

/// Of the fields of a name only the one at an index stays.
fn keep(bench: &mut Bench<'_, '_>, kept: usize) {
    let (field, fields) = (bench.field(), &mut bench.upload.fields);
    let shown = fields.get(kept).map(Entry::handed);
    let before = fields.len();
    let mut at = 0..;
    fields.retain(|entry| at.next() == Some(kept) || !entry.is(field));
    let count = before - fields.len() + 1;
    bench.changed(ChangeKind::Once, field, (Some(count.to_string()), shown));
}

/// A text field that came as a file keeps its content, where the source shows it.
pub(super) fn as_text(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
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
    bench.changed(ChangeKind::Form, field, sides);
}

/// A value that a program never filled in.
pub(super) fn undefined(bench: &mut Bench<'_, '_>) {
    let field = bench.field();
    let first = bench.demands(field).into_iter().next();
    let file = bench.upload.file_name.clone().unwrap_or_default();
    let value = value_of(bench, field).or_else(|| {
        let begins = &first?.rule.value;
        mismatch::fitting(field, begins, "", &file)
    });
    if let Some(value) = value {
        bench.fill(field, &value);
    } else if first.is_none() {
        // A field nobody needs is better not sent.
        let old = bench.sent(field);
        bench.upload.fields.retain(|entry| !entry.is(field));
        bench.changed(ChangeKind::Form, field, (old, None));
    }
}

/// 436/13324: keys do not begin with a slash, and then the policy cannot demand one.
pub(super) fn slash(bench: &mut Bench<'_, '_>) {
    let Some(key) = bench.sent("key") else {
        return;
    };
    let bare = |key: &str| key.trim_start_matches(['/', '\\']).to_owned();
    for demand in bench.demands("key") {
        bench.demand(demand, &bare(&demand.rule.value));
    }
    let bare = bare(&key);
    if !bare.is_empty() && !is_masked(&key) {
        bench.fill("key", &bare);
    }
}

/// 436/14690: 200, 201 or 204, which is what COS answers by itself.
pub(super) fn status(bench: &mut Bench<'_, '_>) {
    const STATUS: &str = "success_action_status";
    let allowed = |value: &&str| ["200", "201", "204"].contains(value);
    let demands = bench.demands(STATUS);
    let values = demands.iter().map(|demand| demand.rule.value.as_str());
    let value = values.clone().find(allowed).unwrap_or("204");
    for demand in demands
        .iter()
        .take_while(|it| !allowed(&it.rule.value.as_str()))
    {
        bench.demand(*demand, value);
    }
    bench.fill(STATUS, value);
}
