//! Walks the tree: at each node the evidence answers, else the user, else nobody (`unknown`). The table says where
//! an answer leads (`tree`); here stands only how evidence answers each question, most of them as a table too.

use super::context::Context;
use super::tree::{self, Next};
use super::verdict::Step;
use super::{Finding, FindingId as Id, Severity};
use crate::cos::answers::Meaning;
use crate::cos::multipart::{Builder, built_by};
use crate::cos::{fields, host, known};
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
        let said = || {
            let word = context.evidence.said.get(node.id)?;
            Some((word.clone(), Vec::new()))
        };
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
        Some(Meaning::Known(id)) => [known::PERMISSION, known::SEVERAL].contains(id),
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
    let counts = |finding: &&Finding| {
        let loud = finding.severity == Severity::Error || finding.explains_answer;
        loud && ids.contains(&finding.id) && blamed(finding)
    };
    findings.iter().filter(counts).collect()
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

const fn question(
    node: &'static str,
    wrong: &'static [Id],
    fields: &'static [&'static str],
    seen: fn(&Context<'_>) -> bool,
) -> Question {
    Question {
        node,
        wrong,
        fields,
        seen,
    }
}

fn sends(context: &Context<'_>, field: &str) -> bool {
    context.field(field).is_some()
}

const QUESTIONS: &[Question] = &[
    question("q-ak.in-form", ABSENT, &["q-ak"], |context| {
        sends(context, "q-ak")
    }),
    question(
        "q-ak.equal",
        &[Id::ConditionMismatch, Id::FormValueUndefined],
        &["q-ak"],
        |context| sends(context, "q-ak") && context.condition_value("q-ak").is_some(),
    ),
    question(
        "q-ak.console",
        &[Id::KeysOtherPair, Id::KeysMixedPair, Id::KeysSwapped],
        &[],
        |context| context.facts.keys.secret_id.is_some() && sends(context, "q-ak"),
    ),
    question(
        "expiration.same-policy",
        &[Id::AnswerOtherRequest],
        &["expiration"],
        |context| {
            let printed = context.documented().and_then(|told| told.expiration);
            context.expiration().is_some() && printed.is_some()
        },
    ),
    question(
        "signature.fields",
        &[
            Id::FormFieldMissing,
            Id::ConditionFieldMissing,
            Id::FormFieldAfterFile,
            Id::FormValueUndefined,
            Id::PolicyMissing,
        ],
        &[
            "q-sign-algorithm",
            "q-ak",
            "q-key-time",
            "q-signature",
            "policy",
        ],
        |context| context.form().is_some_and(|form| form.complete),
    ),
    question("signature.shape", &[Id::SignatureShape], &[], |context| {
        sends(context, "q-signature")
    }),
    question(
        "policy.base64",
        &[
            Id::PolicyNotBase64,
            Id::PolicySentUnencoded,
            Id::PolicyHoldsSignature,
            Id::PolicyMissing,
            Id::PolicyBase64Variant,
        ],
        &[],
        |context| {
            let text = context.facts.policy.as_ref();
            text.is_some_and(|text| text.coding != Coding::Json) && context.policy.is_some()
        },
    ),
    question(
        "policy.json",
        &[
            Id::PolicyNotUtf8,
            Id::PolicyNotJson,
            Id::PolicyNotObject,
            Id::PolicyOtherKind,
            Id::PolicyDuplicateMember,
        ],
        &[],
        |context| {
            let reading = context.policy.as_ref();
            reading.is_some_and(|reading| reading.document.is_valid())
        },
    ),
    question(
        "policy.conditions",
        &[
            Id::PolicyMisspeltMember,
            Id::PolicyConditionsMissing,
            Id::PolicyConditionsEmpty,
            Id::PolicyConditionsNotArray,
            Id::PolicyExpirationMissing,
            Id::PolicyExpirationFormat,
        ],
        &[],
        |context| context.policy.as_ref().is_some_and(|reading| reading.whole),
    ),
    question(
        "policy.entries",
        &[
            Id::PolicyConditionShape,
            Id::PolicyConditionOperator,
            Id::PolicyConditionName,
            Id::PolicyConditionValueType,
        ],
        &[],
        |context| {
            let reading = context.policy.as_ref();
            reading.is_some_and(|reading| !reading.policy.entries.is_empty())
        },
    ),
    question(
        "bucket.policy",
        &[Id::ConditionMismatch],
        &["bucket"],
        |context| context.request_bucket().is_some() && context.condition_value("bucket").is_some(),
    ),
    question(
        "body.content-type",
        &[
            Id::RequestNotFormData,
            Id::MultipartContentType,
            Id::MultipartBoundaryMissing,
            Id::MultipartBoundaryInvalid,
            Id::RequestMethod,
        ],
        &[],
        has_content_type,
    ),
    question(
        "body.boundary",
        &[Id::MultipartBoundaryMismatch],
        &[],
        |context| has_content_type(context) && is_scanned(context),
    ),
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

/// `no` because of faults, `yes` where the evidence suffices to know, nothing where it does not.
fn judged(faults: &[&Finding], seen: bool) -> Answer {
    if faults.is_empty() {
        seen.then(|| say("yes", &[]))
    } else {
        Some(say("no", faults))
    }
}

/// The first of these findings that is there, whatever its severity, with the word for it.
fn first(findings: &[Finding], words: &[(Id, &str)]) -> Answer {
    words.iter().find_map(|(id, word)| {
        let of_id = |finding: &&Finding| finding.id == *id;
        let found: Vec<&Finding> = findings.iter().filter(of_id).collect();
        (!found.is_empty()).then(|| say(word, &found))
    })
}

/// How the evidence answers a node; `None` where it cannot.
pub fn from_evidence(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    if let Some(it) = QUESTIONS.iter().find(|question| question.node == node) {
        let wrong = faults(findings, it.wrong, it.fields);
        return judged(&wrong, (it.seen)(context));
    }
    match node {
        "expiration.gap" => gap(context, findings),
        "expiration.cause" => first(
            findings,
            &[
                (Id::PolicyExpirationLocalTime, "local-time"),
                (Id::PolicyExpirationTwelveHour, "twelve-hour"),
                (Id::PolicyExpirationHardCoded, "hard-coded"),
                (Id::PolicyExpirationTooShort, "too-short"),
                (Id::ClockSkew, "clock"),
            ],
        ),
        "signature.mode" => {
            let mode = context.form().map(|_| context.mode.slug())?;
            Some(say(mode, &[]))
        }
        "signature.who-has-key" => {
            let keys = &context.facts.keys;
            let given = keys.secret_key.is_some() || keys.sign_key.is_some();
            given.then(|| say("yes", &[]))
        }
        "signature.recomputed" => first(
            findings,
            &[
                (Id::SignatureCorrect, "yes"),
                (Id::SignatureExplained, "no"),
                (Id::SignatureUnexplained, "no"),
            ],
        ),
        "signature.deviations" => first(
            findings,
            &[
                (Id::SignatureExplained, "yes"),
                (Id::SignatureUnexplained, "no"),
            ],
        ),
        "bucket.request" => context.request_bucket().map(|_| say("yes", &[])),
        "bucket.appid" => appid(context, findings),
        "body.who-built" => builder(context),
        "body.grammar" => {
            let mut wrong = faults(findings, &[Id::FormFieldMissing], &["file"]);
            let loud = |it: &&Finding| it.severity == Severity::Error || it.explains_answer;
            wrong.extend(
                findings
                    .iter()
                    .filter(loud)
                    .filter(|it| it.id.id().starts_with("multipart.")),
            );
            judged(&wrong, is_scanned(context))
        }
        "hidden.row" => hidden(findings),
        "predict" => predict(context, findings),
        _ if node.starts_with("condition.") => condition(context, node, findings),
        _ if node.starts_with("other.") => other(context, node, findings),
        _ => None,
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
    let named = context.documented().and_then(|told| told.key.clone());
    let broken = || {
        let mut wrong = findings.iter().filter(|it| BREAKS.contains(&it.id));
        wrong.find_map(|finding| finding.field.clone())
    };
    let key = named.or_else(broken)?;
    let field = fields::demanded(&key);
    match node {
        "condition.which" => Some(say(&key, &[])),
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
        Builder::WebKit | Builder::Firefox => "browser",
        Builder::Hand => "hand",
        Builder::Unknown => return None,
        _ => "library",
    };
    Some(say(word, &[]))
}

fn other(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    let meaning = context.meaning()?;
    match node {
        "other.vendor" => match meaning {
            Meaning::OtherVendor(vendor) => Some(say(vendor.slug(), &[])),
            Meaning::Documented(_) | Meaning::Known(_) => Some(say("cos", &[])),
            Meaning::Unknown => None,
        },
        "other.code" => {
            let answer = context.facts.answer.as_ref();
            let code = answer.and_then(|answer| answer.code);
            let row = || match meaning {
                Meaning::Known(id) => known::find(id).map(|row| row.code.into()),
                Meaning::Documented(_) | Meaning::OtherVendor(_) | Meaning::Unknown => None,
            };
            let code = code.map(|code| context.text(code)).or_else(row)?;
            Some(say(code.trim(), &[]))
        }
        _ => first(findings, &[(Id::AnswerPermissionDenied, "no")]),
    }
}

/// The row of the Network tab, where what was pasted tells it: a preflight that was refused, or a bare status.
fn hidden(findings: &[Finding]) -> Answer {
    let refused = |finding: &&Finding| {
        let status = finding.get_word("status").unwrap_or_default();
        finding.id == Id::AnswerWrapperOnly && status.len() == 3 && status.starts_with('4')
    };
    let status = findings.iter().find(refused);
    first(findings, &[(Id::AnswerPreflightRefused, "options-refused")])
        .or_else(|| Some(say("refused", &[status?])))
}

fn predict(context: &Context<'_>, findings: &[Finding]) -> Answer {
    // Of an upload nobody has seen nothing can be said.
    if context.form().is_none() && context.policy.is_none() && context.facts.request.is_none() {
        return None;
    }
    let loud = |it: &&Finding| it.severity == Severity::Error || it.explains_answer;
    let errors: Vec<&Finding> = findings.iter().filter(loud).collect();
    let case = super::verdict::predicted(findings).into_iter().next();
    let none = if errors.is_empty() { "none" } else { "other" };
    Some(say(case.map_or(none, |case| case.id()), &errors))
}
