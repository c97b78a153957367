//! One rule for each finding that can be mended, cut by what they change. A rule changes the upload and says
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

pub(super) use mismatch::fitting;

use super::upload::Upload;
use super::{Alternative, Change, ChangeKind, Choice, Picks, Side};
use crate::cos::policy::{Condition, Match, Rule};
use crate::diagnosis::FindingId as Id;
use crate::diagnosis::context::Context;
use crate::diagnosis::{Diagnosis, Finding, Severity, Who};
use crate::json::Node;
use crate::text::Span;

/// The upload and what the engine sees in it in this round.
pub(super) struct Bench<'a, 'w> {
    pub(super) upload: &'a mut Upload,
    pub(super) log: &'a mut Log<'w>,
    pub(super) context: &'a Context<'a>,
    /// Whether anything but the policy's text was changed in this round.
    pub(super) touched: bool,
}

/// What is known of the mending, and what was done.
pub(super) struct Log<'a> {
    diagnosis: &'a Diagnosis,
    /// The moment for which is mended.
    pub(super) now: i64,
    picks: &'a Picks,
    pub(super) changes: Vec<Change>,
    pub(super) choices: Vec<Choice>,
    pub(super) not_here: Vec<(Id, Who)>,
}

/// What the evidence alone shows, before the first round: encodings, body and request.
pub(super) fn given(upload: &mut Upload, log: &mut Log<'_>) {
    for finding in &log.diagnosis.findings {
        request::given(upload, log, finding);
        policy::given(upload, log, finding);
        if let Some(who) = elsewhere(finding) {
            log.elsewhere(finding.id, who);
        }
    }
}

/// Runs the rules over what the engine has to say about the upload.
pub(super) fn mend(bench: &mut Bench<'_, '_>, findings: &[Finding]) {
    let told = |ids: &[Id]| findings.iter().any(|finding| ids.contains(&finding.id));
    let broken = told(&[Id::PolicyNotJson]);
    let key_time_is_odd = told(&[Id::KeyTimeReversed, Id::KeyTimeFormat]);
    for finding in findings {
        // Behind broken syntax nothing in the policy is certain; the next round sees it whole.
        let uncertain = broken && finding.id != Id::PolicyNotJson;
        // A life too short may only be a KeyTime whose ends changed places.
        let apparent = key_time_is_odd && finding.id == Id::PolicyExpirationTooShort;
        // Notes are mended only where they are the reason of an error beside them.
        let note = finding.severity == Severity::Note && !BESIDE.contains(&finding.id);
        let rule = RULES.iter().find(|(id, _)| *id == finding.id);
        if let Some((_, mend)) = rule.filter(|_| !uncertain && !apparent && !note) {
            mend(bench, finding);
        }
    }
    if !broken {
        keys::settle_signature(bench, findings);
    }
}

/// A rule mends one finding on the bench.
type Mend = for<'b, 'a, 'w> fn(&'b mut Bench<'a, 'w>, &Finding);

/// Notes that are mended.
const BESIDE: [Id; 2] = [
    Id::PolicyConditionWildcard,
    Id::PolicyConditionFilenameVariable,
];

/// The rule that mends a finding. Encodings, request and body are mended before the first round, a
/// signature follows from what is signed, and what is not here is mended by somebody else (see [`who`]).
const RULES: &[(Id, Mend)] = &[
    (Id::PolicyNotJson, syntax::mend),
    (Id::PolicyMissing, policy::missing),
    (Id::PolicyNotObject, policy::object),
    (Id::PolicyMisspeltMember, policy::misspelt),
    (Id::PolicyDuplicateMember, policy::duplicate),
    (Id::PolicyExpirationMissing, expiration::mend),
    (Id::PolicyExpirationFormat, expiration::mend),
    (Id::PolicyExpired, expiration::mend),
    (Id::PolicyExpirationLocalTime, expiration::mend),
    (Id::PolicyExpirationTwelveHour, expiration::mend),
    (Id::PolicyExpirationTooShort, expiration::mend),
    (Id::PolicyConditionsMissing, conditions::insert),
    (Id::PolicyConditionsEmpty, conditions::replace),
    (Id::PolicyConditionsNotArray, conditions::replace),
    (Id::PolicyRequiredConditionMissing, conditions::append),
    (Id::PolicyConditionShape, entries::shape),
    (Id::PolicyConditionOperator, entries::operator),
    (Id::PolicyConditionName, entries::name),
    (Id::PolicyConditionValueType, entries::value_type),
    (Id::PolicyConditionWildcard, entries::pattern),
    (Id::PolicyConditionFilenameVariable, entries::pattern),
    (Id::ConditionMismatch, mismatch::mend),
    (Id::ConditionSize, entries::size),
    (Id::ConditionFieldMissing, form::demanded),
    (Id::FormFieldMissing, form::missing),
    (Id::FormFieldAfterFile, form::order),
    (Id::FormDuplicateField, form::duplicate),
    (Id::FormFileFieldName, form::file_name),
    (Id::FormTextFieldAsFile, form::as_text),
    (Id::FormValueUndefined, form::undefined),
    (Id::FormSecurityTokenMissing, form::token_missing),
    (Id::FormSecurityTokenName, form::token_name),
    (Id::FormSecurityTokenSpace, form::token_space),
    (Id::FormKeyLeadingSlash, form::slash),
    (Id::FormSuccessStatus, form::status),
    (Id::KeysSecretIdShape, keys::id_shape),
    (Id::KeysSecretKeyShape, keys::key_shape),
    (Id::KeysSwapped, keys::swapped),
    (Id::KeysOtherPair, keys::pair),
    (Id::KeysMixedPair, keys::pair),
    (Id::KeyTimeFormat, keys::key_time),
    (Id::KeyTimeMilliseconds, keys::key_time),
    (Id::KeyTimeReversed, keys::key_time),
    (Id::KeyTimeExpired, keys::key_time),
    (Id::KeyTimeNotYet, keys::key_time),
    (Id::KeyTimeBeyondToken, keys::key_time),
    (Id::SignatureShape, keys::signature_shape),
];

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
pub(super) const fn who(id: Id) -> Who {
    match id {
        Id::ConditionSize | Id::AnswerOtherRequest | Id::AnswerClientSide => Who::Customer,
        Id::AnswerPermissionDenied | Id::AnswerPreflightRefused => Who::AccountOwner,
        _ => Who::Backend,
    }
}

/// The form in an order COS takes: text fields as they stood, the file last. What has no name is no field.
pub(super) fn ordered(upload: &Upload) -> Vec<(String, String)> {
    let named = upload.fields.iter();
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

impl<'a> Demand<'a> {
    fn of(entry: &'a Condition) -> Option<Self> {
        let (rule, prefix) = match &entry.rule {
            Rule::Exact(rule) => (rule, false),
            Rule::StartsWith(rule) => (rule, true),
            Rule::Length { .. } | Rule::Unreadable => return None,
        };
        Some(Self {
            entry,
            rule,
            prefix,
        })
    }

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
    /// What the form sends in a text field.
    fn sent(&self, field: &str) -> Option<String> {
        self.upload.value(field)
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
        let found = entries.filter_map(Demand::of);
        found
            .filter(|demand| demand.rule.field.eq_ignore_ascii_case(name))
            .collect()
    }

    /// The policy's outermost value.
    fn root(&self) -> Option<&'a Node> {
        self.context.policy.as_ref()?.document.root.as_ref()
    }

    /// What stands where the conditions belong.
    fn conditions(&self) -> Option<&'a Node> {
        let (_, node) = self.context.policy.as_ref()?.policy.conditions.last()?;
        Some(node)
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

    /// The bytes of the policy between two as text.
    fn between(&self, start: usize, end: usize) -> String {
        String::from_utf8_lossy(self.slice(Span::new(start, end))).into_owned()
    }

    /// Replaces bytes of the policy; refused where this round has changed them already.
    fn edit(&mut self, finding: &Finding, span: Span, with: &str) -> bool {
        let from = self.between(span.start, span.end);
        let policy = self.upload.policy.as_mut().filter(|_| from != with);
        if !policy.is_some_and(|policy| policy.replace(span, with)) {
            return false;
        }
        let field = finding.field.as_deref().unwrap_or("policy");
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let sides = (given(&from), given(with));
        self.log.note(ChangeKind::Policy, finding, field, sides);
        true
    }

    /// Gives a condition another value, as text.
    fn demand(&mut self, finding: &Finding, demand: Demand<'_>, value: &str) -> bool {
        if demand.rule.value == value {
            return false;
        }
        match demand.rule.node.as_text() {
            Some(text) => self.edit(finding, text.span, &escaped(value)),
            None => self.edit(finding, demand.rule.node.span, &quoted(value)),
        }
    }

    /// Gives all conditions on a field this value.
    fn demand_all(&mut self, finding: &Finding, field: &str, value: &str) {
        for demand in self.demands(field) {
            self.demand(finding, demand, value);
        }
    }

    /// Gives a form field a value, adding it where the form lacks it.
    fn fill(&mut self, finding: &Finding, name: &str, value: &str) {
        let mut old = None;
        if let Some(entry) = self.upload.field_mut(name) {
            old = Some(entry.shown());
            if entry.file.is_none() && old.as_deref() == Some(value) {
                return;
            }
            value.as_bytes().clone_into(&mut entry.value);
        } else if self.upload.form.is_some() {
            self.upload.add(name, value);
        } else {
            return;
        }
        self.changed(
            ChangeKind::Form,
            finding,
            name,
            (old, Some(value.to_owned())),
        );
    }

    /// Notes that something else than the policy's text was changed.
    fn changed(&mut self, kind: ChangeKind, finding: &Finding, field: &str, sides: Sides) {
        self.touched = true;
        self.log.note(kind, finding, field, sides);
    }
}

/// What stood somewhere, and what stands there now.
type Sides = (Option<String>, Option<String>);

impl<'a> Log<'a> {
    pub(super) const fn new(diagnosis: &'a Diagnosis, now: i64, picks: &'a Picks) -> Self {
        Self {
            diagnosis,
            now,
            picks,
            changes: Vec::new(),
            choices: Vec::new(),
            not_here: Vec::new(),
        }
    }

    /// Notes that something is to be mended elsewhere.
    pub(super) fn elsewhere(&mut self, id: Id, who: Who) {
        if !self.not_here.contains(&(id, who)) {
            self.not_here.push((id, who));
        }
    }

    /// Notes a change; of several on one value the first `from` and the last `to` count.
    fn note(&mut self, kind: ChangeKind, finding: &Finding, field: &str, (from, to): Sides) {
        let same = |change: &&mut Change| {
            let one = change.kind == kind && change.field == field && change.to == from;
            one && kind != ChangeKind::Policy
        };
        if let Some(change) = self.changes.iter_mut().find(same) {
            change.to = to;
            return;
        }
        self.changes.push(Change {
            kind,
            field: field.to_owned(),
            from,
            to,
            finding: finding.id,
        });
    }

    /// Which side somebody picked.
    fn picked(&self, finding: &Finding) -> Option<usize> {
        let field = finding.field.clone().unwrap_or_default();
        self.picks.get(&(finding.id, field)).copied()
    }

    /// Which side to take, and the choice noted for whoever reads the remedy.
    fn choose(&mut self, finding: &Finding, sides: Vec<Alternative>, first: First) -> Option<Side> {
        let field = finding.field.clone().unwrap_or_default();
        let picked = self.picked(finding).filter(|index| *index < sides.len());
        let usual = (first != First::Open && !sides.is_empty()).then_some(0);
        let taken = picked.or(usual);
        let side = taken.and_then(|index| sides.get(index)).map(|it| it.side);
        let known = |choice: &Choice| choice.finding == finding.id && choice.field == field;
        if sides.len() > 1 && !self.choices.iter().any(known) {
            let options = sides.into_iter().map(|side| self.settled(finding, side));
            let options = options.collect();
            self.choices.push(Choice {
                finding: finding.id,
                field,
                options,
                taken,
                advised: first == First::Advised,
            });
        }
        side
    }

    /// A side of a finding's choice, with what stood there before the policy was mended otherwise.
    fn settled(&self, finding: &Finding, mut side: Alternative) -> Alternative {
        let field = finding.field.clone().unwrap_or_default();
        let change = &mut side.change;
        let known = self.changes.iter().rfind(|before| {
            before.kind == change.kind && before.field == field && before.to == change.from
        });
        if let Some(before) = known {
            change.from.clone_from(&before.from);
        }
        if change.field.is_empty() {
            change.field = field;
        }
        change.finding = finding.id;
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

/// A side whose value takes the place of what stands in the finding's field, in form, policy or request.
fn side(side: Side, kind: ChangeKind, from: &str, to: &str) -> Alternative {
    let change = Change {
        kind,
        field: String::new(),
        from: (!from.is_empty()).then(|| from.to_owned()),
        to: Some(to.to_owned()),
        finding: Id::ConditionMismatch,
    };
    Alternative {
        side,
        value: to.to_owned(),
        change,
        corrected: None,
    }
}

/// The policy's side, whose value only the owner of the form knows: something of this kind takes the place of what was
/// sent.
fn another(from: &str, of: String) -> Alternative {
    let mut another = side(Side::Policy, ChangeKind::Form, from, "");
    another.value = of;
    another.change.to = None;
    another
}

/// A JSON string. Non-ASCII stays as it is.
pub(super) fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// The same without its quotes.
pub(super) fn escaped(value: &str) -> String {
    let written = quoted(value);
    let inner = written.get(1..written.len().saturating_sub(1));
    inner.unwrap_or_default().to_owned()
}
