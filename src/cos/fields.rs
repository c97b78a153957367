//! The form fields of 436/14690 as one table: name, and which conditions may look at it. A table and a look-up; what a form really holds is the evidence room's, what it should hold the
//! diagnosis' business.

pub use crate::text::difference::is_slip;

/// One form field.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    /// Its name as printed; a trailing `*` stands for any ending.
    pub name: &'static str,
    /// Whether `starts-with` is documented for it (all may be matched exactly).
    pub prefix: bool,
}

/// Rows of fields by whether a condition on their beginning is documented.
macro_rules! fields {
    ($($prefix:literal: $($name:literal)+;)+) => {
        &[$($(FormField { name: $name, prefix: $prefix },)+)+]
    };
}

/// The table; behind what the document has, what was only seen in working code.
const FIELDS: &[FormField] = fields! {
    true: "key" "Cache-Control" "Content-Disposition" "Content-Encoding" "Content-Type" "Expires"
        "success_action_redirect" "x-cos-meta-*" "acl";
    false: "file" "Content-MD5" "success_action_status" "x-cos-storage-class" "x-cos-traffic-limit"
        "x-cos-grant-read" "x-cos-grant-read-acp" "x-cos-grant-write-acp" "x-cos-grant-full-control"
        "x-cos-server-side-encryption" "x-cos-server-side-encryption-cos-kms-key-id"
        "x-cos-server-side-encryption-context" "x-cos-server-side-encryption-customer-algorithm"
        "x-cos-server-side-encryption-customer-key" "x-cos-server-side-encryption-customer-key-MD5"
        "policy" "q-sign-algorithm" "q-ak" "q-key-time" "q-signature" "x-cos-security-token";
    // 436/97529, 436/102797: processing on upload, and what is returned of it.
    false: "x-cos-return-body" "Pic-Operations";
    // 436/106770: callback, with its own variables; by allow-list.
    false: "x-cos-callback" "x-cos-callback-var" "x:*";
    false: "x-cos-acl" "x-cos-forbid-overwrite" "x-ci-security-token" "name" "q-sign-time" "Signature";
};

/// The variable COS replaces by the uploaded file's name.
pub const FILENAME: &str = "${filename}";

/// The form field that a condition looks at: `q-sign-time` demands `q-key-time`, all others their own name.
pub fn demanded(condition: &str) -> &str {
    if condition.eq_ignore_ascii_case("q-sign-time") {
        "q-key-time"
    } else {
        condition
    }
}

/// Fields COS must have read before the file (436/14690: the signature's fields stand before `file`).
pub const BEFORE_FILE: [&str; 7] = [
    "key",
    "policy",
    "q-sign-algorithm",
    "q-ak",
    "q-key-time",
    "q-signature",
    "x-cos-security-token",
];

/// Names a condition may have beside those of fields.
const CONDITION_NAMES: [&str; 3] = ["bucket", "q-sign-time", "content-length-range"];
/// The conditions that 436/14690 marks as required.
pub const REQUIRED_CONDITIONS: [&str; 3] = ["q-sign-algorithm", "q-ak", "q-sign-time"];

/// Whether 436/14690 requires the condition that looks at this field.
pub fn is_required_condition(field: &str) -> bool {
    let on_time = field.eq_ignore_ascii_case("q-key-time");
    let mut required = REQUIRED_CONDITIONS.iter();
    on_time || required.any(|name| name.eq_ignore_ascii_case(field))
}

/// The documented name that is meant, where a name is none but differs from one by a slip: two letters
/// exchanged, one missing, other or too many, another separator, a letter of another script that looks alike.
pub fn meant(name: &str) -> Option<&'static str> {
    let mut others = CONDITION_NAMES.iter();
    if find(name).is_some() || others.any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    let mut names = FIELDS.iter().map(|field| field.name).chain(CONDITION_NAMES);
    names.find(|wanted| !wanted.ends_with('*') && is_slip(name, wanted))
}

/// The row for a field, compared without letter case.
pub fn find(name: &str) -> Option<&'static FormField> {
    FIELDS.iter().find(|field| match field.name.as_bytes() {
        [prefix @ .., b'*'] => name
            .as_bytes()
            .get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix)),
        whole => whole.eq_ignore_ascii_case(name.as_bytes()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_letter_case_and_metadata_by_prefix() {
        for (name, wanted) in [
            ("Q-AK", Some("q-ak")),
            ("x-Cos-meta-bb", Some("x-cos-meta-*")),
            ("file[]", None),
            ("x-amz-credential", None),
            ("\u{e9}-cos-meta-", None),
        ] {
            assert_eq!(find(name).map(|field| field.name), wanted, "{name}");
        }
    }

    #[test]
    fn a_slip_is_told_from_another_name() {
        for (name, wanted) in [
            ("q-sign-tiem", Some("q-sign-time")),
            ("polcy", Some("policy")),
            ("success_action_stauts", Some("success_action_status")),
            ("q-\u{430}k", Some("q-ak")),
            ("q_signature", Some("q-signature")),
            ("qKeyTime", Some("q-key-time")),
            ("buckett", Some("bucket")),
            ("q-ak ", Some("q-ak")),
            ("q-sign-time", None),
            ("Q-AK", None),
            ("x-cos-meta-polcy", None),
            ("keys", None),
            ("token", None),
            ("", None),
        ] {
            assert_eq!(meant(name), wanted, "{name}");
        }
    }

    #[test]
    fn no_name_stands_twice() {
        for (index, field) in FIELDS.iter().enumerate() {
            let first = FIELDS
                .iter()
                .position(|other| other.name.eq_ignore_ascii_case(field.name));
            assert_eq!(first, Some(index), "{}", field.name);
        }
    }
}
