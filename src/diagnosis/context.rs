//! What all checks look at: the facts, the policy read as a tree, the signing mode and the moment that counts,
//! made once for a diagnosis. It judges nothing itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Clock, Effort, Finding, FindingId, Now, Watch, finding::Mark};
use crate::cos::answers::{Documented, Meaning, Vendor, recognise};
use crate::cos::policy::Policy;
use crate::cos::times;
use crate::cos::times::{Instant, KeyTime};
use crate::cos::{DocumentedCase, host, multipart, request_id};
use crate::evidence::answer::Wrapper;
use crate::evidence::{Evidence, Facts, Fidelity, Field, Form, Value, policy::Coding};
use crate::json::{self, Document, ErrorKind};
use crate::text::slugs::slugs;
use crate::text::{Place, Span};

slugs! {
    /// How a request is signed: told apart before anything is judged.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Mode {
        /// `policy` with `q-signature`: 436/14690.
        Policy = "policy",
        /// One field `Signature` with the header algorithm's string.
        SignatureField = "signature-field",
        /// The `Authorization` header.
        AuthorizationHeader = "authorization-header",
        /// Nothing is signed.
        Anonymous = "anonymous",
        /// Fields of Amazon S3, signature version 2.
        S3V2 = "s3-v2",
        /// Fields of Amazon S3, signature version 4.
        S3V4 = "s3-v4",
        /// Fields of Alibaba Cloud OSS.
        Oss = "oss",
        /// No form was given, so nobody knows.
        Unknown = "unknown",
    }
}

impl Mode {
    /// Whether the q-* fields of 436/14690 are what COS looks at.
    pub const fn is_policy(self) -> bool {
        matches!(self, Self::Policy | Self::Unknown)
    }
}

/// The policy as far as it could be read.
#[derive(Debug)]
pub struct PolicyReading {
    /// The whole JSON text.
    pub place: Place,
    /// Its tree and errors.
    pub document: Document,
    /// Its members and conditions.
    pub policy: Policy,
    /// Whether the tree can be trusted to hold every member (no error that loses some).
    pub whole: bool,
    /// Whether this is the policy that was sent, and not another copy judged because the sent one does not decode.
    pub sent: bool,
    /// Whether the text is what somebody read aloud or a log printed, so that syntax proves nothing.
    pub altered: bool,
}

/// A form field with its text.
#[derive(Debug)]
pub struct FieldView<'a> {
    /// Its index in the form.
    pub index: usize,
    /// The field.
    pub field: &'a Field,
    /// Its name as written.
    pub name: Cow<'a, str>,
    /// Its value as text.
    pub text: Cow<'a, str>,
}

impl FieldView<'_> {
    /// The word for what a program sends that never filled it in, where it holds that.
    pub fn unfilled(&self) -> Option<&'static str> {
        super::unfilled::kind(&self.name, &self.text)
    }
}

/// What the checks look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// Everything given.
    pub evidence: &'a Evidence,
    /// The readings put together.
    pub facts: Facts,
    /// The policy, if its JSON could be reached.
    pub policy: Option<PolicyReading>,
    /// How the request is signed.
    pub mode: Mode,
    /// The moment that counts.
    pub now: Now,
    /// The clocks of the edge.
    pub clock: Clock,
    /// How hard to search.
    pub effort: Effort,
    /// Who is told how the search gets on, and may end it.
    pub watch: Watch<'a>,
    /// The form's fields by name in lower case, so that many conditions on many fields stay affordable.
    names: BTreeMap<String, Vec<usize>>,
    bucket: Option<(String, Value)>,
    meaning: Option<Meaning>,
    /// Whether the answer is proved to belong to another request: it then explains nothing here, and its clock
    /// does not count.
    pub foreign: bool,
}

impl<'a> Context<'a> {
    /// Reads what the checks need.
    pub fn new(evidence: &'a Evidence, clock: &Clock, effort: Effort, watch: Watch<'a>) -> Self {
        let mut facts = evidence.facts();
        unknown_where_torn(evidence, &mut facts);
        let policy = read_policy(evidence, &facts);
        let mode = mode(evidence, &facts);
        let now = super::now::settle(evidence, &facts, clock);
        let names = names_of(evidence, facts.form.as_ref());
        let read = facts.answer.as_ref().map(|answer| answer.meaning.clone());
        let answer = facts.answer.as_ref();
        let wrapped = answer.is_some_and(|answer| answer.wrapper.is_some());
        let known = read.clone();
        let known = known.filter(|meaning| *meaning != Meaning::Unknown || wrapped);
        let known = other_vendor(evidence, &facts).or(known);
        let mut context = Self {
            names,
            evidence,
            facts,
            policy,
            mode,
            now,
            clock: *clock,
            effort,
            watch,
            bucket: None,
            meaning: known.or_else(|| told(evidence)).or(read),
            foreign: false,
        };
        context.bucket = context.named_bucket();
        context
    }

    /// The answer belongs to another request. What that one was told says nothing of when this one was seen.
    pub fn disown_answer(&mut self) {
        self.foreign = true;
        self.now = super::now::without_answer(self.evidence, &self.facts, &self.clock);
    }

    /// The bucket of the request. A flag without APPID names none; where the answer is about the bucket, its
    /// `Resource` names it too.
    pub fn request_bucket(&self) -> Option<&(String, Value)> {
        self.bucket.as_ref()
    }

    /// A value's text.
    pub fn text(&self, value: Value) -> Cow<'a, str> {
        self.evidence.text(value)
    }

    fn named_bucket(&self) -> Option<(String, Value)> {
        let from_flag = |value: &Value| {
            let label = self.evidence.sources.named(value.place);
            label.is_some_and(|(label, _)| label.source == "option")
        };
        let given = self.facts.bucket.clone();
        let given = given.filter(|(name, value)| !from_flag(value) || host::has_appid(name));
        let about = self.is_case(DocumentedCase::Bucket);
        given.or_else(|| {
            let value = self.facts.answer.as_ref()?.resource.filter(|_| about)?;
            Some((host::of_resource(&self.text(value)).bucket?, value))
        })
    }

    /// The form.
    pub fn form(&self) -> Option<&Form> {
        self.facts.form.as_ref()
    }

    /// The fields of this name whose values are here: what a copy shows of a file part is only its name.
    pub fn fields(&self, name: &str) -> Vec<FieldView<'_>> {
        let fields = self.form().map_or(&[][..], |form| &form.fields);
        let here = |field: &&Field| field.file.is_none() || !field.value.place.span.is_empty();
        let view = |index: &usize| {
            let field = fields.get(*index).filter(here)?;
            Some(self.view(*index, field))
        };
        self.indices(name).iter().filter_map(view).collect()
    }

    fn indices(&self, name: &str) -> &[usize] {
        let found = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.names.get(&name.to_ascii_lowercase())
        } else {
            self.names.get(name)
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// The first field of this name.
    pub fn field(&self, name: &str) -> Option<FieldView<'_>> {
        self.fields(name).into_iter().next()
    }

    /// A field with its name and text.
    pub fn view<'f>(&'f self, index: usize, field: &'f Field) -> FieldView<'f> {
        FieldView {
            index,
            field,
            name: self.evidence.text(field.name),
            text: self.evidence.text(field.value),
        }
    }

    /// Whether the form is known to lack a text field of this name.
    pub fn lacks(&self, name: &str) -> bool {
        self.form()
            .is_some_and(|form| form.complete && self.indices(name).is_empty())
    }

    /// Index of the file part.
    pub fn file_index(&self) -> Option<usize> {
        self.form()?.file_index(self.evidence)
    }

    /// A place in the policy's JSON.
    pub fn policy_place(&self, span: Span) -> Option<Place> {
        let reading = self.policy.as_ref()?;
        Some(Place::new(
            reading.place.source,
            span.shifted(reading.place.span.start),
        ))
    }

    /// Adds a mark in the policy, and the same bytes in the body where the policy came out of one.
    pub fn mark_policy(&self, finding: Finding, span: Span, pointer: &str) -> Finding {
        self.mark_policy_focus(finding, span, pointer, None)
    }

    /// As [`Self::mark_policy`], with the characters that make the difference.
    pub fn mark_policy_focus(
        &self,
        finding: Finding,
        span: Span,
        pointer: &str,
        focus: Option<Span>,
    ) -> Finding {
        let Some(place) = self.policy_place(span) else {
            return finding;
        };
        let pointer = (!pointer.is_empty()).then(|| pointer.to_owned());
        let focus = focus.and_then(|part| self.policy_place(part));
        let finding = finding.mark(Mark {
            pointer,
            focus,
            ..Mark::new(place)
        });
        self.lift_to_body(finding, place)
    }

    /// Names the body's bytes behind a place that was decoded out of one.
    pub fn lift_to_body(&self, finding: Finding, place: Place) -> Finding {
        let chain = self.evidence.sources.chain(place);
        let mut outer = chain.iter().skip(1);
        match outer.find(|(label, _)| label.source == "body") {
            Some((_, outer)) => finding.mark(Mark {
                field: Some("policy".to_owned()),
                lifted: true,
                ..Mark::new(*outer)
            }),
            None => finding,
        }
    }

    /// Marks a field's value.
    pub fn mark_field(&self, finding: Finding, view: &FieldView<'_>) -> Finding {
        finding.at_field(view.field.value.place, view.name.clone())
    }

    /// What COS said, or what a person says that it did.
    pub fn meaning(&self) -> Option<&Meaning> {
        self.meaning.as_ref()
    }

    /// What the answer says, if it is one of the seven.
    pub fn documented(&self) -> Option<&Documented> {
        self.meaning()?.documented()
    }

    /// Whether the answer is this one of the seven.
    pub fn is_case(&self, case: DocumentedCase) -> bool {
        self.documented().is_some_and(|told| told.case == case)
    }

    /// The condition key that the answer names.
    pub fn named_key(&self) -> Option<&str> {
        self.documented()?.key.as_deref()
    }

    /// What a person answered to a question of the tree.
    pub fn said(&self, node: &str) -> Option<&'a str> {
        self.evidence.said.get(node).map(String::as_str)
    }

    /// Whether letters of the form may be wrong: it, or what was added to it, was typed by hand or read from a
    /// picture.
    pub fn form_retyped(&self) -> bool {
        let mut forms = self
            .evidence
            .readings
            .iter()
            .filter(|reading| reading.holds.form.is_some());
        forms.any(|reading| reading.fidelity == Fidelity::Retyped)
    }

    /// The KeyTime the upload itself holds: the form's, else the policy's.
    pub fn sent_key_time(&self) -> Option<KeyTime> {
        times::key_time(&self.sent_key_time_text()?).ok()
    }

    fn sent_key_time_text(&self) -> Option<String> {
        let form = self.field("q-key-time").map(|view| view.text.into_owned());
        form.or_else(|| self.condition_value("q-sign-time"))
    }

    /// The policy's expiration as an instant, with the node's inner place.
    pub fn expiration(&self) -> Option<(Instant, Span)> {
        let (_, node) = self.policy.as_ref()?.policy.expirations.last()?;
        let text = node.as_text()?;
        Some((times::expiration(&text.value).instant()?, text.span))
    }

    /// The KeyTime the upload itself holds, else that given beside the keys.
    pub fn key_time(&self) -> Option<KeyTime> {
        times::key_time(&self.key_time_text()?).ok()
    }

    /// The text behind [`Self::key_time`].
    pub fn key_time_text(&self) -> Option<String> {
        let given = self.facts.keys.key_time;
        let given = || Some(self.text(given?).into_owned());
        self.sent_key_time_text().or_else(given)
    }

    /// The value the policy demands of a field exactly.
    pub fn condition_value(&self, field: &str) -> Option<String> {
        let (_, rule) = self.policy.as_ref()?.policy.on(field).next()?;
        Some(rule.value.clone())
    }

    /// Whether findings about time may claim anything: not where only this machine's clock tells when COS looked
    /// (a capture may be old), unless the answer is about the expiry itself.
    pub fn clock_is_sure(&self) -> bool {
        let expired = self.is_case(DocumentedCase::Expiration);
        let sure = expired && !self.foreign || self.now.from != super::NowFrom::Machine;
        sure && !self.is_stored()
    }

    /// Whether COS stored what was sent: that outranks every guess.
    pub fn is_stored(&self) -> bool {
        let answer = self.facts.answer.as_ref().and_then(|it| it.wrapper);
        answer == Some(Wrapper::Success) || self.said("hidden.row") == Some("stored")
    }

    /// A finding that is only a note while the clock is not sure.
    pub fn timed(&self, id: FindingId) -> Finding {
        Finding::new(id).severity_if(!self.clock_is_sure(), super::Severity::Note)
    }
}

/// Another service's answer, as a person says of one that nothing shows to be COS's: they share messages.
fn other_vendor(evidence: &Evidence, facts: &Facts) -> Option<Meaning> {
    let word = evidence.said.get("other.vendor")?;
    let id = facts.answer.as_ref().and_then(|answer| answer.request_id);
    let own = id.is_some_and(|id| request_id::time(evidence.text(id).trim()).is_some());
    let cos = own || ["cos", "yes", "unknown"].contains(&word.as_str());
    let vendor = Vendor::from_slug(word).unwrap_or(Vendor::Other);
    (!cos).then_some(Meaning::OtherVendor(vendor))
}

/// The answer that a person chose from a list: the case, or the code, and nothing more.
fn told(evidence: &Evidence) -> Option<Meaning> {
    let word = |node: &str| evidence.said.get(node).map(String::as_str);
    let case = |case: DocumentedCase| {
        let key = match case {
            DocumentedCase::QAk => Some("q-ak"),
            DocumentedCase::Bucket => Some("bucket"),
            DocumentedCase::Condition => word("condition.which").filter(|key| *key != "unknown"),
            _ => None,
        };
        Meaning::Documented(Documented {
            case,
            key: key.map(str::to_owned),
            value: None,
            expiration: None,
            now: None,
            complete: false,
        })
    };
    let answer = word("answer").unwrap_or_default();
    let code = answer.strip_prefix("other.").or_else(|| word("other.code"));
    let documented = DocumentedCase::from_id(answer).map(case);
    documented.or_else(|| Some(recognise(Some(code?), None)))
}

/// What a broken body does not tell is unknown, not missing or wrong: which fields a part without a name or a torn
/// end leaves out, and what the value was that the end cuts off. What the scanner could still read as it was
/// meant loses nothing.
fn unknown_where_torn(evidence: &Evidence, facts: &mut Facts) {
    let (Some(scan), Some(form)) = (
        facts.request.as_ref().and_then(|r| r.multipart.as_ref()),
        facts.form.as_mut(),
    ) else {
        return;
    };
    // Behind the file nothing is looked for, so an end torn there leaves out nothing; nor does one without its boundary
    // where the length shows that it is the end.
    let unclosed = scan.defect(multipart::Kind::NoClosingBoundary);
    let measured = unclosed.is_some_and(|defect| defect.shape == "no-close");
    let last = scan.parts.last();
    let ended = scan.defect(multipart::Kind::Truncated).is_none() && unclosed.is_none()
        || last.is_some_and(|part| part.file || part.ended && measured);
    let torn = !ended
        || scan.parts.iter().any(|part| part.name.is_none())
        || scan.defect(multipart::Kind::BoundaryInData).is_some();
    if torn {
        form.complete = false;
    }
    let cut = scan.parts.last().filter(|part| !part.ended && !part.file);
    let end = cut.map(|part| part.value.end);
    let Some(last) = form
        .fields
        .pop_if(|field| Some(field.value.place.span.end) == end)
    else {
        return;
    };
    form.complete = false;
    let name = evidence.text(last.name);
    facts.conflicts.retain(|conflict| conflict.slot != name);
    if name.eq_ignore_ascii_case("policy") {
        form.policy = None;
        let whole = facts
            .other_policies
            .iter()
            .position(|text| text.json.is_some());
        facts.policy = whole.map(|at| facts.other_policies.remove(at));
    }
}

/// Errors of JSON behind which members may be lost or swallowed.
fn loses_members(kind: ErrorKind) -> bool {
    !matches!(
        kind,
        ErrorKind::ByteOrderMark
            | ErrorKind::NotUtf8
            | ErrorKind::TrailingComma
            | ErrorKind::MissingComma
            | ErrorKind::ExtraComma
            | ErrorKind::SingleQuotes
            | ErrorKind::SmartQuotes
            | ErrorKind::UnquotedName
            | ErrorKind::Comment
            | ErrorKind::BadNumber
            | ErrorKind::BadEscape
            | ErrorKind::LoneSurrogate
            | ErrorKind::ControlInString
    )
}

/// Reads the policy that was sent; where that one cannot be decoded, another copy of it tells what was meant.
fn read_policy(evidence: &Evidence, facts: &Facts) -> Option<PolicyReading> {
    let copies = facts.policy.iter().chain(&facts.other_policies);
    let text = copies.into_iter().find(|text| text.json.is_some())?;
    let place = text.json?.place;
    let document = json::parse(evidence.sources.slice(place));
    let policy = Policy::read(&document);
    let torn = |error: &json::Error| loses_members(error.kind);
    let whole = document.beyond.is_none() && !document.errors.iter().any(torn);
    let altered = text.altered || text.fidelity == Fidelity::Retyped;
    let sent = facts
        .policy
        .as_ref()
        .is_some_and(|policy| policy.json == text.json);
    Some(PolicyReading {
        place,
        document,
        policy,
        whole,
        sent,
        altered,
    })
}

fn names_of(evidence: &Evidence, form: Option<&Form>) -> BTreeMap<String, Vec<usize>> {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let fields = form.map_or(&[][..], |form| &form.fields);
    for (index, field) in fields.iter().enumerate() {
        let name = evidence.text(field.name).to_ascii_lowercase();
        names.entry(name).or_default().push(index);
    }
    names
}

fn mode(evidence: &Evidence, facts: &Facts) -> Mode {
    let request = facts.request.as_ref();
    let header = request.and_then(|request| request.header(evidence, "Authorization"));
    let Some(form) = &facts.form else {
        let shown = request.is_some_and(|request| request.headers_complete);
        let told = evidence.said.get("signature.mode");
        return match told.and_then(|word| Mode::from_slug(word)) {
            _ if header.is_some() && shown => Mode::AuthorizationHeader,
            Some(told) => told,
            None => Mode::Unknown,
        };
    };
    let has = |name: &&str| form.named(evidence, name).next().is_some();
    let any = |names: &[&str]| names.iter().any(has);
    // A whole header-style signature in one field is another algorithm, also beside the fields that a policy demands.
    let one_field = form.named(evidence, "Signature").next();
    let own = one_field.is_some_and(|(_, field)| {
        let value = evidence.text(field.value);
        value.contains("q-sign-algorithm") || value.contains("q-ak")
    });
    if own && !any(&["q-signature"]) {
        return Mode::SignatureField;
    }
    if any(&["q-signature", "q-ak", "q-key-time", "q-sign-algorithm"]) {
        return Mode::Policy;
    }
    if header.is_some() {
        return Mode::AuthorizationHeader;
    }
    if any(&["x-amz-signature", "x-amz-credential", "x-amz-algorithm"]) {
        return Mode::S3V4;
    }
    if any(&["OSSAccessKeyId", "x-oss-signature", "x-oss-credential"]) {
        return Mode::Oss;
    }
    if any(&["AWSAccessKeyId"]) {
        return Mode::S3V2;
    }
    let policy = any(&["policy"]);
    if one_field.is_some() {
        return if policy {
            Mode::S3V2
        } else {
            Mode::SignatureField
        };
    }
    let sent = facts.policy.as_ref();
    let encoded = sent.is_some_and(|policy| policy.coding != Coding::Json);
    if policy || encoded || !form.complete {
        Mode::Policy
    } else {
        Mode::Anonymous
    }
}
