//! Values that a program sends when a variable was never filled: `undefined`, `[object Object]`, a template as it
//! stands. Apart from the checks, since each of them passes over such a value and one tells it. Knows names and
//! texts only.

use crate::cos::fields::{BEFORE_FILE, FILENAME};
use crate::evidence::masked::is_masked;

/// What a program sends when a variable was never filled: the word for it, or nothing.
pub fn kind(name: &str, text: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let value = text.trim();
    let free = lower.starts_with("x-cos-meta-");
    match value {
        "undefined" => return Some("undefined"),
        "null" | "None" | "nil" | "NULL" | "(null)" if !free && lower != "key" => {
            return Some("null");
        }
        "null" => return Some("null"),
        "NaN" | "[object Object]" | "[object Promise]" | "[object File]" | "Array"
            if lower != "key" || value.starts_with('[') =>
        {
            return Some("object");
        }
        "" if lower == "key" || lower == "q-ak" || lower == "x-cos-security-token" => {
            return Some("empty");
        }
        _ => {}
    }
    template(&lower, value)
}

/// `${policy}`, `{{ policy }}`, `<%= policy %>`, `<?= $policy ?>`: a template nobody filled in.
fn template(name: &str, value: &str) -> Option<&'static str> {
    let opens = memchr::memchr3(b'$', b'{', b'<', value.as_bytes()).is_some();
    if !opens || is_masked(value) {
        return None;
    }
    let without = if name == "key" {
        value.replace(FILENAME, "")
    } else {
        value.to_owned()
    };
    let holds = |open: &str, close: &str| {
        without
            .find(open)
            .is_some_and(|at| without.get(at..).is_some_and(|rest| rest.contains(close)))
    };
    // In values that users choose, braces may be meant; a whole value that is one template is not.
    let chosen = name == "key" || !BEFORE_FILE.contains(&name);
    let whole = |open: &str, close: &str| without.starts_with(open) && without.ends_with(close);
    let forms = [("${", "}"), ("{{", "}}"), ("<%", "%>"), ("<?", "?>")];
    let found = forms.iter().any(|(open, close)| {
        if chosen && *open != "${" {
            whole(open, close)
        } else {
            holds(open, close)
        }
    });
    // COS has variables of its own in what it returns and calls back (436/97529, 436/106770).
    let free = [
        "x-cos-meta-",
        "content-disposition",
        "x-cos-return-body",
        "x-cos-callback",
        "x:",
    ]
    .iter()
    .any(|head| name.starts_with(head));
    (found && !free && !(name != "key" && value.contains(FILENAME))).then_some("template")
}
