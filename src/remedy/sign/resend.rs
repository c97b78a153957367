//! Where the browser hides COS's answer: a curl line that sends the same fields once more, with the real file, so
//! that the answer can be read. Made from the form where it is known, else from what the policy demands.
//!
//! Apart from `render`, which writes a form that is right: this one keeps the mistakes, since it is to get the same
//! answer. A browser's own copy must never take its place: it has an empty file, which would overwrite the object.

use super::render::{Piece, command};
use super::{FILE, demanded_value, exact, text_fields, variable};
use crate::cos::fields;
use crate::cos::policy::Policy;
use crate::diagnosis::Diagnosis;
use crate::evidence::masked::is_masked;
use crate::evidence::{Evidence, Facts, Field};
use crate::json;
use crate::text::visible::visible;

/// More fields are no upload that somebody sends by hand.
const MOST_FIELDS: usize = 200;
/// A longer value, in bytes, is no argument of a command line.
const LONGEST: usize = 16 * 1024;
/// The line and what has to be known to run it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Resend {
    /// For a shell, with the line ends it has; secrets as variables.
    pub line: String,
    /// The variables to set before.
    pub variables: Vec<String>,
    /// The file it sends, in the folder it is run in; [`FILE`] where its name is not known.
    pub file: String,
    /// When KeyTime ends, Unix seconds.
    pub until: Option<i64>,
    /// Whether the address has names in it that stand for an unknown bucket or region.
    pub incomplete: bool,
}

/// The line, where it tells something: the answer is hidden, and the file neither stored nor the host out of reach.
/// A value that `clean` would change is secret.
pub fn resend(
    evidence: &Evidence,
    facts: &Facts,
    diagnosis: &Diagnosis,
    clean: impl Fn(&str) -> String,
) -> Option<Resend> {
    let row = diagnosis.path.iter().find(|step| step.node == "hidden.row");
    let over = row.is_some_and(|it| ["stored", "not-reached"].contains(&it.answer.as_str()));
    let form = facts.form.as_ref();
    let many = form.is_some_and(|form| form.fields.len() > MOST_FIELDS);
    if diagnosis.branch != "none.hidden" || over || many {
        return None;
    }
    let is_secret = |text: &str| clean(text) != text;
    let file = file_name(evidence, facts).filter(|name| !is_secret(name));
    let file = file.unwrap_or_else(|| FILE.to_owned());
    let policy = facts.policy.as_ref().and_then(|policy| policy.json);
    let policy = policy.map(|json| evidence.text(json));
    let secret_policy = policy.is_some_and(|text| text.len() <= LONGEST && is_secret(&text));
    let mut pieces = pieces(evidence, facts, &file);
    let mut variables = Vec::new();
    for piece in &mut pieces {
        let Piece::Text(name, value) = piece else {
            continue;
        };
        let hidden = secret_policy && name.eq_ignore_ascii_case("policy");
        let plain =
            |it: &str| it.len() <= LONGEST && visible(it.as_bytes()) == it && !is_masked(it);
        let known = value
            .take()
            .filter(|it| !hidden && plain(it) && !is_secret(it));
        if known.is_none() {
            variables.push(variable(name).trim_start_matches('$').to_owned());
        }
        *value = known;
    }
    let (url, incomplete) = url(evidence, facts, &clean);
    Some(Resend {
        line: command(&pieces, &url),
        variables,
        file,
        until: diagnosis.times.key_time.map(|(_, end)| end),
        incomplete,
    })
}

/// The fields in their order: the form's, and what it is not known to hold from the policy.
fn pieces(evidence: &Evidence, facts: &Facts, file: &str) -> Vec<Piece> {
    let mut template = template(evidence, facts);
    let form = facts.form.as_ref();
    template.retain(|(name, _)| {
        form.is_none_or(|form| {
            let unseen = !form.complete || name == "policy" && !form.shows_policy;
            unseen && form.named(evidence, name).next().is_none()
        })
    });
    let template = template.into_iter();
    let mut pieces: Vec<Piece> = template
        .map(|(name, value)| Piece::Text(name, value))
        .collect();
    let at = form.and_then(|form| form.file_index(evidence));
    for (index, field) in form.iter().flat_map(|form| &form.fields).enumerate() {
        if at == Some(index) {
            pieces.push(Piece::File(file.to_owned()));
        } else if is_text(evidence, field) {
            let name = visible(evidence.text(field.name).as_bytes());
            let value = evidence.text(field.value).into_owned();
            pieces.push(Piece::Text(name, Some(value)));
        }
    }
    if at.is_none() {
        pieces.push(Piece::File(file.to_owned()));
    }
    pieces
}

fn is_text(evidence: &Evidence, field: &Field) -> bool {
    let name = evidence.text(field.name);
    field.file.is_none() && !name.is_empty() && !name.eq_ignore_ascii_case("file")
}

/// What the policy demands and what signs it; `None` for a value that nobody knows.
fn template(evidence: &Evidence, facts: &Facts) -> Vec<(String, Option<String>)> {
    let Some(json) = facts.policy.as_ref().and_then(|policy| policy.json) else {
        let known = |name: &str| (name == "q-sign-algorithm").then(|| "sha1".to_owned());
        // Nobody knows whether the key was a temporary one.
        return fields::BEFORE_FILE
            .iter()
            .filter(|name| **name != "x-cos-security-token")
            .map(|name| ((*name).to_owned(), known(name)))
            .collect();
    };
    let text = exact(evidence, json);
    let policy = Policy::read(&json::parse(text));
    // The signature that will be put in was made for one KeyTime: none is made up.
    let key_time = demanded_value(&policy, "q-sign-time").unwrap_or_default();
    let fields = text_fields(
        evidence,
        facts,
        &policy,
        [&crate::text::base64(text), &key_time, ""],
    );
    fields
        .into_iter()
        .map(|(name, value)| {
            let known = !value.is_empty() && value != variable(&name);
            (name, known.then_some(value))
        })
        .collect()
}

/// The name of the file without a folder: a paste must not choose another file of this machine.
fn file_name(evidence: &Evidence, facts: &Facts) -> Option<String> {
    let name = evidence.text(facts.file_name?);
    let name = name.rsplit(['/', '\\']).next()?.trim();
    let fit = !["", "-", ".", ".."].contains(&name)
        && visible(name.as_bytes()) == name
        && !is_masked(name);
    fit.then(|| name.to_owned())
}

/// Where the form went, else where its bucket is, and whether a part of it is not known.
fn url(evidence: &Evidence, facts: &Facts, clean: impl Fn(&str) -> String) -> (String, bool) {
    let host = facts.request.as_ref().and_then(|request| request.host);
    let host = host.map(|host| evidence.text(host).trim().to_owned());
    let plain = |host: &String| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte);
        !host.is_empty() && host.bytes().all(fits) && clean(host) == *host
    };
    if let Some(host) = host.filter(plain) {
        return (format!("https://{host}/"), false);
    }
    let bucket = facts.bucket.as_ref().map(|(bucket, _)| clean(bucket));
    let bucket = bucket.filter(plain);
    let region = super::region(evidence, facts);
    let url = super::address(bucket.as_deref(), region.as_deref());
    (url, bucket.is_none() || region.is_none())
}
