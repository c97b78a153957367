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
use crate::cos::policy::{Condition, Match};
use crate::diagnosis::FindingId as Id;
use crate::diagnosis::context::Context;
use crate::diagnosis::{Diagnosis, Finding, Severity, Who};
use crate::json::Node;
use crate::text::Span;

/// A finding on the bench, with the upload and what the engine sees in it in this round.
pub(super) struct Bench<'a, 'w> {
    upload: &'a mut Upload,
    log: &'a mut Log<'w>,
    context: &'a Context<'a>,
    finding: &'a Finding,
}

/// What is known of the mending, and what was done.
pub(super) struct Log<'a> {
    diagnosis: &'a Diagnosis,
    /// The moment for which is mended.
    pub(super) now: i64,
    picks: &'a Picks,
    /// Whether anything but the policy's text was changed in this round.
    pub(super) touched: bool,
    pub(super) changes: Vec<Change>,
    pub(super) choices: Vec<Choice>,
    pub(super) not_here: Vec<(Id, Who)>,
}

/// What the evidence alone shows, before the first round: encodings, body and request.
pub(super) fn given(upload: &mut Upload, log: &mut Log<'_>) {
    for finding in &log.diagnosis.findings {
        request::given(upload, log, finding);
        policy::given(upload, log, finding);
        if let Some(who) = elsewhere(finding.id) {
            log.elsewhere(finding.id, who);
        }
    }
}

/// Runs the rules over what the engine has to say about the upload.
pub(super) fn mend(
    upload: &mut Upload,
    log: &mut Log<'_>,
    context: &Context<'_>,
    findings: &[Finding],
) {
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
        let rule = RULES.iter().find(|(_, ids)| ids.contains(&finding.id));
        if let Some((mend, _)) = rule.filter(|_| !uncertain && !apparent && !note) {
            mend(&mut Bench {
                upload,
                log,
                context,
                finding,
            });
        }
    }
    if !broken {
        keys::settle_signature(upload, log, context, findings);
    }
}

/// A rule mends the finding on the bench.
type Mend = fn(&mut Bench<'_, '_>);

/// Notes that are mended.
const BESIDE: [Id; 2] = [
    Id::PolicyConditionWildcard,
    Id::PolicyConditionFilenameVariable,
];

macro_rules! rules {
    ($($mend:path: $($id:ident)+;)+) => { &[$(($mend, &[$(Id::$id),+])),+] };
}

/// The rule that mends a finding. Encodings, request and body are mended before the first round, a
/// signature follows from what is signed, and what is not here is mended by somebody else (see [`who`]).
const RULES: &[(Mend, &[Id])] = rules! {
    syntax::mend: PolicyNotJson;
    policy::missing: PolicyMissing;
    policy::object: PolicyNotObject;
    policy::duplicate: PolicyDuplicateMember;
    expiration::mend: PolicyExpirationMissing PolicyExpirationFormat PolicyExpired PolicyExpirationLocalTime
        PolicyExpirationTwelveHour PolicyExpirationTooShort;
    conditions::insert: PolicyConditionsMissing;
    conditions::replace: PolicyConditionsEmpty PolicyConditionsNotArray;
    conditions::append: PolicyRequiredConditionMissing;
    entries::shape: PolicyConditionShape;
    entries::respell: PolicyMisspeltMember PolicyConditionOperator PolicyConditionName;
    entries::value_type: PolicyConditionValueType;
    entries::pattern: PolicyConditionWildcard PolicyConditionFilenameVariable;
    mismatch::mend: ConditionMismatch;
    entries::size: ConditionSize;
    form::demanded: ConditionFieldMissing;
    form::missing: FormFieldMissing;
    form::order: FormFieldAfterFile;
    form::duplicate: FormDuplicateField;
    form::called: FormFileFieldName FormSecurityTokenName;
    form::as_text: FormTextFieldAsFile;
    form::undefined: FormValueUndefined;
    form::token_missing: FormSecurityTokenMissing;
    form::token_space: FormSecurityTokenSpace;
    form::slash: FormKeyLeadingSlash;
    form::status: FormSuccessStatus;
    keys::id_shape: KeysSecretIdShape;
    keys::key_shape: KeysSecretKeyShape;
    keys::swapped: KeysSwapped;
    keys::pair: KeysOtherPair KeysMixedPair;
    keys::key_time: KeyTimeFormat KeyTimeMilliseconds KeyTimeReversed KeyTimeExpired KeyTimeNotYet KeyTimeBeyondToken;
    keys::signature_shape: SignatureShape;
};

/// Who can mend what the upload itself cannot.
const fn elsewhere(id: Id) -> Option<Who> {
    match id {
        Id::AnswerPermissionDenied | Id::AnswerPreflightRefused => Some(Who::AccountOwner),
        Id::AnswerOtherRequest | Id::AnswerClientSide => Some(Who::Customer),
        Id::KeysTokenExpired | Id::ClockSkew => Some(Who::Backend),
        _ => None,
    }
}

/// Who mends an error that no rule mended.
pub(super) fn who(id: Id) -> Who {
    let size = (id == Id::ConditionSize).then_some(Who::Customer);
    size.or(elsewhere(id)).unwrap_or(Who::Backend)
}

/// The form in an order COS takes: text fields as they stood, the file last. What has no name is no field.
pub(super) fn ordered(upload: &Upload) -> Vec<(String, String)> {
    let fields = upload.fields.iter();
    let mut named: Vec<_> = fields.filter(|it| !it.name.trim().is_empty()).collect();
    named.sort_by_key(|entry| entry.file.is_some());
    let pairs = named
        .iter()
        .map(|entry| (entry.name.clone(), entry.handed()));
    pairs.collect()
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
        let (rule, prefix) = entry.rule.of_field()?;
        Some(Self {
            entry,
            rule,
            prefix,
        })
    }

    /// Whether a value meets it.
    fn allows(&self, text: &str) -> bool {
        let value = self.rule.value.as_str();
        text == value || self.prefix && text.starts_with(value)
    }
}

impl<'a, 'w> Bench<'a, 'w> {
    /// The same with another finding on it.
    fn about<'b>(&'b mut self, finding: &'b Finding) -> Bench<'b, 'w> {
        Bench {
            upload: self.upload,
            log: self.log,
            context: self.context,
            finding,
        }
    }

    /// The field that the finding blames.
    fn field(&self) -> &'a str {
        self.finding.field.as_deref().unwrap_or_default()
    }

    /// What it expects.
    fn expected(&self) -> &'a str {
        self.finding.expected.as_deref().unwrap_or_default()
    }

    /// What it found.
    fn actual(&self) -> &'a str {
        self.finding.actual.as_deref().unwrap_or_default()
    }

    /// One of its words.
    fn word(&self, name: &str) -> &'a str {
        self.finding.get_word(name).unwrap_or_default()
    }

    /// What the form sends in a text field.
    fn sent(&self, field: &str) -> Option<String> {
        self.upload.value(field)
    }

    /// The conditions on a field; `q-key-time` is demanded by `q-sign-time`.
    fn demands(&self, field: &str) -> Vec<Demand<'a>> {
        let on_time = field.eq_ignore_ascii_case("q-key-time");
        let name = if on_time { "q-sign-time" } else { field };
        let reading = self.context.policy.as_ref();
        let entries = reading.map_or(&[][..], |reading| &reading.policy.entries);
        let demands = entries.iter().filter_map(Demand::of);
        let demands = demands.filter(|it| it.rule.field.eq_ignore_ascii_case(name));
        demands.collect()
    }

    /// The value a condition demands exactly.
    fn demanded(&self, field: &str) -> Option<String> {
        let mut demands = self.demands(field).into_iter();
        let exact = demands.find(|demand| !demand.prefix)?;
        Some(exact.rule.value.clone())
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

    /// The entries of the conditions.
    fn items(&self) -> &'a [Node] {
        let items = self.conditions().and_then(Node::as_array);
        items.unwrap_or_default()
    }

    /// The first span of the finding inside the policy's text.
    fn span(&self) -> Option<Span> {
        let source = self.context.policy.as_ref()?.place.source;
        let mut marks = self.finding.places.iter();
        Some(marks.find(|it| it.place.source == source)?.place.span)
    }

    /// The policy's text as the engine sees it in this round.
    fn text(&self) -> &'a [u8] {
        let (context, reading) = (self.context, self.context.policy.as_ref());
        reading.map_or(&[], |reading| context.evidence.sources.slice(reading.place))
    }

    fn slice(&self, span: Span) -> &'a [u8] {
        self.text().get(span.start..span.end).unwrap_or_default()
    }

    /// The bytes of the policy between two as text.
    fn between(&self, start: usize, end: usize) -> String {
        String::from_utf8_lossy(self.slice(Span::new(start, end))).into_owned()
    }

    /// Replaces bytes of the policy; refused where this round has changed them already.
    fn edit(&mut self, span: Span, with: &str) -> bool {
        let from = self.between(span.start, span.end);
        let policy = self.upload.policy.as_mut().filter(|_| from != with);
        let done = policy.is_some_and(|policy| policy.replace(span, with));
        if done {
            let field = self.finding.field.as_deref().unwrap_or("policy");
            let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let sides = (given(&from), given(with));
            self.log
                .note(ChangeKind::Policy, self.finding.id, field, sides);
        }
        done
    }

    /// Gives a condition another value, as text.
    fn demand(&mut self, demand: Demand<'_>, value: &str) {
        if demand.rule.value != value {
            match demand.rule.node.as_text() {
                Some(text) => self.edit(text.span, &escaped(value)),
                None => self.edit(demand.rule.node.span, &quoted(value)),
            };
        }
    }

    /// Gives all conditions on a field this value.
    fn demand_all(&mut self, field: &str, value: &str) {
        for demand in self.demands(field) {
            self.demand(demand, value);
        }
    }

    /// Gives a form field a value, adding it where the form lacks it.
    fn fill(&mut self, name: &str, value: &str) {
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
        self.changed(ChangeKind::Form, name, (old, Some(value.to_owned())));
    }

    /// Notes that something else than the policy's text was changed.
    fn changed(&mut self, kind: ChangeKind, field: &str, sides: Sides) {
        self.log.touched = true;
        self.log.note(kind, self.finding.id, field, sides);
    }

    /// Which side somebody picked.
    fn picked(&self) -> Option<usize> {
        let id = (self.finding.id, self.field().to_owned());
        self.log.picks.get(&id).copied()
    }

    /// Which side to take, and the choice noted for whoever reads the remedy.
    fn choose(&mut self, sides: Vec<Alternative>, first: First) -> Option<Side> {
        let (finding, field) = (self.finding.id, self.field());
        let picked = self.picked().filter(|index| *index < sides.len());
        let usual = (first != First::Open && !sides.is_empty()).then_some(0);
        let taken = picked.or(usual);
        let side = taken.and_then(|index| sides.get(index)).map(|it| it.side);
        let known = |choice: &Choice| choice.finding == finding && choice.field == field;
        if sides.len() > 1 && !self.log.choices.iter().any(known) {
            let options = sides.into_iter().map(|side| self.settled(side)).collect();
            self.log.choices.push(Choice {
                finding,
                field: field.to_owned(),
                options,
                taken,
                advised: first == First::Advised,
            });
        }
        side
    }

    /// A side of the finding's choice, with what stood there before the policy was mended otherwise.
    fn settled(&self, mut side: Alternative) -> Alternative {
        let (field, change) = (self.field(), &mut side.change);
        let known = self.log.changes.iter().rfind(|before| {
            before.kind == change.kind && before.field == field && before.to == change.from
        });
        if let Some(before) = known {
            change.from.clone_from(&before.from);
        }
        if change.field.is_empty() {
            field.clone_into(&mut change.field);
        }
        change.finding = self.finding.id;
        side
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
            touched: false,
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
    fn note(&mut self, kind: ChangeKind, finding: Id, field: &str, (from, to): Sides) {
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
            finding,
        });
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
