//! The verdict: what the findings amount to, the case, the path taken, what is still needed (contract, section 6).

use super::context::Context;
use super::tree::{EXCLUDES, case_of};
use super::{Finding, FindingId, Now, Severity};
use crate::cos::answers::Meaning;
use crate::cos::times::Instant;
use crate::cos::{DocumentedCase, codes};
use crate::evidence::answer::Wrapper;
use crate::evidence::masked::UNKNOWN;
use crate::text::slugs::slugs;

slugs! {
    /// What the findings amount to.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
    pub enum Verdict {
        /// Something is wrong, and it is known what.
        Fault = "fault",
        /// Nothing wrong found in what was given.
        Sound = "sound",
        /// More information is needed.
        #[default]
        Undetermined = "undetermined",
        /// The answer belongs to another request than the one pasted.
        Mismatch = "mismatch",
    }
}

slugs! {
    /// Where the case came from.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum CaseFrom {
        /// COS's message gave it.
        Answer = "answer",
        /// No answer was recognised; it is what COS would say.
        Prediction = "prediction",
    }
}

/// The documented case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Case {
    /// Which.
    pub id: DocumentedCase,
    /// How it is known.
    pub from: CaseFrom,
    /// Other cases the findings would lead to.
    pub also: Vec<DocumentedCase>,
}

/// One node of the path through the tree.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// Node id (`q-ak.equal`).
    pub node: &'static str,
    /// `yes`, `no`, `unknown`, or a word the node defines.
    pub answer: String,
    /// The findings it rests on; empty where the user said so.
    pub because: Vec<FindingId>,
    /// Whether nobody has answered yet, neither the evidence nor a person: `unknown` is then no answer.
    pub open: bool,
}

/// Something that would settle more.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// Who has it.
    pub who: Who,
    /// Whether it must not be sent around.
    pub secret: bool,
}

slugs! {
    /// Evidence that can be asked for (contract, section 6).
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[expect(missing_docs, reason = "the names are the contract's own words")]
    pub enum NeedKind {
        Answer = "answer",
        RequestId = "request-id",
        Policy = "policy",
        PolicySha1 = "policy-sha1",
        Form = "form",
        Body = "body",
        Bucket = "bucket",
        FileName = "file-name",
        FileSize = "file-size",
        SecretId = "secret-id",
        SecretKey = "secret-key",
        SignKey = "sign-key",
        ServerTime = "server-time",
        Permission = "permission",
    }
}

slugs! {
    /// Who can be asked.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Who {
        /// Whoever made the upload.
        Customer = "customer",
        /// Whoever runs the code that signs.
        Backend = "backend",
        /// Whoever owns the account.
        AccountOwner = "account-owner",
    }
}

/// The times that matter, on one line.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Times {
    /// The moment that counts.
    pub now: Now,
    /// The policy's expiration.
    pub expiration: Option<Instant>,
    /// KeyTime, start and end.
    pub key_time: Option<(i64, i64)>,
}

/// Everything the engine has to say.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    /// What it amounts to.
    pub verdict: Verdict,
    /// The documented case, if one.
    pub case: Option<Case>,
    /// The branch of the tree: a case's id, `other.<Code>`, `none.hidden`, `none.client`, `none`.
    pub branch: String,
    /// The path through it.
    pub path: Vec<Step>,
    /// All findings: errors that explain the answer, other errors, warnings, notes; inside each, in the
    /// order to mend them.
    pub findings: Vec<Finding>,
    /// What would settle more, most useful first.
    pub needs: Vec<Need>,
    /// The times.
    pub times: Times,
}

/// The cases the errors would lead to, in the order in which COS is thought to check
/// (contract, section 3): body, policy, expiration, signature, conditions.
pub fn predicted(findings: &[Finding]) -> Vec<DocumentedCase> {
    const ORDER: [DocumentedCase; 7] = [
        DocumentedCase::PostBody,
        DocumentedCase::PolicyFormat,
        DocumentedCase::Expiration,
        DocumentedCase::Signature,
        DocumentedCase::QAk,
        DocumentedCase::Bucket,
        DocumentedCase::Condition,
    ];
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let cases: Vec<DocumentedCase> = errors.filter_map(case_of).collect();
    let mut known = ORDER.to_vec();
    known.retain(|case| cases.contains(case));
    known
}

/// The branch of the tree the evidence leads to.
pub fn branch(context: &Context<'_>) -> String {
    let answer = context.facts.answer.as_ref();
    match answer.and_then(|answer| answer.wrapper) {
        Some(Wrapper::Status | Wrapper::Hidden | Wrapper::PreflightRefused) => {
            return "none.hidden".to_owned();
        }
        Some(Wrapper::ClientSide(_) | Wrapper::Gateway) => return "none.client".to_owned(),
        Some(Wrapper::Success) => return "none".to_owned(),
        None => {}
    }
    let code = answer.and_then(|answer| answer.code);
    let code = code.map(|code| context.text(code).trim().to_owned());
    let of_code = || Some(format!("other.{}", code.filter(|code| !code.is_empty())?));
    let said = || {
        let word = context.said("answer")?;
        super::tree::branch(word).map(|_| word.to_owned())
    };
    match context.meaning() {
        Some(Meaning::Documented(documented)) => documented.case.id().to_owned(),
        // A message that was pasted without its code has the code of its row.
        Some(Meaning::Known(id)) => codes::find(id)
            .filter(|row| row.id == codes::PERMISSION || answer.is_none_or(|it| it.code.is_none()))
            .map_or_else(
                || of_code().unwrap_or_else(|| "other.".to_owned()),
                codes::KnownAnswer::branch,
            ),
        Some(Meaning::OtherVendor(_) | Meaning::Unknown) | None => {
            let own = || Some(answer?.meaning.known()?.branch());
            let branch = of_code().or_else(own).or_else(said);
            branch.unwrap_or_else(|| "none".to_owned())
        }
    }
}

/// The step of the path that excludes the case's own cause, with the word for it in catalogues. Of a policy and of a
/// body each question asks one thing: the last excludes the cause where all before it are answered.
pub fn excluded(path: &[Step]) -> Option<(&Step, &'static str)> {
    let is_known = |step: &Step| {
        let told = !step.open && step.answer != "unknown";
        told || step.node == "body.who-built"
    };
    path.iter().enumerate().find_map(|(at, step)| {
        let mut rows = EXCLUDES.iter();
        let row = rows.find(|(node, answer, _)| *node == step.node && *answer == step.answer);
        let (.., word) = row.filter(|_| !step.open)?;
        let whole = !["policy", "body"].contains(word) || path.iter().take(at).all(is_known);
        whole.then_some((step, *word))
    })
}

/// What the findings amount to (contract, section 6: the first that applies).
pub fn judge(context: &Context<'_>, findings: &[Finding]) -> Verdict {
    let any = |test: &dyn Fn(&Finding) -> bool| findings.iter().any(test);
    let error = |finding: &Finding| finding.severity == Severity::Error;
    let explained = any(&|finding| finding.explains_answer);
    let signature = context.is_case(DocumentedCase::Signature);
    if any(&|finding| finding.id == FindingId::AnswerOtherRequest && error(finding)) {
        return Verdict::Mismatch;
    }
    if signature && !explained && any(&|finding| finding.id == FindingId::SignatureCorrect) {
        return Verdict::Mismatch;
    }
    if any(&error) || explained {
        return Verdict::Fault;
    }
    let refused = context.meaning().is_some() && !context.is_stored();
    // Whatever was pasted as the error is an answer that wants explaining, unless it says that all went well.
    if refused || !judged(context) {
        Verdict::Undetermined
    } else {
        Verdict::Sound
    }
}

/// Whether enough was seen to say that nothing is wrong: the form, and the policy where one is signed. What COS
/// stored needs no more than one of them.
fn judged(context: &Context<'_>) -> bool {
    let form = context.form().is_some() && !is_hollow(context);
    let policy = context.policy.is_some();
    if context.facts.answer.is_some() {
        return policy || form;
    }
    form && (policy || !context.mode.is_policy())
}

/// Whether a form only says which fields it has: in code the values are variables.
fn is_hollow(context: &Context<'_>) -> bool {
    let mut given = ["key", "q-ak", "q-signature"]
        .into_iter()
        .filter_map(|name| context.field(name))
        .peekable();
    let unknown = |text: &str| !text.is_empty() && text.chars().all(|letter| letter == UNKNOWN);
    given.peek().is_some() && given.all(|field| unknown(&field.text))
}

/// The documented case, if one.
pub fn case(context: &Context<'_>, verdict: Verdict, findings: &[Finding]) -> Option<Case> {
    let mut predicted = predicted(findings);
    if let Some(documented) = context.documented() {
        predicted.retain(|case| *case != documented.case);
        return Some(Case {
            id: documented.case,
            from: CaseFrom::Answer,
            also: predicted,
        });
    }
    let other = matches!(
        context.meaning(),
        Some(Meaning::Known(_) | Meaning::OtherVendor(_))
    );
    if other || verdict == Verdict::Sound || predicted.is_empty() {
        return None;
    }
    let id = predicted.remove(0);
    Some(Case {
        id,
        from: CaseFrom::Prediction,
        also: predicted,
    })
}
