//! What would settle more, most useful first (design 1, 8): the next question of a call. Safe questions come before
//! secrets; SignKey is asked for only when its KeyTime is over, because until then it is a live credential.

use super::context::{Context, Mode};
use super::verdict::{Need, NeedKind, Verdict, Who};
use super::{Finding, FindingId, NowFrom};
use crate::cos::DocumentedCase;
use crate::cos::answers::Meaning;
use crate::cos::known::{self, Operation};
use crate::cos::policy::Rule;
use crate::evidence::masked::is_masked;
use crate::evidence::policy::Coding;

/// The list of needs.
pub fn of(
    context: &Context<'_>,
    branch: &str,
    verdict: Verdict,
    findings: &[Finding],
) -> Vec<Need> {
    let mut list = List { needs: Vec::new() };
    let case = DocumentedCase::from_id(branch);
    if verdict != Verdict::Sound || case.is_some() {
        by_branch(context, branch, case, findings, &mut list);
    }
    open_questions(context, case, findings, &mut list);
    if !context.has_answer() {
        list.ask(NeedKind::Answer, Who::Customer);
    }
    list.needs
}

struct List {
    needs: Vec<Need>,
}

impl List {
    fn ask(&mut self, kind: NeedKind, who: Who) {
        let secret = matches!(kind, NeedKind::SecretKey | NeedKind::SignKey);
        if self.needs.iter().all(|need| need.kind != kind) {
            self.needs.push(Need { kind, who, secret });
        }
    }
}

fn policy_exact(context: &Context<'_>) -> bool {
    context
        .facts
        .policy
        .as_ref()
        .is_some_and(|text| text.coding != Coding::Json && !text.altered)
}

fn denied(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.id == FindingId::AnswerPermissionDenied)
}

/// The known answer outside the seven, if that is what was pasted.
fn known(context: &Context<'_>) -> Option<&'static known::KnownAnswer> {
    match &context.facts.answer.as_ref()?.meaning {
        Meaning::Known(id) => known::find(id),
        Meaning::Documented(_) | Meaning::OtherVendor(_) | Meaning::Unknown => None,
    }
}

fn form_complete(context: &Context<'_>) -> bool {
    context.form().is_some_and(|form| form.complete)
}

fn by_branch(
    context: &Context<'_>,
    branch: &str,
    case: Option<DocumentedCase>,
    findings: &[Finding],
    list: &mut List,
) {
    let policy = context.policy.is_some();
    let form = form_complete(context);
    match case {
        Some(DocumentedCase::QAk | DocumentedCase::Condition) => {
            if !form {
                list.ask(NeedKind::Form, Who::Customer);
            }
            if !policy {
                list.ask(NeedKind::Policy, Who::Customer);
            }
        }
        Some(DocumentedCase::Bucket) => {
            if context.facts.bucket.is_none() {
                list.ask(NeedKind::Bucket, Who::Customer);
            }
            if !policy {
                list.ask(NeedKind::Policy, Who::Customer);
            }
        }
        Some(DocumentedCase::Expiration | DocumentedCase::PolicyFormat) => {
            if !policy || !policy_exact(context) {
                list.ask(NeedKind::Policy, Who::Customer);
            }
        }
        Some(DocumentedCase::Signature) => signature(context, findings, list),
        Some(DocumentedCase::PostBody) => {
            if context
                .facts
                .request
                .as_ref()
                .is_none_or(|request| !request.body_exact)
            {
                list.ask(NeedKind::Body, Who::Customer);
            }
        }
        None => match branch {
            _ if denied(findings) => list.ask(NeedKind::Permission, Who::AccountOwner),
            // The answer is about another request, and this one needs none of a form's parts.
            _ if known(context).is_some_and(|row| row.operation == Operation::Other) => {}
            _ if known(context).is_some_and(|row| row.id == known::SEVERAL) => {
                list.ask(NeedKind::Answer, Who::Customer);
                list.ask(NeedKind::RequestId, Who::Customer);
            }
            "none.hidden" | "none.client" => {
                list.ask(NeedKind::Answer, Who::Customer);
                list.ask(NeedKind::RequestId, Who::Customer);
            }
            _ => {
                if !form {
                    list.ask(NeedKind::Form, Who::Customer);
                }
                if !policy {
                    list.ask(NeedKind::Policy, Who::Customer);
                }
            }
        },
    }
}

fn signature(context: &Context<'_>, findings: &[Finding], list: &mut List) {
    let settled = findings.iter().any(|finding| {
        matches!(
            finding.id,
            FindingId::SignatureExplained | FindingId::SignatureCorrect
        ) || finding.explains_answer && finding.id == FindingId::SignatureShape
    });
    if settled || !context.mode.is_policy() {
        return;
    }
    if !policy_exact(context) {
        list.ask(NeedKind::Policy, Who::Customer);
    }
    if !form_complete(context) {
        list.ask(NeedKind::Form, Who::Customer);
    }
    list.ask(NeedKind::PolicySha1, Who::Backend);
    let keys = &context.facts.keys;
    let over = context
        .key_time()
        .is_some_and(|key_time| context.now.instant > key_time.end.0);
    if keys.secret_key.is_none() {
        list.ask(NeedKind::SecretKey, Who::Backend);
        if keys.sign_key.is_none() && over {
            list.ask(NeedKind::SignKey, Who::Backend);
        }
    }
}

/// What a check could not see.
fn open_questions(
    context: &Context<'_>,
    case: Option<DocumentedCase>,
    findings: &[Finding],
    list: &mut List,
) {
    let Some(reading) = &context.policy else {
        if context.form().is_some() && context.mode == Mode::Policy {
            list.ask(NeedKind::Policy, Who::Customer);
        }
        return;
    };
    if context.form().is_none() && !reading.policy.entries.is_empty() {
        list.ask(NeedKind::Form, Who::Customer);
    }
    if reading.altered
        || findings
            .iter()
            .any(|finding| finding.id == FindingId::PolicyTextAltered)
    {
        list.ask(NeedKind::Policy, Who::Customer);
    }
    if reading.policy.on("bucket").next().is_some() && context.facts.bucket.is_none() {
        list.ask(NeedKind::Bucket, Who::Customer);
    }
    let masked = context
        .field("q-ak")
        .is_some_and(|view| is_masked(&view.text));
    if masked
        || context
            .condition_value("q-ak")
            .is_some_and(|id| is_masked(&id))
    {
        list.ask(NeedKind::SecretId, Who::Customer);
    }
    let named = context
        .field("key")
        .is_some_and(|view| view.text.contains("${filename}"));
    if named && context.facts.file_name.is_none() && reading.policy.on("key").next().is_some() {
        list.ask(NeedKind::FileName, Who::Customer);
    }
    let ranged = reading
        .policy
        .entries
        .iter()
        .any(|entry| matches!(entry.rule, Rule::Length { .. }));
    if ranged && context.facts.file_size.is_none() {
        list.ask(NeedKind::FileSize, Who::Customer);
    }
    if context.has_answer()
        && context.now.from == NowFrom::Machine
        && case != Some(DocumentedCase::PostBody)
    {
        list.ask(NeedKind::RequestId, Who::Customer);
    }
}
