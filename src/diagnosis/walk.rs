//! Walks the tree: at each node the evidence answers, else the user, else nobody (`unknown`). The table says where
//! an answer leads (`tree`); here stands only how evidence answers each question.

use super::context::Context;
use super::tree::{self, Next};
use super::verdict::Step;
use super::{Finding, FindingId, Severity};
use crate::cos::answers::Meaning;
use crate::cos::multipart::{Builder, built_by};
use crate::cos::{host, known};
use crate::evidence::policy::Coding;

/// The path from the branch's root to its leaf.
pub fn path(context: &Context<'_>, branch: &str, findings: &[Finding]) -> Vec<Step> {
    let mut steps = vec![Step {
        node: "answer",
        answer: branch.to_owned(),
        because: Vec::new(),
        open: false,
    }];
    let Some(start) = tree::branch(branch) else {
        return steps;
    };
    let mut at = tree::node(start.root);
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
            Some(Next::Node(id)) if steps.len() <= tree::NODES.len() => tree::node(id),
            Some(Next::Node(_) | Next::Leaf) | None => None,
        };
    }
    steps
}

/// All nodes that a walk on the branch can reach, root first.
pub fn nodes_of(branch: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut open: Vec<&'static str> = tree::branch(branch)
        .map(|branch| branch.root)
        .into_iter()
        .collect();
    while let Some(id) = open.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        let node = tree::node(id);
        open.extend(node.into_iter().flat_map(|node| node.answers).filter_map(
            |(_, next)| match next {
                Next::Node(id) => Some(*id),
                Next::Leaf => None,
            },
        ));
    }
    found
}

type Answer = Option<(String, Vec<FindingId>)>;

#[expect(clippy::unnecessary_wraps, reason = "every caller returns an answer")]
fn say(word: &str, because: &[&Finding]) -> Answer {
    Some((
        word.to_owned(),
        because.iter().map(|finding| finding.id).collect(),
    ))
}

/// Errors (and what explains the answer) that satisfy a test.
fn faults(findings: &[Finding], test: impl Fn(&Finding) -> bool) -> Vec<&Finding> {
    let counts = |finding: &&Finding| {
        (finding.severity == Severity::Error || finding.explains_answer) && test(finding)
    };
    findings.iter().filter(counts).collect()
}

/// `no` because of faults, `yes` where the evidence suffices to know, nothing where it does not.
fn judged(faults: &[&Finding], seen: bool) -> Answer {
    if faults.is_empty() {
        if seen { say("yes", &[]) } else { None }
    } else {
        say("no", faults)
    }
}

fn blames(finding: &Finding, field: &str) -> bool {
    finding
        .field
        .as_deref()
        .is_some_and(|blamed| blamed.eq_ignore_ascii_case(field))
}

/// How the evidence answers a node; `None` where it cannot.
pub fn from_evidence(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    match node.split('.').next().unwrap_or_default() {
        "q-ak" => q_ak(context, node, findings),
        "expiration" => expiration(context, node, findings),
        "signature" => signature(context, node, findings),
        "policy" => policy(context, node, findings),
        "bucket" => bucket(context, node, findings),
        "condition" => condition(context, node, findings),
        "body" => body(context, node, findings),
        "other" => other(context, node, findings),
        "hidden" => hidden(findings),
        "predict" => predict(context, findings),
        _ => None,
    }
}

/// The row of the Network tab, where what was pasted tells it: a preflight that was refused, or a bare status.
fn hidden(findings: &[Finding]) -> Answer {
    findings.iter().find_map(|finding| match finding.id {
        FindingId::AnswerPreflightRefused => say("options-refused", &[finding]),
        FindingId::AnswerWrapperOnly => {
            let status = finding.get_word("status")?;
            let refused = status.len() == 3 && status.starts_with('4');
            if refused {
                say("refused", &[finding])
            } else {
                None
            }
        }
        _ => None,
    })
}

fn in_form(context: &Context<'_>, field: &str, findings: &[Finding]) -> Answer {
    let absent = faults(findings, |finding| {
        blames(finding, field)
            && matches!(
                finding.id,
                FindingId::ConditionFieldMissing
                    | FindingId::FormFieldMissing
                    | FindingId::FormFieldAfterFile
            )
    });
    judged(&absent, context.field(field).is_some())
}

fn q_ak(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    match node {
        "q-ak.in-form" => in_form(context, "q-ak", findings),
        "q-ak.equal" => {
            let differs = faults(findings, |finding| {
                blames(finding, "q-ak")
                    && matches!(
                        finding.id,
                        FindingId::ConditionMismatch | FindingId::FormValueUndefined
                    )
            });
            let both = context.field("q-ak").is_some() && context.condition_value("q-ak").is_some();
            judged(&differs, both)
        }
        "q-ak.console" => {
            let other = faults(findings, |finding| {
                matches!(
                    finding.id,
                    FindingId::KeysOtherPair | FindingId::KeysMixedPair | FindingId::KeysSwapped
                )
            });
            let seen = context.facts.keys.secret_id.is_some() && context.field("q-ak").is_some();
            judged(&other, seen)
        }
        _ => None,
    }
}

fn expiration(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    match node {
        "expiration.same-policy" => {
            let other = faults(findings, |finding| {
                finding.id == FindingId::AnswerOtherRequest && blames(finding, "expiration")
            });
            let both = context.expiration().is_some()
                && context
                    .documented()
                    .is_some_and(|documented| documented.expiration.is_some());
            judged(&other, both)
        }
        "expiration.gap" => {
            let expired: Vec<&Finding> = findings
                .iter()
                .filter(|finding| is_expired(finding))
                .collect();
            if !expired.is_empty() {
                return say("expired", &expired);
            }
            context.expiration().and_then(|_| say("not-expired", &[]))
        }
        "expiration.cause" => {
            let cause = |id: FindingId| -> Vec<&Finding> {
                findings.iter().filter(|finding| finding.id == id).collect()
            };
            let causes = [
                (FindingId::PolicyExpirationLocalTime, "local-time"),
                (FindingId::PolicyExpirationTwelveHour, "twelve-hour"),
                (FindingId::PolicyExpirationHardCoded, "hard-coded"),
                (FindingId::PolicyExpirationTooShort, "too-short"),
                (FindingId::ClockSkew, "clock"),
            ];
            causes.into_iter().find_map(|(id, word)| {
                let found = cause(id);
                if found.is_empty() {
                    None
                } else {
                    say(word, &found)
                }
            })
        }
        _ => None,
    }
}

fn is_expired(finding: &Finding) -> bool {
    finding.id == FindingId::PolicyExpired
        || finding.id == FindingId::PolicyExpirationLocalTime
            && finding.severity != Severity::Warning
}

fn signature(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    let with = |ids: &[FindingId]| faults(findings, |finding| ids.contains(&finding.id));
    match node {
        "signature.mode" => context.form().and_then(|_| say(context.mode.slug(), &[])),
        "signature.who-has-key" => {
            let keys = &context.facts.keys;
            let given = keys.secret_key.is_some() || keys.sign_key.is_some();
            given.then(|| ("yes".to_owned(), Vec::new()))
        }
        "signature.fields" => signature_fields(context, findings),
        "signature.shape" => judged(
            &with(&[FindingId::SignatureShape]),
            context.field("q-signature").is_some(),
        ),
        "signature.recomputed" => {
            let correct: Vec<&Finding> = findings
                .iter()
                .filter(|finding| finding.id == FindingId::SignatureCorrect)
                .collect();
            if !correct.is_empty() {
                return say("yes", &correct);
            }
            let wrong = with(&[
                FindingId::SignatureExplained,
                FindingId::SignatureUnexplained,
            ]);
            if wrong.is_empty() {
                None
            } else {
                say("no", &wrong)
            }
        }
        "signature.deviations" => {
            let explained = with(&[FindingId::SignatureExplained]);
            if !explained.is_empty() {
                return say("yes", &explained);
            }
            let not = with(&[FindingId::SignatureUnexplained]);
            if not.is_empty() {
                None
            } else {
                say("no", &not)
            }
        }
        _ => None,
    }
}

fn signature_fields(context: &Context<'_>, findings: &[Finding]) -> Answer {
    let fields = [
        "q-sign-algorithm",
        "q-ak",
        "q-key-time",
        "q-signature",
        "policy",
    ];
    let absent = faults(findings, |finding| {
        let missing = matches!(
            finding.id,
            FindingId::FormFieldMissing
                | FindingId::ConditionFieldMissing
                | FindingId::FormFieldAfterFile
                | FindingId::FormValueUndefined
                | FindingId::PolicyMissing
        );
        missing && fields.iter().any(|field| blames(finding, field))
    });
    judged(&absent, context.form().is_some_and(|form| form.complete))
}

fn policy(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    use FindingId as Id;
    let with = |ids: &[FindingId]| faults(findings, |finding| ids.contains(&finding.id));
    let read = context.policy.as_ref();
    match node {
        "policy.base64" => {
            let wrong = with(&[
                Id::PolicyNotBase64,
                Id::PolicySentUnencoded,
                Id::PolicyHoldsSignature,
                Id::PolicyMissing,
                Id::PolicyBase64Variant,
            ]);
            let encoded = context
                .facts
                .policy
                .as_ref()
                .is_some_and(|text| text.coding != Coding::Json);
            judged(&wrong, encoded && read.is_some())
        }
        "policy.json" => {
            let wrong = with(&[
                Id::PolicyNotUtf8,
                Id::PolicyNotJson,
                Id::PolicyNotObject,
                Id::PolicyOtherKind,
                Id::PolicyDuplicateMember,
            ]);
            judged(
                &wrong,
                read.is_some_and(|reading| reading.document.is_valid()),
            )
        }
        "policy.conditions" => {
            let wrong = with(&[
                Id::PolicyMisspeltMember,
                Id::PolicyConditionsMissing,
                Id::PolicyConditionsEmpty,
                Id::PolicyConditionsNotArray,
                Id::PolicyExpirationMissing,
                Id::PolicyExpirationFormat,
            ]);
            judged(&wrong, read.is_some_and(|reading| reading.whole))
        }
        "policy.entries" => {
            let wrong = with(&[
                Id::PolicyConditionShape,
                Id::PolicyConditionOperator,
                Id::PolicyConditionName,
                Id::PolicyConditionValueType,
            ]);
            judged(
                &wrong,
                read.is_some_and(|reading| !reading.policy.entries.is_empty()),
            )
        }
        _ => None,
    }
}

fn bucket(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    let differs = faults(findings, |finding| {
        finding.id == FindingId::ConditionMismatch && blames(finding, "bucket")
    });
    let request = context.request_bucket();
    let wanted = context.condition_value("bucket");
    match node {
        "bucket.request" => request.and_then(|_| say("yes", &[])),
        "bucket.policy" => judged(&differs, request.is_some() && wanted.is_some()),
        "bucket.appid" => {
            let told = || differs.first()?.expected.clone();
            let wanted = wanted.or_else(told)?;
            say(
                if host::has_appid(&wanted) {
                    "yes"
                } else {
                    "no"
                },
                &[],
            )
        }
        _ => None,
    }
}

fn condition(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    let named = context
        .documented()
        .and_then(|documented| documented.key.clone());
    let first = || {
        let mut wrong = findings.iter().filter(|finding| {
            matches!(
                finding.id,
                FindingId::ConditionMismatch | FindingId::ConditionFieldMissing
            )
        });
        wrong.find_map(|finding| finding.field.clone())
    };
    let key = named.or_else(first)?;
    let field = if key.eq_ignore_ascii_case("q-sign-time") {
        "q-key-time".to_owned()
    } else {
        key.clone()
    };
    match node {
        "condition.which" => say(&key, &[]),
        "condition.sent" => in_form(context, &field, findings),
        "condition.difference" => {
            let wrong = faults(findings, |finding| {
                blames(finding, &field)
                    && matches!(
                        finding.id,
                        FindingId::ConditionMismatch | FindingId::FormValueUndefined
                    )
            });
            if wrong.is_empty() && super::checks::conditions::holds(context, &field) {
                return say("no", &[]);
            }
            let word = wrong
                .first()?
                .get_word("difference")
                .unwrap_or("other")
                .to_owned();
            say(&word, &wrong)
        }
        _ => None,
    }
}

fn body(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    use FindingId as Id;
    let with = |ids: &[FindingId]| faults(findings, |finding| ids.contains(&finding.id));
    let request = context.facts.request.as_ref();
    let header = request.is_some_and(|request| {
        request.headers_complete || request.header(context.evidence, "Content-Type").is_some()
    });
    let scanned = request.is_some_and(|request| request.multipart.is_some());
    match node {
        // Each builder writes boundaries of its own shape.
        "body.who-built" => {
            let scan = request?.multipart.as_ref()?;
            say(
                match built_by(&scan.boundary.as_ref()?.text) {
                    Builder::WebKit | Builder::Firefox => "browser",
                    Builder::Hand => "hand",
                    Builder::Unknown => return None,
                    _ => "library",
                },
                &[],
            )
        }
        "body.content-type" => {
            let wrong = with(&[
                Id::RequestNotFormData,
                Id::MultipartContentType,
                Id::MultipartBoundaryMissing,
                Id::MultipartBoundaryInvalid,
                Id::RequestMethod,
            ]);
            judged(&wrong, header)
        }
        "body.boundary" => judged(&with(&[Id::MultipartBoundaryMismatch]), header && scanned),
        "body.grammar" => {
            let wrong = faults(findings, |finding| {
                finding.id.id().starts_with("multipart.")
                    || finding.id == Id::FormFieldMissing && blames(finding, "file")
            });
            judged(&wrong, scanned)
        }
        _ => None,
    }
}

fn other(context: &Context<'_>, node: &str, findings: &[Finding]) -> Answer {
    let Some(answer) = &context.facts.answer else {
        // Whoever chose the code has read it out.
        let chosen = context
            .evidence
            .said
            .get("answer")?
            .strip_prefix("other.")?;
        return match node {
            "other.vendor" => say("cos", &[]),
            "other.code" => say(chosen, &[]),
            _ => None,
        };
    };
    match node {
        "other.vendor" => match &answer.meaning {
            Meaning::OtherVendor(vendor) => say(super::checks::answer::vendor_slug(*vendor), &[]),
            Meaning::Documented(_) | Meaning::Known(_) => say("cos", &[]),
            Meaning::Unknown => None,
        },
        "other.code" => {
            let code = answer.code.map(|code| context.text(code));
            let known = || match answer.meaning {
                Meaning::Known(id) => known::find(id).map(|row| row.code.into()),
                Meaning::Documented(_) | Meaning::OtherVendor(_) | Meaning::Unknown => None,
            };
            code.or_else(known).and_then(|code| say(code.trim(), &[]))
        }
        "other.permission" => {
            let denied: Vec<&Finding> = findings
                .iter()
                .filter(|finding| finding.id == FindingId::AnswerPermissionDenied)
                .collect();
            say(if denied.is_empty() { "yes" } else { "no" }, &denied)
        }
        _ => None,
    }
}

fn predict(context: &Context<'_>, findings: &[Finding]) -> Answer {
    // Of an upload nobody has seen nothing can be said.
    if context.form().is_none() && context.policy.is_none() && context.facts.request.is_none() {
        return None;
    }
    let first = super::verdict::predicted(findings).into_iter().next();
    let errors = faults(findings, |_| true);
    match first {
        Some(case) => say(case.id(), &errors),
        None => say(if errors.is_empty() { "none" } else { "other" }, &errors),
    }
}
