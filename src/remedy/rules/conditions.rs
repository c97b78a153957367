//! The array of conditions: made where it is missing, turned into one where it is something else, and the three
//! q-* conditions that 436/14690 requires. New entries are written like their neighbours.

use super::{Bench, quoted};
use crate::json::{Member, Node};
use crate::text::Span;

/// The value a required condition must have: what the form sends, else what the keys say.
fn required(bench: &Bench<'_, '_>, name: &str) -> Option<String> {
    let upload = &bench.upload;
    let sent = |name: &str| bench.sent(name).filter(|value| !value.trim().is_empty());
    match name {
        "q-sign-algorithm" => Some("sha1".to_owned()),
        "q-ak" => upload.secrets.id.clone().or_else(|| sent("q-ak")),
        "q-sign-time" => sent("q-key-time").or_else(|| bench.context.key_time_text()),
        "bucket" => upload.bucket.clone(),
        _ => None,
    }
}

/// How one-pair objects are written here.
struct Style {
    open: String,
    colon: String,
    close: String,
    /// Between two entries, with the comma.
    between: String,
}

impl Style {
    fn of(bench: &Bench<'_, '_>, items: &[Node], array: Span) -> Self {
        let pair = items.iter().find_map(|node| match node.as_object()? {
            [member] => Some((node.span, member)),
            _ => None,
        });
        let quote = |member: &Member| member.name.span.start.saturating_sub(1);
        let spaced = memchr::memmem::find(bench.text(), b"\": ").is_some();
        let (open, colon, close) = match pair {
            Some((span, member)) => (
                bench.between(span.start, quote(member)),
                bench.between(member.name.span.end + 1, member.value.span.start),
                bench.between(member.value.span.end, span.end),
            ),
            None if spaced => ("{".to_owned(), ": ".to_owned(), "}".to_owned()),
            None => ("{".to_owned(), ":".to_owned(), "}".to_owned()),
        };
        let between = match items {
            [.., one, two] => bench.between(one.span.end, two.span.start),
            [one] => format!(",{}", bench.between(array.start + 1, one.span.start)),
            [] if spaced => ", ".to_owned(),
            [] => ",".to_owned(),
        };
        Self {
            open,
            colon,
            close,
            between,
        }
    }

    fn entry(&self, name: &str, value: &str) -> String {
        let (name, value) = (quoted(name), quoted(value));
        format!("{}{name}{}{value}{}", self.open, self.colon, self.close)
    }
}

/// A required condition behind the last entry.
pub(super) fn append(bench: &mut Bench<'_, '_>) {
    let Some(node) = bench.conditions() else {
        return;
    };
    let items = node.as_array().unwrap_or_default();
    let name = bench.field();
    if let Some(last) = items.last()
        && let Some(value) = required(bench, name)
    {
        let style = Style::of(bench, items, node.span);
        let entry = format!("{}{}", style.between, style.entry(name, &value));
        bench.edit(Span::empty(last.span.end), &entry);
    }
}

/// The least that 436/14690 requires, and the bucket, so that the form is good for this one only.
fn least(bench: &Bench<'_, '_>) -> Option<String> {
    let style = Style::of(bench, &[], Span::default());
    let mut entries = Vec::new();
    for name in ["bucket", "q-sign-algorithm", "q-ak", "q-sign-time"] {
        match required(bench, name) {
            Some(value) => entries.push(style.entry(name, &value)),
            None if name == "bucket" => {}
            None => return None,
        }
    }
    Some(format!("[{}]", entries.join(&style.between)))
}

/// `conditions` behind the last member.
pub(super) fn insert(bench: &mut Bench<'_, '_>) {
    let Some(root) = bench.root() else {
        return;
    };
    let members = root.as_object().unwrap_or_default();
    let (Some(array), [first, ..], [.., last]) = (least(bench), members, members) else {
        return;
    };
    let between = bench.between(root.span.start + 1, first.name.span.start.saturating_sub(1));
    let colon = bench.between(last.name.span.end + 1, last.value.span.start);
    let member = format!(",{between}\"conditions\"{colon}{array}");
    bench.edit(Span::empty(last.value.span.end), &member);
}

/// Something else stands where the array belongs.
pub(super) fn replace(bench: &mut Bench<'_, '_>) {
    let Some(node) = bench.conditions() else {
        return;
    };
    if let Some(members) = node.as_object().filter(|members| !members.is_empty()) {
        from_object(bench, node.span, members);
        return;
    }
    // The array, turned into a string once too often.
    let inner = node.as_text().map(|text| text.value.trim());
    let array = inner.filter(|text| {
        serde_json::from_str::<Vec<serde_json::Value>>(text).is_ok_and(|items| !items.is_empty())
    });
    let array = array.map(str::to_owned).or_else(|| least(bench));
    if let Some(array) = array {
        bench.edit(node.span, &array);
    }
}

/// One object of many pairs becomes an array of objects of one pair.
fn from_object(bench: &mut Bench<'_, '_>, span: Span, members: &[Member]) {
    let byte = |at: usize| Span::new(at, at + 1);
    bench.edit(byte(span.start), "[");
    for member in members {
        let start = member.name.span.start.saturating_sub(1);
        if let Some(items) = member.value.as_array() {
            // `"content-length-range": [1, 2]` is an entry with its operator outside.
            let inside = member.value.span.start + 1;
            let first = items.first().map_or(inside, |item| item.span.start);
            bench.edit(Span::empty(start), "[");
            bench.edit(Span::new(member.name.span.end + 1, first), ", ");
        } else {
            bench.edit(Span::empty(start), "{");
            bench.edit(Span::empty(member.value.span.end), "}");
        }
    }
    bench.edit(byte(span.end.saturating_sub(1)), "]");
}
