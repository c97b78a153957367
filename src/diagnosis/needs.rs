//! What would settle more, the deciding thing first: the next question of a call. What is known is
//! never asked, and safe questions come before secrets; SignKey is asked for only when its KeyTime is over, because
//! until then it is a live credential.

use super::context::{Context, Mode};
use super::verdict::{Need, NeedKind, Step, Verdict, Who, excluded};
use super::{Finding, FindingId, NowFrom};
use crate::cos::answers::Meaning;
use crate::cos::codes::{self, KnownAnswer, Operation};
use crate::cos::policy::Rule;
use crate::cos::{DocumentedCase, host};
use crate::evidence::masked::is_masked;
use crate::evidence::policy::Coding;

use NeedKind as Kind;

/// What decides an answer outside the seven, by the row of `cos::codes` or the field it is about; the first is asked
/// first. What stands in neither is decided by form and policy.
const DECIDES: &[(&str, &[NeedKind])] = &[
    ("EntityTooLarge", &[Kind::FileSize, Kind::Policy]),
    ("EntityTooSmall", &[Kind::FileSize, Kind::Policy]),
    (codes::SEVERAL, &[Kind::Answer, Kind::RequestId]),
    (codes::PERMISSION, &[Kind::RequestId, Kind::Body]),
    ("referer-rule", &[Kind::RequestId]),
    ("AccessForbidden", &[Kind::RequestId]),
    ("request-expired", &[Kind::Form, Kind::RequestId]),
    ("RequestTimeTooSkewed", &[Kind::ServerTime, Kind::Form]),
    ("MethodNotAllowed", &[Kind::Body]),
    ("MissingRequestBodyError", &[Kind::Body]),
    ("UnexpectedContent", &[Kind::Body]),
    ("RequestTimeout", &[Kind::FileSize]),
    ("UserNetworkTooSlow", &[Kind::FileSize]),
    ("PaymentRequired", &[Kind::RequestId]),
    ("UnavailableForLegalReasons", &[Kind::RequestId]),
    ("Host", &[Kind::Bucket]),
    ("bucket", &[Kind::Bucket]),
    ("conditions", &[Kind::Policy]),
    ("q-ak", &[Kind::Form, Kind::SecretId]),
    ("q-key-time", &[Kind::Form, Kind::ServerTime]),
    ("Content-Length", &[Kind::Body]),
    ("Content-MD5", &[Kind::Body]),
    ("x-cos-content-sha1", &[Kind::Body]),
    ("x-cos-security-token", &[Kind::ServerTime, Kind::Form]),
];

/// Rows of `cos::codes` that are about COS's own state: trying again is all that helps.
const PASSES: &[&str] = &[
    "InternalError",
    "ServiceUnavailable",
    "SlowDown",
    "UploadConflict",
];

/// The list of needs.
pub fn of(
    context: &Context<'_>,
    branch: &str,
    verdict: Verdict,
    findings: &[Finding],
    path: &[Step],
) -> Vec<Need> {
    let mut list = List {
        context,
        needs: Vec::new(),
    };
    // What was stored needs nothing more.
    if context.is_stored() && context.form().is_none() && context.policy.is_none() {
        return Vec::new();
    }
    let case = DocumentedCase::from_id(branch);
    if verdict == Verdict::Mismatch {
        list.needed(Kind::Answer);
    }
    let answer = context.facts.answer.as_ref();
    if answer.is_some_and(|it| it.code.is_none() && it.message.is_none() && it.wrapper.is_none()) {
        // A RequestId is there, and nothing that was said.
        list.needed(Kind::Answer);
    }
    match case {
        Some(case) if is_denied(context, case, path) => {
            list.ask(Kind::RequestId);
            list.ask(Kind::Body);
        }
        Some(case) => list.documented(case, findings),
        None if verdict != Verdict::Sound => list.outside(branch, findings),
        None => {}
    }
    list.open_questions(case, findings);
    if answer.is_none() {
        list.ask(Kind::Answer);
    }
    if list.needs.is_empty() && matches!(verdict, Verdict::Undetermined | Verdict::Mismatch) {
        list.last(verdict);
    }
    list.needs
}

struct List<'c> {
    context: &'c Context<'c>,
    needs: Vec<Need>,
}

const fn who(kind: NeedKind) -> Who {
    match kind {
        Kind::PolicySha1 | Kind::SecretKey | Kind::SignKey => Who::Backend,
        Kind::Permission => Who::AccountOwner,
        _ => Who::Customer,
    }
}

/// Whether a person says that what the case is about agrees: then the question is which request COS saw.
fn is_denied(context: &Context<'_>, case: DocumentedCase, path: &[Step]) -> bool {
    use DocumentedCase as Case;
    let about_request = matches!(
        case,
        Case::QAk | Case::Bucket | Case::Condition | Case::Signature
    );
    let step = excluded(path).filter(|_| about_request);
    step.is_some_and(|(step, _)| context.said(step.node) == Some(&step.answer))
}

impl List<'_> {
    /// Asks for what is not known.
    fn ask(&mut self, kind: NeedKind) {
        if !self.knows(kind) {
            self.needed(kind);
        }
    }

    /// Asks, whatever is known: for a better one than is there.
    fn needed(&mut self, kind: NeedKind) {
        let secret = matches!(kind, Kind::SecretKey | Kind::SignKey);
        if self.needs.iter().all(|need| need.kind != kind) {
            let who = who(kind);
            self.needs.push(Need { kind, who, secret });
        }
    }

    fn knows(&self, kind: NeedKind) -> bool {
        let (facts, keys) = (&self.context.facts, &self.context.facts.keys);
        let answer = facts.answer.as_ref();
        match kind {
            Kind::Answer | Kind::PolicySha1 | Kind::SignKey | Kind::Permission => false,
            Kind::RequestId => answer.is_some_and(|answer| answer.request_id.is_some()),
            Kind::Policy => self.context.policy.is_some(),
            Kind::Form => self.context.form().is_some_and(|form| form.complete),
            Kind::Body => {
                let request = facts.request.as_ref();
                request.is_some_and(|request| request.body_exact)
            }
            Kind::Bucket => self.context.request_bucket().is_some(),
            Kind::FileName => facts.file_name.is_some(),
            Kind::FileSize => facts.file_size.is_some(),
            Kind::SecretId => keys.secret_id.is_some(),
            Kind::SecretKey => keys.secret_key.is_some(),
            Kind::ServerTime => self.context.now.from != NowFrom::Machine,
        }
    }

    /// A policy whose bytes are the sent ones.
    fn exact_policy(&mut self) {
        let text = self.context.facts.policy.as_ref();
        if !text.is_some_and(|text| text.coding != Coding::Json && !text.altered) {
            self.needed(Kind::Policy);
        }
    }

    fn documented(&mut self, case: DocumentedCase, findings: &[Finding]) {
        match case {
            DocumentedCase::QAk | DocumentedCase::Condition => {
                self.ask(Kind::Form);
                self.ask(Kind::Policy);
            }
            DocumentedCase::Bucket => {
                self.ask(Kind::Bucket);
                self.ask(Kind::Policy);
            }
            DocumentedCase::Expiration => self.ask(Kind::Policy),
            DocumentedCase::PolicyFormat => self.exact_policy(),
            DocumentedCase::Signature => self.signature(findings),
            DocumentedCase::PostBody => self.ask(Kind::Body),
        }
    }

    fn outside(&mut self, branch: &str, findings: &[Finding]) {
        let row = self.context.meaning().and_then(Meaning::known);
        let has = |id: FindingId| findings.iter().any(|finding| finding.id == id);
        let decides = row.and_then(|row| {
            let of = |name: &str| DECIDES.iter().find(|(known, _)| *known == name);
            of(row.id).or_else(|| of(row.field?))
        });
        let asked: &[NeedKind] = match (branch, decides) {
            _ if has(FindingId::AnswerPermissionDenied) => &[Kind::Permission],
            // The answer is about another request, and this one needs none of a form's parts.
            _ if row.is_some_and(|row| row.operation == Operation::Other) => &[],
            // What did not reach COS has no answer: the address is what can be looked at.
            ("none.hidden", _) if has(FindingId::AnswerClientSide) => &[Kind::Bucket],
            ("none.hidden" | "none.client", _) => &[Kind::Answer, Kind::RequestId],
            (_, Some((_, kinds))) => kinds,
            _ if row.is_some_and(|row| PASSES.contains(&row.id)) => &[Kind::RequestId],
            _ => &[Kind::Form, Kind::Policy],
        };
        for kind in asked {
            self.ask(*kind);
        }
    }

    fn signature(&mut self, findings: &[Finding]) {
        let context = self.context;
        let settled = findings.iter().any(|finding| {
            matches!(
                finding.id,
                FindingId::SignatureExplained | FindingId::SignatureCorrect
            ) || finding.explains_answer && finding.id == FindingId::SignatureShape
        });
        if settled {
            return;
        }
        if !context.mode.is_policy() {
            return self.ask(Kind::Form);
        }
        self.exact_policy();
        self.ask(Kind::Form);
        self.ask(Kind::PolicySha1);
        let keys = &context.facts.keys;
        let over = context
            .key_time()
            .is_some_and(|key_time| context.now.instant > key_time.end.0);
        if keys.secret_key.is_some() || context.said("signature.who-has-key") == Some("no") {
            return;
        }
        self.ask(Kind::SecretKey);
        if keys.sign_key.is_none() && over {
            self.ask(Kind::SignKey);
        }
    }

    /// What a check could not see.
    fn open_questions(&mut self, case: Option<DocumentedCase>, findings: &[Finding]) {
        let context = self.context;
        let Some(reading) = &context.policy else {
            if context.form().is_some() && context.mode == Mode::Policy {
                self.ask(Kind::Policy);
            }
            return;
        };
        let entries = &reading.policy.entries;
        let about_size = self.needs.first().map(|need| need.kind) == Some(Kind::FileSize);
        // The two buckets decide it without the form.
        let told = case == Some(DocumentedCase::Bucket)
            && findings.iter().any(|finding| finding.explains_answer);
        if context.form().is_none() && !entries.is_empty() && !about_size && !told {
            self.ask(Kind::Form);
        }
        let has = |id: FindingId| findings.iter().any(|finding| finding.id == id);
        if reading.altered || has(FindingId::PolicyTextAltered) {
            self.needed(Kind::Policy);
        }
        let resource = context.facts.answer.as_ref().and_then(|it| it.resource);
        let host = resource.and_then(|value| host::of_resource(&context.text(value)).bucket);
        if reading.policy.on("bucket").next().is_some() && host.is_none() {
            self.ask(Kind::Bucket);
        }
        let masked = |text: Option<String>| text.is_some_and(|id| is_masked(&id));
        let sent = context.field("q-ak").map(|view| view.text.into_owned());
        if masked(sent) || masked(context.condition_value("q-ak")) {
            self.ask(Kind::SecretId);
        }
        let named = context
            .field("key")
            .is_some_and(|view| view.text.contains("${filename}"));
        if named && reading.policy.on("key").next().is_some() {
            self.ask(Kind::FileName);
        }
        if entries
            .iter()
            .any(|entry| matches!(entry.rule, Rule::Length { .. }))
        {
            self.ask(Kind::FileSize);
        }
        let timed = case != Some(DocumentedCase::PostBody) && context.facts.answer.is_some();
        if timed && context.now.from == NowFrom::Machine {
            self.ask(Kind::RequestId);
        }
    }

    /// All that was given agrees and was refused all the same: which request the answer is about, then what that
    /// request held. Where nothing that was sent can matter, what COS says the next time.
    fn last(&mut self, verdict: Verdict) {
        let row = self.context.meaning().and_then(Meaning::known);
        let is_matter =
            |row: &KnownAnswer| row.operation == Operation::Upload && !PASSES.contains(&row.id);
        self.ask(Kind::RequestId);
        if row.is_none_or(is_matter) {
            self.ask(Kind::Body);
        }
        if self.needs.is_empty() || verdict == Verdict::Mismatch {
            self.needed(Kind::Answer);
        }
    }
}
