//! One rule for each finding that can be mended, cut by what they change. A rule changes the draft and says
//! what it changed; whether that was right is the engine's business, which is asked again afterwards.

mod conditions;
mod entries;
mod expiration;
mod form;
mod keys;
mod mismatch;
mod policy;
mod request;
mod syntax;

pub(super) use keys::sign_key;
pub(super) use mismatch::fitting;

use super::draft::Draft;
use super::{Alternative, Change, ChangeKind, Choice, Side, Work, push_once};
use crate::cos::policy::{Condition, Match, Rule};
use crate::diagnosis::FindingId as Id;
use crate::diagnosis::context::Context;
use crate::diagnosis::{Finding, FindingId, Severity, Who};
use crate::text::{Place, Span};

/// The draft and what the engine sees in it in this round.
pub(super) struct Bench<'a, 'w> {
    pub(super) work: &'a mut Work<'w>,
    pub(super) context: &'a Context<'a>,
    /// Whether anything but the policy's text was changed in this round.
    pub(super) touched: bool,
}

/// What the evidence alone shows, before the first round: encodings, body and request.
pub(super) fn given(work: &mut Work<'_>) {
    let findings = &work.given.findings;
    for finding in findings {
        request::given(work, finding);
        policy::given(work, finding);
        if let Some(who) = elsewhere(finding) {
            push_once(&mut work.not_here, (finding.id, who));
        }
    }
}

/// Runs the rules over what the engine has to say about the draft.
pub(super) fn mend(bench: &mut Bench<'_, '_>, findings: &[Finding]) {
    let broken = findings
        .iter()
        .any(|finding| finding.id == FindingId::PolicyNotJson);
    let key_time_is_odd = findings.iter().any(|finding| {
        matches!(
            finding.id,
            FindingId::KeyTimeReversed | FindingId::KeyTimeFormat
        )
    });
    for finding in findings {
        // Behind broken syntax nothing in the policy is certain; the next round sees it whole.
        if broken && finding.id != FindingId::PolicyNotJson {
            continue;
        }
        // A life too short may only be a KeyTime whose ends changed places.
        if finding.id == FindingId::PolicyExpirationTooShort && key_time_is_odd {
            continue;
        }
        rule(bench, finding);
    }
    if !broken {
        keys::settle_signature(bench, findings);
    }
}

/// A rule mends one finding on the bench.
type Mend = for<'b, 'a, 'w> fn(&'b mut Bench<'a, 'w>, &Finding);

/// Which findings each room of rules mends. Encodings, request and body are mended before the first round, a
/// signature follows from what is signed, and what is not here is mended by somebody else (see [`who`]).
const RULES: &[(Mend, &[Id])] = &[
    (syntax::mend, &[Id::PolicyNotJson]),
    (
        policy::mend,
        &[
            Id::PolicyMissing,
            Id::PolicyNotObject,
            Id::PolicyMisspeltMember,
            Id::PolicyDuplicateMember,
        ],
    ),
    (
        expiration::mend,
        &[
            Id::PolicyExpirationMissing,
            Id::PolicyExpirationFormat,
            Id::PolicyExpired,
            Id::PolicyExpirationLocalTime,
            Id::PolicyExpirationTwelveHour,
            Id::PolicyExpirationTooShort,
        ],
    ),
    (
        conditions::mend,
        &[
            Id::PolicyConditionsMissing,
            Id::PolicyConditionsEmpty,
            Id::PolicyConditionsNotArray,
            Id::PolicyRequiredConditionMissing,
        ],
    ),
    (
        entries::mend,
        &[
            Id::PolicyConditionShape,
            Id::PolicyConditionOperator,
            Id::PolicyConditionName,
            Id::PolicyConditionValueType,
            Id::PolicyConditionWildcard,
            Id::PolicyConditionFilenameVariable,
        ],
    ),
    (mismatch::mend, &[Id::ConditionMismatch]),
    (entries::size, &[Id::ConditionSize]),
    (
        form::mend,
        &[
            Id::ConditionFieldMissing,
            Id::FormFieldMissing,
            Id::FormFieldAfterFile,
            Id::FormDuplicateField,
            Id::FormFileFieldName,
            Id::FormTextFieldAsFile,
            Id::FormValueUndefined,
            Id::FormSecurityTokenMissing,
            Id::FormSecurityTokenName,
            Id::FormSecurityTokenSpace,
            Id::FormKeyLeadingSlash,
            Id::FormSuccessStatus,
        ],
    ),
    (
        keys::mend,
        &[
            Id::KeysSecretIdShape,
            Id::KeysSecretKeyShape,
            Id::KeysSwapped,
            Id::KeysOtherPair,
            Id::KeysMixedPair,
            Id::KeyTimeFormat,
            Id::KeyTimeMilliseconds,
            Id::KeyTimeReversed,
            Id::KeyTimeExpired,
            Id::KeyTimeNotYet,
            Id::KeyTimeBeyondToken,
            Id::SignatureShape,
        ],
    ),
];

/// The rule for a finding. Notes are mended only where they are the reason of an error beside them.
fn rule(bench: &mut Bench<'_, '_>, finding: &Finding) {
    let beside = matches!(
        finding.id,
        Id::PolicyConditionWildcard | Id::PolicyConditionFilenameVariable
    );
    if finding.severity == Severity::Note && !beside {
        return;
    }
    let found = RULES.iter().find(|(_, ids)| ids.contains(&finding.id));
    if let Some((mend, _)) = found {
        mend(bench, finding);
    }
}

/// Who can mend what the upload itself cannot.
fn elsewhere(finding: &Finding) -> Option<Who> {
    match finding.id {
        Id::AnswerPermissionDenied | Id::AnswerPreflightRefused => Some(Who::AccountOwner),
        Id::AnswerOtherRequest | Id::AnswerClientSide => Some(Who::Customer),
        Id::KeysTokenExpired | Id::ClockSkew => Some(Who::Backend),
        _ => None,
    }
}

/// Who mends an error that no rule mended.
pub(super) const fn who(id: FindingId) -> Who {
    match id {
        FindingId::ConditionSize | FindingId::AnswerOtherRequest | FindingId::AnswerClientSide => {
            Who::Customer
        }
        FindingId::AnswerPermissionDenied | FindingId::AnswerPreflightRefused => Who::AccountOwner,
        _ => Who::Backend,
    }
}

/// The form in an order COS takes: text fields as they stood, the file last. What has no name is no field.
pub(super) fn ordered(draft: &Draft) -> Vec<(String, String)> {
    let named = draft.fields.iter();
    let named = named.filter(|entry| !entry.name.trim().is_empty());
    let (files, texts): (Vec<_>, Vec<_>) = named.partition(|entry| entry.file.is_some());
    let text = texts
        .iter()
        .map(|entry| (entry.name.clone(), entry.shown()));
    let file = files.iter().map(|entry| {
        let name = entry.file.as_ref().and_then(|file| file.name.clone());
        (entry.name.clone(), format!("@{}", name.unwrap_or_default()))
    });
    text.chain(file).collect()
}

/// A condition that matches a field.
#[derive(Clone, Copy)]
pub(super) struct Demand<'a> {
    pub(super) entry: &'a Condition,
    pub(super) rule: &'a Match,
    pub(super) prefix: bool,
}

impl Demand<'_> {
    /// Whether a value meets it.
    fn allows(&self, text: &str) -> bool {
        let value = self.rule.value.as_str();
        if self.prefix {
            text.starts_with(value)
        } else {
            text == value
        }
    }
}

impl<'a> Bench<'a, '_> {
    fn draft(&mut self) -> &mut Draft {
        &mut self.work.draft
    }

    /// The conditions on a field; `q-key-time` is demanded by `q-sign-time`.
    fn demands(&self, field: &str) -> Vec<Demand<'a>> {
        let name = if field.eq_ignore_ascii_case("q-key-time") {
            "q-sign-time"
        } else {
            field
        };
        let Some(reading) = &self.context.policy else {
            return Vec::new();
        };
        let entries = reading.policy.entries.iter();
        let found = entries.filter_map(|entry| match &entry.rule {
            Rule::Exact(rule) => Some(Demand {
                entry,
                rule,
                prefix: false,
            }),
            Rule::StartsWith(rule) => Some(Demand {
                entry,
                rule,
                prefix: true,
            }),
            Rule::Length { .. } | Rule::Unreadable => None,
        });
        found
            .filter(|demand| demand.rule.field.eq_ignore_ascii_case(name))
            .collect()
    }

    /// The value a condition demands exactly.
    fn demanded(&self, field: &str) -> Option<String> {
        let exact = self
            .demands(field)
            .into_iter()
            .find(|demand| !demand.prefix);
        exact.map(|demand| demand.rule.value.clone())
    }

    /// The first span of the finding inside the policy's text.
    fn span(&self, finding: &Finding) -> Option<Span> {
        let source = self.context.policy.as_ref()?.place.source;
        let mark = finding
            .places
            .iter()
            .find(|mark| mark.place.source == source)?;
        Some(mark.place.span)
    }

    /// The policy's text as the engine sees it in this round.
    fn text(&self) -> &'a [u8] {
        let context = self.context;
        context
            .policy
            .as_ref()
            .map(|reading| context.evidence.sources.slice(reading.place))
            .unwrap_or_default()
    }

    fn slice(&self, span: Span) -> &'a [u8] {
        self.text().get(span.start..span.end).unwrap_or_default()
    }

    /// Replaces bytes of the policy; refused where this round has changed them already.
    fn edit(&mut self, finding: &Finding, span: Span, with: &str) -> bool {
        let from = String::from_utf8_lossy(self.slice(span)).into_owned();
        if from == with {
            return false;
        }
        let Some(policy) = self.draft().policy.as_mut() else {
            return false;
        };
        if !policy.replace(span, with) {
            return false;
        }
        let field = finding.field.clone().unwrap_or_else(|| "policy".to_owned());
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.say(
            ChangeKind::Policy,
            finding,
            &field,
            given(&from),
            given(with),
        );
        true
    }

    /// Gives a condition another value, as text.
    fn demand(&mut self, finding: &Finding, demand: Demand<'_>, value: &str) -> bool {
        if demand.rule.value == value {
            return false;
        }
        let written = quoted(value);
        match demand.rule.node.as_text() {
            Some(text) => {
                let inner = written.get(1..written.len().saturating_sub(1));
                self.edit(finding, text.span, inner.unwrap_or_default())
            }
            None => self.edit(finding, demand.rule.node.span, &written),
        }
    }

    /// Gives a form field a value, adding it where the form lacks it.
    fn fill(&mut self, finding: &Finding, name: &str, value: &str) {
        let draft = self.draft();
        let entry = draft.fields.iter_mut().find(|entry| entry.is(name));
        let old = match entry {
            Some(entry) => {
                let old = entry.shown();
                if entry.file.is_none() && old == value {
                    return;
                }
                value.as_bytes().clone_into(&mut entry.value);
                Some(old)
            }
            None if draft.form.is_some() => {
                draft.add(name, value);
                None
            }
            None => return,
        };
        self.touched = true;
        self.say(ChangeKind::Form, finding, name, old, Some(value.to_owned()));
    }

    /// Notes a change; of several on one value the first `from` and the last `to` count.
    fn say(
        &mut self,
        kind: ChangeKind,
        finding: &Finding,
        field: &str,
        from: Option<String>,
        to: Option<String>,
    ) {
        note(self.work, kind, finding, field, (from, to));
    }

    /// Which side to take, and the choice noted for whoever reads the remedy.
    fn choose(&mut self, finding: &Finding, ways: Vec<Way>, first: First) -> Option<Side> {
        let field = finding.field.clone().unwrap_or_default();
        let picked = self.work.picks.get(&(finding.id, field.clone())).copied();
        let taken = picked
            .filter(|index| *index < ways.len())
            .or((first != First::Open && !ways.is_empty()).then_some(0));
        let side = taken.and_then(|index| ways.get(index)).map(|way| way.side);
        let known = |choice: &Choice| choice.finding == finding.id && choice.field == field;
        if ways.len() > 1 && !self.work.choices.iter().any(known) {
            let place = place(self.work, finding);
            let changes = &self.work.changes;
            // What stood there before the policy was mended otherwise.
            let before = |way: &Way| {
                let known = changes.iter().rfind(|change| {
                    change.kind == way.kind && change.field == field && change.to == way.from
                });
                known.map_or_else(|| way.from.clone(), |change| change.from.clone())
            };
            let options = ways.into_iter().map(|way| Alternative {
                side: way.side,
                change: Change {
                    kind: way.kind,
                    field: way.field.map_or_else(|| field.clone(), str::to_owned),
                    from: before(&way),
                    to: way.to,
                    place,
                    finding: finding.id,
                },
                value: way.value,
                corrected: None,
            });
            let options = options.collect();
            self.work.choices.push(Choice {
                finding: finding.id,
                field,
                options,
                taken,
                advised: first == First::Advised,
            });
        }
        side
    }
}

/// Whether the first side of a choice is taken unless somebody picks.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum First {
    /// Nobody can know.
    Open,
    /// It needs no new signature.
    Taken,
    /// 436/41164 says so.
    Advised,
}

/// One side of a choice on its way: whose value it is and what it would change.
pub(super) struct Way {
    side: Side,
    value: String,
    kind: ChangeKind,
    field: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
}

impl Way {
    /// A side whose value takes the place of what stands in the form, the policy or the request.
    pub(super) fn new(side: Side, kind: ChangeKind, from: &str, to: &str) -> Self {
        Self {
            side,
            value: to.to_owned(),
            kind,
            field: None,
            from: (!from.is_empty()).then(|| from.to_owned()),
            to: Some(to.to_owned()),
        }
    }

    /// A side whose value only its owner knows: something of this kind takes the place of what was sent.
    pub(super) fn another(side: Side, kind: ChangeKind, from: &str, of: String) -> Self {
        Self {
            value: of,
            to: None,
            ..Self::new(side, kind, from, "")
        }
    }

    /// Of another field than the finding's.
    pub(super) fn of(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }
}

fn note(
    work: &mut Work<'_>,
    kind: ChangeKind,
    finding: &Finding,
    field: &str,
    (from, to): (Option<String>, Option<String>),
) {
    let same = |change: &&mut Change| {
        change.kind == kind
            && change.field == field
            && change.to == from
            && kind != ChangeKind::Policy
    };
    if let Some(change) = work.changes.iter_mut().find(same) {
        change.to = to;
        return;
    }
    let place = place(work, finding);
    work.changes.push(Change {
        kind,
        field: field.to_owned(),
        from,
        to,
        place,
        finding: finding.id,
    });
}

/// Where the evidence shows what the change mends.
fn place(work: &Work<'_>, finding: &Finding) -> Option<Place> {
    let all = &work.given.findings;
    let same = |other: &&Finding| other.id == finding.id && other.field == finding.field;
    let exact = |other: &&Finding| same(other) && other.actual == finding.actual;
    let found = all.iter().find(exact).or_else(|| all.iter().find(same))?;
    found.places.first().map(|mark| mark.place)
}

/// A JSON string. Non-ASCII stays as it is.
pub(super) fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
