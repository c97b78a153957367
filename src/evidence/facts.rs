//! The readings put together: one answer, one form, one policy, one set of keys, each from the reading
//! nearest to the wire (request, then form, then `--policy`, then flags), and every value that another
//! reading gives differently.

mod merge;

use std::cmp::Reverse;

use super::{Answer, Evidence, Fidelity, Form, Keys, PolicyText, Reading, Request, Slot, Value};
use crate::cos::host;
use crate::text::{Sources, Span};

/// What is known, after all readings.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The answer and the index of its reading.
    pub answer: Option<Answer>,
    /// The form.
    pub form: Option<Form>,
    /// How near the form is to the wire.
    pub form_fidelity: Option<Fidelity>,
    /// What the form's source never holds (see `Reading::missing`).
    pub form_missing: Vec<&'static str>,
    /// The request.
    pub request: Option<Request>,
    /// The policy that is judged: the form's, else one of its own.
    pub policy: Option<PolicyText>,
    /// JSON text of the policy from another source than the one judged: what the code may have signed.
    pub other_policies: Vec<PolicyText>,
    /// Keys, slot by slot from all readings.
    pub keys: Keys,
    /// The request's bucket: from host or path, else the flag.
    pub bucket: Option<(String, Value)>,
    /// The file's name: from the part, else the flag.
    pub file_name: Option<Value>,
    /// The file's size in bytes: from the part, else the flag.
    pub file_size: Option<(u64, Value)>,
    /// Values that differ between readings.
    pub conflicts: Vec<Conflict>,
}

/// Two sources give different values for one slot.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The slot: a field's name, `policy`, `bucket`, `answer`, ….
    pub slot: String,
    /// The value that is judged.
    pub kept: Value,
    /// The other.
    pub other: Value,
}

impl Facts {
    /// Puts the readings together.
    pub fn gather(evidence: &Evidence) -> Self {
        let readings = by_nearness(evidence);
        let mut facts = Self::default();
        facts.take_request(evidence, &readings);
        facts.take_form(evidence, &readings);
        facts.take_policies(evidence, &readings);
        facts.take_bucket(evidence, &readings);
        facts.take_file(evidence, &readings);
        facts.keys = merge::keys(evidence, &mut facts.conflicts);
        facts.answer = merge::answer(evidence, &mut facts.conflicts);
        facts
    }

    fn conflict(&mut self, slot: impl Into<String>, kept: Value, other: Value) {
        self.conflicts.push(Conflict {
            slot: slot.into(),
            kept,
            other,
        });
    }

    fn take_request(&mut self, evidence: &Evidence, readings: &[&Reading]) {
        for request in readings
            .iter()
            .filter_map(|reading| reading.holds.request.as_ref())
        {
            match &mut self.request {
                None => self.request = Some(request.clone()),
                Some(kept) => merge::request(evidence, kept, request, &mut self.conflicts),
            }
        }
    }

    fn take_form(&mut self, evidence: &Evidence, readings: &[&Reading]) {
        for reading in readings {
            let Some(form) = &reading.holds.form else {
                continue;
            };
            match &mut self.form {
                None => {
                    self.form = Some(form.clone());
                    self.form_fidelity = Some(reading.fidelity);
                    self.form_missing.clone_from(&reading.missing);
                }
                Some(kept) => merge::form(evidence, kept, form, &mut self.conflicts),
            }
        }
    }

    /// The form's policy is judged, else the most exact of those given alone; all others that differ from it
    /// are kept beside it.
    fn take_policies(&mut self, evidence: &Evidence, readings: &[&Reading]) {
        let mut all: Vec<&PolicyText> = Vec::new();
        all.extend(self.form.as_ref().and_then(|form| form.policy.as_ref()));
        let forms = readings
            .iter()
            .filter_map(|reading| reading.holds.form.as_ref());
        let (mut alone, mut others) = (Vec::new(), Vec::new());
        for reading in readings {
            let Some(policy) = &reading.holds.policy else {
                continue;
            };
            // What a key may do is no policy of a form, unless somebody says so.
            if merge::is_cam(evidence, policy) && reading.hint != Some(Slot::Policy) {
                others.push(policy.clone());
            } else {
                alone.push(policy);
            }
        }
        alone.sort_by_key(|policy| (merge::is_cam(evidence, policy), Reverse(policy.fidelity)));
        all.extend(forms.filter_map(|form| form.policy.as_ref()));
        all.extend(alone);
        let mut differ = None;
        for policy in all.iter().skip(1) {
            let mut known = all.iter().copied().take(1).chain(&others);
            if known.any(|known| merge::same_bytes(evidence, known, policy)) {
                continue;
            }
            let first = all.first();
            differ = differ.or_else(|| {
                first.and_then(|first| merge::policy_conflict(evidence, first, policy))
            });
            others.push((*policy).clone());
        }
        self.policy = all.first().map(|policy| (*policy).clone());
        self.other_policies = others;
        // Two forms' `policy` fields were compared already.
        let told = self
            .conflicts
            .iter()
            .any(|conflict| conflict.slot == "policy");
        if let Some((kept, other)) = differ.filter(|_| !told) {
            self.conflict("policy", kept, other);
        }
    }

    fn take_bucket(&mut self, evidence: &Evidence, readings: &[&Reading]) {
        let flag = readings.iter().find_map(|reading| reading.holds.bucket);
        let flag = flag.map(|value| (evidence.text(value).into_owned(), value));
        let sent = self
            .request
            .as_ref()
            .and_then(|request| bucket(evidence, request));
        if let (Some((sent_name, sent)), Some((name, flag))) = (&sent, &flag)
            && !sent_name.eq_ignore_ascii_case(name)
        {
            self.conflict("bucket", *sent, *flag);
        }
        self.bucket = sent.or(flag);
    }

    fn take_file(&mut self, evidence: &Evidence, readings: &[&Reading]) {
        let forms = readings
            .iter()
            .filter_map(|reading| reading.holds.form.as_ref());
        let parts = forms.filter_map(|form| {
            let field = form.fields.get(form.file_index(evidence)?)?;
            Some((field.file.as_ref()?, field.value))
        });
        let parts: Vec<_> = parts.collect();
        let given = readings
            .iter()
            .filter_map(|reading| reading.holds.file_name);
        for name in parts
            .iter()
            .filter_map(|(part, _)| part.filename)
            .chain(given)
        {
            let kept = *self.file_name.get_or_insert(name);
            if evidence.bytes(kept) != evidence.bytes(name) {
                self.conflict("file-name", kept, name);
            }
        }
        let given = readings
            .iter()
            .filter_map(|reading| reading.holds.file_size);
        let sizes = parts
            .iter()
            .filter_map(|(part, value)| Some((part.size?, *value)));
        for (size, at) in sizes.chain(given) {
            let (kept, kept_at) = *self.file_size.get_or_insert((size, at));
            if kept != size {
                self.conflict("file-size", kept_at, at);
            }
        }
    }
}

/// The readings, nearest to the wire first: request, form, policy, flags; inside each the more exact, then the
/// later one.
fn by_nearness(evidence: &Evidence) -> Vec<&Reading> {
    let mut readings: Vec<(usize, &Reading)> = evidence.readings.iter().enumerate().collect();
    readings.sort_by_key(|(index, reading)| {
        let holds = &reading.holds;
        let rank = match (&holds.request, &holds.form, &holds.policy) {
            (Some(_), Some(_), _) => 0,
            (Some(_), None, _) => 1,
            (None, Some(_), _) => 2,
            (None, None, Some(_)) => 3,
            (None, None, None) => 4,
        };
        (rank, Reverse(reading.fidelity), Reverse(*index))
    });
    readings.into_iter().map(|(_, reading)| reading).collect()
}

/// The bucket that host or path name, with its place there.
fn bucket(evidence: &Evidence, request: &Request) -> Option<(String, Value)> {
    let host = request.host?;
    let text = |value: Value| evidence.text(value).to_lowercase();
    let host_text = text(host);
    let path_text = request.path.map(text).unwrap_or_default();
    let bucket = host::target(&host_text, &path_text).bucket?;
    let find = |value: Value, text: &str| {
        let at = text.find(&bucket.to_lowercase())?;
        let span = Span::new(at, at + bucket.len());
        Some(Value {
            place: value.place.part(span),
        })
    };
    let place = find(host, &host_text).or_else(|| find(request.path?, &path_text));
    Some((bucket, place.unwrap_or(host)))
}

/// Whether two readings of one paste hold answers of different words.
pub(super) fn contradict(sources: &Sources, one: &Reading, other: &Reading) -> bool {
    match (&one.holds.answer, &other.holds.answer) {
        (Some(one), Some(other)) => !merge::same_words(sources, one, other),
        (Some(_) | None, None) | (None, Some(_)) => false,
    }
}
