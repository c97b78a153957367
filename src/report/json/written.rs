//! JSON on its way out: the few shapes an output has, and the two layouts it is written in.
//!
//! Apart from the diagnosis' members because it knows none of them. It is no `serde_json` value: names and most
//! words are constants that need no copy, members are few and never looked up, and the stock formatter lets
//! C1 controls, bidi and tag characters through to terminals and logs.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::{Number, Value};

use crate::text::visible::json_string;

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(Cow<'static, str>),
    /// An array.
    List(Vec<Self>),
    /// An object; its members in the order of writing.
    Object(Vec<(Cow<'static, str>, Self)>),
}

/// An object of these members, each as whatever [`Json`] is made from.
macro_rules! object {
    ($($name:literal: $value:expr),+ $(,)?) => {
        $crate::report::json::Json::Object(vec![$(($name.into(), $value.into())),+])
    };
}

pub(crate) use object;

/// What goes into a variant as it is.
macro_rules! from {
    ($($variant:ident: $from:ty;)+) => {
        $(impl From<$from> for Json {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        })+
    };
}

from! {
    Bool: bool;
    Number: i64;
    Number: usize;
    Text: &'static str;
    Text: String;
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(yes) => Self::Bool(yes),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => text.into(),
            Value::Array(items) => items.into(),
            Value::Object(members) => Self::Object(
                (members.into_iter())
                    .map(|(name, value)| (Cow::Owned(name), value.into()))
                    .collect(),
            ),
        }
    }
}

/// One line, without blanks: a line of NDJSON.
pub fn compact(value: &Json) -> String {
    // As long as a diagnosis with a finding or two.
    let mut out = String::with_capacity(8 * 1024);
    write(&mut out, value, None, 0);
    out
}

/// Indented by two blanks.
pub fn pretty(value: &Json) -> String {
    let mut out = String::new();
    write(&mut out, value, Some(2), 0);
    out
}

/// Values made here are a few levels deep; pasted JSON never comes this way.
fn write(out: &mut String, value: &Json, indent: Option<usize>, depth: usize) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Json::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Json::Text(text) => quote(out, text),
        Json::List(items) => {
            let items = items.iter().map(|item| (None, item));
            write_all(out, ('[', ']'), items, indent, depth);
        }
        Json::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (Some(name.as_ref()), value));
            write_all(out, ('{', '}'), members, indent, depth);
        }
    }
}

/// Most texts have nothing to escape. Looking at all of one is faster than stopping at the first such byte.
fn quote(out: &mut String, text: &str) {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().fold(true, |all, byte| all & plain(byte)) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&json_string(text));
    }
}

fn write_all<'a>(
    out: &mut String,
    (open, close): (char, char),
    items: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
    indent: Option<usize>,
    depth: usize,
) {
    let line = |out: &mut String, depth: usize| {
        if let Some(step) = indent {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', step * depth));
        }
    };
    out.push(open);
    let mut first = true;
    for (name, value) in items {
        if !first {
            out.push(',');
        }
        first = false;
        line(out, depth + 1);
        if let Some(name) = name {
            quote(out, name);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        write(out, value, indent, depth + 1);
    }
    if !first {
        line(out, depth);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        let said = json!({ "a": "x\u{1b}[31m\u{9b}\u{202e}\u{200b}\u{e0041}\u{2028}y", "b": [] });
        let out = compact(&said.clone().into());
        assert_eq!(
            out,
            r#"{"a":"x\u001b[31m\u009b\u202e\u200b\udb40\udc41\u2028y","b":[]}"#
        );
        let back: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(back, said);
    }

    #[test]
    fn both_layouts_say_the_same() {
        let said = json!({ "a": [1, null, true], "b": { "c": "\u{9bf}" }, "d": {} });
        let value = Json::from(said.clone());
        for out in [compact(&value), pretty(&value)] {
            let back: Value = serde_json::from_str(&out).unwrap();
            assert_eq!(back, said);
        }
        assert!(!compact(&value).contains('\n'));
        assert_eq!(
            pretty(&json!({ "a": [1] }).into()),
            "{\n  \"a\": [\n    1\n  ]\n}"
        );
    }
}
