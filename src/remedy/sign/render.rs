//! A signed form as something to run or to paste. No words, no SecretKey, no SignKey, no token.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Departure, FILE, Input, Signing, shell_name, variable};

/// All values, for a program. The caller writes it with the report's own formatter.
pub fn json(signing: &Signing, departs: Option<Option<&Departure>>) -> Value {
    let steps: Vec<Value> = signing.steps().iter().map(step).collect();
    let mut value = json!({
        "schema": "postdoc/sign/1",
        "key_time": signing.key_time,
        "sign_key": signing.sign_key(),
        "policy_bytes": signing.policy.len(),
        "policy_sha1": signing.string_to_sign,
        "string_to_sign": signing.string_to_sign,
        "signature": signing.signature,
        "policy_base64": signing.policy_base64,
        "steps": steps,
        "form": form(signing),
        "url": signing.url(),
    });
    if let (Some(departs), Some(members)) = (departs, value.as_object_mut()) {
        let departs = departs.map(|departure| {
            json!({
                "step": departure.step.name(),
                "given": departure.given,
                "yours": departure.yours,
                "right": departure.right,
                "hint": departure.hint.map(super::Hint::slug),
            })
        });
        members.insert("departs".to_owned(), departs.unwrap_or(Value::Null));
    }
    value
}

fn step(step: &super::Step) -> Value {
    let inputs = step.inputs.iter().map(|(name, input)| {
        let value = match input {
            Input::Text(text) => json!(text),
            Input::Secret(length) => json!({ "secret": true, "characters": length }),
            Input::Bytes(length) => json!({ "bytes": length }),
        };
        ((*name).to_owned(), value)
    });
    json!({
        "name": step.name.name(),
        "formula": step.name.formula(),
        "inputs": inputs.collect::<serde_json::Map<_, _>>(),
        "value": step.value,
    })
}

/// The pairs that `--form` reads.
pub fn form(signing: &Signing) -> Value {
    let text = signing
        .fields
        .iter()
        .map(|(name, value)| json!([name, value]));
    let file = json!(["file", format!("@{FILE}")]);
    Value::Array(text.chain(std::iter::once(file)).collect())
}

/// `COS_Q_AK=…`: what a script needs to send the form itself, a line each. What is to be set
/// before keeps its value.
pub fn env(signing: &Signing) -> String {
    let line = |name: &str, value: &str| {
        let value = if value == variable(name) {
            format!("\"{value}\"")
        } else {
            quoted(value)
        };
        format!("{}={value}\n", shell_name(name))
    };
    let lines = signing.fields.iter().map(|(name, value)| line(name, value));
    lines
        .chain(std::iter::once(line("url", &signing.url())))
        .collect()
}

/// In single quotes for a shell, where it needs them.
fn quoted(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./=+:,@%".contains(&byte);
    if !value.is_empty() && value.bytes().all(plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

/// A curl line for a shell, to `url` with the file at `file`. The token is a variable of that shell.
pub fn curl(signing: &Signing, url: &str, file: &str) -> String {
    let text = signing.fields.iter().map(|(name, value)| {
        let known = *value != variable(name);
        Piece::Text(name.clone(), known.then(|| value.clone()))
    });
    let file = std::iter::once(Piece::File(file.to_owned()));
    command(&text.chain(file).collect::<Vec<_>>(), url)
}

/// One field of a form that curl sends.
pub(super) enum Piece {
    /// Name and value; `None` stands for [`variable`].
    Text(String, Option<String>),
    /// The file at a path.
    File(String),
}

/// The curl line that sends these fields in this order.
pub(super) fn command(pieces: &[Piece], url: &str) -> String {
    let mut out = String::from("curl -i");
    for piece in pieces {
        out.push_str(" \\\n  ");
        let argument = match piece {
            Piece::Text(name, Some(value)) => {
                format!("--form-string {}", quoted(&format!("{name}={value}")))
            }
            // A shell reads what stands in double quotes: the name of a field does not belong there.
            Piece::Text(name, None) => {
                let (name, value) = (quoted(&format!("{name}=")), variable(name));
                format!("--form-string {name}\"{value}\"")
            }
            Piece::File(path) => format!("-F {}", file(path)),
        };
        out.push_str(&argument);
    }
    let _ = writeln!(out, " \\\n  {}", quoted(url));
    out
}

/// The file part. Double quotes around the path: `;` and `,` in a name mean nothing to curl then.
fn file(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    if path.bytes().all(plain) {
        format!("file=@{path}")
    } else {
        let path = path.replace('\\', "\\\\").replace('"', "\\\"");
        quoted(&format!("file=@\"{path}\""))
    }
}

/// A page with nothing but the form. A token has to be put in by whoever uses it.
pub fn html(signing: &Signing, url: &str) -> String {
    let safe = |text: &str| {
        let letters = text.chars().map(|letter| match letter {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\n' | '\r' => format!("&#{};", u32::from(letter)),
            other => other.to_string(),
        });
        letters.collect::<String>()
    };
    let mut out = format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<form action=\"{}\" method=\"post\" enctype=\"multipart/form-data\">\n",
        safe(url)
    );
    for (name, value) in &signing.fields {
        let input = format!(
            "  <input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
            safe(name),
            safe(value)
        );
        out.push_str(&input);
    }
    out.push_str("  <input type=\"file\" name=\"file\">\n  <input type=\"submit\">\n</form>\n");
    out
}
