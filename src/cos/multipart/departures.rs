//! All departures the scanner tells of, one row each, by the section that says so. Apart, because it is a table and
//! nothing else: what is found where is the readers' business.

use super::Kind;

/// A departure: what the sender did, and what the documents want.
#[derive(Clone, Copy, Debug)]
pub(super) struct Departure<'a> {
    /// See [`super::Defect`].
    pub kind: Kind,
    /// What the sender did: the same under another kind is still the same mistake.
    pub shape: &'static str,
    /// See [`super::Defect`].
    pub rule: &'static str,
    /// See [`super::Defect`].
    pub wanted: &'a [u8],
    /// See [`super::Defect`].
    pub must: bool,
}

impl Departure<'_> {
    /// The same, where what should stand there depends on the text.
    pub(super) const fn wanting(self, wanted: &[u8]) -> Departure<'_> {
        Departure { wanted, ..self }
    }
}

/// The section about delimiters and line ends.
pub(super) const DELIMITERS: &str = "rfc2046-5.1.1";

/// `must` where a MUST breaks or the field is lost to every receiver, else `odd`; kind, shape, what should stand there.
macro_rules! departures {
    ($($rule:literal { $($name:ident: $must:ident $kind:ident $shape:literal $wanted:literal;)+ })+) => {
        $($(pub(super) const $name: Departure<'static> = Departure {
            kind: Kind::$kind,
            shape: $shape,
            rule: $rule,
            wanted: $wanted,
            must: departures!(@ $must),
        };)+)+
    };
    (@ must) => { true };
    (@ odd) => { false };
}

departures! {
    // The request's Content-Type.
    "rfc7578-4" {
        MEDIA_TYPE: must ContentType "media-type" b"multipart/form-data";
    }
    "rfc2045-5.1" {
        TYPE_SEPARATOR: must ContentType "separator" b"; ";
        SECOND_VALUE: must ContentType "second-value" b"";
        BOUNDARY_NO_EQUALS: must BoundaryMissing "no-equals" b"=";
        BOUNDARY_MISSPELT: must BoundaryMissing "misspelt" b"boundary";
        BOUNDARY_BLANKS: odd BoundaryInvalid "blanks" b"=";
        BOUNDARY_UNCLOSED: must BoundaryInvalid "unclosed-quote" b"\"";
        BOUNDARY_BEHIND_QUOTE: odd BoundaryInvalid "behind-quote" b"";
        SECOND_BOUNDARY: must BoundaryInvalid "second" b"";
    }
    "rfc2046-5.1.1" {
        BOUNDARY_MISSING: must BoundaryMissing "missing" b"";
        BOUNDARY_EMPTY: must BoundaryInvalid "empty" b"";
        BOUNDARY_CHARACTER: must BoundaryInvalid "character" b"";
        BOUNDARY_LAST_BLANK: must BoundaryInvalid "last-blank" b"";
        BOUNDARY_TOO_LONG: must BoundaryInvalid "too-long" b"";
        BOUNDARY_NEEDS_QUOTES: odd BoundaryInvalid "needs-quotes" b"";
        // The body's delimiters and line ends.
        NO_OPENING: must NoOpeningBoundary "absent" b"--";
        BYTE_ORDER_MARK: must NoOpeningBoundary "byte-order-mark" b"";
        EARLY_CLOSE: must BoundaryMismatch "early-close" b"";
        DELIMITER_IN_DATA: must BoundaryInData "delimiter-in-data" b"";
        PREFIX_LINE: odd BoundaryInData "prefix-line" b"";
        BEHIND_CLOSE: odd NoClosingBoundary "behind-close" b"";
        NOT_CLOSED: must NoClosingBoundary "not-closed" b"--";
        NO_CLOSE: must NoClosingBoundary "no-close" b"";
        CUT_IN_DELIMITER: must Truncated "in-delimiter" b"";
        CUT_IN_HEADERS: must Truncated "in-headers" b"\r\n";
        NO_PARTS: odd Empty "no-parts" b"";
        LF: must LineEndings "lf" b"\r\n";
        CR: must LineEndings "cr" b"\r\n";
        CR_CR_LF: must LineEndings "cr-cr-lf" b"\r\n";
        NO_LINE_END: must LineEndings "no-line-end" b"\r\n";
        WRITTEN_OUT: must LineEndings "written-out" b"\r\n";
        SHARED_BREAK: odd NoBlankLine "shared-break" b"\r\n";
        PART_LENGTH: odd PartHeader "part-length" b"";
    }
    // A part's headers.
    "rfc2046-5.1" {
        BLANK_NOT_EMPTY: must NoBlankLine "blank-not-empty" b"";
        NO_BLANK_LINE: must NoBlankLine "no-blank-line" b"\r\n";
    }
    "rfc5322-2.2" {
        BLANK_FIRST: must PartHeader "blank-first" b"";
        BLANK_BEFORE_COLON: odd PartHeader "blank-before-colon" b"";
        NO_COLON: must PartHeader "no-colon" b": ";
        LEADING_BLANK: must PartHeader "leading-blank" b"";
        NO_HEADER: must PartHeader "no-header" b"";
        RAW_BREAK: must PartHeader "raw-break" b"";
    }
    "rfc7578-4.7" {
        TRANSFER_ENCODING: odd PartHeader "transfer-encoding" b"binary";
    }
    // Content-Disposition.
    "rfc7578-4.2" {
        DISPOSITION_ABSENT: must Disposition "absent" b"Content-Disposition: form-data; name=\"\"\r\n";
        DISPOSITION_NO_NAME: must Disposition "no-name" b"Content-Disposition: ";
        DISPOSITION_MISSPELT: must Disposition "misspelt" b"Content-Disposition";
        DISPOSITION_REPEATED: must Disposition "repeated" b"";
        FORM_DATA: must Disposition "type" b"form-data";
        FORM_DATA_MISSING: must Disposition "type-missing" b"form-data";
        SEPARATOR: must Disposition "separator" b";";
        NAME_BLANKS: odd Disposition "blanks" b"=";
        NAME_BEHIND_QUOTE: odd Disposition "behind-quote" b"";
        NAME_NEEDS_QUOTES: odd Disposition "needs-quotes" b"";
        NAME_BROKEN_TOKEN: odd Disposition "broken-token" b"";
        NAME_TWICE: odd Disposition "name-twice" b"";
        FILENAME_STAR_ONLY: odd Disposition "filename-star-only" b"";
        FILENAME_UNCLOSED: must PartHeader "unclosed-quote" b"\"";
        NAME_UNCLOSED: must NameMissing "unclosed-quote" b"\"";
        NAME_NO_EQUALS: must NameMissing "no-equals" b"=";
        NAME_FOREIGN_QUOTES: must NameMissing "foreign-quotes" b"\"";
        NAME_STAR: must NameMissing "name-star" b"name";
        NAME_MISSING: must NameMissing "missing" b"; name=\"\"";
        NAME_EMPTY: must NameMissing "empty" b"";
        NAME_NOT_UTF8: odd NameMissing "not-utf8" b"";
        NAME_CONTROL: odd NameMissing "control" b"";
    }
}
