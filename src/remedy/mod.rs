//! Corrected values, made by the smallest change and proved before anybody sees them: a corrected upload is
//! diagnosed like any other, without the answer and with its own moment, and one that would not pass is
//! not handed out. Where mending means guessing, the sides are offered; what cannot be mended from here
//! says who can.
//!
//! Rules mend one finding each (`rules`), on a draft of the upload (`draft`) whose policy text remembers
//! every byte it kept (`edits`); they run until the engine has nothing more to say. This room knows no
//! words and no screen, and reads no clock: `sign` (the four steps), `permission` (CAM) and `trial` (what if)
//! are pure too.

mod draft;
mod edits;
pub mod permission;
mod rules;
pub mod sign;
pub mod snippets;
pub mod trial;
pub mod words;

use std::collections::BTreeMap;

use crate::cos::signature;
use crate::diagnosis::context::Context;
use crate::diagnosis::order::MANY;
use crate::diagnosis::{
    Clock, Diagnosis, Effort, Finding, FindingId, NeedKind, Param, Severity, Verdict, Watch, Who,
    diagnose,
};
use crate::evidence::Evidence;
use crate::text::Place;

use draft::{Draft, UNKNOWN};
pub use edits::{Edit, PatchLine, Sign};
use rules::Bench;

/// More rounds than any upload needs: a mistake may hide the next one only a few times.
const ROUNDS: usize = 24;

/// A policy larger than this, in bytes, or a form of more fields is no upload that somebody wants mended.
const POLICY_LIMIT: usize = 64 * 1024;
/// See [`POLICY_LIMIT`].
const FIELDS_LIMIT: usize = 1000;

/// What to do about a diagnosis.
#[derive(Clone, Debug, Default)]
pub struct Remedy {
    /// The corrected upload. `None` where nothing is to be changed, a choice has no documented side, or the
    /// corrected upload would still be refused.
    pub corrected: Option<Corrected>,
    /// Where two things could have been meant.
    pub choices: Vec<Choice>,
    /// What cannot be mended in the upload, and who can.
    pub not_here: Vec<(FindingId, Who)>,
    /// What a pasted CAM or STS policy says about this upload.
    pub permission: Option<permission::Given>,
}

/// An upload in which the engine finds nothing wrong any more.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// What changes, in the order in which it was found.
    pub changes: Vec<Change>,
    /// The replacements on the bytes of the policy's JSON; empty where the text stays.
    pub edits: Vec<Edit>,
    /// The same as lines.
    pub patch: Vec<PatchLine>,
    /// The policy's JSON.
    pub policy: Option<String>,
    /// Its standard base64: the `policy` field.
    pub policy_base64: Option<String>,
    /// `start;end`, Unix seconds.
    pub key_time: Option<String>,
    /// SignKey's first and last four digits, where a key was given.
    pub sign_key: Option<String>,
    /// 40 hexadecimal digits.
    pub string_to_sign: Option<String>,
    /// 40 hexadecimal digits, where a key was given.
    pub signature: Option<String>,
    /// The form in an order COS takes, `file` last (`@` and its name). What is not known stands as stars.
    pub form: Vec<(String, String)>,
    /// The request's bucket.
    pub bucket: Option<String>,
    /// Whether the engine was asked again and found nothing: always so in a remedy that is handed out.
    pub verified: bool,
    /// What is still needed to complete it (the key, where the signature has to be made anew).
    pub needs: Vec<NeedKind>,
    /// The moment for which it holds, Unix seconds.
    pub now: i64,
}

/// What a change changes.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ChangeKind {
    /// Bytes of the policy's JSON.
    Policy,
    /// How the policy field is encoded.
    Encoding,
    /// A form field's value, or the field itself.
    Form,
    /// A form field that was sent several times: how often, and the value that stays.
    Once,
    /// A form field's name.
    FieldName,
    /// Where a form field stands.
    Order,
    /// The request's line, host or headers.
    Request,
    /// Bytes of the body.
    Body,
    /// Which of the given keys are used, or how they are read.
    Keys,
}

impl ChangeKind {
    /// Its word in reports.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Encoding => "encoding",
            Self::Form => "form",
            Self::Once => "once",
            Self::FieldName => "field-name",
            Self::Order => "order",
            Self::Request => "request",
            Self::Body => "body",
            Self::Keys => "keys",
        }
    }

    /// The message that says what is changed.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Policy => "remedy-change-policy",
            Self::Encoding => "remedy-change-encoding",
            Self::Form => "remedy-change-form",
            Self::Once => "remedy-change-once",
            Self::FieldName => "remedy-change-field-name",
            Self::Order => "remedy-change-order",
            Self::Request => "remedy-change-request",
            Self::Body => "remedy-change-body",
            Self::Keys => "remedy-change-keys",
        }
    }
}

/// One change of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// What it changes.
    pub kind: ChangeKind,
    /// Form field, policy member or header.
    pub field: String,
    /// What stood there; `None` where nothing did.
    pub from: Option<String>,
    /// What belongs there; `None` to take it away.
    pub to: Option<String>,
    /// Where, in the evidence.
    pub place: Option<Place>,
    /// The finding it mends.
    pub finding: FindingId,
}

impl Change {
    /// Whether the new value is still to be computed or given.
    pub fn is_open(&self) -> bool {
        self.to.as_deref() == Some(UNKNOWN)
    }
}

/// Which side of a contradiction a value comes from.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Side {
    /// The policy is right.
    Policy,
    /// The form is right.
    Form,
    /// The request is right.
    Request,
    /// The keys are right.
    Keys,
}

impl Side {
    /// Its word in reports and message ids.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Form => "form",
            Self::Request => "request",
            Self::Keys => "keys",
        }
    }

    /// The message that names the side.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Policy => "remedy-side-policy",
            Self::Form => "remedy-side-form",
            Self::Request => "remedy-side-request",
            Self::Keys => "remedy-side-keys",
        }
    }
}

/// Where two things could have been meant.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The finding it mends.
    pub finding: FindingId,
    /// The field blamed.
    pub field: String,
    /// The sides, the documented one first.
    pub options: Vec<Alternative>,
    /// The side that [`Remedy::corrected`] takes: the documented one, or the one picked. `None`: nobody can
    /// know, and there is no corrected upload until somebody picks.
    pub taken: Option<usize>,
    /// Whether 436/41164 says to take the first side.
    pub advised: bool,
}

/// One side of a choice.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Whose value it is.
    pub side: Side,
    /// The value both sides have then.
    pub value: String,
    /// What it changes: what stands there and what is proposed. Without a `to`, only its owner knows.
    pub change: Change,
    /// The upload corrected that way, proved like any other.
    pub corrected: Option<Corrected>,
}

/// Which side somebody picked, by finding and field.
pub type Picks = BTreeMap<(FindingId, String), usize>;

/// The remedy, with the documented side of every choice.
pub fn remedy(evidence: &Evidence, diagnosis: &Diagnosis, clock: &Clock) -> Remedy {
    remedy_with(evidence, diagnosis, clock, &Picks::new())
}

/// The remedy with sides that somebody picked.
pub fn remedy_with(
    evidence: &Evidence,
    diagnosis: &Diagnosis,
    clock: &Clock,
    picks: &Picks,
) -> Remedy {
    let mut remedy = attempt(evidence, diagnosis, clock, picks);
    remedy.permission = permission::given(evidence);
    // Two choices of two sides are looked at one by one; more are a question, not a list of values.
    for index in 0..remedy.choices.len().min(4) {
        let Some(choice) = remedy.choices.get(index) else {
            continue;
        };
        let id = (choice.finding, choice.field.clone());
        let sides = choice.options.len();
        let taken = choice.taken;
        for side in (0..sides).filter(|side| Some(*side) != taken) {
            let mut other = picks.clone();
            other.insert(id.clone(), side);
            let corrected = attempt(evidence, diagnosis, clock, &other).corrected;
            let choice = remedy.choices.get_mut(index);
            if let Some(option) = choice.and_then(|choice| choice.options.get_mut(side)) {
                option.corrected = corrected;
            }
        }
    }
    remedy
}

fn attempt(evidence: &Evidence, diagnosis: &Diagnosis, clock: &Clock, picks: &Picks) -> Remedy {
    let facts = evidence.facts();
    let original = Draft::new(evidence, &facts);
    let mut work = Work {
        draft: original.clone(),
        given: diagnosis,
        now: moment(diagnosis, clock),
        picks,
        changes: Vec::new(),
        choices: Vec::new(),
        not_here: Vec::new(),
    };
    if work.draft.fields.len() > FIELDS_LIMIT
        || work
            .draft
            .policy_text()
            .is_some_and(|text| text.len() > POLICY_LIMIT)
        || crowded(diagnosis)
    {
        return Remedy::default();
    }
    rules::given(&mut work);
    let last = work.run();
    let mut remedy = Remedy {
        corrected: None,
        choices: std::mem::take(&mut work.choices),
        not_here: std::mem::take(&mut work.not_here),
        permission: None,
    };
    let open = |finding: &&Finding| finding.severity == Severity::Error;
    for finding in last.findings.iter().filter(open) {
        let chosen = remedy
            .choices
            .iter()
            .any(|choice| choice.finding == finding.id && choice.taken.is_none());
        if !chosen {
            push_once(&mut remedy.not_here, (finding.id, rules::who(finding.id)));
        }
    }
    if !work.changes.is_empty() && sound(&last, diagnosis) {
        remedy.corrected = Some(work.finish());
    }
    remedy
}

/// Whether one kind of finding is told as often as it may be: nobody mends so many one by one.
fn crowded(diagnosis: &Diagnosis) -> bool {
    let mut counts: BTreeMap<FindingId, usize> = BTreeMap::new();
    for finding in &diagnosis.findings {
        *counts.entry(finding.id).or_default() += 1;
    }
    counts.values().any(|count| *count >= MANY)
}

/// Nothing refused, and no warning that was not there before.
fn sound(last: &Diagnosis, given: &Diagnosis) -> bool {
    let known = |finding: &Finding| {
        let same = |other: &Finding| other.id == finding.id && other.field == finding.field;
        given.findings.iter().any(same)
    };
    let loud = |finding: &&Finding| finding.severity == Severity::Warning;
    last.verdict == Verdict::Sound && last.findings.iter().filter(loud).all(known)
}

/// The remedy's own moment. What was in time is judged at the moment it was sent; what was not is made for
/// now, because that is when it will be sent again.
fn moment(diagnosis: &Diagnosis, clock: &Clock) -> i64 {
    let late = |finding: &&Finding| {
        let timed = matches!(
            finding.id,
            FindingId::PolicyExpired
                | FindingId::PolicyExpirationLocalTime
                | FindingId::PolicyExpirationTwelveHour
                | FindingId::PolicyExpirationFormat
                | FindingId::PolicyExpirationMissing
                | FindingId::PolicyExpirationTooShort
                | FindingId::KeysTokenExpired
                | FindingId::KeyTimeExpired
                | FindingId::KeyTimeNotYet
                | FindingId::KeyTimeFormat
                | FindingId::KeyTimeMilliseconds
                | FindingId::KeyTimeReversed
        );
        timed && finding.severity != Severity::Note
    };
    let seen = |finding: &Finding| {
        finding.params.iter().find_map(|(name, value)| match value {
            Param::Int(now) if *name == "now" => Some(*now),
            Param::Int(_) | Param::Text(_) | Param::Bool(_) | Param::List(_) => None,
        })
    };
    let sent = diagnosis.times.now.instant;
    let mut late = diagnosis.findings.iter().filter(late).peekable();
    if late.peek().is_none() {
        return sent;
    }
    // Never before the moment at which COS refused it.
    let refused = late.filter_map(seen).max().unwrap_or(sent);
    clock.given.unwrap_or(clock.machine).max(refused)
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The upload on the bench, with everything that was done to it.
struct Work<'a> {
    draft: Draft,
    given: &'a Diagnosis,
    now: i64,
    picks: &'a Picks,
    changes: Vec<Change>,
    choices: Vec<Choice>,
    not_here: Vec<(FindingId, Who)>,
}

impl Work<'_> {
    fn clock(&self) -> Clock {
        Clock {
            machine: self.now,
            offset: 0,
            given: Some(self.now),
        }
    }

    /// Mends round by round until there is nothing left that a rule can mend; the last diagnosis.
    fn run(&mut self) -> Diagnosis {
        let clock = self.clock();
        for _ in 0..ROUNDS {
            self.draft.encode();
            let evidence = self.draft.evidence();
            let diagnosis = diagnose(&evidence, &clock, Effort::None);
            let context = Context::new(&evidence, &clock, Effort::None, Watch::silent());
            let mut bench = Bench {
                work: &mut *self,
                context: &context,
                touched: false,
            };
            rules::mend(&mut bench, &diagnosis.findings);
            let touched = bench.touched;
            let edited = self
                .draft
                .policy
                .as_mut()
                .is_some_and(edits::Edited::commit);
            if !touched && !edited {
                return diagnosis;
            }
        }
        self.draft.encode();
        diagnose(&self.draft.evidence(), &clock, Effort::None)
    }

    /// The values to hand out.
    fn finish(&mut self) -> Corrected {
        let evidence = self.draft.evidence();
        let clock = self.clock();
        let key_time =
            Context::new(&evidence, &clock, Effort::None, Watch::silent()).key_time_text();
        let draft = &self.draft;
        let text = draft.policy_text();
        let string_to_sign = text.as_deref().map(signature::string_to_sign);
        let sign_key = rules::sign_key(draft, key_time.as_deref());
        let right = sign_key
            .as_deref()
            .zip(string_to_sign.as_deref())
            .map(|(key, text)| signature::signature(key, text));
        let policy = draft.policy.as_ref();
        let open = |name: &str| draft.value(name).is_some_and(|value| value == UNKNOWN);
        let mut needs = Vec::new();
        if open("q-signature") {
            needs.push(NeedKind::SecretKey);
        }
        if open("q-ak") {
            needs.push(NeedKind::SecretId);
        }
        Corrected {
            changes: std::mem::take(&mut self.changes),
            edits: policy.map(edits::Edited::edits).unwrap_or_default(),
            patch: policy.map(edits::Edited::patch).unwrap_or_default(),
            policy_base64: text.as_deref().map(crate::text::base64),
            policy: text.map(|text| String::from_utf8_lossy(&text).into_owned()),
            key_time,
            sign_key: sign_key.as_deref().map(sign::masked),
            string_to_sign,
            signature: right,
            form: rules::ordered(draft),
            bucket: draft.bucket.clone(),
            verified: true,
            needs,
            now: self.now,
        }
    }
}
