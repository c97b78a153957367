//! The ids of the words that go with corrected values; whoever shows them says them. Apart from the values, which
//! know no language.

crate::messages! {
    pub HEADING = "remedy-heading";
    pub VERIFIED = "remedy-verified";
    pub NONE = "remedy-none";
    pub PATCH = "remedy-patch";
    pub FORM = "remedy-form";
    pub NEEDS_KEY = "remedy-needs-key";
    pub NEEDS_ID = "remedy-needs-id";
    pub NOT_HERE = "remedy-not-here";
    pub ADD = "remedy-change-add";
    pub REMOVE = "remedy-change-remove";
    pub TO = "remedy-change-to";
    pub KEEP = "remedy-change-keep";
    pub OPEN = "remedy-change-open";
    pub CLEAN = "remedy-change-clean";
    pub CHOICE = "remedy-choice";
    pub CHOICE_TAKEN = "remedy-choice-taken";
    pub CHOICE_ADVISED = "remedy-choice-advised";
    pub SIDE_ANOTHER_FILE = "remedy-side-another-file";
    pub SIDE_ANOTHER_VALUE = "remedy-side-another-value";
    pub CHOICE_OPEN = "remedy-choice-open";
    pub CHOICE_PICKED = "remedy-choice-picked";
    pub DEPARTS = "remedy-departs";
    pub DEPARTS_FIRST = "remedy-departs-first";
    pub AGREES = "remedy-agrees";
    pub CODE = "remedy-code-heading";
    pub CODE_WHICH = "remedy-code-which";
    pub RESEND = "remedy-resend-heading";
    pub RESEND_HOW = "remedy-resend-how";
    pub RESEND_FILE = "remedy-resend-file";
    pub RESEND_ANY_FILE = "remedy-resend-any-file";
    pub RESEND_ADDRESS = "remedy-resend-address";
    pub RESEND_UNTIL = "remedy-resend-until";
    pub RESEND_IN_TIME = "remedy-resend-in-time";
    pub RESEND_COPIED = "remedy-resend-copied";
    pub VARIABLES = "remedy-variables";
}
