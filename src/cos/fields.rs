//! The form fields of 436/14690 as one table: name, whether required, which conditions may name it.

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

/// The table, in the order of the document.
pub const FIELDS: &[FormField] = &[];

/// The row for a field, compared without letter case.
pub fn find(name: &str) -> Option<&'static FormField> {
    FIELDS
        .iter()
        .find(|field| match field.name.strip_suffix('*') {
            Some(prefix) => name
                .get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix)),
            None => field.name.eq_ignore_ascii_case(name),
        })
}
