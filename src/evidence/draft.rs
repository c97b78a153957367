//! A form being read: every reader of fields, whatever its source looks like, puts names and values in here
//! and gets a [`Form`] with its policy decoded. The rules for lists that name a file (`file=@photo.png 48211`)
//! are here once for all of them. It must not judge what is in the form.

use super::decode::renamed;
use super::retyped::fold;
use super::{Fidelity, Field, FilePart, Form, Value, masked, policy};
use crate::cos::fields;
use crate::json::ITEM_LIMIT;
use crate::text::{Bytes, Place, Sources, Span};

/// Names that show a text to be a form upload: those of other services and of older COS forms; COS's own are
/// in `cos::fields`.
const OTHER_NAMES: &[&str] = &[
    "signature",
    "ossaccesskeyid",
    "awsaccesskeyid",
    "accesskeyid",
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-signature",
    "x-amz-security-token",
    "x-oss-security-token",
    "x-oss-signature",
    "x-oss-signature-version",
    "x-oss-credential",
    "x-oss-date",
    "success_action_status",
    "q-sign-time",
    "q-header-list",
    "q-url-param-list",
    "x-ci-security-token",
];

/// Names that COS's form has too, but that stand in any text.
const COMMON_NAMES: &[&str] = &[
    "key",
    "file",
    "content-type",
    "content-disposition",
    "content-encoding",
    "cache-control",
    "expires",
    "acl",
    "name",
    "token",
    "signature",
];

/// What signing services call the fields, and what the page that uses them has to call them.
const ALIASES: &[(&str, &str)] = &[
    ("qak", "q-ak"),
    ("qsignalgorithm", "q-sign-algorithm"),
    ("qkeytime", "q-key-time"),
    ("qsignature", "q-signature"),
    ("xcossecuritytoken", "x-cos-security-token"),
    ("securitytoken", "x-cos-security-token"),
    ("coskey", "key"),
];

/// Whether a field of a COS form is called so (letter case ignored).
pub(crate) fn is_field(name: &str) -> bool {
    fields::find(name).is_some()
}

/// No name is shorter: `key`, `acl`.
const SHORTEST: usize = 3;

/// How much a name says that a text is a form: 2 for names that only form uploads have, 1 for common words.
pub(crate) fn weight(name: &str) -> usize {
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    // Most of what is asked about, line by line, is none at first sight.
    let named =
        name.len() >= SHORTEST && name.starts_with(|first: char| first.is_ascii_alphabetic());
    if !named {
        return 0;
    }
    if COMMON_NAMES.iter().any(is) {
        1
    } else if is_field(name) || OTHER_NAMES.iter().any(is) {
        2
    } else {
        0
    }
}

/// The same of a name's bytes.
pub(crate) fn name_weight(name: &[u8]) -> usize {
    weight(&String::from_utf8_lossy(name))
}

/// The field a signing service means by `qAk` or `q_ak`.
pub(crate) fn alias(name: &str) -> Option<&'static str> {
    let folded = || {
        let letters = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
        letters.map(|byte| byte.to_ascii_lowercase())
    };
    let row = (ALIASES.iter()).find(|(alias, _)| folded().eq(alias.bytes()));
    row.map(|(_, field)| *field)
        .filter(|field| !field.eq_ignore_ascii_case(name))
}

/// What a source shows of a form (contract 1.5).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Shows {
    /// Its order is the order of sending.
    pub order: bool,
    /// All text fields.
    pub all: bool,
    /// The file part.
    pub file: bool,
    /// The policy.
    pub policy: bool,
}

impl Shows {
    /// A list somebody wrote: all text fields in order.
    pub(crate) const LIST: Self = Self {
        order: true,
        all: true,
        file: false,
        policy: false,
    };
    /// An object or map: all text fields, no order.
    pub(crate) const MAP: Self = Self {
        order: false,
        ..Self::LIST
    };
    /// A request or a page's form: everything.
    pub(crate) const ALL: Self = Self {
        order: true,
        all: true,
        file: true,
        policy: true,
    };
}

/// Fields as they are read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    fields: Vec<Field>,
    /// Fields that were read and not kept.
    beyond: usize,
}

impl Draft {
    /// How many fields there are.
    pub(crate) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Adds a field, or counts it.
    fn put(&mut self, name: Value, value: Value, file: Option<FilePart>) {
        if self.fields.len() < ITEM_LIMIT {
            self.fields.push(Field { name, value, file });
        } else {
            self.beyond += 1;
        }
    }

    /// Counts fields that their own reader did not keep.
    pub(crate) fn leave(&mut self, fields: usize) {
        self.beyond += fields;
    }

    /// Adds a text field.
    pub(crate) fn text(&mut self, name: Value, value: Value) {
        self.put(name, value, None);
    }

    /// Adds a file part.
    pub(crate) fn file(&mut self, name: Value, value: Value, file: FilePart) {
        self.put(name, value, Some(file));
    }

    /// Adds a file part by the path that it is read from; its content is not here.
    pub(crate) fn path(
        &mut self,
        sources: &Sources,
        name: Value,
        path: Place,
        content_type: Option<Value>,
    ) {
        let nothing = Value {
            place: path.part(0..0),
        };
        let file = FilePart {
            filename: Some(base_name(sources, path)),
            content_type,
            size: None,
        };
        self.file(name, nothing, file);
    }

    /// Adds a text field whose value, which stands at `from`, nobody but the program knows.
    pub(crate) fn unknown(&mut self, sources: &mut Sources, name: Value, from: Value) {
        let unknown = renamed(sources, &masked::UNKNOWN.to_string(), from);
        self.text(name, unknown);
    }

    /// Adds a field of a list, in which `@photo.png 48211` marks the file on `file` or on a name outside the
    /// field table.
    pub(crate) fn listed(&mut self, sources: &Sources, name: Value, value: Value) {
        let called = sources.text(name.place);
        let is_file = called.eq_ignore_ascii_case("file");
        let marked = sources
            .slice(value.place)
            .trim_ascii_start()
            .starts_with(b"@");
        if is_file || (marked && !is_field(&called)) {
            let (place, file) = file_mark(sources, value.place);
            self.file(name, Value { place }, file);
        } else {
            self.text(name, value);
        }
    }

    /// Adds all fields of another one.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.fields.append(&mut other.fields);
        self.beyond += other.beyond;
    }

    /// Gives the last field, if it is a file, its size.
    pub(crate) fn sized(&mut self, size: Option<u64>) {
        if let Some(file) = self.fields.last_mut().and_then(|field| field.file.as_mut()) {
            file.size = size;
        }
    }

    /// Whether there is a field with this name.
    pub(crate) fn has(&self, sources: &Sources, name: &str) -> bool {
        self.fields
            .iter()
            .any(|field| sources.text(field.name.place).eq_ignore_ascii_case(name))
    }

    /// What the names say about the text being a form.
    pub(crate) fn weight(&self, sources: &Sources) -> usize {
        self.fields
            .iter()
            .map(|field| weight(&sources.text(field.name.place)))
            .sum()
    }

    /// How many of the names are those of forms.
    pub(crate) fn known(&self, sources: &Sources) -> usize {
        let names = self.fields.iter().map(|field| field.name.place);
        names
            .filter(|name| weight(&sources.text(*name)) > 0)
            .count()
    }

    /// The form, with its policy decoded.
    pub(crate) fn finish(
        mut self,
        sources: &mut Sources,
        fidelity: Fidelity,
        shows: Shows,
    ) -> Form {
        // What was sent is compared letter by letter; somebody's list is not what was sent, and where several names are
        // dressed a document did it.
        let before: Vec<Value> = self.fields.iter().map(|field| field.name).collect();
        let bare = before.iter().map(|name| bare_name(sources, *name));
        let bare: Vec<Value> = bare.collect();
        let dressed = before.iter().zip(&bare);
        let dressed = dressed
            .filter(|(before, bare)| before.place != bare.place)
            .count();
        let listed =
            matches!(fidelity, Fidelity::Retyped | Fidelity::LogText) || shows == Shows::LIST;
        if listed || dressed > 1 {
            for (field, bare) in self.fields.iter_mut().zip(bare) {
                field.name = bare;
            }
        }
        let field = self.fields.iter().find(|field| {
            field.file.is_none()
                && sources
                    .slice(field.name.place)
                    .eq_ignore_ascii_case(b"policy")
        });
        let value = field.map(|field| field.value);
        let value = value.filter(|value| !is_cut(&sources.text(value.place)));
        let policy = value.map(|value| policy::decode_field(sources, value, fidelity));
        Form {
            fields: self.fields,
            ordered: shows.order,
            // What was left out may be what seems to be absent.
            complete: shows.all && self.beyond == 0,
            beyond: self.beyond,
            shows_file: shows.file,
            shows_policy: shows.policy,
            policy,
        }
    }
}

/// A field's name without what a document set it in (`**key**`), and with hyphens where a chat made dashes of them.
fn bare_name(sources: &mut Sources, name: Value) -> Value {
    let bytes = sources.slice(name.place);
    for mark in [b"**".as_slice(), b"`"] {
        let inner = bytes
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        if inner.is_some_and(|inner| name_weight(inner) > 0) {
            let place = name.place.part(mark.len()..bytes.len() - mark.len());
            return Value { place };
        }
    }
    let folded = fold(bytes).map(|folding| String::from_utf8_lossy(&folding.bytes).into_owned());
    match folded.filter(|folded| is_field(folded)) {
        Some(folded) => renamed(sources, &folded, name),
        None => name,
    }
}

/// Whether a policy field's value is masked or cut (`eyJ…`): it then says nothing about the policy.
fn is_cut(value: &str) -> bool {
    let value = value.trim();
    value.len() < 4096 && !value.starts_with('{') && masked::mask(value).is_some()
}

/// Reads `@photo.png;type=image/png 48211`; the place is where the content would stand.
fn file_mark(sources: &Sources, place: Place) -> (Place, FilePart) {
    let bytes = sources.slice(place);
    let empty = place.part(Span::empty(0));
    let lead = bytes.indent();
    if bytes.get(lead) != Some(&b'@') {
        return (empty, FilePart::default());
    }
    let mut end = bytes.trim_ascii_end().len();
    let size = trailing_size(bytes.before(end));
    if let Some((_, at)) = size {
        end = at;
    }
    let mut file = FilePart {
        size: size.map(|(size, _)| size),
        ..FilePart::default()
    };
    let from = lead + 1;
    for (index, part) in split(bytes, from, end, b';').into_iter().enumerate() {
        let text = bytes.cut(part);
        let option = |name: &[u8]| {
            text.starts_with(name)
                .then(|| place.part(part.start + name.len()..part.end))
        };
        if index == 0 {
            file.filename = Some(base_name(sources, place.part(part)));
        } else if let Some(place) = option(b"filename=") {
            file.filename = Some(Value { place });
        } else if let Some(place) = option(b"type=") {
            file.content_type = Some(Value { place });
        }
    }
    (empty, file)
}

/// A path's last part, which is the name that is sent.
pub(crate) fn base_name(sources: &Sources, path: Place) -> Value {
    let bytes = sources.slice(path);
    let start = memchr::memrchr2(b'/', b'\\', bytes).map_or(0, |at| at + 1);
    Value {
        place: path.part(start..bytes.len()),
    }
}

/// A number behind a blank at the end, and where the text before it ends.
fn trailing_size(bytes: &[u8]) -> Option<(u64, usize)> {
    let digits = bytes.run_back(|byte| byte.is_ascii_digit());
    let start = bytes.len() - digits;
    let before = bytes.get(..start)?;
    let end = before.trim_ascii_end().len();
    let number = std::str::from_utf8(bytes.get(start..)?).ok()?;
    let size = number.parse().ok()?;
    (digits > 0 && end < start && end > 0).then_some((size, end))
}

/// The parts of `bytes[from..end]` between separators.
pub(crate) fn split(bytes: &[u8], from: usize, end: usize, separator: u8) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = from;
    let inside = bytes.cut(from..end);
    for at in memchr::memchr_iter(separator, inside) {
        parts.push(Span::new(start, from + at));
        start = from + at + 1;
    }
    parts.push(Span::new(start, end));
    parts
}
