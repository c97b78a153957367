//! Walks the tree: at each node the evidence answers, else the user, else nobody (`unknown`). The table says where
//! an answer leads (`tree`); here stands only how evidence answers each question, most of them as a table too.

use super::context::{Context, PolicyReading};
use super::tree::{self, Next};
use super::verdict::Step;
use super::{Finding, FindingId as Id, Severity};
use crate::cos::answers::Meaning;
use crate::cos::multipart::{BROWSERS, HAND, UNKNOWN, built_by};
use crate::cos::{codes, fields, host};
use crate::evidence::policy::Coding;

/// The path from the branch's root to its leaf.
pub fn path(context: &Context<'_>, branch: &str, findings: &[Finding]) -> Vec<Step> {
    let mut steps = vec![Step {
        node: "answer",
        answer: branch.to_owned(),
        because: Vec::new(),
        open: false,
    }];
    let mut at = tree::branch(branch).and_then(|branch| tree::node(branch.root));
    while let Some(node) = at {
        let said = || Some((context.said(node.id)?.to_owned(), Vec::new()));
        let seen = || from_evidence(context, node.id, findings);
        // What a key may do is only inferred from the answer: whoever looked it up knows better.
        let known = if node.id == "other.permission" {
            said().or_else(seen)
        } else {
            seen().or_else(said)
        };
        let open = known.is_none();
        let (answer, because) = known.unwrap_or_else(|| ("unknown".to_owned(), Vec::new()));
        let next = node.next(&answer).or_else(|| node.next("unknown"));
        steps.push(Step {
            node: node.id,
            answer,
            because,
            open,
        });
        // Each node leads onward only (tested), so the length is bounded by the table's.
        at = match next {
            // Of the messages that share this code only one is about permissions.
            Some(Next::Node("other.permission")) if !is_permission(context) => None,
            Some(Next::Node(id)) if steps.len() <= tree::NODES.len() => tree::node(id),
            Some(Next::Node(_) | Next::Leaf) | None => None,
        };
    }
    steps
}

/// Whether the answer is, or may be, the one about permissions.
fn is_permission(context: &Context<'_>) -> bool {
    match context.meaning() {
        Some(Meaning::Known(id)) => [codes::PERMISSION, codes::SEVERAL].contains(id),
        _ => true,
    }
}

/// All nodes that a walk on the branch can reach, root first.
pub fn nodes_of(branch: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let root = tree::branch(branch).map(|branch| branch.root);
    let mut open: Vec<&'static str> = root.into_iter().collect();
    while let Some(id) = open.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        let answers = tree::node(id).map_or(&[][..], |node| node.answers);
        open.extend(answers.iter().filter_map(|(_, next)| match next {
            Next::Node(id) => Some(*id),
            Next::Leaf => None,
        }));
    }
    found
}

type Answer = Option<(String, Vec<Id>)>;

fn say(word: &str, because: &[&Finding]) -> (String, Vec<Id>) {
    let ids = because.iter().map(|finding| finding.id);
    (word.to_owned(), ids.collect())
}

/// Errors (and what explains the answer) of these ids; of any field where none is named.
fn faults<'f>(findings: &'f [Finding], ids: &[Id], fields: &[&str]) -> Vec<&'f Finding> {
    let blamed = |finding: &Finding| {
        let field = finding.field.as_deref().unwrap_or_default();
        fields.is_empty() || fields.iter().any(|name| name.eq_ignore_ascii_case(field))
    };
    let counts = |finding: &&Finding| ids.contains(&finding.id) && blamed(finding);
    loud(findings).filter(counts).collect()
}

/// Errors, and what explains the answer.
fn loud(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let loud = |it: &&Finding| it.severity == Severity::Error || it.explains_answer;
    findings.iter().filter(loud)
}

/// Findings that say a field is not where COS reads it.
const ABSENT: &[Id] = &[
    Id::ConditionFieldMissing,
    Id::FormFieldMissing,
    Id::FormFieldAfterFile,
];

/// A question whether all is well: the findings that say no, the fields they have to blame (none: any), and
/// whether enough is known to say yes.
struct Question {
    node: &'static str,
    wrong: &'static [Id],
    fields: &'static [&'static str],
    seen: fn(&Context<'_>) -> bool,
}

/// Declares questions: node, findings, fields, and whether enough is known.
macro_rules! questions {
    ($($node:literal: [$($wrong:ident)+] of [$($field:literal)*], $seen:expr;)+) => {
        &[$(Question {
            node: $node,
            wrong: &[$(Id::$wrong),+],
            fields: &[$($field),*],
            seen: $seen,
        },)+]
    };
}

fn sends(context: &Context<'_>, field: &str) -> bool {
    context.field(field).is_some()
}

fn reads(context: &Context<'_>, seen: fn(&PolicyReading) -> bool) -> bool {
    context.policy.as_ref().is_some_and(seen)
}

const QUESTIONS: &[Question] = questions! {
    "q-ak.in-form": [ConditionFieldMissing FormFieldMissing FormFieldAfterFile] of ["q-ak"],
        |context| sends(context, "q-ak");
    "q-ak.equal": [ConditionMismatch FormValueUndefined] of ["q-ak"],
        |context| sends(context, "q-ak") && context.condition_value("q-ak").is_some();
    "q-ak.console": [KeysOtherPair KeysMixedPair KeysSwapped] of [],
        |context| context.facts.keys.secret_id.is_some() && sends(context, "q-ak");
    "expiration.same-policy": [AnswerOtherRequest] of ["expiration"], |context| {
        let printed = context.documented().and_then(|told| told.expiration);
        context.expiration().is_some() && printed.is_some()
    };
    "signature.fields": [
        FormFieldMissing ConditionFieldMissing FormValueUndefined PolicyMissing
    ] of ["q-sign-algorithm" "q-ak" "q-key-time" "q-signature" "policy"],
        |context| context.form().is_some_and(|form| form.complete);
    "signature.order": [FormFieldAfterFile]
        of ["q-sign-algorithm" "q-ak" "q-key-time" "q-signature" "policy"],
        |context| context.form().is_some_and(|form| form.complete && form.ordered);
    "signature.shape": [SignatureShape] of [], |context| sends(context, "q-signature");
    "policy.base64": [
        PolicyNotBase64 PolicySentUnencoded PolicyHoldsSignature PolicyMissing PolicyBase64Variant
    ] of [], |context| {
        let text = context.facts.policy.as_ref();
        text.is_some_and(|text| text.coding != Coding::Json) && context.policy.is_some()
    };
    "policy.json": [
        PolicyNotUtf8 PolicyNotJson PolicyNotObject PolicyOtherKind PolicyDuplicateMember
    ] of [], |context| reads(context, |reading| reading.document.is_valid());
    "policy.conditions": [
        PolicyMisspeltMember PolicyConditionsMissing PolicyConditionsEmpty PolicyConditionsNotArray
    ] of ["conditions"], |context| reads(context, |reading| reading.whole);
    "policy.expiration": [PolicyMisspeltMember PolicyExpirationMissing PolicyExpirationFormat]
        of ["expiration"], |context| reads(context, |reading| reading.whole);
    "policy.entries": [
        PolicyConditionShape PolicyConditionOperator PolicyConditionName PolicyConditionValueType
    ] of [], |context| reads(context, |reading| !reading.policy.entries.is_empty());
    "bucket.policy": [ConditionMismatch] of ["bucket"],
        |context| context.request_bucket().is_some() && context.condition_value("bucket").is_some();
    "body.content-type": [
        RequestNotFormData MultipartContentType MultipartBoundaryMissing MultipartBoundaryInvalid
        RequestMethod
    ] of [], has_content_type;
    "body.boundary": [MultipartBoundaryMismatch] of [],
        |context| has_content_type(context) && is_scanned(context);
    "body.line-endings": [MultipartLineEndings] of [], is_exact;
    "body.closing": [MultipartNoClosingBoundary MultipartTruncated] of [], is_exact;
};

/// Findings that answer a question with a word, whatever their severity; the first that is there counts.
#[rustfmt::skip]
const TELLS: &[(&str, Id, &str)] = &[
    ("expiration.cause", Id::PolicyExpirationLocalTime, "local-time"),
    ("expiration.cause", Id::PolicyExpirationTwelveHour, "twelve-hour"),
    ("expiration.cause", Id::PolicyExpirationHardCoded, "hard-coded"),
    ("expiration.cause", Id::PolicyExpirationTooShort, "too-short"),
    ("expiration.cause", Id::ClockSkew, "clock"),
    ("signature.recomputed", Id::SignatureCorrect, "yes"),
    ("signature.recomputed", Id::SignatureExplained, "no"),
    ("signature.recomputed", Id::SignatureUnexplained, "no"),
    ("signature.deviations", Id::SignatureExplained, "yes"),
    ("signature.deviations", Id::SignatureUnexplained, "no"),
    ("other.permission", Id::AnswerPermissionDenied, "no"),
    ("hidden.row", Id::AnswerPreflightRefused, "options-refused"),
];

fn has_content_type(context: &Context<'_>) -> bool {
    let request = context.facts.request.as_ref();
    request.is_some_and(|request| {
        request.headers_complete || request.header(context.evidence, "Content-Type").is_some()
    })
}

fn is_scanned(context: &Context<'_>) -> bool {
    let request = context.facts.request.as_ref();
    request.is_some_and(|request| request.multipart.is_some())
}

/// Whether the bytes that were sent are here: a copy shows no line ends, and may be cut.
fn is_exact(context: &Context<'_>) -> bool {
    let request = context.facts.request.as_ref();
    is_scanned(context) && request.is_some_and(|request| request.body_exact)
}

/// `no` because of faults, `yes` where the evidence suffices to know, nothing where it does not.
fn judged(faults: &[&Finding], seen: bool) -> Answer {
    if faults.is_empty() {
        seen.then(|| say("yes", &[]))
    } else {
        Some(say("no", faults))
    }
}

/// The word of the first finding that tells it.
fn told(node: &str, findings: &[Finding]) -> Answer {
    let mut rows = TELLS.iter().filter(|(asked, ..)| *asked == node);
    rows.find_map(|(_, id, word)| {
        let found: Vec<&Finding> = findings.iter().filter(|it| it.id == *id).collect();
        (!found.is_empty()).then(|| say(word, &found))
    })
}

/// How the evidence answers a node; `None` where it cannot.
pub fn from_evidence(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    if let Some(it) = QUESTIONS.iter().find(|question| question.node == node) {
        let wrong = faults(findings, it.wrong, it.fields);
        return judged(&wrong, (it.seen)(context));
    }
    let keys = &context.facts.keys;
    match node {
        "expiration.gap" => gap(context, findings),
        "signature.mode" => context.form().map(|_| say(context.mode.slug(), &[])),
        "signature.who-has-key" => {
            let given = keys.secret_key.is_some() || keys.sign_key.is_some();
            given.then(|| say("yes", &[]))
        }
        "bucket.request" => context.request_bucket().map(|_| say("yes", &[])),
        "bucket.appid" => appid(context, findings),
        "body.who-built" => builder(context),
        "body.grammar" => {
            let mut wrong = faults(findings, &[Id::FormFieldMissing], &["file"]);
            let later = |id: Id| {
                let mut asked = QUESTIONS.iter().filter(|it| it.node.starts_with("body."));
                asked.any(|question| question.wrong.contains(&id))
            };
            let of_body = |it: &&Finding| it.id.id().starts_with("multipart.") && !later(it.id);
            wrong.extend(loud(findings).filter(of_body));
            judged(&wrong, is_scanned(context))
        }
        "hidden.row" => told(node, findings).or_else(|| hidden(findings)),
        "predict" => predict(context, findings),
        _ if node.starts_with("condition.") => condition(context, node, findings),
        "other.vendor" | "other.code" => other(context, node),
        _ => told(node, findings),
    }
}

fn gap(context: &Context<'_>, findings: &[Finding]) -> Answer {
    let expired = |finding: &&Finding| match finding.id {
        Id::PolicyExpired => true,
        Id::PolicyExpirationLocalTime => finding.severity != Severity::Warning,
        _ => false,
    };
    let expired: Vec<&Finding> = findings.iter().filter(expired).collect();
    if expired.is_empty() {
        return context.expiration().map(|_| say("not-expired", &[]));
    }
    Some(say("expired", &expired))
}

fn appid(context: &Context<'_>, findings: &[Finding]) -> Answer {
    let told = || {
        let differs = faults(findings, &[Id::ConditionMismatch], &["bucket"]);
        differs.first()?.expected.clone()
    };
    let wanted = context.condition_value("bucket").or_else(told)?;
    let has = host::has_appid(&wanted);
    Some(say(if has { "yes" } else { "no" }, &[]))
}

/// The field that the answer names, else the first that breaks a condition.
fn condition(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    const BREAKS: [Id; 2] = [Id::ConditionMismatch, Id::ConditionFieldMissing];
    let broken = || {
        let mut wrong = findings.iter().filter(|it| BREAKS.contains(&it.id));
        wrong.find_map(|finding| finding.field.as_deref())
    };
    let key = context.named_key().or_else(broken)?;
    let field = fields::demanded(key);
    match node {
        "condition.which" => Some(say(key, &[])),
        "condition.sent" => judged(&faults(findings, ABSENT, &[field]), sends(context, field)),
        _ => {
            let wrong = [Id::ConditionMismatch, Id::FormValueUndefined];
            let wrong = faults(findings, &wrong, &[field]);
            let Some(first) = wrong.first() else {
                let holds = super::checks::conditions::holds(context, field);
                return holds.then(|| say("no", &[]));
            };
            Some(say(first.get_word("difference").unwrap_or("other"), &wrong))
        }
    }
}

/// Each builder writes boundaries of its own shape.
fn builder(context: &Context<'_>) -> Answer {
    let scan = context.facts.request.as_ref()?.multipart.as_ref()?;
    let word = match built_by(&scan.boundary.as_ref()?.text) {
        HAND => "hand",
        UNKNOWN => return None,
        builder if BROWSERS.contains(&builder) => "browser",
        _ => "library",
    };
    Some(say(word, &[]))
}

fn other(context: &Context<'_>, node: &str) -> Answer {
    let meaning = context.meaning()?;
    if node == "other.vendor" {
        return match meaning {
            Meaning::OtherVendor(vendor) => Some(say(vendor.slug(), &[])),
            Meaning::Documented(_) | Meaning::Known(_) => Some(say("cos", &[])),
            Meaning::Unknown => None,
        };
    }
    let code = context.facts.answer.as_ref().and_then(|answer| answer.code);
    let row = || Some(meaning.known()?.code.into());
    let code = code.map(|code| context.text(code)).or_else(row)?;
    Some(say(code.trim(), &[]))
}

/// The row of the Network tab that a bare status is.
fn hidden(findings: &[Finding]) -> Answer {
    let refused = |finding: &&Finding| {
        let status = finding.get_word("status").unwrap_or_default();
        finding.id == Id::AnswerWrapperOnly && status.len() == 3 && status.starts_with('4')
    };
    let status = findings.iter().find(refused)?;
    Some(say("refused", &[status]))
}

fn predict(context: &Context<'_>, findings: &[Finding]) -> Answer {
    // Of an upload nobody has seen nothing can be said.
    if context.form().is_none() && context.policy.is_none() && context.facts.request.is_none() {
        return None;
    }
    let errors: Vec<&Finding> = loud(findings).collect();
    let case = super::verdict::predicted(findings).into_iter().next();
    let none = if errors.is_empty() { "none" } else { "other" };
    Some(say(case.map_or(none, |case| case.id()), &errors))
}
