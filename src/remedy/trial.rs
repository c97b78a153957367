//! "What if": the upload with values that somebody tries out, judged like any other. Apart from the rules,
//! which know the right value themselves; here a person guesses and sees what COS would say. Nothing that was
//! given is changed, and the answer is left out: it was about the values that were sent.
//!
//! A signature follows what it signs: where the policy or KeyTime is changed and the signature sent was right
//! or cannot be judged, the trial takes it as made anew. What a trial cannot show (the body's bytes, headers)
//! stays as the diagnosis has it ([`Outcome::beside`]).

use std::collections::{HashMap, HashSet};

use crate::cos::policy::{Policy, Rule};
use crate::cos::{DocumentedCase, times};
use crate::diagnosis::{
    Clock, Diagnosis, Effort, Finding, FindingId, NowFrom, Param, Severity, Times, Verdict,
    diagnose,
};
use crate::evidence::{Evidence, Facts};
use crate::json;
use crate::text::Span;

use super::upload::{UNKNOWN, Upload};
use super::{context, rules};

/// A value that can be tried.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Knob {
    /// A value in the policy: the RFC 6901 pointer to it.
    Policy(String),
    /// A form field: its name and which of that name, from 0.
    Field(String, usize),
    /// The request's bucket.
    Bucket,
    /// The file's name, which `${filename}` becomes.
    FileName,
    /// The file's size in bytes.
    FileSize,
    /// The moment at which COS judges.
    Now,
    /// The policy's JSON as a whole.
    PolicyText,
}

/// A knob as it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Setting {
    /// Which.
    pub knob: Knob,
    /// The form field or policy member it belongs to; empty for [`Knob::Now`].
    pub name: String,
    /// Its value; `None` for a field that a condition demands and the form does not send.
    pub value: Option<String>,
}

impl Setting {
    fn new(knob: Knob, name: &str, value: Option<String>) -> Self {
        Self {
            knob,
            name: name.to_owned(),
            value,
        }
    }
}

/// What COS would say to the values tried.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The diagnosis of the trial.
    pub diagnosis: Diagnosis,
    /// Errors and warnings of the values as they were that are gone.
    pub gone: Vec<Finding>,
    /// Errors that no value of the list can mend (body, headers): they stay.
    pub beside: Vec<Finding>,
    /// Whether the signature counts as made anew.
    pub signed_anew: bool,
}

impl Outcome {
    /// Whether nothing would be refused any more.
    pub fn is_sound(&self) -> bool {
        self.diagnosis.verdict == Verdict::Sound && self.beside.is_empty()
    }
}

/// An upload whose values are tried out.
#[derive(Clone, Debug)]
pub struct Trial {
    original: Upload,
    upload: Upload,
    now: i64,
    sent_at: i64,
    offset: i32,
    /// What the engine says to the values as they were given, without the answer.
    before: Vec<Finding>,
    beside: Vec<Finding>,
    /// The mistake that was found in the signature that was sent.
    explained: Option<Finding>,
    blamed: Vec<String>,
}

impl Trial {
    /// A trial of what was given. `None` where there is neither policy nor form, or one too large to be typed
    /// in.
    pub fn new(
        evidence: &Evidence,
        facts: &Facts,
        diagnosis: &Diagnosis,
        clock: &Clock,
    ) -> Option<Self> {
        let upload = Upload::new(evidence, facts);
        let empty = upload.policy.is_none() && upload.form.is_none();
        if empty || upload.is_large() {
            return None;
        }
        let now = moment(facts, diagnosis);
        let explains = |one: &&Finding| one.id == FindingId::SignatureExplained;
        let mut trial = Self {
            original: upload.clone(),
            upload,
            now,
            sent_at: now,
            offset: clock.offset,
            before: Vec::new(),
            beside: Vec::new(),
            explained: diagnosis.findings.iter().find(explains).cloned(),
            blamed: Vec::new(),
        };
        trial.before = trial.judge().findings;
        let error = |finding: &&Finding| finding.severity == Severity::Error;
        let answers = |finding: &&Finding| !finding.id.id().starts_with("answer.");
        let unseen = |finding: &&Finding| !has(&trial.before, finding);
        let errors = diagnosis.findings.iter().filter(error);
        trial.blamed = errors.clone().filter_map(|one| one.field.clone()).collect();
        trial.beside = errors.filter(answers).filter(unseen).cloned().collect();
        Some(trial)
    }

    /// All knobs, those of blamed fields first, then in the order of the policy; what a condition demands and
    /// what the form sends stand side by side.
    pub fn settings(&self) -> Vec<Setting> {
        let mut list = self.in_policy();
        list.extend(self.in_form());
        list.extend(self.unsent(&list));
        list.extend(self.rest());
        let mut first = HashMap::new();
        for (index, one) in list.iter().enumerate() {
            first.entry(partner(&one.name)).or_insert(index);
        }
        let blamed: Vec<String> = self.blamed.iter().map(|name| partner(name)).collect();
        list.sort_by_cached_key(|one| {
            let name = partner(&one.name);
            let rank = blamed.iter().position(|blamed| *blamed == name);
            let whole = one.knob == Knob::PolicyText;
            (
                whole,
                rank.unwrap_or(blamed.len()),
                first.get(&name).copied(),
            )
        });
        list
    }

    /// The values of the policy: expiration and conditions.
    fn in_policy(&self) -> Vec<Setting> {
        let leaves = leaves(self.upload.policy_text().unwrap_or_default());
        let leaves = leaves.into_iter();
        leaves
            .map(|leaf| Setting::new(Knob::Policy(leaf.pointer), &leaf.name, Some(leaf.value)))
            .collect()
    }

    /// The text fields of the form; the policy is changed as JSON, and a token is nobody's guess.
    fn in_form(&self) -> Vec<Setting> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut list = Vec::new();
        let fields = self.upload.fields.iter();
        for entry in fields.filter(|entry| entry.file.is_none()) {
            let count = seen.entry(entry.name.to_ascii_lowercase()).or_default();
            let nth = *count;
            *count += 1;
            if entry.is("policy") || entry.is("x-cos-security-token") || entry.is("file") {
                continue;
            }
            let knob = Knob::Field(entry.name.clone(), nth);
            list.push(Setting::new(knob, &entry.name, Some(entry.shown())));
        }
        list
    }

    /// Fields that conditions demand and the form does not send.
    fn unsent(&self, list: &[Setting]) -> Vec<Setting> {
        let sent = list.iter().filter_map(|one| match &one.knob {
            Knob::Field(name, _) => Some(partner(name)),
            _ => None,
        });
        let mut known: HashSet<String> = sent.collect();
        known.extend(NO_FIELDS.map(str::to_owned));
        let demanded = list.iter().filter(|_| self.upload.form.is_some());
        let unsent = demanded.map(|one| partner(&one.name));
        unsent
            .filter(|name| known.insert(name.clone()))
            .map(|name| Setting::new(Knob::Field(name.clone(), 0), &name, None))
            .collect()
    }

    /// What stands in neither.
    fn rest(&self) -> Vec<Setting> {
        let upload = &self.upload;
        let now = times::Instant::from_seconds(self.now).to_iso();
        let text = upload.policy_text();
        let text = text.map(|text| String::from_utf8_lossy(text).into_owned());
        let size = upload.file_size.map(|size| size.to_string());
        let rest = [
            Setting::new(Knob::Bucket, "bucket", upload.bucket.clone()),
            Setting::new(Knob::FileName, "file", upload.file_name.clone()),
            Setting::new(Knob::FileSize, "file", size),
            Setting::new(Knob::Now, "", Some(now)),
            Setting::new(Knob::PolicyText, "policy", text),
        ];
        rest.into_iter().filter(|one| one.value.is_some()).collect()
    }

    /// Turns a knob. False where the value is none for it (a size that is no number, a moment that is none):
    /// nothing has changed then.
    pub fn set(&mut self, knob: &Knob, value: &str) -> bool {
        match knob {
            Knob::Policy(pointer) => return self.set_in_policy(pointer, value),
            Knob::PolicyText => {
                let Some(policy) = self.upload.policy.as_mut() else {
                    return false;
                };
                let whole = Span::new(0, policy.bytes().len());
                policy.replace(whole, value);
                policy.commit();
            }
            Knob::Field(name, nth) => self.set_field(name, *nth, value),
            Knob::Bucket => self.upload.set_bucket(value),
            Knob::FileName => self.set_file_name(value),
            Knob::FileSize => match value.trim().parse() {
                Ok(size) => self.set_size(size),
                Err(_) => return false,
            },
            Knob::Now => match times::parse_now(value) {
                Some(now) => self.now = now.seconds,
                None => return false,
            },
        }
        true
    }

    fn set_in_policy(&mut self, pointer: &str, value: &str) -> bool {
        let Some(policy) = self.upload.policy.as_mut() else {
            return false;
        };
        let mut leaves = leaves(policy.bytes()).into_iter();
        let Some(leaf) = leaves.find(|leaf| leaf.pointer == pointer) else {
            return false;
        };
        let with = if leaf.is_text {
            rules::escaped(value)
        } else {
            value.to_owned()
        };
        policy.replace(leaf.span, with);
        policy.commit();
        true
    }

    fn set_field(&mut self, name: &str, nth: usize, value: &str) {
        let sent = self.original.position(name).is_some();
        let mut same = self.upload.fields.iter_mut().filter(|entry| entry.is(name));
        match same.nth(nth) {
            Some(entry) => value.as_bytes().clone_into(&mut entry.value),
            None if !value.is_empty() => self.upload.add(name, value),
            None => {}
        }
        // A field that was never sent goes as it came.
        if !sent && value.is_empty() {
            self.upload.fields.retain(|entry| !entry.is(name));
        }
    }

    fn set_file_name(&mut self, value: &str) {
        self.upload.file_name = Some(value.to_owned());
        let files = self.upload.fields.iter_mut();
        for file in files.filter_map(|entry| entry.file.as_mut()) {
            file.name = file.name.as_ref().map(|_| value.to_owned());
        }
    }

    fn set_size(&mut self, size: u64) {
        self.upload.file_size = Some(size);
        let files = self.upload.fields.iter_mut();
        for file in files.filter_map(|entry| entry.file.as_mut()) {
            file.size = file.size.map(|_| size);
        }
    }

    /// Everything as it was given.
    pub fn reset(&mut self) {
        self.upload = self.original.clone();
        self.now = self.sent_at;
    }

    /// Whether anything differs from what was given.
    pub fn is_changed(&self) -> bool {
        self.now != self.sent_at || self.upload != self.original
    }

    /// What COS would say.
    pub fn outcome(&self) -> Outcome {
        let mut work = self.clone();
        let signed_anew = work.follow();
        let diagnosis = work.judge();
        let loud = |finding: &&Finding| finding.severity != Severity::Note;
        let gone = self.before.iter().filter(loud);
        let gone = gone.filter(|finding| !has(&diagnosis.findings, finding));
        Outcome {
            gone: gone.cloned().collect(),
            beside: self.beside.clone(),
            signed_anew,
            diagnosis,
        }
    }

    fn judge(&self) -> Diagnosis {
        let clock = self.clock();
        // Only right or wrong: a search for the mistake would take its time with every key.
        let mut diagnosis = diagnose(&self.upload.evidence(), &clock, Effort::None);
        let wrong = |one: &&mut Finding| one.id == FindingId::SignatureUnexplained;
        let found = diagnosis.findings.iter_mut().find(wrong);
        if let Some((found, explained)) = found.zip(self.explained.as_ref()) {
            *found = explained.clone();
        }
        let params = diagnosis.findings.iter_mut();
        for (name, value) in params.flat_map(|finding| &mut finding.params) {
            if *name == "now_from" {
                *value = Param::Text("trial".to_owned());
            }
        }
        diagnosis
    }

    fn clock(&self) -> Clock {
        Clock {
            machine: self.now,
            offset: self.offset,
            given: Some(self.now),
        }
    }

    /// The `policy` field and the signature follow what was changed; whether the signature is another one.
    fn follow(&mut self) -> bool {
        let policy = self.upload.policy_text() != self.original.policy_text();
        if policy {
            self.upload.encode();
        }
        let changed = |name: &str| self.upload.value(name) != self.original.value(name);
        let wrong = self.before.iter().any(|finding| {
            matches!(
                finding.id,
                FindingId::SignatureShape
                    | FindingId::SignatureExplained
                    | FindingId::SignatureUnexplained
            )
        });
        let signs = policy || changed("q-key-time");
        let sent = self.upload.value("q-signature").is_some();
        if !signs || wrong || !sent || changed("q-signature") {
            return false;
        }
        let new_time = changed("q-key-time");
        self.upload.stale = true;
        let evidence = self.upload.evidence();
        let key_time = context(&evidence, &self.clock()).key_time_text();
        // A SignKey is good for its own KeyTime only.
        if new_time {
            self.upload.secrets.sign_key = None;
            self.upload.secrets.key_time = None;
        }
        let right = self.upload.signature(key_time.as_deref());
        let right = right.as_deref().unwrap_or(UNKNOWN);
        if let Some(entry) = self.upload.field_mut("q-signature") {
            right.as_bytes().clone_into(&mut entry.value);
        }
        true
    }
}

/// When the upload was made. Where only this machine's clock is known and COS said something else than "expired",
/// it was made in time: the clock of whoever reads the answer later says nothing about that.
fn moment(facts: &Facts, diagnosis: &Diagnosis) -> i64 {
    let Times {
        now,
        expiration,
        key_time,
    } = diagnosis.times;
    let late = diagnosis.branch == DocumentedCase::Expiration.id();
    let known = late || now.from != NowFrom::Machine || facts.answer.is_none();
    let ends = [
        expiration.map(|at| at.seconds),
        key_time.map(|(_, end)| end),
    ];
    let Some(end) = ends.into_iter().flatten().min().filter(|_| !known) else {
        return now.instant;
    };
    let start = key_time.map_or(i64::MIN, |(start, _)| start);
    if end <= start || now.instant < end {
        return now.instant;
    }
    start.max(end.saturating_sub(1))
}

/// Names of conditions that are no form fields.
const NO_FIELDS: [&str; 5] = [
    "bucket",
    "expiration",
    "conditions",
    "content-length-range",
    "x-cos-security-token",
];

/// The condition on KeyTime has another name than its field.
fn partner(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    if name == "q-sign-time" {
        return "q-key-time".to_owned();
    }
    name
}

/// Whether a list holds a finding of the same id about the same field.
fn has(list: &[Finding], finding: &Finding) -> bool {
    let same = |other: &Finding| other.id == finding.id && other.field == finding.field;
    list.iter().any(same)
}

/// A value in a policy's text.
struct Leaf {
    pointer: String,
    name: String,
    value: String,
    span: Span,
    is_text: bool,
}

/// The values a policy holds, in its order.
fn leaves(text: &[u8]) -> Vec<Leaf> {
    let document = json::parse(text);
    let policy = Policy::read(&document);
    let raw = |span: Span| {
        let bytes = text.get(span.start..span.end).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    };
    let whole = |pointer: String, name: &str, span: Span| Leaf {
        pointer,
        name: name.to_owned(),
        value: raw(span),
        span,
        is_text: false,
    };
    let leaf = |pointer: String, name: &str, node: &json::Node| {
        let mut leaf = whole(pointer, name, node.inner());
        if let Some(text) = node.as_text() {
            leaf.value.clone_from(&text.value);
            leaf.is_text = true;
        }
        leaf
    };
    let expiration = policy.expirations.last().map(|(name, node)| {
        let pointer = format!("/{}", json::pointer_token(&name.value));
        leaf(pointer, &name.value, node)
    });
    let entries = policy.entries.iter().map(|entry| {
        let pointer = entry.pointer.clone();
        match &entry.rule {
            Rule::Exact(rule) | Rule::StartsWith(rule) => leaf(pointer, &rule.field, &rule.node),
            Rule::Length { .. } => whole(pointer, "content-length-range", entry.span),
            Rule::Unreadable => whole(pointer, "conditions", entry.span),
        }
    });
    expiration.into_iter().chain(entries).collect()
}
