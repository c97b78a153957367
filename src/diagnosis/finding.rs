//! One thing seen: an id and typed values, no prose.
//!
//! The ids are a contract (contract, section 4): scripts match on them. The table below is the one place
//! that lists them, with the severity they have unless something lowers it and the parameters they carry;
//! checks and catalogues are both tested against it. It must not know how a finding is worded or shown.

use crate::cos::DocumentedCase;
use crate::text::Place;
use crate::text::slugs::slugs;

slugs! {
    /// How certain the refusal is.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum Severity {
        /// Documented or observed to be refused.
        Error = "error",
        /// Probably a mistake, or refused somewhere.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

slugs! {
    /// Where the rule comes from.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub enum Authority {
        /// Tencent's documents, or an RFC they rest on.
        Documented = "documented",
        /// Seen in real traffic or working public code.
        Observed = "observed",
        /// Follows from what is known.
        Inferred = "inferred",
    }
}

/// A parameter's value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Param {
    /// A number; times are Unix seconds.
    Int(i64),
    /// A word or a value out of the evidence.
    Text(String),
    /// A yes or no.
    Bool(bool),
    /// Several words.
    List(Vec<String>),
}

/// A marked place. `lifted` marks are the same bytes further out (the body's, where the finding is in the
/// policy decoded out of it): reports name them, but do not print them a second time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// The form field it belongs to, if any.
    pub field: Option<String>,
    /// RFC 6901 pointer, in a policy.
    pub pointer: Option<String>,
    /// See above.
    pub lifted: bool,
    /// The characters inside `place` that make the difference, where only some do.
    pub focus: Option<Place>,
}

impl Mark {
    /// A mark on a place and nothing else.
    pub const fn new(place: Place) -> Self {
        Self {
            place,
            field: None,
            pointer: None,
            lifted: false,
            focus: None,
        }
    }
}

/// One thing seen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Which.
    pub id: FindingId,
    /// How certain the refusal is.
    pub severity: Severity,
    /// Where the rule comes from.
    pub authority: Authority,
    /// The form field or policy member blamed.
    pub field: Option<String>,
    /// Whether it is what the pasted answer names.
    pub explains_answer: bool,
    /// The places, the most telling first; of something absent, what demands it.
    pub places: Vec<Mark>,
    /// What should stand there, as a value; never prose.
    pub expected: Option<String>,
    /// What stands there.
    pub actual: Option<String>,
    /// Typed parameters by name, as the table of ids lists them.
    pub params: Vec<(&'static str, Param)>,
    /// Deviation slugs, for `signature.explained`.
    pub deviations: Vec<&'static str>,
}

impl Finding {
    /// A finding with its id's own severity, documented, and nothing else yet.
    pub fn new(id: FindingId) -> Self {
        Self {
            id,
            severity: id.severity(),
            authority: Authority::Documented,
            field: None,
            explains_answer: false,
            places: Vec::new(),
            expected: None,
            actual: None,
            params: Vec::new(),
            deviations: Vec::new(),
        }
    }

    /// With another severity.
    pub fn severity(self, severity: Severity) -> Self {
        self.severity_if(true, severity)
    }

    /// With another severity, where that is so.
    pub fn severity_if(mut self, so: bool, severity: Severity) -> Self {
        if so {
            self.severity = severity;
        }
        self
    }

    /// With another authority.
    pub fn authority(mut self, authority: Authority) -> Self {
        self.authority = authority;
        self
    }

    /// Blaming a field.
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Pointing at a place, where there is one.
    pub fn at(self, place: impl Into<Option<Place>>) -> Self {
        match place.into() {
            Some(place) => self.mark(Mark::new(place)),
            None => self,
        }
    }

    /// Pointing at a place in a form field.
    pub fn at_field(self, place: Place, field: impl Into<String>) -> Self {
        self.mark(Mark {
            field: Some(field.into()),
            ..Mark::new(place)
        })
    }

    /// Pointing at a mark.
    pub fn mark(mut self, mark: Mark) -> Self {
        self.places.push(mark);
        self
    }

    /// With what should stand there.
    pub fn expected(mut self, value: impl Into<String>) -> Self {
        self.expected = Some(value.into());
        self
    }

    /// With what stands there.
    pub fn actual(mut self, value: impl Into<String>) -> Self {
        self.actual = Some(value.into());
        self
    }

    /// With a number.
    pub fn int(self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.param(name, Param::Int(value.try_into().unwrap_or(i64::MAX)))
    }

    /// With a word.
    pub fn word(self, name: &'static str, value: impl Into<String>) -> Self {
        self.param(name, Param::Text(value.into()))
    }

    /// With any parameter.
    pub fn param(mut self, name: &'static str, value: Param) -> Self {
        self.params.push((name, value));
        self
    }

    /// A number parameter's value.
    pub fn get_int(&self, name: &str) -> Option<i64> {
        self.params.iter().find_map(|(key, value)| match value {
            Param::Int(number) if *key == name => Some(*number),
            _ => None,
        })
    }

    /// A text parameter's value.
    pub fn get_word(&self, name: &str) -> Option<&str> {
        self.params.iter().find_map(|(key, value)| match value {
            Param::Text(text) if *key == name => Some(text.as_str()),
            _ => None,
        })
    }
}

/// How the case that a finding belongs to is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Belongs {
    /// Always the same case.
    To(DocumentedCase),
    /// By the condition key: `q-ak`, `bucket`, or any other field.
    ByKey,
    /// By the form field that is absent or unfilled.
    ByField,
    /// By the node of the tree that a person answered.
    ByNode,
    /// The signature's, where its fields are blamed.
    IfSigning,
}

/// The case of a row of the table; none of the seven where it names none.
macro_rules! belongs {
    () => {
        None
    };
    (ByKey) => {
        Some(Belongs::ByKey)
    };
    (ByField) => {
        Some(Belongs::ByField)
    };
    (ByNode) => {
        Some(Belongs::ByNode)
    };
    (IfSigning) => {
        Some(Belongs::IfSigning)
    };
    ($case:ident) => {
        Some(Belongs::To(DocumentedCase::$case))
    };
}

/// Declares the ids: variant, id, severity, parameters, the case it belongs to, meaning.
macro_rules! findings {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal, $severity:ident, [$($param:literal),*] $(, $case:ident)?;)*) => {
        /// The ids of findings (contract). Each lists the parameters it carries.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum FindingId { $($(#[doc = $doc])* $variant,)* }

        impl FindingId {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The id of the contract.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The severity it has unless something lowers it.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The names of its parameters.
            pub const fn params(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($param),*],)* }
            }

            /// How its case is told; `None` leads to none of the seven.
            pub const fn belongs(self) -> Option<Belongs> {
                match self { $(Self::$variant => belongs!($($case)?),)* }
            }

            /// The finding with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|finding| finding.id() == id)
            }
        }
    };
}

findings! {
    /// What was given as the error is no answer anybody knows.
    AnswerUnrecognised = "answer.unrecognised", Note, [];
    /// Another storage service answered.
    AnswerOtherVendor = "answer.other-vendor", Note, ["vendor"];
    /// An answer of COS outside the seven documented ones.
    AnswerKnownCode = "answer.known-code", Note, ["code", "known"];
    /// A signature over method and path was refused, as headers and pre-signed addresses carry it: another operation
    /// than POST Object. Parameters: method, path, difference (plus, percent, slash, other).
    AnswerHeaderSigned = "answer.header-signed", Note, ["method", "path", "difference"];
    /// The upload succeeded.
    AnswerSuccess = "answer.success", Note, ["status"];
    /// Only a client library's sentence around a status.
    AnswerWrapperOnly = "answer.wrapper-only", Note, ["status", "kind"];
    /// The browser did not hand the answer over, or there was none.
    AnswerHidden = "answer.hidden", Note, [];
    /// The CORS preflight was refused: the POST was not sent.
    AnswerPreflightRefused = "answer.preflight-refused", Warning, [];
    /// The request never left the client.
    AnswerClientSide = "answer.client-side", Warning, ["host", "stopped", "status"];
    /// The form is right; the key is not allowed to do this.
    AnswerPermissionDenied = "answer.permission-denied", Error, ["action", "resource"];
    /// The answer belongs to another request than the one pasted.
    /// Parameters: how (expiration, resource, condition, request-id, value), answer, evidence, offset (of an expiration that
    /// lies a zone's offset apart, seconds; else 0).
    AnswerOtherRequest = "answer.other-request", Error, ["how", "answer", "evidence", "offset"];
    /// What a person answered to a question of the tree: a fault no more precise than the question.
    /// Parameters: node (with `-` for `.`), answer, built (of a body: browser, library, hand).
    SaidFault = "said.fault", Error, ["node", "answer", "built"], ByNode;
    /// Two sources give different values.
    EvidenceConflict = "evidence.conflict", Warning, ["slot"];
    /// There is more than anybody sends, and only its beginning was kept.
    /// Parameters: what (fields, conditions), kept, total.
    EvidenceCapped = "evidence.capped", Note, ["what", "kept", "total"];
    /// Policy mode, and the form has no policy.
    PolicyMissing = "policy.missing", Error, [], PolicyFormat;
    /// A character that base64 does not have.
    /// Parameters: found, shape (byte-literal: Python's `b'…'`; other).
    PolicyNotBase64 = "policy.not-base64", Error, ["found", "shape"], PolicyFormat;
    /// Base64, but not in the standard alphabet with padding.
    PolicyBase64Variant = "policy.base64-variant", Warning, ["variant"], PolicyFormat;
    /// The policy field holds the JSON itself.
    PolicySentUnencoded = "policy.sent-unencoded", Error, [], PolicyFormat;
    /// The policy field holds a signature.
    PolicyHoldsSignature = "policy.holds-signature", Error, [], PolicyFormat;
    /// A CAM policy in place of a POST policy.
    PolicyOtherKind = "policy.other-kind", Error, [], PolicyFormat;
    /// The policy has a byte that is not UTF-8.
    PolicyNotUtf8 = "policy.not-utf8", Error, ["byte"], PolicyFormat;
    /// The policy is not JSON.
    /// Parameters: error (see json::ErrorKind::slug), found, count.
    PolicyNotJson = "policy.not-json", Error, ["error", "found", "count"], PolicyFormat;
    /// The policy is JSON, but no object.
    /// Parameters: found (array, string, number, boolean, null).
    PolicyNotObject = "policy.not-object", Error, ["found"], PolicyFormat;
    /// A member stands twice in one object.
    PolicyDuplicateMember = "policy.duplicate-member", Warning, ["name"], PolicyFormat;
    /// The JSON is a copy whose exact bytes are unknown.
    PolicyTextAltered = "policy.text-altered", Note, [];
    /// `Conditions` for `conditions`, and the like.
    PolicyMisspeltMember = "policy.misspelt-member", Error, ["found", "wanted"], PolicyFormat;
    /// No expiration.
    PolicyExpirationMissing = "policy.expiration-missing", Error, [], PolicyFormat;
    /// An expiration in a form that COS does not document.
    /// Parameters: form (see cos::times::ExpirationForm).
    PolicyExpirationFormat = "policy.expiration-format", Warning, ["form"], PolicyFormat;
    /// The expiration had passed.
    PolicyExpired = "policy.expired", Error, ["behind", "expiration", "now", "now_from"], Expiration;
    /// Local time labelled Z.
    /// Parameters: offset (seconds east of UTC), against (key-time, now).
    PolicyExpirationLocalTime = "policy.expiration-local-time", Error, ["offset", "against"], Expiration;
    /// A twelve-hour clock where 24 hours belong.
    PolicyExpirationTwelveHour = "policy.expiration-twelve-hour", Warning, ["hours"], Expiration;
    /// A round date far away: written by hand.
    PolicyExpirationHardCoded = "policy.expiration-hard-coded", Note, [], Expiration;
    /// The policy lives too short for an upload.
    PolicyExpirationTooShort = "policy.expiration-too-short", Warning, ["life"], Expiration;
    /// Expiration and the end of KeyTime are far apart.
    PolicyExpirationKeyTimeGap = "policy.expiration-key-time-gap", Note, ["gap"];
    /// No conditions.
    PolicyConditionsMissing = "policy.conditions-missing", Error, [], PolicyFormat;
    /// Conditions without an entry.
    PolicyConditionsEmpty = "policy.conditions-empty", Error, [], PolicyFormat;
    /// Conditions that are no array.
    /// Parameters: found (object, string, number, boolean, null).
    PolicyConditionsNotArray = "policy.conditions-not-array", Error, ["found"], PolicyFormat;
    /// An entry in a shape COS refuses.
    PolicyConditionShape = "policy.condition-shape", Error, ["shape", "index"], PolicyFormat;
    /// An operator COS does not document.
    PolicyConditionOperator = "policy.condition-operator", Warning, ["operator", "wanted", "index"], PolicyFormat;
    /// A name with too few or too many $.
    /// Parameters: name, wanted, shape (dollar-missing, dollar-doubled, dollar-in-object, space, key-time), index.
    PolicyConditionName = "policy.condition-name", Warning, ["name", "wanted", "shape", "index"], ByKey;
    /// A value that is no string.
    PolicyConditionValueType = "policy.condition-value-type", Warning, ["found", "index"], PolicyFormat;
    /// A wildcard COS does not know.
    /// Parameters: shape (literal; pages, where Tencent's own pages disagree on the star), index.
    PolicyConditionWildcard = "policy.condition-wildcard", Warning, ["shape", "index"], ByKey;
    /// `${filename}` inside the policy.
    PolicyConditionFilenameVariable = "policy.condition-filename-variable", Warning, ["index"], ByKey;
    /// One of the three required q-* conditions is absent.
    PolicyRequiredConditionMissing = "policy.required-condition-missing", Warning, ["name"];
    /// The form's value breaks a condition.
    /// Parameters: rule (exact, starts-with), at, difference (see text::difference), masked.
    ConditionMismatch = "condition.mismatch", Error, ["rule", "at", "difference", "masked"], ByKey;
    /// A condition names a field the form does not have.
    ConditionFieldMissing = "condition.field-missing", Error, ["rule", "required", "near"], ByKey;
    /// The file's size is outside content-length-range.
    ConditionSize = "condition.size", Error, ["min", "max", "size"];
    /// A field COS needs is absent.
    /// Parameters: shape (absent; text: file is there, without a filename).
    FormFieldMissing = "form.field-missing", Error, ["shape"], ByField;
    /// Fields stand behind the file.
    FormFieldAfterFile = "form.field-after-file", Error, ["fields"], ByField;
    /// A field stands more than once.
    FormDuplicateField = "form.duplicate-field", Warning, ["count"], ByKey;
    /// The file part is not called `file`.
    FormFileFieldName = "form.file-field-name", Warning, ["name"];
    /// A text field was sent as a file.
    FormTextFieldAsFile = "form.text-field-as-file", Warning, [], ByField;
    /// A field name in another letter case.
    FormFieldNameCase = "form.field-name-case", Note, ["wanted"];
    /// A name that a signing service may use and COS does not: `qSignature` in an object that may be its answer.
    FormFieldAlias = "form.field-alias", Note, ["found"];
    /// `undefined`, `null`, `[object Object]`, an unexpanded variable.
    FormValueUndefined = "form.value-undefined", Error, ["value"], ByField;
    /// Temporary key without x-cos-security-token.
    FormSecurityTokenMissing = "form.security-token-missing", Error, [];
    /// The token under another name.
    FormSecurityTokenName = "form.security-token-name", Error, ["found"];
    /// A line end, a blank or an invisible character in the token.
    FormSecurityTokenSpace = "form.security-token-space", Warning, ["shape"];
    /// The object key begins with a slash.
    FormKeyLeadingSlash = "form.key-leading-slash", Warning, [], ByKey;
    /// success_action_status is not 200, 201 or 204.
    FormSuccessStatus = "form.success-status", Warning, [];
    /// A value outside what its field takes.
    /// Parameters: domain (see `checks::values`), length.
    FormFieldValue = "form.field-value", Warning, ["domain", "length"], IfSigning;
    /// The form is signed in another way.
    /// Parameters: mode (signature-field, authorization-header, anonymous, s3-v2, s3-v4, oss).
    FormOtherSigningMode = "form.other-signing-mode", Note, ["mode"];
    /// Not POST.
    RequestMethod = "request.method", Error, [];
    /// A body in chunks, without Content-Length.
    RequestLength = "request.length", Note, [];
    /// The body is not sent as multipart/form-data.
    RequestNotFormData = "request.not-form-data", Error, ["found", "kind"], PostBody;
    /// The object name is in the path.
    RequestPath = "request.path", Warning, [];
    /// The host is not the bucket's.
    RequestHost = "request.host", Warning, ["kind"], Bucket;
    /// A SecretId of unusual shape.
    /// Parameters: shape (international, prefix, length, space, full-width, foreign), length.
    KeysSecretIdShape = "keys.secret-id-shape", Warning, ["shape", "length"], QAk;
    /// A SecretKey of unusual shape.
    /// Parameters: shape (length, space, full-width, foreign, placeholder, quoted), length.
    KeysSecretKeyShape = "keys.secret-key-shape", Warning, ["shape", "length"], Signature;
    /// SecretId and SecretKey are exchanged.
    KeysSwapped = "keys.swapped", Error, [], QAk;
    /// The keys are not those of the form's q-ak.
    KeysOtherPair = "keys.other-pair", Error, [], Signature;
    /// Parts of a temporary and of a permanent pair.
    KeysMixedPair = "keys.mixed-pair", Error, [], Signature;
    /// The temporary key had ended.
    KeysTokenExpired = "keys.token-expired", Error, ["expires", "now"];
    /// q-key-time is not `start;end`.
    KeyTimeFormat = "key-time.format", Error, ["start", "end", "now", "shape"], Signature;
    /// Milliseconds in place of seconds.
    KeyTimeMilliseconds = "key-time.milliseconds", Warning, ["start", "end", "now"], Signature;
    /// The end stands before the start.
    KeyTimeReversed = "key-time.reversed", Warning, ["start", "end", "now"];
    /// KeyTime had ended.
    KeyTimeExpired = "key-time.expired", Warning, ["start", "end", "now", "behind"];
    /// KeyTime had not begun.
    KeyTimeNotYet = "key-time.not-yet", Warning, ["start", "end", "now", "ahead"];
    /// Fractions of a second in KeyTime.
    KeyTimeFraction = "key-time.fraction", Note, ["start", "end", "now"];
    /// KeyTime outlives the temporary key.
    KeyTimeBeyondToken = "key-time.beyond-token", Warning, ["start", "end", "now", "expires"];
    /// The signature is right for these keys.
    SignatureCorrect = "signature.correct", Note, [];
    /// Not 40 lower-case hexadecimal digits.
    /// Parameters: shape (empty, base64, upper-case, sha256, md5, base64url, space, truncated, not-hex), length.
    SignatureShape = "signature.shape", Error, ["shape", "length"], Signature;
    /// The recipe that made this signature.
    SignatureExplained = "signature.explained", Error, ["also", "positions", "forms", "step", "what", "code_value", "cos_value"], Signature;
    /// No known recipe makes this signature from these keys.
    SignatureUnexplained = "signature.unexplained", Error, ["recipes", "depth"], Signature;
    /// The Content-Type header.
    MultipartContentType = "multipart.content-type", Error, ["rule", "found_hex", "wanted_hex", "shape", "count", "built_by"], PostBody;
    /// Content-Type has no boundary.
    MultipartBoundaryMissing = "multipart.boundary-missing", Error, ["rule", "found_hex", "wanted_hex", "shape", "count", "built_by"], PostBody;
    /// Header and body have different boundaries.
    MultipartBoundaryMismatch = "multipart.boundary-mismatch", Error, ["rule", "found_hex", "wanted_hex", "at", "shape", "count", "built_by"], PostBody;
    /// A boundary RFC 2046 does not allow.
    MultipartBoundaryInvalid = "multipart.boundary-invalid", Error, ["rule", "found_hex", "wanted_hex", "shape", "count", "built_by"], PostBody;
    /// The body is empty.
    MultipartEmpty = "multipart.empty", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// The body is something else.
    /// Parameters: rule, found (json, url-encoded, file, text).
    MultipartNotMultipart = "multipart.not-multipart", Error, ["rule", "found", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// No first delimiter.
    MultipartNoOpeningBoundary = "multipart.no-opening-boundary", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// No close delimiter.
    MultipartNoClosingBoundary = "multipart.no-closing-boundary", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// The body ends too early.
    MultipartTruncated = "multipart.truncated", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// LF or CR where CRLF belongs.
    MultipartLineEndings = "multipart.line-endings", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// No empty line between part header and value.
    MultipartNoBlankLine = "multipart.no-blank-line", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// A part header that cannot be read.
    MultipartPartHeader = "multipart.part-header", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// Content-Disposition is absent, repeated or not form-data.
    MultipartDisposition = "multipart.disposition", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// A part without a readable name.
    MultipartNameMissing = "multipart.name-missing", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// The boundary stands inside a value.
    MultipartBoundaryInData = "multipart.boundary-in-data", Error, ["rule", "found_hex", "wanted_hex", "shape", "count"], PostBody;
    /// Content-Length differs from the bytes there are.
    MultipartLength = "multipart.length", Warning, ["rule", "declared", "found", "shape", "count"], PostBody;
    /// The client's clock differs from COS's.
    ClockSkew = "clock.skew", Warning, ["seconds", "against"], Expiration;
}
