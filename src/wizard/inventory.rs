//! What is told of each thing given: what it is, how it was read, its most telling content, what it cannot show, and
//! whether it counts where two give the same. The screen and the plain twin lay it out; it draws nothing.

use super::model::{Model, Origin};

use crate::cos::policy::Policy;
use crate::evidence::{Fidelity, Keys, PolicyText, Reading, Value};
use crate::json;
use crate::locale::{Args, Catalogue};

/// What is told of a reading.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What it gives.
    pub what: String,
    /// How it was read.
    pub how: String,
    /// Code and message, the policy's conditions and end, the form's fields and file.
    pub content: String,
    /// What its kind never holds; empty where that is nothing.
    pub lacks: String,
    /// What its reader noticed.
    pub notes: Vec<String>,
    /// Another gives the same: whether this one counts.
    pub counts: Option<bool>,
}

/// The readings that are told of: what was chosen from the list, and flags, are not.
pub fn shown(model: &Model) -> Vec<usize> {
    let given = model.exam.given();
    let told = given.filter(|(.., origin)| **origin != Origin::Choice);
    told.map(|(index, ..)| index).collect()
}

/// All that is told of a reading.
pub fn told(model: &Model, index: usize) -> Told {
    let Some(reading) = model.exam.evidence.readings.get(index) else {
        return Told::default();
    };
    let lacks = reading.missing.iter();
    let lacks: Vec<String> = lacks
        .map(|slug| named(model, &format!("missing-{slug}"), slug))
        .collect();
    Told {
        what: what(model, reading),
        how: how(model, reading),
        content: content(model, reading),
        lacks: lacks.join(&model.say("list-joint")),
        notes: notes(model, reading),
        counts: counts(model, index),
    }
}

/// What it gives, in words.
fn what(model: &Model, reading: &Reading) -> String {
    let holds = &reading.holds;
    let parts = [
        (holds.answer.is_some(), "answer"),
        (holds.form.is_some(), "form"),
        (holds.request.is_some() && holds.form.is_none(), "request"),
        (holds.policy.is_some(), "policy"),
        (holds.keys.is_some(), "keys"),
    ];
    let present = parts.iter().filter(|(present, _)| *present);
    let names: Vec<String> = present
        .map(|(_, name)| named(model, &format!("source-{name}"), name))
        .collect();
    if names.is_empty() {
        return model.say("wizard-card-nothing");
    }
    names.join(&model.say("list-joint"))
}

/// Its reader, and where it matters how near it is to the wire.
fn how(model: &Model, reading: &Reading) -> String {
    let kind = named(model, &format!("reader-{}", reading.reader), reading.reader);
    let slug = reading.fidelity.slug();
    if matches!(reading.fidelity, Fidelity::LogText | Fidelity::Retyped) {
        let near = named(model, &format!("fidelity-{slug}"), slug);
        return [kind, near].join(&model.say("list-joint"));
    }
    kind
}

/// What tells one paste from another.
fn content(model: &Model, reading: &Reading) -> String {
    let evidence = &model.exam.evidence;
    let holds = &reading.holds;
    let text = |value: Value| model.safe(&evidence.text(value));
    let mut parts = Vec::new();
    if let Some(answer) = &holds.answer {
        parts.extend(answer.code.map(text));
        parts.extend(answer.message.map(text));
        if parts.is_empty() {
            parts.push(model.safe(&evidence.sources.text(answer.place)));
        }
    }
    if let Some(form) = &holds.form {
        let mut files = form.fields.iter().filter_map(|field| field.file.as_ref());
        let file = files.find_map(|file| file.filename);
        let args = Args::new().int("count", count(form.fields.len()));
        parts.push(match file {
            Some(name) => {
                let args = args.text("file", text(name));
                model.say_with("wizard-row-form-file", &args)
            }
            None => model.say_with("wizard-row-form", &args),
        });
    }
    let inner = holds.form.as_ref().and_then(|form| form.policy.as_ref());
    parts.extend(
        holds
            .policy
            .as_ref()
            .or(inner)
            .and_then(|it| policy(model, it)),
    );
    if let Some(request) = holds.request.as_ref().filter(|_| holds.form.is_none()) {
        parts.extend(request.host.map(text));
    }
    parts.extend(holds.keys.as_ref().map(|keys| key_names(model, keys)));
    parts.join(&model.say("list-joint"))
}

/// The number of conditions and the end, as the policy says it.
fn policy(model: &Model, policy: &PolicyText) -> Option<String> {
    let text = model.exam.evidence.bytes(policy.json?);
    let document = json::parse(text);
    let read = Policy::read(&document);
    let args = Args::new().int("count", count(read.entries.len()));
    let written = read.expirations.last().and_then(|(_, node)| node.as_text());
    Some(match written {
        Some(time) => {
            let args = args.text("time", model.safe(&time.value));
            model.say_with("wizard-row-policy-ends", &args)
        }
        None => model.say_with("wizard-row-policy", &args),
    })
}

/// The SecretId, which is no secret; of all else the name.
fn key_names(model: &Model, keys: &Keys) -> String {
    let id = keys
        .secret_id
        .map(|id| format!("SecretId {}", model.exam.evidence.text(id)));
    let secret = [
        (keys.secret_key.is_some(), "SecretKey"),
        (keys.token.is_some(), "Token"),
        (keys.sign_key.is_some(), "SignKey"),
    ];
    let names = secret.iter().filter(|(present, _)| *present);
    let all: Vec<String> = id
        .into_iter()
        .chain(names.map(|(_, name)| (*name).to_owned()))
        .collect();
    all.join(&model.say("list-joint"))
}

/// Whether it is the one that counts, where another gives the same.
fn counts(model: &Model, index: usize) -> Option<bool> {
    let readings = &model.exam.evidence.readings;
    let facts = &model.exam.facts;
    let own = &readings.get(index)?.holds;
    let others = || {
        let others = readings.iter().enumerate();
        others
            .filter(|(at, _)| *at != index)
            .map(|(_, one)| &one.holds)
    };
    if let Some(form) = &own.form {
        let kept = facts.form.as_ref()?.fields.first()?.name;
        let same = form.fields.first()?.name == kept;
        return others().any(|one| one.form.is_some()).then_some(same);
    }
    if let Some(policy) = &own.policy {
        let kept = facts.policy.as_ref()?;
        let same = (kept.json, kept.encoded) == (policy.json, policy.encoded);
        let inner = |one: &crate::evidence::Holds| {
            one.form.as_ref().is_some_and(|form| form.policy.is_some())
        };
        let other = others().any(|one| one.policy.is_some() || inner(one));
        return other.then_some(same);
    }
    let answer = own.answer.as_ref()?;
    let same = facts.answer.as_ref()?.place == answer.place;
    others().any(|one| one.answer.is_some()).then_some(same)
}

/// What its reader noticed.
fn notes(model: &Model, reading: &Reading) -> Vec<String> {
    let said = reading.notes.iter().map(|note| {
        let mut args = Args::new();
        for (name, value) in &note.args {
            // Counts choose plurals; only numbers can.
            args = match value.parse::<i64>() {
                Ok(number) => args.int(*name, number),
                Err(_) => args.text(*name, model.safe(value)),
            };
        }
        model.say_with(&format!("note-{}", note.id), &args)
    });
    said.collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The words for an id; the bare name where there are none.
fn named(model: &Model, id: &str, name: &str) -> String {
    let catalogue = Catalogue::get(model.lang);
    if catalogue.has(id) {
        catalogue.word(id)
    } else {
        name.to_owned()
    }
}
