//! Everything shown passes through here first: what is secret, by slot, and how it is masked.
//!
//! Secrets are known by the slot they were given in (SecretKey, SignKey, token), by their name or shape in any
//! paste (`detect`), and by derivation (the SignKeys that a SecretKey and the KeyTimes at hand
//! give are as good as the key). SecretIds and object keys are no secrets. There is no switch that turns
//! this off. It must not know how a finding is worded or laid out.

mod credentials;
mod detect;
mod kind;
mod packed;
mod secret_index;
mod signatures;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use crate::cos::policy::Policy;
use crate::cos::signature;
use crate::diagnosis::{Finding, FindingId};
use crate::evidence::keys::has_key_shape;
use crate::evidence::{Evidence, Facts, Value};
use crate::json;
use crate::text::{Place, SourceId, Span};

pub use kind::{MASK, SIGNATURE_DIGITS, Secret};
pub(super) use packed::decoded;
pub(super) use secret_index::merged;
use secret_index::{Reach, SecretIndex};
use signatures::Signatures;

/// So many KeyTimes give SignKeys that are masked.
const SIGN_KEYS: usize = 64;

/// Longer ones are tokens: they sign nothing.
const LONGEST_KEY: usize = 64;

/// So many bytes are searched for secrets that nobody named; a paste of hundreds of parts has each of them to its end.
const SEARCHED: usize = 64 * 1024 * 1024;

/// So many encodings of each other are taken off a text in which a secret may stand.
const LAYERS: usize = 3;

/// From this length on, in bytes, a value has six characters in common with some secret often enough to be seen.
const CHANCE: usize = 64;

/// So far around a place a secret in it may begin or end.
const REACH: usize = 64;

/// Form fields whose values are secrets.
const SECRET_FIELDS: [(&str, Secret); 6] = [
    ("token", Secret::Token),
    ("x-cos-security-token", Secret::Token),
    ("x-ci-security-token", Secret::Token),
    (
        "x-cos-server-side-encryption-customer-key",
        Secret::CustomerKey,
    ),
    ("secretkey", Secret::SecretKey),
    ("signkey", Secret::SignKey),
];

/// Masks secrets in one piece of evidence.
#[derive(Default)]
pub struct Redactor {
    secrets: SecretIndex,
    /// Bytes masked by position, in every source on the way to the paste; in order, once all are known.
    places: BTreeMap<SourceId, Vec<Span>>,
    signatures: Signatures,
    kinds: BTreeSet<Secret>,
}

impl Redactor {
    /// Collects the secrets of the evidence.
    pub fn new(evidence: &Evidence) -> Self {
        Self::with_facts(evidence, &evidence.facts())
    }

    /// The same, with facts already gathered.
    pub fn with_facts(evidence: &Evidence, facts: &Facts) -> Self {
        let mut collector = Collector {
            evidence,
            known: HashSet::new(),
            hasher: RandomState::new(),
            keys: Vec::new(),
            redactor: Self::default(),
        };
        collector.slots(facts);
        let mut budget = Some(SEARCHED);
        let mut sources = searched(evidence);
        sources.retain(|source| {
            let whole = evidence.sources.whole(*source);
            budget = budget.and_then(|budget| budget.checked_sub(whole.span.len()));
            match budget {
                Some(_) => collector.search(whole),
                // What is not searched is not shown.
                None => collector.mask(whole),
            }
            budget.is_some()
        });
        collector.headers(&sources);
        collector.sign_keys(facts);
        let mut redactor = collector.redactor;
        for spans in redactor.places.values_mut() {
            *spans = merged(std::mem::take(spans));
        }
        redactor
    }

    /// The secrets themselves, to look for.
    pub(super) fn secrets(&self) -> &SecretIndex {
        &self.secrets
    }

    /// Where secrets stand, in every source on the way to the paste.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let places = self.places.iter();
        places.flat_map(|(source, spans)| {
            spans.iter().map(|span| Place {
                source: *source,
                span: *span,
            })
        })
    }

    /// The form's signatures, to look for.
    pub(super) fn signatures(&self) -> &Signatures {
        &self.signatures
    }

    /// What was masked, for the list at a report's end.
    pub fn kinds(&self) -> impl Iterator<Item = Secret> + '_ {
        self.kinds.iter().copied()
    }

    /// A value of the evidence without secrets. Control characters are the next one's business.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let tail = self.signatures.find(text.as_bytes(), 0);
        self.without(text, tail, Reach::Piece)
    }

    /// A value that is handed out to be copied: whole, a signature too, but for what is or decodes to a secret. A few
    /// characters that a policy or a digest has in common with one by chance stay; short values have none by chance.
    pub fn handed<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let digest = text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let chance = digest || text.len() >= CHANCE;
        let reach = if chance { Reach::Most } else { Reach::Piece };
        self.without(text, Vec::new(), reach)
    }

    fn without<'a>(&self, text: &'a str, mut spans: Vec<Span>, reach: Reach) -> Cow<'a, str> {
        spans.extend(self.secrets.find_by(text.as_bytes(), reach));
        if spans.is_empty() {
            return Cow::Borrowed(text);
        }
        let shown = |(span, masked): &(Span, bool)| {
            let shown = text.get(span.start..span.end).filter(|_| !masked);
            shown.unwrap_or(if *masked { MASK } else { "" })
        };
        let pieces = pieces(Span::new(0, text.len()), merged(spans));
        Cow::Owned(pieces.iter().map(shown).collect())
    }

    /// A part of a source piece by piece, and which of them are masked.
    pub(super) fn pieces(&self, evidence: &Evidence, place: Place) -> Vec<(Span, bool)> {
        let Span { start, end } = place.span;
        // What is masked around it may reach into it.
        let around = Span::new(start.saturating_sub(REACH), end.saturating_add(REACH));
        pieces(place.span, self.spans(evidence, place.source, around))
    }

    /// What to mask in a part of a source, in the source's coordinates, in order, without overlaps.
    pub fn spans(&self, evidence: &Evidence, source: SourceId, part: Span) -> Vec<Span> {
        let bytes = evidence.sources.bytes(source);
        let part = Span::new(part.start.min(bytes.len()), part.end.min(bytes.len()));
        let text = bytes.get(part.start..part.end).unwrap_or_default();
        let found = self.secrets.find(text).into_iter();
        let mut found: Vec<Span> = found.map(|span| span.shifted(part.start)).collect();
        let known = self.places.get(&source).map_or(&[][..], Vec::as_slice);
        let first = known.partition_point(|span| span.end <= part.start);
        let near = known.get(first..).unwrap_or_default().iter();
        found.extend(near.take_while(|span| span.start < part.end));
        merged(found)
    }
}

/// The collecting of the secrets of one piece of evidence.
struct Collector<'e> {
    evidence: &'e Evidence,
    /// What the index was made of, by its hash.
    known: HashSet<u64>,
    hasher: RandomState,
    /// What SignKeys are derived from.
    keys: Vec<Vec<u8>>,
    redactor: Redactor,
}

impl Collector<'_> {
    fn slots(&mut self, facts: &Facts) {
        let evidence = self.evidence;
        let read = evidence.readings.iter().map(|reading| &reading.holds);
        for held in read.clone().filter_map(|holds| holds.keys.as_ref()) {
            let secrets = [
                (held.secret_key, Secret::SecretKey),
                (held.sign_key, Secret::SignKey),
                (held.token, Secret::Token),
            ];
            for (value, kind) in secrets {
                if let Some(value) = value {
                    self.take(value.place, kind);
                }
            }
            for value in [held.secret_id, held.key_time].into_iter().flatten() {
                self.shape(value);
            }
        }
        let forms = read.filter_map(|holds| holds.form.as_ref());
        for field in forms.chain(&facts.form).flat_map(|form| &form.fields) {
            self.field(&evidence.text(field.name), field.value);
        }
    }

    fn field(&mut self, name: &str, value: Value) {
        let name = name.trim();
        let mut fields = SECRET_FIELDS.iter();
        if let Some((_, kind)) = fields.find(|(field, _)| field.eq_ignore_ascii_case(name)) {
            self.take(value.place, *kind);
        } else if has_key_shape(self.evidence.bytes(value).trim_ascii()) {
            self.take(value.place, Secret::SecretKey);
        } else if is_signature_name(name) {
            self.signature(value);
        } else if name.eq_ignore_ascii_case("q-ak") {
            self.shape(value);
        } else {
            self.search(value.place);
        }
    }

    /// A value that is a secret by its slot, its name or its shape.
    fn take(&mut self, place: Place, kind: Secret) {
        if self.know(self.evidence.sources.slice(place), kind) {
            self.mask(place);
        }
    }

    /// Looks for a secret from now on; whether it is one.
    fn know(&mut self, bytes: &[u8], kind: Secret) -> bool {
        if is_secret_id(bytes) || is_placeholder(bytes) {
            return false;
        }
        self.redactor.kinds.insert(kind);
        if self.known.insert(self.hasher.hash_one(bytes)) {
            self.redactor.secrets.add(bytes);
            self.keys.push(bytes.to_vec());
        }
        true
    }

    /// A value that is a SecretKey by its shape, in a slot where one may have been put by mistake.
    fn shape(&mut self, value: Value) {
        let bytes = self.evidence.bytes(value).trim_ascii();
        let plain = bytes.len() == 32 && bytes.iter().all(u8::is_ascii_alphanumeric);
        let base64 = bytes.len() == 44 && bytes.ends_with(b"=");
        if plain || base64 {
            self.take(value.place, Secret::SecretKey);
        }
    }

    /// What is a secret by its name or its shape, wherever it stands in a paste and whatever it is packed into.
    fn search(&mut self, within: Place) {
        let bytes = self.evidence.sources.slice(within);
        for (kind, span) in detect::secrets(bytes) {
            self.take(within.part(span.start..span.end), kind);
        }
        let mut packed = detect::unpacked(bytes);
        for _ in 0..LAYERS {
            let mut inner = Vec::new();
            for text in &packed {
                for (kind, span) in detect::secrets(text) {
                    self.know(text.get(span.start..span.end).unwrap_or_default(), kind);
                }
                inner.extend(detect::unpacked(text));
            }
            packed = inner;
        }
    }

    /// Cookies and foreign credentials, in the headers that were read and wherever else they stand.
    fn headers(&mut self, sources: &BTreeSet<SourceId>) {
        let evidence = self.evidence;
        let requests = evidence.readings.iter();
        let requests = requests.filter_map(|reading| reading.holds.request.as_ref());
        let mut places = Vec::new();
        for header in requests.flat_map(|request| &request.headers) {
            if let Some(kind) = credentials::kind(&evidence.text(header.name)) {
                let part = credentials::secret_part(evidence.bytes(header.value), kind);
                let place = header.value.place;
                places.extend(part.map(|part| (kind, place.part(part.start..part.end))));
            }
        }
        for source in sources {
            let found = credentials::secrets(evidence.sources.bytes(*source)).into_iter();
            places.extend(found.map(|(kind, span)| (kind, Place::new(*source, span))));
        }
        for (kind, place) in places {
            if !is_placeholder(evidence.sources.slice(place)) {
                self.redactor.kinds.insert(kind);
                self.mask(place);
            }
        }
    }

    fn signature(&mut self, value: Value) {
        let text = self.evidence.text(value);
        let room = self.redactor.signatures.has_room();
        let Some(tail) = self.redactor.signatures.add(&text) else {
            return;
        };
        if !room {
            self.redactor.secrets.add(text.as_bytes());
        }
        let whole = value.place.span.len();
        self.mask(value.place.part(tail.start.min(whole)..whole));
        self.redactor.kinds.insert(Secret::Signature);
    }

    /// Masks a place in every source it was decoded from.
    fn mask(&mut self, place: Place) {
        let mut at = Some(place);
        while let Some(here) = at {
            let spans = self.redactor.places.entry(here.source).or_default();
            spans.push(here.span);
            at = self.evidence.sources.lift(here);
        }
    }

    fn sign_keys(&mut self, facts: &Facts) {
        let keys = self.keys.iter().filter(|key| key.len() <= LONGEST_KEY);
        let keys: Vec<&[u8]> = keys.map(Vec::as_slice).take(4).collect();
        if keys.is_empty() {
            return;
        }
        let times = key_times_by_weight(self.evidence, facts);
        for key in keys {
            let untrimmed = Some(key).filter(|key| key.trim_ascii() != *key);
            for key in [Some(key.trim_ascii()), untrimmed].into_iter().flatten() {
                for time in &times {
                    let raw = signature::hmac_sha1(key, time.as_bytes());
                    let secrets = &mut self.redactor.secrets;
                    secrets.add(signature::hex(&raw).as_bytes());
                    secrets.add_bytes(&raw);
                }
            }
        }
    }
}

/// A range cut at what is masked of it.
fn pieces(whole: Span, masks: Vec<Span>) -> Vec<(Span, bool)> {
    let mut pieces = Vec::new();
    let mut at = whole.start;
    let touches = |mask: &Span| mask.start < whole.end && whole.start < mask.end;
    for mask in masks.into_iter().filter(touches) {
        let mask = Span::new(mask.start.max(at), mask.end.min(whole.end));
        pieces.extend([(Span::new(at, mask.start), false), (mask, true)]);
        at = mask.end;
    }
    pieces.push((Span::new(at, whole.end), false));
    pieces
}

/// The part of a signature that reports print.
pub fn signature_head(signature: &str) -> String {
    let mut head: String = signature.chars().take(SIGNATURE_DIGITS).collect();
    if head.len() < signature.len() {
        head.push_str(MASK);
    }
    head
}

/// What of a finding's expected or found value may be printed: a signature that would be accepted is as
/// good as the key until KeyTime ends.
pub fn finding_value<'a>(finding: &Finding, value: &'a str) -> Cow<'a, str> {
    let signature = matches!(
        finding.id,
        FindingId::SignatureCorrect
            | FindingId::SignatureExplained
            | FindingId::SignatureUnexplained
            | FindingId::SignatureShape
            | FindingId::PolicyHoldsSignature
    );
    if signature && value.chars().count() > SIGNATURE_DIGITS {
        Cow::Owned(signature_head(value))
    } else {
        Cow::Borrowed(value)
    }
}

/// Where secrets are searched that no reader looks for: in every part as its reader saw it, and in whole pastes, of
/// which nobody may have read a line.
fn searched(evidence: &Evidence) -> BTreeSet<SourceId> {
    let read = evidence.readings.iter();
    let parts = read.clone().map(|reading| reading.source);
    let read = read.map(|reading| reading.in_paste(evidence));
    let left = evidence
        .left
        .iter()
        .map(|left| evidence.sources.in_paste(left.place));
    parts
        .chain(read.chain(left).map(|place| place.source))
        .collect()
}

/// SecretIds are names, not secrets: `AKID…`, international ones `IKID…`.
fn is_secret_id(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii();
    let head = bytes.get(..4).unwrap_or_default();
    let known = [b"AKID", b"IKID"]
        .iter()
        .any(|prefix| head.eq_ignore_ascii_case(*prefix));
    known && bytes.len() >= 20
}

/// `q-signature`, and what people call it by mistake.
fn is_signature_name(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let letters: Vec<u8> = letters.map(|byte| byte.to_ascii_lowercase()).collect();
    letters.ends_with(b"signature")
}

/// A value that was masked before it was pasted holds nothing to protect.
fn is_placeholder(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        text.trim()
            .chars()
            .all(|c| matches!(c, '*' | '•' | '…' | 'x' | 'X' | '.'))
    })
}

/// The KeyTimes whose SignKeys matter: what is judged first (form, policy, keys), then the newest of all that
/// was pasted.
fn key_times_by_weight(evidence: &Evidence, facts: &Facts) -> Vec<String> {
    let named = |name: Value| {
        evidence
            .text(name)
            .trim()
            .eq_ignore_ascii_case("q-key-time")
    };
    let text = |value: Value| evidence.text(value).into_owned();
    let fields = facts.form.iter().flat_map(|form| &form.fields);
    let sent = fields
        .filter(|field| named(field.name))
        .map(|it| text(it.value));
    let mut times: Vec<String> = sent.collect();
    let mut all = BTreeSet::new();
    let policies = facts.policy.iter().chain(&facts.other_policies);
    for json in policies.filter_map(|policy| policy.json) {
        let bytes = evidence.bytes(json);
        let policy = Policy::read(&json::parse(bytes));
        times.extend(policy.on("q-sign-time").map(|(_, rule)| rule.value.clone()));
        all.extend(key_times(bytes));
    }
    for reading in &evidence.readings {
        all.extend(key_times(evidence.sources.bytes(reading.source)));
    }
    times.extend(facts.keys.key_time.map(text));
    let mut newest: Vec<String> = all.into_iter().collect();
    newest.sort_by_key(|time| Reverse(ends_at(time)));
    let mut seen = BTreeSet::new();
    let times = times
        .iter()
        .chain(&newest)
        .map(|time| time.trim().to_owned());
    let fit = times.filter(|time| (1..=64).contains(&time.len()) && seen.insert(time.clone()));
    fit.take(SIGN_KEYS).collect()
}

/// The end of `start;end`.
fn ends_at(time: &str) -> Option<u64> {
    time.split_once(';')?.1.parse().ok()
}

/// `start;end` with 9 to 13 digits each, wherever it stands.
fn key_times(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for at in memchr::memchr_iter(b';', bytes) {
        let digits = |byte: &&u8| byte.is_ascii_digit();
        let (front, back) = bytes.split_at(at);
        let start = front.iter().rev().take(13).take_while(digits).count();
        let end = back.iter().skip(1).take(13).take_while(digits).count();
        if start >= 9
            && end >= 9
            && let Some(text) = bytes.get(at - start..=at + end)
        {
            found.insert(String::from_utf8_lossy(text).into_owned());
        }
        if found.len() >= 4096 {
            break;
        }
    }
    found
}
