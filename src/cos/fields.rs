//! The form fields of 436/14690 as one table: name, whether required, which conditions may name it.
//! A table and a look-up; what a form really holds is the evidence room's, what it should hold the
//! diagnosis' business.

pub use crate::text::difference::is_slip;

/// Whether a form needs the field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Need {
    /// In every form.
    Always,
    /// In policy mode.
    Policy,
    /// With temporary keys.
    TemporaryKey,
    /// Never.
    Optional,
}

/// One documented form field.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    /// Its name as printed; a trailing `*` stands for any ending.
    pub name: &'static str,
    /// Whether it is required.
    pub need: Need,
    /// Whether 436/14690 documents it, or it was only seen in Tencent's own code.
    pub documented: bool,
    /// Whether `starts-with` is documented for it (all may be matched exactly).
    pub prefix: bool,
}

const fn field(name: &'static str, need: Need, prefix: bool) -> FormField {
    FormField {
        name,
        need,
        documented: true,
        prefix,
    }
}

const fn seen(name: &'static str) -> FormField {
    FormField {
        name,
        need: Need::Optional,
        documented: false,
        prefix: false,
    }
}

/// The table, in the order of the document; behind it what was only seen in working code.
#[rustfmt::skip]
pub const FIELDS: &[FormField] = &[
    field("key", Need::Always, true),
    field("file", Need::Always, false),
    field("Cache-Control", Need::Optional, true),
    field("Content-Disposition", Need::Optional, true),
    field("Content-Encoding", Need::Optional, true),
    field("Content-Type", Need::Optional, true),
    field("Content-MD5", Need::Optional, false),
    field("Expires", Need::Optional, true),
    field("success_action_redirect", Need::Optional, true),
    field("success_action_status", Need::Optional, false),
    field("x-cos-meta-*", Need::Optional, true),
    field("x-cos-storage-class", Need::Optional, false),
    field("x-cos-traffic-limit", Need::Optional, false),
    field("acl", Need::Optional, true),
    field("x-cos-grant-read", Need::Optional, false),
    field("x-cos-grant-read-acp", Need::Optional, false),
    field("x-cos-grant-write-acp", Need::Optional, false),
    field("x-cos-grant-full-control", Need::Optional, false),
    field("x-cos-server-side-encryption", Need::Optional, false),
    field("x-cos-server-side-encryption-cos-kms-key-id", Need::Optional, false),
    field("x-cos-server-side-encryption-context", Need::Optional, false),
    field("x-cos-server-side-encryption-customer-algorithm", Need::Optional, false),
    field("x-cos-server-side-encryption-customer-key", Need::Optional, false),
    field("x-cos-server-side-encryption-customer-key-MD5", Need::Optional, false),
    field("policy", Need::Policy, false),
    field("q-sign-algorithm", Need::Policy, false),
    field("q-ak", Need::Policy, false),
    field("q-key-time", Need::Policy, false),
    field("q-signature", Need::Policy, false),
    field("x-cos-security-token", Need::TemporaryKey, false),
    // 436/97529, 436/102797: processing on upload, and what is returned of it.
    field("x-cos-return-body", Need::Optional, false),
    field("Pic-Operations", Need::Optional, false),
    // 436/106770: callback, with its own variables; by allow-list.
    field("x-cos-callback", Need::Optional, false),
    field("x-cos-callback-var", Need::Optional, false),
    field("x:*", Need::Optional, false),
    seen("x-cos-acl"),
    seen("x-cos-forbid-overwrite"),
    seen("x-ci-security-token"),
    seen("name"),
    seen("q-sign-time"),
    seen("Signature"),
];

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
        assert_eq!(find("Q-AK").unwrap().name, "q-ak");
        assert_eq!(find("x-Cos-meta-bb").unwrap().name, "x-cos-meta-*");
        assert!(!find("signature").unwrap().documented);
        assert!(find("file[]").is_none());
        assert!(find("x-amz-credential").is_none());
        assert!(find("\u{e9}-cos-meta-").is_none());
    }

    #[test]
    fn policy_mode_needs_these_fields() {
        let needed = |field: &&FormField| matches!(field.need, Need::Always | Need::Policy);
        let names: Vec<_> = FIELDS
            .iter()
            .filter(needed)
            .map(|field| field.name)
            .collect();
        let wanted = "key file policy q-sign-algorithm q-ak q-key-time q-signature";
        assert_eq!(names.join(" "), wanted);
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
