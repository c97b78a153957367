//! What a reader says that a range of a text is, how sure it is and why, and which of the claims to the same bytes
//! holds. One place for all readers: none comes first because it was asked first. It knows what a reading holds and
//! never how it was read.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::super::draft::{is_field, name_weight};
use super::super::{Reading, request};
use crate::cos::answers::Meaning;
use crate::text::slugs::slugs;
use crate::text::{Place, Sources, Span};

slugs! {
/// How sure a reader is of a part, the least first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Certainty {
    /// Nothing but the user says so.
    Asked = "asked",
    /// Words that could say something else.
    Words = "words",
    /// Names among other text.
    Names = "names",
    /// A grammar that has a beginning and an end.
    Grammar = "grammar",
}
}

slugs! {
/// What a reader met in a part that shows what it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Met {
    /// Names of fields that forms have.
    Fields = "field-names",
    /// A host of COS.
    Host = "cos-host",
    /// The method of a request.
    Method = "method",
    /// The delimiters of a multipart body.
    Delimiters = "delimiters",
    /// A code or a message that COS gives.
    Answer = "cos-answer",
    /// The members of a policy.
    Policy = "policy-members",
    /// A SecretId, a key or a token.
    Keys = "keys",
}
}

/// A part of a paste: where it stands, how sure its reader is and why.
#[derive(Clone, Debug)]
pub struct Part {
    /// The bytes it was read from.
    pub place: Place,
    /// How sure its reader is.
    pub certainty: Certainty,
    /// What it met, and how often.
    pub because: Vec<(Met, usize)>,
}

slugs! {
/// What a part of a paste is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// What COS answered.
    Answer = "answer",
    /// What a client's library made of an answer.
    ClientObject = "client-object",
    /// A policy.
    Policy = "policy",
    /// A policy of CAM: what a key may do.
    CamPolicy = "cam-policy",
    /// Fields of a form.
    Form = "form",
    /// Fields as a program printed them.
    ConsoleLines = "console-lines",
    /// A request, or the address of one.
    Request = "request",
    /// A multipart body without its head.
    Body = "body",
    /// Keys.
    Keys = "keys",
    /// A flag of the command line.
    Option = "option",
}
}

impl Kind {
    /// What a reading is.
    pub fn of(sources: &Sources, reading: &Reading) -> Self {
        let holds = &reading.holds;
        let is_cam = |json| super::super::policy::is_cam(sources.slice(json));
        match reading.reader {
            "option" => return Self::Option,
            "multipart" => return Self::Body,
            "rows" | "dump" => return Self::ConsoleLines,
            _ => {}
        }
        if holds.request.is_some() {
            Self::Request
        } else if holds.form.is_some() {
            Self::Form
        } else if let Some(policy) = &holds.policy {
            let json = policy.json.map(|json| json.place);
            let cam = json.is_some_and(is_cam);
            if cam { Self::CamPolicy } else { Self::Policy }
        } else if holds.keys.is_some() {
            Self::Keys
        } else if holds.answer.as_ref().is_some_and(|it| it.wrapper.is_some()) {
            Self::ClientObject
        } else {
            Self::Answer
        }
    }
}

/// What a reader says of a range.
pub(super) struct Claim {
    pub span: Span,
    pub reading: Reading,
    pub certainty: Certainty,
    pub because: Vec<(Met, usize)>,
}

impl Claim {
    /// A claim by what its reading holds.
    pub(super) fn new(sources: &Sources, reading: Reading, span: Span) -> Self {
        let because = met(sources, &reading);
        let holds = &reading.holds;
        let loose = matches!(reading.reader, "lines" | "rows" | "dump");
        let alone = reading.holds_keys_only();
        let wrapped = (holds.answer.as_ref()).is_some_and(|answer| answer.wrapper.is_some());
        let certainty = if loose || alone {
            Certainty::Names
        } else if because.is_empty() || wrapped && reading.reads_answer_only() {
            Certainty::Words
        } else {
            Certainty::Grammar
        };
        Self {
            span,
            reading,
            certainty,
            because,
        }
    }

    /// What claims are compared by: how sure, how much was met, how many bytes; then what is the same for two claims only
    /// where they are one.
    fn evidence(&self) -> impl Ord + use<> {
        let met: usize = self.because.iter().map(|(_, times)| times).sum();
        let (start, reader) = (Reverse(self.span.start), Reverse(self.reading.reader));
        (self.certainty, met, self.span.len(), start, reader)
    }

    /// Whether there is more to show for it than for another claim.
    pub(super) fn outweighs(&self, other: &Self) -> bool {
        self.evidence() > other.evidence()
    }

    /// Whether these are the keys above a list that begins, by names that lists have, behind them.
    pub(super) fn is_above(&self, list: &Self, (sources, within): (&Sources, Place)) -> bool {
        let fields = list.reading.holds.form.iter().flat_map(|form| &form.fields);
        let mut names = fields.map(|field| field.name.place);
        // `token` alone is no field's name, though lists have it.
        let first = names.find(|name| is_field(&sources.text(*name)));
        let first = first.and_then(|name| sources.lift_to(name, within.source));
        self.reading.holds_keys_only()
            && (self.span.start + 1..self.span.end).contains(&list.span.start)
            && first.is_some_and(|name| self.span.end <= name.span.start)
    }

    /// The part that it is.
    pub(super) fn part(&self, place: Place) -> Part {
        Part {
            place,
            certainty: self.certainty,
            because: self.because.clone(),
        }
    }
}

/// The claims that hold, in the order of the text: of those to the same bytes the one with the most to show for it.
pub(super) fn settle(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by_key(|claim| Reverse(claim.evidence()));
    let mut held: Vec<Claim> = Vec::new();
    for claim in claims {
        let apart = |other: &Claim| {
            claim.span.end <= other.span.start || other.span.end <= claim.span.start
        };
        if held.iter().all(apart) {
            held.push(claim);
        }
    }
    held.sort_by_key(|claim| claim.span.start);
    held
}

/// What a reading holds that shows what it is, and how often.
fn met(sources: &Sources, reading: &Reading) -> Vec<(Met, usize)> {
    let holds = &reading.holds;
    let fields = holds.form.iter().flat_map(|form| &form.fields);
    let names = fields.map(|field| sources.slice(field.name.place));
    let names = names.filter(|name| name_weight(name) > 0);
    let names: HashSet<Vec<u8>> = names.map(<[u8]>::to_ascii_lowercase).collect();
    let request = holds.request.as_ref();
    let host = request.and_then(|request| request.host);
    let host = host.is_some_and(|host| request::is_own(&sources.text(host.place)));
    let method = request.is_some_and(|request| request.method.is_some());
    let body = request.and_then(|request| request.multipart.as_ref());
    let delimiters = body.map_or(0, |scan| scan.parts.len());
    let answer = holds.answer.as_ref();
    let told = answer.is_some_and(|it| it.code.is_some() || it.meaning != Meaning::Unknown);
    let policy = holds.policy.as_ref().is_some_and(|it| it.json.is_some());
    let keys = holds.keys.iter().flat_map(|keys| {
        let slots = [keys.secret_id, keys.secret_key, keys.token, keys.sign_key];
        slots.into_iter().flatten()
    });
    let all = [
        (Met::Fields, names.len()),
        (Met::Host, usize::from(host)),
        (Met::Method, usize::from(method)),
        (Met::Delimiters, delimiters),
        (Met::Answer, usize::from(told)),
        (Met::Policy, usize::from(policy)),
        (Met::Keys, keys.count()),
    ];
    all.into_iter().filter(|(_, times)| *times > 0).collect()
}
