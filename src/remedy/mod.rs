//! Corrected values, made by the smallest change and proved before anybody sees them: a corrected upload is
//! diagnosed like any other, without the answer and with its own moment, and one that would not pass is
//! not handed out. Where mending means guessing, the sides are offered; what cannot be mended from here
//! says who can.
//!
//! Rules mend one finding each (`rules`), on a copy of the upload (`upload`) whose policy text is mended byte by
//! byte (`edits`); they run until the engine has nothing more to say. This room knows no
//! words and no screen, and reads no clock: `sign` (the four steps), `permission` (CAM) and `trial` (what if)
//! are pure too.

mod edits;
pub mod permission;
mod rules;
pub mod sign;
pub mod snippets;
pub mod trial;
mod upload;

use std::collections::BTreeMap;

use crate::cos::signature;
use crate::diagnosis::context::Context;
use crate::diagnosis::order::MANY;
use crate::diagnosis::{
    Clock, Diagnosis, Effort, Finding, FindingId, NeedKind, Severity, Verdict, Watch, Who, diagnose,
};
use crate::evidence::Evidence;
use crate::text::slugs::slugs;

pub use edits::{PatchLine, Sign};
use rules::Log;
use upload::{UNKNOWN, Upload};

/// More rounds than any upload needs: a mistake may hide the next one only a few times.
const ROUNDS: usize = 24;

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
    /// The lines of the policy's JSON that change; empty where the text stays.
    pub patch: Vec<PatchLine>,
    /// The policy's JSON.
    pub policy: Option<String>,
    /// Its standard base64: the `policy` field.
    pub policy_base64: Option<String>,
    /// `start;end`, Unix seconds.
    pub key_time: Option<String>,
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

slugs! {
    /// What a change changes.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum ChangeKind {
        /// Bytes of the policy's JSON.
        Policy = "policy",
        /// How the policy field is encoded.
        Encoding = "encoding",
        /// A form field's value, or the field itself.
        Form = "form",
        /// A form field that was sent several times: how often, and the value that stays.
        Once = "once",
        /// A form field's name.
        FieldName = "field-name",
        /// Where a form field stands.
        Order = "order",
        /// The request's line, host or headers.
        Request = "request",
        /// Bytes of the body.
        Body = "body",
        /// Which of the given keys are used, or how they are read.
        Keys = "keys",
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
    /// The finding it mends.
    pub finding: FindingId,
}

impl Change {
    /// Whether the new value is still to be computed or given.
    pub fn is_open(&self) -> bool {
        self.to.as_deref() == Some(UNKNOWN)
    }
}

slugs! {
    /// Which side of a contradiction a value comes from.
    #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
    pub enum Side {
        /// The policy is right.
        Policy = "policy",
        /// The form is right.
        Form = "form",
        /// The request is right.
        Request = "request",
        /// The keys are right.
        Keys = "keys",
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
    for choice in remedy.choices.iter_mut().take(4) {
        let id = (choice.finding, choice.field.clone());
        let taken = choice.taken;
        for (side, option) in choice.options.iter_mut().enumerate() {
            if Some(side) != taken {
                let mut other = picks.clone();
                other.insert(id.clone(), side);
                option.corrected = attempt(evidence, diagnosis, clock, &other).corrected;
            }
        }
    }
    remedy
}

fn attempt(evidence: &Evidence, diagnosis: &Diagnosis, clock: &Clock, picks: &Picks) -> Remedy {
    let mut work = Work {
        upload: Upload::new(evidence, &evidence.facts()),
        log: Log::new(diagnosis, moment(diagnosis, clock), picks),
    };
    if work.upload.is_large() || crowded(diagnosis) {
        return Remedy::default();
    }
    rules::given(&mut work.upload, &mut work.log);
    let last = work.run();
    let open = |finding: &&Finding| {
        let mut choices = work.log.choices.iter();
        let asked = choices.any(|choice| choice.finding == finding.id && choice.taken.is_none());
        finding.severity == Severity::Error && !asked
    };
    let open = last.findings.iter().filter(open).map(|it| it.id);
    for id in open.collect::<Vec<_>>() {
        work.log.elsewhere(id, rules::who(id));
    }
    let mended = !work.log.changes.is_empty() && sound(&last, diagnosis);
    let corrected = mended.then(|| work.finish());
    Remedy {
        corrected,
        choices: work.log.choices,
        not_here: work.log.not_here,
        permission: None,
    }
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
        use FindingId::{KeyTimeBeyondToken, KeyTimeFraction, KeysTokenExpired};
        let id = finding.id;
        let beside = [KeyTimeBeyondToken, KeyTimeFraction].contains(&id);
        let mut timed = ["policy.expir", "key-time."].into_iter();
        let timed = timed.any(|room| id.id().starts_with(room)) && !beside;
        (timed || id == KeysTokenExpired) && finding.severity != Severity::Note
    };
    let sent = diagnosis.times.now.instant;
    let mut late = diagnosis.findings.iter().filter(late).peekable();
    if late.peek().is_none() {
        return sent;
    }
    // Never before the moment at which COS refused it.
    let refused = late
        .filter_map(|it| it.get_int("now"))
        .max()
        .unwrap_or(sent);
    clock.given.unwrap_or(clock.machine).max(refused)
}

/// What the engine sees in evidence at a clock, without searching for a signature's mistake.
fn context<'e>(evidence: &'e Evidence, clock: &Clock) -> Context<'e> {
    Context::new(evidence, clock, Effort::None, Watch::silent())
}

/// The upload being mended, with everything that was done to it.
struct Work<'a> {
    upload: Upload,
    log: Log<'a>,
}

impl Work<'_> {
    fn clock(&self) -> Clock {
        Clock {
            machine: self.log.now,
            offset: 0,
            given: Some(self.log.now),
        }
    }

    /// Mends round by round until there is nothing left that a rule can mend; the last diagnosis.
    fn run(&mut self) -> Diagnosis {
        let clock = self.clock();
        for _ in 0..ROUNDS {
            self.upload.encode();
            let evidence = self.upload.evidence();
            let diagnosis = diagnose(&evidence, &clock, Effort::None);
            self.log.touched = false;
            let context = context(&evidence, &clock);
            rules::mend(
                &mut self.upload,
                &mut self.log,
                &context,
                &diagnosis.findings,
            );
            let policy = self.upload.policy.as_mut();
            let edited = policy.is_some_and(edits::Edited::commit);
            if !self.log.touched && !edited {
                return diagnosis;
            }
        }
        self.upload.encode();
        diagnose(&self.upload.evidence(), &clock, Effort::None)
    }

    /// The values to hand out.
    fn finish(&mut self) -> Corrected {
        let evidence = self.upload.evidence();
        let key_time = context(&evidence, &self.clock()).key_time_text();
        let upload = &self.upload;
        let text = upload.policy_text();
        let policy = upload.policy.as_ref();
        let open = |name: &str| upload.value(name).is_some_and(|value| value == UNKNOWN);
        let needs = [
            open("q-signature").then_some(NeedKind::SecretKey),
            open("q-ak").then_some(NeedKind::SecretId),
        ];
        Corrected {
            changes: std::mem::take(&mut self.log.changes),
            patch: policy.map(edits::Edited::patch).unwrap_or_default(),
            policy_base64: upload.policy_base64(),
            policy: text.map(|text| String::from_utf8_lossy(text).into_owned()),
            string_to_sign: text.map(signature::string_to_sign),
            signature: upload.signature(key_time.as_deref()),
            key_time,
            form: rules::ordered(upload),
            bucket: upload.bucket.clone(),
            verified: true,
            needs: needs.into_iter().flatten().collect(),
            now: self.log.now,
        }
    }
}
