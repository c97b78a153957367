//! Reads form fields from lists people write or print: JSON pairs, a JSON object, `name=value` lines,
//! url-encoded text. Bodies, requests and HTML forms have readers of their own and end in the same
//! [`Form`].

mod dump;
mod framed;
mod json;
mod lines;
pub(super) mod urlencoded;

use super::{PolicyText, Reading, Value};
use crate::text::{Place, Sources};

/// Form fields in their order.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The fields, as sent.
    pub fields: Vec<Field>,
    /// Whether the order is the order of sending (a JSON object has none).
    pub ordered: bool,
    /// Whether all text fields are here, so that an absent one was not sent.
    pub complete: bool,
    /// Whether the source had to show the file part (a body, curl `-F`, an HTML form).
    pub shows_file: bool,
    /// Whether the source had to show `policy` (as `shows_file`, or all fields came from one request).
    pub shows_policy: bool,
    /// The decoded `policy` field, if there is one.
    pub policy: Option<PolicyText>,
    /// How many fields stand behind those that were kept.
    pub beyond: usize,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, as written.
    pub name: Value,
    /// Its value; for a file part the content's place, or an empty place where the content is not here.
    pub value: Value,
    /// Present for a file part.
    pub file: Option<FilePart>,
}

/// What is known of a file part.
#[derive(Clone, Debug, Default)]
pub struct FilePart {
    /// The `filename` sent with it.
    pub filename: Option<Value>,
    /// The part's `Content-Type`.
    pub content_type: Option<Value>,
    /// Size in bytes, where the source tells.
    pub size: Option<u64>,
}

impl Form {
    /// The fields with this name, compared without letter case.
    pub fn named<'a>(
        &'a self,
        evidence: &'a super::Evidence,
        name: &'a str,
    ) -> impl Iterator<Item = (usize, &'a Field)> {
        self.fields
            .iter()
            .enumerate()
            .filter(move |(_, field)| evidence.text(field.name).eq_ignore_ascii_case(name))
    }

    /// Whether one of the fields is a file.
    pub(super) fn has_file(&self) -> bool {
        self.fields.iter().any(|field| field.file.is_some())
    }

    /// Index of the file part: a part sent as a file that is called `file`, else the first file part.
    pub fn file_index(&self, evidence: &super::Evidence) -> Option<usize> {
        let called = |field: &Field| evidence.text(field.name).eq_ignore_ascii_case("file");
        let files = || {
            self.fields
                .iter()
                .enumerate()
                .filter(|(_, field)| field.file.is_some())
        };
        files()
            .find(|(_, field)| called(field))
            .or_else(|| files().next())
            .map(|(index, _)| index)
    }
}

pub(super) use dump::put;

/// Reads a paste as a list of fields.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let readers = [
        json::read,
        urlencoded::read,
        framed::inline,
        dump::read,
        lines::read,
        framed::read,
    ];
    let sure = readers.iter().find_map(|read| {
        sources.attempt(|sources| {
            let reading = read(sources, place, false)?;
            let form = reading.holds.form.as_ref();
            (!form.is_some_and(|form| is_described(sources, form))).then_some(reading)
        })
    });
    sure.or_else(|| {
        let try_hard = || readers.iter().find_map(|read| read(sources, place, true));
        forced.then(try_hard).flatten()
    })
}

/// Whether a list tells of a form (`q-ak: SecretId`, `policy: string`) and is none: of the values that only a program
/// makes not one could be such.
fn is_described(sources: &Sources, form: &Form) -> bool {
    const MADE: [&str; 4] = ["policy", "q-ak", "q-key-time", "q-signature"];
    // So long a word without a blank is no description.
    const LONG: usize = 20;
    let mut told = 0;
    for field in &form.fields {
        let name = sources.text(field.name.place);
        let value = sources.text(field.value.place);
        let value = value.trim();
        if !MADE.iter().any(|made| made.eq_ignore_ascii_case(&name)) {
            continue;
        }
        let word = value.len() >= LONG && value.is_ascii() && !value.contains(' ');
        let printed = matches!(value, "" | "undefined" | "null" | "NaN" | "[object Object]");
        let own = framed::shape(&name.to_ascii_lowercase(), value.as_bytes()).is_some();
        if word || printed || own || value.contains(['*', '\u{FFFD}']) || value.starts_with('{') {
            return false;
        }
        told += 1;
    }
    told > 1
}

/// Fields in a body that is no multipart body (url-encoded, JSON): COS does not read them, but what the sender
/// meant can be seen.
pub(super) fn body(sources: &mut Sources, place: Place) -> Option<Form> {
    let readers = [urlencoded::read, json::read];
    let reading = readers
        .iter()
        .find_map(|read| read(sources, place, false))?;
    let mut form = reading.holds.form?;
    form.shows_policy = true;
    Some(form)
}

/// Whether a name stands for a secret: such a line belongs to the keys, and is never kept as a form field,
/// which reports would print.
pub(super) fn is_secret(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let folded: Vec<u8> = letters.map(|byte| byte.to_ascii_lowercase()).collect();
    folded.windows(6).any(|six| six == b"secret") || folded == b"signkey" || folded == b"skey"
}
